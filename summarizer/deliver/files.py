"""Files written whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from summarizer.errors import SummarizerError


def check_folder(folder: Path) -> None:
    """Makes sure that files can be written into a folder which may not exist yet.

    Raises SummarizerError: better before a model is paid than after.
    """
    nearest = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    if not nearest.is_dir():
        raise SummarizerError(f"cannot write into {folder}: {nearest} is not a folder")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise SummarizerError(f"cannot write into {folder}: permission denied")


def write_whole(path: Path, content: str | bytes | Iterable[str]) -> None:
    """Writes bytes, or text or parts of it as UTF-8, so that a reader sees the old file or the new one, never a part.

    Raises SummarizerError when the folder cannot be made or written (no permission, disk full).
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                file.writelines(part.encode() for part in ([content] if isinstance(content, str) else content))
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
