"""How two numbers stand to each other: which is the earlier, which are one, how many times apart they are.

Bounds as in the UCDP code book (best, low, high).
"""

from datetime import datetime, timedelta
from math import isfinite

from summarizer.language.content import content_words, overlap
from summarizer.language.numbers.measures import is_told_to_fewer_places
from summarizer.language.places import gazetteer
from summarizer.language.profile import load_profile
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, GAUGED
from summarizer.merge.figures.voices import MONTH, Voice, nominal, sentence_words
from summarizer.schema.evidence import TOLD_BEFORE
from summarizer.schema.marked import Quantity

_ABOUT = 0.12
_SAME_WORDS = 0.3
_NEXT_TO = 1.02
_ALMOST = 1.1  # "almost a billion" may be 966 million, and is not 880
_LARGE_SUM = 1_000_000
_HOURS = timedelta(hours=2)  # between two articles of a day, in which a count has moved on
_PLURAL_REACH = 10  # "thousands" may be 14,000; it is not tens of thousands


def told_number(voice: Voice) -> tuple[str, float, str]:
    """What is counted, how many, of which unit: the same wherever the number is told again."""
    return voice.mention.measured_property, nominal(voice.quantity), voice.unit


def is_one_speaker(one: Voice, other: Voice) -> bool:
    """Whether one named speaker says both."""
    return one.speaker_id == other.speaker_id != ""


def are_two_speakers(one: Voice, other: Voice) -> bool:
    """Whether two different speakers are named."""
    return "" != one.speaker_id != other.speaker_id != ""


def is_before(one: Voice, other: Voice) -> bool:
    """Whether one is of an earlier day than the other, or the former of the two, or of an earlier entry of a live report."""
    if one.former != other.former and (one.day == other.day or not one.day or not other.day):
        return one.former
    if one.day != other.day:
        return "" != one.day < other.day
    if _is_of_one_period(one, other):
        return "" != one.published < other.published
    if _has_counted_on(one, other):
        return True
    same_report = one.article == other.article
    return same_report and bool(one.day) and "" != one.mention.told_at < other.mention.told_at


def _has_counted_on(one: Voice, other: Voice) -> bool:
    """ "41 rescued so far", and hours later the same voice's 58: within a day, of what only grows, or a river that rises."""
    if one.told is None or other.told is None or one.article == other.article or not is_one_speaker(one, other):
        return False
    name, of_one = one.mention.measured_property, not (one.is_collective or one.former or other.former)
    moves = name in CUMULATIVE | GAUGED and nominal(one.quantity) < nominal(other.quantity)
    return of_one and moves and one.place == other.place and are_hours_apart(one.told, other.told)


def has_risen(floor: Voice, other: Voice) -> bool:
    """Whether "at least 12" may have become the other's 15: both can be right, the higher one since hours or days."""
    grows = floor.mention.measured_property in CUMULATIVE and floor.mention.modality == "actual"
    open_above = floor.quantity.bound in ("at_least", "more_than", "plural")
    return open_above and grows and other.quantity.low >= nominal(floor.quantity) and _is_long_before(floor, other)


def _is_long_before(one: Voice, other: Voice) -> bool:
    if one.told is None or other.told is None or one.day != other.day:
        return is_before(one, other)
    return is_before(one, other) or are_hours_apart(one.told, other.told)


def are_hours_apart(one: datetime, other: datetime) -> bool:
    """Whether the other is so much later that a count may have moved on."""
    return other - one >= _HOURS


def _is_of_one_period(one: Voice, other: Voice) -> bool:
    """Of two numbers of one day, a month's or a year's and the one to which the same voice has since put it right."""
    whole = 0 < len(one.day) <= MONTH
    return whole and is_one_speaker(one, other) and not same_value(one, other)


def ratio(one: Quantity, other: Quantity) -> float:
    low, high = sorted((nominal(one), nominal(other)))
    return high / low if low > 0 else float("inf")


def compatible(one: Quantity, other: Quantity) -> bool:
    (a, b), (c, d) = _interval(one), _interval(other)
    return a <= d and c <= b


def are_set_apart(one: Voice, other: Voice) -> bool:
    """ "Police put it at around 4,500, the union at more than 5,000": one passage, two by name, and no room for both."""
    if not (one.speaker_id and other.speaker_id) or one.speaker_id == other.speaker_id:
        return False
    apart = max(one.quantity.low, other.quantity.low) > min(one.quantity.high, other.quantity.high)
    return apart and not is_rounding(one, other) and are_in_passage(one, other) and are_side_by_side(one, other)


def may_be_one(one: Quantity, other: Quantity) -> bool:
    """Whether both leave room for one number: "just over 8 million" and 8.09, "0.7 to 2" and "below 4.8".

    A floor or a ceiling of one alone leaves room for anything ("up to 200", "165"): of it only what is near counts.
    """
    bounded = isfinite(max(one.high, other.high)) and "exact" not in (one.bound, other.bound)
    return one.bound != other.bound and compatible(one, other) and (bounded or ratio(one, other) <= _NEXT_TO)


def _interval(quantity: Quantity) -> tuple[float, float]:
    if quantity.bound == "about":
        return quantity.low * (1 - _ABOUT), quantity.high * (1 + _ABOUT)
    if quantity.bound == "plural":
        return quantity.low, quantity.low * _PLURAL_REACH
    return quantity.low, quantity.high


