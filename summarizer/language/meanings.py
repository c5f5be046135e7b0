"""What the words of a sentence mean, whatever its language: the rows of all tables that have words of four languages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from summarizer.language.places import fold_name, gazetteer
from summarizer.language.profile import load_profile
from summarizer.language.tables import load_table

_WORD = re.compile(r"[^\W\d_]{3,}")
_OPENING = 4  # letters that two forms of one word share at least
_ENDING = 3  # and that they differ by at most
_PART = 4  # letters of a part of a compound
_LINKS = ("", "s", "n", "en", "es")
_BY_LANGUAGE = (("nouns", ("counted", "people", "measured", "substances")), ("deeds", ("things", "sums")))
_OF_ALL = (
    ("quantity_words", ("concepts",)),
    ("news_words", ("concepts", "general")),
    ("name_words", ("kinds", "meanings")),
)


@lru_cache(maxsize=2_000)
def meanings(text: str, language: str | None) -> frozenset[str]:
    """The rows that have the text's words, or forms of them; of a German compound those of its parts."""
    profile = load_profile(language)
    words = {w for w in map(str.lower, _WORD.findall(text)) if w not in profile.function_words}
    return frozenset[str]().union(*(_rows_of(fold_name(w), profile.code) for w in words))


@lru_cache(maxsize=20_000)
def _rows_of(word: str, language: str) -> frozenset[str]:
    place = gazetteer().demonym(word) or gazetteer().lookup(word)
    compounds = load_profile(language).tables["capital_nouns"]
    found = frozenset[str]().union(*(index.found(word, compounds) for index in _indexes(language)))
    before = _former()
    if not found and word.startswith(before) and (office := _rows_of(word.removeprefix(before), language)):
        return office | _rows_of(before, language)  # "exjefe"
    return found | {f"place {place.id}"} if place else found


@lru_cache(maxsize=1)
def _former() -> str:
    """What stands before the word for an office that somebody has left."""
    return str(load_table("news_words.toml")["prefixes"]["former"])


@dataclass(frozen=True)
class _Index:
    """The rows of each form, and the forms by their first letters."""

    rows: dict[str, frozenset[str]]
    opened: dict[str, list[str]]

    def found(self, word: str, compounds: bool) -> frozenset[str]:
        """The rows that have the word, else those of its forms, else, in a language of `compounds`, of its parts."""
        known = self.rows.get(word) or self.inflected(word)
        return known if known or not compounds else self.of_parts(word)

    def inflected(self, word: str) -> frozenset[str]:
        """The rows of the forms from which the word differs least, in its ending alone ("selling", "sells")."""
        near = [(differ, f) for f in self.opened.get(word[:_OPENING], ()) if (differ := _endings(word, f)) is not None]
        least = min((differ for differ, _ in near), default=0)
        return frozenset[str]().union(*(self.rows[form] for differ, form in near if differ == least))

    def of_parts(self, word: str) -> frozenset[str]:
        """The rows of the longest last part that is known, and of what stands before it."""
        for at in range(_PART, len(word) - _PART + 1):
            if last := self.rows.get(word[at:]) or self.inflected(word[at:]):
                first = word[:at]
                begun = (first.removesuffix(link) for link in _LINKS if first.endswith(link))
                return last | next((rows for stem in begun if (rows := self.rows.get(stem))), frozenset())
        return frozenset()


def _endings(one: str, other: str) -> int | None:
    """By how many letters two words differ at their ends; None where that makes them two words."""
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    most = max(len(one), len(other)) - shared
    return most if shared >= _OPENING and most <= min(_ENDING, shared - 1) else None


@lru_cache(maxsize=8)
def _indexes(language: str) -> tuple[_Index, _Index]:
    """One of acts, whose table has other forms of a word than the other tables have, and one of all else."""
    return _index_of(_acts(language)), _index_of(_table_rows(language))


def _index_of(table: Iterable[tuple[str, list[str]]]) -> _Index:
    rows: dict[str, set[str]] = defaultdict(set)
    for row, words in table:
        for word in words:
            rows[fold_name(word)].add(row)
    opened: dict[str, list[str]] = defaultdict(list)
    for form in rows:
        opened[form[:_OPENING]].append(form)
    return _Index({form: frozenset(known) for form, known in rows.items()}, dict(opened))


def _table_rows(language: str) -> Iterator[tuple[str, list[str]]]:
    """Each row with its words in a language, or in all where the table does not tell them apart."""
    for file, tables in (*_BY_LANGUAGE, *_OF_ALL):
        for table in tables:
            for name, row in load_table(f"{file}.toml")[table].items():
                yield f"{file} {name}", _words(name, row, language)
    for role, forms in load_table("speaker_words.toml")["roles"].items():
        yield f"role {role}", [form for form in forms.split("|") if " " not in form]


def _acts(language: str) -> Iterator[tuple[str, list[str]]]:
    irregular = load_table("acts.toml")["forms"].get(language, {})
    for number, kin in enumerate(load_table("acts.toml")["kin"]):
        words = kin.get(language, "").split()
        yield f"acts {number}", [*words, *(form for word in words for form in irregular.get(word, "").split())]


def _words(name: str, row: Any, language: str) -> list[str]:
    """The single words of a row: by language, as a list, or in one string with the row's name among them."""
    if isinstance(row, dict):
        return [word for word in row.get(language, "").split() if "_" not in word]
    return list(row) if isinstance(row, list) else [name, *row.split()]
