"""What the merge decided and why: a log that keeps the weightiest, in one order whatever was read first."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from summarizer.schema.brief import Citation, Decision
from summarizer.schema.doubts import NO_VERDICTS, About, DoubtKey, Verdict, Verdicts
from summarizer.schema.records import record

_MOST_OF_A_KIND = 60
_SHOWN = 160  # characters of a sentence or a title


@record
class Finding:
    """A decision in the making. `weight` is how much of the day hangs on it; `left` and `right` may be keys.

    `doubtful`: what the rules leave open, for someone who knows better; `by_desk`: an override took effect; `by_model`: a
    model decided what was doubtful.
    """

    about: str
    verdict: str
    rule: str
    left: str
    right: str
    evidence: str
    weight: int = 1
    doubtful: bool = False
    by_desk: bool = False
    by_model: bool = False
    ids: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


class DecisionLog:
    """The weightiest of what was decided, and how much there was.

    Kept are at most 60 of each kind and verdict (a day of 100 articles makes some hundreds): the desk's own first, then
    the doubtful, then those on which most mentions hang. `unknown` are the names of overrides
    that no source of the day has. `verdicts` are a model's on what an earlier log had as doubtful: the merge takes them
    where no rule keeps the two apart; `asked` are the pairs that `verdict_on` was asked about.
    """

    def __init__(self, verdicts: Verdicts = NO_VERDICTS) -> None:
        self.verdicts = verdicts
        self.asked: set[DoubtKey] = set()
        self.unknown: list[str] = []
        self._kept: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        self._told: set[int] = set()

    @property
    def findings(self) -> Iterator[Finding]:
        """What is held: of each kind and verdict the weightiest, and the last that came."""
        return (finding for alike in self._kept.values() for finding in alike)

    def verdict_on(self, about: About, left: str, right: str) -> Verdict | None:
        """What a model holds of a doubtful pair; None where it was not asked or not sure."""
        self.asked.add((about, left, right))
        return self.verdicts.get((about, left, right))

    def add(self, finding: Finding) -> None:
        """Notes one decision, once."""
        told = _digest(finding)
        if told not in self._told:
            self._told.add(told)
            self._hold(finding)

    def include(self, other: "DecisionLog", change: Callable[[Finding], Finding] = lambda finding: finding) -> None:
        """Notes what another log has noted, and this one has not, as `change` leaves it."""
        is_new = self._told.isdisjoint(other._told)
        for finding in other.findings:
            if is_new or _digest(finding) not in self._told:
                self._hold(change(finding))
        self._told |= other._told
        self.unknown += other.unknown

    def _hold(self, finding: Finding) -> None:
        alike = self._kept[finding.about, finding.verdict]
        alike.append(finding)
        if len(alike) >= 4 * _MOST_OF_A_KIND:
            alike[:] = in_order(alike)[:_MOST_OF_A_KIND]

    def rewrite(self, about: str, change: Callable[[Finding], Finding]) -> None:
        """Replaces each finding of one kind: ids and display names are known only after everything is merged."""
        for (kind, _), alike in self._kept.items():
            if kind == about:
                alike[:] = map(change, alike)

    def kept(self) -> tuple[tuple[Decision, ...], int]:
        """The weightiest findings, origins first, then stories, actors, events and figures; how many distinct others
        there are."""
        kept = in_order(f for alike in self._kept.values() for f in in_order(alike)[:_MOST_OF_A_KIND])
        return tuple(_record(f) for f in kept), len(self._told) - len(kept)


def _digest(finding: Finding) -> int:
    """A number for what is decided; the same in every process."""
    parts = (finding.about, finding.verdict, finding.rule, finding.left, finding.right)
    return int.from_bytes(hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).digest())


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by kind, and of a kind the weightiest first; the same whatever was read first."""
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[object, ...]:
    kinds = ("origin", "story", "actor", "event", "figure")
    return (
        kinds.index(finding.about),
        finding.verdict == "apart",
        not finding.by_desk,
        not finding.by_model,
        not finding.doubtful,
        -finding.weight,
        finding.rule,
        finding.left,
        finding.right,
    )


def _record(finding: Finding) -> Decision:
    return Decision.model_validate(
        {
            "about": finding.about,
            "verdict": finding.verdict,
            "rule": finding.rule,
            "left": shortened(finding.left),
            "right": shortened(finding.right),
            "evidence": finding.evidence,
            "decided_by": "desk" if finding.by_desk else "model" if finding.by_model else "rule",
            "doubtful": finding.doubtful,
            "ids": finding.ids,
            "citations": finding.citations,
        }
    )


def shortened(text: str) -> str:
    """A sentence or title on one line, cut to what a list can show."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
