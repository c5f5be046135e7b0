"""Cited passages as numbered notes: "3.2" is the second passage that a reader meets of source 3."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest

from summarizer.render.passages import first_of_each
from summarizer.render.words.claims import now_and_otherwise
from summarizer.render.words.figures import ordered_figures
from summarizer.render.words.reading import article_numbers, changed, course, days, passages_of
from summarizer.schema.brief import Article, Briefing, Citation, Story

Place = tuple[str, int, int]
_MANY = 4


@dataclass(frozen=True, slots=True)
class Note:
    """One cited passage: its mark, and its words as the source has them."""

    mark: str
    exact: str


class Endnotes:
    """Marks for citations, and the notes that they lead to.

    `limit` keeps the passages that the weightiest lines rest on, so many at most; a citation of any other passage is
    marked with the source's number alone.
    """

    def __init__(self, briefing: Briefing, limit: int | None = None) -> None:
        self.numbers = article_numbers(briefing)
        weighed = list(dict.fromkeys(self._places(_by_weight(briefing))))
        self.count = len(weighed)
        kept = set(weighed[:limit])
        self._marks: dict[Place, str] = {}
        self._notes: dict[str, list[Note]] = {article.id: [] for article in briefing.articles}
        for citation in _as_read(briefing):
            place = _place(citation)
            if place in kept and place not in self._marks:
                notes = self._notes[citation.article]
                self._marks[place] = f"{self.numbers[citation.article]}.{len(notes) + 1}"
                notes.append(Note(self._marks[place], citation.exact))

    def marks(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """The marks to set behind a line, by source. A bare number is left out where one of its passages stands."""
        known = [citation for citation in _spared(citations) if citation.article in self.numbers]
        found = {self._marks.get(_place(c), str(self.numbers[c.article])): c.article for c in known}
        noted = {article for mark, article in found.items() if "." in mark}
        return tuple(sorted((m for m, article in found.items() if "." in m or article not in noted), key=_mark_order))

    def of_source(self, article: str) -> tuple[Note, ...]:
        """The notes of one source, in the order of their marks."""
        return tuple(self._notes[article])

    def _places(self, citations: Iterable[Citation]) -> Iterator[Place]:
        return (_place(citation) for citation in citations if citation.article in self.numbers)


def weighed_statements(stories: Iterable[Story]) -> tuple[tuple[str, int], ...]:
    """Each statement as story id and index, the weightiest first: every story's first, then every story's second …"""
    columns = [[(story.id, index) for index in range(len(story.statements))] for story in stories]
    return tuple(one for row in zip_longest(*columns) for one in row if one is not None)


def _spared(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The citations of a line; of many, the first of each source."""
    all_of_them = tuple(dict.fromkeys(citations))
    return all_of_them if len(all_of_them) <= _MANY else first_of_each(all_of_them)


def _place(citation: Citation) -> Place:
    return citation.article, citation.start, citation.end


def _mark_order(mark: str) -> tuple[int, int]:
    source, _, passage = mark.partition(".")
    return int(source), int(passage or 0)


def _overview(briefing: Briefing) -> Iterator[Citation]:
    for line in (*changed(briefing), *briefing.summary):
        yield from _spared(line.citations)


def _by_weight(briefing: Briefing) -> Iterator[Citation]:
    yield from _overview(briefing)
    articles = {article.id: article for article in briefing.articles}
    stories = {story.id: story for story in briefing.stories}
    for story in briefing.stories:
        yield from _spared(story.headline.citations)
    for story_id, index in weighed_statements(briefing.stories):
        yield from _spared(stories[story_id].statements[index].citations)
    for story in briefing.stories:
        yield from _details(story, articles, briefing.language)


def _as_read(briefing: Briefing) -> Iterator[Citation]:
    yield from _overview(briefing)
    articles = {article.id: article for article in briefing.articles}
    for story in briefing.stories:
        for line in (story.headline, *story.statements):
            yield from _spared(line.citations)
        yield from _details(story, articles, briefing.language)


def _details(story: Story, articles: Mapping[str, Article], language: str) -> Iterator[Citation]:
    """Of figures and events: those that a form shows, in its order."""
    for figure in ordered_figures(story):
        for voice in chain.from_iterable(now_and_otherwise(figure)):
            yield from _spared(citation for index in voice for citation in figure.claims[index].citations)
    for day in days(course(story, language)):
        for event in day.events:
            yield from _spared(passages_of(event, articles))
