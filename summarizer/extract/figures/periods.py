"""From when on a number counts: "since Wednesday", "since the war began in April 2023", "so far this year"."""

import re
from functools import lru_cache

from summarizer.extract.attribution.speaker_patterns import CLAUSE_OPENERS
from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.day_roles import OPENING_REACH, follows_since
from summarizer.extract.figures.unit_kinds import PEOPLE_KINDS, unit_kind
from summarizer.language.clause_marks import BARRIER, CONJUNCTION
from summarizer.language.dates.search import DateMention
from summarizer.language.phrases import Phrases
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import DateReading

_FURTHER = WordPattern(r",\s(?:<dates.span_goes_on>)\s[^,.;:\d]{0,60}", re.IGNORECASE)
_COUNTED = PEOPLE_KINDS | {"cases"}


def period(context: SentenceContext, numeral: Numeral) -> DateReading | None:
    """What stands behind "since" opens the period, else the article's year does where the count is of "this year"."""
    since = [m.reading for m in context.dates if m.reading and opens_period(context, numeral, m)]
    return since[0] if since else _year_to_date(context, numeral)


def opens_period(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """Whether the number counts since the date: before it or right behind it, or since what began then.

    Not the number of what the date tells of: "the worst since a 1960 tremor killed 12,000".
    """
    text, profile = context.text, context.profile
    if follows_since(text, mention, profile):
        behind = text[mention.end : max(mention.end, numeral.start)]
        meanwhile = CLAUSE_OPENERS.of(profile).search(behind)  # "in charge since 2014 was held as the toll rose to 137"
        left, right = sorted(((numeral.start, numeral.end), (mention.start, mention.end)))
        between = text[left[1] : right[0]]
        if told_of(profile).match(behind.lstrip(", ")):
            return False  # "since a crash in 1997 that killed 228"
        one_clause = not meanwhile and (not BARRIER.search(between) or _goes_on(between))
        return bool(one_clause) or _opens_sentence(context, numeral, mention, mention.start)
    return is_in_since_clause(context, numeral, mention)


def _goes_on(between: str) -> bool:
    """ "80 raids since October 10, with 97 dead", "412 dead since June, and 1,200 hurt": one count goes on to the next."""
    return CONJUNCTION.fullmatch(between.strip(", ")) is not None or _FURTHER.fullmatch(between) is not None


def is_in_since_clause(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """ "27,000 cases since the outbreak began in January 2023", "Seit Ausbruch des Krieges im April 2023 starben 14.000"."""
    opened = _since_clause(context.profile).search(context.text, context.sentence.start, mention.start)
    if opened is None:
        return False
    if numeral.end <= opened.start():
        return "; " not in context.text[numeral.end : opened.start()]
    return _opens_sentence(context, numeral, mention, opened.start())


def _opens_sentence(context: SentenceContext, numeral: Numeral, mention: DateMention, since: int) -> bool:
    """Whether the sentence opens with "since" and goes on to the number, which is not of what happened then."""
    between = context.text[mention.end : max(mention.end, numeral.start)]
    told = told_of(context.profile).match(between.lstrip(", "))
    opens = since - context.sentence.start <= OPENING_REACH and mention.end <= numeral.start
    return opens and told is None and "; " not in between


def told_of(profile: Profile) -> Phrases:
    """What opens a clause that tells what a year or month just named brought."""
    return profile.phrase_pattern("dates", "told_of")


@lru_cache(maxsize=32)
def _since_clause(profile: Profile) -> re.Pattern[str]:
    """ "since" and what began, up to the date: a pattern for a search that ends where the date begins.

    A comma may stand before the date: "since its independence, in 1825".
    """
    since = re.escape(profile.tables["dates"]["since"][0].strip())
    return re.compile(rf"(?<!\w){since}\b[^,.;:\d]{{3,70}}(?:,\s(?:\w{{1,3}}\s)?)?$", re.IGNORECASE)


def _year_to_date(context: SentenceContext, numeral: Numeral) -> DateReading | None:
    own, span = context.day.reading, context.sentence
    if own is None or unit_kind(numeral.unit_text, context.profile) not in _COUNTED:
        return None
    words = context.profile.phrase_pattern("dates", "year_to_date").search(context.text, span.start, span.end)
    if words is None or "; " in context.text[min(words.end(), numeral.end) : max(words.start(), numeral.start)]:
        return None
    if not all(
        unit_kind(n.unit_text, context.profile) in _COUNTED for n in _between(context, numeral.end, words.start())
    ):
        return None  # "48,000 have fled, and it has 12% of the $90 million it needs this year"
    return DateReading(f"{own.start[:4]}-01-01", own.end, "day", f'"{words.group()}" by {own.evidence}')


def _between(context: SentenceContext, start: int, end: int) -> list[Numeral]:
    return [n for n in context.numerals if start <= n.start < end]
