"""Sentences made short without a word of our own: only whole clauses at their ends are left out."""

import re
from functools import lru_cache

from summarizer.language.alternatives import one_of
from summarizer.language.profile import Profile
from summarizer.language.quotations import quotations
from summarizer.language.quoting import fold_characters
from summarizer.language.word_patterns import OwnWords, WordPattern

MAX_CHARACTERS = 230
_MIN_WORDS_KEPT = 7
_DATELINE_END = re.compile(
    r"(?:\([A-Z][\w /]{1,20}\)\.? ?[–—-] ?|[–—] |[A-ZÀ-Þ][A-ZÀ-Þ' -]{5,30}: )(?=[A-ZÀ-Þ«“„\"\d])"
)
_BRACKETED = re.compile(r"\s\((?!\W*\))[^()“”„«»\"]{1,40}\)")
_CLOCK = WordPattern(r"\d{1,2}[:.h]\d{2}(?:\s?(?:<dates.clock>))?\s?[:–—-]?\s+(?=[A-ZÀ-Þ])")
_WHITE_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)|\s")
_STRAY_SPACE = re.compile(r"(?<=\w)\s+(?=[,.](?:\s|$))")
_LIST_MARK = re.compile(r"[-–—•·*]\s+")
_OPENINGS = OwnWords(r"(?:<condense.openings>)(?:,\s+|\s+(?!(?:<condense.opening_goes_on>)\b))", re.IGNORECASE)
_BREAKS = OwnWords(  # where a clause ends that may be left out
    r"\s[-—–]\s|;\s|,\s(?=(?:<condense.breaks>)\b|<condense.appositions>)|,\s(?=<condense.participles>\b)"
    r"|\s(?=(?:<condense.subordinators>)\b)"
)

_SPANS = OwnWords(r"\W*(?:<condense.spans>)\b", re.IGNORECASE)


def condense(sentence: str, profile: Profile, limit: int = MAX_CHARACTERS) -> str:
    """The sentence without its opening connective; where it is longer than `limit`, without brackets and trailing clauses.

    Every word of the result stands in the sentence, in order. Quotation marks stay paired.
    """
    words = _without_opening(without_lead_in(_in_one_line(sentence), profile), profile)
    if len(words) > limit:
        words = _without_brackets(words)
    return _without_stray_spaces(without_last_clauses(words, profile, limit))


def without_last_clauses(words: str, profile: Profile, limit: int) -> str:
    """The words up to a clause boundary before `limit`, letter for letter but for the full stop; all where there is none."""
    while len(words) > limit:
        shorter = _drop_last_clause(words, profile)
        if shorter == words:
            break
        words = shorter
    return words


def _in_one_line(text: str) -> str:
    """The text with single spaces; two between digits stay two: "1  450" is no 1450."""
    stripped = text.strip()
    if " ".join(text.split()) == stripped:
        return stripped
    return _WHITE_SPACE.sub(" ", text).strip()


def _without_brackets(text: str) -> str:
    """The text without short asides in brackets."""
    return _without(_BRACKETED, text) if "(" in text else text


def _without_stray_spaces(text: str) -> str:
    """The text without spaces before a comma or full stop."""
    return _without(_STRAY_SPACE, text) if " ," in text or " ." in text else text


def _without(pattern: re.Pattern[str], text: str) -> str:
    """The text without what the pattern finds, except in what it quotes, which stays as it stands."""
    inside = quotations(text)
    found = (m for m in pattern.finditer(text) if not any(a <= m.start() < b for a, b in inside))
    for match in reversed(list(found)):
        text = text[: match.start()] + text[match.end() :]
    return text


def without_lead_in(sentence: str, profile: Profile) -> str:
    """The sentence behind a list's dash and a dateline, letter for letter: where a quotation of it begins."""
    mark = _LIST_MARK.match(sentence)
    return _without_dateline(sentence[mark.end() :] if mark else sentence, profile)


def _without_dateline(sentence: str, profile: Profile) -> str:
    match = profile.pattern("furniture", "dateline").match(sentence) or _dateline_pattern(profile).match(sentence)
    rest = sentence[match.end() :].lstrip() if match else sentence
    left = _DATELINE_END.match(rest)
    return rest[left.end() :] if left else rest


