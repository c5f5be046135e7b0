"""The merge from end to end: origins, stories, who is who, then the events and figures of each story."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from summarizer.language.names.words import bare_name
from summarizer.merge.actors.cast import Cast, StoryCast, resolve_cast
from summarizer.merge.conclusion import Conclusion, StoryInput, conclude_all, conclude_packed
from summarizer.merge.decisions import DecisionLog
from summarizer.merge.doubts import doubts_of
from summarizer.merge.groundwork import Groundwork
from summarizer.merge.outlines import Outline
from summarizer.merge.stories.clusters import StoryClustering
from summarizer.merge.story_ids import Numbering, finding_under, numbered
from summarizer.schema.doubts import Doubt, DoubtKey
from summarizer.schema.facts import StoryFacts
from summarizer.schema.mentions import GroundedMentions
from summarizer.schema.overrides import NO_OVERRIDES, Overrides
from summarizer.spool import Pickled, SetAside, Spool
from summarizer.workers import Crew, Worker

BATCH = 16
"""Articles whose stories are concluded together: handing over costs a fraction of a millisecond."""

_AHEAD = 6  # batches for each process: enough to do while this one waits for its turn on a busy machine
_HELD = 60  # conclusions for a second merge: each is as large as ten articles


def merge(
    grounded: Sequence[GroundedMentions],
    language: str,
    overrides: Overrides = NO_OVERRIDES,
    log: DecisionLog | None = None,
) -> list[StoryFacts]:
    """The day's stories with their merged facts, as `DayMerge.stories`, all at once."""
    return list(DayMerge(grounded, language, overrides).stories(log if log is not None else DecisionLog()))


@dataclass(frozen=True, slots=True)
class _Story:
    """A group of articles, who is who in it, and the day's ids of its actors in the order of its own."""

    group: tuple[int, ...]
    cast: StoryCast
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Batch:
    """Stories whose conclusions are kept already, at the places that `known` gives, or under way; `new` waits for these."""

    stories: list[_Story]
    known: list[int | None]
    new: Callable[[], Sequence[Conclusion | Pickled[Conclusion]]]


class DayMerge:
    """The merge of a day's articles, which may be asked for their stories twice: without verdicts, and then with them.

    `grounded` may lie on disk: a story at a time is held. `language` is the briefing's; what the desk has decided
    (`overrides`) beats every rule. `again`: there will be a second time, so that what was concluded is kept for it.
    `workers` are processes that may help; without any all is done here, with the same result. `known` is what an earlier
    merge of the same articles has `concluded`.
    """

    def __init__(
        self,
        grounded: Sequence[GroundedMentions],
        language: str,
        overrides: Overrides = NO_OVERRIDES,
        again: bool = False,
        workers: Sequence[Worker] = (),
        known: "Concluded | None" = None,
    ) -> None:
        self._grounded = grounded
        self._language = language
        self._overrides = overrides
        self._crew = Crew(workers)
        self._groundwork = ground = Groundwork(grounded, self._crew, known.outlines if known else {})
        self._clustering: StoryClustering | SetAside[StoryClustering] = StoryClustering(
            ground.heads, ground.leads, ground.vectors, ground.near, overrides, ground.origin
        )
        del ground.leads, ground.vectors, ground.near  # the clustering has what it needs of them
        self._kept = known or (Concluded() if again else None)
        self._told: list[int] = []  # where among `_kept` each story is that was told last, in their order

    def stories(self, log: DecisionLog) -> Iterator[StoryFacts]:
        """The stories with their merged facts, the weightiest first.

        What was decided and why is added to `log`. What an earlier run left open (`doubts_of` its log) is joined by
        the verdicts that `log` brings, where no rule forbids it; a story that they do not touch is not concluded again.
        """
        ground, numbering = self._groundwork, Numbering()
        self._told = []
        log.include(ground.log)
        groups = self._groups(log)
        stories = self._with_casts(groups, self._cast(groups, log))
        for number, (story, found) in enumerate(self._concluded(stories, log), start=1):
            ids = numbering.of(found, story.actors)
            log.include(found.log, partial(finding_under, ids))
            own = (ground.articles[i] for i in story.group)
            articles = tuple(a.model_copy(update={"origin": ground.origin[a.id]}) for a in own)
            yield numbered(found, f"s{number}", articles, ids)

    def doubts(self, log: DecisionLog) -> tuple[Doubt, ...]:
        """As `doubts_of` the log that was made of these articles."""
        return doubts_of(log, self._grounded, self._groundwork.ids)

    def settled(self, doubts: Sequence[Doubt]) -> Iterator[bool]:
        """For each story as it was told last, whether it stays as it is whatever the verdicts, as far as one can say."""
        asked = {doubt.key for doubt in doubts}
        names = [(bare_name(d.left), bare_name(d.right)) for d in doubts if d.about == "actor"]
        titles = {title for d in doubts if d.about == "story" for title in (d.left, d.right)}
        for hung_on in map(self._kept.hung_on.__getitem__, self._told) if self._kept else ():
            actors = hung_on.cast.actors
            named = any(left in actors and right in actors for left, right in names)
            alike = any(self._groundwork.heads[i].name in titles for i in hung_on.group)
            yield not named and not alike and hung_on.could_matter.isdisjoint(asked)

    def concluded(self, read: frozenset[int]) -> "Concluded | None":
        """What holds as long as the articles at places that were `read` stay what they are; None where nothing was kept."""
        return self._kept.of(read) if self._kept else None

    def _groups(self, log: DecisionLog) -> list[list[int]]:
        """The articles of each story; on a long day what they were made of gives way to what is concluded of them."""
        if isinstance(self._clustering, SetAside):
            return self._clustering.thing().groups(log)
        groups = self._clustering.groups(log)
        if self._kept is None:
            del self._clustering
        elif isinstance(self._grounded, Spool) and self._grounded.is_on_disk:
            self._clustering = SetAside(self._clustering)
        return groups

    def _cast(self, groups: Sequence[Sequence[int]], log: DecisionLog) -> Cast:
        ground = self._groundwork
        story_of = {ground.ids[i]: number for number, group in enumerate(groups) for i in group}
        language_of = dict(zip(ground.ids, ground.languages, strict=True))
        return resolve_cast(ground.actors, story_of, language_of, self._language, self._overrides, log)

    def _with_casts(self, groups: Sequence[Sequence[int]], cast: Cast) -> Iterator[_Story]:
        ground = self._groundwork
        for number in sorted(range(len(groups)), key=lambda n: -ground.size(groups[n])):
            names = (name for i in groups[number] for name in ground.names[i])
            yield _Story(tuple(groups[number]), *cast.of(number, names))

    def _concluded(self, stories: Iterator[_Story], log: DecisionLog) -> Iterator[tuple[_Story, Conclusion]]:
        """The stories with their conclusions, in the same order; some are begun ahead of those that are asked for."""
        begun: deque[_Batch] = deque()
        for batch in _in_batches(stories):
            known = [self._kept.place(story, self._origins(story), log) if self._kept else None for story in batch]
            new = [self._input(story, log) for story, found in zip(batch, known, strict=True) if found is None]
            begun.append(_Batch(batch, known, self._begun(new)))
            if len(begun) > _AHEAD * len(self._crew):
                yield from self._finished(begun.popleft())
        while begun:
            yield from self._finished(begun.popleft())

    def _begun(self, stories: list[StoryInput]) -> Callable[[], Sequence[Conclusion | Pickled[Conclusion]]]:
        if not self._crew:
            return partial(conclude_all, stories)
        return self._crew.begin(conclude_packed, stories)

    def _finished(self, batch: _Batch) -> Iterator[tuple[_Story, Conclusion]]:
        new = iter(batch.new())
        for story, known in zip(batch.stories, batch.known, strict=True):
            if self._kept and known is not None:
                self._told.append(known)
                yield story, self._kept.conclusions[known]
                continue
            came = next(new)
            found = came.item() if isinstance(came, Pickled) else came
            if self._kept:
                self._told.append(self._kept.add(self._hung_on(story, found), came))
            yield story, found

    def _hung_on(self, story: _Story, found: Conclusion) -> "HungOn":
        return HungOn(story.group, self._origins(story), story.cast, found.log.asked)

    def _origins(self, story: _Story) -> tuple[str, ...]:
        return tuple(self._groundwork.origin[self._groundwork.ids[i]] for i in story.group)

    def _input(self, story: _Story, log: DecisionLog) -> StoryInput:
        grounded = self._grounded
        own = grounded.part(story.group) if isinstance(grounded, Spool) else tuple(grounded[i] for i in story.group)
        return StoryInput(own, self._origins(story), story.cast, log.verdicts)


