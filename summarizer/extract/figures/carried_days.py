"""The day that the sentences before speak of, for what names none of its own."""

import re
from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.day_roles import (
    is_dateline,
    is_in_relative,
    is_in_subject,
    names_an_event,
    opens_sentence,
)
from summarizer.extract.figures.earlier_numbers import OWN_REACH, is_older, is_starting_point
from summarizer.extract.figures.older_events import PERIODS, is_gone_by, lies_ahead
from summarizer.language.dates.search import DateMention
from summarizer.language.names.parties import words_of
from summarizer.schema.evidence import TOLD_BEFORE
from summarizer.schema.mentions import DateReading
from summarizer.schema.records import replace

_BARE_YEAR = re.compile(r"(?<![\w.,])(?:19|20)\d\d(?![\w]|[.,]\d)")


def carried_days(contexts: list[SentenceContext]) -> dict[int, DateReading]:
    """The day that the sentences before speak of, by sentence number: the last one named in the paragraph.

    The day that the article opens with reaches on through the paragraphs until another day is named, for what nobody
    is said to have said: who is quoted further down speaks on the article's day.
    """
    carried: dict[int, DateReading] = {}
    opening: DateReading | None = None
    named, paragraph, spoken_of, here = 0, -1, None, False
    long_gone: DateReading | None = None  # the period that the sentence before opens with
    gone: DateReading | None = None  # the last one that it names
    for context in contexts:
        sentence = context.sentence
        if long_gone and sentence.paragraph == paragraph and _goes_back(context):
            carried[sentence.number] = long_gone
            continue
        if gone and sentence.paragraph == paragraph and _is_of_then(context):
            carried[sentence.number] = gone
            continue
        long_gone, gone = _opening_period(context), _period_named(context)
        if sentence.paragraph != paragraph:
            paragraph, spoken_of, here = sentence.paragraph, opening if named == 1 else None, False
        if spoken_of and (here or not context.attributions):
            carried[sentence.number] = spoken_of
        told = list(dict.fromkeys(m.reading for m in context.dates if m.reading and tells_the_day(context, m)))
        if told:
            opening, spoken_of, here = opening or told[0], told[-1], True
            named += any(reading.start != opening.start for reading in told) or not named
    return carried


def polling_days(contexts: list[SentenceContext]) -> list[DateReading]:
    """The days on which people voted: those gone by in sentences that tell of a vote."""
    return [
        m.reading
        for context in contexts
        if words_of("voting").search(context.text, context.sentence.start, context.sentence.end)
        for m in context.dates
        if m.reading and m.reading.precision == "day" and not m.ahead and not lies_ahead(context, m.reading)
    ]


def _opening_period(context: SentenceContext) -> DateReading | None:
    """The month or year gone by that the sentence opens with: "In 2022, ..."."""
    opened = (m for m in context.dates if m.reading and m.reading.precision in PERIODS and opens_sentence(context, m))
    return next((m.reading for m in opened if m.reading and is_gone_by(context, m.reading)), None)


def _period_named(context: SentenceContext) -> DateReading | None:
    """The last month or year gone by that the sentence names: "behind the emergency of 2022"."""
    named = [m.reading for m in context.dates if m.reading and m.reading.precision in PERIODS]
    return named[-1] if named and is_gone_by(context, named[-1]) else None


def _is_of_then(context: SentenceContext) -> bool:
    """Whether the sentence names no date and opens with a word for the time or thing before it: "That outbreak"."""
    opens = context.profile.phrase_pattern("dates", "of_then").match(context.text, context.sentence.start)
    return not context.dates and opens is not None


def _goes_back(context: SentenceContext) -> bool:
    """Whether the sentence names no date and tells what had happened then: "It had killed 140"."""
    span = context.sentence
    pattern = context.profile.phrase_pattern("dates", "pluperfect")
    return not context.dates and pattern.search(context.text, span.start, span.end) is not None


def tells_the_day(context: SentenceContext, mention: DateMention) -> bool:
    """Whether the sentences behind speak of this day too."""
    reading = mention.reading
    if reading is None or reading.precision != "day" or mention.ahead or lies_ahead(context, reading):
        return False
    if is_dateline(context, mention) or _is_day_of_older(context, mention):
        return False
    apart = names_an_event(context, mention) or is_in_relative(context, mention) or is_in_subject(context, mention)
    return not apart


def _is_day_of_older(context: SentenceContext, mention: DateMention) -> bool:
    """ "24 million, against 18 million on Sunday": the day of the number that held before."""
    before = [n for n in context.numerals if n.end <= mention.start]
    last = max(before, key=lambda n: n.start, default=None)
    if last is None or mention.start - last.end > OWN_REACH + len(last.unit_text):
        return False
    before_it = context.text[max(context.sentence.start, last.qualifier_start - OWN_REACH) : last.qualifier_start - 1]
    cues = context.profile.phrase_pattern("scope", "compared").finditer(before_it)
    is_compared_with = any(cue.end() == len(before_it) for cue in cues)
    return is_compared_with or is_starting_point(context, last) or is_older(context, last)


@lru_cache(maxsize=64)  # asked of each number of the sentence
def carried_day(context: SentenceContext) -> DateReading | None:
    """The paragraph's day, where the sentence goes on in the past tense and names no day of its own."""
    reading, profile, span = context.carried, context.profile, context.sentence
    if reading is None or context.dates or _BARE_YEAR.search(context.text, span.start, span.end):
        return None
    if profile.phrase_pattern("dates", "that_day").search(context.text, span.start, span.end):
        return replace(reading, evidence=f"{reading.evidence}{TOLD_BEFORE}")
    if profile.phrase_pattern("dates", "present").search(context.text, span.start, span.end):
        return None
    told = profile.pattern("dates", "past").search(context.text, span.start, span.end)
    return replace(reading, evidence=f"{reading.evidence}{TOLD_BEFORE}") if told else None
