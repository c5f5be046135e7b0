"""`summarizer brief`."""

import asyncio
import sys
from pathlib import Path

from summarizer.commands.desk import Desk
from summarizer.commands.files import account, check_look, load_briefing, report, say, write_forms
from summarizer.commands.terminal import shown_text
from summarizer.config import Options
from summarizer.deliver import check_folder
from summarizer.render import PLAIN, Look
from summarizer.render.explained import explained


def brief(sources: list[str], out: Path | None, options: Options, look: Look = PLAIN) -> int:
    """Makes one briefing and writes or shows it. Returns 0, 1 or 3; raises UsageError and SummarizerError."""
    check_look(look)
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
        sys.stdout.write(shown_text(briefing))
    else:
        for path in write_forms(briefing, out, look):
            sys.stdout.write(f"{path}\n")
    if options.verbose:
        account(briefing)
    report(briefing.failures)
    for decision in (d for d in briefing.decisions if d.decided_by == "desk"):
        verb = "are one" if decision.verdict == "same" else "are kept apart"
        say(f"overrides: “{decision.left}” and “{decision.right}” {verb}")
    if options.explain:
        sys.stderr.write(explained(briefing))
    return 3 if briefing.failures else 0
