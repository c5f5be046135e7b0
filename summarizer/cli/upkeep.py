"""The command line of whoever keeps the job running: `cache` and `doctor`. Parse, call one function, exit code."""

from pathlib import Path
from typing import Annotated

import typer

from summarizer.options.run import Options

Folder = Annotated[
    Path | None,
    typer.Option(
        "--cache", metavar="DIR", help="The cache's folder. [default: ~/.cache/summarizer, or XDG_CACHE_HOME]"
    ),
]

cache = typer.Typer(rich_markup_mode=None, help="Show what the cache holds and saved, or prune it.")


@cache.callback(invoke_without_command=True)
def show(context: typer.Context, folder: Folder = None) -> None:
    """Show what is kept: the answers of models, their tokens, price and what that saved, and fetched pages; or prune it.

    For example:

      summarizer cache

      summarizer cache prune --older-than 90d --max-size 500MB
    """
    if context.invoked_subcommand is None:
        from summarizer.commands.cache import show_cache

        raise typer.Exit(show_cache(folder))


@cache.command(short_help="Remove old answers and fetched pages.")
def prune(
    folder: Folder = None,
    older_than: Annotated[
        str | None,
        typer.Option(
            "--older-than", metavar="AGE", help="Answers recorded, and pages last met, before that: 30d, 8w, 6m, 1y."
        ),
    ] = None,
    max_size: Annotated[
        str | None,
        typer.Option("--max-size", metavar="SIZE", help="Then the oldest, pages first, until so much is left: 500MB."),
    ] = None,
) -> None:
    """Remove old answers and fetched pages; runs that are going on are not disturbed.

    An answer that is asked for again is paid again, a page that is read again is fetched again.
    """
    from summarizer.commands.cache import prune_cache

    raise typer.Exit(prune_cache(folder, older_than, max_size))


def doctor(
    folder: Folder = None,
    model: Annotated[
        str | None, typer.Option("--model", metavar="NAME", help="Look at this model. [default: $SUMMARIZER_MODEL]")
    ] = None,
    probe: Annotated[
        bool, typer.Option("--probe", help="Also put one question of a few tokens to the model, to see how it answers.")
    ] = False,
) -> None:
    """Say what is set up and from where, whether it works, and what to do where it does not.

    A line a check: ok, note (worth knowing) or fault (the next run could not do what is set up). The server is asked
    for its list of models, which costs nothing; the model itself only with --probe. The key is never printed.
    Exit codes: 0 no fault; 1 a fault.
    """
    from summarizer.commands.doctor import doctor as run

    raise typer.Exit(run(Options(cache=folder, model=model), probe=probe))


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program's."""
    app.command(short_help="What is set up, whether it works, what to do where it does not.")(doctor)
    app.add_typer(cache, name="cache")
