"""What a full name is called for short: each rule gives the short forms of one name.

A short form is the name's where, within one story, exactly one actor has it; with two it is neither's. `FORMS` stand in
order of strength: the first that finds anything decides. A benchmark leaves one out to see what it earns.
"""

from collections.abc import Callable, Iterator

from summarizer.language.name_words import concepts, holds_kind, name_words
from summarizer.language.places import gazetteer
from summarizer.merge.census import NameFacts

Form = Callable[[NameFacts], Iterator[str]]
_LONGEST_NAME = 8
_CODE = "#"  # before what a name means, so that it meets no name's letters


def itself(name: NameFacts) -> Iterator[str]:
    """The name, for one that has a title before it ("President Rosa Illanes")."""
    if len(name.words) > 1:
        yield name.key


def without_middle_names(name: NameFacts) -> Iterator[str]:
    """ "Ahmed Sharaa" for "Ahmed Hussein al-Sharaa"."""
    parts = [w for w in name.words if w not in name_words().particles]
    if _is_personal(name) and len(name.words) > 2 and len(parts) > 1:
        yield f"{parts[0]} {parts[-1]}"
        yield f"{name.words[0]} {' '.join(name.words[-2:])}"


def initial_for_given_name(name: NameFacts) -> Iterator[str]:
    """ "J. Renk" for "Jürgen Renk"."""
    if _is_personal(name) and len(name.words[0]) > 1:
        yield f"{name.words[0][0]} {name.words[-1]}"


def beginning_or_end(name: NameFacts) -> Iterator[str]:
    """ "Syrian Observatory", "Crisis Group". What begins with a demonym is a full name of its own."""
    words = name.words[:_LONGEST_NAME]
    if len(words) < 3 or _is_personal(name):
        return
    for length in range(2, len(words)):
        yield " ".join(words[:length])
        if gazetteer().demonym(words[-length]) is None and words[-length] not in name_words().idle:
            yield " ".join(words[-length:])


def surname(name: NameFacts) -> Iterator[str]:
    """The last word of a person's name, with the particles before it."""
    if _is_personal(name):
        yield name.words[-1]
        if len(name.words) > 2:
            yield " ".join(name.words[-2:])


def meaning_without_country(name: NameFacts) -> Iterator[str]:
    """ "Defence Ministry" for "Russian Ministry of Defence"."""
    if holds_kind(name.key):
        meant = concepts(name.key)
        rest = frozenset(c for c in meant if not c.startswith("@"))
        if len(rest) > 1 and rest != meant:
            yield code(rest)


def first_word(name: NameFacts) -> Iterator[str]:
    """ "Suryodaya" for "Suryodaya Power": a firm without its line of business."""
    table = name_words()
    firm = table.business | {"group", "groupe", "grupo", "gruppe", "holding", "holdings"}
    if len(name.words) > 1 and set(name.words[1:]) <= firm and name.words[0] not in table.kinds:
        yield name.words[0]


def initials(name: NameFacts) -> Iterator[str]:
    """ "HTS" for "Hayat Tahrir al-Sham": of all words, of those that are not idle, or of those written with a capital."""
    if not 3 <= len(name.words) <= _LONGEST_NAME:
        return
    idle = name_words().idle
    yield "".join(w[0] for w in name.words)
    yield "".join(w[0] for w in name.words if w not in idle)
    yield "".join(w[0].lower() for w in name.name.replace("-", " ").split() if w[0].isupper())


def _is_personal(name: NameFacts) -> bool:
    return 2 <= len(name.words) <= 5 and name.may_be_person and not holds_kind(name.key)


def code(meant: frozenset[str]) -> str:
    """What a name means as a form of its own."""
    return _CODE + " ".join(sorted(meant))


def asked_as(name: NameFacts) -> Iterator[str]:
    """The forms under which a short name may be found: itself, without a title, and what it means."""
    yield name.key
    if name.title_length:
        yield " ".join(name.words[name.title_length :])
    if len(name.words) > 1 and holds_kind(name.key):
        yield code(concepts(name.key))


FORMS: tuple[Form, ...] = (
    itself,
    without_middle_names,
    initial_for_given_name,
    beginning_or_end,
    surname,
    meaning_without_country,
    first_word,
    initials,
)
# forms that prove little where a story names a crowd
SMALL_FORMS = frozenset({"first_word", "initials", "meaning_without_country"})
# a form that only one name of the whole day has is that name's in stories that use nothing longer
DAY_FORMS = frozenset({"itself", "without_middle_names", "beginning_or_end", "surname"})
