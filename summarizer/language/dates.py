"""Dates in running text: where they stand, and which day they mean.

A weekday or "yesterday" is resolved only against an anchor that the caller vouches for: the article's dateline, its
publication date, or an explicitly given briefing date. Without one it stays unresolved.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from summarizer.language.profile import Profile, phrase_pattern
from summarizer.language.quoting import fold_characters
from summarizer.schema.brief import DatePrecision
from summarizer.schema.mentions import DateReading


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative dates count from. `evidence` says what vouches for it."""

    day: date
    evidence: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression at `start:end`; `reading` is None where nothing vouches for a day."""

    start: int
    end: int
    reading: DateReading | None
    ahead: bool = False


def date_spans(text: str, profile: Profile, start: int, stop: int) -> list[tuple[int, int]]:
    """Stretches of `text[start:stop]` whose digits are dates, years after a preposition, or times of day."""
    spans = [m.span() for pattern in _calendar_patterns(profile) for m in pattern.finditer(text, start, stop)]
    spans += [m.span() for m in _plain_patterns(profile).finditer(text, start, stop)]
    return spans


@lru_cache(maxsize=32)
def _plain_patterns(profile: Profile) -> re.Pattern[str]:
    dates = profile.tables["dates"]
    digits = r"\b\d{4}-\d\d?-\d\d?\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b|\b(?:19|20)\d\d[-/–]\d\d(?:\d\d)?\b"
    return re.compile(rf"{digits}|{dates['year_in']}|{dates['time']}", re.IGNORECASE)


@lru_cache(maxsize=32)
def _calendar_patterns(profile: Profile) -> tuple[re.Pattern[str], ...]:
    dates = profile.tables["dates"]
    months = "|".join(sorted((re.escape(m) for m in profile.months), key=len, reverse=True))
    keys = ("month_first", "day_first", "month_year")
    return tuple(re.compile(r"(?<!\w)" + dates[key].replace("{months}", months) + r"(?!\w)", re.IGNORECASE) for key in keys)


def find_dates(text: str, profile: Profile, anchor: Anchor | None, start: int = 0, end: int | None = None) -> list[DateMention]:
    """The date expressions of `text[start:end]`, in order, none overlapping, resolved against `anchor` where needed."""
    stop = len(text) if end is None else end
    folded = fold_characters(text)
    found = _calendar(folded, profile, anchor, start, stop) + _numeric(folded, anchor, start, stop)
    found += _weekdays(folded, profile, anchor, start, stop) + _relative(folded, profile, anchor, start, stop)
    found += _years(folded, profile, start, stop)
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -(m.end - m.start))):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def day_reading(day: date, evidence: str) -> DateReading:
    """A reading of one day."""
    return DateReading(day.isoformat(), day.isoformat(), "day", evidence)


def _calendar(text: str, profile: Profile, anchor: Anchor | None, start: int, stop: int) -> list[DateMention]:
    mentions = []
    for pattern in _calendar_patterns(profile):
        for match in pattern.finditer(text, start, stop):
            parts = match.groupdict()
            month = profile.months[parts["month"].lower().rstrip(".")]
            year = int(parts["year"]) if parts.get("year") else None
            day = int(parts["day"]) if parts.get("day") else None
            mentions.append(DateMention(*match.span(), _calendar_reading(year, month, day, anchor, match.group())))
    return mentions


def _calendar_reading(year: int | None, month: int, day: int | None, anchor: Anchor | None, words: str) -> DateReading | None:
    if day is None:
        return _month_reading(year, month, words) if year else None
    if year is None:
        return _latest_year(month, day, anchor, words)
    try:
        return day_reading(date(year, month, day), f'"{words}"')
    except ValueError:
        return None


def _month_reading(year: int, month: int, words: str) -> DateReading:
    first = date(year, month, 1)
    last = (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)
    return DateReading(first.isoformat(), last.isoformat(), "month", f'"{words}"')


def _latest_year(month: int, day: int, anchor: Anchor | None, words: str) -> DateReading | None:
    """The latest year in which the day is not more than half a year after the anchor: news dates lie close by."""
    if anchor is None:
        return None
    for year in (anchor.day.year + 1, anchor.day.year, anchor.day.year - 1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate <= anchor.day + timedelta(days=92):
            return day_reading(candidate, f'"{words}", year by {anchor.evidence}')
    return None


def _numeric(text: str, anchor: Anchor | None, start: int, stop: int) -> list[DateMention]:
    mentions = []
    for match in re.compile(r"\b(\d{4})-(\d\d?)-(\d\d?)\b|\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b").finditer(text, start, stop):
        groups = [int(g) if g else 0 for g in match.groups()]
        year, month, day = (groups[0], groups[1], groups[2]) if groups[0] else (groups[5], groups[4], groups[3])
        mentions.append(DateMention(*match.span(), _calendar_reading(year, month, day, anchor, match.group()) if 1 <= month <= 12 else None))
    return mentions


def _weekdays(text: str, profile: Profile, anchor: Anchor | None, start: int, stop: int) -> list[DateMention]:
    dates = profile.tables["dates"]
    mentions = []
    for match in phrase_pattern(tuple(profile.weekdays)).finditer(text, start, stop):
        around = text[max(start, match.start() - 12) : min(stop, match.end() + 12)]
        ahead = bool(phrase_pattern(tuple(dates["next_week"])).search(around))
        weekday = profile.weekdays[match.group().lower()]
        mentions.append(DateMention(*match.span(), _weekday_reading(weekday, anchor, ahead, match.group()), ahead))
    return mentions


def _weekday_reading(weekday: int, anchor: Anchor | None, ahead: bool, word: str) -> DateReading | None:
    if anchor is None:
        return None
    back = (anchor.day.weekday() - weekday) % 7
    day = anchor.day + timedelta(days=7 - back) if ahead else anchor.day - timedelta(days=back)
    return day_reading(day, f'"{word}" by {anchor.evidence}')


def _relative(text: str, profile: Profile, anchor: Anchor | None, start: int, stop: int) -> list[DateMention]:
    dates = profile.tables["dates"]
    shifts = {"today": 0, "yesterday": -1, "tomorrow": 1, "before_yesterday": -2}
    mentions = []
    for key, shift in shifts.items():
        for match in phrase_pattern(tuple(dates[key])).finditer(text, start, stop):
            reading = day_reading(anchor.day + timedelta(days=shift), f'"{match.group()}" by {anchor.evidence}') if anchor else None
            mentions.append(DateMention(*match.span(), reading, shift > 0))
    for match in re.compile(rf"(?<!\w){dates['ago']}", re.IGNORECASE).finditer(text, start, stop):
        days = _small_number(match[1], profile)
        reading = day_reading(anchor.day - timedelta(days=days), f'"{match.group()}" by {anchor.evidence}') if anchor and days else None
        mentions.append(DateMention(*match.span(), reading))
    return mentions


def _small_number(word: str, profile: Profile) -> int:
    if word.isdigit():
        return min(int(word), 3660)
    return int(profile.tables["numerals"]["words"].get(word.lower(), 0))


def _years(text: str, profile: Profile, start: int, stop: int) -> list[DateMention]:
    pattern = re.compile(profile.tables["dates"]["year_in"], re.IGNORECASE)
    return [
        DateMention(*m.span("year"), DateReading(f"{m['year']}-01-01", f"{m['year']}-12-31", "year", f'"{m.group()}"'))
        for m in pattern.finditer(text, start, stop)
    ]


def resolve_later(reading: DateReading, anchor: Anchor, weekday_word: str) -> DateReading:
    """The same weekday read forwards, for what is planned ("will meet on Monday")."""
    day = date.fromisoformat(reading.start)
    while day <= anchor.day:
        day += timedelta(days=7)
    return day_reading(day, f'"{weekday_word}" ahead by {anchor.evidence}')


def precision_of(reading: DateReading | None) -> DatePrecision:
    """The reading's precision, "unknown" when there is none."""
    return reading.precision if reading else "unknown"
