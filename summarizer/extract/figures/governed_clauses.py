"""What the words around a number's clause make of it: what governs it, what it is the condition of, what is not about it."""

import re

from summarizer.extract.attribution.relations import speaker_at
from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.unit_kinds import PEOPLE_KINDS, unit_kind
from summarizer.language.clause_marks import BARRIER, CONJUNCTION
from summarizer.language.profile import Profile
from summarizer.schema.brief import Modality
from summarizer.schema.marked import Numeral

Span = tuple[int, int]
_COMMA = ", "


def governing_clauses(context: SentenceContext, clause: Span) -> list[Span]:
    """ "Die Armee bestritt | , dass 41 starben": the clause before, and for a report the one behind, that say what it is."""
    before, (start, end) = clause_before(context, clause), clause
    if before is None:
        return []
    text, profile = context.text, context.profile
    opened = profile.pattern("modality", "governed_report", re.IGNORECASE).match(text, start, end)
    reported = opened is not None or _finds(profile, "governing_noun", text, *before)
    if not reported and not _finds(profile, "governed_infinitive", text, start, end):
        return []
    joined = [m.end() for m in CONJUNCTION.finditer(text, *before)]
    own = max([before[0], *joined]), before[1]
    return [own, *_clause_behind(context, clause)] if reported else [own]


def clause_before(context: SentenceContext, clause: Span) -> Span | None:
    """The clause that ends with the comma before a clause."""
    start = clause[0]
    if context.text[start - len(_COMMA) : start] != _COMMA or start <= context.sentence.start:
        return None
    until = start - len(_COMMA)
    opened = [m.end() for m in BARRIER.finditer(context.text, context.sentence.start, until)]
    return max([context.sentence.start, *opened]), until


def _clause_behind(context: SentenceContext, clause: Span) -> list[Span]:
    end = clause[1]
    if context.text[end : end + len(_COMMA)] != _COMMA:
        return []
    stop = BARRIER.search(context.text, end + len(_COMMA), context.sentence.end)
    return [(end + len(_COMMA), stop.start() if stop else context.sentence.end)]


def is_announced_before(context: SentenceContext, governing: list[Span]) -> bool:
    """ "kündigte an, 4.100 Stellen zu streichen": whether what governs the clause announces it."""
    return bool(governing) and _finds(context.profile, "announces", context.text, *governing[0])


def is_conditional(context: SentenceContext, clause: Span) -> bool:
    """ "If the dam broke, 41,000 people would have to flee": so only on a condition."""
    before, profile = clause_before(context, clause), context.profile
    if before is None or before[0] != context.sentence.start:
        return False
    opened = profile.pattern("modality", "condition").match(context.text, *before)
    return opened is not None and _finds(profile, "conditional", context.text, *clause)


def tells_of_else(context: SentenceContext, cue: re.Match[str]) -> bool:
    """ "The toll stands at 41 and is expected to rise": what lies ahead or may be is no matter of the number's."""
    sentence = context.sentence
    spans = context.profile.pattern("modality", "of_else", re.IGNORECASE).finditer(
        context.text, sentence.start, sentence.end
    )
    return any(m.start() <= cue.start() and cue.end() <= m.end() for m in spans)


def is_presupposed(context: SentenceContext, numeral: Numeral, clause: Span) -> bool:
    """ "will resign after the death of 41 people": what it follows on has happened, whatever is planned or denied."""
    if unit_kind(numeral.unit_text, context.profile) not in PEOPLE_KINDS:
        return False
    before = context.text[clause[0] : numeral.qualifier_start]
    return context.profile.pattern("modality", "presupposed", re.IGNORECASE).search(before) is not None


def is_reputed(context: SentenceContext, numeral: Numeral, clause: Span) -> bool:
    """ "41 Menschen sollen gestorben sein": the mood of hearsay, and nobody is named who says it."""
    if not _finds(context.profile, "reputed", context.text, *clause):
        return False
    return speaker_at(context.attributions, numeral.start) is None


def _finds(profile: Profile, key: str, text: str, start: int, end: int) -> bool:
    return profile.pattern("modality", key, re.IGNORECASE).search(text, start, end) is not None


def weightiest(found: list[Modality]) -> Modality:
    """Of what several clauses say the first that is not "actual"."""
    return next((modality for modality in found if modality != "actual"), "actual")
