"""`summarizer regress`."""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from summarizer.commands.files import load_briefing, say
from summarizer.commands.interruptible import run_interruptible
from summarizer.config import default_cache
from summarizer.deliver import check_folder, write_whole
from summarizer.errors import UsageError
from summarizer.model.price import find_price
from summarizer.options.regress import Floors, Reports, Request
from summarizer.regress.comparison import compare
from summarizer.regress.draft import draft_gold
from summarizer.regress.examples import check_examples
from summarizer.regress.gates import Gates, check_gates, load_gates, renewed, write_gates
from summarizer.regress.judged import Judge
from summarizer.regress.outcome import Outcome
from summarizer.regress.planning import Rows, plan_rows
from summarizer.regress.report.figures import counted
from summarizer.regress.report.text import to_text
from summarizer.regress.running import Asking, Row, run_variant
from summarizer.regress.suite import Suite, drafts, load_suite
from summarizer.schema.asking import LanguageModel


def regress(request: Request, floors: Floors, reports: Reports) -> int:
    """Runs and compares. Returns 0 pass, 1 regression, 3 inconclusive or recordings missing.

    Raises UsageError and SummarizerError.
    """
    for path in (reports.junit, reports.html, reports.json, reports.markdown):
        if path is not None:
            check_folder(path.parent)
    rows = plan_rows(replace(request, model=_model(request)))
    for variant in rows.variants:
        check_examples(variant.prompts)
    suite = load_suite(request.suite, request.cases, request.grain)
    for story in drafts(suite):
        say(f"gold of {story} is a draft that nobody has read yet: its scores say nothing")
    path = floors.path or request.suite / "gates.toml"
    gates = load_gates(path)
    ran = run_interruptible(_run(rows, suite, request))
    if floors.renew:
        return _renew(path, gates, ran, suite, floors.lower)
    outcome = _outcome(suite, rows, ran, gates, request)
    sys.stdout.write(to_text(outcome))
    _write(outcome, reports)
    return outcome.code


def draft(path: Path) -> int:
    """Prints a draft of gold made from a briefing. Returns 0; raises SummarizerError."""
    sys.stdout.write(draft_gold(load_briefing(path)))
    return 0


@asynccontextmanager
async def live_model(request: Request) -> AsyncIterator[LanguageModel]:
    """The model that a live run asks, its answers kept in the user's cache. Raises UsageError."""
    from summarizer.model.client import Server, connect
    from summarizer.model.tape import live_tape

    base_url, api_key = _server()
    model = _model(request)
    if model is None:
        raise UsageError("a live run needs a model: give --model NAME or set SUMMARIZER_MODEL")
    async with connect(Server(model, base_url, api_key), live_tape(cache=default_cache() / "answers.sqlite")) as asked:
        yield asked


def _server() -> tuple[str | None, str | None]:
    """Base URL and key from the environment. Raises UsageError where there is neither."""
    found = os.environ.get("OPENAI_BASE_URL") or None, os.environ.get("OPENAI_API_KEY") or None
    if not any(found):
        raise UsageError("--live needs a model: set OPENAI_API_KEY or OPENAI_BASE_URL")
    return found


def _model(request: Request) -> str | None:
    """The model's name; of recordings, None is their own."""
    return request.model or (os.environ.get("SUMMARIZER_MODEL") or None if request.live else None)


async def _run(rows: Rows, suite: Suite, request: Request) -> list[Row]:
    base_url, api_key = _server() if request.live else (None, None)
    asking = Asking(
        base_url=base_url,
        api_key=api_key,
        record=request.record,
        repeats=request.repeats,
        concurrency=request.concurrency,
        judge=Judge(request.judge, request.live, request.record, base_url, api_key) if request.judge else None,
        skip=not request.cases,
        progress=say if request.live else lambda _: None,
    )
    ran = []
    for variant in rows.variants:
        say(f"{variant.name}: {counted(len(suite.cases))}")
        ran.append(await run_variant(variant, suite, asking))
    return ran


def _outcome(suite: Suite, rows: Rows, ran: list[Row], gates: Gates, request: Request) -> Outcome:
    by_name = {row.variant.name: row for row in ran}
    baseline = by_name[rows.baseline]
    whole = not request.cases and request.grain == "story"
    prices = {row.model: find_price(row.model, date.today()) for row in ran if row.model}
    return Outcome(
        suite=suite,
        rows=tuple(ran),
        comparisons=tuple(compare(baseline, by_name[name], gates.allowed_drop) for name in rows.candidates),
        binding=rows.binding,
        gates=gates,
        held=tuple(check_gates(gates, ran)) if whole and gates.suite == suite.digest else (),
        whole_suite=whole,
        prices={model: price for model, price in prices.items() if price},
    )


def _renew(path: Path, gates: Gates, ran: list[Row], suite: Suite, lower: bool) -> int:
    """Floors are set by whole rows only: what lacks answers would set them too low."""
    lacking = [row.variant.name for row in ran if row.missing]
    if lacking:
        say(f"no floors for {', '.join(lacking)}: answers are missing")
    write_gates(path, renewed(gates, [row for row in ran if not row.missing and row.runs], suite.digest, lower))
    sys.stdout.write(f"{path}\n")
    return 0


def _write(outcome: Outcome, reports: Reports) -> None:
    """The forms asked for, each whole or not at all."""
    from summarizer.regress.report.html import to_html
    from summarizer.regress.report.json import to_json
    from summarizer.regress.report.junit import to_junit
    from summarizer.regress.report.markdown import to_markdown

    forms = (
        (reports.junit, to_junit),
        (reports.html, to_html),
        (reports.json, to_json),
        (reports.markdown, to_markdown),
    )
    for path, form in forms:
        if path is not None:
            write_whole(path, form(outcome))
            say(f"wrote {path}")
