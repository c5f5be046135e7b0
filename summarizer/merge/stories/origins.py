"""Which articles are copies of another: five outlets that reprint one wire story are one origin.

Containment of word 5-grams (Broder 1997): the share of the shorter article's shingles that the other one has too.
Candidates come from an index of their fingerprints (merge/stories/traces.py). MinHash estimates resemblance
instead, and would miss a reprint cut to a quarter of its source.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarizer.language.content import overlap
from summarizer.merge.decisions import DecisionLog, Finding
from summarizer.merge.stories.dispatches import Dispatches, Likeness
from summarizer.merge.stories.traces import Head, Trace, shingles, trace_of
from summarizer.schema.brief import Article

_CONTAINMENT = 0.5
_NEAR = 0.2  # a refusal worth telling
_MAX_POSTING = 8  # articles under one shingle: what more share is boilerplate
_MAX_CANDIDATES = 12
_MANY = 1_000  # articles whose every fingerprint fills no memory yet
_WORTH_A_LOOK = 0.12  # of the shorter text's fingerprints: an estimate of the containment


def origins_of(
    articles: Sequence[Article], log: DecisionLog | None = None, traces: Sequence[Trace] | None = None
) -> dict[str, str]:
    """The id of each article -> that of the earliest one that it copies, or its own.

    `traces` are the articles', if they are known; of those whose traces are alike the texts are read.
    """
    log = log or DecisionLog()
    traces = traces if traces is not None else [trace_of(a) for a in articles]
    days = [(trace.head.published or "9999")[:10] for trace in traces]
    index, dispatches = _Index(articles, traces), Dispatches(articles, traces)
    origin: dict[str, str] = {}
    for place in sorted(range(len(traces)), key=lambda i: (days[i], i)):
        head = traces[place].head
        source = _source(place, index, log) or _dispatch(head, dispatches.nearest(place), log)
        origin[head.id] = source.id if source else head.id
        if source is None:
            index.add(place)
            dispatches.add(place)
    return origin


class _Index:
    """Winnowed shingles -> the originals that hold them, oldest first.

    Most shingles stand in one article only and can point at none: where there are many articles, a first look at all of
    them tells which.
    """

    def __init__(self, articles: Sequence[Article], traces: Sequence[Trace]) -> None:
        self._traces = traces
        self._posting: dict[int, int | tuple[int, ...]] = {}  # most shingles are one original's
        self._sizes: list[int] = []
        self._originals = array("L")
        # the reports of one story come close together, and each is held against the same originals
        self.shingles = lru_cache(maxsize=256)(lambda place: frozenset(shingles(articles[place].text)))
        self._shared = _Shared(t.prints for t in traces) if len(traces) > _MANY else None

    def add(self, place: int) -> None:
        """Makes an original known, by its place among the articles."""
        prints = self._traces[place].prints
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

    def candidates(self, place: int) -> list[int]:
        """Places of originals that share a fingerprint, the oldest first; at most twelve, those that share most."""
        prints = self._traces[place].prints
        shared = Counter(i for shingle in prints for i in self._holders(shingle))
        likely = [i for i, n in shared.items() if n >= _WORTH_A_LOOK * min(len(prints), self._sizes[i])]
        nearest = sorted(likely, key=lambda i: (-shared[i], i))[:_MAX_CANDIDATES]
        return [self._originals[i] for i in sorted(nearest)]

    def head(self, place: int) -> Head:
        """That of the article of that place."""
        return self._traces[place].head


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


def _source(place: int, index: _Index, log: DecisionLog) -> Head | None:
    for original in index.candidates(place):
        share = overlap(index.shingles(place), index.shingles(original))
        if share >= _NEAR:
            log.add(_finding(index.head(original), index.head(place), share))
        if share >= _CONTAINMENT:
            return index.head(original)
    return None


def _dispatch(article: Head, found: tuple[Head, Likeness] | None, log: DecisionLog) -> Head | None:
    """The dispatch that the article tells in other words, if what was found is one."""
    if found is None:
        return None
    original, likeness = found
    log.add(_told_anew(original, article, likeness))
    return original if likeness.is_enough else None


def _told_anew(original: Head, article: Head, likeness: Likeness) -> Finding:
    shares = (
        f"{likeness.numbers:.0%} of the numbers and {likeness.names:.0%} of the names of the shorter are in the other, "
        f"{likeness.own:.0%} of the later one's numbers"
    )
    told = "its dispatch in other words" if likeness.is_enough else "not enough for its dispatch"
    return Finding(
        about="origin",
        verdict="same" if likeness.is_enough else "apart",
        rule="credited_dispatch",
        left=original.name,
        right=article.name,
        evidence=f"both name {likeness.sign.upper()}, and {shares}: {told}",
        weight=round(likeness.numbers * 100),
        ids=(original.id, article.id),
    )


def _finding(original: Head, article: Head, share: float) -> Finding:
    same = share >= _CONTAINMENT
    told = "a reprint" if same else "too little for a reprint, more than chance"
    return Finding(
        about="origin",
        verdict="same" if same else "apart",
        rule="shared_runs_of_words",
        left=original.name,
        right=article.name,
        evidence=f"{share:.0%} of the shorter text stands word for word in the other: {told}",
        weight=round(share * 100),
        doubtful=not same and share >= _CONTAINMENT - 0.1,
        ids=(original.id, article.id),
    )
