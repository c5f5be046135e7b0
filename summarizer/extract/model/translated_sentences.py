"""Which of the translations that a model gives of an article's sentences may stand for these."""

import re
from collections.abc import Iterable
from statistics import mean

from summarizer.extract.model.answered import EventChange
from summarizer.extract.model.translations import is_copied
from summarizer.language.common_nouns import names_can_be_told
from summarizer.language.content import content_words
from summarizer.language.foreign import is_foreign
from summarizer.language.profile import load_profile
from summarizer.language.shared_meaning import shared_words
from summarizer.schema.marked import MarkedArticle

_CAPITAL_INSIDE = re.compile(r"(?<=[\w,] )[A-ZÀ-ÖØ-Þ][^\W\d_]+")
_LEAST_SHARED = 1 / 4
"""Of the words of strong readers' translations half have a meaning or a name that their sentence has, too, 0.08 one that
any other sentence of the article has; a right one may share none."""


def translated_sentences(events: Iterable[EventChange], marked: MarkedArticle, language: str) -> frozenset[int]:
    """The sentences of an article in another language whose summary, in the briefing's, is a translation.

    None where the summaries, taken together, do not speak of what their sentences tell or are in another language than the
    briefing's, which a short one may not show, or where names in the briefing's language cannot be checked.
    """
    if language == marked.article.language or not names_can_be_told(load_profile(language)):
        return frozenset()
    body = {s.number for s in marked.body}
    told = {e.label.s: e.label.summary for e in events if e.label.summary and e.label.s in body}
    shares = [_shared(summary, marked.text_of(s), language, marked.article.language) for s, summary in told.items()]
    if not shares or mean(shares) < _LEAST_SHARED or is_foreign(" ".join(filter(None, told.values())), language):
        return frozenset()
    return frozenset(
        s
        for s, told_as in told.items()
        if not is_copied(told_as, marked.text_of(s)) and not is_foreign(told_as, language)
    )


def _shared(summary: str, sentence: str, language: str, spoken: str | None) -> float:
    """The share of the summary's words that the sentence has in any language; enough where one is its name."""
    words = content_words(summary, language)
    if not words:
        return 0.0
    named = any(re.search(rf"(?<!\w){name}(?!\w)", sentence) for name in _CAPITAL_INSIDE.findall(summary))
    shared = len(words & shared_words(summary, language, [(sentence, spoken)])) / len(words)
    return max(shared, _LEAST_SHARED) if named else shared
