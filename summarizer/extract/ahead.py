"""Days that lie ahead: a weekday in the clause of a plan ("will meet on Monday") is the next one, not the last."""

import re
from dataclasses import replace
from functools import lru_cache

from summarizer.language.date_search import DateMention
from summarizer.language.phrases import Phrases
from summarizer.language.profile import Profile, future_tense, phrase_pattern

_CLAUSE_END = re.compile(r"[,;:–—!?]\s|\s[–—-]\s|\b(?:that|que|dass|and|but|et|mais|y|pero|und|aber)\b", re.IGNORECASE)
_SPEECH_REACH = 28


def read_ahead(
    mention: DateMention, text: str, span: tuple[int, int], profile: Profile, speech: list[int]
) -> DateMention:
    """The mention read forwards where its clause tells a plan; `speech` are the offsets of the sentence's cues.

    A day that dates the saying stays behind ("said on Monday it will close").
    """
    if mention.later is None or mention.ahead:
        return mention
    start, end = _clause(text, span, mention)
    plans = [m.start() for m in _plan_pattern(profile).finditer(text, start, end)]
    plans += [m.start() for m in future_tense(profile).finditer(text, start, end)]
    if not plans or _dates_the_saying(mention, plans, speech):
        return mention
    return replace(mention, reading=mention.later, ahead=True)


def _clause(text: str, span: tuple[int, int], mention: DateMention) -> tuple[int, int]:
    start = max((m.end() for m in _CLAUSE_END.finditer(text, span[0], mention.start)), default=span[0])
    stop = _CLAUSE_END.search(text, mention.end, span[1])
    return start, stop.start() if stop else span[1]


def _dates_the_saying(mention: DateMention, plans: list[int], speech: list[int]) -> bool:
    for cue in speech:
        left, right = sorted((cue, mention.start))
        if right - left <= _SPEECH_REACH and not any(left < plan < right for plan in plans):
            return True
    return False


@lru_cache(maxsize=32)
def _plan_pattern(profile: Profile) -> Phrases:
    return phrase_pattern(tuple(profile.tables["dates"]["plans"]))
