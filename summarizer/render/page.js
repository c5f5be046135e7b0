(() => {
  "use strict";
  const back = document.getElementById("return");
  let reading = null; // the citation that was followed or shown last
  let away = false; // whether the reader has left it for its passage
  let lit = [];

  const passagesOf = (id) => document.querySelectorAll(`#${CSS.escape(id)}, [data-of="${CSS.escape(id)}"]`);
  const citing = (mark) => {
    const found = [];
    for (let at = mark; at; at = at.parentElement.closest("mark")) {
      found.push(...document.querySelectorAll(`a.cite[href="#${CSS.escape(at.id || at.dataset.of)}"]`));
    }
    return found;
  };
  const light = (elements) => {
    lit.forEach((element) => element.classList.remove("lit"));
    lit = [...elements];
    lit.forEach((element) => element.classList.add("lit"));
  };
  const choose = (cite, leaving) => {
    if (reading) reading.removeAttribute("aria-current");
    reading = cite;
    reading.setAttribute("aria-current", "true");
    away = leaving;
    back.hidden = !leaving;
  };
  const show = (cite) => {
    for (let at = cite.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    cite.scrollIntoView({ block: "center" });
    cite.focus({ preventScroll: true });
  };
  const lineOf = (cite) => cite.closest(".line") || cite.parentElement;
  const follow = (cite) => {
    choose(cite, true);
    light(passagesOf(cite.hash.slice(1)));
  };
  // A passage leads back to where the reader came from, then on to the next line that cites it.
  const lead = (mark, event) => {
    const cites = citing(mark);
    if (!cites.length) return;
    event.preventDefault();
    const here = cites.indexOf(reading);
    choose(cites[here >= 0 && away ? here : (here + 1) % cites.length], false);
    light([...cites.map(lineOf), ...passagesOf(reading.hash.slice(1))]);
    show(reading);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.matches("a.cite")) follow(link);
    else if (link.parentElement.matches("mark")) lead(link.parentElement, event);
    else if (link === back && reading) {
      event.preventDefault();
      choose(reading, false);
      show(reading);
    }
  });
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest("details:not([open])");
    if (closed) {
      closed.open = true;
      target.scrollIntoView({ block: "center" });
    }
  });
})();
