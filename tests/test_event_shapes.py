"""Sentence shapes of happenings: what is told, planned, denied, and what only need not be, each by one row."""

import pytest
from small_news import read

FRIDAY = "2024-11-29"


def told(text: str, language: str) -> tuple[str, str, str | None]:
    """Type, modality and day of the first event of a text."""
    event = read(text, language, FRIDAY).events[0]
    return event.type, event.modality, event.date.start if event.date else None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nobody knows whether the strike will help."),
        ("en", "Without the merger the bank would have been too small."),
        ("en", "In case of fire, guests must use the stairs."),
        ("fr", "Personne ne sait si la grève servira à quelque chose."),
        ("fr", "Sans la fusion, la banque aurait été trop petite."),
        ("es", "Nadie sabe si la huelga servirá de algo."),
        ("es", "Sin la fusión, el banco habría sido demasiado pequeño."),
        ("de", "Niemand weiß, ob der Streik helfen wird."),
        ("de", "Ohne die Fusion wäre die Bank zu klein gewesen."),
    ],
)
def test_what_a_condition_or_a_lack_names_has_not_happened(language: str, text: str) -> None:
    assert not read(text, language, FRIDAY).events


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If they agree, the two banks will merge on Monday."),
        ("de", "Wenn das Parlament am Montag über den Haushalt abstimmt, fehlen neun Abgeordnete."),
    ],
)
def test_beside_a_condition_and_in_one_with_a_day_something_is_told(language: str, text: str) -> None:
    assert read(text, language, FRIDAY).events


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The two banks plan to merge next year.", None),
        ("fr", "Les deux banques vont fusionner l'an prochain.", None),
        ("fr", "Les conducteurs de bus feront grève mardi.", "2024-12-03"),
        ("es", "Los conductores de autobús harán huelga el martes.", "2024-12-03"),
        ("es", "Se espera que el huracán toque tierra el domingo.", "2024-12-01"),
    ],
)
def test_a_plan_is_told_by_the_first_word_of_its_act_or_by_a_short_future(
    language: str, text: str, day: str | None
) -> None:
    assert told(text, language)[1] == "planned"
    if day:
        assert told(text, language)[2] == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The rebels denied shelling the suburb."),
        ("de", "Die Armee bestritt, das Krankenhaus bombardiert zu haben."),
        ("de", "Die Gruppe dementierte, einer Waffenruhe zugestimmt zu haben."),
    ],
)
def test_an_act_that_is_denied_in_a_form_of_its_verb_is_denied(language: str, text: str) -> None:
    assert told(text, language)[1] == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "The club denied wrongdoing over the explosion of Tuesday.",
        "The minister denied a visa to the two men who were arrested.",
    ],
)
def test_what_stands_behind_a_denied_wrong_or_a_refused_paper_is_not_denied(text: str) -> None:
    assert told(text, "en")[1] != "denied"


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "A gunman opened fire at a school in Leeburg on Tuesday.", "violence_against_civilians"),
        ("en", "A huge fire destroyed a bakery in Leeburg on Tuesday.", "fire"),
        ("en", "The strike was suspended on Tuesday after a pay deal.", "labour_strike"),
        ("es", "El grupo negó haber aceptado un alto el fuego.", "strategic_development"),
    ],
)
def test_no_phrase_is_put_together_over_many_words(language: str, text: str, kind: str) -> None:
    assert told(text, language)[0] == kind
