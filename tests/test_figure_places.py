"""Where what a number counts was: the town behind its noun, and the province of a country rather than the country."""

import pytest
from small_news import DAY, article, grounded, mention_of

from summarizer.extract.lexical import extract_by_rules
from summarizer.marking import mark


def place(text: str, language: str) -> str:
    (figure,) = extract_by_rules(mark(article(1, text, language=language)), DAY).figures
    return figure.place


@pytest.mark.parametrize(
    ("language", "text", "where"),
    [
        ("en", "A fire in the southern Turkish city of Adana killed 5 people.", "Adana"),
        ("en", "Clashes in the country's second-largest city of Omdra left 40 dead.", "Omdra"),
        ("en", "Some 300 workers at the port of Antra walked out.", "Antra"),
        ("fr", "Un incendie dans la ville turque d'Adana a tué 5 personnes.", "Adana"),
        ("fr", "Une explosion dans la province pakistanaise du Baloutchistan a tué 12 personnes.", "Baloutchistan"),
        ("es", "Doce personas fueron detenidas en el municipio murciano de Orla.", "Orla"),
        ("es", "Una explosión en la provincia paquistaní de Baluchistán mató a 12 personas.", "Baluchistán"),
        ("de", "Bei einem Brand in der türkischen Stadt Adana starben 5 Menschen.", "Adana"),
        (
            "de",
            "Bei Überschwemmungen in der norditalienischen Region Emilia-Romagna starben 14 Menschen.",
            "Emilia-Romagna",
        ),
    ],
)
def test_a_place_stands_behind_the_noun_of_its_kind_and_words_before_it(language: str, text: str, where: str) -> None:
    assert place(text, language) == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("A blast in Pakistan's Balochistan province killed 12 people.", "Balochistan"),
        ("Gunmen killed 9 people in Mexico's central Guanajuato state.", "Guanajuato"),
        ("In Germany's Ruhr region, 400 homes were flooded.", "Ruhr"),
        ("Gunmen killed 9 people in Mexico's capital.", "Mexico"),
    ],
)
def test_of_a_country_and_its_province_the_province_is_the_place(text: str, where: str) -> None:
    assert place(text, "en") == where


def test_a_club_of_a_countrys_league_is_no_place() -> None:
    assert place("Germany's Bundesliga club Orlo sold 12 players.", "en") == ""


@pytest.mark.parametrize(
    ("language", "text", "where"),
    [
        ("en", "The health ministry in Beirut says 3,800 people have been killed.", ""),
        ("de", "Das Gesundheitsministerium in Beirut zählt seit Oktober 3.800 Tote.", ""),
        ("en", "In Beirut 12 people have been killed.", "Beirut"),
        ("en", "Rebels took 70 villages, according to a group based in Norway, which has sources there.", ""),
        ("en", "In Kyiv the general staff said that the other side had lost 1,640 soldiers.", ""),
    ],
)
def test_the_capital_where_a_ministry_sits_is_not_where_its_dead_died(language: str, text: str, where: str) -> None:
    assert place(text, language) == where


