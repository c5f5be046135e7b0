"""Numbers that held before another one: what a change started from, what stands instead of a newer one."""

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.unit_kinds import unit_kind
from summarizer.language.word_patterns import OwnWords
from summarizer.schema.marked import Numeral

ADJOINING_WORDS = 3
OWN_REACH = 22
_OLDER = OwnWords(r"(?<!\w)(?:<dates.older>)$")


def is_starting_point(context: SentenceContext, numeral: Numeral) -> bool:
    """ "rose to 19, from 13": the second number held before, nobody says when."""
    led = context.word_before(numeral.qualifier_start) in context.profile.words("bounds", "range_not_after")
    return led and unit_kind(numeral.unit_text, context.profile) != "settlements"  # "evacuated from nine villages"


def is_compared_with(context: SentenceContext, numeral: Numeral) -> bool:
    """ "up from 49 on Thursday": what stands behind the older number is that one's alone.

    Not "raised it to 4.5 from 4.25 on Wednesday".
    """
    at = numeral.qualifier_start
    led = _OLDER.of(context.profile).search(context.before(at, 24).lower().rstrip())
    return led is not None and led.group() not in context.profile.words("scope", "moved_from")


def is_older(context: SentenceContext, numeral: Numeral) -> bool:
    """ "instead of 2.4%", "contre 340 en 2023", the first of "de 22 a 25": a number that held before, or never."""
    at = numeral.qualifier_start
    before = context.before(at, 24).lower().rstrip()
    if _OLDER.of(context.profile).search(before):
        return bool(numeral.unit_text) or any(n.start < at for n in context.numerals)
    later = next((n for n in context.numerals if n.start > numeral.start), None)
    if later is None or context.word_before(at) not in context.profile.words("scope", "revised_from"):
        return False
    if numeral.unit_text and later.unit_text and numeral.unit_text != later.unit_text:
        return False  # "a reculé de 4,2 % à 6,7 milliards": a change and what it led to
    between = context.text[numeral.end : later.qualifier_start].split()
    return 0 < len(between) <= ADJOINING_WORDS and between[-1].lower() in context.profile.words("scope", "to_level")
