"""Where what a number counts is: the place that stands behind it in its clause, or that opens the sentence."""

import re
from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.extract.properties import BARRIER, unit_kind
from summarizer.language.names import Name
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile
from summarizer.schema.marked import Numeral

_OPENING_REACH = 40
_LEAD_IN = 60
_ABSTRACT = frozenset({"money", "percent", "points", "duration"})  # "shares in Orlo fell 4%": only a known place is one


def figure_place(context: SentenceContext, numeral: Numeral) -> str:
    """The place as written: "ten died in Dunmere and four in Ashford" has two; "" where none is said.

    Behind the number it must stand before the next one and in the same clause; before it, only at the opening.
    """
    stop = _reach(context, numeral)
    is_abstract = unit_kind(numeral.unit_text, context.profile) in _ABSTRACT
    placed = [n for n in context.names if _stands_within(context, n) and not (is_abstract and not _is_known(n))]
    behind = next((n for n in placed if numeral.end <= n.start < stop), None)
    if behind:
        return behind.text
    others = any(n.start < numeral.start for n in context.numerals)
    opening = [n for n in placed if n.start - context.sentence.start <= _OPENING_REACH and n.end <= numeral.start]
    return opening[0].text if opening and not others else ""


def _is_known(name: Name) -> bool:
    return gazetteer().place(name.text) is not None


def _reach(context: SentenceContext, numeral: Numeral) -> int:
    """Where the number's own words end: at the clause's end or the next number."""
    barrier = BARRIER.search(context.marked.article.text, numeral.end, context.sentence.end)
    following = [n.qualifier_start for n in context.numerals if n.start > numeral.start]
    return min([barrier.start() if barrier else context.sentence.end, *following])


def _stands_within(context: SentenceContext, name: Name) -> bool:
    """Whether "in", "near" or the like governs the name, and nothing says that it is a person or a body."""
    entry = gazetteer().lookup(name.text)
    if name.title or name.acronym or (entry is not None and gazetteer().place(name.text) is None):
        return False
    start = max(context.sentence.start, name.start - _LEAD_IN)
    return _governed(context.profile).search(context.text[start : name.start]) is not None


@lru_cache(maxsize=32)
def _governed(profile: Profile) -> re.Pattern[str]:
    words = sorted(profile.words("scope", "within"), key=lambda w: (-len(w), w))
    within = "|".join(re.escape(w) for w in words)
    return re.compile(rf"(?<!\w)(?i:{within}) {profile.tables['scope']['settlement']}$")