def vagueness(quantity: Quantity) -> int:
    return {"exact": 0, "about": 1, "range": 1, "plural": 3}.get(quantity.bound, 2)


def same_value(one: Voice, other: Voice) -> bool:
    """The same number; of two units, the same within what both are rounded to (6 miles, 10 km)."""
    first, second = one.quantity, other.quantity
    if "plural" in (first.bound, second.bound) or one.unit != other.unit:
        return False
    if nominal(first) == nominal(second) or _is_large_rounded(one, other):
        return True
    if not is_measured(one) or abs(nominal(first) - nominal(second)) > one.slack + other.slack:
        return False
    return one.mention.numeral.unit_text.lower() != other.mention.numeral.unit_text.lower()


def _is_large_rounded(one: Voice, other: Voice) -> bool:
    """1.27 million and 1,272,000: a large number and the same to fewer places; "almost a billion" and 966 million."""
    coarse, fine = (one, other) if one.slack > other.slack else (other, one)
    if _is_almost(coarse, fine):
        return True
    if not one.quantity.bound == other.quantity.bound == "exact":
        return False
    return is_told_to_fewer_places((coarse.quantity.low, coarse.slack), (fine.quantity.low, fine.slack))


def _is_almost(coarse: Voice, fine: Voice) -> bool:
    """Whether a sum of money is told in round words that it nearly comes to, and once more to the last place."""
    loose, firm = coarse.quantity, fine.quantity
    if loose.bound != "less_than" or firm.bound != "exact" or coarse.mention.subject_class != "money":
        return False
    words = load_profile(coarse.language).words("bounds", "almost")
    near = nominal(firm) < nominal(loose) <= nominal(firm) * _ALMOST and nominal(loose) >= _LARGE_SUM
    return near and coarse.mention.numeral.qualifier.lower() in words


def is_conversion(one: Voice, other: Voice) -> bool:
    """One length in metres and in feet."""
    written = {v.mention.numeral.unit_text.lower() for v in (one, other)}
    return is_measured(one) and is_measured(other) and len(written) > 1 and same_value(one, other)


def is_rounding(one: Voice, other: Voice) -> bool:
    """Whether the one is the other to fewer places: 61 and 61.4 percent are, 61.4 and 61.9 are not."""
    return abs(nominal(one.quantity) - nominal(other.quantity)) <= max(one.slack, other.slack)


def count_their_own(one: Voice, other: Voice) -> bool:
    """Whether both speak for one side at war and count its own losses: its police, its army and its government."""
    return one.nation == other.nation == one.speaks_for == other.speaks_for != ""


def is_measured(voice: Voice) -> bool:
    """Whether the unit is a measure that converts."""
    return bool(voice.unit) and voice.mention.subject_class != "money"


def vaguely_agrees(one: Quantity, other: Quantity) -> bool:
    if "plural" not in (one.bound, other.bound):
        return False
    if one.bound == other.bound:
        return nominal(one) == nominal(other)
    vague, firm = (one, other) if one.bound == "plural" else (other, one)
    return nominal(vague) <= nominal(firm) <= nominal(vague) * _PLURAL_REACH


def are_in_passage(one: Voice, other: Voice) -> bool:
    """Whether they stand in one sentence of an article or in two that follow each other."""
    near = abs(one.mention.numeral.sentence - other.mention.numeral.sentence) <= 1
    return near and one.article == other.article


def are_side_by_side(one: Voice, other: Voice) -> bool:
    """Whether one article puts both, and names no two days for them: the day told before dates what happened.

    Right behind a number with its day one without is of that day: "On Monday police held 231. Lawyers speak of 300." Not in
    two entries of a live report: a count has its hour there.
    """
    days = [v.mention.as_of.evidence for v in (one, other) if v.mention.as_of]
    said = [evidence for evidence in days if evidence.startswith('"') and not evidence.endswith(TOLD_BEFORE)]
    told_together = one.article == other.article and one.mention.told_at == other.mention.told_at
    one_day = not said or one.day == other.day or (len(said) < len(days) and are_in_passage(one, other))
    return told_together and len(days) == len((one, other)) and one_day


def are_in_two_countries(one: Voice, other: Voice) -> bool:
    """Whether each has a place of the world's table, and these are of two countries: one number of both is chance's."""
    countries = [c for v in (one, other) if (c := _country_of(v.place))]
    return len(countries) > 1 and countries[0] != countries[1]


def _country_of(place: str) -> str:
    """The id of the country that a place is or lies in; "" of a region of several and of what no table has."""
    entry = gazetteer().by_id.get(place)
    if entry is None:
        return ""
    return entry.id if entry.kind in ("country", "territory") else entry.country


def are_in_like_words(one: Voice, other: Voice, besides_the_number: bool = False) -> bool:
    """Whether the sentences of two numbers share three tenths of their content words, or of those but for the numbers'."""
    told, again = sentence_words(one), sentence_words(other)
    if besides_the_number:
        own = content_words(one.mention.phrase, one.language) | content_words(other.mention.phrase, other.language)
        told, again = told - own, again - own
    return overlap(told, again) >= _SAME_WORDS
