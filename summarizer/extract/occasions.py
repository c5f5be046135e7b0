"""Which of several like happenings a number belongs to: the raid on Monday, the one on Thursday, or both together.

A happening is told apart by its day. A day is one's where it names it ("Sunday's avalanche", "el alud del domingo"), stands
in its clause, or in a sentence that tells an event of the kind that may happen again. A number takes the day of its clause;
else that of a place or thing which the article ties to one day only ("the market"), of "that raid" or "the second
attack", of the sentence before it in its paragraph. What none of these tells stays open.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.extract.day_roles import follows_since, is_genitive, is_in_relative
from summarizer.extract.properties import BARRIER
from summarizer.language.content import content_words
from summarizer.language.dates import DateMention
from summarizer.language.profile import Profile
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import DateReading, EventMention, FigureMention, Occasion

_RECENT = timedelta(days=45)
_HAPPENS_AGAIN = frozenset(
    {
        "battle",
        "explosion",
        "violence_against_civilians",
        "protest",
        "riot",
        "labour_strike",
        "earthquake",
        "aftershock",
    }
    | {
        "tsunami",
        "volcano",
        "flood",
        "storm",
        "wildfire",
        "landslide",
        "accident",
        "fire",
        "casualties",
        "match",
        "crime",
    }
)
_OF_ONE_DAY = frozenset({"protesters", "attendance"})
_BESIDE = 30  # characters between a noun and the day in its genitive
_SPEECH_REACH = 24
_LEADING = 12  # characters before a day that opens its clause
_MOST_ALONE = 2
_NIGHT_REACH = 6


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that dates a happening in a sentence; `named`: beside the noun for it."""

    at: int
    reading: DateReading
    named: bool


@dataclass
class Occasions:
    """The happenings that an article tells, by day, and where it speaks of which."""

    contexts: list[SentenceContext]
    days: dict[int, list[_Day]] = field(default_factory=lambda: defaultdict(list))
    kinds: dict[int, str] = field(default_factory=dict)
    things: dict[str, frozenset[str]] = field(default_factory=dict)
    spoken_of: dict[int, DateReading] = field(default_factory=dict)

    @cached_property
    def several(self) -> bool:
        """Whether the article says that there was more than one: "a second raid", "again", "both attacks"."""
        return any(_says_several(c, self) for c in self.contexts)

    @cached_property
    def are_alike(self) -> bool:
        """Whether two days are told of one kind of happening, or named as such: a raid and a battle are not alike."""
        by_kind: dict[str, set[str]] = defaultdict(set)
        for number, day in ((n, d) for n, days in self.days.items() for d in days):
            by_kind[self.kinds.get(number, "")].add(day.reading.start)
            if day.named:
                by_kind["named"].add(day.reading.start)
        return any(len(days) >= _MOST_ALONE for days in by_kind.values())

    @cached_property
    def told(self) -> tuple[Occasion, ...]:
        """Each day once, in the order of time."""
        found: dict[str, Occasion] = {}
        for sentence, day in ((n, d) for n, days in self.days.items() for d in days):
            known = found.setdefault(day.reading.start, Occasion(day.reading, day.named, sentence))
            if day.named and not known.named:
                found[day.reading.start] = replace(known, named=True)
        return tuple(found[start] for start in sorted(found))

    def of_sentence(self, number: int) -> DateReading | None:
        """The day of the happening that the sentence tells or goes on about; None where it has none or several."""
        own = {d.reading.start: d.reading for d in self.days.get(number, ())}
        return next(iter(own.values())) if len(own) == 1 else None if own else self.spoken_of.get(number)


def read_occasions(contexts: list[SentenceContext], events: list[EventMention]) -> Occasions:
    """The happenings of an article: `contexts` are its sentences, `events` what they report."""
    found = Occasions(contexts)
    found.kinds.update((e.sentence, e.type) for e in events if e.modality == "actual" and e.type in _HAPPENS_AGAIN)
    for context in contexts:
        days = list(_days_of(context, context.sentence.number in found.kinds))
        if days:
            found.days[context.sentence.number] = days
    found.things.update(_things(found))
    if found.days:
        found.spoken_of.update(_spoken_of(found))
    return found


