"""What the words of a name mean: kinds of organisation in four languages, legal forms, forms of address, idle words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.places import fold_name, gazetteer
from summarizer.language.profile import available_languages, load_profile
from summarizer.language.sounds import canonical
from summarizer.language.tables import load_table

_LONGEST_PLACE = 4
_SHORTEST_PART = 4
_LONGEST_TITLE = 4
_COMPOUNDED = 6  # letters from which on a word may end a German compound


@dataclass(frozen=True, slots=True)
class NameWords:
    """The shipped table; words are folded as `fold_name` does. `kinds` maps a word to one or more concepts, `meanings` one
    that names no kind.
    """

    kinds: dict[str, tuple[str, ...]]
    meanings: dict[str, tuple[str, ...]]
    bodies: frozenset[str]
    idle: frozenset[str]
    distinguishing: frozenset[str]
    business: frozenset[str]
    legal_forms: frozenset[str]
    address: frozenset[str]
    particles: frozenset[str]
    appositions: frozenset[str]
    weak_heads: frozenset[str]


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """The table, read once."""
    data = load_table("name_words.toml")
    kinds, meanings = _by_word(data["kinds"]), _by_word(data["meanings"])
    kinds |= {word: tuple(concepts) for word, concepts in data["compounds"].items()}
    return NameWords(kinds, meanings, **{name: frozenset(words) for name, words in data["words"].items()})


def _by_word(rows: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {word: (concept,) for concept, words in rows.items() for word in words}


@lru_cache(maxsize=10_000)
def bare_name(name: str) -> str:
    """A name folded for comparison, without forms of address and legal forms: "Herr Dr. Jürgen Renk" is "jurgen renk"."""
    table = name_words()
    words = fold_name(name).split()
    while len(words) > 1 and words[-1] in table.legal_forms:
        words = words[:-1]
    while len(words) > 1 and words[0] in table.address:
        words = words[1:]
    return " ".join(words)


def has_legal_form(name: str) -> bool:
    """Whether the name ends in a legal form ("plc", "GmbH")."""
    words = fold_name(name).split()
    return len(words) > 1 and words[-1] in name_words().legal_forms


@lru_cache(maxsize=10_000)
def concepts(key: str) -> frozenset[str]:
    """What a folded name says in any language: "@SY" and "army" for "syrian army" and "ejercito sirio".

    Countries by their row of the world's table, kinds of organisation by their concept, other words by their sounds.
    """
    table, found, words = name_words(), set[str](), key.split()
    i = 0
    while i < len(words):
        length, country = _place_at(words, i)
        if country:
            found.add(country)
        elif meant := _meant(words[i]):
            found |= set(meant)
        elif words[i] not in table.idle:
            found.add(canonical(words[i]))
        i += length
    return frozenset(found)


@lru_cache(maxsize=10_000)
def _meant(word: str) -> tuple[str, ...]:
    """The concepts of a word of the table, or of a German compound of two such words; none of any other."""
    table = name_words()
    if known := table.kinds.get(word) or table.meanings.get(word):
        return known
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        kind = table.kinds.get(word[cut:])
        first = next(
            (m for left in _unlinked(word[:cut]) if (m := table.meanings.get(left) or table.kinds.get(left))), ()
        )
        if kind and first:
            return (*first, *kind)
    return ()


def _unlinked(part: str) -> Iterator[str]:
    """The first part of a compound, with and without what links it to the second."""
    yield part
    yield from (part.removesuffix(link) for link in ("s", "n", "en", "es") if part.endswith(link))


@lru_cache(maxsize=1)
def translated_concepts() -> frozenset[str]:
    """The concepts that the table knows in every language: "army", "court", "national", "green"."""
    table = name_words()
    return frozenset(c for found in (*table.kinds.values(), *table.meanings.values()) for c in found)


@lru_cache(maxsize=1)
def kind_concepts() -> frozenset[str]:
    """The concepts of the table of kinds: "army", "court", "national"."""
    return frozenset(c for found in name_words().kinds.values() for c in found)


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """The personal titles of all languages, folded."""
    return frozenset(fold_name(t) for c in available_languages() for t in load_profile(c).tables["names"]["titles"])


def title_length(words: tuple[str, ...]) -> int:
    """How many words of a folded name are a title with its field before it; at least one word is left.

    "prime minister anna berg" 2, "ministra del interior petra vondra" 3, "innenministerin vondra" 1; 0 for "general electric",
    where a word for a kind, a field or a business follows.
    """
    known = next((n for n in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1) if _ends_a_title(words[:n])), 0)
    while known and known < len(words) - 1 and (words[known] in name_words().idle or _names_a_field(words[known])):
        known += 1
    return 0 if not known or _names_a_field(words[known]) or words[known] in name_words().idle else known


def _ends_a_title(words: tuple[str, ...]) -> bool:
    """Whether the words are a title, alone or behind a field or a people: "iranian foreign minister"."""
    if " ".join(words) in titles():
        return True
    if len(words) == 1:
        return words[0].endswith(_role_endings())
    field = all(_names_a_field(w) or gazetteer().demonym(w) for w in words[:-1])
    return field and (words[-1] in titles() or " ".join(words[-2:]) in titles())


def _names_a_field(word: str) -> bool:
    table = name_words()
    return word in table.kinds or word in table.business or word in table.meanings


@lru_cache(maxsize=1)
def _role_endings() -> tuple[str, ...]:
    """What a role of one word ends with where words are joined, for women too: "minister", "ministerin", "sprecherin"."""
    endings = {fold_name(e) for c in available_languages() for e in load_profile(c).tables["names"]["role_endings"]}
    return tuple(e + woman for e in sorted(endings) if len(e) >= _COMPOUNDED for woman in ("", "in"))


@lru_cache(maxsize=10_000)
def holds_kind(key: str) -> bool:
    """Whether one of the words, or the end of a German compound, names a kind of organisation."""
    table = name_words()
    return any(word in table.kinds or (word not in table.meanings and _meant(word)) for word in key.split())


@lru_cache(maxsize=10_000)
def names_a_body(key: str) -> bool:
    """Whether one of the words of a folded name is a body by itself: a ministry, a court, a bank."""
    table = name_words()
    return any(concept in table.bodies for word in key.split() for concept in table.kinds.get(word, ()))


@lru_cache(maxsize=10_000)
def is_apposition(word: str) -> bool:
    """Whether a folded word tells what the name behind it is ("agence", "Gewerkschaft", "Arbeitgeberverband")."""
    table = name_words().appositions
    return word in table or any(len(end) >= _COMPOUNDED and word.endswith(end) for end in table)


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """The words that a place's name or its people's may begin with."""
    return frozenset(
        name.split()[0] for table in (gazetteer().by_name, gazetteer().by_demonym) for name in table if name
    )


def _place_at(words: list[str], at: int) -> tuple[int, str]:
    """How many words from `at` name a place or its people, and its id behind an "@"; (1, "") where none does."""
    if words[at] not in _first_words():
        return 1, ""
    for length in range(min(_LONGEST_PLACE, len(words) - at), 0, -1):
        name = " ".join(words[at : at + length])
        entry = gazetteer().place(name) or (gazetteer().demonym(name) if length < 3 else None)
        if entry and (length > 1 or len(name) > 1):
            return length, f"@{entry.id}"
    return 1, ""
