"""The command line of `summarizer sources`: parse and call one function, as in `cli`."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from summarizer.options.run import AllowPrivate, Options, Since
from summarizer.options.values import day_of

_Day = Annotated[
    date | None,
    typer.Option("--date", parser=day_of("--date"), metavar="YYYY-MM-DD", help="The briefing's date. [default: today]"),
]
_Cache = Annotated[Path | None, typer.Option("--cache", metavar="DIR", help="Where what is fetched is kept.")]
_NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither read nor write the cache.")]

sources = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Look after a sources file.")


@sources.callback()
def _root() -> None:
    """Look after a sources file: the feeds, pages and folders of a daily briefing."""


@sources.command(short_help="What each source gives today, and what is wrong with it.")
def check(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The sources file.")] = Path("sources.toml"),
    day: _Day = None,
    since: Since = None,
    allow_private: AllowPrivate = False,
    cache: _Cache = None,
    no_cache: _NoCache = False,
) -> None:
    """Say what each source gives today: how many articles, how new, and what is wrong with it.

    The pages of a feed's teasers are not fetched. For example:

      summarizer sources check sources.toml

    Exit codes: 0 nothing is wrong; 3 a source has a problem; 2 wrong usage; 130 interrupted.
    """
    from summarizer.commands.sources import check_sources

    options = Options(day=day, since=since, allow_private=allow_private, cache=cache, no_cache=no_cache)
    raise typer.Exit(check_sources(path, options))


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program's."""
    app.add_typer(sources, name="sources")
