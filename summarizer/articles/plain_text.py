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
from summarizer.articles.page_words import stops_at_pay_wall, without_byline_word
from summarizer.articles.printed_date import printed_date
from summarizer.schema.brief import Extent

_LEAST_WORDS, _LONGEST, _TOLD = 3, 140, 0.4
_LONG_WORD = re.compile(r"\w{4,}")
_NO_HEADING = (".", "!", ":", ";", ",", "…", "-", "–", "—", "”", "»", '"')
_SENTENCE_ENDS = (".", "!", "?", "”", "»", '"', "“")
_NO_TITLE = re.compile(r"\b(?:19|20)\d\d\b.{0,12}$|^\d|[@|]|https?://|\d:\d\d")  # dates and addresses
_FIELD = re.compile(r"(?P<name>\w[\w -]*:)[ \t]+(?P<value>\S.*)")
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
    metadata.offer("text", published=printed_date(draft.text, metadata.get("language")), title=_heading(draft.text))
    return Reading((draft,))


def _heading(text: str) -> str | None:
    """The line that stands over the text by itself: a few words without a full stop, of which the text says two in five.

    Below it stands a whole sentence. A masthead's words stand nowhere else.
    """
    heading, _, rest = text.strip().partition("\n")
    title, below = heading.strip("# "), next((line.strip() for line in rest.splitlines() if line.strip()), "")
    is_short = len(title.split()) >= _LEAST_WORDS and len(title) <= min(_LONGEST, len(below))
    if not is_short or title.endswith(_NO_HEADING) or not below.endswith(_SENTENCE_ENDS) or _NO_TITLE.search(title):
        return None
    if without_byline_word(title) != title:
        return None
    words, told = (set(_LONG_WORD.findall(part.lower())) for part in (title, rest))
    return title if len(words & told) >= _TOLD * len(words) > 0 else None


def _split_front_matter(document: str) -> tuple[str, dict[str, Any]]:
    """The body with its own line breaks, and the front matter's fields; broken front matter is part of the body."""
    fence = _FENCE.match(document)
    if fence is None:
        return document, {}
    fields = _fields(fence["fields"]) or _fields("\n".join(map(_quoted, fence["fields"].splitlines())))
    return (document[fence.end() :].lstrip("\r\n"), fields) if fields else (document, {})


def _fields(block: str) -> dict[str, Any]:
    try:
        fields = frontmatter.parse(f"---\n{block}\n---\n")[0]
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError):  # it takes a mapping for granted
        return {}
    return fields if isinstance(fields, dict) else {}


def _quoted(line: str) -> str:
    """A field that YAML cannot read by itself, as in "title: Storm Ada: homes flooded", with its value quoted."""
    field = _FIELD.fullmatch(line.rstrip())
    if field is None or _fields(line):
        return line
    value = field["value"].replace("'", "''")
    return f"{field['name']} '{value}'"
