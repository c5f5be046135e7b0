"""The first of several like happenings and a later one: "the first collapse", "a second collapse"."""

import re
from functools import lru_cache

from summarizer.language.alternatives import one_of
from summarizer.language.profile import load_profile

_WORDS_BETWEEN = r"\s(?:[\w'-]+\s){0,2}"


@lru_cache(maxsize=4_000)
def turn_of(sentence: str, language: str | None) -> str:
    """ "first" or "later" where the sentence says of one happening alone which of several it was; else ""."""
    first, later = _patterns(language)
    turns = {name for name, pattern in (("first", first), ("later", later)) if pattern.search(sentence)}
    return turns.pop() if len(turns) == 1 else ""


@lru_cache(maxsize=32)
def _patterns(language: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load_profile(language).tables["occasions"]
    nouns = one_of(table["nouns"])
    first, last = set(table["first"]), set(table["several"]) & set(table["last"])

    def pattern(words: set[str]) -> re.Pattern[str]:
        written = "|".join(map(re.escape, sorted(words))) or "(?!)"
        return re.compile(rf"\b(?:{written}){_WORDS_BETWEEN}(?:{nouns})\b", re.IGNORECASE)

    return pattern(first), pattern(last)
