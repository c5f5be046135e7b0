"""Which mentions may be compared at all, and by which rules two of them are kept apart whatever their numbers.

Comparable are mentions of one property and one kind of thing counted, of one certainty, time and happening. What joins two
that nothing keeps apart stands in same_quantity.py. A rule family is left out by its name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from summarizer.language.regions import are_opposite_parts
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.comparing import (
    are_in_like_words,
    are_in_two_countries,
    are_two_speakers,
    compatible,
    is_before,
    is_one_speaker,
    ratio,
    same_value,
    vaguely_agrees,
)
from summarizer.merge.figures.counted.forecasts import is_own_measurement
from summarizer.merge.figures.one_count.frames import (
    is_difference,
    is_gross_or_net,
    is_gust_or_wind,
    is_of_an_hour,
    is_of_another,
    is_of_each_day,
    is_of_everywhere,
    is_of_exit_poll,
    is_of_offer,
    is_of_outside,
    is_of_own_sample,
    is_of_season,
    is_with_more,
)
from summarizer.merge.figures.one_count.nations import HOME
from summarizer.merge.figures.one_count.scopes import (
    are_few_by_chance,
    is_of_one_country,
    is_of_one_hospital,
    is_of_other_period,
    is_of_other_window,
    is_of_own_network,
    is_of_passengers,
    is_of_the_insured,
    is_rumour,
)
from summarizer.merge.figures.one_count.spans import is_of_other_span
from summarizer.merge.figures.quantity_kinds import (
    CONTESTED,
    CUMULATIVE,
    ONE_DAY,
    PLANS,
    PRECISE,
    RECKONED,
    STATES,
    WHOLE_VOTE,
    comparable_class,
)
from summarizer.merge.figures.voices import TELLING_VALUE, Voice, nominal
from summarizer.schema.evidence import TOLD_BEFORE

_ROUNDED_RATIO = 1.25
_ROUNDED_PRECISE = 1.02
_PEOPLE = frozenset({"total", "civilians", "children", "women", "men"})
_SOME_OF_THEM = frozenset({"children", "women", "men"})
_SHARES = frozenset({"percent", "percentage", "points"})
_GIVEN = frozenset({"aid", "aid pledged", "donations"})
_COUNTED = CUMULATIVE | STATES | ONE_DAY | CONTESTED
_LOCAL = frozenset({"temperature", "rainfall", "snowfall", "wind speed", "water level"})  # each place has its own
_OF_BANKS = frozenset({"interest rate"})  # a named bank's is not what an article tells without a name
_QUOTED = frozenset({"share price", "share price change"})  # beside the name of an exchange, taken for a holder's
_OF_EACH = frozenset({"viewers"})  # each channel has its own
_UNLESS_TOLD_AGAIN = frozenset({"one_article", "increment", "two_marches"})
_REPORTED_WITHIN = timedelta(days=2)  # of a march
_MORE = WordPattern(r"\b(?:<comparison.further_before>)\b", re.IGNORECASE)
_MORE_BEFORE = WordPattern(r"\b(?:<comparison.further_before>)\s$", re.IGNORECASE)
# in the number's clause; "the tax proposed by the economist Ada Munk would raise 20 billion" asks for nothing
_DEMANDED = WordPattern(r"\b(?:<comparison.demanded>)\b(?:[^\w,;:.]+[^\W\d_]+){0,6}[^\w,;:.]*$", re.IGNORECASE)
_MORE_BEHIND = WordPattern(r"\s+(?:[^\W\d_]+\s+)?(?:<comparison.further_behind>)\b", re.IGNORECASE)

_BRINGS_TOTAL = WordPattern(r"[^\d;.]{0,80}?\b(?:<comparison.brings_total>)\b", re.IGNORECASE)

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
    counted = mention.measured_property in _COUNTED  # "will evacuate 500" is no count of today's
    planned = mention.modality == "planned" and not counted
    rumoured = mention.modality == "possible" and is_rumour(voice)
    certain = mention.modality == "actual" or planned or (mention.measured_property in PLANS and not rumoured)
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
    elsewhere = one.article != other.article
    return elsewhere and same_value(one, other) and (one.place == other.place or not one.place or not other.place)


# --- what keeps apart


def _counts_others(one: Voice, other: Voice) -> bool:
    """Civilians and soldiers, unless one number is told of the same people in the same words."""
    return comparable_class(one.mention) != comparable_class(other.mention) and not _same_told(one, other)


def _same_told(one: Voice, other: Voice) -> bool:
    """ "Four civilians" and "four individuals, among them students": one number of people, told in the same words."""
    classes = {comparable_class(one.mention), comparable_class(other.mention)}
    if not classes <= _PEOPLE or not same_value(one, other):
        return False
    if classes & _SOME_OF_THEM and nominal(one.quantity) < TELLING_VALUE:
        return False  # "three civilians", and "sixteen, three women among them"
    return are_in_like_words(one, other)


def _is_elsewhere(one: Voice, other: Voice) -> bool:
    """Ten in one town and twelve in another; not one telling number under a town and its country."""
    if are_in_two_countries(one, other) or are_opposite_parts(one.text, other.text):
        return True
    if one.mention.measured_property in _LOCAL and one.place != other.place and not same_value(one, other):
        return True
    if not one.place or not other.place or _is_in_one_place(one, other):
        return False
    return not (same_value(one, other) and nominal(one.quantity) >= TELLING_VALUE)


def _is_someone_elses(one: Voice, other: Voice) -> bool:
    """The staff of two companies, the seats of two parties; the viewers of two channels, whether they are named or not."""
    name = one.mention.measured_property
    if name in WHOLE_VOTE:
        return False  # whoever the sentence names beside it
    if name in _OF_EACH or (name in _OF_BANKS and bool(one.holder) != bool(other.holder)):
        return not (_is_one_number(one, other) or one.former or other.former)
    if bool(one.holder) != bool(other.holder):
        return _is_of_nobody_there(one, other) and not (same_value(one, other) or one.former or other.former)
    if not one.holder or one.holder == other.holder:
        return False
    if name in _GIVEN or _names_both(one, other):
        return True  # two donors may give the same round sum, and two bidders offer it
    return not (same_value(one, other) and nominal(one.quantity) >= TELLING_VALUE)


def _names_both(one: Voice, other: Voice) -> bool:
    """Whether the article of each names the other's holder, too: it could have said that the number is of that one."""
    return one.holder in other.named and other.holder in one.named


