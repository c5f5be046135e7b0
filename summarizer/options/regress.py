"""The options of `regress`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from summarizer.options.values import one_of

Grain = Literal["story", "article"]


@dataclass(frozen=True, slots=True)
class Request:
    """The options that choose what is run. None and () are: not given."""

    suite: Annotated[Path, typer.Argument(metavar="SUITE", help="A folder with articles/, gold/ and recordings/.")] = (
        Path("fixtures")
    )
    cases: Annotated[
        tuple[str, ...],
        typer.Option("--case", metavar="NAME", help="Only this case: a story, or STORY/ARTICLE. May be repeated."),
    ] = ()
    grain: Annotated[
        Grain,
        typer.Option(
            "--by",
            parser=one_of("--by", "story", "article"),
            metavar="story|article",
            help="article: each on its own; only reading is tested.",
        ),
    ] = "story"
    prompts: Annotated[
        tuple[str, ...],
        typer.Option(
            "--prompts",
            metavar="DIR|REV",
            help="Prompts to test: a folder with *.md (those it lacks are the shipped ones), or a git revision. May be"
            " repeated. [default: the shipped ones]",
        ),
    ] = ()
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="DIR|REV|lexical", help="The baseline: prompts as there, or the rules."),
    ] = None
    model: Annotated[
        str | None, typer.Option("--model", metavar="NAME", help="The model. [default: the recordings' own]")
    ] = None
    against_model: Annotated[
        str | None, typer.Option("--against-model", metavar="NAME", help="The baseline's model. [default: the same]")
    ] = None
    recordings: Annotated[
        Path | None,
        typer.Option("--recordings", metavar="DIR", help="A folder of answers a story. [default: SUITE/recordings]"),
    ] = None
    live: Annotated[bool, typer.Option("--live", help="Ask the model at OPENAI_BASE_URL, or OpenAI's own.")] = False
    record: Annotated[bool, typer.Option("--record", help="With --live: keep the answers in the recordings.")] = False
    repeats: Annotated[
        int, typer.Option("--repeats", min=1, metavar="K", help="Run each case K times (a sampling model).")
    ] = 1
    concurrency: Annotated[
        int, typer.Option("--concurrency", min=1, metavar="N", help="How many questions are put to the model at once.")
    ] = 4
    judge: Annotated[
        str | None,
        typer.Option(
            "--judge",
            metavar="MODEL",
            help="Also let this model judge whether citations bear statements out (judged.*); never all that decides.",
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class Floors:
    """What to do about the gates: `path` None is the suite's own file."""

    path: Annotated[
        Path | None, typer.Option("--gates", metavar="FILE", help="Floors and drops. [default: SUITE/gates.toml]")
    ] = None
    renew: Annotated[bool, typer.Option("--set-floors", help="Raise the floors to what is reached now, and stop.")] = (
        False
    )
    lower: Annotated[
        bool, typer.Option("--lower-floors", help="With --set-floors: lower them where less is reached.")
    ] = False


@dataclass(frozen=True, slots=True)
class Reports:
    """Where the forms of the report go; None is: not asked for."""

    junit: Annotated[Path | None, typer.Option("--junit", metavar="FILE", help="JUnit XML, for any CI.")] = None
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="One self-contained page.")] = None
    json: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Everything, for programs.")] = None
    markdown: Annotated[Path | None, typer.Option("--markdown", metavar="FILE", help="For a pull request.")] = None


@dataclass(frozen=True, slots=True)
class Instead:
    """What `regress` does instead of comparing."""

    robustness: Annotated[
        bool, typer.Option("--robustness", help="Instead: add noise to the articles and report how much moves.")
    ] = False
    score: Annotated[
        Path | None,
        typer.Option(
            "--score", metavar="BRIEF.json", help="Instead: score a finished briefing. SUITE may be its gold."
        ),
    ] = None
    draft: Annotated[
        Path | None,
        typer.Option("--draft", metavar="BRIEF.json", help="Instead: print a draft of gold from a briefing."),
    ] = None
