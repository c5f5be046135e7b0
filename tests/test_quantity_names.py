"""Names of quantities in a model's own words: which of them mean one thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.numbers.quantity_names import (
    are_one_quantity,
    common_name,
    concepts_of,
    count_of_group,
    listed_names,
)
from summarizer.language.tables import load_table


@pytest.mark.parametrize(
    "names",
    [
        ("closed schools", "écoles fermées", "escuelas cerradas", "geschlossene Schulen", "Schulschließungen"),
        ("cancelled flights", "vols annulés", "vuelos cancelados", "flight cancellations"),
        ("homes destroyed", "viviendas destruidas", "zerstörte Häuser", "maisons détruites"),
    ],
)
def test_one_quantity_has_one_meaning_in_four_languages(names: tuple[str, ...]) -> None:
    assert len({concepts_of(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("jobs to be cut", "job cuts"),
        ("Stellenabbau", "job cuts"),
        ("shareholding", "share held"),
        ("offer price", "price per share"),
        ("bestätigte Fälle", "confirmed cases"),
        ("people killed", "deaths"),
        ("killed", "deaths"),
        ("people who were killed", "deaths"),
        ("víctimas mortales", "deaths"),
        ("personas evacuadas", "displaced"),
        ("Haushalte ohne Strom", "without power"),
        ("foyers sans électricité", "without power"),
        ("gefährdete Arbeitsplätze", "jobs at risk"),
        ("maisons endommagées", "buildings damaged"),
        ("takeover bid", "offer value"),
        ("spectateurs", "attendance"),
        ("earthquake magnitude", "magnitude"),
    ],
)
def test_plain_words_get_the_name_that_the_program_uses(written: str, name: str) -> None:
    assert common_name(written) == name


@pytest.mark.parametrize(
    ("written", "counted"),
    [
        ("civilian deaths", ("deaths", "civilians")),
        ("civils tués", ("deaths", "civilians")),
        ("policías heridos", ("injured", "police")),
        ("tote Zivilisten", ("deaths", "civilians")),
        ("arrests by police", ("", "")),
        ("deaths", ("", "")),
    ],
)
def test_a_name_that_says_who_counts_the_programs_property_of_that_group(
    written: str, counted: tuple[str, str]
) -> None:
    assert count_of_group(written) == counted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("closed schools", "damaged schools"),
        ("market share", "share held"),
        ("flights cancelled", "trains cancelled"),
        ("earthquakes", "aftershocks"),
    ],
)
def test_names_that_differ_in_one_thing_stay_two(one: str, other: str) -> None:
    assert concepts_of(one) != concepts_of(other)


@pytest.mark.parametrize("name", ["survivors", "supervivientes", "Überlebende", "rescapés"])
def test_survivors_are_rescued_where_the_rescued_are_counted_and_else_may_still_be_below(name: str) -> None:
    assert are_one_quantity(name, "rescued")
    assert not are_one_quantity(name, "trapped")
    assert common_name(name) == name


def test_no_listed_property_is_renamed() -> None:
    assert {name for name in listed_names() if common_name(name) != name} == set()


def test_no_word_stands_for_two_concepts() -> None:
    rows = load_table("quantity_words.toml")["concepts"]
    words = [word for concept, known in rows.items() for word in {concept, *known.split()}]
    assert len(words) == len(set(words))


@given(st.text(max_size=60))
def test_any_words_have_a_name(words: str) -> None:
    assert common_name(words) in listed_names() | {words}
