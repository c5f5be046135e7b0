"""The command line of whoever changes a prompt: `regress` and `prompts`. Parse, call one function, exit code."""

from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from summarizer.options.command_line import takes_options
from summarizer.options.regress import Floors, Instead, Reports, Request


class _WithDefinitions(TyperCommand):
    """A command whose help ends with the definitions of the metrics, which are loaded only when it is shown."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Writes a line a metric."""
        from summarizer.regress.scoring.score import METRICS

        with formatter.section("Metrics"):
            formatter.write_dl([(m.name, m.definition + _BETTER[m.better]) for m in METRICS])


_BETTER = {"higher": "", "lower": " (lower is better)", "told": ""}


@takes_options()
def regress(request: Request, floors: Floors, reports: Reports, instead: Instead) -> None:
    """Test prompts like code: run them over articles with gold, compare with a baseline, say what changed.

    Without options, in a checkout: the shipped suite by rules, by the recorded model and by the reference answers,
    offline and free. A change of a prompt is tested against the last commit with

      summarizer regress --against HEAD

    Answers come from recordings unless --live is given; what is missing is told with what recording it would take.
    Exit codes: 0 pass; 1 regression or below a floor; 3 inconclusive, or recordings are missing; 2 wrong usage.
    """
    from summarizer.commands.regress import draft
    from summarizer.commands.regress import regress as run
    from summarizer.commands.robustness import shake
    from summarizer.commands.score import score_briefing

    if instead.draft is not None:
        raise typer.Exit(draft(instead.draft))
    if instead.score is not None:
        raise typer.Exit(score_briefing(instead.score, request.suite))
    if instead.robustness:
        raise typer.Exit(shake(request, floors.path))
    raise typer.Exit(run(request, floors, reports))


def prompts(
    show: Annotated[
        str | None,
        typer.Option(
            "--show",
            metavar="ARTICLE",
            help="Print the exact requests for an article or folder; that to write rests on the rules' reading.",
        ),
    ] = None,
    where: Annotated[
        str | None, typer.Option("--prompts", metavar="DIR|REV", help="These instead of the shipped ones.")
    ] = None,
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help="With --show: the briefing's language.")
    ] = "en",
    enter: Annotated[
        bool, typer.Option("--enter", help="Enter new versions into the ledger that is checked in (versions.json).")
    ] = False,
) -> None:
    """List the prompts: version, digest, size in tokens (estimated: 3.8 characters a token), and where each is used.

    Their worked examples are checked on the way: each must fit the answer's schema and point to what it shows.
    Exit codes: 0; 1 where a prompt's text changed and its version did not; 2 wrong usage, or a wrong example.
    """
    from summarizer.commands.prompts import enter_prompts, list_prompts, show_requests

    if enter:
        raise typer.Exit(enter_prompts())
    if show is not None:
        raise typer.Exit(show_requests(show, where, language))
    raise typer.Exit(list_prompts(where))


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program's."""
    app.command(cls=_WithDefinitions, short_help="Test prompts like code: compare with a baseline over gold.")(regress)
    app.command(short_help="The prompts: version, size, use; their exact requests.")(prompts)
