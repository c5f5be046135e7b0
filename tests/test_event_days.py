"""Which day an event has: plans lie ahead also where a saying reports them, and a day may be that of another event."""

from datetime import date

import pytest
from small_news import article

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.marking import mark

FRIDAY = date(2024, 11, 1)


def told(text: str, language: str) -> tuple[str, str | None]:
    read = article(1, text, language=language, published=FRIDAY.isoformat())
    event = extract_by_rules(mark(read), BriefingDay(FRIDAY, True)).events[0]
    return event.modality, event.date.start if event.date else None


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Prime Minister Anna Berg said the government would hold a cabinet meeting on Tuesday.", "2024-11-05"),
        ("en", "The airline said flights would resume on Saturday.", "2024-11-02"),
        ("en", "The polls open at 7 a.m. on Tuesday.", "2024-11-05"),
        ("de", "Eine Neuwahl ist frühestens im Juli möglich.", "2025-07-01"),
        ("fr", "Le groupe a annoncé jeudi qu'il fermerait l'usine le 30 novembre.", "2024-11-30"),
        ("fr", "La compagnie a indiqué que les vols reprendraient samedi.", "2024-11-02"),
        ("es", "El grupo anunció el jueves que cerraría la fábrica el 30 de noviembre.", "2024-11-30"),
        ("es", "La aerolínea indicó que los vuelos se reanudarían el sábado.", "2024-11-02"),
        ("de", "Die Behörde sagte, das Stadion werde am Sonntag geschlossen.", "2024-11-03"),
        (
            "de",
            "Der Minister sagte, die Regierung werde am Dienstag zu einer Sondersitzung zusammenkommen.",
            "2024-11-05",
        ),
    ],
)
def test_what_is_said_or_can_only_be_ahead_is_planned_for_the_next_such_day(language: str, text: str, day: str) -> None:
    assert told(text, language) == ("planned", day)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Protesters who would not leave the square were arrested on Tuesday, police said.", "2024-10-29"),
        (
            "en",
            "The court ruled on Monday that the company would pay for the oil spill, a spokesman said.",
            "2024-10-28",
        ),
        ("fr", "Le ministre a démissionné mardi, disant qu'il ne reviendrait pas.", "2024-10-29"),
        ("es", "El ministro dimitió el martes y dijo que no volvería.", "2024-10-29"),
        ("de", "Der Minister trat am Dienstag zurück und sagte, er werde nicht wiederkommen.", "2024-10-29"),
    ],
)
def test_what_happened_before_a_saying_stays_behind_it(language: str, text: str, day: str) -> None:
    assert told(text, language) == ("actual", day)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sunday's Grand Prix at Imola was cancelled because of the floods."),
        ("fr", "Le match de dimanche a été annulé."),
        ("es", "El partido del domingo fue suspendido."),
        ("de", "Das Spiel am Sonntag wurde abgesagt."),
        ("en", "Police arrested four men over Sunday's attack on the market."),
        ("en", "The suspect, who was arrested on Monday, has been charged with murder."),
        ("fr", "Le suspect, qui a été interpellé lundi, a été mis en examen pour meurtre."),
        ("es", "El sospechoso, que fue detenido el lunes, ha sido acusado de asesinato."),
        ("de", "Der Verdächtige, der am Montag festgenommen wurde, ist wegen Mordes angeklagt worden."),
        ("es", "El Gobierno ha decretado tres días de luto oficial, hasta el sábado."),
    ],
)
def test_the_day_of_what_was_called_off_came_before_or_ends_it_is_not_that_of_the_act(language: str, text: str) -> None:
    assert told(text, language) == ("actual", None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Three days after Saturday's earthquake, a strong aftershock shook the city on Tuesday.", "2024-10-29"),
        ("In Wednesday's vote, parliament approved the budget.", "2024-10-30"),
        ("Saturday's earthquake killed at least 40 people.", "2024-10-26"),
        ("The earthquake, which struck on Tuesday, killed 12 people.", "2024-10-29"),
        ("The army said on Thursday it had shelled the port on Wednesday night.", "2024-10-30"),
    ],
)
def test_of_two_days_an_event_has_its_own(text: str, day: str) -> None:
    assert told(text, "en") == ("actual", day)
