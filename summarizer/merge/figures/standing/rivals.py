"""Two figures of one property that may be one count after all: the pairs of numbers about which whoever can read is asked.

Rules join two numbers only where something shows that they are one count, so what they lose is mostly a dispute: two
sides' counts with no word in common. A dispute needs two who speak, so pairs of two named voices are asked about first, and
how far apart their numbers are says little (sides at war count each other's dead twenty times apart).
"""

from collections import defaultdict
from itertools import combinations

from summarizer.merge.figures.comparing import is_measured, ratio
from summarizer.merge.figures.one_count.grouping import Group
from summarizer.merge.figures.quantity_kinds import MEASURED
from summarizer.merge.figures.voices import Voice, nominal

_CROWD = 40  # figures of one property, from which on pairs are not looked at
_FAR = 3  # times
_FAR_BETWEEN_NAMED = 50  # times
_SEVERAL = 2

Pair = tuple[Voice, Voice]


def rivals(groups: list[Group]) -> list[Pair]:
    """Of each two figures of one property and unit the two numbers that are likeliest of one count, the likeliest first."""
    alike: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        head = group.cells[0].head
        alike[head.mention.measured_property, head.unit].append(group)
    found = [
        pair
        for own in alike.values()
        if len(own) <= _CROWD
        for one, other in combinations(own, 2)
        if (pair := _likeliest(one, other))
    ]
    return sorted(found, key=_unlikeliness)


def are_named(one: Voice, other: Voice) -> bool:
    """Whether two different speakers are named."""
    return "" != one.speaker_id != other.speaker_id != ""


def _unlikeliness(pair: Pair) -> tuple[bool, bool, bool, float]:
    """What may be a lost dispute before what is only told twice; of two named voices, then of one day, then the nearest."""
    one, other = pair
    apart = ratio(one.quantity, other.quantity)
    return apart == 1, not are_named(one, other), one.day != other.day, apart


def _likeliest(one: Group, other: Group) -> Pair | None:
    pairs = ((a.head, b.head) for a in one.cells for b in other.cells if _may_be_one(a.head, b.head))
    return min(pairs, key=_unlikeliness, default=None)


def _may_be_one(one: Voice, other: Voice) -> bool:
    """Whether two voices may have counted one thing, whoever reads them."""
    named = are_named(one, other)
    places = {one.place, other.place} - {""}
    days = {one.occasion, other.occasion} - {""}
    near = ratio(one.quantity, other.quantity) <= (_FAR_BETWEEN_NAMED if named else _FAR)
    if one.speaker_id == other.speaker_id or not near or len(places) > 1 or len(days) > 1:
        return False
    measured = is_measured(one) or any(
        {v.mention.subject_class, v.mention.measured_property} & MEASURED for v in (one, other)
    )
    return (named or (one.sentence != other.sentence and not measured)) and _is_open(one) and _is_open(other)


def _is_open(voice: Voice) -> bool:
    """Whether it is several of something now: no stated part, nothing old, withdrawn or only foreseen."""
    mention = voice.mention
    firm = mention.modality == "actual" and not (mention.background or mention.withdrawn or voice.former or voice.part)
    return firm and voice.quantity.bound != "plural" and nominal(voice.quantity) >= _SEVERAL
