"""Which of several happenings a model says a number belongs to: the sentence it points at, settled to that one's day."""

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.extract.occasions.number_occasions import Occasions
from summarizer.schema.answers import NumberLabel
from summarizer.schema.mentions import DateReading, EventMention, FigureMention, Occasion
from summarizer.schema.records import replace

ALL_OF_THEM = 0  # where a sentence's number would stand
_DISTINCT = 2


@dataclass(frozen=True)
class Pointed:
    """The rules' happenings of an article, and the days of the events that the model or the rules name.

    A careful answer may say which happening a number belongs to: no word of the article shows whether its pointer errs.
    """

    occasions: Occasions
    events: dict[int, EventMention]
    careful: bool

    def day_of(self, sentence: int) -> DateReading | None:
        """The day of the happening that a sentence tells; None where nothing dates it.

        The day that its own words give the happening, before that of a toll which rose since.
        """
        own = self.occasions.of_sentence(sentence)
        if own and sentence in self.occasions.days:
            return own
        event = self.events.get(sentence)
        dated = event.date if event and event.date and event.date.precision == "day" else None
        return dated or own

    def belonging(self, figure: FigureMention, label: NumberLabel) -> FigureMention:
        """The figure with the happening that the label of a careful answer points at: its day and its place."""
        if label.event is None:
            return figure
        if label.event == ALL_OF_THEM:
            return replace(figure, occasion=None, counts_all=True, nth=0)
        if not figure.place and (event := self.events.get(label.event)):
            figure = replace(figure, place=event.place)
        day = self.day_of(label.event)
        return replace(figure, occasion=day, counts_all=False, nth=0) if day else figure

    def told(self, labels: Iterable[NumberLabel]) -> tuple[tuple[Occasion, ...], bool]:
        """The article's happenings with those pointed at, and whether there are several: a careful answer that points
        at two different days says so."""
        pointed = [label.event for label in labels if label.event] if self.careful else []
        found = {o.day.end: o for o in self.occasions.told}
        new: set[str] = set()
        for sentence in pointed:
            if day := self.day_of(sentence):
                new.add(day.end)
                known = found.get(day.end, Occasion(day, True, sentence))
                event = self.events.get(sentence)
                places = dict.fromkeys((*known.places, *([event.place] if event and event.place else [])))
                found[day.end] = replace(
                    known, named=True, sentence=min(sentence, known.sentence), places=tuple(places)
                )
        told = tuple(found[start] for start in sorted(found))
        return told, self.occasions.several or len(new) >= _DISTINCT
