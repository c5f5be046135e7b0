"""What a translation may say: "the Electoral Council" of a sentence that has "el Consejo Electoral".

Such a name stands in no source, letter for letter. What each of its words means does; in small letters it is no name any
more, but says what kind of body acts.
"""

import re
from functools import lru_cache

from summarizer.language.names.words import concepts, translated_concepts
from summarizer.language.places import fold_name, is_article
from summarizer.language.quoting import fold_characters

_WORD = re.compile(r"\w+")
_COPIED = 2 / 3


def is_copied(summary: str, sentence: str) -> bool:
    """Whether most words of a translation are the sentence's own: a weak model copies."""
    words = _WORD.findall(fold_characters(summary).lower())
    own = set(_WORD.findall(fold_characters(sentence).lower()))
    return sum(w in own for w in words) > _COPIED * len(words)


def in_small_letters(summary: str, name: str, sentence: str) -> str:
    """The summary, those words of that name written small that only mean what the sentence says.

    What stands in it as it is ("Alba") keeps its capital. "" where the sentence does not hold the meaning of all the rest.
    """
    name = _with_capitals_before(summary, name)
    own, meanings = set(fold_name(sentence).split()), translated_concepts() & _meanings_in(sentence)
    capitals = [word for word in name.split() if word[0].isupper()]
    meant = [word for word in capitals if (said := concepts(fold_name(word))) and said <= meanings]
    if not meant or any(word not in meant and fold_name(word) not in own for word in capitals):
        return ""
    written = " ".join(word.lower() if word in meant else word for word in name.split())
    return summary.replace(name, written, 1)


def _with_capitals_before(summary: str, name: str) -> str:
    """The name with the capitalised words before it: "General Staff", of which a title is no part of a name."""
    before = re.search(rf"(?:[A-Z][^\W\d_]+ )+{re.escape(name)}", summary)
    found = before[0] if before else name
    first, _, rest = found.partition(" ")
    return rest if rest and is_article(fold_name(first)) else found


@lru_cache(maxsize=1_000)
def _meanings_in(sentence: str) -> frozenset[str]:
    """What the sentence's words mean, a German genitive as its noun ("Innenministeriums")."""
    words = fold_name(sentence).split()
    nouns = (concepts(word.removesuffix("s")) for word in words if word.endswith("s"))
    return concepts(" ".join(words)).union(*nouns)
