"""Spelling that does not matter for matching: white space, quotation marks, apostrophes, dashes, Unicode form."""

import re
import unicodedata
from functools import lru_cache

from summarizer.language.scripts import is_word_character

_FOLDS = {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u0060": "'", "\u00b4": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u3000": " ", "\t": " ", "\n": " ", "\r": " ",
}  # fmt: skip
_ASCII_FOLDS = {sign: plain for sign, plain in _FOLDS.items() if sign.isascii()}
INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
_INVISIBLE = re.compile(INVISIBLE)

_LONG = 100  # characters from which on folding is remembered

QUOTATION_MARKS = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'


def fold_characters(text: str) -> str:
    """Apostrophes, quotation marks, dashes and spaces made plain, one character for one: offsets stay true."""
    return _fold_long(text) if len(text) > _LONG else _folded(text)


@lru_cache(maxsize=256)  # as many articles as are in work at a time, and their longer lines
def _fold_long(text: str) -> str:
    """The same, remembered: an article is folded once, not once for each of its sentences."""
    return _folded(text)


def _folded(text: str) -> str:
    """Sign by sign: most texts have few of them, and to look each of a text's letters up costs ten times as much."""
    for sign, plain in (_ASCII_FOLDS if text.isascii() else _FOLDS).items():
        if sign in text:
            text = text.replace(sign, plain)
    return text


def normalize(text: str) -> str:
    """The text for comparison: NFC, folded, invisible characters dropped, white space collapsed. Offsets are lost."""
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return " ".join(_folded(composed).split())


def find_folded(needle: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where `needle` stands in `text[start:end]`, as whole words, case-sensitive, or None. Offsets are in `text`.

    White space, quotation marks, apostrophes and dashes match in any spelling.
    """
    words = _folded_words(needle)
    folded = fold_characters(text)
    at = folded.find(words[0], start, end) if words else -1
    while at >= 0:
        stop = _end_of_words(words, folded, at, end)
        if stop and not (
            is_word_character(folded[at - 1 : at]) or is_word_character(folded[stop : min(stop + 1, end)])
        ):
            return at, stop
        at = folded.find(words[0], at + 1, end)
    return None


@lru_cache(maxsize=1024)  # a name is looked for wherever it stands
def _folded_words(needle: str) -> tuple[str, ...]:
    return tuple(fold_characters(_INVISIBLE.sub("", needle)).split())


def _end_of_words(words: tuple[str, ...], text: str, at: int, end: int) -> int:
    """Where the words end, of which the first stands at `at`, with white space between them; 0 where they do not follow."""
    at += len(words[0])
    for word in words[1:]:
        gap = at
        while at < end and text[at].isspace():
            at += 1
        if at == gap or not text.startswith(word, at, end):
            return 0
        at += len(word)
    return at
