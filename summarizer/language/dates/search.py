"""What the rules of dates share: the day they count from, what they find, and where they look."""

import re
from datetime import date, timedelta

from summarizer.language.phrases import Phrases
from summarizer.language.profile import Profile
from summarizer.schema.mentions import DateReading
from summarizer.schema.records import record, replace

_IN_DIGITS = re.compile(r"[\d年月](?:(?<=[年月])|[-/.]\d)")
_YEAR = re.compile(r"\d\d\d\d")  # so written the search goes from digit to digit


@record
class Anchor:
    """The day that relative dates count from. `evidence` says what vouches for it."""

    day: date
    evidence: str


@record
class DateMention:
    """A date expression at `start:end`; `reading` is None where nothing vouches for a day.

    `later` is the next such day, month or feast, for one that comes round again ("Monday", "in April", "Good Friday").
    `other_year` is the same day of the year before or after, for one without a year that may as well be that.
    """

    start: int
    end: int
    reading: DateReading | None
    ahead: bool = False
    later: DateReading | None = None
    other_year: DateReading | None = None


@record
class DateSearch:
    """Where to look for dates (folded text) and what they are resolved against."""

    text: str
    profile: Profile
    anchor: Anchor | None
    start: int
    stop: int

    def found(self, pattern: re.Pattern[str] | Phrases) -> list[re.Match[str]]:
        """Where the pattern stands in the stretch."""
        return list(pattern.finditer(self.text, self.start, self.stop))

    @property
    def has_date_in_digits(self) -> bool:
        """Whether two numbers are joined as those of a date are, or a Chinese sign for year or month stands there."""
        return _IN_DIGITS.search(self.text, self.start, self.stop) is not None

    @property
    def has_year(self) -> bool:
        """Whether there is a number of four digits: a year is looked for only there."""
        return _YEAR.search(self.text, self.start, self.stop) is not None

    def has_any(self, phrases: Phrases) -> bool:
        """Whether one of the phrases stands in the stretch: what is looked for with the help of one may be there."""
        return phrases.search(self.text, self.start, self.stop) is not None

    def shifted(self, days: int, words: str) -> DateReading | None:
        """The reading of the anchor's day moved by so many days; None without an anchor or outside the calendar."""
        if self.anchor is None:
            return None
        try:
            day = self.anchor.day + timedelta(days=days)
        except OverflowError:
            return None
        return day_reading(day, f'"{words}" by {self.anchor.evidence}')


def day_reading(day: date, evidence: str) -> DateReading:
    """A reading of one day."""
    return DateReading(day.isoformat(), day.isoformat(), "day", evidence)


def month_from(anchor: Anchor, months: int, words: str) -> DateReading | None:
    """The month so many after the anchor's own."""
    year, month = divmod(anchor.day.year * 12 + anchor.day.month - 1 + months, 12)
    reading = month_reading(year, month + 1, words)
    return replace(reading, evidence=f'"{words}" by {anchor.evidence}') if reading else None


def month_reading(year: int, month: int, words: str) -> DateReading | None:
    first, following = day_of(year, month, 1), day_of(year + month // 12, month % 12 + 1, 1)
    if first is None or following is None:
        return None
    return DateReading(first.isoformat(), (following - timedelta(days=1)).isoformat(), "month", f'"{words}"')


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
