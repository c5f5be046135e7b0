"""What tells of an unknown name that it is a person's, a company's or a club's: given names, club words, words beside it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.places import fold_name
from summarizer.language.tables import load_table


@dataclass(frozen=True, slots=True)
class CompanyClues:
    """Patterns of what stands, in lower case, right before a company's name, and right behind it."""

    before: re.Pattern[str]
    behind: re.Pattern[str]


@lru_cache(maxsize=10_000)
def is_given_name(word: str) -> bool:
    """Whether a word is a given name that newspapers write; of a double one ("Jean-Luc") its first part decides."""
    return fold_name(word.split("-")[0]) in _given_names()


def is_family_name_first(word: str) -> bool:
    """Whether a folded word is a family name that stands before the given name: Chinese, Korean, Vietnamese."""
    return word in _family_first()


def is_same_given_name(one: str, other: str) -> bool:
    """Whether two folded given names are one: a short form ("William", "Bill"), or another language's letters."""
    return not _given_classes().get(one, frozenset()).isdisjoint(_given_classes().get(other, frozenset()))


@lru_cache(maxsize=1)
def _family_first() -> frozenset[str]:
    return frozenset(load_table("name_clues.toml")["family_first"].split())


@lru_cache(maxsize=1)
def _given_classes() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, row in enumerate(load_table("name_clues.toml")["same_given"]):
        for name in row.split():
            found[name] = found.get(name, frozenset()) | {number}
    return found


def names_a_club(name: str) -> bool:
    """Whether a name of several words begins or ends as a sports club's."""
    words = fold_name(name).split()
    return len(words) > 1 and not {words[0], words[-1]}.isdisjoint(_clubs())


@lru_cache(maxsize=16)
def company_clues(language: str) -> CompanyClues:
    """The clues of a language, English ones for a language that the table lacks."""
    rows = load_table("name_clues.toml")["company"]
    row = rows.get(language) or rows["en"]
    return CompanyClues(*(re.compile(row[key]) for key in ("before", "behind")))


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(load_table("name_clues.toml")["given"].split())


@lru_cache(maxsize=1)
def _clubs() -> frozenset[str]:
    return frozenset(load_table("name_clues.toml")["clubs"])
