"""Two counts that articles tell side by side: of one blow, and of all that has happened from a day on.

"The strikes killed 44, the ministry says. … 97 have died since the truce began, the press office says." is no quarrel.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.comparing import are_two_speakers, same_value, told_number
from summarizer.merge.figures.counted.word_places import place_in_sentence, stands_by
from summarizer.merge.figures.quantity_kinds import CUMULATIVE
from summarizer.merge.figures.voices import TELLING_VALUE, Voice, nominal
from summarizer.schema.records import replace

_OPENS = WordPattern(r"\b(?:<dates.span_opens>)\b", re.IGNORECASE)
_FEW_DAYS = timedelta(days=4)
_LONG, _SHORT = "long", "short"


def is_of_other_span(one: Voice, other: Voice) -> bool:
    """Whether the one counts over a span within which the other is one blow's (`with_spans`)."""
    return {one.span, other.span} == {_LONG, _SHORT} and not same_value(one, other)


def with_spans(voices: list[Voice]) -> list[Voice]:
    """The voices, each count that an article sets apart by its span with how long that is.

    Whoever puts the same telling number elsewhere counts over the same span, and so does who says that he counts over one
    where an article tells such counts from others. A number that is told of both says nothing.
    """
    told: dict[object, set[str]] = defaultdict(set)
    for long, short in _told_beside(voices):
        told[told_number(long)].add(_LONG)
        told[told_number(short)].add(_SHORT)
    if not told:
        return voices
    parted = {voice.mention.measured_property for voice in voices if told_number(voice) in told}
    for voice in (v for v in voices if v.mention.measured_property in parted and _counts_over_span(v)):
        told[told_number(voice)].add(_LONG)
    return [replace(v, span=next(iter(of))) if len(of := told.get(told_number(v), set())) == 1 else v for v in voices]


def _told_beside(voices: list[Voice]) -> Iterator[tuple[Voice, Voice]]:
    """The pairs of one article and property of which only the first is said to count over a span."""
    beside: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    for voice in voices:
        mention = voice.mention
        is_of_now = not (mention.background or mention.withdrawn)
        if is_of_now and mention.measured_property in CUMULATIVE and nominal(voice.quantity) >= TELLING_VALUE:
            beside[voice.article, mention.measured_property].append(voice)
    for told in (told for told in beside.values() if len(told) > 1):
        over = [_counts_over_span(v) for v in told]
        long, short = (
            [v for v, is_long in zip(told, over, strict=True) if is_long == wanted] for wanted in (True, False)
        )
        yield from (pair for pair in product(long, short) if _goes_on_from_elsewhere(*pair))


def _goes_on_from_elsewhere(one: Voice, other: Voice) -> bool:
    """Not where a voice answers the one before it: "the Red Cross speaks of 120 since the quake" counts the same."""
    near = abs(one.mention.numeral.sentence - other.mention.numeral.sentence) <= 1
    return not near and are_two_speakers(one, other)


def _counts_over_span(voice: Voice) -> bool:
    """Not since a day or two ago: that may be the day of the blow itself."""
    if voice.since:
        return voice.day > _days_behind(voice.since)
    return stands_by(_OPENS, *place_in_sentence(voice))


def _days_behind(day: str) -> str:
    return (date.fromisoformat(day) + _FEW_DAYS).isoformat()
