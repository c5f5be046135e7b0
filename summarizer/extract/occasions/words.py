"""The words for what may happen more than once, and what the words of a clause say of which of them is meant."""

import re
from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.language.alternatives import one_of
from summarizer.language.clause_marks import BARRIER
from summarizer.language.content import content_words
from summarizer.language.profile import Profile
from summarizer.schema.marked import Numeral

Span = tuple[int, int]
_CAPITAL_NOUN = re.compile(r"(?<=\s)[A-ZÄÖÜ][^\W\d_]{2,}")
_PART = re.compile(r"[;:]\s|\s[—–]\s")


def clause_of(context: SentenceContext, start: int, end: int) -> Span:
    """From the last comma or stronger mark before `start` to the next behind `end`."""
    return _between(context, BARRIER, start, end)


def part_of(context: SentenceContext, start: int, end: int) -> Span:
    """The same between semicolons, colons and dashes: "the first killed 14; the second, on Thursday, nine"."""
    return _between(context, _PART, start, end)


def _between(context: SentenceContext, mark: re.Pattern[str], start: int, end: int) -> Span:
    text, span = context.text, context.sentence
    opened = max((m.end() for m in mark.finditer(text, span.start, start)), default=span.start)
    stop = mark.search(text, end, span.end)
    return opened, stop.start() if stop else span.end


@lru_cache(maxsize=32)
def _noun(profile: Profile) -> str:
    """An expression for the nouns; where they have a capital and are compounds, also as the last part of one."""
    before = r"\w*" if profile.tables["capital_nouns"] else ""
    return rf"{before}(?:{one_of(profile.words('occasions', 'nouns'))})(?!\w)"


@lru_cache(maxsize=32)
def _nouns(profile: Profile) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_noun(profile)}", re.IGNORECASE)


@lru_cache(maxsize=256)
def _described(profile: Profile, key: str, table: str = "occasions") -> re.Pattern[str]:
    """A noun right behind one of a table's words, or with one word between ("another 6.3-magnitude quake")."""
    words = one_of(profile.words(table, key))
    return re.compile(rf"(?<!\w)(?:{words})(?:\s+|(?<='))(?:[^\s,;:]+\s+)?{_noun(profile)}", re.IGNORECASE)


def described_as(context: SentenceContext, key: str, span: Span) -> re.Match[str] | None:
    """Where the words of a table's row ("first", "that") describe a happening."""
    if not names_happening(context, *span):
        return None
    return _described(context.profile, key).search(context.text, *span)


def is_introduced(context: SentenceContext) -> bool:
    """Whether the sentence tells of a happening as of something new: "a raid", "un séisme"."""
    span = context.sentence
    tables = (("happenings", "another"), ("grammar", "indefinite"))
    told = (_described(context.profile, key, table) for table, key in tables)
    return any(introduced.search(context.text, span.start, span.end) for introduced in told)


def names_happening(context: SentenceContext, start: int, end: int) -> bool:
    if context.profile.tables["capital_nouns"]:
        return _nouns(context.profile).search(context.text, start, end) is not None
    return context.profile.phrase_pattern("occasions", "nouns").search(context.text, start, end) is not None


def counts_all(context: SentenceContext, span: Span) -> bool:
    return context.profile.phrase_pattern("occasions", "all_of_them").search(context.text, *span) is not None


def counts_happenings(numeral: Numeral, context: SentenceContext) -> bool:
    """ "The two together have killed 42": of the happenings, not of what they did."""
    if numeral.unit_text:
        return False
    found = context.profile.phrase_pattern("occasions", "all_of_them").finditer(
        context.text, context.sentence.start, context.sentence.end
    )
    return any(m.start() <= numeral.start < m.end() for m in found)


def nth_of(context: SentenceContext, span: Span) -> int:
    """1 for "the first raid", -1 for the second or the latest, 0 where the words do not say."""
    for key, nth in (("first", 1), ("last", -1)):
        if described_as(context, key, span):
            return nth
    return 0


def definite_words(context: SentenceContext, span: Span) -> frozenset[str]:
    """Stems of the names of a clause and of the nouns behind an article: what may be known from before."""
    text, profile = context.text, context.profile
    names = " ".join(n.text for n in context.names if span[0] <= n.start < span[1])
    nouns = _behind_article(profile).findall(text, *span)
    if profile.tables["capital_nouns"]:
        nouns += _CAPITAL_NOUN.findall(text, *span)
    return content_words(f"{names} {' '.join(nouns)}", profile.code)


@lru_cache(maxsize=32)
def _behind_article(profile: Profile) -> re.Pattern[str]:
    articles = one_of(profile.words("occasions", "that"))
    return re.compile(rf"(?<!\w)(?:{articles})(?:\s+|(?<='))([^\W\d_]{{3,}})", re.IGNORECASE)
