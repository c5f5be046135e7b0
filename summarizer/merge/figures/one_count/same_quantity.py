"""By which rules two mentions that nothing keeps apart claim one quantity, the strongest rule first.

Joined are the same number, what took its place, a later count of what only grows, and what two voices put within a factor of
two; sums and shares only where both say whose they are. A rule family is left out by its name.
"""

from summarizer.language.numbers.quantity_names import unit_kinds
from summarizer.merge.figures.comparing import (
    are_in_like_words,
    are_two_speakers,
    compatible,
    is_before,
    is_measured,
    is_one_speaker,
    is_rounding,
    ratio,
    same_value,
    vaguely_agrees,
)
from summarizer.merge.figures.counted.forecasts import base_name, is_forecast
from summarizer.merge.figures.one_count.comparable import Rule
from summarizer.merge.figures.one_count.set_against import are_set_against, is_denied_by, is_taken_up
from summarizer.merge.figures.one_count.sole_numbers import QUOTED
from summarizer.merge.figures.quantity_kinds import (
    COMMON,
    CONTESTED,
    CROWD_RATIO,
    CROWDS,
    CUMULATIVE,
    DISPUTE_RATIO,
    GAUGED,
    HELD,
    MANY,
    MEASURED,
    ONE_DAY,
    PLAIN_MEASURES,
    POLLED,
    PRECISE,
    RECKONED,
    STATES,
    UPDATE_RATIO,
    WHOLE_VOTE,
    comparable_class,
    is_bare_noun,
    is_property,
)
from summarizer.merge.figures.voices import Voice, nominal
from summarizer.schema.mentions import FigureMention

_AMOUNTS = frozenset({"mass", "area"})  # of a harvest or a flood, which two may reckon
_PLACELESS_RATIO = 3.0
_SOLE_RATIO = 1.5
_ROUNDED_RATIO = 1.02
_FLOOR_RATIO = 1.25
_SUM = 1_000_000  # a sum from which on two digits beside zeros tell: 83 and 82.7 billion
_ROUND = 10  # percent or money that such a number divides is round
_SERIES_RATIO = 3.0  # from one day to another
_QUOTE_RATIO = 1.3  # of a price from one day to another
_ONLY_COUNTED = frozenset({"votes counted"})  # from hour to hour
_OF_ITS_DAY = frozenset({"share price change", "exchange rate change"})
_FIXED = frozenset(  # is what it is, or of its own day alone
    {"sentence", "fine", "goals", "points", "temperature", "rainfall", "duration", "length", "change"} | _OF_ITS_DAY
)
_VERY_MANY = 10_000


def strength(rule: str) -> int:
    """How little a join rule proves: 0 for the strongest."""
    return [r.name for r in JOIN].index(rule)


def join_rule(one: Voice, other: Voice) -> str:
    """The name of the rule by which two voices of one unit claim one quantity, "" where none does."""
    if one.unit != other.unit:
        return ""  # euros and dollars are never compared by a rate of our own
    return next((rule.name for rule in JOIN if rule.test(one, other)), "")


def _is_same_number(one: Voice, other: Voice) -> bool:
    """The same value; of seats and the like, where one does not say whose, only in the same words for it.

    "At least 32", which a party claims for itself, is not the 32 of its rival.
    """
    contested = one.mention.measured_property in CONTESTED and one.holder != other.holder
    if contested and one.quantity.bound != other.quantity.bound:
        return False
    return is_property(one.mention) and same_value(one, other)


def _is_rounded(one: Voice, other: Voice) -> bool:
    """ "Some 50,000" and "50,480": two papers give one number, one of them to fewer places."""
    first, second = one.quantity, other.quantity
    if one.article == other.article or "plural" in (first.bound, second.bound):
        return False
    if is_property(one.mention) and _is_floor_again(one, other):
        return True
    many = min(nominal(first), nominal(second)) >= _VERY_MANY
    if (
        not is_property(one.mention)
        or (is_bare_noun(one.mention) and not many)
        or ratio(first, second) > _ROUNDED_RATIO
    ):
        return False
    return is_rounding(one, other) and _many_digits(one, other)


def _is_floor_again(one: Voice, other: Voice) -> bool:
    """ "More than 100" and "110" by one named voice on one day."""
    near = compatible(one.quantity, other.quantity) and ratio(one.quantity, other.quantity) <= _FLOOR_RATIO
    return near and one.day == other.day and is_one_speaker(one, other)


def _many_digits(one: Voice, other: Voice) -> bool:
    """Whether so many places are the same that it is no coincidence; "50 percent" is a threshold more often than a count."""
    values = [nominal(v.quantity) for v in (one, other)]
    if one.mention.subject_class == "money" and min(values) >= _SUM:
        return all(len(f"{value:.0f}".rstrip("0")) > 1 for value in values)
    if one.mention.subject_class in PRECISE:
        return all(value % _ROUND for value in values)
    return min(values) >= MANY


