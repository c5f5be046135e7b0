"""What a run is set to: from options first, then the environment."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from summarizer.errors import UsageError

ExtractorName = Literal["llm", "lexical"]
_DEFAULT_MODEL = "gpt-4.1-mini"


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one run as the user gave them; None is: not given."""

    day: date | None = None
    model: str | None = None
    extractor: ExtractorName | None = None
    language: str | None = None
    concurrency: int = 8
    record: Path | None = None
    replay: Path | None = None
    cache: Path | None = None
    use_cache: bool = True
    previous: Path | None = None
    max_stories: int | None = None
    max_cost: float | None = None


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which model answers, and through which tape."""

    name: str
    base_url: str | None
    api_key: str | None
    replay: Path | None
    record: Path | None
    cache: Path | None


def choose_extractor(options: Options) -> tuple[ExtractorName, bool]:
    """The extractor, and whether it was chosen only because no model is configured.

    Raises UsageError where a model is asked for and none is configured, or options contradict each other.
    """
    if options.replay and options.record:
        raise UsageError("--record and --replay exclude each other: record asks a model, replay never does")
    if options.extractor == "lexical":
        return "lexical", False
    if options.replay or _configured():
        return "llm", False
    if options.extractor == "llm":
        raise UsageError("--extractor llm needs a model: set OPENAI_API_KEY or OPENAI_BASE_URL, or give --replay DIR")
    return "lexical", True


def model_settings(options: Options) -> ModelSettings:
    """The model's settings for an `llm` run."""
    from summarizer.tape import recorded_model

    if options.replay:
        name = options.model or recorded_model(options.replay)
        return ModelSettings(name, None, None, options.replay, None, None)
    name = options.model or os.environ.get("SUMMARIZER_MODEL") or _DEFAULT_MODEL
    cache = (options.cache or default_cache()) / "answers.sqlite" if options.use_cache else None
    return ModelSettings(
        name,
        os.environ.get("OPENAI_BASE_URL") or None,
        os.environ.get("OPENAI_API_KEY") or None,
        None,
        options.record,
        cache,
    )


def default_cache() -> Path:
    """The user's cache folder for this program (XDG base directory specification)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "summarizer"


def _configured() -> bool:
    return bool(os.environ.get("OPENAI_API_KEY") or os.environ.get("OPENAI_BASE_URL"))