@lru_cache(maxsize=32)
def _dateline_pattern(profile: Profile) -> re.Pattern[str]:
    """ "Gaziantep, 29 November – " and the time of day before an entry of a live page ("18:40 ", "11.20am: ")."""
    months = "|".join(re.escape(month) for month in profile.months)
    of = "|".join(f"{word} " for word in profile.tables["dates"]["before_month"])
    dated = (
        rf"[A-ZÀ-Þ][^\W\d_][\w .'’-]{{1,30}}, (?:\d{{1,2}}\.? (?:{of})?(?:{months})|(?:{months})\.? \d{{1,2}}) ?[–—-] "
    )
    short = r"[A-ZÀ-Þ][\w .'’-]{1,30}, \d{1,2} \w{3,4}\.? [–—-] "
    agency = r"[A-ZÀ-Þ][A-ZÀ-Þ' -]+ \([A-Z][\w /-]{1,20}\) ?[–—-] "
    bare = r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2} [–—-] (?=[A-ZÀ-Þ])(?!.* [–—-] )|[A-ZÀ-Þ]{4,}\. (?=[A-ZÀ-Þ])"
    return re.compile(rf"(?i:{dated})|{short}|{agency}|{bare}|{_CLOCK.expression}")


def _without_opening(sentence: str, profile: Profile) -> str:
    match = _OPENINGS.of(profile).match(sentence)
    if not match or len(sentence) <= match.end():
        return sentence
    rest = sentence[match.end() :]
    return rest[0].upper() + rest[1:]


def _drop_last_clause(sentence: str, profile: Profile) -> str:
    folded = fold_characters(sentence)
    # Behind a cut that another comma follows the main clause may go on: "The group, which holds the city, denied it."
    cuts = [
        m.start() for m in _BREAKS.of(profile).finditer(folded) if m.group() == "; " or "," not in folded[m.end() :]
    ]
    cuts = sorted([*cuts, *_behind_speech(folded, profile), *_behind_main_clause(folded, profile)])
    for cut in reversed(cuts):
        kept = sentence[:cut].rstrip(" ,;–—-")
        if len(kept.split()) < _MIN_WORDS_KEPT:
            break
        if len(kept) < len(sentence) - 2 and _is_whole(kept) and not _is_limited_by(kept, sentence[cut:], profile):
            return kept if kept.endswith((".", "!", "?")) else kept + "."
    return sentence


def _behind_speech(folded: str, profile: Profile) -> list[int]:
    """Where "..., officials said, in one of the deadliest strikes" ends with who said it: the last comma of the sentence."""
    comma = folded.rfind(", ")
    words = folded[:comma].rsplit(" ", 1) if comma > 0 else []
    speaks = len(words) > 1 and words[1].lower() in profile.attribution_verbs
    goes_on = folded[comma + 2 : comma + 3].islower()  # no name, no quotation
    return [comma] if speaks and goes_on else []


def _behind_main_clause(folded: str, profile: Profile) -> list[int]:
    """Where the main clause may end: before what the same subject did next ("convicted him of theft | and barred him"), and
    behind its day ("marched on Tuesday | against the plan"). Not of what did not happen, nor between two verbs that
    share what follows ("killed and injured").
    """
    told = profile.pattern("dates", "past")
    cuts = [m.start(m.lastindex or 0) for m in _further(profile).finditer(folded)]
    whole = (at for at in cuts if told.search(folded, 0, folded.rfind(" ", 0, at)))
    denied = profile.phrase_pattern("condense", "not").search(folded)
    return [at for at in whole if denied is None or denied.start() > at]


@lru_cache(maxsize=32)
def _further(profile: Profile) -> re.Pattern[str]:
    table = profile.tables["condense"]
    days = one_of(profile.weekdays)
    behind_day = rf"(?<!\w)(?i:{days})(\s)(?={table['behind_day']}\s)"
    return re.compile(rf"(?<!ed)(\s)(?={table['second_verbs']})|{behind_day}")


def _is_limited_by(kept: str, dropped: str, profile: Profile) -> bool:
    """ "The deadliest attack | since the front froze", "three days | after it began": what is dropped says since when."""
    if not _SPANS.of(profile).match(dropped):
        return False
    last = re.split(r"[,;]", kept)[-1]
    is_length = profile.unit_kinds.get(last.split()[-1].lower().strip(".")) == "duration"
    return is_length or profile.pattern("condense", "superlatives").search(last) is not None


def _is_whole(text: str) -> bool:
    """Whether quotation marks and brackets that open also close."""
    german = text.count("„") == text.count("“")  # „so“; elsewhere “so”
    english = text.count("“") == text.count("”")
    paired = (german if "„" in text else english) and text.count("«") == text.count("»")
    return paired and text.count('"') % 2 == 0 and text.count("(") == text.count(")")
