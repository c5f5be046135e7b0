"""What the claims of one figure say together: agreement, an update, or a dispute, and which claim stands now."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations

from summarizer.language.profile import load_profile
from summarizer.merge.figures.claims import claim_of, claims_by_voices
from summarizer.merge.figures.comparing import (
    are_hours_apart,
    compatible,
    count_their_own,
    has_risen,
    is_rounding,
    ratio,
    same_value,
    vaguely_agrees,
    vagueness,
)
from summarizer.merge.figures.forecasts import base_name, is_forecast
from summarizer.merge.figures.quantity_kinds import (
    COMMON,
    CUMULATIVE,
    ONE_DAY,
    PLANS,
    POLLED,
    PRECISE,
    RECKONED,
    STATES,
)
from summarizer.merge.figures.sides import are_at_one, are_in_passage, are_side_by_side, standing_claims
from summarizer.merge.figures.voices import Voice, nominal
from summarizer.merge.figures.vote_voices import is_counted_on
from summarizer.schema.brief import Claim, Status
from summarizer.schema.evidence import doubts

_ROUNDING = 1.25
_DAY = len("2025-10-15")
_SAME_PRECISE = 1.02


_MEASURED_ONCE = frozenset({"magnitude", "aftershock magnitude"})


@dataclass(frozen=True, slots=True)
class FirstSaid:
    """The first day on which anyone put a value, "" if unknown, the hours of that day's live reports by article, and the
    moment of the first article that told it on its day, where all that did have one.
    """

    day: str = ""
    hours: dict[str, str] = field(default_factory=dict)
    moment: datetime | None = None

    def is_before(self, other: "FirstSaid") -> bool:
        """Whether it was said on an earlier day, or in an earlier entry of one live report."""
        if self.day != other.day:
            return "" != self.day < other.day
        return any(hour < other.hours[article] for article, hour in self.hours.items() if article in other.hours)

    def is_hours_before(self, other: "FirstSaid") -> bool:
        """Whether it was said before, or in an article that came out hours before the first with the other on one day."""
        if self.is_before(other):
            return True
        if self.day != other.day or self.moment is None or other.moment is None:
            return False
        return are_hours_apart(self.moment, other.moment)


_WORK_DONE = frozenset({"identified", "questioned"})  # goes on from hour to hour: nobody quarrels about it
_UNKNOWN = FirstSaid()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure's status, the index of the claim that stands now (None in a dispute), and of all that still stand.

    `contested` are the claims of a quarrel that something later has settled or overtaken.
    """

    status: Status
    current: int | None
    standing: tuple[int, ...]
    contested: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The voices of one figure by claim, the claims, what these say together, and what each two are to each other."""

    bundles: list[list[Voice]]
    claims: tuple[Claim, ...]
    outcome: Outcome
    between: dict[tuple[int, int], Status]


def reconciled(voices: list[Voice]) -> Reconciled:
    """What the voices of one figure say together."""
    bundles = claims_by_voices(voices)
    claims, between = tuple(map(claim_of, bundles)), _pairs(bundles)
    outcome = _outcome_of(bundles, claims, between)
    return Reconciled(bundles, claims, outcome, {indexes: status for indexes, status, _ in between})


def _outcome_of(bundles: list[list[Voice]], claims: tuple[Claim, ...], between: list["_Pair"]) -> Outcome:
    """What the claims say together. Sides that have come to one number dispute nothing any more."""
    live = tuple(i for i, bundle in enumerate(bundles) if not _has_given_way(bundle, bundles))
    pairs = [(pair, status, settled or _is_over(pair, bundles, live)) for pair, status, settled in between]
    open_now = {status for _, status, settled in pairs if not settled}
    standing = standing_claims(bundles) if "disputed" in open_now else tuple(range(len(bundles)))
    standing = _unsettled(standing, pairs) or standing
    # a side's last word may be one that it has given up
    standing = tuple(i for i in standing if not all(v.former for v in bundles[i])) or standing
    if "disputed" in open_now and not are_at_one(bundles, standing):
        return Outcome("disputed", None, standing)
    current = _current_of(bundles, tuple(i for i in standing if i in live) or live or standing)
    quarrel = {i for indexes, status, _ in pairs if status == "disputed" for i in indexes} - {current}
    return Outcome(_undisputed(open_now, pairs, claims), current, (current,), tuple(sorted(quarrel)))


def _unsettled(standing: tuple[int, ...], pairs: list["_Pair"]) -> tuple[int, ...]:
    """Without the claims all of whose quarrels something later has settled: a first toll that nobody has repeated."""
    quarrels: dict[int, list[bool]] = defaultdict(list)
    for i, settled in ((i, settled) for indexes, status, settled in pairs if status == "disputed" for i in indexes):
        quarrels[i].append(settled)
    return tuple(i for i in standing if not (quarrels[i] and all(quarrels[i])))


# two claims by index, what they are to each other, and whether something later has settled that
_Pair = tuple[tuple[int, int], Status, bool]


def _pairs(bundles: list[list[Voice]]) -> list[_Pair]:
    first_said = _first_said(bundles)
    settling, own = _settling(bundles, first_said), _by_speaker(bundles)
    found: list[_Pair] = []
    for (i, a), (j, b) in combinations(enumerate(bundles), 2):
        status = _outcome_of_claims(a, b, first_said)
        counted = a[0].estimate and b[0].estimate and not all(bundle[0].estimate for bundle in bundles)
        found.append(((i, j), status, counted or _is_settled(a[0], b[0], settling, own, first_said)))
    return found


def _undisputed(open_now: set[Status], pairs: list[_Pair], claims: tuple[Claim, ...]) -> Status:
    if open_now & {"updated", "disputed"} or (pairs and not open_now):
        return "updated"
    return "agreed" if len(claims) > 1 or claims[0].origin_count > 1 else "single"


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


def _first_said(bundles: list[list[Voice]]) -> dict[float, FirstSaid]:
    """When each value was first put: one told again later is old news, not a new claim. A forecast of it is no count."""
    dated: dict[float, list[Voice]] = defaultdict(list)
    for voice in sorted((v for bundle in bundles for v in bundle if v.day), key=lambda v: v.estimate):
        if not (voice.estimate and any(not v.estimate for v in dated[nominal(voice.quantity)])):
            dated[nominal(voice.quantity)].append(voice)
    return {value: _first_of(voices) for value, voices in dated.items()}


def _first_of(voices: list[Voice]) -> FirstSaid:
    day = min(v.day for v in voices)
    hours: dict[str, str] = {}
    for voice in (v for v in voices if v.day == day and v.mention.told_at):
        article = voice.sentence[0]
        hours[article] = min(hours.get(article, voice.mention.told_at), voice.mention.told_at)
    moments = [v.told for v in voices if v.day == day]
    known = [moment for moment in moments if moment]
    return FirstSaid(day, hours, min(known) if len(known) == len(moments) else None)


def _settling(bundles: list[list[Voice]], first_said: dict[float, FirstSaid]) -> frozenset[float]:
    """Numbers of named voices of which nobody has since put a lower one: of what only grows they can settle a quarrel."""
    named = {
        nominal(b[0].quantity) for b in bundles if b[0].speaker_id and b[0].mention.measured_property in CUMULATIVE
    }
    return frozenset(
        value
        for value in named & first_said.keys()
        if not any(other < value and first_said[value].is_hours_before(said) for other, said in first_said.items())
    )


def _is_settled(
    one: Voice, other: Voice, settling: frozenset[float], own: dict[str, set[float]], first_said: dict[float, FirstSaid]
) -> bool:
    """Whether a named voice has since put a count that only grows at or above both: the older quarrel is history.

    Not where it is a number of the higher side's own (`own`, by speaker): who raises a claim does not settle it.
    """
    said = [first_said.get(nominal(v.quantity), _UNKNOWN) for v in (one, other)]
    high = max((one, other), key=lambda v: nominal(v.quantity))
    values = settling - own.get(high.speaker_id, set())
    return any(
        value >= nominal(high.quantity) and all(before.is_hours_before(first_said[value]) for before in said)
        for value in values
    )


def _outcome_of_claims(one: list[Voice], other: list[Voice], first_said: dict[float, FirstSaid]) -> Status:
    """What two claims of one figure are to each other, by their first voices and by any article that has both."""
    outcome = _outcome(one[0], other[0], first_said)
    if outcome != "updated":
        return outcome
    told: dict[str, list[Voice]] = defaultdict(list)  # by article: a long story's claims have hundreds of voices
    for voice in other:
        told[voice.sentence[0]].append(voice)
    return "disputed" if any(_are_at_odds(v, o) for v in one for o in told.get(v.sentence[0], ())) else outcome


def _are_at_odds(one: Voice, other: Voice) -> bool:
    """Whether one article puts both against each other: two named voices, or its own words and then a named voice."""
    if one.former or other.former or "denied" in (one.mention.modality, other.mention.modality):
        return False
    if one.estimate != other.estimate:
        return False
    named = bool(one.speaker_id and other.speaker_id)
    if named:
        return one.speaker_id != other.speaker_id and are_side_by_side(one, other)
    first, second = sorted((one, other), key=lambda v: v.mention.numeral.start)
    return not first.speaker_id and bool(second.speaker_id) and _is_contradicted(first, second)


def _is_contradicted(own: Voice, named: Voice) -> bool:
    """ "Some 5,200 people have fled. The Red Cross speaks of 7,000.": of one day, and nothing says that it has moved."""
    if not are_in_passage(own, named) or own.day != named.day or own.mention.told_at != named.mention.told_at:
        return False
    words = set(re.findall(r"\w+", named.text.lower()))
    return not words & load_profile(named.language).words("scope", "change")


def _outcome(one: Voice, other: Voice, first_said: dict[float, FirstSaid]) -> Status:
    """What two claims of one figure are to each other."""
    if "denied" in (one.mention.modality, other.mention.modality):
        return _outcome_of_denial(one, other)
    said, said_of_other = (first_said.get(nominal(v.quantity), _UNKNOWN) for v in (one, other))
    if _agree(one, other, said.day == said_of_other.day):
        return "agreed"
    if one.former != other.former and (_is_one_line(one, other) or _took_its_place(one, other)):
        return "updated"
    if one.estimate != other.estimate:
        return "updated"  # the count takes the place of what was foretold of it
    rivals = one.speaker_id != other.speaker_id and not count_their_own(one, other)
    named = bool(one.speaker_id and other.speaker_id) and one.mention.measured_property not in _WORK_DONE
    crowd = one.mention.measured_property in ONE_DAY | POLLED  # of one march or one poll: another's is no later count
    if rivals and named and (crowd or are_side_by_side(one, other)):
        return "disputed"
    grows = one.mention.measured_property in CUMULATIVE
    moves = grows or one.mention.measured_property in STATES or is_counted_on(one, other)
    if not (said.is_before(said_of_other) or said_of_other.is_before(said)):
        # A toll rises within a day too: only two named voices make a dispute of it.
        at_odds = (
            (rivals and not _one_has_risen(one, other)) or _are_two_papers(one, other) or _are_two_crowds(one, other)
        )
        return "disputed" if at_odds and (named or not moves) else "updated"
    if _is_within(one, other) or _is_within(other, one):
        return "updated"
    first, second = (one, other) if said.is_before(said_of_other) else (other, one)
    falls = grows and nominal(second.quantity) < nominal(first.quantity)
    return "disputed" if rivals and named and (falls or _are_estimates(one, other)) else "updated"


def _one_has_risen(one: Voice, other: Voice) -> bool:
    return has_risen(one, other) or has_risen(other, one)


def _are_estimates(one: Voice, other: Voice) -> bool:
    """Whether each keeps its own reckoning, whenever it gave it: of one country's deficit, one owner's loss.

    Not of a plan: fewer jobs may go than were to go before.
    """
    name = base_name(one.mention.measured_property)
    if name not in RECKONED - PLANS and not is_forecast(one):
        return False
    common = name in COMMON or one.holder == other.holder != ""
    return common or (one.sole and other.sole)


def _is_one_line(one: Voice, other: Voice) -> bool:
    return one.speaker_id == other.speaker_id or not one.speaker_id or not other.speaker_id


def _took_its_place(one: Voice, other: Voice) -> bool:
    """Whether an article says that the one number gave way to the other, whoever tells that one."""
    return nominal(other.quantity) == one.replaced_by or nominal(one.quantity) == other.replaced_by


def _are_two_crowds(one: Voice, other: Voice) -> bool:
    """Whether two papers put it on people who need not be the same: the officials of the one and those of the other."""
    return one.is_collective and other.is_collective and one.origin != other.origin and not is_counted_on(one, other)


def _are_two_papers(one: Voice, other: Voice) -> bool:
    """Whether two papers put in their own words what each tells but one number of."""
    return not one.speaker_id and not other.speaker_id and one.origin != other.origin and one.sole and other.sole


def _outcome_of_denial(one: Voice, other: Voice) -> Status:
    """Who denies a value disputes it with whoever asserts it, and says nothing of other values."""
    asserted = one.mention.modality != other.mention.modality and one.speaker_id != other.speaker_id
    return "disputed" if asserted and nominal(one.quantity) == nominal(other.quantity) else "agreed"


def _is_within(part: Voice, whole: Voice) -> bool:
    """A count of its own day under a total "since Wednesday" is part of it, no rival; one above it would be."""
    period = whole.mention.period
    return period is not None and part.mention.period is None and nominal(part.quantity) <= nominal(whole.quantity)


def _agree(first: Voice, second: Voice, same_day: bool) -> bool:
    """The same value, one vague word that holds the other, its rounding, and on one day "about" the same.

    Amounts in two currencies are in one figure only where an article itself converts them: they agree.
    """
    one, other = first.quantity, second.quantity
    if first.unit != second.unit or same_value(first, second):
        return True
    if "plural" in (one.bound, other.bound):
        return vaguely_agrees(one, other)
    if nominal(one) == nominal(other) or first.mention.subject_class in PRECISE:
        return ratio(one, other) <= _SAME_PRECISE and (one.bound != other.bound or is_rounding(first, second))
    if one.bound == other.bound == "about":
        return is_rounding(first, second)
    near = (same_day and ratio(one, other) <= _ROUNDING) or is_rounding(first, second)
    return near and compatible(one, other) and one.bound != other.bound


def _current_of(bundles: list[list[Voice]], among: tuple[int, ...]) -> int:
    """The claim that stands now: the newest value that is not denied, the firmest of its wordings."""
    first_said = _first_said(bundles)
    units = Counter(voice.unit for bundle in bundles for voice in bundle)
    weights = [
        (
            units[b[0].unit],  # a later paper's conversion into dollars updates nothing
            not b[0].estimate,
            first_said.get(nominal(b[0].quantity), _UNKNOWN).day,
            not b[0].former,
            b[0].published if len(b[0].day) < _DAY else "",  # a month's number is put right later
            not _is_converted(b, bundles),
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
    known = [i for i in firm if not _is_guess(bundles[i])] or firm or standing or among
    said = {i: first_said.get(nominal(bundles[i][0].quantity), _UNKNOWN) for i in known}
    latest = [i for i in known if not any(_is_overtaken(said[i], said[j]) for j in known)]
    return max(latest or known, key=weights.__getitem__)


def _is_converted(bundle: list[Voice], bundles: list[list[Voice]]) -> bool:
    """Whether each voice's sentence has the sum in another currency before it: "300 million dollars (279 million euros)"."""
    told = [v for other in bundles if other is not bundle for v in other]
    before = ((v.sentence, v.unit, v.mention.numeral.start) for v in told)
    firsts = list(before)
    return bundle[0].mention.subject_class == "money" and all(
        any(s == v.sentence and unit != v.unit and start < v.mention.numeral.start for s, unit, start in firsts)
        for v in bundle
    )


