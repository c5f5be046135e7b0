"""Sentences made short without a word of our own: only whole clauses at their ends are left out."""

import re
from functools import lru_cache

from summarizer.language.numerals import find_numerals
from summarizer.language.profile import Profile
from summarizer.language.quoting import fold_characters

MAX_CHARACTERS = 230
_MIN_WORDS_KEPT = 7
_LIST_MARK = re.compile(r"^[-–—•·*]\s+")


def condense(sentence: str, profile: Profile, limit: int = MAX_CHARACTERS) -> str:
    """The sentence without its opening connective and, where it is longer than `limit`, without trailing clauses.

    Every word of the result stands in the sentence, in order. Quotation marks stay paired.
    """
    words = re.sub(r"\s+", " ", sentence).strip()
    words = _without_opening(without_lead_in(words, profile), profile)
    while len(words) > limit:
        shorter = _drop_last_clause(words, limit, profile)
        if shorter == words:
            break
        words = shorter
    return words


def without_lead_in(sentence: str, profile: Profile) -> str:
    """The sentence behind a list's dash and a dateline, letter for letter: where a quotation of it begins."""
    return _without_dateline(_LIST_MARK.sub("", sentence), profile)


def counts_a_part(sentence: str, profile: Profile) -> bool:
    """ "Three of those hurt have died", "Police say eleven of them died": a part of what was counted before."""
    tables = profile.tables["condense"]
    if re.search(rf"\b(?:{'|'.join(tables['of_them'])})\b", sentence, re.IGNORECASE):
        return True
    first = next(iter(find_numerals(sentence, profile)), None)
    if first is None or first.start > 0:
        return False
    return re.match(tables["parts"], sentence[first.end :], re.IGNORECASE) is not None


def _without_dateline(sentence: str, profile: Profile) -> str:
    match = re.match(profile.tables["furniture"]["dateline"], sentence) or _dateline_pattern(profile).match(sentence)
    return sentence[match.end() :].lstrip() if match else sentence


@lru_cache(maxsize=32)
def _dateline_pattern(profile: Profile) -> re.Pattern[str]:
    """ "Gaziantep, 29 November – " and the time of day before an entry of a live page ("18:40 ")."""
    months = "|".join(re.escape(month) for month in profile.months)
    dated = (
        rf"[A-ZÀ-Þ][^\W\d_][\w .'’-]{{1,30}}, (?:\d{{1,2}}\.? (?:de )?(?:{months})|(?:{months})\.? \d{{1,2}}) ?[–—-] "
    )
    return re.compile(rf"(?i:{dated})|\d{{1,2}}[:.h]\d{{2}}\s+(?=[A-ZÀ-Þ])")


def _without_opening(sentence: str, profile: Profile) -> str:
    match = _openings(profile).match(sentence)
    if not match or len(sentence) <= match.end():
        return sentence
    rest = sentence[match.end() :]
    return rest[0].upper() + rest[1:]


@lru_cache(maxsize=32)
def _openings(profile: Profile) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in profile.tables["condense"]["openings"])
    return re.compile(rf"(?:{words}),?\s+", re.IGNORECASE)


def _drop_last_clause(sentence: str, limit: int, profile: Profile) -> str:
    folded = fold_characters(sentence)
    # Behind a cut that another comma follows the main clause may go on: "The group, which holds the city, denied it."
    cuts = [m.start() for m in _breaks(profile).finditer(folded) if m.group() == "; " or "," not in folded[m.end() :]]
    for cut in reversed(cuts):
        kept = sentence[:cut].rstrip(" ,;–—-")
        if len(kept.split()) < _MIN_WORDS_KEPT:
            break
        if len(kept) < len(sentence) - 2 and _is_whole(kept):
            return kept if kept.endswith((".", "!", "?")) else kept + "."
    return sentence


@lru_cache(maxsize=32)
def _breaks(profile: Profile) -> re.Pattern[str]:
    """Where a clause ends that may be left out."""
    breaks = "|".join(re.escape(w) for w in profile.tables["condense"]["breaks"])
    subordinators = "|".join(re.escape(w) for w in profile.tables["condense"]["subordinators"]) or "(?!)"
    return re.compile(rf"\s[-—–]\s|;\s|,\s(?=(?:{breaks})\b)|,\s(?=\w+ing\b)|\s(?=(?:{subordinators})\b)")


def _is_whole(text: str) -> bool:
    """Whether quotation marks and brackets that open also close."""
    german = text.count("„") == text.count("“")  # „so“; elsewhere “so”
    english = text.count("“") == text.count("”")
    paired = (german if "„" in text else english) and text.count("«") == text.count("»")
    return paired and text.count('"') % 2 == 0 and text.count("(") == text.count(")")
