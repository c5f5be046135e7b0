"""The outcome of a whole run of `regress`: rows, comparisons, gates, and the exit code they come to."""

from dataclasses import dataclass
from decimal import Decimal

from summarizer.model.price import Price
from summarizer.regress.asked import Missing, Spent
from summarizer.regress.comparison import Change, Comparison
from summarizer.regress.gates import Gate, Gates
from summarizer.regress.running import Row
from summarizer.regress.suite import Suite

PASS, REGRESSION, INCONCLUSIVE = 0, 1, 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that a report shows.

    `binding` is whether the comparisons decide: with no baseline asked for, rows are compared with the rules for the
    reader's sake only. `prices` are by model, where known.
    """

    suite: Suite
    rows: tuple[Row, ...]
    comparisons: tuple[Comparison, ...]
    binding: bool
    gates: Gates
    held: tuple[Gate, ...]
    whole_suite: bool
    prices: dict[str, Price]

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Every question without an answer."""
        return tuple(m for row in self.rows for m in (*row.missing, *row.unjudged))

    @property
    def stale_floors(self) -> bool:
        """Whether there are floors, but of another suite than this."""
        return bool(self.gates.floors) and self.gates.suite != self.suite.digest

    @property
    def empty(self) -> tuple[Comparison, ...]:
        """The comparisons that decide and have no case that both ran."""
        return tuple(c for c in self.comparisons if not c.cases) if self.binding else ()

    @property
    def untested(self) -> tuple[Row, ...]:
        """The rows with prompts that no case has an answer for: they pass because nothing was asked of them."""
        return tuple(row for row in self.rows if row.skipped and not row.runs)

    @property
    def broken(self) -> tuple[Gate, ...]:
        """The floors that do not hold."""
        return tuple(g for g in self.held if not g.holds)

    @property
    def gated(self) -> tuple[tuple[str, Change], ...]:
        """The changes that decide, each with its candidate's name."""
        changes = [(of.candidate, c) for of in self.comparisons for c in of.changes] if self.binding else []
        return tuple((name, c) for name, c in changes if c.metric.name in self.gates.allowed_drop)

    @property
    def code(self) -> int:
        """0 pass, 1 regression, 3 inconclusive or recordings missing (contract)."""
        if self.broken or any(c.verdict == "worse" for _, c in self.gated):
            return REGRESSION
        undecided = any(c.undecided for _, c in self.gated)
        return INCONCLUSIVE if self.missing or self.empty or undecided or self.stale_floors else PASS

    def reasons(self) -> list[str]:
        """What the code rests on, a line each."""
        told = [
            f"below the floor: {g.row} {g.metric} is {number(g.reached)}, the floor is {g.floor}" for g in self.broken
        ]
        told += [f"worse: {self._of(name)}{_change(c)}" for name, c in self.gated if c.verdict == "worse"]
        if self.missing:
            told.append(f"{len(self.missing)} answers have no recording")
        told += [
            f"not tested: {row.variant.name}: no case has recordings; ask with --live --record" for row in self.untested
        ]
        told += [f"nothing to compare: {c.candidate} and {c.baseline} have no case in common" for c in self.empty]
        told += [f"inconclusive: {self._of(name)}{_change(c)}" for name, c in self.gated if c.undecided]
        if self.stale_floors:
            told.append("the floors are of another suite (articles or gold changed); renew them with --set-floors")
        return told

    def _of(self, candidate: str) -> str:
        """The candidate's name, where there are several."""
        return f"{candidate}, " if len(self.comparisons) > 1 else ""

    def cost(self, model: str | None, spent: Spent) -> Decimal | None:
        """US dollars for the answers; None where no price is known."""
        price = self.prices.get(model or "")
        return price.cost(spent.prompt_tokens, spent.completion_tokens) if price else None


def _change(change: Change) -> str:
    interval = "" if change.low is None else f", 95 % {change.low:+.3f} to {change.high:+.3f}"
    few = ", too few cases for an interval" if change.low is None else ""
    moved = (change.after or 0.0) - (change.before or 0.0)
    return f"{change.metric.name} {number(change.before)} to {number(change.after)} ({moved:+.3f}{interval}{few})"


def number(value: float | None) -> str:
    """Three places; a dash for none."""
    return "-" if value is None else f"{value:.3f}"
