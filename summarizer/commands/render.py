"""`summarizer render`."""

import sys
from pathlib import Path
from typing import get_args

from summarizer.commands.files import load_briefing
from summarizer.deliver import write_whole
from summarizer.errors import UsageError
from summarizer.render import Format
from summarizer.render import render as render_briefing


def render(path: Path, form: str, out: Path | None) -> int:
    """Writes a briefing in another form. Returns 0; raises UsageError for a form that is not made."""
    known: dict[str, Format] = {name: name for name in get_args(Format)}
    if form not in known:
        raise UsageError(f"--format {form}: there are md, html and json")
    text = render_briefing(load_briefing(path), known[form])
    if out is None:
        sys.stdout.write(text)
    else:
        write_whole(out, text)
        sys.stdout.write(f"{out}\n")
    return 0
