"""What each metric counts as found, right and wrong, on a briefing small enough to check by eye."""

import hashlib
from typing import Any

import pytest

from summarizer.regress.scoring.matching import match_figures
from summarizer.regress.scoring.measures import Check, Ratio, total
from summarizer.regress.scoring.names import Names
from summarizer.regress.scoring.quantities import same_number, same_property
from summarizer.regress.scoring.reconciliation import gold_outcomes, macro_f1
from summarizer.regress.scoring.score import METRICS, score
from summarizer.schema.brief import (
    Actor,
    Article,
    Briefing,
    Citation,
    Claim,
    Derived,
    Event,
    Figure,
    Generator,
    Relation,
    Statement,
    Story,
)
from summarizer.schema.gold import Gold, GoldFigure

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
        Article(
            id=i,
            source=f"/in/{name}.md",
            language="en",
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            origin=i,
        )
        for i, name, text in (("a1", "one", ONE), ("a2", "two", TWO))
    ]
    told = {"events": (), "actors": (), "relations": ()} | parts
    headline = Statement(text="Velnik", written_by="template")
    story = Story(id="s1", articles=("a1", "a2"), headline=headline, statements=(), figures=figures, **told)
    made = Generator(extractor="lexical", model=None, prompts={})
    return Briefing(date="2024-11-30", language="en", generator=made, articles=tuple(articles), stories=(story,))


def measured(brief: Briefing, asked: Gold) -> dict[str, Ratio]:
    """Each measure over all of the story's units."""
    units = score(brief, asked).measures.values()
    return {name: total(unit[name] for unit in units if name in unit) for name in {n for unit in units for n in unit}}


def checks(brief: Briefing, asked: Gold, kind: str) -> dict[str, Check]:
    return {c.id: c for c in score(brief, asked).checks if c.kind == kind}


def test_every_measure_has_a_definition_and_every_definition_a_measure() -> None:
    """But a judge's, who is asked only with --judge."""
    asked = gold(
        never_dates=["2024-01-01"],
        events=[SCHOOL],
        reconcile=[{"id": "R", "kind": "conflict", "figures": ["dead20", "dead45"]}],
    )
    made = set(measured(briefing(figure(1, "disputed", DEAD20, DEAD45)), asked))
    parts = {f"{kind}.{name} f1" for kind in ("actors", "events") for name in ("muc", "b3", "ceafe")}
    assert made - parts == {m.name for m in METRICS if not m.name.startswith("judged.")}


def test_a_figure_is_found_by_number_passage_property_and_subject_and_strictly_by_speaker_day_and_bound() -> None:
    """All four are told; one with another day, so strict recall is one less."""
    late = DEAD45.model_copy(update={"observation_date": "2024-11-28"})
    shown = briefing(figure(1, "disputed", DEAD20, late, DEAD30, TEN))
    found = measured(shown, gold())
    assert (found["figures.recall"], found["figures strict.recall"]) == (Ratio(4, 4), Ratio(3, 4))
    assert found["figures.precision"] == Ratio(4, 4)
    assert found["figures strict.f1"] == Ratio(6, 8)
    missed = checks(shown, gold(), "figure, strict")["dead45"]
    assert not missed.passed
    assert "as of 2024-11-28" in missed.got
    assert "as of None" in missed.expected
    assert "The army says 45 died." in missed.passage


def test_a_claim_with_another_property_is_located_but_not_found() -> None:
    found = measured(briefing(figure(1, "single", DEAD45, of="price")), gold())
    assert (found["figures.located"], found["figures.recall"], found["figures.precision"]) == (
        Ratio(1, 4),
        Ratio(0, 4),
        Ratio(0, 1),
    )


def test_a_gold_figure_is_told_by_one_claim_only() -> None:
    """The same claim made twice is one hit and one error, whichever comes first."""
    found = measured(briefing(figure(1, "single", DEAD45), figure(2, "single", DEAD45)), gold())
    assert (found["figures.recall"], found["figures.precision"]) == (Ratio(1, 4), Ratio(1, 2))


def test_a_number_cited_to_another_passage_is_not_found() -> None:
    """A right value with a wrong source is a miss, said as such, and the claim is no gold claim."""
    stray = DEAD45.model_copy(update={"citations": (cite(ONE, "Trucks hit a school in Velnik."),)})
    shown = briefing(figure(1, "single", stray))
    assert measured(shown, gold())["figures.recall"] == Ratio(0, 4)
    elsewhere = gold(figures=[FIGURES[1] | {"value": 30}])
    assert checks(briefing(figure(1, "single", DEAD30)), elsewhere, "figure")["dead45"].got == "told, but not from here"
    assert checks(briefing(), gold(), "figure")["dead45"].got == "told nowhere"


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
    assert match_figures(both, gold())["dead30"].told.figure.id == "f2"


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
    assert same_property("survivors", "rescued")
    assert same_property("damage", "loss")
    assert same_property("losses expected", "loss")
    assert same_property("suspected cases", "infections")
    assert not same_property("strikers", "airstrikes")
    assert not same_property("lorries turned back", "ships waiting")


