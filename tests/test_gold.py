"""Gold files are read, or refused with path and reason; those that ship quote their articles letter for letter."""

import io
from pathlib import Path, PurePosixPath

import pytest

from summarizer.articles.files import read_articles
from summarizer.errors import UsageError
from summarizer.regress.scoring.gold import load_gold, misquotes, only_articles
from summarizer.schema.gold import Gold

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
X = "cluster: x\n"
FIGURE = "{id: dead, metric: deaths, value: 20, bound: exact, article: one, quote: 20 died}"


def texts(folder: Path) -> dict[str, str]:
    return {PurePosixPath(a.source).stem: a.text for a in read_articles([str(folder)], io.BytesIO()).articles}


SHIPPED = sorted(path for folder in (FIXTURES, FIXTURES / "first_sight") for path in (folder / "gold").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_gold_file_that_ships_is_well_formed_and_quotes_its_articles(path: Path) -> None:
    gold = load_gold(path)
    assert gold.cluster == path.stem
    assert gold.figures
    assert misquotes(gold, texts(path.parents[1] / "articles" / gold.cluster)) == []


def test_the_gold_beside_the_project_is_read_too(seeds: Path) -> None:
    gold = load_gold(seeds.parent / "seeds-gold.yaml")
    assert gold.figures
    assert misquotes(gold, texts(seeds)) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{X}figures: [{FIGURE.replace('exact', 'roughly')}]", r"figures\[0\] \(dead\)\.bound: Input should be"),
        (f"{X}figures: [{FIGURE.replace('metric', 'metrik')}]", r"figures\[0\] \(dead\)\.metrik: Extra inputs"),
        (f"{X}figures: [{FIGURE}, {FIGURE}]", r"figures: the id dead is given 2 times"),
        (f"{X}reconcile: [{{id: R1, kind: scope, figures: [none]}}]", r"reconcile \(R1\): there is no figure none"),
        (f"{X}events: [{{id: e, what: w, articles: [a], date: soon}}]", r"events\[0\] \(e\)\.date: String should"),
        ("figures: [", r"is not YAML"),
        ("- 1", r"the file: Input should be a valid dictionary"),
    ],
)
def test_a_fault_is_told_with_its_path_and_reason(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "gold.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=reason) as refused:
        load_gold(path)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_date_may_be_written_as_yaml_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "gold.yaml"
    path.write_text(
        "cluster: x\ndate: 2024-11-30\nevents: [{id: e, what: w, articles: [a], date: 2016}]", encoding="utf-8"
    )
    gold = load_gold(path)
    assert (gold.date, gold.events[0].date) == ("2024-11-30", "2016")


def test_a_quote_that_its_article_does_not_hold_is_told() -> None:
    gold = Gold.model_validate(
        {
            "cluster": "x",
            "figures": [
                {"id": "dead", "metric": "deaths", "value": 20, "bound": "exact", "article": "one", "quote": "20"}
            ],
            "events": [{"id": "e", "what": "w", "articles": ["two"]}],
        }
    )
    assert misquotes(gold, {"one": "21 died."}) == [
        "events (e): there is no article two",
        "figures (dead): one does not hold the quote '20'",
    ]


def test_gold_of_some_articles_alone_keeps_only_what_they_tell() -> None:
    gold = load_gold(FIXTURES / "gold" / "quake.yaml")
    kept = only_articles(gold, ["04-diario-del-valle"])
    assert {f.article for f in kept.figures} == {"04-diario-del-valle"}
    assert all("04-diario-del-valle" in e.articles for e in kept.events)
    assert kept.reconcile == ()
