"""When each number was first put: one told again later is old news, not a new claim."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from summarizer.merge.figures.comparing import are_hours_apart
from summarizer.merge.figures.voices import Voice, nominal


@dataclass(frozen=True, slots=True)
class FirstSaid:
    """The first day on which anyone put a value, "" if unknown, the hours of that day's live reports by article, and the
    moment of the first article that told it on its day, where all that did have one.
    """

    day: str = ""
    hours: dict[str, str] = field(default_factory=dict)
    moment: datetime | None = None

    def is_before(self, other: "FirstSaid") -> bool:
        """Whether it was said on an earlier day, or in an earlier entry of one live report."""
        if self.day != other.day:
            return "" != self.day < other.day
        return any(hour < other.hours[article] for article, hour in self.hours.items() if article in other.hours)

    def is_hours_before(self, other: "FirstSaid") -> bool:
        """Whether it was said before, or in an article that came out hours before the first with the other on one day."""
        if self.is_before(other):
            return True
        if self.day != other.day or self.moment is None or other.moment is None:
            return False
        return are_hours_apart(self.moment, other.moment)


_UNKNOWN = FirstSaid()


def first_said(bundles: list[list[Voice]]) -> dict[float, FirstSaid]:
    """Every value's first day. A forecast of it is no count."""
    dated: dict[float, list[Voice]] = defaultdict(list)
    for voice in sorted((v for bundle in bundles for v in bundle if v.day), key=lambda v: v.estimate):
        if not (voice.estimate and any(not v.estimate for v in dated[nominal(voice.quantity)])):
            dated[nominal(voice.quantity)].append(voice)
    return {value: _first_of(voices) for value, voices in dated.items()}


def _first_of(voices: list[Voice]) -> FirstSaid:
    day = min(v.day for v in voices)
    hours: dict[str, str] = {}
    for voice in (v for v in voices if v.day == day and v.mention.told_at):
        article = voice.article
        hours[article] = min(hours.get(article, voice.mention.told_at), voice.mention.told_at)
    moments = [v.told for v in voices if v.day == day and v.published <= day]  # who looks back next day tells it later
    known = [moment for moment in moments if moment]
    return FirstSaid(day, hours, min(known) if known and len(known) == len(moments) else None)


def when_said(voice: Voice, first: dict[float, FirstSaid]) -> FirstSaid:
    """When the voice's value was first put, as far as anyone's day tells."""
    return first.get(nominal(voice.quantity), _UNKNOWN)
