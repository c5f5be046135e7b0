"""Patterns whose words stand in the language files, for text that may be in any of their languages.

A sentence of one language names bodies and places of another, a passage is met without its article, and a story mixes
languages. The grammar, what may stand where, is written once, in the module that asks; `<table.key>` in it stands for
the words that the files have under that key, those of `data/numbers/` included. A language may lack a table or a key.
"""

import re
import sys
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Protocol

from summarizer.language.alternatives import one_of
from summarizer.language.profile import Profile, tables_of_all_languages

_WORDS = re.compile(r"<([a-z]\w*)\.([a-z]\w*)>")


class WordPattern:
    """A regular expression with the words of every language in it, compiled when it is first asked.

    A list's entries are words, taken letter for letter, the longest first; a string in the files is an expression.
    """

    def __init__(self, grammar: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.grammar = grammar
        self._flags = flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression with the words in it. Raises KeyError where no language has a key of it."""
        return re.compile(_WORDS.sub(lambda key: _alternatives(key[1], key[2]), self.grammar), self._flags)

    @property
    def expression(self) -> str:
        """The same, to be part of a larger expression."""
        return self.pattern.pattern

    @cached_property
    def match(self) -> "_Finds":
        """What `text[start:end]` begins with. Asked a thousand times an article, this is the compiled pattern's own."""
        return self.pattern.match

    @cached_property
    def fullmatch(self) -> "_Finds":
        """What `text[start:end]` is."""
        return self.pattern.fullmatch

    @cached_property
    def search(self) -> "_Finds":
        """The first in `text[start:end]`."""
        return self.pattern.search

    @cached_property
    def finditer(self) -> "_FindsAll":
        """Those in `text[start:end]`, none overlapping, in order."""
        return self.pattern.finditer


class _Finds(Protocol):
    def __call__(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> re.Match[str] | None: ...


class _FindsAll(Protocol):
    def __call__(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> Iterator[re.Match[str]]: ...


class OwnWords:
    """A regular expression with the words of one language in it, compiled once for each; an empty list matches nothing."""

    def __init__(self, grammar: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._grammar, self._flags = grammar, flags
        self._compiled: dict[Profile, re.Pattern[str]] = {}

    def of(self, profile: Profile) -> re.Pattern[str]:
        """The expression with the words of that language. Raises KeyError where it lacks a key."""
        found = self._compiled.get(profile)
        if found is None:
            written = _WORDS.sub(lambda key: _any_of([profile.tables[key[1]][key[2]]]) or "(?!)", self._grammar)
            found = self._compiled[profile] = re.compile(written, self._flags)
        return found


@lru_cache(maxsize=256)
def words_of_all_languages(table: str, key: str) -> frozenset[str]:
    """What every language has in a list. Raises KeyError where none has the key."""
    return frozenset(word for entry in _entries(table, key) for word in entry)


@lru_cache(maxsize=256)
def _alternatives(table: str, key: str) -> str:
    return _any_of(_entries(table, key))


def _any_of(entries: list[list[str] | str]) -> str:
    words = {word for entry in entries if not isinstance(entry, str) for word in entry}
    expressions = [entry for entry in entries if isinstance(entry, str)]
    return "|".join([*expressions, one_of(words)] if words else expressions)


def _entries(table: str, key: str) -> list[list[str] | str]:
    found = [words[table][key] for words in tables_of_all_languages() if key in words.get(table, ())]
    if not found:
        raise KeyError(f"{table}.{key}")
    return found
