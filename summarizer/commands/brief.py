"""`summarizer brief`."""

import asyncio
import sys
from pathlib import Path

from summarizer.commands.desk import Desk
from summarizer.commands.files import load_briefing, report, say, write_forms
from summarizer.config import Options
from summarizer.deliver import check_folder
from summarizer.render import render as render_briefing
from summarizer.render.explained import explained


def brief(sources: list[str], out: Path | None, options: Options) -> int:
    """Makes one briefing and writes it. Returns 0, 1 or 3; raises UsageError and SummarizerError."""
    if out is not None:
        check_folder(out)
    previous = load_briefing(options.previous) if options.previous else None
    desk = Desk(options, previous)
    read = desk.read(sources)
    if not read.articles:
        report(read.failures)
        say("no briefing: none of the sources gave an article")
        return 1
    briefing = asyncio.run(desk.brief(read))
    if out is None:
        sys.stdout.write(render_briefing(briefing, "md"))
    else:
        for path in write_forms(briefing, out):
            sys.stdout.write(f"{path}\n")
    report(briefing.failures)
    for decision in (d for d in briefing.decisions if d.decided_by == "desk"):
        verb = "are one" if decision.verdict == "same" else "are kept apart"
        say(f"overrides: “{decision.left}” and “{decision.right}” {verb}")
    if options.explain:
        sys.stderr.write(explained(briefing))
    return 3 if briefing.failures else 0
