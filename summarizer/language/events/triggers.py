"""Where a text holds trigger words of the event table.

A phrase is written as the table's head says: `*` is the rest of a word, `~` a stretch of the clause, a closing `|` the
clause's end (a German verb's particle); up to two words may stand between the words of any phrase, three in all, one
behind an article ("a huge fire", not "a gunman opened fire").
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, Self

from summarizer.language.events.event_types import EventType, background_of, event_types
from summarizer.language.scripts import is_inside_word
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.records import record

_WORD = re.compile(r"\w+")
_GAP = r"(?:\s+[\w'-]+){0,2}?\s+"
_STRETCH = r"(?:\s[^;:]{1,140}?)?\s"
_CLAUSE_END = WordPattern(r"(?=\s*(?:[.,;:)!?–—\"”»]|(?:<grammar.closes_clause>)\b|$))")
_SHORTEST_STEM = 3
_MOST_SKIPPED = 3


@record
class Trigger:
    """A trigger of an event type at `start:end` of a text; `sure` is false for a word that is only a hint of it."""

    kind: EventType
    start: int
    end: int
    sure: bool


class _Entry(NamedTuple):
    """A phrase of a type; `needed` are the words behind its first one that stand in it whole, in lower case."""

    kind: EventType
    phrase: str
    sure: bool
    one_word: bool
    needed: frozenset[str]
    opens_with_article: bool

    @classmethod
    def of(cls, kind: EventType, phrase: str, sure: bool, articles: tuple[str, ...]) -> Self:
        """An entry of the table."""
        whole = [word for word in phrase.lower().removesuffix("|").split()[1:] if "*" not in word and word != "~"]
        needed = frozenset(run for word in whole for run in re.findall(r"\w+", word))
        opens_with_article = phrase.split()[0] in articles
        return cls(kind, phrase, sure, phrase.strip("*").isalpha(), needed, opens_with_article)


_Opener = tuple[int, str, tuple[_Entry, ...]]
"""A word that may open phrases: where it begins, as it is written, and which."""


@dataclass
class _Index:
    """Phrases with their types by their first word: whole, by its beginning, or by its end."""

    articles: tuple[str, ...]
    whole: dict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    beginning: dict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    ending: dict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: EventType, phrase: str, sure: bool) -> None:
        first = re.findall(r"[*\w]+", phrase.lower())[0]
        if first.startswith("*"):
            self.ending[first.strip("*")].append(_Entry.of(kind, phrase, sure, self.articles))
        elif first.endswith("*"):
            self.beginning[first[:-1]].append(_Entry.of(kind, phrase, sure, self.articles))
        else:
            self.whole[first].append(_Entry.of(kind, phrase, sure, self.articles))

    def opened_by(self, word: str) -> Iterator[_Entry]:
        """The phrases that may begin with the word, in lower case."""
        yield from self.whole.get(word, ())
        for length in range(_SHORTEST_STEM, len(word) + 1):
            yield from self.beginning.get(word[:length], ())
            yield from self.ending.get(word[-length:], ())


@lru_cache(maxsize=256)  # several rules ask of the same sentence, one after the other
def find_triggers(text: str, start: int, end: int, language: str) -> tuple[Trigger, ...]:
    """Every trigger in `text[start:end]`, in order; one that stands inside a longer one is left out.

    A verb whose particle closes its clause is no other verb: "kündigte einen neuen Anlauf an" gives nobody notice.
    """
    found: dict[tuple[int, str, str, bool], Trigger] = {}
    parted: dict[int, set[str]] = defaultdict(set)  # where such a verb begins -> its types
    openers = _openers_in(text, start, end, language)
    held = frozenset(_WORD.findall(text[start:end].lower())) if openers else frozenset()
    for at, word, entries in openers:
        for entry in entries:
            if not entry.needed <= held:
                continue
            stop = _end_of(entry, word, text, at, end)
            if stop and entry.phrase.endswith("|"):
                parted[at].add(entry.kind.type)
            key = (at, entry.kind.type, entry.kind.sub_type, entry.sure)
            if stop and (key not in found or stop > found[key].end):
                found[key] = Trigger(entry.kind, at, stop, entry.sure)
    told = [t for (at, kind, *_), t in found.items() if kind in parted.get(at, (kind,)) or " " in text[at : t.end]]
    return tuple(t for t in told if not any(_holds(other, t, text) for other in told))


def _openers_in(text: str, start: int, end: int, language: str) -> tuple[_Opener, ...]:
    """The words of `text[start:end]` that may open a phrase; of an article they are looked for once."""
    if is_inside_word(text, start) or is_inside_word(text, end):
        return _openers(text[start:end], start, language)
    known = _known_openers(text, language)
    return known[bisect_left(known, (start,)) : bisect_left(known, (end,))]


@lru_cache(maxsize=48)  # as many articles as are in work at a time, and a few more
def _known_openers(text: str, language: str) -> tuple[_Opener, ...]:
    return _openers(text, 0, language)


def _openers(stretch: str, start: int, language: str) -> tuple[_Opener, ...]:
    """The words of the stretch with the phrases of which it holds every word that they need."""
    held = frozenset(_WORD.findall(stretch.lower()))
    opened = {
        word: entries
        for word in set(_WORD.findall(stretch))
        if (entries := tuple([entry for entry in _opened_by(language, word) if entry.needed <= held]))
    }
    words = ((m.start(), m.group()) for m in _WORD.finditer(stretch))
    return tuple([(start + at, word, opened[word]) for at, word in words if word in opened])


@lru_cache(maxsize=20_000)
def _opened_by(language: str, word: str) -> tuple[_Entry, ...]:
    """The phrases that a word may begin, as it is written."""
    return tuple(_index(language).opened_by(word.lower()))


def _holds(longer: Trigger, trigger: Trigger, text: str) -> bool:
    """ "condemned the attack" is no attack; the hint "struck ... a" gives way to a sure phrase ("struck down")."""
    if longer.start == trigger.start and longer.sure != trigger.sure:
        phrase = longer if longer.sure else trigger
        if " " in text[phrase.start : phrase.end]:
            return longer.sure
    within = longer.start <= trigger.start and trigger.end <= longer.end
    return within and longer.end - longer.start > trigger.end - trigger.start


def _end_of(entry: _Entry, word: str, text: str, at: int, end: int) -> int:
    """Where the phrase ends that may begin with the word at `at`; 0 where it does not stand there.

    One with a stretch in it ends with its first word: what stands between is no part of it.
    """
    if entry.one_word:
        return at + len(word)  # it opened it
    match = _pattern(entry.phrase).match(text, at, end)
    if match is None:
        return 0
    if "~" in entry.phrase:
        return at + len(word)
    return (
        0 if _skipped(entry.phrase, match.group()) > (1 if entry.opens_with_article else _MOST_SKIPPED) else match.end()
    )


def _skipped(phrase: str, written: str) -> int:
    """How many words stand between those of the phrase."""
    return len(written.split()) - len(phrase.split())


@lru_cache(maxsize=32)
def _index(language: str) -> _Index:
    """The triggers of a language, or the English ones of a language that the table lacks."""
    index = _Index(background_of(language).articles)
    for kind in event_types():
        for phrase in kind.triggers.get(language) or kind.triggers["en"]:
            index.add(kind, phrase, True)
        for phrase in kind.hints.get(language) or kind.hints["en"]:
            index.add(kind, phrase, False)
    return index


@lru_cache(maxsize=20_000)
def _pattern(phrase: str) -> re.Pattern[str]:
    words = phrase.removesuffix("|").split()
    written = [re.escape(word).replace(r"\*", r"\w*") for word in words]
    inner = written[0]
    for before, word in zip(words, written[1:], strict=False):
        inner += "" if word == "\\~" or before == "~" else _GAP
        inner += _STRETCH if word == "\\~" else word
    return re.compile(rf"{inner}(?!\w)" + (_CLAUSE_END.expression if phrase.endswith("|") else ""), re.IGNORECASE)
