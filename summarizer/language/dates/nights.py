"""The two days of a night as one: "dans la nuit de mercredi à jeudi" may be either, "late on Wednesday" or "overnight"."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from summarizer.language.dates.search import DateMention
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import OwnWords
from summarizer.schema.mentions import DateReading
from summarizer.schema.records import replace

_EVENING = OwnWords(r"(?<!\w)(?i:<dates.evening>)(?!\w)")
_SMALL_HOURS = OwnWords(r"(?<!\w)(?i:<dates.small_hours>)(?!\w)")


def tells_of_evening(text: str, profile: Profile) -> bool:
    """ "Late on Sunday", "anoche": at the end of its day."""
    return _EVENING.of(profile).search(text) is not None


def tells_of_small_hours(text: str, profile: Profile) -> bool:
    """ "Early on Monday", "in der Nacht zum Montag": at the beginning of its day, or in the night that led to it."""
    return _SMALL_HOURS.of(profile).search(text) is not None


def days_and_nights(text: str, dates: Sequence[DateMention], profile: Profile) -> Iterator[DateMention]:
    """The dates of a stretch of text, in order, those of a night's evening and morning as one that spans both."""
    ends_night: DateMention | None = None
    for first, second in pairwise([*dates, None]):
        if first is None or first is ends_night:
            continue
        if second is not None and _is_night(text, first, second, profile):
            ends_night = second
            yield replace(first, end=second.end, reading=_to_next_day(first.reading), later=_to_next_day(first.later))
        else:
            yield first


def _is_night(text: str, first: DateMention, second: DateMention, profile: Profile) -> bool:
    """Whether the second day follows the first and "to" alone stands between them; Monday to Friday is no night."""
    between = text[first.end : second.start].strip().lower()
    if between not in profile.words("occasions", "night_to") or not first.reading or not second.reading:
        return False
    if {first.reading.precision, second.reading.precision} != {"day"}:
        return False
    days = date.fromisoformat(second.reading.start) - date.fromisoformat(first.reading.start)
    return days.days % 7 == 1


def _to_next_day(reading: DateReading | None) -> DateReading | None:
    if reading is None:
        return None
    return replace(reading, end=(date.fromisoformat(reading.start) + timedelta(days=1)).isoformat())
