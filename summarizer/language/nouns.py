"""What a counted or measured noun is called in English, whatever the language that it stands in."""

from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii

from summarizer.language.tables import load_table

_COMPOUND_PART = 4
_LANGUAGE_OF_COMPOUNDS = "de"
_NOUNS = ("counted", "people", "measured")
_MOST_WORDS = 4
_STEM = 2  # letters that a plural shares with its singular


def noun_name(word: str, language: str) -> str:
    """The English name of a noun ("vols" -> "flights"), "" for one that the table lacks.

    A German compound is known by its last part ("wohnungseinbrüche" -> "burglaries").
    """
    lowered = word.lower()
    return (
        _exact(lowered, language)
        or _name_in("counted", word, language)
        or _name_in("people", word, language)
        or measure_name(word, language)
    )


def phrase_name(words: Sequence[str], language: str, *, noun_first: bool) -> str:
    """The English name of a noun of several words ("parcs éoliens", "speed cameras"), "" for one that the table lacks.

    The words are in lower case; a noun comes first in Romance languages, else last.
    """
    longest = min(_MOST_WORDS, len(words))
    parts = (words[:n] if noun_first else words[-n:] for n in range(longest, 1, -1))
    return next((name for part in parts if (name := _exact(" ".join(part), language))), "")


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
def counted_names() -> frozenset[str]:
    """The English names of what is counted by its noun alone."""
    return frozenset(_rows()["counted"]) | frozenset(_rows()["people"])


def _exact(lowered: str, language: str) -> str:
    return next((names[lowered] for table in _NOUNS if lowered in (names := _names(table, language))), "")


@lru_cache(maxsize=4096)
def _name_in(table: str, word: str, language: str) -> str:
    names, lowered = _names(table, language), word.lower()
    found = names.get(lowered, "")
    if found or language != _LANGUAGE_OF_COMPOUNDS:
        return found
    starts = (at for at in range(2, len(lowered) - _COMPOUND_PART + 1) if lowered[:at] not in _prefixes(language))
    return next((names[lowered[at:]] for at in starts if lowered[at:] in names), "")


@lru_cache(maxsize=1)
def _prefixes(language: str) -> frozenset[str]:
    """With one of them a noun is another word and no compound: "Vorwurf" is no "Wurf"."""
    return frozenset(_rows()["compounds"][language]["prefixes"].split())


@lru_cache(maxsize=32)
def _names(table: str, language: str) -> dict[str, str]:
    rows = reversed(_rows()[table].items())  # the first row of a word wins
    return {word: name for name, row in rows for word in _forms(row, language)}


def _forms(row: dict[str, str], language: str) -> list[str]:
    """The words of a row in a language; what is written with "_" is a noun of several."""
    return [form.replace("_", " ") for form in row.get(language, "").split()]


@lru_cache(maxsize=1)
def _rows() -> dict[str, dict[str, dict[str, str]]]:
    return load_table("nouns.toml")
