"""What the words of a name mean: kinds of organisation in four languages, legal forms, forms of address, idle words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.names.clues import is_given_name
from summarizer.language.names.sounds import canonical
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.profile import available_languages, load_profile
from summarizer.language.tables import load_table
from summarizer.language.word_patterns import WordPattern

_LONGEST_PLACE = 4
_ORDINAL = WordPattern(r"(\d+)(?:<numerals.ordinal_endings_folded>)")
_SHORTEST_PART = 4
_SHORTEST_OF_TWO = 10  # letters of two parts
_SHORTEST_END = 3  # "rat", "amt"
_LONGEST_TITLE = 4
_LONGEST_ENDING = 8
_SHORTEST_STEM = 4
_COMPOUNDED = 6  # letters from which on a word may end a German compound


@dataclass(frozen=True, slots=True)
class NameWords:
    """The shipped table; words are folded as `fold_name` does. `kinds` maps a word to one or more concepts, `meanings` one
    that names no kind. `phrases` are by first word and length, `cognates` map an ending to the class of its word.
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
    generations: frozenset[str]
    appositions: frozenset[str]
    weak_heads: frozenset[str]
    unions: frozenset[str]
    phrases: dict[str, dict[int, dict[str, tuple[str, ...]]]]
    cognates: dict[str, str]


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """The table, read once."""
    data = load_table("name_words.toml")
    kinds, meanings = _by_word(data["kinds"]), _by_word(data["meanings"])
    kinds |= {word: tuple(concepts) for word, concepts in data["compounds"].items()}
    words = {name: frozenset(words) for name, words in data["words"].items()}
    endings = {ending: name for name, known in data["cognates"].items() for ending in known}
    return NameWords(kinds, meanings, phrases=_by_first_word(data["phrases"]), cognates=endings, **words)


def _by_first_word(phrases: dict[str, list[str]]) -> dict[str, dict[int, dict[str, tuple[str, ...]]]]:
    found: dict[str, dict[int, dict[str, tuple[str, ...]]]] = {}
    for phrase, meant in phrases.items():
        words = phrase.split()
        found.setdefault(words[0], {}).setdefault(len(words), {})[phrase] = tuple(meant)
    return found


