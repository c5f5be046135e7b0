"""Who is who: names become one actor on evidence only."""

import pytest
from small_news import actor, story

PLACE = "The city of Velnik was quiet after the shelling, and the airport of Velnik stayed shut. "


def same(one: str, other: str, *sentences: str) -> bool:
    """Whether two names that the sentences use are one actor."""
    facts = story(*(PLACE + s for s in sentences))
    return actor(facts, one).id == actor(facts, other).id


@pytest.mark.parametrize(
    ("one", "other", "sentences"),
    [
        ("Hayat Tahrir al-Sham", "HTS", ["Fighters of Hayat Tahrir al-Sham (HTS) came.", "Then HTS said it won."]),
        (
            "Hayat Tahrir al-Sham",
            "Hayat Tahrir al Sham",
            ["Hayat Tahrir al-Sham came.", "Hayat Tahrir al Sham said so."],
        ),
        (
            "Hezbollah",
            "Hizbollah",
            ["The men of Hezbollah left, Hezbollah said.", "Then Hizbollah said that Hizbollah won."],
        ),
        ("Turkey", "Türkiye", ["An official in Turkey said so.", "Then Türkiye said that Türkiye denies it."]),
        ("Rosa Illanes", "Illanes", ["Mayor Rosa Illanes said so.", "Mayor Illanes said no, Illanes added."]),
    ],
)
def test_one_actor_under_two_names(one: str, other: str, sentences: list[str]) -> None:
    assert same(one, other, *sentences)


@pytest.mark.parametrize(
    ("one", "other", "sentences"),
    [
        ("Austria", "Australia", ["The government of Austria said so.", "The government of Australia said so."]),
        ("Free Syrian Army", "Syrian Army", ["The Free Syrian Army said it won.", "The Syrian Army said it won."]),
        ("Anna Berg", "Karl Berg", ["Minister Anna Berg said so.", "Minister Karl Berg said no."]),
        ("Kestrane Energie", "Kestrel Utilities", ["Kestrane Energie said so.", "Kestrel Utilities said no."]),
    ],
)
def test_like_names_of_two_actors_stay_two(one: str, other: str, sentences: list[str]) -> None:
    assert not same(one, other, *sentences)


def test_a_surname_that_two_people_bear_is_given_to_neither() -> None:
    facts = story(PLACE + "Minister Anna Berg said so. Minister Karl Berg said no. Then Berg said yes, Berg added.")
    owners = [a for a in facts.actors if "Berg" in (a.name, *a.aliases)]
    assert all(a.name not in ("Anna Berg", "Karl Berg") for a in owners)


def test_every_name_of_an_actor_stands_in_its_citations() -> None:
    facts = story(PLACE + "Fighters of Hayat Tahrir al-Sham (HTS) came.", PLACE + "Then HTS said it won.")
    for found in facts.actors:
        cited = " ".join(c.exact for c in found.citations)
        assert all(name in cited for name in (found.name, *found.aliases))
