"""Whether what is cited stands in its article, letter for letter."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from summarizer.schema.brief import Citation, Story
from summarizer.support import folded_passages
from summarizer.support.library import Library

_ISO_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold. `where` is a path in brief.json, `reason` says what is wrong."""

    where: str
    reason: str


class CitedPassages:
    """Checks citations against the articles, and counts them: `unchecked` are those whose article's text was left out."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.citations = 0
        self.unchecked = 0

    def folded(self, citations: Iterable[Citation]) -> list[str]:
        """What the citations say, as names are looked for in it."""
        return folded_passages([c.exact for c in citations])

    def of_story(self, where: str, citations: tuple[Citation, ...], story: Story) -> Iterator[Finding]:
        """An object of a story: it cites something, and only the story's own articles."""
        if not citations:
            yield Finding(where, "it has no citation")
        for article in sorted({c.article for c in citations} - set(story.articles)):
            yield Finding(where, f"it cites {article}, which is no article of its story")
        yield from self.problems(where, citations)

    def problems(self, where: str, citations: tuple[Citation, ...]) -> Iterator[Finding]:
        """What is wrong with each citation itself."""
        for i, citation in enumerate(citations):
            self.citations += 1
            reason = self._problem(citation)
            if reason:
                yield Finding(f"{where}.citations[{i}]", reason)

    def _problem(self, citation: Citation) -> str:
        article = self.library.articles.get(citation.article)
        if article is None:
            return f"there is no article {citation.article}"
        text, start, end = article.text, citation.start, citation.end
        if article.text_left_out:
            self.unchecked += 1
            sound = 0 <= start < end and end - start == len(citation.exact)
            return "" if sound else f"{article.id}[{start}:{end}] cannot be the cited text: it has another length"
        if not 0 <= start < end <= len(text) or text[start:end] != citation.exact:
            return f"{article.id}[{start}:{end}] is not the cited text"
        if not text[:start].endswith(citation.prefix) or not text[end:].startswith(citation.suffix):
            return "its prefix or suffix is not what stands around it"
        return ""


def wrong_dates(where: str, days: Iterable[str | None]) -> Iterator[Finding]:
    """Days that are no ISO 8601 dates."""
    for day in days:
        if day is not None and not (_ISO_DAY.fullmatch(day) and is_timestamp(day + "-01-01"[len(day) - 4 :])):
            yield Finding(where, f"{day!r} is no ISO 8601 date")


def is_timestamp(stamp: str) -> bool:
    try:
        datetime.fromisoformat(stamp)
    except ValueError:
        return False
    return True
