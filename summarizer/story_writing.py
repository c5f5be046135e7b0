"""A briefing's stories written by a model, each asked about once, under ids that the rest of the day does not change.

So the question on a story hangs on its own facts alone: another story that has grown by an event costs nothing, and a story
that no open doubt touches can be written while the doubts are still being decided.
"""

import asyncio
import hashlib
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from summarizer.errors import ModelError
from summarizer.language.names.proper_names import Vocabulary
from summarizer.schema.answers import WriteAnswer
from summarizer.schema.asking import LanguageModel
from summarizer.schema.facts import StoryFacts
from summarizer.schema.records import replace
from summarizer.spool import Pickled
from summarizer.support.library import DayWords, Library
from summarizer.workers import LOST, Worker
from summarizer.write.by_model import LookedThrough, Written, look_through, prose_is_checkable, write_by_model

_MOST_BEGUN = 40  # stories: what is written is held until the story is asked for, and doubts are soon decided

Outcome = Written | ModelError | None
"""What became of the question: None where there is no model to be asked."""


def worth_beginning(settled: Sequence[bool], places: int) -> list[int]:
    """The places of the stories to begin while doubts are being decided, in this order; `settled`: those that hang on none.

    The others wait for the verdicts and then fill all `places` at the server. What few of them would be left over for a
    round of their own, the least weighty, are begun as well: of these a verdict may change one, which is asked about anew.
    """
    sure = [place for place, is_sure in enumerate(settled) if is_sure]
    waiting = [place for place, is_sure in enumerate(settled) if not is_sure]
    left_over = len(waiting) % places if places < len(waiting) and places else 0
    return sure + waiting[len(waiting) - left_over :] if left_over <= places // 2 else sure


class StoryWriting:
    """Has stories written. `asked` puts a question to the model, if there is one.

    What the model has written is looked through by `workers`; by this process where there are none.
    """

    def __init__(
        self,
        asked: Callable[[Callable[[LanguageModel], Awaitable[Written]]], Awaitable[Outcome]],
        words: DayWords,
        language: str,
        workers: Iterable[Worker] = (),
    ) -> None:
        self._asked = asked
        self._free = deque(workers)
        self._knowing = set[Worker]()  # the day's words
        self.words = words
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
        library = _library(own, self.words)
        facts = Pickled.of(own) if self._free else None

        async def elsewhere(answer: WriteAnswer) -> LookedThrough | None:
            return await self._looked_through(answer, facts) if facts else None

        return await self._asked(lambda model: write_by_model(model, own, library, self._language, elsewhere))

    async def _looked_through(self, answer: WriteAnswer, facts: Pickled[StoryFacts]) -> LookedThrough | None:
        """By the worker whose turn it is; None where none is left."""
        while self._free:
            worker = self._free[0]
            self._free.rotate()
            try:
                if worker not in self._knowing:
                    worker.submit(_learn, self.words.vocabulary)
                    self._knowing.add(worker)
                task = worker.submit(_look_through, answer, facts, self._language)
                return (await asyncio.wrap_future(task)).item()
            except LOST:
                if worker in self._free:
                    self._free.remove(worker)
        return None

    async def aclose(self) -> None:
        """Lets go of what was begun and not asked for."""
        tasks = [task for _, task in self._begun.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _library(own: StoryFacts, words: DayWords) -> Library:
    library = Library(own.articles, words)
    library.add(own.events, own.actors, own.figures)
    return library


def _own(facts: StoryFacts) -> StoryFacts:
    """The facts as the story has them by itself."""
    return replace(facts.under("", facts.own_ids) if facts.own_ids else facts, id="", own_ids={})


def _digest(own: StoryFacts) -> str:
    """The facts themselves would be held for as long as what is written of them."""
    told = (*own.articles, *own.events, *own.actors, *own.figures, *own.relations)
    return hashlib.sha256("\n".join(part.model_dump_json() for part in told).encode()).hexdigest()


def _articles(facts: StoryFacts) -> tuple[str, ...]:
    return tuple(a.id for a in facts.articles)


# --- inside such a process ---

_words = DayWords(())


def _learn(vocabulary: Vocabulary) -> None:
    global _words
    _words = DayWords.known(vocabulary)


def _look_through(answer: WriteAnswer, facts: Pickled[StoryFacts], language: str) -> Pickled[LookedThrough]:
    own = facts.item()
    return Pickled.of(look_through(answer, own, _library(own, _words), language))
