"""What translation leaves alone in a sentence: names by their consonants, places by their table row, numbers by value."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from summarizer.language.events.triggers import find_triggers
from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.names.words import name_words
from summarizer.language.numbers.numerals import numerals_of
from summarizer.language.places import fold_name, gazetteer, skeleton
from summarizer.language.profile import load_profile
from summarizer.schema.marked import Numeral


def anchors(sentence: str, language: str | None, numbers: frozenset[str] | None = None) -> frozenset[str]:
    """The sentence's anchors, by which sentences of two languages can be compared.

    `numbers` are the values of its numbers, where they have been read.
    """
    read = frozenset(values(numerals_of(sentence, language))) if numbers is None else numbers
    return read | _names(sentence, language)


def values(numerals: Iterable[Numeral]) -> Iterator[str]:
    """The numbers that anchor a sentence, as written."""
    return (str(v) for n in numerals for v in (n.quantity.value, n.quantity.min_value) if v)


@lru_cache(maxsize=2_000)
def _names(sentence: str, language: str | None) -> frozenset[str]:
    found: set[str] = set()
    for name in find_names(sentence, load_profile(language), 0, len(sentence), Vocabulary.of(sentence)):
        entry = gazetteer().lookup(name.text)
        found |= {entry.id} if entry else set(skeleton(fold_name(name.text)).split())
    return frozenset(found)


@lru_cache(maxsize=2_000)
def concepts(sentence: str, language: str | None) -> frozenset[str]:
    """What the tables of words know in every language: peoples by their country, kinds of bodies ("k:court") and of acts
    ("t:flood").
    """
    kinds = name_words().kinds
    words = [fold_name(word) for word in re.findall(r"[^\W\d_]{3,}", sentence)]
    found = {f"k:{kind}" for word in words for kind in kinds.get(word, ())}
    found |= {entry.id for word in words if (entry := gazetteer().demonym(word))}
    return acts(sentence, language) | found


@lru_cache(maxsize=2_000)
def acts(sentence: str, language: str | None) -> frozenset[str]:
    """The kinds of acts that words of the sentence name, as concepts ("t:flood")."""
    found = find_triggers(sentence, 0, len(sentence), load_profile(language).code)
    return frozenset(f"t:{trigger.kind.type}" for trigger in found)


def is_general(concept: str) -> bool:
    """Whether many happenings share it: a kind, not a name, a place or a number."""
    return concept[:2] in ("k:", "t:")
