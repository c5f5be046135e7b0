"""JSON Feed (jsonfeed.org, versions 1 and 1.1) to its items."""

import json
from typing import Any

from summarizer.articles.decoding import decode
from summarizer.articles.document import Document, Unreadable
from summarizer.articles.draft import Reading
from summarizer.articles.feeds.items import FeedItem
from summarizer.articles.feeds.rss import read_items

_VERSION = "jsonfeed.org/version/"


def is_json_feed(raw: bytes) -> bool:
    """Whether the beginning of a JSON document says that it is a feed."""
    return raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _VERSION.encode() in raw[:2000].replace(b"\\/", b"/")


def read_json_feed(document: Document) -> Reading:
    """The items of the feed in its order. Raises Unreadable where it is none."""
    try:
        feed = json.loads(decode(document.raw, [document.charset]))
    except (ValueError, RecursionError):
        raise Unreadable("no feed: its JSON is broken") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise Unreadable("no feed: it holds no list of items")
    language = _words(feed, "language")
    known = [_item(item, language) for item in items if isinstance(item, dict)]
    return read_items(known, _words(feed, "title"), document)


def _item(item: dict[str, Any], language: str | None) -> FeedItem:
    return FeedItem(
        title=_words(item, "title"),
        url=_words(item, "url") or _words(item, "external_url"),
        content=_words(item, "content_html") or _escaped(_words(item, "content_text")),
        summary=_escaped(_words(item, "summary")),
        published=_words(item, "date_published"),
        modified=_words(item, "date_modified"),
        byline=", ".join(_names(item)) or None,
        language=_words(item, "language") or language,
    )


def _names(item: dict[str, Any]) -> list[str]:
    authors = item.get("authors")
    listed = authors if isinstance(authors, list) else [item.get("author")]
    return [name for author in listed if isinstance(author, dict) and (name := _words(author, "name"))]


def _escaped(text: str | None) -> str | None:
    return text.replace("&", "&amp;").replace("<", "&lt;") if text else None


def _words(holder: dict[str, Any], key: str) -> str | None:
    value = holder.get(key)
    return value if isinstance(value, str) and value.strip() else None
