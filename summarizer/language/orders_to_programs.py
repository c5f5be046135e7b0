"""Sentences that speak to the program that reads them ("ignore your instructions"), not to a reader.

A courtesy to the reader, who need not see them in a briefing; nothing's safety rests on it.
"""

import re
from functools import lru_cache

from summarizer.language.quotations import quotations
from summarizer.language.tables import load_table


def orders_a_program(sentence: str) -> bool:
    """Whether the sentence gives a program orders in its own voice; one that quotes such an order reports it."""
    beginnings, pattern = _orders()
    folded = sentence.casefold().replace("ı", "i")
    if not any(beginning in folded for beginning in beginnings):
        return False
    found = [m.span() for m in pattern.finditer(sentence)]
    quoted = quotations(sentence) if found else []
    return any(not any(start <= first and last <= end for start, end in quoted) for first, last in found)


@lru_cache(maxsize=1)
def _orders() -> tuple[tuple[str, ...], re.Pattern[str]]:
    table = load_table("orders_to_programs.toml")
    pattern = "|".join(f"(?:{pattern})" for pattern in table["patterns"])
    return tuple(table["beginnings"]), re.compile(pattern, re.IGNORECASE)
