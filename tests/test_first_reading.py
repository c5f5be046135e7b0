"""Single news sentences read by rules, held against readings by hand (fixtures/readings), and the grammar behind them."""

from typing import Any

import pytest
import yaml
from first_reading import FIELDS, PARTS, READINGS, judge_language
from test_extract_lexical import read

from summarizer.extract.attribution.noun_phrases import is_body_or_role
from summarizer.language.nouns import measure_name, noun_name
from summarizer.language.profile import load_profile

LANGUAGES = ("en", "fr", "es", "de")
FLOORS = {"property": 0.8, "speaker": 0.85, "day": 0.85}  # of the open sentences of any language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_reading_stands_in_its_sentence(language: str) -> None:
    readings: dict[str, Any] = yaml.safe_load((READINGS / f"{language}.yaml").read_text("utf-8"))
    items = [*readings["open"], *readings["held_out"]]
    assert len(items) >= 60
    assert [n["quote"] for item in items for n in item["numbers"] if n["quote"] not in item["text"]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_single_sentences_are_read_as_by_hand(language: str) -> None:
    judged = judge_language(READINGS / f"{language}.yaml", "open")
    shares = {part: sum(part in one.right for one in judged) / len(judged) for part in PARTS}
    assert {part for part in PARTS if shares[part] < FLOORS[part]} == set(), shares


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_every_section_are_read_as_by_hand(language: str) -> None:
    judged = judge_language(FIELDS / f"{language}.yaml", "open")
    shares = {part: sum(part in one.right for one in judged) / len(judged) for part in PARTS}
    assert len(judged) > 60
    assert {part for part in PARTS if shares[part] < FLOORS[part] - 0.05} == set(), shares


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "12 people died, the airport operators said.", "airport operators"),
        ("en", "12 people died, tenants' groups say.", "tenants' groups"),
        ("en", '"We counted 126 bodies," said Dr. Amina Yusuf, head of the hospital.', "Amina Yusuf"),
        ("fr", "Douze personnes sont mortes, d'après l'aviation civile.", "aviation civile"),
        ("fr", "Douze personnes sont mortes, ont annoncé les douanes.", "douanes"),
        ("es", "Murieron 12 personas, según el portal inmobiliario.", "portal inmobiliario"),
        ("es", "Murieron 12 personas, advierten las cooperativas.", "cooperativas"),
        ("de", "Zwölf Menschen starben, so der Mieterbund.", "Mieterbund"),
        ("de", "Zwölf Menschen starben, teilte der Klub am Mittwoch mit.", "Klub"),
        ("de", "Zwölf Menschen starben, wie das Geoforschungszentrum mitteilte.", "Geoforschungszentrum"),
        ("en", "The two more cases reported since Monday, 12 in all, are the last.", ""),
        ("en", "12 people died, according to plan.", ""),
    ],
)
def test_whatever_noun_a_frame_of_speech_has_speaks(language: str, text: str, speaker: str) -> None:
    assert {f.speaker for f in read(text, language).figures} == {speaker}


@pytest.mark.parametrize(
    ("language", "phrase", "speaks"),
    [
        ("en", "the county's chief medical officer", True),
        ("en", "the first case", False),
        ("en", "the day before", False),
        ("fr", "la caisse d'assurance", True),
        ("es", "los datos oficiales", False),
        ("de", "Bürgermeister", True),
        ("de", "der Mittwoch", False),
    ],
)
def test_a_noun_phrase_that_may_speak(language: str, phrase: str, speaks: bool) -> None:
    assert is_body_or_role(phrase, load_profile(language)) is speaks


def test_a_counted_noun_has_one_name_in_all_languages() -> None:
    flights = [noun_name(word, code) for word, code in (("vols", "fr"), ("vuelos", "es"), ("Flüge", "de"))]
    assert flights == ["flights"] * 3
    assert noun_name("Wohnungseinbrüche", "de") == "burglaries"
    assert (measure_name("Aufschlag", "de"), measure_name("vols", "fr"), noun_name("zzz", "de")) == ("premium", "", "")


