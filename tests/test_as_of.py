"""As of when a number holds: the day it was given, the day it tells of, a year gone by, or no day at all."""

import pytest
from test_extract_lexical import read

from summarizer.schema.mentions import DateReading


def dates(text: str, language: str = "en") -> list[str | None]:
    """The as-of of each figure of an article of Saturday, 30 November 2024, as far as it is known."""
    return [_iso(f.as_of) for f in read(text, language).figures]


def _iso(reading: DateReading | None) -> str | None:
    return reading.start[: {"year": 4, "month": 7}.get(reading.precision, 10)] if reading else None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Unemployment stood at 6.1% in September."),
        ("fr", "Le chômage a atteint 6,1 % en septembre."),
        ("es", "El paro subió al 6,1 % en septiembre."),
        ("de", "Die Arbeitslosigkeit lag im September bei 6,1 Prozent."),
    ],
)
def test_a_month_of_the_clause_dates_the_rate(language: str, text: str) -> None:
    assert dates(text, language) == ["2024-09"]


@pytest.mark.parametrize(
    ("language", "text", "then"),
    [
        ("en", "In 2017 a fire at the depot killed 12 people.", "2017"),
        ("en", "A fire in August 2017 killed 12 people.", "2017-08"),
        ("fr", "En 2017, un incendie avait fait 12 morts.", "2017"),
        ("es", "Otro incendio mató a 12 personas en agosto de 2017.", "2017-08"),
        ("de", "Bei einem Brand im Jahr 2017 starben zwölf Menschen.", "2017"),
        ("en", "It was the worst fire since 2001, when 12 people died.", "2001"),
        ("fr", "Le dernier incendie, en 1994, avait tué 12 personnes.", "1994"),
        ("en", "The firm cut jobs on Monday after swinging to a loss of 214 million euros in 2017.", "2017"),
        ("en", "Net debt stood at 214 million euros at the end of August 2017.", "2017-08"),
    ],
)
def test_a_year_gone_by_in_the_clause_beats_the_articles_day(language: str, text: str, then: str) -> None:
    assert dates(text, language) == [then]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministry expects growth of 2.1%, instead of 1.4%."),
        ("fr", "Le ministère prévoit une croissance de 2,1 %, au lieu de 1,4 %."),
        ("es", "El ministerio prevé un crecimiento del 2,1 %, en lugar de 1,4 %."),
        ("de", "Das Ministerium erwartet ein Wachstum von 2,1 Prozent statt 1,4 Prozent."),
    ],
)
def test_a_number_that_another_takes_the_place_of_has_no_day(language: str, text: str) -> None:
    assert dates(text, language) == ["2024-11-30", None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Inflation slowed to 3.1%, from 3.6% in September."),
        ("fr", "L'inflation est tombée à 3,1 %, contre 3,6 % en septembre."),
        ("es", "La inflación bajó al 3,1 %, frente al 3,6 % en septiembre."),
        ("de", "Die Inflation sank auf 3,1 Prozent, verglichen mit 3,6 Prozent im September."),
    ],
)
def test_an_older_number_has_the_date_that_follows_it(language: str, text: str) -> None:
    assert dates(text, language) == ["2024-11-30", "2024-09"]


def test_a_day_earlier_counts_from_the_day_that_the_sentence_tells() -> None:
    text = "Eleven people have died, police said on Friday, up from nine dead a day earlier."
    assert dates(text) == ["2024-11-29", "2024-11-28"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une avalanche a tué jeudi au moins huit skieurs dans le massif."),
        ("es", "Un derrumbe dejó el jueves ocho muertos en la mina."),
        ("de", "Bei dem Unglück sind am Donnerstag acht Arbeiter gestorben."),
    ],
)
def test_a_day_between_the_verb_and_its_number_dates_it(language: str, text: str) -> None:
    assert dates(text, language) == ["2024-11-28"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three people hurt in the fire on Thursday have died."),
        ("en", "The fire that broke out on Thursday has killed eight people."),
        ("fr", "L'avalanche qui a frappé jeudi la station a fait huit morts."),
        ("es", "El derrumbe del jueves ha causado ocho muertos."),
        ("de", "Acht Menschen sind gestorben, drei mehr als am Donnerstag."),
    ],
)
def test_a_day_that_names_the_event_or_another_count_does_not_date_the_number(language: str, text: str) -> None:
    assert dates(text, language)[0] == "2024-11-30"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A dam burst on Thursday near the mill. Eight people were killed."),
        ("fr", "Une digue a cédé jeudi près du moulin. Huit personnes ont été tuées."),
        ("es", "Una presa cedió el jueves junto al molino. Murieron ocho personas."),
        ("de", "Am Donnerstag brach der Damm. Acht Menschen wurden getötet."),
    ],
)
def test_a_named_day_carries_on_through_the_past_tense(language: str, text: str) -> None:
    assert dates(text, language)[-1] == "2024-11-28"


