"""What a day of unlike papers does to counts: who says a number, whose it is, and what has only given way."""

import pytest
from small_news import article, figure, stories
from test_extract_lexical import read

from summarizer.language.names.offices import heads
from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The damage did not exceed 300 homes."),
        ("en", "There weren't more than 300 homes."),
        ("fr", "Les dégâts ne dépassent pas 300 maisons."),
        ("es", "Calcula que no pasan de 300 viviendas."),
        ("de", "Die Zahl der Häuser liegt nicht über 300."),
    ],
)
def test_a_denied_floor_is_a_ceiling(language: str, text: str) -> None:
    (numeral,) = find_numerals(text, load_profile(language))
    assert (numeral.quantity.bound, numeral.quantity.max_value) == ("at_most", 300)


def test_not_nearly_so_many_says_no_floor() -> None:
    (numeral,) = find_numerals("Not nearly 300 homes burned.", load_profile("en"))
    assert numeral.quantity.bound == "less_than"


def speakers(text: str, language: str = "en") -> list[str]:
    return [f.speaker for f in sorted(read(text, language).figures, key=lambda f: f.numeral.start)]


def test_he_is_who_spoke_last_though_another_was_named_with_her_office_before() -> None:
    text = (
        "President Odo Varga said 46 people had died. Interior Minister Lena Holt had put the toll at 19. "
        '"Be ready," Varga told reporters. About 1,100 homes were destroyed, he said.'
    )
    assert speakers(text)[-1] == "Varga"


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "es",
            "El director del hospital Santa Rita dijo que nueve personas murieron.",
            "director del hospital Santa Rita",
        ),
        ("fr", "Le directeur de l'hôpital Nansen a fait état de 12 morts.", "directeur de l'hôpital Nansen"),
        ("fr", "Le président du syndicat UTR a parlé de 12 morts.", "président du syndicat UTR"),
    ],
)
def test_an_office_is_told_with_the_body_it_is_of(language: str, text: str, speaker: str) -> None:
    assert speakers(text, language) == [speaker]


def test_a_bare_number_goes_on_from_the_whole_and_not_from_the_part_told_last() -> None:
    text = (
        "El servicio elevó a 99 los fallecidos por los incendios de la costa, de los cuales 32 han sido identificados. "
        "El alcalde había confirmado 64."
    )
    figures = sorted(read(text, "es").figures, key=lambda f: f.numeral.start)
    assert [f.measured_property for f in figures] == ["deaths", "identified", "deaths"]


def test_a_comparison_behind_and_is_of_what_is_told_there() -> None:
    text = "Velnik said it would cut 2,000 jobs and reduce its plants from 17 to 10."
    cut = [f.numeral.quantity.value for f in read(text).figures if f.measured_property == "job cuts"]
    assert cut == [2000]


@pytest.mark.parametrize(
    ("language", "correction"),
    [
        ("en", "He corrected an earlier statement by his office that put the number at 15,000."),
        ("fr", "Il a corrigé une précédente déclaration de son bureau, qui parlait de 15 000 maisons."),
        ("es", "Corrigió una declaración anterior de su oficina, que hablaba de 15.000 viviendas."),
        ("de", "Er korrigierte eine frühere Mitteilung seines Büros, die von 15.000 Häusern sprach."),
    ],
)
def test_what_an_office_had_said_before_is_not_what_stands(language: str, correction: str) -> None:
    said = {
        "en": "Some 14,000 homes were damaged, Ada Munk said.",
        "fr": "Quelque 14 000 maisons ont été endommagées, a dit Ada Munk.",
        "es": "Unas 14.000 viviendas resultaron dañadas, dijo Ada Munk.",
        "de": "Rund 14.000 Häuser wurden beschädigt, sagte Ada Munk.",
    }[language]
    (facts,) = stories(article(1, f"{said} {correction}", language=language))
    told = figure(facts, 14000)
    assert told.current is not None
    assert told.claims[told.current].value == 14000
    assert told.status != "disputed"


