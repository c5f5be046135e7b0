"""`summarizer brief --dry-run`: what a run would ask and cost, before the first question is put. No model is asked."""

import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from summarizer.commands.amounts import count, dollars
from summarizer.config import ModelSettings
from summarizer.errors import RecordingMissing
from summarizer.model.price import Price
from summarizer.prompts import estimated_tokens
from summarizer.schema.asking import Answer, Answered, Ask, LanguageModel
from summarizer.schema.brief import Briefing

if TYPE_CHECKING:
    from summarizer.model.client import OpenAIModel

A = TypeVar("A", bound=Answer)

_USUAL_SHARE = 0.25  # of the tokens that an answer may take; the fixture recordings of a small model took 0.14 to 0.5


@dataclass
class Estimate:
    """What one prompt would ask: questions, those whose answers are kept, and tokens of those that are not.

    `kept_share` is how much of their limit the kept answers took, which is what is expected of the others.
    """

    questions: int = 0
    kept: int = 0
    prompt_tokens: int = 0
    most_answer_tokens: int = 0
    kept_tokens: int = 0
    kept_limit: int = 0

    @property
    def asked(self) -> int:
        """The questions that would be put."""
        return self.questions - self.kept

    @property
    def answer_tokens(self) -> int:
        """About how many tokens their answers would take."""
        share = self.kept_tokens / self.kept_limit if self.kept_limit else _USUAL_SHARE
        return round(self.most_answer_tokens * share)


class EstimatingModel:
    """A model that answers from what is kept alone, and counts what it would have to ask."""

    def __init__(self, kept: LanguageModel) -> None:
        self._kept = kept
        self.estimates: dict[str, Estimate] = {"extract": Estimate(), "write": Estimate()}

    @property
    def name(self) -> str:
        """The model's name as its server knows it."""
        return self._kept.name

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        """As `LanguageModel.ask`. Raises RecordingMissing for what would be asked."""
        estimate = self.estimates.setdefault(ask.prompt, Estimate())
        estimate.questions += 1
        try:
            answered = await self._kept.ask(ask, answer, review)
        except RecordingMissing:
            estimate.prompt_tokens += estimated_tokens(ask.system + ask.user)
            estimate.most_answer_tokens += ask.max_tokens
            raise
        estimate.kept += 1
        estimate.kept_tokens += answered.completion_tokens
        estimate.kept_limit += ask.max_tokens
        return answered


def kept_answers(settings: ModelSettings) -> "OpenAIModel":
    """The model with nothing behind it but the answers that are kept. Raises TapeError."""
    from summarizer.model.client import Server, connect
    from summarizer.model.tape import Cache, RecordingFolder, Store, Tape, replay_tape

    if settings.replay:
        tape = replay_tape(settings.replay)
    else:
        nothing = RecordingFolder(Path(os.devnull))
        stores: list[Store] = [RecordingFolder(settings.record)] if settings.record else []
        stores += [Cache(settings.cache)] if settings.cache and settings.cache.exists() else []
        tape = Tape(tuple(stores), nothing)
    return connect(Server(settings.name, settings.base_url, settings.api_key), tape)


def estimate_lines(briefing: Briefing, model: EstimatingModel, price: Price | None) -> Iterator[str]:
    """What a run would ask and cost, a line for the day, one a prompt, one for the money."""
    articles = count(sum(not a.carried for a in briefing.articles), "article")
    yield f"{articles}, {count(len(briefing.stories), 'story')} as far as is known; nothing was asked"
    yield from _by_prompt(model.estimates)
    yield _cost(model.estimates.values(), model.name, price)


def _by_prompt(estimates: dict[str, Estimate]) -> Iterator[str]:
    for prompt, estimate in sorted(estimates.items()):  # their names' order is the run's, too
        told = f"{prompt}: {count(estimate.questions, 'question')}, {count(estimate.kept, 'answer')} kept"
        if estimate.asked:
            tokens = f"about {estimate.prompt_tokens:,} prompt and {estimate.answer_tokens:,} answer tokens"
            told += f"; {estimate.asked:,} to be asked, {tokens} (at most {estimate.most_answer_tokens:,})"
        yield told


def _cost(estimates: Collection[Estimate], model: str, price: Price | None) -> str:
    if price is None:
        return f"cost: the price of {model} is not known"
    prompt, about, most = (
        sum(tokens)
        for tokens in zip(*((e.prompt_tokens, e.answer_tokens, e.most_answer_tokens) for e in estimates), strict=True)
    )
    if not prompt:
        return f"cost: $0 with {model}"
    paid = f"about {dollars(price.cost(prompt, about))}, at most {dollars(price.cost(prompt, most))} with {model}"
    return f"cost: {paid}, and more where an answer has to be asked for again"
