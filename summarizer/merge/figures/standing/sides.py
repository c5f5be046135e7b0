"""Who still says what of a disputed figure: the latest of each side, where a side may have moved since.

A side is one named speaker, or several who have put the same telling number and never contradicted each other (a
ministry and its rescue service). What a paper says in its own words belongs to the side whose number it repeats, or whose
count it goes on from. A speaker who has fallen silent is gone on from, too, by the later number that is nearest to his.
"""

from collections import defaultdict
from itertools import combinations

from summarizer.merge.figures.comparing import (
    are_hours_apart,
    are_in_passage,
    are_set_apart,
    are_side_by_side,
    are_two_speakers,
    compatible,
    count_their_own,
    has_risen,
    is_before,
    is_one_speaker,
    is_rounding,
    ratio,
    same_value,
    vaguely_agrees,
    vagueness,
)
from summarizer.merge.figures.counted.vote_voices import is_counted_on
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, PRECISE, STATES
from summarizer.merge.figures.voices import TELLING_VALUE, Voice, nominal

_ROUNDING = 1.25
_ROUNDING_OF_SUMS = 1.02
_GROWTH = 1.5
_FAR = 2.0  # as far as two who count one thing are apart (same_quantity.py)

Bundles = list[list[Voice]]


def standing_claims(bundles: Bundles) -> tuple[int, ...]:
    """Indexes of the claims that still stand: of each side those of its latest day, without their roundings.

    Of what only grows a side's highest number of that day is its latest. A number in a paper's own words stands only
    where no side has said it and nothing later has overtaken it. Of a state (how many are missing, or without power)
    nothing stands that every later number has left far behind.
    """
    heads = [bundle[0] for bundle in bundles]
    sides = _joined(_with_own_words(_sides(heads), bundles), heads, _set_against(bundles))
    latest = [i for side in sides for i in _latest(side, heads)]
    own = [i for i, head in enumerate(heads) if not head.speaker_id and not _is_overtaken(i, bundles)]
    own = [i for i in own if not _tells_more_elsewhere(i, bundles)]
    own = [i for i in own if not _is_vague_beside(heads[i], [heads[j] for j in latest])]
    repeated = [i for i in own if any(same_value(heads[i], heads[j]) for j in latest)]
    taken_up = {i for side in sides for i in side}
    said = [i for i in own if not any(_is_same_number(heads[i], h) for h in heads if h.speaker_id)]
    standing = {*latest, *repeated, *(i for i in said if i not in taken_up)}
    standing = {i for i in standing if not _is_told_of_before(i, bundles)} or standing
    standing = {i for i in standing if not _is_risen_floor(heads[i], [heads[j] for j in standing if j != i])}
    standing = {i for i in standing if not _is_passed(heads[i], [heads[j] for j in standing if j != i], heads)}
    standing = {i for i in standing if not _is_one_of(heads[i], [heads[j] for j in standing if j != i])}
    return tuple(sorted(_of_now(standing, heads))) or tuple(range(len(bundles)))


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


def _with_own_words(sides: list[list[int]], bundles: Bundles) -> list[list[int]]:
    """The sides, each with what papers tell later in their own words as its count: the nearest one before it.

    "Killed 26" goes on from the Red Crescent's 23 and not from the army's 12, unless two sides are as near. What a live
    report told at nine and has overtaken by noon is nobody's last word.
    """
    heads = [bundle[0] for bundle in bundles]
    grown = [list(side) for side in sides]
    own = [i for i, h in enumerate(heads) if not h.speaker_id and h.quantity.bound != "plural"]
    own = [i for i in own if not (heads[i].mention.told_at and _is_overtaken(i, bundles))]
    for i in sorted(own, key=lambda i: (heads[i].day, heads[i].mention.told_at)):
        if any(_is_same_number(heads[i], h) for h in heads if h.speaker_id):
            continue
        named = [(heads[j], n) for n, side in enumerate(grown) for j in side]
        nearest = _given_way(named, heads[i], heads) or _nearest(named, heads[i])
        if len(nearest) == 1:
            grown[nearest.pop()].append(i)
    return grown


def _given_way(earlier: list[tuple[Voice, int]], later: Voice, heads: list[Voice]) -> set[int]:
    """The sides whose number an article says that the later one has taken the place of."""
    old = {nominal(h.quantity) for h in heads if h.replaced_by == nominal(later.quantity)}
    return {side for voice, side in earlier if nominal(voice.quantity) in old}


def _nearest(earlier: list[tuple[Voice, int]], later: Voice) -> set[int]:
    """The sides whose number the later one is nearest to of those that it may go on from."""
    reach = [(ratio(voice.quantity, later.quantity), side) for voice, side in earlier if _may_lead(voice, later)]
    least = min((apart for apart, _ in reach), default=0.0)
    return {side for apart, side in reach if apart == least}


