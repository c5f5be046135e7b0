"""What the name of a quantity means in whatever words: "closed schools", "écoles fermées", "Schulschließungen" are one.

Properties that no table lists are named by a model in plain words, and no two choose the same (data/quantity_words.toml).
"""

import re
from functools import lru_cache

from anyascii import anyascii

from summarizer.language.concept_table import ConceptTable
from summarizer.language.nouns import listed_name, measure_name
from summarizer.language.profile import available_languages, load_profile
from summarizer.language.tables import load_table
from summarizer.language.word_patterns import words_of_all_languages

_MIN_PART = 4  # letters of a part of a compound
_COUNTED = frozenset(
    {"people", "house", "household", "customer", "resident"}
)  # "homes without power", "people evacuated"


@lru_cache(maxsize=5_000)
def concepts_of(name: str) -> frozenset[str]:
    """The concepts that a quantity's name is made of; a word that the table lacks stands for itself."""
    words = re.findall(r"[a-z]+", anyascii(name).lower())
    return frozenset(concept for word in words if word not in _idle() for concept in _concepts_in(word))


def is_of_measures(word: str, language: str) -> bool:
    """Whether a table knows the word, or the end of a compound, as one for what is measured or done to what is counted."""
    own = frozenset(re.findall(r"[a-z]+", anyascii(word).lower()))
    return bool(measure_name(word, language)) or not concepts_of(word) & own


@lru_cache(maxsize=5_000)
def common_name(name: str) -> str:
    """The program's own name of a property where the table has one for these words, else the name itself."""
    if name in listed_names():
        return name
    words = concepts_of(name)
    return _same().get(words) or _same().get(words - _COUNTED, name)


def are_one_quantity(one: str, other: str) -> bool:
    """Whether two names may be of one property, as far as the table tells: "people killed" are deaths, survivors rescued."""
    return common_name(one) == common_name(other) or listed_meaning(one) == listed_meaning(other)


@lru_cache(maxsize=5_000)
def listed_meaning(name: str) -> str:
    """The program's property that a name may mean: survivors are mostly rescued, though some may still be below."""
    words = concepts_of(name) - _COUNTED
    near = load_table("quantity_words.toml")["near"].items()
    return next((own for own, known in near if any(concepts_of(k) == words for k in known)), common_name(name))


@lru_cache(maxsize=5_000)
def count_of_group(name: str) -> tuple[str, str]:
    """The listed property and the kind of people in a name that holds both ("civilian deaths"), else "" and "".

    Soldiers who were killed are deaths of soldiers, whichever way a model puts it.
    """
    words = re.findall(r"\w+", name.lower())
    if common_name(name) in listed_names() or not words_of_all_languages("grammar", "by").isdisjoint(words):
        return "", ""  # "arrests by police"
    for i, kind in ((i, _kinds_of_people().get(word, "")) for i, word in enumerate(words)):
        rest = common_name(" ".join(words[:i] + words[i + 1 :]))
        if kind and kind in kinds_counted(rest):
            return rest, kind
    return "", ""


@lru_cache(maxsize=1)
def _kinds_of_people() -> dict[str, str]:
    """The kind that each word for people of one sort counts, in every language; none for people as such."""
    sorts = kinds_counted("deaths") - {"", "people", "combatants"}
    kinds = (load_profile(language).unit_kinds.items() for language in reversed(_languages()))
    return {word: kind for own in kinds for word, kind in own if kind in sorts}


def _concepts_in(word: str) -> tuple[str, ...]:
    return _table().concepts(word) or (_noun(word) or _plain(word),)


def _noun(word: str) -> str:
    """What the word counts in the first language that has it as a noun; accents are gone, so that few words are missed."""
    return next((name for language in _languages() if (name := listed_name(word, language))), "")


@lru_cache(maxsize=1)
def _languages() -> tuple[str, ...]:
    """English first, and last those whose nouns are compounds, of which a part may be another language's noun."""
    return tuple(sorted(available_languages(), key=lambda c: (c != "en", load_profile(c).tables["capital_nouns"])))


def _plain(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > _MIN_PART else word


@lru_cache(maxsize=1)
def _table() -> ConceptTable:
    return ConceptTable(load_table("quantity_words.toml")["concepts"])


@lru_cache(maxsize=1)
def _idle() -> frozenset[str]:
    return frozenset(load_table("quantity_words.toml")["idle"]["words"].split())


@lru_cache(maxsize=1)
def _same() -> dict[frozenset[str], str]:
    rows = load_table("quantity_words.toml")["same"]
    own = {concepts_of(name): name for name in sorted(listed_names(), key=lambda name: (name in rows, name))}
    return {concepts_of(words): name for name, known in rows.items() for words in known} | own


def kinds_counted(name: str) -> frozenset[str]:
    """The kinds of unit that a listed property may count, "" for none; nothing for one in other words."""
    return _kinds().get(name, frozenset())


@lru_cache(maxsize=1)
def unit_kinds() -> frozenset[str]:
    """Every kind of unit that the tables know ("civilians", "vehicles")."""
    return frozenset(load_profile("en").unit_kinds.values())


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[str]]:
    kinds: dict[str, frozenset[str]] = {}
    for known in load_profile("en").properties:
        kinds[known.name] = kinds.get(known.name, frozenset()) | known.units
    return kinds


@lru_cache(maxsize=1)
def listed_names() -> frozenset[str]:
    """The properties that the program reads by their cue words."""
    return frozenset(p.name for p in load_profile("en").properties)
