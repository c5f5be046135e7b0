"""Percentages that nothing names and that go on with a rate told before: of another year or place, or as foreseen."""

import re
from collections.abc import Sequence

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import clause_of_number
from summarizer.extract.figures.unit_kinds import unit_kind
from summarizer.language.clause_marks import STOP
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import FigureMention

_FORESEEN = WordPattern(
    r"(?<!\w)(?:<scope.compared>)\s(?:[^\W\d_][\w'’-]*\s){1,4}(?:<grammar.of>|<grammar.genitive>)\s$"
)
_WORD = re.compile(r"[^\W\d_]+")


def rate_again(
    context: SentenceContext, numeral: Numeral, kind: str, earlier: Sequence[FigureMention], untold: frozenset[str]
) -> str:
    """ "0.7% this year and 1.0% the next", "against June projections of 5.4%", "In Peru it was 6.1%": the rate told before.

    "" for any other number. `earlier` are the article's figures so far, `untold` the names that say nothing.
    """
    if kind != "percent" or not earlier:
        return ""
    rates = (f for f in reversed(earlier) if unit_kind(f.numeral.unit_text or f.numeral_text, context.profile) == kind)
    last = next((f for f in rates if f.measured_property not in untold), None)
    if last is None or not (_is_listed(context, numeral, last, earlier[-1]) or _is_resumed(context, numeral, last)):
        return ""
    return last.measured_property


def _is_listed(context: SentenceContext, numeral: Numeral, last: FigureMention, before: FigureMention) -> bool:
    """Whether hardly more than "in 2024 and", "for the next" or "against projections of" stands behind the number before."""
    if last is not before or last.numeral.sentence != numeral.sentence:
        return False
    between = context.text[last.numeral.end : numeral.qualifier_start].replace(last.numeral.unit_text, "", 1)
    if STOP.search(between):
        return False
    foreseen = _FORESEEN.search(between)
    return _says_only_when(context, between[: foreseen.start()] if foreseen else between)


def _is_resumed(context: SentenceContext, numeral: Numeral, last: FigureMention) -> bool:
    """ "In Deutschland waren es 6,1 Prozent", "En Alemania fue del 6,1 %": the rate of the sentence before."""
    here, there = context.sentence, context.marked.sentence(last.numeral.sentence)
    if here.paragraph != there.paragraph or here.number - there.number != 1:
        return False
    lead = context.text[clause_of_number(context, numeral)[0] : numeral.qualifier_start].rstrip()
    resumes = context.profile.phrase_pattern("scope", "rate_was").finditer(lead)
    said = next((m for m in resumes if m.end() == len(lead)), None)
    if said is None:
        return False
    words = lead[: said.start()].split()
    return not words or words[0].lower() not in context.profile.words("scope", "articles")


def _says_only_when(context: SentenceContext, text: str) -> bool:
    small, kinds = context.profile.function_words, context.profile.unit_kinds
    return all(word in small or kinds.get(word) == "duration" for word in _WORD.findall(text.lower()))
