"""Numbers that somebody sets against another, or only near: what he denies, and what he stands by."""

import pytest
from test_extract_lexical import read

from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The governor rejected reports of 14 dead and put the toll at 9 dead."),
        ("fr", "Le gouverneur a démenti le bilan de 14 morts et l'a évalué à 9 morts."),
        ("es", "El gobernador desmintió el balance de 14 muertos y lo situó en 9 muertos."),
        ("de", "Der Gouverneur dementierte die Zahl von 14 Toten und bezifferte sie auf 9 Tote."),
    ],
)
def test_who_denies_a_number_and_sets_another_against_it_stands_by_his_own(language: str, text: str) -> None:
    assert [f.modality for f in read(text, language).figures] == ["denied", "actual"]


def test_what_a_denial_goes_on_to_deny_is_not_so_either() -> None:
    told = read("The army denied that it had killed ten people and wounded 12.", "en").figures
    assert [f.modality for f in told] == ["denied", "denied"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The loss is closer to 9 billion."),
        ("fr", "La perte est plus proche de 9 milliards."),
        ("es", "La pérdida está más cerca de los 9 mil millones."),
        ("de", "Der Verlust liegt näher an 9 Milliarden."),
    ],
)
def test_what_a_number_is_closer_to_may_be_more_or_less(language: str, text: str) -> None:
    assert [n.quantity.bound for n in find_numerals(text, load_profile(language))] == ["about"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Forecasters expect heavy rain in Harlow through Tuesday."),
        ("fr", "Les prévisionnistes attendent de fortes pluies à Harlow d'ici mardi."),
    ],
)
def test_rain_that_goes_on_through_a_weekday_lies_ahead(language: str, text: str) -> None:
    days = [e.date.start for e in read(text, language, published="2024-11-29").events if e.date]
    assert days in ([], ["2024-12-03"])
