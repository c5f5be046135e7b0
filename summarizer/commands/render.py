"""`summarizer render`."""

import sys
from pathlib import Path
from typing import get_args

from summarizer.commands.files import check_look, load_briefing
from summarizer.deliver import write_whole
from summarizer.errors import UsageError
from summarizer.render import PLAIN, Format, Look
from summarizer.render import render as render_briefing


def render(path: Path, form: str, out: Path | None, look: Look = PLAIN) -> int:
    """Writes a briefing in another form. Returns 0; raises UsageError for a form that is not made, SummarizerError."""
    known: dict[str, Format] = {name: name for name in get_args(Format)}
    if form not in known:
        raise UsageError(f"--format {form}: there are md, html and json")
    check_look(look)
    text = render_briefing(load_briefing(path), known[form], look)
    if out is None:
        sys.stdout.write(text)
    else:
        write_whole(out, text)
        sys.stdout.write(f"{out}\n")
    return 0
