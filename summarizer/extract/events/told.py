"""What happened, by the trigger words of the event table (ACLED, PLOVER and plain topic types)."""

import re
from collections.abc import Sequence

from summarizer.extract.context import SentenceContext
from summarizer.extract.events.anaphora import event_taken_up
from summarizer.extract.events.days import TALK, day_of_cause, day_of_event, day_of_saying, new_day
from summarizer.extract.events.places import event_place, takes_part
from summarizer.extract.events.states import done_patterns
from summarizer.extract.events.triggers import Told, best_trigger, is_in_relative, quoted_spans
from summarizer.extract.figures.day_roles import is_aside
from summarizer.extract.figures.modality import is_reported_ahead, modality_of
from summarizer.extract.figures.older_events import lies_ahead
from summarizer.language.clause_marks import BARRIER, CONJUNCTION, PAUSE
from summarizer.language.events.counted_from import counts_from
from summarizer.language.events.event_nouns import TakenUp
from summarizer.language.events.event_types import EventType, event_types
from summarizer.language.names.proper_names import Name
from summarizer.language.profile import Profile, future_tense
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.brief import Modality
from summarizer.schema.marked import Sentence
from summarizer.schema.mentions import DateReading, EventMention
from summarizer.schema.records import replace

_MIN_WORDS = 5
_WORD = 20  # a trigger that is itself a denial is read whole
_GOVERNING_REACH = 60
_AHEAD = ("planned", "possible")
_SENTENCE_ENDS = (".", "!", "?", "…")
_CLOSING = "\"')]"
_WORDS_BEHIND = re.compile(r"[\w'-]+((?:\s[\w'-]+){1,3})")
_GOVERNED = WordPattern(r"[,;:–—]\s|\b(?:<grammar.and>|<grammar.that>)\b")


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
        place=event_place(context, at, kind.type in TALK),
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
    modality = _modality(context, kind, phrase.noun, phrase.end)
    day = day_of_event(context, phrase.noun, modality, kind)
    if day and event.date and not (day.start <= event.date.end and event.date.start <= day.end):
        return None
    return EventMention(
        sentence=context.sentence.number,
        type=event.type,
        sub_type=event.sub_type,
        summary=summary,
        actors=tuple(n.text for n in names if takes_part(context, n)),
        place="" if event.place else _place_not_of_speaker(context, phrase.noun),
        date=day,
        modality=event.modality if modality == "planned" and not lies_ahead(context, day) else modality,
        read_by="rule",
        head=context.text[phrase.noun : phrase.end],
        takes_up=event.takes_up or event.sentence,
    )


def _place_not_of_speaker(context: SentenceContext, at: int) -> str:
    """Where the sentence says that it was; "selon le parquet de Gap" says where the speaker is."""
    place = event_place(context, at, False)
    return "" if any(place in attribution.speaker for attribution in context.attributions) else place


def _when(context: SentenceContext, told: Told | None, kind: EventType, at: int) -> tuple[Modality, DateReading | None]:
    """Whether it happened, and its day."""
    moved = new_day(context)
    if moved:
        return "planned", moved
    end = told.trigger.end if told else at
    modality = "planned" if told and told.called else _modality(context, kind, at, end)
    if told and told.effect:
        return modality, day_of_cause(context, at, told.effect.start, kind)
    day = day_of_event(context, at, modality, kind)
    return ("planned" if modality == "actual" and lies_ahead(context, day) else modality), day


def _scheduled(context: SentenceContext) -> tuple[EventType, int] | None:
    """A plan with a day ahead, whatever its verb: "The committee meets again on 18 June"."""
    ahead = [m for m in context.dates if m.reading and (m.ahead or lies_ahead(context, m.reading))]
    days = [m for m in ahead if m.reading and m.reading.precision == "day" and not is_aside(context.text, m)]
    quoted = quoted_spans(context.text, context.sentence.start, context.sentence.end)
    told = [m for m in days if not any(start <= m.start < end for start, end in quoted)]
    return (next(t for t in event_types() if t.type == "scheduled"), told[0].start) if told else None


def _modality(context: SentenceContext, kind: EventType, at: int, end: int) -> Modality:
    """By the words that govern the trigger; a future tense governs from behind too ("wird ... eröffnen")."""
    text, sentence = context.text, context.sentence
    if kind.type == "scheduled":
        return "planned"
    if _is_denied(context, at):
        return "denied"
    modality = modality_of(text, *_governing(text, sentence.start, at, end, context.profile), context.profile)
    if modality == "actual":
        modality = _said_of(context, at)
    if modality != "actual":
        return modality
    clause = _clause_around(text, sentence, at)
    if future_tense(context.profile).search(text, *clause):
        return "planned"
    return "planned" if kind.type not in TALK and is_reported_ahead(context, at, clause) else "actual"


def _said_of(context: SentenceContext, at: int) -> Modality:
    """By the verb right behind a noun: "Elections may take place", "Das Gesetz soll ... in Kraft treten"."""
    behind = _WORDS_BEHIND.match(context.text, at, context.sentence.end)
    if behind is None:
        return "actual"
    modality = modality_of(context.text, *behind.span(1), context.profile)
    return "actual" if modality == "denied" else modality


def _is_denied(context: SentenceContext, at: int) -> bool:
    """ "has not approved", and a denial with the report that it denies: "denied that", "denied reports"."""
    text, profile = context.text, context.profile
    before = text[max(context.sentence.start, at - 30) : at]
    if profile.pattern("modality", "negated", re.IGNORECASE).search(before):
        return True
    report = profile.phrase_pattern("modality", "report")
    for denial in profile.phrase_pattern("modality", "denied").finditer(text, context.sentence.start, at + _WORD):
        opened = denial.end() + len(text[denial.end() :]) - len(text[denial.end() :].lstrip(" ,"))
        told = report.match(text, opened, context.sentence.end)
        is_trigger = len(text[at : denial.start()].split()) <= 1 and denial.end() > at
        if told and (is_trigger or (told.end() <= at and not BARRIER.search(text, told.end(), at))):
            return True
        act = profile.pattern("modality", "denied_act").match(text, opened, context.sentence.end)
        if act and (is_trigger or at < act.end()):
            return True
    return False


def _clause_around(text: str, sentence: Sentence, at: int) -> tuple[int, int]:
    """The trigger's clause. What follows an "and" behind it is another's: "denounced it and hopes that it will end"."""
    start = max((m.end() for m in PAUSE.finditer(text, sentence.start, at)), default=sentence.start)
    stops = [m.start() + 1 for p in (PAUSE, CONJUNCTION) if (m := p.search(text, at, sentence.end))]
    return start, min([*stops, sentence.end])


def _governing(text: str, start: int, at: int, end: int, profile: Profile) -> tuple[int, int]:
    """The stretch before the trigger, within its clause, where "plans to" or "feared" would stand.

    A cue may end with the word that opens the clause ("se espera que"). The stretch goes on to the end of the first word of
    a trigger of several: "plan | to merge", "| vont fusionner".
    """
    cues = {m.end() for key in _AHEAD for m in profile.phrase_pattern("modality", key).finditer(text, start, at)}
    opened = max((m.end() for m in _GOVERNED.finditer(text, start, at) if m.end() not in cues), default=start)
    first = text.find(" ", at, end)
    return max(opened, at - _GOVERNING_REACH), first if first > 0 else at + 1
