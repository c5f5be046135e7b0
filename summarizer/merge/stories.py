"""Which articles tell one story: similar names, places and words, by average linkage.

Features are weighted by inverse document frequency; names weigh more than words, and count across languages through the
table of the world. Only pairs that share a feature which few articles have are compared (see `story_vectors`); the average
likeness of two groups is the dot product of their sums, so that no matrix of pairs is kept.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import heapify, heappop, heappush
from math import fsum
from pathlib import PurePath
from types import MappingProxyType
from typing import NamedTuple

from anyascii import anyascii

from summarizer.language.name_clues import is_given_name
from summarizer.language.name_words import is_apposition, name_words, titles
from summarizer.language.names import Vocabulary, find_names
from summarizer.language.places import fold_name, gazetteer, skeleton
from summarizer.language.profile import load_profile
from summarizer.merge.decisions import DecisionLog, Finding
from summarizer.merge.story_vectors import Packed, Vector, Vectors, across, add, dot, packed, unpacked
from summarizer.schema.brief import Article
from summarizer.schema.marked import MarkedArticle
from summarizer.schema.mentions import GroundedMentions
from summarizer.schema.overrides import NO_OVERRIDES, Overrides

_THRESHOLD = 0.11
_NEAR = 0.08  # a refusal worth telling
_DOUBTFUL = 0.1
_MIN_VALUE = 13
_MIN_WORD = 5
_SHORTEST = 3  # letters of a name's word
_MIN_BARE = 4
_SHOWN = 4
_MOST_UNLIKE = 10_000


def cluster_stories(
    grounded: Sequence[GroundedMentions],
    overrides: Overrides = NO_OVERRIDES,
    log: DecisionLog | None = None,
    vectors: Vectors | None = None,
    origin: Mapping[str, str] = MappingProxyType({}),
) -> list[list[int]]:
    """Groups of indexes into `grounded`, each in reading order, the groups by their first article.

    `vectors` are those of the articles, where they are known already; `origin` says what an article is a copy of: a copy is
    in the story of its origin, unless the desk says otherwise.
    """
    log = log if log is not None else DecisionLog()
    groups = _Groups(grounded, log, vectors or vectors_of(grounded))
    groups.obey(overrides)
    groups.join_copies(origin)
    groups.join_alike()
    groups.obey_model()
    groups.note_refusals()
    return sorted(sorted(members) for members in groups.members.values())


def vectors_of(grounded: Iterable[GroundedMentions]) -> Vectors:
    """The articles as weighted features."""
    return Vectors((g.article.article.language or "", _features(g)) for g in grounded)


class _Head(NamedTuple):
    """What an article is known by."""

    id: str
    source: str
    title: str | None
    url: str | None

    @classmethod
    def of(cls, article: Article) -> "_Head":
        return cls(article.id, article.source, article.title, article.url)


class _Groups:
    """Groups of articles by the least index among them; `sums` are the sums of their vectors."""

    def __init__(self, grounded: Iterable[GroundedMentions], log: DecisionLog, vectors: Vectors) -> None:
        self._articles = [_Head.of(g.article.article) for g in grounded]
        self._vectors = vectors
        self._log = log
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(vectors))}
        self._group_of = list(range(len(vectors)))
        self._sums: dict[int, dict[str, Packed]] = {}
        self._apart: dict[int, set[int]] = {}
        self._near: dict[int, dict[int, tuple[int, int]]] = {}
        self._unlike: list[tuple[int, int, float]] = []

    def obey(self, overrides: Overrides) -> None:
        """Joins and separates what the desk says; an article that is not there is noted as unknown."""
        for same, pairs in ((True, overrides.same_stories), (False, overrides.apart_stories)):
            for pair in pairs:
                found = [_find(name, self._articles) for name in pair]
                self._log.unknown += [n for n, i in zip(pair, found, strict=True) if i is None]
                if found[0] is not None and found[1] is not None:
                    self._decree(found[0], found[1], same)

    def _decree(self, one: int, other: int, same: bool) -> None:
        first, second = self._group_of[one], self._group_of[other]
        if same and first != second:
            self._join(first, second)
        elif not same:
            self._apart.setdefault(first, set()).add(second)
            self._apart.setdefault(second, set()).add(first)
        said = "the desk says that they are one story" if same else "the desk says that they are two stories"
        self._note((one, other), "same" if same else "apart", said, by="desk")

    def join_copies(self, origin: Mapping[str, str]) -> None:
        """Puts each copy beside what it is a copy of."""
        index = {article.id: i for i, article in enumerate(self._articles)}
        for i, article in enumerate(self._articles):
            source = index.get(origin.get(article.id, article.id), i)
            one, other = self._group_of[source], self._group_of[i]
            if one != other and other not in self._apart.get(one, ()):
                self._join(one, other)

    def join_alike(self) -> None:
        """Joins the two groups most alike, again and again, while their average likeness reaches the threshold."""
        heap = self._find_neighbours()
        heapify(heap)
        while heap:
            linkage, one, other = heappop(heap)
            if one not in self.members or other not in self.members or other not in self._near.get(one, {}):
                continue
            now = self._linkage(one, other)
            if -linkage != now:
                heappush(heap, (-now, one, other))  # one of them has grown since
            elif now < _THRESHOLD:
                break
            elif other not in self._apart.get(one, ()):
                self._note(self._near[one][other], "same", self._evidence(one, other, now))
                kept = self._join(one, other)
                for group in self._near.get(kept, {}):
                    heappush(heap, (-self._linkage(kept, group), min(kept, group), max(kept, group)))

    def _find_neighbours(self) -> list[tuple[float, int, int]]:
        """Fills `_near` with the pairs that reach the threshold; returns (-likeness, group, group) for each."""
        found: list[tuple[float, int, int]] = []
        for one, other, likeness in self._vectors.near_pairs(_NEAR):
            first, second = self._group_of[one], self._group_of[other]
            if first == second:
                continue
            if likeness >= _THRESHOLD:
                self._near.setdefault(first, {}).setdefault(second, (one, other))
                self._near.setdefault(second, {}).setdefault(first, (one, other))
                found.append((-likeness, min(first, second), max(first, second)))
            elif len(self._unlike) < _MOST_UNLIKE:
                self._unlike.append((one, other, likeness))
        return found

    def _sum(self, group: int) -> dict[str, Vector]:
        """The sum of the group's vectors in each language."""
        if group in self._sums:
            return {language: unpacked(total) for language, total in self._sums[group].items()}
        return {self._vectors.languages[group]: self._vectors.vector(group)}

    def _linkage(self, one: int, other: int) -> float:
        ours, theirs = self._sum(one), self._sum(other)
        total = fsum(across(a, b) * dot(ours[a], theirs[b]) for a in ours for b in theirs)
        return total / (len(self.members[one]) * len(self.members[other]))

    def _join(self, one: int, other: int) -> int:
        """Makes two groups one, under the smaller number, with the neighbours of both."""
        kept, gone = min(one, other), max(one, other)
        totals = self._sum(kept)
        for language, vector in self._sum(gone).items():
            totals[language] = add(totals[language], vector) if language in totals else vector
        self._sums.pop(gone, None)
        self._sums[kept] = {language: packed(total) for language, total in totals.items()}
        for article in self.members[gone]:
            self._group_of[article] = kept
        self.members[kept] += self.members.pop(gone)
        for group, pair in self._near.pop(gone, {}).items():
            self._near[group].pop(gone)
            if group != kept:
                self._near.setdefault(kept, {}).setdefault(group, pair)
                self._near[group].setdefault(kept, pair)
        for group in self._apart.pop(gone, ()):
            self._apart[group].discard(gone)
            self._apart[group].add(kept)
            self._apart.setdefault(kept, set()).add(group)
        return kept

    def obey_model(self) -> None:
        """Joins the groups of two articles of which it was doubtful and a model holds that they tell one story."""
        pairs = [pair for near in self._near.values() for pair in near.values()]
        pairs += [(one, other) for one, other, _ in self._unlike]
        for one, other in sorted({(min(p), max(p)) for p in pairs}):
            verdict = self._log.verdicts.get(("story", *self._titles(one, other)))
            first, second = self._group_of[one], self._group_of[other]
            if verdict == "same" and first != second and second not in self._apart.get(first, ()):
                self._note(
                    (one, other), "same", "doubtful by the rules; the model holds that it is one story", by="model"
                )
                self._join(first, second)

    def _titles(self, one: int, other: int) -> tuple[str, str]:
        left, right = self._articles[one], self._articles[other]
        return left.title or left.source, right.title or right.source

    def note_refusals(self) -> None:
        """Groups of which some articles, but not all on average, are alike; then single articles that are nearly so."""
        for one in sorted(self._near):
            for other, pair in sorted(self._near[one].items()):
                if one < other:
                    linkage = self._linkage(one, other)
                    said = f"likeness {linkage:.2f} on average over all their articles, under {_THRESHOLD}"
                    self._note(pair, "apart", said, doubtful=linkage >= _DOUBTFUL)
        for one, other, likeness in self._unlike:
            if self._group_of[one] != self._group_of[other]:
                said = f"likeness {likeness:.2f}, under {_THRESHOLD}"
                self._note((one, other), "apart", said, doubtful=likeness >= _DOUBTFUL)

    def _evidence(self, one: int, other: int, linkage: float) -> str:
        shared = ", ".join(name[2:] for name in self._vectors.shared(*self._near[one][other], _SHOWN))
        return f"likeness {linkage:.2f}, at least {_THRESHOLD}; both have {shared}"

    def _note(
        self, pair: tuple[int, int], verdict: str, evidence: str, by: str = "rule", doubtful: bool = False
    ) -> None:
        one, other = pair
        left, right = self._titles(one, other)
        self._log.add(
            Finding(
                about="story",
                verdict=verdict,
                rule={"rule": "likeness", "desk": "override"}.get(by, by),
                left=left,
                right=right,
                evidence=evidence,
                by_desk=by == "desk",
                by_model=by == "model",
                doubtful=doubtful,
                ids=(self._articles[one].id, self._articles[other].id),
            )
        )


