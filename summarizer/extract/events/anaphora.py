"""Which event of its article a sentence goes on with: "The blast shattered windows", "Es war der schwerste Unfall".

A definite noun phrase that names a kind of event points back to the one event of that kind told before (Hobbs 1979; Lappin
and Leass 1994 for the nearest where several could be meant). It does where the sentence opens with it, says which one it
was, or tells nothing but what came of it; a sentence with an act of its own keeps that.
"""

from collections.abc import Sequence

from summarizer.extract.context import SentenceContext
from summarizer.extract.events.triggers import Told
from summarizer.language.content import stems_of_text
from summarizer.language.events.event_nouns import TakenUp, find_taken_up
from summarizer.language.events.triggers import find_triggers
from summarizer.schema.mentions import EventMention

_TOLL = "casualties"
_HINDSIGHT = frozenset(["month", "year"])


def event_taken_up(
    context: SentenceContext, told: Told | None, before: Sequence[EventMention]
) -> tuple[EventMention, TakenUp] | None:
    """The event among those told `before` that the sentence goes on with, and the noun phrase that says so, or None."""
    if not before:
        return None
    text, sentence = context.text, context.sentence
    for phrase in find_taken_up(text, sentence.start, sentence.end, context.profile.code):
        event = _antecedent(context, phrase, told, before) if _may_tell(phrase, told) else None
        if event:
            return event, phrase
    return None


def _may_tell(phrase: TakenUp, told: Told | None) -> bool:
    """Whether the phrase tells the sentence's event: "The penalty is the fourth", not "condemned the raid"."""
    if told is None:
        return phrase.opens
    trigger = told.trigger
    if trigger.start < phrase.end and phrase.start < trigger.end:
        return True
    if trigger.kind.effect and told.effect is None:
        return True
    return phrase.opens and (not trigger.sure or trigger.kind.type in phrase.types)


def _antecedent(
    context: SentenceContext, phrase: TakenUp, told: Told | None, before: Sequence[EventMention]
) -> EventMention | None:
    """The only event that the phrase can name; with "this" the last one told, where the sentence before tells it."""
    today = [e for e in before if not _is_background(e) and _fits(context, phrase, e)]
    able = [e for e in today if e.type in phrase.types] or [e for e in today if _names_one(context, phrase, e)]
    able = [e for e in able if e.type != _TOLL] or able
    roots = {e.takes_up or e.sentence for e in able}
    if len(roots) > 1 and told:
        able = [e for e in able if e.type == told.trigger.kind.type]
        roots = {e.takes_up or e.sentence for e in able}
    if len(roots) > 1 and phrase.demonstrative:
        roots = {e.takes_up or e.sentence for e in able if e.sentence == context.sentence.number - 1}
    return next((e for e in before if e.sentence in roots), None) if len(roots) == 1 else None


def _names_one(context: SentenceContext, phrase: TakenUp, event: EventMention) -> bool:
    """Whether the sentence that told it has a word for what the phrase names: "saved after two ships collided"."""
    told = context.marked.sentence(event.sentence)
    words = find_triggers(context.text, told.start, told.end, context.profile.code)
    return phrase.opens and any(t.kind.type in phrase.types for t in words)


def _is_background(event: EventMention) -> bool:
    return event.date is not None and event.date.precision in _HINDSIGHT


def _fits(context: SentenceContext, phrase: TakenUp, event: EventMention) -> bool:
    """Whether what the phrase says of its event, "the attack on the station", stands in the sentence that told it."""
    said = [phrase.argument, *(m for m in phrase.modifiers.split() if m[0].isupper())]
    wanted = stems_of_text(" ".join(said), context.profile.code)
    if not wanted:
        return True
    return wanted <= stems_of_text(context.marked.text_of(event.sentence), context.profile.code)
