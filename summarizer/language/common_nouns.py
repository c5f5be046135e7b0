"""Common nouns of a language that writes every noun with a capital: the capital of such a word shows no name.

Known are the nouns of the tables and what is made of two of them: a name that no table has is none of these, so that what
is left over has to stand in a source.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

from summarizer.language.common_words import stem, stems
from summarizer.language.events.event_types import event_types
from summarizer.language.names.clues import is_given_name
from summarizer.language.nouns import noun_forms
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile

_LEAST = 4  # letters of a part of a compound
_SHORTEST = 2  # of what is no noun and begins one: "ex"
_WORD = re.compile(r"[^\W\d_]+")


def names_can_be_told(profile: Profile) -> bool:
    """Whether a name can be told from other words: by its capital, or since the language's common nouns are known."""
    return not profile.tables["capital_nouns"] or "common_nouns" in profile.tables


@lru_cache(maxsize=20_000)
def is_common_noun(word: str, profile: Profile) -> bool:
    """Whether the word is surely a noun and surely no name: "Tarifgespräche", but neither "Merkel" nor "Bundestag"."""
    lowered, nouns = word.lower(), profile.tables.get("common_nouns")
    if not nouns or lowered in gazetteer().by_name or lowered in gazetteer().by_demonym or is_given_name(word):
        return False
    return lowered not in nouns["of_names"] and _is_made_of(anyascii(lowered), profile)


def _is_made_of(word: str, profile: Profile) -> bool:
    """Whether a word, in ASCII, is a noun, or two or more nouns in one word, with a letter or two between them."""
    if _is_form(word, profile):
        return True
    ends = (at for at in range(_SHORTEST, len(word) - _LEAST + 1) if _is_form(word[at:], profile))
    return any(_begins(word[:at], profile) for at in ends)


def _begins(part: str, profile: Profile) -> bool:
    if part in _beginnings(profile):
        return True
    bare = (part.removesuffix(link) for link in profile.tables["common_nouns"]["links"] if part.endswith(link))
    return any(len(noun) >= _LEAST and _is_made_of(noun, profile) for noun in bare)


@lru_cache(maxsize=4)
def _beginnings(profile: Profile) -> frozenset[str]:
    return frozenset(map(anyascii, profile.tables["common_nouns"]["beginnings"]))


def _is_form(word: str, profile: Profile) -> bool:
    forms, cases = _forms(profile), profile.tables["common_nouns"]["cases"]
    return stem(word) in forms or any(word.removesuffix(case) in forms for case in cases if word.endswith(case))


@lru_cache(maxsize=4)
def _forms(profile: Profile) -> frozenset[str]:
    """The listed nouns in ASCII, as they stand there and without their endings."""
    words = frozenset(word for text in _listed(profile) for word in _WORD.findall(anyascii(text).lower()))
    return words | stems(words)


def _listed(profile: Profile) -> Iterator[str]:
    yield profile.tables["common_nouns"]["listed"]
    yield from (phrase for phrase in profile.tables["templates"].values() if isinstance(phrase, str))
    yield from noun_forms(profile.code)
    yield from (unit for units in profile.tables["units"].values() for unit in units)
    yield from (label for known in profile.properties for label in known.label.split() if label[:1].isupper())
    yield from (t for kind in event_types() for t in kind.triggers.get(profile.code, ()) if " " not in t)
