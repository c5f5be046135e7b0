"""The world's places, peoples, seats of government and organisations, from `data/places.toml`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from summarizer.language.quoting import normalize
from summarizer.language.tables import load_table
from summarizer.language.word_patterns import WordPattern, words_of_all_languages

_ELIDED = WordPattern(r"\b(?:<grammar.elided>)'(?=\w\w)")
_PLAIN = re.compile(r"[A-Za-z0-9 ]+")
_SYMBOLS = re.compile(r"[^\w\s'.\-]")  # spelt out by transliteration ("°" as "deg") they would glue words together


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table under its id. `kind`: country, territory, region, city, metonym, organisation or media.

    `ambiguous` are names of it, folded, that are also a person's or another word.
    """

    id: str
    kind: str
    name: str
    country: str = ""
    capital: bool = False
    ambiguous: frozenset[str] = frozenset()

    @property
    def stands_for(self) -> str:
        """The id of what the row's names mean: a capital and a seat of government mean their country."""
        return self.country if self.capital or self.kind == "metonym" else self.id


class Gazetteer:
    """Names to entries. Look-ups fold case, diacritics, quotation marks and a leading article."""

    def __init__(self, tables: dict[str, list[dict[str, object]]]) -> None:
        self.by_name: dict[str, Entry] = {}
        self.by_demonym: dict[str, Entry] = {}
        self.by_id: dict[str, Entry] = {}
        self._with_article: set[str] = set()  # folded names of places that bear an article, and a person without it
        self._labels: dict[str, dict[str, str]] = {}
        for row in tables.get("place", []):
            self._labels[str(row["id"])] = _by_language(row.get("label"))
            ambiguous = frozenset(fold_name(name) for name in _strings(row.get("ambiguous", [])))
            country, capital = str(row.get("country", "")), row.get("capital") is True
            self._add(Entry(str(row["id"]), str(row["kind"]), _first(row), country, capital, ambiguous), row)
        for row in tables.get("organisation", []):
            self._add(Entry(str(row["id"]), str(row.get("kind", "organisation")), _first(row)), row)
        for row in tables.get("metonym", []):
            self._add(Entry(str(row["of"]), "metonym", _first(row), str(row["of"])), row)

    def _add(self, entry: Entry, row: dict[str, object]) -> None:
        self.by_id.setdefault(entry.id, entry)
        for name in _strings(row["names"]):
            self.by_name.setdefault(fold_name(name), entry)
        told_with_article = (
            n for n in _strings(row.get("ambiguous", [])) if len(n.split()) > len(fold_name(n).split())
        )
        self._with_article.update(map(fold_name, told_with_article))
        for name in _strings(row.get("demonyms", [])):
            self.by_demonym.setdefault(fold_name(name), entry)

    def place(self, name: str) -> Entry | None:
        """The place of that name, or None."""
        entry = self.lookup(name)
        return entry if entry and entry.kind in ("country", "territory", "region", "city") else None

    def spans_countries(self, place: str) -> bool:
        """Whether the id is that of a region of several countries."""
        entry = self.by_id.get(place)
        return entry is not None and entry.kind == "region" and not entry.country

    def name_in(self, language: str, name: str) -> str:
        """The place's name in a language ("Saragosse" -> "Zaragoza").

        As it is written where the table lacks it, or has it for another place too (Tunis and Tunisia are "Túnez").
        """
        entry = self.place(name)
        label = self._labels[entry.id].get(language, name) if entry else name
        return label if self.place(label) == entry else name

    def lookup(self, name: str) -> Entry | None:
        """Any entry of that name: place, organisation or seat of government; a Mr Paz is not La Paz."""
        folded = fold_name(name)
        bare = folded in self._with_article and not self.bears_article(name)
        return None if bare else self.by_name.get(folded)

    def bears_article(self, name: str) -> bool:
        """Whether the name is a place's that would be a person's without its article ("La Paz")."""
        folded = fold_name(name)
        return folded in self._with_article and len(name.split()) > len(folded.split())

    def demonym(self, word: str) -> Entry | None:
        """The place that a demonym belongs to ("Syrian" -> Syria), or None."""
        return self.by_demonym.get(fold_name(word))


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, list) else ()


def _by_language(value: object) -> dict[str, str]:
    return {str(code): str(name) for code, name in value.items()} if isinstance(value, dict) else {}


def _first(row: dict[str, object]) -> str:
    return _strings(row["names"])[0]


@lru_cache(maxsize=10_000)
def fold_name(name: str) -> str:
    """A name for comparison: lower case, no diacritics, no punctuation, no leading article, no possessive.

    Joins what spelling splits: "Al-Sham", "al Sham" and "al-Sham" fold alike.
    """
    if _PLAIN.fullmatch(name):
        return _without_article(name.lower().split())
    plain = _ELIDED.pattern.sub(" ", anyascii(_SYMBOLS.sub(" ", normalize(name))).lower())
    plain = re.sub(r"'s\b|(?<=s)'(?!\w)", "", plain)
    words = "".join(c if c.isalnum() else ("" if c in ".'" else " ") for c in plain).split()
    return _without_article(words)


def is_article(folded: str) -> bool:
    """Whether a folded name is nothing but an article."""
    return folded in _articles()


@lru_cache(maxsize=1)
def _articles() -> frozenset[str]:
    elided = words_of_all_languages("grammar", "elided_article")
    return words_of_all_languages("grammar", "articles") | {article.rstrip("'") for article in elided}


def _without_article(words: list[str]) -> str:
    while len(words) > 1 and words[0] in _articles():
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=10_000)
def skeleton(key: str) -> str:
    """The consonants of each word of a folded name, spellings of one sound made one, the article "al" left out."""
    words = [w for w in key.split() if w not in ("al", "el", "as", "ad", "ar", "an", "ash")]
    return " ".join(_consonants(w) for w in words)


def _consonants(word: str) -> str:
    for written, sound in (
        ("sch", "sh"),
        ("ch", "sh"),
        ("tch", "sh"),
        ("ph", "f"),
        ("kh", "h"),
        ("gh", "g"),
        ("q", "k"),
        ("ck", "k"),
        ("c", "k"),
        ("w", "v"),
        ("dj", "j"),
    ):
        word = word.replace(written, sound)
    first, rest = word[:1], re.sub(r"[aeiouy]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The shipped table, read once."""
    return Gazetteer(load_table("places.toml"))
