"""What the gold scorer counts as found, right and wrong, on a briefing small enough to check by eye."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from summarizer.schema.brief import (
    Actor,
    Article,
    Briefing,
    Citation,
    Claim,
    Event,
    Figure,
    Generator,
    Relation,
    Statement,
    Story,
)

# benchmarks/ is a folder of scripts, no package: its modules are found as they are when one is run.
sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from gold import Gold, GoldFigure, Names, match_figures, same_number, same_property
from score_gold import Score, b_cubed, main, score

ONE = "The Velnik Monitor (VM) said at least 20 people died. The army says 45 died. Trucks hit a school in Velnik."
TWO = "On Saturday the Monitor counted 30 dead, ten of them children. Dozens fled. Almost 9 km were lost."


def cite(text: str, exact: str) -> Citation:
    return Citation.of("a1" if text is ONE else "a2", text, text.index(exact), text.index(exact) + len(exact))


DEAD20 = Claim(
    bound="at_least",
    min_value=20,
    observation_date="2024-11-29",
    attributed_to="Velnik Monitor",
    citations=(cite(ONE, "The Velnik Monitor (VM) said at least 20 people died."),),
)
DEAD45 = Claim(bound="exact", value=45, attributed_to="army", citations=(cite(ONE, "The army says 45 died."),))
DEAD30 = Claim(
    bound="exact",
    value=30,
    observation_date="2024-11-30",
    attributed_to="VM",
    citations=(cite(TWO, "On Saturday the Monitor counted 30 dead, ten of them children."),),
)
TEN = DEAD30.model_copy(update={"value": 10})

FIGURES: list[dict[str, Any]] = [
    {"id": "dead20", "metric": "deaths", "value": 20, "bound": "at_least", "as_of": "2024-11-29", "article": "one"}
    | {"attributed_to": "Velnik Monitor (VM)", "quote": "at least 20 people died"},
    {"id": "dead45", "metric": "deaths", "value": 45, "bound": "exact", "article": "one"}
    | {"attributed_to": "the army", "quote": "45 died"},
    {"id": "dead30", "metric": "deaths", "value": 30, "bound": "exact", "as_of": "2024-11-30", "article": "two"}
    | {"attributed_to": "Velnik Monitor", "quote": "30 dead"},
    {"id": "ten", "metric": "deaths", "subject": "children", "value": 10, "bound": "exact", "article": "two"}
    | {"as_of": "2024-11-30", "attributed_to": "VM", "quote": "ten of them"},
]
MONITOR = {"id": "vm", "name": "Velnik Monitor", "aliases": ["Velnik Monitor", "VM", "Monitor"]}


def gold(**parts: Any) -> Gold:
    return Gold.model_validate({"cluster": "velnik", "figures": FIGURES, "actors": [MONITOR], **parts})


def figure(number: int, status: str, *claims: Claim, of: str = "deaths") -> Figure:
    raw = {"id": f"f{number}", "measured_property": of, "observation_about": "", "status": status, "claims": claims}
    return Figure.model_validate(raw | {"current": None if status == "disputed" else len(claims) - 1})


def briefing(*figures: Figure, **parts: Any) -> Briefing:
    articles = [
        Article(id=i, source=f"/in/{name}.md", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), origin=i)
        for i, name, text in (("a1", "one", ONE), ("a2", "two", TWO))
    ]
    told = {"events": (), "actors": (), "relations": ()} | parts
    headline = Statement(text="Velnik", written_by="template")
    story = Story(id="s1", articles=("a1", "a2"), headline=headline, statements=(), figures=figures, **told)
    made = Generator(extractor="lexical", model=None, prompts={})
    return Briefing(date="2024-11-30", language="en", generator=made, articles=tuple(articles), stories=(story,))


def part(title: str, scores: list[Score]) -> tuple[dict[str, Any], dict[str, list[str]]]:
    found = next(s for s in scores if s.title == title)
    return dict(found.rows), found.lists


def test_a_figure_is_found_by_number_and_cited_span_and_strictly_by_speaker_day_and_bound() -> None:
    """All four are told; one with another day, so strict recall is one less."""
    late = DEAD45.model_copy(update={"observation_date": "2024-11-28"})
    rows, lists = part("figures", score(briefing(figure(1, "disputed", DEAD20, late, DEAD30, TEN)), gold()))
    assert (rows["lenient recall"], rows["strict recall"]) == ((4, 4), (3, 4))
    assert lists["found, but"] == ["dead45: as of 2024-11-28, not None"]
    assert rows["as-of right, of the dated"] == (3, 3)


def test_a_number_cited_to_another_passage_is_not_found() -> None:
    """A right value with a wrong source is a miss, said as such, and the claim is no gold claim."""
    stray = DEAD45.model_copy(update={"citations": DEAD30.citations})
    rows, lists = part("figures", score(briefing(figure(1, "single", stray)), gold()))
    assert (rows["lenient recall"], rows["claims also in gold"]) == ((0, 4), (0, 1))
    assert "dead45: 45 died (told, not cited here)" in lists["gold figures missed"]


@pytest.mark.parametrize(
    ("wanted", "claim", "same"),
    [
        ({"bound": "almost", "value": 9}, {"bound": "less_than", "max_value": 9}, True),
        ({"bound": "more_than", "value": 9}, {"bound": "exact", "value": 9}, True),
        ({"bound": "more_than", "value": 9}, {"bound": "more_than", "max_value": 9}, False),
        ({"bound": "plural"}, {"bound": "plural", "min_value": 24}, True),
        ({"bound": "plural"}, {"bound": "at_least", "min_value": 24}, False),
        ({"bound": "range", "min_value": 6, "max_value": 7}, {"bound": "range", "min_value": 6, "max_value": 7}, True),
        ({"bound": "range", "min_value": 6, "max_value": 7}, {"bound": "range", "min_value": 6, "max_value": 8}, False),
    ],
)
def test_a_claims_number_stands_where_its_bound_keeps_it(
    wanted: dict[str, Any], claim: dict[str, Any], same: bool
) -> None:
    """The value is compared whatever the bounds, except that a vague plural is only a plural's."""
    asked = GoldFigure.model_validate({"id": "x", "metric": "m", "article": "one", "quote": "q"} | wanted)
    assert same_number(asked, Claim.model_validate(claim)) is same


