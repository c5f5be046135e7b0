"""Noun phrases by grammar alone: what may speak where a frame says that somebody does, whatever the noun is."""

import re
from functools import lru_cache

from summarizer.language.determiners import ARTICLE, without_article
from summarizer.language.profile import Profile

_MOST_WORDS = 7
_SPEAKING = frozenset({"workers", "soldiers", "police", "rebels", "rescuers", "members", "fans", "protesters"})
_MOST_BARE_WORDS = 4
_WORD = re.compile(r"[^\W\d_][^\W\d_'-]*(?:['-][^\W\d_]+)*'?")


def is_body_or_role(phrase: str, profile: Profile) -> bool:
    """Whether a phrase is an article and a noun with what describes it ("the airport operators", "el portal inmobiliario").

    English goes without an article in the plural ("tenants' groups"), German behind "laut" ("laut Bürgermeister"). What
    measures time, counts something or is published ("the day", "the cases", "the figures") speaks nowhere.
    """
    words = without_article(phrase).split()
    if not 0 < len(words) <= _MOST_WORDS or not all(_WORD.fullmatch(w) for w in words):
        return False
    lowered = [w.lower() for w in words]
    small = profile.function_words - profile.words("attribution", "links")
    inner = [w for w in lowered if not ARTICLE.fullmatch(f"{w} ")]
    if lowered[-1] in profile.function_words or any(w in small for w in inner):
        return False
    head = _head(words, profile)
    if profile.unit_kinds.get(head, "workers") not in _SPEAKING or head in _no_speakers(profile):
        return False
    return ARTICLE.match(phrase) is not None or _stands_bare(words, profile)


def opening_noun_phrase(words: list[str], profile: Profile) -> str:
    """The German noun phrase that words open with: up to the first noun and the genitive behind it, "" where none does."""
    if not profile.tables["capital_nouns"]:
        return ""
    noun = next((i for i, word in enumerate(words) if word[:1].isupper() and not ARTICLE.fullmatch(f"{word} ")), None)
    if noun is None:
        return ""
    phrase = " ".join(words[: noun + 1])
    return phrase if is_body_or_role(phrase, profile) else ""


def _head(words: list[str], profile: Profile) -> str:
    """The noun that says what it is, in lower case: the last word, in Romance languages and before "of" the first."""
    links = profile.words("attribution", "links")
    until = next((i for i, word in enumerate(words) if i and word.lower() in links), len(words))
    is_first = profile.tables["numerals"].get("noun_first")
    return words[0 if is_first else until - 1].lower()


def _stands_bare(words: list[str], profile: Profile) -> bool:
    if profile.tables["capital_nouns"]:
        return len(words) <= _MOST_BARE_WORDS and words[-1][:1].isupper()
    if all(word[:1].isupper() for word in words):
        return True  # "según Interior"
    plural = words[-1].endswith("s") and len(words) <= _MOST_BARE_WORDS
    speaks_bare = profile.known and profile.tables["attribution"]["bare_plurals"]
    return speaks_bare and plural and words[-1].islower()


@lru_cache(maxsize=32)
def _no_speakers(profile: Profile) -> frozenset[str]:
    attribution, dates = profile.tables["attribution"], profile.tables["dates"]
    periods = {word for words in dates["last_periods"].values() for word in words}
    return frozenset(
        {*attribution["documents"], *attribution["no_speakers"], *attribution["day_parts"], *profile.weekdays}
        | {*profile.months, *periods}
    )
