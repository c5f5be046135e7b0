"""Bytes to text, by evidence: a byte order mark, then what is declared, then what the bytes themselves are."""

import codecs
import re
from collections.abc import Sequence

from summarizer.articles.document import Unreadable

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 1024  # bytes; the HTML standard's prescan
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def decode(raw: bytes, declared: Sequence[str | None] = ()) -> str:
    """The text, a byte order mark dropped. `declared`: the encodings that headers and markup name, most trusted first.

    What is no UTF-8 and declares nothing that fits is read as Windows-1252, where no byte is wrong.
    Raises Unreadable where the bytes are no text.
    """
    text = _by_mark(raw) or _strictly(raw, "utf-8-sig") or _as_declared(raw, declared)
    text = raw.decode("windows-1252", errors="replace") if text is None else text
    if "\x00" in text[:4096] or len(_CONTROL.findall(text)) > len(text) // 100:
        raise Unreadable("a binary file, not text")
    return without_surrogates(text)


def declared_in_markup(raw: bytes) -> str | None:
    """The encoding that an HTML or XML document names for itself in its first bytes."""
    found = _DECLARED.search(raw[:_DECLARED_WITHIN])
    return found[1].decode("ascii") if found else None


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate, which no UTF-8 can hold, made a replacement character."""
    return _SURROGATE.sub("\ufffd", text)


def _by_mark(raw: bytes) -> str | None:
    encoding = "utf-32" if raw.startswith(_UTF32) else "utf-16" if raw.startswith(_UTF16) else None
    return raw.decode(encoding, errors="replace") if encoding else None


def _as_declared(raw: bytes, declared: Sequence[str | None]) -> str | None:
    texts = (_strictly(raw, encoding) for encoding in declared if encoding)
    return next((text for text in texts if text is not None), None)


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        text = raw.decode(encoding)
    except (UnicodeError, LookupError, ValueError):  # LookupError: no such encoding, or one that is not for text
        return None
    return text if isinstance(text, str) else None
