"""A model's answer with its pointers to actors followed, what is wrong with them, and how far to believe it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from summarizer.extract.model.asks import Proposals, quoted_words
from summarizer.language.numbers.quantity_names import are_one_quantity
from summarizer.language.quoting import find_folded
from summarizer.schema.answers import NOBODY, ActorLabel, EventLabel, ExtractAnswer, NumberLabel
from summarizer.schema.marked import MarkedArticle
from summarizer.schema.mentions import EventMention, FigureMention

_BAD_SHARE = 1 / 3
_REPEATED = 1 / 3
_FILLED = 1 / 2
_SEVERAL = 5
_SEVERAL_VOICED = 4
_SEVERAL_LEFT = 2
_PASSED_OVER = 1 / 2


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor that an answer speaks of, by name; `sentence` is 0 where it names none."""

    name: str
    sentence: int
    label: ActorLabel


@dataclass(frozen=True, slots=True)
class NumberChange:
    """What an answer says of one mark: `speaker` is a name, "" for the article itself, `holder` a name, "" for nobody.

    None where it says nothing.
    """

    speaker: str | None
    holder: str | None
    label: NumberLabel


@dataclass(frozen=True, slots=True)
class EventChange:
    """What an answer says of one of its main events; `actors` are names."""

    actors: tuple[str, ...]
    label: EventLabel


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that one answer says, its events each once in its order, with actors by name.

    `aside` is what it says of sentences that it does not name among the main events.
    """

    actors: tuple[NamedActor, ...]
    numbers: tuple[NumberChange, ...]
    events: tuple[EventChange, ...]
    aside: tuple[EventChange, ...] = ()


def follow(answer: ExtractAnswer, numbered: Mapping[int, str]) -> Corrections:
    """The answer with names for the numbers of actors; what points to nobody is left out."""
    names = {**numbered, **{label.a: label.name for label in answer.actors if label.name}}
    details = {label.s: label for label in reversed(answer.details)}
    chosen = dict.fromkeys(answer.events or [label.s for label in answer.details])
    told = [details.get(s) or EventLabel(s=s) for s in chosen]
    aside = [label for s, label in details.items() if s not in chosen]
    return Corrections(
        actors=tuple(NamedActor(names[label.a], label.s or 0, label) for label in answer.actors if label.a in names),
        numbers=tuple(
            NumberChange(_named(label.speaker, names), _named(label.of, names), label) for label in answer.numbers
        ),
        events=tuple(_told_of(label, names) for label in told),
        aside=tuple(_told_of(label, names) for label in aside),
    )


def _told_of(label: EventLabel, names: Mapping[int, str]) -> EventChange:
    return EventChange(tuple(names[a] for a in label.actors if a in names), label)


def _named(number: int | None, names: Mapping[int, str]) -> str | None:
    return "" if number == NOBODY else names.get(number or NOBODY)


def renamed(answers: Iterable[Corrections], numbered: Mapping[int, str], marked: MarkedArticle) -> dict[str, str]:
    """The names of proposals that were wrong or cut short, and what the article writes instead."""
    told = [actor for answer in answers for actor in answer.actors if actor.label.name]
    return {
        numbered[actor.label.a]: actor.name
        for actor in told
        if numbered.get(actor.label.a, actor.name) != actor.name
        and any(stands(actor.name, marked, s.number) for s in marked.body)
    }


# --- what is wrong with it ---


def review(answer: ExtractAnswer, marked: MarkedArticle, numbered: Mapping[int, str]) -> list[str]:
    """What is wrong with an answer's pointers, as path and reason; [] while only few of them miss.

    A name in another sentence than the one named does no harm. `numbered` are the proposed names by their number.
    """
    problems = [*_misplaced(answer, marked), *_unknown_actors(answer, marked, numbered)]
    items = len(answer.numbers) + len(answer.actors) + len(answer.events) + len(answer.details)
    return problems if len(problems) > items * _BAD_SHARE else []


def _misplaced(answer: ExtractAnswer, marked: MarkedArticle) -> Iterator[str]:
    marks = {n.number for n in marked.numerals}
    sentences = {s.number for s in marked.body}
    last = max(sentences, default=0)
    for i, label in enumerate(answer.numbers):
        if label.n not in marks:
            yield f"numbers[{i}].n: there is no mark n{label.n}; the article has n1 to n{len(marks)}"
        if label.event and label.event not in sentences:
            yield f"numbers[{i}].event: there is no sentence [{label.event}]; 0 is all of the happenings together"
    told = [(f"events[{i}]", s) for i, s in enumerate(answer.events)]
    told += [(f"details[{i}].s", label.s) for i, label in enumerate(answer.details)]
    for path, s in told:
        if s not in sentences:
            yield f"{path}: there is no sentence [{s}]; the article has [1] to [{last}]"


def _unknown_actors(answer: ExtractAnswer, marked: MarkedArticle, numbered: Mapping[int, str]) -> Iterator[str]:
    known = {NOBODY, *numbered}
    for i, label in enumerate(answer.actors):
        if label.name and not any(stands(label.name, marked, s.number) for s in marked.body):
            yield f"actors[{i}].name: {label.name!r} stands nowhere in the article; copy the name as the article writes it"
        elif not label.name and label.a not in known:
            yield f"actors[{i}].a: there is no a{label.a} among the proposals; give the new actor's name"
        known.add(label.a)
    for i, number in enumerate(answer.numbers):
        if number.speaker is not None and number.speaker not in known:
            yield f"numbers[{i}].speaker: there is no a{number.speaker}; add the actor first, 0 is the article itself"
        if number.of is not None and number.of not in known:
            yield f"numbers[{i}].of: there is no a{number.of}; add the actor first, 0 is nobody"


def stands(name: str, marked: MarkedArticle, sentence: int) -> bool:
    """Whether the sentence holds the name, white space and quotation marks folded."""
    span = marked.sentence(sentence)
    return find_folded(name, marked.article.text, span.start, span.end) is not None


def nearest(name: str, marked: MarkedArticle, sentence: int) -> int:
    """The number of the nearest story sentence that holds the name, 0 where none does."""
    holding = [s.number for s in marked.body if name and stands(name, marked, s.number)]
    return min(holding, key=lambda n: (abs(n - sentence), n), default=0)


# --- how far to believe it ---


def says_twice(answers: Iterable[Corrections]) -> bool:
    """Whether the answers speak of one mark more than once."""
    labels = [change.label.n for one in answers for change in one.numbers]
    return len(labels) != len(set(labels))


def hears_one_voice(told: Corrections, proposals: Proposals) -> bool:
    """Whether several numbers are told to have a speaker, all of them the same: it may have looked for none.

    Not where it leaves several numbers to other speakers that they are proposed to have.
    """
    voices = [change.speaker for change in told.numbers if change.speaker is not None]
    if len(voices) < _SEVERAL_VOICED or len(set(voices)) > 1 or not voices[0]:
        return False
    changed = {change.label.n for change in told.numbers if change.speaker is not None}
    left = [f.speaker for n, f in proposals.figures.items() if n not in changed and f.speaker not in ("", voices[0])]
    return len(left) < _SEVERAL_LEFT


def passes_over(answers: Iterable[Corrections], proposals: Proposals, marked: MarkedArticle) -> bool:
    """Whether the answers are silent on most of the marks that the rules leave open, where they were asked."""
    still_open = {n.number for n in marked.numerals} - proposals.figures.keys()
    told = {change.label.n for one in answers for change in one.numbers}
    return len(still_open & told) < _FILLED * len(still_open)


def tells_again(answers: Iterable[Corrections], proposals: Proposals) -> bool:
    """Whether more than a third of what the answers say of proposals stands there already.

    So does a small model that has compared nothing, and a large one that likes to fill in every field.
    """
    fields = [repeats for one in answers for repeats in _compared(one, proposals)]
    return sum(fields) > _REPEATED * len(fields)


def _compared(told: Corrections, proposals: Proposals) -> Iterator[bool]:
    """Of each field that says something of a proposal, whether it only says it again."""
    for change in told.numbers:
        if proposal := proposals.figures.get(change.label.n):
            yield from _number_fields(change, proposal)
    for event in told.events:
        if known := proposals.events.get(event.label.s):
            yield from _event_fields(event.label, known)
    kinds = {m.name: m.kind for m in proposals.actors}
    for actor in told.actors:
        if actor.name in kinds:
            yield _is_repeated(actor.label, kinds[actor.name])


def _is_repeated(label: ActorLabel, kind: str) -> bool:
    """Whether an actor's label has neither another name nor another kind; its name only says who is meant."""
    return not label.also and label.kind in (None, kind)


