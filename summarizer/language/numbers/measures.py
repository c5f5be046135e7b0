"""Units of measure and currencies: what a unit is in its dimension's base unit, so that miles and kilometres compare."""

from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.tables import load_table
from summarizer.schema.brief import Number

MERE_MEASURES = frozenset({"area", "distance", "duration", "mass"})
"""Properties that say no more than a unit does: what is measured and not counted."""

MEASURED_ONCE = frozenset({"magnitude", "aftershock magnitude"})
"""Of these a later number is the earlier one revised."""

_FAHRENHEIT_ZERO = 32
_LARGE = 1000  # from which on a number is mostly told to fewer places than it is known to
_ROUNDED = 1.02  # times that it and its rounding may be apart
_SIGNIFICANT = 2  # digits that count in a round number: 10 km is meant to the kilometre, 12,000 acres to the thousand


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit: its dimension ("length") and how many base units (metres) it is."""

    dimension: str
    factor: float

    def in_base(self, value: Number) -> float:
        """The value in the dimension's base unit; Fahrenheit is shifted to Celsius."""
        shift = _FAHRENHEIT_ZERO if self.dimension == "temperature" and self.factor < 1 else 0
        return (float(value) - shift) * self.factor

    def rounding(self, value: Number) -> float:
        """Half of the last place that the value is given to, in base units."""
        return rounding(value) * self.factor


def rounding(value: Number) -> float:
    """Half of the last place of a written value: 0.05 for 6.3, 0.5 for 45 and for 10, 500 for 12,000."""
    if isinstance(value, float) and not value.is_integer():
        return 0.5 * 10.0 ** -len(repr(value).partition(".")[2])
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 0.5 * 10.0 ** min(zeros, max(0, len(digits) - _SIGNIFICANT))


def is_told_to_fewer_places(coarse: tuple[float, float], fine: tuple[float, float]) -> bool:
    """Whether one large number is the other to fewer places: 1.27 million and 1,272,000.

    Of each the value and half of its last place, in one unit (see `rounding`).
    """
    (low, high), apart = sorted((coarse[0], fine[0])), abs(coarse[0] - fine[0])
    return coarse[1] > fine[1] and apart <= coarse[1] and low >= _LARGE and high <= low * _ROUNDED


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, Measure], dict[str, str]]:
    data = load_table("measures.toml")
    data.pop("per")
    currencies = {word: code for code, words in data.pop("currency").items() for word in words}
    measures = {
        word: Measure(dimension, float(factor))
        for dimension, rows in data.items()
        for factor, words in rows.items()
        for word in words
    }
    return measures, currencies


@lru_cache(maxsize=1)
def _per() -> frozenset[str]:
    return frozenset(load_table("measures.toml")["per"])


def measure_of(unit_text: str) -> Measure | None:
    """The measure that the words name, "Russian miles" by the last word; None for what is counted, and for a rate."""
    words = unit_text.lower().split()
    if rate_of(unit_text) is not None and " ".join(words) not in _tables()[0]:
        return None
    measures = _tables()[0]
    tails = (" ".join(words[i:]) for i in range(len(words)))
    return next((measures[tail] for tail in tails if tail in measures), None)


def rate_of(unit_text: str) -> tuple[str, str] | None:
    """The unit and what it is reckoned by, of "euros por kilo"; None for a plain unit."""
    words = unit_text.split()
    at = next((i for i, word in enumerate(words[1:-1], 1) if word.lower() in _per()), None)
    return (" ".join(words[:at]), " ".join(words[at + 1 :])) if at else None


def same_measure(unit_text: str) -> tuple[str, ...]:
    """All words of the table for the unit, its symbol first where it has one; () for what is counted."""
    wanted = measure_of(unit_text)
    return tuple(word for word, measure in _tables()[0].items() if measure == wanted) if wanted else ()


@lru_cache(maxsize=1024)
def same_currency(unit_text: str) -> tuple[str, ...]:
    """All words of the table for the currency; () for one that it lacks."""
    wanted = currency_of(unit_text)
    return tuple(word for word, code in _tables()[1].items() if code == wanted)


def currency_of(unit_text: str) -> str:
    """The code of the currency that the words or the sign name, the words themselves where the table lacks them."""
    lowered = unit_text.lower().strip()
    return _tables()[1].get(lowered, lowered)