def _is_of_nobody_there(one: Voice, other: Voice) -> bool:
    """A rival's profit, and a number of an article that never names the rival."""
    held, bare = (one, other) if one.holder else (other, one)
    if one.mention.measured_property in _QUOTED:
        return False
    return held.holder in held.named and held.holder not in bare.named


def _is_part_of_other(one: Voice, other: Voice) -> bool:
    """A town's dead and the country's, though only one of them says where; under one place a part meets what is of it.

    The two of a town are not the two of nowhere in particular, unless one voice tells both: small numbers are many.
    """
    known = nominal(one.quantity) >= TELLING_VALUE or one.place == other.place or not are_two_speakers(one, other)
    return (one.part or other.part) and not ((same_value(one, other) and known) or _is_in_one_place(one, other))


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
    if not _stand_in_article(one, other):
        return False
    counted = (
        not one.occasion and one.mention.subject_class not in PRECISE and one.mention.measured_property != "magnitude"
    )
    few = counted and max(nominal(v.quantity) for v in (one, other)) < TELLING_VALUE
    first, second = sorted((one, other), key=lambda v: v.mention.numeral.start)
    if are_two_speakers(one, other) and not few:
        return False
    answered = _is_answered(first, second)
    if one.sentence == other.sentence:
        return not (answered and one.mention.measured_property in ONE_DAY)  # "7,000 marched; the police spoke of 5,000"
    if one.speaker_id == other.speaker_id:
        return True
    return one.place != other.place and not answered


def moves_on(one: Voice, other: Voice) -> bool:
    """ "18 civilians were killed since Saturday, the agency says. In Alba the authorities report 11 dead."

    What an article goes on to tell of a place, which other articles tell of that place too, is no rival count of all.
    """
    first, second = sorted((one, other), key=lambda v: v.mention.numeral.start)
    named = are_two_speakers(one, other)
    return named and bool(second.place) and second.place != first.place and _stand_in_article(one, other)


def _stand_in_article(one: Voice, other: Voice) -> bool:
    """Whether they are two numbers that one article puts for one day, of which neither gave way."""
    if one.article != other.article or one.day != other.day or _is_one_number(one, other):
        return False
    one_row = one.replaced_by is not None and one.replaced_by == other.replaced_by
    # all of a row gave way to one number: "first 28 dead, then 85 and later 124"
    return not (is_before(one, other) or is_before(other, one) or one_row)


def _is_answered(own: Voice, named: Voice) -> bool:
    """ "In August 412,000 came to the island. The hoteliers speak of 380,000.": who answers need not say where again."""
    near = named.mention.numeral.sentence - own.mention.numeral.sentence <= 1
    return near and "" != named.speaker_id != own.speaker_id and named.place in ("", own.place)


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
    """Whether it is said to have come on top of what had been counted ("four more", "two, taking the toll to 17")."""
    mention = voice.mention
    if mention.measured_property not in CUMULATIVE | PLANS:
        return False
    found = _MORE.search(mention.phrase) or _MORE_BEFORE.search(voice.before) or _MORE_BEHIND.match(voice.behind)
    return (found or _BRINGS_TOTAL.match(voice.behind)) is not None


def _has_fallen(one: Voice, other: Voice) -> bool:
    """A lower count, later, of what only grows, by the same named voice: it speaks of something else.

    Not of one side's losses in a war, which who claims them may lower.
    """
    if one.nation == other.nation and one.nation not in ("", HOME):
        return False
    if one.mention.measured_property not in CUMULATIVE or one.speaker_id != other.speaker_id or not one.speaker_id:
        return False
    earlier, later = (one, other) if is_before(one, other) else (other, one)
    fallen = not earlier.former and nominal(later.quantity) < nominal(earlier.quantity)
    return is_before(earlier, later) and fallen and not _is_one_number(one, other)


