"""Which of several like happenings a number belongs to: the raid on Monday, the one on Thursday, or both together.

A happening is told apart by its day. A day is one's where it names it ("Sunday's avalanche", "el alud del domingo"), stands
in its clause, or in a sentence that tells an event of the kind that may happen again. A number takes the day of its clause;
else that of a place or thing which the article ties to one day only ("the market"), of "that raid" or "the second
attack", of the sentence before it in its paragraph. What none of these tells stays open.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.as_of import OF_A_VOTE
from summarizer.extract.occasions.days import (
    DEEDS,
    HAPPENS_AGAIN,
    DatedHappening,
    dated_happenings,
    dates_a_saying,
)
from summarizer.extract.occasions.words import (
    Span,
    clause_of,
    counts_all,
    counts_happenings,
    definite_words,
    described_as,
    is_introduced,
    names_happening,
    nth_of,
    part_of,
)
from summarizer.language.content import content_words
from summarizer.schema.evidence import OWN_DAY
from summarizer.schema.marked import Numeral, Sentence
from summarizer.schema.mentions import DateReading, EventMention, FigureMention, Occasion
from summarizer.schema.records import replace

_OF_ONE_DAY = frozenset({"protesters", "attendance"})
_DRAW_A_CROWD = frozenset({"", "protest", "riot", "labour_strike", "match"})
_NO_ONES = ""
_LEADING = 12  # characters before a day that opens its clause
_MOST_ALONE = 2


@dataclass
class Occasions:
    """The happenings that an article tells, by day, and where it speaks of which."""

    contexts: list[SentenceContext]
    days: dict[int, list[DatedHappening]] = field(default_factory=lambda: defaultdict(list))
    kinds: dict[int, str] = field(default_factory=dict)
    draws_crowds: bool = False

    def of_crowds(self) -> "Occasions":
        """Those that draw a crowd, or of no known kind: the day of a death is no day of the match that the article tells."""
        days = {n: found for n, found in self.days.items() if self.kinds.get(n, "") in _DRAW_A_CROWD}
        return Occasions(self.contexts, defaultdict(list, days), self.kinds, draws_crowds=True)

    @cached_property
    def things(self) -> dict[str, dict[int, str]]:
        """Stems of the words that stand about the days of happenings -> these days, by the sentence that says so."""
        return _things(self)

    @cached_property
    def paragraphs(self) -> dict[int, int]:
        """Sentence -> its paragraph, by number."""
        return {c.sentence.number: c.sentence.paragraph for c in self.contexts}

    @cached_property
    def spoken_of(self) -> dict[int, DateReading]:
        """Sentence -> the day of the happening that it speaks of."""
        return _spoken_of(self) if self.days else {}

    @cached_property
    def several(self) -> bool:
        """Whether the article says that there was more than one: "a second raid", "again", "both attacks", or tells two as
        new, each on its own day: "A strike killed eleven on Wednesday. On Monday, a raid had killed six."
        """
        return any(_says_several(c, self) for c in self.contexts) or len(self._introduced) > 1

    @cached_property
    def _introduced(self) -> set[str]:
        """The days of the happenings that sentences of one kind of deed or blow tell as new."""
        new = (c.sentence.number for c in self.contexts if c.sentence.number in self.days and is_introduced(c))
        own = (self.days[number] for number in new)
        return {days[0].reading.end for days in own if len({d.reading.end for d in days}) == 1}

    @cached_property
    def are_alike(self) -> bool:
        """Whether two days are told of one kind of happening, or named as such: a raid and a battle are not alike."""
        by_kind: dict[str, set[str]] = defaultdict(set)
        for number, day in ((n, d) for n, days in self.days.items() for d in days):
            kind = self.kinds.get(number, "")
            for known in {kind, "named"} if day.named else {kind}:
                by_kind[known].add(day.reading.end)
        open_ = by_kind.pop("", set())  # of no known kind: alike to any
        return any(len(days | open_) >= _MOST_ALONE for days in (*by_kind.values(), open_))

    @cached_property
    def told(self) -> tuple[Occasion, ...]:
        """Each day once, in the order of time."""
        found: dict[str, Occasion] = {}
        for sentence, day in ((n, d) for n, days in self.days.items() for d in days):
            known = found.setdefault(day.reading.end, Occasion(day.reading, day.named, sentence))
            places = tuple(dict.fromkeys((*known.places, *day.places)))
            found[day.reading.end] = replace(known, named=known.named or day.named, places=places)
        return tuple(found[start] for start in sorted(found))

    def of_sentence(self, number: int) -> DateReading | None:
        """The day of the happening that the sentence tells or goes on about; None where it has none or several."""
        own = {d.reading.end: d.reading for d in self.days.get(number, ())}
        return next(iter(own.values())) if len(own) == 1 else None if own else self.spoken_of.get(number)


def read_occasions(contexts: list[SentenceContext], events: list[EventMention]) -> Occasions:
    """The happenings of an article: `contexts` are its sentences, `events` what they report."""
    found = Occasions(contexts)
    told = {e.sentence: e for e in events}
    found.kinds.update((e.sentence, e.type) for e in events if e.modality == "actual" and e.type in HAPPENS_AGAIN)
    for context in contexts:
        days = list(dated_happenings(context, told.get(context.sentence.number)))
        if days:
            found.days[context.sentence.number] = days
    return found


def with_occasions(figures: list[FigureMention], occasions: Occasions) -> list[FigureMention]:
    """The figures, each with the day of the happening it belongs to, None where nothing tells, or as a count of all.

    An article that tells of one happening only says by that which one its figures belong to: only its crowds, which are of
    one day always, are tied.
    """
    alone = not occasions.are_alike and not occasions.several
    contexts = {c.sentence.number: c for c in occasions.contexts}
    gathered = occasions.of_crowds()
    tied: list[FigureMention] = []
    for figure in figures:
        before = next((f for f in reversed(tied) if f.property_evidence != "same again"), None)
        context = contexts[figure.numeral.sentence]
        if alone and figure.measured_property not in _OF_ONE_DAY:
            of_all = _is_of_all(figure.numeral, context, occasions)
            tied.append(replace(figure, counts_all=True) if of_all else figure)
        elif not counts_happenings(figure.numeral, context):
            told = gathered if figure.measured_property in _OF_ONE_DAY else occasions
            tied.append(_tied(figure, context, told, before))
    return tied


def _spoken_of(found: Occasions) -> dict[int, DateReading]:
    """The happening that each sentence speaks of, by its number: its own last day, a described one, or its paragraph's."""
    spoken: dict[int, DateReading] = {}
    last, paragraph = None, -1
    for context in found.contexts:
        span = context.sentence
        days = [d for d in found.days.get(span.number, []) if not d.aside]
        here = days[-1].reading if days else _of_description(context, (span.start, span.end), found, last)
        here = here or (last if span.paragraph == paragraph and span.number - 1 in spoken else None)
        last, paragraph = here or last, span.paragraph
        if here and len({d.reading.end for d in days}) <= 1:
            spoken[span.number] = here
    return spoken


