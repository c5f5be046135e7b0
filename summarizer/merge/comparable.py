"""Which mentions claim the same quantity.

Comparable are mentions with the same property and the same kind of thing counted. Among those, one figure holds claims
whose values are compatible, that rise with their as-of dates (what is counted up only grows), or that two voices put
within a factor of two for the same day. Everything else stays apart.
"""

from summarizer.language.content import word_overlap
from summarizer.merge.voices import (
    CUMULATIVE,
    MEASURES,
    PRECISE,
    STATES,
    Voice,
    comparable_class,
    compatible,
    nominal,
    ratio,
    same_value,
    sentence_words,
    vaguely_agrees,
)
from summarizer.schema.mentions import FigureMention

_DISPUTE_RATIO = 2.0
_UPDATE_RATIO = 10.0
_UNNAMED = frozenset({"percentage", "amount", "people", "workers", "soldiers", "police"})  # a unit, not a property
_SAME_WORDS = 0.3


def _comparable(first: Voice, second: Voice) -> bool:
    one, other = first.mention, second.mention
    return (
        one.measured_property == other.measured_property
        and (comparable_class(one) == comparable_class(other) or _same_told(first, second))
        and one.background == other.background
        and one.withdrawn == other.withdrawn
        and (one.modality == "actual") == (other.modality == "actual")
        and _money_sign(one) == _money_sign(other)
        and (not one.background or _year(one) == _year(other))
    )


def _same_told(one: Voice, other: Voice) -> bool:
    """ "Four civilians" and "four individuals, among them students": one number of people, told in the same words."""
    classes = {comparable_class(one.mention), comparable_class(other.mention)}
    if not classes <= {"total", "civilians", "children", "women"} or not same_value(one.quantity, other.quantity):
        return False
    return word_overlap(sentence_words(one), sentence_words(other)) >= _SAME_WORDS


def _money_sign(mention: FigureMention) -> str:
    return mention.numeral.unit_text if mention.subject_class == "money" else ""


def _year(mention: FigureMention) -> str:
    return mention.as_of.start[:4] if mention.as_of else ""


def belongs(voice: Voice, group: list[Voice]) -> bool:
    return all(_comparable(voice, other) for other in group) and any(_joins(voice, other) for other in group)


def _joins(one: Voice, other: Voice) -> bool:
    if _same_sentence(one, other):
        return False  # two numbers of one sentence count two things
    if one.mention.measured_property in _UNNAMED:
        return (
            same_value(one.quantity, other.quantity)
            and word_overlap(sentence_words(one), sentence_words(other)) >= _SAME_WORDS
        )
    if one.mention.subject_class in MEASURES or one.mention.measured_property == "magnitude":
        return same_value(one.quantity, other.quantity) and one.mention.subject == other.mention.subject
    if same_value(one.quantity, other.quantity) or vaguely_agrees(one.quantity, other.quantity):
        return True
    if is_update(one, other) or is_update(other, one):
        return True
    if one.speaker_id == other.speaker_id and one.day == other.day:
        return compatible(one.quantity, other.quantity) and ratio(one.quantity, other.quantity) <= 1.25
    return one.mention.subject_class not in PRECISE and ratio(one.quantity, other.quantity) <= _DISPUTE_RATIO


def _same_sentence(one: Voice, other: Voice) -> bool:
    first, second = one.grounded.citations[0], other.grounded.citations[0]
    return (first.article, first.start) == (
        second.article,
        second.start,
    ) and one.mention.numeral != other.mention.numeral


def is_update(earlier: Voice, later: Voice) -> bool:
    """A later count of what only grows, total against total (or by the same voice)."""
    if not earlier.day or not later.day or earlier.day >= later.day:
        return False
    if later.mention.measured_property in STATES:
        return ratio(earlier.quantity, later.quantity) <= _UPDATE_RATIO
    if later.mention.measured_property not in CUMULATIVE:
        return earlier.speaker_id == later.speaker_id and ratio(earlier.quantity, later.quantity) <= 1.5
    total = comparable_class(earlier.mention) == "total" or earlier.speaker_id == later.speaker_id != ""
    return (
        total
        and nominal(later.quantity) >= nominal(earlier.quantity)
        and ratio(earlier.quantity, later.quantity) <= _UPDATE_RATIO
    )
