"""Which mentions claim the same quantity, by named rules: what keeps two apart, and what joins them.

Comparable are mentions with the same property and the same kind of thing counted, in the same place. Among those, one
figure holds claims whose values are compatible, that rise with their as-of dates (what is counted up only grows), or
that two voices put within a factor of two. Everything else stays apart. A rule family is left out by its name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from summarizer.language.content import word_overlap
from summarizer.language.nouns import counted_names
from summarizer.language.quantity_names import unit_kinds
from summarizer.merge.nations import HOME
from summarizer.merge.voices import (
    CUMULATIVE,
    MEASURES,
    PRECISE,
    STATES,
    TELLING_VALUE,
    UNNAMED,
    Voice,
    comparable_class,
    compatible,
    is_before,
    is_measured,
    nominal,
    ratio,
    same_value,
    sentence_words,
    vaguely_agrees,
)
from summarizer.schema.mentions import FigureMention

_DISPUTE_RATIO = 2.0
_UPDATE_RATIO = 10.0
_PLACELESS_RATIO = 3.0
_ROUNDED_RATIO = 1.25
_ROUNDED_PRECISE = 1.02
_CROWD_RATIO = 5.0
_PEOPLE = frozenset({"total", "civilians", "children", "women", "men"})
_SHARES = frozenset({"percent", "percentage", "points"})
_PLAIN_MEASURES = frozenset({"duration", "distance", "area", "mass", "speed", "volume"})  # units, not properties
_HELD = frozenset(
    {"staff", "revenue", "profit", "loss", "debt", "market value", "share price", "share price change", "vote share"}
    | {"votes", "seats", "support in polls", "sentence", "fine", "goals", "points"}
)
_ESTIMATES = frozenset(
    {"damage", "loss", "cost", "debt", "budget deficit", "compensation", "aid"}
)  # sums that two may reckon
_CROWDS = frozenset({"protesters", "strikers", "attendance"})  # police and organisers differ by more than twice
_COMMON = frozenset(  # one for a whole country, market or vote, so that nobody need say whose it is
    {
        "interest rate",
        "inflation",
        "unemployment",
        "turnout",
        "votes counted",
        "exchange rate",
        "oil price",
        "bond yield",
    }
    | {"economic growth", "budget deficit", "fire contained", "occupancy", "lead", "fine"}
)
_OF_PERIODS = frozenset({"inflation", "unemployment", "economic growth", "budget deficit", "turnout"})
_PLANS = frozenset({"job cuts", "jobs at risk", "offer value", "price per share"})  # told of what is to come
_PEOPLE_COUNTED = frozenset({"people", "workers"})  # units, not properties
_MANY = 1000  # so many that police and organisers may differ by more than twice
_SAME_WORDS = 0.3
_YEAR = len("2025")

_UNLESS_TOLD_AGAIN = frozenset({"one_article", "increment"})
_MORE = re.compile(
    r"\b(?:more(?! than)|additional|de plus(?! de)|nouveaux|nouvelles|weitere[rn]?|adicionales|nuev[oa]s)\b",
    re.IGNORECASE,
)
_MORE_BEHIND = re.compile(r"\s+(?:[^\W\d_]+\s+)?(?:more|further|de plus|de más|mehr|weitere[rn]?)\b", re.IGNORECASE)
_OR = re.compile(r"\b(?:or|ou|o|u|oder)\b")

Block = tuple[str, str, bool, bool, bool, str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named test of two voices."""

    name: str
    test: Callable[[Voice, Voice], bool]


def block_of(voice: Voice) -> Block:
    """What two voices must share to be compared at all; it keeps the pairwise tests small."""
    mention = voice.mention
    kind = comparable_class(mention)
    year = mention.as_of.start[:4] if mention.background and mention.as_of else ""
    certain = mention.modality == "actual" or mention.measured_property in _PLANS
    shared_kind = "people" if kind in _PEOPLE else "percent" if kind in _SHARES else kind
    aside = (mention.background, mention.withdrawn, certain)
    return mention.measured_property, shared_kind, *aside, year, voice.occasion


def apart_rule(one: Voice, other: Voice, told_again: bool = False) -> str:
    """The name of the rule that keeps two voices of one block apart, "" where none does.

    `told_again`: another article puts the same number into the figure, so that beside it only an earlier one can stand.
    """
    rules = (rule for rule in APART if not (told_again and rule.name in _UNLESS_TOLD_AGAIN))
    return next((rule.name for rule in rules if rule.test(one, other)), "")


def is_told_again(one: Voice, other: Voice) -> bool:
    """Whether two articles put the same number for the same place, or one leaves the place out."""
    elsewhere = one.sentence[0] != other.sentence[0]
    return elsewhere and same_value(one, other) and (one.place == other.place or not one.place or not other.place)