def test_of_two_claims_in_one_sentence_the_one_that_counts_the_same_thing_is_taken() -> None:
    """ "13 dead ... 13 missing" in one sentence does not make a toll of the missing."""
    both = briefing(figure(1, "single", DEAD30, of="missing"), figure(2, "single", DEAD30, of="fatalities"))
    assert match_figures(both, gold())["dead30"].figure.id == "f2"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Velnik Monitor (VM)", "the Monitor", True),
        ("Velnik Army", "Velnik Monitor", False),
        ("Velnik state media", "state media", True),
        ("", "", True),
        ("", "VM", False),
    ],
)
def test_speakers_are_one_by_alias_or_head_word(a: str, b: str, same: bool) -> None:
    """A shared adjective is no shared speaker."""
    assert Names(gold().actors).same_speaker(a, b) is same


def test_properties_are_compared_by_table_before_words() -> None:
    """ "Share price" and "share held" share a word and are two things; "toll" and "deaths" share none and are one."""
    assert same_property("deaths", "death toll")
    assert not same_property("share price", "share held")


def test_b_cubed_on_a_merge_and_a_miss() -> None:
    """Two actors of two names in one Actor, one name in none: by hand, precision 5/9 and recall 5/8."""
    items = [("a", "x"), ("b", "x"), ("c", "y"), ("d", "y")]
    precision, recall = b_cubed(items, [frozenset("abc")])
    assert precision == pytest.approx(5 / 9)
    assert recall == pytest.approx((1 + 1 + 0.5 + 0) / 4)


def test_actors_split_and_merged_are_told_apart() -> None:
    """One gold actor in two Actors is split; two in one Actor are a false merge; a bare name is not its longer one."""
    army = {"id": "army", "name": "army", "aliases": ["army"]}
    actors = (
        Actor(id="p1", name="Velnik Monitor", kind="organisation", aliases=("Monitor", "the army")),
        Actor(id="p2", name="VM", kind="organisation"),
    )
    rows, lists = part("actors", score(briefing(actors=actors), gold(actors=[MONITOR, army])))
    assert (rows["found"], rows["with variants"], rows["split"], rows["false merges"]) == ((2, 2), (1, 2), 1, 1)
    assert lists["falsely merged"] == ["army + vm"]


def test_an_event_is_found_once_and_not_against_its_date() -> None:
    """Of two tellings of one day only one counts, and a telling of another day none."""
    what = {"id": "school", "date": "2024-11-29", "what": "a school in Velnik is hit", "articles": ["one"]}
    hit = {"type": "attack", "summary": "Trucks hit a school in Velnik.", "citations": (cite(ONE, "Trucks hit"),)}
    events = [Event.model_validate(hit | {"id": f"e{d}", "date": f"2024-11-{d}"}) for d in (28, 29)]
    rows, lists = part("events", score(briefing(events=(*events, events[1])), gold(events=[what])))
    assert (rows["found (overlap 0.3)"], rows["date right, of the found"]) == ((1, 1), (1, 1))
    assert [line[:3] for line in lists["events not in gold"]] == ["e28"]


