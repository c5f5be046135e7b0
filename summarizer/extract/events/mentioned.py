"""The events that a sentence speaks of beside the one it tells: "offered on Friday ..., a day after a general strike".

Each clause may have an event of its own. What is only mentioned is worth a citation to the event that another sentence
tells, and never an event by itself.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.extract.events.days import TALK
from summarizer.extract.events.main_clauses import Span, within
from summarizer.extract.events.places import event_place
from summarizer.extract.events.triggers import quoted_spans, stated_triggers
from summarizer.extract.figures.day_roles import follows_since, is_dateline, is_genitive
from summarizer.language.dates.search import DateMention
from summarizer.language.events.event_nouns import nouns_of_events
from summarizer.language.events.event_types import background_of
from summarizer.language.phrases import Phrases
from summarizer.language.profile import phrase_pattern
from summarizer.schema.mentions import DateReading, EventMention

_BESIDE = 12  # characters between "Thursday's" and its noun
_BOUNDARY = re.compile(r"[,;:()–—]\s|\s[(–—]|[)]")
_GENERAL = TALK | {"scheduled", "other", "casualties", "correction", "economy", "market_move", "consult"}


def mentioned_events(context: SentenceContext, told: list[EventMention]) -> list[EventMention]:
    """What the sentence speaks of beside the events that it tells, each kind of event once."""
    heads = [_head_of(context, event) for event in told]
    found: dict[str, EventMention] = {}
    for trigger in stated_triggers(context):
        if not trigger.sure or trigger.kind.type in _GENERAL or trigger.kind.effect:
            continue
        if any(at <= trigger.start < end for at, end in heads):
            continue
        at = trigger.start, trigger.end
        part = _part_of(context, at, heads)
        day = _own_day(context, at, part)
        if any(trigger.kind.type == e.type and (day is None or _is_one_day(day, e.date)) for e in told):
            continue
        found.setdefault(trigger.kind.type, _mention(context, at, trigger.kind.type, day, part))
    for mention in _dated_nouns(context, told, heads):
        found.setdefault(mention.type, mention)
    return list(found.values())


def _dated_nouns(context: SentenceContext, told: list[EventMention], heads: list[Span]) -> Iterator[EventMention]:
    """What a noun names with a day of its own beside it: "beating a bid made on Monday"."""
    days = {(m.reading.start, m.reading.end) for m in context.dates if m.reading}
    if not days - {(e.date.start, e.date.end) for e in told if e.date}:
        return
    start, end, code = context.sentence.start, context.sentence.end, context.profile.code
    hidden = [*heads, *quoted_spans(context.text, start, end)]
    for first, last, kind in nouns_of_events(context.text, start, end, code):
        if any(a <= first < b for a, b in hidden):
            continue
        part = _part_of(context, (first, last), heads)
        day = _own_day(context, (first, last), part)
        if day is not None and not any(_is_one_day(day, e.date) for e in told):
            yield _mention(context, (first, last), kind, day, part)


def _head_of(context: SentenceContext, told: EventMention) -> tuple[int, int]:
    start, end = told.spans[0] if told.spans else (context.sentence.start, context.sentence.end)
    at = start + max(0, context.text[start:end].find(told.head))
    return at, at + len(told.head)


def _part_of(context: SentenceContext, word: Span, heads: list[Span]) -> Span:
    """The part of the sentence that speaks of it: between the words that part clauses, without the acts that are told.

    "Nach dem Streik vom Donnerstag hat ...": as far as the next finite verb. A day behind a comma belongs to it.
    """
    text, start, end = context.text, context.sentence.start, context.sentence.end
    opened = max([start, *(e for _, e in heads if e <= word[0])])
    opening = _BOUNDARY, _opening(context.profile.code)
    opened = max((m.end() for p in opening for m in p.finditer(text, opened, word[0])), default=opened)
    closed = min([end, *(s for s, _ in heads if s >= word[1])])
    closed = min((at for at in _ends(context, word[1], closed)), default=closed)
    part = text[opened:closed]
    return opened + len(part) - len(part.lstrip()), closed - len(part) + len(part.rstrip())


def _ends(context: SentenceContext, start: int, end: int) -> Iterator[int]:
    """Where another clause begins between the two; "before dawn" opens none."""
    days, parts = {m.start for m in context.dates}, phrase_pattern(background_of(context.profile.code).day_parts)
    for boundary in _BOUNDARY.finditer(context.text, start, end):
        if boundary.end() not in days:
            yield boundary.start()
    for word in _closing(context.profile.code).finditer(context.text, start, end):
        if parts.match(context.text, word.end() + 1) is None:
            yield word.start()
    yield from (m.start() for m in context.profile.phrase_pattern("dates", "finite").finditer(context.text, start, end))


@lru_cache(maxsize=32)
def _opening(language: str) -> Phrases:
    """The words before what is mentioned."""
    words = background_of(language)
    joins = tuple(w for w in words.joins if w[0].isalpha())
    return phrase_pattern(joins + words.subordinate + words.after + words.behind)


@lru_cache(maxsize=32)
def _closing(language: str) -> Phrases:
    """The words at which another clause begins; a conjunction may join two nouns."""
    words = background_of(language)
    return phrase_pattern(words.subordinate + words.after)


def _mention(context: SentenceContext, word: Span, kind: str, day: DateReading | None, part: Span) -> EventMention:
    return EventMention(
        sentence=context.sentence.number,
        type=kind,
        sub_type="",
        summary="",
        actors=(),
        place=event_place(within(context, *part), word[0], False),
        date=day,
        modality="actual",
        read_by="rule",
        head=context.text[slice(*word)],
        spans=(part,),
    )


def _own_day(context: SentenceContext, word: Span, part: Span) -> DateReading | None:
    """The day of this word: one behind it in its part of the sentence, or "Thursday's" before it; not that of a saying."""
    days = [m for m in context.dates if m.reading and not follows_since(context.text, m, context.profile)]
    days = [m for m in days if not is_dateline(context, m)]
    named = [m for m in days if 0 <= word[0] - m.end <= _BESIDE and is_genitive(context, m)]
    behind = [m for m in days if word[1] <= m.start < part[1] and not _dates_a_saying(context, part, m)]
    nearest = (named or behind)[:1]
    return nearest[0].reading if nearest else None


def _dates_a_saying(context: SentenceContext, part: Span, day: DateMention) -> bool:
    """ "the disaster office said on Wednesday": whether somebody speaks in the part before the day."""
    return any(part[0] <= a.cue_start < day.start for a in context.attributions)


def _is_one_day(day: DateReading, other: DateReading | None) -> bool:
    return other is not None and (day.start, day.end) == (other.start, other.end)
