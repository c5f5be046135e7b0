"""Whether a number is how far something rose or fell, not how much there is of it."""

import re

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import end_of_unit
from summarizer.extract.figures.earlier_numbers import is_older
from summarizer.extract.figures.unit_kinds import unit_kind
from summarizer.language.clause_marks import STOP
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import FigureMention

CHANGE = "change"
_CHANGE_REACH = 24
_APPOSED_REACH, _APPOSED_WORDS = 90, 3
_LAST_OPENING = re.compile(r".*[,;(]\s?", re.DOTALL)
_WORD = re.compile(r"\s?([^\W\d_]+)")
_TIME_REACH = 24
_YEAR = re.compile(r"\s(?:19|20)\d\d\b")
_SHARED = frozenset({"percent", "points"})


def is_change(context: SentenceContext, numeral: Numeral) -> bool:
    """ "up 11.5%", "13 % de plus", "a rise of two points": a verb or noun of rising or falling stands beside it."""
    changes, links = context.profile.phrase_pattern("scope", "change"), context.profile.words("scope", "links")
    at, end = numeral.qualifier_start, end_of_unit(context, numeral)
    if context.word_before(at) in context.profile.words("scope", "to_level"):
        return _is_more_or_less(context, end)  # "rose to 25%" is how much there is now
    before = list(changes.finditer(context.text, max(context.sentence.start, at - _CHANGE_REACH), at))
    if before and all(w in links for w in context.text[before[-1].end() : at].lower().split()):
        return True
    if context.word_before(at) in context.profile.words("scope", "change_by"):
        return True
    return _is_more_or_less(context, end)


def _is_more_or_less(context: SentenceContext, at: int) -> bool:
    return _more_or_less(context, at) is not None


def _more_or_less(context: SentenceContext, at: int) -> re.Match[str] | None:
    at += len(context.behind(at)) - len(context.behind(at).lstrip())
    return context.profile.phrase_pattern("scope", "more_or_less").match(context.text, at, context.sentence.end)


def change_again(context: SentenceContext, numeral: Numeral, previous: FigureMention | None, kind: str) -> str:
    """ "a rent of $1,940, 7.2% more than a year ago": how far the number before it moved; "" where it moves another thing.

    It stands behind a comma, but for small words ("soit 28 % de moins", ", down 31%"), in percent, points or the other's
    unit; in the other's unit only "more than" something: "23 more were flown" are 23.
    """
    if previous is None or previous.numeral.sentence != numeral.sentence or not previous.measured_property:
        return ""
    between = context.text[previous.numeral.end : numeral.qualifier_start]
    opening = _LAST_OPENING.match(between)
    if opening is None or len(between) > _APPOSED_REACH or STOP.search(between):
        return ""
    led = between[opening.end() :].lower().split()
    small = context.profile.function_words | context.profile.words("scope", "links", "in_other_words")
    is_led = len(led) <= _APPOSED_WORDS and small.issuperset(led) and _is_compared(context, numeral, previous, kind)
    spans = unit_kind(previous.numeral.unit_text, context.profile) == "duration"
    moved = kind in _SHARED and not spans and " ".join(led) in context.profile.words("scope", "moved_by")
    name = previous.measured_property.removesuffix(f" {CHANGE}")
    return f"{name} {CHANGE}" if name != CHANGE and (is_led or moved) else ""


def _is_compared(context: SentenceContext, numeral: Numeral, previous: FigureMention, kind: str) -> bool:
    """Whether it is more or less than before: "7.2% more than a year ago", but not "28% more than the shares cost"."""
    more = _more_or_less(context, end_of_unit(context, numeral))
    if more is None:
        return False
    behind = _WORD.match(context.text, more.end(), context.sentence.end)
    last, following = more[0].lower().split()[-1], behind[1].lower() if behind else ""
    than = context.profile.words("scope", "than")
    if than.isdisjoint([last, following]):
        return kind in _SHARED
    at = behind.end() if behind and last not in than else more.end()
    same_unit = kind == unit_kind(previous.numeral.unit_text, context.profile) != ""
    return (same_unit or kind in _SHARED) and _names_time(context, at)


def _names_time(context: SentenceContext, at: int) -> bool:
    """Whether a day, a year or "a year earlier" stands right behind."""
    end = min(context.sentence.end, at + _TIME_REACH)
    kinds = (context.profile.unit_kinds.get(word.lower()) for word in _WORD.findall(context.text, at, end))
    dated = any(at <= day.start < end for day in context.dates) or _YEAR.match(context.text, at, end)
    return bool(dated) or "duration" in kinds


def is_step(context: SentenceContext, numeral: Numeral) -> bool:
    """ "would cut the savings by $500 million", "um 1,2 Milliarden geschrumpft": a sum that is how far another one moved."""
    if unit_kind(numeral.unit_text, context.profile) != "money":
        return False
    changes = context.profile.phrase_pattern("scope", "change")
    if is_older(context, numeral):
        return False  # "est passé de 3,8 à 4,1 milliards": where it came from
    *_, verb, led = ["", "", *context.words_before(numeral.qualifier_start)]
    if led in context.profile.words("scope", "change_by"):
        return changes.search(context.text, context.sentence.start, context.sentence.end) is not None
    return led in context.profile.words("scope", "step") and changes.fullmatch(verb) is not None