@pytest.mark.parametrize(
    ("language", "text", "where"),
    [
        ("en", "In Hamburg, Orlo Bank announced 3,500 job cuts.", ""),
        ("de", "In Hamburg kündigte die Orlo Bank den Abbau von 3500 Stellen an.", ""),
        ("fr", "À Hambourg, Orlo Banque a annoncé 3 500 suppressions de postes.", ""),
        ("es", "En Hamburgo, Banco Orlo anunció 3.500 despidos.", ""),
        ("en", "In Hamburg, police said 12 people were killed.", "Hamburg"),
    ],
)
def test_where_a_body_announces_is_not_where_its_numbers_are(language: str, text: str, where: str) -> None:
    assert place(text, language) == where


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said in Chirper that more than 20 people drowned."),
        ("fr", "Le ministre a écrit dans Chirper que plus de 20 personnes sont mortes."),
        ("es", "El ministro escribió en Chirper que más de 20 personas murieron ahogadas."),
        ("de", "Der Minister schrieb in Chirper, dass mehr als 20 Menschen ertranken."),
    ],
)
def test_where_something_was_said_is_not_where_it_happened(language: str, text: str) -> None:
    assert place(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "About 300 people protested outside Lyon on Friday."),
        ("en", "Outside Lyon, 300 people protested on Friday."),
        ("fr", "Quelque 300 personnes ont manifesté vendredi en dehors de Lyon."),
        ("es", "Unas 300 personas protestaron el viernes fuera de Lyon."),
        ("de", "Außerhalb von Lyon demonstrierten am Freitag 300 Menschen."),
    ],
)
def test_what_is_counted_outside_a_town_is_not_of_that_town(language: str, text: str) -> None:
    assert place(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Unas 300 personas protestaron en el sureste de Texas."),
        ("fr", "Quelque 300 personnes ont manifesté dans le sud du Texas."),
        ("de", "Im Südosten von Texas demonstrierten 300 Menschen."),
        ("en", "Some 300 people protested in southeastern Texas."),
    ],
)
def test_a_part_of_a_country_by_the_compass_is_in_it(language: str, text: str) -> None:
    assert place(text, language) == "Texas"


def test_what_befalls_two_towns_is_of_neither_alone() -> None:
    assert place("Orlo would shut plants in Lyon and Nantes with the loss of 1,254 jobs.", "en") == ""
    assert place("Au moins huit personnes ont péri au Texas et en Louisiane.", "fr") == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The firm will shut its plants in Arnby and Tolwick with the loss of 480 jobs."),
        ("fr", "Le groupe ferme ses usines à Arnby et à Tolwick et supprime 480 postes."),
        ("es", "El grupo cierra sus plantas en Arnby y Tolwick y suprime 480 puestos."),
        ("de", "Der Konzern schließt die Werke in Arnby und Tolwick und streicht 480 Stellen."),
    ],
)
def test_towns_that_no_gazetteer_knows_do_not_hold_the_jobs_that_are_cut_there(language: str, text: str) -> None:
    (figure,) = extract_by_rules(mark(article(1, text, language=language)), DAY).figures
    assert (figure.measured_property, figure.holder) == ("job cuts", "")


def test_an_employer_is_no_place() -> None:
    assert place("Some 300 workers at Tolwick walked out.", "en") == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bank has 15 million customers in Spain; in Chile 41,000 customers and in Uruguay 5,000 customers."),
        ("es", "El banco tiene en Chile 41.000 clientes y en Uruguay 5.000 clientes."),
        ("fr", "La banque compte au Chili 41 000 clients et en Uruguay 5 000 clients."),
        ("de", "Die Bank hat in Chile 41.000 Kunden und in Uruguay 5.000 Kunden."),
    ],
)
def test_of_a_list_each_number_is_of_the_place_right_before_it(language: str, text: str) -> None:
    found = extract_by_rules(mark(article(1, text, language=language)), DAY).figures
    assert [f.place for f in found][-2:] == [{"fr": "Chili"}.get(language, "Chile"), "Uruguay"]


def test_two_counts_that_are_told_together_are_of_the_place_behind_both() -> None:
    told = "More than 15,600 cases and 537 deaths have been reported in Zambia."
    read = extract_by_rules(mark(article(1, told)), DAY).figures
    assert [figure.place for figure in read] == ["Zambia", "Zambia"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Lyon the police counted 8,000 marchers, the union 20,000."),
        ("de", "In Lyon zählte die Polizei 8.000 Teilnehmer, die Gewerkschaft 20.000."),
        ("es", "En Lyon hubo 8.000 manifestantes frente a 20.000."),
    ],
)
def test_a_second_count_without_a_noun_of_its_own_is_of_the_place_that_opens_the_sentence(
    language: str, text: str
) -> None:
    figures = extract_by_rules(mark(article(1, text, language=language)), DAY).figures
    assert [f.place for f in figures] == ["Lyon", "Lyon"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The union gave no figure for Lyon, but its leader spoke of 20,000 marchers."),
        ("fr", "Le syndicat a donné un chiffre pour Lyon, 20 000 manifestants."),
        ("es", "El sindicato dio una cifra para Lyon, 20.000 manifestantes."),
    ],
)
def test_a_figure_for_a_town_is_of_that_town(language: str, text: str) -> None:
    assert place(text, language) == "Lyon"


