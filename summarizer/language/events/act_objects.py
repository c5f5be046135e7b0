"""Whom or what an act is done to, by the name right behind its word: "the acquisition of X", "arrested the banker X"."""

from functools import lru_cache

from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.profile import load_profile
from summarizer.language.word_patterns import WordPattern

_REACH = 45  # characters between the word and the name
_OTHER_ROLE = WordPattern(r"[,;:.()]|\b(?:<acts.other_roles>)\b")
_NOUN = WordPattern(r"(?:<acts.noun_endings>)s?$")  # "the acquisition costs X" is not of X
_LINK = WordPattern(r" (?:<acts.of>) ")


@lru_cache(maxsize=2_000)
def object_of(sentence: str, head: str, language: str | None) -> str:
    """The first name behind the head, nothing but a noun phrase between them; "" where there is none."""
    at = sentence.find(head)
    if at < 0:
        return ""
    end = at + len(head)
    names = find_names(sentence, load_profile(language), 0, len(sentence), Vocabulary.of(sentence))
    first = next((n for n in names if n.start >= end), None)
    if first is None or first.start - end > _REACH:
        return ""
    between = sentence[end : first.start]
    beside = not between.strip() or bool(_LINK.match(between))
    return "" if _OTHER_ROLE.search(between) or (_NOUN.search(head) and not beside) else first.text
