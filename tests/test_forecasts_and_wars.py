"""What is foreseen beside what was measured, and whose losses are told in a war."""

import pytest
from small_news import article as news
from small_news import figure, grounded, story

from summarizer.merge.conclude import merge
from summarizer.merge.decisions import DecisionLog
from summarizer.schema.mentions import DateReading
from summarizer.schema.records import replace


def test_a_forecast_for_a_month_and_one_for_its_year_are_two_though_both_are_as_high() -> None:
    texts = (
        "Norland's prices rose. The Harlow Institute forecast inflation of 3.6%.",
        "Norland's prices rose. The treasury forecast inflation of 3.6%.",
    )
    periods = (
        DateReading("2024-11-01", "2024-11-30", "month", '"November"'),
        DateReading("2024-01-01", "2024-12-31", "year", '"2024"'),
    )
    read = grounded(*(news(i, text) for i, text in enumerate(texts, 1)))
    dated = [
        replace(m, figures=tuple(replace(f, mention=replace(f.mention, as_of=period)) for f in m.figures))
        for m, period in zip(read, periods, strict=True)
    ]
    (facts,) = merge(dated, "en")
    assert [f.measured_property for f in facts.figures] == ["inflation forecast"] * 2


def test_two_houses_forecasts_of_one_rate_are_two_measurements_and_both_are_shown() -> None:
    facts = story(
        "Norland's economy will grow by 1.4 percent next year, the Harlow Institute forecast on Friday.",
        "Norland's economy will grow by 0.9 percent next year, Orlo Bank forecast on Friday.",
        "Norland's economy will grow by 1.4 percent next year, the Harlow Institute forecast.",
    )
    assert {f.status for f in facts.figures} <= {"single", "agreed"}
    assert figure(facts, 1.4) is not figure(facts, 0.9)
    assert [r.kind for r in facts.relations] == ["not_comparable"]


def test_what_auditors_foresee_of_a_bills_deficit_still_disputes_it() -> None:
    facts = story(
        "The treasury expects a budget deficit of 0.8 percent next year. The auditors expect a deficit of 1.3 percent."
    )
    assert figure(facts, 0.8).status == "disputed"


def test_nobody_is_asked_whether_a_forecast_has_become_what_was_measured() -> None:
    log = DecisionLog()
    text = "Norland's inflation was 3.4% in October, the statistics office said, while Orlo Bank had expected 3.6%."
    (read,) = grounded(news(1, text))
    figures = tuple(
        replace(
            f,
            mention=replace(f.mention, measured_property="inflation forecast", speaker="Orlo Bank", speaker_sentence=1),
        )
        if f.mention.numeral.quantity.value == 3.6
        else f
        for f in read.figures
    )
    merge([replace(read, figures=figures)], "en", log=log)
    assert not [found for found in log.findings if found.about == "figure" and found.doubtful]


def test_who_struck_is_no_place_of_the_dead() -> None:
    facts = story(
        "Samoa launched drones at the power grid overnight, killing at least 14 people, officials said. "
        "The army shot down 371 drones.",
        "In Tonga 31 people were killed in the strikes, the Red Cross said. In Samoa 12 people died on Friday.",
    )
    assert figure(facts, 14).place is None


@pytest.mark.parametrize("first", [0, 1])
def test_a_word_for_a_people_names_none_of_those_whom_others_call_soldiers(first: int) -> None:
    texts = [
        "Peru and Chile each freed 205 captive soldiers on Friday.",
        "Peru and Chile made a swap. On Friday 205 Chileans were freed.",
    ]
    facts = story(*texts[first:], *texts[:first])
    assert figure(facts, 205).observation_about == "captive soldiers"
