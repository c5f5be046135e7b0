"""The report as one self-contained HTML page: no script, no request, everything folded that is long."""

from typing import Any

from jinja2 import Environment, PackageLoader

from summarizer.regress.outcome import Outcome, number
from summarizer.regress.report.figures import MAIN, by_case, counted, moved, size, table, to_record, verdict
from summarizer.regress.scoring.score import METRICS


def to_html(outcome: Outcome) -> str:
    """The page."""
    loader = PackageLoader("summarizer.regress.report", ".")
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("page.html.j2").render(**_view(outcome))


def _view(outcome: Outcome) -> dict[str, Any]:
    return {
        "outcome": outcome,
        "verdict": verdict(outcome),
        "reasons": outcome.reasons(),
        "rows": [(row, size(row.spent, outcome.cost(row.model, row.spent))) for row in outcome.rows],
        "table": list(table(outcome)),
        "main": MAIN,
        "cases": [(row.variant.name, list(by_case(row))) for row in outcome.rows],
        "definitions": {m.name: m.definition for m in METRICS},
        "comparisons": [(c, [(change, moved(change)) for change in c.changes]) for c in outcome.comparisons],
        "missing": to_record(outcome),
        "gated": outcome.gates.allowed_drop if outcome.binding else {},
        "number": number,
        "cases_of": counted,
    }
