"""What a counted or measured noun is called in English, whatever the language that it stands in."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from anyascii import anyascii

from summarizer.language.tables import load_table

_COMPOUND_PART = 4
_ALL = "all"
_FIRST_PART = 2
_NOUNS = ("counted", "people", "measured")
_MOST_WORDS = 4
_STEM = 2  # letters that a plural shares with its singular


def noun_name(word: str, language: str) -> str:
    """The English name of a noun ("vols" -> "flights"), "" for one that the table lacks.

    A German compound is known by its last part ("wohnungseinbrüche" -> "burglaries").
    """
    return _name_in(_ALL, word, language)


def listed_name(word: str, language: str) -> str:
    """The same for a word that stands in the table itself."""
    return _names(_ALL, language).get(word.lower(), "")


def phrase_name(words: Sequence[str], language: str, *, noun_first: bool, poured: bool = False) -> str:
    """The English name of a noun of several words ("parcs éoliens", "speed cameras"), "" for one that the table lacks.

    The words are in lower case and begin with the noun (`noun_first`) or end with it; `poured` looks among substances.
    """
    longest = min(_MOST_WORDS, len(words))
    parts = (words[:n] if noun_first else words[-n:] for n in range(longest, 1, -1))
    names = _names("substances" if poured else _ALL, language)
    return next((name for part in parts if (name := names.get(" ".join(part)))), "")


def noun_in(word: str, language: str, target: str) -> str:
    """The plural of a noun in another language ("sapeurs-pompiers" -> "firefighters"), "" for one that the table lacks.

    German nouns come without their capital.
    """
    name = noun_name(word, language)
    if not name or target == "en":
        return name
    row: dict[str, str] = next((_rows()[key][name] for key in _NOUNS if name in _rows()[key]), {})
    return _plural_of(_forms(row, target))


def _plural_of(forms: list[str]) -> str:
    """The second form where it is the first one's plural; a row begins with its singular, or has plurals only."""
    stems = [anyascii(form)[:_STEM] for form in forms[:2]]
    return forms[len(set(stems)) == 1 < len(stems)] if forms else ""


def names_people(word: str, language: str) -> bool:
    """Whether a noun says what people are: "hunters", "Nachtwächter"."""
    return _name_in("people", word, language) != "" and word.lower() not in _names("counted", language)


def measure_name(word: str, language: str) -> str:
    """The same for what is measured and not counted: "Aufschlag" -> "premium"."""
    return _name_in("measured", word, language)


def substance_name(word: str, language: str) -> str:
    """The same for what is weighed or poured: "leche" -> "milk", "Milchpulver" -> "milk"."""
    return _name_in("substances", word, language)


@lru_cache(maxsize=1)
def substance_names() -> frozenset[str]:
    """The English names of what is weighed or poured."""
    return frozenset(_rows()["substances"])


@lru_cache(maxsize=1)
def measure_names() -> frozenset[str]:
    """The English names of what is measured and not counted."""
    return frozenset(_rows()["measured"])


@lru_cache(maxsize=1)
def counted_names() -> frozenset[str]:
    """The English names of what is counted by its noun alone."""
    return frozenset(_rows()["counted"]) | frozenset(_rows()["people"])


def noun_forms(language: str) -> Iterable[str]:
    """Every noun of the table in a language, in lower case, in all of its forms there."""
    return _names(_ALL, language)


@lru_cache(maxsize=32)
def names_of_kind(kind: str) -> frozenset[str]:
    """The English names of the counted nouns of one kind ("animals"); KeyError for a kind that the table lacks."""
    return frozenset(name.replace("_", " ") for name in _rows()["kinds"][kind].split())


@lru_cache(maxsize=4096)
def _name_in(words: str, word: str, language: str) -> str:
    names, lowered = _names(words, language), word.lower()
    found = names.get(lowered, "")
    return found or _name_by_last_part(lowered, names, language)


def _name_by_last_part(word: str, names: dict[str, str], language: str) -> str:
    """What the longest last part of a German compound names; "" where the word or its last part only looks like one."""
    compounds = _compounds(language)
    if not compounds:
        return ""
    for at in range(len(word) - _COMPOUND_PART + 1):
        first, last = word[:at], word[at:]
        if last in compounds["apart"]:
            return ""
        is_compound = at >= _FIRST_PART and first not in compounds["prefixes"] and last not in compounds["alone"]
        if is_compound and last in names:
            return names[last]
    return ""


@lru_cache(maxsize=32)
def _compounds(language: str) -> dict[str, frozenset[str]]:
    """Beginnings and ends that make no compound; {} for a language that has none."""
    return {key: frozenset(words.split()) for key, words in _rows()["compounds"].get(language, {}).items()}


@lru_cache(maxsize=32)
def _names(words: str, language: str) -> dict[str, str]:
    """Word -> English name, of one table of the file or of all nouns; the first row of a word wins."""
    tables = reversed(_NOUNS if words == _ALL else (words,))
    rows = (row for table in tables for row in reversed(_rows()[table].items()))
    return {word: name for name, row in rows for word in _forms(row, language)}


def _forms(row: dict[str, str], language: str) -> list[str]:
    """The words of a row in a language; what is written with "_" is a noun of several."""
    return [form.replace("_", " ") for form in row.get(language, "").split()]


@lru_cache(maxsize=1)
def _rows() -> dict[str, dict[str, Any]]:
    return load_table("nouns.toml")
