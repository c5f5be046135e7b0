"""What only sounds like one: a firm and its subsidiary, today's toll and that of what it came after, two marches"""

import pytest
from small_news import actor, article, figure, read, stories, story

from summarizer.schema.mentions import FigureMention

MARCHES = [
    ("fr", "La marche de jeudi à Torvik a réuni 30 000 personnes selon les organisateurs, 8 000 selon la police."),
    (
        "es",
        "La marcha del jueves en Torvik reunió a 30.000 personas, según los organizadores; la Policía había contado 8.000.",
    ),
    (
        "de",
        "An dem Marsch am Donnerstag in Torvik nahmen laut Polizei 8000 Menschen teil, laut den Veranstaltern 30.000.",
    ),
]


def told(text: str, language: str, value: float) -> FigureMention:
    (found,) = [f for f in read(text, language).figures if f.numeral.quantity.low == value]
    return found


def test_a_firm_and_what_a_sentence_calls_its_subsidiary_are_two_actors() -> None:
    facts = story(
        "Norvik Energy said on Thursday it would cut 300 jobs. Its subsidiary Norvik Energy Trading will keep its staff.",
        "Norvik Energy cuts 300 jobs. Norvik Energy Trading is not affected, its head, Paul Ek, said on Friday.",
    )
    assert actor(facts, "Norvik Energy").id != actor(facts, "Norvik Energy Trading").id


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It came two days after a quake near Denizli that killed six."),
        ("fr", "Ce séisme survient deux jours après un tremblement de terre près de Denizli qui a fait six morts."),
        ("es", "El terremoto ocurrió dos días después de un sismo cerca de Denizli que dejó seis muertos."),
        ("de", "Es ereignete sich zwei Tage nach einem Beben bei Denizli, bei dem sechs Menschen starben."),
    ],
)
def test_the_toll_of_what_a_happening_came_after_is_background(language: str, text: str) -> None:
    assert told(text, language, 6).background


def test_a_quake_that_opens_the_sentence_is_todays_however_long_ago_it_struck() -> None:
    text = "Two days after a quake struck Denizli and killed 34 people, rescuers found a girl alive."
    assert not told(text, "en", 34).background


def test_a_capital_speaks_with_its_governments_voice() -> None:
    facts = story(
        "Ankara said on Thursday that it would send 40 engineers to Lumo.",
        "The Turkish government said on Thursday that it would send 40 engineers to Lumo.",
    )
    assert len(figure(facts, 40).claims) == 1


def test_two_countries_are_two_voices() -> None:
    facts = story(
        "Peru said on Thursday that 17 people had been killed in Lumo.",
        "Ecuador said on Thursday that 14 people had been killed in Lumo.",
    )
    assert figure(facts, 17) == figure(facts, 14)
    assert (figure(facts, 17).status, len(figure(facts, 17).claims)) == ("disputed", 2)


@pytest.mark.parametrize(("language", "text"), MARCHES)
def test_a_quarrel_over_a_crowd_that_a_second_paper_retells_is_one(language: str, text: str) -> None:
    english = "Some 8,000 people marched in Torvik on Thursday, police said. Organisers put the number at 30,000."
    (facts,) = stories(article(1, english), article(2, text, language=language))
    assert figure(facts, 30_000) == figure(facts, 8_000)
    assert figure(facts, 8_000).status == "disputed"


