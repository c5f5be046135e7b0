"""One name written in two ways: its family name first or last, a barred letter or two plain ones."""

import pytest
from small_news import article, stories


def actors(*texts: tuple[str, str]) -> list[set[str]]:
    found = stories(*(article(i, text, "2024-11-29", code) for i, (code, text) in enumerate(texts, start=1)))
    return [{a.name, *a.aliases} for s in found for a in s.actors]


@pytest.mark.parametrize(
    ("one", "other", "texts"),
    [
        (
            "Haruki Tanabe",
            "Tanabe Haruki",
            (
                ("en", "Steelmaker Kanomo named Haruki Tanabe as its chief executive on Thursday. Tanabe is 52."),
                (
                    "de",
                    "Der Stahlkonzern Kanomo hat am Donnerstag Tanabe Haruki ernannt. Tanabe Haruki ist 52 Jahre alt.",
                ),
            ),
        ),
        (
            "Andjela Petrovic",
            "Anđela Petrović",
            (
                ("fr", "La maire de Novi Sad, Andjela Petrovic, a été réélue jeudi avec 54 % des voix."),
                ("es", "La alcaldesa de Novi Sad, Anđela Petrović, fue reelegida el jueves con el 54 % de los votos."),
            ),
        ),
        (
            "Nenad Djuric",
            "Nenad Đurić",
            (
                ("en", 'Coach Nenad Djuric resigned from Partizan on Thursday. "I am tired," Djuric said.'),
                ("fr", "L'entraîneur du Partizan, Nenad Đurić, a démissionné jeudi. « Je suis fatigué », a dit Đurić."),
            ),
        ),
    ],
)
def test_a_name_in_another_order_or_with_a_barred_letter_is_the_same_person(
    one: str, other: str, texts: tuple[tuple[str, str], ...]
) -> None:
    assert [known for known in actors(*texts) if one in known] == [known for known in actors(*texts) if other in known]


def test_two_men_whose_names_are_given_names_both_are_two_in_either_order() -> None:
    found = actors(
        ("en", "Union leader Thomas Henry called a strike at the Kelva mill on Thursday, Henry said 400 walked out."),
        ("en", "Mill owner Henry Thomas said on Thursday the strike at Kelva was illegal. Thomas said 400 walked out."),
    )
    assert not [known for known in found if {"Thomas Henry", "Henry Thomas"} <= known]
