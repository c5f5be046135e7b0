"""Parts of countries by the compass: two that lie against each other are two places, however they are written."""

import pytest
from small_news import article, figure, stories

from summarizer.language.regions import are_opposite_parts


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        ("Floods hit northern Peru.", "Inundaciones en el sur del Perú.", True),
        ("Incendies dans le nord du Portugal.", "Brände im Süden von Portugal.", True),
        ("Ein Überfall im Osten Nigerias.", "Un ataque en el noroeste de Nigeria.", True),
        ("Kämpfe in Nordsyrien.", "Fighting in south-eastern Syria.", True),
        ("Floods hit northern Peru.", "Inondations dans le nord-ouest du Pérou.", False),
        ("Floods hit northern Peru.", "Floods hit Peru.", False),
        ("Floods hit northern Peru.", "Floods hit southern Chile.", False),
        ("Troops left South Sudan.", "Troops left northern Sudan.", False),
        ("Des frappes sur Gaza.", "Des frappes dans le nord de Gaza.", False),
        ("Le ministre est en Tunisie.", "Un incendie dans l'ouest de la Tunisie.", False),
    ],
)
def test_two_parts_of_a_country_are_two_places_where_they_lie_against_each_other(
    one: str, other: str, opposite: bool
) -> None:
    assert are_opposite_parts(one, other) == are_opposite_parts(other, one) == opposite


def test_floods_in_the_north_and_in_the_south_of_a_country_are_two_events_and_two_tolls() -> None:
    texts = (
        ("en", "Floods killed six people in northern Peru on Thursday, civil defence said."),
        ("es", "Las inundaciones en el sur del Perú dejaron nueve muertos el jueves, informó Defensa Civil."),
    )
    found = stories(*(article(i, text, "2024-11-29", code) for i, (code, text) in enumerate(texts, start=1)))
    assert [len(e.citations) for s in found for e in s.events] == [1, 1]
    assert all(f.status == "single" for s in found for f in s.figures)


def test_a_toll_of_a_part_of_a_country_goes_on_as_that_of_the_country() -> None:
    (facts,) = stories(
        article(1, "Floods killed six people in northern Peru on Thursday, civil defence said.", "2024-11-29"),
        article(2, "The death toll of Thursday's floods in Peru rose to nine, civil defence said.", "2024-11-30"),
    )
    assert figure(facts, 9) is figure(facts, 6)