def strength(rule: str) -> int:
    """How little a join rule proves: 0 for the strongest."""
    return [r.name for r in JOIN].index(rule)


def join_rule(one: Voice, other: Voice) -> str:
    """The name of the rule by which two voices of one unit claim one quantity, "" where none does."""
    if one.unit != other.unit:
        return ""  # euros and dollars are never compared by a rate of our own
    return next((rule.name for rule in JOIN if rule.test(one, other)), "")


# --- what keeps apart


def _counts_others(one: Voice, other: Voice) -> bool:
    """Civilians and soldiers, unless one number is told of the same people in the same words."""
    return comparable_class(one.mention) != comparable_class(other.mention) and not _same_told(one, other)


def _same_told(one: Voice, other: Voice) -> bool:
    """ "Four civilians" and "four individuals, among them students": one number of people, told in the same words."""
    classes = {comparable_class(one.mention), comparable_class(other.mention)}
    if not classes <= _PEOPLE or not same_value(one, other):
        return False
    return word_overlap(sentence_words(one), sentence_words(other)) >= _SAME_WORDS


def _is_elsewhere(one: Voice, other: Voice) -> bool:
    """Ten in one town and twelve in another; not one telling number under a town and its country."""
    if not one.place or not other.place or _is_in_one_place(one, other):
        return False
    return not (same_value(one, other) and nominal(one.quantity) >= TELLING_VALUE)


def _is_someone_elses(one: Voice, other: Voice) -> bool:
    """The staff of two companies, the seats of two parties."""
    if not one.holder or not other.holder or one.holder == other.holder:
        return False
    return not (same_value(one, other) and nominal(one.quantity) >= TELLING_VALUE)


def _is_part_of_other(one: Voice, other: Voice) -> bool:
    """A town's dead and the country's, though only one of them says where; two parts are one only under one place."""
    if not (one.part or other.part) or same_value(one, other):
        return False
    return not (one.part and other.part and _is_in_one_place(one, other))


def _is_in_one_place(one: Voice, other: Voice) -> bool:
    """Under one name, or a longer one that holds it ("Valmuza del Río")."""
    if not one.place or not other.place:
        return False
    return one.place in other.place or other.place in one.place


def _is_other_count_of_article(one: Voice, other: Voice) -> bool:
    """Two numbers that one article puts for one day, in one breath or for two places: two scopes.

    Not where it sets two named voices against each other (a few dead in one town and a few elsewhere are no quarrel), nor in
    a report that goes on from hour to hour.
    """
    if one.sentence[0] != other.sentence[0] or one.day != other.day or _is_one_number(one, other):
        return False
    if is_before(one, other) or is_before(other, one):
        return False
    few = not one.occasion and max(nominal(v.quantity) for v in (one, other)) < TELLING_VALUE
    if one.speaker_id and other.speaker_id and one.speaker_id != other.speaker_id and not few:
        return False
    return one.place != other.place or (one.sentence == other.sentence and not _are_alternatives(one, other))


def _are_alternatives(one: Voice, other: Voice) -> bool:
    """ "Thirty-four dead, or fifty-two?" asks which of the two it is."""
    first, second = sorted((one.mention.numeral, other.mention.numeral), key=lambda n: n.start)
    citation = one.grounded.citations[0]
    between = citation.exact[first.end - citation.start : second.qualifier_start - citation.start]
    return _OR.search(between) is not None


def _is_one_number(one: Voice, other: Voice) -> bool:
    """The same, a rounding of it, or a vague word for it."""
    first, second = one.quantity, other.quantity
    reach = _ROUNDED_RATIO if one.mention.subject_class not in PRECISE else _ROUNDED_PRECISE
    near = compatible(first, second) and ratio(first, second) <= reach
    return one.unit != other.unit or same_value(one, other) or near or vaguely_agrees(first, second)


def _is_increment(one: Voice, other: Voice) -> bool:
    """ "Four more bodies": what came on top is not the toll."""
    return adds_to_total(one) != adds_to_total(other) and not _is_one_number(one, other)


def adds_to_total(voice: Voice) -> bool:
    """Whether it is said to have come on top of what had been counted ("four more", "12 weitere")."""
    citation, numeral = voice.grounded.citations[0], voice.mention.numeral
    behind = citation.exact[numeral.end - citation.start :]
    more = _MORE.search(voice.mention.phrase) or _MORE_BEHIND.match(behind)
    return voice.mention.measured_property in CUMULATIVE and more is not None