def test_a_governments_earlier_estimate_is_no_side_of_a_dispute_whichever_minister_gave_it() -> None:
    first = "Interior Minister Lena Holt said 43,000 hectares had burned in Ostmark."
    later = (
        "President Odo Varga said about 26,000 hectares had burned in Ostmark. An earlier government estimate of 43,000 "
        "hectares included older fires."
    )
    (facts,) = stories(article(1, first, published="2026-06-01"), article(2, later, published="2026-06-02"))
    told = figure(facts, 26000)
    assert told.status == "updated"
    assert told.current is not None
    assert told.claims[told.current].value == 26000


def test_a_rivals_own_result_is_no_rival_number_of_a_firm_whose_papers_never_name_it() -> None:
    own = (
        "Velnik reported a net loss of 670 million euros on Tuesday.\n\n"
        "Operating profit fell 88 percent to 69 million euros from 568 million a year earlier."
    )
    other = (
        "The carmaker Velnik lost 671 million euros in the year.\n\n"
        "Rival Ostarra said on Tuesday its operating profit would fall 59 percent to 500 million euros this year."
    )
    (facts,) = stories(article(1, own, published="2024-11-26"), article(2, other, published="2024-11-28"))
    assert figure(facts, 88).id != figure(facts, 59).id


def test_jobs_that_go_on_top_dispute_no_earlier_plan() -> None:
    text = (
        "Velnik plans to cut more than 10,000 additional jobs worldwide, the broadcaster NRK reported on Monday, bringing "
        "total reductions to about 20,000, or 15 percent of its workforce.\n\n"
        "The carmaker announced 9,000 job cuts last November."
    )
    (facts,) = stories(article(1, text))
    assert figure(facts, 10000).id != figure(facts, 9000).id


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Munk, head of Norrelief, said so.",
        "Norrelief chief Ada Munk said so.",
        "Ada Munk, jefa de Norrelief, lo dijo.",
        "Ada Munk, cheffe de Norrelief, l'a dit.",
        "Norrelief-Chefin Ada Munk sagte es.",
    ],
)
def test_who_heads_a_body_is_known_by_the_sentence(sentence: str) -> None:
    assert heads("Ada Munk", "Norrelief", sentence)
    assert not heads("Ada Munk", "Norrelief", "Ada Munk told the chief of Norrelief so.")


def test_a_body_and_its_head_are_one_voice() -> None:
    first = "Of 161 fires 40 are being fought, the relief service Norrelief said on Sunday."
    later = "Ada Munk, head of Norrelief, said on Sunday that there were 165 fires in the country."
    (facts,) = stories(article(1, first, published="2026-06-07"), article(2, later, published="2026-06-07"))
    assert all(f.status != "disputed" for f in facts.figures)


def test_a_place_named_after_the_sea_is_no_month() -> None:
    text = "Fire reached Mesa del Mar on Sunday."
    assert [n.text for n in find_names(text, load_profile("en"), 0, len(text), Vocabulary.of(text))] == ["Mesa del Mar"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The deadliest disaster was the 2010 earthquake and tsunami, in which about 500 people died."),
        ("en", "The worst was a 1997 flood that killed about 500 people."),
        ("fr", "C'est pire que le séisme de 2010, dans lequel 500 personnes sont mortes."),
        ("es", "Fue peor que el terremoto de 2010, en el que murieron 500 personas."),
        ("de", "Schlimmer war das Beben von 2010, bei dem 500 Menschen starben."),
    ],
)
def test_the_dead_of_a_disaster_named_with_its_year_are_background(language: str, text: str) -> None:
    (told,) = [f for f in read(text, language).figures if f.measured_property == "deaths"]
    assert told.background


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Wildfires killed 64 people in Ostmark, said the president, who declared mourning starting Monday."),
        ("fr", "Les feux ont fait 64 morts, a dit le président, qui a décrété deux jours de deuil à partir de lundi."),
        ("es", "El fuego dejó 64 muertos, dijo el presidente, que decretó dos días de duelo a partir del lunes."),
        ("de", "Das Feuer hat 64 Menschen getötet, sagte der Präsident; ab Montag gilt Staatstrauer."),
    ],
)
def test_what_begins_on_monday_dates_nothing_back(language: str, text: str) -> None:
    mentions = read(text, language, published="2024-02-04")  # a Sunday
    days = {e.date.start for e in mentions.events if e.date} | {f.as_of.start for f in mentions.figures if f.as_of}
    assert "2024-01-29" not in days


