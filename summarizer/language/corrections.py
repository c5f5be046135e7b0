"""Whether a sentence calls a number wrong, or only says that it has changed since (data/corrections.toml)."""

import re
from functools import lru_cache

from summarizer.language.profile import load_profile
from summarizer.language.tables import load_table


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
    table = load_table("corrections.toml")
    of_correcting = tuple(table["of_correcting"].get(code, ())) if only_errors else ()
    words = [w for w in table.get(code, ()) if not (of_correcting and w.startswith(of_correcting))]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})") if words else None
