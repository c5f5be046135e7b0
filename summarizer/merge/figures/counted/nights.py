"""The night of Thursday to Friday: one article dates its raid by the evening, another by the morning; it is one day."""

from collections.abc import Sequence

from summarizer.schema.mentions import DateReading, GroundedFigure, GroundedMentions
from summarizer.schema.records import replace


def with_nights_settled(told: Sequence[GroundedMentions]) -> list[GroundedMentions]:
    """A story's articles with each night as one day: its evening where only that dates a happening elsewhere ("bombs fell on
    Thursday night"), else its morning ("overnight", "the night to Friday")."""
    days = [o.day for g in told for o in g.occasions]
    single = {day.start for day in days if day.start == day.end}
    evenings = {day.end for day in days if day.start in single and day.end not in single}

    def settled(day: DateReading) -> DateReading:
        kept = day.start if day.end in evenings else day.end
        return day if day.start == day.end else replace(day, start=kept, end=kept)

    def figure(grounded: GroundedFigure) -> GroundedFigure:
        day = grounded.mention.occasion
        return replace(grounded, mention=replace(grounded.mention, occasion=settled(day))) if day else grounded

    if all(day.start == day.end for day in days):
        return list(told)
    return [
        replace(
            g,
            occasions=tuple(replace(o, day=settled(o.day)) for o in g.occasions),
            figures=tuple(map(figure, g.figures)),
        )
        for g in told
    ]
