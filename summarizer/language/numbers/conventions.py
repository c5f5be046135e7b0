"""How a language writes numbers: its decimal mark, its grouping, its words of scale."""

from functools import lru_cache
from typing import Any

from summarizer.language.profile import Profile
from summarizer.language.tables import load_table


def decimal_mark(profile: Profile) -> str:
    """ "." or ",": by the language's own file, else by the table of the world's languages."""
    if profile.numbers_known:
        return str(profile.tables["numerals"]["decimal"])
    return "," if profile.code in _table()["decimal_comma"].split() else "."


def groups_by_space(profile: Profile) -> bool:
    """Whether a plain space groups digits ("14 000")."""
    own = bool(profile.tables["numerals"]["space_groups"])
    return own if profile.numbers_known else profile.code in _table()["space_groups"].split()


@lru_cache(maxsize=64)
def scale_words(profile: Profile) -> dict[str, int]:
    """Word of scale in lower case -> its value; of all languages for one that has no file."""
    own = {word.lower(): int(value) for word, value in profile.tables["numerals"]["scales"].items()}
    if profile.numbers_known:
        return own
    table = _table()
    world = {word: int(value) for value, words in table["scales"].items() for word in words.split()} | own
    return {
        word: value for word, value in world.items() if word not in table["not_scales"].get(profile.code, "").split()
    }


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return load_table("number_conventions.toml")
