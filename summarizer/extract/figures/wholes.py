"""Which number of a sentence is a whole and which its part: "12 of them", "five of the 12", "of the 36, 12"."""

import re

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.carried_units import TOTAL, is_joined
from summarizer.extract.figures.clauses import end_of_unit
from summarizer.extract.figures.unit_kinds import PEOPLE_KINDS, unit_kind
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import FigureMention
from summarizer.schema.records import replace

_PART_REACH = 20
_COMPARED_REACH = 30


def is_said_part(context: SentenceContext, numeral: Numeral) -> bool:
    """Whether "of them", "davon" or "alone" stands beside the number, no other between, and not right before the next one.

    Or "of the victims" right behind it, or how badly they are hurt: "36 wounded, three critically".
    """
    start, end = context.sentence.start, context.sentence.end
    if end_of_unit(context, numeral) == numeral.end and _says_how_badly(context, min(end, numeral.end + 1)):
        return True
    if context.profile.phrase_pattern("scope", "of_counted").match(context.text, min(end, numeral.end + 1)):
        return True
    cues = context.profile.phrase_pattern("scope", "part").finditer(
        context.text, max(start, numeral.start - _PART_REACH), min(end, numeral.end + _PART_REACH)
    )
    others = [n for n in context.numerals if n.start != numeral.start]
    own = [cue for cue in cues if "," not in context.text[numeral.end : cue.start()]]  # "31, all of them civilians"
    own = [cue for cue in own if not _ends_count(context, cue)]
    said = any(not any(_stands_nearer(other, cue, numeral) for other in others) for cue in own)
    return said or _stands_behind_alone(context, numeral)


def _ends_count(context: SentenceContext, cue: re.Match[str]) -> bool:
    """ "The number of those held": the words are part of what is counted, all of them."""
    counts = context.profile.phrase_pattern("scope", "number_of").finditer(
        context.text, context.sentence.start, cue.end()
    )
    return any(count.start() < cue.start() < count.end() for count in counts)


def _says_how_badly(context: SentenceContext, at: int) -> bool:
    """ "three critically", "Fast 40 sind so schwer verletzt": with nothing but a verb like "are" and a small word before."""
    verb = context.profile.phrase_pattern("scope", "predicates").match(context.text, at, context.sentence.end)
    severely = context.profile.phrase_pattern("scope", "severely")
    starts = [at, verb.end() + 1, context.text.find(" ", verb.end() + 1) + 1] if verb else [at]
    return any(severely.match(context.text, start, context.sentence.end) for start in starts if start >= at)


def _stands_nearer(other: Numeral, cue: re.Match[str], numeral: Numeral) -> bool:
    """Whether the other number stands between the two."""
    first, last = sorted((cue.start(), numeral.start))
    return first < other.start < last


def _stands_behind_alone(context: SentenceContext, numeral: Numeral) -> bool:
    """ "Allein in der Region Alba wurden 202 Leichen geborgen": with no other number between."""
    opened = max((n.end for n in context.numerals if n.end <= numeral.qualifier_start), default=context.sentence.start)
    alone = context.profile.phrase_pattern("scope", "alone_in").search(context.text, opened, numeral.start)
    return alone is not None


def is_part_of_next(context: SentenceContext, numeral: Numeral) -> bool:
    """ "five of the 12 victims"."""
    later = next((n for n in context.numerals if n.start > numeral.start), None)
    return later is not None and is_joined(context, replace(numeral, unit_text=""), later, "of_all")


def is_whole(context: SentenceContext, numeral: Numeral, previous: FigureMention | None) -> bool:
    """ "152 of 300 seats", "184 sièges sur 400", "78 morts sur 278 passagers": the second number is what there is in all."""
    if previous is None or previous.measured_property.startswith(TOTAL):
        return False
    unit = numeral.unit_text or previous.numeral.unit_text
    became = previous.property_evidence == "own cue" and unit_kind(unit, context.profile) in PEOPLE_KINDS
    alike = previous.numeral.unit_text == unit != "%" or became
    return alike and is_joined(context, previous.numeral, numeral, "of_all")


def is_whole_of_share(context: SentenceContext, numeral: Numeral) -> bool:
    """ "half of the town's 8,000 people have fled": what is said of the half is not said of all."""
    share = max((n for n in context.numerals if n.end <= numeral.start), key=lambda n: n.start, default=None)
    if share is None or share.unit_text != "%" or numeral.unit_text == "%":
        return False
    between = f" {context.text[share.start : numeral.qualifier_start].lower()} "
    return len(between) <= _COMPARED_REACH + len(context.text[share.start : share.end]) and any(
        f" {word} " in between for word in context.profile.words("scope", "of_all")
    )


def opens_as_whole(context: SentenceContext, numeral: Numeral) -> bool:
    """ "Of the 36 passengers, 12 were hurt": what is said of the second number is not said of all."""
    opening = context.before(numeral.qualifier_start).strip().lower()
    led, _, last = opening.rpartition(" ")
    opens = context.profile.words("scope", "opens_whole")
    known = opening in opens or (led in opens and last in context.profile.words("whole", "whose"))
    return known and any(n.start > numeral.start for n in context.numerals)


def is_whole_of_some(context: SentenceContext, numeral: Numeral) -> bool:
    """ "One of the four crew died", "most of the 26 were freed": what is said of some is not said of all."""
    opened = _opening_of_whole(context, numeral)
    before = context.words_before(numeral.qualifier_start)
    return opened > 0 and not context.profile.words("whole", "some").isdisjoint(before[-opened - 1 : -opened])


def is_size_of_group(context: SentenceContext, numeral: Numeral) -> bool:
    """ "Two of the group of nine were hurt", "a member of a team of twelve died": so many were together."""
    *led, group, of = ["", "", *context.words_before(numeral.qualifier_start)]
    if of not in context.profile.words("acts", "of") or group not in context.profile.words("whole", "groups"):
        return False
    return any(" ".join(led[-n:]) in context.profile.words("whole", "of_group") for n in (1, 2))


def clause_on_whole(context: SentenceContext, numeral: Numeral) -> int | None:
    """Where a clause begins on all of whom the number before is a part: "seven are missing of the 44 who were aboard"."""
    if not _opening_of_whole(context, numeral) or not any(n.end <= numeral.start for n in context.numerals):
        return None
    behind = context.text[(at := end_of_unit(context, numeral)) : context.sentence.end]
    at += len(behind) - len(behind.lstrip(" ,"))
    relatives = context.profile.phrase_pattern("attribution", "relatives")
    return at if relatives.match(context.text, at, context.sentence.end) else None


def _opening_of_whole(context: SentenceContext, numeral: Numeral) -> int:
    """How many words right before the number make it a whole: 2 of "of the 26", or 0."""
    before = context.words_before(numeral.qualifier_start)
    words = context.profile.words("scope", "opens_whole", "partitive")
    return next((n for n in (2, 1) if " ".join(before[-n:]) in words), 0)
