"""What every command shares: reading a briefing, writing its forms, one line on standard error."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from summarizer.deliver import written_together
from summarizer.errors import SummarizerError, UsageError
from summarizer.render import Look, import_page_maker
from summarizer.render import render as render_briefing
from summarizer.render.json import from_json, from_json_file, json_parts
from summarizer.render.weightiest import weightiest
from summarizer.render.words.wording import Wording
from summarizer.schema.brief import Briefing, Failure
from summarizer.schema.run_events import tell
from summarizer.workers import beside


def write_forms(briefing: Briefing, folder: Path, look: Look, processes: int = 0) -> list[Path]:
    """Writes brief.json, brief.md and brief.html, all whole or none at all, and returns their paths.

    Where `processes` can be had, one of them makes the page while this one makes the others.
    """
    with beside(min(processes, 1), import_page_maker) as crew, written_together() as write:
        write(folder / "brief.json", json_parts(briefing))
        shown = weightiest(briefing)
        page = crew.begin(render_briefing, shown, "html", look)
        write(folder / "brief.md", render_briefing(shown, "md", look))
        write(folder / "brief.html", page())
    return [folder / f"brief.{form}" for form in ("json", "md", "html")]


def check_look(look: Look) -> None:
    """Raises SummarizerError for a folder of templates that is none or would change nothing."""
    if look.templates is not None:
        # imports a template engine, which a job without templates of its own does not need yet
        from summarizer.render.templates import check_templates

        check_templates(look.templates)


def load_briefing(path: Path) -> Briefing:
    """A briefing from its JSON file, from the folder that `brief --out` wrote, or from standard input for "-".

    Raises SummarizerError in one line when it cannot be read.
    """
    if path.is_dir():
        path /= "brief.json"
    try:
        return from_json(sys.stdin.buffer.read().decode()) if path == Path("-") else from_json_file(path)
    except OSError as error:
        raise SummarizerError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError:
        raise SummarizerError(f"cannot read {path}: it is not UTF-8 text; give a brief.json") from None
    except SummarizerError as error:
        raise SummarizerError(f"cannot read {path}: {error}") from None


def printed(briefing: Briefing, paper: str) -> bytes:
    """The briefing as a PDF, with a line on standard error about what no font could show.

    Raises UsageError for an unknown paper, SummarizerError where the PDF extra is not installed.
    """
    from summarizer.render.pdf.document import PAPERS, to_pdf  # typst is an extra

    if paper not in PAPERS:
        raise UsageError(f"--paper {paper}: there are {' and '.join(PAPERS)}")
    made = to_pdf(briefing, paper)
    if made.notice:
        say(f"{made.notice}; install fonts for them, for example fonts-noto-core and fonts-noto-cjk")
    return made.content


_TOLD_SINGLY = 3  # sources with one reason: a wrong key must not fill a mail with a line an article

_muted: ContextVar[bool] = ContextVar("muted", default=False)


@contextmanager
def muted() -> Iterator[None]:
    """Inside the block a line to the user becomes an event, as all else that happens: for a log of JSON lines alone."""
    before = _muted.set(True)
    try:
        yield
    finally:
        _muted.reset(before)


def say(line: str) -> None:
    """One line on standard error."""
    if _muted.get():
        tell("note", text=line)
        return
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def report(failures: tuple[Failure, ...]) -> None:
    """What is missing or degraded, on standard error: a line each, or one for many whose reasons are alike."""
    alike: dict[tuple[str, str], list[Failure]] = {}
    for failure in failures:
        tell("failure", stage=failure.stage, source=failure.source, reason=failure.reason)
        alike.setdefault((failure.stage, _gist(failure.reason)), []).append(failure)
    if _muted.get():
        return
    for found in alike.values():
        if len(found) > _TOLD_SINGLY:
            sources = f"{len(found)} sources ({found[0].source} to {found[-1].source})"
            found = [found[0].model_copy(update={"source": sources})]
        for failure in found:
            say(f"{failure.stage}: {failure.source}: {failure.reason}")


def _gist(reason: str) -> str:
    """A reason without its advice, its numbers all the same: how many bytes came makes no other reason."""
    return re.sub(r"\d+", "0", reason.partition("; ")[0])


def account(briefing: Briefing) -> None:
    """What the briefing came to and was made with, on standard error."""
    wording = Wording(briefing)
    for line in (wording.scope(), *wording.colophon()):
        say(line)
