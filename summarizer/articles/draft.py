"""What a reader makes of a document: articles that have no id yet, each field with where it came from, and refusals."""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Self
from urllib.parse import urlsplit

from summarizer.articles.decoding import as_displayed
from summarizer.articles.document import Document, Unreadable
from summarizer.articles.field_names import MOMENTS
from summarizer.articles.language_detection import detect_language
from summarizer.language.scripts import count_words
from summarizer.schema.brief import Article, Extent, Failure

_MIN_WORDS = 5
_UNIX_ZERO = frozenset({(1970, 1, 1), (1969, 12, 31)})  # the latter west of Greenwich
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Metadata:
    """What is known of one article; of several places that give a field, the first that was offered has it.

    The fields are title, publisher, byline, published, modified, retrieved, language and url. A reader offers the
    places in its order of trust.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str]] = {}

    def offer(self, place: str, **fields: Any) -> Self:
        """Takes those fields that are not known yet. What is no date, no language tag or no words is not taken.

        `place` names where they come from in `Article.provenance`: "front matter", "json-ld", "feed", "text".
        """
        for field, given in fields.items():
            value = _cleaned(field, given)
            if value is not None:
                self._known.setdefault(field, (value, place))
        return self

    def get(self, field: str) -> str | None:
        """The field's value, where it is known."""
        return self._known[field][0] if field in self._known else None

    @property
    def values(self) -> dict[str, str]:
        """Field -> value, for those that are known."""
        return {field: value for field, (value, _) in self._known.items()}

    @property
    def provenance(self) -> dict[str, str]:
        """Field -> the place it came from."""
        return {field: place for field, (_, place) in sorted(self._known.items())}


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as a reader has it. `text` is final: it is what offsets will count in.

    `listed_in` names the feed that it is an item of: then what is old may be left out, and a teaser's page be fetched.
    """

    source: str
    text: str
    metadata: Metadata
    extent: Extent = "whole"
    listed_in: str = ""

    @property
    def is_enough(self) -> bool:
        """Whether there is enough text to report: a teaser may be too short to stand alone."""
        return count_words(self.text) >= _MIN_WORDS

    def as_article(self, article_id: str) -> Article:
        """The article under its id."""
        known = Article(
            id=article_id,
            source=self.source,
            sha256=hashlib.sha256(self.text.encode("utf-8")).hexdigest(),
            text=self.text,
            origin=article_id,
            extent=self.extent,
            provenance=self.metadata.provenance,
        )
        return known.model_copy(update=self.metadata.values)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one document: its articles in order, and a failure for each part of it that gave none."""

    drafts: tuple[Draft, ...] = ()
    refusals: tuple[Failure, ...] = ()

    @classmethod
    def of(cls, drafts: "list[Draft]", refusals: "list[Failure] | None" = None) -> Self:
        """A reading of several articles."""
        return cls(tuple(drafts), tuple(refusals or ()))


def make_draft(source: str, text: str, metadata: Metadata, extent: Extent = "whole") -> Draft:
    """A draft with its language detected where nobody says it. Raises Unreadable where there is nothing to report."""
    kept = as_displayed(text)
    words = count_words(kept)
    if words < _MIN_WORDS:
        raise Unreadable("empty" if not kept.strip() else f"only {words} words: nothing to report")
    if metadata.get("language") is None:
        metadata.offer("detected in the text", language=detect_language(kept))
    return Draft(source, kept, metadata, extent)


def start_metadata(document: Document) -> Metadata:
    """What a document's own fetch says: when it was retrieved. Its address is offered last, behind a canonical one."""
    return Metadata().offer("fetch", retrieved=document.retrieved)


def refusal(source: str, reason: Unreadable | str) -> Failure:
    """The one line that stands in `failures` for what could not be read."""
    return Failure(source=source, stage="read", reason=str(reason))


def renamed(draft: Draft, source: str) -> Draft:
    """The same draft under another name, for one of several in a source ("feed.xml#2")."""
    return replace(draft, source=source)


def _cleaned(field: str, given: Any) -> str | None:
    if given is None or isinstance(given, (dict, list, tuple, bool)):
        return None
    if field in MOMENTS:
        return iso_date(given)
    words = " ".join(as_displayed(str(given)).split())
    if field == "url":
        return words if _is_address(words) else None
    if field == "language":
        tag = words.replace("_", "-")
        return tag if _LANGUAGE_TAG.fullmatch(tag) else None
    if field == "publisher" and words.lower().startswith(("http://", "https://", "www.")):
        return None
    return words or None


def _is_address(words: str) -> bool:
    try:
        urlsplit(words)
    except ValueError:  # half an IPv6 address, for one
        return False
    return bool(words)


def iso_date(given: Any) -> str | None:
    """A day or a moment in ISO 8601, a time zone kept; None for anything else, and for what programs write for no date."""
    if isinstance(given, (date, datetime)):
        return _unless_zero(given)
    written = str(given).strip()
    for parse in (date.fromisoformat, datetime.fromisoformat, parsedate_to_datetime):
        try:
            return _unless_zero(parse(written))
        except (ValueError, TypeError, IndexError, OverflowError):  # the last parses mail's dates (RFC 5322) or breaks
            continue
    return None


def _unless_zero(read: date) -> str | None:
    """None for the zero of a clock: Unix's in any zone, others' year 1."""
    zero = read.year == 1 or (read.year, read.month, read.day) in _UNIX_ZERO
    return None if zero else read.isoformat()
