"""Whether an answer is to be believed: how often the article's words speak for what it corrects, and how often against it.

Weighed are properties, speakers and days of numbers, kinds and modalities of events, other names of actors, and
translations. What has no word for or against it is open to a reader's sense.
"""

from collections.abc import Iterator, Sequence

from summarizer.extract.model.answered import (
    Corrections,
    EventChange,
    NamedActor,
    NumberChange,
    hears_one_voice,
    passes_over,
    says_twice,
    stands,
    tells_again,
)
from summarizer.extract.model.asks import Proposals, quoted_words
from summarizer.extract.model.contradictions import Words, is_common_noun, is_name_within
from summarizer.extract.model.other_names import are_forms, are_one
from summarizer.language.events.event_types import type_names
from summarizer.language.numbers.quantity_names import are_one_quantity, listed_meaning
from summarizer.schema.marked import MarkedArticle
from summarizer.schema.mentions import EventMention, FigureMention
from summarizer.schema.records import replace

_MOST_SLIPS = 1
_MOST_KINDS = 4
_SEVERAL = 4
_FEW_DOUBTED = 1 / 4
_SEVERAL_DENIED = 2
_BORNE_OUT = 1 / 5
FAR, AGAINST, OPEN, FOR = -2, -1, 0, 1  # far: a speaker whom nothing near a number without one names
_KINDRED = (  # one cue stands for any of these, and a reader tells them apart by sense
    frozenset({"protesters", "attendance", "people"}),
    frozenset({"votes", "voters", "in favour", "against", "opposed", "support in polls", "vote share"}),
    frozenset({"debt", "loan", "bonds", "investment"}),
    frozenset({"offer value", "price per share", "price", "market value", "contract value"}),  # "an offer of 43 euros"
    frozenset({"share held", "market share", "threshold"}),
    frozenset({"savings", "synergies"}),
    frozenset({"destroyed", "shot down"}),
    frozenset({"infections", "suspected cases", "confirmed cases", "hospitalised", "ill"}),
)
_AHEAD = frozenset({"planned", "possible"})
SPEAKER_REACH = 3  # sentences between a number and who is named as its speaker


def is_believable(answers: Sequence[Corrections], proposals: Proposals, words: Words) -> bool:
    """Whether the article's words speak for as many of the answers' corrections as they speak against.

    One slip is forgiven, and some of kinds of events, which readers name in more than one way. Of an answer that mostly
    tells the proposals again, passes over the open marks, or gives all numbers one speaker, a good part of what it corrects
    must have words for it, and less against it: it may have compared nothing. One that says two things of one mark is not
    believed, nor is one that calls several events planned, possible or denied with hardly a word for it.
    """
    events = [e for told in answers for e in told.events]
    kinds = [verdict for e in events for verdict in _kind_verdicts(e, proposals.events.get(e.label.s), words)]
    doubts = [verdict for e in events for verdict in _modality_verdicts(e, proposals.events.get(e.label.s), words)]
    others = [verdict for told in answers for verdict in _other_verdicts(told, proposals, words)]
    if says_twice(answers) or (_is_in_doubt(answers, proposals, words) and not _are_borne_out(others)):
        return False
    told_rightly = (kinds + doubts).count(FOR)
    return (
        _are_forgiven(others)
        and kinds.count(AGAINST) <= max(_MOST_KINDS, told_rightly)
        and (len(doubts) < _SEVERAL or doubts.count(FOR) >= _FEW_DOUBTED * len(doubts))
        and not _are_alike(events)
    )


def _are_alike(events: Sequence[EventChange]) -> bool:
    """Whether several events are all said to be of one kind, and all planned, possible or denied: none was looked at."""
    told = [(e.label.type, e.label.modality) for e in events if e.label.type or e.label.modality]
    return len(told) >= _SEVERAL and len(set(told)) == 1 and told[0][1] not in (None, "actual")


def _is_in_doubt(answers: Sequence[Corrections], proposals: Proposals, words: Words) -> bool:
    return (
        tells_again(answers, proposals)
        or passes_over(answers, proposals, words.reading.marked)
        or any(hears_one_voice(told, proposals) for told in answers)
    )


def _are_forgiven(verdicts: Sequence[int]) -> bool:
    """Whether no more is contradicted than borne out, or a single slip.

    A careful reader knows a poll's or a statement's numbers as such, though its name stands far off: where twice as many
    are borne out as contradicted, so many speakers again may be named far off.
    """
    right, wrong, far = (verdicts.count(verdict) for verdict in (FOR, AGAINST, FAR))
    return wrong + far <= max(_MOST_SLIPS, right) or (2 * wrong <= right and far <= 2 * right)


