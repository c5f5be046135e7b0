"""What a counted or measured noun is called in English, whatever the language that it stands in."""

from functools import lru_cache

from summarizer.language.tables import load_table

_COMPOUND_PART = 4
_LANGUAGE_OF_COMPOUNDS = "de"


def noun_name(word: str, language: str) -> str:
    """The English name of a noun ("vols" -> "flights"), "" for one that the table lacks.

    A German compound is known by its last part ("wohnungseinbrüche" -> "burglaries").
    """
    lowered = word.lower()
    tables = [_names(table, language) for table in ("counted", "people", "measured")]
    exact = next((names[lowered] for names in tables if lowered in names), "")
    return (
        exact
        or _name_in("counted", word, language)
        or _name_in("people", word, language)
        or measure_name(word, language)
    )


def names_people(word: str, language: str) -> bool:
    """Whether a noun says what people are: "hunters", "Nachtwächter"."""
    return _name_in("people", word, language) != "" and word.lower() not in _names("counted", language)


def measure_name(word: str, language: str) -> str:
    """The same for what is measured and not counted: "Aufschlag" -> "premium"."""
    return _name_in("measured", word, language)


@lru_cache(maxsize=1)
def counted_names() -> frozenset[str]:
    """The English names of what is counted by its noun alone."""
    tables = load_table("nouns.toml")
    return frozenset(tables["counted"]) | frozenset(tables["people"])


@lru_cache(maxsize=4096)
def _name_in(table: str, word: str, language: str) -> str:
    names, lowered = _names(table, language), word.lower()
    found = names.get(lowered, "")
    if found or language != _LANGUAGE_OF_COMPOUNDS:
        return found
    tails = (lowered[start:] for start in range(2, len(lowered) - _COMPOUND_PART + 1))
    return next((names[tail] for tail in tails if tail in names), "")


@lru_cache(maxsize=32)
def _names(table: str, language: str) -> dict[str, str]:
    rows = reversed(load_table("nouns.toml")[table].items())  # the first row of a word wins
    return {word: name for name, forms in rows for word in forms.get(language, "").split()}
