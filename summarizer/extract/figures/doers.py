"""Who does something and whom it is done to: "six policemen shot a man" tells of no six men shot."""

import re

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import end_of_unit
from summarizer.schema.marked import Numeral
from summarizer.schema.records import replace

_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"[;:,.!?()]")
_TIME_WORDS = 3  # "held the previous week"


def without_own_verb(context: SentenceContext, numeral: Numeral) -> Numeral:
    """ "Three gunmen killed the guard": the verb behind what is counted is no part of its name."""
    words = numeral.unit_text.split()
    if len(words) < 2 or words[-1].lower() not in context.profile.words("doers", "acts_on"):
        return numeral
    at = end_of_unit(context, numeral)
    return (
        replace(numeral, unit_text=" ".join(words[:-1])) if at > numeral.end and _has_object(context, at) else numeral
    )


def is_doer(context: SentenceContext, numeral: Numeral, start: int, end: int) -> bool:
    """Whether what is counted does what the verb at `start` to `end` says: active, with an object of its own.

    In a German perfect the object stands between: "Neun Männer haben einen Priester entführt".
    """
    at, text = end_of_unit(context, numeral), context.text
    verb = _WORD.match(text, start, end)
    if start < at or verb is None or verb[0].lower() not in context.profile.words("doers", "acts_on"):
        return False
    if _MARK.search(text, at, start):
        return False
    between, auxiliaries = text[at:start].lower().split(), context.profile.words("doers", "auxiliaries")
    if all(word in auxiliaries for word in between):
        return _has_object(context, end)
    objects = context.profile.words("doers", "objects")
    closes = context.profile.tables["capital_nouns"] and between[0] in auxiliaries
    return bool(closes) and not objects.isdisjoint(between[1:])


def is_holder(context: SentenceContext, numeral: Numeral, start: int, end: int) -> bool:
    """ "un tercio tiene contrato temporal": a share with a verb of having right behind it is nothing that somebody has."""
    at, text = end_of_unit(context, numeral), context.text
    return (
        not text[at:start].strip()
        and start >= at
        and text[start:end].lower() in context.profile.words("doers", "holds")
    )


def _has_object(context: SentenceContext, at: int) -> bool:
    """Whether an object follows, and no time: "killed the guard", "killed 12 people", but not "killed the day before"."""
    text, end = context.text, context.sentence.end
    words = list(_WORD.finditer(text, at, end))[: _TIME_WORDS + 1]
    if not words or _MARK.search(text, at, words[0].start()):
        return False
    kinds, objects = context.profile.unit_kinds, context.profile.words("doers", "objects")
    if any(kinds.get(word[0].lower()) == "duration" for word in words) or _opens_day(context, at, words[0].end()):
        return False
    counted = next((n for n in context.numerals if n.start >= at and n.unit_text), None)
    led = text[at : counted.qualifier_start].lower().split() if counted else [""]
    return objects.issuperset(led) or words[0][0].lower() in objects


def _opens_day(context: SentenceContext, at: int, until: int) -> bool:
    return any(at <= day.start <= until + 1 for day in context.dates)
