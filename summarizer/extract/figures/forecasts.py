"""Whether a rate or a sum is what somebody expects it to be: a forecast is never an update of what was measured."""

import re
from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.carried_units import TOTAL
from summarizer.extract.figures.clauses import clause_of_number, end_of_unit
from summarizer.language.clause_marks import STOP
from summarizer.language.profile import FORECAST, Profile
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import DateReading, FigureMention

_WORDS_BEHIND = 3
_YEAR_BEFORE = 4  # characters: "für 2025 2,2 Prozent"
_SERIES_REACH = 60


def as_forecast(context: SentenceContext, numeral: Numeral, name: str, previous: FigureMention | None = None) -> str:
    """The property's name, with "forecast" where the number's clause says that it is one.

    By a word before the number ("expects growth of 0.9%", "its forecast for inflation to 2.5%"), or right behind it, up to
    the next number ("0.6% projected in March", "auf 2,5 Prozent steigen dürfte"). So is what goes on from one with its
    own year ("2.5% in 2024, 2.2% in 2025").
    """
    if _is_of_year_gone_by(context, numeral):
        return name.removesuffix(FORECAST)
    if previous and _goes_on_to_next_year(context, numeral, previous):
        return previous.measured_property
    if name not in _forecast(context.profile):
        return name
    start, end = clause_of_number(context, numeral)
    before = _is_expected(context, "before", start, numeral.qualifier_start)
    return f"{name}{FORECAST}" if before or _is_expected_behind(context, numeral, end) else name


def year_foreseen(context: SentenceContext, numeral: Numeral) -> DateReading | None:
    """The year that a forecast is for: "0.9% this year and 1.4% in 2025"; None where none stands right behind or before."""
    years = [m for m in context.dates if m.reading and m.reading.precision == "year"]
    stop = min([context.sentence.end, *(n.qualifier_start for n in context.numerals if n.start > numeral.start)])
    behind = [m for m in years if numeral.end <= m.start < stop and not STOP.search(context.text, numeral.end, m.start)]
    before = [m for m in years if 0 <= numeral.qualifier_start - m.end <= _YEAR_BEFORE]
    found = next((m.reading for m in [*behind, *before]), None)
    return found or _year_by_words(context, numeral.end, stop)


def _year_by_words(context: SentenceContext, start: int, stop: int) -> DateReading | None:
    """ "this year", "im kommenden Jahr", counted from the article's."""
    today = context.day.reading
    if today is None:
        return None
    for ahead, key in enumerate(("this_year", "next_year")):
        words = context.profile.phrase_pattern("dates", key).search(context.text, start, stop)
        if words and not STOP.search(context.text, start, words.start()):
            year = int(today.start[:4]) + ahead
            return DateReading(f"{year}-01-01", f"{year}-12-31", "year", f'"{words.group()}" by {today.evidence}')
    return None


def _goes_on_to_next_year(context: SentenceContext, numeral: Numeral, previous: FigureMention) -> bool:
    """Whether a bare number of the same sign follows a forecast, and each has a year of its own."""
    same = previous.numeral.sentence == numeral.sentence and previous.measured_property.endswith(FORECAST)
    if not same or previous.numeral.unit_text != numeral.unit_text:
        return False
    years = year_foreseen(context, previous.numeral), year_foreseen(context, numeral)
    return None not in years and years[0] != years[1] and numeral.start - previous.numeral.end <= _SERIES_REACH


def _is_of_year_gone_by(context: SentenceContext, numeral: Numeral) -> bool:
    """ "forecast revenue of 4.1 billion after 3.9 billion last year": the second was measured."""
    year, today = year_foreseen(context, numeral), context.day.reading
    return year is not None and today is not None and year.end < today.start


@lru_cache(maxsize=32)
def _forecast(profile: Profile) -> frozenset[str]:
    return frozenset(name for known in profile.words("forecasts", "of") for name in (known, f"{TOTAL}{known}"))


def _is_expected_behind(context: SentenceContext, numeral: Numeral, end: int) -> bool:
    at = end_of_unit(context, numeral)
    stop = min([end, *(n.qualifier_start for n in context.numerals if n.start > numeral.start)])
    cue = _is_expected(context, "behind", at, stop)
    return cue is not None and len(context.text[at : cue.start()].split()) <= _WORDS_BEHIND


def _is_expected(context: SentenceContext, key: str, start: int, end: int) -> re.Match[str] | None:
    """The first word of expecting; "kept its rate at 4%, as expected" and "higher than expected" tell what has come."""
    words, come_true = (context.profile.phrase_pattern("forecasts", k) for k in (key, "come_true"))
    told = [m.span() for m in come_true.finditer(context.text, start, end)]
    found = words.finditer(context.text, start, end)
    return next((m for m in found if not any(a <= m.start() and m.end() <= b for a, b in told)), None)
