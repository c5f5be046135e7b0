"""The report for a terminal."""

from collections.abc import Iterator

from summarizer.regress.comparison import Comparison, Flip
from summarizer.regress.outcome import Outcome, number
from summarizer.regress.report.figures import MAIN, counted, moved, size, table, to_record, verdict

_FLIPS = 12  # shown; the other forms hold all


def to_text(outcome: Outcome) -> str:
    """Rows, measures, comparisons, gates and the verdict."""
    parts = [*_rows(outcome), "", *_table(outcome)]
    for comparison in outcome.comparisons:
        parts += ["", *_comparison(comparison, outcome)]
    missing = to_record(outcome)
    parts += ["", "missing", *(f"  {line}" for line in missing)] if missing else []
    parts += ["", *_gates(outcome), f"{verdict(outcome)}", *(f"  {reason}" for reason in outcome.reasons())]
    return "\n".join(parts) + "\n"


def _rows(outcome: Outcome) -> Iterator[str]:
    suite = outcome.suite
    yield f"suite {suite.folder} ({suite.digest[:8]}): {counted(len(suite.cases))}"
    width = max(len(row.variant.name) for row in outcome.rows)
    for row in outcome.rows:
        prompts = ", ".join(f"{name} {version}" for name, version in row.variant.versions.items())
        who = f"{row.model or 'no model'}; {prompts}" if prompts else "by rules"
        spent = f"; {size(row.spent, outcome.cost(row.model, row.spent))}" if prompts else ""
        skipped = f"; no recordings of {', '.join(row.skipped)}" if row.skipped else ""
        yield f"  {row.variant.name:<{width}}  {counted(len(row.runs))}, {who}{spent}{skipped}"


def _table(outcome: Outcome) -> Iterator[str]:
    """Every measure, over each row's own cases."""
    names = [row.variant.name for row in outcome.rows]
    widths = [max(7, len(name)) for name in names]
    head = "  ".join(f"{name:>{w}}" for name, w in zip(names, widths, strict=True))
    yield f"{'each over its own cases':<28}{head}"
    for metric, values in table(outcome):
        yield f"{metric:<28}" + "  ".join(f"{number(v):>{w}}" for v, w in zip(values, widths, strict=True))


def _comparison(comparison: Comparison, outcome: Outcome) -> Iterator[str]:
    yield f"{comparison.candidate} against {comparison.baseline}, over {counted(len(comparison.cases))} that both have"
    shown = [c for c in comparison.changes if c.metric.name in {*MAIN, *outcome.gates.allowed_drop}]
    for change in shown:
        gated = "*" if outcome.binding and change.metric.name in outcome.gates.allowed_drop else " "
        values = f"{number(change.before)} to {number(change.after)}  {moved(change):<28}"
        yield f" {gated}{change.metric.name:<26} {values} {change.units:>3} units  {change.verdict}"
    if any(outcome.binding and change.metric.name in outcome.gates.allowed_drop for change in shown):
        yield "  * decides: gates.toml says by how much it may drop"
    for flips in comparison.flips:
        yield f"  {flips.kind}: {flips.checks} checks, {flips.lost} lost, {flips.won} won, McNemar's p {flips.p:.3f}"
    yield from _flips(comparison)


def _flips(comparison: Comparison) -> Iterator[str]:
    told = comparison.distinct
    for flip in told[:_FLIPS]:
        yield from _flip(flip)
    if len(told) > _FLIPS:
        yield f"  ... and {len(told) - _FLIPS} more; --html, --markdown and --json hold all"


def _flip(flip: Flip) -> Iterator[str]:
    word = "lost" if flip.before.passed else "won"
    where = f" in {flip.before.article}" if flip.before.article else ""
    yield f"  {word}: {flip.case} {flip.before.kind} {flip.before.id}{where}"
    if flip.before.passage:
        yield f"    passage   {flip.before.passage}"
    yield f"    expected  {flip.before.expected}"
    yield f"    before    {flip.before.got}"
    yield f"    now       {flip.after.got}"


def _gates(outcome: Outcome) -> Iterator[str]:
    if outcome.held:
        yield f"{len(outcome.held) - len(outcome.broken)} of {len(outcome.held)} floors hold"
