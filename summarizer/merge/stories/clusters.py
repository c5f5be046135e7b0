"""Which articles tell one story: similar names, places and words, by average linkage.

Features are weighted by inverse document frequency; names weigh more than words, and count across languages through the
table of the world. Only pairs that share a feature which few articles have are compared (see `story_vectors`); the average
likeness of two groups is the dot product of their sums, so that no matrix of pairs is kept.

Two groups stay apart, however alike, that open with two happenings (`leads`), or that are far less alike than the articles
of either are among themselves (relative closeness: Karypis, Han and Kumar 1999): two raids of one week share the parties
and the words, the reports of one raid share much more.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from heapq import heapify, heappop, heappush
from math import fsum
from pathlib import PurePath
from typing import NamedTuple

from summarizer.merge.decisions import DecisionLog, Finding
from summarizer.merge.stories.features import features_of
from summarizer.merge.stories.leads import NO_LEAD, Lead, lead_of, two_happenings
from summarizer.merge.stories.traces import Head
from summarizer.merge.stories.vectors import (
    AS_WORD,
    NearPair,
    Packed,
    Vector,
    Vectors,
    across,
    add,
    dot,
    packed,
    unpacked,
)
from summarizer.schema.mentions import GroundedMentions
from summarizer.schema.overrides import NO_OVERRIDES, Overrides

_THRESHOLD = 0.11
_DOUBTFUL = 0.1
_MANY = 100  # articles, of which some share any one name by chance
_BY_OTHERS = 0.4  # of the likeness that is asked for, so much must come from other features than the strongest
_COUNTED_ON = (
    3  # numbers that both have: the first and the third day of a disaster are one story, look-alikes share none
)
_YEARS = re.compile(r"n:(?:19|20)\d\d")
_NUMBER = re.compile(r"n:\d+(?:\.\d+)?")
_CLOSE = 0.64  # of the likeness within the looser of two groups, so much must be between them
_SHOWN = 4
_MOST_UNLIKE = 10_000


def cluster_stories(grounded: Sequence[GroundedMentions], log: DecisionLog | None = None) -> list[list[int]]:
    """Groups of indexes into `grounded`, each in reading order, the groups by their first article."""
    vectors = Vectors((g.article.article.language or "", features_of(g)) for g in grounded)
    articles, leads = [Head.of(g.article.article) for g in grounded], [lead_of(g) for g in grounded]
    stories = StoryClustering(articles, leads, vectors, vectors.near_pairs(), NO_OVERRIDES, {})
    return stories.groups(log if log is not None else DecisionLog())


class _Near(NamedTuple):
    """Two groups that are near each other: two articles of theirs that are alike, and `total` of all their pairs."""

    articles: tuple[int, int]
    total: float


class _Refused(NamedTuple):
    """Why two groups stay apart though they are alike, and whether a model may be asked about it."""

    said: str
    doubtful: bool


class StoryClustering:
    """The day's articles in groups, by what the desk says and by likeness; a model's verdicts are taken in afterwards.

    Groups are known by the least index among their articles; `sums` are the sums of their vectors, `within` the likeness
    of all pairs of their articles, added up, without the `copied` pairs: reprints do not show how alike reports are.
    """

    def __init__(
        self,
        articles: Sequence[Head],
        leads: Sequence[Lead],
        vectors: Vectors,
        near: Iterable[NearPair],
        overrides: Overrides,
        origin: Mapping[str, str],
    ) -> None:
        self._articles = articles
        self._leads = list(leads)
        self._vectors = vectors
        self._log = DecisionLog()
        self._members: dict[int, list[int]] = {i: [i] for i in range(len(vectors))}
        self._group_of = list(range(len(vectors)))
        self._sums: dict[int, dict[str, Packed]] = {}
        self._within: dict[int, float] = {}
        self._copied: dict[int, int] = {}
        self._apart: dict[int, set[int]] = {}
        self._near: dict[int, dict[int, _Near]] = {}
        self._unlike: list[tuple[int, int, float]] = []
        self._obey(overrides)
        self._join_copies(origin)
        self._find_neighbours(near)
        self._join_alike()

    def groups(self, log: DecisionLog) -> list[list[int]]:
        """Groups of articles, each in reading order, the groups by their first; why is added to `log`.

        What the log's verdicts join stays joined: it may be asked once without any, and then once with them.
        """
        log.include(self._log)
        self._obey_model(log)
        self._note_refusals(log)
        return sorted(sorted(members) for members in self._members.values())

    def _obey(self, overrides: Overrides) -> None:
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
        self._log.add(self._finding((one, other), "same" if same else "apart", said, by="desk"))

    def _join_copies(self, origin: Mapping[str, str]) -> None:
        """Puts each copy beside what it is a copy of."""
        index = {article.id: i for i, article in enumerate(self._articles)}
        for i, article in enumerate(self._articles):
            source = index.get(origin.get(article.id, article.id), i)
            one, other = self._group_of[source], self._group_of[i]
            if one != other and other not in self._apart.get(one, ()):
                pairs = len(self._members[one]) * len(self._members[other])
                copied = self._copied.pop(one, 0) + self._copied.pop(other, 0) + pairs
                within = self._within.get(one, 0.0) + self._within.get(other, 0.0)
                kept = self._join(one, other)
                self._copied[kept], self._within[kept] = copied, within

    def _join_alike(self) -> None:
        """Joins the two groups most alike, again and again, while their average likeness reaches the threshold."""
        heap = [(-self._linkage(i, j), i, j) for i, near in self._near.items() for j in near if i < j]
        heapify(heap)
        while heap and -heap[0][0] >= _THRESHOLD:
            linkage, one, other = heappop(heap)
            if other not in self._near.get(one, ()) or -linkage != self._linkage(one, other):
                continue  # one of them is gone, or has grown since
            if other in self._apart.get(one, ()):
                continue
            ours, theirs = self._sum(one), self._sum(other)
            if not self._refused(one, other, ours, theirs):
                met = self._near[one][other].articles
                self._log.add(self._finding(met, "same", self._evidence(one, other)))
                kept = self._join_sums(one, ours, other, theirs)
                for group in self._near.get(kept, ()):
                    heappush(heap, (-self._linkage(kept, group), min(kept, group), max(kept, group)))

    def _find_neighbours(self, pairs: Iterable[NearPair]) -> None:
        """Fills `_near` with the groups of which two articles reach the threshold, `_unlike` with those that nearly do."""
        for one, other, likeness in pairs:
            first, second = self._group_of[one], self._group_of[other]
            if first == second:
                continue
            if likeness >= _THRESHOLD:
                if second not in self._near.setdefault(first, {}):
                    is_all = len(self._members[first]) == len(self._members[second]) == 1
                    total = likeness if is_all else self._total(self._sum(first), second)
                    self._meet(first, second, _Near((one, other), total))
            elif len(self._unlike) < _MOST_UNLIKE:
                self._unlike.append((one, other, likeness))

    def _meet(self, one: int, other: int, near: "_Near") -> None:
        self._near.setdefault(one, {})[other] = near
        self._near.setdefault(other, {})[one] = near

    def _sum(self, group: int) -> dict[str, Vector]:
        """The sum of the group's vectors in each language."""
        return {language: unpacked(total) for language, total in self._packed_sum(group).items()}

    def _packed_sum(self, group: int) -> dict[str, Packed]:
        return self._sums.get(group) or {self._vectors.languages[group]: self._vectors.packed(group)}

    def _total(self, ours: dict[str, Vector], other: int) -> float:
        """The likeness of each article of a group, whose sum is given, with each of the other, added up."""
        theirs = self._packed_sum(other)
        return fsum(across(a, b) * dot(theirs[b], ours[a]) for a in ours for b in theirs)

    def _linkage(self, one: int, other: int) -> float:
        """The average likeness of the articles of two groups that are near each other."""
        return self._near[one][other].total / (len(self._members[one]) * len(self._members[other]))

    def _refused(self, one: int, other: int, ours: dict[str, Vector], theirs: dict[str, Vector]) -> "_Refused | None":
        """What keeps two groups apart though they are alike. The sums of both are given."""
        if bond := self._single_bond(one, other, ours, theirs):
            return _Refused(f"nearly all of it by “{bond}”", doubtful=True)
        named, named_there = (partial(self._named_in, sums) for sums in (ours, theirs))
        if (share := self._closeness(one, other)) < _CLOSE and not _count_on(named(), named_there()):
            return _Refused(f"{share:.2f} of that among the articles of either, under {_CLOSE}", doubtful=True)
        said = two_happenings(self._leads[one], self._leads[other], named, named_there)
        return _Refused(said, doubtful=False) if said else None

    def _closeness(self, one: int, other: int) -> float:
        """How alike the groups are, as a share of how alike the articles of the looser are; 1 where one has one alone."""
        least = min(self._own_likeness(one), self._own_likeness(other))
        return self._linkage(one, other) / least if least else 1.0

    def _own_likeness(self, group: int) -> float:
        """The average likeness of the group's reports, 0 where it has one report alone, however often that is reprinted."""
        members = len(self._members[group])
        pairs = members * (members - 1) // 2 - self._copied.get(group, 0)
        return self._within.get(group, 0.0) / pairs if pairs else 0.0

    def _named_in(self, sums: dict[str, Vector]) -> set[str]:
        return {self._vectors.names[feature] for vector in sums.values() for feature in vector}

    def _single_bond(self, one: int, other: int, ours: dict[str, Vector], theirs: dict[str, Vector]) -> str:
        """The name or word by which almost alone two groups are alike, "" where more binds them. The sums of both are given.

        Of many articles some share any one name by chance; two of one story share several things.
        """
        if len(self._vectors) < _MANY:
            return ""
        bonds: dict[int, float] = defaultdict(float)
        for a, b in ((a, b) for a in ours for b in theirs):
            first, times = ours[a], across(a, b)
            for feature, weight in theirs[b].items():
                if feature in first:
                    bonds[feature] += times * (weight * first[feature])
        most = max(bonds, key=lambda feature: (bonds[feature], feature))
        rest = self._near[one][other].total - bonds[most] * (1 + AS_WORD)
        pairs = len(self._members[one]) * len(self._members[other])
        return "" if rest >= _THRESHOLD * _BY_OTHERS * pairs else _shown(self._vectors.names[most])

    def _join(self, one: int, other: int) -> int:
        """Makes two groups one, under the smaller number, with the neighbours of both."""
        kept, gone = min(one, other), max(one, other)
        return self._join_sums(kept, self._sum(kept), gone, self._sum(gone))

    def _join_sums(self, kept: int, totals: dict[str, Vector], gone: int, gone_totals: dict[str, Vector]) -> int:
        """As `_join`, of two groups in their order, whose sums are given and used up."""
        link = self._near.get(kept, {}).get(gone)
        between = link.total if link else self._total(totals, gone)
        self._within[kept] = self._within.get(kept, 0.0) + self._within.pop(gone, 0.0) + between
        self._copied[kept] = self._copied.get(kept, 0) + self._copied.pop(gone, 0)
        self._leads[kept], self._leads[gone] = self._leads[kept].with_other(self._leads[gone]), NO_LEAD
        self._share_neighbours(kept, totals, gone, gone_totals)
        for language, vector in gone_totals.items():
            totals[language] = add(totals[language], vector) if language in totals else vector
        self._sums.pop(gone, None)
        self._sums[kept] = {language: packed(total) for language, total in totals.items()}
        for article in self._members[gone]:
            self._group_of[article] = kept
        self._members[kept] += self._members.pop(gone)
        for group in self._apart.pop(gone, ()):
            self._apart[group].discard(gone)
            self._apart[group].add(kept)
            self._apart.setdefault(kept, set()).add(group)
        return kept

    def _share_neighbours(self, kept: int, ours: dict[str, Vector], gone: int, theirs: dict[str, Vector]) -> None:
        """The neighbours of both as `kept` will have them; what only one of the two was near is compared with the other.

        The sums of both are given.
        """
        near, others = self._near.get(kept, {}), self._near.pop(gone, {})
        near.pop(gone, None)
        others.pop(kept, None)
        for group in {**near, **others}:
            known = [links[group] for links in (near, others) if group in links]
            missing = 0.0 if len(known) == 2 else self._total(theirs if group in near else ours, group)
            self._meet(kept, group, _Near(known[0].articles, sum(link.total for link in known) + missing))
            self._near[group].pop(gone, None)

    def _obey_model(self, log: DecisionLog) -> None:
        """Joins the groups of two articles of which it was doubtful and a model holds that they tell one story."""
        if not log.verdicts:
            return
        pairs = [link.articles for near in self._near.values() for link in near.values()]
        pairs += [(one, other) for one, other, _ in self._unlike]
        for one, other in sorted({(min(p), max(p)) for p in pairs}):
            verdict = log.verdicts.get(("story", *self._titles(one, other)))
            first, second = self._group_of[one], self._group_of[other]
            if verdict == "same" and first != second and second not in self._apart.get(first, ()):
                held = "doubtful by the rules; the model holds that it is one story"
                log.add(self._finding((one, other), "same", held, by="model"))
                self._join(first, second)

    def _titles(self, one: int, other: int) -> tuple[str, str]:
        return self._articles[one].name, self._articles[other].name

    def _note_refusals(self, log: DecisionLog) -> None:
        """Groups of which some articles, but not all on average, are alike; then single articles that are nearly so."""
        for one in sorted(self._near):
            for other, near in sorted(self._near[one].items()):
                if one < other:
                    linkage = self._linkage(one, other)
                    alike = linkage >= _THRESHOLD
                    refused = self._refused(one, other, self._sum(one), self._sum(other)) if alike else None
                    said = f"likeness {linkage:.2f} on average over all their articles, "
                    said += refused.said if refused else f"under {_THRESHOLD}"
                    doubtful = linkage >= _DOUBTFUL and (refused is None or refused.doubtful)
                    log.add(self._finding(near.articles, "apart", said, doubtful=doubtful))
        for one, other, likeness in self._unlike:
            if self._group_of[one] != self._group_of[other]:
                said = f"likeness {likeness:.2f}, under {_THRESHOLD}"
                log.add(self._finding((one, other), "apart", said, doubtful=likeness >= _DOUBTFUL))

    def _evidence(self, one: int, other: int) -> str:
        shared = ", ".join(map(_shown, self._vectors.shared(*self._near[one][other].articles, _SHOWN)))
        return f"likeness {self._linkage(one, other):.2f}, at least {_THRESHOLD}; both have {shared}"

    def _finding(
        self, pair: tuple[int, int], verdict: str, evidence: str, by: str = "rule", doubtful: bool = False
    ) -> Finding:
        one, other = pair
        left, right = self._titles(one, other)
        return Finding(
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


def _find(name: str, articles: Sequence[Head]) -> int | None:
    """The article of that id, file name, source, title or URL."""
    for i, a in enumerate(articles):
        if name in (a.id, a.source, PurePath(a.source).name, a.title, a.url):
            return i
    return None


def _count_on(ours: set[str], theirs: set[str]) -> bool:
    """Whether two groups share several numbers that are no years: what was counted one day is told again the next."""
    shared = (name for name in ours & theirs if _NUMBER.fullmatch(name) and not _YEARS.fullmatch(name))
    return len(list(shared)) >= _COUNTED_ON


def _shown(feature: str) -> str:
    """A feature as it is told: a name without its vowels."""
    return feature[2:].partition(" ")[0]
