"""The report as JSON: everything, for programs."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from summarizer.regress.comparison import Comparison
from summarizer.regress.outcome import Outcome
from summarizer.regress.report.figures import to_record, verdict
from summarizer.regress.running import CaseRun, Row
from summarizer.regress.scoring.measures import Ratio


def to_json(outcome: Outcome) -> str:
    """Rows with all measures by unit and all checks by case, comparisons, gates, what is missing, and the verdict."""
    suite = outcome.suite
    data = {
        "suite": {"folder": str(suite.folder), "digest": suite.digest, "cases": [c.name for c in suite.cases]},
        "verdict": verdict(outcome),
        "exit_code": outcome.code,
        "reasons": outcome.reasons(),
        "rows": [_row(row, outcome) for row in outcome.rows],
        "comparisons": [_comparison(c) for c in outcome.comparisons],
        "gates": [{**asdict(g), "holds": g.holds} for g in outcome.held],
        "missing": [asdict(m) for m in outcome.missing],
        "to_record": to_record(outcome),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _row(row: Row, outcome: Outcome) -> dict[str, Any]:
    return {
        "name": row.variant.name,
        "answers": row.variant.answers,
        "model": row.model,
        "prompts": row.variant.versions,
        "skipped": list(row.skipped),
        "usage": asdict(row.spent) | {"cost": _cost(outcome, row)},
        "measures": _measures(row.totals()),
        "units": {unit: _measures(named) for unit, named in row.units().items()},
        "cases": {name: _case(run) for name, run in row.runs.items()},
    }


def _cost(outcome: Outcome, row: Row) -> float | None:
    cost = outcome.cost(row.model, row.spent) if row.spent.requests else None
    return None if cost is None else float(cost)


def _case(run: CaseRun) -> dict[str, Any]:
    return {
        "usage": asdict(run.spent),
        "failures": list(run.failures),
        "checks": [asdict(check) for check in run.scored.checks],
    }


def _measures(named: Mapping[str, Ratio]) -> dict[str, Any]:
    return {name: {"value": r.value, "part": r.part, "whole": r.whole} for name, r in named.items()}


def _comparison(comparison: Comparison) -> dict[str, Any]:
    changes = [{**asdict(c), "metric": c.metric.name} for c in comparison.changes]
    return {**asdict(comparison), "changes": changes}