def _took_its_place(one: Voice, other: Voice) -> bool:
    """ "Cut from 920 to 610 million": one quantity before and after, whatever it is."""
    if one.former == other.former:
        return False
    old, new = (one, other) if one.former else (other, one)
    units = {v.mention.numeral.unit_text for v in (old, new)}
    if old.mention.measured_property == "duration" and len(units) > 1:
        return False  # three minutes, and "six months to three years"
    return old.replaced_by == nominal(new.quantity) and ratio(old.quantity, new.quantity) <= UPDATE_RATIO


def _is_same_measure(one: Voice, other: Voice) -> bool:
    """A bare distance, share or sum is told again only where the words around it are the same."""
    if is_property(one.mention) or not same_value(one, other):
        return False
    if one.mention.measured_property == "duration":
        return are_in_like_words(one, other, besides_the_number=True)  # four days of rain; "it took four days"
    if one.mention.measured_property in PLAIN_MEASURES:
        return one.mention.subject == other.mention.subject or is_measured(one)
    return are_in_like_words(one, other)


def _holds_vague_word(one: Voice, other: Voice) -> bool:
    surely = {one.mention.modality, other.mention.modality} != {"actual", "possible"}  # jobs gone, and jobs feared for
    return surely and is_property(one.mention) and vaguely_agrees(one.quantity, other.quantity)


def _is_later_count(one: Voice, other: Voice) -> bool:
    """Not where only one says where and the other is several times as high: a village's count and the whole's."""
    if bool(one.place) != bool(other.place) and ratio(one.quantity, other.quantity) > _PLACELESS_RATIO:
        return False
    if not is_one_speaker(one, other) and _may_be_of_others(one.mention, other.mention):
        return False
    if _may_be_of_two_sums(one, other):
        return False
    return _is_open(one, other) and (is_update(one, other) or is_update(other, one))


def _may_be_of_two_sums(one: Voice, other: Voice) -> bool:
    """Two papers' own words, of which one tells several such sums: an offer with its debts, and without."""
    unsaid = one.speaker_id == other.speaker_id == "" and one.article != other.article
    return unsaid and one.mention.subject_class == "money" and not (one.single and other.single)


def _may_be_of_others(one: FigureMention, other: FigureMention) -> bool:
    """ "Six fishermen are missing", "eleven are missing"; five more and three in a day: nothing says that it is one."""
    kinds = {one.subject_class, other.subject_class}
    return "part" in kinds or (len(kinds) > 1 and any(kind and kind not in unit_kinds() for kind in kinds))


def _is_rival_count(one: Voice, other: Voice) -> bool:
    """Two voices within a factor of two of each other speak of the same thing, and disagree."""
    if not _is_open(one, other) or (one.speaker_id, one.day) == (other.speaker_id, other.day):
        return False
    if "plural" in (one.quantity.bound, other.quantity.bound):
        return False
    named = are_two_speakers(one, other)
    if not named and _may_be_of_others(one.mention, other.mention):
        return False
    if one.mention.subject_class in PRECISE and not _may_be_reckoned(one, other):
        return False
    of_one = one.holder == other.holder != ""
    if is_bare_noun(one.mention) and not (of_one or are_in_like_words(one, other)):
        return False  # "nine satellites" and "we lost 18 satellites": a bare noun says little of what is counted
    if one.mention.measured_property in ONE_DAY and not _are_of_one_crowd(one, other):
        return False
    crowd = named and (one.mention.measured_property in CROWDS or _are_losses(one, other))
    return ratio(one.quantity, other.quantity) <= (CROWD_RATIO if crowd else DISPUTE_RATIO)


def _are_of_one_crowd(one: Voice, other: Voice) -> bool:
    """Not one city's marchers, and those of whom another paper says no place."""
    return bool(one.place) == bool(other.place) or one.article == other.article


def _may_be_reckoned(one: Voice, other: Voice) -> bool:
    """Sums and shares of which two may have their own: two named voices, or an article's own words beside a named voice's.

    The latter only of what is one for a whole country: a bill's deficit and the auditors' for it. What is measured, as
    inflation is, two have their own of only where both foretell it.
    """
    name, speakers = base_name(one.mention.measured_property), {one.speaker_id, other.speaker_id}
    planned = one.mention.modality == other.mention.modality == "planned"
    foretold = is_forecast(one) or (name in COMMON and planned)
    if len(speakers) == 1:
        return False
    if "" not in speakers:
        return foretold or name in RECKONED | POLLED
    near = one.article == other.article and abs(one.mention.numeral.sentence - other.mention.numeral.sentence) <= 1
    return near and one.day == other.day and name in COMMON and (foretold or name in RECKONED)


def _are_losses(one: Voice, other: Voice) -> bool:
    """Of its own dead and the other's each side has its own numbers, often several times apart."""
    return one.mention.measured_property == "deaths" and one.day == other.day and one.nation == other.nation != ""


