"""Gates: what a run must reach. Floors of each row, tied to the suite they were measured on, and allowed drops.

    suite = "..."                   the suite's digest
    [allowed_drop]                  the measures that a comparison may fail by, and by how much each may drop
    "figures.f1" = 0.02
    [floors.lexical]                a floor a measure; where lower is better, it is a ceiling
    "figures.f1" = 0.70
    [robustness]                    a floor a kind of noise: the share of figures that the rules must keep
    furniture = 0.99

Another suite than the one of the digest is not held against the floors.
"""

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.deliver import write_whole
from summarizer.errors import UsageError
from summarizer.regress.running import Row
from summarizer.regress.scoring.score import METRICS

_BETTER = {m.name: m.better for m in METRICS}
_DROPS = {
    "figures.f1": 0.02,
    "figures strict.f1": 0.02,
    "reconciliation.macro f1": 0.05,
    "conflicts.recall": 0.0,
    "actors.conll f1": 0.03,
    "events.f1": 0.05,
    "grounding.offsets valid": 0.0,
    "told.unsupported": 0.0,
    "told.numbers invented": 0.0,
    "told.comprehensiveness": 0.05,
}
_HEAD = """\
# What `summarizer regress` must reach on this suite. --set-floors raises floors to what was reached; lowering one needs
# --lower-floors as well. `suite` is the digest of the articles and gold that the floors were measured on.
"""


class Gates(BaseModel):
    """The checked file; without one, the usual drops and no floors."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    suite: str = ""
    allowed_drop: dict[str, float] = Field(default_factory=lambda: dict(_DROPS))
    floors: dict[str, dict[str, float]] = Field(default_factory=dict)
    robustness: dict[str, float] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gate:
    """One floor (or ceiling) and what was reached; `reached` is None where the row has no such measure."""

    row: str
    metric: str
    floor: float
    reached: float | None

    @property
    def holds(self) -> bool:
        """Whether what was reached is on the right side of it."""
        if self.reached is None:
            return False
        if _BETTER[self.metric] == "lower":
            return self.reached <= self.floor + 1e-9
        return self.reached >= self.floor - 1e-9


def load_gates(path: Path) -> Gates:
    """The file, or the usual drops where there is none. Raises UsageError with the path and reason of a fault."""
    if not path.is_file():
        return Gates()
    try:
        gates = Gates.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is not TOML: {error}") from None
    except ValidationError as error:
        fault = error.errors()[0]
        raise UsageError(f"{path}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}") from None
    named = {*gates.allowed_drop, *(m for floors in gates.floors.values() for m in floors)}
    if unknown := sorted(named - _BETTER.keys()):
        raise UsageError(f"{path}: there is no measure {unknown[0]!r}; see `summarizer regress --help`")
    if gates.allowed_drop and all(name.startswith("judged.") for name in gates.allowed_drop):
        raise UsageError(f"{path}: a model's verdicts cannot be all that decides; allow a drop of another measure, too")
    return gates


def check_gates(gates: Gates, rows: list[Row]) -> list[Gate]:
    """Every floor of the rows that were run whole; a row that lacks answers or cases is held against none."""
    whole = [row for row in rows if not row.missing]
    totals = {row.variant.name: row.totals() for row in whole}
    return [
        Gate(name, metric, floor, measures[metric].value if metric in measures else None)
        for name, measures in totals.items()
        for metric, floor in gates.floors.get(name, {}).items()
    ]


def renewed(gates: Gates, rows: list[Row], digest: str, lower: bool) -> Gates:
    """The gates with floors at what the rows reached, rounded away from it to two places.

    Raises UsageError where a floor would be lowered and `lower` is not given.
    """
    floors = {name: dict(kept) for name, kept in gates.floors.items()}
    lowered = []
    for row in rows:
        kept, totals = floors.setdefault(row.variant.name, {}), row.totals()
        for metric in gates.allowed_drop:
            value = totals[metric].value if metric in totals else None
            if value is None:
                continue
            new = _slackened(metric, value)
            old = kept.get(metric, new)
            worse = new > old if _BETTER[metric] == "lower" else new < old
            lowered += [f"{row.variant.name} {metric} {old} to {new}"] if worse else []
            kept[metric] = new
    if lowered and not lower:
        raise UsageError(f"this would lower floors ({'; '.join(lowered)}); if it must be, give --lower-floors, too")
    return gates.model_copy(update={"suite": digest, "floors": floors})


def write_gates(path: Path, gates: Gates) -> None:
    """Writes the file whole. Raises SummarizerError."""
    parts = [_HEAD, f'suite = "{gates.suite}"\n', "\n[allowed_drop]\n", _table(gates.allowed_drop)]
    for name, floors in sorted(gates.floors.items()):
        parts += [f'\n[floors."{name}"]\n', _table(floors)]
    parts += ["\n[robustness]\n", _table(gates.robustness)] if gates.robustness else []
    write_whole(path, "".join(parts))


def _table(values: dict[str, float]) -> str:
    return "".join(f'"{name}" = {value}\n' for name, value in values.items())


def _slackened(metric: str, value: float) -> float:
    rounding = math.ceil if _BETTER[metric] == "lower" else math.floor
    return rounding(round(value * 100, 6)) / 100
