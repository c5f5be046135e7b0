"""As of when a number holds, and what period it covers: by its clause's dates, else its paragraph's, else the article's."""

import itertools
import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import BARRIER, CONJUNCTION, SHORT_REMARK, clause_of_number, end_of_unit
from summarizer.extract.figures.day_roles import (
    dates_a_participle,
    dates_a_start,
    is_dateline,
    is_genitive,
    is_in_relative,
    is_in_subject,
    is_parted,
    names_an_event,
    opens_segment,
    opens_sentence,
    participle_before,
)
from summarizer.extract.figures.older_events import PERIODS, is_gone_by, is_of_old_day, is_told_of, lies_ahead
from summarizer.extract.figures.periods import opens_period
from summarizer.extract.figures.unit_kinds import unit_kind
from summarizer.extract.figures.verb_days import dates_its_verb, stands_before_remark
from summarizer.language.dates.search import DateMention, day_reading
from summarizer.language.word_patterns import OwnWords
from summarizer.schema.evidence import TOLD_BEFORE
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import DateReading

_SPEECH_REACH = 24
_ADJOINING_WORDS = 3
_ROW = 3  # numbers of a sentence with a day right behind each
_OWN_REACH = 22
_AROUND = 45
_LEVEL_REACH = 40
COUNTED_ONCE = frozenset({"protesters", "attendance", "strikers", "turnout", "voters", "votes", "travelling fans"})
_BARE_YEAR = re.compile(r"(?<![\w.,])(?:19|20)\d\d(?![\w]|[.,]\d)")
_OLDER = OwnWords(r"(?<!\w)(?:<dates.older>)$")


def as_of(context: SentenceContext, numeral: Numeral, measured_property: str = "") -> DateReading | None:
    """The date that dates the count, else the day its paragraph speaks of, else the article's.

    What is counted once and for all, like who marched, is of the day that the event's name has ("Tuesday's march").

    None for what no date is told of: what was "rose from" or stands "instead of" another, a capacity, a distance
    between places.
    """
    if is_starting_point(context, numeral) or _is_older(context, numeral):
        return _own_date(context, numeral)
    if result_of_year_before := _year_before(context, numeral):
        return result_of_year_before
    if _is_timeless(context, numeral):
        return None
    if day_before := _dated_by_day_before(context, numeral):
        return day_before
    if measured_property in COUNTED_ONCE and (named := _day_of_event_named(context, numeral)):
        return named
    told = (m for m in context.dates if not (opens_period(context, numeral, m) or _is_anothers(context, numeral, m)))
    ranked = [(rank, m) for m in told if (rank := _rank(context, numeral, m)) is not None]
    best = min(ranked, key=lambda r: (r[0], abs(r[1].start - numeral.start)), default=None)
    if best:
        return best[1].reading
    return _period_of_change(context, numeral) or carried_day(context) or context.day.reading


def _period_of_change(context: SentenceContext, numeral: Numeral) -> DateReading | None:
    """ "bajaron un 11 % en 2025, hasta 1.870": the level that a change led to is of the month or year of the change."""
    before = [n for n in context.numerals if n.end <= numeral.qualifier_start]
    led = context.text[context.sentence.start : numeral.qualifier_start].lower().split()[-1:]
    if not before or not led or led[0] not in context.profile.words("scope", "to_level"):
        return None
    change = before[-1]
    if unit_kind(change.unit_text, context.profile) not in ("percent", "points"):
        return None
    told = as_of(context, change) if numeral.qualifier_start - change.end <= _LEVEL_REACH else None
    return told if told and told.precision in PERIODS else None


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
        told = list(dict.fromkeys(m.reading for m in context.dates if m.reading and _tells_the_day(context, m)))
        if told:
            opening, spoken_of, here = opening or told[0], told[-1], True
            named += any(reading.start != opening.start for reading in told) or not named
    return carried


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