def _may_lead(earlier: Voice, later: Voice) -> bool:
    """Whether the one may have become the other: a count that grows by up to a half, or a state that moves as little."""
    name = later.mention.measured_property
    rises = nominal(earlier.quantity) < nominal(later.quantity)
    shifts = name in STATES or is_counted_on(earlier, later)
    moves = rises if name in CUMULATIVE else shifts and not same_value(earlier, later)
    return moves and ratio(earlier.quantity, later.quantity) <= _GROWTH and is_before(earlier, later)


def _set_against(bundles: Bundles) -> set[frozenset[int]]:
    """Claims of two named voices that one article sets side by side: whoever is told again has not fallen silent."""
    told: dict[str, list[tuple[int, Voice]]] = defaultdict(list)
    for i, voice in ((i, v) for i, bundle in enumerate(bundles) for v in bundle if v.speaker_id):
        told[voice.article].append((i, voice))
    pairs = (pair for beside in told.values() for pair in combinations(beside, 2))
    return {frozenset((i, j)) for (i, a), (j, b) in pairs if a.speaker_id != b.speaker_id and _are_of_one_time(a, b)}


def _are_of_one_time(one: Voice, other: Voice) -> bool:
    return one.day == other.day or (are_in_passage(one, other) and are_side_by_side(one, other))


def _joined(sides: list[list[int]], heads: list[Voice], against: set[frozenset[int]]) -> list[list[int]]:
    """The sides, one that has fallen silent with the one that goes on from it: a ministry takes over the police's count."""
    joined = [sorted(side) for side in sides]
    for side in sorted(joined, key=lambda side: max(heads[i].day for i in side)):
        silent = max(side, key=lambda i: heads[i].day)
        open_to = [
            o for o in joined if o is not side and not any(frozenset((i, j)) in against for i in side for j in o)
        ]
        later = [other for other in open_to if _goes_on(side, other, heads)]
        apart = {id(other): min(ratio(heads[silent].quantity, heads[j].quantity) for j in other) for other in later}
        nearest = [other for other in later if apart[id(other)] == min(apart.values())]
        if len(nearest) == 1:
            nearest[0].extend(side)
            joined = [other for other in joined if other is not side]
    return joined


def _goes_on(side: list[int], other: list[int], heads: list[Voice]) -> bool:
    """Whether the other side puts numbers since this one's last, from which one may have come, and they never disagreed."""
    last = [i for i in side if not any(is_before(heads[i], heads[j]) for j in side)]
    led = any(_may_lead(heads[i], heads[j]) for i in last for j in other)
    since = not any(is_before(heads[j], heads[i]) for i in last for j in _latest(other, heads))
    pairs = [(heads[i], heads[j]) for i in side for j in other]
    return led and since and all(_is_same_number(a, b) for a, b in pairs if a.day == b.day)


def _of_now(standing: set[int], heads: list[Voice]) -> set[int]:
    """Without a quarrel over a state that is long another: 60,000 or 47,000 without power, 9,000 the day after.

    Only where that is far from all that was said: who goes on counting does not settle what another says.
    """
    if heads[0].mention.measured_property not in STATES:
        return standing
    newest = {i for i in standing if not any(is_before(heads[i], heads[j]) for j in standing)}
    old = [head for i, head in enumerate(heads) if i not in newest]
    moved = all(is_before(h, heads[j]) and ratio(h.quantity, heads[j].quantity) > _FAR for h in old for j in newest)
    return newest if moved else standing


def _are_one_line(one: list[Voice], other: list[Voice]) -> bool:
    """Whether two speakers say one telling number, and never two on one day, or count their own side's losses."""
    pairs = [(a, b) for a in one for b in other]
    if all(count_their_own(a, b) for a, b in pairs):
        return True
    shared = any(same_value(a, b) and nominal(a.quantity) >= TELLING_VALUE for a, b in pairs)
    return shared and all(_is_same_number(a, b) for a, b in pairs if a.day == b.day)


def _latest(side: list[int], heads: list[Voice]) -> list[int]:
    dated = [i for i in side if heads[i].day] or side
    newest = [i for i in dated if not any(_has_moved_on(heads[i], heads[j]) for j in dated)]
    newest.sort(key=lambda i: vagueness(heads[i].quantity))
    if heads[side[0]].mention.measured_property in CUMULATIVE:
        most = max(nominal(heads[i].quantity) for i in newest)
        newest = [i for i in newest if nominal(heads[i].quantity) == most or heads[i].mention.modality == "denied"]
    kept: list[int] = []
    for i in newest:
        told = (heads[j] for j in kept if not same_value(heads[i], heads[j]))
        if not any(_is_same_number(heads[i], h) or _is_floor_of(heads[i], h) for h in told):
            kept.append(i)
    return kept


