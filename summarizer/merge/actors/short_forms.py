"""What a full name is called for short: each rule gives the short forms of one name.

A short form is the name's where, within one story, exactly one actor has it; with two it is neither's. `FORMS` stand in
order of strength: the first that finds anything decides. A benchmark leaves one out to see what it earns.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from summarizer.language.names.clues import is_family_name_first, is_given_name
from summarizer.language.names.sounds import canonical
from summarizer.language.names.words import (
    concepts,
    holds_kind,
    is_apposition,
    name_words,
    names_a_body,
    translated_concepts,
)
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.word_patterns import words_of_all_languages
from summarizer.merge.actors.census import NameFacts

Form = Callable[[NameFacts], Iterator[str]]
_LONGEST_NAME = 8
_LONGEST_ROLE = 3  # words before a name
_OWN = 5  # letters
_REGNAL = re.compile(r"[ivx]{1,5}")
_CODE = "#"  # before what a name means, so that it meets no name's letters
_SOUND = "~"  # before how it sounds


def itself(name: NameFacts) -> Iterator[str]:
    """The name, for one that has a title before it ("President Rosa Illanes"); not a surname of two words."""
    if len(name.name.split()) > 1 and name.words[0] not in name_words().particles:
        yield name.key


def without_middle_names(name: NameFacts) -> Iterator[str]:
    """ "Ahmed Sharaa" for "Ahmed Hussein al-Sharaa"."""
    if len(name.own_words) < 3:
        return
    parts = [w for w in name.own_words if w not in name_words().particles]
    if len(parts) > 1:
        yield f"{parts[0]} {parts[-1]}"
        yield f"{name.own_words[0]} {' '.join(name.own_words[-2:])}"


def initial_for_given_name(name: NameFacts) -> Iterator[str]:
    """ "J. Renk" for "Jürgen Renk"."""
    if len(name.own_words[0]) > 1:
        yield f"{name.own_words[0][0]} {name.own_words[-1]}"


def without_second_surname(name: NameFacts) -> Iterator[str]:
    """ "Lucía Barquero" for "Lucía Barquero Solano", who has her father's and her mother's surname."""
    if len(name.own_words) > 2 and not set(name.own_words) & name_words().particles:
        yield " ".join(name.own_words[:-1])


def beginning_or_end(name: NameFacts) -> Iterator[str]:
    """ "Syrian Observatory", "Crisis Group". Whether a part can stand for the name is asked of `may_be_called`, where
    somebody uses it: of most parts nobody does.
    """
    words = name.words[:_LONGEST_NAME]
    if len(words) < 3 or name.is_personal:
        return
    for length in range(2, len(words)):
        yield " ".join(words[:length])
        yield " ".join(words[-length:])


def may_be_called(name: NameFacts, part: str) -> bool:
    """Whether a body may be called by that beginning or end of its name."""
    words, own = name.words[:_LONGEST_NAME], tuple(part.split())
    if words[: len(own)] == own and _may_lack(words[len(own) :], own):
        return True
    return words[-len(own) :] == own and _may_stand_alone(own, words[: -len(own)])


def _may_stand_alone(end: tuple[str, ...], dropped: tuple[str, ...]) -> bool:
    """Whether the end of a name may stand without its beginning. What begins with a demonym is a full name of its own.

    What is left without the word for its kind is something else: the committee of a cup is not the cup, and the police
    no federation of the police.
    """
    if gazetteer().demonym(end[0]) is not None or end[0] in name_words().idle:
        return False
    if dropped[-1] in name_words().idle and _holds_a_strong_head(dropped):
        return False
    return holds_kind(" ".join(end)) or not holds_kind(" ".join(dropped))


def _may_lack(end: tuple[str, ...], left: tuple[str, ...]) -> bool:
    """Whether a body may be called without the end of its name: what it is of, or a word that says nothing of its kind.

    Not "Federation" for "National Police Federation", not "Electoral" for "Corte Suprema Electoral".
    """
    table = name_words()
    if end[0] in table.idle or not concepts(" ".join(left)) <= translated_concepts() | _places(left):
        return True
    return not concepts(" ".join(end)) & (translated_concepts() - table.weak_heads)


def _holds_a_strong_head(words: tuple[str, ...]) -> bool:
    return names_a_body(" ".join(words)) and not concepts(" ".join(words)) & name_words().weak_heads


def _places(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(c for c in concepts(" ".join(words)) if c.startswith("@"))


def without_number(name: NameFacts) -> Iterator[str]:
    """ "Taupule" for "King Taupule III", "Emil Kray" for "Emil Kray Jr."."""
    if name.generation:
        yield " ".join(name.own_words)
    if name.may_be_person and len(name.own_words) > 1 and _REGNAL.fullmatch(name.own_words[-1]):
        yield " ".join(name.own_words[:-1])


def family_name_first(name: NameFacts) -> Iterator[str]:
    """ "Zhang" for "Zhang Weimin", "Kim" for "Kim Seo-jun"."""
    if is_family_name_first(name.own_words[0]):
        yield name.own_words[0]


def surname(name: NameFacts) -> Iterator[str]:
    """The last word of a person's name, with the particles before it; of a monarch's none."""
    if not _REGNAL.fullmatch(name.own_words[-1]):
        yield name.own_words[-1]
        if len(name.own_words) > 2:
            yield " ".join(name.own_words[-2:])


def surname_abroad(name: NameFacts) -> Iterator[str]:
    """ "Wolkan" for "Andrei Volkan": the last word as another language writes its sounds."""
    if len(name.own_words[-1]) >= _OWN:
        yield from {_sounded(said): None for said in name.said[-1]}


def meaning_without_country(name: NameFacts) -> Iterator[str]:
    """ "Defence Ministry" for "Russian Ministry of Defence"."""
    if name.holds_kind:
        meant = name.meaning
        rest = frozenset(c for c in meant if not c.startswith("@"))
        if len(rest) > 1 and rest != meant:
            yield code(rest)


def own_name_and_kind(name: NameFacts) -> Iterator[str]:
    """ "Mulago Hospital", "hôpital de Mulago" for "Mulago National Referral Hospital": its own word, and what it is."""
    if not name.holds_kind or name.entry or len(name.words) > _LONGEST_NAME:
        return
    own = {c for c in name.meaning - translated_concepts() if not c.startswith(("@", "~"))}
    kind = name.meaning & name_words().bodies
    rest = name.meaning - own - kind
    if len(own) == len(kind) == 1 and rest and not rest & (name_words().distinguishing - {"national"}):
        yield code(frozenset(own | kind))


def first_word(name: NameFacts) -> Iterator[str]:
    """ "Suryodaya" for "Suryodaya Power": a firm without its line of business."""
    words = name.words
    is_firm = len(words) > 1 and words[-1] in _firm_words() and _firm_words().issuperset(words[1:])
    if is_firm and words[0] not in name_words().kinds:
        yield words[0]


@lru_cache(maxsize=1)
def _firm_words() -> frozenset[str]:
    """Lines of business, and what groups of firms are called."""
    return name_words().business | words_of_all_languages("names", "group_words")


def own_word(name: NameFacts) -> Iterator[str]:
    """ "Hallbruck" for "SV Hallbruck", "Quilla" for "Minera Quilla": the last word of a body's name, if it is its own.

    Not the first: "Velnik Pay" belongs to Velnik, and is not it.
    """
    if 2 <= len(name.words) <= _LONGEST_ROLE and not name.may_be_person and name.entry is None:
        word = name.words[-1]
        if len(word) >= _OWN and not holds_kind(word) and _is_own(word):
            yield word


def _is_own(word: str) -> bool:
    """Whether no table knows the word: no line of business, no place, nobody's given name."""
    table, places = name_words(), gazetteer()
    common = word in table.business or word in table.meanings or word in table.idle or is_apposition(word)
    return not (common or is_given_name(word) or places.lookup(word) or places.demonym(word))


