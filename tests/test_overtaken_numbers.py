"""What a later number has passed heads nothing, stands before nothing, and is no earlier value of another count."""

import pytest
from sample_briefing import story
from small_news import article, figure, mention_of, read, stories

from summarizer.language.profile import load_profile
from summarizer.render.words.figures import key_figures, lead_and_further
from summarizer.schema.brief import Figure, Relation, Statement, Story


def toll(name: str, value: int, day: str, noun: str, prop: str = "deaths") -> Figure:
    """A count of one day, by its only claim, told by two papers."""
    known = next(f for f in story().figures if f.status == "updated")
    claim = known.claims[0].model_copy(
        update={"value": value, "min_value": None, "max_value": None, "observation_date": day, "origin_count": 2}
    )
    said = {"id": name, "claims": (claim,), "status": "single", "current": 0, "place": None, "standing": (0,)}
    return known.model_copy(
        update={**said, "observation_about": noun, "subject": noun, "measured_property": prop, "label": prop}
    )


def told(*figures: Figure) -> Story:
    apart = (Relation(kind="not_comparable", figures=tuple(f.id for f in figures)),)
    return story().model_copy(update={"figures": figures, "relations": apart, "statements": ()})


def line(text: str, *refs: str) -> Statement:
    return story().headline.model_copy(update={"text": text, "figures": refs, "events": ()})


@pytest.mark.parametrize(("noun", "heads"), [("muertos", False), ("", False), ("miners", True)])
def test_a_toll_is_passed_by_a_later_one_though_one_of_them_has_no_word_for_who_died(noun: str, heads: bool) -> None:
    first, next_day = toll("f1", 36, "2025-05-25", noun), toll("f2", 41, "2025-05-26", "drivers" if heads else "")
    shown = [f.id for f in key_figures(told(first, next_day), 4)]
    assert "f2" in shown
    assert ("f1" in shown) == heads


def test_a_sentence_whose_toll_a_later_one_has_passed_stands_behind_the_figures() -> None:
    first, next_day = toll("f1", 19, "2025-05-25", "dead"), toll("f2", 37, "2025-05-26", "people")
    old = line("At least 19 were killed.", "f1.c0")
    lines = [old, *(line(f"Line {number} was told.") for number in range(8))]
    lead, further = lead_and_further(told(first, next_day), lines, with_figures=True)
    assert old in further
    alone, _ = lead_and_further(told(first), lines, with_figures=True)
    assert old in alone
    assert [*alone] == [old, *lead]


def test_a_sentence_with_a_state_of_before_stands_behind_though_another_number_of_it_holds() -> None:
    moved = toll("f1", 31, "2025-05-25", "missing", "missing")
    now = moved.claims[0].model_copy(update={"value": 29})
    states = moved.model_copy(update={"claims": (*moved.claims, now), "status": "updated", "current": 1})
    saved = toll("f2", 138, "2025-05-25", "people", "rescued")
    later = saved.claims[0].model_copy(update={"value": 135})
    rescued = saved.model_copy(update={"claims": (*saved.claims, later), "status": "updated", "current": 0})
    old = line("138 were rescued, which leaves 31 missing.", "f2.c0", "f1.c0")
    lines = [old, *(line(f"Line {number} was told.") for number in range(8))]
    assert old in lead_and_further(told(states, rescued), lines, with_figures=True)[1]
    told_now = line("138 were rescued, 29 are missing, not 31.", "f2.c0", "f1.c0", "f1.c1")
    assert told_now in lead_and_further(told(states, rescued), [told_now, *lines[1:]], with_figures=True)[0]


def test_how_many_are_missing_is_told_as_the_later_article_of_a_day_has_it() -> None:
    wreck = "A ferry sank off Harlow on Thursday. "
    (facts,) = stories(
        article(1, wreck + "Lena Holt of the coastguard said on Thursday that 41 are missing.", "2024-11-28T20:00:00Z"),
        article(
            2, wreck + "That leaves 31 missing, Lena Holt of the coastguard said on Friday.", "2024-11-29T06:00:00Z"
        ),
        article(3, wreck + "A total of 29 people are missing on Friday.", "2024-11-29T18:00:00Z"),
    )
    missing = figure(facts, 29)
    assert missing.id == figure(facts, 31).id
    assert missing.current is not None
    assert missing.claims[missing.current].value == 29


@pytest.mark.parametrize(
    ("language", "early", "late"),
    [
        ("en", "Turnout was 52.4 percent at 6 p.m.", "Turnout was 61.8 percent."),
        ("de", "Die Wahlbeteiligung lag um 18 Uhr bei 52,4 Prozent.", "Die Wahlbeteiligung sank auf 61,8 Prozent."),
        (
            "fr",
            "La participation au scrutin était de 52,4 % à 17 heures.",
            "La participation au scrutin est de 61,8 %.",
        ),
    ],
)
def test_a_turnout_of_the_afternoon_is_not_what_that_of_the_day_was_before(
    language: str, early: str, late: str
) -> None:
    found = stories(
        article(1, f"Orla Harlow. {early}", "2024-11-24T18:30:00Z", language),
        article(2, f"Orla Harlow. {late}", "2024-11-25T08:00:00Z", language),
        language=language,
    )
    figures = [f for facts in found for f in facts.figures if f.measured_property == "turnout"]
    assert sorted(len(f.claims) for f in figures) == [1, 1]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The Union won 12 seats, well short of the 18 seats needed for a majority.", 18),
        ("de", "Für eine Mehrheit sind 18 Sitze nötig.", 18),
        ("fr", "Il faut 18 sièges pour avoir la majorité.", 18),
        ("es", "El partido necesita a Norte para alcanzar los 18 escaños de la mayoría.", 18),
    ],
)
def test_the_seats_that_a_majority_takes_are_nobodys_seats(language: str, text: str, value: float) -> None:
    assert mention_of(text, language, value).measured_property == "seats needed for a majority"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The Union won 18 seats and lost its majority.", 18),
        ("de", "Die Union gewann 18 Sitze und verlor die Mehrheit.", 18),
        ("es", "El partido obtuvo 18 escaños y perdió la mayoría.", 18),
        ("fr", "Le parti a obtenu 18 sièges et perdu la majorité.", 18),
    ],
)
def test_who_has_lost_a_majority_has_its_own_seats(language: str, text: str, value: float) -> None:
    assert mention_of(text, language, value).measured_property == "seats"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "France said the ministers had agreed to meet in Harlow on Saturday."),
        ("fr", "La France a dit que les ministres avaient convenu de se rencontrer samedi à Harlow."),
        ("es", "Francia dijo que los ministros habían acordado reunirse el sábado en Harlow."),
        ("de", "Frankreich sagte, die Minister hätten vereinbart, sich am Samstag in Harlow zu treffen."),
    ],
)
def test_the_day_for_which_a_meeting_was_agreed_lies_ahead(language: str, text: str) -> None:
    (event,) = read(text, language, "2024-11-29").events
    assert event.date is not None
    assert event.date.start == "2024-11-30"


@pytest.mark.parametrize("language", ["en", "fr", "es", "de"])
def test_no_model_is_offered_a_property_that_rules_alone_need(language: str) -> None:
    profile = load_profile(language)
    assert profile.property_names - {*profile.offered_properties} == {"seats needed for a majority"}
