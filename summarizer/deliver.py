"""Deliver: files written whole or not at all."""

import os
import tempfile
from pathlib import Path

from summarizer.errors import SummarizerError


def write_whole(path: Path, text: str) -> None:
    """Writes UTF-8 text so that a reader sees the old file or the new one, never a part.

    Raises SummarizerError when the folder cannot be made or written (no permission, disk full).
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        raise SummarizerError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from None
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
