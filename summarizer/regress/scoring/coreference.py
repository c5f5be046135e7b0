"""Coreference metrics: how well a clustering of mentions (who is one, what is one event) equals the gold one.

`key` is the gold clustering, `response` the program's; each is a collection of disjoint sets of mentions. The two may
hold different mentions: the formulas are those of Pradhan et al. (2014), "Scoring Coreference Partitions of Predicted
Mentions", which need no mention to be added or dropped. Where a formula divides nothing by nothing (MUC on singletons)
the value is None, where the reference scorer says 0; a mean leaves it out.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import fsum
from statistics import fmean
from typing import TypeVar

from summarizer.regress.scoring.assignment import best_assignment

M = TypeVar("M", bound=Hashable)
Clustering = Collection[frozenset[M]]


@dataclass(frozen=True, slots=True)
class PRF:
    """Precision and recall, each from 0 to 1, or None where there was nothing to be right or wrong about."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float | None:
        """Their harmonic mean; None where neither is known, 0 where only one is."""
        if self.precision is None and self.recall is None:
            return None
        both = (self.precision or 0.0) + (self.recall or 0.0)
        return 2 * (self.precision or 0.0) * (self.recall or 0.0) / both if both else 0.0


@dataclass(frozen=True, slots=True)
class MergeErrors:
    """The two ways to cluster wrongly, apart: shares of pairs of mentions, and the clusters concerned.

    Over the mentions that both clusterings hold: a lost mention is a miss, no merge error. `over_merge` is the share of
    the response's pairs that gold keeps apart (1 - pairwise precision), `under_merge` the share of gold's pairs that
    the response keeps apart (1 - pairwise recall); None without such pairs. `merged` holds the response's clusters with
    mentions of several gold clusters, `split` the gold clusters that lie in several of the response's.
    """

    over_merge: float | None
    under_merge: float | None
    merged: tuple[frozenset[Hashable], ...]
    split: tuple[frozenset[Hashable], ...]


def muc(key: Clustering[M], response: Clustering[M]) -> PRF:
    """MUC (Vilain et al. 1995): links kept. Recall is the sum over gold clusters of size - parts, over size - 1."""
    return _both(_muc_recall, key, response)


def b_cubed(key: Clustering[M], response: Clustering[M]) -> PRF:
    """B³ (Bagga and Baldwin 1998): the mean over mentions of how much of a mention's cluster is with it."""
    return _both(_b_cubed_recall, key, response)


def ceaf_e(key: Clustering[M], response: Clustering[M]) -> PRF:
    """Entity CEAF (Luo 2005): clusters aligned one to one so that their Dice similarity φ4 sums to the most.

    That sum over the number of gold clusters is recall, over the number of response clusters precision. Clusters that
    share no mention are never aligned, so each group of clusters that overlap is aligned by itself: the assignment is
    cubic, and a corpus of thousands of clusters falls into groups of a few.
    """
    ours, theirs = list(key), list(response)
    shared = _shared(ours, theirs)
    total = fsum(_aligned(rows, columns, shared, (ours, theirs)) for rows, columns in _groups(shared))
    return PRF(total / len(theirs) if theirs else None, total / len(ours) if ours else None)


def _aligned(
    rows: list[int],
    columns: list[int],
    shared: list[Counter[int]],
    sides: tuple[list[frozenset[M]], list[frozenset[M]]],
) -> float:
    """The similarity of the best alignment of some clusters of both sides."""
    ours, theirs = sides
    similarity = [[2 * shared[i][j] / (len(ours[i]) + len(theirs[j])) for j in columns] for i in rows]
    return fsum(similarity[i][j] for i, j in best_assignment(similarity))


def _shared(clusters: Collection[frozenset[M]], others: Collection[frozenset[M]]) -> list[Counter[int]]:
    """For each cluster, how many of its mentions each of the others holds, by its place among them."""
    home = {mention: number for number, other in enumerate(others) for mention in other}
    return [Counter(home[m] for m in cluster if m in home) for cluster in clusters]