def placed(text: str, language: str) -> dict[str, str]:
    found = extract_by_rules(mark(article(1, text, language=language)), DAY).figures
    return {figure.numeral_text.lower(): figure.place for figure in found}


@pytest.mark.parametrize(
    ("language", "text", "second", "where"),
    [
        ("en", "In the southern region of Orsk two women were killed and six people were hurt.", "six", "Orsk"),
        (
            "en",
            "Two drivers died in Belmo when a depot was hit, and three were wounded, police said.",
            "three",
            "Belmo",
        ),
        ("en", "In Belmo 12 people died, bringing the total to 45.", "45", ""),
        (
            "en",
            "Police counted 11 dead in a block in Belmo and at least seven in Sunday's raids.",
            "at least seven",
            "",
        ),
        ("en", "Shells fell in Belmo, where the authorities report 11 dead and 89 wounded.", "89", "Belmo"),
        ("fr", "Dans la région d'Orsk deux femmes ont été tuées et six personnes blessées.", "six", "Orsk"),
        ("es", "Dos maquinistas murieron en Belmo y tres resultaron heridos, dijo la policía.", "tres", "Belmo"),
        ("de", "In der Region Orsk wurden zwei Frauen getötet und sechs Menschen verletzt.", "sechs", "Orsk"),
    ],
)
def test_a_second_number_is_of_the_place_that_opens_its_sentence_or_of_the_number_that_it_takes_up(
    language: str, text: str, second: str, where: str
) -> None:
    assert placed(text, language)[second] == where


def test_a_dateline_and_a_comma_later_on_are_no_remark_that_hides_the_place() -> None:
    text = "VELNIK, Norland - A blast in Belmo on Sunday, killing at least 8 people, shook the port."
    assert place(text, "en") == "Belmo"


@pytest.mark.parametrize(
    ("language", "text", "where"),
    [
        (
            "en",
            "The Alder Fire burned 23,713 acres and was 14% contained; the Birch Fire 14,117 acres and 33%, Orlo Fire said.",
            {"23,713": "Alder Fire", "14%": "Alder Fire", "14,117": "Birch Fire", "33%": "Birch Fire"},
        ),
        (
            "en",
            "At least 24 people have died, 16 of them in the Birch Fire, and 23 were missing. The Alder Fire grew.",
            {"at least 24": "", "16": "Birch Fire", "23": ""},
        ),
        ("en", "The Alder Fire had burned 23,713 acres and was 14% contained.", {"14%": ""}),
        (
            "es",
            "El fuego de Alder está contenido en un 14 % y el de Birch en un 33 %.",
            {"14 %": "Alder", "33 %": "Birch"},
        ),
        (
            "fr",
            "L'incendie de Alder est contenu à 14 %, celui de Birch à 33 %.",
            {"14 %": "Alder", "33 %": "Birch"},
        ),
    ],
)
def test_of_several_fires_with_names_of_their_own_a_number_is_of_the_one_told_of(
    language: str, text: str, where: dict[str, str]
) -> None:
    found = placed(text, language)
    assert {number: found[number] for number in where} == where


def test_who_is_told_like_a_fire_is_no_place_of_a_number() -> None:
    text = "Le gouvernement tombe après celui de Georges Delmas en 1962 et celui de Michel Arnaud, battu par 331 voix."
    assert placed(text, "fr") == {"331": ""}


