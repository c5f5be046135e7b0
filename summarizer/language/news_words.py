"""Which common words of the news a sentence has, in any language: "Hubschrauber", "hélicoptère" (data/news_words.toml)."""

import re
from functools import lru_cache

from summarizer.language.concept_table import ConceptTable
from summarizer.language.places import fold_name
from summarizer.language.profile import load_profile
from summarizer.language.tables import load_table


@lru_cache(maxsize=2_000)
def news_words(sentence: str, language: str | None) -> frozenset[str]:
    """The concepts of the sentence's words that the table has; a compound has those of its two parts."""
    small, table = load_profile(language).function_words, _table()
    words = {fold_name(w) for word in re.findall(r"[^\W\d_]{3,}", sentence) if (w := word.lower()) not in small}
    return frozenset(concept for word in words for concept in table.concepts(word))


@lru_cache(maxsize=1)
def _table() -> ConceptTable:
    """Its own words, and of those that quantities are named by what it lacks."""
    return ConceptTable(*(load_table(f"{name}.toml")["concepts"] for name in ("quantity_words", "news_words")))
