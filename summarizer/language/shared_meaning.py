"""Which words of a sentence other texts have too, in whatever language: for telling whether it speaks of the same."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from summarizer.language.cognates import has_cognate
from summarizer.language.content import akin, content_words
from summarizer.language.events.triggers import find_triggers
from summarizer.language.meanings import meanings
from summarizer.language.profile import load_profile

_WORD = re.compile(r"[^\W\d_]{3,}")


def shared_words(sentence: str, language: str, texts: Iterable[tuple[str, str | None]]) -> frozenset[str]:
    """The stems (`content_words`) of the sentence's words that a text has in any ending, or whose meaning it has.

    `texts` are texts with their languages. A meaning is a row of the tables (`meanings`), a word of another language that
    sounds alike, or a word for an act of the same kind.
    """
    known = list(texts)
    stems = frozenset[str]().union(*(content_words(text, code) for text, code in known))
    meant = frozenset[str]().union(*(meanings(text, code) for text, code in known))
    foreign = [text for text, code in known if load_profile(code).code != language]
    held = [
        stem
        for word in _WORD.findall(sentence)
        if (stem := content_words(word, language))
        and (akin(stem, stems) or meanings(word, language) & meant or any(has_cognate(word, text) for text in foreign))
    ]
    return frozenset[str]().union(
        *held, *(content_words(act, language) for act in _same_acts(sentence, language, known))
    )


def _same_acts(sentence: str, language: str, texts: list[tuple[str, str | None]]) -> Iterator[str]:
    """The sentence's words for a kind of act that a text tells, one of the two surely: two hints share too many kinds."""
    told: dict[str, bool] = defaultdict(bool)
    for text, code in texts:
        for trigger in find_triggers(text, 0, len(text), load_profile(code).code):
            told[trigger.kind.type] |= trigger.sure
    for trigger in find_triggers(sentence, 0, len(sentence), language):
        if trigger.kind.type in told and (trigger.sure or told[trigger.kind.type]):
            yield sentence[trigger.start : trigger.end]