@pytest.mark.parametrize(
    "text",
    [
        "A dam burst on Thursday near the mill. Eight people are still missing.",
        "A dam burst on Thursday near the mill. The mill employs 80 workers.",
        "A dam burst on Thursday near the mill. On Saturday police counted eight dead.",
        "A dam burst on Thursday near the mill.\n\nEight people were killed, police said.",
    ],
)
def test_a_carried_day_ends_at_the_present_at_another_day_and_at_a_speaker_further_down(text: str) -> None:
    assert dates(text)[-1] == "2024-11-30"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The hall, with a capacity of 900 people, is closed."),
        ("fr", "Le refuge peut accueillir 60 personnes."),
        ("es", "El pueblo está a 12 kilómetros de Soria."),
        ("de", "Die Halle fasst 900 Zuschauer."),
    ],
)
def test_a_capacity_or_a_distance_between_places_has_no_day(language: str, text: str) -> None:
    assert dates(text, language) == [None]


def test_a_day_ahead_dates_no_number() -> None:
    assert dates("Some 300 workers will strike on Monday.") == ["2024-11-30"]
    assert dates("Trois cents ouvriers seront en grève lundi.", "fr") == ["2024-11-30"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Ambos firmaron el jueves, tras largas horas de reunión, una subida del 4,2 %."),
        ("es", "La policía recuperó el jueves en una furgoneta tres cuadros."),
        ("es", "La policía detuvo el jueves en Zaragoza a tres hombres."),
        ("de", "Unbekannte haben in der Nacht auf Donnerstag aus dem Museum 23 Münzen gestohlen."),
        ("en", "Gendarmes arrested two men on Thursday night over the raid."),
        ("es", "Unas 40.000 personas, según la Policía, se manifestaron el jueves ante el Palacio."),
    ],
)
def test_the_day_beside_the_verb_dates_all_that_it_counts(language: str, text: str) -> None:
    assert dates(text, language) == ["2024-11-28"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police say 40,000 people marched on Thursday; the organisers put the figure at 110,000."),
        (
            "fr",
            "La manifestation de jeudi avait rassemblé 110 000 personnes selon les syndicats, 40 000 selon la police.",
        ),
        ("en", "Police say 40,000 people marched on Thursday. The union puts the number at 110,000."),
    ],
)
def test_a_rival_count_of_a_march_is_of_the_same_day(language: str, text: str) -> None:
    assert dates(text, language) == ["2024-11-28"] * 2


def test_the_day_of_an_older_number_does_not_carry_on() -> None:
    text = "The loss is now put at 24 million euros, against 18 million on Thursday. Two cars were found burnt."
    assert dates(text) == ["2024-11-30", "2024-11-28", "2024-11-30"]


def test_a_conditional_tells_nothing_of_the_day_before() -> None:
    text = "El banco bajó los tipos el jueves. El préstamo medio se abarataría en 480 euros."
    assert dates(text, "es") == ["2024-11-30"]


