"""`summarizer render`."""

import sys
from pathlib import Path
from typing import get_args

from summarizer.commands.files import check_look, load_briefing, printed, say
from summarizer.deliver import write_whole
from summarizer.errors import UsageError
from summarizer.render import PLAIN, Format, Look
from summarizer.render import render as render_briefing
from summarizer.schema.brief import Briefing


def render(path: Path, form: str, out: Path | None, look: Look = PLAIN, paper: str = "a4") -> int:
    """Writes a briefing in another form. Returns 0; raises UsageError for a form that is not made, SummarizerError."""
    if form not in (*get_args(Format), "pdf", "eml"):
        raise UsageError(f"--format {form}: there are md, html, json, pdf and eml")
    if form == "pdf" and out is None and sys.stdout.isatty():
        raise UsageError("--format pdf: a terminal cannot show it; add --out FILE.pdf")
    check_look(look)
    content = _content(load_briefing(path), form, look, paper)
    if out is not None:
        write_whole(out, content)
        sys.stdout.write(f"{out}\n")
    elif isinstance(content, str):
        sys.stdout.write(content)
    else:
        sys.stdout.buffer.write(content)
    return 0


def _content(briefing: Briefing, form: str, look: Look, paper: str) -> str | bytes:
    if form == "pdf":
        return printed(briefing, paper)
    if form == "eml":
        return _draft(briefing, look)
    known: dict[str, Format] = {name: name for name in get_args(Format)}
    return render_briefing(briefing, known[form], look)


def _draft(briefing: Briefing, look: Look) -> bytes:
    """A mail without sender and recipients, to be opened and sent by a mail program."""
    from summarizer.render.mail.letter import Letter, to_mail

    mail = to_mail(briefing, Letter(templates=look.templates))
    if mail.left_out:
        say(mail.left_out)
    return mail.as_bytes()
