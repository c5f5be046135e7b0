"""Where words of a sentence stand to one of its numbers: beside it, in its clause, or only somewhere in the sentence."""

import re
from functools import lru_cache

from summarizer.language.clause_marks import BARRIER
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.voices import Voice

_OPENING = 4  # characters before words that open their sentence: a quotation mark, "But"
PARTED = re.compile(rf"{BARRIER.pattern}|\d")
_NUMBER = re.compile(r"\d")
_ASIDE = re.compile(r",\s[^,.;:\d]{1,30},\s")
_AND = WordPattern(r"\b(?:<grammar.and>)\b", re.IGNORECASE)


def place_in_sentence(voice: Voice) -> tuple[str, int, int]:
    """The sentence, and where the number begins and ends in it."""
    text, begun, number = voice.text, voice.sentence[1], voice.mention.numeral
    return text, number.qualifier_start - begun, min(number.end - begun, len(text))


def between(first: Voice, second: Voice) -> str:
    """What stands between two numbers of one sentence, up to the second's "about"."""
    start = first.citations[0].start
    return first.text[first.mention.numeral.end - start : second.mention.numeral.qualifier_start - start]


@lru_cache(maxsize=4096)  # a number is held against every other of its story
def stands_by(words: WordPattern, sentence: str, start: int, end: int) -> bool:
    """Whether such words stand beside the number at `start:end`, or open its sentence.

    Words right behind another number are that one's: "61 cases in a week and 379 since January".
    """
    for first, last in _places(words, sentence):
        opens = first <= _OPENING and "; " not in sentence[last:start]
        behind = first >= end and not _is_parted(sentence[end:first])
        before = last <= start and not _NUMBER.search(sentence, last, start)
        if behind or (before and (opens or _leads_to(sentence, first, last, start))):
            return True
    return False


@lru_cache(maxsize=4096)  # of each of the sentence's numbers
def _places(words: WordPattern, sentence: str) -> tuple[tuple[int, int], ...]:
    """Where such words stand in the sentence."""
    return tuple(found.span() for found in words.finditer(sentence))


def _leads_to(sentence: str, start: int, end: int, number: int) -> bool:
    """Whether words at `start:end` are of the number behind them and of none before them in the clause."""
    clause = max((stop.end() for stop in BARRIER.finditer(sentence, 0, start)), default=0)
    return not PARTED.search(sentence, end, number) and not _NUMBER.search(sentence, clause, start)


def _is_parted(between: str) -> bool:
    """By a stop or another number; not "172 dead and 2,729 cases of the last week", nor by "the capital, Alba,"."""
    plain = _ASIDE.sub(" ", between)
    return BARRIER.search(plain) is not None or (_NUMBER.search(plain) is not None and _AND.search(plain) is None)


@lru_cache(maxsize=4096)
def is_nearest(words: WordPattern, sentence: str, start: int, end: int) -> bool:
    """Whether no other number stands between such words and the one at `start:end`."""
    between = (
        sentence[end : found.start()] if found.start() >= end else sentence[found.end() : start]
        for found in words.finditer(sentence)
    )
    return any(not _NUMBER.search(words_between) for words_between in between)
