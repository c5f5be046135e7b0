"""Articles as weighted features, and the pairs of them that are alike enough to be one story.

Weights are tf-idf with doubled names; vectors have length 1, so that likeness is their dot product. Pairs are found through
an index of the features that few articles have: an article is compared only with those that share such a feature.
"""

import math
import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy

from summarizer.language.places import gazetteer
from summarizer.merge.stories.sparse_rows import SparseRows

NEAR = 0.08  # likeness from which on that of two articles is worth telling
_OTHER_DAYS = 60  # articles of other days, as it were: with few articles, what all share must still count
_NAME_WEIGHT = 2.0
_TWO_LANGUAGES = 1.6
_SURE = 0.22
_NAME, _NUMBER, _WIDE, _LARGE = 1, 2, 3, 4  # what may tell a story; a wide place is that of many, a large number of few
_LEAST_LARGE = 10_000
_VALUE = re.compile(r"n:(\d+(?:\.\d+)?(?:e\+\d+)?)")  # no name like 3M
AS_WORD = 1 / _NAME_WEIGHT**2  # what a name adds to likeness once more: it is counted as a word as well
_MOST_NEAR = 48  # articles that one is compared with: those that share most of what is rare
_MAX_POSTING = 200  # a feature of more articles than that points at none of them
_SHARE_OF_RARE = 0.4  # of the likeness that is asked for, this much must come from features in the index

NearPair = tuple[int, int, float]
"""(earlier, later, likeness) of two articles, by their places."""

Vector = dict[int, float]
Packed = tuple["array[int]", "array[float]"]


class Vectors:
    """One unit vector for each article. Features that one article alone has count in its length only."""

    def __init__(self, features: Iterable[tuple[str, Counter[str]]]) -> None:
        numbers: dict[str, int] = {}
        languages: list[str] = []
        counted = SparseRows(array("I"))
        for language, counts in features:
            languages.append(sys.intern(language))
            counted.append((numbers.setdefault(name, len(numbers)) for name in counts), counts.values())
        self.languages = tuple(languages)
        self.names = list(numbers)
        self._telling = bytearray(map(_telling_of, self.names))
        counted = _with_likely_names(counted, numbers)
        self._documents = array("I", [0]) * len(numbers)  # how many articles have the feature of that number
        for key in counted.all_keys:
            self._documents[key] += 1
        self._rows = SparseRows(array("d"))
        weight_of = array("d", self._weights(len(counted)))
        for row in counted:
            weights = {key: (1 + math.log(count)) * weight_of[key] for key, count in zip(*row, strict=True)}
            length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
            kept = [k for k in weights if self._documents[k] > 1]
            self._rows.append(kept, [weights[k] / length for k in kept])

    def _weights(self, total: int) -> Iterator[float]:
        """What each feature weighs by how few of all articles have it, names double; nothing where none has it."""
        for name, having in zip(self.names, self._documents, strict=True):
            idf = math.log((total + _OTHER_DAYS) / having) if having else 0.0
            yield idf * (_NAME_WEIGHT if name[0] == "n" else 1.0)

    def __len__(self) -> int:
        return len(self._rows)

    def vector(self, article: int) -> Vector:
        """The article's vector, made anew."""
        return unpacked(self.packed(article))

    def packed(self, article: int) -> Packed:
        """The article's vector as it is kept."""
        return self._rows[article]

    def without_names(self) -> "Vectors":
        """What finding pairs needs, for another process."""
        bare = copy(self)
        bare.names = []
        return bare

    def near_pairs(self, of: range | None = None) -> Iterator[NearPair]:
        """The pairs whose likeness reaches `NEAR`, in the order of the later article, which is one `of` those places."""
        wanted = of if of is not None else range(len(self))
        index: dict[int, Packed] = defaultdict(lambda: (array("I"), array("d")))
        common: list[Packed] = []  # of each article, what is in too many articles to look pairs up by
        for later in range(wanted.stop):
            own = self.vector(later)
            often = {key: weight for key, weight in own.items() if self._documents[key] > _MAX_POSTING}
            common.append(packed(often))
            rare = [key for key in own if 1 < self._documents[key] <= _MAX_POSTING]
            if later in wanted:
                found = _found(index, own, rare)
                for earlier in self._likely(found, later, NEAR * _SHARE_OF_RARE):
                    whole = found[earlier] + dot(common[earlier], often)
                    likeness = whole * across(self.languages[earlier], self.languages[later])
                    if likeness >= NEAR and (likeness >= _SURE or self._share_enough(earlier, own)):
                        yield earlier, later, likeness
            for key in rare:
                articles, weights = index[key]
                articles.append(later)
                weights.append(own[key])

    def _likely(self, found: Mapping[int, float], later: int, least: float) -> list[int]:
        """The articles that share most of what is rare with the later one, those that share more first."""
        language = self.languages[later]
        close = ((i, share) for i, share in found.items() if share * _TWO_LANGUAGES >= least)
        likely = [(-share * across(self.languages[i], language), i) for i, share in close]
        return [i for share, i in sorted(likely) if -share >= least][:_MOST_NEAR]

    def _share_enough(self, article: int, other: Vector) -> bool:
        """Whether both have a name, and another, a number or a wide place with it: one thing may be anybody's.

        A country with its capital, however many small numbers, or two countries at war are of many stories of a day; with a
        number like 890,000 a country is of one.
        """
        shared = [self._telling[key] for key in self._rows[article][0] if key in other]
        names = shared.count(_NAME)
        if names == 0:
            return _WIDE in shared and _LARGE in shared
        return names > 1 or not {_NUMBER, _LARGE, _WIDE}.isdisjoint(shared)

    def shared(self, one: int, other: int, most: int) -> list[str]:
        """The features that two articles share, those that bind them most first."""
        own = self.vector(one)
        pairs = zip(*self._rows[other], strict=True)
        found = sorted((-weight * own[key], self.names[key]) for key, weight in pairs if key in own)
        return [name for _, name in found[:most]]


