"""A briefing as `brief.json`, and back."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from summarizer.errors import SummarizerError
from summarizer.render.stored import read_stored
from summarizer.schema.brief import SCHEMA_VERSION, Briefing

_VERSION = re.compile(r"([0-9]{1,6})\.([0-9]{1,6})(?:\.[0-9]{1,6})?")


class BriefingUnreadable(SummarizerError, ValueError):  # noqa: N818 - as in errors.py, the name says what happened
    """A text that should be a `brief.json` is none."""


def to_json(briefing: Briefing) -> str:
    """The whole briefing, every field in the order of the schema, unknown as null."""
    # the standard library's writer takes twenty times as long once it indents, and holds it all a second time
    return briefing.model_dump_json(indent=1) + "\n"


def json_parts(briefing: Briefing) -> Iterator[str]:
    """The same text in parts, each of one article, story or answer: a long briefing is never held whole."""
    usage = briefing.usage.model_copy(update={"parts": ()})
    rest = briefing.model_copy(update={**dict.fromkeys(_LONG, ()), "usage": usage}).model_dump_json(indent=1)
    lists = [(1, name, getattr(briefing, name)) for name in _LONG]
    at = 0
    for depth, name, items in (*lists, (2, "parts", briefing.usage.parts)):
        before = f'\n{" " * depth}"{name}": ['
        end = rest.index(f"{before}]", at) + len(before)
        yield from _pieces(rest, at, end)
        yield from _listed(items, depth)
        at = end
    yield from _pieces(rest, at, len(rest))
    yield "\n"


def _pieces(text: str, start: int, end: int) -> Iterator[str]:
    """A part of a text in pieces: what a long day lacks, told article by article, is long, too."""
    return (text[at : min(at + _PIECE, end)] for at in range(start, end, _PIECE))


_PIECE = 1 << 16  # characters
_LONG = ("summary", "articles", "stories")  # in their order in the schema


def _listed(items: Sequence[BaseModel], depth: int) -> Iterator[str]:
    """The items as they stand in a list so deep in a briefing."""
    line = "\n" + " " * (depth + 1)
    for place, item in enumerate(items):
        text = item.model_dump_json(indent=1).replace("\n", line)  # no string holds one: it is escaped there
        yield f"{',' if place else ''}{line}{text}"
    if items:
        yield line[:-1]


def without_texts(briefing: Briefing) -> Briefing:
    """The briefing without its articles' texts, for passing on: each is "", its `sha256` and all citations stay."""
    bare = tuple(article.model_copy(update={"text": ""}) for article in briefing.articles)
    return briefing.model_copy(update={"articles": bare})


def from_json(text: str) -> Briefing:
    """The briefing that a `brief.json` of this or an older minor version of the schema holds.

    A minor version only adds fields, each with what it means where it is missing. Raises `BriefingUnreadable`, with the
    first fault's path and reason, or with what to do about a newer version.
    """
    with suppress(ValidationError):  # without a version there is none to refuse: what is wrong, the schema says better
        _refuse_unknown_version(_Versioned.model_validate_json(text).schema_version)
    try:
        return Briefing.model_validate_json(text)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
    path = ".".join(map(str, faults[0]["loc"]))
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    reason = " ".join(faults[0]["msg"].split())
    raise BriefingUnreadable(f"not a brief.json: {path + ': ' if path else ''}{reason}{more}")


def from_json_file(path: Path) -> Briefing:
    """The same of a file; of a long briefing, articles and stories lie on disk until they are asked for.

    Raises also OSError, UnicodeDecodeError.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            briefing = read_stored(file)
        _refuse_unknown_version(briefing.schema_version)
    except (UnicodeDecodeError, OSError):
        raise
    except (ValueError, RecursionError):
        return from_json(path.read_text(encoding="utf-8"))
    return briefing


class _Versioned(BaseModel):
    schema_version: Any


def _refuse_unknown_version(given: object) -> None:
    major, minor = _version(SCHEMA_VERSION) or (0, 0)
    version = _version(given)
    if version is None:
        raise BriefingUnreadable(
            f"not a brief.json: schema_version {given!r} is none; it is written as {SCHEMA_VERSION}"
        )
    if version[0] < major:
        raise BriefingUnreadable(f"its schema_version is {given}, and this program reads {major}.x: make it anew")
    if version > (major, minor):
        raise BriefingUnreadable(
            f"its schema_version is {given}, newer than the {SCHEMA_VERSION} that this program knows: update summarizer"
        )


def _version(given: object) -> tuple[int, int] | None:
    found = _VERSION.fullmatch(given) if isinstance(given, str) else None
    return (int(found[1]), int(found[2])) if found else None
