"""What a sentence may draw on: the passages that it cites, and what is known of what it refers to."""

from dataclasses import field

from summarizer.language.names.proper_names import Vocabulary
from summarizer.schema.records import record

Span = tuple[int, int]


@record
class Passage:
    """A cited stretch of text, widened to its sentences, with the language it is in."""

    text: str
    language: str | None


@record
class Evidence:
    """What a sentence may draw on. `days` are ISO days or periods ("2024-11-29", "2024-11", "2016").

    `derived` are spans of the sentence whose number the program computed; `labels` are the plain words that its figures are
    named by, which a capital at its beginning makes no name; `vocabulary` is what all sources tell of capitals.
    """

    passages: tuple[Passage, ...]
    names: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    derived: tuple[Span, ...] = ()
    labels: frozenset[str] = frozenset()
    vocabulary: Vocabulary = field(default=Vocabulary())


def is_inside(span: Span, spans: list[Span]) -> bool:
    """Whether one of the spans holds the first."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)
