"""An article's fields under the names by which records and front matter have them."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "articlebody", "maintext", "content_text", "full_text", "fulltext"),
    "title": ("title", "headline", "name", "heading"),
    "publisher": ("publisher", "source", "outlet", "site_name", "sitename", "newspaper", "publication", "site"),
    "byline": ("byline", "author", "authors", "creator"),
    "published": ("published", "date", "published_at", "publishedat", "date_published", "datepublished", "pubdate",
                  "publish_date", "publication_date", "date_publish", "timestamp"),
    "modified": ("modified", "updated", "updated_at", "date_modified", "datemodified", "date_modify", "lastmod"),
    "retrieved": ("retrieved", "retrieved_at", "crawled", "crawled_at", "fetched", "fetched_at", "date_download",
                  "seendate"),
    "language": ("language", "lang", "inlanguage", "in_language", "language_code"),
    "url": ("url", "link", "canonical_url", "uri", "permalink", "href"),
}  # fmt: skip
"""Field of an article -> the names under which others have it, the commonest first; case and dashes do not matter."""

_INSIDE = (
    "name",
    "main",
    "rendered",
    "title",
    "text",
    "value",
)  # {"headline": {"main": ...}}, {"title": {"rendered": ...}}
_WIKI_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")  # as note programs clip names
_PAGE = re.compile(r"https?://[^/]+/.")
_SECONDS, _MILLISECONDS = 10**8, 10**11  # smaller numbers are no moments: 20241130 is a day
MOMENTS = frozenset({"published", "modified", "retrieved"})


def known_fields(record: Mapping[str, Any], chosen: Mapping[str, str]) -> dict[str, Any]:
    """The article's fields in a record; those of `chosen` under the name that a user gave, "meta.title" inside another.

    Lists of names are one line, moments ISO 8601 or `datetime`. None is: not there.
    """
    named = {_plain(str(name)): value for name, value in record.items()}
    found = {field: _value(record, named, field, chosen.get(field)) for field in USUAL_NAMES}
    known = {field: _words(value, field in MOMENTS) for field, value in found.items()}
    if known["url"] is None and _PAGE.match(str(known["publisher"])):
        known["url"] = known["publisher"]  # "source" may be where it is from as well as who published it
    return known


def says_free(record: Mapping[str, Any]) -> bool:
    """False only where a record says that its article is not (schema.org isAccessibleForFree)."""
    named = {_plain(str(name)): value for name, value in record.items()}
    return str(named.get("isaccessibleforfree", named.get("is_accessible_for_free", True))).lower() != "false"


def _value(record: Mapping[str, Any], named: dict[str, Any], field: str, chosen: str | None) -> Any:
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
    """A list of names as one line, what stands in an object ({"name": "Ana Ruiz"}), a moment in ISO 8601."""
    if isinstance(value, dict):
        value = next((value[name] for name in _INSIDE if value.get(name)), None)
    if isinstance(value, list):
        return ", ".join(str(w) for item in value if isinstance((w := _words(item)), str)) or None
    if isinstance(value, str) and (link := _WIKI_LINK.fullmatch(value.strip())):
        return link[1]
    return _moment(value) if is_moment else value


def _moment(value: Any) -> Any:
    """Seconds or milliseconds since 1970 and mail dates (RFC 5322) as a moment; anything else as it is."""
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            seconds = value / 1000 if value >= _MILLISECONDS else value
            return datetime.fromtimestamp(seconds, UTC) if value >= _SECONDS else None
        return parsedate_to_datetime(value) if isinstance(value, str) and "," in value else value
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None
