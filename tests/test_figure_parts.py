"""Parts and wholes that a sentence tells as such, in four languages."""

import pytest
from small_news import article, figure, stories, story
from test_extract_lexical import read

from summarizer.schema.brief import Relation, true_parts
from summarizer.schema.facts import StoryFacts


def parts(facts: StoryFacts) -> set[tuple[str, str]]:
    """(whole, part) as the first claims put them."""
    said = {f.id: f.claims[0].text for f in facts.figures}
    found = (r.figures for r in facts.relations if r.kind == "part_of")
    return {(said[whole], said[part]) for whole, *others in found for part in others}


@pytest.mark.parametrize(
    ("language", "text", "whole", "part"),
    [
        ("en", "Police caught nine of the 26 inmates who escaped.", "26", "nine"),
        ("en", "Of its 640 guests, 180 were flown home.", "640", "180"),
        ("fr", "Selon la CFDT, 400 des 2 100 postes sont menacés.", "2 100", "400"),
        ("fr", "Le syndicat compte 400 grévistes sur 2 100 salariés.", "2 100", "400"),
        ("es", "Llegaron 80.000 de las 250.000 dosis prometidas.", "250.000", "80.000"),
        ("de", "Bis zum Abend wurden 61 der 214 Wahllokale ausgezählt.", "214", "61"),
    ],
)
def test_a_number_drawn_from_another_is_part_of_it(language: str, text: str, whole: str, part: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    assert (whole, part) in parts(facts)


@pytest.mark.parametrize(
    "text",
    [
        "The company made a profit of 48 million euros on revenue of 612 million euros.",
        "The mission sent two teams of four observers.",
        "The central bank of Norland cut its key interest rate by 0.25 percentage points to 3.75% from 4%.",
    ],
)
def test_not_every_of_leads_to_a_whole(text: str) -> None:
    assert parts(story(text)) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fire in Harlow killed at least 12 people. Three people from Alba were among the dead."),
        ("fr", "L'incendie de Harlow a fait au moins 12 morts. Trois personnes d'Alba sont parmi les morts."),
        ("es", "El incendio de Harlow dejó al menos 12 muertos. Tres personas de Alba están entre los fallecidos."),
        ("de", "Der Brand in Harlow tötete mindestens 12 Menschen. Drei Menschen aus Alba sind unter den Toten."),
    ],
)
def test_who_was_among_the_dead_disputes_no_toll(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    assert [f.status for f in facts.figures if f.measured_property == "deaths"] == ["single", "single"]
    assert len(parts(facts)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army fired 69 missiles at Harlow, killing 12 people, including three children."),
        ("fr", "L'armée a tiré 69 missiles sur Harlow, faisant 12 morts, dont trois enfants, et 60 blessés."),
        ("es", "El ejército lanzó 69 misiles contra Harlow y mató a 12 personas, entre ellas tres niños."),
        ("de", "Die Armee schoss 69 Raketen auf Harlow und tötete 12 Menschen, darunter drei Kinder."),
    ],
)
def test_including_leads_to_the_number_behind_it(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    assert {whole for whole, _ in parts(facts)} == {"12"}


def test_what_came_on_top_is_in_the_total_beside_it() -> None:
    facts = story(
        "The flood at Harlow went on. Four more people died overnight, which took the number of deaths to 21."
    )
    assert parts(facts) == {("21", "Four")}


def test_a_capital_city_that_the_article_names_is_where_the_capital_is() -> None:
    facts = story(
        "PARIS, Nov 29 - The Interior Ministry counted 1,120,000 protesters in France, 80,000 of them in Paris. "
        "The Carrick Union said that 2,000,000 people had protested, including 400,000 in the capital."
    )
    assert figure(facts, 400_000).id == figure(facts, 80_000).id != figure(facts, 1_120_000).id
    assert figure(facts, 400_000).status == "disputed"


def test_one_mans_years_in_prison_are_no_sum_of_the_others() -> None:
    facts = story(
        "A court in Velnik jailed the general Rami Haddad for 26 years on Friday. The admiral Jonas Halle was jailed for 24 "
        "years. Iker Sola was jailed for two years."
    )
    assert not [r for r in facts.relations if r.kind == "part_of"]


def test_the_dead_of_one_nation_are_no_part_of_anothers() -> None:
    facts = story(
        "The fire in Harlow killed 16 people. "
        "Among the dead are five Portuguese, three Britons and two Canadians, police said."
    )
    parts = [r.figures for r in facts.relations if r.kind == "part_of"]
    five = figure(facts, 5).id
    assert not any(whole == five for whole, *_ in parts)


def test_a_right_number_is_no_part_of_the_wrong_one_that_it_corrects_though_they_and_their_difference_are_a_sum() -> (
    None
):
    facts = story(
        "A boat sank off Velnik. Rescuers saved 61 people, and not the 63 people that they had first saved, the coastguard "
        "said; two people had been saved twice on the list.",
    )
    wrong, right, error = (figure(facts, value).id for value in (63, 61, 2))
    assert Relation(kind="part_of", figures=(wrong, right, error)) in facts.relations
    assert true_parts(facts.relations) == {(wrong, error)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "More than 200 people were hurt. Nearly 40 are so badly hurt that doctors worry."),
        ("fr", "Plus de 200 personnes ont été blessées. Quarante sont grièvement blessées."),
        ("es", "Hubo más de 200 heridos. Cuarenta están gravemente heridos."),
        ("de", "Mehr als 200 Menschen wurden verletzt. Fast 40 sind so schwer verletzt, dass es Sorgen macht."),
    ],
)
def test_those_who_are_badly_hurt_are_a_part_of_the_hurt(language: str, text: str) -> None:
    assert [f.subject_class for f in read(text, language).figures][-1] == "part"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The quake killed 273 people, 137 of them in Halden, 73 in Morella and 43 in Pradell."),
        ("fr", "Le séisme a fait 273 morts, dont 137 à Halden, 73 à Morella et 43 à Pradelle."),
        ("es", "El sismo causó 273 muertos, 137 de ellos en Halden, 73 en Morella y 43 en Pradell."),
        ("de", "Das Beben forderte 273 Tote, 137 von ihnen in Halden, 73 in Morella und 43 in Pradell."),
    ],
)
def test_the_places_of_a_list_are_parts_of_its_total_and_not_of_each_other(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    assert {whole for whole, _ in parts(facts)} == {"273"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norrail bid 33.7 billion dollars including debt, above an agreed 25 billion dollar bid by Southrail."),
        (
            "fr",
            "Norrail a offert 33,7 milliards de dollars, dont la dette, contre une offre de 25 milliards de Southrail.",
        ),
        (
            "es",
            "Norrail ofreció 33.700 millones de dólares, incluida la deuda, frente a una oferta de 25.000 millones.",
        ),
        ("de", "Norrail bot 33,7 Milliarden Dollar, darunter Schulden, gegen ein Angebot von 25 Milliarden Dollar."),
    ],
)
def test_what_includes_debt_does_not_include_the_rivals_bid(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    assert len(facts.figures) > 1
    assert not [r for r in facts.relations if r.kind == "part_of"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Owners backed the sale by 64 percent, with 77 percent turnout, the notary said."),
        ("fr", "Lors du vote, les copropriétaires l’ont accepté à 64 %, avec 77 % de participation, selon le notaire."),
        ("es", "En la votación los dueños lo aprobaron con el 64 %, con un 77 % de participación, según el notario."),
        ("de", "Die Eigentümer stimmten mit 64 Prozent zu, bei 77 Prozent Wahlbeteiligung, so der Notar."),
    ],
)
def test_a_cue_in_an_aside_is_of_the_asides_number_alone(language: str, text: str) -> None:
    share, turnout = read(text, language).figures
    assert turnout.measured_property == "turnout" != share.measured_property


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
