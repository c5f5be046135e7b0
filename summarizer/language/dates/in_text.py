"""Dates in running text: where they stand, and which day they mean.

A weekday or "yesterday" is resolved only against an anchor that the caller vouches for: the article's dateline, its
publication date, or an explicitly given briefing date. Without one it stays unresolved.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from summarizer.language.alternatives import one_of
from summarizer.language.dates.feasts import feast_day
from summarizer.language.dates.relative import ago_matches, relative_dates, relative_words
from summarizer.language.dates.search import (
    Anchor,
    DateMention,
    DateSearch,
    day_of,
    day_reading,
    month_from,
    month_reading,
)
from summarizer.language.phrases import Phrases
from summarizer.language.profile import Profile, phrase_pattern
from summarizer.language.quoting import fold_characters
from summarizer.language.word_patterns import OwnWords, WordPattern
from summarizer.schema.mentions import DateReading

_AHEAD_LIMIT = timedelta(days=92)
_WEEK = 7
_MONTHS_BACK = 8
_YEAR = 12  # months
_YEAR_BACK = 11
_SINCE_REACH = 70
_FIRST_GREGORIAN = 1583
_REACH = 14
_NUMERIC = re.compile(r"\b(?:(\d{4})-(\d\d?)-(\d\d?)|(\d{1,2})([./])(\d{1,2})\5(\d{4}))\b")
_DIGITS = (  # the look at the first character spares seven tries at every other one
    r"(?=\d)(?:\b\d{4}-\d\d?-\d\d?\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b"
    r"|\b(?:19|20)\d\d[-/](?:(?:19|20)\d\d|\d\d)\b(?![-/])"
    r"|(?:\d{4} ?年 ?)?\d{1,2} ?月 ?(?:\d{1,2} ?[日号號])?|\d{4} ?年)"
)
_BEFORE_DATE = WordPattern(r",? (?:(?:<dates.before_date>) )?")
_DAY_REACH = 12  # characters
_FIRST_DAY = OwnWords(r"(?<![\w.,])\d{1,2}(?:\.|st|nd|rd|th)?\s(?:<bounds.range_joiners>)\s\Z", re.IGNORECASE)
_FOR_DAY = OwnWords(r"(?:<dates.for_day>)\s+\Z", re.IGNORECASE)  # "for" right before where the search ends


def date_spans(text: str, profile: Profile, start: int, stop: int) -> list[tuple[int, int]]:
    """Stretches of `text[start:stop]` whose digits are dates, years after a preposition, or times of day."""
    search = DateSearch(fold_characters(text), profile, None, start, stop)
    plain = [
        match.span() for match in search.found(_plain_pattern(profile, search.has_date_in_digits, search.has_year))
    ]
    if not search.has_any(_any_word(profile)):
        return plain
    calendar = [_with_first_day(search, *match.span()) for match in _calendar_matches(search)]
    worded = [*calendar, *(match.span() for match in ago_matches(search))]
    return [*worded, *plain, *(day.span("day") for _, day in _numbered_weekdays(search))]


def _with_first_day(search: DateSearch, start: int, end: int) -> tuple[int, int]:
    """ "20 to 24 November": with the day of the month that the stretch begins with."""
    first = _FIRST_DAY.of(search.profile).search(search.text, max(search.start, start - _DAY_REACH), start)
    return first.start() if first and search.text[start].isdigit() else start, end


@lru_cache(maxsize=32)
def _any_word(profile: Profile) -> Phrases:
    """A word of each date that is not written in digits alone: looked for first, as half of all sentences have none."""
    dates = profile.tables["dates"]
    feasts = (phrase for phrases in dates["feasts"].values() for phrase in phrases)
    return phrase_pattern((*profile.months, *profile.weekdays, *relative_words(profile), *feasts))


@lru_cache(maxsize=32)
def _plain_pattern(profile: Profile, digits: bool, year: bool) -> re.Pattern[str]:
    """What can stand in a stretch that has numbers joined as a date's or not, four digits in a row or not."""
    dates = profile.tables["dates"]
    parts = [*([_DIGITS] if digits else []), *([dates["year_in"]] if year else []), dates["time"]]
    return re.compile("|".join(parts), re.IGNORECASE)


@lru_cache(maxsize=32)
def _calendar_patterns(profile: Profile) -> tuple[re.Pattern[str], ...]:
    dates = profile.tables["dates"]
    months = one_of(profile.months)
    written = [dates[key].replace("{months}", months) for key in ("month_first", "day_first", "month_year")]
    return tuple(re.compile(rf"(?<![\w.,])(?:{pattern})(?!\w)", re.IGNORECASE) for pattern in written)


