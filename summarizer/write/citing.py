"""Which passages to put beside a statement: those that say it, not all that speak of the event.

Citation precision as in ALCE (Gao et al. 2023): a citation that does not support its sentence is a fault.
"""

from summarizer.language.content import content_words, word_overlap
from summarizer.language.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.schema.brief import Article, Citation, Number

_SAYS_THE_SAME = 0.4
_MAX_CITATIONS = 5


def supporting(
    citations: tuple[Citation, ...], text: str, language: str, articles: dict[str, Article]
) -> tuple[Citation, ...]:
    """The first citation, and one more of each other article that holds the text's numbers and most of its words.

    Between languages words cannot be compared: there a passage supports the text by its numbers, if it has any.
    """
    first, *rest = citations
    numbers = _numbers(text, language)
    chosen = {first.article: first}
    for citation in rest:
        spoken = articles[citation.article].language
        if citation.article in chosen or not numbers <= _numbers(citation.exact, spoken):
            continue
        same_language = spoken == articles[first.article].language
        overlap = word_overlap(content_words(first.exact, spoken), content_words(citation.exact, spoken))
        if overlap >= _SAYS_THE_SAME if same_language else numbers:
            chosen[citation.article] = citation
    return tuple(chosen.values())[:_MAX_CITATIONS]


def _numbers(text: str, language: str | None) -> frozenset[Number]:
    found = find_numerals(text, load_profile(language))
    values = ((n.quantity.value, n.quantity.min_value, n.quantity.max_value) for n in found)
    return frozenset(v for triple in values for v in triple if v is not None)