def is_starting_point(context: SentenceContext, numeral: Numeral) -> bool:
    """ "rose to 19, from 13": the second number held before, nobody says when."""
    at = numeral.qualifier_start
    before = context.text[max(context.sentence.start, at - 12) : at].lower().split()
    led = bool(before) and before[-1] in context.profile.words("bounds", "range_not_after")
    return led and unit_kind(numeral.unit_text, context.profile) != "settlements"  # "evacuated from nine villages"


def _is_older(context: SentenceContext, numeral: Numeral) -> bool:
    """ "instead of 2.4%", "contre 340 en 2023", the first of "de 22 a 25": a number that held before, or never."""
    at = numeral.qualifier_start
    before = context.text[max(context.sentence.start, at - 24) : at].rstrip().lower()
    if _OLDER.of(context.profile).search(before):
        return bool(numeral.unit_text) or any(n.start < at for n in context.numerals)
    opened = before.split()[-1:]
    later = next((n for n in context.numerals if n.start > numeral.start), None)
    if later is None or not opened or opened[0] not in context.profile.words("scope", "revised_from"):
        return False
    if numeral.unit_text and later.unit_text and numeral.unit_text != later.unit_text:
        return False  # "a reculé de 4,2 % à 6,7 milliards": a change and what it led to
    between = context.text[numeral.end : later.qualifier_start].split()
    return 0 < len(between) <= _ADJOINING_WORDS and between[-1].lower() in context.profile.words("scope", "to_level")


def _own_date(context: SentenceContext, numeral: Numeral) -> DateReading | None:
    """The date right behind an older number: "from 6.6% in March", "up from nine a day earlier"."""
    text = context.text
    for mention in context.dates:
        near = 0 <= mention.start - numeral.end <= _OWN_REACH + len(numeral.unit_text)
        if near and mention.reading and not BARRIER.search(text, numeral.end, mention.start):
            between = [n for n in context.numerals if numeral.start < n.start < mention.start]
            return None if between or mention.reading.precision == "week" else mention.reading
    stop = min(context.sentence.end, numeral.end + _OWN_REACH + len(numeral.unit_text))
    day_before = context.profile.phrase_pattern("dates", "day_before").search(text, numeral.end, stop)
    return _day_before(context, day_before.group()) if day_before else _year_before(context, numeral)


def _dated_by_day_before(context: SentenceContext, numeral: Numeral) -> DateReading | None:
    """ "A day earlier it had burned 3,100", "nachdem am Vortag 92 gezählt worden waren", "had 92 the day before".

    The words open the sentence, stand in front of the number in its clause, or right behind it.
    """
    words, text, span = context.profile.phrase_pattern("dates", "day_before"), context.text, context.sentence
    start, end = clause_of_number(context, numeral)
    eve_of = context.profile.words("dates", "genitive") | context.profile.words("grammar", "the_many")
    opening = words.match(text, span.start)
    if opening and "; " in text[opening.end() : max(opening.end(), numeral.start)]:
        opening = None
    for found in [opening] if opening else words.finditer(text, start, end):
        stop = numeral.qualifier_start if found.end() <= numeral.start else span.end
        follows = text[found.end() : stop].lower().split()
        named = len(follows) > 1 and follows[0] in eve_of  # "the day before the vote", "la veille de Noël"
        first = min(start, found.start())
        if not named and not any(first <= n.start < numeral.start for n in context.numerals):
            return _day_before(context, found.group())
    return None


def _day_before(context: SentenceContext, words: str) -> DateReading | None:
    """The day before the one that the sentence tells, or the one before it, else before the article's."""
    told = [m.reading for m in context.dates if m.reading and _tells_the_day(context, m)]
    spoken_of = told[0] if told else context.carried or context.day.reading
    if spoken_of is None or spoken_of.precision != "day":
        return None
    day = date.fromisoformat(spoken_of.start) - timedelta(days=1)
    return day_reading(day, f'"{words}", before {spoken_of.evidence}')


def _year_before(context: SentenceContext, numeral: Numeral) -> DateReading | None:
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
    stop = min(context.sentence.end, numeral.end + _OWN_REACH + len(numeral.unit_text))
    start, _ = clause_of_number(context, numeral)
    behind = words.search(text, numeral.end, stop)
    found = [*words.finditer(text, start, numeral.qualifier_start), *([behind] if behind else [])]
    return next((cue for cue in reversed(found) if _is_beside(context, numeral, cue)), None)


