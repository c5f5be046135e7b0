"""Finding phrases of a table in an article: by an index of the text's words, and only where a phrase may begin.

An article is asked for several hundred tables, sentence by sentence, and hardly one of them has a phrase in it. Which of
a table's first words stand in the article, and where, is looked up once for all of its sentences.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

from summarizer.language.scripts import is_unspaced

_WORD = re.compile(r"\w+")
_LONG = 300  # characters from which on an index is worth its while
# what `re.IGNORECASE` takes for one letter beyond what `str.lower` does
_ALIKE = str.maketrans({"ı": "i", "ſ": "s", "ς": "σ", "µ": "μ"})


class Phrases:
    """Finds any of some phrases as whole words, longest first, case ignored, like the `re.Pattern` that it stands for.

    `pattern` is compiled from the phrases when the first word of one is met.
    """

    def __init__(self, phrases: tuple[str, ...], compiled: Callable[[tuple[str, ...]], re.Pattern[str]]) -> None:
        self._phrases = phrases
        self._compiled = compiled
        self._openers = _openers(phrases)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the phrases in any text."""
        return self._compiled(self._phrases)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The phrase that `text[start:end]` begins with, whatever follows."""
        return self.pattern.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The phrase that `text[start:end]` is."""
        return self.pattern.fullmatch(text, start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first phrase in `text[start:end]`."""
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The phrases in `text[start:end]`, none overlapping, in order."""
        stop = len(text) if end is None else min(end, len(text))
        if self._openers is None or len(text) < _LONG:
            return self.pattern.finditer(text, start, stop)
        index = _index(text)
        places = index.places(self._openers, start, stop)
        if index.cuts_word(stop):  # what the stretch holds of it may be a phrase for all that
            places = [*places, max(start, index.word_before(stop))]
        return self._found(text, places, stop) if places else iter(())

    def _found(self, text: str, places: list[int], stop: int) -> Iterator[re.Match[str]]:
        free = 0
        for at in places:
            if at >= free and (match := self.pattern.match(text, at, stop)):
                free = match.end()
                yield match


def _openers(phrases: tuple[str, ...]) -> frozenset[str] | None:
    """The first word of each phrase; None where one does not begin with a word."""
    openers = [_WORD.match(phrase) for phrase in phrases]
    if any(is_unspaced(phrase[:1]) for phrase in phrases):
        return None
    found = [opener.group() for opener in openers if opener]
    return frozenset(map(_folded, found)) if len(found) == len(phrases) else None


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else word.replace("İ", "i").lower().translate(_ALIKE)


class _Index:
    """Where each word of a text begins."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_word: dict[str, list[int]] = {}
        self._places: dict[frozenset[str], list[int]] = {}
        for match in _WORD.finditer(text):
            self._by_word.setdefault(_folded(match.group()), []).append(match.start())

    def places(self, words: frozenset[str], start: int, stop: int) -> list[int]:
        """Where any of the words begins in `text[start:stop]`, in order."""
        found = self._places.get(words)
        if found is None:
            held = [] if self._by_word.keys().isdisjoint(words) else [self._by_word.get(word, ()) for word in words]
            found = self._places[words] = sorted(at for places in held for at in places)
        return found[bisect_left(found, start) : bisect_left(found, stop)] if found else found

    def cuts_word(self, at: int) -> bool:
        """Whether a word goes on across the offset."""
        text = self._text
        return 0 < at < len(text) and _is_letter(text[at]) and _is_letter(text[at - 1])

    def word_before(self, at: int) -> int:
        """Where the word begins that goes on across the offset."""
        while at and _is_letter(self._text[at - 1]):
            at -= 1
        return at


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


@lru_cache(maxsize=16)
def _index(text: str) -> _Index:
    return _Index(text)