def _find(name: str, articles: Sequence[_Head]) -> int | None:
    """The article of that id, file name, source, title or URL."""
    for i, a in enumerate(articles):
        if name in (a.id, a.source, PurePath(a.source).name, a.title, a.url):
            return i
    return None


def _features(grounded: GroundedMentions) -> Counter[str]:
    """Words, the words of names (by consonants, so that spellings meet), table entries, and the larger numbers."""
    marked = grounded.article
    article, profile = marked.article, load_profile(marked.article.language)
    body = " ".join(article.text[s.start : s.end] for s in marked.body)
    words = [anyascii(w).lower() for w in re.findall(r"[^\W\d_]+", body)]
    features = Counter(f"w:{w[:8]}" for w in words if len(w) >= _MIN_WORD and w not in profile.function_words)
    for name in _names_in(marked) if grounded.names is None else grounded.names:
        features.update(_name_features(name))
    features.update(_concepts(grounded))
    if profile.tables["capital_nouns"]:
        features.update(_likely_names(body))
    values = (v for n in marked.numerals for v in (n.quantity.value, n.quantity.min_value, n.quantity.max_value) if v)
    features.update(list(dict.fromkeys(f"n:{v}" for v in values if v >= _MIN_VALUE)))
    return features


def _concepts(grounded: GroundedMentions) -> Iterator[str]:
    """What no translation hides: the kinds of its events, and what its numbers measure."""
    for event in grounded.events:
        if event.mention.type:
            yield f"t:{event.mention.type}/{event.mention.sub_type}"
    for figure in grounded.figures:
        measured, value = figure.mention.measured_property, figure.mention.numeral.quantity.value
        if measured:
            yield f"p:{measured}"
        if measured and value and 1 < value < _MIN_VALUE:
            yield f"q:{measured} {value}"


