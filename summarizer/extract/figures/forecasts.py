"""Whether a rate or a sum is what somebody expects it to be: a forecast is never an update of what was measured."""

from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.carried_units import TOTAL
from summarizer.extract.figures.properties import clause_of_number, end_of_unit
from summarizer.language.profile import FORECAST, Profile
from summarizer.schema.marked import Numeral

_WORDS_BEHIND = 3


def as_forecast(context: SentenceContext, numeral: Numeral, name: str) -> str:
    """The property's name, with "forecast" where the number's clause says that it is one.

    By a word before the number ("expects growth of 0.9%", "its forecast for inflation to 2.5%"), or right behind it, up to
    the next number ("0.6% projected in March", "auf 2,5 Prozent steigen dürfte").
    """
    if name not in _forecast(context.profile):
        return name
    start, end = clause_of_number(context, numeral)
    before = context.profile.phrase_pattern("forecasts", "before").search(context.text, start, numeral.qualifier_start)
    return f"{name}{FORECAST}" if before or _is_expected_behind(context, numeral, end) else name


@lru_cache(maxsize=32)
def _forecast(profile: Profile) -> frozenset[str]:
    return frozenset(name for known in profile.words("forecasts", "of") for name in (known, f"{TOTAL}{known}"))


def _is_expected_behind(context: SentenceContext, numeral: Numeral, end: int) -> bool:
    at = end_of_unit(context, numeral)
    stop = min([end, *(n.qualifier_start for n in context.numerals if n.start > numeral.start)])
    cue = context.profile.phrase_pattern("forecasts", "behind").search(context.text, at, stop)
    return cue is not None and len(context.text[at : cue.start()].split()) <= _WORDS_BEHIND
