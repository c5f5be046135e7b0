"""A briefing as `brief.json`, and back."""

import json

from pydantic import ValidationError

from summarizer.errors import SummarizerError
from summarizer.schema.brief import Briefing


class BriefingUnreadable(SummarizerError, ValueError):  # noqa: N818 - as in errors.py, the name says what happened
    """A text that should be a `brief.json` is none."""


def to_json(briefing: Briefing) -> str:
    """The whole briefing, every field in the order of the schema, unknown as null."""
    return json.dumps(briefing.model_dump(mode="json"), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def without_texts(briefing: Briefing) -> Briefing:
    """The briefing without its articles' texts, for passing on: each is "", its `sha256` and all citations stay."""
    bare = tuple(article.model_copy(update={"text": ""}) for article in briefing.articles)
    return briefing.model_copy(update={"articles": bare})


def from_json(text: str) -> Briefing:
    """The briefing that a `brief.json` holds. Raises `BriefingUnreadable` with the first fault's path and reason."""
    try:
        return Briefing.model_validate_json(text)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
    path = ".".join(map(str, faults[0]["loc"]))
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    reason = " ".join(faults[0]["msg"].split())
    raise BriefingUnreadable(f"not a brief.json: {path + ': ' if path else ''}{reason}{more}")