def _is_told_once_by_each(one: Voice, other: Voice) -> bool:
    """ "54 people were aboard", "57 were on board": articles that each tell one number of it tell of one thing."""
    if not (one.sole and other.sole) or one.article == other.article or is_bare_noun(one.mention):
        return False
    speakers = {one.speaker_id, other.speaker_id} - {""}
    if "plural" in (one.quantity.bound, other.quantity.bound) or len(speakers) > 1:
        return False
    rounded = one.mention.subject_class not in PRECISE and compatible(one.quantity, other.quantity)
    if one.mention.measured_property in QUOTED:
        return one.day != other.day != "" != one.day and ratio(one.quantity, other.quantity) <= _QUOTE_RATIO
    alike = rounded or are_in_like_words(one, other)
    return alike and ratio(one.quantity, other.quantity) <= _SOLE_RATIO


def _is_singly_told(one: Voice, other: Voice) -> bool:
    """What one speaker or one holder has on another day, and what two voices claim, each telling one number of it.

    How many trains run, how high ash stands, who holds how much; a turnout, a camp's share, what one bid costs in jobs.
    """
    firm = "plural" not in (one.quantity.bound, other.quantity.bound)
    singly = one.single and other.single and firm and is_property(one.mention) and _may_move(one.mention)
    return singly and ratio(one.quantity, other.quantity) <= _reach_of_single(one, other)


def _reach_of_single(one: Voice, other: Voice) -> float:
    """How many times apart two such numbers may be and still be of one thing; 0 where nothing shows that they are."""
    name, of_one, bare = one.mention.measured_property, one.holder == other.holder != "", is_bare_noun(one.mention)
    if one.speaker_id == other.speaker_id:
        counting = name in _ONLY_COUNTED and one.article != other.article
        gauged = name in GAUGED and (is_before(one, other) or is_before(other, one))
        goes_on = "" != one.day != other.day != "" or counting or gauged
        return _SERIES_RATIO if goes_on and (one.speaker_id or (of_one and not bare)) else 0.0
    if bare or "" in (one.speaker_id, other.speaker_id):
        return 0.0
    if name in WHOLE_VOTE or (name in CONTESTED and of_one):
        return _SERIES_RATIO
    return CROWD_RATIO if name in RECKONED and of_one and one.day == other.day else 0.0


def _may_move(mention: FigureMention) -> bool:
    return mention.measured_property not in _FIXED


def _is_open(one: Voice, other: Voice) -> bool:
    """Whether different values may be of one quantity: not for magnitudes, depths, sentences, which are what they are."""
    mention = one.mention
    measured = mention.subject_class in MEASURED - _AMOUNTS
    if mention.measured_property in _OF_ITS_DAY:
        return False
    if mention.measured_property in HELD and not (one.holder and one.holder == other.holder):
        return False  # different values of what somebody holds meet only where both say whose they are
    vague = "plural" in (one.quantity.bound, other.quantity.bound) and not vaguely_agrees(one.quantity, other.quantity)
    return is_property(mention) and not measured and "magnitude" not in mention.measured_property and not vague


JOIN = (
    Rule("same_number", _is_same_number),
    Rule("rounded", _is_rounded),
    Rule("took_its_place", _took_its_place),
    Rule("denied", is_denied_by),
    Rule("same_measure", _is_same_measure),
    Rule("later_count", _is_later_count),
    Rule("rival_count", _is_rival_count),
    Rule("singly_told", _is_singly_told),
    Rule("vague_word", _holds_vague_word),
    Rule("taken_up", is_taken_up),
    Rule("told_once_by_each", _is_told_once_by_each),
    Rule("set_against", are_set_against),
)


def _is_one_voice(one: Voice, other: Voice) -> bool:
    """One speaker, or a paper's own words beside his or another paper's: who is silent contradicts nobody.

    Of sums and shares, and beside a named voice's number, only where both say whose it is.
    """
    if one.speaker_id and other.speaker_id:
        return one.speaker_id == other.speaker_id
    precise = one.mention.subject_class in PRECISE and one.mention.measured_property not in COMMON
    if not precise and one.speaker_id == other.speaker_id:
        return True
    return one.holder == other.holder != ""


def is_update(earlier: Voice, later: Voice) -> bool:
    """A later count of what only grows, total against total (or by the same voice)."""
    if not is_before(earlier, later) or (earlier.former and earlier.sentence != later.sentence):
        return False  # whose place a number has taken is for its own sentence to say
    if "possible" in (earlier.mention.modality, later.mention.modality) and earlier.speaker_id != later.speaker_id:
        return False
    if later.mention.measured_property == "share held" and not _is_one_voice(earlier, later):
        return False
    if later.mention.measured_property in STATES:
        return ratio(earlier.quantity, later.quantity) <= UPDATE_RATIO
    if later.mention.measured_property not in CUMULATIVE:
        reach = DISPUTE_RATIO if is_one_speaker(earlier, later) else _SOLE_RATIO
        return _is_one_voice(earlier, later) and ratio(earlier.quantity, later.quantity) <= reach
    total = comparable_class(earlier.mention) == "total" or is_one_speaker(earlier, later)
    return (
        total
        and nominal(later.quantity) >= nominal(earlier.quantity)
        and ratio(earlier.quantity, later.quantity) <= UPDATE_RATIO
    )
