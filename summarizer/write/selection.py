"""Which of a story's events are told: each time what is worth most beside what the reader has been told already.

Maximal marginal relevance (Carbonell and Goldstein 1998): an event's news value, more for the numbers that only its sentence
tells, less for what of its words the briefing has said.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.language.content import akin, content_words
from summarizer.schema.brief import Article, Event, Statement

_EVENTS, _MOST_EVENTS = 5, 12
_QUOTED, _ALL_QUOTED = 3, 5
_FIGURES, _MOST_FIGURES = 4, 14
_MOST_NEW = 3  # numbers that count
_PER_NUMBER = 1.0  # of news value
_SAID = 6.0  # of news value, that a sentence of which all words have been said loses
_ONLY_FIGURES = 2.0  # that one loses whose numbers all stand in the figures' lines


@dataclass(frozen=True, slots=True)
class Room:
    """How many sentences tell a story's events, how many of those may be quotations of other languages; lines of figures."""

    events: int
    foreign: int
    figures: int

    @classmethod
    def of(cls, articles: Sequence[Article], language: str) -> "Room":
        """More where more independent articles tell the story; more quotations where none speaks the briefing's language."""
        origins = len({a.origin for a in articles})
        is_own = any(a.language in (None, language) for a in articles)
        return cls(
            events=min(_EVENTS + origins, _MOST_EVENTS),
            foreign=_QUOTED if is_own else _ALL_QUOTED,
            figures=min(_FIGURES + 2 * origins, _MOST_FIGURES),
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event and how it would be told. `worth` is its news value."""

    event: Event
    statement: Statement
    worth: float


class Selection:
    """What has been told of a story so far, in one language."""

    def __init__(self, language: str, told: Iterable[Statement], in_lines: Iterable[str]) -> None:
        """`in_lines` are the ids of the claims that the figures' own lines tell."""
        self._language = language
        self._said: frozenset[str] = frozenset()
        self._refs: set[str] = set()
        self._in_lines = frozenset(in_lines)
        for statement in told:
            self.tell(statement)

    def tell(self, statement: Statement) -> None:
        """Counts the statement as told."""
        self._said |= content_words(statement.text, self._language)
        self._refs |= {*statement.figures}

    def in_order(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """The candidates, each time the one that is worth most by then; what is not told in between changes nothing."""
        left = list(candidates)
        while left:
            best = max(left, key=self.worth)
            left.remove(best)
            yield best

    def worth(self, candidate: Candidate) -> float:
        """The candidate's news value beside what is told."""
        words = content_words(candidate.statement.text, self._language)
        said = akin(words, self._said) / len(words) if words else 0.0
        refs = {*candidate.statement.figures}
        new = len(refs - self._refs - self._in_lines)
        repeats = bool(refs) and refs <= self._in_lines
        return candidate.worth + _PER_NUMBER * min(new, _MOST_NEW) - _SAID * said**2 - _ONLY_FIGURES * repeats
