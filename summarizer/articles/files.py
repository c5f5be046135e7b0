"""Files, folders and standard input to numbered articles.

Each source is read or refused on its own: one that cannot be read is a `Failure` and costs the others nothing.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from summarizer.articles.collected import ReadArticles as ReadArticles
from summarizer.articles.collected import number_articles
from summarizer.articles.document import MAX_BYTES, Document, Unreadable
from summarizer.articles.draft import Draft, Reading, refusal
from summarizer.articles.readers import READABLE_SUFFIXES, read_document
from summarizer.errors import UsageError
from summarizer.schema.brief import Failure

_BRIEFING = ("brief.json", "brief.md", "brief.html")
_DOCUMENTS = frozenset(  # that may hold an article, and are not picked up in a folder
    {".doc", ".docx", ".gz", ".json", ".mht", ".mhtml", ".msg", ".odt", ".pdf", ".rtf", ".webarchive", ".xml", ".zip"}
)
_NAMED = 3
NO_FIELDS: Mapping[str, str] = {}
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def read_articles(sources: Iterable[str], stdin: BinaryIO) -> ReadArticles:
    """Reads files, folders (recursively, in name order) and `-` (standard input).

    Raises UsageError when a source is of a kind that is not read.
    """
    drafts: list[Draft] = []
    failures: list[Failure] = []
    seen: set[str] = set()
    notes: list[str] = []
    for name, path in expand(list(sources), failures, notes):
        same = os.path.realpath(path) if path else name
        if same in seen:
            continue  # named twice, or named and in a folder: read once
        seen.add(same)
        reading = read_file(name, path, stdin)
        failures += reading.refusals
        drafts += reading.drafts
    read = number_articles(drafts, failures)
    return replace(read, notes=(*notes, *read.notes))


def read_file(name: str, path: Path | None, stdin: BinaryIO, fields: Mapping[str, str] = NO_FIELDS) -> Reading:
    """The articles of one file, or of standard input where there is no path. `fields`: see `Document`."""
    try:
        raw = _bytes_from(stdin) if path is None else _bytes_of(path)
    except Unreadable as reason:
        return Reading(refusals=(refusal(name, reason),))
    return read_document(Document(raw, name, fields=fields))


def expand(sources: list[str], failures: list[Failure], notes: list[str]) -> Iterator[tuple[str, Path | None]]:
    """Name and path of each file, those of folders in name order; the path is None for standard input.

    What cannot be read is added to `failures`, what is passed over though it may hold articles to `notes`.
    Raises UsageError for an address that is not http: or https:.
    """
    for source in sources:
        if source == "-":
            yield "-", None
            continue
        if _ADDRESS.match(source):
            raise UsageError(f"{source}: it is not fetched here; save the page and name the file")
        path = Path(source)
        reason = _refusal(path)
        if reason:
            failures.append(refusal(_printable(source), reason))
        elif path.is_dir():
            yield from _folder(path, failures, notes)
        else:
            yield _printable(source), path


def _printable(source: str) -> str:
    """A path as text that can be written: bytes that are no UTF-8 in a file's name would be."""
    return source.encode("utf-8", "backslashreplace").decode("utf-8")


def _refusal(path: Path) -> str:
    """Why there is nothing to read at a path, or ""."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, ValueError):  # ValueError: a null character in the name
        return "no such file or folder"
    except OSError as error:
        return _reason(error)
    return "" if stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISFIFO(mode) else "neither a file nor a folder"


def _folder(folder: Path, failures: list[Failure], notes: list[str]) -> Iterator[tuple[str, Path]]:
    """The articles below a folder, in name order; hidden files, those of other kinds and briefings are passed over."""
    closed: list[OSError] = []
    files: list[Path] = []
    others: list[Path] = []
    is_empty = True
    for root, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(root, name) for name in _without_briefing(names) if not name.startswith(".")):
            is_empty = False
            if path.suffix.lower() in READABLE_SUFFIXES and (path.is_file() or _leads_nowhere(path)):
                files.append(path)  # a link that leads nowhere is refused when it is opened
            elif path.suffix.lower() in _DOCUMENTS:
                others.append(path)
    yield from ((_printable(str(path)), path) for path in sorted(files))
    failures.extend(refusal(_printable(str(error.filename)), _reason(error)) for error in closed)
    if not files and not closed and is_empty:  # no failure: on some days nobody saves anything
        notes.append(f"{_printable(str(folder))}: the folder is empty")
    elif not files and not closed:
        reason = f"the folder holds no articles ({', '.join(sorted(READABLE_SUFFIXES))})"
        failures.append(refusal(_printable(str(folder)), reason))
    if others:
        notes.append(_passed_over(folder, sorted(others)))


def _leads_nowhere(path: Path) -> bool:
    return path.is_symlink() and not path.exists()


def _without_briefing(names: list[str]) -> list[str]:
    """A folder's files without the briefing that an earlier run has written there: it is no source of the next."""
    return [name for name in names if name not in _BRIEFING] if _BRIEFING[0] in names else names


def _passed_over(folder: Path, others: list[Path]) -> str:
    named = ", ".join(_printable(str(path.relative_to(folder))) for path in others[:_NAMED])
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    what_to_do = "name a feed (.xml, .json) itself; of another document save the text"
    return f"{_printable(str(folder))}: not picked up in a folder: {named}{more} ({what_to_do})"


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return _bytes_from(opened)
    except OSError as error:
        raise Unreadable(_reason(error)) from None


def _bytes_from(opened: BinaryIO) -> bytes:
    raw = opened.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"larger than {MAX_BYTES:,} bytes")
    return raw


def _reason(error: OSError) -> str:
    return (error.strerror or "cannot be read").lower()
