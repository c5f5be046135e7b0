"""A briefing's stories written by a model, each asked about once, under ids that the rest of the day does not change.

So the question on a story hangs on its own facts alone: another story that has grown by an event costs nothing, and a story
that no open doubt touches can be written while the doubts are still being decided.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from summarizer.errors import ModelError
from summarizer.evidence import DayWords, Library
from summarizer.schema.asking import LanguageModel
from summarizer.schema.facts import StoryFacts
from summarizer.write.by_model import Written, prose_is_checkable, write_by_model

_MOST_BEGUN = 40  # stories: what is written is held until the story is asked for, and doubts are soon decided

Outcome = Written | ModelError | None
"""What became of the question: None where there is no model to be asked."""


class StoryWriting:
    """Has stories written. `asked` puts a question to the model, if there is one."""

    def __init__(
        self,
        asked: Callable[[Callable[[LanguageModel], Awaitable[Written]]], Awaitable[Outcome]],
        words: DayWords,
        language: str,
    ) -> None:
        self._asked = asked
        self._words = words
        self._language = language
        self._begun: dict[tuple[str, ...], tuple[str, asyncio.Task[Outcome]]] = {}

    @contextmanager
    def beginning(self, stories: Iterable[StoryFacts]) -> Iterator[None]:
        """In the block, `begin` goes on."""
        begin = asyncio.create_task(self.begin(stories))
        try:
            yield
        finally:
            begin.cancel()

    async def begin(self, stories: Iterable[StoryFacts]) -> None:
        """Stories that will most likely be asked for as they are are begun one by one, up to forty."""
        for facts in stories if prose_is_checkable(self._language) else ():
            own = _own(facts)
            articles, digest = _articles(own), _digest(own)
            before, task = self._begun.get(articles, ("", None))
            if task is not None and before != digest:
                task.cancel()
            if before != digest:
                self._begun[articles] = digest, asyncio.create_task(self._written(own))
            if len(self._begun) == _MOST_BEGUN:
                return
            await asyncio.sleep(0)

    async def written(self, facts: StoryFacts) -> Outcome:
        """The story in the model's sentences, or why there are none; None where none is asked."""
        if not prose_is_checkable(self._language):
            return None
        own = _own(facts)
        found = await (self._already_begun(own) or self._written(own))
        if isinstance(found, Written):
            return found.under({own_id: day_id for day_id, own_id in facts.own_ids.items()})
        return found

    def _already_begun(self, own: StoryFacts) -> asyncio.Task[Outcome] | None:
        before, begun = self._begun.pop(_articles(own), ("", None))
        if begun is not None and before != _digest(own):
            begun.cancel()
            return None
        return begun

    async def _written(self, own: StoryFacts) -> Outcome:
        library = Library(own.articles, self._words)
        library.add(own.events, own.actors, own.figures)
        return await self._asked(lambda model: write_by_model(model, own, library, self._language))

    async def aclose(self) -> None:
        """Lets go of what was begun and not asked for."""
        tasks = [task for _, task in self._begun.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _own(facts: StoryFacts) -> StoryFacts:
    """The facts as the story has them by itself."""
    return replace(facts.under("", facts.own_ids) if facts.own_ids else facts, id="", own_ids={})


def _digest(own: StoryFacts) -> str:
    """The facts themselves would be held for as long as what is written of them."""
    return hashlib.sha256(repr(own).encode("utf-8", errors="replace")).hexdigest()


def _articles(facts: StoryFacts) -> tuple[str, ...]:
    return tuple(a.id for a in facts.articles)
