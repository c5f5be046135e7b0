"""A draft of gold from a briefing saves the typing: it is gold, says what it is, and fits its briefing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran

from summarizer.articles.files import read_articles
from summarizer.commands.files import load_briefing
from summarizer.regress.draft import draft_gold
from summarizer.regress.scoring.gold import load_gold, misquotes
from summarizer.regress.scoring.matching import Articles
from summarizer.regress.scoring.measures import total
from summarizer.regress.scoring.score import score
from summarizer.schema.gold import DRAFT

Run = Callable[..., Ran]
FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import asyncio
    import io
    from datetime import date

    from summarizer.pipeline import Plan, make_briefing
    from summarizer.render.json import to_json

    read = read_articles([str(FIXTURES / "articles" / "quake")], io.BytesIO())
    made = asyncio.run(make_briefing(read, Plan(date(2025, 10, 16), day_given=True, language="en")))
    path = tmp_path_factory.mktemp("brief") / "brief.json"
    path.write_text(to_json(made), encoding="utf-8")
    return path


def test_a_draft_is_gold_that_says_nobody_has_read_it(run: Run, briefing: Path, tmp_path: Path) -> None:
    ran = run("regress", "--draft", briefing)
    assert ran.code == 0
    path = tmp_path / "quake.yaml"
    path.write_text(ran.out, encoding="utf-8")
    gold = load_gold(path)
    assert (gold.cluster, gold.made_by, gold.date, gold.language) == ("quake", DRAFT, "2025-10-16", "en")
    assert ran.out.startswith("# A draft made from a briefing; nobody has read it")
    brief = load_briefing(briefing)
    articles = Articles(brief)
    assert misquotes(gold, {articles.name_of(a.id): a.text for a in brief.articles}) == []
    assert sorted(gold.origins[0])[:2] == ["01-acor-flash", "02-harbour-tribune"]


def test_a_briefing_is_perfect_against_its_own_draft(briefing: Path, tmp_path: Path) -> None:
    """What the program read is what the draft says: every figure found strictly, every event, nothing besides."""
    brief, path = load_briefing(briefing), tmp_path / "quake.yaml"
    path.write_text(draft_gold(brief), encoding="utf-8")
    units = score(brief, load_gold(path)).measures.values()
    for name in ("figures.f1", "figures strict.f1", "events.f1", "actors.found", "relations.right"):
        assert total(u[name] for u in units if name in u).value == pytest.approx(1, abs=0.03), name


def test_a_suite_with_a_draft_is_warned_of(run: Run, tmp_path: Path) -> None:
    from regress_suites import write_suite

    suite = write_suite(tmp_path / "suite")
    gold = suite / "gold" / "floods.yaml"
    gold.write_text(f"made_by: {DRAFT}\n" + gold.read_text(encoding="utf-8"), encoding="utf-8")
    ran = run("regress", suite)
    assert "gold of floods is a draft that nobody has read yet" in ran.err


def test_a_finished_briefing_is_scored_against_its_gold(run: Run, briefing: Path) -> None:
    for gold in (FIXTURES, FIXTURES / "gold" / "quake.yaml"):
        ran = run("regress", gold, "--score", briefing)
        assert ran.code == 0, ran.err
        assert "figures.f1" in ran.out
        assert "failed: figure fear100d 04-diario-del-valle" in ran.out
    assert run("regress", FIXTURES / "gold", "--score", briefing).code == 2
