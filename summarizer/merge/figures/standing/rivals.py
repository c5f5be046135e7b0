"""Two figures of one property that may be one count after all: the pairs of numbers about which whoever can read is asked.

Rules join two numbers only where something shows that they are one count, so what they lose is mostly a dispute: two
sides' counts with no word in common. A dispute needs two who speak, so pairs of two named voices are asked about first, and
how far apart their numbers are says little (sides at war count each other's dead twenty times apart).
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from summarizer.language.numbers.quantity_names import concepts_of, listed_names
from summarizer.merge.figures.comparing import are_in_passage, are_side_by_side, are_two_speakers, is_measured, ratio
from summarizer.merge.figures.counted.forecasts import is_forecast
from summarizer.merge.figures.one_count.grouping import Group
from summarizer.merge.figures.quantity_kinds import MEASURED, PRECISE, sort_counted
from summarizer.merge.figures.voices import Voice, nominal

_CROWD = 40  # figures of one property, from which on pairs are not looked at
_FAR = 3  # times
_FAR_BETWEEN_NAMED = 50  # times
_SEVERAL = 2

Pair = tuple[Voice, Voice]


def rivals(groups: list[Group]) -> list[Pair]:
    """Of each two figures of one property and unit, and of each two whose numbers an article tells in one breath under two
    names, the two numbers that are likeliest of one count; the likeliest first.
    """
    alike: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        head = group.cells[0].head
        alike[head.mention.measured_property, head.unit].append(group)
    couples = [two for own in alike.values() if len(own) <= _CROWD for two in combinations(own, 2)]
    found = [*filter(None, (_likeliest(*two) for two in couples)), *_called_two_things(groups)]
    return sorted(found, key=_unlikeliness)


def _unlikeliness(pair: Pair) -> tuple[bool, bool, bool, bool, float]:
    """What may be a lost dispute before what is only told twice; of two named voices, then told in one breath, then of one
    day, then the nearest.
    """
    one, other = pair
    apart = ratio(one.quantity, other.quantity)
    return apart == 1, not are_two_speakers(one, other), not _is_in_one_breath(one, other), one.day != other.day, apart


def _is_in_one_breath(one: Voice, other: Voice) -> bool:
    return are_in_passage(one, other) and are_side_by_side(one, other)


def _likeliest(one: Group, other: Group) -> Pair | None:
    pairs = ((a.head, b.head) for a in one.cells for b in other.cells if _may_be_one(a.head, b.head))
    return min(pairs, key=_unlikeliness, default=None)


def _called_two_things(groups: list[Group]) -> Iterator[Pair]:
    """Two named voices' numbers in one breath under names of which one may mean the other: "jobs at risk", "job cuts"."""
    home = {id(cell.head): i for i, group in enumerate(groups) for cell in group.cells}
    told: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    for voice in (cell.head for group in groups for cell in group.cells):
        told[voice.article, voice.unit].append(voice)
    seen = set[tuple[int, int]]()
    for one, other in (pair for own in told.values() for pair in combinations(own, 2)):
        places = home[id(one)], home[id(other)]
        is_new = places not in seen and are_two_speakers(one, other)
        if is_new and _is_in_one_breath(one, other) and _may_mean_one(one, other):
            seen.add(places)
            yield one, other


def _may_mean_one(one: Voice, other: Voice) -> bool:
    names = [v.mention.measured_property for v in (one, other)]
    kinds = [v.mention.subject_class for v in (one, other)]
    sorts = {sort_counted(v.mention) for v in (one, other)} - {""}
    if is_forecast(one) != is_forecast(other):
        return False  # "inflation 3.4% (before: 3.6%)" would call a forecast what was measured before
    if names[0] == names[1] or len(sorts) > 1 or _kin(kinds[0]) != _kin(kinds[1]) or not _may_be_one(one, other):
        return False
    return not listed_names().issuperset(names) or not concepts_of(names[0]).isdisjoint(concepts_of(names[1]))


def _kin(kind: str) -> str:
    return kind if kind in PRECISE else ""


def _may_be_one(one: Voice, other: Voice) -> bool:
    """Whether two voices may have counted one thing, whoever reads them."""
    named = are_two_speakers(one, other)
    places = {one.place, other.place} - {""}
    days = {one.occasion, other.occasion} - {""}
    near = ratio(one.quantity, other.quantity) <= (_FAR_BETWEEN_NAMED if named else _FAR)
    if one.speaker_id == other.speaker_id or not near or len(places) > 1 or len(days) > 1:
        return False
    answered = named and _is_in_one_breath(one, other)
    return (named or _is_far_off(one, other)) and all(_is_open(voice, answered) for voice in (one, other))


def _is_far_off(one: Voice, other: Voice) -> bool:
    """In two sentences, and of no measure: many things last or are long."""
    kinds = {kind for v in (one, other) for kind in (v.mention.subject_class, v.mention.measured_property)}
    return one.sentence != other.sentence and not is_measured(one) and not kinds & MEASURED


def _is_open(voice: Voice, answered: bool) -> bool:
    """Whether it is several of something now: no stated part, nothing old or withdrawn, and foreseen only where another
    voice answers it.
    """
    mention = voice.mention
    firm = mention.modality == "actual" or (answered and mention.modality != "denied")
    old = mention.background or mention.withdrawn or voice.former or voice.part
    return firm and not old and voice.quantity.bound != "plural" and nominal(voice.quantity) >= _SEVERAL
