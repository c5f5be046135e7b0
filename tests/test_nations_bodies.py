"""A country's body that speaks without its country: the one of the story that is named with it."""

import pytest
from small_news import article, stories

ARRESTS = {
    "en": "Portuguese police arrested 23 people over stolen oil on Thursday, Portuguese police said.",
    "fr": "Vingt-trois personnes ont été arrêtées jeudi au Portugal pour des vols d'huile, a indiqué la police.",
}
STOPPED = {
    "en": "Poland stopped 120 migrants at the border on Thursday, the Polish border guard said.",
    "de": "An der polnischen Grenze sind am Donnerstag 120 Migranten gestoppt worden, teilte der Grenzschutz mit.",
}


def speakers(texts: dict[str, str], value: float) -> set[str]:
    found = stories(*(article(i, text, "2024-11-29", code) for i, (code, text) in enumerate(texts.items(), start=1)))
    return {c.attributed_to for s in found for f in s.figures for c in f.claims if value in (c.value, c.min_value)}


@pytest.mark.parametrize(("texts", "value"), [(ARRESTS, 23), (STOPPED, 120)])
def test_a_bare_body_is_the_only_countrys_that_the_story_names(texts: dict[str, str], value: float) -> None:
    assert len(speakers(texts, value)) == 1


def test_where_two_countries_police_speak_the_bare_police_is_neither() -> None:
    texts = (
        ("en", "Dutch police arrested 23 people over stolen oil on Thursday, Dutch police said."),
        ("en", "Belgian police arrested 41 people over stolen oil on Thursday, Belgian police said."),
        ("de", "Am Donnerstag sind 57 Menschen wegen gestohlenen Öls festgenommen worden, teilte die Polizei mit."),
    )
    found = stories(*(article(i, text, "2024-11-29", code) for i, (code, text) in enumerate(texts, start=1)))
    figures = [f for s in found for f in s.figures]
    assert len({c.attributed_to for f in figures for c in f.claims}) == 3


def named_together(one: str, other: str, *texts: tuple[str, str]) -> bool:
    found = stories(*(article(i, text, "2024-11-29", code) for i, (code, text) in enumerate(texts, start=1)))
    return any({one, other} <= {a.name, *a.aliases} for s in found for a in s.actors)


def test_a_countrys_government_is_who_its_capital_stands_for() -> None:
    halts = "Die indische Regierung hat am Donnerstag die Ausfuhr von 2 Millionen Tonnen Reis gestoppt."
    delhi = "New Delhi said on Thursday it had halted exports of 2 million tonnes of rice."
    assert named_together("indische Regierung", "New Delhi", ("de", halts), ("en", delhi))


def test_a_government_of_national_unity_is_not_who_the_capital_stands_for() -> None:
    rebels = "The National Unity Government of Myanmar said on Thursday its fighters had killed 12 soldiers."
    army = "Naypyidaw said on Thursday that three soldiers had been killed."
    assert not named_together("National Unity Government of Myanmar", "Naypyidaw", ("en", rebels), ("en", army))
