"""What a user sees of a run while it goes: a bar on a terminal, lines where they are asked for, else next to nothing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarizer.commands.amounts import count
from summarizer.commands.files import say
from summarizer.schema.run_events import RunEvent, Watch

if TYPE_CHECKING:
    from rich.progress import Progress


@contextmanager
def shown(*, quiet: bool, verbose: bool) -> Iterator[Watch]:
    """Whoever shows a run on standard error."""
    if quiet or verbose or not sys.stderr.isatty():
        yield Lines(verbose=verbose)
        return
    # a bar takes a tenth of a second to import: a job without a terminal does without
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"), TimeElapsedColumn())
    # standard output stays as it is: what is written there asks whether it is a terminal
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        yield Bar(progress)


class Lines:
    """Says on standard error what a user must know at once; with `verbose`, each article and story too."""

    def __init__(self, *, verbose: bool) -> None:
        self._verbose = verbose

    def __call__(self, event: RunEvent) -> None:
        """Says the event, if it is to be said."""
        line = _line(event) if self._verbose or event.name == "stopped" else ""
        if line:
            say(line)


def _line(event: RunEvent) -> str:
    told = event.fields
    match event.name:
        case "start" if told["model"]:
            return f"{count(int(str(told['articles'])), 'article')}; asking {told['model']}"
        case "fetched":
            return f"fetched {told['source']}"
        case "read":
            return f"read {told['source']} (by {told['by']})"
        case "written":
            return f"wrote story {told['story']}"
        case "retry":
            return f"{told['subject']}: trying again in {told['wait']} s"
        case "stopped":
            return f"no more asking: {told['reason']}"
        case _:
            return ""


class Bar:
    """A bar of the articles read, then a line for the stories written."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._task = progress.add_task("reading sources", total=None, told="")
        self._done = self._waits = 0

    def __call__(self, event: RunEvent) -> None:
        """Moves the bar."""
        match event.name:
            case "fetched":
                self._progress.update(self._task, told=f"{event.fields['left']} still to fetch")
            case "start":
                self._begin("reading articles", int(str(event.fields["articles"])))
            case "stage" if event.fields["stage"] == "extract":
                self._begin("merging", None)
            case "stage" if event.fields["stage"] == "merge":
                self._begin("writing stories", None)
            case "stage" if event.fields["stage"] == "write":
                self._progress.stop()  # before anything is written to the same terminal
            case "read" | "written":
                self._done += 1
                self._progress.update(self._task, completed=self._done, told=self._told())
            case "retry":
                self._waits += 1
                self._progress.update(self._task, told=self._told())
            case "stopped":
                say(_line(event))
            case _:
                pass

    def _begin(self, description: str, total: int | None) -> None:
        self._done = 0
        self._progress.reset(self._task, total=total, description=description, told="", start=True)

    def _told(self) -> str:
        return f"{self._done:,}" + (f", {count(self._waits, 'retry')}" if self._waits else "")
