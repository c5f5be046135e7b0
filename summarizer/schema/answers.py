"""What a model is asked to fill: pointers into the marked article, and sentences with slots. It types no number."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.schema.asking import Answer
from summarizer.schema.brief import Modality

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


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NumberLabel(_Part):
    """A correction of what the proposal says of one marked number; what is left out stays as proposed."""

    n: int = Field(description="the mark's number: 7 for <n7>")
    counts: str | None = Field(default=None, max_length=80, description="what it counts, in words of its sentence")
    property: str | None = Field(default=None, max_length=40)
    speaker: str | None = Field(default=None, max_length=80, description='"" is the article itself')
    when: str | None = Field(default=None, max_length=40, description="the day as the article writes it")
    event: int | None = Field(
        default=None, description="of several happenings alike, the sentence that tells the one it belongs to; 0: all"
    )


class ActorLabel(_Part):
    """Someone who acts or speaks, by the name that stands in the sentence."""

    name: str = Field(max_length=100)
    s: int = Field(description="number of a sentence that holds the name")
    kind: ActorKind
    also: list[str] = Field(default_factory=list, max_length=4, description="other names for it in this article")


class EventLabel(_Part):
    """Something that happened, is planned, or is denied, told by one sentence; what is left out stays as proposed."""

    s: int = Field(description="number of the sentence that tells it")
    summary: str | None = Field(default=None, max_length=200, description="only for an article in another language")
    type: str | None = Field(default=None, max_length=40)
    actors: list[str] = Field(default_factory=list, max_length=5)
    place: str | None = Field(default=None, max_length=60)
    when: str | None = Field(default=None, max_length=40, description="the day as the article writes it")
    modality: Modality | None = None


class ExtractAnswer(Answer):
    """A model's reading of one marked article: which proposals are right, what corrects them, and the main events."""

    right: list[int] = Field(max_length=120, description="marks whose proposal is right in every part")
    numbers: list[NumberLabel] = Field(max_length=60, description="marks whose proposal is wrong or has a ?")
    actors: list[ActorLabel] = Field(max_length=8, description="actors that the proposals lack or have wrong")
    events: list[EventLabel] = Field(max_length=8, description="the main events, each once")


class MergeAnswer(Answer):
    """Which of the numbered pairs are one and which are two; of the others the model is not sure."""

    same: list[int] = Field(max_length=40, description="numbers of the pairs that are surely one")
    different: list[int] = Field(max_length=40, description="numbers of the pairs that are surely two")


class WriteAnswer(Answer):
    """A story's headline and statements with slots ({f3.c1}, {p2}, {e4.date}) and references ([e4])."""

    headline: str = Field(max_length=300)
    statements: list[str] = Field(max_length=14)


Support = Literal["full", "partial", "none"]


class Verdict(_Part):
    """How far the cited passages bear out one statement."""

    s: int = Field(description="number of the statement")
    support: Support


class JudgeAnswer(Answer):
    """A judge's verdict on each statement that was put to it."""

    verdicts: list[Verdict] = Field(max_length=40)
