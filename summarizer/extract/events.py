"""What happened, by the trigger words of the event table (ACLED, PLOVER and plain topic types)."""

import re
from dataclasses import replace
from datetime import date, timedelta

from summarizer.extract.context import SentenceContext
from summarizer.extract.day_roles import follows_since, is_aside, sets_the_time
from summarizer.extract.figures import modality_of
from summarizer.extract.locations import event_place, takes_part
from summarizer.extract.properties import BARRIER, CONJUNCTION
from summarizer.extract.triggers import best_trigger, quoted_spans
from summarizer.language.date_search import DateMention
from summarizer.language.event_types import EventType, background_of, event_types, is_on_ground
from summarizer.language.names import Name
from summarizer.language.profile import future_tense, phrase_pattern
from summarizer.language.quoting import fold_characters
from summarizer.schema.brief import Modality
from summarizer.schema.marked import Sentence
from summarizer.schema.mentions import DateReading, EventMention

_TALK = frozenset({"request", "accuse", "reject", "support", "threaten", "announcement"})
_LONG_PAST = timedelta(days=31)
_MIN_WORDS = 5
_WORD = 20  # a trigger that is itself a denial is read whole
_GOVERNING_REACH = 60
_SPEECH_REACH = 40
_CLAUSE_END = re.compile(r"[,;:–—]\s")


def propose_event(context: SentenceContext, names: list[Name], summary: str) -> EventMention | None:
    """The event that the sentence reports, by its most salient trigger outside quotation marks, or None."""
    text, sentence = fold_characters(context.marked.article.text), context.sentence
    words = text[sentence.start : sentence.end]
    if len(words.split()) < _MIN_WORDS or not re.search(r"[.!?…][\"')\]]*$", words):
        return None  # a heading or a caption tells no event of its own
    told = best_trigger(context)
    found = (told.trigger.kind, told.trigger.start) if told else _scheduled(context)
    if found is None:
        return None
    kind, at = found
    modality = "planned" if told and told.called else _modality(context, kind, at)
    day = _event_date(context, at, modality)
    if modality == "actual" and _lies_ahead(context, day):
        modality = "planned"
    return EventMention(
        sentence=sentence.number,
        type=kind.type,
        sub_type=kind.sub_type,
        summary=summary,
        actors=tuple(n.text for n in names if takes_part(context, n)),
        place=event_place(context, at, kind.type in _TALK),
        date=day,
        modality=modality,
        read_by="rule",
    )


def _scheduled(context: SentenceContext) -> tuple[EventType, int] | None:
    """A plan with a day ahead, whatever its verb: "The committee meets again on 18 June"."""
    ahead = [m for m in context.dates if m.reading and (m.ahead or _lies_ahead(context, m.reading))]
    days = [m for m in ahead if m.reading and m.reading.precision == "day" and not is_aside(context.text, m)]
    quoted = quoted_spans(context.text, context.sentence.start, context.sentence.end)
    told = [m for m in days if not any(start <= m.start < end for start, end in quoted)]
    return (next(t for t in event_types() if t.type == "scheduled"), told[0].start) if told else None


def _lies_ahead(context: SentenceContext, reading: DateReading | None) -> bool:
    own = context.day.reading
    return reading is not None and own is not None and reading.start > own.end


def _modality(context: SentenceContext, kind: EventType, at: int) -> Modality:
    """By the words that govern the trigger; a future tense governs from behind too ("wird ... eröffnen")."""
    text, sentence = context.text, context.sentence
    if kind.type == "scheduled":
        return "planned"
    if _is_denied(context, at):
        return "denied"
    modality = modality_of(text, *_governing(text, sentence.start, at), context.profile)
    if modality == "actual":
        modality = _said_of(context, at)
    if modality != "actual":
        return modality
    return "planned" if future_tense(context.profile).search(text, *_clause_around(text, sentence, at)) else "actual"


def _said_of(context: SentenceContext, at: int) -> Modality:
    """By the verb right behind a noun: "Elections may take place", "Das Gesetz soll ... in Kraft treten"."""
    behind = re.match(r"[\w'-]+((?:\s[\w'-]+){1,3})", context.text[at : context.sentence.end])
    if behind is None:
        return "actual"
    modality = modality_of(context.text, at + behind.start(1), at + behind.end(1), context.profile)
    return "actual" if modality == "denied" else modality


def _is_denied(context: SentenceContext, at: int) -> bool:
    """ "has not approved", and a denial with the report that it denies: "denied that", "denied reports"."""
    text, profile = context.text, context.profile
    before = text[max(context.sentence.start, at - 30) : at]
    if re.search(profile.tables["modality"]["negated"], before, re.IGNORECASE):
        return True
    report = phrase_pattern(tuple(profile.tables["modality"]["report"]))
    for denial in profile.phrase_pattern("modality", "denied").finditer(text, context.sentence.start, at + _WORD):
        opened = denial.end() + len(text[denial.end() :]) - len(text[denial.end() :].lstrip(" ,"))
        told = report.match(text, opened, context.sentence.end)
        is_trigger = len(text[at : denial.start()].split()) <= 1 and denial.end() > at
        if told and (is_trigger or (told.end() <= at and not BARRIER.search(text, told.end(), at))):
            return True
    return False


