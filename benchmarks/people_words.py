"""What nouns and pronouns for people tell: of one or several, of a woman or a man, of which kind (`people_words.toml`)."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

_STEM = 4  # letters at least that a noun keeps without its ending


def listed(row: str, language: str) -> frozenset[str]:
    """The words of a row in a language; none where it lacks the row."""
    return _listed(row, language)


def kind_of(noun: str, language: str) -> str:
    """The kind of people that a noun names ("kind 3"), the same in every language; else its singular."""
    return next((f"kind {k}" for form in _forms(noun) if (k := _kinds(language).get(form)) is not None), singular(noun))


def is_listed(noun: str, language: str) -> bool:
    """Whether a noun is a known one for people."""
    sexed = listed("women", language) | listed("men", language) | listed("many", language)
    return any(form in sexed or form in _kinds(language) for form in _forms(noun))


def singular(noun: str) -> str:
    """A noun without the ending of several, where it has one that is plain."""
    return "man" if noun == "men" else "woman" if noun == "women" else next(iter(_forms(noun)[1:]), noun)


def sexes(words: frozenset[str], language: str) -> frozenset[str]:
    """ "women" or "men" where a word tells it."""
    return frozenset(row for row in ("women", "men") if not words.isdisjoint(listed(row, language)))


def count(word: str, language: str) -> str:
    """The number of people that a word tells, in digits; "" for another word."""
    digits = word.replace(",", "").replace(".", "")
    if digits.isdigit():
        return digits
    return next((str(n) for n, words in enumerate(_counts(language), start=2) if word in words), "")


@lru_cache(maxsize=8)
def _counts(language: str) -> list[list[str]]:
    return [words.split("|") for words in str(_table().get(language, {}).get("counts", "")).split()]


def _forms(noun: str) -> list[str]:
    endings = [("ies", "y"), ("s", ""), ("es", ""), ("en", ""), ("n", ""), ("e", "")]
    bare = (noun.removesuffix(end) + other for end, other in endings if noun.endswith(end) and not noun.endswith("ss"))
    return [noun, *(form for form in bare if len(form) >= _STEM)]


@lru_cache(maxsize=64)
def _listed(row: str, language: str) -> frozenset[str]:
    return frozenset(str(_table().get(language, {}).get(row, "")).split())


@lru_cache(maxsize=8)
def _kinds(language: str) -> Mapping[str, int]:
    rows = enumerate(_table()["class"])
    return {word: number for number, row in rows for word in row.get(language, "").split()}


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "people_words.toml").read_text(encoding="utf-8"))
