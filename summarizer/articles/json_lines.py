"""JSON Lines to articles: one object a line, its fields found by name."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from summarizer.articles.decoding import decode
from summarizer.articles.document import Document, Unreadable
from summarizer.articles.draft import Draft, Metadata, Reading, make_draft, refusal
from summarizer.articles.page_words import stops_at_pay_wall
from summarizer.errors import UsageError
from summarizer.schema.brief import Extent, Failure

USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "articlebody", "maintext", "content_text", "full_text", "fulltext"),
    "title": ("title", "headline", "name", "heading"),
    "publisher": ("publisher", "source", "outlet", "site_name", "sitename", "newspaper", "publication", "site"),
    "byline": ("byline", "author", "authors", "creator"),
    "published": ("published", "date", "published_at", "publishedat", "date_published", "datepublished", "pubdate",
                  "publish_date", "publication_date", "date_publish", "timestamp"),
    "modified": ("modified", "updated", "updated_at", "date_modified", "datemodified", "date_modify"),
    "retrieved": ("retrieved", "retrieved_at", "crawled", "crawled_at", "fetched", "fetched_at", "date_download"),
    "language": ("language", "lang"),
    "url": ("url", "link", "canonical_url", "uri", "permalink", "href"),
}  # fmt: skip
"""Field of an article -> the names under which records have it, the commonest first; case and dashes do not matter."""

_NAMES_SHOWN = 6
_MOMENTS = frozenset({"published", "modified", "retrieved"})
_SECONDS, _MILLISECONDS = 10**8, 10**11  # smaller numbers are no moments: 20241130 is a day


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
    named = {_plain(name): value for name, value in record.items()}
    known = {field: _value(record, named, field, document.fields.get(field)) for field in USUAL_NAMES}
    text = known.pop("text")
    if not isinstance(text, str):
        wanted = document.fields.get("text") or "text"
        shown = ", ".join(list(record)[:_NAMES_SHOWN]) or "none"
        raise Unreadable(f"no field {wanted!r} with the text; its fields are {shown}; name it with --fields text=NAME")
    extent: Extent = "paywalled" if stops_at_pay_wall(text, "", _is_free(named), None) else "whole"
    return make_draft(
        source, text, Metadata().offer("record", **{k: _words(v, k in _MOMENTS) for k, v in known.items()}), extent
    )


def _is_free(named: dict[str, Any]) -> bool:
    """False only where a record says so (schema.org isAccessibleForFree)."""
    return str(named.get("isaccessibleforfree", named.get("is_accessible_for_free", True))).lower() != "false"


def _value(record: dict[str, Any], named: dict[str, Any], field: str, chosen: str | None) -> Any:
    """The field under the name that the user gave ("meta.title" looks inside), else under its usual ones."""
    if chosen is not None:
        value: Any = record.get(chosen)
        if value is None and "." in chosen:
            value = record
            for step in chosen.split("."):
                value = value.get(step) if isinstance(value, dict) else None
        return value
    return next((named[name] for name in USUAL_NAMES[field] if named.get(name) not in (None, "")), None)


def _plain(name: str) -> str:
    return name.lower().replace("-", "_").replace(" ", "_")


def _words(value: Any, is_moment: bool = False) -> Any:
    """A list of names as one line, an object by its name ({"name": "Ana Ruiz"}), a moment in ISO 8601."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return ", ".join(str(w) for item in value if isinstance((w := _words(item)), str)) or None
    return _moment(value) if is_moment else value


def _moment(value: Any) -> Any:
    """Seconds or milliseconds since 1970 and mail dates (RFC 5322) as a moment; anything else as it is."""
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            seconds = value / 1000 if value >= _MILLISECONDS else value
            return datetime.fromtimestamp(seconds, UTC) if value >= _SECONDS else None
        return parsedate_to_datetime(value) if isinstance(value, str) and "," in value else value
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return value