def _calendar_matches(search: DateSearch) -> list[re.Match[str]]:
    """Dates with a month's name, which has a capital where the language writes it so ("20 may have died" is none)."""
    capital = search.profile.tables["dates"]["month_capitals"]
    if not search.has_any(_months_long_or_short(search.profile)):
        return []
    found = [match for pattern in _calendar_patterns(search.profile) for match in search.found(pattern)]
    return [match for match in found if not capital or match["month"][0].isupper()]


def find_dates(
    text: str, profile: Profile, anchor: Anchor | None, start: int = 0, end: int | None = None
) -> list[DateMention]:
    """The date expressions of `text[start:end]`, in order, none overlapping, resolved against `anchor` where needed.

    A weekday right before a calendar date belongs to it: where the two disagree, the reading is None.
    """
    return list(_find_dates(text, profile, anchor, start, len(text) if end is None else end))


@lru_cache(maxsize=256)  # the rules of figures, events and speakers ask of the same sentence one after the other
def _find_dates(text: str, profile: Profile, anchor: Anchor | None, start: int, end: int) -> tuple[DateMention, ...]:
    search = DateSearch(fold_characters(text), profile, anchor, start, end)
    if search.has_any(_any_word(profile)):
        found = [*_calendar(search), *_numeric(search), *_weekdays(search), *relative_dates(search), *_years(search)]
        found += [*_bare_months(search), *_feasts(search), *_days_of_months(search)]
    else:
        found = [*_numeric(search), *_years(search)] if search.has_year else []
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -(m.end - m.start))):
        if kept and mention.start < kept[-1].end:
            continue
        if kept and _is_weekday_of(search, kept[-1], mention):
            mention = _agreeing(search, kept.pop(), mention)
        kept.append(mention)
    return tuple(kept)


def _is_weekday_of(search: DateSearch, first: DateMention, second: DateMention) -> bool:
    words = search.text[first.start : first.end].lower()
    if words not in search.profile.weekdays or not re.search(r"\d", search.text[second.start : second.end]):
        return False
    is_day = second.reading is None or second.reading.precision == "day"
    return is_day and _BEFORE_DATE.fullmatch(search.text, first.end, second.start) is not None


def _agreeing(search: DateSearch, weekday: DateMention, day: DateMention) -> DateMention:
    """Weekday and date as one mention, unresolved where the day is another weekday."""
    wanted = search.profile.weekdays[search.text[weekday.start : weekday.end].lower()]
    reading = day.reading
    if reading and date.fromisoformat(reading.start).weekday() != wanted:
        reading = None
    return DateMention(weekday.start, day.end, reading, day.ahead)


def _bare_months(search: DateSearch) -> list[DateMention]:
    """ "in April": the latest such month, and the next; a month long past may as well be the next: no reading then."""
    capital, mentions = search.profile.tables["dates"]["month_capitals"], []
    if not search.has_any(search.profile.phrase_pattern("dates", "months")):
        return []
    for match in search.found(_month_pattern(search.profile)):
        if capital and not match["month"][0].isupper():
            continue
        far = _YEAR_BACK if _is_behind_since(search, match) else _MONTHS_BACK
        past, later = _round_month(search.anchor, search.profile.months[match["month"].lower()], match.group(), far)
        other = (
            None if past else _last_month(search.anchor, search.profile.months[match["month"].lower()], match.group())
        )
        mentions.append(DateMention(*match.span("month"), past, False, later, other))
    return mentions


def month_named(words: str, profile: Profile, anchor: Anchor | None) -> list[DateMention]:
    """A month that is named by itself, "October": the latest such month, and the next if that is no further away.

    Nothing for other words.
    """
    month = profile.months.get(words.lower())
    if month is None:
        return []
    past, later = _round_month(anchor, month, words, _MONTHS_BACK)
    ahead = anchor is not None and (month - anchor.day.month) % _YEAR <= _YEAR // 2
    return [DateMention(0, len(words), past, False, later if ahead or past is None else None)]


def _is_behind_since(search: DateSearch, month: re.Match[str]) -> bool:
    """What has gone on "since the outbreak was declared in August" began in the past, however many months ago."""
    before = fold_characters(search.text[max(0, month.start() - _SINCE_REACH) : month.start("month")])
    return _since_clause(search.profile).search(before) is not None


@lru_cache(maxsize=32)
def _since_clause(profile: Profile) -> re.Pattern[str]:
    words = "|".join(re.escape(word.strip()) for word in profile.tables["dates"]["since"])
    return re.compile(rf"(?<!\w)(?:{words})\b[^,.;:\d]*$", re.IGNORECASE)


def _round_month(
    anchor: Anchor | None, month: int, words: str, far: int
) -> tuple[DateReading | None, DateReading | None]:
    if anchor is None:
        return None, None
    behind = (anchor.day.month - month) % 12
    past = month_from(anchor, -behind, words) if behind <= far else None
    return past, month_from(anchor, (12 - behind) % 12, words)


