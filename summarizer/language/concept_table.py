"""Words of several languages by what they mean: their endings taken off, German compounds taken apart."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

_MIN_PART = 4  # letters of a part of a compound
_MIN_WORD = 3
_ENDINGS = ("", "s", "es", "e", "n", "en", "er", "ed", "ing", "a", "as", "os", "o", "d")
_VOWELS = "aoe"  # cerrado, cerradas; fermé, fermée
_LINKS = ("", "s", "n", "en", "es", "er", "e")


class ConceptTable:
    """Looks words up (lower case, without accents) in rows of a concept's name and its words in all languages.

    The name is a word of its own row. Of two rows with one word the later one has it.
    """

    def __init__(self, *tables: Mapping[str, str]) -> None:
        rows = [row for table in tables for row in table.items()]
        whole = {word: concept for concept, words in rows for word in (concept, *words.split())}
        cut = {word[:-1]: c for word, c in whole.items() if word[-1] in _VOWELS and len(word) > _MIN_PART}
        self._words = cut | whole
        self.concept = lru_cache(maxsize=20_000)(self._concept)

    def concepts(self, word: str) -> tuple[str, ...]:
        """The word's concept, or those of the two words that it is made of; () where the table lacks it."""
        known = self.concept(word)
        return (known,) if known else next(self._compounds(word), ())

    def _concept(self, word: str) -> str | None:
        """The concept of a word, its ending taken off if need be."""
        bare = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
        return next((concept for stem in bare if len(stem) >= _MIN_WORD and (concept := self._words.get(stem))), None)

    def _compounds(self, word: str) -> Iterator[tuple[str, str]]:
        """ "schulschliessungen": two known words with or without a letter between them."""
        for at in range(_MIN_PART, len(word) - _MIN_PART + 1):
            last = self.concept(word[at:])
            begun = (word[:at].removesuffix(link) for link in _LINKS if word[:at].endswith(link))
            first = next((c for stem in begun if (c := self.concept(stem))), None) if last else None
            if first and last:
                yield first, last
