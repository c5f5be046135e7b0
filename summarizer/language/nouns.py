"""What a counted or measured noun is called in English, whatever the language that it stands in."""

from functools import lru_cache

from anyascii import anyascii

from summarizer.language.tables import load_table

_COMPOUND_PART = 4
_LANGUAGE_OF_COMPOUNDS = "de"
_STEM = 2  # letters that a plural shares with its singular


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


def noun_in(word: str, language: str, target: str) -> str:
    """The plural of a noun in another language ("sapeurs-pompiers" -> "firefighters"), "" for one that the table lacks.

    German nouns come without their capital.
    """
    name = noun_name(word, language)
    if not name or target == "en":
        return name
    table = load_table("nouns.toml")
    row: dict[str, str] = next(
        (table[key][name] for key in ("counted", "people", "measured") if name in table[key]), {}
    )
    return _plural_of(row.get(target, "").split())


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
    return frozenset(load_table("nouns.toml")["substances"])


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
