"""What scoring gives: measures that add up over articles and stories, and checks that pass or fail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

CheckKind = Literal["figure", "figure, strict", "event", "relation", "conflict"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A measure as a part of a whole, so that it can be summed over cases and resampled.

    A share, a precision and a recall are counts; F1 is Dice's form, twice the hits over found and wanted; a score that
    is no ratio (CoNLL F1 of a story) is itself over 1, so that its sum is a mean.
    """

    part: float
    whole: float

    @property
    def value(self) -> float | None:
        """From 0 to 1; None of nothing."""
        return self.part / self.whole if self.whole else None

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(self.part + other.part, self.whole + other.whole)

    @classmethod
    def of(cls, value: float | None) -> "Ratio":
        """A score as one vote; None as no vote."""
        return cls(0.0, 0.0) if value is None else cls(value, 1.0)


NOTHING = Ratio(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that gold asks for and a briefing has or lacks: what a flip is shown by.

    `article` is the article's gold name, or "" for a check of a whole story; `passage` is its text there.
    """

    id: str
    kind: CheckKind
    passed: bool
    article: str
    passage: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Scored:
    """One part of a case's score: measures by unit (a story, or "story/article") and name, and checks."""

    measures: Mapping[str, Mapping[str, Ratio]]
    checks: tuple[Check, ...] = ()


def hits(prefix: str, right: float, found: float, wanted: float) -> dict[str, Ratio]:
    """Precision, recall and F1 as `prefix.precision` and so on."""
    return {
        f"{prefix}.precision": Ratio(right, found),
        f"{prefix}.recall": Ratio(right, wanted),
        f"{prefix}.f1": Ratio(2 * right, found + wanted),
    }


def total(ratios: Iterable[Ratio]) -> Ratio:
    """Their sum."""
    return sum(ratios, NOTHING)