def _in_batches(stories: Iterator[_Story]) -> Iterator[list[_Story]]:
    """The stories, so many at a time as have enough articles."""
    batch: list[_Story] = []
    for story in stories:
        batch.append(story)
        if sum(len(s.group) for s in batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


class HungOn(NamedTuple):
    """What a conclusion hangs on: articles, by place, and their origins, the cast, and verdicts that would have mattered."""

    group: tuple[int, ...]
    origins: tuple[str, ...]
    cast: StoryCast
    could_matter: set[DoubtKey]


class Concluded:
    """What has been concluded, for the same articles with the same cast, if no verdict is new that it hangs on.

    `conclusions` lie apart from what they hang on (`hung_on`, at the same places), which is asked for more often.
    `outlines` are the articles', by place, where they are to be kept.
    """

    def __init__(self, outlines: Mapping[int, Outline] = MappingProxyType({})) -> None:
        self.outlines = outlines
        self.conclusions = Spool[Conclusion](held=_HELD)
        self.hung_on = Spool[HungOn](held=_HELD)
        self._places: dict[tuple[int, ...], int] = {}

    def add(self, hung_on: HungOn, found: Conclusion | Pickled[Conclusion]) -> int:
        """Keeps what has been concluded; returns its place."""
        place = self._places[hung_on.group] = len(self.conclusions)
        self.conclusions.append(found)
        self.hung_on.append(hung_on)
        return place

    def of(self, read: frozenset[int]) -> "Concluded":
        """Those of articles at places that were `read`, and of stories whose articles are all there."""
        part = copy(self)
        part.outlines = {place: outline for place, outline in self.outlines.items() if place in read}
        part._places = {group: place for group, place in self._places.items() if read.issuperset(group)}
        return part

    def place(self, story: _Story, origins: tuple[str, ...], log: DecisionLog) -> int | None:
        """Where among `conclusions` stands what would be concluded again; None where that is not known."""
        place = self._places.get(story.group)
        if place is None:
            return None
        before = self.hung_on[place]
        same = (before.origins, before.cast) == (origins, story.cast)
        return place if same and before.could_matter.isdisjoint(log.verdicts) else None