@pytest.mark.parametrize(
    ("language", "text", "measured"),
    [
        ("en", "Burglaries rose by a fifth to 48,200.", ["burglaries change", "burglaries"]),
        ("en", "The bid carries a premium of 24 percent.", ["premium"]),
        ("es", "Las remesas alcanzaron los 5.600 millones de dólares.", ["remittances"]),
        ("de", "Die Dürre kostet 12 Prozent der Ernte.", ["share of harvest"]),
        ("fr", "Le fonds détient 43 % du capital.", ["share held"]),
        (
            "de",
            "Die Zahl der Asylanträge ging um 27 Prozent auf 168.000 zurück.",
            ["asylum applications change", "asylum applications"],
        ),
    ],
)
def test_a_number_without_a_property_is_named_by_the_noun_it_is_told_of(
    language: str, text: str, measured: list[str]
) -> None:
    assert [f.measured_property for f in read(text, language).figures] == measured


@pytest.mark.parametrize(
    ("language", "text", "measured"),
    [
        ("en", "The Greens have 11 seats and the People's List six.", ["seats", "seats"]),
        ("en", "The army lost 12 soldiers, four of them officers.", ["deaths", "deaths"]),
        ("fr", "26 personnes ont été blessées ; deux sont en urgence absolue.", ["injured", "injured"]),
        (
            "fr",
            "Le salaire minimum passe à 1 450 euros. Le syndicat demandait 1 600 euros.",
            ["minimum wage", "minimum wage"],
        ),
        ("es", "El recuento ha elevado a 33 los escaños de la Alianza.", ["seats"]),
        ("es", "La Misión contó 17 muertos, diez ecuatorianos y siete peruanos.", ["deaths", "deaths", "deaths"]),
        ("de", "Das Heer nennt 41 Tote. Die Mission bestätigt zehn Peruaner.", ["deaths", "deaths"]),
        ("en", "Three civilians, among them a child of six, were killed.", ["deaths"]),
        ("fr", "Quelque 7 500 habitants ont été évacués.", ["displaced"]),
        ("fr", "La ville compte 7 500 habitants.", ["population"]),
        ("en", "Some 7,500 residents and holidaymakers were evacuated from nine villages.", ["displaced", "villages"]),
        ("en", "A power cut hit 38,000 homes.", ["without power"]),
        ("fr", "Un ouvrier agricole de 58 ans et 12 touristes sont morts.", ["deaths"]),
        (
            "en",
            "Some 45 ships were waiting, of which 29 were bound for Hamburg and 16 for Bremen.",
            ["ships waiting"] * 3,
        ),
        ("en", "He scored nine.", []),
    ],
)
def test_what_a_number_leaves_out_is_taken_from_before(language: str, text: str, measured: list[str]) -> None:
    figures = [f for f in read(text, language).figures if f.measured_property != "child"]
    assert [f.measured_property for f in figures][: len(measured) or None] == measured


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        (
            "en",
            '"Some 3,200 ballots have vanished," thundered Bojan Hren. "They would have 30 seats."',
            ["Bojan Hren"] * 2,
        ),
        ("en", '"We will have 35 seats," said Civic Alliance leader Mira Kovac.', ["Mira Kovac"]),
        ("en", "Britain's Foreign Office said 11 people were stuck.", ["Foreign Office"]),
        ("en", "Up to 60,000 homes have no power, locals claim.", ["locals"]),
        ("es", "El almirante Loor habló el lunes. Admitió que tres soldados murieron.", ["Loor"]),
        ("de", "Den Schaden beziffert der Winzerverband auf 35 Millionen Euro.", ["Winzerverband"]),
    ],
)
def test_a_voice_is_heard_where_its_verb_is_rare_or_far(language: str, text: str, speakers: list[str]) -> None:
    assert [f.speaker for f in read(text, language).figures] == speakers


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("en", "The 1957 flood killed 81 people in the old port.", "1957"),
        ("en", "The flood of 1957 killed 81 people in the old port.", "1957"),
        ("es", "La peor riada que se recordaba en Velnik, la del Orla de 1957, dejó 81 muertos.", "1957"),
        ("fr", "L'inondation de 1957 avait fait 81 morts.", "1957"),
        ("de", "Die Flut von 1957 kostete 81 Menschen das Leben.", "1957"),
    ],
)
def test_the_toll_of_a_flood_that_a_year_names_is_background_of_that_year(language: str, text: str, year: str) -> None:
    (figure,) = read(text, language).figures
    assert (figure.measured_property, figure.background) == ("deaths", True)
    assert figure.as_of is not None
    assert figure.as_of.start[:4] == year


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Turnout was 82.5 percent compared with 76.4 percent four years ago."),
        ("de", "Die Wahlbeteiligung betrug 82,5 Prozent nach 76,4 Prozent vor vier Jahren."),
        ("fr", "La participation s'est élevée à 82,5 % contre 76,4 % il y a quatre ans."),
        ("es", "La participación fue del 82,5 % frente al 76,4 % de hace cuatro años."),
    ],
)
def test_the_year_of_what_a_number_is_compared_with_is_not_its_own(language: str, text: str) -> None:
    assert [f.background for f in read(text, language).figures] == [False, True]


