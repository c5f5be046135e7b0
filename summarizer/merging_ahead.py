"""A usual day merged before its last answers are in, while the server works on them.

For an article that has no answer yet stands what the rules read in it, which is enough to tell what story it is of. What is
concluded of a story whose own articles are all in need not be concluded again, and what a model is to be asked of it can be
asked: mostly the whole day's merge finds the same. Where it does not, it alone counts, so that nothing in the briefing
hangs on the order of the answers.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Self

from summarizer.article_reading import Readers
from summarizer.assembly import worded
from summarizer.merge import Concluded, DayMerge, DecisionLog, outline
from summarizer.schema.brief import Article
from summarizer.schema.facts import StoryFacts
from summarizer.schema.mentions import GroundedMentions
from summarizer.schema.overrides import Overrides
from summarizer.spool import HELD, Pickled
from summarizer.story_writing import StoryWriting


@dataclass(frozen=True, slots=True)
class Ahead:
    """How a day is to be merged; `most_stories` None is all. It is begun when at most so many articles are `awaited`.

    The model takes so many questions `at_once`.
    """

    language: str
    overrides: Overrides
    most_stories: int | None
    awaited: int
    at_once: int


class MergingAhead:
    """The merge of what is read so far. Use it as an async context manager: nothing of it goes on behind the block."""

    def __init__(self, articles: Sequence[Article], readers: Readers, writing: StoryWriting, how: Ahead) -> None:
        self._articles = articles
        self._readers = readers
        self._writing = writing
        self._how = how
        self._read: dict[int, GroundedMentions | Pickled[GroundedMentions]] = {}
        self._merging: asyncio.Task[Concluded | None] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._merging is not None:
            self._merging.cancel()
            await asyncio.gather(self._merging, return_exceptions=True)

    def put(self, place: int, mentions: GroundedMentions | Pickled[GroundedMentions]) -> None:
        """The article of that place is read. On a long day there is no merging ahead: it would all be held twice."""
        if self._merging is not None or len(self._articles) > HELD:
            return
        self._read[place] = mentions
        if 0 < len(self._articles) - len(self._read) <= self._how.awaited:
            self._merging = asyncio.create_task(self._merged())

    async def concluded(self) -> Concluded | None:
        """What has been found of articles that were in, and of stories of such alone; None where nothing was merged."""
        return await self._merging if self._merging is not None else None

    async def _merged(self) -> Concluded | None:
        awaited = [place for place in range(len(self._articles)) if place not in self._read]
        by_rules = await asyncio.gather(*(self._readers.unanswered(self._articles[place]) for place in awaited))
        found = {**self._read, **{place: read.mentions for place, read in zip(awaited, by_rules, strict=True)}}
        grounded = [found[place] for place in range(len(found))]
        # in a thread, so that answers are heard meanwhile
        merge, stories = await asyncio.to_thread(self._stories, grounded)
        # a place is left for the question on what is doubtful
        await self._writing.begin(stories[: self._how.at_once - 1])
        return merge.concluded(frozenset(self._read))

    def _stories(
        self, grounded: Sequence[GroundedMentions | Pickled[GroundedMentions]]
    ) -> tuple[DayMerge, list[StoryFacts]]:
        """The merge, and the stories that are most likely what they stay."""
        how, log = self._how, DecisionLog()
        made = [m.item() if isinstance(m, Pickled) else m for m in grounded]
        known = Concluded({place: outline(mentions) for place, mentions in enumerate(made)})
        merge = DayMerge(made, how.language, how.overrides, again=True, workers=self._readers.workers, known=known)
        stories = list(islice(merge.stories(log), how.most_stories))
        read = {self._articles[place].id for place in self._read}
        sure = zip(stories, merge.settled(merge.doubts(log)), strict=False)
        return merge, [
            worded(facts, how.language, self._writing.words)
            for facts, settled in sure
            if settled and read.issuperset(a.id for a in facts.articles)
        ]
