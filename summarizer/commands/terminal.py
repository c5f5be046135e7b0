"""Whether standard output is a terminal that somebody reads, and how wide and able it is."""

import os
import shutil
import sys

from summarizer.render import render
from summarizer.render.weightiest import weightiest
from summarizer.schema.brief import Briefing

_FALLBACK = (80, 24)


def shown_text(briefing: Briefing) -> str:
    """The briefing as standard output should get it: set for a terminal, plain Markdown for a pipe or a file."""
    if not sys.stdout.isatty():
        return render(briefing, "md")
    # rich takes a tenth of a second to import: only who looks at it pays
    from summarizer.render.terminal import to_terminal

    return to_terminal(weightiest(briefing), shutil.get_terminal_size(_FALLBACK).columns, styled=_takes_escapes())


def _takes_escapes() -> bool:
    """By the conventions of NO_COLOR (https://no-color.org) and of terminfo's `dumb`."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") not in ("dumb", "unknown")
