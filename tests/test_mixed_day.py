"""What short reports of a day of many stories do to numbers, speakers and the order of stories."""

import pytest
from small_news import article, grounded, mention_of, read, stories

from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.profile import load_profile
from summarizer.merge.stories.weight import dead_of_news


def values(text: str, language: str = "en") -> list[float]:
    return [float(f.numeral.quantity.low or 0) for f in read(text, language).figures]


@pytest.mark.parametrize(
    "text",
    [
        "The driver, 52, was arrested.",
        "A retired teacher, 61, drowned near the pier.",
        "One of them, 29, was taken to hospital.",
    ],
)
def test_the_age_of_one_person_who_has_no_name_counts_nobody(text: str) -> None:
    assert values(text) == []


def test_a_number_behind_several_people_is_a_count() -> None:
    assert values("Police held three men, 52, officials said, had been freed.") == [3, 52]


@pytest.mark.parametrize(
    ("language", "text", "aboard"),
    [
        ("en", "An Aurania Airlines Boeing 787 carrying 241 people turned back to Porto.", 241),
        ("fr", "Un Boeing 787 transportant 241 passagers a fait demi-tour.", 241),
        ("es", "Un Airbus 330 de la compañía con 241 pasajeros regresó a Lima.", 241),
    ],
)
def test_the_number_of_an_aeroplanes_model_counts_nothing(language: str, text: str, aboard: float) -> None:
    assert values(text, language) == [aboard]


def test_two_days_of_a_month_behind_its_name_are_no_count() -> None:
    assert values("Pollsters interviewed 1,150 people between May 2 and 6.") == [1150]
    assert values("The shop sold 40 bikes on May 2 and 6 boats.") == [40, 6]


def test_those_asked_in_march_do_not_march() -> None:
    assert mention_of("Pollsters interviewed 1,150 people in March.", "en", 1150).measured_property == "people"
    assert mention_of("Some 1,150 people joined the March for Bread.", "en", 1150).measured_property == "protesters"


def test_the_fifth_man_is_no_fifth() -> None:
    assert values("Un cinquième homme a été relaxé.", "fr") == []
    assert values("Un cinquième corps a été retrouvé.", "fr") == []
    assert values("Un cinquième des électeurs a voté.", "fr") == [20]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bank kept its interest rate at 4.5% on Tuesday, as expected."),
        ("fr", "Comme prévu, la banque centrale a laissé son taux directeur à 4,5 %."),
        ("es", "El banco central mantuvo, como se esperaba, la tasa de interés en 4,5%."),
        ("de", "Die Notenbank hat ihren Leitzins wie erwartet bei 4,5 Prozent belassen."),
    ],
)
def test_what_has_come_as_expected_is_no_forecast(language: str, text: str) -> None:
    found = mention_of(text, language, 4.5)
    assert (found.measured_property, found.modality) == ("interest rate", "actual")


def test_who_contests_a_rise_denies_none_of_its_numbers() -> None:
    text = "Les syndicats contestent le relèvement de l'âge de la retraite de 58 à 64 ans."
    assert {f.modality for f in read(text, "fr").figures} == {"actual"}
    assert mention_of("Le ministère conteste le bilan de 58 morts.", "fr", 58).modality == "denied"


def test_a_rise_in_the_capital_is_no_share_held() -> None:
    text = "El alquiler medio en la capital ha subido un 11,3% en un año."
    assert mention_of(text, "es", 11.3).measured_property != "share held"
    assert mention_of("El fondo tiene el 12% del capital.", "es", 12).measured_property == "share held"


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "de",
            "Drei Fahrer wurden getötet. Das teilte die UN-Organisation am Dienstag in Genf mit.",
            "UN-Organisation",
        ),
        ("en", "Three drivers were killed, according to the UN agency in Geneva.", "UN agency"),
        ("en", "Three drivers were killed, according to Kabul.", "Kabul"),
    ],
)
def test_the_town_where_somebody_speaks_is_not_who_speaks(language: str, text: str, speaker: str) -> None:
    assert mention_of(text, language, 3).speaker == speaker


def test_of_two_stories_told_by_as_many_the_one_with_more_dead_comes_first() -> None:
    day = "2024-11-29"
    museum = "The Linden Museum in Oberau sold 40 paintings, 12 vases, 9 clocks and 6 maps on Friday, it said."
    bus = "A bus fell into a gorge near Tarqa on Friday. Thirteen people were killed, police said."
    told = stories(article(1, museum, day), article(2, bus, day))
    assert [s.articles[0].id for s in told] == ["a2", "a1"]


def test_only_the_dead_of_the_news_weigh() -> None:
    feared = "Some 300 people may be killed in Selmo if the dam breaks, the army said on Friday."
    remembered = "Selmo remembered on Friday the flood of 1959, in which 423 people were killed."
    deep = (
        "A bridge near Tarqa was closed. Its bolts are worn. Cars turn back. Nine people were killed there on Monday."
    )
    killed = "Thirteen people were killed near Tarqa on Friday, police said."
    told = grounded(*(article(i, t) for i, t in enumerate((feared, remembered, deep, killed), start=1)))
    assert [dead_of_news(g) for g in told] == [0, 0, 0, 13]


def test_of_two_voices_for_a_march_each_has_its_own_number_and_neither_the_papers_words() -> None:
    text = "Des milliers de personnes ont défilé à Oberau : 3 800 selon la préfecture, 15 000 selon les organisateurs."
    found = {float(f.numeral.quantity.low): f.speaker for f in read(text, "fr").figures}
    assert (found[3800], found[15000]) == ("préfecture", "organisateurs")
    assert found[min(found)] == ""


def test_who_is_described_between_commas_still_says_the_number_behind() -> None:
    text = "La Policía cifró la asistencia en 38.000 personas; el Sindicato de Oberau, convocante de la marcha, en 150.000."
    assert mention_of(text, "es", 150_000).speaker == "Sindicato de Oberau"


def test_a_day_earlier_behind_the_older_number_is_not_the_day_of_the_newer_one() -> None:
    text = "The number of people in shelters rose to 73,000 from 48,000 a day earlier."
    days = [as_of.start for n in (73_000, 48_000) if (as_of := mention_of(text, "en", n).as_of)]
    assert days == ["2024-11-29", "2024-11-28"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "La cour a condamné mardi à Lyon Karim Belhadj à huit ans.", ["Lyon", "Karim Belhadj"]),
        ("fr", "Elle a relaxé l'ancien maire d'Oberau Guy Castel.", ["Oberau", "Guy Castel"]),
        ("es", "Dimitió el alcalde de Madrid José Luis Ortega.", ["Madrid", "José Luis Ortega"]),
        ("fr", "Elle a visité la fondation de Victoria Anne Delmas.", ["Victoria Anne Delmas"]),
    ],
)
def test_the_town_before_a_persons_name_is_no_part_of_it(language: str, text: str, names: list[str]) -> None:
    profile = load_profile(language)
    assert [n.text for n in find_names(text, profile, 0, len(text), Vocabulary.of(text))] == names
