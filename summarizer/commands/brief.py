"""`summarizer brief`."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from summarizer.articles.collected import ReadArticles
from summarizer.commands.amounts import count
from summarizer.commands.desk import Desk
from summarizer.commands.files import account, check_look, load_briefing, report, say, write_forms
from summarizer.commands.interruptible import run_interruptible
from summarizer.commands.run_report import RunReport, reporting
from summarizer.commands.terminal import shown_text
from summarizer.config import asks_server
from summarizer.deliver import check_folder
from summarizer.errors import SummarizerError
from summarizer.options.run import Options
from summarizer.render import PLAIN, Look
from summarizer.render.decisions import explained
from summarizer.schema.brief import Briefing, Failure
from summarizer.schema.run_events import tell, timed
from summarizer.workers import processes_for

_NO_CHANGES = "what has changed since then is not told"


def brief(sources: list[str], out: Path | None, options: Options, look: Look = PLAIN) -> int:
    """Makes one briefing and writes or shows it. Returns 0, 1 or 3; raises UsageError and SummarizerError."""
    with reporting("brief", options) as run:
        check_look(look)
        if out is not None and not options.dry_run:
            check_folder(out)
        previous, unread = _previous(options)
        desk = Desk(options, previous)
        run.price = desk.price
        read = desk.read(sources)
        read = replace(read, failures=(*unread, *read.failures))
        if not read.articles:
            report(read.failures)
            say("no briefing: none of the sources gave an article")
            tell("end", command="brief", exit_code=1, **run.fields())
            return 1
        if options.dry_run:
            return _estimate(desk, read)
        briefing = run_interruptible(desk.brief(read))
        with timed("deliver"):
            _deliver(briefing, out, look, processes_for(len(read.articles), asking=asks_server(options)))
        code = 3 if briefing.failures else 0
        _tell_of(briefing, options)
        tell("end", command="brief", exit_code=code, stories=len(briefing.stories), **run.fields())
        if (out is not None and not options.quiet) or options.verbose:
            say(_summary(briefing, run, out))
        return code


def _previous(options: Options) -> tuple[Briefing | None, tuple[Failure, ...]]:
    """The briefing of the day before. One that cannot be read costs what has changed since, and not the day's briefing.

    So does one of a later day: what has changed since would be told backwards.
    """
    if options.previous is None:
        return None, ()
    day = options.briefing_day.isoformat()
    try:
        previous = load_briefing(options.previous)
        if previous.date <= day:
            return previous, ()
        reason = f"it is of a later day ({previous.date}) than this briefing ({day}); mind --date"
    except SummarizerError as error:
        reason = str(error)
    return None, (Failure(source=str(options.previous), stage="read", reason=f"{_NO_CHANGES}: {reason}"),)


def _estimate(desk: Desk, read: ReadArticles) -> int:
    """Prints what a run would ask and cost."""
    for line in asyncio.run(desk.estimate(read)):
        sys.stdout.write(f"{line}\n")
    report(read.failures)
    return 3 if read.failures else 0


def _deliver(briefing: Briefing, out: Path | None, look: Look, processes: int) -> None:
    if out is None:
        sys.stdout.write(shown_text(briefing))
    else:
        for path in write_forms(briefing, out, look, processes):
            sys.stdout.write(f"{path}\n")


def _tell_of(briefing: Briefing, options: Options) -> None:
    """What is missing, what the desk decided, and what else the options ask for."""
    if options.verbose:
        account(briefing)
    report(briefing.failures)
    by_desk = [(d.left, d.right, d.verdict) for d in briefing.decisions if d.decided_by == "desk"]
    for left, right, verdict in dict.fromkeys(by_desk):  # every story decides anew
        say(f"overrides: “{left}” and “{right}” {'are one' if verdict == 'same' else 'are kept apart'}")
    if options.explain:
        say(explained(briefing).removesuffix("\n"))


def _summary(briefing: Briefing, run: RunReport, out: Path | None) -> str:
    """One line, fit for a cron mail."""
    articles = sum(not a.carried for a in briefing.articles)
    parts = [count(articles, "article"), count(len(briefing.stories), "story")]
    parts += [count(len(briefing.failures), "failure")] if briefing.failures else []
    where = f" -> {out / 'brief.html'}" if out else ""
    return f"brief {briefing.date}: {', '.join([*parts, *run.words()])}{where}"
