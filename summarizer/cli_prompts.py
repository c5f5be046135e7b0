"""The command line of whoever changes a prompt: `regress` and `prompts`. Parse, call one function, exit code."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from summarizer.errors import UsageError


class _WithDefinitions(TyperCommand):
    """A command whose help ends with the definitions of the metrics, which are loaded only when it is shown."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Writes a line a metric."""
        from summarizer.regress.score import METRICS

        with formatter.section("Metrics"):
            formatter.write_dl([(m.name, m.definition + _BETTER[m.better]) for m in METRICS])


_BETTER = {"higher": "", "lower": " (lower is better)", "told": ""}

Suite = Annotated[Path, typer.Argument(metavar="SUITE", help="A folder with articles/, gold/ and recordings/.")]
Case = Annotated[
    list[str] | None,
    typer.Option("--case", metavar="NAME", help="Only this case: a story, or STORY/ARTICLE. May be repeated."),
]
Grain = Annotated[
    str, typer.Option("--by", metavar="story|article", help="article: each on its own; only reading is tested.")
]
Prompts = Annotated[
    list[str] | None,
    typer.Option(
        "--prompts",
        metavar="DIR|REV",
        help="Prompts to test: a folder with *.md (those it lacks are the shipped ones), or a git revision. May be"
        " repeated. [default: the shipped ones]",
    ),
]
Against = Annotated[
    str | None,
    typer.Option("--against", metavar="DIR|REV|lexical", help="The baseline: prompts as there, or the rules."),
]
Model = Annotated[str | None, typer.Option("--model", metavar="NAME", help="The model. [default: the recordings' own]")]
AgainstModel = Annotated[
    str | None, typer.Option("--against-model", metavar="NAME", help="The baseline's model. [default: the same]")
]
Recordings = Annotated[
    Path | None,
    typer.Option("--recordings", metavar="DIR", help="A folder of answers a story. [default: SUITE/recordings]"),
]
Live = Annotated[bool, typer.Option("--live", help="Ask the model at OPENAI_BASE_URL, or OpenAI's own.")]
Record = Annotated[bool, typer.Option("--record", help="With --live: keep the answers in the recordings.")]
Repeats = Annotated[
    int, typer.Option("--repeats", min=1, metavar="K", help="Run each case K times (a sampling model).")
]
Concurrency = Annotated[
    int, typer.Option("--concurrency", min=1, metavar="N", help="How many questions are put to the model at once.")
]
Judging = Annotated[
    str | None,
    typer.Option(
        "--judge",
        metavar="MODEL",
        help="Also let this model judge whether citations bear statements out (judged.*); never all that decides.",
    ),
]
GatesFile = Annotated[
    Path | None, typer.Option("--gates", metavar="FILE", help="Floors and drops. [default: SUITE/gates.toml]")
]
SetFloors = Annotated[bool, typer.Option("--set-floors", help="Raise the floors to what is reached now, and stop.")]
LowerFloors = Annotated[
    bool, typer.Option("--lower-floors", help="With --set-floors: lower them where less is reached.")
]
JUnit = Annotated[Path | None, typer.Option("--junit", metavar="FILE", help="JUnit XML, for any CI.")]
Html = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="One self-contained page.")]
Json = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Everything, for programs.")]
Markdown = Annotated[Path | None, typer.Option("--markdown", metavar="FILE", help="For a pull request.")]
Robustness = Annotated[
    bool, typer.Option("--robustness", help="Instead: add noise to the articles and report how much moves.")
]
Scored = Annotated[
    Path | None,
    typer.Option("--score", metavar="BRIEF.json", help="Instead: score a finished briefing. SUITE may be its gold."),
]
Draft = Annotated[
    Path | None, typer.Option("--draft", metavar="BRIEF.json", help="Instead: print a draft of gold from a briefing.")
]


def regress(  # noqa: PLR0913 - one parameter for each option
    suite: Suite = Path("fixtures"),
    case: Case = None,
    grain: Grain = "story",
    prompts: Prompts = None,
    against: Against = None,
    model: Model = None,
    against_model: AgainstModel = None,
    recordings: Recordings = None,
    live: Live = False,
    record: Record = False,
    repeats: Repeats = 1,
    concurrency: Concurrency = 4,
    judge: Judging = None,
    gates: GatesFile = None,
    set_floors: SetFloors = False,
    lower_floors: LowerFloors = False,
    junit: JUnit = None,
    html: Html = None,
    json: Json = None,
    markdown: Markdown = None,
    robustness: Robustness = False,
    score: Scored = None,
    draft: Draft = None,
) -> None:
    """Test prompts like code: run them over articles with gold, compare with a baseline, say what changed.

    Without options, in a checkout: the shipped suite by rules, by the recorded model and by the reference answers,
    offline and free. A change of a prompt is tested against the last commit with

      summarizer regress --against HEAD

    Answers come from recordings unless --live is given; what is missing is told with what recording it would take.
    Exit codes: 0 pass; 1 regression or below a floor; 3 inconclusive, or recordings are missing; 2 wrong usage.
    """
    from summarizer.commands.regress import Floors, Reports
    from summarizer.commands.regress import draft as drafted
    from summarizer.commands.regress import regress as run
    from summarizer.commands.score import score_briefing
    from summarizer.commands.shake import shake
    from summarizer.regress.planning import Request

    if draft is not None:
        raise typer.Exit(drafted(draft))
    if score is not None:
        raise typer.Exit(score_briefing(score, suite))
    request = Request(
        suite=suite,
        cases=tuple(case or ()),
        grain=_grain(grain),
        prompts=tuple(prompts or ()),
        against=against,
        model=model,
        against_model=against_model,
        recordings=recordings,
        live=live,
        record=record,
        repeats=repeats,
        concurrency=concurrency,
        judge=judge,
    )
    if robustness:
        raise typer.Exit(shake(request, gates))
    raise typer.Exit(run(request, Floors(gates, set_floors, lower_floors), Reports(junit, html, json, markdown)))


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


def _grain(given: str) -> Any:
    if given not in ("story", "article"):
        raise UsageError(f"--by {given}: there are story and article")
    return given


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program's."""
    app.command(cls=_WithDefinitions)(regress)
    app.command()(prompts)
