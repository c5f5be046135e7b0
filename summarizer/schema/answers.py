"""What a model is asked to fill: pointers into the marked article, and sentences with slots. It types no number."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from summarizer.schema.asking import Answer
from summarizer.schema.brief import Modality
from summarizer.schema.partial_answers import Pointer

ActorKind = Literal[
    "person",
    "organisation",
    "company",
    "country",
    "government",
    "state forces",
    "rebel group",
    "militia",
    "media",
    "group",
]


NOBODY = 0
"""Stands where an actor's number would: the article says it itself, nobody holds it."""

Left = SkipJsonSchema[None]
"""What a field holds that was left out: nobody is invited to write null."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ActorLabel(_Part):
    """Someone who acts or speaks: one of the proposals by number, or a name that they lack with a number of its own."""

    a: Pointer = Field(
        description="the actor's number: 2 for a2; the next free one for an actor that the proposals lack"
    )
    name: Annotated[str, Field(max_length=100)] | Left = Field(
        default=None, description="as written, where it is missing or wrong"
    )
    s: Pointer | Left = Field(default=None, description="number of a sentence that holds the name")
    kind: ActorKind | Left = None
    also: list[str] = Field(default_factory=list, max_length=4, description="other names for it in this article")


class NumberLabel(_Part):
    """A correction of what the proposal says of one marked number; what is left out stays as proposed."""

    n: Pointer = Field(description="the mark's number: 7 for <n7>")
    property: Annotated[str, Field(max_length=40)] | Left = None
    counts: Annotated[str, Field(max_length=80)] | Left = Field(
        default=None, description="what it counts, in words of its sentence"
    )
    speaker: Pointer | Left = Field(default=None, description="number of the actor who says it; 0: the article itself")
    of: Pointer | Left = Field(
        default=None,
        description="number of the actor whose number it is: the bidder, the party, the owner; 0: nobody's",
    )
    when: Annotated[str, Field(max_length=40)] | Left = Field(
        default=None, description="the day as the article writes it"
    )
    event: Pointer | Left = Field(
        default=None, description="of several happenings alike, the sentence that tells the one it belongs to; 0: all"
    )
    modality: Modality | Left = Field(
        default=None, description="planned: promised or aimed for; possible: hoped for, feared or rumoured"
    )


class EventLabel(_Part):
    """What a proposal lacks or has wrong of an event that one sentence tells; what is left out stays as proposed."""

    s: Pointer = Field(description="number of the sentence that tells it")
    type: Annotated[str, Field(max_length=40)] | Left = None
    actors: list[Pointer] = Field(default_factory=list, max_length=5, description="numbers of the actors")
    place: Annotated[str, Field(max_length=60)] | Left = None
    when: Annotated[str, Field(max_length=40)] | Left = Field(
        default=None, description="the day as the article writes it"
    )
    modality: Modality | Left = None
    summary: Annotated[str, Field(max_length=200)] | Left = Field(
        default=None, description="only for an article in another language"
    )


class ExtractAnswer(Answer):
    """What a model would change in the rules' reading of one marked article: what it does not mention stands."""

    events: list[Pointer] = Field(max_length=8, description="sentences that tell the main events, most important first")
    actors: list[ActorLabel] = Field(default_factory=list, max_length=8, description="missing or wrong")
    numbers: list[NumberLabel] = Field(default_factory=list, max_length=60, description="with a ?, or wrong")
    details: list[EventLabel] = Field(default_factory=list, max_length=8, description="of events, missing or wrong")


class MergeAnswer(Answer):
    """Which of the numbered pairs are one and which are two; of the others the model is not sure.

    Of pairs of numbers those are in `updated` of which one has taken the other's place; in `same` they stand against each
    other.
    """

    same: list[Pointer] = Field(max_length=60, description="numbers of the pairs that are surely one")
    updated: list[Pointer] = Field(
        default_factory=list, max_length=60, description="figures: one count, which has moved from the one to the other"
    )
    different: list[Pointer] = Field(max_length=60, description="numbers of the pairs that are surely two")


_Lines = Annotated[list[Pointer], Field(max_length=60)]


class ProofreadAnswer(Answer):
    """Which of the numbered lines the passages below them do not bear out: as a whole, or in one thing alone."""

    wrong: _Lines = Field(description="numbers of the lines that are surely wrong")
    whose: _Lines = Field(default_factory=list, description="right but for whose number it is")
    place: _Lines = Field(default_factory=list, description="right but for the place")
    speaker: _Lines = Field(default_factory=list, description="right but for who says it")
    day: _Lines = Field(default_factory=list, description="right but for the day as of which it holds")
    older: list[Annotated[list[Pointer], Field(min_length=2, max_length=2)]] = Field(
        default_factory=list,
        max_length=20,
        description="two lines each: the second has a newer count of the same thing",
    )


class WriteAnswer(Answer):
    """A story's headline and statements with slots ({f3.c1}, {p2}, {e4.date}) and references ([e4])."""

    headline: str = Field(max_length=300)
    statements: list[str] = Field(max_length=14)


Support = Literal["full", "partial", "none"]


class Verdict(_Part):
    """How far the cited passages bear out one statement."""

    s: Pointer = Field(description="number of the statement")
    support: Support


class JudgeAnswer(Answer):
    """A judge's verdict on each statement that was put to it."""

    verdicts: list[Verdict] = Field(max_length=40)