def test_the_year_of_a_relative_clause_before_the_verb_of_speech_dates_no_number() -> None:
    text = "Activist Max Velnik, who complained in 2013, said the fine could have been more than 4 million euros."
    assert dates(text) == ["2024-11-30"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The largest fine since the law's introduction in 2018 is 12 million euros."),
        ("fr", "La plus forte amende depuis l'introduction de la loi en 2018 est de 12 millions d'euros."),
        ("es", "La mayor multa desde la entrada en vigor de la ley en 2018 es de 12 millones de euros."),
        ("de", "Die höchste Strafe seit Einführung der Verordnung 2018 beträgt 12 Millionen Euro."),
    ],
)
def test_the_year_of_what_stands_behind_since_dates_no_number(language: str, text: str) -> None:
    assert dates(text, language) == ["2024-11-30"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fire has burned 5,400 hectares. A day earlier it had burned 3,100 hectares."),
        ("fr", "Le feu a parcouru 5 400 hectares. La veille, il avait parcouru 3 100 hectares."),
        ("es", "El fuego ha calcinado 5.400 hectáreas. El día anterior había calcinado 3.100 hectáreas."),
        ("de", "Das Feuer hat 5.400 Hektar verbrannt. Am Vortag waren 3.100 Hektar verbrannt."),
    ],
)
def test_the_day_before_is_that_before_the_articles(language: str, text: str) -> None:
    assert dates(text, language) == ["2024-11-30", "2024-11-29"]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        (
            "en",
            "Police confirmed 155 deaths on Friday, after the day before they had counted 92.",
            ["2024-11-29", "2024-11-28"],
        ),
        (
            "es",
            "El centro confirmó 155 muertos, después de que la víspera se hubieran contado 92.",
            ["2024-11-30", "2024-11-29"],
        ),
        (
            "fr",
            "Le préfet a confirmé 155 morts, alors que la veille on en avait compté 92.",
            ["2024-11-30", "2024-11-29"],
        ),
        (
            "de",
            "Der Stab bestätigte 155 Tote, nachdem am Vortag 92 Tote gezählt worden waren.",
            ["2024-11-30", "2024-11-29"],
        ),
        ("fr", "La veille de Noël, 12 personnes sont mortes.", ["2024-11-30"]),
    ],
)
def test_what_was_counted_the_day_before_is_of_the_day_before(language: str, text: str, days: list[str]) -> None:
    assert dates(text, language) == days


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Some 9,000 homes are without power; on Tuesday it was 52,000 homes."),
        ("fr", "Quelque 9 000 foyers sont privés de courant ; mardi, ils étaient 52 000 foyers."),
        ("es", "Unos 9.000 hogares siguen sin luz; el martes, con el viento en calma, eran 52.000 hogares."),
        ("de", "Noch 9.000 Haushalte sind ohne Strom; am Dienstag waren es auf dem Höhepunkt 52.000 Haushalte."),
    ],
)
def test_a_day_that_opens_what_stands_behind_a_semicolon_dates_its_number(language: str, text: str) -> None:
    assert dates(text, language) == ["2024-11-30", "2024-11-26"]


def test_what_somebody_calls_today_does_not_date_an_undated_article() -> None:
    mentions = read(
        'The party won 27 seats in the vote on Wednesday, a poll showed. "We turned a page today," she said.',
        published=None,
    )
    assert mentions.day is not None
    assert mentions.day.start == "2024-11-27"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Since January 2022, 38,465 cases of cholera have been reported."),
        ("es", "Desde enero de 2022 se han notificado 38.465 casos de cólera."),
    ],
)
def test_what_counts_since_a_month_is_of_the_articles_day(language: str, text: str) -> None:
    (told,) = read(text, language).figures
    assert told.as_of is not None
    assert told.period is not None
    assert (told.as_of.start, told.period.start) == ("2024-11-30", "2022-01-01")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Gazette counts 187 dead: 6 on Monday, 41 on Tuesday, 101 on Wednesday and 39 on Thursday."),
        ("fr", "Le journal compte 187 morts : 6 lundi, 41 mardi, 101 mercredi et 39 jeudi."),
        ("es", "El diario cuenta 187 muertos: 6 el lunes, 41 el martes, 101 el miércoles y 39 el jueves."),
        ("de", "Die Zeitung zählt 187 Tote: 6 am Montag, 41 am Dienstag, 101 am Mittwoch und 39 am Donnerstag."),
    ],
)
def test_a_total_has_none_of_the_days_of_the_row_behind_it(language: str, text: str) -> None:
    assert dates(text, language)[0] == "2024-11-30"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sixty-three people were being treated, the deputy minister said, up from 49 on Thursday."),
        ("fr", "Soixante-trois personnes étaient soignées, a indiqué le préfet, contre 49 jeudi."),
        ("es", "Sesenta y tres heridos eran atendidos, informó el ministro, frente a 49 el jueves."),
        ("de", "63 Verletzte werden behandelt, sagte der Landrat, gegenüber 49 am Donnerstag."),
    ],
)
def test_the_day_of_the_number_that_another_is_compared_with_is_that_ones_alone(language: str, text: str) -> None:
    assert dates(text, language) == ["2024-11-30", "2024-11-28"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The country has seen 60 coups since its independence, in 1825."),
        ("fr", "Le pays a connu 60 putschs depuis son indépendance, en 1825."),
        ("es", "El país ha vivido 60 asonadas desde su independencia, en 1825."),
    ],
)
def test_a_comma_may_stand_before_the_year_since_which_is_counted(language: str, text: str) -> None:
    assert [f.period and f.period.start[:4] for f in read(text, language).figures] == ["1825"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "At least 114 died, police said on Friday, more than the 66 deaths it had counted on Tuesday.",
        ),
        (
            "fr",
            "Au moins 114 personnes sont mortes, dit vendredi l'office, qui revoit les 66 morts qu'il avait comptés mardi.",
        ),
        (
            "es",
            "Hay 114 muertos, informó el viernes la oficina, que eleva los 66 muertos que había contabilizado el martes.",
        ),
        (
            "de",
            "Hier starben 114 Menschen, teilte das Amt am Freitag mit, nach 66 Toten, die es am Dienstag gezählt hatte.",
        ),
    ],
)
def test_what_had_been_counted_on_a_day_is_of_that_day(language: str, text: str) -> None:
    assert dates(text, language) == ["2024-11-29", "2024-11-26"]


