"""The words that carry a sentence's content, for telling whether two sentences speak of the same thing."""

import re
from collections import defaultdict
from functools import lru_cache

from anyascii import anyascii

from summarizer.language.profile import load_profile

_STEM = 6
_MIN_STEM = 3
_ENDING = 2  # letters


@lru_cache(maxsize=2_000)
def content_words(sentence: str, language: str | None) -> frozenset[str]:
    """Words of three letters or more that are no function words, in lower case ASCII, cut to a stem of six letters."""
    return stems_of_text(sentence, language)


def stems_of_text(text: str, language: str | None) -> frozenset[str]:
    """The same for a text too long to be remembered."""
    function_words = load_profile(language).function_words
    words = (w.lower() for w in re.findall(r"[^\W\d_]{3,}", text))
    return frozenset(anyascii(w)[:_STEM] for w in words if w not in function_words)


def overlap(one: frozenset[object], other: frozenset[object]) -> float:
    """Overlap coefficient (Szymkiewicz-Simpson): what both have over all that the smaller has, 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def akin(one: frozenset[str], other: frozenset[str]) -> int:
    """How many words of the first have a word of the second that is they but for an ending ("job", "jobs")."""
    opened = _by_opening(other)
    return sum(
        word in other or any(_differ_in_ending(word, o) for o in opened.get(word[:_MIN_STEM], ())) for word in one
    )


@lru_cache(maxsize=64)
def _by_opening(words: frozenset[str]) -> dict[str, list[str]]:
    """The words by their first letters, which two that differ in their endings share."""
    opened: dict[str, list[str]] = defaultdict(list)
    for word in words:
        opened[word[:_MIN_STEM]].append(word)
    return dict(opened)


def _differ_in_ending(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return (
        len(shorter) >= _MIN_STEM
        and longer.startswith(shorter[: max(_MIN_STEM, len(shorter) - 1)])
        and len(longer) - len(shorter) <= _ENDING
    )
