"""What two claims of one figure are to each other: agreed, updated or disputed."""

import re
from collections import defaultdict

from summarizer.language.profile import load_profile
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.comparing import (
    are_in_passage,
    are_set_apart,
    are_side_by_side,
    compatible,
    count_their_own,
    has_risen,
    is_rounding,
    may_be_one,
    ratio,
    same_value,
    vaguely_agrees,
)
from summarizer.merge.figures.counted.forecasts import base_name, is_forecast
from summarizer.merge.figures.counted.vote_voices import is_counted_on
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
from summarizer.merge.figures.standing.first_said import FirstSaid, when_said
from summarizer.merge.figures.voices import Voice, nominal
from summarizer.schema.brief import Status

_EARLIER = WordPattern(r"(?<!\w)(?:<scope.held_before>)(?:\s[^\W\d_]+){0,4}$", re.IGNORECASE)
_LEAD = 40  # characters before a number in which the word stands
_ROUNDING = 1.25
_SAME_PRECISE = 1.02
_WORK_DONE = frozenset({"identified", "questioned"})  # goes on from hour to hour: nobody quarrels about it


def between_claims(one: list[Voice], other: list[Voice], first_said: dict[float, FirstSaid]) -> Status:
    """What two claims of one figure are to each other, by their first voices and by any article that has both."""
    if _are_denied(one, other) or _are_denied(other, one):
        return "disputed"
    outcome = _outcome(one[0], other[0], first_said)
    if outcome == "updated" and _set_at_odds(one, other):
        outcome = "disputed"
    return "agreed" if outcome == "disputed" and _leave_room(one[0], other[0]) else outcome


def _are_denied(one: list[Voice], other: list[Voice]) -> bool:
    """Whether another speaker of the one says that the number of the other is wrong."""
    value, speaker = nominal(other[0].quantity), other[0].speaker_id
    return any(v.denies == value and v.speaker_id != speaker for v in one)


def _set_at_odds(one: list[Voice], other: list[Voice]) -> bool:
    """Whether any article puts the two against each other."""
    told: dict[str, list[Voice]] = defaultdict(list)  # by article: a long story's claims have hundreds of voices
    for voice in other:
        told[voice.article].append(voice)
    return any(_are_at_odds(v, o) for v in one for o in told.get(v.article, ()))


def _leave_room(one: Voice, other: Voice) -> bool:
    """ "0.7 to 2 billion", says the one, the other "below 4.8": no quarrel. Whoever denies a number leaves it none."""
    denied = "denied" in (one.mention.modality, other.mention.modality)
    return not denied and may_be_one(one.quantity, other.quantity)


def _are_at_odds(one: Voice, other: Voice) -> bool:
    """Whether one article puts both against each other: two named voices, or its own words and then a named voice."""
    if _was_less_before(one, other):
        return False
    if one.former or other.former or one.estimate != other.estimate:
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
    said, said_of_other = (when_said(v, first_said) for v in (one, other))
    if _agree(one, other, said.day == said_of_other.day):
        return "agreed"
    if _has_given_way(one, other):
        return "updated"
    rivals = one.speaker_id != other.speaker_id and not count_their_own(one, other)
    named = bool(one.speaker_id and other.speaker_id) and one.mention.measured_property not in _WORK_DONE
    crowd = one.mention.measured_property in ONE_DAY | POLLED  # of one march or one poll: another's is no later count
    if rivals and named and (crowd or are_side_by_side(one, other)):
        return "disputed"
    grows = one.mention.measured_property in CUMULATIVE
    state = one.mention.measured_property in STATES
    moves = grows or state or is_counted_on(one, other)
    since = FirstSaid.is_hours_before if state else FirstSaid.is_before  # fewer are in hospital at noon than at dawn
    if not (since(said, said_of_other) or since(said_of_other, said)):
        # A toll rises within a day too: only two named voices make a dispute of it.
        at_odds = (rivals and not _one_has_risen(one, other)) or _are_two_papers(one, other)
        return "disputed" if at_odds and (named or not moves) else "updated"
    if _is_within(one, other) or _is_within(other, one):
        return "updated"
    first, second = (one, other) if said.is_before(said_of_other) else (other, one)
    falls = grows and nominal(second.quantity) < nominal(first.quantity)
    return "disputed" if rivals and named and (falls or _are_estimates(one, other)) else "updated"


def _has_given_way(one: Voice, other: Voice) -> bool:
    """Whether the one was told as what was before the other, or is what was foretold of its count."""
    if one.former != other.former and (_is_one_line(one, other) or _took_its_place(one, other)):
        return True
    return one.estimate != other.estimate or _was_less_before(one, other)


def _was_less_before(one: Voice, other: Voice) -> bool:
    """ "135 are dead, says the minister. The agency had earlier spoken of 113.": what only grows, told as said before."""
    if one.mention.measured_property not in CUMULATIVE or one.article != other.article:
        return False
    lower = min((one, other), key=lambda v: nominal(v.quantity))
    return _EARLIER.search(lower.before[-_LEAD:].rstrip()) is not None


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
    if first.mention.subject_class in PRECISE:
        return ratio(one, other) <= _SAME_PRECISE and (one.bound != other.bound or is_rounding(first, second))
    if one.bound == other.bound == "about" or are_set_apart(first, second):
        return is_rounding(first, second)
    near = (same_day and ratio(one, other) <= _ROUNDING) or is_rounding(first, second)
    return near and compatible(one, other) and one.bound != other.bound
