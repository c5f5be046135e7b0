"""What an article recalls of an earlier happening: the dead of an attack two weeks ago beside those of last night.

They are background as those of another year are, so that 26 killed then and 26 killed now are no one count.
"""

from collections import defaultdict
from datetime import date, timedelta

from summarizer.merge.figures.quantity_kinds import CUMULATIVE
from summarizer.merge.figures.voices import Voice
from summarizer.schema.mentions import DateReading

_LONG_BEFORE = timedelta(days=7)


def with_recalled(voices: list[Voice]) -> list[Voice]:
    """The voices, those as background that their article dates a week or more before another number of that property.

    Only a day that the article names counts, of what grows no more; a number that gave way to another goes on with it.
    """
    newest: dict[tuple[str, str], date] = defaultdict(lambda: date.min)
    for voice in (v for v in voices if not v.former and not v.mention.background):
        days = [_day_named(voice), _day_of(voice.mention.occasion)]
        newest[_counted(voice)] = max([newest[_counted(voice)], *(day for day in days if day)])
    return [v.as_saying(background=True) if _is_long_before(v, newest[_counted(v)]) else v for v in voices]


def _counted(voice: Voice) -> tuple[str, str]:
    return voice.article, voice.mention.measured_property


def _day_of(reading: DateReading | None) -> date | None:
    return date.fromisoformat(reading.start) if reading and reading.precision == "day" else None


def _day_named(voice: Voice) -> date | None:
    """The day that the article names for a number, or that of the happening which its sentence does."""
    mention = voice.mention
    own = mention.as_of if mention.as_of and mention.as_of.evidence.startswith('"') else None
    told = mention.occasion if mention.occasion and _stands_in(mention.occasion, voice) else None
    return min((day for day in (_day_of(own), _day_of(told)) if day), default=None)


def _is_long_before(voice: Voice, newest: date) -> bool:
    mention, day = voice.mention, _day_named(voice)
    if day is None or mention.background or mention.measured_property not in CUMULATIVE:
        return False
    return not (mention.period or voice.occasion or voice.former) and newest - day >= _LONG_BEFORE


def _stands_in(day: DateReading, voice: Voice) -> bool:
    """Whether the words that name the day stand in the number's own sentence."""
    words = day.evidence.split('"')[1:2]
    return bool(words) and words[0] in voice.text