def _telling_of(feature: str) -> int:
    if feature[0] not in "nq":
        return 0
    number = _VALUE.fullmatch(feature)
    if feature[0] == "q" or number:
        return _LARGE if number and float(number[1]) >= _LEAST_LARGE else _NUMBER
    place = gazetteer().by_id.get(feature[2:])
    is_wide = place is not None and (place.capital or place.kind in ("country", "territory", "region"))
    return _WIDE if is_wide else _NAME


def _found(index: Mapping[int, Packed], own: Vector, keys: Iterable[int]) -> dict[int, float]:
    """What each article of the index shares with another by those features."""
    found: dict[int, float] = defaultdict(float)
    for key in keys:
        weight = own[key]
        for earlier, other in zip(*index[key], strict=True):
            found[earlier] += weight * other
    return found


def across(one: str, other: str) -> float:
    """What the likeness of articles in those languages is multiplied by: in two, no common word is shared."""
    return 1.0 if one == other else _TWO_LANGUAGES


def _with_likely_names(counted: SparseRows[int], numbers: dict[str, int]) -> SparseRows[int]:
    """Where an article whose capitals show names has a name, the words that may be it are it; elsewhere they are none."""
    likely = {number: numbers.get(f"n:{name[2:]}", -1) for name, number in numbers.items() if name[0] == "c"}
    if not likely:
        return counted
    sure = {key for keys, _ in counted if likely.keys().isdisjoint(keys) for key in keys}
    names = {number: name if name in sure else -1 for number, name in likely.items()}
    settled = SparseRows(array("I"))
    for row in counted:
        found: dict[int, int] = {}
        for key, count in zip(*row, strict=True):
            if (own := names.get(key, key)) >= 0:
                found[own] = found.get(own, 0) + count
        settled.append(found, found.values())
    return settled


def packed(vector: Vector) -> Packed:
    """The vector in an eighth of the room."""
    return array("I", vector), array("d", vector.values())


def unpacked(vector: Packed) -> Vector:
    """What was packed, in the same order."""
    return dict(zip(*vector, strict=True))


def dot(one: Packed, other: Vector) -> float:
    """The dot product of two sparse vectors, the one as it is kept."""
    return sum([weight * other[key] for key, weight in zip(*one, strict=True) if key in other])


def add(one: Vector, other: Vector) -> Vector:
    """The sum of two sparse vectors, in the larger of them."""
    small, large = sorted((one, other), key=len)
    for key, weight in small.items():
        large[key] = large.get(key, 0.0) + weight
    return large