def _clause_around(text: str, sentence: Sentence, at: int) -> tuple[int, int]:
    """The trigger's clause. What follows an "and" behind it is another's: "denounced it and hopes that it will end"."""
    start = max((m.end() for m in _CLAUSE_END.finditer(text, sentence.start, at)), default=sentence.start)
    stops = [m.start() + 1 for p in (_CLAUSE_END, CONJUNCTION) if (m := p.search(text, at, sentence.end))]
    return start, min([*stops, sentence.end])


def _governing(text: str, start: int, at: int) -> tuple[int, int]:
    """The stretch before the trigger, within its clause, where "plans to" or "feared" would stand."""
    opener = max(
        (m.end() for m in re.finditer(r"[,;:–—]\s|\b(?:and|et|y|und|that|que|dass)\b", text[start:at])), default=0
    )
    return max(start + opener, at - _GOVERNING_REACH), at + 1


def _event_date(context: SentenceContext, at: int, modality: Modality) -> DateReading | None:
    """The date of the sentence nearest to the trigger, or None: the article's day is no event's day.

    A weekday of what is planned lies ahead ("plans a day of mourning on Saturday"), where it stands in the plan's clause.
    """
    text = context.marked.article.text
    told = [m for m in context.dates if m.reading and not follows_since(text, m, context.profile)]
    dated = [m for m in told if not _is_limit(context, m) and not _is_of_mentioned(context, at, m)]
    days = [m for m in dated if m.reading and m.reading.precision == "day" and not is_aside(text, m)]
    near = [m for m in dated if sets_the_time(context, at, m)]
    nearest = min(days or near, key=lambda m: abs(m.start - at), default=None)
    if nearest is None or nearest.reading is None:
        return None
    left, right = sorted((at, nearest.start))
    if modality == "planned" and _dates_a_saying(context, nearest, at):
        return None  # "will buy its rival, the two companies said on Tuesday"
    if modality == "planned" and not CONJUNCTION.search(text, left, right):
        return nearest.later or _next_time(nearest.reading, context.day.reading)
    if modality == "denied" and nearest.later and not nearest.ahead and nearest.start > at:
        return None  # "denied that the King comes on Sunday": nobody says which
    return nearest.reading


def _dates_a_saying(context: SentenceContext, mention: DateMention, at: int) -> bool:
    """Whether a verb of saying stands before the day, and neither the trigger nor what is to be done between them."""
    near = (a for a in context.attributions if 0 <= mention.start - a.cue_start <= _SPEECH_REACH)
    planned = re.compile(context.profile.tables["modality"]["infinitive"])
    return any(
        not a.cue_start <= at < mention.start and not planned.search(context.text, a.cue_start, mention.start)
        for a in near
    )


def _next_time(reading: DateReading, own: DateReading | None) -> DateReading:
    """A day of a plan that the reader gave the article's year, a year later where it would be long past."""
    start = date.fromisoformat(reading.start)
    is_past = own is not None and start < date.fromisoformat(own.start) - _LONG_PAST
    if not is_past or ", year by" not in reading.evidence or (start.month, start.day) == (2, 29):
        return reading
    day = start.replace(year=start.year + 1).isoformat()
    return replace(reading, start=day, end=day, evidence=f"{reading.evidence}, the next one as it is planned")


def _is_limit(context: SentenceContext, mention: DateMention) -> bool:
    """ "until Friday": the end of a period."""
    limits = phrase_pattern(background_of(context.profile.code).until)
    before = context.text[max(context.sentence.start, mention.start - 14) : mention.start].rstrip()
    return any(m.end() == len(before) for m in limits.finditer(before))


def _is_of_mentioned(context: SentenceContext, at: int, mention: DateMention) -> bool:
    """ "sacked its coach after it lost on Sunday": the day of what stands behind "after" in the trigger's clause."""
    after = phrase_pattern(background_of(context.profile.code).after)
    word = after.search(context.text, at, mention.start) if at < mention.start else None
    return word is not None and not _CLAUSE_END.search(context.text, at, mention.start)


def with_told_dates(events: list[EventMention], paragraphs: dict[int, int]) -> list[EventMention]:
    """Undated actual events dated by what another sentence says of its own event: the one right before in the
    paragraph, or the last of the same type; the evidence names it. `paragraphs`: sentence number -> paragraph.
    """
    told: list[EventMention] = []
    dated: list[EventMention] = []
    for event in events:
        source = next((e for e in reversed(dated) if _dates_also(e, event, paragraphs)), None)
        if event.date is None and event.modality == "actual" and source and source.date:
            evidence = f"{source.date.evidence}, told in sentence {source.sentence}"
            event = replace(event, date=replace(source.date, evidence=evidence))
        elif event.date and event.date.precision == "day" and event.modality == "actual":
            dated.append(event)
        told.append(event)
    return told


def _dates_also(source: EventMention, event: EventMention, paragraphs: dict[int, int]) -> bool:
    """What happens on the ground in the next sentence happened that day; what is said, decided or reported need not."""
    same_type = (source.type, source.sub_type) == (event.type, event.sub_type)
    beside = event.sentence - source.sentence == 1 and paragraphs[source.sentence] == paragraphs[event.sentence]
    return same_type or (beside and is_on_ground(source.type) and is_on_ground(event.type))
