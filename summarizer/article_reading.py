"""Articles read: here, or by processes of their own that leave this one free for the answers.

What costs time in an article (its sentences and numbers, the rules' reading of it, the settling of an answer) is a pure
function of the article, so that it does not matter who does it, nor in which order.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeVar
from zlib import crc32

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.extract.model.by_model import Prepared, Questions, prepare
from summarizer.ground import ground
from summarizer.marking import mark
from summarizer.schema.answers import ExtractAnswer
from summarizer.schema.brief import Accounting, Article
from summarizer.schema.mentions import GroundedMentions
from summarizer.spool import Pickled
from summarizer.workers import LOST, Worker, start_workers

T = TypeVar("T")


class ReadArticle(NamedTuple):
    """What an article says, and what became of its marks and mentions.

    Where another process has read it, the mentions stay as they came: most of them go to disk as they are.
    """

    mentions: GroundedMentions | Pickled[GroundedMentions]
    accounting: Accounting


class ArticleReader:
    """Reads articles for one briefing, whose language and day are given; keeps what a question was made of.

    `named` are actors' names that the desk uses.
    """

    def __init__(self, day: BriefingDay, language: str, named: Sequence[str] = ()) -> None:
        self._day = day
        self._language = language
        self._named = named
        self._asked: dict[str, Prepared] = {}

    def questions(self, article: Article) -> Questions:
        """What a model is to be asked."""
        prepared = self._asked[article.id] = self._prepared(article)
        return prepared.questions

    def settled(self, article: Article, answers: Sequence[ExtractAnswer]) -> ReadArticle:
        """What it says by the answers to its questions."""
        prepared = self._asked.pop(article.id, None) or self._prepared(article)
        return _read(ground(prepared.settled(answers), self._named))

    def unanswered(self, article: Article) -> ReadArticle:
        """What it says as long as its questions have no answers, which may still come."""
        prepared = self._asked.get(article.id) or self._prepared(article)
        return _read(ground(prepared.settled([]), self._named))

    def by_rules(self, article: Article) -> ReadArticle:
        """What it says by rules alone."""
        self._asked.pop(article.id, None)
        return _read(ground(extract_by_rules(mark(article), self._day), self._named))

    def _prepared(self, article: Article) -> Prepared:
        return prepare(mark(article), self._day, self._language)


def _read(mentions: GroundedMentions) -> ReadArticle:
    marks, unlabelled = len(mentions.article.numerals), len(mentions.unlabelled)
    accounting = Accounting(
        numerals=marks,
        labelled=marks - unlabelled,
        unlabelled=unlabelled,
        exact=mentions.exact,
        normalized=mentions.normalized,
        refused=len(mentions.refusals),
    )
    return ReadArticle(mentions, accounting)


class Readers:
    """As an `ArticleReader`, by so many processes; by this one where none can be had, or when one of them has died.

    They are started beside whatever this process does next. Close it, or use it as a context manager: they end at once,
    whatever they are at, as they do when this process is killed.
    """

    def __init__(self, day: BriefingDay, language: str, processes: int = 0, named: Sequence[str] = ()) -> None:
        self._here = ArticleReader(day, language, named)
        self._all = start_workers(processes, _begin, day, language, named)
        self._processes: list[Worker | None] = list(self._all)

    @property
    def workers(self) -> tuple[Worker, ...]:
        """The processes, for other work than reading."""
        return tuple(worker for worker in self._processes if worker is not None)

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes."""
        for worker in self._all:
            worker.close()

    async def questions(self, article: Article) -> Questions:
        """As `ArticleReader.questions`."""
        return await self._done(article, partial(ArticleReader.questions, article=article))

    async def settled(self, article: Article, answers: Sequence[ExtractAnswer]) -> ReadArticle:
        """As `ArticleReader.settled`."""
        return await self._read(article, partial(ArticleReader.settled, article=article, answers=answers))

    async def unanswered(self, article: Article) -> ReadArticle:
        """As `ArticleReader.unanswered`."""
        return await self._read(article, partial(ArticleReader.unanswered, article=article))

    async def by_rules(self, article: Article) -> ReadArticle:
        """As `ArticleReader.by_rules`."""
        return await self._read(article, partial(ArticleReader.by_rules, article=article))

    async def _read(self, article: Article, reading: Callable[[ArticleReader], ReadArticle]) -> ReadArticle:
        return await self._done(article, reading, partial(_packed, reading))

    async def _done(
        self, article: Article, task: Callable[[ArticleReader], T], there: Callable[[ArticleReader], T] | None = None
    ) -> T:
        """By the process that has the article, whose answers must find what its questions were made of.

        `there` is what a process of its own does in place of the task.
        """
        place = crc32(article.id.encode()) % len(self._processes) if self._processes else 0
        worker = self._processes[place] if self._processes else None
        if worker is not None:
            try:
                return await asyncio.wrap_future(worker.submit(_in_process, there or task))
            except LOST:  # there is a briefing for all that
                self._processes[place] = None
        return task(self._here)


# --- inside such a process ---

_reader: ArticleReader | None = None


def _begin(day: BriefingDay, language: str, named: Sequence[str]) -> None:
    global _reader
    _reader = ArticleReader(day, language, named)


def _in_process(task: Callable[[ArticleReader], T]) -> T:
    assert _reader is not None
    return task(_reader)


def _packed(reading: Callable[[ArticleReader], ReadArticle], reader: ArticleReader) -> ReadArticle:
    mentions, accounting = reading(reader)
    return ReadArticle(mentions if isinstance(mentions, Pickled) else Pickled.of(mentions), accounting)
