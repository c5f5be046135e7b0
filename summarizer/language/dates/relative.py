"""Days that count from another: "yesterday", "three days ago", "last week"."""

import re
from datetime import timedelta
from functools import lru_cache

from summarizer.language.alternatives import one_of
from summarizer.language.dates.search import DateMention, DateSearch, day_reading, month_from
from summarizer.language.phrases import Phrases
from summarizer.language.profile import Profile, phrase_pattern
from summarizer.language.word_patterns import OwnWords
from summarizer.schema.mentions import DateReading

_PERIODS = ("day", "week", "month", "year")
_SHIFTS = {"today": 0, "yesterday": -1, "tomorrow": 1, "before_yesterday": -2}
_WEEK = 7
_AGO = OwnWords(r"(?<!\w)(?:<dates.ago>)(?!\w)", re.IGNORECASE)


def relative_dates(search: DateSearch) -> list[DateMention]:
    """The expressions of the stretch that say a day or period by its distance from the anchor."""
    mentions = [DateMention(*m.span(), _ago_reading(search, m)) for m in ago_matches(search)]
    if not search.has_any(_any_expression(search.profile)):
        return mentions
    for key, shift in _SHIFTS.items():
        found = [
            m
            for m in search.found(search.profile.phrase_pattern("dates", key))
            if not names_weekday_behind(search.text, m.end(), search.profile)
            and not says_no_day(search.text, m.start(), search.profile)
        ]
        mentions += [DateMention(*m.span(), search.shifted(shift, m.group()), shift > 0) for m in found]
    for unit, phrases in _last_periods(search.profile):
        found = search.found(phrases)
        mentions += [DateMention(*m.span(), _before(search, 1, unit, m.group())) for m in found]
    return mentions


def says_no_day(text: str, at: int, profile: Profile) -> bool:
    """Whether a set phrase that says no day begins there: "overnight stays", "hoy en día"."""
    return any(m.start() == at for m in profile.phrase_pattern("dates", "no_day").finditer(text, at))


def names_weekday_behind(text: str, at: int, profile: Profile) -> bool:
    """Whether a weekday says which day "overnight" is that ends there: "overnight into Wednesday"."""
    return _weekday_behind(profile).match(text, at) is not None


@lru_cache(maxsize=32)
def _weekday_behind(profile: Profile) -> re.Pattern[str]:
    days = one_of(profile.weekdays)
    return re.compile(rf"(?: [a-zß-ÿ]{{1,5}}){{0,2}} (?:{days})(?!\w)", re.IGNORECASE)


def relative_words(profile: Profile) -> tuple[str, ...]:
    """Phrases of which every expression that says a day or period by its distance from the anchor holds one."""
    return (*_expressions(profile), *profile.tables["dates"]["ago_words"])


def _expressions(profile: Profile) -> tuple[str, ...]:
    """Those that are listed as they are written."""
    dates = profile.tables["dates"]
    rows = [*(dates[key] for key in _SHIFTS), *dates["last_periods"].values()]
    return tuple(phrase for row in rows for phrase in row)


@lru_cache(maxsize=32)
def _any_expression(profile: Profile) -> Phrases:
    """All but "ago", looked for first: few sentences have one, and each would be a search of its own."""
    return phrase_pattern(_expressions(profile))


@lru_cache(maxsize=32)
def _last_periods(profile: Profile) -> tuple[tuple[str, Phrases], ...]:
    periods = profile.tables["dates"]["last_periods"].items()
    return tuple((unit, phrase_pattern(tuple(phrases))) for unit, phrases in periods)


def _ago_reading(search: DateSearch, match: re.Match[str]) -> DateReading | None:
    """ "three days ago", "two weeks ago", "ten years ago": the day, week, month or year so many before the anchor's."""
    number = small_number(match[1], search.profile)
    unit = next(name for name in _PERIODS if match[name])
    return _before(search, number, unit, match.group()) if number else None


def _before(search: DateSearch, number: int, unit: str, words: str) -> DateReading | None:
    """The period so many units before the anchor's own; weeks run from Monday."""
    if search.anchor is None:
        return None
    day, evidence = search.anchor.day, f'"{words}" by {search.anchor.evidence}'
    try:
        if unit == "day":
            return day_reading(day - timedelta(days=number), evidence)
        if unit == "week":
            first = day - timedelta(days=day.weekday() + _WEEK * number)
            return DateReading(first.isoformat(), (first + timedelta(days=_WEEK - 1)).isoformat(), "week", evidence)
        if unit == "year":
            return DateReading(f"{day.year - number:04}-01-01", f"{day.year - number:04}-12-31", "year", evidence)
        return month_from(search.anchor, -number, words)
    except (ValueError, OverflowError):
        return None  # outside the calendar


def small_number(word: str, profile: Profile) -> int:
    """The number of days that a word says, 0 for none that is known or whole."""
    numerals = profile.tables["numerals"]
    lowered = word.lower()
    if lowered.isdecimal():
        return int(lowered) if len(lowered) <= 4 else 0
    if lowered in (*numerals["ones"], *numerals["articles"]):
        return 1
    value = numerals["words"].get(lowered, 0)
    return int(value) if value == int(value) else 0


def ago_matches(search: DateSearch) -> tuple[re.Match[str], ...]:
    """ "three days ago"; looked for once by whoever asks for spans and whoever asks for days."""
    if not search.has_any(search.profile.phrase_pattern("dates", "ago_words")):
        return ()
    return _found_ago(search.text, search.profile, search.start, search.stop)


@lru_cache(maxsize=256)
def _found_ago(text: str, profile: Profile, start: int, stop: int) -> tuple[re.Match[str], ...]:
    return tuple(_AGO.of(profile).finditer(text, start, stop))