def without_denied(answers: Sequence[Corrections], proposals: Proposals, words: Words) -> list[Corrections]:
    """The answers without the properties of the tables that the article's words deny, where several things are denied.

    One denial may be a reader's right surprise; of several some are wrong, unless twice as many corrections are borne out.
    """
    verdicts = [verdict for told in answers for verdict in _other_verdicts(told, proposals, words)]
    denied = verdicts.count(AGAINST) + verdicts.count(FAR)
    if denied < _SEVERAL_DENIED or verdicts.count(FOR) >= 2 * denied:
        return list(answers)

    def left(change: NumberChange) -> NumberChange:
        name, proposal = change.label.property, proposals.figures.get(change.label.n)
        if name is None or proposal is None or not words.is_known(name) or not is_contradicted(name, proposal, words):
            return change
        return replace(change, label=change.label.model_copy(update={"property": None, "counts": None}))

    return [replace(told, numbers=tuple(map(left, told.numbers))) for told in answers]


def _are_borne_out(verdicts: Sequence[int]) -> bool:
    right, wrong = verdicts.count(FOR), verdicts.count(AGAINST) + verdicts.count(FAR)
    return right > wrong and right >= _BORNE_OUT * len(verdicts)


def _other_verdicts(told: Corrections, proposals: Proposals, words: Words) -> Iterator[int]:
    is_one_voice = hears_one_voice(told, proposals)
    for change in told.numbers:
        if proposal := proposals.figures.get(change.label.n):
            yield from _number_verdicts(change, proposal, words)
            if change.speaker is not None and change.speaker != proposal.speaker:
                said = _speaker_verdict(change.speaker, proposal, words)
                yield _alone(proposal) if is_one_voice and said == FOR else said
    for actor in told.actors:
        yield from _actor_verdicts(actor, proposals, words.reading.marked)


def _alone(proposal: FigureMention) -> int:
    """What it is worth that the only voice of an answer stands in a number's sentence, as it must in some."""
    return AGAINST if proposal.speaker else OPEN


def _number_verdicts(change: NumberChange, proposal: FigureMention, words: Words) -> Iterator[int]:
    """For a property and a day that are not the proposal's, what the article's words say of them."""
    when, at = change.label.when, proposal.numeral.sentence
    if change.label.property is not None and not are_one_quantity(change.label.property, proposal.measured_property):
        name = listed_meaning(change.label.property)
        yield AGAINST if is_contradicted(name, proposal, words) else FOR if words.name(name, at) else OPEN
    if when is not None and when != quoted_words(proposal.as_of):
        is_here = bool(when) and stands(when, words.reading.marked, at)
        yield AGAINST if words.against_day(when, proposal) else FOR if is_here else OPEN


def is_contradicted(name: str, proposal: FigureMention, words: Words) -> bool:
    """Whether the words beside a number speak against what is said that it counts."""
    if any({name, proposal.measured_property} <= names for names in _KINDRED):
        return False
    return words.against_property(name, proposal) or words.against_unit(name, proposal)


def _speaker_verdict(speaker: str, proposal: FigureMention, words: Words) -> int:
    at = proposal.numeral.sentence
    if not speaker or is_name_within(proposal.speaker, speaker):
        return OPEN
    if words.against_speaker(speaker, proposal):
        return AGAINST
    if stands(speaker, words.reading.marked, at):
        return FOR
    if are_forms(proposal.speaker, speaker):
        return OPEN
    elsewhere = words.leans_on_a_pronoun(at) or proposal.speaker_sentence != at
    unnamed = elsewhere or is_common_noun(proposal.speaker)  # "the airline put it at 1.03 billion"
    known = words.speaks(speaker, at, SPEAKER_REACH) or (unnamed and words.told_beside(speaker, at))
    return OPEN if known else AGAINST if proposal.speaker else FAR


def _kind_verdicts(change: EventChange, proposal: EventMention | None, words: Words) -> Iterator[int]:
    label = change.label
    is_other = proposal is None or label.type != proposal.type
    if words.has_sentence(label.s) and label.type in type_names() and is_other:
        told = words.kinds_of_act(label.s)
        yield FOR if label.type in told else AGAINST if proposal and told.get(proposal.type) else OPEN


def _modality_verdicts(change: EventChange, proposal: EventMention | None, words: Words) -> Iterator[int]:
    label = change.label
    known = proposal.modality if proposal else None
    if {known, label.modality} == _AHEAD:
        return  # what is planned and what is expected have much the same words
    if words.has_sentence(label.s) and label.modality not in (None, "actual", known):
        yield FOR if words.doubts(label.modality, label.s) else OPEN


def _actor_verdicts(actor: NamedActor, proposals: Proposals, marked: MarkedArticle) -> Iterator[int]:
    """Of other names that the article has: one that it does not show to be the actor's rarely is."""
    known = proposals.numbered.get(actor.label.a, actor.name)
    names = [known, *actor.label.also] if known != actor.name else actor.label.also
    also = (o for o in names if any(stands(o, marked, s.number) for s in marked.body))
    yield from (FOR if are_one(actor.name, other, marked) else AGAINST for other in also)
