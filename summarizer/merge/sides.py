"""Who still says what of a disputed figure: the latest of each side, where a side may have moved since.

A side is one named speaker, or several who have put the same telling number and never contradicted each other (a
ministry and its rescue service). What a paper says in its own words belongs to the side whose number it repeats.
"""

from collections import defaultdict
from itertools import combinations

from summarizer.merge.voices import (
    CUMULATIVE,
    PRECISE,
    TELLING_VALUE,
    Voice,
    compatible,
    is_before,
    nominal,
    ratio,
    same_value,
    vagueness,
)

_ROUNDING = 1.25
_ROUNDING_OF_SUMS = 1.02
_GROWTH = 1.5

Bundles = list[list[Voice]]


def standing_claims(bundles: Bundles) -> tuple[int, ...]:
    """Indexes of the claims that still stand: of each side those of its latest day, without their roundings.

    Of what only grows a side's highest number of that day is its latest. A number in a paper's own words stands only
    where no side has said it and nothing later has overtaken it.
    """
    heads = [bundle[0] for bundle in bundles]
    sides = _with_own_words(_sides(heads), heads)
    latest = [i for side in sides for i in _latest(side, heads)]
    own = [i for i, head in enumerate(heads) if not head.speaker_id and not _is_overtaken(head, heads)]
    repeated = [i for i in own if any(same_value(heads[i], heads[j]) for j in latest)]
    said = [i for i in own if not any(_is_same_number(heads[i], h) for h in heads if h.speaker_id)]
    return tuple(sorted({*latest, *repeated, *said})) or tuple(range(len(bundles)))


def are_at_one(bundles: Bundles, standing: tuple[int, ...]) -> bool:
    """Whether the sides have come to the same number."""
    heads = [bundles[i][0] for i in standing]
    return all(_is_same_number(a, b) for a, b in combinations(heads, 2))


def _sides(heads: list[Voice]) -> list[list[int]]:
    """Indexes of the named speakers' claims, by side."""
    told: dict[str, list[int]] = defaultdict(list)
    for i, head in enumerate(heads):
        if head.speaker_id:
            told[head.speaker_id].append(i)
    sides: list[list[int]] = []
    for own in told.values():
        alike = [side for side in sides if _are_one_line([heads[i] for i in side], [heads[i] for i in own])]
        sides = [side for side in sides if side not in alike]
        sides.append(sorted([*own, *(i for side in alike for i in side)]))
    return sides


def _with_own_words(sides: list[list[int]], heads: list[Voice]) -> list[list[int]]:
    """The sides, each with what papers tell later in their own words as its count: of what only grows the next above it.

    "Killed 26" goes on from the Red Crescent's 23 and not from the army's 12, unless two sides are as near.
    """
    grown = [list(side) for side in sides]
    for i, own in enumerate(heads):
        if own.speaker_id or own.mention.measured_property not in CUMULATIVE or own.quantity.bound == "plural":
            continue
        below = [
            (nominal(heads[j].quantity), n) for n, side in enumerate(sides) for j in side if _may_lead(heads[j], own)
        ]
        most = max((value for value, _ in below), default=0.0)
        nearest = {n for value, n in below if value == most}
        said = any(_is_same_number(own, h) for h in heads if h.speaker_id)
        if len(nearest) == 1 and not said:
            grown[nearest.pop()].append(i)
    return grown


def _may_lead(earlier: Voice, later: Voice) -> bool:
    rises = nominal(earlier.quantity) < nominal(later.quantity) <= _GROWTH * nominal(earlier.quantity)
    return rises and is_before(earlier, later)


def _are_one_line(one: list[Voice], other: list[Voice]) -> bool:
    """Whether two speakers say one telling number, and never two on one day."""
    pairs = [(a, b) for a in one for b in other]
    shared = any(same_value(a, b) and nominal(a.quantity) >= TELLING_VALUE for a, b in pairs)
    return shared and all(_is_same_number(a, b) for a, b in pairs if a.day == b.day)


def _latest(side: list[int], heads: list[Voice]) -> list[int]:
    dated = [i for i in side if heads[i].day] or side
    newest = [i for i in dated if not any(is_before(heads[i], heads[j]) for j in dated)]
    newest.sort(key=lambda i: vagueness(heads[i].quantity))
    if heads[side[0]].mention.measured_property in CUMULATIVE:
        most = max(nominal(heads[i].quantity) for i in newest)
        newest = [i for i in newest if nominal(heads[i].quantity) == most or heads[i].mention.modality == "denied"]
    kept: list[int] = []
    for i in newest:
        if not any(_is_same_number(heads[i], heads[j]) and not same_value(heads[i], heads[j]) for j in kept):
            kept.append(i)
    return kept


def _is_overtaken(own: Voice, heads: list[Voice]) -> bool:
    """Whether a later claim has put another number, of what only grows a higher one."""
    grows = own.mention.measured_property in CUMULATIVE
    return any(
        is_before(own, other) and (not grows or nominal(other.quantity) > nominal(own.quantity)) for other in heads
    )


def _is_same_number(one: Voice, other: Voice) -> bool:
    """The same value, or on one day a rounding of it ("more than 50" and 51)."""
    if one.mention.modality != other.mention.modality:
        return False
    near = one.day == other.day and compatible(one.quantity, other.quantity)
    reach = _ROUNDING_OF_SUMS if one.mention.subject_class in PRECISE else _ROUNDING
    near = near and ratio(one.quantity, other.quantity) <= reach
    return one.unit != other.unit or same_value(one, other) or (near and one.quantity.bound != other.quantity.bound)