def _has_fallen(one: Voice, other: Voice) -> bool:
    """A lower count, later, of what only grows, by the same named voice: it speaks of something else."""
    if one.mention.measured_property not in CUMULATIVE or one.speaker_id != other.speaker_id or not one.speaker_id:
        return False
    earlier, later = (one, other) if is_before(one, other) else (other, one)
    fallen = nominal(later.quantity) < nominal(earlier.quantity)
    return is_before(earlier, later) and fallen and not _is_one_number(one, other)


def _is_of_other_nation(one: Voice, other: Voice) -> bool:
    """One side's dead and the other's; nineteen Germans and all who died, unless one voice goes on counting."""
    if one.nation == other.nation:
        return False
    if one.nation and other.nation:
        return True
    foreign = HOME not in (one.nation, other.nation)
    return foreign and not same_value(one, other) and not (one.speaker_id and one.speaker_id == other.speaker_id)


def is_of_other_period(one: Voice, other: Voice) -> bool:
    """April's inflation and what a bank said in May, a year's deficit and the next's: what is of a period is not of another.

    Months of one series are as days are; a year's number is its own. What somebody planned long ago is no rival of another's
    plan today.
    """
    short, long = sorted((one.day, other.day), key=len)
    if not short or len(short) == len(long) != _YEAR or long.startswith(short):
        return False
    rivals = "" != one.speaker_id != other.speaker_id != "" and one.mention.measured_property in _PLANS
    kept = one.former == other.former and not same_value(one, other)
    return kept and (rivals or one.mention.measured_property in _OF_PERIODS)


APART = (
    Rule("other_subject", _counts_others),
    Rule("other_nation", _is_of_other_nation),
    Rule("other_period", is_of_other_period),
    Rule("part_of_whole", _is_part_of_other),
    Rule("one_article", _is_other_count_of_article),
    Rule("increment", _is_increment),
    Rule("fallen_count", _has_fallen),
    Rule("other_place", _is_elsewhere),
    Rule("other_holder", _is_someone_elses),
)


# --- what joins


def _is_same_number(one: Voice, other: Voice) -> bool:
    return _is_property(one.mention) and same_value(one, other)


def _took_its_place(one: Voice, other: Voice) -> bool:
    """ "Cut from 920 to 610 million": one quantity before and after, whatever it is."""
    if one.former == other.former:
        return False
    old, new = (one, other) if one.former else (other, one)
    return old.replaced_by == nominal(new.quantity) and ratio(old.quantity, new.quantity) <= _UPDATE_RATIO


def _is_same_measure(one: Voice, other: Voice) -> bool:
    """A bare distance, share or sum is told again only where the words around it are the same."""
    if _is_property(one.mention) or not same_value(one, other):
        return False
    if one.mention.measured_property in _PLAIN_MEASURES:
        return one.mention.subject == other.mention.subject or is_measured(one)
    return word_overlap(sentence_words(one), sentence_words(other)) >= _SAME_WORDS


def _is_property(mention: FigureMention) -> bool:
    return mention.measured_property not in UNNAMED | _PLAIN_MEASURES


def _holds_vague_word(one: Voice, other: Voice) -> bool:
    return _is_property(one.mention) and vaguely_agrees(one.quantity, other.quantity)


def _is_later_count(one: Voice, other: Voice) -> bool:
    """Not where only one says where and the other is several times as high: a village's count and the whole's."""
    if bool(one.place) != bool(other.place) and ratio(one.quantity, other.quantity) > _PLACELESS_RATIO:
        return False
    if not (one.speaker_id and one.speaker_id == other.speaker_id) and _may_be_of_others(one.mention, other.mention):
        return False
    return _is_open(one, other) and (is_update(one, other) or is_update(other, one))


def _may_be_of_others(one: FigureMention, other: FigureMention) -> bool:
    """ "Six fishermen are missing", "eleven are missing"; five more and three in a day: nothing says that it is one."""
    kinds = {one.subject_class, other.subject_class}
    return "part" in kinds or (len(kinds) > 1 and any(kind and kind not in unit_kinds() for kind in kinds))


def _is_same_voice_rounded(one: Voice, other: Voice) -> bool:
    if not _is_open(one, other) or (one.speaker_id, one.day) != (other.speaker_id, other.day):
        return False
    return compatible(one.quantity, other.quantity) and ratio(one.quantity, other.quantity) <= _ROUNDED_RATIO


def _is_rival_count(one: Voice, other: Voice) -> bool:
    """Two voices within a factor of two of each other speak of the same thing, and disagree."""
    if not _is_open(one, other) or (one.speaker_id, one.day) == (other.speaker_id, other.day):
        return False
    if "plural" in (one.quantity.bound, other.quantity.bound):
        return False
    named = bool(one.speaker_id and other.speaker_id) and one.speaker_id != other.speaker_id
    if not named and _may_be_of_others(one.mention, other.mention):
        return False
    if one.mention.subject_class in PRECISE and not (named and one.mention.measured_property in _ESTIMATES):
        return False
    if _is_bare_noun(one.mention) and not _are_in_like_words(one, other):
        return False  # "nine satellites" and "we lost 18 satellites": a bare noun says little of what is counted
    crowd = named and one.mention.measured_property in _CROWDS
    return ratio(one.quantity, other.quantity) <= (_CROWD_RATIO if crowd else _DISPUTE_RATIO)


