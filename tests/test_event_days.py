"""Which day an event has: plans lie ahead also where a saying reports them, and a day may be that of another event."""

from datetime import date

import pytest
from small_news import article, read

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
        ("en", "Both sides have until Tuesday evening to answer, the minister said.", "2024-11-05"),
        ("es", "Las dos partes tienen hasta el martes para responder.", "2024-11-05"),
        ("fr", "Les deux camps ont jusqu'à mardi soir pour répondre.", "2024-11-05"),
        ("de", "Die Aktionäre können das Angebot bis zum 26. Januar annehmen.", "2025-01-26"),
        ("en", "The yard will stay closed until Tuesday.", None),
        ("de", "Der Wetterdienst rechnet bis zum 26. Januar mit weiteren Schauern.", None),
    ],
)
def test_until_when_something_may_be_done_is_the_day_of_the_deadline(language: str, text: str, day: str | None) -> None:
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
    ("language", "text", "day"),
    [
        ("en", "Hundreds gathered on Wednesday to mourn the victims of the gas explosion.", None),
        ("en", "Hundreds mourned the victims of Monday's explosion.", "2024-10-28"),
        ("fr", "Une foule a rendu hommage mercredi aux victimes de l'explosion.", None),
        ("es", "Cientos de personas recordaron el miércoles a las víctimas de la explosión.", None),
        ("de", "Hunderte haben am Mittwoch der Opfer der Explosion gedacht.", None),
    ],
)
def test_the_day_of_mourning_is_not_that_of_what_is_mourned(language: str, text: str, day: str | None) -> None:
    assert told(text, language) == ("actual", day)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "Der Bürgermeister ist am Mittwoch zurückgetreten, der am Montag ins Amt kam.", "2024-10-30"),
        ("de", "Er ist am Mittwoch wegen des Brandes zurückgetreten, der am Montag ausbrach.", "2024-10-30"),
        ("en", "The central bank raised its key interest rate to 4.5 percent from 4.25 on Wednesday.", "2024-10-30"),
        ("es", "El banco central subió su tipo de interés al 4,5 por ciento desde el 4,25 el miércoles.", "2024-10-30"),
        (
            "es",
            "El sismo de magnitud 6,3 que sacudió el lunes el sur dejó 34 muertos, según un parte dado el miércoles.",
            "2024-10-28",
        ),
    ],
)
def test_neither_the_clause_behind_a_comma_nor_what_a_rate_was_takes_the_day_of_the_act(
    language: str, text: str, day: str
) -> None:
    assert told(text, language) == ("actual", day)


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


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "On January 9 a quake had devastated the islands; more than 400 people died.", "2024-01-09"),
        ("de", "Am 9. Januar hatte ein Beben die Inseln verwüstet.", "2024-01-09"),
        ("fr", "Le 9 janvier, un séisme avait dévasté les îles.", "2024-01-09"),
        ("es", "El 9 de enero un terremoto había devastado las islas.", "2024-01-09"),
        ("en", "The second round of the election is on January 9.", "2025-01-09"),
        ("en", "The deputy was barred from the election on January 9.", "2025-01-09"),
        ("fr", "Elle succédera le 1er mars à la présidente Ada Brunn.", "2025-03-01"),
        ("es", "Asumirá el cargo el 1 de marzo.", "2025-03-01"),
        ("en", "The treaty that was signed on April 2 has been ratified.", "2024-04-02"),
        ("es", "En enero un terremoto causó allí más de 400 muertos.", "2024-01-01"),
    ],
)
def test_a_day_without_a_year_is_of_the_year_that_its_verb_tells_of(language: str, text: str, day: str) -> None:
    assert told(text, language)[1] == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "en",
            "Divers have found the recorder of the ferry that sank on Monday, the port said on Thursday.",
            "2024-10-31",
        ),
        ("fr", "Les plongeurs ont retrouvé l'enregistreur de l'avion qui s'est écrasé lundi.", None),
        ("es", "Los buzos recuperaron el martes la caja negra del avión que se estrelló el lunes.", "2024-10-29"),
        ("en", "The bank offers 6.60 euros a share, a premium of 2 percent over Tuesday's close.", None),
        ("en", "The river's flood was the worst since 2002.", None),
    ],
)
def test_the_day_of_what_only_tells_which_is_no_day_of_the_news(language: str, text: str, day: str | None) -> None:
    """Of the thing that is meant, of the price compared with, of the last as bad."""
    assert told(text, language)[1] == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Deux ministres ont été arrêtés lundi avec Paulo Vieira, ont indiqué les autorités."),
        ("fr", "Au moins neuf personnes ont péri lundi dans un naufrage sur la Lubira, ont annoncé les autorités."),
        ("es", "Una explosión mató el lunes a seis obreros en Teherán, según los bomberos."),
        ("es", "Una explosión mató el lunes a seis obreros en una refinería de Tarma, según los bomberos."),
    ],
)
def test_a_name_or_noun_that_ends_like_a_verb_of_the_future_makes_no_plan(language: str, text: str) -> None:
    assert told(text, language) == ("actual", "2024-10-28")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Trains between Stoneford and Brading were suspended until at least Thursday."),
        ("fr", "Les trains entre Vernoux et Brading ont été suspendus jusqu'à au moins jeudi."),
        ("es", "Los trenes entre Vernoux y Brading fueron suspendidos hasta al menos el jueves."),
        ("de", "Der Zugverkehr zwischen Celle und Brading wurde bis mindestens Donnerstag eingestellt."),
    ],
)
def test_the_day_until_which_at_least_something_lasts_is_not_the_day_on_which_it_happened(
    language: str, text: str
) -> None:
    assert told(text, language)[1] is None


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The death toll from the explosion in Brading rose to four on Thursday, the port said.", None),
        ("en", "The death toll from Tuesday's explosion in Brading rose to four on Thursday.", "2024-10-29"),
        ("en", "A number of people were killed in an explosion in Brading on Tuesday.", "2024-10-29"),
        ("fr", "Le bilan de l'attentat de Vernoux est passé jeudi à quatre morts, a annoncé le parquet.", None),
        ("es", "La cifra de fallecidos en la explosión de Tarma aumentó el jueves a cuatro.", None),
        ("de", "Die Zahl der Toten nach dem Anschlag in Celle ist am Donnerstag auf vier gestiegen.", None),
        ("de", "Die Opferzahl der Explosion vom Dienstag stieg am Donnerstag auf vier.", "2024-10-29"),
    ],
)
def test_the_day_on_which_a_toll_rose_is_not_that_of_what_they_died_of(
    language: str, text: str, day: str | None
) -> None:
    assert told(text, language)[1] == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norrail will cut 1,050 jobs, it said on Friday."),
        ("fr", "Norrail supprimera 1 050 postes, a-t-il annoncé vendredi."),
        ("es", "Norrail suprimirá 1.050 empleos, anunció el viernes."),
        ("de", "Norrail will 1050 Stellen streichen, wie der Konzern am Freitag mitteilte."),
    ],
)
def test_the_day_on_which_nobody_named_told_a_plan_is_not_the_day_of_the_plan(language: str, text: str) -> None:
    (event,) = extract_by_rules(
        mark(article(1, text, "2024-11-27", language)), BriefingDay(date(2024, 11, 30), True)
    ).events
    assert (event.modality, event.date) == ("planned", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A curfew is in force in Brading from Friday to Sunday."),
        ("fr", "Le couvre-feu est en vigueur à Vernoux de vendredi à dimanche."),
        ("es", "El toque de queda rige en Tarma de viernes a domingo."),
        ("de", "In Celle gilt von Freitag bis Sonntag eine Ausgangssperre."),
    ],
)
def test_what_is_in_force_from_a_weekday_on_lies_ahead(language: str, text: str) -> None:
    found = [
        e.date and e.date.start
        for e in extract_by_rules(
            mark(article(1, text, "2024-11-28", language)), BriefingDay(date(2024, 11, 30), True)
        ).events
    ]
    assert found == ["2024-11-29"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The court said the decree of 18 October could violate the treaty."),
        ("fr", "Le tribunal a jugé que le décret du 18 octobre violait le traité."),
        ("es", "El tribunal dijo que el decreto del 18 de octubre violaba el tratado."),
        ("de", "Das Gericht hat das Dekret vom 18. Oktober verworfen."),
    ],
)
def test_the_day_by_which_a_paper_is_known_is_no_day_of_what_is_said_of_it(language: str, text: str) -> None:
    assert told(text, language)[1] is None


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The floods have left 33 dead, according to Thursday's data.", None),
        ("fr", "Les inondations ont fait 33 morts, selon les données de jeudi.", None),
        ("es", "Las inundaciones dejan al menos 33 muertos, según datos de la junta militar del jueves.", None),
        ("de", "Die Flut hat laut einer Mitteilung vom Donnerstag 33 Menschen getötet.", None),
        ("en", "The floods have left 33 dead, according to witnesses of Thursday's flood.", "2024-10-31"),
    ],
)
def test_the_day_of_what_is_cited_is_no_day_of_what_happened(language: str, text: str, day: str | None) -> None:
    assert told(text, language)[1] == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "en",
            "HARLOW, Oct. 29 (Crossway) - Workers were evacuated from a rig on Monday after a gas leak.",
            "2024-10-28",
        ),
        (
            "fr",
            "BRUNE, 27 oct. (Agence du Lac) - Un séisme a secoué Aldane vendredi, blessant six personnes.",
            "2024-10-25",
        ),
        ("es", "ALDA, 28 oct (Sur) – Dos trenes chocaron el viernes en Durazno y dejaron 17 heridos.", "2024-10-25"),
        (
            "de",
            "ALDEN, 28. Oktober (rtp) - Bei einem Zugunglück sind am Freitag acht Menschen verletzt worden.",
            "2024-10-25",
        ),
    ],
)
def test_a_weekday_is_counted_from_the_dateline_where_that_is_older_than_the_paper(
    language: str, text: str, day: str
) -> None:
    read = article(1, text, language=language, published=FRIDAY.isoformat())
    event = extract_by_rules(mark(read), BriefingDay(FRIDAY, True)).events[0]
    assert event.date is not None
    assert (event.date.start, event.date.evidence.endswith("dateline")) == (day, True)


