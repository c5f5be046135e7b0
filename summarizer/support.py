"""Whether a sentence says only what its citations hold: every number by value, every date, name and quotation.

Used before a sentence is accepted from a model, and again by `verify` on a finished briefing.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from summarizer.language.dates import Anchor, find_dates
from summarizer.language.names import Vocabulary, find_names
from summarizer.language.numerals import find_numerals
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.profile import Profile, load_profile
from summarizer.language.quoting import normalize
from summarizer.schema.brief import Number
from summarizer.schema.marked import Numeral

Kind = Literal["number", "date", "name", "quotation"]
_QUOTED = re.compile(r"[“„«\"]\s*([^“”„«»\"]+?)\s*[”“»\"]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A cited stretch of text, widened to its sentences, with the language it is in."""

    text: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a sentence may draw on. `days` are ISO days or periods ("2024-11-29", "2024-11", "2016")."""

    passages: tuple[Passage, ...]
    names: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    derived: tuple[tuple[int, int], ...] = ()
    vocabulary: Vocabulary = field(default=Vocabulary())


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Words of a sentence, at `start:end`, that its citations do not hold."""

    kind: Kind
    start: int
    end: int
    words: str


def unsupported(text: str, language: str, evidence: Evidence) -> list[Unsupported]:
    """Everything in the sentence that its evidence does not bear out, in order; empty when all of it is borne out."""
    profile = load_profile(language)
    found = [
        *_numbers(text, profile, evidence),
        *_dates(text, profile, evidence),
        *_names(text, profile, evidence),
        *_quotations(text, evidence),
    ]
    return sorted(found, key=lambda u: (u.start, u.end))


def _numbers(text: str, profile: Profile, evidence: Evidence) -> list[Unsupported]:
    known = {value for passage in evidence.passages for value in _values(passage.text, passage.language)}
    exempt = (*evidence.derived, *_verbatim(text, evidence))
    return [
        Unsupported("number", n.start, n.end, text[n.start : n.end])
        for n in find_numerals(text, profile)
        if not set(values_of(n)) <= known and not any(s <= n.start and n.end <= e for s, e in exempt)
    ]


def values_of(numeral: Numeral) -> tuple[Number, ...]:
    """The one or two values of a numeral, whatever its bound."""
    quantity = numeral.quantity
    return tuple(v for v in (quantity.value, quantity.min_value, quantity.max_value) if v is not None)


@lru_cache(maxsize=20_000)
def _values(text: str, language: str | None) -> frozenset[Number]:
    return frozenset(v for n in find_numerals(text, load_profile(language)) for v in values_of(n))


def _dates(text: str, profile: Profile, evidence: Evidence) -> list[Unsupported]:
    """A date must be what the sentence's objects are dated to, or stand word for word in a citation."""
    days = set(evidence.days)
    anchored = _anchor(evidence.days)
    passages = [normalize(p.text).lower() for p in evidence.passages]
    found = []
    for mention in find_dates(text, profile, anchored):
        words = normalize(text[mention.start : mention.end]).lower()
        if any(words in passage for passage in passages):
            continue
        reading = mention.reading
        if reading and any(reading.start <= day <= reading.end or day.startswith(reading.start[:7]) for day in days):
            continue
        found.append(Unsupported("date", mention.start, mention.end, text[mention.start : mention.end]))
    return found


def _anchor(days: tuple[str, ...]) -> Anchor | None:
    from datetime import date

    full = [d for d in days if len(d) == 10]
    return Anchor(date.fromisoformat(max(full)), "the dates of what is cited") if full else None


def _names(text: str, profile: Profile, evidence: Evidence) -> list[Unsupported]:
    folded = [f" {fold_name(p.text)} " for p in evidence.passages]
    aliases = [f" {fold_name(name)} " for name in evidence.names]
    return [
        Unsupported("name", n.start, n.end, n.text)
        for n in find_names(text, profile, 0, len(text), evidence.vocabulary)
        if not is_named(n.text, folded + aliases)
    ]


def is_named(name: str, folded_texts: list[str]) -> bool:
    """Whether a name stands in one of the texts (folded, padded with spaces), as itself or as its exonym or demonym."""
    wanted = fold_name(name)
    if any(f" {wanted} " in text for text in folded_texts):
        return True
    entry = gazetteer().lookup(name) or gazetteer().demonym(name)
    if entry is None:
        return False
    return any(_holds_entry(text, entry.id) for text in folded_texts)


@lru_cache(maxsize=20_000)
def _entries(folded_text: str) -> frozenset[str]:
    words = folded_text.split()
    table = gazetteer()
    found = set()
    for size in (1, 2, 3, 4):
        for i in range(len(words) - size + 1):
            phrase = " ".join(words[i : i + size])
            entry = table.by_name.get(phrase) or table.by_demonym.get(phrase)
            if entry:
                found.add(entry.id)
    return frozenset(found)


def _holds_entry(folded_text: str, entry_id: str) -> bool:
    return entry_id in _entries(folded_text)


def _verbatim(text: str, evidence: Evidence) -> list[tuple[int, int]]:
    """Quotations that stand in a citation letter for letter: their numbers are the source's, in its own notation."""
    passages = [normalize(p.text) for p in evidence.passages]
    return [m.span() for m in _QUOTED.finditer(text) if any(normalize(m[1]) in passage for passage in passages)]


def _quotations(text: str, evidence: Evidence) -> list[Unsupported]:
    passages = [normalize(p.text) for p in evidence.passages]
    return [
        Unsupported("quotation", m.start(), m.end(), m.group())
        for m in _QUOTED.finditer(text)
        if not any(normalize(m[1]) in passage for passage in passages)
    ]