def test_the_day_of_what_those_counted_had_done_dates_no_count() -> None:
    assert dates("El alud mató a 114 personas que habían llegado el miércoles, dijo el viernes la policía.", "es") == [
        "2024-11-29"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The party will have 47 seats, one fewer than had been announced on Tuesday."),
        ("fr", "Le parti aura 47 sièges, un de moins que ce qui avait été annoncé mardi."),
        ("es", "El partido tendrá 47 escaños, uno menos de lo que había anunciado el martes."),
        ("de", "Die Partei hat 47 Sitze, einen weniger, als am Dienstag gemeldet worden war."),
    ],
)
def test_the_day_of_what_a_number_differs_from_is_not_its_own(language: str, text: str) -> None:
    assert "2024-11-26" not in dates(text, language)[:1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If an election were held on Sunday, the Reform Union would win 31% of the vote."),
        ("fr", "Si des législatives avaient lieu dimanche, l'Union rurale obtiendrait 31 % des voix."),
        ("es", "Si las elecciones se celebraran el domingo, la Unión Rural obtendría el 31 % de los votos."),
        ("de", "Wenn am Sonntag Landtagswahl wäre, käme die Landunion auf 31 Prozent der Stimmen."),
        ("de", "Wäre am Sonntag Landtagswahl, käme die Landunion auf 31 Prozent der Stimmen."),
    ],
)
def test_a_day_on_which_a_vote_is_only_supposed_dates_no_poll(language: str, text: str) -> None:
    assert dates(text, language) == ["2024-11-30"]


def test_a_day_that_its_place_parts_from_the_verb_of_speech_is_of_what_is_said() -> None:
    text = (
        "Elf Menschen werden noch vermisst, wie die Polizei am Freitag in Torrealba del Orso mitteilte. "
        "Am Donnerstag war zunächst von vier Toten und 17 Vermissten die Rede gewesen."
    )
    assert dates(text, "de") == ["2024-11-29", "2024-11-28", "2024-11-28"]


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("The fever has killed 120 people this year.", "2024-01-01"),
        ("So far this year 120 people have died of the fever and 900 people have fallen ill.", "2024-01-01"),
        ("Some 4,000 people have fled, and the agency has a tenth of the $90 million it needs this year.", None),
    ],
)
def test_this_year_behind_a_sum_is_no_period_of_the_people_counted_before(text: str, since: str | None) -> None:
    counted = read(text).figures[0]
    assert (counted.period.start if counted.period else None) == since


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The raid brings to 22 the number of men in custody out of 41 who had escaped on Tuesday from the jail.",
        ),
        ("es", "La redada eleva a 22 los detenidos de los 41 reclusos que se fugaron el martes de la cárcel."),
        ("fr", "La police a repris 22 des 41 détenus qui se sont évadés mardi de la prison."),
        ("de", "Die Polizei hat 22 der 41 Häftlinge, die am Dienstag aus dem Gefängnis geflohen sind, gefasst."),
    ],
)
def test_the_day_of_those_among_whom_a_number_counts_is_not_its_own(language: str, text: str) -> None:
    assert dates(text, language)[0] == "2024-11-30"