def test_the_year_in_which_a_company_was_founded_is_not_that_of_its_staff() -> None:
    (figure,) = read("Velnik, founded 167 years ago, employs some 50,000 people.", "en").figures
    assert (figure.measured_property, figure.background) == ("staff", False)


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("en", "In Alba, a town of 25,000 people, the mayor put the number of dead at 40.", ["Alba", "Alba"]),
        ("en", "In Alba, 12 people died and 30 were injured, bringing the total to 45.", ["Alba", "Alba", ""]),
        ("es", "En Alba, un municipio de 25.000 habitantes, la alcaldesa cifró en 40 los muertos.", ["Alba", "Alba"]),
        ("fr", "À Alba, commune de 25 000 habitants, la maire a fait état de 40 morts.", ["Alba", "Alba"]),
    ],
)
def test_a_place_set_before_the_sentence_is_that_of_its_numbers_but_not_of_a_total(
    language: str, text: str, places: list[str]
) -> None:
    assert [f.place for f in read(text, language).figures] == places


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Rescue services in the province of Idlib said 12 people had died.", "Rescue services"),
        (
            "en",
            "A body coordinating rescue work in the eastern Valencia region said 155 people had died.",
            "body coordinating rescue work",
        ),
        (
            "de",
            "In der Region Valencia wurden nach Angaben der Rettungsdienste 202 Leichen geborgen.",
            "Rettungsdienste",
        ),
    ],
)
def test_the_place_where_somebody_speaks_is_not_who_speaks(language: str, text: str, speaker: str) -> None:
    assert [f.speaker for f in read(text, language).figures] == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested 50 suspected looters in the old port."),
        ("fr", "La police a interpellé 50 pilleurs présumés."),
        ("es", "La policía detuvo a 50 presuntos saqueadores."),
        ("de", "Nach Angaben der Polizei wurden 50 mutmaßliche Plünderer festgenommen."),
    ],
)
def test_who_is_arrested_is_counted_as_arrested_whatever_the_noun(language: str, text: str) -> None:
    (figure,) = read(text, language).figures
    assert (figure.measured_property, figure.modality) == ("arrests", "actual")


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("en", "There are dozens and dozens of missing in the old port.", "dozens and dozens"),
        ("fr", "Des centaines et des centaines de personnes sont portées disparues.", "centaines et des centaines"),
        ("es", "Hay cientos y cientos de desaparecidos en el puerto.", "cientos y cientos"),
        ("de", "Dutzende und Aberdutzende Menschen werden vermisst.", "Dutzende und Aberdutzende"),
    ],
)
def test_a_vague_number_said_twice_is_one_number(language: str, text: str, phrase: str) -> None:
    (figure,) = read(text, language).figures
    assert (figure.numeral_text, figure.measured_property) == (phrase, "missing")


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Twelve people died, said an army spokesman.", "army spokesman"),
        (
            "fr",
            "Douze personnes sont mortes, a indiqué le porte-parole du gouvernement.",
            "porte-parole du gouvernement",
        ),
        ("fr", "Douze personnes sont mortes, ont annoncé les Nations unies.", "Nations unies"),
        ("fr", "Douze personnes sont mortes, ont annoncé les services de secours.", "services de secours"),
        ("es", "Murieron doce personas, informaron los servicios de rescate.", "servicios de rescate"),
    ],
)
def test_who_speaks_behind_the_verb_is_read_whole(language: str, text: str, speaker: str) -> None:
    assert [f.speaker for f in read(text, language).figures] == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Valencia alone, 155 people died."),
        ("fr", "Le bilan est de 205 morts, dont 155 dans la seule région de Valence."),
        ("es", "Solo en la provincia de Murcia han muerto 155 personas."),
        ("de", "Allein in der Region Valencia starben nach Angaben der Rettungsdienste 155 Menschen."),
    ],
)
def test_what_a_place_alone_has_is_a_part(language: str, text: str) -> None:
    part = read(text, language).figures[-1]
    assert part.subject_class == "part"
    assert part.place in ("Valencia", "Valence", "Murcia")


