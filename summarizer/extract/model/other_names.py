"""Whether an article itself shows that two of its names are one's, or two."""

import re

from summarizer.language.places import gazetteer
from summarizer.language.quoting import find_folded, fold_characters
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.marked import MarkedArticle

_APPOSED = re.compile(r"[\s,(–—-]*")
_ALSO_CALLED = WordPattern(r",\s(?:<grammar.or>)\s")  # "the Disaster Institute, or INGD,"
_WORD = re.compile(r"[^\W\d_]+")
_MIN_ACRONYM = 2


def are_one(name: str, other: str, marked: MarkedArticle) -> bool:
    """Whether they share a word, one is the other's initials or apposition, or one row of the world's table has both."""
    if folded_words(name) & folded_words(other) or _is_short_for(name, other) or _is_short_for(other, name):
        return True
    rows = [row for n in (name, other) if (row := gazetteer().lookup(n))]
    is_one_row = len(rows) > 1 and rows[0].stands_for == rows[1].stands_for
    has_initials = name.isupper() != other.isupper()
    return is_one_row or any(
        _APPOSED.fullmatch(gap) or (has_initials and _ALSO_CALLED.fullmatch(gap))
        for gap in _between(name, other, marked)
    )


def are_forms(one: str, other: str) -> bool:
    """Whether one of the names has all words of the other: "the front", "Front for the Renewal"; "Alba", "Alba.com"."""
    words, others = folded_words(one), folded_words(other)
    return bool(words and others) and (words <= others or others <= words)


def are_two(name: str, other: str, marked: MarkedArticle) -> bool:
    """Whether the names are surely two actors': nothing shows that they are one, and they stand apart in one sentence."""
    return not are_one(name, other, marked) and bool(_between(name, other, marked))


def _between(name: str, other: str, marked: MarkedArticle) -> list[str]:
    """What stands between the two in each sentence that has both."""
    found = []
    for sentence in marked.body:
        text = marked.text_of(sentence.number)
        places = sorted(at for n in (name, other) if (at := find_folded(n, text, 0, len(text))))
        if len(places) > 1:
            found.append(text[places[0][1] : places[1][0]])
    return found


def _is_short_for(short: str, name: str) -> bool:
    initials = "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())
    return len(short) >= _MIN_ACRONYM and short.isupper() and short in initials


def folded_words(text: str) -> set[str]:
    """The words of a text or name, however its letters are written."""
    return set(_WORD.findall(fold_characters(text).lower()))
