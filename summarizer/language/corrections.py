"""Whether a sentence calls a number wrong, or only says that it has changed since (data/corrections.toml)."""

import re
from functools import lru_cache

from summarizer.language.profile import load_profile
from summarizer.language.tables import load_table

_OF_CORRECTING = ("correc", "correg", "corrig", "rectif", "korrektur", "korrig", "berichtig", "richtigstell", "clarif")


def calls_wrong(sentence: str, language: str | None) -> bool:
    """Whether a word of error or correction stands in the sentence; "revised from 14 to 16" has none."""
    found = _pattern(load_profile(language).code)
    return found is not None and found.search(sentence.lower()) is not None


def says_was_wrong(sentence: str, language: str | None) -> bool:
    """Whether a word of error stands in the sentence; "the correct number is" and "corrected" do not say which was wrong."""
    found = _pattern(load_profile(language).code, only_errors=True)
    return found is not None and found.search(sentence.lower()) is not None


def quotes_itself(sentence: str, language: str | None) -> bool:
    """Whether the paper says what it had written: "nous avions écrit jeudi que"."""
    told = sentence.lower()
    return any(words in told for words in _own_words(load_profile(language).code))


@lru_cache(maxsize=16)
def _own_words(code: str) -> tuple[str, ...]:
    return tuple(load_table("corrections.toml")["own_words"].get(code, ()))


@lru_cache(maxsize=16)
def _pattern(code: str, only_errors: bool = False) -> re.Pattern[str] | None:
    words = load_table("corrections.toml").get(code, [])
    words = [w for w in words if not (only_errors and w.startswith(_OF_CORRECTING))]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})") if words else None
