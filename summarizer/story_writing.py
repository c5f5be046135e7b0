"""A briefing's stories proofread and written by a model, under ids that the rest of the day does not change.

So the questions on a story hang on its own facts alone: another story that has grown by an event costs nothing, and a story
that no open doubt touches can be written while the doubts are still being decided.
"""

import asyncio
import hashlib
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from summarizer.errors import ModelError
from summarizer.language.names.proper_names import Vocabulary
from summarizer.schema.answers import WriteAnswer
from summarizer.schema.asking import LanguageModel
from summarizer.schema.brief import Decision
from summarizer.schema.facts import StoryFacts
from summarizer.schema.records import replace
from summarizer.spool import Pickled
from summarizer.support.library import DayWords, Library
from summarizer.workers import LOST, Worker
from summarizer.write.by_model import LookedThrough, Written, look_through, prose_is_checkable, write_by_model
from summarizer.write.proofreading import Proofread, decisions_of, proofread, without

T = TypeVar("T")
_MOST_BEGUN = 40  # stories: what is written is held until the story is asked for, and doubts are soon decided


class Asked(Protocol):
    """Puts a question to the model: its outcome, or why there is none; None where there is no model to be asked."""

    async def __call__(self, question: Callable[[LanguageModel], Awaitable[T]]) -> T | ModelError | None: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the questions on a story: its lines, proofread, and its text, asked for where prose can be checked.

    `facts` are without the lines that were refused, which `decisions` tell.
    """

    facts: StoryFacts
    proofread: Proofread | ModelError | None
    written: Written | ModelError | None
    decisions: tuple[Decision, ...] = ()


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
        asked: Asked,
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
        for facts in stories:
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

    async def outcome(self, facts: StoryFacts, free: int) -> Outcome:
        """The story proofread and in the model's sentences, or why it is not.

        Numbers that are no longer one figure get ids from f`free` on, which nothing else of the day has.
        """
        own = _own(facts)
        found = await (self._already_begun(own) or self._written(own))
        ids = _day_ids(found.facts, facts, free)
        lines, text = found.proofread, found.written
        return Outcome(
            facts=replace(found.facts.under(facts.id, ids), own_ids=facts.own_ids),
            proofread=lines,
            written=text.under(ids) if isinstance(text, Written) else text,
            decisions=tuple(decisions_of(lines.found, ids)) if isinstance(lines, Proofread) else (),
        )

    def _already_begun(self, own: StoryFacts) -> asyncio.Task[Outcome] | None:
        before, begun = self._begun.pop(_articles(own), ("", None))
        if begun is not None and before != _digest(own):
            begun.cancel()
            return None
        return begun

    async def _written(self, own: StoryFacts) -> Outcome:
        lines = await self._asked(lambda model: proofread(model, own))
        told = without(own, lines.refused, self._language) if isinstance(lines, Proofread) else own
        if not prose_is_checkable(self._language):
            return Outcome(told, lines, None)
        library = _library(told, self.words)
        facts = Pickled.of(told) if self._free else None

        async def elsewhere(answer: WriteAnswer) -> LookedThrough | None:
            return await self._looked_through(answer, facts) if facts else None

        asked = self._asked(lambda model: write_by_model(model, told, library, self._language, elsewhere))
        return Outcome(told, lines, await asked)

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


def _day_ids(told: StoryFacts, facts: StoryFacts, free: int) -> dict[str, str]:
    """The briefing's id of each of the story's own, where `told` may have further figures at its end."""
    same = {thing.id: thing.id for things in (told.events, told.actors, told.figures) for thing in things}
    days = {own: day for day, own in facts.own_ids.items()}
    known = days.keys() or {f.id for f in facts.figures}
    new = (f.id for f in told.figures if f.id not in known)
    return same | days | {f: f"f{n}" for n, f in enumerate(new, start=free)}


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
