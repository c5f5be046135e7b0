"""What a word of its sentence makes a number of: an estimate of a vote, a season's total, gross or net, another thing.

Two numbers of which only one is so framed are no dispute and no update, however close they are.
"""

import re

from summarizer.language.profile import load_profile
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.comparing import are_in_passage, are_two_speakers, is_before, ratio, same_value
from summarizer.merge.figures.counted.word_places import is_nearest, place_in_sentence, stands_by
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, PRECISE
from summarizer.merge.figures.voices import Voice, nominal

_NEAR_RATIO = 1.25
_WHILE_THEY_VOTE = "turnout"
_BESIDE = 40  # characters before or behind a number, in which the hour stands
_SEASON = WordPattern(r"\b(?:<whole.season>)\b", re.IGNORECASE)
_EVERYWHERE = WordPattern(r"\b(?:<whole.everywhere>)\b", re.IGNORECASE)
_OUTSIDE = WordPattern(r"\b(?i:<whole.outside>)\s?(?=[A-ZÄÖÜÉÁÍÓ])")
_OFFERED = WordPattern(r"\b(?:<whole.offered>)(?:\s[\w-]+){0,4}\s*$", re.IGNORECASE)
_MARKET_PRICE = "share price"
_SHARES = frozenset({"percent", "percentage", "points"})
_PRICES = frozenset({_MARKET_PRICE, "price per share", "price"})
_GROSS = WordPattern(r"\b(?:<whole.gross>)\b", re.IGNORECASE)
_NET = WordPattern(r"\b(?:<whole.net>)\b", re.IGNORECASE)
_GUSTS = WordPattern(r"\b(?:<whole.gusts>)\b", re.IGNORECASE)
_SUSTAINED = WordPattern(r"\b(?:<whole.sustained>)\b", re.IGNORECASE)
_WIND = "wind speed"
_WITH_MORE = WordPattern(r"\b(?:<whole.with_more>),?(?=(?:\s[^\W\d]\S*){2})", re.IGNORECASE)
_OWN_SAMPLE = WordPattern(r"\b(?:<whole.own_sample>)(?!\w)", re.IGNORECASE)
_EACH_DAY = WordPattern(r"(?:<whole.each_day>)", re.IGNORECASE)
_FEWER = WordPattern(r"\s+(?:[^\W\d_]+\s+)?(?:<comparison.fewer_behind>)\b", re.IGNORECASE)
_ANOTHER = WordPattern(
    r"\b(?:<whole.another>)\s(?:[^\W\d_]+\s)?(?:<occasions.nouns>|<whole.elsewhere_nouns>)\b", re.IGNORECASE
)


def is_of_exit_poll(one: Voice, other: Voice) -> bool:
    """What voters said as they left, or a projection, and the count of their votes; two institutes' estimates, too."""
    named = are_two_speakers(one, other)
    if one.estimate != other.estimate:
        return named or not same_value(one, other)
    return one.estimate and named


def is_of_an_hour(one: Voice, other: Voice) -> bool:
    """A turnout "at 6 p.m.", while people still vote, and that of the day."""
    if one.mention.measured_property != _WHILE_THEY_VOTE or same_value(one, other):
        return False
    return _is_by_the_clock(one) != _is_by_the_clock(other)


def _is_by_the_clock(voice: Voice) -> bool:
    around = f"{voice.before[-_BESIDE:]} {voice.behind[:_BESIDE]}"
    told = load_profile(voice.language).pattern("dates", "time").finditer(around)
    return any(any(map(str.isdigit, time.group())) for time in told)


def is_of_season(one: Voice, other: Voice) -> bool:
    """71 dead "of this rainy season" and the 15 of one landslide in it."""
    if one.mention.measured_property not in CUMULATIVE or ratio(one.quantity, other.quantity) <= _NEAR_RATIO:
        return False
    fewer, more = sorted((one, other), key=lambda v: nominal(v.quantity))
    return _is_by(_SEASON, more) and not _is_by(_SEASON, fewer)


