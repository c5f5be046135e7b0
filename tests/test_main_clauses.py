"""A sentence that tells two acts in two main clauses tells two events, each cited for its own clause."""

import pytest
from small_news import read, story

from summarizer.schema.mentions import EventMention

BANK = "Kenya's central bank cut its key rate by half a point on Tuesday and halved its growth forecast to 2.7 percent."


def events(text: str, language: str = "en") -> tuple[EventMention, ...]:
    return read(text, language=language).events


@pytest.mark.parametrize(
    ("language", "text", "second"),
    [
        (
            "en",
            "Police evicted a protest camp on Friday and three tents were set on fire.",
            "Three tents were set on fire.",
        ),
        ("en", BANK, "Kenya's central bank halved its growth forecast to 2.7 percent."),
        (
            "en",
            "The group will close its plant at Hull and is in talks to sell its French arm, it said on Tuesday.",
            "The group is in talks to sell its French arm, it said on Tuesday.",
        ),
        (
            "de",
            "Die Notenbank hat ihren Leitzins am Donnerstag gesenkt und ihre Wachstumsprognose halbiert.",
            "Die Notenbank hat ihre Wachstumsprognose halbiert.",
        ),
        (
            "es",
            "La Policía detuvo el lunes a cuatro personas y la Guardia Civil incautó 600 kilos de cobre.",
            "La Guardia Civil incautó 600 kilos de cobre.",
        ),
        (
            "fr",
            "Le tribunal a condamné mardi l'armateur à trois ans de prison, et ses avocats ont fait appel.",
            "Ses avocats ont fait appel.",
        ),
    ],
)
def test_the_second_main_clause_tells_an_event_in_its_own_words(language: str, text: str, second: str) -> None:
    assert [e.summary for e in events(text, language)][1:] == [second]


def test_each_clause_has_its_own_kind_and_day_and_one_without_shares_that_of_its_subject() -> None:
    rate, forecast = events(BANK)
    assert (rate.type, forecast.type) == ("interest_rate", "economy")
    assert rate.date == forecast.date
    assert rate.date is not None
    died, named = events(
        "Der Sultan ist am Montag im Alter von 81 Jahren gestorben, und sein Sohn wurde am Mittwoch Nachfolger.", "de"
    )
    assert died.date is not None
    assert named.date is not None
    assert died.date.start < named.date.start


@pytest.mark.parametrize(
    "text",
    [
        "A train derailed near Hull on Friday and nine people were killed.",  # what came of it
        "Police said on Friday that officers had arrested nine men and protesters had burned two cars.",
        "The bank cut its key rate on Friday after prices fell and growth slowed.",
        "A driver was arrested on Friday and charged with murder.",  # no auxiliary of its own
        "Nine people were killed on Friday and 41 wounded when a train derailed.",
        "The army and the rebels signed a truce on Friday.",
        "Police arrested two men on Tuesday and a woman wanted over Monday's theft of a painting.",
        "Four bodies were found on Friday, taking the number of people killed in Thursday's flood to 21.",
        'The minister resigned on Friday and "the party lost its way", he said.',
        "Norvia, champions in 1964, 2008 and 2012, won all seven of their matches and beat Alba on Sunday.",
    ],
)
def test_a_sentence_stays_whole_where_one_act_brought_the_other_about_or_a_voice_goes_for_both(text: str) -> None:
    assert all(event.spans == () for event in events(text))


def test_each_event_cites_the_clause_that_tells_it_and_what_it_shares() -> None:
    told = {e.type: [c.exact for c in e.citations] for e in story(BANK).events}
    assert told["economy"] == ["halved its growth forecast to 2.7 percent.", "Kenya's central bank"]
    assert "forecast" not in " ".join(told["interest_rate"])


def test_two_clauses_of_one_sentence_are_never_one_event_and_a_dateline_is_no_subject() -> None:
    facts = story(f"NAIROBI, Nov 26 (Wire) - {BANK}", BANK)
    told = {e.type: {c.article for c in e.citations} for e in facts.events}
    assert told == {"interest_rate": {"a1", "a2"}, "economy": {"a1", "a2"}}
    assert all("NAIROBI" not in e.summary for e in facts.events)


def test_two_deaths_of_two_days_are_two_events_with_a_comma_alone_between_them() -> None:
    text = (
        "Drei weitere Leichen wurden am Dienstag unter einem Waggon gefunden, zwei Schwerverletzte starben in der Nacht zum "
        "Donnerstag im Krankenhaus, wie der Katastrophenschutz mitteilte."
    )
    found, died = events(text, "de")
    assert found.date is not None
    assert died.date is not None
    assert found.date.end < died.date.end
    assert died.summary.startswith("Zwei Schwerverletzte")
    assert died.summary.endswith("wie der Katastrophenschutz mitteilte.")


def test_two_nouns_that_one_verb_has_are_no_two_clauses() -> None:
    """ "from the storm and the floods": the toll rose, not the floods."""
    text = "The death toll in Alba from the storm and the floods that followed rose to 127 on Tuesday, officials said."
    assert len(events(text)) == 1


def test_a_list_of_names_is_no_second_clause() -> None:
    text = "Prosecutors charged the dealers Clara Brandl and Felix Brandl with selling 14 forged drawings on Friday."
    assert [e.spans for e in events(text)] == [()]


def test_the_end_of_a_list_of_places_is_no_subject_of_what_follows() -> None:
    text = "El ministro firmó el lunes el decreto en Ombria y Brodel y ofreció 45 millones de euros de ayuda."
    assert not any(e.summary.startswith("Brodel") for e in events(text, "es"))