def _last_month(anchor: Anchor | None, month: int, words: str) -> DateReading | None:
    return month_from(anchor, -((anchor.day.month - month) % 12), words) if anchor else None


@lru_cache(maxsize=32)
def _months_long_or_short(profile: Profile) -> Phrases:
    """Looked for first, and the patterns of dates only where one stands: few sentences name a month."""
    return phrase_pattern(tuple(profile.months))


@lru_cache(maxsize=32)
def _month_pattern(profile: Profile) -> re.Pattern[str]:
    months = one_of(profile.tables["dates"]["months"])
    return re.compile(profile.tables["dates"]["month_in"].replace("{months}", months), re.IGNORECASE)


def _feasts(search: DateSearch) -> list[DateMention]:
    """ "on Good Friday": the latest one, where it lies close behind, and the next."""
    mentions: list[DateMention] = []
    if not search.has_any(_any_feast(search.profile)):
        return mentions
    for feast, phrases in search.profile.tables["dates"]["feasts"].items():
        for match in search.found(phrase_pattern(tuple(phrases))):
            past, later = _round_feast(search.anchor, feast, match.group())
            mentions.append(DateMention(*match.span(), past, False, later))
    return mentions


@lru_cache(maxsize=32)
def _any_feast(profile: Profile) -> Phrases:
    """Looked for first: hardly a sentence names a feast, and each would be a search of its own."""
    return phrase_pattern(tuple(p for phrases in profile.tables["dates"]["feasts"].values() for p in phrases))


def _round_feast(anchor: Anchor | None, feast: str, words: str) -> tuple[DateReading | None, DateReading | None]:
    if anchor is None or not _FIRST_GREGORIAN < anchor.day.year < date.max.year:
        return None, None
    days = [feast_day(feast, anchor.day.year + by) for by in (-1, 0, 1)]
    evidence = f'"{words}" by {anchor.evidence}'
    past = max(day for day in days if day <= anchor.day)
    later = min(day for day in days if day >= anchor.day)
    close = anchor.day - past <= _AHEAD_LIMIT
    return day_reading(past, evidence) if close else None, day_reading(later, evidence)


def _calendar(search: DateSearch) -> list[DateMention]:
    mentions = []
    for match in _calendar_matches(search):
        parts = match.groupdict()
        month = search.profile.months[parts["month"].lower().rstrip(".")]
        year = int(parts["year"]) if parts.get("year") else None
        day = int(parts["day"]) if parts.get("day") else None
        reading = _calendar_reading((year, month, day), search.anchor, match.group())
        other = None if year or not day else _other_year((month, day), search.anchor, match.group())
        mentions.append(DateMention(*match.span(), reading, other_year=other))
    return mentions


def _other_year(day: tuple[int, int], anchor: Anchor | None, words: str) -> DateReading | None:
    """The next such day of one that lies more than half a year back, the last one of one that is taken to lie ahead."""
    if anchor is None or not _FIRST_GREGORIAN < anchor.day.year < date.max.year:
        return None
    found = [each for by in (-1, 0, 1) if (each := day_of(anchor.day.year + by, *day))]
    past = max((each for each in found if each <= anchor.day), default=None)
    ahead = min((each for each in found if each > anchor.day), default=None)
    if past is None or ahead is None:
        return None
    if ahead - anchor.day <= _AHEAD_LIMIT:
        return day_reading(past, f'"{words}", year by {anchor.evidence}')
    is_long_ago = anchor.day - past > 2 * _AHEAD_LIMIT
    return day_reading(ahead, f'"{words}", year by {anchor.evidence}') if is_long_ago else None


def _calendar_reading(
    parts: tuple[int | None, int, int | None], anchor: Anchor | None, words: str
) -> DateReading | None:
    year, month, day = parts
    if day is None:
        return month_reading(year, month, words) if year else None
    if year is None:
        return _latest_year(month, day, anchor, words)
    written = day_of(year, month, day)
    return day_reading(written, f'"{words}"') if written else None


def _latest_year(month: int, day: int, anchor: Anchor | None, words: str) -> DateReading | None:
    """The latest year in which the day is not more than 92 days after the anchor: news dates lie close by."""
    if anchor is None:
        return None
    for year in range(anchor.day.year + 1, anchor.day.year - 9, -1):  # eight years hold a 29 February
        candidate = day_of(year, month, day)
        if candidate and candidate - anchor.day <= _AHEAD_LIMIT:
            return day_reading(candidate, f'"{words}", year by {anchor.evidence}')
    return None


def _numeric(search: DateSearch) -> list[DateMention]:
    return [
        DateMention(*match.span(), _calendar_reading(parts, search.anchor, match.group()) if parts else None)
        for match in (search.found(_NUMERIC) if search.has_year else ())
        for parts in [_numeric_parts(match, search.profile)]
    ]