def _has_moved_on(one: Voice, other: Voice) -> bool:
    """Whether a speaker has since put the other: on a later day, or hours after it ("400,000 by noon", "a million")."""
    if one.told is None or other.told is None or one.speaker_id != other.speaker_id or one.day != other.day:
        return is_before(one, other)
    return is_before(one, other) or are_hours_apart(one.told, other.told)


def _is_vague_beside(own: Voice, said: list[Voice]) -> bool:
    """ "Hundreds of thousands marched" takes no side between 1.2 million and 3.5: it is a floor under both."""
    least = min((nominal(v.quantity) for v in said), default=0)
    return own.quantity.bound == "plural" and nominal(own.quantity) <= least


def _is_one_of(vague: Voice, firm: list[Voice]) -> bool:
    """ "Hundreds of dead" beside another's "more than 200": it is no side of its own, whoever says it."""
    said = (v.quantity for v in firm if v.quantity.bound != "plural")
    return vague.quantity.bound == "plural" and any(vaguely_agrees(vague.quantity, number) for number in said)


def _is_floor_of(floor: Voice, own: Voice) -> bool:
    """ "More than a million" beside the same speaker's 1.28 million: his title, not his second number."""
    loose = floor.quantity.bound in ("at_least", "more_than", "plural")
    return loose and floor.speaker_id == own.speaker_id and nominal(floor.quantity) <= own.quantity.low


def _is_risen_floor(one: Voice, others: list[Voice]) -> bool:
    """ "At least 13 have died" beside the 34 and the 52 of the day after: all who counted later found more, as it says."""
    above = [o for o in others if not same_value(one, o)]
    return bool(above) and all(has_risen(one, o) for o in above)


def _is_passed(one: Voice, others: list[Voice], told: list[Voice]) -> bool:
    """A ministry's 120 dead, when the fire service has counted 62, 85 and 179 that day: each of the others has passed it.

    So has one that had 60 in the morning, as all had, and 79 by the evening.
    """
    name, modality = one.mention.measured_property, one.mention.modality
    grows = name in CUMULATIVE and modality == "actual" and bool(one.day)
    passing = [other for other in others if grows and _has_passed(other, one, told)]
    rivals = (other for other in others if not _is_same_number(other, one))
    return bool(passing) and all(any(same_value(rival, later) for later in passing) for rival in rivals)


def _has_passed(later: Voice, one: Voice, told: list[Voice]) -> bool:
    own = (v for v in told if is_one_speaker(v, later) and v.day in (one.day, "" if v.former else one.day))
    again = one.told is not None and later.told is not None and are_hours_apart(later.told, one.told)
    above = later.day == one.day and nominal(later.quantity) > nominal(one.quantity)
    return above and not again and any(nominal(v.quantity) <= nominal(one.quantity) for v in own)


def _is_told_of_before(own: int, bundles: Bundles) -> bool:
    """ "The toll is 188. The day before, the civil defence had spoken of 114.": a passage tells both, and no other voice."""
    count = nominal(bundles[own][0].quantity)
    higher = [v for bundle in bundles for v in bundle if nominal(v.quantity) > count]
    return bundles[own][0].mention.measured_property in CUMULATIVE and any(
        are_in_passage(voice, other) and is_before(voice, other) and not are_two_speakers(voice, other)
        for voice in bundles[own]
        for other in higher
    )


def _tells_more_elsewhere(own: int, bundles: Bundles) -> bool:
    """Whether each paper that says it in its own words tells a higher count of that day, too: then it is of some of them."""
    papers = [(v.article, v.day) for v in bundles[own]]
    higher = {
        (v.article, v.day)
        for bundle in bundles
        for v in bundle
        if v.mention.measured_property in CUMULATIVE and nominal(v.quantity) > nominal(bundles[own][0].quantity)
    }
    return higher.issuperset(papers)


def _is_overtaken(own: int, bundles: Bundles) -> bool:
    """Whether a later voice of another claim has put another number, of what only grows a higher one."""
    head = bundles[own][0]
    grows = head.mention.measured_property in CUMULATIVE
    others = (voice for i, bundle in enumerate(bundles) if i != own for voice in bundle)
    return any(
        is_before(head, other) and (not grows or nominal(other.quantity) > nominal(head.quantity)) for other in others
    )


def _is_same_number(one: Voice, other: Voice) -> bool:
    """The same value, or on one day a rounding of it ("more than 50" and 51)."""
    if one.mention.modality != other.mention.modality:
        return False
    near = one.day == other.day and compatible(one.quantity, other.quantity) and not are_set_apart(one, other)
    precise = one.mention.subject_class in PRECISE
    near = near and ratio(one.quantity, other.quantity) <= (_ROUNDING_OF_SUMS if precise else _ROUNDING)
    rounded = (near and one.quantity.bound != other.quantity.bound) or (precise and is_rounding(one, other))
    return one.unit != other.unit or same_value(one, other) or rounded
