"""A nameless office speaks with the voice of the only one of the story who holds it."""

import pytest
from small_news import article, figure, stories, story

from summarizer.schema.brief import Claim

NAMED = "Drones struck the market of Hradovo on Thursday. At least 9 people were killed, Governor Milena Darchuk said."


def claims(*texts: tuple[str, str]) -> list[Claim]:
    """The claims on the dead of the one story that the texts, each with its language, tell."""
    (facts,) = stories(*(article(n, text, language=code) for n, (code, text) in enumerate(texts, start=1)))
    return [c for f in facts.figures if f.measured_property == "deaths" for c in f.claims]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Drones struck the market of Hradovo on Thursday. At least 9 people were killed, the governor said."),
        (
            "fr",
            "Des drones ont frappé jeudi le marché de Hradovo. Au moins 9 personnes ont été tuées, selon le gouverneur.",
        ),
        ("es", "Drones atacaron el jueves el mercado de Hradovo. Al menos 9 personas murieron, según la gobernadora."),
    ],
)
def test_the_governor_and_the_governor_by_name_are_one_voice(language: str, text: str) -> None:
    (claim,) = claims(("en", NAMED), (language, text))
    assert claim.origin_count == 1


def test_of_two_governors_the_bare_office_is_neither() -> None:
    other = "Governor Pavel Orlik of the next region flew to Hradovo on Friday to see the market of Hradovo."
    bare = "Drones struck the market of Hradovo on Thursday. At least 9 people were killed, the governor said."
    assert sum(c.origin_count for c in claims(("en", f"{NAMED} {other}"), ("en", bare))) > 1


def test_officials_of_two_papers_are_two_voices_and_a_ministry_is_one() -> None:
    flood = "The river burst its banks in Velnik on Thursday. In Velnik 1,240 houses were damaged, {} said."
    again = "Water filled the cellars of Velnik on Thursday, and according to {} 1,240 houses were damaged in Velnik."
    for speaker, origins in (("officials", 2), ("the interior ministry", 1)):
        (claim,) = figure(story(flood.format(speaker), again.format(speaker)), 1240).claims
        assert claim.origin_count == origins


def injured(*texts: tuple[str, str]) -> str:
    """The status of the count of the injured in the one story that the texts, each with its language, tell."""
    (facts,) = stories(*(article(n, text, language=code) for n, (code, text) in enumerate(texts, start=1)))
    return next(f.status for f in facts.figures if f.measured_property == "injured")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Fire broke out in Velnik, Peru, on Thursday. At least 150 people were injured, Health Minister Ada Munk said.",
        ),
        (
            "fr",
            "Un feu a éclaté jeudi à Velnik, au Pérou. Il y a 150 blessés, a annoncé la ministre de la Santé Ada Munk.",
        ),
        (
            "es",
            "Un incendio estalló el jueves en Velnik, Perú. Hay 150 heridos, anunció la ministra de Salud, Ada Munk.",
        ),
        (
            "de",
            "In Velnik in Peru brach am Donnerstag Feuer aus. Es gab 150 Verletzte, sagte Gesundheitsministerin Ada Munk.",
        ),
    ],
)
def test_a_minister_goes_on_counting_from_her_ministry_and_disputes_nothing(language: str, text: str) -> None:
    first = (
        "Fire broke out in Velnik, Peru, on Thursday. At least 120 people were injured, Peru's health ministry said."
    )
    assert injured(("en", first), (language, text)) != "disputed"


def test_the_ministries_of_two_countries_stay_two_voices() -> None:
    text = "On Thursday in Velnik 120 people were injured, Peru's interior ministry said."
    again = "On Thursday in Velnik 150 people were injured, Ecuador's interior ministry said."
    assert injured(("en", text), ("en", again)) == "disputed"
