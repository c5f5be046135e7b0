"""What a row of a table of stances is, and what it asks of a number."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import clause_of_number
from summarizer.language.clause_marks import BARRIER, CONJUNCTION
from summarizer.schema.marked import Numeral

Span = tuple[int, int]
Told = TypeVar("Told")
Makes = TypeVar("Makes", bound=str)
_COMMA = ", "


@dataclass(frozen=True)
class Stance(Generic[Told, Makes]):
    """A way in which a text tells a number or an event, what that makes of it, and whether it is told so."""

    name: str
    makes: Makes
    holds: Callable[[Told], bool]


def stance_of(told: Told, table: Sequence[Stance[Told, Makes]]) -> Stance[Told, Makes] | None:
    """The first row that holds."""
    return next((stance for stance in table if stance.holds(told)), None)


@dataclass(frozen=True, eq=False)
class ToldNumber:
    """A number and the stretches of its sentence that may say what it is. Each is equal to itself alone."""

    context: SentenceContext
    numeral: Numeral
    measured_property: str = ""

    @cached_property
    def clause(self) -> Span:
        """From comma to comma."""
        return clause_of_number(self.context, self.numeral)

    @cached_property
    def opened(self) -> int | None:
        """Where its side of the clause begins behind an "and"; None where none stands before it."""
        joined = CONJUNCTION.finditer(self.context.text, self.clause[0], self.numeral.start)
        return max((m.end() for m in joined), default=None)

    @cached_property
    def stop(self) -> int | None:
        """Where an "and" stands behind it in its clause."""
        found = CONJUNCTION.search(self.context.text, self.numeral.end, self.clause[1])
        return found.start() if found else None

    @property
    def side(self) -> Span:
        """Its side of the "and"s of its clause."""
        start, end = self.clause
        return self.opened or start, end if self.stop is None else self.stop

    @cached_property
    def clause_before(self) -> Span | None:
        """The clause that ends with the comma before its own."""
        start, opening = self.clause[0], self.context.sentence.start
        if self.context.text[start - len(_COMMA) : start] != _COMMA or start <= opening:
            return None
        until = start - len(_COMMA)
        return max([opening, *(m.end() for m in BARRIER.finditer(self.context.text, opening, until))]), until

    @property
    def clause_behind(self) -> Span | None:
        """The clause that begins with the comma behind its own."""
        end, closing = self.clause[1], self.context.sentence.end
        if self.context.text[end : end + len(_COMMA)] != _COMMA:
            return None
        stop = BARRIER.search(self.context.text, end + len(_COMMA), closing)
        return end + len(_COMMA), stop.start() if stop else closing

    @property
    def has_another_behind(self) -> bool:
        """Whether another number stands behind the "and" of its clause."""
        return self.stop is not None and any(self.stop < n.start < self.clause[1] for n in self.context.numerals)

    def finds(self, key: str, span: Span) -> bool:
        """Whether the language's pattern of modality stands in a stretch of the sentence."""
        return self.pattern(key).search(self.context.text, *span) is not None

    def pattern(self, key: str) -> re.Pattern[str]:
        """One of the language's patterns of modality, case ignored."""
        return self.context.profile.pattern("modality", key, re.IGNORECASE)

    def cues(self, modality: str, span: Span) -> list[re.Match[str]]:
        """The language's words for what is denied, possible or planned in a stretch of the sentence."""
        return list(self.context.profile.phrase_pattern("modality", modality).finditer(self.context.text, *span))
