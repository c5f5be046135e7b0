"""What the claims of one figure say together: agreement, an update, or a dispute, and which claim stands now."""

from collections import Counter

from summarizer.merge.figures.comparing import same_value, vagueness
from summarizer.merge.figures.quantity_kinds import STATES
from summarizer.merge.figures.standing.claims import claim_of, claims_by_voices
from summarizer.merge.figures.standing.first_said import FirstSaid, first_said, when_said
from summarizer.merge.figures.standing.judged_pairs import UNJUDGED, JudgedClaims, JudgedPairs, judged_claims
from summarizer.merge.figures.standing.settled import (
    ClaimPair,
    claim_pairs,
    has_followed,
    has_given_way,
    is_over,
    unsettled,
)
from summarizer.merge.figures.standing.sides import are_at_one, standing_claims
from summarizer.merge.figures.voices import Voice, nominal
from summarizer.schema.brief import Claim, Status
from summarizer.schema.evidence import doubts
from summarizer.schema.records import record

_DAY = len("2025-10-15")


@record
class Outcome:
    """A figure's status, the index of the claim that stands now (None in a dispute), and of all that still stand.

    `contested` are the claims of a quarrel that something later has settled or overtaken.
    """

    status: Status
    current: int | None
    standing: tuple[int, ...]
    contested: tuple[int, ...] = ()


@record
class Reconciled:
    """The voices of one figure by claim, the claims, what these say together, and what each two are to each other.

    `judged` are the pairs of which a model has said so.
    """

    bundles: list[list[Voice]]
    claims: tuple[Claim, ...]
    outcome: Outcome
    between: dict[tuple[int, int], Status]
    judged: JudgedPairs


def reconciled(voices: list[Voice], judged: JudgedPairs = UNJUDGED) -> Reconciled:
    """What the voices of one figure say together; `judged`: what a model holds some two of them to be to each other."""
    bundles = claims_by_voices(voices)
    verdicts = judged_claims(bundles, judged)
    claims, between = tuple(map(claim_of, bundles)), claim_pairs(bundles, verdicts)
    outcome = _outcome_of(bundles, claims, between, verdicts)
    return Reconciled(bundles, claims, outcome, {indexes: status for indexes, status, _ in between}, judged)


def _outcome_of(
    bundles: list[list[Voice]], claims: tuple[Claim, ...], between: list[ClaimPair], judged: JudgedClaims
) -> Outcome:
    """What the claims say together. Sides that have come to one number dispute nothing any more."""
    live = tuple(i for i, b in enumerate(bundles) if i not in judged.overtaken and not has_given_way(b, bundles))
    pairs = [p._replace(settled=p.settled or is_over(p.indexes, bundles, live)) for p in between]
    open_now = {status for _, status, settled in pairs if not settled}
    standing = standing_claims(bundles) if "disputed" in open_now else tuple(range(len(bundles)))
    standing = tuple(sorted({*unsettled(standing, pairs), *judged.at_odds} - judged.overtaken)) or standing
    # a side's last word may be one that it has given up
    standing = tuple(i for i in standing if not all(v.former for v in bundles[i])) or standing
    if "disputed" in open_now and not are_at_one(bundles, standing):
        return Outcome("disputed", None, standing)
    current = _current_of(bundles, tuple(i for i in standing if i in live) or live or standing)
    disputed = (indexes for indexes, status, _ in pairs if status == "disputed")
    quarrel = {i for indexes in disputed if not has_followed(indexes, bundles) for i in indexes} - {current}
    return Outcome(_undisputed(open_now, pairs, claims), current, (current,), tuple(sorted(quarrel)))


def _undisputed(open_now: set[Status], pairs: list[ClaimPair], claims: tuple[Claim, ...]) -> Status:
    if open_now & {"updated", "disputed"} or (pairs and not open_now):
        return "updated"
    return "agreed" if len(claims) > 1 or claims[0].origin_count > 1 else "single"


def _current_of(bundles: list[list[Voice]], among: tuple[int, ...]) -> int:
    """The claim that stands now: the newest value that is not denied, the firmest of its wordings."""
    first = first_said(bundles)
    units = Counter(voice.unit for bundle in bundles for voice in bundle)
    weights = [
        (
            units[b[0].unit],  # a later paper's conversion into dollars updates nothing
            not b[0].estimate,
            when_said(b[0], first).day,
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
    said = {i: when_said(bundles[i][0], first) for i in known}
    is_state = bundles[0][0].mention.measured_property in STATES
    overtakes = FirstSaid.is_hours_before if is_state else _is_overtaken
    latest = [i for i in known if not any(overtakes(said[i], said[j]) for j in known)] or known
    heads = [b[0] for b in bundles]
    finest = [i for i in latest if not any(_is_coarser(heads[i], heads[j]) for j in latest)]
    return max(finest or latest, key=weights.__getitem__)


def _is_coarser(one: Voice, other: Voice) -> bool:
    """1.6 billion beside the 1.58 billion of that day: the same number to fewer places; of a sum on any day. 5 percent
    beside 4.98.
    """
    kinds = {one.mention.subject_class, other.mention.subject_class}
    if not (kinds == {"money"} or one.day == other.day) or one.slack <= other.slack:
        return False
    near = kinds == {"percent"} and abs(nominal(one.quantity) - nominal(other.quantity)) <= one.slack
    return near or same_value(one, other)


def _is_converted(bundle: list[Voice], bundles: list[list[Voice]]) -> bool:
    """Whether each voice's sentence has the sum in another currency before it: "300 million dollars (279 million euros)"."""
    told = [v for other in bundles if other is not bundle for v in other]
    firsts = [(v.sentence, v.unit, v.mention.numeral.start) for v in told]
    return bundle[0].mention.subject_class == "money" and all(
        any(s == v.sentence and unit != v.unit and start < v.mention.numeral.start for s, unit, start in firsts)
        for v in bundle
    )


def _is_guess(bundle: list[Voice]) -> bool:
    """Whether each voice's property is a guess: it takes the place of nothing that is counted surely."""
    return all("property" in doubts(v.mention.property_evidence, "", "") for v in bundle)


def _is_overtaken(said: FirstSaid, other: FirstSaid) -> bool:
    """Whether a live report put another value later on the same day."""
    return said.day == other.day and said.is_before(other)
