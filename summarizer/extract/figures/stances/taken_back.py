"""Which numbers a sentence takes back, in one table: by words of error, "not", "instead of", or a count that was revised."""

import re
from functools import lru_cache
from typing import Literal

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.carried_units import is_denied_for_next, is_joined
from summarizer.extract.figures.earlier_numbers import is_starting_point
from summarizer.extract.figures.stances.rows import Stance, ToldNumber, stance_of
from summarizer.extract.figures.unit_kinds import unit_kind
from summarizer.language.corrections import quotes_itself
from summarizer.language.quoting import fold_characters
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.marked import Numeral

_WORDS_OF_WITHDRAWAL = ("withdrawn", "withdraws", "instead_of", "not_before", "restated")
_TAKEN_BACK = frozenset({"", "people", "cases"})
_ARTICLE_BEFORE = WordPattern(r"\s(?:<scope.denied_articles>)\s*$")


def is_withdrawn(context: SentenceContext, numeral: Numeral) -> bool:
    """Whether a row holds of the number."""
    told = ToldNumber(context, numeral)
    return (_may_withdraw(context) or _is_called_wrong_next(told)) and stance_of(told, TAKEN_BACK) is not None


@lru_cache(maxsize=64)
def _may_withdraw(context: SentenceContext) -> bool:
    """Whether the sentence has any of the words that take a number back: few have."""
    return any(_stands(context, key) for key in _WORDS_OF_WITHDRAWAL)


def _is_called_wrong(told: ToldNumber) -> bool:
    """ "An earlier version said 87; the correct figure is 78": only the number in the clause that takes it back."""
    return told.context.profile.phrase_pattern("scope", "withdrawn").search(told.context.text, *told.clause) is not None


def _is_called_wrong_next(told: ToldNumber) -> bool:
    """ "An earlier report gave 41. That was false.": the only number of its sentence.

    "That was a mistake" is said of deeds, too: so only where the sentence tells what was written or counted before. Nor is
    the number what is wrong where it is known: "He said that the 41 colleagues had agreed."
    """
    context, following = told.context, told.context.sentence.number + 1
    led = context.word_before(told.numeral.qualifier_start) in context.profile.words("scope", "definite")
    if led or len(context.numerals) > 1 or not context.marked.is_in_body(following):
        return False
    pattern = context.profile.pattern("scope", "calls_last_wrong", re.IGNORECASE)
    called = pattern.match(fold_characters(context.marked.text_of(following)))
    if called is None or not called["deed"]:
        return called is not None
    earlier = context.profile.pattern("scope", "earlier_count", re.IGNORECASE).search(context.own_text)
    return earlier is not None or quotes_itself(context.own_text, context.profile.code)


def _is_no_longer_counted(told: ToldNumber) -> bool:
    """ "The office withdrew 41 cases"."""
    counted = unit_kind(told.numeral.unit_text, told.context.profile) in _TAKEN_BACK
    words = told.context.profile.phrase_pattern("scope", "withdraws")
    return counted and words.search(told.context.text, *told.clause) is not None


def _is_denied_for_next(told: ToldNumber) -> bool:
    """ "not 41 but eight"."""
    return is_denied_for_next(told.context, told.numeral)


def _is_replaced(told: ToldNumber) -> bool:
    """ "the dead number 12, not 15": the one behind "not", where another of its kind stands before it.

    Not so in a proposal: "workers would need 32 years, not 33".
    """
    context, numeral = told.context, told.numeral
    at, instead_of = numeral.qualifier_start, context.profile.phrase_pattern("scope", "instead_of")
    if not instead_of.search(context.text, context.sentence.start, at) or _stands(context, "proposed"):
        return False
    before = _ARTICLE_BEFORE.pattern.sub(" ", context.before(at, 20))
    if not any(m.end() == len(before.rstrip()) for m in instead_of.finditer(before)):
        return False
    kind = unit_kind(numeral.unit_text, context.profile)
    rivals = [unit_kind(n.unit_text, context.profile) for n in context.numerals if n.start < numeral.start]
    return any(other == kind or not other or not kind for other in rivals)


def _is_start_of_revision(told: ToldNumber) -> bool:
    """What a count that was revised stood at."""
    return _stands(told.context, "restated") and is_starting_point(told.context, told.numeral)


def _is_revised_from(told: ToldNumber) -> bool:
    """ "revu le bilan à la baisse, de 15 à 12 morts": the first of the two."""
    context, numeral = told.context, told.numeral
    later = next((n for n in context.numerals if n.start > numeral.start), None)
    opened = context.word_before(numeral.qualifier_start) in context.profile.words("scope", "revised_from")
    return (
        opened and later is not None and _stands(context, "restated") and is_joined(context, numeral, later, "to_level")
    )


def _stands(context: SentenceContext, key: str) -> bool:
    """Whether one of the phrases of a key stands in the sentence."""
    span = context.sentence
    return context.profile.phrase_pattern("scope", key).search(context.text, span.start, span.end) is not None


Row = Stance[ToldNumber, Literal["withdrawn"]]
TAKEN_BACK: tuple[Row, ...] = (
    Row("called wrong", "withdrawn", _is_called_wrong),
    Row("called wrong by the next sentence", "withdrawn", _is_called_wrong_next),
    Row("no longer counted", "withdrawn", _is_no_longer_counted),
    Row("replaced", "withdrawn", _is_replaced),
    Row("denied for the next", "withdrawn", _is_denied_for_next),
    Row("where a revision began", "withdrawn", _is_start_of_revision),
    Row("revised from", "withdrawn", _is_revised_from),
)
