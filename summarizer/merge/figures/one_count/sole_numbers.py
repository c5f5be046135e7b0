"""What every article tells one number of is one thing: how many were aboard, what a player cost, how tall a dam is.

Where an article tells two (two players' fees, two parties' shares), nothing says which of them another article means; and
two that it tells of one day in its own words are two things for every other article, too.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from summarizer.merge.figures.one_count.comparable import moves_on
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, PRECISE, STATES, UNNAMED, comparable_class
from summarizer.merge.figures.voices import TELLING_VALUE, Voice, nominal
from summarizer.schema.records import replace

_POINTS = frozenset({"points", "basis points"})
QUOTED = frozenset({"share price", "exchange rate", "oil price", "bond yield"})  # each day has its own

# moves from hour to hour, so that two papers may both be right
_RESTLESS = frozenset(
    {"share price", "share price change", "exchange rate", "exchange rate change", "oil price", "bond yield"}
    | {"temperature", "water level", "wind speed", "votes", "votes counted", "vote share", "lead", "market value"}
)

_SEVERAL = 40  # of a page of hundreds nothing is compared in pairs


def with_sole_numbers(voices: list[Voice]) -> list[Voice]:
    """The voices, those marked of whose property each article of several tells one number."""
    told: dict[tuple[object, ...], dict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
    for voice in (v for v in voices if _may_be_sole(v)):
        told[_kind(voice)][voice.article].add(nominal(voice.quantity))
    sole = {kind for kind, papers in told.items() if len(papers) > 1 and all(len(n) == 1 for n in papers.values())}
    return [replace(v, sole=True) if _kind(v) in sole and _may_be_sole(v) else v for v in voices]


def with_single_numbers(voices: list[Voice]) -> list[Voice]:
    """The voices, marked where their article tells one number of the property by their speaker, of one holder and place.

    `only`, where it tells no other number of the property at all but those that this one has taken the place of, `highest`,
    where it tells no higher one.
    """
    told: dict[tuple[object, ...], set[float]] = defaultdict(set)
    at_all: dict[tuple[str, str], set[float]] = defaultdict(set)
    own = [None if _is_aside(voice) else _own(voice) for voice in voices]
    for voice, key in zip(voices, own, strict=True):
        if not (voice.former or voice.mention.background):
            at_all[_at_all(voice)].add(nominal(voice.quantity))
        if key is not None:
            told[key].add(nominal(voice.quantity))
    return [
        voice if key is None else _marked(voice, len(told[key]) == 1, at_all[_at_all(voice)])
        for voice, key in zip(voices, own, strict=True)
    ]


def _at_all(voice: Voice) -> tuple[str, str]:
    return voice.mention.measured_property, voice.article


def _marked(voice: Voice, single: bool, numbers: set[float]) -> Voice:
    only, highest = len(numbers) == 1, nominal(voice.quantity) >= max(numbers, default=0)
    changed = (single, only, highest) != (voice.single, voice.only, voice.highest)
    return replace(voice, single=single, only=only, highest=highest) if changed else voice


def _own(voice: Voice) -> tuple[object, ...]:
    return _kind(voice), voice.article, voice.speaker_id, voice.holder, voice.place


def with_numbers_beside(voices: list[Voice]) -> list[Voice]:
    """The voices, each with the numbers that an article tells beside its own, of one kind and day.

    In its own words, or of a place that it goes on to after another voice's count of all: "89 were hurt in Alba".
    """
    told: dict[tuple[object, ...], set[float]] = defaultdict(set)
    for voice in (v for v in voices if _is_own_and_precise(v)):
        told[_kind(voice), voice.article, voice.day, voice.mention.told_at].add(nominal(voice.quantity))
    beside: dict[tuple[object, ...], set[float]] = defaultdict(set)
    for (kind, *_), numbers in ((key, n) for key, n in told.items() if len(n) > 1):
        for number in numbers:
            beside[kind, number] |= numbers - {number}
    for one, other in _of_two_places(voices):
        beside[_number(one)].add(nominal(other.quantity))
        beside[_number(other)].add(nominal(one.quantity))
    return [replace(v, beside=frozenset(found)) if (found := beside.get(_number(v))) else v for v in voices]


def _of_two_places(voices: list[Voice]) -> Iterator[tuple[Voice, Voice]]:
    """Pairs of telling numbers of which their article tells one of a place and the other by another voice."""
    told: dict[tuple[object, ...], list[Voice]] = defaultdict(list)
    for voice in (v for v in voices if v.speaker_id and nominal(v.quantity) >= TELLING_VALUE and not _is_aside(v)):
        told[_kind(voice), voice.article].append(voice)
    few = (found for found in told.values() if len(found) <= _SEVERAL)
    return (pair for found in few for pair in combinations(found, 2) if moves_on(*pair))


def _number(voice: Voice) -> tuple[object, ...]:
    return _kind(voice), nominal(voice.quantity)


def _is_own_and_precise(voice: Voice) -> bool:
    """Whether the paper itself tells a sum or a share that is exact: no two of one day are one."""
    precise = voice.mention.subject_class in PRECISE | _POINTS and voice.quantity.bound == "exact"
    return precise and not voice.speaker_id and _may_be_sole(voice, restless=True)


def _may_be_sole(voice: Voice, restless: bool = False) -> bool:
    moving = CUMULATIVE | STATES | UNNAMED if restless else CUMULATIVE | STATES | UNNAMED | (_RESTLESS - QUOTED)
    return not _is_aside(voice) and voice.mention.measured_property not in moving


def _is_aside(voice: Voice) -> bool:
    mention = voice.mention
    return mention.background or mention.withdrawn or voice.former or voice.part or mention.modality == "denied"


def _kind(voice: Voice) -> tuple[object, ...]:
    return voice.mention.measured_property, voice.unit, comparable_class(voice.mention)
