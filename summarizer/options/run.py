"""The options of `brief` and `extract`."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from summarizer.options.values import briefing_language, day_of, one_of, seconds_of

ExtractorName = Literal["llm", "lexical"]
LogForm = Literal["text", "json"]

Since = Annotated[
    date | None,
    typer.Option(
        "--since",
        parser=day_of("--since"),
        metavar="YYYY-MM-DD",
        help="Of a feed, the items from that day to the briefing's. [default: the day before]",
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch from private addresses: this machine, your own network.")
]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one run as the user gave them; None is: not given.

    `max_cost` is in US dollars, `deadline` and `timeout` are in seconds, `rpm` and `tpm` requests and tokens a minute.
    """

    sources_file: Annotated[
        Path | None,
        typer.Option(
            "--sources", metavar="FILE", help="A sources file: feeds, pages and folders with names (docs/sources.md)."
        ),
    ] = None
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="FIELD=NAME,...",
            help="Of JSON Lines, which names hold an article's fields, for example title=headline,text=body."
            " [default: the usual names]",
        ),
    ] = None
    day: Annotated[
        date | None,
        typer.Option(
            "--date",
            parser=day_of("--date"),
            metavar="YYYY-MM-DD",
            help="The briefing's date. Given, it also resolves weekdays. [default: today]",
        ),
    ] = None
    since: Since = None
    allow_private: AllowPrivate = False
    offline: Annotated[
        bool,
        typer.Option("--offline", help="Fetch nothing: pages and feeds as the cache keeps them from earlier runs."),
    ] = False
    model: Annotated[
        str | None, typer.Option("--model", metavar="NAME", help="The model to ask. [default: $SUMMARIZER_MODEL]")
    ] = None
    extractor: Annotated[
        ExtractorName | None,
        typer.Option(
            "--extractor",
            parser=one_of("--extractor", "llm", "lexical"),
            metavar="llm|lexical",
            help="lexical reads by rules, without a model. [default: llm if configured]",
        ),
    ] = None
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            parser=briefing_language,
            metavar="CODE",
            help="The briefing's language: en, fr, es, de. [default: that of most articles]",
        ),
    ] = None
    concurrency: Annotated[
        int,
        typer.Option(
            "--concurrency",
            min=1,
            metavar="N",
            help="How many questions are put to the model at once at the most; fewer while the server asks to slow down.",
        ),
    ] = 8
    record: Annotated[
        Path | None, typer.Option("--record", metavar="DIR", help="Keep the model's answers as small files in DIR.")
    ] = None
    replay: Annotated[
        Path | None,
        typer.Option("--replay", metavar="DIR", help="Answer from the recordings in DIR alone: no network, no key."),
    ] = None
    cache: Annotated[
        Path | None,
        typer.Option("--cache", metavar="DIR", help="Where answers are kept so that none is paid for twice."),
    ] = None
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither read nor write the cache.")] = False
    previous: Annotated[
        Path | None, typer.Option("--previous", metavar="BRIEF.json", help="Lead with what is new since that briefing.")
    ] = None
    overrides: Annotated[
        Path | None,
        typer.Option(
            "--overrides",
            metavar="FILE",
            help="What the desk knows better than the rules (TOML or YAML): aliases, must_merge, must_not_merge.",
        ),
    ] = None
    explain: Annotated[
        bool, typer.Option("--explain", help="Say on standard error what was merged and what kept apart, and why.")
    ] = False
    max_stories: Annotated[
        int | None, typer.Option("--max-stories", min=1, metavar="N", help="Only the N weightiest stories.")
    ] = None
    max_cost: Annotated[
        float | None,
        typer.Option(
            "--max-cost",
            min=0.0,
            metavar="AMOUNT",
            help="Ask nothing more once the answers have cost AMOUNT (US dollars); the rest is done by rules.",
        ),
    ] = None
    deadline: Annotated[
        float | None,
        typer.Option(
            "--deadline",
            parser=seconds_of("--deadline"),
            metavar="DURATION",
            help="When the briefing is to be there, counted from the start (20m, 90s, 1h30m). Passing faults of the server "
            "are waited out until then; what is still missing is done by rules.",
        ),
    ] = None
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout",
            parser=seconds_of("--timeout"),
            metavar="DURATION",
            help="How long one answer may take at the most. Once some have come, a few times the slowest is enough, too. "
            "[default: 10m]",
        ),
    ] = None
    rpm: Annotated[
        int | None, typer.Option("--rpm", min=1, metavar="N", help="At most N requests to the model in any minute.")
    ] = None
    tpm: Annotated[
        int | None,
        typer.Option(
            "--tpm", min=1, metavar="N", help="At most N tokens, prompts and answers together, in any minute."
        ),
    ] = None
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help="Only say what would be asked: articles, requests, tokens, answers already kept, and what it would cost.",
        ),
    ] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress; only what is missing or went wrong.")] = (
        False
    )
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Also name each article as it is read, and account for the run.")
    ] = False
    log: Annotated[
        LogForm,
        typer.Option(
            "--log",
            parser=one_of("--log", "text", "json"),
            metavar="text|json",
            help="json: all that happens, one JSON object a line on standard error, for programs (docs/running.md).",
        ),
    ] = "text"

    @property
    def use_cache(self) -> bool:
        """Whether answers and pages are kept."""
        return not self.no_cache

    @property
    def briefing_day(self) -> date:
        """The briefing's date."""
        return self.day or date.today()