def test_actors_split_and_merged_are_told_apart() -> None:
    """One gold actor in two Actors is split; two in one Actor are a false merge; a bare name is not its longer one."""
    army = {"id": "army", "name": "army", "aliases": ["army"]}
    actors = (
        Actor(id="p1", name="Velnik Monitor", kind="organisation", aliases=("Monitor", "the army")),
        Actor(id="p2", name="VM", kind="organisation"),
    )
    found = measured(briefing(actors=actors), gold(actors=[MONITOR, army]))
    assert found["actors.found"] == Ratio(2, 2)
    # of the three pairs in p1 (monitor, velnik monitor, army) two are wrong; of gold's three two are lost
    assert found["actors.over-merge"].value == pytest.approx(2 / 3)
    assert found["actors.under-merge"].value == pytest.approx(2 / 3)


SCHOOL = {"id": "school", "date": "2024-11-29", "what": "a school in Velnik is hit", "articles": ["one"]}
HIT = {"type": "attack", "summary": "Trucks hit a school in Velnik.", "citations": (cite(ONE, "Trucks hit"),)}


def test_an_event_is_found_once_and_not_against_its_date() -> None:
    """Of two tellings of one day only one counts, and a telling of another day none."""
    events = [Event.model_validate(HIT | {"id": f"e{d}", "date": f"2024-11-{d}"}) for d in (28, 29)]
    twin = events[1].model_copy(update={"id": "e30"})
    found = measured(briefing(events=(*events, twin)), gold(events=[SCHOOL]))
    assert (found["events.recall"], found["events.precision"]) == (Ratio(1, 1), Ratio(1, 3))
    assert found["events.date right"] == Ratio(1, 1)


def test_where_gold_marks_the_sentence_it_decides_instead_of_words() -> None:
    asked = {
        **SCHOOL,
        "what": "une école est touchée",
        "mentions": [{"article": "one", "quote": "Trucks hit a school"}],
    }
    event = Event.model_validate(HIT | {"id": "e1", "date": "2024-11-29"})
    assert measured(briefing(events=(event,)), gold(events=[asked]))["events.recall"] == Ratio(1, 1)
    asked["mentions"] = [{"article": "one", "quote": "The army says"}]
    assert measured(briefing(events=(event,)), gold(events=[asked]))["events.recall"] == Ratio(0, 1)


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
        ("conflict", ("dead20", "dead45"), UPDATED, (), "wrong"),
        ("scope", ("dead20", "dead30"), APART, (), "right"),
        ("scope", ("dead20", "dead30"), DISPUTED, (), "wrong"),
        ("part_whole", ("dead20", "dead30"), APART, (PART_OF,), "right"),
        ("part_whole", ("dead20", "dead30"), APART, (), "wrong"),
        ("part_whole", ("dead20", "dead30"), AGREED, (PART_OF,), "wrong"),
        ("background", ("dead20", "dead30"), APART, (), "right"),
        ("background", ("dead20", "dead30"), UPDATED, (), "wrong"),
        ("corrected", ("dead20", "dead30"), UPDATED, (), "wrong"),
        ("corrected", ("dead20", "dead30"), APART, (Relation(kind="corrected", figures=("f2", "f1")),), "right"),
    ],
)
def test_how_figures_stand_in_the_briefing_says_whether_golds_relation_is_right(
    kind: str, ids: tuple[str, ...], figures: list[Figure], relations: tuple[Relation, ...], verdict: str
) -> None:
    """One row a rule: how the figures stand in the briefing, and what that makes of the gold relation."""
    asked = gold(reconcile=[{"id": "R1", "kind": kind, "figures": ids}])
    shown = briefing(*figures, relations=relations)
    assert checks(shown, asked, "conflict" if kind == "conflict" else "relation")["R1"].passed is (verdict == "right")


def test_a_dispute_that_gold_knows_does_not_spoil_the_update() -> None:
    """ "Disputed" outranks "updated": an evolving toll with a gold conflict in it is rightly shown as disputed."""
    relations = [
        {"id": "R1", "kind": "evolving", "figures": ("dead20", "dead30")},
        {"id": "R2", "kind": "conflict", "figures": ("dead20", "dead45")},
    ]
    shown = briefing(figure(1, "disputed", DEAD20, DEAD45, DEAD30))
    assert measured(shown, gold(reconcile=relations))["relations.right"] == Ratio(2, 2)