def test_where_a_number_was_counted_is_cited_from_the_sentence_that_names_it() -> None:
    text = (
        "Thousands marched in Bishkek on Friday. Then the rain came. Organisers spoke of 20,000 people in the capital."
    )
    (found,) = [f for f in grounded(article(1, text))[0].figures if f.mention.numeral.quantity.value == 20_000]
    assert found.mention.place == "Bishkek"
    assert [c.exact for c in found.citations][1:] == ["Thousands marched in Bishkek on Friday."]


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
    assert {mention_of(text, language, value).place for value in (64, 23)} == {place}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The two armies freed 1,000 prisoners under a deal agreed in Ostrava."),
        ("fr", "Les deux armées ont libéré 1.000 prisonniers après des négociations à Ostrava."),
        ("es", "Los dos ejércitos liberaron a 1.000 prisioneros tras conversaciones en Ostrava."),
        ("de", "Beide Armeen ließen 1.000 Gefangene nach Gesprächen in Ostrava frei."),
    ],
)
def test_where_they_agreed_is_not_where_it_was_done(language: str, text: str) -> None:
    assert place(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The authorities of Cusco count 139 deaths in that province alone."),
        ("fr", "Les autorités de Cusco comptent 139 morts dans cette province."),
        ("es", "Las autoridades de Cusco hablan de 139 muertos solo en esa provincia."),
        ("de", "Die Behörden von Cusco zählen 139 Tote allein in dieser Provinz."),
    ],
)
def test_that_province_is_the_one_whose_authorities_count(language: str, text: str) -> None:
    assert place(text, language) == "Cusco"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Thailand the rains have killed 10 people and in Laos at least one."),
        ("fr", "En Thaïlande, les pluies ont fait 10 morts et au Laos au moins un."),
        ("es", "En Tailandia las lluvias han causado 10 muertos y en Laos, al menos uno."),
        ("de", "In Thailand starben durch den Regen 10 Menschen und in Laos mindestens einer."),
    ],
)
def test_and_in_another_place_leads_on_from_the_one_that_opens_the_sentence(language: str, text: str) -> None:
    (figure, *_) = extract_by_rules(mark(article(1, text, language=language)), DAY).figures
    assert figure.place in {"Thailand", "Thaïlande", "Tailandia"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le juge a annulé 4 conditions que le ministère avait imposées à OrloCredit."),
        ("en", "The union fears for 6,000 jobs at the bank. VLK has some 20,000 employees."),
        ("en", "The union fears for 6,000 jobs at the bank. Velnik has some 20,000 employees."),
    ],
)
def test_a_firm_is_no_place(language: str, text: str) -> None:
    told = extract_by_rules(mark(article(1, text, language=language)), DAY)
    assert not [place for place in (*(f.place for f in told.figures), *(e.place for e in told.events)) if place]


@pytest.mark.parametrize(
    ("language", "text", "where"),
    [
        ("en", "Some 4,000 families lost their homes, said the head of a charity based in Geneva.", ""),
        ("en", "Eight people were killed on Sunday, said Ada Munk, a surgeon from a clinic in Geneva.", ""),
        ("fr", "Quelque 900 maisons ont été détruites, selon une fondation basée à Lyon.", ""),
        ("es", "Diecisiete mineros fueron rescatados, dijo la portavoz de la empresa con sede en Toronto.", ""),
        ("de", "Rund 650 Bergleute sind eingeschlossen, sagte die Sprecherin des Konzerns mit Sitz in Bremen.", ""),
        ("en", "Eight people were killed, said Ada Munk, in a landslide in Cusco.", "Cusco"),
        ("en", "Some 4,000 troops are based in Geneva.", "Geneva"),
        ("es", "La empresa, con sede en Toronto, despedirá a 300 trabajadores en Lima.", "Lima"),
    ],
)
def test_where_a_speaker_is_at_home_is_not_where_his_numbers_are(language: str, text: str, where: str) -> None:
    assert place(text, language) == where
