"""Whether a date of a sentence is an older event's, so that the number behind it is none of today's."""

import re
from datetime import date, timedelta

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.day_roles import dates_a_participle, follows_since, is_genitive, opens_sentence
from summarizer.language.clause_marks import BARRIER
from summarizer.language.dates.search import DateMention
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import DateReading

PERIODS = ("month", "year")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONG_GONE = timedelta(days=60)
_AND_THEN = WordPattern(r",?\s(?:<grammar.and>)\s")
_BEFORE_NOUN = WordPattern(r"(?:\b|(?='))(?:<dates.before_named_year>)\s$", re.IGNORECASE)  # "the 1957 flood"
_ASIDE_WORDS = 3
_REACHES_BACK = WordPattern(
    r"\b(?:<dates.superlatives>)\b[^;:\d]*(?P<since>\b(?:<dates.since>)\b)[^,.;:\d]*(?:, [^,.;:\d]*)?$", re.IGNORECASE
)


def is_of_old_day(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """ "The attack on October 7, 2023, killed 1,200, and 251 were abducted": what a full date long gone tells.

    One that opens a sentence is that of all the sentence tells, a month too: "In January a quake had killed 400 there".
    """
    reading, day, text = mention.reading, context.day.reading, context.text
    if reading is None or day is None:
        return False
    opens = (opens_sentence(context, mention) or _frames(context, mention)) and reading.precision in ("day", "month")
    if not opens and (reading.precision != "day" or not _YEAR.search(text, mention.start, mention.end)):
        return False
    if mention.end > numeral.start or reading.end >= (date.fromisoformat(day.start) - _LONG_GONE).isoformat():
        return False
    later = any(mention.end <= m.start < numeral.start for m in context.dates)
    between = _AND_THEN.pattern.sub(" ", text[mention.end : numeral.qualifier_start].removeprefix(","))
    return not later and (opens or BARRIER.search(between) is None)


def _frames(context: SentenceContext, mention: DateMention) -> bool:
    """ "In Hawaii last August, a fire killed 100": behind the place that opens the sentence, before its first comma."""
    words = context.words_before(mention.start)
    led = 1 < len(words) <= _ASIDE_WORDS and words[0] in context.profile.words("scope", "within")
    return led and context.text.startswith(",", mention.end)


def is_of_last_like_it(context: SentenceContext, numeral: Numeral) -> bool:
    """ "The worst since the accident that killed 19": the number of what the superlative reaches back to."""
    text, span = context.text, (context.sentence.start, numeral.qualifier_start)
    told = max(
        (m.start() for m in context.profile.phrase_pattern("dates", "told_of").finditer(text, *span)), default=-1
    )
    back = _REACHES_BACK.search(text[slice(*span)]) if told >= 0 else None
    return back is not None and span[0] + back.start("since") <= told


def is_of_one_before(context: SentenceContext, numeral: Numeral) -> bool:
    """ "It came two days after a quake near Denizli that killed six": the number of what the happening came after."""
    came = context.profile.pattern("dates", "came_after", re.IGNORECASE)
    led = came.search(context.text, context.sentence.start, numeral.qualifier_start)
    return led is not None and "; " not in context.text[led.end() : numeral.qualifier_start]


def is_told_of(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """ "since 2001, when 118 people died", "the last flood, in 1994, killed 671": an older event's year and its number.

    "The worst, that of 1957, killed 81" as well.
    """
    reading, text = mention.reading, context.text
    if reading is None or reading.precision not in PERIODS or not is_gone_by(context, reading):
        return False
    if mention.end > numeral.start:
        return False
    between = text[mention.end : numeral.qualifier_start]
    stops = len(BARRIER.findall(between))
    is_aside = _is_time_aside(context, mention) and not dates_a_participle(context, mention)
    if is_aside and between.startswith(", ") and stops == 1:
        return True
    if any(mention.end <= n.start < numeral.start for n in context.numerals):
        return False
    if _describes(context, mention, between):
        return True
    told = context.profile.phrase_pattern("dates", "told_of").match(between.lstrip(", "))
    apposed = is_genitive(context, mention) and ", " in text[context.sentence.start : mention.start]
    return between.startswith(", ") and stops == 1 and (told is not None or apposed)


def _is_time_aside(context: SentenceContext, mention: DateMention) -> bool:
    """ "the last flood, in 1994, killed", "la crisis, entre julio y mayo de 2023, dejó": dates alone since the comma."""
    comma = context.text.rfind(", ", context.sentence.start, mention.start)
    if comma < 0:
        return False
    between = context.text[comma + 2 : mention.start]
    for other in context.dates:
        if comma < other.start and other.end <= mention.start:
            between = between.replace(context.text[other.start : other.end], "", 1)
    words = between.split()
    return 0 < len(words) <= _ASIDE_WORDS and all(w.lower() in context.profile.function_words for w in words)


def _describes(context: SentenceContext, mention: DateMention, between: str) -> bool:
    """ "a 1997 disaster in Guam that killed 228": the year of what a relative clause goes on to tell of.

    What is an article too is a relative behind a comma only: "Seit Juni baute das Werk 412 Wagen" tells of no June.
    """
    apart = follows_since(context.text, mention, context.profile)  # "since a crash in 1997 that killed 228"
    named = apart or is_genitive(context, mention)
    named = named or _BEFORE_NOUN.search(context.text, context.sentence.start, mention.start) is not None
    told = context.profile.phrase_pattern("dates", "told_of").search(between)
    if not named or told is None:
        return False
    stops = [stop.end() for stop in BARRIER.finditer(between)]
    behind_comma = stops == [told.start()]  # "the 2010 flood, in which 500 died"
    return behind_comma or (not stops and told.group().lower() not in context.profile.words("grammar", "articles"))


def is_gone_by(context: SentenceContext, reading: DateReading) -> bool:
    """A month or year that was over before the article's day began."""
    return context.day.reading is None or reading.end < context.day.reading.start


def lies_ahead(context: SentenceContext, reading: DateReading | None) -> bool:
    """Whether the day is behind the article's own."""
    own = context.day.reading
    return reading is not None and own is not None and reading.start > own.end
