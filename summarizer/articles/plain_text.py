"""Text and Markdown, with optional YAML front matter, to one article."""

import re
from typing import Any

import frontmatter
import yaml

from summarizer.articles.decoding import decode
from summarizer.articles.document import Document
from summarizer.articles.draft import Metadata, Reading, make_draft, start_metadata
from summarizer.articles.field_names import known_fields
from summarizer.articles.line_wraps import without_line_wraps
from summarizer.articles.page_words import stops_at_pay_wall
from summarizer.articles.printed_date import printed_date
from summarizer.schema.brief import Extent

_FENCE = re.compile(r"---[ \t]*\r?\n(?P<fields>.*?)(?<=\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def read_plain_text(document: Document) -> Reading:
    """The document as one article: front matter first in trust, then what its own top lines say. Raises Unreadable."""
    text, fields = _split_front_matter(decode(document.raw, [document.charset]))
    text = without_line_wraps(text)
    known = known_fields(fields, {})
    metadata = Metadata().offer("front matter", **{name: value for name, value in known.items() if name != "text"})
    metadata.offer("fetch", **start_metadata(document).values, url=document.url)
    extent: Extent = "paywalled" if stops_at_pay_wall(text, "", declared_free=True, declared_words=None) else "whole"
    draft = make_draft(document.source, text, metadata, extent)
    metadata.offer("text", published=printed_date(draft.text, metadata.get("language")))
    return Reading((draft,))


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
