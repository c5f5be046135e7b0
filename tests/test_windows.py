"""What is counted within a week, a day, or since a month is no rival of another stretch's count."""

import pytest
from small_news import article, figure, stories, story

OUTBREAK = "A cholera outbreak hit Norland. "


@pytest.mark.parametrize(
    "other",
    [
        "The Health Ministry of Norland reported 45 deaths in the last 24 hours.",
        "The World Health Organization said 1,700 people have died of cholera since August.",
        "The Doctors' Union said 346 people had died of cholera in Norland.",
    ],
)
def test_a_weeks_deaths_are_disputed_by_no_other_time(other: str) -> None:
    facts = story(
        OUTBREAK + "The outbreak killed 172 people in one week, the Health Agency said on Friday.", OUTBREAK + other
    )
    assert {f.status for f in facts.figures if f.measured_property == "deaths"} == {"single"}


def test_two_voices_on_one_week_still_disagree() -> None:
    facts = story(
        OUTBREAK + "The outbreak killed 172 people in one week, the Health Agency said on Friday.",
        OUTBREAK + "The outbreak killed 240 people in a week, the Doctors' Union said on Friday.",
    )
    assert figure(facts, 172).status == "disputed"


@pytest.mark.parametrize(
    ("language", "week", "other"),
    [
        (
            "fr",
            "Le choléra a fait 172 morts en Norlande en une semaine, selon le ministère de la Santé.",
            "Le choléra a fait 95 morts en Norlande, selon la Croix-Rouge.",
        ),
        (
            "es",
            "El cólera causó 172 muertos en Norlandia en una semana, según el Ministerio de Salud.",
            "El cólera causó 95 muertos en Norlandia, según la Cruz Roja.",
        ),
        (
            "de",
            "An der Cholera starben in Norland binnen einer Woche 172 Menschen, teilte das Gesundheitsministerium mit.",
            "An der Cholera starben in Norland 95 Menschen, teilte das Rote Kreuz mit.",
        ),
    ],
)
def test_what_is_of_one_week_is_known_in_every_language(language: str, week: str, other: str) -> None:
    (facts,) = stories(article(1, week, language=language), article(2, other, language=language))
    assert figure(facts, 172).id != figure(facts, 95).id