def _is_over(pair: tuple[int, int], bundles: list[list[Voice]], live: tuple[int, ...]) -> bool:
    """Whether one of two values has given way: of what is measured once, a revised value is no rival of its successor."""
    measured = bundles[pair[0]][0].mention.measured_property in _MEASURED_ONCE
    return measured and not set(pair) <= {*live}


def _has_given_way(bundle: list[Voice], bundles: list[list[Voice]]) -> bool:
    """Whether a voice says of its value that another has taken its place, and nobody by name has put it again since.

    A paper that goes on printing it makes it no newer.
    """
    value = nominal(bundle[0].quantity)
    later = {v.replaced_by for b in bundles for v in b if v.former and nominal(v.quantity) == value}
    since = [v.day for b in bundles for v in b if nominal(v.quantity) in later]
    return bool(since) and not any(v.speaker and v.day > min(since) for v in bundle)


def _is_guess(bundle: list[Voice]) -> bool:
    """Whether each voice's property is a guess: it takes the place of nothing that is counted surely."""
    return all("property" in doubts(v.mention.property_evidence, "", "") for v in bundle)


def _is_overtaken(said: FirstSaid, other: FirstSaid) -> bool:
    """Whether a live report put another value later on the same day."""
    return said.day == other.day and said.is_before(other)
