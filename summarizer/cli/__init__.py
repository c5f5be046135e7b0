"""The command line: parse, call one function, print, exit code. Nothing is decided here."""

from summarizer.run_clock import PROCESS, begin  # isort: skip - before what takes long to import

import io
import os
import signal
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

import typer

from summarizer import __version__
from summarizer.cli import prompts, sources, upkeep
from summarizer.cli.email import BriefFile, ListedValues, email
from summarizer.errors import SummarizerError, UsageError
from summarizer.garbage import collect_seldom, leave_the_rest
from summarizer.options.command_line import takes_options
from summarizer.options.email import Paper, Templates
from summarizer.options.run import Options

_INTERRUPTED = 130
_Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE",
        help="Files (text, Markdown, HTML, feeds, mail, JSON Lines), folders (recursively, in name order), addresses of"
        " pages and feeds, or - for standard input.",
    ),
]
_FullText = Annotated[
    bool, typer.Option("--full-text", help="The page holds its sources whole, not only the cited passages.")
]

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="One cited briefing from the day's articles. Every line can be checked against its source.\n\n"
    "Start with: summarizer brief ARTICLES... --out DIR",
)


def _version(shown: bool) -> None:
    if shown:
        typer.echo(f"summarizer {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """One cited briefing from the day's articles."""


@app.command()
@takes_options()
def brief(
    sources: _Sources = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Write brief.json, brief.md and brief.html there and print their paths."
        ),
    ] = None,
    *,
    options: Options,
    full_text: _FullText = False,
    templates: Templates = None,
) -> None:
    """Turn articles into one cited briefing.

    Without --out the briefing goes to standard output: set for reading on a terminal, as Markdown into a pipe.
    Exit codes: 0 all went in; 3 a briefing was written but something is missing or degraded (it says what);
    1 no briefing could be written; 2 wrong usage; 130 interrupted.
    """
    from summarizer.commands.head_start import head_start

    with head_start(sources or [], options):
        from summarizer.commands.brief import brief as run
        from summarizer.render import Look

        raise typer.Exit(run(sources or [], out, options, Look(full_text, templates)))


@app.command(short_help="One JSON line per article: events, actors and cited figures.")
@takes_options(without=("previous", "overrides", "explain", "max_stories", "dry_run"))
def extract(sources: _Sources = None, *, options: Options) -> None:
    """Print one JSON line per article: its events, actors and figures with citations, and what was refused.

    Exit codes: 0 all went in; 3 something is missing or was read by rules (it says what); 1 there was no article;
    2 wrong usage; 130 interrupted.
    """
    from summarizer.commands.head_start import head_start

    with head_start(sources or [], options):
        from summarizer.commands.extract import extract as run

        raise typer.Exit(run(sources or [], options))


@app.command(short_help="Re-check a briefing from its own contents, offline.")
def verify(path: BriefFile) -> None:
    """Re-check a briefing from its own contents, offline and without a model.

    Every citation letter for letter, every number, date, name and quotation of every statement in its citations.
    Exit codes: 0 all holds, 1 it does not.
    """
    from summarizer.commands.verify import verify as run

    raise typer.Exit(run(path))


@app.command(short_help="The same briefing in another form: Markdown, HTML, PDF, a mail.")
def render(
    path: BriefFile,
    form: Annotated[str, typer.Option("--format", metavar="md|html|json|pdf|eml", help="The form to give it.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to write it. [default: standard output]")
    ] = None,
    full_text: _FullText = False,
    templates: Templates = None,
    paper: Paper = "a4",
) -> None:
    """Give a briefing another form: Markdown, one self-contained HTML page, JSON, a PDF, or a mail to be sent by hand.

    Reads any brief.json of this or an older minor version of its schema. For example:

      summarizer render today/brief.json --format pdf --paper letter --out today/brief.pdf
    """
    from summarizer.commands.render import render as run
    from summarizer.render import Look

    raise typer.Exit(run(path, form, out, Look(full_text, templates), paper))


app.command(cls=ListedValues, short_help="A mail of a briefing: written to a file, or sent.")(email)


prompts.add_to(app)
sources.add_to(app)
upkeep.add_to(app)


def main(arguments: list[str] | None = None) -> None:
    """The program's entry point: every error becomes one line and an exit code, never a traceback."""
    begin(PROCESS)
    _prepare_streams()
    collect_seldom()
    # a shell starts background jobs with SIGINT ignored: asked to stop, by either signal, the program stops
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    code = run_command(sys.argv[1:] if arguments is None else arguments)
    leave_the_rest()
    raise SystemExit(code)


def run_command(arguments: list[str]) -> int:
    """Runs a command line inside this process and returns its exit code."""
    return exit_code(lambda: app(arguments, standalone_mode=False), as_json=_wants_json(arguments))


def _wants_json(arguments: list[str]) -> bool:
    """Whether standard error is a log of JSON lines, where even a mistake in the options has to be one."""
    return "--log=json" in arguments or ("--log", "json") in pairwise(arguments)


def exit_code(run: Callable[[], Any], as_json: bool = False) -> int:
    """Runs a command and turns what it raises into the contract's exit code, saying why on standard error.

    `as_json`: in a line of JSON, as `--log json` has them.
    """
    return _exit_code(run, _in_json if as_json else _in_words)


def _in_words(_: str, line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _in_json(error: str, line: str) -> None:
    from summarizer.commands.run_log import JsonLines
    from summarizer.schema.run_events import RunEvent

    JsonLines(sys.stderr)(RunEvent("error", {"error": error, "reason": line.removeprefix("summarizer: ")}))


def _exit_code(run: Callable[[], Any], complain: Callable[[str, str], None]) -> int:
    try:
        result = run()
        sys.stdout.flush()
        code = result if isinstance(result, int) else 0
        return code if code != _INTERRUPTED else _interrupted(complain)  # typer makes a code of Ctrl-C
    except typer.Exit as finished:
        return finished.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted(complain)
    except SummarizerError as error:
        complain(type(error).__name__, f"summarizer: {error}")
        return 2 if isinstance(error, UsageError) else 1
    except BrokenPipeError:
        _abandon_output()
        return 0  # the reader has what it wanted (`| head`)
    except OSError as error:
        _abandon_output()
        where = error.filename or "the output"
        complain(type(error).__name__, f"summarizer: cannot use {where}: {(error.strerror or str(error)).lower()}")
        return 1
    except Exception as error:  # noqa: BLE001 - the last line of defence: a message, never a traceback
        return _unexpected(error, complain)


def _interrupted(complain: Callable[[str, str], None]) -> int:
    line = "interrupted; nothing was left half-written, and the same command goes on from what was kept"
    complain(KeyboardInterrupt.__name__, line)
    return _INTERRUPTED


def _prepare_streams() -> None:
    """UTF-8 whatever the locale, and somewhere to write to where a stream was closed (`2>&-`)."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _nowhere() -> io.TextIOWrapper:
    return Path(os.devnull).open("w", encoding="utf-8")


def _abandon_output() -> None:
    """Sends what is still held for standard output nowhere, or Python would complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unexpected(error: Exception, complain: Callable[[str, str], None]) -> int:
    show = getattr(error, "show", None)
    if not callable(show):
        said = " ".join(str(error).split())
        complain(type(error).__name__, f"summarizer: unexpected {type(error).__name__}: {said}; please report it")
        return 1
    if complain is _in_words:  # typer's own usage errors
        show()
    else:
        complain(UsageError.__name__, str(getattr(error, "message", error)))
    return int(getattr(error, "exit_code", 2))
