"""Percentages that name nothing themselves: what they go on with, and those below zero or in words."""

import pytest
from test_extract_lexical import read

from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile

GOES_ON = [
    ("en", "Inflation will be 4.1% this year and 2.7% the next.", 2.7),
    ("en", "Inflation was 3.1% in 2023, against May projections of 3.4% and 2.2%.", 2.2),
    ("en", "Inflation rose to 7.2% in June. In Peru it was 11.4%.", 11.4),
    ("fr", "L'inflation a atteint 5,3 % en août. En Bolivie, elle était de 8,2 %.", 8.2),
    ("fr", "L'inflation a été de 5,3 %, contre une prévision antérieure de 4,9 %.", 4.9),
    ("es", "La inflación subió al 5,3 % en agosto. En Bolivia fue del 8,2 %.", 8.2),
    ("de", "Die Inflation lag im August bei 5,3 Prozent. In Bolivien waren es 8,2 Prozent.", 8.2),
]


@pytest.mark.parametrize(("language", "text", "value"), GOES_ON)
def test_a_bare_percentage_goes_on_with_the_rate_just_told(language: str, text: str, value: float) -> None:
    told = {f.numeral.quantity.value: f.measured_property for f in read(text, language).figures}
    assert told[value].removesuffix(" forecast") == "inflation"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Inflation rose to 7.2% in June. The share of late trains was 11.4%."),
        ("es", "La inflación subió al 5,3 % en agosto. La mora fue del 11,4 %."),
        ("de", "Die Inflation lag bei 5,3 Prozent, die Quote der Züge, die zu spät kamen, bei 11,4 Prozent."),
    ],
)
def test_a_percentage_with_a_subject_of_its_own_is_no_more_of_that_rate(language: str, text: str) -> None:
    told = {f.numeral.quantity.value: f.measured_property for f in read(text, language).figures}
    assert told[11.4] != "inflation"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The deposit rate stood at minus 0.5%.", -0.5),
        ("fr", "Le taux était de -0,5 %.", -0.5),
        ("es", "El tipo estaba en el -0,5 %.", -0.5),
        ("de", "Der Zins lag bei minus 0,5 Prozent.", -0.5),
        ("de", "Der Dax schloss mit einem Verlust: minus 0,5 Prozent.", 0.5),
        ("fr", "Il a perdu au moins 0,5 %.", 0.5),
        ("de", "Vor zwei Jahren war es nur ein Prozent.", 1),
        ("en", "Twenty-one percent of pupils were absent.", 21),
    ],
)
def test_a_rate_below_zero_keeps_its_sign_and_one_percent_is_a_number(language: str, text: str, value: float) -> None:
    (numeral,) = find_numerals(text, load_profile(language))
    assert numeral.quantity.low == value


def test_what_a_rate_stood_at_before_a_step_is_the_rate() -> None:
    figures = read("The central bank lifted its deposit rate by 25 basis points from 3.75%.", "en").figures
    assert [f.measured_property for f in figures] == ["interest rate change", "interest rate"]