def _groups(shared: list[Counter[int]]) -> Iterator[tuple[list[int], list[int]]]:
    """The clusters of both sides, by their places, in groups that overlap with no other group."""
    having: dict[int, list[int]] = defaultdict(list)
    for row, columns in enumerate(shared):
        for column in columns:
            having[column].append(row)
    seen: set[int] = set()
    for first in (row for row, columns in enumerate(shared) if columns):
        if first in seen:
            continue
        rows, found = [first], set[int]()
        seen.add(first)
        for row in rows:  # grows as it is walked through
            for column in shared[row].keys() - found:
                found.add(column)
                more = [r for r in having[column] if r not in seen]
                seen.update(more)
                rows += more
        yield rows, sorted(found)


def lea(key: Clustering[M], response: Clustering[M]) -> PRF:
    """LEA (Moosavi and Strube 2016): clusters weighed by size, each by the share of its links that are found.

    A singleton has one link, to itself, which is found where it is a singleton on the other side too.
    """
    return _both(_lea_recall, key, response)


def conll_f1(key: Clustering[M], response: Clustering[M]) -> float | None:
    """The CoNLL score (Pradhan et al. 2012): the mean of the F1 of MUC, B³ and CEAFe, of those that are defined."""
    scores = [metric(key, response).f1 for metric in (muc, b_cubed, ceaf_e)]
    known = [f1 for f1 in scores if f1 is not None]
    return fmean(known) if known else None


def merge_errors(key: Clustering[M], response: Clustering[M]) -> MergeErrors:
    """Over-merging and under-merging apart."""
    shared = frozenset().union(*key) & frozenset().union(*response)
    ours, theirs = _within(key, shared), _within(response, shared)
    gold_pairs, our_pairs = _pairs(ours), _pairs(theirs)
    return MergeErrors(
        over_merge=len(our_pairs - gold_pairs) / len(our_pairs) if our_pairs else None,
        under_merge=len(gold_pairs - our_pairs) / len(gold_pairs) if gold_pairs else None,
        merged=tuple(r for r, parts in zip(theirs, _shared(theirs, ours), strict=True) if len(parts) > 1),
        split=tuple(k for k, parts in zip(ours, _shared(ours, theirs), strict=True) if len(parts) > 1),
    )


def _both(recall: Callable[[Clustering[M], Clustering[M]], float | None], a: Clustering[M], b: Clustering[M]) -> PRF:
    """Precision is recall with the two sides exchanged."""
    return PRF(recall(b, a), recall(a, b))


def _muc_recall(key: Clustering[M], response: Clustering[M]) -> float | None:
    links = sum(len(k) - 1 for k in key)
    found = sum(sum(shared.values()) - len(shared) for shared in _shared(key, response))
    return found / links if links else None


def _b_cubed_recall(key: Clustering[M], response: Clustering[M]) -> float | None:
    mentions = sum(map(len, key))
    shared = zip(key, _shared(key, response), strict=True)
    found = fsum(n**2 / len(k) for k, others in shared for n in others.values())
    return found / mentions if mentions else None


def _lea_recall(key: Clustering[M], response: Clustering[M]) -> float | None:
    mentions = sum(map(len, key))
    single = {mention for r in response if len(r) == 1 for mention in r}
    shared = zip(key, _shared(key, response), strict=True)
    found = fsum(len(k) * _links_found(k, others, single) / _links(k) for k, others in shared)
    return found / mentions if mentions else None


def _links(cluster: frozenset[M]) -> int:
    return len(cluster) * (len(cluster) - 1) // 2 or 1


def _links_found(cluster: frozenset[M], shared: Counter[int], single: set[M]) -> int:
    if len(cluster) == 1:
        return int(cluster <= single)
    return sum(n * (n - 1) // 2 for n in shared.values())


def _within(clustering: Clustering[M], mentions: frozenset[M]) -> list[frozenset[M]]:
    return [kept for c in clustering if (kept := c & mentions)]


def _pairs(clustering: Clustering[M]) -> set[frozenset[M]]:
    return {frozenset(pair) for cluster in clustering for pair in combinations(cluster, 2)}