@pytest.mark.parametrize(
    ("language", "text", "measured"),
    [
        ("es", "El grupo abrirá 12 nuevas fábricas en Polonia.", "factories"),
        ("fr", "Le groupe va ouvrir 12 nouvelles usines en Pologne.", "factories"),
        ("es", "La fusión podría costar hasta 36.000 empleos.", "job cuts"),
        ("fr", "Jusqu'à 10 000 emplois pourraient disparaître.", "job cuts"),
        ("en", "The merger could cost up to 36,000 jobs.", "job cuts"),
        ("de", "Die Fusion könnte 36.000 Stellen kosten.", "job cuts"),
        ("en", "The government gave a guarantee of 9 billion francs for potential losses.", "guarantee"),
        ("fr", "La Confédération accorde une garantie de 9 milliards de francs.", "guarantee"),
    ],
)
def test_what_a_merger_costs_and_what_backs_it(language: str, text: str, measured: str) -> None:
    assert [f.measured_property for f in read(text, language).figures] == [measured]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The blast left 12 dead, including three children, and 40 injured."),
        ("fr", "Le bilan est monté à 12 morts, dont trois enfants, et 40 blessés."),
        ("es", "El ataque dejó 12 muertos, entre ellos tres niños, y 40 heridos."),
        ("de", "Der Angriff forderte 12 Tote, darunter drei Kinder, und 40 Verletzte."),
    ],
)
def test_the_children_among_the_dead_are_dead_children_in_every_language(language: str, text: str) -> None:
    whole, part, hurt = read(text, language).figures
    assert [f.measured_property for f in (whole, part, hurt)] == ["deaths", "deaths", "injured"]
    assert (whole.subject_class, part.subject_class) == ("people", "children")


def test_drones_and_missiles_shot_down_together_are_both_shot_down() -> None:
    figures = read("Air defences shot down 442 drones and 41 missiles.", "en").figures
    assert {f.measured_property for f in figures} == {"shot down"}


def test_overnight_into_a_weekday_is_that_day() -> None:
    (figure,) = read("An attack killed 25 people overnight into Wednesday.", "en").figures
    assert figure.as_of is not None
    assert figure.as_of.evidence.startswith('"Wednesday"')


def test_who_is_missing_under_the_rubble_is_missing() -> None:
    (figure,) = read("Rescuers were searching for 22 people reported missing under the rubble.", "en").figures
    assert figure.measured_property == "missing"


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("en", "It is the worst crash since a 1997 disaster in Guam that killed 228 people.", "1997"),
        ("fr", "Le séisme de 2010 qui a tué 300 personnes reste dans les mémoires.", "2010"),
        ("es", "El terremoto de 2010 que mató a 300 personas sigue en la memoria.", "2010"),
    ],
)
def test_what_a_clause_tells_of_an_older_disaster_is_of_its_year(language: str, text: str, year: str) -> None:
    (figure,) = read(text, language).figures
    assert figure.as_of is not None
    assert (figure.as_of.start[:4], figure.background) == (year, True)


