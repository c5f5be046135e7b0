"""The article before a noun, in every language."""

import re

from summarizer.language.word_patterns import WordPattern

ARTICLE = WordPattern(
    r"(?:(?:<grammar.articles>|<grammar.articles_declined>|<grammar.more_articles>)\s+|<grammar.elided_article>)",
    re.IGNORECASE,
)


def without_article(phrase: str) -> str:
    """The phrase without a leading "the", "le", "der" ..."""
    match = ARTICLE.match(phrase)
    return phrase[match.end() :] if match else phrase