def test_what_stands_behind_a_part_in_another_clause_is_no_part() -> None:
    text = (
        "La compañía eliminará 20.000 puestos de trabajo, entre ellos los 9.000 ya anunciados en noviembre, y cerrará siete "
        "de sus 17 plantas."
    )
    (facts,) = stories(article(1, text, language="es"))
    jobs = figure(facts, 20000).id
    parts = {part for r in facts.relations if r.kind == "part_of" and r.figures[0] == jobs for part in r.figures[1:]}
    assert figure(facts, 7).id not in parts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Some 14,000 homes were damaged in Alba and Berea, Monsalve said."),
        ("fr", "Douze personnes sont mortes à Alba et Berea."),
        ("es", "Murieron doce personas en Alba y Berea."),
        ("de", "Zwölf Menschen starben in Alba und Berea."),
    ],
)
def test_what_is_counted_in_two_places_is_of_neither_alone(language: str, text: str) -> None:
    assert [f.place for f in read(text, language).figures] == [""]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Some 300 people fled and slept in Alba, where the mayor said 1,400 houses were damaged in her town."),
        ("fr", "Quelque 300 personnes ont fui à Alba, où la maire dit que 1 400 maisons ont brûlé dans sa commune."),
        ("es", "Unas 300 personas huyeron en Alba, donde la alcaldesa dijo que 1.400 casas ardieron en su comuna."),
        (
            "de",
            "Rund 300 Menschen flohen in der Stadt Alba, wo laut der Bürgermeisterin 1400 Häuser in ihrer Stadt brannten.",
        ),
    ],
)
def test_what_a_mayor_counts_in_her_town_is_of_the_town_just_named(language: str, text: str) -> None:
    (told,) = [f for f in read(text, language).figures if f.numeral.quantity.value == 1400]
    assert told.place == "Alba"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Hawaii last August, a fire in Lahaina killed about 100 people."),
        ("fr", "À Hawaï, en août dernier, un incendie à Lahaina a fait 100 morts."),
        ("es", "El pasado agosto, un incendio en Lahaina dejó unos 100 muertos."),
        ("de", "Im vergangenen August starben bei einem Brand in Lahaina etwa 100 Menschen."),
    ],
)
def test_what_a_fire_of_last_august_did_is_background_in_february(language: str, text: str) -> None:
    (told,) = read(text, language, published="2024-02-05").figures
    assert told.background


def test_a_sum_stands_in_the_currency_it_was_first_told_in() -> None:
    text = "The damage is put at at least 300 million dollars (about 279 million euros), the insurers said."
    (facts,) = stories(article(1, text))
    told = figure(facts, 300_000_000)
    assert told.current is not None
    assert told.claims[told.current].min_value == 300_000_000


def properties(text: str, language: str) -> list[str]:
    return [f.measured_property for f in sorted(read(text, language).figures, key=lambda f: f.numeral.start)]


@pytest.mark.parametrize(
    ("language", "vote", "stake"),
    [
        (
            "fr",
            "La participation au référendum a atteint 58 %.",
            "La participation du fonds dans le groupe est de 58 %.",
        ),
        (
            "es",
            "La participación en el referéndum fue del 58 %.",
            "La participación del fondo en la naviera es del 58 %.",
        ),
        (
            "de",
            "Beim Bürgerentscheid lag die Beteiligung bei 58 Prozent.",
            "Die Beteiligung des Fonds liegt bei 58 Prozent.",
        ),
    ],
)
def test_participation_is_turnout_only_where_a_vote_is_told_of(language: str, vote: str, stake: str) -> None:
    assert properties(vote, language) == ["turnout"]
    assert properties(stake, language) != ["turnout"]


