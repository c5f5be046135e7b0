"""A sentence with several numbers, part by part: which words stand with which number, in it and in its sources."""

import re
from collections.abc import Iterator
from itertools import combinations

from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.profile import load_profile
from summarizer.language.shared_meaning import shared_words
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.brief import Claim
from summarizer.support import values_of
from summarizer.write.review.slots import SlotFiller

_CLAIM = re.compile(r"\{(f\d+\.c\d+)\}")
_ACTOR = re.compile(r"\{(p\d+)(?:\.name)?\}")
EDGE = WordPattern(r"[,;:]\s|\s(?:<grammar.and>)\s", re.IGNORECASE)
POINTER = re.compile(r"\[[^\]]*\]|\{[^}]*\}")


def number_parts(sentence: str) -> list[tuple[str, tuple[str, ...]]]:
    """The parts that have a number's slot, with its claims; none where all numbers are one figure's.

    >>> number_parts("{f1.c0} people died and {f2.c0} were injured, the ministry said [e1].")
    [('{f1.c0} people died', ('f1.c0',)), ('{f2.c0} were injured', ('f2.c0',))]
    """
    parts = [(part, refs) for part in EDGE.pattern.split(sentence) if (refs := tuple(_CLAIM.findall(part)))]
    return parts if len({ref.partition(".")[0] for _, refs in parts for ref in refs}) > 1 else []


def exchanged(sentence: str, filler: SlotFiller) -> str:
    """Two numbers of one passage in each other's place, fit to be sent back to the model; "" where none are.

    They are where the words beside them stand in the passage with the other number, more of them than with their own.
    """
    single = [(POINTER.sub(" ", part), refs[0]) for part, refs in number_parts(sentence) if len(refs) == 1]
    for (one, first), (other, second) in combinations(single, 2):
        for left, right, language in _clauses(filler.claims[first], filler.claims[second], filler):
            own = _held(one, left, language, filler) + _held(other, right, language, filler)
            if own < _held(one, right, language, filler) + _held(other, left, language, filler):
                return f"{{{first}}} and {{{second}}} stand in each other's place"
    return ""


def misplaced(sentence: str, filler: SlotFiller) -> str:
    """A number beside the place of another one of the sentence, fit to be sent back to the model; "" where none is."""
    single = [(part, refs[0]) for part, refs in number_parts(sentence) if len(refs) == 1]
    places = {ref: place for _, ref in single if (place := _place(ref, filler))}
    for part, ref in single:
        named = _named(part, filler)
        for other, place in places.items():
            if ref in places and not _is_within(places[ref], place) and place in named and places[ref] not in named:
                return f"{{{ref}}} is of {filler.figures[ref.partition('.')[0]].place}, not of where {{{other}}} is"
    return ""


def _place(ref: str, filler: SlotFiller) -> str:
    place = filler.figures[ref.partition(".")[0]].place if ref in filler.claims else None
    return _key(place) if place else ""


def _key(name: str) -> str:
    """One key for all names of a place: its row of the world's table, or the name itself."""
    entry = gazetteer().lookup(name)
    return entry.id if entry else fold_name(name)


def _is_within(place: str, other: str) -> bool:
    """Whether the first is the other, or in it."""
    entry = gazetteer().by_id.get(place)
    return place == other or (entry is not None and entry.country == other)


def _named(part: str, filler: SlotFiller) -> frozenset[str]:
    """The keys of the places that a part may name, its actors among them."""
    text = _ACTOR.sub(lambda m: filler.actors[m[1]].name if m[1] in filler.actors else "", part)
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    runs = (words[i : i + n] for n in (1, 2, 3) for i in range(len(words) - n + 1))
    return frozenset(_key(" ".join(run)) for run in runs if run[0][0].isupper())


def _clauses(one: Claim, other: Claim, filler: SlotFiller) -> Iterator[tuple[str, str, str | None]]:
    """The clauses of two numbers in each passage that both are cited from, and its language."""
    for citation in set(one.citations) & set(other.citations):
        language = filler.articles[citation.article].language
        left, right = _clause(one, citation.exact, language), _clause(other, citation.exact, language)
        if left and right and left != right:
            yield left, right, language


def _clause(claim: Claim, passage: str, language: str | None) -> str:
    """The part of a passage that has the claim's number, "" where none or several have."""
    own = {v for v in (claim.value, claim.min_value, claim.max_value) if v is not None}
    parts = EDGE.pattern.split(passage)
    having = [p for p in parts if any(own & set(values_of(n)) for n in find_numerals(p, load_profile(language)))]
    return having[0] if len(having) == 1 else ""


def _held(words: str, clause: str, language: str | None, filler: SlotFiller) -> int:
    return len(shared_words(words, filler.profile.code, [(clause, language)]))