def _is_of_other_nation(one: Voice, other: Voice) -> bool:
    """One side's dead and the other's; nineteen Germans and all who died, unless one voice goes on counting.

    Two Germans are not the two who died in the night.
    """
    if one.nation == other.nation:
        return False
    if one.nation and other.nation:
        return True
    if one.place == other.place != "" and _are_people_told_alike(one, other):
        return False
    foreign = HOME not in (one.nation, other.nation)
    told_again = same_value(one, other) and nominal(one.quantity) >= TELLING_VALUE
    return foreign and not told_again and not is_one_speaker(one, other)


def _are_people_told_alike(one: Voice, other: Voice) -> bool:
    """Whether an article counts in one town the same people by two voices, of whom the rules know one's nation only."""
    return one.article == other.article and comparable_class(one.mention) == comparable_class(other.mention) == "total"


def _are_of_two_marches(one: Voice, other: Voice) -> bool:
    """Crowds of two days of which each article tells several counts: police and union had each its own on both."""
    if one.mention.measured_property not in ONE_DAY or one.day == other.day or same_value(one, other):
        return False
    return bool(one.day and other.day) and one.article != other.article and not (one.only or other.only)


def _is_of_other_march(one: Voice, other: Voice) -> bool:
    """Two crowds whose days their sentences name: Tuesday's march and Thursday's; last week's, and one told of this week."""
    if one.mention.measured_property not in ONE_DAY or one.day == other.day or same_value(one, other):
        return False
    days = [v.mention.as_of for v in (one, other) if v.mention.as_of]
    named = [d for d in days if d.evidence.startswith('"') and not d.evidence.endswith(TOLD_BEFORE)]
    if len(days) < len((one, other)) or not named:
        return False
    if len(named) == len(days) and all(d.precision == "day" for d in named):
        return True
    earlier, later = sorted(days, key=lambda d: d.end)
    return date.fromisoformat(later.start) - date.fromisoformat(earlier.end) > _REPORTED_WITHIN


def _is_wanted(one: Voice, other: Voice) -> bool:
    """What two sides want, offer or ask for: neither says that it is so, so that no count is disputed."""
    named = are_two_speakers(one, other)
    if not named or same_value(one, other):
        return False
    demanded = any(_DEMANDED.search(v.before) for v in (one, other))
    return demanded and one.mention.measured_property not in CUMULATIVE | STATES | RECKONED


def _are_told_together(one: Voice, other: Voice) -> bool:
    """A cut of 25 points and one of 50 that was discussed: both of one day and in an article's own words, so two things."""
    return nominal(other.quantity) in one.beside


def _is_given_by_others(one: Voice, other: Voice) -> bool:
    """What two say that they give: each speaks of its own, unless both numbers are told of one giver.

    Of goods each load is one of its own: 120 tonnes that were handed out are no later count of a ship's 180.
    """
    of_one = one.holder == other.holder != "" or same_value(one, other)
    if of_one or one.mention.measured_property not in _GIVEN:
        return False
    named = are_two_speakers(one, other)
    goods = one.mention.subject_class != "money" and one.former == other.former
    return named or (goods and not is_one_speaker(one, other))


APART = (
    Rule("other_subject", _counts_others),
    Rule("other_nation", _is_of_other_nation),
    Rule("few_by_chance", are_few_by_chance),
    Rule("other_period", is_of_other_period),
    Rule("own_measurement", is_own_measurement),
    Rule("other_window", is_of_other_window),
    Rule("other_span", is_of_other_span),
    Rule("exit_poll", is_of_exit_poll),
    Rule("an_hour", is_of_an_hour),
    Rule("season", is_of_season),
    Rule("everywhere", is_of_everywhere),
    Rule("outside", is_of_outside),
    Rule("offer", is_of_offer),
    Rule("each_day", is_of_each_day),
    Rule("gross_or_net", is_gross_or_net),
    Rule("gust_or_wind", is_gust_or_wind),
    Rule("with_more", is_with_more),
    Rule("own_sample", is_of_own_sample),
    Rule("another", is_of_another),
    Rule("difference", is_difference),
    Rule("passengers", is_of_passengers),
    Rule("insured", is_of_the_insured),
    Rule("own_network", is_of_own_network),
    Rule("one_country", is_of_one_country),
    Rule("told_together", _are_told_together),
    Rule("wanted", _is_wanted),
    Rule("other_giver", _is_given_by_others),
    Rule("one_hospital", is_of_one_hospital),
    Rule("other_march", _is_of_other_march),
    Rule("two_marches", _are_of_two_marches),
    Rule("part_of_whole", _is_part_of_other),
    Rule("moves_on", moves_on),
    Rule("one_article", _is_other_count_of_article),
    Rule("increment", _is_increment),
    Rule("fallen_count", _has_fallen),
    Rule("other_place", _is_elsewhere),
    Rule("other_holder", _is_someone_elses),
)