def with_occasions(figures: list[FigureMention], occasions: Occasions) -> list[FigureMention]:
    """The figures, each with the day of the happening it belongs to, None where nothing tells, or as a count of all.

    An article that tells of one happening only says by that which one its figures belong to: they stay as they are, but for
    crowds, which are of one day always.
    """
    alone = not occasions.are_alike and not occasions.several
    contexts = {c.sentence.number: c for c in occasions.contexts}
    tied: list[FigureMention] = []
    for figure in figures:
        open_ = alone and figure.measured_property not in _OF_ONE_DAY
        before = tied[-1] if tied else None
        context = contexts[figure.numeral.sentence]
        if open_:
            tied.append(figure)
        elif not _counts_happenings(figure.numeral, context):
            tied.append(_tied(figure, context, occasions, before))
    return tied


# --- the days of happenings


def _days_of(context: SentenceContext, tells_event: bool) -> Iterator[_Day]:
    """Days that name a happening or stand in a clause about it; the others of such a sentence date a count or a finding."""
    mentions = [m for m in context.dates if _may_date(context, m)]
    naming = [m for m in mentions if _names_happening(context, m)]
    for mention in naming or mentions:
        clause = _clause(context, mention.start, mention.end)
        named = bool(naming) or _noun_between(context, *clause) or _means_between(context, *clause)
        if mention.reading and (named or tells_event):
            yield _Day(mention.start, mention.reading, named)


def _may_date(context: SentenceContext, mention: DateMention) -> bool:
    reading, own = mention.reading, context.day.reading
    if reading is None or reading.precision != "day" or mention.ahead or own is None or reading.start > own.end:
        return False
    if date.fromisoformat(reading.start) < date.fromisoformat(own.start) - _RECENT:
        return False
    if follows_since(context.marked.article.text, mention, context.profile) or _ends_night(context, mention):
        return False
    return not _dates_a_saying(context, mention) and not _is_dateline(context, mention)


def _ends_night(context: SentenceContext, mention: DateMention) -> bool:
    """The second day of "in der Nacht von Donnerstag auf Freitag"."""
    words = context.profile.words("occasions", "night_to")
    before = [m for m in context.dates if 0 < mention.start - m.end <= _NIGHT_REACH]
    return any(context.text[m.end : mention.start].strip().lower() in words for m in before)


def _dates_a_saying(context: SentenceContext, mention: DateMention) -> bool:
    cues = [a.cue_start for a in context.attributions]
    return any(0 <= mention.start - cue <= _SPEECH_REACH or 0 < cue - mention.end <= 2 for cue in cues)


def _is_dateline(context: SentenceContext, mention: DateMention) -> bool:
    match = re.match(
        context.profile.tables["furniture"]["dateline"], context.text[context.sentence.start : context.sentence.end]
    )
    return match is not None and mention.end <= context.sentence.start + match.end()


def _names_happening(context: SentenceContext, mention: DateMention) -> bool:
    """ "Sunday's avalanche", "el alud del domingo", "the quake that struck on Tuesday"."""
    if is_genitive(context, mention):
        span = context.sentence
        return _noun_between(context, max(span.start, mention.start - _BESIDE), min(span.end, mention.end + _BESIDE))
    start, _ = _clause(context, mention.start, mention.end)
    earlier = [m.end for m in context.dates if start <= m.end <= mention.start]
    return is_in_relative(context, mention) and _noun_between(context, max([start, *earlier]), mention.start)


def _spoken_of(found: Occasions) -> dict[int, DateReading]:
    """The happening that each sentence speaks of, by its number: its own last day, a described one, or its paragraph's."""
    spoken: dict[int, DateReading] = {}
    last, paragraph = None, -1
    for context in found.contexts:
        span = context.sentence
        days = found.days.get(span.number, [])
        here = days[-1].reading if days else _of_description(context, (span.start, span.end), found, last)
        here = here or (last if span.paragraph == paragraph and span.number - 1 in spoken else None)
        last, paragraph = here or last, span.paragraph
        if here and len({d.reading.start for d in days}) <= 1:
            spoken[span.number] = here
    return spoken


# --- what the words of a clause say


