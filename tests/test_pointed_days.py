"""The days and modalities that a model gives: what it may say of what lies ahead, of tolls and of shares."""

from typing import Any

import pytest
from test_extract_by_model import figure, marked, read

from summarizer.extract.figures.rival_shares import with_rivals_days
from summarizer.schema.mentions import EventMention, Mentions
from summarizer.schema.records import replace


def event_of(found: Mentions, sentence: int) -> EventMention:
    return next(e for e in found.events if e.sentence == sentence)


def day_told(text: str, language: str = "en", **detail: Any) -> str | None:
    """The day of the article's first event, as an answer that says so much of it leaves it."""
    found, _ = read(marked(text, language), events=[1], details=[{"s": 1, **detail}])
    date = event_of(found, 1).date
    return date.start if date else None


def test_a_weekday_lies_ahead_where_only_the_model_has_seen_that_the_event_does() -> None:
    # the article came out on Saturday 2024-11-30
    text = "Both sides were expected to go ahead with a prisoner exchange on Monday, people close to the talks said."
    assert day_told(text, modality="planned") == "2024-12-02"


def test_a_weekday_is_gone_by_where_only_the_model_has_seen_that_the_event_is() -> None:
    text = "Borrowers in Harlow will save a little after the central bank on Thursday cut its base rate to 4 percent."
    assert day_told(text, modality="actual") == "2024-11-28"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The union in Harlow called a two-hour walkout for Thursday."),
        ("de", "Die nächste Gesprächsrunde in Harlow ist für Donnerstag angesetzt."),
    ],
)
def test_the_day_for_which_something_is_called_lies_ahead_whatever_the_call_is(language: str, text: str) -> None:
    assert day_told(text, language, modality="actual") == "2024-12-05"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "en",
            "The cap on bread prices in Harlow will be extended until spring, the government said on Monday.",
            "Monday",
        ),
        (
            "de",
            "Der Brotpreisdeckel in Harlow wird bis zum Frühjahr verlängert, sagte die Ministerin am Montag.",
            "Montag",
        ),
    ],
)
def test_the_day_on_which_a_plan_was_told_is_not_the_day_for_which_it_is_made(
    language: str, text: str, day: str
) -> None:
    assert day_told(text, language, when=day, modality="planned") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Harlow has flown home 1,270 workers; the last will be evacuated on Tuesday."),
        ("de", "Von den Arbeitern in Harlow sind 1.270 zurück; am Dienstag soll die Evakuierung abgeschlossen sein."),
    ],
)
def test_what_is_done_so_far_is_not_of_the_day_on_which_the_rest_is_to_follow(language: str, text: str) -> None:
    assert day_told(text, language, modality="actual") is None


def test_a_toll_is_not_of_the_day_that_names_the_attack() -> None:
    text = "Toll of Thursday's attack in Harlow rises to seven deaths."
    found, _ = read(marked(text), numbers=[{"n": 1, "property": "deaths", "when": "Thursday"}])
    told = figure(found, 1).as_of
    assert told is None or told.start == "2024-11-30"


def test_a_sentence_that_tells_two_tolls_may_tell_one_of_the_day_of_the_quake() -> None:
    text = "On Friday 78 people had died in Tuesday's quake, said the office, which had first spoken of 13 victims."
    found, _ = read(marked(text), numbers=[{"n": 2, "property": "deaths", "when": "Tuesday"}])
    told = figure(found, 2).as_of
    assert told is not None
    assert told.start == "2024-11-26"


FORESEEN = (
    "Die Notenbank erwartet für 2026 ein Wachstum von 0,9 Prozent. Für 2027 nahm sie ihre Prognose auf 2,4 Prozent zurück. "
    "Die Teuerung sieht sie 2027 bei 3,2 Prozent. Für Velnik wird ein Plus von 4 Prozent erwartet. "
    "Harlow rechnet mit einem Minus von 2 Prozent. Orlo senkte den Leitzins."
)


def test_what_banks_foresee_is_called_possible_with_words_for_it() -> None:
    doubted = [{"s": s, "type": "economy", "modality": "possible"} for s in (1, 2, 3, 5)]
    details = [*doubted, {"s": 4, "type": "market_move", "modality": "possible"}]
    found, _ = read(marked(FORESEEN, "de"), "de", events=[6, 2, 1, 3, 4, 5], details=details)
    assert {event_of(found, s).modality for s in (1, 2, 3, 4, 5)} == {"possible"}


def test_two_of_nine_members_are_no_percent() -> None:
    text = "Two of the nine members of the council of Harlow wanted to keep the rate at 6 percent."
    found, _ = read(marked(text), numbers=[{"n": 1, "property": "against", "counts": "members"}])
    assert "percent" not in figure(found, 1).numeral.unit_text


def test_a_number_that_a_model_names_with_its_own_word_keeps_the_unit_that_it_shares() -> None:
    text = "Die Stadt Harlow hat ihr Defizitziel am Freitag von 3,7 auf 5,0 Prozent angehoben."
    labels = [{"n": 1, "property": "Defizitziel"}, {"n": 2, "property": "Defizitziel"}]
    found, _ = read(marked(text, "de"), "de", numbers=labels)
    assert [(f.measured_property, f.numeral.unit_text) for f in found.figures] == [("Defizitziel", "Prozent")] * 2


def test_the_day_for_which_a_storm_is_forecast_lies_ahead_though_it_is_called_possible() -> None:
    text = "Météo-Sud prévoit une nouvelle tempête pour mercredi, avec des rafales de 120 km/h à Harlow."
    assert day_told(text, "fr", when="mercredi", modality="possible") == "2024-12-04"
    found, _ = read(marked(text, "fr"), "fr", numbers=[{"n": 1, "when": "mercredi", "modality": "possible"}])
    told = figure(found, 1)
    assert told.as_of is not None
    assert told.as_of.start == "2024-12-04"


def test_the_share_of_a_rival_is_of_the_day_of_the_share_that_it_is_held_against() -> None:
    text = "The court of Harlow proclaimed Ines Sol on Friday with 50.6 percent of the votes against 49.4 percent for Lind."
    found, _ = read(marked(text))
    own, rivals = found.figures
    assert rivals.as_of is None
    told = with_rivals_days([replace(own, holder="Ines Sol"), replace(rivals, holder="Lind")])
    assert [f.as_of.start if f.as_of else None for f in told] == ["2024-11-29"] * 2
    assert with_rivals_days([own, replace(rivals, holder=own.holder)])[1].as_of is None  # what her own share was before
