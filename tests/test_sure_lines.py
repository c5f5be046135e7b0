"""What rules alone are sure enough of to say: the count that stands first, a dispute, a part, a place, a name."""

import pytest
from sample_briefing import FLED, claim, sample_briefing, statement
from sample_briefing import figure as shown
from small_news import article, figure, mention_of, stories, story

from summarizer.render.words.figures import key_figures
from summarizer.render.words.latest import is_passed
from summarizer.render.words.reading import with_own_days
from summarizer.schema.brief import Claim, Figure, Relation, Story


def _said(value: float, day: str, **facts: object) -> Claim:
    return claim(str(value), FLED, value=value, observation_date=day, property_evidence="own cue", **facts)


def _showing(*figures: Figure, relations: tuple[Relation, ...] = ()) -> Story:
    headed = statement("The river rose.")
    facts = {"figures": figures, "relations": relations, "statements": (), "headline": headed}
    return sample_briefing().stories[0].model_copy(update=facts)


def _toll(number: int, value: float, day: str, place: str | None = None, **facts: object) -> Figure:
    told = {"label": "deaths", "place": place}
    return shown(number, "deaths", "people", _said(value, day, **{"origin_count": 2, **facts}), status="agreed", **told)


def test_a_toll_of_one_place_gives_way_to_a_later_count_that_names_none() -> None:
    old, new = _toll(91, 6, "2024-11-26", "Alba"), _toll(92, 10, "2024-11-28", origin_count=1)
    assert [f.id for f in key_figures(_showing(old, new), 3)] == ["f92"]


def test_a_toll_of_another_place_takes_no_toll_s_place() -> None:
    old, new = _toll(91, 6, "2024-11-26", "Alba"), _toll(92, 10, "2024-11-28", "Berea")
    assert "f91" in [f.id for f in key_figures(_showing(old, new), 3)]


def test_what_corrects_a_number_is_not_passed_by_it() -> None:
    right, wrong = _toll(91, 21, "2024-11-26"), _toll(92, 23, "2024-11-27")
    told = _showing(right, wrong, relations=(Relation(kind="corrected", figures=("f91", "f92")),))
    assert [f.id for f in key_figures(told, 3)] == ["f91"]
    assert not any(is_passed(told, f) for f in told.figures)  # the line of the correction is no older toll


def test_a_years_dead_on_a_route_do_not_stand_before_a_boats() -> None:
    months = {"period_start": "2024-01-01", "period_end": "2024-11-28"}
    boat, year = _toll(91, 16, "2024-11-28"), _toll(92, 1500, "2024-11-28", **months)
    assert [f.id for f in key_figures(_showing(year, boat), 3)] == ["f91"]


def test_three_sums_of_one_article_are_no_dispute_that_a_line_tells() -> None:
    facts = story(
        "Halden Risk put the damage of the storm at $4.2 billion. Stratus estimated the damage at $2.6 billion; Velnik "
        "put the damage at $700 million."
    )
    assert not any(f.told_status == "disputed" for f in facts.figures)


def test_what_a_paper_says_of_who_was_aboard_took_no_named_voices_number_s_place() -> None:
    first = article(1, "A boat sank off Alba. The ministry said 164 people were aboard.", "2024-11-26")
    second = article(2, "A boat sank off Alba. There were 172 people aboard.", "2024-11-28")
    (facts,) = stories(first, second)
    assert not any(f.told_status == "updated" for f in facts.figures)


@pytest.mark.parametrize(
    "text",
    [
        "The heat has killed 33 people, twelve of them in Alba. In Berea 21 people have died.",
        "The air force said 412 drones and 27 missiles were launched. It shot down 371 drones. It named 14 towns.",
        "Services rose by 3.9 percent and food by 2.8 percent. Economists had expected 2.4 percent. Energy cost 0.4 "
        "percent less.",
    ],
)
def test_numbers_of_several_sentences_that_happen_to_add_up_are_no_parts(text: str) -> None:
    told = {
        tuple(c.value for i in r.figures for f in story(text).figures if f.id == i for c in f.claims)
        for r in story(text).relations
        if r.kind == "part_of"
    }
    assert all(len(values) == 2 for values in told)  # "33, twelve of them" alone


def test_wednesdays_dead_and_the_new_ones_among_them_are_no_sum_of_thursdays() -> None:
    first = article(
        1,
        "A ferry sank off Alba. Divers found seven more bodies on Tuesday, bringing the number of dead to 34.",
        "2024-11-26",
    )
    second = article(2, "A ferry sank off Alba. The death toll climbed to 41 on Thursday.", "2024-11-28")
    (facts,) = stories(first, second)
    held = {(r.figures[0], i) for r in facts.relations if r.kind == "part_of" for i in r.figures[1:]}
    assert (figure(facts, 41).id, figure(facts, 34).id) not in held


