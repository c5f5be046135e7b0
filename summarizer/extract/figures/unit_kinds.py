"""What kind of thing a counted noun is, and what it is called: "Syrian soldiers" are soldiers, "vols" flights."""

import re
from functools import lru_cache

from summarizer.language.nouns import counted_names, listed_name, names_people, noun_name, phrase_name
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile
from summarizer.schema.marked import Numeral

OTHER_NOUN = "other"
PEOPLE_KINDS = frozenset(
    {"people", "combatants", "civilians", "children", "women", "men", "soldiers", "police"}
    | {"rebels", "workers", "protesters", "rescuers", "fans", "spectators", "members", ""}
)
_UNIT_WORD = re.compile(r"[^\W\d_]+|[%$€£¥₹°]")
_COMPOUND_PART = 5
_COMPOUND_KINDS = frozenset({"vehicles", "ships", "buildings", "votes", "missiles", "cases", "households"})
_NAMED_BY_NOUN = frozenset(
    {"vehicles", "buildings", "volume", "settlements", "people", "rescuers", "children", "workers", "police", "ships"}
    | {"rebels", "missiles", "attacks"}
)
_MEASURES = frozenset(
    {"percent", "money", "points", "duration", "length", "area", "mass", "volume", "speed", "power", "energy"}
)
_NAMED_BY_UNIT = {"length": "distance", "percent": "percentage", "money": "amount", "spectators": "attendance"}


@lru_cache(maxsize=10_000)
def unit_kind(unit_text: str, profile: Profile) -> str:
    """The kind of a unit phrase by its last known word: "Syrian soldiers" -> "soldiers".

    "" where no unit is named, `OTHER_NOUN` where it is a noun that no kind has.
    """
    lowered = unit_text.lower().strip()
    if lowered in profile.unit_kinds:
        return profile.unit_kinds[lowered]
    lowered = _without_complement(lowered, profile)
    kinds = [profile.unit_kinds[w] for w in _UNIT_WORD.findall(lowered) if w in profile.unit_kinds]
    if "money" in kinds:
        return "money"  # "euros a day"
    kinds = [k for k in kinds if k != "duration"] or kinds  # "infections a day"
    if set(kinds) == {"people"} and _is_thing(lowered, profile):
        return OTHER_NOUN  # "14 dead sheep"
    head = profile.unit_kinds.get(_head_of(lowered.split(), profile), "") if lowered else ""
    if head and head not in PEOPLE_KINDS and profile.tables["numerals"].get("noun_first"):
        return head  # "avions militaires"
    if head == "people":
        kinds = [k for k in kinds if k in PEOPLE_KINDS]  # "décès confirmés" are no cases
    narrow = [k for k in kinds if k != "people"]
    return (narrow or kinds or [_kind_of_compound(lowered, profile) if lowered else ""])[-1]


def _without_complement(phrase: str, profile: Profile) -> str:
    """ "gardiens de nuit" are no time: a unit of time behind "de" says what the noun is for."""
    links = (f" {link} " for link in profile.tables["scope"]["complement_of"])
    link = next((link for link in links if link in phrase), "")
    head, complement = phrase.split(link, 1) if link else (phrase, "")
    return head if profile.unit_kinds.get(complement.rpartition(" ")[2]) == "duration" else phrase


def _head_of(words: list[str], profile: Profile) -> str:
    """The noun of a counted phrase: the last word, in Romance languages the first but for "nuevos" and the like."""
    numerals = profile.tables["numerals"]
    if not numerals.get("noun_first"):
        return words[-1]
    adjectives = numerals.get("before_noun", ())
    return next((word for word in words if word not in adjectives), words[0])


def _is_thing(phrase: str, profile: Profile) -> bool:
    """Whether what the phrase counts is a thing or an animal, whatever describes it."""
    words = phrase.split()
    head = _head_of(words, profile)
    is_known = head not in profile.unit_kinds and noun_name(head, profile.code) in counted_names()
    return is_known and not names_people(head, profile.code)


@lru_cache(maxsize=4096)
def _kind_of_compound(phrase: str, profile: Profile) -> str:
    """What the last part of a German compound counts: "krankenpfleger" none, "hilfspolizisten" police."""
    word = phrase.rpartition(" ")[2]
    if profile.tables["capital_nouns"] and word not in profile.unit_kinds and not listed_name(word, profile.code):
        for start in range(1, len(word) - _COMPOUND_PART + 1):
            kind = profile.unit_kinds.get(word[start:])
            if kind in PEOPLE_KINDS or kind in _COMPOUND_KINDS:
                return kind
    head = _head_of(phrase.split(), profile)
    if _is_demonym(phrase, profile) or _ends_like_people(word, profile) or names_people(head, profile.code):
        return "people"
    return (
        "people" if any(names_people(noun, profile.code) for noun in _nouns_of_words(phrase, profile)) else OTHER_NOUN
    )


def _nouns_of_words(phrase: str, profile: Profile) -> list[str]:
    """The two and three words of a phrase that may be one noun: "four Czech ski tourers"; none of a German one."""
    words = phrase.split()
    if profile.tables["capital_nouns"]:
        return []
    noun_first = profile.tables["numerals"].get("noun_first")
    return [" ".join(words[:n] if noun_first else words[-n:]) for n in (2, 3) if len(words) >= n]


def _ends_like_people(word: str, profile: Profile) -> bool:
    """ "firemen", "Wanderinnen", "Feuerwehrleute"."""
    return any(word.endswith(ending) for ending in profile.tables["numerals"]["people_endings"])


def _is_demonym(phrase: str, profile: Profile) -> bool:
    """ "siete peruanos", "zehn Ecuadorianer": people by where they are from."""
    words = phrase.split()
    return gazetteer().demonym(words[0 if profile.tables["numerals"].get("noun_first") else -1]) is not None


def may_count(name: str, kind: str, profile: Profile) -> bool:
    """Whether the property counts such a unit, by any of its rows."""
    return kind in _units_of(name, profile)


@lru_cache(maxsize=4096)
def _units_of(name: str, profile: Profile) -> frozenset[str]:
    return frozenset(unit for p in profile.properties if p.name == name for unit in p.units)


def noun_property(numeral: Numeral, kind: str, profile: Profile) -> str:
    """The kind of unit or the counted noun ("soldiers", "flights"), in English where the table of nouns has it."""
    return _noun_in(numeral.unit_text, kind, profile) if numeral.unit_text else ""


@lru_cache(maxsize=4096)  # several rules ask of one number
def _noun_in(unit_text: str, kind: str, profile: Profile) -> str:
    words = unit_text.lower().split()
    head = _head_of(words, profile)
    if kind not in _MEASURES and (phrase := _name_of_phrase(words, head, profile)):
        return phrase
    if kind in _NAMED_BY_NOUN and (named := noun_name(head, profile.code)):
        return named
    is_compound = kind == "people" and _kind_of_compound(words[-1], profile) == kind
    if kind != OTHER_NOUN and not is_compound:
        return _NAMED_BY_UNIT.get(kind, kind)
    return noun_name(head, profile.code) or head


def _name_of_phrase(words: list[str], head: str, profile: Profile) -> str:
    """ "parcs éoliens", "three new speed cameras": the name of a noun of several words."""
    noun_first = bool(profile.tables["numerals"].get("noun_first"))
    return phrase_name(words[words.index(head) :] if noun_first else words, profile.code, noun_first=noun_first)
