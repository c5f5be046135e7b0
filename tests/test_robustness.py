"""Noise that changes nothing an article says: what each kind does, and how much of the facts the rules keep."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran
from hypothesis import given
from hypothesis import strategies as st
from regress_suites import write_suite
from scripted_model import pointing
from scripted_server import serving

from summarizer.errors import UsageError
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.regress.noise import (
    KINDS,
    Translation,
    in_other_order,
    translated,
    with_an_order,
    with_furniture,
    with_slips,
)

Run = Callable[..., Ran]
TEXT = "Forty people died in Velnik.\n\nThe army said 45 were injured.\n\nSchools closed on Monday.\n"
PARAGRAPHS = st.lists(st.text("abc lm rn cl 19.,é", min_size=1).filter(str.strip), min_size=1, max_size=5)


@given(PARAGRAPHS, st.sampled_from(sorted(KINDS)), st.sampled_from(["en", "fr", "de", "pt-BR"]))
def test_noise_is_the_same_each_time_and_keeps_every_number(parts: list[str], kind: str, language: str) -> None:
    text = "\n\n".join(p.strip() or "a" for p in parts)
    noisy = KINDS[kind](text, language)
    assert KINDS[kind](text, language) == noisy
    digits = [c for c in noisy if c.isdigit()]
    wanted = [c for c in text if c.isdigit()]
    if kind == "furniture":
        assert len(digits) >= len(wanted)  # "2 free articles left" has one of its own
    else:
        assert sorted(digits) == sorted(wanted)


def test_slips_spare_names_and_short_words() -> None:
    text = "Carmine Bernardi returned concerned citizens to internal modern centres concerning turned barns. " * 12
    noisy = with_slips(text, "en")
    changed = [(a, b) for a, b in zip(text.split(), noisy.split(), strict=True) if a != b]
    assert changed
    assert all(a[0].islower() and a[0] == b[0] and len(a.strip(".")) >= 6 for a, b in changed)


def test_the_order_keeps_the_lead_and_the_injected_paragraph_holds_no_fact() -> None:
    assert in_other_order(TEXT, "en").split("\n\n")[0] == "Forty people died in Velnik."
    assert in_other_order(TEXT, "en").split("\n\n")[1] == "Schools closed on Monday.\n".strip()
    added = with_an_order(TEXT, "en").replace(TEXT.split("\n\n")[0], "")
    order = next(p for p in added.split("\n\n") if "automated readers" in p)
    assert find_numerals(order, load_profile("en")) == []
    assert with_furniture(TEXT, "fr").startswith("Partager cet article\n\nForty people")


def test_a_translation_of_a_paragraph_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match="does not hold the paragraph"):
        translated(TEXT, Translation(article="a/b", paragraph="Nobody died.", translation="Personne."))


def test_the_report_says_how_much_each_kind_moves(run: Run, tmp_path: Path) -> None:
    """The rules read two facts an article; furniture and an injected instruction move none of twelve."""
    ran = run("regress", write_suite(tmp_path / "suite"), "--robustness")
    assert ran.code == 0
    rows = {line[:24].strip(): line[24:].split() for line in ran.out.splitlines()}
    for kind in ("furniture", "injected instruction"):
        assert rows[kind][0] == "1.000", ran.out
    assert set(KINDS) <= rows.keys()


def test_a_model_is_shaken_live_and_its_answers_are_kept(
    run: Run, tmp_path: Path, model_at: Callable[..., None]
) -> None:
    case = ["--case", "floods/0-velnik"]
    suite = write_suite(tmp_path / "suite")
    with serving(pointing) as server:
        model_at(server.url)
        ran = run("regress", suite, *case, "--robustness", "--live")
        assert ran.code == 0, ran.err
        # the article, and each kind of noise; one article of two paragraphs has no other order, which the cache answers
        asked = len(server.requests)
        assert "\nm  " in ran.out
        assert run("regress", suite, *case, "--robustness", "--live").code == 0
        assert len(server.requests) == asked


def test_a_floor_of_robustness_that_does_not_hold_exits_1(run: Run, tmp_path: Path) -> None:
    suite = write_suite(tmp_path / "suite")
    run("regress", suite, "--set-floors")
    with (suite / "gates.toml").open("a", encoding="utf-8") as gates:
        gates.write('[robustness]\nfurniture = 1.1\n"paragraph order" = 0.0\n')
    ran = run("regress", suite, "--robustness")
    assert ran.code == 1
    assert "below the floor: furniture keeps 1.000 of the figures, the floor is 1.1" in ran.out
    assert run("regress", suite, "--set-floors").code == 0
    assert '"furniture" = 1.1' in (suite / "gates.toml").read_text(encoding="utf-8"), "setting floors keeps these"
