"""What is made of a file that ships, kept beside the interpreter's own compiled files (`__pycache__`) for later runs.

Whoever could change it there could change the program itself. Where nothing may be written, nothing is kept.
"""

import contextlib
import os
import tempfile
from hashlib import sha256
from pathlib import Path

_READABLE = 0o644  # by whoever runs the program that another has installed
_DIGEST = sha256().digest_size


def recall(source: Path, content: bytes, kind: str) -> bytes | None:
    """What was kept of that kind, if it is whole and was made of this content of the source."""
    try:
        kept = _place(source, kind).read_bytes()
    except OSError:
        return None
    made = kept[_DIGEST:]
    return made if kept[:_DIGEST] == _mark(content, made) else None


def keep(source: Path, content: bytes, kind: str, made: bytes) -> None:
    """Keeps what was made of the source's content, whole or not at all."""
    place = _place(source, kind)
    with contextlib.suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(_mark(content, made) + made)
        Path(temporary).chmod(_READABLE)
        Path(temporary).replace(place)


def _place(source: Path, kind: str) -> Path:
    return source.parent / "__pycache__" / f"{source.name}.{kind}"


def _mark(content: bytes, made: bytes) -> bytes:
    return sha256(sha256(content).digest() + made).digest()
