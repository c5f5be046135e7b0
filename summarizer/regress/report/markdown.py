"""The report as Markdown, for a pull request: the verdict first, flips folded away."""

from collections.abc import Iterator

from summarizer.regress.comparison import Comparison, Flip
from summarizer.regress.outcome import Outcome, number
from summarizer.regress.report.figures import MAIN, by_case, counted, moved, size, table, to_record, verdict


def to_markdown(outcome: Outcome) -> str:
    """The verdict with its reasons, then comparisons, rows, cases and what is missing."""
    parts = [f"## Prompts: {verdict(outcome)}", "", *(f"- {_cell(reason)}" for reason in outcome.reasons())]
    for comparison in outcome.comparisons:
        parts += ["", *_comparison(comparison, outcome)]
    parts += ["", "### Rows", "", *_rows(outcome), "", *_measures(outcome), "", *_cases(outcome)]
    if missing := to_record(outcome):
        parts += ["", "### Missing", "", *(f"- {_cell(line)}" for line in missing)]
    return "\n".join(parts) + "\n"


def _comparison(comparison: Comparison, outcome: Outcome) -> Iterator[str]:
    yield f"### {comparison.candidate} against {comparison.baseline} ({counted(len(comparison.cases))})"
    yield ""
    yield "| measure | before | now | change (95 %) | units | |"
    yield "|---|---|---|---|---|---|"
    for change in comparison.changes:
        if change.metric.name in outcome.gates.allowed_drop:
            values = (change.metric.name, number(change.before), number(change.after), moved(change), str(change.units))
            yield _line([*values, change.verdict])
    yield ""
    for flips in comparison.flips:
        yield f"- {flips.kind}: {flips.checks} checks, {flips.lost} lost, {flips.won} won (McNemar's p {flips.p:.3f})"
    told = comparison.distinct
    if told:
        yield ""
        yield f"<details><summary>{len(told)} checks flipped</summary>\n"
        for flip in told:
            yield from _flip(flip)
        yield "</details>"


def _flip(flip: Flip) -> Iterator[str]:
    word = "lost" if flip.before.passed else "won"
    yield f"- **{word}** {_cell(flip.case)}: {flip.before.kind} `{flip.before.id}` {_cell(flip.before.article)}"
    if flip.before.passage:
        yield f"  - passage: {_cell(flip.before.passage)}"
    yield f"  - expected: {_cell(flip.before.expected)}"
    yield f"  - before: {_cell(flip.before.got)}"
    yield f"  - now: {_cell(flip.after.got)}"


def _rows(outcome: Outcome) -> Iterator[str]:
    yield "| row | cases | model | prompts | took |"
    yield "|---|---|---|---|---|"
    for row in outcome.rows:
        prompts = ", ".join(f"{name} {version}" for name, version in row.variant.versions.items())
        took = size(row.spent, outcome.cost(row.model, row.spent))
        yield _line([row.variant.name, str(len(row.runs)), row.model or "", prompts, took])


def _measures(outcome: Outcome) -> Iterator[str]:
    yield _line(["measure", *(row.variant.name for row in outcome.rows)])
    yield "|---" * (len(outcome.rows) + 1) + "|"
    yield from (_line([metric, *map(number, values)]) for metric, values in table(outcome))


def _cases(outcome: Outcome) -> Iterator[str]:
    yield "<details><summary>By case</summary>\n"
    yield _line(["case", "row", *MAIN])
    yield "|---" * (len(MAIN) + 2) + "|"
    for row in outcome.rows:
        yield from (_line([case, row.variant.name, *map(number, values)]) for case, values in by_case(row))
    yield "</details>"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(text: str) -> str:
    """On one line, with nothing that Markdown or HTML would take for its own."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    for character in "\\|*_`[]":
        plain = plain.replace(character, f"\\{character}")
    return plain