def initials(name: NameFacts) -> Iterator[str]:
    """ "HTS" for "Hayat Tahrir al-Sham": of all words, of those that are not idle, or of those written with a capital."""
    if 3 <= len(name.words) <= _LONGEST_NAME:
        yield from initials_of(name)


def initials_of(name: NameFacts) -> Iterator[str]:
    """The name's first letters in the ways that acronyms are made of them."""
    idle = name_words().idle
    yield "".join(w[0] for w in name.words)
    yield "".join(w[0] for w in name.words if w not in idle)
    yield "".join(w[0].lower() for w in name.name.replace("-", " ").split() if w[0].isupper())


def named_by_kind(name: NameFacts) -> Iterator[str]:
    """ "Gewerkschaft GVH", "agence Halyard" for "GVH", "Halyard": what it is stands before its name."""
    if len(name.words) == 1 and name.entry is None:
        yield _named(name.key)


def _named(key: str) -> str:
    return f"{_CODE}{key}"


def _sounded(word: str) -> str:
    return f"{_SOUND}{canonical(word)}"


def code(meant: frozenset[str]) -> str:
    """What a name means as a form of its own."""
    return _CODE + " ".join(sorted(meant))


def asked_in_words(name: NameFacts) -> Iterator[str]:
    """A name, and it without what stands before it: `DAY_FORMS` give no other forms.

    A name that ends with the full name of somebody else in the story is that name with a role before it ("economist",
    "Schwester", "chef du parti"): no table holds all of them.
    """
    yield name.key
    words = name.words
    if name.title_length:
        yield " ".join(name.own_words)
    elif len(words) > 2 and not name.holds_kind and not is_given_name(words[0]):
        yield from (" ".join(words[at:]) for at in range(1, min(len(words) - 1, _LONGEST_ROLE + 1)))


