"""Dispatches of an agency in other words: translated, shortened or told anew, but crediting it, with its numbers and names.

Runs of shared words do not find a translation. What it leaves alone does: the agency's sign in the dateline, at the foot
or in the first or last lines ("TRIPOLI (Crossway) –", "citée par l'AFI", "Brightwire reported"), the numbers by value and
the names by their consonants. Both the sign and the contents are asked for: two papers on one event share as many numbers
as a wire and its translation.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from summarizer.language.content import overlap
from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.places import fold_name, gazetteer, skeleton
from summarizer.language.profile import load_profile
from summarizer.merge.stories.traces import Head, Trace, sign_key
from summarizer.schema.brief import Article

_SHARED_NUMBERS = 3
_NUMBERS = 0.5  # of the one that has fewer
_NAMES = 0.4
_OWN = 0.4  # of the report's: a paper's own story with a paragraph of the agency's is none of it
_NEXT_MORNING = timedelta(days=1)
_MAX_POSTING = 32
_MAX_CANDIDATES = 4
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w-]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a report has of a dispatch: the sign of the agency, and the shares of numbers and names in common.

    `own` is how many of the report's own numbers are the dispatch's.
    """

    sign: str
    numbers: float
    names: float
    own: float

    @property
    def is_enough(self) -> bool:
        """Whether the report is the dispatch in other words."""
        return self.numbers >= _NUMBERS and self.names >= _NAMES and self.own >= _OWN


class Dispatches:
    """The originals of the day that bear an agency's sign, found by that sign and their numbers."""

    def __init__(self, articles: Sequence[Article], traces: Sequence[Trace]) -> None:
        self._articles = articles
        self._traces = traces
        self._posting: dict[tuple[str, float], list[int]] = defaultdict(list)
        self._signs: dict[int, str] = {}

    def add(self, place: int) -> None:
        """Makes an original known, by its place among the articles, if it bears a sign."""
        for sign in self._traces[place].signs:
            self._signs[sign_key(sign)] = sign
            for value in self._traces[place].numbers:
                found = self._posting[sign, value]
                if len(found) < _MAX_POSTING:
                    found.append(place)

    def nearest(self, place: int) -> tuple[Head, Likeness] | None:
        """The original most like the article of that place among those of agencies that it names, the oldest of equals."""
        own = self._traces[place]
        shared = {
            sign: Counter(i for value in own.numbers for i in self._posting.get((sign, value), ()))
            for sign in sorted(own.signs.union(self._signs[key] for key in own.named if key in self._signs))
        }
        likely = [
            (i, sign)
            for sign, counts in shared.items()
            for i, n in counts.most_common(_MAX_CANDIDATES)
            if n >= _SHARED_NUMBERS
        ]
        found = [
            (self._traces[i].head, self._likeness(i, place, sign))
            for i, sign in likely
            if _is_elsewhere(self._traces[i].head, own.head)
            and (sign in own.signs or _are_near(self._traces[i].head, own.head))
        ]
        return max(found, key=lambda pair: (pair[1].numbers, pair[1].names), default=None)

    def _likeness(self, original: int, copy: int, sign: str) -> Likeness:
        first, second = (frozenset(self._traces[i].numbers) for i in (original, copy))
        names = overlap(*_names_of(self._articles[original], self._articles[copy]))
        own = len(first & second) / max(len(second), 1)
        return Likeness(sign, overlap(first, second), names, own)


def _is_elsewhere(one: Head, other: Head) -> bool:
    """Not two dispatches of one outlet: its second report of a day is news, no copy."""
    return not one.publisher or one.publisher != other.publisher


def _are_near(one: Head, other: Head) -> bool:
    """Whether both came out within a day: what names an agency days later has more to tell than its dispatch."""
    if not one.published or not other.published:
        return True
    days = [date.fromisoformat(head.published[:10]) for head in (one, other) if head.published]
    return abs(days[0] - days[1]) <= _NEXT_MORNING


def _names_of(one: Article, other: Article) -> list[frozenset[str]]:
    """The names of each. Where every noun has a capital, a word is one if the other, in another language, has it as one."""
    found = [_names(one), _names(other)]
    by_nouns = [load_profile(a.language).tables["capital_nouns"] for a in (one, other)]
    if by_nouns[0] != by_nouns[1]:
        at = 0 if by_nouns[0] else 1
        words = {fold_name(word) for word in _CAPITAL.findall((one, other)[at].text)}
        found[at] |= {word: code for word, code in found[1 - at].items() if word in words}
    return [frozenset(names.values()) for names in found]


def _names(article: Article) -> dict[str, str]:
    """Names by the world's table, or by the consonants of their words, under the folded name or word."""
    profile, vocabulary = load_profile(article.language), Vocabulary.of(article.text)
    found: dict[str, str] = {}
    for name in find_names(article.text, profile, 0, len(article.text), vocabulary):
        entry, folded = gazetteer().lookup(name.text), fold_name(name.text)
        sounds = {word: sound for word in folded.split() if len(sound := skeleton(word)) > 1}
        found |= {folded: entry.id} if entry else sounds
    return found
