"""Files written whole or not at all."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
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
    with written_together() as write:
        write(path, content)


@contextmanager
def written_together() -> Iterator[Callable[[Path, str | bytes | Iterable[str]], None]]:
    """Gives a function that writes a file like `write_whole`; all its files come into place when the block is over.

    Where one of them cannot be written, none does: the files of one folder are of one run. Raises SummarizerError.
    """
    written: list[tuple[Path, Path]] = []  # where each lies, and where it belongs

    def write(path: Path, content: str | bytes | Iterable[str]) -> None:
        with _told_of(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            written.append((Path(temporary), path))
            with os.fdopen(descriptor, "wb") as file:
                if isinstance(content, bytes):
                    file.write(content)
                else:
                    file.writelines(part.encode() for part in ([content] if isinstance(content, str) else content))
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o666 & ~_umask())

    try:
        yield write
        for temporary, path in written:
            with _told_of(path):
                temporary.replace(path)
    finally:
        for temporary, _ in written:
            temporary.unlink(missing_ok=True)


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Makes what the system refuses one line about the file. Raises SummarizerError."""
    try:
        yield
    except OSError as error:
        raise SummarizerError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from None


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
