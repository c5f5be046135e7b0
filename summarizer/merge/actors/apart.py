"""What must not be one actor, however alike the names: each rule says why, or "" where it sees no reason.

A refusal beats every likeness. `REFUSALS` is the whole list; a benchmark leaves one out to see what it earns.
"""

import re
from collections.abc import Callable
from itertools import product

from summarizer.language.names.clues import is_same_given_name
from summarizer.language.names.sounds import sounds_alike
from summarizer.language.names.words import name_words
from summarizer.language.places import gazetteer
from summarizer.merge.actors.census import NameFacts

Refusal = Callable[[NameFacts, NameFacts], str]
_NUMBERED = re.compile(r"\d+|\b[ivx]+\b$")
_KNOWN_BY_ORDER = frozenset({"bank", "university"})
_FIRM_COMPANY = frozenset({"company", "media", "country", "state forces"})


def different_rows(one: NameFacts, other: NameFacts) -> str:
    """The world's table has them as two: Austria and Australia, a city and a country."""
    if one.entry is None or other.entry is None or one.entry.stands_for == other.entry.stands_for:
        return ""
    return f"the world's table has {one.entry.name} and {other.entry.name} apart"


def two_people(one: NameFacts, other: NameFacts) -> str:
    """One surname, two given names: siblings, or George H. W. and George W.; not a name and the same behind a role."""
    if not one.is_personal or not other.is_personal or not sounds_alike(one.own_words[-1], other.own_words[-1]):
        return ""
    if other.key in one.spelt_out or one.key in other.spelt_out:
        return ""
    short, long = sorted((one.own_words, other.own_words), key=len)
    if long[-len(short) :] == short or "".join(long) == "".join(short):  # "George H. W. Bush", "George H.W. Bush"
        return ""
    given = ((one.own_words[0], other.own_words[0]), *product(one.said[0], other.said[0]))
    if not any(_same_given(*pair) for pair in given):
        return f"one surname, but the given names {one.own_words[0].title()} and {other.own_words[0].title()} differ"
    initials = [[w[0] for w in n.own_words[1:-1] if w not in name_words().particles] for n in (one, other)]
    if initials[0] and initials[1] and initials[0] != initials[1]:
        return "one surname and given name, but the middle names differ"
    if one.generation != other.generation and len(short) > 1:
        return "only one of the two is called junior"  # and nothing else spells them alike
    return ""


def _same_given(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    if is_same_given_name(one, other):
        return True
    return sounds_alike(one, other) or one.startswith(other) or other.startswith(one)


def two_lines_of_business(one: NameFacts, other: NameFacts) -> str:
    """ "X Bank" and "X Insurance"."""
    if one.words[0] != other.words[0]:
        return ""
    business = name_words().business
    first, second = set(one.words) & business, set(other.words) & business
    if not first or not second or first == second or one.meaning == other.meaning:
        return ""
    return f"two lines of business: {', '.join(sorted(first))} and {', '.join(sorted(second))}"


def firm_and_its_part(one: NameFacts, other: NameFacts) -> str:
    """ "Brandt Minerals AG" and "Brandt Minerals Chile": what bears its own legal form is not short for a longer name.

    Nor is a firm for what some sentence calls a subsidiary.
    """
    whole, part = sorted((one, other), key=lambda n: len(n.words))
    extra = part.words[len(whole.words) :]
    if not extra or part.words[: len(whole.words)] != whole.words:
        return ""
    if part.is_part:
        return f"{part.name} is called a part of another firm"
    if not whole.has_legal_form or part.has_legal_form:
        return ""
    if all("group" in name_words().kinds.get(w, ()) or w in name_words().idle for w in extra):
        return ""
    return f"{whole.name} bears its own legal form; {part.name} may be a part of it"


def distinguishing_word(one: NameFacts, other: NameFacts) -> str:
    """The Syrian Army is not the Syrian National Army: one more word that sets an organisation apart."""
    if len(one.words) < 2 or len(other.words) < 2 or not (one.holds_kind and other.holds_kind):
        return ""
    differing = one.meaning ^ other.meaning
    extra = differing & name_words().distinguishing
    known = all(c.startswith("@") or c in name_words().kinds for c in differing) if extra else False
    return f"only one of them is called {', '.join(sorted(extra))}" if known else ""


def other_order(one: NameFacts, other: NameFacts) -> str:
    """The Bank of Velnik and Velnik Bank, the University of Velnik and Velnik University: two, in one language."""
    if not one.languages & other.languages or one.words[0] == other.words[0] or set(one.meaning) != set(other.meaning):
        return ""
    first, last, second, end = (
        set(name_words().kinds.get(word, ())) for n in (one, other) for word in (n.words[0], n.words[-1])
    )
    shared = ((first & end) | (last & second)) & _KNOWN_BY_ORDER
    return f"one is called a {min(shared)} of somewhere, the other by its place and {min(shared)}" if shared else ""


def two_countries(one: NameFacts, other: NameFacts) -> str:
    """The defence ministries of two countries."""
    if not (one.holds_kind or other.holds_kind):
        return ""
    countries = [{c for c in n.meaning if c.startswith("@") and len(c) == 3} for n in (one, other)]
    if not all(countries) or countries[0] & countries[1]:
        return ""
    names = [gazetteer().by_id[min(c)[1:]].name for c in countries]
    return f"of two countries: {names[0]} and {names[1]}"


def two_numbers(one: NameFacts, other: NameFacts) -> str:
    """The 46th and the 47th brigade; Charles II and Charles III."""
    if len(one.words) < 2 or len(other.words) < 2:
        return ""
    first = _NUMBERED.findall(one.key)
    second = _NUMBERED.findall(other.key) if first else []
    return f"numbered {first[0]} and {second[0]}" if second and first != second else ""


def person_and_firm(one: NameFacts, other: NameFacts) -> str:
    """Someone with a title, and a company, a country or an army."""
    for person, firm in ((one, other), (other, one)):
        if not person.kinds:
            continue
        titled = set(person.kinds) == {"person"} and person.kinds["person"] > 1
        if titled and len(person.words) > 1 and (firm.has_legal_form or set(firm.kinds) & _FIRM_COMPANY):
            return f"{person.name} is a person, {firm.name} is not"
    return ""


def named_together(one: NameFacts, other: NameFacts) -> str:
    """ "Norvane will sell Norvane Motors", "the Bank of X took the licence of X Bank": one sentence that names both.

    Two names of one sentence seldom mean one (Chomsky 1981, principle C: a name is bound by no other in its clause).
    """
    return "one sentence names both" if other.key in one.beside else ""


REFUSALS: tuple[Refusal, ...] = (
    different_rows,
    two_people,
    other_order,
    two_lines_of_business,
    firm_and_its_part,
    distinguishing_word,
    two_countries,
    two_numbers,
    person_and_firm,
    named_together,
)
