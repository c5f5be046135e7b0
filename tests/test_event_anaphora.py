"""A definite noun that names a kind of event points back to the one event of that kind in its article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_news import read

from summarizer.language.events.event_nouns import find_taken_up
from summarizer.schema.mentions import EventMention


def events_of(language: str, text: str) -> list[EventMention]:
    return list(read(text, language=language).events)


@given(st.text(max_size=80), st.sampled_from(["en", "fr", "es", "de", "xx"]))
def test_noun_phrases_lie_within_any_text(text: str, language: str) -> None:
    found = find_taken_up(text, 0, len(text), language)
    assert all(0 <= phrase.start <= phrase.noun < phrase.end <= len(text) and phrase.types for phrase in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "A bomb exploded outside a school in Antwerp on Saturday night. The blast shattered windows across the street.",
        ),
        (
            "en",
            "Five people died when a tornado hit the town on Friday. It was the deadliest twister in the state in years.",
        ),
        (
            "fr",
            "Un chalutier a fait naufrage samedi près de Brest, tuant un marin. Ce naufrage est le troisième en un mois.",
        ),
        (
            "es",
            "Un edificio se derrumbó el lunes en Alejandría. El derrumbe sepultó a cuatro familias mientras dormían.",
        ),
        (
            "de",
            "Ein Mann hat am Mittwoch in Gera vier Geiseln genommen. Die Geiselnahme endete nach sechs Stunden unblutig.",
        ),
    ],
)
def test_a_definite_event_noun_goes_on_with_the_one_event_of_its_kind(language: str, text: str) -> None:
    told = events_of(language, text)
    assert [e.takes_up for e in told] == [0, told[0].sentence]
    assert told[1].type == told[0].type


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded outside a school in Antwerp on Saturday night. A second blast injured two people on Sunday.",
        "A bomb exploded at a market in Kabul on Monday. The attack on the railway station killed three people.",
        "A bomb exploded at a market in Kabul on Monday. Police arrested two men in connection with the attack.",
        "A bomb went off in Kabul on Monday. A bomb went off in Herat on Tuesday. The blast wounded eleven people.",
        "A bomb exploded at a market in Kabul on Monday. The attack on Friday killed three people.",
    ],
)
def test_another_event_an_act_of_its_own_or_two_that_could_be_meant_go_on_with_nothing(text: str) -> None:
    assert events_of("en", text)[-1].takes_up == 0