def test_an_elided_verb_links_a_count_to_its_noun() -> None:
    text = "Le Front recueille 34 % des voix au premier tour. La participation s'établit à 58 %, soit deux points de moins."
    assert properties(text, "fr")[:2] == ["vote share", "turnout"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In the referendum 57 per cent voted against and 43 per cent in favour."),
        ("fr", "Lors du scrutin, 57 % ont voté contre le projet et 43 % en faveur."),
        ("es", "El 57 % de los electores votó en contra del plan y el 43 % a favor."),
        ("de", "Bei der Abstimmung waren 57 Prozent gegen die Brücke und 43 Prozent dafür."),
    ],
)
def test_those_who_vote_against_and_in_favour_have_names_of_their_own(language: str, text: str) -> None:
    assert properties(text, language) == ["against", "in favour"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A ticket costs 3 dollars. The strike cost the city 4 million dollars."),
        ("fr", "Un billet coûte 3 euros. La grève a coûté 4 millions d'euros à la ville."),
        ("es", "El billete cuesta 3 euros. La huelga costó 4 millones de euros a la ciudad."),
        ("de", "Eine Fahrkarte kostet 3 Euro. Der Streik koste die Stadt 4 Millionen Euro, hieß es."),
    ],
)
def test_what_a_ticket_costs_is_its_price_and_what_a_strike_costs_is_none(language: str, text: str) -> None:
    assert properties(text, language) == ["price", "cost"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The storm killed 40 people and left 900 homeless; seven are in intensive care."),
        ("fr", "La tempête a tué 40 personnes et laissé 900 sans-abri ; sept sont en réanimation."),
        ("es", "La tormenta mató a 40 personas y dejó a 900 sin hogar; siete están en cuidados intensivos."),
        ("de", "Der Sturm tötete 40 Menschen, 900 wurden obdachlos; sieben liegen auf der Intensivstation."),
    ],
)
def test_those_left_without_a_home_and_in_intensive_care_are_not_the_dead(language: str, text: str) -> None:
    assert properties(text, language) == ["deaths", "displaced", "intensive care"]


def test_a_firms_output_is_no_growth_of_the_economy() -> None:
    assert properties("Output at the plant has fallen by 60%.", "en") != ["economic growth"]
    assert properties("The economy shrank as output fell by 2%.", "en") == ["economic growth"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The mayor won Sunday's election with 54% of the vote. Turnout was 58%, up from 49% in 2020.",
        ),
        (
            "fr",
            "La maire gagne l'élection de dimanche avec 54 % des voix. La participation atteint 58 %, contre 49 % en 2020.",
        ),
        (
            "es",
            "La alcaldesa ganó las elecciones del domingo con el 54 % de los votos. La participación fue del 58 %.",
        ),
        (
            "de",
            "Bei der Wahl am Sonntag kam die Ministerin auf 54 Prozent der Stimmen. Die Beteiligung lag bei 58 Prozent.",
        ),
    ],
)
def test_the_results_of_a_vote_are_of_its_day(language: str, text: str) -> None:
    told = [f for f in read(text, language).figures if f.numeral.quantity.value in (54, 58)]
    assert [f.as_of.start for f in told if f.as_of] == ["2024-11-24"] * 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La huelga tuvo un seguimiento del 78 % según el sindicato y del 52 % según la empresa."),
        ("fr", "La participation à la grève était de 78 % selon le syndicat et de 52 % selon la direction."),
    ],
)
def test_a_share_that_another_voice_gives_is_of_the_same(language: str, text: str) -> None:
    assert properties(text, language) == ["strikers", "strikers"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Some 260 of 310 flights were cancelled."), ("de", "260 von 310 Flügen wurden gestrichen.")],
)
def test_all_there_are_have_the_name_of_the_thing_and_not_of_what_became_of_some(language: str, text: str) -> None:
    assert properties(text, language)[1] == "total flights"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Eleven protesters were arrested near the bridge on Monday."),
        ("fr", "Onze manifestants ont été arrêtés lundi près du pont."),
        ("de", "Elf Demonstranten wurden festgenommen, teilte die Polizei mit."),
        ("de", "Elf Demonstranten wurden am Montag in der Innenstadt von Alba festgenommen."),
    ],
)
def test_what_became_of_people_says_more_than_what_they_are_called(language: str, text: str) -> None:
    assert properties(text, language) == ["arrests"]


