"""Whether a sentence can be read without the one before it: who "it" is, and of whom "three" are, must be said."""

import re
from functools import lru_cache

from summarizer.language.numerals import find_numerals
from summarizer.language.profile import Profile
from summarizer.language.quotations import quotations
from summarizer.language.quoting import fold_characters

_TERMINAL = re.compile(r"""[.!?…。！？]["'”’»)\]]*\s*$""")
_FEW_WORDS = 5


def leans_on_context(sentence: str, profile: Profile) -> bool:
    """Whether it opens with a word that points back, counts a part of what was counted, or names no speaker."""
    return (
        _opens_leaning(sentence, profile) or counts_a_part(sentence, profile) or _speaks_for_unnamed(sentence, profile)
    )


def counts_a_part(sentence: str, profile: Profile) -> bool:
    """ "Three of those hurt have died", "Police say eleven of them died": a part of what was counted before."""
    tables = profile.tables["condense"]
    if re.search(rf"\b(?:{'|'.join(tables['of_them'])})\b", sentence, re.IGNORECASE):
        return True
    first = next(iter(find_numerals(sentence, profile)), None)
    if first is None or first.start > 0:
        return False
    return re.match(tables["parts"], sentence[first.end :], re.IGNORECASE) is not None


def is_sentence(text: str) -> bool:
    """Whether it ends as a sentence does and is more than a word or two: no title, byline or heading."""
    return len(text.split()) >= _FEW_WORDS and _TERMINAL.search(text) is not None


def _opens_leaning(sentence: str, profile: Profile) -> bool:
    words = fold_characters(sentence).lower().split()
    if not words:
        return False
    return (
        words[0].strip(",'\"") in profile.tables["condense"]["anaphors"]
        or _subjectless(profile).match(sentence) is not None
    )


def _speaks_for_unnamed(sentence: str, profile: Profile) -> bool:
    """ "..., it said", "..., a-t-elle ajouté", "..., relató": outside of what it quotes."""
    quoted = quotations(sentence)
    found = _unnamed(profile).finditer(sentence)
    return any(not any(start <= m.start() and m.end() <= end for start, end in quoted) for m in found)


@lru_cache(maxsize=32)
def _subjectless(profile: Profile) -> re.Pattern[str]:
    return re.compile(profile.tables["condense"]["subjectless"])


@lru_cache(maxsize=32)
def _unnamed(profile: Profile) -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, profile.attribution_verbs), key=len, reverse=True))
    return re.compile(profile.tables["condense"]["unnamed"].replace("VERB", f"(?:{verbs})"), re.IGNORECASE)
