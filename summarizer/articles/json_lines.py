"""JSON Lines to articles: one object a line, its fields found by name."""

import json
import re
from typing import Any

from summarizer.articles.decoding import decode
from summarizer.articles.document import Document, Unreadable
from summarizer.articles.draft import Draft, Metadata, Reading, make_draft, refusal
from summarizer.articles.field_names import USUAL_NAMES, known_fields, says_free
from summarizer.articles.page_words import stops_at_pay_wall
from summarizer.articles.pages.tree import shown_text
from summarizer.errors import UsageError
from summarizer.schema.brief import Extent, Failure

_NAMES_SHOWN = 6
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|table|article|section|figure|img|blockquote)\b[^<>]*>"
    r"|&(?:#\d{2,5}|#x[0-9a-f]{2,5}|amp|quot|nbsp|apos|[lr][sd]quo|[mn]dash|hellip);",
    re.IGNORECASE,
)


def field_map(written: str) -> dict[str, str]:
    """ "title=headline,text=body" as a map from an article's field to a record's. Raises UsageError."""
    pairs: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in written.split(","))):
        field, _, name = (side.strip() for side in pair.partition("="))
        if field not in USUAL_NAMES or not name:
            fields = ", ".join(USUAL_NAMES)
            raise UsageError(f"--fields {pair}: write FIELD=NAME, for example text=body; the fields are {fields}")
        pairs[field] = name
    return pairs


def read_json_lines(document: Document) -> Reading:
    """One article for each line; a line that gives none is one refusal. Raises Unreadable where there is no line."""
    drafts: list[Draft] = []
    refusals: list[Failure] = []
    lines = decode(document.raw, [document.charset]).split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip(" \t\r\ufeff\x1e"):  # RFC 7464 begins each record with a record separator
            continue
        source = f"{document.source}#{number}"
        try:
            drafts.append(_draft(_record(line), source, document))
        except Unreadable as reason:
            refusals.append(refusal(source, reason))
    if not drafts and not refusals:
        raise Unreadable("empty")
    return Reading.of(drafts, refusals)


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line.strip(" \t\r\ufeff\x1e"))
    except ValueError as error:
        raise Unreadable(f"not JSON: {str(error).split(':')[0].lower()}") from None
    except RecursionError:
        raise Unreadable("not JSON: nested too deeply") from None
    if not isinstance(record, dict):
        raise Unreadable("no object of named fields")
    return record


def _draft(record: dict[str, Any], source: str, document: Document) -> Draft:
    known = known_fields(record, document.fields)
    text = known.pop("text")
    if not isinstance(text, str):
        wanted = document.fields.get("text") or "text"
        shown = ", ".join(list(record)[:_NAMES_SHOWN]) or "none"
        raise Unreadable(f"no field {wanted!r} with the text; its fields are {shown}; name it with --fields text=NAME")
    text = shown_text(text) if _MARKUP.search(text) else text
    extent: Extent = "paywalled" if stops_at_pay_wall(text, "", says_free(record), None) else "whole"
    return make_draft(source, text, Metadata().offer("record", **known), extent)