def _by_word(rows: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {word: (concept,) for concept, words in rows.items() for word in words}


@lru_cache(maxsize=10_000)
def bare_name(name: str) -> str:
    """A name folded for comparison, without forms of address and legal forms: "Herr Dr. Jürgen Renk" is "jurgen renk"."""
    if gazetteer().bears_article(name):
        return " ".join(name.lower().split())
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

    Countries by their row of the world's table, unions of states by theirs behind "~", kinds of organisation by their
    concept, other words by their sounds without the ending that each language gives them.
    """
    return frozenset(concept for meant in _read(key) for concept in meant)


def is_translated(key: str) -> bool:
    """Whether `translated_concepts` holds all that a folded name says; told by its first word, mostly."""
    known = translated_concepts()
    return all(concept in known for meant in _read(key) for concept in meant)


def _read(key: str) -> Iterator[tuple[str, ...]]:
    """What the words of a folded name mean, one by one or together, in their order."""
    words, idle, i = key.split(), name_words().idle, 0
    while i < len(words):
        length, meant = _phrase_at(words, i)
        if not meant:
            length, place = _place_at(words, i)
            meant = (place,) if place else _meant(words[i])
        if meant:
            yield meant
        elif words[i] not in idle:
            yield (cognate(words[i]),)
        i += length


def _phrase_at(words: list[str], at: int) -> tuple[int, tuple[str, ...]]:
    """How many words from `at` mean one thing together, and what; (1, ()) where none do."""
    found = name_words().phrases.get(words[at])
    if found is None:
        return 1, ()
    length = next((n for n in sorted(found, reverse=True) if " ".join(words[at : at + n]) in found[n]), 0)
    return (length, found[length][" ".join(words[at : at + length])]) if length else (1, ())


@lru_cache(maxsize=10_000)
def cognate(word: str) -> str:
    """What a learned word shares with its forms in other languages: "patriot+ic"; an ordinal's number
    ("93rd", "93e"); any other word by its sounds.

    At least four letters stand before the ending: shorter ones are names more often.
    """
    if ordinal := _ORDINAL.fullmatch(word):
        return ordinal[1]
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 1, -1):
        if ending := name_words().cognates.get(word[-length:]):
            return f"{canonical(word[:-length])}+{ending}"
    return canonical(word)


@lru_cache(maxsize=10_000)
def _meant(word: str) -> tuple[str, ...]:
    """The concepts of a word of the table, or of a German compound of two such words; none of any other."""
    table = name_words()
    if known := table.kinds.get(word) or table.meanings.get(word):
        return known
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_END + 1):
        kind = table.kinds.get(word[cut:])
        if not kind:
            continue
        if first := _meant_first(word[:cut]):
            return (*first, *kind)
    return ()


def _meant_first(part: str) -> tuple[str, ...]:
    """The concepts of what stands before the last part of a compound: a word of the table, or two ("Bundeskartell-amt")."""
    known = next((m for left in _unlinked(part) if (m := _by_itself(left))), ())
    if known or len(part) < _SHORTEST_OF_TWO:
        return known
    pairs = ((_by_itself(part[:cut]), part[cut:]) for cut in range(_SHORTEST_PART, len(part) - _SHORTEST_PART + 1))
    return next(
        ((*one, *two) for one, rest in pairs if one for left in _unlinked(rest) if (two := _by_itself(left))), ()
    )


def _by_itself(word: str) -> tuple[str, ...]:
    table = name_words()
    return table.meanings.get(word) or table.kinds.get(word) or ()


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

    "prime minister anna berg" 2, "ministra del interior petra vondra" 3, "innenministerin vondra" 1; 0 for "general
    electric", where a word for a kind, a field or a business follows.
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
    if words[-1] not in titles() and " ".join(words[-2:]) not in titles():
        return False
    return all(_names_a_field(w) or gazetteer().demonym(w) for w in words[:-1])


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
    words = behind_given_name(key).split()
    return any(word in table.kinds or (word not in table.meanings and _meant(word)) for word in words)


@lru_cache(maxsize=10_000)
def names_a_body(key: str) -> bool:
    """Whether one of the words of a folded name is a body by itself: a ministry, a court, a bank."""
    table, words = name_words(), behind_given_name(key).split()
    return any(concept in table.bodies for word in words for concept in table.kinds.get(word, ()))


@lru_cache(maxsize=10_000)
def ends_in_body(word: str) -> bool:
    """Whether a folded word, or the last part of a German compound, is a body: "kustenwache", not "parlamentswahl"."""
    meant = _meant(word)
    return bool(meant) and meant[-1] in name_words().bodies


def behind_given_name(key: str) -> str:
    """A folded name without a given name that it opens with: "Marine Vasse" is no navy, "Marine nationale" one."""
    first, _, rest = key.partition(" ")
    if not rest or not is_given_name(first):
        return key
    following = rest.split(" ")[0]
    return key if _names_a_field(following) or gazetteer().demonym(following) is not None else rest


@lru_cache(maxsize=10_000)
def is_apposition(word: str) -> bool:
    """Whether a folded word tells what the name behind it is ("agence", "Gewerkschaft", "Arbeitgeberverband")."""
    return word in name_words().appositions or word.endswith(_long_appositions())


@lru_cache(maxsize=1)
def _long_appositions() -> tuple[str, ...]:
    """Those with which a compound may end."""
    return tuple(sorted(end for end in name_words().appositions if len(end) >= _COMPOUNDED))


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """The words that a place's name or its people's may begin with."""
    return frozenset(
        name.split()[0] for table in (gazetteer().by_name, gazetteer().by_demonym) for name in table if name
    )


def _place_at(words: list[str], at: int) -> tuple[int, str]:
    """How many words from `at` name a place, its people or a union of states, and its id; (1, "") where none does."""
    if words[at] not in _first_words():
        return 1, _city_people(words[at])
    for length in range(min(_LONGEST_PLACE, len(words) - at), 0, -1):
        name = " ".join(words[at : at + length])
        known = gazetteer().lookup(name)
        if known and known.kind == "organisation" and known.id in name_words().unions:
            return length, f"~{known.id}"
        entry = gazetteer().place(name) or (gazetteer().demonym(name) if length < 3 else None)
        if entry and (length > 1 or len(name) > 1):
            return length, f"@{entry.id}"
    return 1, ""


def _city_people(word: str) -> str:
    """ "Johannesburger": the city, where German makes an adjective of it."""
    city = gazetteer().place(word.removesuffix("er")) if word.endswith("er") and len(word) > _COMPOUNDED else None
    return f"@{city.id}" if city else ""