def test_whoever_dies_behind_a_remark_with_a_number_of_its_own_is_dead() -> None:
    figures = read("At least 41 villagers, including 19 women and children, were killed on Tuesday.", "en").figures
    assert [f.measured_property for f in figures] == ["deaths", "deaths"]


def test_the_toll_of_a_day_long_gone_is_background() -> None:
    text = "The attack on October 7, 2023, killed about 1,200 people, and 251 were taken hostage."
    assert [(f.as_of and f.as_of.start, f.background) for f in read(text, "en").figures] == [("2023-10-07", True)] * 2


def test_the_death_of_one_is_not_that_of_a_number_before_it() -> None:
    text = "El Ejército asegura que atacó a 30 milicianos en respuesta a la muerte de un soldado."
    assert [f.measured_property for f in read(text, "es").figures] != ["deaths"]


def test_what_is_announced_behind_a_relative_clause_does_not_speak() -> None:
    text = "L'armée, qui affirme avoir tué 30 miliciens, a annoncé mercredi la reprise de la trêve."
    assert [f.speaker for f in read(text, "fr").figures] == ["armée"]


@pytest.mark.parametrize(
    ("language", "text", "value", "old"),
    [
        (
            "en",
            "The earlier outbreak, between July 2022 and May 2023, infected 99,000 people and killed 208.",
            208,
            True,
        ),
        (
            "es",
            "La anterior crisis, entre julio de 2022 y mayo de 2023, afectó a 99.000 personas y dejó 208 muertos.",
            208,
            True,
        ),
        ("fr", "En 2022, une autre épidémie s'était propagée. Elle avait fait 140 morts.", 140, True),
        ("es", "En 2019 otra avalancha sepultó el refugio. Habían muerto 14 personas.", 14, True),
        ("en", "In 2019 he opened a shop. A fire on Monday killed 14 people there.", 14, False),
        ("en", "The outbreak, unlike the one in 2022, has killed 14 people.", 14, False),
    ],
)
def test_what_a_time_between_commas_or_just_told_dates_is_of_that_time(
    language: str, text: str, value: int, old: bool
) -> None:
    (told,) = [f for f in read(text, language).figures if f.numeral.quantity.value == value]
    assert told.background is old


@pytest.mark.parametrize(
    ("language", "text", "place", "holder"),
    [
        ("fr", "Velnik, entreprise familiale fondée en 1911 à Alba, compte 150 000 salariés.", "", ""),
        ("en", "Velnik, based in Dunmere, employs 4,000 people.", "", ""),
        ("es", "Velnik, propiedad del grupo Orlo, ganó 120 millones de euros.", "", ""),
        ("en", "The bank, owned by Orlo, made a profit of 20 million euros.", "", "Orlo"),
        ("en", "In Dunmere, a town near Alba, 40 people died.", "Dunmere", ""),
        ("en", "In Alba, where Orlo has a plant, 300 workers struck.", "Alba", ""),
    ],
)
def test_what_a_remark_on_a_name_names_has_no_number_behind_it(
    language: str, text: str, place: str, holder: str
) -> None:
    (told,) = read(text, language).figures
    assert (told.place, told.holder) == (place, holder)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Los robos bajaron un 11 % en 2023, hasta 1.870."),
        ("fr", "Les vols ont reculé de 6 % en 2023, à 21 400 plaintes."),
        ("de", "Die Zahl der Einbrüche ging 2023 um 7 Prozent auf 78.400 zurück."),
    ],
)
def test_the_level_that_a_change_led_to_is_of_the_year_of_the_change(language: str, text: str) -> None:
    assert [f.as_of and f.as_of.start for f in read(text, language).figures] == ["2023-01-01", "2023-01-01"]