@pytest.mark.parametrize(
    ("language", "text", "value", "name"),
    [
        ("en", "Some 2.5 lakh people left their homes, the water board said.", 250_000, "displaced"),
        ("en", "About 300 residents fled their homes on Thursday.", 300, "displaced"),
        ("en", "Uganda had 24 confirmed Ebola cases, seven of them fatal, the agency said.", 7, "deaths"),
        ("de", "Uganda hat 24 bestätigte Ebola-Fälle, sieben davon tödlich, teilte die WHO mit.", 7, "deaths"),
        ("es", "Uganda tiene 24 casos confirmados de ébola, siete de ellos mortales, dijo la OMS.", 7, "deaths"),
        ("en", "Three people were stabbed at Lumo station on Thursday, police said.", 3, "injured"),
        ("en", "Three people were stabbed to death at Lumo station on Thursday, police said.", 3, "deaths"),
        ("fr", "Trois personnes ont été poignardées jeudi à la gare de Lumo, selon la police.", 3, "injured"),
        ("es", "Tres personas fueron apuñaladas el jueves en la estación de Lumo, según la policía.", 3, "injured"),
        ("de", "Drei Menschen sind am Bahnhof von Lumo niedergestochen worden, teilte die Polizei mit.", 3, "injured"),
        ("es", "Unas 300 familias han dejado sus casas desde el lunes, según el alcalde.", 300, "displaced"),
        ("en", "The bridge will cost 48 million euros (40 million pounds), the council said.", 40_000_000, "cost"),
    ],
)
def test_a_number_is_named_by_its_own_noun_and_verb(language: str, text: str, value: float, name: str) -> None:
    mention = told(text, language, value)
    assert (mention.measured_property, mention.modality) == (name, "planned" if name == "cost" else "actual")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hurricane Lena has killed 53 people, 41 of them in Haiti and 12 in Cuba."),
        ("fr", "L'ouragan Lena a fait 53 morts, dont 41 en Haïti et 12 à Cuba."),
        ("es", "El huracán Lena deja 53 muertos, 41 de ellos en Haití y 12 en Cuba."),
        ("de", "Hurrikan Lena hat 53 Menschen getötet, 41 von ihnen in Haiti und zwölf auf Kuba."),
    ],
)
def test_of_two_parts_that_make_up_the_whole_neither_holds_the_other(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    parts = [
        set(r.figures[1:]) for r in facts.relations if r.kind == "part_of" and r.figures[0] == figure(facts, 53).id
    ]
    assert set().union(*parts) == {figure(facts, 41).id, figure(facts, 12).id}
    assert figure(facts, 41).id not in [r.figures[0] for r in facts.relations if r.kind == "part_of"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Carden raised its bid for Molen to 14.50 euros a share from 13 euros."),
        ("fr", "Carden a relevé son offre sur Molen à 14,50 euros par action, contre 13 euros auparavant."),
        ("de", "Carden bietet jetzt 14,50 Euro je Aktie für Molen, nach 13 Euro zuvor."),
    ],
)
def test_what_stands_behind_after_and_held_before_has_given_way(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    bid = figure(facts, 14.5)
    assert (bid.status, bid.current) == ("updated", 0)
    assert bid == figure(facts, 13)


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "At least 64 people were killed and 23 injured in a blast in Valencia.", "Valencia"),
        ("es", "Al menos 64 personas murieron y 23 están desaparecidas tras la riada en Valencia.", "Valencia"),
        (
            "fr",
            "Au moins 64 personnes sont mortes et 23 sont portées disparues après les inondations à Valence.",
            "Valence",
        ),
        ("de", "Mindestens 64 Menschen sind gestorben und 23 werden nach der Flut in Valencia vermisst.", "Valencia"),
    ],
)
def test_the_dead_and_the_missing_of_one_clause_are_of_one_place(language: str, text: str, place: str) -> None:
    assert {told(text, language, value).place for value in (64, 23)} == {place}


def test_a_german_noun_behind_werden_puts_nothing_ahead() -> None:
    assert told("Vermisst werden noch 14 Menschen, sagte der Bürgermeister am Freitag.", "de", 14).modality == "actual"


def test_a_toll_that_grows_over_three_days_and_languages_is_one() -> None:
    (facts,) = stories(
        article(
            1, "At least 64 people have died and 23 are missing after floods in Valencia, officials said.", "2024-11-27"
        ),
        article(2, "La riada en Valencia deja ya 72 muertos, informó el jueves el Gobierno.", "2024-11-28", "es"),
        article(
            3, "Die Zahl der Toten nach den Überschwemmungen in Valencia ist auf 79 gestiegen.", "2024-11-29", "de"
        ),
    )
    dead = figure(facts, 79)
    assert (dead.status, dead) == ("updated", figure(facts, 64))


def test_pounds_in_brackets_are_the_euros_before_them_and_no_second_sum() -> None:
    facts = story("The bridge will cost 48 million euros (40 million pounds), the council said on Thursday.")
    (cost,) = facts.figures
    assert [(c.value, c.unit_text) for c in cost.claims] == [(48_000_000, "euros"), (40_000_000, "pounds sterling")]
    assert cost.status == "agreed"


def test_the_days_of_a_poll_are_no_voters() -> None:
    text = "A poll by Metra of 1,006 voters taken from 20 to 24 November put the party at 31 percent."
    assert [f.numeral.quantity.low for f in read(text).figures] == [1_006, 31]


@pytest.mark.parametrize(
    ("language", "text", "value", "speaker"),
    [
        ("de", "Laut Metra käme die Blaue Partei auf 31 Prozent.", 31, "Metra"),
        ("fr", "Un sondage mené auprès de 1 006 électeurs donne 31 % au parti.", 31, ""),
    ],
)
def test_neither_who_was_asked_nor_who_is_polled_speaks(language: str, text: str, value: float, speaker: str) -> None:
    assert told(text, language, value).speaker == speaker


def test_two_raids_of_one_town_and_week_are_two_stories_in_any_language() -> None:
    found = stories(
        article(1, "Soldiers raided the market of Koro on Monday and shot 11 traders, witnesses said.", "2024-11-26"),
        article(
            2, "Gunmen in uniform attacked a fish market in Koro on Thursday, killing seven people, an official said."
        ),
        article(3, "À Koro, des soldats ont abattu onze commerçants lundi au marché.", "2024-11-26", "fr"),
    )
    assert sorted(sorted(a.id for a in facts.articles) for facts in found) == [["a1", "a3"], ["a2"]]
