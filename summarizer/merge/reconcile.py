"""What the claims of one figure say together: agreement, an update, or a dispute, and which claim stands now."""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from summarizer.merge.sides import are_at_one, standing_claims
from summarizer.merge.voices import (
    CUMULATIVE,
    PRECISE,
    STATES,
    Voice,
    compatible,
    nominal,
    ratio,
    same_value,
    vaguely_agrees,
    vagueness,
)
from summarizer.schema.brief import Claim, Status

_ROUNDING = 1.25
_SAME_PRECISE = 1.02


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure's status, the index of the claim that stands now (None in a dispute), and of all that still stand."""

    status: Status
    current: int | None
    standing: tuple[int, ...]


def outcome_of(bundles: list[list[Voice]], claims: tuple[Claim, ...]) -> Outcome:
    """What the claims say together. Sides that have come to one number dispute nothing any more."""
    status = _status_of(bundles, claims)
    standing = standing_claims(bundles) if status == "disputed" else tuple(range(len(bundles)))
    if status == "disputed" and not are_at_one(bundles, standing):
        return Outcome(status, None, standing)
    current = _current_of(bundles, standing)
    return Outcome("updated" if status == "disputed" else status, current, (current,))


def _status_of(bundles: list[list[Voice]], claims: tuple[Claim, ...]) -> Status:
    first_said = _first_said(bundles)
    pairs = [(a[0], b[0]) for a, b in combinations(bundles, 2)]
    outcomes = {_outcome(a, b, first_said) for a, b in pairs if not _is_settled(a, b, bundles, first_said)}
    if len(outcomes) == 0 and pairs:
        return "updated"
    if "disputed" in outcomes:
        return "disputed"
    if "updated" in outcomes:
        return "updated"
    return "agreed" if len(claims) > 1 or claims[0].origin_count > 1 else "single"


def _first_said(bundles: list[list[Voice]]) -> dict[float, str]:
    """Value -> the first day on which anyone put it: a value told again later is old news, not a new claim."""
    first: dict[float, str] = {}
    for voice in (v for bundle in bundles for v in bundle):
        if voice.day:
            value = nominal(voice.quantity)
            first[value] = min(first.get(value, voice.day), voice.day)
    return first


def _is_settled(one: Voice, other: Voice, bundles: list[list[Voice]], first_said: dict[float, str]) -> bool:
    """Whether a named voice has since put a count that only grows at or above both: the older quarrel is history.

    Not where it is a number of the higher side's own: who raises a claim does not settle it.
    """
    if one.mention.measured_property not in CUMULATIVE:
        return False
    day = max(first_said.get(nominal(v.quantity), "9999") for v in (one, other))
    most = max(nominal(v.quantity) for v in (one, other))
    higher = max((one, other), key=lambda v: nominal(v.quantity)).speaker_id
    own = {nominal(v.quantity) for b in bundles for v in b if higher and v.speaker_id == higher}
    later = [b[0] for b in bundles if first_said.get(nominal(b[0].quantity), "") > day and b[0].speaker_id]
    return any(nominal(v.quantity) >= most and nominal(v.quantity) not in own for v in later)


def _outcome(one: Voice, other: Voice, first_said: dict[float, str]) -> Status:
    """What two claims of one figure are to each other."""
    if "denied" in (one.mention.modality, other.mention.modality):
        return _outcome_of_denial(one, other)
    day, later_day = (first_said.get(nominal(v.quantity), "") for v in (one, other))
    if _agree(one, other, day == later_day):
        return "agreed"
    rivals = one.speaker_id != other.speaker_id
    named = bool(one.speaker_id and other.speaker_id)
    grows = one.mention.measured_property in CUMULATIVE
    moves = grows or one.mention.measured_property in STATES
    if not day or not later_day or day == later_day:
        # A toll rises within a day too: only two named voices make a dispute of it.
        return "disputed" if rivals and (named or not moves) else "updated"
    if _is_within(one, other) or _is_within(other, one):
        return "updated"
    first, second = (one, other) if day < later_day else (other, one)
    falls = grows and nominal(second.quantity) < nominal(first.quantity)
    return "disputed" if falls and rivals and named else "updated"


def _outcome_of_denial(one: Voice, other: Voice) -> Status:
    """Who denies a value disputes it with whoever asserts it, and says nothing of other values."""
    asserted = one.mention.modality != other.mention.modality and one.speaker_id != other.speaker_id
    return "disputed" if asserted and nominal(one.quantity) == nominal(other.quantity) else "agreed"


def _is_within(part: Voice, whole: Voice) -> bool:
    """A count of its own day under a total "since Wednesday" is part of it, no rival; one above it would be."""
    period = whole.mention.period
    return period is not None and part.mention.period is None and nominal(part.quantity) <= nominal(whole.quantity)


def _agree(first: Voice, second: Voice, same_day: bool) -> bool:
    """The same value, one vague word that holds the other, and on one day a rounding or "about" the same.

    Amounts in two currencies are in one figure only where an article itself converts them: they agree.
    """
    one, other = first.quantity, second.quantity
    if first.unit != second.unit or same_value(first, second):
        return True
    if "plural" in (one.bound, other.bound):
        return vaguely_agrees(one, other)
    if nominal(one) == nominal(other) or first.mention.subject_class in PRECISE:
        return ratio(one, other) <= _SAME_PRECISE
    return same_day and compatible(one, other) and ratio(one, other) <= _ROUNDING and one.bound != other.bound


def _current_of(bundles: list[list[Voice]], among: tuple[int, ...]) -> int:
    """The claim that stands now: the newest value that is not denied, the firmest of its wordings."""
    first_said = _first_said(bundles)
    units = Counter(voice.unit for bundle in bundles for voice in bundle)
    weights = [
        (
            first_said.get(nominal(b[0].quantity), ""),
            units[b[0].unit],
            -vagueness(b[0].quantity),
            nominal(b[0].quantity),
            bool(b[0].speaker),
            len({v.origin for v in b}),
            -i,
        )
        for i, b in enumerate(bundles)
    ]
    standing = [i for i in among if bundles[i][0].mention.modality != "denied"]
    firm = [i for i in standing if bundles[i][0].quantity.bound != "plural"]  # "dozens" takes no number's place
    return max(firm or standing or among, key=weights.__getitem__)