def _clause(context: SentenceContext, start: int, end: int) -> tuple[int, int]:
    text, span = context.text, context.sentence
    opened = max((m.end() for m in BARRIER.finditer(text, span.start, start)), default=span.start)
    stop = BARRIER.search(text, end, span.end)
    return opened, stop.start() if stop else span.end


@lru_cache(maxsize=32)
def _noun(profile: Profile) -> str:
    """An expression for the nouns; where nouns are compounds, also as the last part of one."""
    before = r"\w*" if profile.tables["capital_nouns"] else ""
    return rf"{before}(?:{_any_of(profile.words('occasions', 'nouns'))})(?!\w)"


@lru_cache(maxsize=32)
def _nouns(profile: Profile) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_noun(profile)}", re.IGNORECASE)


@lru_cache(maxsize=256)
def _described(profile: Profile, key: str) -> re.Pattern[str]:
    """A noun right behind one of a table's words, or with one word between."""
    words = _any_of(profile.words("occasions", key))
    return re.compile(rf"(?<!\w)(?:{words})(?:\s+|(?<='))(?:[^\W\d_]+\s+)?{_noun(profile)}", re.IGNORECASE)


def _any_of(words: frozenset[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def _noun_between(context: SentenceContext, start: int, end: int) -> bool:
    return _nouns(context.profile).search(context.text, start, end) is not None


def _means_between(context: SentenceContext, start: int, end: int) -> bool:
    return context.profile.phrase_pattern("occasions", "means").search(context.text, start, end) is not None


def _says_several(context: SentenceContext, occasions: Occasions) -> bool:
    """Not of an older time: "in 2012 another quake killed 61"."""
    span, profile = context.sentence, context.profile
    if any(m.reading and m.reading.precision in ("month", "year") for m in context.dates):
        return False
    if _described(profile, "several").search(context.text, span.start, span.end):
        return True
    again = profile.phrase_pattern("occasions", "again").search(context.text, span.start, span.end)
    return again is not None and any(d.named for d in occasions.days.get(span.number, ()))


def _things(occasions: Occasions) -> dict[str, frozenset[str]]:
    """Stems of the words that stand about the days of happenings -> these days."""
    found: dict[str, set[str]] = defaultdict(set)
    for context in occasions.contexts:
        days = occasions.days.get(context.sentence.number, [])
        for at, day in enumerate(days):
            start, end = _about(context, days, at)
            for word in content_words(context.text[start:end], context.profile.code):
                found[word].add(day.reading.start)
    return {word: frozenset(days) for word, days in found.items()}


def _about(context: SentenceContext, days: list[_Day], at: int) -> tuple[int, int]:
    """What a day dates: its sentence, if it is the only one, else its clause; of two in one its side of the other."""
    if len({d.reading.start for d in days}) == 1:
        return context.sentence.start, context.sentence.end
    start, end = _clause(context, days[at].at, days[at].at)
    leads = min(d.at for d in days if start <= d.at < end) - start <= _LEADING
    if leads:
        return days[at].at, min([end, *(d.at for d in days[at + 1 :])])
    return max([start, *(d.at for d in days[:at])]), end if at == len(days) - 1 else days[at].at


# --- the happening of a number


def _tied(
    figure: FigureMention, context: SentenceContext, occasions: Occasions, before: FigureMention | None
) -> FigureMention:
    """The figure with its happening; what the next sentence counts of the same kind goes on about the same one.

    The day of the one happening among several says nothing about the day of the count.
    """
    day = _by_clause(figure.numeral, context, occasions)
    if day:
        dates_itself = figure.measured_property not in _OF_ONE_DAY and figure.as_of and figure.as_of.start == day.start
        return replace(figure, occasion=day, as_of=context.day.reading if dates_itself else figure.as_of)
    span, clause = context.sentence, _clause(context, figure.numeral.qualifier_start, figure.numeral.end)
    if _counts_all(context, clause):
        return replace(figure, counts_all=True)
    if span.number not in occasions.days and _counts_all(context, (span.start, span.end)):
        return replace(figure, counts_all=True)
    day = occasions.of_sentence(span.number) if _is_next_to_day(figure.numeral, context, occasions) else None
    if day or before is None or before.measured_property != figure.measured_property:
        return replace(figure, occasion=day, nth=_nth(context, clause))
    follows = span.number - before.numeral.sentence <= 1 and span.number not in occasions.days
    return replace(figure, occasion=before.occasion if follows else None, nth=_nth(context, clause))


def _counts_happenings(numeral: Numeral, context: SentenceContext) -> bool:
    """ "The two together have killed 42": of the happenings, not of what they did."""
    if numeral.unit_text:
        return False
    found = context.profile.phrase_pattern("occasions", "all_of_them").finditer(
        context.text, context.sentence.start, context.sentence.end
    )
    return any(m.start() <= numeral.start < m.end() for m in found)


def _by_clause(numeral: Numeral, context: SentenceContext, occasions: Occasions) -> DateReading | None:
    """By the day of the number's clause, else by what its words describe."""
    start, end = _clause(context, numeral.qualifier_start, numeral.end)
    own = [d for d in occasions.days.get(context.sentence.number, ()) if start <= d.at < end]
    if own:
        return _nearest(own, numeral, context).reading
    if _counts_all(context, (start, end)):
        return None
    return _of_description(context, (start, end), occasions, occasions.spoken_of.get(context.sentence.number - 1))


def _is_next_to_day(numeral: Numeral, context: SentenceContext, occasions: Occasions) -> bool:
    """Whether no other number stands between this one and a day of its sentence behind it."""
    days = occasions.days.get(context.sentence.number, ())
    between = [n for n in context.numerals if numeral.end <= n.start]
    return not days or any(d.at < numeral.start or not any(n.start < d.at for n in between) for d in days)


def _nearest(days: list[_Day], numeral: Numeral, context: SentenceContext) -> _Day:
    """The one behind the number before the next, else the last before it: "ten on Sunday and sixteen on Wednesday"."""
    following = min((n.start for n in context.numerals if n.start > numeral.start), default=context.sentence.end)
    behind = [d for d in days if numeral.end <= d.at < following]
    before = [d for d in days if d.at < numeral.start]
    return behind[0] if behind else before[-1] if before else days[0]


def _counts_all(context: SentenceContext, span: tuple[int, int]) -> bool:
    return context.profile.phrase_pattern("occasions", "all_of_them").search(context.text, *span) is not None


def _of_description(
    context: SentenceContext, span: tuple[int, int], occasions: Occasions, before: DateReading | None
) -> DateReading | None:
    """By "the second raid" and "the first", by what the article ties to one day only, by "that raid"."""
    told, nth = occasions.told, _nth(context, span)
    if len(told) > 1 and nth:
        return told[0 if nth == 1 else -1].day
    tied = [occasions.things.get(word, frozenset()) for word in _definite_words(context, span)]
    days = {day for known in tied if len(known) == 1 for day in known}
    if len(told) > 1 and len(days) == 1:
        return next(o.day for o in told if o.day.start in days)
    return before if before and _described(context.profile, "that").search(context.text, *span) else None


def _nth(context: SentenceContext, span: tuple[int, int]) -> int:
    """1 for "the first raid", -1 for the second or the latest, 0 where the words do not say."""
    for key, nth in (("first", 1), ("last", -1)):
        if _described(context.profile, key).search(context.text, *span):
            return nth
    return 0


def _definite_words(context: SentenceContext, span: tuple[int, int]) -> frozenset[str]:
    """Stems of the names of a clause and of the nouns behind an article: what may be known from before."""
    text, profile = context.text, context.profile
    names = " ".join(n.text for n in context.names if span[0] <= n.start < span[1])
    articles = "|".join(re.escape(a) for a in sorted(profile.words("occasions", "that"), key=len, reverse=True))
    nouns = re.findall(rf"(?<!\w)(?:{articles})(?:\s+|(?<='))([^\W\d_]{{3,}})", text[slice(*span)], re.IGNORECASE)
    if profile.tables["capital_nouns"]:
        nouns += re.findall(r"(?<=\s)[A-ZÄÖÜ][^\W\d_]{2,}", text[slice(*span)])
    return content_words(f"{names} {' '.join(nouns)}", profile.code)
