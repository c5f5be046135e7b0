"""As of when a number holds, and what period it covers: by its clause's dates, else its paragraph's, else the article's."""

import itertools
import re

from summarizer.extract.attribution.relations import Attribution
from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.carried_days import carried_day
from summarizer.extract.figures.clauses import SHORT_REMARK, clause_of_number, end_of_unit
from summarizer.extract.figures.day_roles import (
    dates_a_participle,
    dates_a_start,
    end_with_place,
    is_compared,
    is_genitive,
    is_in_relative,
    is_in_subject,
    is_of_the_counted,
    is_parted,
    names_an_event,
    opens_segment,
    opens_sentence,
    participle_before,
)
from summarizer.extract.figures.days_before import dated_by_day_before, own_date, year_before
from summarizer.extract.figures.earlier_numbers import ADJOINING_WORDS, is_compared_with, is_older, is_starting_point
from summarizer.extract.figures.older_events import PERIODS, is_gone_by, is_of_old_day, is_told_of, lies_ahead
from summarizer.extract.figures.periods import opens_period
from summarizer.extract.figures.unit_kinds import unit_kind
from summarizer.extract.figures.verb_days import dates_its_verb
from summarizer.language.clause_marks import BARRIER, CONJUNCTION
from summarizer.language.dates.search import DateMention
from summarizer.language.events.event_types import background_of
from summarizer.language.profile import phrase_pattern
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import DateReading

_SPEECH_REACH = 24
_MOVES = frozenset({"percent", "points", "money"})
_ROW = 3  # numbers of a sentence with a day right behind each
_AROUND = 45
_LEVEL_REACH = 40
_HAD_COUNTED_REACH = 60  # characters between a number and the day on which it had been told
_HAD_COUNTED_WORDS = 6
_DIFFERENCE = WordPattern(r"\b(?:<comparison.fewer_behind>|<comparison.further_behind>)\b", re.IGNORECASE)
OF_A_VOTE = frozenset({"turnout", "vote share", "against", "in favour"})
COUNTED_ONCE = OF_A_VOTE | {"protesters", "attendance", "strikers", "voters", "votes", "travelling fans"}


def as_of(context: SentenceContext, numeral: Numeral, measured_property: str = "") -> DateReading | None:
    """The date that dates the count, else the day its paragraph speaks of, else the article's.

    What is counted once and for all, like who marched, is of the day that the event's name has ("Tuesday's march").

    None for what no date is told of: what was "rose from" or stands "instead of" another, a capacity, a distance
    between places.
    """
    if is_starting_point(context, numeral) or is_older(context, numeral):
        return own_date(context, numeral)
    if result_of_year_before := year_before(context, numeral):
        return result_of_year_before
    if _is_timeless(context, numeral):
        return None
    if day_before := dated_by_day_before(context, numeral):
        return day_before
    if measured_property in COUNTED_ONCE and (named := _day_of_event_named(context, numeral)):
        return named
    told = (m for m in context.dates if not (opens_period(context, numeral, m) or _is_anothers(context, numeral, m)))
    ranked = [(rank, m) for m in told if (rank := _rank(context, numeral, m)) is not None]
    best = min(ranked, key=lambda r: (r[0], abs(r[1].start - numeral.start)), default=None)
    if best:
        return best[1].reading
    if measured_property in OF_A_VOTE and context.polling_days and _is_of_the_vote(context):
        return context.polling_days[0]
    return _period_of_change(context, numeral) or carried_day(context) or context.day.reading


def _is_of_the_vote(context: SentenceContext) -> bool:
    """Whether a result's sentence names no day but that of the vote that the article tells of first."""
    told = (m.reading for m in context.dates if m.reading and m.reading.precision == "day")
    return all(reading == context.polling_days[0] for reading in told)


def _period_of_change(context: SentenceContext, numeral: Numeral) -> DateReading | None:
    """ "bajaron un 11 % en 2025, hasta 1.870": the level that a change led to is of the month or year of the change."""
    before = [n for n in context.numerals if n.end <= numeral.qualifier_start]
    if not before or context.word_before(numeral.qualifier_start) not in context.profile.words("scope", "to_level"):
        return None
    change = before[-1]
    kind = unit_kind(change.unit_text, context.profile)
    if kind not in ("percent", "points"):
        return None
    led = context.word_before(change.qualifier_start) in context.profile.words("scope", "revised_from")
    if led and unit_kind(numeral.unit_text, context.profile) == kind:
        return None  # "fell from 55% in 2020 to 3.2%": a level, too
    told = as_of(context, change) if numeral.qualifier_start - change.end <= _LEVEL_REACH else None
    return told if told and told.precision in PERIODS else None


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
    own = (_is_its_own, is_told_of, _is_of_its_year, is_of_old_day, _was_counted_then, _is_set_as_of)
    if any(test(context, numeral, mention) for test in own):
        return 0
    if names_an_event(context, mention) or is_of_the_counted(context, numeral.start, mention):
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
    behind = mention.start >= numeral.end and _one_clause(context, numeral, mention)
    if behind and not is_in_subject(context, mention) and not _is_described(context, mention):
        return 3
    opened = mention.end <= numeral.start and (opens_segment(context, mention) or opens_sentence(context, mention))
    opened = opened and "; " not in context.text[mention.end : numeral.start]
    return 4 if opened or dates_its_verb(context, numeral, mention) else None


