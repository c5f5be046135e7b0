""" "Two days earlier a boat had sunk": a day that counts back from the one that the sentences before speak of."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.carried_days import tells_the_day
from summarizer.language.dates.relative import small_number
from summarizer.language.dates.search import DateMention, day_reading
from summarizer.language.word_patterns import OwnWords
from summarizer.schema.mentions import DateReading

_EARLIER = OwnWords(r"(?<!\w)(?:<dates.days_earlier>)(?!\w)", re.IGNORECASE)


def find_days_earlier(contexts: Iterable[SentenceContext]) -> None:
    """Adds such days to the dates of the article's sentences, which stand in their order."""
    spoken_of: DateReading | None = None
    for context in contexts:
        if spoken_of is not None and (found := _counted_back(context, spoken_of)):
            context.dates.append(found)
            continue  # what goes on behind it speaks of the news again
        told = [m.reading for m in context.dates if m.reading and tells_the_day(context, m)]
        spoken_of = told[-1] if told else spoken_of


def _counted_back(context: SentenceContext, since: DateReading) -> DateMention | None:
    """The day that the sentence counts back to, if it names no other day."""
    if context.dates:
        return None
    pattern = _EARLIER.of(context.profile)
    found = (pattern.match(context.text, n.start, context.sentence.end) for n in context.numerals)
    told = next(filter(None, found), None)
    number = small_number(told[1], context.profile) if told else 0
    if told is None or not number:
        return None
    day = date.fromisoformat(since.start) - timedelta(days=number)
    return DateMention(*told.span(), day_reading(day, f'"{told.group()}" before {since.evidence}'))
