"""How sure a text is of a number, in one table: the first row that holds decides (examples: docs/reading.md)."""

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.stances.happened import (
    is_announced,
    is_demanded,
    is_in_relative,
    is_known,
    is_presupposed,
    is_told_of_behind,
    will_be,
    would_be,
)
from summarizer.extract.figures.stances.own_words import say
from summarizer.extract.figures.stances.rows import Stance, ToldNumber, stance_of
from summarizer.extract.figures.stances.surroundings import governs, is_conditional, is_doubted_before, is_reputed
from summarizer.schema.brief import Modality
from summarizer.schema.marked import Numeral

Row = Stance[ToldNumber, Modality]
STANCES: tuple[Row, ...] = (
    Row("presupposed", "actual", is_presupposed),
    Row("denied", "denied", lambda told: say(told) == "denied"),
    Row("doubted", "possible", lambda told: say(told) == "possible"),
    Row("on a condition", "possible", is_conditional),
    Row("reputed", "possible", is_reputed),
    Row("doubted before", "possible", is_doubted_before),
    Row("governed by a denial", "denied", lambda told: governs(told) == "denied"),
    Row("governed by a doubt", "possible", lambda told: governs(told) == "possible"),
    Row("known", "actual", is_known),
    Row("told of behind", "actual", is_told_of_behind),
    Row("in a relative clause", "actual", is_in_relative),
    Row("planned", "planned", lambda told: say(told) == "planned"),
    Row("governed by a plan", "planned", lambda told: governs(told) == "planned"),
    Row("demanded", "planned", is_demanded),
    Row("to be", "planned", will_be),
    Row("said to be ahead", "planned", would_be),
    Row("announced", "planned", is_announced),
)


def how_sure(context: SentenceContext, numeral: Numeral, measured_property: str) -> Modality:
    """Whether what a number counts is so, or planned, possible or denied."""
    found = stance_of(ToldNumber(context, numeral, measured_property), STANCES)
    return found.makes if found else "actual"
