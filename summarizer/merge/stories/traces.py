"""What an article is known by, and what would give a copy of it away: a function of the article.

Fingerprints are winnowed shingles (Schleimer, Wilkerson and Aiken 2003): any run of twelve words that two articles share
has one of its shingles in them.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from summarizer.language.places import fold_name
from summarizer.schema.brief import Article

_SHINGLE = 5
_DOUBLINGS = (1, 2, 4)  # the least of windows of two, of four, of eight
_WINDOW = 8
_EDGE = 400  # characters in which a paper says where a report comes from
_DATELINE = re.compile(r"^[^\n()]{0,80}\(([^()\d\n]{2,30})\)\s*[.:–—-]", re.MULTILINE)
_FOOT = re.compile(r"(?:^|[.!?”»\"] )\(([^()\d\n]{2,30})\)$", re.MULTILINE)
_CAPITALS = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w-]+(?: [^\W\d_a-zß-öø-ÿ][\w-]+)*")  # "AFI", "Europa Sur", "Brightwire"


class Head(NamedTuple):
    """What an article is known by."""

    id: str
    source: str
    title: str | None
    url: str | None
    published: str | None
    publisher: str | None

    @classmethod
    def of(cls, article: Article) -> "Head":
        return cls(article.id, article.source, article.title, article.url, article.published, article.publisher)

    @property
    def name(self) -> str:
        """What a reader knows it by."""
        return self.title or self.source


@dataclass(frozen=True, slots=True)
class Trace:
    """What gives a copy of an article away.

    `prints` are its fingerprints, `numbers` the values of its numerals, each once; `signs` those of the agencies that say
    it is theirs, `named` the keys of what may be an agency's name in its first and last lines.
    """

    head: Head
    prints: "array[int]"
    numbers: "array[float]"
    signs: frozenset[str]
    named: "array[int]"


def trace_of(article: Article, numbers: Iterable[float] = ()) -> Trace:
    """The article's trace; without the values of its numerals no translated dispatch is found."""
    text = article.text
    named = array("I", sorted({sign_key(fold_name(sign)) for sign in _capitals(text)}))
    values = numbers if isinstance(numbers, array) else array("d", numbers)
    return Trace(Head.of(article), array("I", winnowed(shingles(text))), values, signs_of(text), named)


def sign_key(sign: str) -> int:
    """A number for an agency's folded sign; the same in every run of the program."""
    return crc32(sign.encode())


def _capitals(text: str) -> Iterator[str]:
    """What may be an agency's name at either end of a text: each word in capitals, and each two that stand together."""
    for run in (*_CAPITALS.findall(text[:_EDGE]), *_CAPITALS.findall(text[max(_EDGE, len(text) - _EDGE) :])):
        words = run.split(" ")
        yield from words
        yield from map(" ".join, pairwise(words))


def signs_of(text: str) -> frozenset[str]:
    """The agencies' signs in the dateline and at the foot, folded: "(AQ/eig)" has two."""
    found = [*_DATELINE.findall(text[:_EDGE]), *_FOOT.findall(text[-_EDGE:])]
    return frozenset(fold_name(sign) for signs in found for sign in re.split(r"[/,]", signs) if fold_name(sign))


def shingles(text: str) -> list[int]:
    """A number for each run of five words, in order; the same in every run of the program."""
    words = [word.encode() for word in re.findall(r"\w+", text.lower())]
    runs = zip(*(words[i:] for i in range(_SHINGLE)), strict=False)
    return list(map(crc32, map(b" ".join, runs)))


def winnowed(hashes: list[int]) -> frozenset[int]:
    """The least numbers of each window of eight: a fifth of all, chosen alike wherever a run is shared."""
    least = hashes
    for step in _DOUBLINGS if len(hashes) > _WINDOW else ():
        least = [a if a < b else b for a, b in zip(least, least[step:], strict=False)]
    return frozenset(least)
