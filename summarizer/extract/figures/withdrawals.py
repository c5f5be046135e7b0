"""Which numbers a sentence takes back: by words of error, "not", "instead of", or a count that was revised."""

from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.carried_units import is_denied_for_next, is_joined
from summarizer.extract.figures.clauses import clause_of_number
from summarizer.extract.figures.earlier_numbers import is_starting_point
from summarizer.extract.figures.unit_kinds import unit_kind
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.marked import Numeral

_WORDS_OF_WITHDRAWAL = ("withdrawn", "withdraws", "instead_of", "not_before", "restated")
_TAKEN_BACK = frozenset({"", "people", "cases"})
_ARTICLE_BEFORE = WordPattern(r"\s(?:<scope.denied_articles>)\s*$")


def is_withdrawn(context: SentenceContext, numeral: Numeral) -> bool:
    """ "An earlier version said 87; the correct figure is 78": only the number in the clause that takes it back."""
    if not _may_withdraw(context):
        return False
    clause = clause_of_number(context, numeral)
    if context.profile.phrase_pattern("scope", "withdrawn").search(context.text, *clause):
        return True
    counted = unit_kind(numeral.unit_text, context.profile) in _TAKEN_BACK
    if counted and context.profile.phrase_pattern("scope", "withdraws").search(context.text, *clause):
        return True
    if _is_replaced(context, numeral) or is_denied_for_next(context, numeral):
        return True
    restated, sentence = context.profile.phrase_pattern("scope", "restated"), context.sentence
    if not restated.search(context.text, sentence.start, sentence.end):
        return False
    return is_starting_point(context, numeral) or _is_revised_from(context, numeral)


@lru_cache(maxsize=64)
def _may_withdraw(context: SentenceContext) -> bool:
    """Whether the sentence has any of the words that take a number back: few have."""
    span = context.sentence
    tables = (context.profile.phrase_pattern("scope", key) for key in _WORDS_OF_WITHDRAWAL)
    return any(words.search(context.text, span.start, span.end) for words in tables)


def _is_replaced(context: SentenceContext, numeral: Numeral) -> bool:
    """ "the dead number 12, not 15": the one behind "not", where another of its kind stands before it.

    Not so in a proposal: "workers would need 32 years, not 33".
    """
    at, instead_of = numeral.qualifier_start, context.profile.phrase_pattern("scope", "instead_of")
    if not instead_of.search(context.text, context.sentence.start, at) or _is_proposed(context):
        return False
    before = _ARTICLE_BEFORE.pattern.sub(" ", context.before(at, 20))
    cues = instead_of.finditer(before)
    if not any(m.end() == len(before.rstrip()) for m in cues):
        return False
    kind = unit_kind(numeral.unit_text, context.profile)
    rivals = [unit_kind(n.unit_text, context.profile) for n in context.numerals if n.start < numeral.start]
    return any(other == kind or not other or not kind for other in rivals)


def _is_proposed(context: SentenceContext) -> bool:
    proposed = context.profile.phrase_pattern("scope", "proposed")
    return proposed.search(context.text, context.sentence.start, context.sentence.end) is not None


def _is_revised_from(context: SentenceContext, numeral: Numeral) -> bool:
    """ "revu le bilan à la baisse, de 15 à 12 morts": the first of the two."""
    later = next((n for n in context.numerals if n.start > numeral.start), None)
    opened = context.word_before(numeral.qualifier_start) in context.profile.words("scope", "revised_from")
    return opened and later is not None and is_joined(context, numeral, later, "to_level")
