"""Numbers that are aimed for, hoped for or feared, of the year before and of an older event, as rules read them."""

import pytest
from small_news import article, grounded, mention_of

from summarizer.schema.mentions import FigureMention


def read(text: str, value: float, language: str = "en") -> FigureMention:
    """The mention of the number of that value."""
    (found,) = grounded(article(1, text, language=language))
    (figure,) = [
        f for f in found.figures if value in (f.mention.numeral.quantity.value, f.mention.numeral.quantity.max_value)
    ]
    return figure.mention


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", "The clinic aims for 9,000 patients a year.", "planned"),
        ("en", "The mayor hopes for 9,000 jobs in the region.", "possible"),
        ("de", "Die Stadt peilt 9.000 Besucher an.", "planned"),
        ("de", "Der Bürgermeister hofft auf 9.000 Arbeitsplätze.", "possible"),
        ("de", "Der Betriebsrat rechnet damit, dass 9.000 Stellen wegfallen.", "possible"),
        ("fr", "La ville ambitionne de recevoir 9 000 visiteurs.", "planned"),
        ("fr", "Le maire table sur 9 000 emplois.", "possible"),
        ("es", "La ciudad se propone recibir 9.000 visitantes.", "planned"),
        ("es", "El alcalde confía en crear 9.000 empleos.", "possible"),
    ],
)
def test_what_is_aimed_or_hoped_for_is_not_so_yet(language: str, text: str, modality: str) -> None:
    assert read(text, 9000, language).modality == modality


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The island had 412,000 visitors in August, and a year earlier 455,000 visitors."),
        ("de", "Im August kamen 412.000 Touristen, im Vorjahr waren es 455.000 Touristen."),
        ("fr", "L’île a reçu 412 000 touristes en août, contre 455 000 touristes un an plus tôt."),
        ("es", "La isla recibió 412.000 turistas en agosto, frente a 455.000 turistas un año antes."),
    ],
)
def test_a_number_of_a_year_earlier_has_that_year(language: str, text: str) -> None:
    as_of = read(text, 455_000, language).as_of
    assert as_of is not None
    assert (as_of.start[:4], as_of.precision) == ("2023", "year")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It was the worst crash there since the accident that killed 19 people."),
        ("fr", "C’est le plus grave depuis l’accident qui avait fait 19 morts."),
        ("es", "Es el peor desde el accidente que mató a 19 personas."),
        ("de", "Es war das schwerste Unglück seit dem Unfall, bei dem 19 Menschen starben."),
    ],
)
def test_what_the_last_event_like_it_cost_is_none_of_todays(language: str, text: str) -> None:
    assert read(text, 19, language).background


def test_what_has_happened_since_an_attack_leaves_its_dead_todays() -> None:
    assert not read("Police have arrested nine people since the attack that killed 19 people.", 19).background


def test_a_german_noun_behind_werden_puts_nothing_ahead() -> None:
    assert (
        mention_of("Vermisst werden noch 14 Menschen, sagte der Bürgermeister am Freitag.", "de", 14).modality
        == "actual"
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Eleven bodies have been found and at least 90 people are feared drowned, the coastguard said."),
        ("fr", "Onze corps ont été retrouvés et 90 personnes pourraient s'être noyées, selon les garde-côtes."),
        ("de", "Elf Leichen wurden gefunden und 90 Menschen könnten ertrunken sein, teilte die Küstenwache mit."),
    ],
)
def test_who_was_found_is_certain_though_others_are_feared_dead_in_the_same_sentence(language: str, text: str) -> None:
    assert (mention_of(text, language, 11).modality, mention_of(text, language, 90).modality) == ("actual", "possible")


def test_one_fear_for_two_groups_leaves_neither_certain() -> None:
    text = "Some 40 passengers and 11 sailors are feared drowned, the coastguard said."
    assert {mention_of(text, "en", value).modality for value in (40, 11)} == {"possible"}