def test_a_dateline_of_long_ago_dates_no_report_of_today() -> None:
    assert told("HARLOW, Sept. 2 (Crossway) - Workers were evacuated from a rig on Monday after a gas leak.", "en") == (
        "actual",
        "2024-10-28",
    )


def test_until_when_something_had_been_done_is_no_day_ahead() -> None:
    text = "Mehr Menschen als sonst wählen per Brief: Bis Freitagmittag hatten die Gemeinden 480.000 Wahlscheine ausgegeben."
    told = read(text, language="de", published="2024-11-30").events
    assert all(event.date is None or event.date.start <= "2024-11-30" for event in told)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "en",
            "Orvantis on Tuesday extended the deadline for its offer to Velnik shareholders until Sunday.",
            "2024-11-03",
        ),
        ("en", "Orvantis has extended the deadline for its offer to Velnik shareholders to December 5.", "2024-12-05"),
        (
            "de",
            "Orvantis hat am Dienstag die Frist für sein Angebot an die Velnik-Aktionäre bis Sonntag verlängert.",
            "2024-11-03",
        ),
        (
            "de",
            "Die Frist ist am Donnerstag bis zum 5. Dezember verlängert worden, teilte der Konzern mit.",
            "2024-12-05",
        ),
        ("es", "El organismo amplió el martes el plazo hasta el 5 de diciembre.", "2024-12-05"),
        ("fr", "L'organisme a prolongé mardi le délai jusqu'au 5 décembre.", "2024-12-05"),
    ],
)
def test_a_deadline_that_is_extended_ends_on_its_new_day(language: str, text: str, day: str) -> None:
    assert told(text, language) == ("planned", day)


def test_talks_that_are_extended_to_a_day_are_not_held_on_that_day_alone() -> None:
    assert told("Talks between Alba and Berea have been extended to December 5, mediators said.", "en") == (
        "actual",
        None,
    )


@pytest.mark.parametrize(
    "text",
    [
        "STRAND, Nov. 1 - The shipbuilder Velnik is in talks with Alba about an order for six frigates.",
        "STRAND, Oct. 31 - The shipbuilder Velnik is in talks with Alba about an order for six frigates.",
    ],
)
def test_the_day_of_a_dateline_is_that_of_the_report_and_of_no_event(text: str) -> None:
    assert told(text, "en") == ("actual", None)


def test_the_day_on_which_those_fled_of_whom_some_are_held_is_no_day_of_the_arrests() -> None:
    text = "The police have arrested 22 men out of 41 who are now known to have escaped on Tuesday from the jail."
    assert told(text, "en")[1] is None
