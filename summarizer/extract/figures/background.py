"""Whether what a number counts is of a time long gone: an older event's figure must not join today's."""

from datetime import date, timedelta

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.carried_days import carried_day
from summarizer.extract.figures.clauses import end_of_unit
from summarizer.extract.figures.day_roles import (
    dates_a_participle,
    follows_since,
    is_aside,
    is_in_relative,
    sets_the_time,
)
from summarizer.extract.figures.older_events import is_of_last_like_it, is_of_old_day, is_of_one_before, is_told_of
from summarizer.extract.figures.periods import opens_period
from summarizer.extract.figures.unit_kinds import unit_kind
from summarizer.language.dates.search import DateMention
from summarizer.language.profile import Profile
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import DateReading

_NOUN_WORDS = 3  # of a number: what stands behind them has a noun of its own
_RECENT = timedelta(days=30)
_YEARLY = frozenset({"money", "percent", "workers"})  # told of a whole year


def is_background(context: SentenceContext, numeral: Numeral) -> bool:
    """Whether the clause speaks of a time before the article's own.

    What is counted of people and houses is old after a month; results and rates of the year before are today's news.
    """
    if is_of_last_like_it(context, numeral) or is_of_one_before(context, numeral):
        return True
    times = [m.reading for m in context.dates if m.reading and _tells_its_time(context, numeral, m)]
    if not times and (carried := carried_day(context)):
        times = [carried]
    own = context.day.reading
    if own is None or not times:
        return False
    return all(is_long_gone(reading, own, numeral.unit_text, context.profile) for reading in times)


def _tells_its_time(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """Whether the date is that of which the number's clause speaks."""
    text, told_of = context.marked.article.text, is_told_of(context, numeral, mention)
    if not told_of and (follows_since(text, mention, context.profile) or opens_period(context, numeral, mention)):
        return False
    if is_aside(text, mention) and dates_a_participle(context, mention):
        return False  # "founded 167 years ago, employs 50,000"
    if _says_who(context, numeral, mention):
        return False
    return told_of or sets_the_time(context, numeral.start, mention) or is_of_old_day(context, numeral, mention)


def _says_who(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """ "Five percent of the posts will go to families of those who fought in the 1971 war": an old day of others than are
    counted, in a clause behind some noun further on."""
    if mention.start < numeral.end or not is_in_relative(context, mention):
        return False
    at = end_of_unit(context, numeral)
    relative = context.profile.phrase_pattern("dates", "relatives").search(context.text, at, mention.start)
    return relative is not None and len(context.text[at : relative.start()].split()) > _NOUN_WORDS


def is_long_gone(reading: DateReading, own: DateReading, unit_text: str, profile: Profile) -> bool:
    """Whether a date lies so far before the article's own that what is counted then is background."""
    is_rate = unit_kind(unit_text, profile) in _YEARLY
    oldest = f"{int(own.start[:4]) - 1:04}" if is_rate else (date.fromisoformat(own.start) - _RECENT).isoformat()
    return reading.end < oldest