def test_a_conflict_needs_a_named_speaker_on_every_side() -> None:
    asked = gold(reconcile=[{"id": "R", "kind": "conflict", "figures": ("dead20", "dead45")}])
    nameless = DEAD45.model_copy(update={"attributed_to": ""})
    assert measured(briefing(*NAMED), asked)["conflicts.recall"] == Ratio(1, 1)
    assert measured(briefing(figure(1, "disputed", DEAD20, nameless)), asked)["conflicts.recall"] == Ratio(0, 1)


def test_a_dispute_is_precise_only_where_gold_has_a_conflict_of_two_of_its_numbers() -> None:
    """The same Figure is a false dispute where gold says that one number took the other's place."""
    conflict = gold(reconcile=[{"id": "R", "kind": "conflict", "figures": ("dead20", "dead45")}])
    evolving = gold(reconcile=[{"id": "R", "kind": "evolving", "figures": ("dead20", "dead45")}])
    shown, alone = briefing(figure(1, "disputed", DEAD20, DEAD45)), briefing(figure(1, "disputed", DEAD20))
    assert measured(shown, conflict)["conflicts.precision"] == Ratio(1, 1)
    assert measured(shown, evolving)["conflicts.precision"] == Ratio(0, 1)
    assert measured(alone, conflict)["conflicts.precision"] == Ratio(0, 1)
    updated = briefing(figure(1, "updated", DEAD20, DEAD45))
    assert measured(updated, evolving)["updates.precision"] == Ratio(1, 1)
    assert measured(updated, conflict)["updates.precision"] == Ratio(0, 1)


def test_numbers_of_two_days_that_both_stand_in_a_dispute_are_its_sides() -> None:
    asked = gold(reconcile=[{"id": "R", "kind": "conflict", "figures": ("dead20", "dead45")}])
    shown = figure(1, "disputed", DEAD20, DEAD45.model_copy(update={"observation_date": "2024-11-30"}))
    assert measured(briefing(shown), asked)["reconciliation.pairs right"] == Ratio(0, 1)
    standing = shown.model_copy(update={"standing": (0, 1)})
    assert measured(briefing(standing), asked)["reconciliation.pairs right"] == Ratio(1, 1)


def test_nobody_disputes_himself() -> None:
    """A gold conflict names every number of a quarrel; two of one speaker's are an update, in gold and in the briefing."""
    relations = [
        {"id": "R1", "kind": "conflict", "figures": ("dead20", "dead30", "dead45")},
        {"id": "R2", "kind": "evolving", "figures": ("dead20", "dead30")},
    ]
    asked = gold(reconcile=relations)
    assert gold_outcomes(asked)["dead20", "dead30"] == "updated"
    own = DEAD20.model_copy(update={"attributed_to": "VM", "observation_date": None})
    shown = figure(1, "disputed", own, DEAD45, DEAD30)
    assert measured(briefing(shown), asked)["reconciliation.pairs right"] == Ratio(3, 3)


def test_a_conflict_that_a_later_count_settled_is_still_shown() -> None:
    """The figure is updated by a later day's claim, and both sides stay among its claims."""
    asked = gold(reconcile=[{"id": "R", "kind": "conflict", "figures": ("dead20", "dead45")}])
    later = DEAD30.model_copy(update={"observation_date": "2024-12-01"})
    shown = figure(1, "updated", DEAD20, DEAD45, later)
    assert measured(briefing(shown), asked)["conflicts.recall"] == Ratio(1, 1)
    assert measured(briefing(shown), asked)["reconciliation.pairs right"] == Ratio(0, 1)
    told = shown.model_copy(update={"contested": (0, 1)})  # "disputed before"
    assert measured(briefing(told), asked)["reconciliation.pairs right"] == Ratio(1, 1)


def outcomes(*figures: Figure, asked: Gold, relations: tuple[Relation, ...] = ()) -> float | None:
    return measured(briefing(*figures, relations=relations), asked)["reconciliation.macro f1"].value


def test_pairs_of_figures_have_outcomes_and_a_missing_number_has_none() -> None:
    """Gold: 20 and 30 updated, 20 and 45 disputed, ten of another scope; one figure of all gets two right."""
    relations = [
        {"id": "R1", "kind": "evolving", "figures": ("dead20", "dead30")},
        {"id": "R2", "kind": "conflict", "figures": ("dead20", "dead45")},
        {"id": "R3", "kind": "scope", "figures": ("ten", "dead20")},
    ]
    asked = gold(reconcile=relations)
    assert gold_outcomes(asked) == {
        ("dead20", "dead30"): "updated",
        ("dead20", "dead45"): "disputed",
        ("dead20", "ten"): "different scope",
    }
    assert outcomes(figure(1, "disputed", DEAD20, DEAD45, DEAD30), figure(2, "single", TEN), asked=asked) == 1
    assert outcomes(figure(1, "disputed", DEAD20, DEAD45, DEAD30, TEN), asked=asked) == pytest.approx((2 / 3 + 1) / 3)
    assert outcomes(figure(1, "disputed", DEAD20, DEAD45), asked=asked) == pytest.approx(1 / 3)


