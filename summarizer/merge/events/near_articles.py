"""Which articles tell of one happening, where reports come without stories and kinds of events, as a corpus has them.

Two look-alike happenings of one topic have the same acts, each with its own articles: what an article shares with those
nearest to it tells which they are (relative closeness: Karypis, Han and Kumar 1999).
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import fsum, log, sqrt
from typing import Protocol

_SHARE = 0.64  # of the likeness to the nearest, as for stories


class Told(Protocol):
    """A report: of which article, in which language, in which words."""

    @property
    def article(self) -> str: ...
    @property
    def language(self) -> str | None: ...
    @property
    def words(self) -> frozenset[str]: ...
    @property
    def concepts(self) -> frozenset[str]: ...


class NearArticles:
    """Articles by the words of all their reports; two languages by what translation leaves alone."""

    def __init__(self, reports: Sequence[Told]) -> None:
        words: dict[str, set[str]] = defaultdict(set)
        self._language: dict[str, str | None] = {}
        for report in reports:
            words[report.article] |= report.words | report.concepts
            self._language[report.article] = report.language
        having = Counter(word for own in words.values() for word in own)
        self._weights = {word: log(1 + len(words) / n) ** 2 for word, n in having.items()}
        self._words = words
        self._lengths = {article: sqrt(self._weigh(own)) for article, own in words.items()}
        self._likeness: dict[tuple[str, str], float] = {}
        self._best: dict[tuple[str, str | None], float] = {}

    def __call__(self, one: str, other: str) -> bool:
        """Whether two articles are about as near each other as to any."""
        if one == other:
            return True
        nearest = min(self._nearest(one, self._language[other]), self._nearest(other, self._language[one]))
        return self._alike(one, other) >= _SHARE * nearest

    def _nearest(self, article: str, language: str | None) -> float:
        key = article, language
        if key not in self._best:
            others = (a for a, spoken in self._language.items() if a != article and spoken == language)
            self._best[key] = max((self._alike(article, other) for other in others), default=0.0)
        return self._best[key]

    def _alike(self, one: str, other: str) -> float:
        key = (one, other) if one < other else (other, one)
        if key not in self._likeness:
            lengths = self._lengths[one] * self._lengths[other]
            shared = self._weigh(self._words[one] & self._words[other])
            self._likeness[key] = shared / lengths if lengths else 0.0
        return self._likeness[key]

    def _weigh(self, words: set[str]) -> float:
        return fsum(self._weights[word] for word in words)
