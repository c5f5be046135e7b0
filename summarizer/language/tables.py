"""The data files of this package, read once for all runs.

TOML takes twenty times as long to read as JSON, so what was read is kept as JSON, as long as the file's bytes stay.
"""

import json
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from summarizer.compiled_files import keep, recall


def load_table(*path: str) -> dict[str, Any]:
    """The data file of that path under `data/`. Raises OSError, tomllib.TOMLDecodeError."""
    source = data_file(*path)
    content = source.read_bytes()
    if not isinstance(source, Path):  # in an archive, say
        return tomllib.loads(content.decode())
    kept = recall(source, content, "json")
    if kept is not None:
        table: dict[str, Any] = json.loads(kept)
        return table
    table = tomllib.loads(content.decode())
    keep(source, content, "json", json.dumps(table, ensure_ascii=False).encode())
    return table


def data_file(*path: str) -> Traversable:
    """A file or folder under `data/`."""
    return (files(__package__) / "data").joinpath(*path)