def _numeric_parts(match: re.Match[str], profile: Profile) -> tuple[int, int, int] | None:
    """Year, month and day; None for one such as 4/5/2025 in English, which Britons and Americans read differently."""
    if match[1]:
        return int(match[1]), int(match[2]), int(match[3])
    first, second, year = int(match[4]), int(match[6]), int(match[7])
    if profile.known and profile.tables["dates"]["slashes_unclear"] and match[5] == "/":
        if max(first, second) <= 12 and first != second:
            return None
        return (year, first, second) if second > 12 else (year, second, first)
    return year, second, first


def _weekdays(search: DateSearch) -> list[DateMention]:
    dates = search.profile.tables["dates"]
    mentions = []
    for match in search.found(_weekday_names(search.profile)):
        ahead = _beside(search, match, dates["next_week"])
        back = _beside(search, match, dates["last_week"], before=not dates["last_week_behind"])
        ahead = ahead or _FOR_DAY.of(search.profile).search(search.text, search.start, match.start()) is not None
        reading = _weekday_reading(search, match.group(), ahead=ahead, back=back)
        later = None if ahead or back else _coming_weekday(search, reading, match.group())
        mentions.append(DateMention(*match.span(), reading, ahead, later))
    return mentions


def _numbered_weekdays(search: DateSearch) -> list[tuple[re.Match[str], re.Match[str]]]:
    """Weekdays with a day of the month behind them, as the weekday and that day: "lundi 22 à Paris"."""
    behind = search.profile.pattern("dates", "numbered_weekday", re.IGNORECASE)
    pairs = ((m, behind.match(search.text, m.end(), search.stop)) for m in search.found(_weekday_names(search.profile)))
    return [(weekday, day) for weekday, day in pairs if day]


def _days_of_months(search: DateSearch) -> list[DateMention]:
    """ "Monday 22": of the months around the anchor, the nearest in which that day is a Monday; else nobody knows."""
    mentions = []
    for weekday, day in _numbered_weekdays(search):
        wanted, words = search.profile.weekdays[weekday.group().lower()], weekday.group() + day.group()
        months = [month_from(search.anchor, by, words) for by in (-1, 0, 1, 2)] if search.anchor else []
        days = (day_of(int(m.start[:4]), int(m.start[5:7]), int(day["day"])) for m in months if m)
        near = [d for d in days if d and d.weekday() == wanted]
        reading = None
        if near and search.anchor:
            anchor = search.anchor
            reading = day_reading(min(near, key=lambda d: abs(d - anchor.day)), f'"{words}" by {anchor.evidence}')
        mentions.append(DateMention(weekday.start(), day.end(), reading))
    return mentions


@lru_cache(maxsize=32)
def _weekday_names(profile: Profile) -> Phrases:
    return phrase_pattern(tuple(profile.weekdays))


def _coming_weekday(search: DateSearch, latest: DateReading | None, word: str) -> DateReading | None:
    """The weekday read forwards, for what is planned ("will meet on Monday"): the anchor's own day, or one behind it."""
    if latest is None or search.anchor is None:
        return None
    behind = (search.anchor.day - date.fromisoformat(latest.start)).days
    return search.shifted(_WEEK - behind if behind else 0, word)


def _beside(search: DateSearch, match: re.Match[str], words: list[str], *, before: bool = True) -> bool:
    """Whether one of the words stands right behind or, if it may, right before: "jeudi prochain", "next Thursday"."""
    words_before = search.text[max(search.start, match.start() - _REACH) : match.start()].lower()
    right_before, right_behind = _neighbours(tuple(words))
    return bool(
        (before and right_before.search(words_before)) or right_behind.match(search.text, match.end(), search.stop)
    )


@lru_cache(maxsize=32)
def _neighbours(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    inner = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<!\w)(?:{inner}) $"), re.compile(rf" (?:{inner})(?!\w)(?! to\b)", re.IGNORECASE)


def _weekday_reading(search: DateSearch, word: str, *, ahead: bool, back: bool) -> DateReading | None:
    """The latest such day on or before the anchor; with "next" the first after it, with "last" the latest before it."""
    if search.anchor is None:
        return None
    behind = (search.anchor.day.weekday() - search.profile.weekdays[word.lower()]) % _WEEK
    if back and behind == 0:
        behind = _WEEK
    return search.shifted(_WEEK - behind if ahead else -behind, word)


def _years(search: DateSearch) -> list[DateMention]:
    return [
        DateMention(*m.span("year"), DateReading(f"{m['year']}-01-01", f"{m['year']}-12-31", "year", f'"{m.group()}"'))
        for m in (search.found(search.profile.pattern("dates", "year_in", re.IGNORECASE)) if search.has_year else ())
    ]
