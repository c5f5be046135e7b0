"""Sentences that speak to the program that reads them ("ignore your instructions"), not to a reader.

A courtesy to the reader, who need not see them in a briefing; nothing's safety rests on it.
"""

import re
from functools import lru_cache

from summarizer.language.quotations import quotations
from summarizer.language.tables import load_table


def orders_a_program(sentence: str) -> bool:
    """Whether the sentence gives a program orders in its own voice; one that quotes such an order reports it."""
    quoted = quotations(sentence)
    return any(
        not any(start <= m.start() and m.end() <= end for start, end in quoted) for m in _pattern().finditer(sentence)
    )


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    patterns = load_table("orders_to_programs.toml")["patterns"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
