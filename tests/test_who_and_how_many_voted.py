"""Who is counted, and whether a share of the voters is a turnout or a side's."""

import pytest
from small_news import article, figure, stories

from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.profile import load_profile
from summarizer.schema.brief import Figure


def only(text: str, value: float, language: str = "en") -> Figure:
    (facts,) = stories(article(1, text, language=language), language=language)
    return figure(facts, value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Au référendum de Belvan, 41 % des électeurs ont voté dimanche, selon la commission électorale."),
        ("fr", "À Belvan, 41 % des inscrits ont voté au référendum."),
        ("de", "In Belvan stimmten beim Referendum nur 41 Prozent der Wahlberechtigten ab."),
        ("de", "41 Prozent der Wähler haben am Sonntag beim Referendum in Belvan ihre Stimme abgegeben."),
        ("es", "El 41 % de los electores votó en el referendo de Belvan."),
        ("en", "In Belvan 41 percent of voters voted in the referendum on Sunday."),
    ],
)
def test_how_many_of_all_voters_voted_is_the_turnout(language: str, text: str) -> None:
    assert only(text, 41, language).measured_property == "turnout"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "À Belvan, 41 % des électeurs ont voté dimanche pour Paul Morel."),
        ("fr", "À Belvan, 41 % des électeurs ont voté Morel."),
        ("de", "In Belvan stimmten 41 Prozent der Wähler für Paul Morel."),
        ("es", "El 41 % de los electores votó en Belvan por Pablo Morel."),
        ("en", "In Belvan 41 percent of voters voted Labour on Sunday."),
    ],
)
def test_how_many_voted_for_somebody_is_no_turnout(language: str, text: str) -> None:
    assert only(text, 41, language).measured_property != "turnout"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine people died, three of them children, when a boat sank off Menora on Sunday."),
        ("en", "Nine people died, three of whom were children, when a boat sank off Menora on Sunday."),
        ("de", "Neun Menschen, drei davon Kinder, sind am Sonntag beim Untergang eines Bootes vor Menora gestorben."),
    ],
)
def test_who_the_dead_of_a_part_are_stands_behind_the_words_that_part_them(language: str, text: str) -> None:
    assert only(text, 3, language).observation_about.lower() in ("children", "kinder")


def test_whose_word_it_is_and_a_pair_of_nouns_say_not_who_the_dead_of_a_part_are() -> None:
    assert (
        only("Nine people died, three of whom police said were smugglers, off Menora.", 3).observation_about != "police"
    )
    assert only("Nine people died, five of them women and children, off Menora.", 5).observation_about != "women"


def test_mineurs_are_miners_or_minors_where_a_mine_is_told_of_and_else_minors() -> None:
    mine = "Un coup de grisou a frappé mercredi la mine de charbon d'Olsova. Sept mineurs sont morts."
    assert only(mine, 7, "fr").observation_about == ""
    assert only("La police a arrêté 12 mineurs mercredi à Belvan.", 12, "fr").observation_about == "mineurs"


def test_the_hurt_beside_the_missing_do_not_say_who_is_missing() -> None:
    assert only("Eight people were killed, 42 hurt and five are missing off Tarva.", 5).subject in (
        "",
        "hurt",
        "people",
    )


def test_postal_votes_that_have_come_in_are_not_lost_letters() -> None:
    text = "In Norden sind für die Landtagswahl bisher 150.000 Wahlbriefe eingegangen."
    assert only(text, 150_000, "de").measured_property == "postal votes"


def test_a_neighbouring_country_is_named_without_the_noun_for_it() -> None:
    text = "Im Nachbarland Ecuador wurden vier Menschen verletzt, im Nachbarstaat Mali zwei."
    found = find_names(text, load_profile("de"), 0, len(text), Vocabulary.of(text))
    assert [name.text for name in found] == ["Ecuador", "Mali"]
