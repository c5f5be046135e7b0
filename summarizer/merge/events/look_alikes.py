"""Which articles tell of one happening, where reports come without stories and kinds of events, as a corpus has them.

Two look-alike happenings of one topic have the same acts, each with its own articles. These are told apart by all the
words of their reports: average linkage, the likest first; two groups of several stay apart where the likeness between
them is under a share of that within the looser one (relative closeness: Karypis, Han and Kumar 1999).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations
from math import fsum, log, sqrt
from typing import Protocol

_SHARE = 0.5  # less than for stories: a corpus may mark two sentences of an article
_MAX_POSTING = 64  # articles with a word that brings two of them together


class Told(Protocol):
    """A report: of which article, in which words."""

    @property
    def article(self) -> str: ...
    @property
    def words(self) -> frozenset[str]: ...
    @property
    def concepts(self) -> frozenset[str]: ...


def happenings(reports: Sequence[Told]) -> Mapping[str, int]:
    """Article -> the number of its group."""
    words: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        words[report.article] |= report.words | report.concepts
    linkage = _Linkage(_likeness([frozenset(own) for own in words.values()]), len(words))
    groups = linkage.run()
    return {article: groups[n] for n, article in enumerate(words)}


def _likeness(articles: Sequence[frozenset[str]]) -> dict[tuple[int, int], float]:
    """The cosine of each two articles that share a word which few have, each word weighted by how few have it."""
    having = Counter(word for own in articles for word in own)
    weights = {word: log(1 + len(articles) / n) ** 2 for word, n in having.items()}
    lengths = [sqrt(fsum(weights[word] for word in own)) for own in articles]
    postings: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(articles):
        for word in own:
            postings[word].append(number)
    pairs = {pair for at in postings.values() if len(at) <= _MAX_POSTING for pair in combinations(at, 2)}
    return {
        (a, b): fsum(sorted(weights[word] for word in articles[a] & articles[b])) / (lengths[a] * lengths[b])
        for a, b in sorted(pairs)
    }


class _Linkage:
    """Groups of articles by number, with the sums of likeness between and within them."""

    def __init__(self, likeness: Mapping[tuple[int, int], float], total: int) -> None:
        self._members: dict[int, list[int]] = {n: [n] for n in range(total)}
        self._within: dict[int, float] = dict.fromkeys(range(total), 0.0)
        self._between: dict[int, dict[int, float]] = defaultdict(dict)
        for (one, other), alike in likeness.items():
            self._between[one][other] = self._between[other][one] = alike
        self._queue = [(-alike, one, other) for (one, other), alike in likeness.items()]
        heapify(self._queue)

    def run(self) -> dict[int, int]:
        """Article -> group, when no two groups may be joined any more."""
        while self._queue:
            alike, one, other = heappop(self._queue)
            if one in self._members and other in self._members and not self._are_two(one, other, -alike):
                self._join(one, other)
        return {article: group for group, members in self._members.items() for article in members}

    def _are_two(self, one: int, other: int, alike: float) -> bool:
        sizes = {n: len(self._members[n]) for n in (one, other)}
        within = [self._within[n] / (size * (size - 1) / 2) for n, size in sizes.items() if size > 1]
        return len(within) == len(sizes) and alike < _SHARE * min(within)

    def _join(self, one: int, other: int) -> None:
        new = len(self._within)  # every group that ever was has one
        self._within[new] = self._within[one] + self._within[other] + self._between[one][other]
        self._members[new] = self._members.pop(one) + self._members.pop(other)
        first, second = self._between.pop(one), self._between.pop(other)
        for near in sorted(first.keys() | second.keys()):
            if near in self._members:
                alike = first.get(near, 0.0) + second.get(near, 0.0)
                self._between[new][near] = self._between[near][new] = alike
                average = alike / (len(self._members[new]) * len(self._members[near]))
                heappush(self._queue, (-average, near, new))
