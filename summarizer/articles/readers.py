"""Which reader a document gets: by its declared type, its name's ending, then its first bytes."""

import re
from collections.abc import Callable

from summarizer.articles.document import Document, Unreadable
from summarizer.articles.draft import Reading, refusal
from summarizer.articles.html_pages import read_html_page
from summarizer.articles.plain_text import read_plain_text

Reader = Callable[[Document], Reading]
"""Turns a document into articles and refusals; raises Unreadable where all of it gives none."""

_BY_SUFFIX: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_plain_text,
    ".markdown": read_plain_text,
    ".html": read_html_page,
    ".htm": read_html_page,
    ".xhtml": read_html_page,
}
_BY_TYPE: dict[str, Reader] = {
    "text/html": read_html_page,
    "application/xhtml+xml": read_html_page,
    "text/plain": read_plain_text,
    "text/markdown": read_plain_text,
}
_BEGINNINGS: tuple[tuple[re.Pattern[bytes], Reader], ...] = (
    (
        re.compile(
            rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
            re.DOTALL | re.IGNORECASE,
        ),
        read_html_page,
    ),
)
_SNIFFED = 4096  # bytes

READABLE_SUFFIXES = frozenset(_BY_SUFFIX)
"""What is picked up in a folder. A file named directly is read whatever it is called."""


def read_document(document: Document) -> Reading:
    """The articles of one document, in order. Never raises for what the document holds: that is a refusal."""
    try:
        return _reader_for(document)(document)
    except Unreadable as reason:
        return Reading(refusals=(refusal(document.source, reason),))


def _reader_for(document: Document) -> Reader:
    """By what it begins with, since types and endings are often wrong; then by type, then by ending."""
    beginning = document.raw[:_SNIFFED].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    sniffed = next((reader for pattern, reader in _BEGINNINGS if pattern.match(beginning)), None)
    return sniffed or _BY_TYPE.get(document.media_type) or _BY_SUFFIX.get(document.suffix) or read_plain_text
