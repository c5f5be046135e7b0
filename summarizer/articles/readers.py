"""Which reader a document gets: by its declared type, its name's ending, then its first bytes."""

import re
from collections.abc import Callable

from summarizer.articles.document import Document, Unreadable
from summarizer.articles.draft import Reading, refusal
from summarizer.articles.feeds.json import is_json_feed, read_json_feed
from summarizer.articles.feeds.rss import read_feed
from summarizer.articles.json_lines import read_json_lines
from summarizer.articles.mail.message import is_mail, read_mail
from summarizer.articles.pages.html import read_html_page
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
    ".rss": read_feed,
    ".atom": read_feed,
    ".rdf": read_feed,
    ".eml": read_mail,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}
_NAMED_ONLY: dict[str, Reader] = {".xml": read_feed}  # in a folder, most XML is no feed
_BY_TYPE: dict[str, Reader] = {
    "text/html": read_html_page,
    "application/xhtml+xml": read_html_page,
    "application/rss+xml": read_feed,
    "application/atom+xml": read_feed,
    "application/rdf+xml": read_feed,
    "application/feed+json": read_json_feed,
    "application/xml": read_feed,
    "text/xml": read_feed,
    "message/rfc822": read_mail,
    "application/jsonl": read_json_lines,
    "application/x-ndjson": read_json_lines,
    "application/json-seq": read_json_lines,
    "text/plain": read_plain_text,
    "text/markdown": read_plain_text,
}
_PROLOGUE = rb"(?>(?:<\?[^>]*+>|(?><!--.*?-->))\s*+)*+"  # possessive: a page may begin with many comments
_FEED_BEGINNING = re.compile(
    _PROLOGUE + rb"<(?:!doctype\s+(?:rss|feed|rdf)|rss|feed|rdf:rdf|\w+:feed)\b", re.DOTALL | re.IGNORECASE
)
_PAGE_BEGINNING = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body|article)\b", re.DOTALL | re.IGNORECASE)
_RECORD_BEGINNING = re.compile(rb"\x1e?\{\s*\"[^\n]*\}[ \t]*\r?(?:\n\s*\x1e?\{|\n?\s*\Z)")
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
    by_suffix = (_BY_SUFFIX | _NAMED_ONLY).get(document.suffix)
    return _sniffed(document.raw) or _BY_TYPE.get(document.media_type) or by_suffix or read_plain_text


def _sniffed(raw: bytes) -> Reader | None:
    beginning = raw[:_SNIFFED].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _PAGE_BEGINNING.match(beginning):
        return read_html_page
    if _FEED_BEGINNING.match(beginning):
        return read_feed
    if is_json_feed(beginning):
        return read_json_feed
    if _RECORD_BEGINNING.match(raw.lstrip(b"\xef\xbb\xbf \t\r\n")):
        return read_json_lines
    return read_mail if is_mail(beginning) else None
