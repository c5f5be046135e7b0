"""Words that a language's own tables hold in lower case: at the head of a sentence such a word is no name."""

from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

from summarizer.language.events.event_types import event_types
from summarizer.language.profile import Profile

_TABLES = ("function_words", "phrase_stops", "units", "property", "scope", "modality", "attribution", "bounds")
_SAYINGS = ("numerals", "condense", "render", "templates", "names", "kinds", "dates")
_UNNAMED = frozenset(
    {"amount", "change", "percentage", "distance"}
)  # what a number is called whose property nothing tells
_ENDINGS = ("ing", "ed", "es", "en", "er", "s", "d", "n", "e")
_MIN_STEM = 4


@lru_cache(maxsize=32)
def common_words(profile: Profile) -> frozenset[str]:
    """Every word of the language's tables and of its event triggers, in lower case."""
    tables = [profile.tables[name] for name in (*_TABLES, *_SAYINGS) if name in profile.tables]
    triggers = [t for kind in event_types() for t in kind.triggers.get(profile.code, ())]
    return _UNNAMED | {word for text in _strings([tables, triggers]) for word in _words(text)}


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings([*value.keys(), *value.values()])
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _words(text: str) -> Iterator[str]:
    return (word for word in "".join(c if c.isalpha() else " " for c in text.lower()).split() if len(word) > 1)


def stems(words: frozenset[str]) -> frozenset[str]:
    """The words without the commonest endings of plural, tense and case, in ASCII: for telling kin, not for showing."""
    return frozenset(stem(word) for word in words)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """One word's stem, see `stems`."""
    plain = anyascii(word).lower()
    ending = next((e for e in _ENDINGS if plain.endswith(e) and len(plain) - len(e) >= _MIN_STEM), "")
    return plain[: len(plain) - len(ending)]
