"""What happened, by the trigger words of the event table (ACLED, PLOVER and plain topic types)."""

from collections.abc import Sequence

from summarizer.extract.context import SentenceContext
from summarizer.extract.events.anaphora import event_taken_up
from summarizer.extract.events.days import (
    TALK,
    day_extended_to,
    day_of_cause,
    day_of_event,
    day_of_saying,
    is_extended_to,
    new_day,
)
from summarizer.extract.events.places import event_place, takes_part
from summarizer.extract.events.stances import ToldEvent, how_sure
from summarizer.extract.events.states import done_patterns
from summarizer.extract.events.triggers import Told, best_trigger, is_in_relative, quoted_spans
from summarizer.extract.figures.day_roles import is_aside
from summarizer.extract.figures.older_events import lies_ahead
from summarizer.language.events.counted_from import counts_from
from summarizer.language.events.event_nouns import TakenUp
from summarizer.language.events.event_types import EventType, event_types
from summarizer.language.names.proper_names import Name
from summarizer.schema.brief import Modality
from summarizer.schema.mentions import DateReading, EventMention
from summarizer.schema.records import replace

_MIN_WORDS = 5
_SENTENCE_ENDS = (".", "!", "?", "…")
_CLOSING = "\"')]"


def propose_event(
    context: SentenceContext, names: list[Name], summary: str, before: Sequence[EventMention] = ()
) -> EventMention | None:
    """The event that the sentence reports, by its most salient trigger outside quotation marks, or None.

    `before` are those that the article has told already: a sentence may go on with one of them.
    """
    told = best_trigger(context)
    back = event_taken_up(context, told, before)
    going_on = _going_on(context, *back, names, summary) if back else None
    if going_on:
        return going_on
    found = (told.trigger.kind, told.trigger.start) if told else _scheduled(context)
    if found is None:
        return None
    kind, at = found
    act = clause_before(context, told) if told else None
    modality, day = _when(act or context, told, kind, at)
    if act and day is None:
        day = day_of_saying(context)
    return EventMention(
        sentence=context.sentence.number,
        type=kind.type,
        sub_type=kind.sub_type,
        summary=summary,
        actors=_participants(context, names, at),
        place=event_place(context, at, kind.type in TALK, kind.ground),
        date=day,
        modality=modality,
        read_by="rule",
        head=context.text[told.trigger.start : told.trigger.end] if told else "",
    )


def _participants(context: SentenceContext, names: list[Name], at: int) -> tuple[str, ...]:
    """The names that take part, without those of an older event from which the day is counted: "three days after ..."."""
    end = counts_from(context.text, at, context.sentence.end, context.profile)
    return tuple(n.text for n in names if n.start < end and takes_part(context, n))


def clause_before(context: SentenceContext, told: Told) -> SentenceContext | None:
    """What stands before a relative clause that alone names the kind of event, if it says what was done.

    "Divers have found the recorders of the plane that crashed on Monday": the day is the crash's.
    """
    trigger, span = told.trigger, context.sentence
    if told.effect or told.called or not trigger.kind.ground or not is_in_relative(context, trigger):
        return None
    said = {a.cue_start for a in context.attributions}
    done = (
        m.start() for p in done_patterns(context.profile) for m in p.finditer(context.text, span.start, trigger.start)
    )
    return replace(context, sentence=replace(span, end=trigger.start)) if any(at not in said for at in done) else None


def is_running_text(context: SentenceContext) -> bool:
    """Whether the sentence is one: a heading or a caption tells no event of its own."""
    words = context.own_text
    return len(words.split()) >= _MIN_WORDS and words.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)


def _going_on(
    context: SentenceContext, event: EventMention, phrase: TakenUp, names: list[Name], summary: str
) -> EventMention | None:
    """A further report of an event told before, None where its day is another's.

    What is still to come of it ("will last a week") has no day ahead.
    """
    kind = next(t for t in event_types() if t.type == event.type)
    modality = how_sure(ToldEvent(context, kind, phrase.noun, phrase.end))
    day = day_of_event(context, phrase.noun, modality, kind)
    if day and event.date and not (day.start <= event.date.end and event.date.start <= day.end):
        return None
    return EventMention(
        sentence=context.sentence.number,
        type=event.type,
        sub_type=event.sub_type,
        summary=summary,
        actors=tuple(n.text for n in names if takes_part(context, n)),
        place="" if event.place else _place_not_of_speaker(context, phrase.noun, kind),
        date=day,
        modality=event.modality if modality == "planned" and not lies_ahead(context, day) else modality,
        read_by="rule",
        head=context.text[phrase.noun : phrase.end],
        takes_up=event.takes_up or event.sentence,
    )


def _place_not_of_speaker(context: SentenceContext, at: int, kind: EventType) -> str:
    """Where the sentence says that it was; "selon le parquet de Gap" says where the speaker is."""
    place = event_place(context, at, False, kind.ground)
    return "" if any(place in attribution.speaker for attribution in context.attributions) else place


def _when(context: SentenceContext, told: Told | None, kind: EventType, at: int) -> tuple[Modality, DateReading | None]:
    """Whether it happened, and its day."""
    moved = new_day(context) or (day_extended_to(context) if kind.type == "scheduled" else None)
    if moved:
        return "planned", moved
    end = told.trigger.end if told else at
    modality = "planned" if told and told.called else how_sure(ToldEvent(context, kind, at, end))
    if told and told.effect:
        return modality, day_of_cause(context, at, told.effect.start, kind)
    day = day_of_event(context, at, modality, kind)
    return ("planned" if modality == "actual" and lies_ahead(context, day) else modality), day


def _scheduled(context: SentenceContext) -> tuple[EventType, int] | None:
    """A plan with a day ahead, whatever its verb: "The committee meets again on 18 June"."""
    told_ahead = (m for m in context.dates if m.ahead or is_extended_to(context, m) or lies_ahead(context, m.reading))
    ahead = [m for m in told_ahead if m.reading]
    days = [m for m in ahead if m.reading and m.reading.precision == "day" and not is_aside(context.text, m)]
    quoted = quoted_spans(context.text, context.sentence.start, context.sentence.end)
    told = [m for m in days if not any(start <= m.start < end for start, end in quoted)]
    return (next(t for t in event_types() if t.type == "scheduled"), told[0].start) if told else None
