"""Numbers in running text, in digits and in words, with their bounds and the words that say what they count.

The grammar is the same for every language; the words come from its profile. Values are exact: a number that is read
is the number that is written. Years, dates, times of day, ordinals and digits inside names are not numbers.
"""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from summarizer.language.numbers.bounds import in_context
from summarizer.language.numbers.digits import as_number, digit_readings, parse_digits, with_lower_places
from summarizer.language.numbers.not_quantities import quantities
from summarizer.language.numbers.scan import Reading, Scan, scan_of
from summarizer.language.numbers.words import worded_readings
from summarizer.language.profile import Profile, load_profile
from summarizer.schema.marked import Numeral

__all__ = ["as_number", "find_numerals", "numerals_of", "parse_digits"]

_THOUSAND = 1000


def find_numerals(text: str, profile: Profile, start: int = 0, end: int | None = None) -> list[Numeral]:
    """The quantities in `text[start:end]`, in order, none overlapping. Offsets are in `text`, in code points."""
    scan = scan_of(text, profile, start, end)
    readings = with_lower_places(scan, _longest(worded_readings(scan) + digit_readings(scan)))
    if profile.tables["numerals"].get("split_thousands"):
        readings = _with_split_thousands(scan, readings)
    return _outside_units(text, in_context(scan, quantities(scan, readings)))


@lru_cache(maxsize=2_000)  # a passage is held against each sentence that may be told of it, by one rule after the other
def numerals_of(sentence: str, language: str | None) -> tuple[Numeral, ...]:
    """The quantities of a sentence by itself, as `find_numerals`."""
    return tuple(find_numerals(sentence, load_profile(language)))


def _outside_units(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """Without number words that are part of the unit before them: "quattro per cento"."""
    kept: list[Numeral] = []
    for numeral in numerals:
        before = kept[-1] if kept else None
        unit = before.unit_text.split() if before and numeral.start <= before.end + 1 + len(before.unit_text) else []
        if text[numeral.start : numeral.end] not in unit[1:]:
            kept.append(numeral)
    return kept


def _longest(readings: list[Reading]) -> list[Reading]:
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.start, -(r.end - r.start))):
        if not kept or reading.start >= kept[-1].end:
            kept.append(reading)
    return kept


def _with_split_thousands(scan: Scan, readings: list[Reading]) -> list[Reading]:
    """ "3 mil 200" is 3,200, "mil 200 millones" 1,200 million: thousands in words, the rest in digits."""
    merged: list[Reading] = []
    for reading in readings:
        if merged and _continues_thousands(scan, merged[-1], reading):
            first = merged.pop()
            scale = Decimal(str(reading.value)) / Decimal(str(reading.base))
            base = as_number(Decimal(str(first.value)) + Decimal(str(reading.base)))
            reading = replace(
                reading, start=first.start, base=base, value=as_number(Decimal(str(base)) * scale), certain=True
            )
        merged.append(reading)
    return merged


def _continues_thousands(scan: Scan, first: Reading, second: Reading) -> bool:
    if second.in_words or not 0 < second.base < _THOUSAND or first.money:
        return False
    last = re.search(r"\w+$", scan.lower[first.start : first.end])
    thousands = last is not None and last.group() in scan.profile.words("numerals", "thousand")
    return (
        thousands
        and first.value % _THOUSAND == 0
        and re.fullmatch(" ", scan.text[first.end : second.start]) is not None
    )