def _is_set_as_of(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """ "As of 6 p.m. on Friday, 41 had died", "bis Freitagmorgen waren 41 gestorben": the day up to which it is counted."""
    reading = mention.reading
    if reading is None or reading.precision != "day" or lies_ahead(context, reading):
        return False
    before = context.text[context.sentence.start : mention.start]
    until = context.profile.pattern("dates", "until", re.IGNORECASE).search(before)
    if until is None:
        return False
    opened = mention.end <= numeral.start and until.start() == 0
    return opened or _one_clause(context, numeral, mention)


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
    return 1 < len(between) <= ADJOINING_WORDS + 1 and between[0] == "'s" and bool(set(between) & counts)


def _was_counted_then(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """ "raises the 66 dead that it had counted on Wednesday", "nach 66 Toten, die sie am Mittwoch gezählt hatte"."""
    between = context.text[numeral.end : mention.start].lower()
    others = any(numeral.end <= n.start < mention.start for n in context.numerals)
    if not 0 < len(between) <= _HAD_COUNTED_REACH or others or _DIFFERENCE.search(between):
        return False
    behind = BARRIER.split(context.behind(mention.end).lower(), maxsplit=1)[0]
    told = [*between.split(), *behind.split()[:2]]
    words = {word.strip(".,;") for word in told[-_HAD_COUNTED_WORDS:]}
    stems = {word.removesuffix("s").removesuffix("e") for word in words}
    had = context.profile.words("dates", "pluperfect")
    return not had.isdisjoint(words) and not context.profile.attribution_verbs.isdisjoint(words | stems)


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
    if context.text[mention.end : mention.end + 1] == "," and is_in_relative(context, mention):
        return False
    return any(_is_near_saying(context, a, mention) for a in context.attributions)


def _is_near_saying(context: SentenceContext, said: Attribution, mention: DateMention) -> bool:
    """Beside the verb, or behind its speaker, however long his name is: "informó la fiscalía de Alba el jueves"."""
    own = len(said.speaker) if said.speaker in context.text[said.cue_start : mention.start] else 0
    behind = said.cue_start - end_with_place(context, mention)
    return 0 <= mention.start - said.cue_start - own <= _SPEECH_REACH or 0 < behind <= 2


def _is_anothers(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """Whether a date stands right behind another number in a row: "187 dead: 6 on Tuesday, 41 on Thursday, 75 on Friday".

    Or behind one that the number is compared with: "63 are being treated, up from 49 on Thursday", "four more than in 2022".
    """
    if mention.start >= numeral.end and is_compared(context, mention):
        return True
    owner = _right_before(context, mention)
    if owner is None or owner.start == numeral.start:
        return False
    row = sum(_right_before(context, m) is not None for m in context.dates)
    return row >= _ROW or is_compared_with(context, owner) or _is_after(context, numeral, owner)


def _is_after(context: SentenceContext, numeral: Numeral, other: Numeral) -> bool:
    """ "fell 1.3% after rising 4.1% on Tuesday": the day is of the move that went before."""
    kinds = {unit_kind(n.unit_text, context.profile) for n in (numeral, other)}
    after = phrase_pattern(background_of(context.profile.code).after)
    return len(kinds) == 1 and kinds <= _MOVES and after.search(context.text, numeral.end, other.start) is not None


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
    return len(words) <= ADJOINING_WORDS and all(w.lower() in context.profile.function_words for w in words)


def _goes_on(context: SentenceContext, first: Numeral, numeral: Numeral) -> bool:
    """ "cinco muertos y 22 heridos", "de cuatro a seis": nothing but numbers with their units from one to the other."""
    own = [n for n in context.numerals if first.start <= n.start <= numeral.start]
    gaps = (
        context.text[one.end : other.qualifier_start].replace(one.unit_text, "", 1)
        for one, other in itertools.pairwise(own)
    )
    return all(len(gap.split()) <= 1 for gap in gaps)


def _one_clause(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    left, right = sorted(((numeral.start, numeral.end), (mention.start, mention.end)))
    return not BARRIER.search(SHORT_REMARK.sub(" ", context.text[left[1] : right[0]]))