def is_of_everywhere(one: Voice, other: Voice) -> bool:
    """200,000 who marched in one city, and 380,000 "across the country"; not what was counted before all of it was."""
    if (
        same_value(one, other)
        or one.mention.subject_class in PRECISE
        or ratio(one.quantity, other.quantity) <= _NEAR_RATIO
    ):
        return False
    fewer, more = sorted((one, other), key=lambda v: nominal(v.quantity))
    local = bool(fewer.place) or not is_before(fewer, more)
    return local and _is_by(_EVERYWHERE, more) and not _is_by(_EVERYWHERE, fewer) and fewer.sentence != more.sentence


def is_of_outside(one: Voice, other: Voice) -> bool:
    """Those who marched "outside Alba", and those of Alba; one number that two tell is one."""
    return not same_value(one, other) and _is_nearest(_OUTSIDE, one) != _is_nearest(_OUTSIDE, other)


def is_of_offer(one: Voice, other: Voice) -> bool:
    """What a bidder offers for a share, and what the share costs on the market."""
    offered = [v for v in (one, other) if _OFFERED.search(v.before)]
    if len(offered) != 1 or same_value(one, other):
        return False
    quoted = other if offered[0] is one else one
    return quoted.mention.measured_property == _MARKET_PRICE and offered[0].mention.measured_property in _PRICES


def is_of_each_day(one: Voice, other: Voice) -> bool:
    """600 lorries that are to come each day, and the 986 that have come so far.

    Not what is said of a sum in the next breath: "it costs 22 million a day; the government speaks of 15 million".
    """
    if same_value(one, other) or (are_two_speakers(one, other) and are_in_passage(one, other)):
        return False
    is_sum = one.mention.subject_class == "money" and one.article == other.article
    return not is_sum and _is_by(_EACH_DAY, one) != _is_by(_EACH_DAY, other)


def is_gross_or_net(one: Voice, other: Voice) -> bool:
    """Gross borrowing and net."""
    if one.mention.subject_class != "money" or same_value(one, other):
        return False
    gross = [_is_nearest(_GROSS, v) for v in (one, other)]
    net = [_is_nearest(_NET, v) for v in (one, other)]
    return (gross[0] and net[1]) or (gross[1] and net[0])


def is_gust_or_wind(one: Voice, other: Voice) -> bool:
    """Gusts of 150 and sustained winds of 155 are no two words for one wind."""
    if one.mention.measured_property != _WIND:
        return False
    gusts = [_is_nearest(_GUSTS, v) for v in (one, other)]
    sustained = [_is_nearest(_SUSTAINED, v) for v in (one, other)]
    return (gusts[0] and sustained[1]) or (gusts[1] and sustained[0])


def is_with_more(one: Voice, other: Voice) -> bool:
    """A debt of 5.1 billion, and 7.3 by an agency "which adds in the rents"."""
    if same_value(one, other):
        return False
    fewer, more = sorted((one, other), key=lambda v: nominal(v.quantity))
    return _takes_in_more(more) and not _takes_in_more(fewer)


def _takes_in_more(voice: Voice) -> bool:
    sentence, start, _ = place_in_sentence(voice)
    return is_nearest(_WITH_MORE, sentence[:start], start, start)


def is_of_own_sample(one: Voice, other: Voice) -> bool:
    """Irregularities in 6 percent of the polling stations "that it visited", and in 11 percent of another mission's."""
    if one.mention.subject_class not in _SHARES or one.speaker_id == other.speaker_id or same_value(one, other):
        return False
    return _is_nearest(_OWN_SAMPLE, one) or _is_nearest(_OWN_SAMPLE, other)


def is_difference(one: Voice, other: Voice) -> bool:
    """ "1,130 jobs, 110 fewer than announced": by how much, not how many."""
    return _is_difference(one) != _is_difference(other) and not same_value(one, other)


def _is_difference(voice: Voice) -> bool:
    sentence, _, end = place_in_sentence(voice)
    return _FEWER.match(sentence, end) is not None


def is_of_another(one: Voice, other: Voice) -> bool:
    """ "In a second fire, at Cuerva, 3,100 hectares burned": not of the fire that its article and the others are about."""
    if one.occasion and other.occasion:
        return False
    return _is_nearest(_ANOTHER, one) != _is_nearest(_ANOTHER, other)


def _is_by(words: WordPattern, voice: Voice) -> bool:
    return stands_by(words, *place_in_sentence(voice))


def _is_nearest(words: WordPattern, voice: Voice) -> bool:
    return is_nearest(words, *place_in_sentence(voice))