def _number_fields(change: NumberChange, proposal: FigureMention) -> Iterator[bool]:
    label = change.label
    if label.property is not None:
        yield are_one_quantity(label.property, proposal.measured_property)
    if label.speaker is not None:
        yield change.speaker in (None, proposal.speaker)
    if label.of is not None:
        yield change.holder in (None, proposal.holder)
    if label.when is not None:
        yield label.when == quoted_words(proposal.as_of)
    if label.modality is not None:
        yield label.modality == proposal.modality


def _event_fields(label: EventLabel, proposal: EventMention) -> Iterator[bool]:
    if label.type is not None:
        yield label.type == proposal.type
    if label.place is not None:
        yield label.place == proposal.place
    if label.when is not None:
        yield label.when == quoted_words(proposal.date)
    if label.modality is not None:
        yield label.modality == proposal.modality


def is_in_reading_order(told: Corrections) -> bool:
    """Whether several events are named as the article has them, not the most important first: then none was chosen."""
    sentences = [event.label.s for event in told.events]
    return len(sentences) >= _SEVERAL and sentences == sorted(sentences)


def goes_along(told: Corrections) -> bool:
    """Whether the events are named in the article's order and hardly one is passed over: it weighs none."""
    sentences = [event.label.s for event in told.events]
    return is_in_reading_order(told) and len(sentences) > _PASSED_OVER * sentences[-1]


def is_described(label: EventLabel, translated: Collection[int]) -> bool:
    """Whether an answer says more of an event than where it stands; a summary that is no translation says nothing."""
    return bool(label.model_fields_set - ({"s"} if label.s in translated else {"s", "summary"}))