def _likely_names(text: str) -> Iterator[str]:
    """Capitalised words where a capital shows no name: they are names if another article has them as such."""
    for word in re.findall(r"\b[^\W\d_]{5,}", text):
        if word[0].isupper() and len(bare := skeleton(fold_name(word))) >= _MIN_BARE:
            yield f"c:{bare}"


def _names_in(marked: MarkedArticle) -> Iterator[str]:
    article, vocabulary = marked.article, Vocabulary.of(marked.article.text)
    profile = load_profile(article.language)
    for sentence in marked.body:
        for name in find_names(article.text, profile, sentence.start, sentence.end, vocabulary):
            yield name.text


@lru_cache(maxsize=10_000)
def _name_features(name: str) -> tuple[str, ...]:
    entry = gazetteer().lookup(name)
    if entry:
        # World organisations turn up in many stories of one day: they weigh no more than a word.
        mark = "w" if entry.kind in ("organisation", "media") else "n"
        return (f"n:{entry.country}",) * bool(entry.country) + (f"{mark}:{entry.id}",)
    return tuple(f for word in fold_name(name).split() if len(word) >= _SHORTEST for f in _word_features(word))


def _word_features(word: str) -> tuple[str, ...]:
    """A word of many names says no more than any word: "bank" and "national", in whatever language."""
    table = name_words()
    if word in table.kinds:
        return tuple(f"k:{concept}" for concept in table.kinds[word])
    if word in table.idle or word in titles() or is_apposition(word):
        return ()
    return (f"{'g' if is_given_name(word) else 'n'}:{skeleton(word)}",)
