"""What asking a model costs, from a price list that ships with a package: nothing is looked up on the network."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TypeVar

from summarizer.errors import BudgetSpent, ModelError
from summarizer.schema.asking import Answer, Answered, Ask, LanguageModel

A = TypeVar("A", bound=Answer)

_OWNERS = frozenset({"anthropic", "google", "openai", "x-ai"})
_OPEN_WEIGHTS = ("gpt-oss", "gemma")


@dataclass(frozen=True, slots=True)
class Price:
    """The list price of one model on one day."""

    model: str
    day: date

    def cost(self, prompt_tokens: int, completion_tokens: int) -> Decimal:
        """US dollars for the tokens of one question."""
        from genai_prices import Usage, calc_price

        usage = Usage(input_tokens=prompt_tokens, output_tokens=completion_tokens)
        noon = datetime.combine(self.day, time(12), UTC)  # some prices depend on the hour
        return calc_price(usage, self.model, genai_request_timestamp=noon).total_price


def find_price(model: str, day: date) -> Price | None:
    """The model's price, or None where it is not known.

    By name alone, so that a replay, which knows no server, tells the same cost; therefore only models that none but
    their owner offers. The same open weights cost one thing here, another there, and nothing at home.
    """
    from genai_prices import Usage, calc_price

    if model.lower().startswith(_OPEN_WEIGHTS):
        return None
    try:
        found = calc_price(Usage(input_tokens=1, output_tokens=1), model)
    except LookupError:
        return None
    return Price(model, day) if found.provider.id in _OWNERS else None


class CappedModel:
    """A model that is asked nothing more once its answers have cost `limit` US dollars; what is asked is awaited."""

    def __init__(self, model: LanguageModel, price: Price, limit: float) -> None:
        self._model = model
        self._price = price
        self._limit = Decimal(str(limit))
        self._spent = Decimal(0)

    @property
    def name(self) -> str:
        """The model's name as its server knows it."""
        return self._model.name

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        """As `LanguageModel.ask`. Raises BudgetSpent, too."""
        if self._spent >= self._limit:
            raise BudgetSpent(f"the answers so far cost ${self._spent:.4f}, and --max-cost is {self._limit}; raise it")
        try:
            answered = await self._model.ask(ask, answer, review)
        except ModelError as error:  # what does not fit was paid for, too
            self._spent += self._price.cost(*error.tokens)
            raise
        self._spent += self._price.cost(answered.prompt_tokens, answered.completion_tokens)
        return answered
