"""An item of a feed, of whatever format, to the draft of an article: whole, or a teaser of a page elsewhere."""

import re
from dataclasses import dataclass

from summarizer.articles.document import Document, Unreadable
from summarizer.articles.draft import Draft, Metadata, make_draft
from summarizer.articles.page_words import without_read_more
from summarizer.articles.pages.tree import shown_text
from summarizer.language.scripts import count_words

_WHOLE_WORDS = 120  # a shorter text of a feed is taken for a teaser where there is a page to read instead
_CUT_OFF = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|\[…\]|&hellip;)\W*$")
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """What a feed says of one article. `content` is meant to be all of it, `summary` a part; both may be HTML."""

    title: str | None = None
    url: str | None = None
    content: str | None = None
    summary: str | None = None
    published: str | None = None
    modified: str | None = None
    byline: str | None = None
    language: str | None = None


def draft_of_item(item: FeedItem, number: int, publisher: str | None, document: Document) -> Draft:
    """The draft of the item that is number `number` in the feed, from 1. Raises Unreadable where it says nothing.

    A teaser with an address is a draft however short: its page may have the text.
    """
    text, leads_on = without_read_more(_text(item))
    metadata = Metadata().offer("fetch", retrieved=document.retrieved)
    metadata.offer("feed", title=plain(item.title), publisher=plain(publisher), byline=plain(item.byline))
    metadata.offer("feed", url=item.url if (item.url or "").startswith(_WEB) else None)
    url = metadata.get("url")
    metadata.offer("feed", published=item.published, modified=item.modified)
    is_teaser = bool(url) and (leads_on or count_words(text) < _WHOLE_WORDS or bool(_CUT_OFF.search(text)))
    source = url or f"{document.source}#{number}"
    try:
        draft = make_draft(source, text, metadata, "teaser" if is_teaser else "whole")
    except Unreadable:
        if not is_teaser:
            raise
        draft = Draft(source, text, metadata, "teaser")
    metadata.offer("feed", language=item.language)
    return Draft(draft.source, draft.text, metadata, draft.extent, document.source)


def plain(markup: str | None) -> str | None:
    """Words without tags: titles and names in feeds may be HTML."""
    if not markup or ("<" not in markup and "&" not in markup):
        return markup
    return " ".join(shown_text(markup).split()) or None


def _text(item: FeedItem) -> str:
    content, summary = shown_text(item.content), shown_text(item.summary)
    return content if len(content) >= len(summary) else summary
