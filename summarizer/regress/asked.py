"""What asking took and what could not be answered: a model watched while a case is run."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import fmean
from typing import TypeVar

from summarizer.errors import ModelError, RecordingMissing
from summarizer.model.tape import Recording
from summarizer.prompts import estimated_tokens
from summarizer.schema.asking import Answer, Answered, Ask, LanguageModel

A = TypeVar("A", bound=Answer)


@dataclass(frozen=True, slots=True)
class Spent:
    """What the answers took. `seconds` is waiting for them, summed; None where a recording does not say."""

    requests: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float | None = 0.0

    def __add__(self, other: "Spent") -> "Spent":
        known = self.seconds is not None and other.seconds is not None
        return Spent(
            self.requests + other.requests,
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            (self.seconds or 0.0) + (other.seconds or 0.0) if known else None,
        )


@dataclass(frozen=True, slots=True)
class Missing:
    """A question without a recording: what it is about, how it differs from the nearest, what asking would take.

    Tokens are estimates: of the prompt by its length, of the answer by those recorded for the same article or prompt,
    else the most it may have.
    """

    case: str
    prompt: str
    version: str
    subject: str
    why: str
    prompt_tokens: int
    completion_tokens: int


@dataclass
class Watched:
    """A model that is asked as usual, while what it takes is noted.

    `recordings` are what a replay may draw on; `only` names the prompts under test (None: all): another one is refused,
    so that its part is done by rules.
    """

    model: LanguageModel
    case: str
    recordings: tuple[Recording, ...] = ()
    only: frozenset[str] | None = None
    live: bool = False
    spent: Spent = field(default_factory=Spent)
    missing: list[Missing] = field(default_factory=list)
    fatal: ModelError | None = None

    @property
    def name(self) -> str:
        """The model's name as its server knows it."""
        return self.model.name

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        """As `LanguageModel.ask`. Raises ModelError for a prompt that is not under test, too."""
        if self.only is not None and ask.prompt not in self.only:
            raise ModelError(f"{ask.prompt} is not under test")
        started = time.perf_counter()
        try:
            answered = await self.model.ask(ask, answer, review)
        except RecordingMissing as error:
            self.missing.append(self._missing(ask, str(error)))
            raise
        except ModelError as error:
            self.fatal = self.fatal or (error if error.permanent else None)
            raise
        seconds = time.perf_counter() - started if self.live else self._recorded_seconds(ask)
        self.spent += Spent(answered.requests, answered.prompt_tokens, answered.completion_tokens, seconds)
        return answered

    def _missing(self, ask: Ask, why: str) -> Missing:
        likeness = [
            [r for r in self.recordings if r.prompt.name == ask.prompt and r.subject == ask.subject],
            [r for r in self.recordings if r.prompt.name == ask.prompt],
        ]
        known = next((sizes for group in likeness if (sizes := list(_completion_tokens(group)))), [ask.max_tokens])
        size = estimated_tokens(ask.system + ask.user)
        return Missing(self.case, ask.prompt, ask.version, ask.subject, why, size, round(fmean(known)))

    def _recorded_seconds(self, ask: Ask) -> float | None:
        """What the server took, where its answers tell (llama.cpp's `timings`)."""
        mine = [
            r
            for r in self.recordings
            if (r.digests.get("article"), r.digests.get("prompt")) == (ask.subject_digest, ask.prompt_digest)
        ]
        taken = [_seconds(r) for r in mine]
        return sum(s for s in taken if s is not None) if taken and None not in taken else None


def _completion_tokens(recordings: Iterable[Recording]) -> Iterable[int]:
    for recording in recordings:
        usage = recording.answer.get("usage")
        if isinstance(usage, dict) and isinstance(usage.get("completion_tokens"), int):
            yield usage["completion_tokens"]


def _seconds(recording: Recording) -> float | None:
    timings = recording.answer.get("timings")
    if not isinstance(timings, dict):
        return None
    parts = [p for name in ("prompt_ms", "predicted_ms") if isinstance(p := timings.get(name), int | float)]
    return sum(parts) / 1000 if len(parts) == 2 else None