def asked_as(name: NameFacts) -> Iterator[str]:
    """The forms under which a name may be found: in words, by its sound, by what it is and by what it means."""
    yield from asked_in_words(name)
    words = name.words
    if len(name.own_words) == 1 and name.may_be_person and not name.holds_kind:
        yield from {_sounded(said): None for said in name.said[0]}
    if len(words) > 1 and is_apposition(words[-2]):
        yield _named(words[-1])
    if len(name.words) > 1 and name.holds_kind:
        yield code(name.meaning)
    if len(name.words) > 1 and name.entry is not None and name.entry.kind == "organisation":
        yield code(concepts(fold_name(name.entry.name)))  # "Roten Kreuzes" means what "Red Cross" means


FORMS: tuple[Form, ...] = (
    itself,
    named_by_kind,
    without_middle_names,
    without_second_surname,
    initial_for_given_name,
    beginning_or_end,
    without_number,
    family_name_first,
    surname,
    surname_abroad,
    meaning_without_country,
    own_name_and_kind,
    first_word,
    own_word,
    initials,
)
# forms of names that are personal
OF_PEOPLE = frozenset(
    {
        "without_middle_names",
        "without_second_surname",
        "initial_for_given_name",
        "family_name_first",
        "surname",
        "surname_abroad",
    }
)
# forms found first: a role and a name must not count as a second bearer of the surname
BEHIND_A_ROLE = frozenset({"itself", "named_by_kind"})
# forms that prove little where a story names a crowd
SMALL_FORMS = frozenset(
    {
        "surname_abroad",
        "named_by_kind",
        "own_name_and_kind",
        "first_word",
        "own_word",
        "initials",
        "meaning_without_country",
    }
)
# a form that only one name of the whole day has is that name's in stories that use nothing longer
DAY_FORMS = frozenset({"itself", "without_middle_names", "beginning_or_end", "surname"})
