"""Surnames as an article's other sentences show them: with particles, and in German, where every noun has a capital."""

import re

from summarizer.language.names.clues import is_given_name
from summarizer.language.names.kinds_by_ending import kind_by_ending
from summarizer.language.names.proper_names import Name
from summarizer.language.names.words import name_words, names_a_body
from summarizer.language.places import fold_name
from summarizer.language.profile import Profile
from summarizer.schema.marked import Sentence
from summarizer.schema.records import replace

_WORD = re.compile(r"[^\W\d_][\w-]*")


def with_names_repeated(
    found: dict[int, list[Name]], sentences: dict[int, Sentence], text: str, profile: Profile
) -> dict[int, list[Name]]:
    """The names of each sentence, with those of one word that another sentence shows to be names: one that opens it, and a
    surname, wherever it stands, of somebody whom the article names in full.

    A surname has the particles that it has in full: "Del Castillo said" behind "Eduardo del Castillo".

    `found` and `sentences` are by the sentences' numbers; each keeps its names in order.
    """
    named = [n for names in found.values() for n in names]
    if profile.tables["capital_nouns"]:
        found = _with_lone_words(found, named, sentences, text, profile)
    tails = sorted({tail for n in named if (tail := _surname_with_particles(n))}, key=len, reverse=True)
    if not tails:
        return found
    return {number: [_with_particles(n, text, tails) for n in names] for number, names in found.items()}


def _with_lone_words(
    found: dict[int, list[Name]], named: list[Name], sentences: dict[int, Sentence], text: str, profile: Profile
) -> dict[int, list[Name]]:
    """The same where every noun has a capital, with the names of one word that are known from other sentences."""
    known = {n.text: n for n in named if " " not in n.text and (n.kind or n.title)}
    full = {n.text for n in named if " " in n.text}
    surnames = {word for n in named if (word := _surname(n, profile)) and _bearers(word, full) == {n.text}}
    if not known and not surnames:
        return found
    opened = {number: _with_opening(names, sentences[number], text, known) for number, names in found.items()}
    return {number: _with_surnames(names, sentences[number], text, surnames) for number, names in opened.items()}


def _surname_with_particles(name: Name) -> str:
    """ "del castillo", "von der leyen": of a person who is named in full; "" of anybody else."""
    words = name.text.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in name_words().particles:
        at -= 1
    is_person = bool(name.title) or is_given_name(words[0])
    return " ".join(words[at:]).lower() if is_person and at < len(words) - 1 else ""


def _with_particles(name: Name, text: str, tails: list[str]) -> Name:
    """The name with the particles before it, if it stands with them alone."""
    for tail in tails:
        start = name.end - len(tail)
        if tail.endswith(f" {name.text.lower()}") and text[max(0, start) : name.end].lower() == tail:
            return replace(name, start=start, text=text[start : name.end])
    return name


def _surname(name: Name, profile: Profile) -> str:
    """The surname of a person who is named in full; "" of anybody else, and where it is the word for a role ("Richter")."""
    first, _, last = name.text.rpartition(" ")
    is_person = bool(first) and (bool(name.title) or is_given_name(first.split()[0])) and not name.acronym
    is_own = is_person and kind_by_ending(last, profile) is None and not names_a_body(fold_name(name.text))
    return last if is_own and last[:1].isupper() and last.lower() not in _common(profile) else ""


def _bearers(word: str, full: set[str]) -> set[str]:
    """The names of several words that hold the word: of two bearers, or a firm of that name, it alone is none's."""
    return {name for name in full if word in name.split()}


def _common(profile: Profile) -> frozenset[str]:
    return profile.words("kinds", "person") | profile.words("names", "titles")


def _with_surnames(names: list[Name], sentence: Sentence, text: str, surnames: set[str]) -> list[Name]:
    """With the surnames that stand alone in the sentence."""
    taken = [(n.start, n.end) for n in names]
    alone = [
        Name(m.start(), m.end(), m.group(), kind="person")
        for m in _WORD.finditer(text, sentence.start, sentence.end)
        if m.group() in surnames and not any(start < m.end() and m.start() < end for start, end in taken)
    ]
    return sorted([*names, *alone], key=lambda n: n.start) if alone else names


def _with_opening(names: list[Name], sentence: Sentence, text: str, known: dict[str, Name]) -> list[Name]:
    word = _WORD.match(text, sentence.start, sentence.end)
    if word is None or word.group() not in known or any(n.start < word.end() for n in names):
        return names
    return [replace(known[word.group()], start=word.start(), end=word.end(), title="", acronym=""), *names]
