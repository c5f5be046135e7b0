"""Which reader a document gets: by its declared type, its name's ending, then its first bytes."""

from collections.abc import Callable

from summarizer.articles.document import Document, Unreadable
from summarizer.articles.draft import Reading, refusal
from summarizer.articles.plain_text import read_plain_text

Reader = Callable[[Document], Reading]
"""Turns a document into articles and refusals; raises Unreadable where all of it gives none."""

_BY_SUFFIX: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_plain_text,
    ".markdown": read_plain_text,
}

READABLE_SUFFIXES = frozenset(_BY_SUFFIX)
"""What is picked up in a folder. A file named directly is read whatever it is called."""


def read_document(document: Document) -> Reading:
    """The articles of one document, in order. Never raises for what the document holds: that is a refusal."""
    try:
        return _reader_for(document)(document)
    except Unreadable as reason:
        return Reading(refusals=(refusal(document.source, reason),))


def _reader_for(document: Document) -> Reader:
    return _BY_SUFFIX.get(document.suffix, read_plain_text)
