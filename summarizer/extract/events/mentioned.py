"""The events that a sentence speaks of beside the one it tells: "offered on Friday ..., a day after a general strike".

Each clause may have an event of its own. What is only mentioned is worth a citation to the event that another sentence
tells, and never an event by itself.
"""

from summarizer.extract.context import SentenceContext
from summarizer.extract.events.days import TALK
from summarizer.extract.events.triggers import stated_triggers
from summarizer.extract.figures.day_roles import follows_since, is_dateline, is_genitive
from summarizer.extract.figures.locations import event_place
from summarizer.language.events.triggers import Trigger
from summarizer.schema.mentions import DateReading, EventMention

_BESIDE = 12  # characters between "Thursday's" and its noun
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
        day = _own_day(context, trigger, heads[0][0])
        if any(trigger.kind.type == e.type and (day is None or _is_one_day(day, e.date)) for e in told):
            continue
        found.setdefault(trigger.kind.type, _mention(context, trigger, day))
    return list(found.values())


def _head_of(context: SentenceContext, told: EventMention) -> tuple[int, int]:
    start, end = told.spans[0] if told.spans else (context.sentence.start, context.sentence.end)
    at = start + max(0, context.text[start:end].find(told.head))
    return at, at + len(told.head)


def _mention(context: SentenceContext, trigger: Trigger, day: DateReading | None) -> EventMention:
    return EventMention(
        sentence=context.sentence.number,
        type=trigger.kind.type,
        sub_type=trigger.kind.sub_type,
        summary="",
        actors=(),
        place=event_place(context, trigger.start, False),
        date=day,
        modality="actual",
        read_by="rule",
        head=context.text[trigger.start : trigger.end],
    )


def _own_day(context: SentenceContext, trigger: Trigger, told_at: int) -> DateReading | None:
    """The day of this word: one behind it, the act that the sentence tells not between them, or "Thursday's" before it."""
    days = [m for m in context.dates if m.reading and not follows_since(context.text, m, context.profile)]
    days = [m for m in days if not is_dateline(context, m)]
    named = [m for m in days if 0 <= trigger.start - m.end <= _BESIDE and is_genitive(context, m)]
    behind = [m for m in days if trigger.end <= m.start and not trigger.start < told_at < m.start]
    nearest = (named or behind)[:1]
    return nearest[0].reading if nearest else None


def _is_one_day(day: DateReading, other: DateReading | None) -> bool:
    return other is not None and (day.start, day.end) == (other.start, other.end)
