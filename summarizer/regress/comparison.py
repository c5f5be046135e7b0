"""Comparison of two runs over the same cases: is a change better, worse, equal, or too small to tell?

Paired throughout. A measure's change has a 95 % interval by the paired bootstrap: cases (articles where a measure is of
articles, else stories) are drawn with replacement, both runs' counts summed over the same draw (Efron and Tibshirani
1993; Berg-Kirkpatrick et al. 2012). Checks that pass or fail are compared by McNemar's test in its exact form: of those
that changed, how likely is so uneven a split by chance (two-sided binomial).
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import comb
from typing import Literal

from summarizer.regress.running import Row
from summarizer.regress.scoring.measures import Check, Ratio, total
from summarizer.regress.scoring.score import METRICS, Metric

Verdict = Literal["better", "worse", "equal", "no worse", "inconclusive"]
RESAMPLES = 2_000
MIN_UNITS = 5
"""Fewer cases than this give an interval that means nothing: such a change is inconclusive, unless it is none."""
SIGNIFICANT = 0.05
_SEED = 20_261_124  # the same draw for every report


@dataclass(frozen=True, slots=True)
class Change:
    """One measure before and after; `low` and `high` bound the change (after - before), None for too few units.

    `allowed` is the drop that still passes.
    """

    metric: Metric
    before: float | None
    after: float | None
    low: float | None
    high: float | None
    units: int
    allowed: float
    verdict: Verdict

    @property
    def undecided(self) -> bool:
        """Whether it must be looked into: inconclusive, and with too few cases for an interval also a drop."""
        sign = -1 if self.metric.better == "lower" else 1
        dropped = sign * ((self.after or 0.0) - (self.before or 0.0)) < -self.allowed
        return self.verdict == "inconclusive" and (self.low is not None or dropped)


@dataclass(frozen=True, slots=True)
class Flips:
    """The checks of one kind in both runs: how many were lost and won, and McNemar's exact p."""

    kind: str
    checks: int
    lost: int
    won: int
    p: float


@dataclass(frozen=True, slots=True)
class Flip:
    """One check that passes in one run and fails in the other."""

    case: str
    before: Check
    after: Check


@dataclass(frozen=True, slots=True)
class Comparison:
    """A candidate against a baseline, over the cases that both ran."""

    baseline: str
    candidate: str
    cases: tuple[str, ...]
    changes: tuple[Change, ...]
    flips: tuple[Flips, ...]
    flipped: tuple[Flip, ...]

    @property
    def distinct(self) -> tuple[Flip, ...]:
        """The flips without those of a strict figure whose lenient check flipped, too: that would say it twice."""
        lenient = {(f.case, f.before.id) for f in self.flipped if f.before.kind == "figure"}
        strict = "figure, strict"
        return tuple(f for f in self.flipped if f.before.kind != strict or (f.case, f.before.id) not in lenient)


def compare(baseline: Row, candidate: Row, allowed: Mapping[str, float]) -> Comparison:
    """Every metric that both runs have, over the cases of which neither lacks an answer.

    `allowed` is the drop that each may have, 0 where it has none.
    """
    whole = [{name for name, run in row.runs.items() if not run.missing} for row in (baseline, candidate)]
    cases = tuple(name for name in baseline.runs if name in whole[0] & whole[1])
    flipped = tuple(flip for name in cases for flip in _flipped(name, baseline, candidate))
    flips = tuple(_counted(kind, cases, baseline, candidate) for kind in _kinds(cases, baseline))
    before, after = (_units(row, cases) for row in (baseline, candidate))
    names = {name for named in before.values() for name in named}
    changes = [_change(m, before, after, allowed.get(m.name, 0.0), flips) for m in METRICS if m.name in names]
    return Comparison(
        baseline.variant.name, candidate.variant.name, cases, tuple(c for c in changes if c), flips, flipped
    )


def mcnemar(lost: int, won: int) -> float:
    """McNemar's exact test: the two-sided binomial probability of so uneven a split of lost and won, 1 for none."""
    n = lost + won
    tail = sum(comb(n, k) for k in range(min(lost, won) + 1))
    return min(1.0, 2.0 * tail / float(2**n))


