"""Wordings that no story of the fixtures has, each read as others of its class are."""

import pytest
from test_extract_lexical import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Inflation of 2.5 percent is expected by the bank."),
        ("fr", "Une inflation de 2,5 % est attendue par la banque."),
        ("es", "Una inflación del 2,5 % prevista por el banco."),
        ("de", "Eine Inflation von 2,5 Prozent wird erwartet."),
    ],
)
def test_a_rate_behind_which_it_is_called_expected_is_a_forecast(language: str, text: str) -> None:
    assert [f.measured_property for f in read(text, language).figures] == ["inflation forecast"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2022 the port handled 91 million tonnes, against 87 million tonnes a year earlier."),
        ("fr", "En 2022, le port a traité 91 millions de tonnes, contre 87 millions de tonnes un an plus tôt."),
        ("es", "En 2022 el puerto movió 91 millones de toneladas, frente a 87 millones de toneladas un año antes."),
        ("de", "2022 schlug der Hafen 91 Millionen Tonnen um, nach 87 Millionen Tonnen im Vorjahr."),
    ],
)
def test_the_year_before_is_counted_from_the_year_that_the_sentence_names(language: str, text: str) -> None:
    assert [f.as_of.start[:4] for f in read(text, language).figures if f.as_of] == ["2022", "2021"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Officials counted 40 dead on Monday. On that day 12 houses burned down."),
        ("fr", "Des responsables ont compté 40 morts lundi. Ce jour-là, 12 maisons ont brûlé."),
        ("es", "Las autoridades contaron 40 muertos el lunes. Ese día ardieron 12 casas."),
        ("de", "Die Behörden zählten am Montag 40 Tote. An diesem Tag brannten 12 Häuser ab."),
    ],
)
def test_that_day_is_the_day_of_the_sentence_before(language: str, text: str) -> None:
    assert [f.as_of.start for f in read(text, language).figures if f.as_of] == ["2024-11-25"] * 2


@pytest.mark.parametrize(("price", "unit"), [("£90 million", "pounds sterling"), ("$90 million", "pounds")])
def test_millions_of_pounds_are_money_where_the_article_tells_of_sterling(price: str, unit: str) -> None:
    _, donated = read(f"The bridge will cost {price}. Donors gave 5 million pounds.").figures
    assert donated.numeral.unit_text == unit


def test_of_several_fires_the_one_behind_the_number_has_it() -> None:
    told = read("The Ash Fire has burned 14,000 acres. Officials said 300 homes were lost in the Elm Fire.")
    assert [f.place for f in told.figures] == ["Ash Fire", "Elm Fire"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Inflation fell from 55 percent in 2020 to 3.2 percent."),
        ("fr", "L'inflation est passée de 55 % en 2020 à 3,2 %."),
        ("es", "La inflación bajó del 55 % en 2020 al 3,2 %."),
        ("de", "Die Inflation sank von 55 Prozent im Jahr 2020 auf 3,2 Prozent."),
    ],
)
def test_the_day_of_the_level_before_is_not_that_of_the_level_after(language: str, text: str) -> None:
    assert [f.as_of.start for f in read(text, language).figures if f.as_of] == ["2020-01-01", "2024-11-30"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The change would cut the savings by $500 million."),
        ("fr", "Les économies ont baissé de 500 millions d'euros."),
        ("es", "Los ahorros bajaron en 500 millones de euros."),
        ("de", "Die Einsparungen sind um 500 Millionen Euro gesunken."),
    ],
)
def test_by_how_much_a_sum_moved_is_not_the_sum(language: str, text: str) -> None:
    assert [f.measured_property for f in read(text, language).figures] == ["savings change"]
