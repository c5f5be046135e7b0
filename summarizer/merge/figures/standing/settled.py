"""What each two claims of a figure are to each other, and which quarrels something later has settled."""

from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

from summarizer.language.numbers.measures import MEASURED_ONCE
from summarizer.merge.figures.comparing import is_before, same_value
from summarizer.merge.figures.quantity_kinds import CUMULATIVE
from summarizer.merge.figures.standing.between_claims import between_claims
from summarizer.merge.figures.standing.first_said import FirstSaid, first_said, when_said
from summarizer.merge.figures.standing.judged_pairs import JudgedClaims
from summarizer.merge.figures.voices import Voice, nominal
from summarizer.schema.brief import Status


class ClaimPair(NamedTuple):
    """Two claims by index, what they are to each other, and whether something later has settled that."""

    indexes: tuple[int, int]
    status: Status
    settled: bool


def claim_pairs(bundles: list[list[Voice]], judged: JudgedClaims) -> list[ClaimPair]:
    """Each two claims of a figure."""
    first = first_said(bundles)
    settling, own = _settling(bundles, first), _by_speaker(bundles)
    found: list[ClaimPair] = []
    for (i, a), (j, b) in combinations(enumerate(bundles), 2):
        status = judged.status_of((i, j), between_claims(a, b, first))
        counted = a[0].estimate and b[0].estimate and not all(bundle[0].estimate for bundle in bundles)
        over = counted or (status == "disputed" and not judged.overtaken.isdisjoint((i, j)))
        found.append(ClaimPair((i, j), status, over or _is_settled(a[0], b[0], settling, own, first)))
    return found


def _by_speaker(bundles: list[list[Voice]]) -> dict[str, set[float]]:
    """The numbers that only one named speaker puts, by speaker."""
    tellers: dict[float, set[str]] = defaultdict(set)
    for voice in (v for bundle in bundles for v in bundle if v.speaker_id):
        tellers[nominal(voice.quantity)].add(voice.speaker_id)
    said: dict[str, set[float]] = defaultdict(set)
    for value, (speaker, *others) in tellers.items():
        if not others:
            said[speaker].add(value)
    return said


def _settling(bundles: list[list[Voice]], first: dict[float, FirstSaid]) -> frozenset[float]:
    """Numbers of named voices of which nobody has since put a lower one: of what only grows they can settle a quarrel."""
    named = {
        nominal(b[0].quantity) for b in bundles if b[0].speaker_id and b[0].mention.measured_property in CUMULATIVE
    }
    return frozenset(
        value
        for value in named & first.keys()
        if not any(other < value and first[value].is_hours_before(said) for other, said in first.items())
    )


def _is_settled(
    one: Voice, other: Voice, settling: frozenset[float], own: dict[str, set[float]], first: dict[float, FirstSaid]
) -> bool:
    """Whether a named voice has since put a count that only grows at or above both: the older quarrel is history.

    Not where it is a number of the higher side's own (`own`, by speaker): who raises a claim does not settle it.
    """
    said = [when_said(v, first) for v in (one, other)]
    high = max((one, other), key=lambda v: nominal(v.quantity))
    values = settling - own.get(high.speaker_id, set())
    return any(
        value >= nominal(high.quantity) and all(before.is_hours_before(first[value]) for before in said)
        for value in values
    )


def unsettled(standing: tuple[int, ...], pairs: list[ClaimPair]) -> tuple[int, ...]:
    """Without the claims all of whose quarrels something later has settled: a first toll that nobody has repeated."""
    quarrels: dict[int, list[bool]] = defaultdict(list)
    for pair in pairs:
        for i in pair.indexes if pair.status == "disputed" else ():
            quarrels[i].append(pair.settled)
    return tuple(i for i in standing if not (quarrels[i] and all(quarrels[i])))


def is_over(pair: tuple[int, int], bundles: list[list[Voice]], live: tuple[int, ...]) -> bool:
    """Whether one of two values has given way: of what is measured once, a revised value is no rival of its successor."""
    measured = bundles[pair[0]][0].mention.measured_property in MEASURED_ONCE
    return measured and not set(pair) <= {*live}


def has_given_way(bundle: list[Voice], bundles: list[list[Voice]]) -> bool:
    """Whether a voice says of its value that another has taken its place, and nobody by name has put it again since.

    A paper that goes on printing it makes it no newer.
    """
    value = nominal(bundle[0].quantity)
    later = {v.replaced_by for b in bundles for v in b if v.former and nominal(v.quantity) == value}
    since = [v.day for b in bundles for v in b if nominal(v.quantity) in later]
    return bool(since) and not any(v.speaker and v.day > min(since) for v in bundle)


def has_followed(pair: tuple[int, int], bundles: list[list[Voice]]) -> bool:
    """Whether who puts the one value tells the other as what was before: "put at 342, against the 310 told on Monday"."""
    one, other = (bundles[i][0] for i in pair)
    voices = [voice for bundle in bundles for voice in bundle if voice.speaker_id]
    return any(
        voice.speaker_id == now.speaker_id and same_value(voice, old) and is_before(voice, now)
        for now, old in ((one, other), (other, one))
        for voice in voices
    )
