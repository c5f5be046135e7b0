"""What a model is asked to fill: pointers into the marked article, and sentences with slots. It types no number."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.schema.asking import Answer
from summarizer.schema.brief import Modality

ActorKind = Literal[
    "person", "organisation", "company", "country", "government", "state forces", "rebel group", "militia", "media", "group"
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NumberLabel(_Part):
    """What one marked number counts. What is left out stays as the article's proposal has it."""

    n: int = Field(description="the mark's number: 7 for <n7>")
    counts: str = Field(max_length=80, description="what it counts, in words of its sentence, without the number")
    property: str | None = Field(default=None, max_length=40, description="only to correct the proposal")
    speaker: str | None = Field(default=None, max_length=80, description='only to correct it; "" is the article itself')
    when: str | None = Field(default=None, max_length=40, description="only to correct it: the day as the article writes it")


class ActorLabel(_Part):
    """Someone who acts or speaks, by the name that stands in the sentence."""

    name: str = Field(max_length=100)
    s: int = Field(description="number of a sentence that holds the name")
    kind: ActorKind
    also: list[str] = Field(default_factory=list, max_length=4, description="other names for it in this article")


class EventLabel(_Part):
    """Something that happened, is planned, or is denied, told by one sentence."""

    s: int = Field(description="number of the sentence that tells it")
    type: str = Field(max_length=40)
    summary: str = Field(max_length=200, description="one short sentence without any number or date")
    actors: list[str] = Field(default_factory=list, max_length=5)
    place: str = Field(default="", max_length=60)
    when: str = Field(default="", max_length=40, description="the day as the article writes it")
    modality: Modality = "actual"


class ExtractAnswer(Answer):
    """A model's reading of one marked article."""

    numbers: list[NumberLabel] = Field(max_length=80)
    actors: list[ActorLabel] = Field(max_length=16)
    events: list[EventLabel] = Field(max_length=12)


class WriteAnswer(Answer):
    """A story's headline and statements with slots ({f3.c1}, {p2}, {e4.date}) and references ([e4])."""

    headline: str = Field(max_length=300)
    statements: list[str] = Field(max_length=14)
