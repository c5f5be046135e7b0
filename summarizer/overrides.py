"""The desk's overrides: a small TOML or YAML file that beats every rule of the merge. See docs/overrides.md."""

import tomllib
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.errors import UsageError
from summarizer.schema.overrides import Overrides, Pair

_EXAMPLE = 'for example, in TOML:  [actors]  must_merge = [["Suryodaya", "Suryodaya Power"]]'


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid")
    must_merge: tuple[Pair, ...] = ()
    must_not_merge: tuple[Pair, ...] = ()


class _Actors(_Section):
    aliases: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    actors: _Actors = _Actors()
    stories: _Section = _Section()


def load_overrides(path: Path) -> Overrides:
    """The overrides of a file. Raises UsageError, in one line that says what to write, where it cannot be understood."""
    data = _parsed(path)
    try:
        file = _File.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise UsageError(f"--overrides {path}: {where}: {_advice(first['type'], first['msg'])}; {_EXAMPLE}") from None
    found = Overrides(
        aliases=tuple(file.actors.aliases.items()),
        same_actors=file.actors.must_merge,
        apart_actors=file.actors.must_not_merge,
        same_stories=file.stories.must_merge,
        apart_stories=file.stories.must_not_merge,
    )
    _check(found, path)
    return found


def _parsed(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"--overrides {path}: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError:
        raise UsageError(f"--overrides {path}: not UTF-8 text") from None
    try:
        return tomllib.loads(text) if path.suffix == ".toml" else yaml.safe_load(text) or {}
    except (tomllib.TOMLDecodeError, yaml.YAMLError) as error:
        kind = "TOML" if path.suffix == ".toml" else "YAML"
        said = " ".join(str(error).split())
        raise UsageError(f"--overrides {path}: not {kind}: {said}; {_EXAMPLE}") from None


def _advice(kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return (
            "no such setting; there are actors and stories, each with must_merge and must_not_merge, and actors.aliases"
        )
    if kind in ("too_long", "missing", "tuple_type"):
        return "write pairs of two names"
    return message.lower()


def _check(overrides: Overrides, path: Path) -> None:
    both = (
        (overrides.joined_names, overrides.apart_actors),
        (overrides.same_stories, overrides.apart_stories),
    )
    for same, apart in both:
        clash = {frozenset(p) for p in same} & {frozenset(p) for p in apart}
        if clash:
            names = " and ".join(sorted(min(clash, key=sorted)))
            raise UsageError(f"--overrides {path}: {names} must and must not merge; leave one of the two out")
