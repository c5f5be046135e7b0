"""Shares of two sides that a sentence sets against each other: "50.6 percent, against 49.4 for Moreau"."""

from collections.abc import Iterable

from summarizer.schema.mentions import FigureMention
from summarizer.schema.records import replace

_OF_SIDES = frozenset({"vote share", "votes", "support in polls"})


def with_rivals_days(figures: Iterable[FigureMention]) -> tuple[FigureMention, ...]:
    """The figures, in which a side's share has the day of the other side's that it is held against, if it has none.

    What a number "against" another of the same holder was, it was at some other time.
    """
    told: list[FigureMention] = []
    for figure in figures:
        rival = told[-1] if told else None
        told.append(replace(figure, as_of=rival.as_of) if rival and _is_held_against(figure, rival) else figure)
    return tuple(told)


def _is_held_against(figure: FigureMention, before: FigureMention) -> bool:
    one_kind = figure.measured_property == before.measured_property and figure.measured_property in _OF_SIDES
    one_sentence = figure.numeral.sentence == before.numeral.sentence
    return one_kind and one_sentence and figure.as_of is None and "" != figure.holder != before.holder != ""
