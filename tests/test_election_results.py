"""Whose share of a vote and whose seats a number is, in four languages."""

import pytest
from test_extract_lexical import read

from summarizer.language.names.parties import family_of, names_a_party

Told = tuple[str, str, int | float]


def told(language: str, text: str) -> list[Told]:
    return [(f.measured_property, f.holder, f.numeral.quantity.low) for f in read(text, language).figures]


@pytest.mark.parametrize(
    ("language", "text", "shares"),
    [
        (
            "en",
            "In Sunday's election the Social Democrats (SDV) crashed to 16.4%; the Greens won 11.6% and the Left 8.8%.",
            [("SDV", 16.4), ("Greens", 11.6), ("Left", 8.8)],
        ),
        ("en", "The AfV came second in the election with 20.8%.", [("AfV", 20.8)]),
        ("en", "After the election the FDV, with 4.3%, is out of parliament.", [("FDV", 4.3)]),
        (
            "de",
            "Nach der Wahl kommen CDV und CSV auf 28,6 Prozent, die AfV verdoppelt ihr Ergebnis auf 20,8 Prozent.",
            [("CDV und CSV", 28.6), ("AfV", 20.8)],
        ),
        ("fr", "Aux législatives, l'AfV double son score à 19,5 %.", [("AfV", 19.5)]),
        ("es", "En las elecciones, los socialdemócratas de Marta Oliva caen al 16,4%.", [("socialdemócratas", 16.4)]),
    ],
)
def test_a_percentage_beside_a_party_is_its_share_of_the_vote(
    language: str, text: str, shares: list[tuple[str, float]]
) -> None:
    assert told(language, text) == [("vote share", holder, value) for holder, value in shares]


@pytest.mark.parametrize(
    ("language", "text", "seats"),
    [
        ("en", "After the election the Socialists hold 120 seats, the Greens 42 and the Left 12.", [120, 42, 12]),
        ("fr", "Après les législatives, le PS obtient 120 sièges, le RV 42 et LFV 12.", [120, 42, 12]),
        ("de", "Nach der Wahl hat die SPV 120 Sitze, die AfV 42.", [120, 42]),
        ("es", "Tras las elecciones, el PV tiene 120 escaños y la AfV 42 diputados.", [120, 42]),
    ],
)
def test_seats_listed_party_by_party_are_each_its_own(language: str, text: str, seats: list[int]) -> None:
    found = told(language, text)
    assert [(name, value) for name, _, value in found] == [("seats", value) for value in seats]
    assert len({holder for _, holder, _ in found}) == len(seats)


def test_the_seats_of_a_house_are_nobodys() -> None:
    assert told("en", "After the election the conservatives lead the new 630-seat assembly.")[0][0] == "total seats"


def test_a_share_that_was_asked_for_is_support_in_polls() -> None:
    (share,) = told("en", "Before the election the Greens stand at 11%, an opinion poll found.")
    assert share[:2] == ("support in polls", "Greens")


def test_a_percentage_beside_a_party_is_no_vote_where_no_vote_is_told() -> None:
    assert told("en", "The Greens want to cut emissions by 40% within ten years.")[0][0] != "vote share"


def test_results_that_nobody_publishes_are_no_speaker() -> None:
    (figure,) = read("Laut vorläufigem Endergebnis der Wahl kommen CDV und CSV auf 28,6 Prozent.", "de").figures
    assert (figure.speaker, figure.holder) == ("", "CDV und CSV")


@pytest.mark.parametrize(
    ("name", "family"),
    [("Los Verdes", "greens"), ("Grünen", "greens"), ("les Verts", "greens"), ("Sozialdemokraten", "social_democrats")],
)
def test_a_camp_is_one_in_every_language(name: str, family: str) -> None:
    assert family_of(name) == family


def test_a_town_is_no_party() -> None:
    assert not names_a_party("Velnik")


@pytest.mark.parametrize(
    ("language", "text", "shares"),
    [
        (
            "en",
            "Ana Wilk won the presidential election with 50.89% of the vote; Jan Nowak, the mayor, won 49.11%.",
            [("Ana Wilk", 50.89), ("Jan Nowak", 49.11)],
        ),
        (
            "fr",
            "Ana Wilk a remporté la présidentielle avec 50,89 % des voix contre 49,11 % pour le maire, Jan Nowak.",
            [("Ana Wilk", 50.89), ("Jan Nowak", 49.11)],
        ),
        (
            "en",
            "The exit poll of the election had Jan Nowak ahead with 50.3% to 49.7%.",
            [("Jan Nowak", 50.3), ("", 49.7)],
        ),
    ],
)
def test_a_candidates_share_is_the_candidates_and_the_rivals_is_not(
    language: str, text: str, shares: list[tuple[str, float]]
) -> None:
    assert [(holder, value) for _, holder, value in told(language, text)] == shares


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Before the election the government promised a deficit of at most 5.2% of GDP."),
        ("en", "Before the election Orlo holds 21% of Calder Bank and has asked for leave to go up to 29.9%."),
        ("de", "Vor der Wahl lag das Defizit bei 5,2 Prozent, erlaubt sind in der EU 3 Prozent."),
    ],
)
def test_the_economy_and_the_union_run_for_nothing(language: str, text: str) -> None:
    assert not [told_of for told_of in told(language, text) if told_of[0] == "vote share"]


@pytest.mark.parametrize(
    ("language", "text", "shares"),
    [
        (
            "en",
            "In the referendum Yes had 51.1 percent and No 48.9 percent, the senator Ada Munk said.",
            [("Yes", 51.1), ("No", 48.9)],
        ),
        (
            "de",
            "Beim Referendum kam das Ja auf 51,1 Prozent, das Nein auf 48,9 Prozent.",
            [("Ja", 51.1), ("Nein", 48.9)],
        ),
        ("fr", "Au référendum, le oui obtient 51,1 % et le non 48,9 %.", [("oui", 51.1), ("non", 48.9)]),
        ("es", "En el referéndum el Sí gana con el 51,1 % frente al 48,9 % del No.", [("Sí", 51.1), ("No", 48.9)]),
        ("en", "No party won 40 percent in the election, but the Greens had 31 percent.", [("Greens", 31)]),
    ],
)
def test_a_side_of_a_referendum_has_its_share_and_a_denial_has_none(
    language: str, text: str, shares: list[tuple[str, float]]
) -> None:
    assert [(holder, value) for _, holder, value in told(language, text) if holder] == shares


def test_a_side_of_a_referendum_is_one_in_every_language() -> None:
    assert {family_of(word) for word in ("Yes", "Sí", "oui", "Ja")} == {"yes_side"}
    assert {family_of(word) for word in ("No", "non", "Nein")} == {"no_side"}