def test_the_number_before_has_a_verb_of_its_own() -> None:
    assert properties("New official toll from the quake: 34 dead and 310 injured.", "en") == ["deaths", "injured"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It offers 325 million euros, including debt, for the maker of bearings."),
        ("fr", "Le groupe offre 325 millions d'euros, dette comprise, pour le fabricant."),
        ("es", "El grupo ofrece 325 millones de euros, deuda incluida, por el fabricante."),
        ("de", "Der Konzern bietet 325 Millionen Euro, einschließlich Schulden, für den Hersteller."),
    ],
)
def test_an_offer_that_includes_the_debt_is_none(language: str, text: str) -> None:
    assert properties(text, language) != ["debt"]


@pytest.mark.parametrize(
    ("language", "text", "measured"),
    [
        ("fr", "La grève a mobilisé 7 100 salariés, selon le syndicat.", "strikers"),
        ("es", "La huelga movilizó a 7.100 trabajadores, según el sindicato.", "strikers"),
        ("fr", "Le scrutin mobilisait 1,2 million d'électeurs dans la région.", "voters"),
    ],
)
def test_who_strikes_or_votes_is_sent_by_nobody(language: str, text: str, measured: str) -> None:
    assert properties(text, language) == [measured]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "After the election the mission of Ann Roy saw faults in 6% of the stations."),
        ("fr", "Après le scrutin, la mission de Jean Pradel a vu des erreurs dans 6 % des bureaux."),
        ("es", "Tras las elecciones, la misión de Ana Ruiz vio irregularidades en el 6 % de los locales."),
    ],
)
def test_a_share_of_things_is_nobodys_share_of_a_vote(language: str, text: str) -> None:
    assert properties(text, language) != ["vote share"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Four men aged 23 to 51 were arrested on Monday in the port of the capital."),
        ("fr", "Quatre hommes âgés de 23 à 51 ans ont été interpellés lundi dans le port."),
        ("es", "Cuatro hombres con edades entre 23 y 51 años fueron detenidos el lunes en el puerto."),
        ("de", "Vier Männer im Alter von 23 bis 51 Jahren wurden am Montag im Hafen festgenommen."),
    ],
)
def test_the_oldest_of_several_is_an_age_too(language: str, text: str) -> None:
    assert [f.numeral.quantity.value for f in read(text, language).figures] == [4]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le groupe a réduit de 20 % la production de son usine."),
        ("es", "La empresa redujo un 20 % la producción de acero en la planta del norte."),
    ],
)
def test_what_a_change_is_of_may_stand_behind_it(language: str, text: str) -> None:
    assert properties(text, language) == ["production change"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Civic Front won the town election of Almorana with 13 of the 25 councillors."),
        ("es", "El Frente Cívico ganó las elecciones municipales de Almorana con 13 de los 25 concejales."),
    ],
)
def test_a_place_that_no_table_has_does_not_stand_between_a_party_and_its_seats(language: str, text: str) -> None:
    assert properties(text, language)[0] == "seats"


def test_voters_who_are_hurt_are_the_hurt() -> None:
    assert properties("Zwölf Wähler wurden bei dem Anschlag auf das Wahllokal verletzt.", "de") == ["injured"]
    assert properties("Rund 1,2 Millionen Wähler sind zur Abstimmung aufgerufen.", "de") == ["voters"]
