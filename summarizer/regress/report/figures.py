"""What every form of the report shows, as words: values, intervals, sizes, costs."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from summarizer.regress.asked import Missing, Spent
from summarizer.regress.comparison import Change
from summarizer.regress.outcome import INCONCLUSIVE, PASS, Outcome
from summarizer.regress.running import Row
from summarizer.regress.scoring.measures import total
from summarizer.regress.scoring.score import METRICS

MAIN = (
    "figures.f1", "figures strict.f1", "reconciliation.macro f1", "conflicts.recall", "actors.conll f1", "events.f1",
    "told.citation recall", "told.citation precision", "told.numbers invented", "told.comprehensiveness",
)  # fmt: skip
"""The measures shown for each case; all of them are shown in all."""


def verdict(outcome: Outcome) -> str:
    """The outcome in a word."""
    return {PASS: "pass", INCONCLUSIVE: "inconclusive"}.get(outcome.code, "regression")


def counted(cases: int) -> str:
    """How many cases."""
    return f"{cases} case" if cases == 1 else f"{cases} cases"


def moved(change: Change) -> str:
    """The change with its interval."""
    by = (change.after or 0.0) - (change.before or 0.0)
    if change.verdict == "equal":
        return "+0.000"
    interval = "too few cases" if change.low is None else f"{change.low:+.3f} to {change.high:+.3f}"
    return f"{by:+.3f} ({interval})"


def size(spent: Spent, cost: Decimal | None) -> str:
    """Tokens, cost and waiting of a row."""
    if not spent.requests:
        return "no model"
    if not spent.prompt_tokens:
        return f"{spent.requests} answers, tokens not recorded"
    paid = f"${cost:.4f}" if cost is not None else "no known price"
    waited = "time not recorded" if spent.seconds is None else f"{spent.seconds:,.0f} s"
    tokens = f"{spent.prompt_tokens:,} + {spent.completion_tokens:,} tokens"
    requests = "1 request" if spent.requests == 1 else f"{spent.requests} requests"
    return f"{requests}, {tokens}, {paid}, {waited}"


def table(outcome: Outcome) -> Iterator[tuple[str, list[float | None]]]:
    """Each metric with the value of every row, over the row's own cases."""
    totals = [row.totals() for row in outcome.rows]
    for metric in METRICS:
        values = [named[metric.name].value if metric.name in named else None for named in totals]
        if any(value is not None for value in values):
            yield metric.name, values


def by_case(row: Row) -> Iterator[tuple[str, list[float | None]]]:
    """Each case of a row with the values of the MAIN metrics; none where an answer is missing and the rules stood in."""
    for name, run in row.runs.items():
        units = () if run.missing else run.scored.measures.values()
        yield name, [total(u[m] for u in units if m in u).value for m in MAIN]


def to_record(outcome: Outcome) -> list[str]:
    """What is missing, a line for each case and prompt, and what recording it would take."""
    if not outcome.missing:
        return []
    alike: dict[tuple[str, str, str], list[Missing]] = {}
    for missing in outcome.missing:
        alike.setdefault((missing.case, missing.version, missing.prompt), []).append(missing)
    lines = [_told(found) for found in alike.values()]
    tokens = (sum(m.prompt_tokens for m in outcome.missing), sum(m.completion_tokens for m in outcome.missing))
    models = {row.model for row in outcome.rows if row.missing}
    costs = [outcome.prices[m].cost(*tokens) for m in models if m and m in outcome.prices]
    paid = f"about ${costs[0]:.4f}" if costs else f"no price is known for {', '.join(sorted(filter(None, models)))}"
    lines.append(
        f"recording them would take about {tokens[0]:,} + {tokens[1]:,} tokens ({paid}): run again with --live --record"
    )
    return lines


def _told(missing: Sequence[Missing]) -> str:
    """The questions of one case to one prompt in a line, by the first of them."""
    first, others = missing[0], len(missing) - 1
    why = reason(first)
    if others:
        why = why.replace(first.subject, f"{first.subject} and {others} more", 1)
    tokens = (sum(m.prompt_tokens for m in missing), sum(m.completion_tokens for m in missing))
    return f"{first.case}, version {first.version}: {why} (about {tokens[0]:,} + {tokens[1]:,} tokens)"


def reason(missing: Missing) -> str:
    """Why an answer is missing, without the advice that is for a briefing's run."""
    return missing.why.split("; run with")[0]