def _is_beside(context: SentenceContext, numeral: Numeral, cue: re.Match[str]) -> bool:
    left, right = sorted(((numeral.start, numeral.end), cue.span()))
    parted = BARRIER.search(context.text, left[1], right[0])
    return not parted and not any(left[1] <= n.start < right[0] for n in context.numerals)


def _is_timeless(context: SentenceContext, numeral: Numeral) -> bool:
    """A capacity or the distance between two places holds on every day."""
    start, end = clause_of_number(context, numeral)
    start, end = max(start, numeral.start - _AROUND), min(end, numeral.end + _AROUND)
    return context.profile.pattern("dates", "timeless", re.IGNORECASE).search(context.text, start, end) is not None


def _rank(context: SentenceContext, numeral: Numeral, mention: DateMention) -> int | None:
    """How well a date of the sentence tells as of when a number holds; None where it dates something else.

    Best is a month or year gone by in its clause, then the day on which the number was said, then a day beside its
    verb, then one behind it in its clause, then one that opens the sentence. A day in the subject of the sentence
    ("the quake that struck on Tuesday has killed 34") dates the event, not the count.
    """
    reading = mention.reading
    if reading is None or mention.ahead or dates_a_start(context, numeral.start, mention):
        return None
    own = (_is_its_own, is_told_of, _is_of_its_year, is_of_old_day)
    if any(test(context, numeral, mention) for test in own):
        return 0
    if names_an_event(context, mention):
        return None
    if reading.precision in PERIODS:
        if is_gone_by(context, reading) and _dates_background(context, numeral, mention):
            return 0
        return 1 if is_gone_by(context, reading) and _dates_a_saying(context, mention) else None
    if reading.precision != "day" or lies_ahead(context, reading):
        return None
    if _dates_a_saying(context, mention):
        return 1
    if _adjoins(context, numeral, mention):
        return 2
    behind = mention.start >= numeral.end and (
        _one_clause(context, numeral, mention) or stands_before_remark(context, numeral, mention)
    )
    if behind and not is_in_subject(context, mention) and not _is_described(context, mention):
        return 3
    opened = mention.end <= numeral.start and (opens_segment(context, mention) or opens_sentence(context, mention))
    opened = opened and "; " not in context.text[mention.end : numeral.start]
    return 4 if opened or dates_its_verb(context, numeral, mention) else None


def _day_of_event_named(context: SentenceContext, numeral: Numeral) -> DateReading | None:
    """ "La manifestation de mardi avait rassemblé 110 000 personnes": the last day before the number, if an event's."""
    told = [m for m in context.dates if m.end <= numeral.start and m.reading and m.reading.precision == "day"]
    if not told or not is_genitive(context, told[-1]):
        return None
    return None if "; " in context.text[told[-1].end : numeral.start] else told[-1].reading


def _is_described(context: SentenceContext, mention: DateMention) -> bool:
    """ "tras el derrumbe ocurrido el martes": the day of what is described, by a participle that is no past tense too."""
    word = participle_before(context, mention)
    return bool(word) and context.profile.pattern("dates", "past").search(word) is None


