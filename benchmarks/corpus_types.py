"""Documents and mentions of a cross-document coreference corpus, whatever file they come from."""

import re
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["event", "actor"]
_EVENT_TAGS = ("ACTION", "NEG_ACTION", "EVENT_MENTION")
_ACTOR_TAGS = ("HUMAN", "ENTITY_MENTION")


class CorpusError(Exception):
    """A file that is no corpus in a known form; says what was looked for."""


@dataclass(slots=True)
class Document:
    """A text in tokens. `topic` and `language` are "" where the file tells none."""

    id: str
    topic: str
    sentences: list[list[str]] = field(default_factory=list)
    language: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of tokens (`start` to `end`, exclusive) of one sentence, with its gold chain."""

    document: str
    sentence: int
    start: int
    end: int
    kind: Kind
    chain: str


@dataclass(slots=True)
class Corpus:
    """Documents by id, in the order of the files, their mentions in the order of the text, and files that cannot be read."""

    documents: dict[str, Document] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def words(self, mention: Mention) -> list[str]:
        """The tokens of a mention."""
        return self.documents[mention.document].sentences[mention.sentence][mention.start : mention.end]


def kind_of(tag: str) -> Kind | None:
    """What a tag of ECB+ or MEANTIME marks; None for places, times and things."""
    if tag.startswith(_EVENT_TAGS):
        return "event"
    return "actor" if tag.startswith(_ACTOR_TAGS) else None


def topic_of(document: str) -> str:
    """The topic in a document's name: "37_10ecbplus.xml" and "37/10" are of topic 37; "" where it holds none."""
    found = re.match(r"(?:.*/)?(\d+)[_/]", document)
    return found[1] if found else ""
