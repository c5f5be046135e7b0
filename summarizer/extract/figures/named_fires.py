"""Which of several fires with names of their own a number is of: "the Alba Fire 14,000 acres and 33%"."""

import re
from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.language.clause_marks import CONJUNCTION, STOP
from summarizer.language.profile import Profile
from summarizer.schema.marked import Numeral

_SEVERAL = 2


def named_fire(context: SentenceContext, numeral: Numeral, stop: int) -> str:
    """The name of the fire behind the number before `stop`, else of the one that is told of before it; "" if none.

    Only where the article names several: of one alone a number is as of its place. "Cal Fire said" names a fire brigade.
    """
    pattern = _pattern(context.profile)
    if pattern is None or not _names_several(context.text, pattern):
        return ""
    found = list(pattern.finditer(context.text, context.sentence.start, context.sentence.end))
    found = [m for m in found if not any(m["name"] in a.speaker for a in context.attributions)]
    behind = next((m for m in found if numeral.end <= m.start("name") < stop), None)
    if behind and not CONJUNCTION.search(context.text, numeral.end, behind.start("name")):
        return behind["name"]
    before = [m for m in found if m.end("name") <= numeral.start]
    goes_on = bool(before) and STOP.search(context.text, before[-1].end("name"), numeral.start) is None
    return before[-1]["name"] if goes_on and not _is_aside(context, before[-1].start()) else ""


def _is_aside(context: SentenceContext, at: int) -> bool:
    """ "16 of them in the Alba Fire, and 23 were missing": only the number before it is of what "in" governs."""
    return context.word_before(at) in context.profile.words("scope", "within")


@lru_cache(maxsize=256)
def _names_several(text: str, pattern: re.Pattern[str]) -> bool:
    """ "Celui de Barnier" is a fire's only where another is called one."""
    found = list(pattern.finditer(text))
    return len({m["name"].split()[0] for m in found}) >= _SEVERAL and not all(m.groupdict().get("alike") for m in found)


def _pattern(profile: Profile) -> re.Pattern[str] | None:
    return profile.pattern("scope", "named_fire") if "named_fire" in profile.tables["scope"] else None
