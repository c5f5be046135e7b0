"""Words as the scores compare them: folded, stemmed crudely, without those that carry no meaning.

Rough on purpose and all in one place, so that a score can be argued with.
"""

import re
import unicodedata

from summarizer.language.word_patterns import words_of_all_languages

_STOP_WORDS = (
    "a an the of in on at to for from by with and or that which who is are was were be been has have had its his her"
    " their it as into than more less about over after before near all one only not no up this said says say there"
)
_STOP = frozenset(_STOP_WORDS.split())
_SUFFIXES = ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "e")


def fold(text: str) -> str:
    """Letters and digits without case, accents, hyphens or punctuation; dots inside an acronym vanish (U.N., UN)."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", plain)
    return " ".join(re.findall(r"\w+", plain))


def fold_name(name: str) -> str:
    """A folded name without its article or title: "Ms Ashdown" and "Ashdown" are one string to resolve."""
    words = fold(name).split()
    while len(words) > 1 and (words[0] == "the" or words[0] in words_of_all_languages("scores", "titles")):
        words = words[1:]
    return " ".join(words)


def stem(word: str) -> str:
    """The word without its English inflection, crudely: "bombings", "bombed" and "bombs" are "bomb"."""
    for suffix in _SUFFIXES:
        if suffix == "s" and word.endswith("ss"):
            return word  # "loss" is no plural
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(w) for w in fold(text).split() if w not in _STOP and (len(w) > 2 or w.isdigit()))


def overlap_coefficient(a: frozenset[str], b: frozenset[str]) -> float:
    """Szymkiewicz-Simpson: what the two share, over the smaller of them."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
