"""What asking a model costs, from a price list that ships with a package: nothing is looked up on the network."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal

from summarizer.errors import BudgetSpent

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


class Budget:
    """What a run may pay its model, in US dollars. Only what is paid now counts, not answers kept from before."""

    def __init__(self, price: Price, limit: float) -> None:
        self._price = price
        self._limit = Decimal(str(limit))
        self._spent = Decimal(0)
        self._answers = 0

    def check(self, under_way: int) -> None:
        """Raises BudgetSpent once the answers, with those under way at the usual price, have cost the limit."""
        usual = self._spent / self._answers if self._answers else Decimal(0)
        if self._spent + under_way * usual >= self._limit:
            raise BudgetSpent(f"the answers so far cost ${self._spent:.4f}, and --max-cost is {self._limit}; raise it")

    def paid(self, prompt_tokens: int, completion_tokens: int) -> None:
        """An answer took so many tokens, whether or not it is of use."""
        self._spent += self._price.cost(prompt_tokens, completion_tokens)
        self._answers += 1
