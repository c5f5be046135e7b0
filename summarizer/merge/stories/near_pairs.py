"""The pairs of articles that are alike, looked for by other processes while this one goes on."""

from array import array
from collections.abc import Iterator
from itertools import pairwise

from summarizer.merge.stories.vectors import NearPair, Vectors
from summarizer.workers import Crew

_Columns = tuple["array[int]", "array[int]", "array[float]"]


class NearPairs:
    """As `Vectors.near_pairs`, each worker looking up a part of the articles; here, when asked for, where there are none."""

    def __init__(self, vectors: Vectors, crew: Crew) -> None:
        self._vectors = vectors
        bare = vectors.without_names()
        self._parts = [crew.begin(_pairs, bare, places) for places in _shares(len(vectors), len(crew))]

    def __iter__(self) -> Iterator[NearPair]:
        if not self._parts:
            yield from self._vectors.near_pairs()
        for found in self._parts:
            yield from zip(*found(), strict=True)


def _shares(articles: int, workers: int) -> list[range]:
    """Places of articles in so many parts that take as long: an article is looked up among all that come before it."""
    bounds = [round(articles * (part / workers) ** 0.5) for part in range(workers + 1)] if workers else []
    return [range(first, last) for first, last in pairwise(bounds)]


def _pairs(vectors: Vectors, places: range) -> _Columns:
    """The pairs in three columns, which are handed over in less time than single ones."""
    earlier, later, likeness = array("I"), array("I"), array("d")
    for pair in vectors.near_pairs(places):
        earlier.append(pair[0])
        later.append(pair[1])
        likeness.append(pair[2])
    return earlier, later, likeness
