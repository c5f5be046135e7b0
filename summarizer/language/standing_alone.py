"""Whether a sentence can be read without the one before it: who "it" is, and of whom "three" are, must be said."""

import re
from functools import lru_cache

from summarizer.language.alternatives import one_of
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import Profile
from summarizer.language.quotations import quotations
from summarizer.language.quoting import fold_characters
from summarizer.language.word_patterns import OwnWords

_PLACE = OwnWords(r"(?<!\w)(?i:(?:<names.locative>)\s(?:[a-zß-ÿ]+\s){0,2})[A-ZÀ-Þ]")
TERMINAL = re.compile(r"""[.!?…。！？]["'”’»)\]]*\s*$""")
_FEW_WORDS = 5


@lru_cache(maxsize=2048)  # whoever ranks, tells and heads a story's events asks of the same sentences
def leans_on_context(
    sentence: str, profile: Profile, *, opens_article: bool = False, behind_count: bool = True
) -> bool:
    """Whether it opens with a word that points back, counts a part of what was counted, names no speaker, or says "there"
    of no place.

    The speaker of an article's first sentence is named in it: "The mill plans to cut 400 jobs, it said".
    """
    if _opens_leaning(sentence, profile) or counts_a_part(sentence, profile, behind_count=behind_count):
        return True
    if _says_there(sentence, profile):
        return True
    return not opens_article and _speaks_for_unnamed(sentence, profile)


def counts_a_part(sentence: str, profile: Profile, *, behind_count: bool = True) -> bool:
    """ "Three of those hurt have died", "Police say eleven of them died": a part of what was counted before.

    Not where the sentence has counted them itself: "hurt 11 people, one of them badly"; nor "four of the missing" behind a
    sentence that counts nothing (`behind_count` false), which would not say of how many either.
    """
    of_them, parts = _partitives(profile)
    sentence = fold_characters(sentence)
    if part := of_them.search(sentence):
        counted = sentence[: max(0, sentence.rfind(", ", 0, part.start()))]
        return not find_numerals(counted, profile)
    if not behind_count or not parts.search(sentence):
        return False  # hardly a sentence has such words, and to read its numbers is dear
    first = next(iter(find_numerals(sentence, profile)), None)
    return first is not None and first.start == 0 and parts.match(sentence[first.end :]) is not None


@lru_cache(maxsize=32)
def _partitives(profile: Profile) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "of them", anywhere; "of those", to stand behind a number."""
    tables = profile.tables["condense"]
    of_them = rf"\b(?:{'|'.join(tables['of_them'])})\b"
    return re.compile(of_them, re.IGNORECASE), re.compile(tables["parts"], re.IGNORECASE)


def is_sentence(text: str) -> bool:
    """Whether it ends as a sentence does and is more than a word or two: no title, byline or heading."""
    return len(text.split()) >= _FEW_WORDS and TERMINAL.search(text) is not None


def _opens_leaning(sentence: str, profile: Profile) -> bool:
    folded = fold_characters(sentence).lstrip("\"' ")
    words = folded.lower().split()
    if not words:
        return False
    return (
        words[0].strip(",'\"") in profile.tables["condense"]["anaphors"]
        or profile.pattern("condense", "points_back", re.IGNORECASE).match(folded) is not None
        or profile.pattern("condense", "subjectless").match(sentence) is not None
    )


def _says_there(sentence: str, profile: Profile) -> bool:
    """ "The union puts the number there at 1,500", outside of what it quotes: a place that the sentence before has told."""
    found = profile.pattern("condense", "over_there", re.IGNORECASE).search(sentence)
    if found is None or _PLACE.of(profile).search(sentence, 0, found.start()):
        return False
    return not any(start <= found.start() and found.end() <= end for start, end in quotations(sentence))


def speaks_of_itself(sentence: str, profile: Profile) -> bool:
    """Whether an article speaks of itself: "Correction: an earlier version …", "The author holds no shares"."""
    return profile.pattern("condense", "itself", re.IGNORECASE).search(fold_characters(sentence)) is not None


def _speaks_for_unnamed(sentence: str, profile: Profile) -> bool:
    """ "..., it said", "..., a-t-elle ajouté", "..., relató": outside of what it quotes."""
    quoted = quotations(sentence)
    found = _unnamed(profile).finditer(sentence)
    return any(not any(start <= m.start() and m.end() <= end for start, end in quoted) for m in found)


@lru_cache(maxsize=32)
def _unnamed(profile: Profile) -> re.Pattern[str]:
    verbs = one_of(profile.attribution_verbs)
    return re.compile(profile.tables["condense"]["unnamed"].replace("VERB", f"(?:{verbs})"), re.IGNORECASE)