def _is_its_own(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """ "Friday's close of 18.56", "Tuesday's toll of 34": the day of the number itself."""
    between = context.text[mention.end : numeral.qualifier_start].split()
    counts = context.profile.words("dates", "dated_counts")
    return 1 < len(between) <= _ADJOINING_WORDS + 1 and between[0] == "'s" and bool(set(between) & counts)


def _is_of_its_year(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """ "The flood of 1957 killed 81": the year of the event is that of its count."""
    reading = mention.reading
    if reading is None or reading.precision not in PERIODS or not is_gone_by(context, reading):
        return False
    return is_genitive(context, mention) and _dates_background(context, numeral, mention)


def _dates_background(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """ "In 2012 a quake killed 61", "killed 61 in 2012": no other number and no comma stands between the two."""
    between = [
        n for n in context.numerals if min(numeral.end, mention.end) <= n.start < max(numeral.start, mention.start)
    ]
    if opens_sentence(context, mention) and mention.end <= numeral.start:
        return "; " not in context.text[mention.end : numeral.start]
    left, right = sorted(((numeral.start, numeral.end), (mention.start, mention.end)))
    if between or is_parted(context, left[1], right[0]):
        return False
    if mention.end <= numeral.start:
        apart = is_in_relative(context, mention) or CONJUNCTION.search(context.text, mention.end, numeral.start)
        return not apart
    if context.profile.phrase_pattern("dates", "relatives").search(context.text, numeral.end, mention.start):
        return False
    return not dates_a_participle(context, mention)


def _dates_a_saying(context: SentenceContext, mention: DateMention) -> bool:
    """ "said on Friday", "on Friday said"; not "X, who complained in 2013, said"."""
    cues = [a.cue_start for a in context.attributions]
    if context.text[mention.end : mention.end + 1] == "," and is_in_relative(context, mention):
        return False
    return any(0 <= mention.start - cue <= _SPEECH_REACH or 0 < cue - mention.end <= 2 for cue in cues)


def _is_anothers(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """Whether a date stands right behind another number in a row: "187 dead: 6 on Tuesday, 41 on Thursday, 75 on Friday"."""
    owners = [n for m in context.dates if (n := _right_before(context, m))]
    owner = _right_before(context, mention) if len(owners) >= _ROW else None
    return owner is not None and owner.start != numeral.start


def _right_before(context: SentenceContext, mention: DateMention) -> Numeral | None:
    before = [n for n in context.numerals if n.end <= mention.start]
    if not before:
        return None
    words = context.text[end_of_unit(context, before[-1]) : mention.start].lower().split()
    return before[-1] if len(words) <= 1 and all(w in context.profile.function_words for w in words) else None


def _adjoins(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """ "a tué lundi au moins 23 personnes", "schloss gestern bei 60,80": a day between the verb and its number."""
    if mention.end > numeral.start or is_in_relative(context, mention):
        return False
    first = next((n for n in context.numerals if n.start >= mention.end), numeral)
    if first is not numeral and not _goes_on(context, first, numeral):
        return False
    if not _one_clause(context, first, mention) or CONJUNCTION.search(context.text, mention.end, first.start):
        return False
    named = [n for n in context.names if mention.end <= n.start and n.end <= first.qualifier_start]
    between = context.text[mention.end : first.qualifier_start]
    for name in named:
        between = between.replace(name.text, " ")  # "detuvo ayer en Zaragoza a tres jóvenes"
    words = between.split()
    return len(words) <= _ADJOINING_WORDS and all(w.lower() in context.profile.function_words for w in words)


def _goes_on(context: SentenceContext, first: Numeral, numeral: Numeral) -> bool:
    """ "cinco muertos y 22 heridos", "de cuatro a seis": nothing but numbers with their units from one to the other."""
    own = [n for n in context.numerals if first.start <= n.start <= numeral.start]
    gaps = (
        context.text[one.end : other.qualifier_start].replace(one.unit_text, "", 1)
        for one, other in itertools.pairwise(own)
    )
    return all(len(gap.split()) <= 1 for gap in gaps)


def _tells_the_day(context: SentenceContext, mention: DateMention) -> bool:
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
    if last is None or mention.start - last.end > _OWN_REACH + len(last.unit_text):
        return False
    before_it = context.text[max(context.sentence.start, last.qualifier_start - _OWN_REACH) : last.qualifier_start - 1]
    cues = context.profile.phrase_pattern("scope", "compared").finditer(before_it)
    is_compared_with = any(cue.end() == len(before_it) for cue in cues)
    return is_compared_with or is_starting_point(context, last) or _is_older(context, last)


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


def _one_clause(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    left, right = sorted(((numeral.start, numeral.end), (mention.start, mention.end)))
    return not BARRIER.search(SHORT_REMARK.sub(" ", context.text[left[1] : right[0]]))
