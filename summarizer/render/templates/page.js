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
      found.push(...document.querySelectorAll(`cite a[href="#${CSS.escape(at.id || at.dataset.of)}"]`));
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
  // A story that is filtered away, or a closed list of claims, must not hide where a link leads.
  const unhide = (element) => {
    const only = document.getElementById("only");
    if (only && element.closest(".story, .source, .overview") && !element.getClientRects().length) only.value = "all";
    for (let at = element.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  };
  const show = (cite) => {
    unhide(cite);
    cite.scrollIntoView({ block: "center" });
    cite.focus({ preventScroll: true });
  };
  const lineOf = (cite) => cite.closest("li, .headline, .now");
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
    if (link.matches("cite a")) follow(link);
    else if (link.parentElement.matches("mark")) lead(link.parentElement, event);
    else if (link === back && reading) {
      event.preventDefault();
      choose(reading, false);
      show(reading);
    }
  });
  // What a citation says, before it is followed.
  document.addEventListener("pointerover", (event) => {
    const cite = event.target.closest("cite a");
    if (!cite || cite.title) return;
    const words = [...passagesOf(cite.hash.slice(1))].map((piece) => piece.textContent).join("").trim();
    cite.title = words.length > 240 ? `${words.slice(0, 239)}…` : words;
  });
  document.getElementById("only")?.addEventListener("change", () => document.getElementById("briefing").scrollTo(0, 0));
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && !target.getClientRects().length) {
      unhide(target);
      target.scrollIntoView({ block: "center" });
    }
  });
})();
