"""Which articles are copies of another: five outlets that reprint one wire story are one origin.

Containment of word 5-grams (Broder 1997): the share of the shorter article's shingles that the other one has too.
Candidates come from an index of winnowed shingles (Schleimer, Wilkerson and Aiken 2003): any run of twelve words that two
articles share has one of its shingles in it. MinHash estimates resemblance instead, and would miss a reprint cut to a
quarter of its source.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

from summarizer.merge.decisions import DecisionLog, Finding
from summarizer.merge.dispatches import Dispatches, Likeness, Numbers
from summarizer.schema.brief import Article

_SHINGLE = 5
_DOUBLINGS = (1, 2, 4)  # the least of windows of two, of four, of eight
_WINDOW = 8
_CONTAINMENT = 0.5
_NEAR = 0.2  # a refusal worth telling
_MAX_POSTING = 8  # articles under one shingle: what more share is boilerplate
_MAX_CANDIDATES = 12
_MANY = 1_000  # articles whose every fingerprint fills no memory yet
_WORTH_A_LOOK = 0.12  # of the shorter text's fingerprints: an estimate of the containment


def origins_of(
    articles: Sequence[Article],
    log: DecisionLog | None = None,
    numbers: Numbers | None = None,
    prints: "Sequence[array[int]] | None" = None,
) -> dict[str, str]:
    """The id of each article -> that of the earliest one that it copies, or its own.

    `numbers` are the values of each article's numerals by its id; without them no translated dispatch is found. `prints`
    are the articles' (`prints_of`), if they are known.
    """
    log = log or DecisionLog()
    prints = prints if prints is not None else [prints_of(a.text) for a in articles]
    days = [(a.published or "9999")[:10] for a in articles]
    index, dispatches = _Index(articles, prints), Dispatches(articles, numbers or {})
    origin: dict[str, str] = {}
    for place in sorted(range(len(articles)), key=lambda i: (days[i], i)):
        article = articles[place]
        source = _source(place, index, prints[place], log) or _dispatch(article, dispatches, log)
        origin[article.id] = source.id if source else article.id
        if source is None:
            index.add(place, prints[place])
            dispatches.add(place, article)
    return origin


class _Index:
    """Winnowed shingles -> the originals that hold them, oldest first.

    Most shingles stand in one article only and can point at none: where there are many articles, a first look at all of
    them tells which. `prints` are each article's.
    """

    def __init__(self, articles: Sequence[Article], prints: "Sequence[array[int]]") -> None:
        self._articles = articles
        self._posting: dict[int, int | tuple[int, ...]] = {}  # most shingles are one original's
        self._sizes: list[int] = []
        self._originals = array("L")
        # the reports of one story come close together, and each is held against the same originals
        self.shingles = lru_cache(maxsize=256)(lambda place: frozenset(shingles(articles[place].text)))
        self._shared = _Shared(prints) if len(articles) > _MANY else None

    def add(self, place: int, prints: "array[int]") -> None:
        """Makes an original known, by its place among the articles."""
        number = len(self._originals)
        self._originals.append(place)
        self._sizes.append(len(prints))
        for shingle in (s for s in prints if self._shared is None or s in self._shared):
            found = self._holders(shingle)
            if len(found) < _MAX_POSTING:
                self._posting[shingle] = (*found, number) if found else number

    def _holders(self, shingle: int) -> tuple[int, ...]:
        found = self._posting.get(shingle, ())
        return (found,) if isinstance(found, int) else found

    def candidates(self, prints: "array[int]") -> list[int]:
        """Places of originals that share a fingerprint, the oldest first; at most twelve, those that share most."""
        shared = Counter(i for shingle in prints for i in self._holders(shingle))
        likely = [i for i, n in shared.items() if n >= _WORTH_A_LOOK * min(len(prints), self._sizes[i])]
        nearest = sorted(likely, key=lambda i: (-shared[i], i))[:_MAX_CANDIDATES]
        return [self._originals[i] for i in sorted(nearest)]

    def article(self, place: int) -> Article:
        """The article of that place."""
        return self._articles[place]


class _Shared:
    """Which numbers several lists hold; a few that one alone holds may pass for shared."""

    _BITS = 22

    def __init__(self, lists: Iterable[Iterable[int]]) -> None:
        self._met = bytearray(1 << self._BITS)  # 0: by none, 1: by one, 2: by more
        for numbers in lists:
            for cell in {self._cell(n) for n in numbers}:
                self._met[cell] = min(self._met[cell] + 1, 2)

    def __contains__(self, number: int) -> bool:
        return self._met[self._cell(number)] > 1

    def _cell(self, number: int) -> int:
        return number & ((1 << self._BITS) - 1)


def _source(place: int, index: _Index, prints: "array[int]", log: DecisionLog) -> Article | None:
    for original in index.candidates(prints):
        share = _containment(index.shingles(place), index.shingles(original))
        if share >= _NEAR:
            log.add(_finding(index.article(original), index.article(place), share))
        if share >= _CONTAINMENT:
            return index.article(original)
    return None


def _dispatch(article: Article, dispatches: Dispatches, log: DecisionLog) -> Article | None:
    """The dispatch that the article tells in other words."""
    found = dispatches.nearest(article)
    if found is None:
        return None
    original, likeness = found
    log.add(_told_anew(original, article, likeness))
    return original if likeness.is_enough else None


def _told_anew(original: Article, article: Article, likeness: Likeness) -> Finding:
    shares = (
        f"{likeness.numbers:.0%} of the numbers and {likeness.names:.0%} of the names of the shorter are in the other"
    )
    told = "its dispatch in other words" if likeness.is_enough else "not enough for its dispatch"
    return Finding(
        about="origin",
        verdict="same" if likeness.is_enough else "apart",
        rule="credited_dispatch",
        left=original.title or original.source,
        right=article.title or article.source,
        evidence=f"both name {likeness.sign.upper()}, and {shares}: {told}",
        weight=round(likeness.numbers * 100),
        ids=(original.id, article.id),
    )


def _finding(original: Article, article: Article, share: float) -> Finding:
    same = share >= _CONTAINMENT
    told = "a reprint" if same else "too little for a reprint, more than chance"
    return Finding(
        about="origin",
        verdict="same" if same else "apart",
        rule="shared_runs_of_words",
        left=original.title or original.source,
        right=article.title or article.source,
        evidence=f"{share:.0%} of the shorter text stands word for word in the other: {told}",
        weight=round(share * 100),
        doubtful=not same and share >= _CONTAINMENT - 0.1,
        ids=(original.id, article.id),
    )


def shingles(text: str) -> list[int]:
    """A number for each run of five words, in order; the same in every run of the program."""
    words = [word.encode() for word in re.findall(r"\w+", text.lower())]
    runs = zip(*(words[i:] for i in range(_SHINGLE)), strict=False)
    return list(map(crc32, map(b" ".join, runs)))


def prints_of(text: str) -> "array[int]":
    """A text's fingerprints, each once: some of its shingles, by which its copies are looked up."""
    return array("I", winnowed(shingles(text)))


def winnowed(hashes: list[int]) -> frozenset[int]:
    """The least numbers of each window of eight: a fifth of all, chosen alike wherever a run is shared."""
    least = hashes
    for step in _DOUBLINGS if len(hashes) > _WINDOW else ():
        least = [a if a < b else b for a, b in zip(least, least[step:], strict=False)]
    return frozenset(least)


def _containment(one: frozenset[int], other: frozenset[int]) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
