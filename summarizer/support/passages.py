"""Which passages to put beside a statement: those that say it, not all that speak of the event.

Citation precision as in ALCE (Gao et al. 2023): a citation that does not support its sentence is a fault.
"""

from collections.abc import Mapping

from summarizer.language.content import content_words, overlap
from summarizer.language.numbers.numerals import numerals_of
from summarizer.schema.brief import Article, Citation, Number

_SAYS_THE_SAME = 0.4
_MAX_CITATIONS = 5


def supporting(
    citations: tuple[Citation, ...], text: str, language: str, articles: Mapping[str, Article]
) -> tuple[Citation, ...]:
    """The first citation, and one more of each other article that holds the text's numbers and most of its words.

    Between languages words cannot be compared: there a passage supports the text by its numbers, if it has any.
    """
    first, *rest = citations
    numbers = _numbers(text, language) if any(c.article != first.article for c in rest) else frozenset()
    translated = articles[first.article].language != language
    # A translated sentence may take its names from other sentences of its article: those stay beside it.
    own = [c for c in rest if translated and c.article == first.article]
    chosen = {first.article: first}
    for citation in rest:
        if citation.article not in chosen and _says_the_same(first, citation, numbers, articles):
            chosen[citation.article] = citation
    return (first, *own, *list(chosen.values())[1:_MAX_CITATIONS])


def _says_the_same(
    first: Citation, other: Citation, numbers: frozenset[Number], articles: Mapping[str, Article]
) -> bool:
    spoken, also = articles[first.article].language, articles[other.article].language
    if numbers and not numbers <= _numbers(other.exact, also):
        return False
    if spoken != also:
        return bool(numbers)
    return overlap(content_words(first.exact, spoken), content_words(other.exact, also)) >= _SAYS_THE_SAME


def _numbers(text: str, language: str | None) -> frozenset[Number]:
    values = ((n.quantity.value, n.quantity.min_value, n.quantity.max_value) for n in numerals_of(text, language))
    return frozenset(v for triple in values for v in triple if v is not None)
