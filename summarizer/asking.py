"""A run's questions to a model, what they came to, and what is done where no answer comes."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from summarizer.assembly import AskingStage, Spent
from summarizer.errors import BudgetSpent, DeadlinePassed, ModelError, NotKept, TapeError, Unexpected, UsageError
from summarizer.schema.asking import LanguageModel
from summarizer.schema.run_events import tell

T = TypeVar("T")


@dataclass
class Asking:
    """The answers a run rests on, and where (stage, source) one was missing, and why.

    `model` None is: by rules alone. `deadline`, in the time of `time.monotonic`, is when no answer is waited for any more.
    `answers` are kept by stage and by the id of the article or story that they are about. `stopped` is the permanent
    error after which no model is asked any more; `waits` are for the answers under way.
    """

    model: LanguageModel | None
    deadline: float | None
    answers: dict[tuple[AskingStage, str], tuple[Spent, ...]] = field(default_factory=dict)
    missing: list[tuple[AskingStage, str, ModelError]] = field(default_factory=list)
    stopped: ModelError | None = None
    waits: set[asyncio.Timeout] = field(default_factory=set)

    async def asked(
        self, question: Callable[[LanguageModel], Awaitable[T]], stage: AskingStage, source: str
    ) -> T | None:
        """What the model's answer came to; None, with a note of the reason, where it gives none or is asked no more."""
        found = await self.tried(question)
        if isinstance(found, ModelError):
            self.lacks(stage, source, found)
            return None
        return found

    async def tried(self, question: Callable[[LanguageModel], Awaitable[T]]) -> T | ModelError | None:
        """What the model's answer came to, or why there is none; None where there is no model."""
        if self.model is None or self.stopped is not None:
            return self.stopped
        try:
            return await self._in_time(question(self.model))
        except ModelError as error:
            missing = error
        except TapeError as error:
            missing = NotKept(str(error))
        except UsageError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever goes wrong with one question, there is a briefing
            missing = Unexpected.of(error)
        if missing.permanent:
            self._stop(missing)
        return missing

    def lacks(self, stage: AskingStage, source: str, error: ModelError) -> None:
        """Notes a question without an answer."""
        self.missing.append((stage, source, error))
        tell("degraded", stage=stage, source=source, error=type(error).__name__, reason=str(error))

    def _stop(self, error: ModelError) -> None:
        """Nothing is asked any more, and nothing waited for but what a spent budget has already paid."""
        if self.stopped is not None:
            return
        self.stopped = error
        tell("stopped", error=type(error).__name__, reason=str(error))
        if not isinstance(error, BudgetSpent):
            for wait in [w for w in self.waits if not w.expired()]:
                wait.reschedule(asyncio.get_running_loop().time())

    async def _in_time(self, answer: Awaitable[T]) -> T:
        """The answer, if it comes before the deadline and before anything stops the run. Raises ModelError, TapeError."""
        try:
            async with asyncio.timeout_at(self.deadline) as wait:
                self.waits.add(wait)
                try:
                    return await answer
                finally:
                    self.waits.discard(wait)
        except TimeoutError:
            if not wait.expired():
                raise
            raise self.stopped or DeadlinePassed("the deadline has passed; allow more with --deadline") from None
