"""The command line of `summarizer sources`: parse and call one function, as in `cli`."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from summarizer.errors import UsageError

SourcesFile = Annotated[
    Path | None,
    typer.Option(
        "--sources", metavar="FILE", help="A sources file: feeds, pages and folders with names (docs/sources.md)."
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="YYYY-MM-DD",
        help="Of a feed, the items from that day to the briefing's. [default: the day before]",
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Also fetch from private addresses: this machine, your own network."),
]
Offline = Annotated[
    bool, typer.Option("--offline", help="Fetch nothing: pages and feeds as the cache keeps them from earlier runs.")
]
Fields = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="FIELD=NAME,...",
        help="Of JSON Lines, which names hold an article's fields, for example title=headline,text=body."
        " [default: the usual names]",
    ),
]
_Day = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The briefing's date. [default: today]")]
_Cache = Annotated[Path | None, typer.Option("--cache", metavar="DIR", help="Where what is fetched is kept.")]
_NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither read nor write the cache.")]

sources = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Look after a sources file.")


@sources.callback()
def _root() -> None:
    """Look after a sources file: the feeds, pages and folders of a daily briefing."""


@sources.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="[FILE]", help="The sources file.")] = Path("sources.toml"),
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
    from summarizer.config import Options

    options = Options(
        day=day_of("--date", day),
        since=day_of("--since", since),
        allow_private=allow_private,
        cache=cache,
        use_cache=not no_cache,
    )
    raise typer.Exit(check_sources(path, options))


def day_of(option: str, given: str | None) -> date | None:
    """The day that an option names. Raises UsageError."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"{option} {given}: not a day; write it as YYYY-MM-DD, for example 2024-11-30") from None


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program's."""
    app.add_typer(sources, name="sources")