def _is_bare_noun(mention: FigureMention) -> bool:
    return mention.measured_property == mention.subject_class or mention.measured_property in counted_names()


def _are_in_like_words(one: Voice, other: Voice) -> bool:
    return word_overlap(sentence_words(one), sentence_words(other)) >= _SAME_WORDS


def _are_set_against(one: Voice, other: Voice) -> bool:
    """ "60,000 people came, according to the town; the police counted 35,000": an article that sets two voices side by side
    counts one thing, though no table has a name for it, or though it is a share that others have, too.
    """
    named = bool(one.speaker_id and other.speaker_id) and one.speaker_id != other.speaker_id
    if not named or not _are_side_by_side(one, other) or "plural" in (one.quantity.bound, other.quantity.bound):
        return False
    name = one.mention.measured_property
    if name in (UNNAMED | _PLAIN_MEASURES | _HELD) - _PEOPLE_COUNTED:
        return False
    many = min(nominal(v.quantity) for v in (one, other)) >= _MANY and one.sentence == other.sentence
    return ratio(one.quantity, other.quantity) <= (_CROWD_RATIO if many else _DISPUTE_RATIO)


def _are_side_by_side(one: Voice, other: Voice) -> bool:
    """In one sentence; where the property has a name, in two that follow each other on one day."""
    if one.sentence == other.sentence:
        return True
    if _is_bare_noun(one.mention) and _names_its_noun(one.mention) and _names_its_noun(other.mention):
        return False
    near = abs(one.mention.numeral.sentence - other.mention.numeral.sentence) == 1
    return near and one.sentence[0] == other.sentence[0] and one.day == other.day and _is_property(one.mention)


def _names_its_noun(mention: FigureMention) -> bool:
    """Whether the noun stands behind the number; "we have 62 crews", "only 45 are working" are of one thing."""
    return mention.numeral.unit_text in mention.phrase


def _is_open(one: Voice, other: Voice) -> bool:
    """Whether different values may be of one quantity: not for magnitudes, depths, sentences, which are what they are."""
    mention = one.mention
    measured = mention.subject_class in MEASURES and mention.measured_property not in CUMULATIVE
    if mention.measured_property in _HELD and not (one.holder and one.holder == other.holder):
        return False  # different values of what somebody holds meet only where both say whose they are
    vague = "plural" in (one.quantity.bound, other.quantity.bound) and not vaguely_agrees(one.quantity, other.quantity)
    return _is_property(mention) and not measured and mention.measured_property != "magnitude" and not vague


JOIN = (
    Rule("same_number", _is_same_number),
    Rule("took_its_place", _took_its_place),
    Rule("same_measure", _is_same_measure),
    Rule("same_voice_rounded", _is_same_voice_rounded),
    Rule("later_count", _is_later_count),
    Rule("rival_count", _is_rival_count),
    Rule("vague_word", _holds_vague_word),
    Rule("set_against", _are_set_against),
)


def _is_one_voice(one: Voice, other: Voice) -> bool:
    """One speaker, or two papers in their own words; of sums and shares of somebody's those only where both say whose."""
    theirs = (
        not one.speaker_id and one.mention.subject_class in PRECISE and one.mention.measured_property not in _COMMON
    )
    return one.speaker_id == other.speaker_id and not (theirs and not (one.holder and one.holder == other.holder))


def is_update(earlier: Voice, later: Voice) -> bool:
    """A later count of what only grows, total against total (or by the same voice)."""
    if not is_before(earlier, later) or (earlier.former and earlier.sentence != later.sentence):
        return False  # whose place a number has taken is for its own sentence to say
    if later.mention.measured_property == "share held" and not _is_one_voice(earlier, later):
        return False
    if later.mention.measured_property in STATES:
        return ratio(earlier.quantity, later.quantity) <= _UPDATE_RATIO
    if later.mention.measured_property not in CUMULATIVE:
        return _is_one_voice(earlier, later) and ratio(earlier.quantity, later.quantity) <= 1.5
    total = comparable_class(earlier.mention) == "total" or earlier.speaker_id == later.speaker_id != ""
    return (
        total
        and nominal(later.quantity) >= nominal(earlier.quantity)
        and ratio(earlier.quantity, later.quantity) <= _UPDATE_RATIO
    )
