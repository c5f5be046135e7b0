"""The options that `brief` and `extract` share, with their help."""

from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE...",
        help="Files (text, Markdown, HTML, feeds, mail, JSON Lines), folders (recursively, in name order), addresses of"
        " pages and feeds, or - for standard input.",
    ),
]
Day = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="YYYY-MM-DD", help="The briefing's date. Given, it also resolves weekdays. [default: today]"
    ),
]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="The model to ask. [default: $SUMMARIZER_MODEL]")
]
Extractor = Annotated[
    str | None,
    typer.Option(
        "--extractor",
        metavar="llm|lexical",
        help="lexical reads by rules, without a model. [default: llm if configured]",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language", metavar="CODE", help="The briefing's language: en, fr, es, de. [default: that of most articles]"
    ),
]
Concurrency = Annotated[
    int,
    typer.Option(
        "--concurrency",
        min=1,
        metavar="N",
        help="How many questions are put to the model at once at the most; fewer while the server asks to slow down.",
    ),
]
Record = Annotated[
    Path | None, typer.Option("--record", metavar="DIR", help="Keep the model's answers as small files in DIR.")
]
Replay = Annotated[
    Path | None,
    typer.Option("--replay", metavar="DIR", help="Answer from the recordings in DIR alone: no network, no key."),
]
Cache = Annotated[
    Path | None, typer.Option("--cache", metavar="DIR", help="Where answers are kept so that none is paid for twice.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither read nor write the cache.")]
Previous = Annotated[
    Path | None, typer.Option("--previous", metavar="BRIEF.json", help="Lead with what is new since that briefing.")
]
DeskOverrides = Annotated[
    Path | None,
    typer.Option(
        "--overrides",
        metavar="FILE",
        help="What the desk knows better than the rules (TOML or YAML): aliases, must_merge, must_not_merge.",
    ),
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Say on standard error what was merged and what kept apart, and why.")
]
MaxStories = Annotated[
    int | None, typer.Option("--max-stories", min=1, metavar="N", help="Only the N weightiest stories.")
]
MaxCost = Annotated[
    float | None,
    typer.Option(
        "--max-cost",
        min=0.0,
        metavar="AMOUNT",
        help="Ask nothing more once the answers have cost AMOUNT (US dollars); the rest is done by rules.",
    ),
]
Deadline = Annotated[
    str | None,
    typer.Option(
        "--deadline",
        metavar="DURATION",
        help="When the briefing is to be there, counted from the start (20m, 90s, 1h30m). Passing faults of the server "
        "are waited out until then; what is still missing is done by rules.",
    ),
]
Timeout = Annotated[
    str | None,
    typer.Option(
        "--timeout",
        metavar="DURATION",
        help="How long one answer may take at the most. Once some have come, ten times the slowest is enough, too. "
        "[default: 10m]",
    ),
]
RequestsPerMinute = Annotated[
    int | None, typer.Option("--rpm", min=1, metavar="N", help="At most N requests to the model in any minute.")
]
TokensPerMinute = Annotated[
    int | None,
    typer.Option("--tpm", min=1, metavar="N", help="At most N tokens, prompts and answers together, in any minute."),
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help="Only say what would be asked: articles, requests, tokens, answers already kept, and what it would cost.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress; only what is missing or went wrong.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Also name each article as it is read, and account for the run.")
]
Log = Annotated[
    str,
    typer.Option(
        "--log",
        metavar="text|json",
        help="json: all that happens, one JSON object a line on standard error, for programs (docs/running.md).",
    ),
]
FullText = Annotated[
    bool, typer.Option("--full-text", help="The page holds its sources whole, not only the cited passages.")
]
