"""What a run is set to: from options first, then the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.options.run import Options

_DEFAULT_MODEL = "gpt-4.1-mini"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which model answers, and through which tape. `memory` is where what its server understands is kept."""

    name: str
    base_url: str | None
    api_key: str | None
    replay: Path | None
    record: Path | None
    cache: Path | None
    memory: Path | None = None


def choose_model(options: Options) -> ModelSettings | None:
    """The model to ask, or None for a run by rules alone.

    Raises UsageError where a model is asked for and none is configured, or options contradict each other; TapeError
    where the recordings to replay cannot be read.
    """
    if options.cache and not options.use_cache:
        raise UsageError("--cache and --no-cache exclude each other: say where answers are kept, or that none is")
    if options.offline and not options.use_cache:
        raise UsageError("--offline and --no-cache exclude each other: offline, pages come from the cache")
    if options.replay and options.record:
        raise UsageError("--record and --replay exclude each other: record asks a model, replay never does")
    if options.extractor == "lexical":
        return None
    if options.replay:
        return _replayed(options, options.replay)
    if _configured():
        return _live(options)
    if options.extractor == "llm":
        raise UsageError("--extractor llm needs a model: set OPENAI_API_KEY or OPENAI_BASE_URL, or give --replay DIR")
    return None


def named_model(options: Options) -> str | None:
    """The model that the options or the environment name."""
    return options.model or os.environ.get("SUMMARIZER_MODEL") or None


def asks_server(options: Options) -> bool:
    """Whether a run with these options asks a server, where they do not contradict each other."""
    return _configured() and not (options.extractor == "lexical" or options.replay or options.dry_run)


def default_cache() -> Path:
    """The user's cache folder for this program (XDG base directory specification)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "summarizer"


def answers_file(folder: Path | None) -> Path:
    """Where a cache folder, or the user's own, keeps its answers."""
    return (folder or default_cache()) / "answers.sqlite"


def pages_file(folder: Path | None) -> Path:
    """Where a cache folder, or the user's own, keeps the pages and feeds that were fetched."""
    from summarizer.articles.web.kept import FILE_NAME

    return (folder or default_cache()) / FILE_NAME


def _replayed(options: Options, folder: Path) -> ModelSettings:
    from summarizer.model.tape import recorded_model

    return ModelSettings(options.model or recorded_model(folder), None, None, folder, None, None)


def _live(options: Options) -> ModelSettings:
    return ModelSettings(
        name=named_model(options) or _DEFAULT_MODEL,
        base_url=os.environ.get("OPENAI_BASE_URL") or None,
        api_key=os.environ.get("OPENAI_API_KEY") or None,
        replay=None,
        record=options.record,
        cache=answers_file(options.cache) if options.use_cache else None,
        memory=(options.cache or default_cache()) / "servers" if options.use_cache else None,
    )


def _configured() -> bool:
    return bool(os.environ.get("OPENAI_API_KEY") or os.environ.get("OPENAI_BASE_URL"))
