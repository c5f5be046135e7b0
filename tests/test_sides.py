"""What each side of a dispute says now, and when sides have come to one number."""

import pytest
from small_news import figure, story

from summarizer.render.figures import standing
from summarizer.schema.brief import Figure

SCENE = "Cholera has broken out in Harlow. "
AGENCY = "{} people have died of cholera, the Health Agency said."
CHARITY = "{} people have died of cholera, the Red Cross said."


def sides(dispute: Figure) -> set[tuple[str, float | None]]:
    """Speaker and number of each claim that still stands."""
    claims = [dispute.claims[i] for i in dispute.standing]
    return {(c.attributed_to, c.value if c.value is not None else c.min_value) for c in claims}


def test_a_sides_own_earlier_number_is_no_further_side() -> None:
    facts = story(
        SCENE + AGENCY.format(27),
        SCENE + AGENCY.format(34) + " " + CHARITY.format(51),
        SCENE + AGENCY.format(39) + " " + CHARITY.format(58),
        days=("24", "26", "28"),
    )
    dispute = figure(facts, 39)
    assert dispute.status == "disputed"
    assert {c.value for c in dispute.claims} == {27, 34, 39, 51, 58}
    assert sides(dispute) == {("Health Agency", 39), ("Red Cross", 58)}
    assert [dispute.claims[i].value for i in standing(dispute)] == [39, 58]


def test_a_rounding_of_a_sides_number_is_no_further_side() -> None:
    facts = story(
        SCENE + "More than 50 people have died of cholera. " + CHARITY.format(51) + " " + AGENCY.format(34),
    )
    dispute = figure(facts, 34)
    assert sides(dispute) == {("Health Agency", 34), ("Red Cross", 51)}


def test_what_a_paper_repeats_of_a_side_falls_with_it() -> None:
    facts = story(
        SCENE + AGENCY.format(34) + " " + CHARITY.format(51),
        SCENE + "34 people have died of cholera.",
        SCENE + AGENCY.format(39) + " " + CHARITY.format(51),
        days=("24", "25", "28"),
    )
    assert sides(figure(facts, 39)) == {("Health Agency", 39), ("Red Cross", 51)}


def test_two_bodies_that_put_one_number_are_one_side_as_long_as_they_agree() -> None:
    facts = story(
        SCENE + AGENCY.format(34) + " " + CHARITY.format(51),
        SCENE + "34 people have died of cholera, the Interior Ministry said.",
        SCENE + "39 people have died of cholera, the Interior Ministry said.",
        days=("24", "25", "28"),
    )
    assert sides(figure(facts, 39)) == {("Interior Ministry", 39), ("Red Cross", 51)}


def test_sides_that_have_come_to_one_number_dispute_nothing() -> None:
    facts = story(
        SCENE + AGENCY.format(34) + " " + CHARITY.format(51),
        SCENE + AGENCY.format(51),
        days=("24", "28"),
    )
    settled = figure(facts, 51)
    assert settled.status == "updated"
    assert settled.current is not None
    assert settled.claims[settled.current].value == 51
    assert settled.standing == (settled.current,)


@pytest.mark.parametrize("second", ["34", "more than 30"])
def test_one_number_has_one_standing_claim(second: str) -> None:
    facts = story(SCENE + AGENCY.format(34), SCENE + AGENCY.format(second))
    assert len(figure(facts, 34).standing) == 1
