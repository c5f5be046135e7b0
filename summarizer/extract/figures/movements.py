"""Whether a number is how far something rose or fell, not how much there is of it."""

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import end_of_unit
from summarizer.extract.figures.unit_kinds import unit_kind
from summarizer.schema.marked import Numeral

_CHANGE_REACH = 24


def is_change(context: SentenceContext, numeral: Numeral) -> bool:
    """ "up 11.5%", "13 % de plus", "a rise of two points": a verb or noun of rising or falling stands beside it."""
    changes, links = context.profile.phrase_pattern("scope", "change"), context.profile.words("scope", "links")
    at, end = numeral.qualifier_start, end_of_unit(context, numeral)
    before = list(changes.finditer(context.text, max(context.sentence.start, at - _CHANGE_REACH), at))
    if before and all(w in links for w in context.text[before[-1].end() : at].lower().split()):
        return True
    if context.word_before(at) in context.profile.words("scope", "change_by"):
        return True
    behind = context.profile.phrase_pattern("scope", "more_or_less").match(context.text[end:].lstrip())
    return behind is not None


def is_step(context: SentenceContext, numeral: Numeral) -> bool:
    """ "would cut the savings by $500 million", "um 1,2 Milliarden geschrumpft": a sum that is how far another one moved."""
    if unit_kind(numeral.unit_text, context.profile) != "money":
        return False
    changes = context.profile.phrase_pattern("scope", "change")
    *_, verb, led = ["", "", *context.words_before(numeral.qualifier_start)]
    if led in context.profile.words("scope", "change_by"):
        return changes.search(context.text, context.sentence.start, context.sentence.end) is not None
    return led in context.profile.words("scope", "step") and changes.fullmatch(verb) is not None
