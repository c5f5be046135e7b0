"""What one voice goes on counting within a day: the later, higher number has taken the earlier one's place."""

import pytest
from small_news import article, stories

from summarizer.schema.brief import Figure

RESCUED = "A ferry sank off Velnik on Friday. The coastguard said {n} people had been rescued {when}."
LEVEL = "The River Orva stood at {n} metres in Velnik on Friday {when}, the environment agency said."


def figures(*told: tuple[str, str]) -> list[Figure]:
    texts = (article(i, text, f"2024-11-29T{hour}:00+00:00") for i, (hour, text) in enumerate(told, start=1))
    return [f for s in stories(*texts) for f in s.figures if f.measured_property in ("rescued", "water level")]


@pytest.mark.parametrize(
    ("one", "other", "now"),
    [
        (RESCUED.format(n=41, when="so far"), RESCUED.format(n=58, when="by the afternoon"), 58),
        (LEVEL.format(n="6.2", when="morning"), LEVEL.format(n="6.9", when="at noon"), 6.9),
    ],
)
def test_what_one_voice_counts_hours_later_has_taken_the_earlier_numbers_place(
    one: str, other: str, now: float
) -> None:
    (found,) = figures(("09:00", one), ("15:00", other))
    assert found.status == "updated"
    assert found.current is not None
    assert found.claims[found.current].value == now


def test_what_one_voice_counts_lower_hours_later_is_another_count() -> None:
    found = figures(
        ("09:00", RESCUED.format(n=58, when="so far")), ("15:00", RESCUED.format(n=41, when="by its boats"))
    )
    assert "updated" not in {f.status for f in found}


def test_a_river_that_has_fallen_within_a_day_is_not_told_as_having_risen() -> None:
    found = figures(("09:00", LEVEL.format(n="6.9", when="morning")), ("15:00", LEVEL.format(n="6.2", when="at noon")))
    assert "updated" not in {f.status for f in found}


def test_the_levels_of_two_towns_are_two() -> None:
    other = LEVEL.format(n="6.9", when="at noon").replace("Velnik", "Benna")
    assert len(figures(("09:00", LEVEL.format(n="6.2", when="morning")), ("15:00", other))) == 2
