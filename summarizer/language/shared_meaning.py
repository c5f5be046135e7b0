"""Which words of a sentence other texts have too, in whatever language: for telling whether it speaks of the same."""

import re
from collections.abc import Iterable, Iterator

from summarizer.language.content import akin, content_words
from summarizer.language.events.triggers import find_triggers
from summarizer.language.news_words import news_words
from summarizer.language.profile import load_profile

_WORD = re.compile(r"[^\W\d_]{3,}")


def shared_words(sentence: str, language: str, texts: Iterable[tuple[str, str | None]]) -> frozenset[str]:
    """The stems (`content_words`) of the sentence's words that a text has in any ending, or whose meaning it has.

    `texts` are texts with their languages. A meaning is a common word of the news, or a word for an act of the same kind.
    """
    known = list(texts)
    stems = frozenset[str]().union(*(content_words(text, code) for text, code in known))
    meant = frozenset[str]().union(*(news_words(text, code) for text, code in known))
    own = ((w, content_words(w, language)) for w in _WORD.findall(sentence))
    held = [stem for word, stem in own if akin(stem, stems) or news_words(word, language) & meant]
    return frozenset[str]().union(
        *held, *(content_words(act, language) for act in _same_acts(sentence, language, known))
    )


def _same_acts(sentence: str, language: str, texts: list[tuple[str, str | None]]) -> Iterator[str]:
    kinds = {t.kind.type for text, code in texts for t in find_triggers(text, 0, len(text), load_profile(code).code)}
    for trigger in find_triggers(sentence, 0, len(sentence), language):
        if trigger.kind.type in kinds:
            yield sentence[trigger.start : trigger.end]
