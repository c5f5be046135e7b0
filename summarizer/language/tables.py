"""The data files of this package, read once for all runs.

TOML takes twenty times as long to read as JSON, so what was read is kept as JSON beside the interpreter's own compiled
files (`__pycache__`), where they may be written: whoever could change it there could change the program itself. It
holds as long as the file's bytes do.
"""

import contextlib
import json
import os
import tempfile
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import source_hash
from pathlib import Path
from typing import Any

_READABLE = 0o644  # by whoever runs the program that another has installed


def load_table(*path: str) -> dict[str, Any]:
    """The data file of that path under `data/`. Raises OSError, tomllib.TOMLDecodeError."""
    source = data_file(*path)
    content = source.read_bytes()
    if not isinstance(source, Path):  # in an archive, say
        return tomllib.loads(content.decode())
    kept, mark = source.parent / "__pycache__" / f"{source.stem}.json", source_hash(content).hex()
    table = _kept(kept, mark)
    if table is None:
        table = tomllib.loads(content.decode())
        _keep(kept, mark, table)
    return table


def data_file(*path: str) -> Traversable:
    """A file or folder under `data/`."""
    return (files(__package__) / "data").joinpath(*path)


def _kept(path: Path, mark: str) -> dict[str, Any] | None:
    """The table, if it was made from a file of that mark."""
    try:
        made_from, table = json.loads(path.read_bytes())
    except (OSError, ValueError, TypeError):  # the last two: it is spoilt
        return None
    return table if made_from == mark and isinstance(table, dict) else None


def _keep(path: Path, mark: str, table: dict[str, Any]) -> None:
    """Writes it whole or not at all; where nothing may be written, nothing is."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        descriptor, made = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump([mark, table], file, ensure_ascii=False)
        Path(made).chmod(_READABLE)
        Path(made).replace(path)
