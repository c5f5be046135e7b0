"""Wholes and parts in one sentence, in four languages."""

import pytest
from small_news import article, grounded


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The crash killed 36 people, 12 of them children.", [(36, "deaths", False), (12, "deaths", False)]),
        (
            "en",
            "The attack left 13 dead and 36 wounded, three critically.",
            [(13, "deaths", False), (36, "injured", False), (3, "injured", True)],
        ),
        ("fr", "L'accident a fait 36 blessés, dont 12 graves.", [(36, "injured", False), (12, "injured", True)]),
        (
            "es",
            "El ataque dejó 13 muertos y 36 heridos, tres de gravedad.",
            [(13, "deaths", False), (36, "injured", False), (3, "injured", True)],
        ),
        (
            "de",
            "36 Menschen wurden verletzt, drei von ihnen lebensgefährlich.",
            [(36, "injured", False), (3, "injured", True)],
        ),
        ("en", "Of the 36 passengers, 12 were hurt.", [(36, "passengers", False), (12, "injured", False)]),
        ("fr", "Sur les 36 passagers, 12 ont été blessés.", [(36, "passengers", False), (12, "injured", False)]),
        ("es", "De los 36 pasajeros, 12 resultaron heridos.", [(36, "passengers", False), (12, "injured", False)]),
        ("de", "Von den 36 Fahrgästen wurden zwölf verletzt.", [(36, "passengers", False), (12, "injured", False)]),
    ],
)
def test_a_part_is_no_whole_and_what_is_said_of_it_is_not_said_of_the_whole(
    language: str, text: str, expected: list[tuple[float, str, bool]]
) -> None:
    (told,) = grounded(article(1, text, "2024-11-29", language))
    mentions = [f.mention for f in told.figures]
    assert [(m.numeral.quantity.low, m.measured_property, m.subject_class == "part") for m in mentions] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "One of the four sailors drowned.", [(4, False)]),
        ("en", "Most of the 26 inmates were killed.", [(26, False)]),
        ("fr", "L'un des quatre marins est mort.", [(4, False)]),
        ("es", "Uno de los cuatro marineros murió en el naufragio.", [(4, False)]),
        ("de", "Einer der vier Matrosen kam ums Leben.", [(4, False)]),
        ("en", "The death of the four sailors shocked the port.", [(4, True)]),
        ("en", "Nine sailors died of the 44 who were aboard the Merle.", [(9, True), (44, False)]),
        ("es", "Nueve marineros murieron de los 44 que iban a bordo.", [(9, True), (44, False)]),
    ],
)
def test_all_of_whom_some_died_are_not_the_dead(language: str, text: str, expected: list[tuple[float, bool]]) -> None:
    (told,) = grounded(article(1, text, "2024-11-29", language))
    mentions = [f.mention for f in told.figures]
    assert [(m.numeral.quantity.low, m.measured_property == "deaths") for m in mentions] == expected