def _says_several(context: SentenceContext, occasions: Occasions) -> bool:
    """Not of an older time: "in 2012 another quake killed 61".

    What somebody does again on another day is a second one; an aftershock that spreads panic again is part of the first.
    """
    span, profile = context.sentence, context.profile
    if any(m.reading and m.reading.precision in ("month", "year") for m in context.dates):
        return False
    if described_as(context, "several", (span.start, span.end)):
        return True
    again = profile.phrase_pattern("occasions", "again").search(context.text, span.start, span.end)
    if again is None:
        return False
    own, kind = occasions.days.get(span.number, []), occasions.kinds.get(span.number, "")
    alike = {d.reading.end for n, days in occasions.days.items() if occasions.kinds.get(n) == kind for d in days}
    return any(d.named for d in own) or (bool(own) and kind in DEEDS and len(alike) > 1)


def _things(occasions: Occasions) -> dict[str, dict[int, str]]:
    """Stems of the words that stand about the days of happenings -> these days, by the sentence that says so."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for context in occasions.contexts:
        days = occasions.days.get(context.sentence.number, [])
        for at, day in enumerate(days):
            words = " ".join(context.text[slice(*span)] for span in _about(context, days, at))
            for word in content_words(words, context.profile.code):
                known = found[word].setdefault(context.sentence.number, day.reading.end)
                found[word][context.sentence.number] = known if known == day.reading.end else _NO_ONES
    return found


def _about(context: SentenceContext, days: list[DatedHappening], at: int) -> list[Span]:
    """What a day dates: of its sentence, if it is the only one, what names no other happening; else its clause, and of two
    days in one clause its side of the other."""
    start, end = clause_of(context, days[at].at, days[at].at)
    if len({d.reading.end for d in days}) == 1:
        return [(start, end), *(c for c in _clauses(context) if not names_happening(context, *c))]
    if min(d.at for d in days if start <= d.at < end) - start <= _LEADING:
        return [(days[at].at, min([end, *(d.at for d in days[at + 1 :])]))]
    return [(max([start, *(d.at for d in days[:at])]), end if at == len(days) - 1 else days[at].at)]


def _clauses(context: SentenceContext) -> Iterator[Span]:
    at = context.sentence.start
    while at < context.sentence.end:
        start, end = clause_of(context, at, at)
        yield start, end
        at = max(end, at) + 2  # a mark and a space


def _tied(
    figure: FigureMention, context: SentenceContext, occasions: Occasions, before: FigureMention | None
) -> FigureMention:
    """The figure with its happening; what the next sentence counts of the same kind goes on about the same one.

    The day of the one happening among several says nothing about the day of the count.
    """
    day = _by_clause(figure.numeral, context, occasions)
    if day:
        if figure.measured_property in _OF_ONE_DAY:
            unsaid = figure.as_of is not None and figure.as_of.evidence in OWN_DAY
            return replace(figure, occasion=day, as_of=day if unsaid else figure.as_of)
        is_result = figure.measured_property in OF_A_VOTE  # which stands on the day of the vote
        told_then = any(m.reading and m.reading.start == day.end and dates_a_saying(context, m) for m in context.dates)
        dates_itself = figure.as_of and figure.as_of.start == day.end and not is_result and not told_then
        return replace(figure, occasion=day, as_of=context.day.reading if dates_itself else figure.as_of)
    if _is_of_all(figure.numeral, context, occasions):
        return replace(figure, counts_all=True)
    span, clause = context.sentence, clause_of(context, figure.numeral.qualifier_start, figure.numeral.end)
    day = occasions.of_sentence(span.number) if _is_next_to_day(figure.numeral, context, occasions) else None
    if day or before is None or before.measured_property != figure.measured_property:
        return replace(figure, occasion=day, nth=nth_of(context, clause))
    follows = _adjoins(span, before, occasions) and span.number not in occasions.days
    return replace(figure, occasion=before.occasion if follows else None, nth=nth_of(context, clause))


def _adjoins(span: Sentence, before: FigureMention, occasions: Occasions) -> bool:
    """Whether the figure stands in the sentence or in the one before it in its paragraph."""
    number = before.numeral.sentence
    return span.number - number <= 1 and span.paragraph == occasions.paragraphs.get(number)


def _by_clause(numeral: Numeral, context: SentenceContext, occasions: Occasions) -> DateReading | None:
    """By the day of the number's clause, else by what its words describe, else by the last day before it in its part of
    the sentence: "the second, on Thursday in Ashford, killed nine"."""
    start, end = clause_of(context, numeral.qualifier_start, numeral.end)
    days = occasions.days.get(context.sentence.number, ())
    own = [d for d in days if start <= d.at < end]
    if own:
        return _nearest(own, numeral, context).reading
    if counts_all(context, (start, end)):
        return None
    described = _of_description(context, (start, end), occasions, occasions.spoken_of.get(context.sentence.number - 1))
    opened, _ = part_of(context, start, end)
    before = [d for d in days if opened <= d.at < numeral.start]
    return described or (before[-1].reading if before else None)


def _is_of_all(numeral: Numeral, context: SentenceContext, occasions: Occasions) -> bool:
    """Whether the number's clause says that it counts all of them, or its sentence, where that names no day."""
    span = context.sentence
    if not counts_all(context, (span.start, span.end)):
        return False
    own = clause_of(context, numeral.qualifier_start, numeral.end)
    return span.number not in occasions.days or counts_all(context, own)


