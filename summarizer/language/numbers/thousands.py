"""A comma between thousands where the decimals have one too, as papers from Mexico to Peru write Spanish.

Nobody counts people to a thousandth, so what stands behind the number tells; what is measured to three places (a rate,
a price by the litre, a lap) keeps its decimals.
"""

import re

from summarizer.language.numbers.scan import Scan

_THREE_PLACES = re.compile(r"(?P<whole>[1-9]\d{0,2}),(?P<places>\d{3})")
_WORD = re.compile(r" (?P<word>[^\W\d_]+)")
_MEASURED = frozenset(
    {"length", "area", "duration", "mass", "volume", "points", "percent", "speed", "temperature", "power", "energy"}
)
_PERCENT = re.compile(r" ?[%‰]")
_EURO = re.compile(r" ?(?:€|euros?\b|EUR\b)")
_MOST_OF_A_RATE = 1  # dollars a euro
_MOST_WITH_PLACES = 9  # millions that are told to a thousandth


def comma_groups(scan: Scan, digits: str, end: int, scale: float, money: bool) -> bool:
    """Whether the comma of digits that end at `end`, with their scale word, parts thousands."""
    written = _THREE_PLACES.fullmatch(digits)
    if not written or not scan.profile.tables["numerals"].get("decimal_may_group"):
        return False
    whole, round_off = int(written["whole"]), written["places"].endswith("0")
    if scale != 1:
        return round_off or whole > _MOST_WITH_PLACES
    if _PERCENT.match(scan.text, end, scan.stop) or _EURO.match(scan.text, end, scan.stop):
        return False
    word = _WORD.match(scan.lower, end, scan.stop)
    kind = scan.profile.unit_kinds.get(word["word"], "") if word else ""
    if money or kind == "money":
        return written["places"].endswith("00") or (round_off and whole > _MOST_OF_A_RATE)
    if kind in _MEASURED:
        return round_off and whole > _MOST_WITH_PLACES
    counts = word is not None and word["word"] not in scan.profile.function_words
    return counts or round_off