def test_a_toll_has_no_place_from_what_brought_it_about() -> None:
    text = "The death toll from the flood rose to ten after a woman of 71 died in hospital in Oviedo, officials said."
    assert mention_of(text, "en", 10).place == ""
    assert mention_of("Ten people died after a bus overturned in Oviedo.", "en", 10).place == "Oviedo"


@pytest.mark.parametrize("places", ["Alba, Berea and Cora provinces", "Mexico and the United States"])
def test_what_several_places_have_is_of_none_alone(places: str) -> None:
    assert mention_of(f"Around 120,000 customers in {places} were without power.", "en", 120000).place == ""


def test_where_a_union_speaks_is_not_where_the_jobs_go() -> None:
    assert mention_of("À Vienne, le syndicat GPA redoute 4 000 suppressions d'emplois.", "fr", 4000).place == ""


def test_a_merger_of_two_has_its_sales_alone() -> None:
    text = "A merger of Velnik and Orlo would be Europe's largest maker of chips, with sales of about 16 billion euros."
    assert mention_of(text, "en", 16_000_000_000).holder == ""


def test_a_german_noun_that_no_article_shows_to_be_an_actor_holds_nothing() -> None:
    text = "Velnik stellt Chips aus Siliziumkarbid für Elektroautos her und beschäftigt 11.400 Menschen."
    (facts,) = stories(article(1, text, language="de"), language="de")
    assert figure(facts, 11400).holder in ("", "Velnik")


@pytest.mark.parametrize(
    ("text", "language", "value", "not_this"),
    [
        ("In Berea inflation slowed, and in Alba it held at 3.0 percent.", "en", 3.0, "share held"),
        ("Das Institut hält dagegen einen Rückgang auf 2,4 Prozent für wahrscheinlich.", "de", 2.4, "share held"),
        ("Prices in the countries sharing the euro rose by 2.3 percent.", "en", 2.3, "exchange rate change"),
        (
            "A union wants more. She argued that growth of 0.1 percent called for another cut.",
            "en",
            0.1,
            "pay rise demanded",
        ),
    ],
)
def test_a_verb_of_many_uses_names_no_share(text: str, language: str, value: float, not_this: str) -> None:
    assert mention_of(text, language, value).measured_property != not_this


def test_what_a_passage_puts_in_another_year_does_not_stand_under_the_floods_day() -> None:
    told = sample_briefing().stories[0]
    exact = "Ecologists had warned in 2022 that the campsite lay in a flood zone."
    event = told.events[0].model_copy(
        update={
            "summary": exact,
            "date": "2024-11-26",
            "date_evidence": '"martes" by publication date',
            "citations": (told.events[0].citations[0].model_copy(update={"exact": exact}),),
        }
    )
    own = event.model_copy(update={"date": "2022", "date_evidence": '"in 2022"'})
    days = [e.date for e in with_own_days(told.model_copy(update={"events": (event, own)}))]
    assert days == [None, "2022"]


def test_a_toll_since_friday_that_was_told_on_tuesday_is_of_no_day() -> None:
    exact = "The heat that has gripped Alba since Friday has killed 33 people, the ministry said on Tuesday."
    told = sample_briefing().stories[0]
    event = told.events[0].model_copy(
        update={
            "summary": exact,
            "date": "2024-11-22",
            "date_evidence": '"Friday" by publication date',
            "language": "en",
            "citations": (told.events[0].citations[0].model_copy(update={"exact": exact}),),
        }
    )
    assert [e.date for e in with_own_days(told.model_copy(update={"events": (event,)}))] == [None]


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("fr", "Orlo Conseil a infligé mercredi une amende de 40 millions d'euros à Velnik.", ""),
        ("es", "La Comisión Arbitral impuso el miércoles una multa de 40 millones de euros a Velnik.", ""),
        ("es", "Al Velnik le impuso una multa de 40 millones de euros.", "Velnik"),
        ("en", "The Arbitral Commission imposed a fine of 40 million euros on Velnik on Wednesday.", ""),
        ("en", "The Arbitral Commission fined Velnik 40 million euros on Wednesday.", "Velnik"),
        ("de", "Das Kartellamt Orlo hat ein Bußgeld von 40 Millionen Euro verhängt.", ""),
    ],
)
def test_who_imposes_a_fine_does_not_pay_it(language: str, text: str, holder: str) -> None:
    assert mention_of(text, language, 40_000_000).holder == holder
