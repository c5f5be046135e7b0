"""What a number leaves out because the number right before it says it, and what it has by mistake."""

from dataclasses import replace

import pytest
from small_news import article, grounded

from summarizer.merge.figures.counted.own_units import with_own_units
from summarizer.schema.mentions import GroundedFigure


def as_read(text: str, measured: str, kind: str) -> list[GroundedFigure]:
    """The two numbers of a text as a reader gives them: both of one property, the second without a unit, of the kind."""
    (read,) = grounded(article(1, text))
    first, second = sorted(read.figures, key=lambda g: g.mention.numeral.start)
    bare = replace(second.mention.numeral, unit_text="")
    return [
        replace(first, mention=replace(first.mention, measured_property=measured)),
        replace(
            second,
            mention=replace(
                second.mention, measured_property=measured, subject_class=kind, subject="", numeral=bare, phrase="1,300"
            ),
        ),
    ]


@pytest.mark.parametrize(
    ("text", "measured", "kind", "unit", "wanted"),
    [
        (
            "The plan costs 700 million euros, it said. It is 1.1 billion, said others.",
            "cost of the plan",
            "money",
            "euros",
            "money",
        ),
        ("Police counted 900 workers. The union counted 1,300.", "strikers", "duration", "workers", "workers"),
        ("The plan costs 700 million euros. The union counted 1,300.", "cost of the plan", "duration", "", "duration"),
    ],
)
def test_a_number_takes_the_unit_and_kind_that_it_leaves_out_and_drops_one_that_it_cannot_have(
    text: str, measured: str, kind: str, unit: str, wanted: str
) -> None:
    _, second = with_own_units(as_read(text, measured, kind))
    assert (second.mention.numeral.unit_text, second.mention.subject_class) == (unit, wanted)
