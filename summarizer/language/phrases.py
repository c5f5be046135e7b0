"""Finding phrases of a table in an article: by an index of the text's words, and only where a phrase may begin.

An article is asked for several hundred tables, sentence by sentence, and hardly one of them has a phrase in it. Which of
a table's first words stand in the article, and where, is looked up once for all of its sentences.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from summarizer.language.scripts import is_inside_word, is_unspaced, is_word_character

_WORD = re.compile(r"\w+")
_NOTHING = re.compile(r"(?!)")
_GAPS = frozenset(" \n.,;:!?)")  # what most stretches end before, or with
_LONG = 300  # characters from which on an index is worth its while
_MANY = 20  # phrases from which on each opener has a pattern of its own
# what `re.IGNORECASE` takes for one letter beyond what `str.lower` does
_ALIKE = str.maketrans({"ı": "i", "ſ": "s", "ς": "σ", "µ": "μ"})


class Phrases:
    """Finds any of some phrases as whole words, longest first, case ignored, like the `re.Pattern` that it stands for.

    `openers` are the phrases' first words, None where one does not begin with a word. Patterns are compiled when they are
    first needed; of many phrases only those are tried that the word at a place opens.
    """

    def __init__(self, phrases: tuple[str, ...], compiled: Callable[[tuple[str, ...]], re.Pattern[str]]) -> None:
        self.phrases = phrases
        self._compiled = compiled
        self._opened = _by_opener(phrases)
        self.openers = None if self._opened is None else frozenset(self._opened)
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._text = ""
        self._in_text: list[int] = []

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the phrases in any text."""
        return self._compiled(self.phrases)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The phrase that `text[start:end]` begins with, whatever follows."""
        return self.pattern.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The phrase that `text[start:end]` is."""
        return self.pattern.fullmatch(text, start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first phrase in `text[start:end]`."""
        stop = len(text) if end is None else end
        places = self._places(text, start, stop)
        if places is None:
            return self.pattern.search(text, start, stop)
        return next(self._found(text, places, stop), None) if places else None

    def search_among(self, words: frozenset[str], text: str) -> re.Match[str] | None:
        """The first phrase in a short text of which all words are given, in lower case."""
        return None if self.openers is not None and self.openers.isdisjoint(words) else self.pattern.search(text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The phrases in `text[start:end]`, none overlapping, in order."""
        stop = len(text) if end is None else end
        places = self._places(text, start, stop)
        if places is None:
            return self.pattern.finditer(text, start, stop)
        return self._found(text, places, stop) if places else iter(())

    def _places(self, text: str, start: int, stop: int) -> list[int] | None:
        """Where in `text[start:stop]` a phrase may begin; None where only a search can tell."""
        if text is not self._text:  # one article is asked about many times, and then the next
            if len(text) < _LONG or self.openers is None:
                return None
            self._text, self._in_text = text, _index(text).places(self.openers)
        places = self._in_text
        if places:
            places = places[bisect_left(places, start) : bisect_left(places, stop)]
        if stop < len(text) and text[stop] not in _GAPS and text[stop - 1] not in _GAPS and is_inside_word(text, stop):
            # what the stretch holds of the word that it cuts may be a phrase for all that
            return [*places, max(start, _beginning_of_word(text, stop))]
        return places

    def _found(self, text: str, places: list[int], stop: int) -> Iterator[re.Match[str]]:
        free, few = 0, self.pattern if len(self.phrases) <= _MANY else None
        for at in places:
            if at >= free and (match := (few or self._opened_at(text, at, stop)).match(text, at, stop)):
                free = match.end()
                yield match

    def _opened_at(self, text: str, at: int, stop: int) -> re.Pattern[str]:
        """What finds the phrases that the word there opens."""
        word = _WORD.match(text, at, stop)
        written = word[0] if word else ""
        found = self._patterns.get(written)
        if found is None:
            opened = (self._opened or {}).get(_folded(written))
            if opened is None:
                return _NOTHING
            found = self._patterns[written] = self._compiled(tuple(opened))
        return found


def _by_opener(phrases: tuple[str, ...]) -> dict[str, list[str]] | None:
    """The phrases by their first words; None where one does not begin with a word."""
    opened: dict[str, list[str]] = {}
    for phrase in phrases:
        word = _WORD.match(phrase)
        if word is None or is_unspaced(phrase[:1]):
            return None
        opened.setdefault(_folded(word.group()), []).append(phrase)
    return opened


def _folded(text: str) -> str:
    """In lower case, letter for letter: "İ" alone would become two."""
    return text.lower() if text.isascii() else text.replace("İ", "i").lower().translate(_ALIKE)


class FirstWords:
    """Which of several tables may have a phrase in a stretch of text, by the words that stand in it."""

    def __init__(self, tables: Sequence[Phrases]) -> None:
        self._always = frozenset(i for i, table in enumerate(tables) if table.openers is None)
        self._by_word: dict[str, list[int]] = {}
        for i, table in enumerate(tables):
            for word in table.openers or ():
                self._by_word.setdefault(word, []).append(i)

    def likely(self, stretch: str) -> frozenset[int]:
        """The numbers of the tables of which a first word stands in the stretch."""
        words = self._by_word.keys() & set(_WORD.findall(_folded(stretch)))
        return self._always.union(*(self._by_word[word] for word in words))


class _Index:
    """Where each word of a text begins."""

    def __init__(self, text: str) -> None:
        self._by_word: dict[str, list[int]] = {}
        for match in _WORD.finditer(_folded(text)):
            self._by_word.setdefault(match.group(), []).append(match.start())

        self._words = frozenset(self._by_word)

    def places(self, words: frozenset[str]) -> list[int]:
        """Where any of the words begins, in order."""
        held = [self._by_word[word] for word in self._words & words]
        return held[0] if len(held) == 1 else sorted(chain.from_iterable(held))


def _beginning_of_word(text: str, at: int) -> int:
    """Where the word begins that goes on across the offset."""
    while at and is_word_character(text[at - 1]):
        at -= 1
    return at


@lru_cache(maxsize=48)  # as many articles as are in work at a time, and a few more
def _index(text: str) -> _Index:
    return _Index(text)
