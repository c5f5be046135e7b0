"""RSS, Atom and RDF feeds to their items, by feedparser, which reads malformed ones as far as they go."""

import io
import re
from typing import Any

from summarizer.articles.decoding import declared_in_markup, decode
from summarizer.articles.document import Document, Unreadable
from summarizer.articles.draft import Draft, Reading, iso_date, refusal
from summarizer.articles.feeds.items import FeedItem, draft_of_item

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MOST_ITEMS = 2000


def read_feed(document: Document) -> Reading:
    """The items of a feed in its order, each a whole article or a teaser. Raises Unreadable where it is no feed."""
    import feedparser  # lazily: most runs read no feed

    text = decode(document.raw, [document.charset, declared_in_markup(document.raw)])
    markup = _DECLARATION.sub("", text, count=1)  # it names the encoding that the feed had
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": document.url or ""}
    try:
        parsed = feedparser.parse(io.BytesIO(markup.encode("utf-8")), response_headers=headers)
    except ValueError:  # feedparser unpacks names and encodes addresses without looking
        raise Unreadable("the feed is too broken to be read") from None
    version = parsed.get("version", "")
    if not parsed.entries and not version:
        raise Unreadable("no feed: it holds neither a channel nor items")
    is_atom = version.startswith("atom")
    items = [_item(entry, parsed.feed, is_atom) for entry in parsed.entries[:_MOST_ITEMS]]
    return read_items(items, parsed.feed.get("title"), document)


def read_items(items: list[FeedItem], publisher: str | None, document: Document) -> Reading:
    """The reading of a feed's items; one that says nothing is refused alone."""
    drafts: list[Draft] = []
    refusals = []
    for number, item in enumerate(items, start=1):
        try:
            drafts.append(draft_of_item(item, number, publisher, document))
        except Unreadable as reason:
            refusals.append(refusal(f"{document.source}#{number}", reason))
    return Reading.of(drafts, refusals)


def _item(entry: Any, feed: Any, is_atom: bool) -> FeedItem:
    """What an entry says. The one date of RSS 1.0 and Dublin Core is that of publication; Atom's `updated` is not."""
    contents = [content.get("value") for content in entry.get("content", []) if _is_words(content.get("type"))]
    updated = _moment(entry, "updated")
    return FeedItem(
        title=entry.get("title"),
        url=entry.get("link"),
        content=max((content for content in contents if content), key=len, default=None),
        summary=entry.get("summary"),
        published=_moment(entry, "published") or (None if is_atom else updated),
        modified=updated,
        byline=", ".join(a.name for a in entry.get("authors", []) if a.get("name")) or entry.get("author"),
        language=entry.get("language") or feed.get("language"),
    )


def _is_words(kind: str | None) -> bool:
    return not kind or kind.startswith("text/") or "html" in kind


def _moment(entry: Any, field: str) -> str | None:
    """The moment as the feed writes it, with its time zone, where that is ISO 8601 or mail's form; else as feedparser
    reads it, in UTC."""
    parsed = entry.get(f"{field}_parsed") if f"{field}_parsed" in entry else None
    written = entry.get(field) if field in entry else None
    if parsed is None or not written:
        return None
    return _with_zone(written) or "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00".format(*parsed[:6])


def _with_zone(written: str) -> str | None:
    found = iso_date(written)
    return found if found and (len(found) == 10 or found[-6] in "+-") else None