PART_OF = Relation(kind="part_of", figures=("f1", "f2"))
UPDATED = [figure(1, "updated", DEAD20, DEAD30)]
AGREED = [figure(1, "agreed", DEAD20, DEAD30)]
APART = [figure(1, "single", DEAD20), figure(2, "single", DEAD30)]
DISPUTED = [figure(1, "disputed", DEAD20, DEAD30)]
NAMED = [figure(1, "disputed", DEAD20, DEAD45)]


@pytest.mark.parametrize(
    ("kind", "ids", "figures", "relations", "verdict"),
    [
        ("evolving", ("dead20", "dead30"), UPDATED, (), "right"),
        ("evolving", ("dead20", "dead30"), AGREED, (), "wrong"),
        ("evolving", ("dead20", "dead30"), APART, (), "wrong"),
        ("basis", ("dead20", "dead30"), AGREED, (), "right"),
        ("basis", ("dead20", "dead30"), DISPUTED, (), "wrong"),
        ("conflict", ("dead20", "dead45"), NAMED, (), "right"),
        ("conflict", ("dead20", "dead30"), UPDATED, (), "wrong"),
        ("conflict", ("dead20", "dead45"), UPDATED, (), "not testable"),
        ("scope", ("dead20", "dead30"), APART, (), "right"),
        ("scope", ("dead20", "dead30"), DISPUTED, (), "wrong"),
        ("part_whole", ("dead20", "dead30"), APART, (PART_OF,), "right"),
        ("part_whole", ("dead20", "dead30"), APART, (), "half"),
        ("part_whole", ("dead20", "dead30"), AGREED, (PART_OF,), "wrong"),
        ("background", ("dead20", "dead30"), APART, (), "right"),
        ("background", ("dead20", "dead30"), UPDATED, (), "wrong"),
        ("corrected", ("dead20", "dead30"), UPDATED, (), "wrong"),
        ("corrected", ("dead20", "dead30"), APART, (Relation(kind="corrected", figures=("f2", "f1")),), "right"),
    ],
)
def test_relation_verdicts(
    kind: str, ids: tuple[str, ...], figures: list[Figure], relations: tuple[Relation, ...], verdict: str
) -> None:
    """One row a rule: how the figures stand in the briefing, and what that makes of the gold relation."""
    asked = gold(reconcile=[{"id": "R1", "kind": kind, "figures": ids}])
    _, lists = part("reconcile", score(briefing(*figures, relations=relations), asked))
    assert lists["verdicts"][0].startswith(f"R1 {kind}: {verdict}: ")


def test_a_dispute_that_gold_knows_does_not_spoil_the_update() -> None:
    """ "Disputed" outranks "updated": an evolving toll with a gold conflict in it is rightly shown as disputed."""
    relations = [
        {"id": "R1", "kind": "evolving", "figures": ("dead20", "dead30")},
        {"id": "R2", "kind": "conflict", "figures": ("dead20", "dead45")},
    ]
    shown = briefing(figure(1, "disputed", DEAD20, DEAD45, DEAD30))
    rows, _ = part("reconcile", score(shown, gold(reconcile=relations)))
    assert rows["right"] == (2, 2)


def test_forbidden_days_are_counted_only_where_gold_names_some() -> None:
    """A claim of the page's scrape date is told; without the key there is no such part."""
    shown = briefing(figure(1, "single", DEAD20))
    rows, _ = part("never dates", score(shown, gold(never_dates=["2024-11-29"])))
    assert rows["dated to a forbidden day"] == 1
    assert all(s.title != "never dates" for s in score(shown, gold()))


def test_the_command_reads_files_and_refuses_what_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON on standard output with shares as pairs; 2 and one line where a file is no briefing."""
    brief, asked = tmp_path / "brief.json", tmp_path / "gold.yaml"
    brief.write_text(briefing(figure(1, "single", DEAD20)).model_dump_json(), encoding="utf-8")
    asked.write_text(gold().model_dump_json(), encoding="utf-8")  # JSON is YAML
    assert main([str(brief), str(asked), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert first["rows"][0] == ["lenient recall", [1, 4]]
    asked.write_text("figures: [", encoding="utf-8")
    assert main([str(brief), str(asked)]) == 2
    assert capsys.readouterr().err.startswith("score_gold: ")
