"""Noun phrases that take up an event told before: "the blast", "cet attentat", "der Einsturz" (`data/event_nouns.toml`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from summarizer.language.alternatives import one_of
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile, load_profile
from summarizer.language.tables import load_table

_SHORTEST_END = 5  # letters with which a German noun may end a compound
_MOST_MODIFIERS = 2
_LED_REACH = 24
_WORD_BEHIND = re.compile(r"\s+([\w'-]+)")
_QUOTES_AND_DASHES = "\"'«»“”„ (-–—"


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A definite noun phrase at `start:end` of a text that may name an event of one of `types`.

    `noun` is where the noun begins; `modifiers` are the words before it. `argument` is the first word of what the event was
    done to or where it was, where the phrase says so ("the attack on the station"), else "". `opens` is true where the
    sentence begins with it ("The blast", "In the blast"), or says which one it was ("It was the deadliest crash").
    """

    start: int
    noun: int
    end: int
    types: frozenset[str]
    modifiers: str
    argument: str
    opens: bool
    demonstrative: bool


def find_taken_up(text: str, start: int, end: int, language: str) -> list[TakenUp]:
    """The definite event nouns of `text[start:end]`, in order; none where the phrase itself tells that another is meant."""
    return list(_found(text, start, end, load_profile(language)))


def types_named(word: str, language: str | None) -> frozenset[str]:
    """The types of events that a noun of the table may name; none for another word."""
    code = load_profile(language).code
    match = _one_noun(code).fullmatch(word)
    return _types(code)[match["base"].lower()] if match else frozenset()


def nouns_of_events(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int, str]]:
    """Where a noun of the table stands, each with the first type that it may name."""
    types = _first_types(language)
    for match in _any_noun(language).finditer(text, start, end):
        yield match.start(), match.end(), types[match["base"].lower()]


@lru_cache(maxsize=8)
def _one_noun(language: str) -> re.Pattern[str]:
    return re.compile(_noun(language), re.IGNORECASE)


@lru_cache(maxsize=8)
def _any_noun(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_noun(language)}(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=8)
def _first_types(language: str) -> dict[str, str]:
    """Noun -> the first type of the first row that has it."""
    found: dict[str, str] = {}
    for row in load_table("event_nouns.toml")["noun"]:
        for noun in str(row.get(language) or row["en"]).split(", "):
            found.setdefault(noun, row["types"][0])
    return found


def is_led_into(text: str, noun: int, language: str | None) -> bool:
    """Whether a preposition that leads into an event stands before the noun at `noun`: "in Sunday's vote"."""
    return _leads_in(load_profile(language).code).search(text, max(0, noun - _LED_REACH), noun) is not None


@lru_cache(maxsize=8)
def _leads_in(language: str) -> re.Pattern[str]:
    words = _words(language)
    articles = _openers([*words["definite"], *words["articles"]])
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words['within']))})\s+(?:{articles})?$", re.IGNORECASE)


def _found(text: str, start: int, end: int, profile: Profile) -> Iterator[TakenUp]:
    language = profile.code
    pattern, types, words = _pattern(language), _types(language), _words(language)
    identity = _identity(language).match(text, start, end)
    for match in pattern.finditer(text, start, end):
        modifiers = match["modifiers"].lower().split()
        behind = _WORD_BEHIND.match(text, match.end(), end)
        is_compound = behind is not None and behind.group(1).lower() in words["compound"]
        says_which = _follows(identity, match, text)
        is_another = any(m in words["apart"] or m[0].isdigit() for m in modifiers) and not says_which
        if is_compound or is_another or (profile.function_words.intersection(modifiers) and not says_which):
            continue
        said_of = "" if says_which else _said_of(text, match.end(), end, language)
        yield TakenUp(
            start=match.start(),
            noun=match.start("noun"),
            end=match.end(),
            types=types[match["base"].lower()],
            modifiers=match["modifiers"].strip(),
            argument=said_of,
            opens=text[start : match.start()].strip(_QUOTES_AND_DASHES).lower() in ("", *words["within"]) or says_which,
            demonstrative=match["definite"].lower().strip() in words["demonstrative"],
        )


def _follows(identity: re.Match[str] | None, match: re.Match[str], text: str) -> bool:
    """Whether the noun phrase stands behind "It was", nothing but a word or two between."""
    return (
        identity is not None
        and len(text[identity.end() : match.start()].split()) <= 1 <= match.start() - identity.end()
    )


@lru_cache(maxsize=8)
def _identity(language: str) -> re.Pattern[str]:
    """ "It was", at the head of a sentence."""
    return re.compile(rf"\W*{_words(language)['identity']}\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def _words(language: str) -> dict[str, Any]:
    table = load_table("event_nouns.toml")["words"]
    words: dict[str, Any] = table.get(language) or table["en"]
    return words


@lru_cache(maxsize=8)
def _types(language: str) -> dict[str, frozenset[str]]:
    """Noun -> the types that it may name, over all rows that have it."""
    found: dict[str, frozenset[str]] = {}
    for row in load_table("event_nouns.toml")["noun"]:
        for noun in str(row.get(language) or row["en"]).split(", "):
            found[noun] = found.get(noun, frozenset()) | frozenset(row["types"])
    return found


@lru_cache(maxsize=8)
def _noun(language: str) -> str:
    """A pattern of the table's nouns, the longest first; in German they also end compounds."""
    nouns = _types(language)
    listed = one_of(nouns)
    if not load_profile(language).tables["capital_nouns"]:
        return rf"(?P<base>{listed})"
    ends = one_of(noun for noun in nouns if len(noun) >= _SHORTEST_END)
    return rf"(?:\w*?(?={ends}))?(?P<base>{listed})(?:e?s)?"


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    definite = _openers(_words(language)["definite"])
    modifiers = rf"(?P<modifiers>(?:[\w-]+(?:'s)?\s+){{0,{_MOST_MODIFIERS}}}?)"
    written = rf"(?<!\w)(?P<definite>{definite}){modifiers}(?P<noun>{_noun(language)})(?!\w)"
    return re.compile(written, re.IGNORECASE)


def _said_of(text: str, start: int, end: int, language: str) -> str:
    """What the event was done to, or the place where it was, by the first word behind the noun's preposition; else ""."""
    done_to = _behind(language, "argument").match(text, start, end)
    if done_to:
        return done_to.group(1)
    there = _behind(language, "placed").match(text, start, end)
    return there.group(1) if there and gazetteer().lookup(there.group(1)) else ""


@lru_cache(maxsize=16)
def _behind(language: str, prepositions: str) -> re.Pattern[str]:
    words = _words(language)
    articles = _openers([*words["definite"], *words["articles"]])
    return re.compile(rf"\s+(?:{_openers(words[prepositions])})(?:{articles})?([\w-]+)", re.IGNORECASE)


def _openers(words: list[str]) -> str:
    """Alternatives of words with the space behind them; none behind an apostrophe."""
    return "|".join(re.escape(w) + ("" if w.endswith("'") else r"\s+") for w in words)
