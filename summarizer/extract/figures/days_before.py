"""Numbers of the day or the year before: "a day earlier it had burned 3,100", "im Vorjahr 455.000"."""

import re
from datetime import date, timedelta

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.carried_days import tells_the_day
from summarizer.extract.figures.clauses import clause_of_number
from summarizer.extract.figures.earlier_numbers import OWN_REACH, is_starting_point
from summarizer.language.clause_marks import BARRIER
from summarizer.language.dates.search import day_reading
from summarizer.language.profile import Profile
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import DateReading


def own_date(context: SentenceContext, numeral: Numeral) -> DateReading | None:
    """The date right behind an older number: "from 6.6% in March", "up from nine a day earlier"."""
    text = context.text
    for mention in context.dates:
        near = 0 <= mention.start - numeral.end <= OWN_REACH + len(numeral.unit_text)
        if near and mention.reading and not BARRIER.search(text, numeral.end, mention.start):
            between = [n for n in context.numerals if numeral.start < n.start < mention.start]
            return None if between or mention.reading.precision == "week" else mention.reading
    stop = min(context.sentence.end, numeral.end + OWN_REACH + len(numeral.unit_text))
    day_before = context.profile.phrase_pattern("dates", "day_before").search(text, numeral.end, stop)
    return _day_before(context, day_before.group()) if day_before else year_before(context, numeral)


def _opens_what_follows(word: str, profile: Profile) -> bool:
    """ "the day before the vote", "la veille de Noël"."""
    return word in profile.words("dates", "genitive") or word in profile.words("grammar", "the_many")


def dated_by_day_before(context: SentenceContext, numeral: Numeral) -> DateReading | None:
    """ "A day earlier it had burned 3,100", "nachdem am Vortag 92 gezählt worden waren", "had 92 the day before".

    The words open the sentence, stand in front of the number in its clause, or right behind it.
    """
    words, text, span = context.profile.phrase_pattern("dates", "day_before"), context.text, context.sentence
    start, end = clause_of_number(context, numeral)
    opening = words.match(text, span.start)
    if opening and "; " in text[opening.end() : max(opening.end(), numeral.start)]:
        opening = None
    for found in [opening] if opening else words.finditer(text, start, end):
        stop = numeral.qualifier_start if found.end() <= numeral.start else span.end
        follows = text[found.end() : stop].lower().split()
        named = len(follows) > 1 and _opens_what_follows(follows[0], context.profile)
        first = min(start, found.start())
        between = [n for n in context.numerals if numeral.end <= n.start < found.start()]
        if any(is_starting_point(context, n) for n in between):
            continue  # "rose to 73 from 48 a day earlier"
        if not named and not any(first <= n.start < numeral.start for n in context.numerals):
            return _day_before(context, found.group())
    return None


def _day_before(context: SentenceContext, words: str) -> DateReading | None:
    """The day before the one that the sentence tells, or the one before it, else before the article's."""
    told = [m.reading for m in context.dates if m.reading and tells_the_day(context, m)]
    spoken_of = told[0] if told else context.carried or context.day.reading
    if spoken_of is None or spoken_of.precision != "day":
        return None
    day = date.fromisoformat(spoken_of.start) - timedelta(days=1)
    return day_reading(day, f'"{words}", before {spoken_of.evidence}')


def year_before(context: SentenceContext, numeral: Numeral) -> DateReading | None:
    """ "87 million a year earlier", "im Vorjahr 455.000": the year before that of its sentence, else of its paper."""
    cue = _cue_of_year_before(context, numeral)
    if cue is None:
        return None
    dated = [m for m in context.dates if m.reading and m.reading.precision == "year"]
    told = [m.reading for m in dated if m.reading and (m.end <= cue.start() or cue.end() <= m.start)]
    known = next((r for r in told if r.start.endswith("-01-01")), None) or (None if told else context.day.reading)
    if known is None:
        return None
    year = int(known.start[:4]) - 1
    return DateReading(f"{year}-01-01", f"{year}-12-31", "year", f'"{cue.group()}", before {known.evidence}')


def _cue_of_year_before(context: SentenceContext, numeral: Numeral) -> re.Match[str] | None:
    """The words right behind the number, or before it in its clause, with no other number between."""
    words, text = context.profile.phrase_pattern("dates", "year_before"), context.text
    stop = min(context.sentence.end, numeral.end + OWN_REACH + len(numeral.unit_text))
    start, _ = clause_of_number(context, numeral)
    behind = words.search(text, numeral.end, stop)
    found = [*words.finditer(text, start, numeral.qualifier_start), *([behind] if behind else [])]
    return next((cue for cue in reversed(found) if _is_beside(context, numeral, cue)), None)


def _is_beside(context: SentenceContext, numeral: Numeral, cue: re.Match[str]) -> bool:
    left, right = sorted(((numeral.start, numeral.end), cue.span()))
    parted = BARRIER.search(context.text, left[1], right[0])
    return not parted and not any(left[1] <= n.start < right[0] for n in context.numerals)