def test_the_same_number_in_a_copy_has_one_origin_where_gold_lists_copies() -> None:
    asked = gold(reconcile=[{"id": "R", "kind": "basis", "figures": ("dead45", "dead45b")}], origins=[["one", "two"]])
    twin = GoldFigure.model_validate(FIGURES[1] | {"id": "dead45b", "article": "two"})
    asked = asked.model_copy(update={"figures": (*asked.figures, twin)})
    assert gold_outcomes(asked) == {("dead45", "dead45b"): "same origin"}
    apart = asked.model_copy(update={"origins": ()})
    assert gold_outcomes(apart) == {("dead45", "dead45b"): "agree"}


def test_macro_f1_weighs_a_rare_outcome_as_much_as_a_common_one() -> None:
    wanted = {("a", str(i)): "agree" for i in range(9)} | {("b", "c"): "disputed"}
    told = dict.fromkeys(wanted, "agree")
    assert macro_f1(wanted, told) == pytest.approx((18 / 19 + 0) / 2)


def test_forbidden_days_are_counted_only_where_gold_names_some() -> None:
    """A claim of the page's scrape date is told; without the key there is no such measure."""
    shown = briefing(figure(1, "single", DEAD20))
    assert measured(shown, gold(never_dates=["2024-11-29"]))["grounding.forbidden days"] == Ratio(1, 1)
    assert "grounding.forbidden days" not in measured(shown, gold())


def test_an_offset_that_does_not_hold_is_counted() -> None:
    """Python would take a negative offset from the end of the text: no citation may."""
    good = cite(ONE, "The army says 45 died.")
    wrong = [
        good.model_copy(update={"start": good.start + 1}),
        good.model_copy(update={"start": good.start - len(ONE)}),
    ]
    shown = briefing(figure(1, "single", DEAD45.model_copy(update={"citations": (good, *wrong)})))
    assert measured(shown, gold())["grounding.offsets valid"] == Ratio(1, 3)


def story_of(*statements: Statement) -> Briefing:
    shown = briefing(figure(1, "disputed", DEAD20, DEAD45, DEAD30))
    story = shown.stories[0].model_copy(update={"statements": statements, "headline": statements[0]})
    return shown.model_copy(update={"stories": (story,)})


def says(text: str, *citations: Citation, **refs: Any) -> Statement:
    return Statement(text=text, written_by="template", citations=citations, **refs)


ARMY, MONITOR_SAID = (
    cite(ONE, "The army says 45 died."),
    cite(ONE, "The Velnik Monitor (VM) said at least 20 people died."),
)


def test_citation_recall_and_precision_are_alces() -> None:
    """The second sentence needs both its citations; in the third one is needless; the fourth is not supported."""
    statements = (
        says("45 died.", ARMY),
        says("At least 20 died, or 45.", MONITOR_SAID, ARMY),
        says("45 died.", ARMY, MONITOR_SAID),
        says("60 died.", ARMY),
    )
    found = measured(story_of(*statements), gold())
    assert found["told.citation recall"] == Ratio(4, 5)  # the headline is the first sentence again
    assert found["told.citation precision"] == Ratio(5, 7)
    assert found["told.unsupported"] == Ratio(1, 5)
    assert found["told.numbers invented"] == Ratio(1, 6)


def test_a_derived_number_is_not_invented() -> None:
    derived = (Derived(start=0, end=1, value=2, op="count_articles", of=("a1", "a2")),)
    found = measured(story_of(says("2 articles tell it.", derived=derived)), gold())
    assert (found["told.numbers invented"], found["told.citation recall"]) == (Ratio(0, 2), Ratio(0, 0))


def test_facts_told_are_counted_once_however_many_articles_have_them() -> None:
    """Four figures and an event; two figures are told, one by reference and one by its number and passage."""
    statements = (says("At least 20 died.", MONITOR_SAID, figures=("f1.c0",)), says("45 died, it says.", ARMY))
    found = measured(story_of(*statements), gold(events=[SCHOOL]))
    assert found["told.comprehensiveness"] == Ratio(2, 5)


def test_a_statement_that_tells_nothing_new_is_redundant() -> None:
    statements = (
        says("At least 20 died.", MONITOR_SAID, figures=("f1.c0",)),
        says("The count stands.", MONITOR_SAID, figures=("f1.c0",)),
        says("Trucks hit a school in Velnik.", cite(ONE, "Trucks hit a school in Velnik.")),
        says("A school was hit in Velnik by trucks.", cite(ONE, "Trucks hit a school in Velnik.")),
    )
    assert measured(story_of(*statements), gold())["told.redundancy"] == Ratio(2, 4)