def _is_next_to_day(numeral: Numeral, context: SentenceContext, occasions: Occasions) -> bool:
    """Whether no other number stands between this one and a day of its sentence behind it."""
    days = occasions.days.get(context.sentence.number, ())
    between = [n for n in context.numerals if numeral.end <= n.start]
    return not days or any(d.at < numeral.start or not any(n.start < d.at for n in between) for d in days)


def _nearest(days: list[DatedHappening], numeral: Numeral, context: SentenceContext) -> DatedHappening:
    """The one behind the number before the next, else the last before it: "ten on Sunday and sixteen on Wednesday"."""
    following = min((n.start for n in context.numerals if n.start > numeral.start), default=context.sentence.end)
    behind = [d for d in days if numeral.end <= d.at < following]
    before = [d for d in days if d.at < numeral.start]
    return behind[0] if behind else before[-1] if before else days[0]


def _of_description(
    context: SentenceContext, span: tuple[int, int], occasions: Occasions, before: DateReading | None
) -> DateReading | None:
    """By "the second raid" and "the first", by what the article ties to one day only, by "that raid"."""
    told, nth = occasions.told, nth_of(context, span)
    if len(told) > 1 and nth:
        return told[0 if nth == 1 else -1].day
    days = {day for word in definite_words(context, span) if (day := _only_day(word, context, occasions))}
    if len(told) > 1 and len(days) == 1:
        return next(o.day for o in told if o.day.end in days)
    return before if before and described_as(context, "that", span) else None


def _only_day(word: str, context: SentenceContext, occasions: Occasions) -> str:
    """The one day about which other sentences use the word, "" where it is none's or several days'.

    Of a crowd sentences before it: "87,000 marched in the capital. On the 19th there had been 80,000 in the capital."
    """
    own = context.sentence.number
    elsewhere = {at: day for at, day in occasions.things.get(word, {}).items() if at != own}
    told = {day for at, day in elsewhere.items() if at < own or not occasions.draws_crowds}
    return next(iter(told)) if len(told) == 1 else ""