def paired_interval(before: Sequence[Ratio], after: Sequence[Ratio]) -> tuple[float, float] | None:
    """The 95 % percentile interval of the change of the summed ratio; None for fewer than MIN_UNITS pairs."""
    if len(before) < MIN_UNITS:
        return None
    draws = _draws(len(before))
    changes = sorted(
        new - old
        for old, new in zip(_drawn(before, draws), _drawn(after, draws), strict=True)
        if old is not None and new is not None
    )
    if not changes:
        return None
    return changes[int(0.025 * len(changes))], changes[min(len(changes) - 1, int(0.975 * len(changes)))]


def _drawn(ratios: Sequence[Ratio], draws: Sequence[Sequence[int]]) -> Iterator[float | None]:
    """The summed ratio of each draw."""
    parts, wholes = [r.part for r in ratios], [r.whole for r in ratios]
    for draw in draws:
        whole = sum([wholes[i] for i in draw])
        yield sum([parts[i] for i in draw]) / whole if whole else None


@lru_cache(maxsize=16)
def _draws(size: int) -> tuple[tuple[int, ...], ...]:
    chance = random.Random(_SEED)
    return tuple(tuple(chance.choices(range(size), k=size)) for _ in range(RESAMPLES))


def _units(row: Row, cases: tuple[str, ...]) -> dict[str, Mapping[str, Ratio]]:
    return {unit: named for name in cases for unit, named in row.runs[name].scored.measures.items()}


def _change(
    metric: Metric,
    before: Mapping[str, Mapping[str, Ratio]],
    after: Mapping[str, Mapping[str, Ratio]],
    allowed: float,
    flips: tuple[Flips, ...],
) -> Change | None:
    name = metric.name
    both = [unit for unit in before if name in before[unit] and name in after.get(unit, {})]
    old, new = [before[u][name] for u in both], [after[u][name] for u in both]
    counted = sum(bool(a.whole or b.whole) for a, b in zip(old, new, strict=True))
    was, now = total(old).value, total(new).value
    if was is None or now is None:
        return None
    equal = was == now and all(a.value == b.value for a, b in zip(old, new, strict=True))
    interval = None if equal else paired_interval(old, new)
    low, high = interval or (None, None)
    verdict = "equal" if equal else _verdict(metric, now - was, interval, allowed, _p_of(metric, flips))
    return Change(metric, was, now, low, high, counted, allowed, verdict)


def _verdict(metric: Metric, moved: float, interval: tuple[float, float] | None, allowed: float, p: float) -> Verdict:
    """Worse or better where the interval, or McNemar's test of the checks behind the measure, excludes chance.

    A drop within what is allowed is no regression, however sure.
    """
    sign = -1 if metric.better == "lower" else 1
    low, high = sorted(sign * end for end in interval) if interval else (None, None)
    sure, gain = p < SIGNIFICANT, sign * moved
    if gain < -allowed and (sure or (high is not None and high < 0)):
        return "worse"
    if gain > 0 and (sure or (low is not None and low > 0)):
        return "better"
    return "no worse" if low is not None and low >= -allowed else "inconclusive"


def _p_of(metric: Metric, flips: tuple[Flips, ...]) -> float:
    """McNemar's p of the checks that the measure counts; 1 where it counts none."""
    kinds = {
        "figures.recall": "figure",
        "figures.f1": "figure",
        "figures strict.recall": "figure, strict",
        "figures strict.f1": "figure, strict",
        "events.recall": "event",
        "relations.right": "relation",
    }
    return next((f.p for f in flips if f.kind == kinds.get(metric.name)), 1.0)


def _kinds(cases: tuple[str, ...], row: Row) -> list[str]:
    return list(dict.fromkeys(c.kind for name in cases for c in row.runs[name].scored.checks))


def _pairs(case: str, baseline: Row, candidate: Row) -> list[tuple[Check, Check]]:
    after = {(c.kind, c.id): c for c in candidate.runs[case].scored.checks}
    before = baseline.runs[case].scored.checks
    return [(c, after[c.kind, c.id]) for c in before if (c.kind, c.id) in after]


def _flipped(case: str, baseline: Row, candidate: Row) -> list[Flip]:
    return [Flip(case, b, a) for b, a in _pairs(case, baseline, candidate) if b.passed != a.passed]


def _counted(kind: str, cases: tuple[str, ...], baseline: Row, candidate: Row) -> Flips:
    pairs = [p for name in cases for p in _pairs(name, baseline, candidate) if p[0].kind == kind]
    lost = sum(b.passed and not a.passed for b, a in pairs)
    won = sum(a.passed and not b.passed for b, a in pairs)
    return Flips(kind, len(pairs), lost, won, mcnemar(lost, won))
