"""A number told twice in one breath: "6 miles (10 km)" is one claim, "€4.2bn ($4.6bn)" one amount in two currencies."""

import re
from collections import defaultdict
from itertools import pairwise

from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.comparing import is_measured, same_value
from summarizer.merge.figures.voices import Voice

_OPENS = WordPattern(r"(?:\(|,? (?:<comparison.converted>)(?: (?:<comparison.roughly>))?) ?$")
_UNNAMED_SUM = "amount"
_COMMA = re.compile(r", ?$")
_NEAR = 30


def without_converted(voices: list[Voice]) -> list[Voice]:
    """The voices without those that only repeat the measure before them in another unit."""
    repeated = {id(second) for first, second in converted_pairs(voices) if is_measured(first)}
    return [v for v in voices if id(v) not in repeated]


def converted_pairs(voices: list[Voice]) -> list[tuple[Voice, Voice]]:
    """Neighbours of one sentence of which the second is the first in another unit or currency."""
    return [pair for told in _by_sentence(voices) for pair in pairwise(told) if _is_conversion(*pair)]


def _by_sentence(voices: list[Voice]) -> list[list[Voice]]:
    """The voices of each sentence that holds several, in its order."""
    sentences: dict[tuple[str, int], list[Voice]] = defaultdict(list)
    for voice in voices:
        sentences[voice.sentence].append(voice)
    return [sorted(told, key=lambda v: v.mention.numeral.start) for told in sentences.values() if len(told) > 1]


def _is_conversion(first: Voice, second: Voice) -> bool:
    one, other = first.mention, second.mention
    named_alike = other.measured_property in (one.measured_property, _UNNAMED_SUM)
    if not named_alike or not first.unit or not second.unit:
        return False
    citation = first.citations[0]
    start, stop = one.numeral.end - citation.start, other.numeral.qualifier_start - citation.start
    between = citation.exact[start:stop]
    about = second.quantity.bound == "about" and not is_measured(first) and _COMMA.search(between) is not None
    if not 0 <= stop - start <= _NEAR or not (about or _OPENS.search(between)):
        return False
    if is_measured(first):
        return first.unit == second.unit and same_value(first, second)
    return first.unit != second.unit and one.subject_class == other.subject_class == "money"
