"""What a number covers where its words say so: one hospital's, passengers alone, a day's of a season, another period's.

Two numbers of one property that cover two things are no dispute and no update, however close they are.
"""

import re
from collections import defaultdict
from datetime import date, timedelta
from functools import lru_cache

from summarizer.language.content import overlap
from summarizer.language.names.roles import speaks_for_hospital
from summarizer.language.places import gazetteer
from summarizer.language.profile import load_profile
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.comparing import are_two_speakers, is_one_speaker, ratio, same_value
from summarizer.merge.figures.counted.forecasts import base_name, is_forecast
from summarizer.merge.figures.counted.word_places import PARTED, place_in_sentence, stands_by
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, PLANS, RECKONED, STATES
from summarizer.merge.figures.voices import TELLING_VALUE, Voice, nominal, sentence_words
from summarizer.schema.records import replace

_OF_PERIODS = frozenset({"inflation", "unemployment", "economic growth", "budget deficit", "turnout"})
_RESULTS = frozenset({"profit", "revenue", "loss"})  # of a year, and told beside the one before
_OTHER_WORDS = 0.2  # of its sentence, the number and "said" among them, at the most, that two papers share by chance
_YEAR = len("2025")
_MONTH = len("2025-06")
_DAY = len("2025-06-01")
_YEAR_BEFORE = timedelta(days=300)
_OTHER_START = timedelta(days=60)  # "since the spring" and "since March" may be one
_IN_HOSPITALS = frozenset({"deaths", "injured", "hospitalised", "bodies"})
_SEVERAL_TIMES = 2.0
_CREW_RATIO = 1.25
_IN_HOUSE = WordPattern(r"\b(?:<whole.in_house>)\b", re.IGNORECASE)
_WINDOW = WordPattern(r"\b(?:<dates.window>)\b", re.IGNORECASE)
_RUMOUR = WordPattern(r"\b(?:<modality.rumour>)\b", re.IGNORECASE)
_COUNTRIES = WordPattern(  # how many they are; "du pays" is one
    r"\b(?:(?!(?:<grammar.articles>|<grammar.of>|<grammar.genitive>|<grammar.own>)\b)(?:\d+|[^\W\d_]+)\s"
    r"(?:<whole.countries>)|(?:<whole.continent>))\b",
    re.IGNORECASE,
)
_PASSENGERS = WordPattern(r"\b(?:<whole.passengers>)\b", re.IGNORECASE)
_INSURED = WordPattern(r"\b(?:<whole.insured>)\b", re.IGNORECASE)
_CUT_OFF = frozenset({"without power", "without water"})
_CAPITAL = re.compile(r"(?<!\w)[A-Z]\w*")
_LOST = frozenset({"damage", "loss", "cost"})


def is_rumour(voice: Voice) -> bool:
    """Whether nobody with a name stands behind it: "sources say", "people close to the matter"."""
    return _RUMOUR.search(voice.text) is not None


def are_few_by_chance(one: Voice, other: Voice) -> bool:
    """ "Two people were killed in Alba", "two wounded men died": a few of two papers, of which one alone says where."""
    if one.article == other.article or one.language != other.language or bool(one.place) == bool(other.place):
        return False
    few = same_value(one, other) and nominal(one.quantity) < TELLING_VALUE
    counted = one.mention.measured_property in CUMULATIVE | STATES
    return few and counted and overlap(sentence_words(one), sentence_words(other)) < _OTHER_WORDS


def is_of_one_hospital(one: Voice, other: Voice) -> bool:
    """What one hospital has is not what another has, nor all the dead and hurt of a place that has several.

    A hospital that has fewer than another named voice counts has its own where that is for one day, where it says that
    they were brought there, or where they are several times fewer.
    """
    if one.mention.measured_property not in _IN_HOSPITALS or one.speaker_id == other.speaker_id:
        return False
    of_one, of_other = (speaks_for_hospital(v.speaker) for v in (one, other))
    if not (of_one or of_other) or same_value(one, other):
        return False
    if of_one and of_other:
        return True
    few, all_of_them = (one, other) if of_one else (other, one)
    if not all_of_them.speaker_id or nominal(all_of_them.quantity) < nominal(few.quantity):
        return False
    several = nominal(all_of_them.quantity) >= _SEVERAL_TIMES * nominal(few.quantity)
    return several or "" != one.day == other.day or _IN_HOUSE.search(few.text) is not None


def is_of_passengers(one: Voice, other: Voice) -> bool:
    """62 passengers and the 66 who were aboard with the crew."""
    fewer, more = sorted((one, other), key=lambda v: nominal(v.quantity))
    if not _counts_passengers(fewer) or _counts_passengers(more) or same_value(one, other):
        return False
    return ratio(one.quantity, other.quantity) <= _CREW_RATIO


def _counts_passengers(voice: Voice) -> bool:
    return _names_passengers(voice.mention.numeral.unit_text or voice.mention.subject)


@lru_cache(maxsize=5_000)
def _names_passengers(words: str) -> bool:
    return _PASSENGERS.search(words) is not None


def is_of_the_insured(one: Voice, other: Voice) -> bool:
    """What insurers will pay, and what a storm has cost in all: two sums of one damage."""
    if one.mention.measured_property not in _LOST or same_value(one, other):
        return False
    return _counts_insured(one) != _counts_insured(other)


def _counts_insured(voice: Voice) -> bool:
    return _names_insured(voice.text)


@lru_cache(maxsize=5_000)
def _names_insured(sentence: str) -> bool:
    return _INSURED.search(sentence) is not None


def is_of_own_network(one: Voice, other: Voice) -> bool:
    """ "318,000 Norgrid customers", and what another company says of how many it has cut off: each counts its own."""
    if one.mention.measured_property not in _CUT_OFF or same_value(one, other):
        return False
    return _is_of_a_network_beside(one, other) or _is_of_a_network_beside(other, one)


def _is_of_a_network_beside(one: Voice, other: Voice) -> bool:
    counted = one.mention.numeral.unit_text or one.mention.subject
    named = not load_profile(one.language).tables["capital_nouns"] and _CAPITAL.search(counted) is not None
    return named and bool(other.speaker_id) and other.speaker.lower() not in counted.lower()


def is_of_one_country(one: Voice, other: Voice) -> bool:
    """180 cases in Spain and "266 cases in 13 countries", whichever is more: who counts for many lags behind."""
    if one.place == other.place or same_value(one, other):
        return False
    wide = [is_of_several_countries(v) for v in (one, other)]
    return wide[0] != wide[1] and bool((other if wide[0] else one).place)


def names_several_countries(sentence: str) -> bool:
    """Whether a sentence says of how many countries it speaks, or of a whole continent."""
    return _COUNTRIES.search(sentence) is not None


def is_of_several_countries(voice: Voice) -> bool:
    """Whether it stands in or beside a region of several countries, or beside how many they are."""
    return gazetteer().spans_countries(voice.place) or _stands_with_countries(*place_in_sentence(voice))


@lru_cache(maxsize=5_000)
def _stands_with_countries(text: str, start: int, end: int) -> bool:
    between = (text[end : m.start()] if m.start() >= end else text[m.end() : start] for m in _COUNTRIES.finditer(text))
    return any(not PARTED.search(words) for words in between)


def is_of_other_window(one: Voice, other: Voice) -> bool:
    """Six dead "in the past 24 hours" and 118 in all; the eleven of the day after.

    Not of what one sentence tells before and after: "rose from 30,000 to 38,640 in a day" says how fast it rose.
    """
    if one.sentence == other.sentence and one.former != other.former:
        return False
    windows = {_is_of_window(v) and f"until {v.day}" for v in (one, other)}
    return len(windows) > 1 and not same_value(one, other)


def _is_of_window(voice: Voice) -> bool:
    """Whether words beside the number say that it counts what came to be in the last day or week."""
    return stands_by(_WINDOW, *place_in_sentence(voice))


def is_of_other_period(one: Voice, other: Voice) -> bool:
    """April's inflation and what a bank said in May, a year's deficit and the next's: what is of a period is not of another.

    Months of one series are as days are, but for those of two years and what is foreseen for each; a year's number is its
    own. What somebody planned long ago is no rival of another's plan today.
    """
    if _count_from_other_days(one, other):
        return not same_value(one, other)
    if _is_of_year_before(one) != _is_of_year_before(other):
        return not same_value(one, other)
    if _are_years_apart(one, other):
        return not same_value(one, other)
    short, long = sorted((one.day, other.day), key=len)
    if len(short) == _YEAR and long and int(long[:_YEAR]) - int(short) > 1 and not _is_one_project(one, other):
        return not same_value(one, other)
    if (len(short), len(long)) == (_YEAR, _MONTH) and is_forecast(one) and is_forecast(other):
        return True  # what is expected of a month and of its year, though both are 3.6%
    if len(short) == len(long) == _MONTH and short != long and is_forecast(one) and is_forecast(other):
        own = one.speaker_id == other.speaker_id and same_value(one, other)
        return one.former == other.former and not own
    if len(short) == len(long) == _MONTH and short[_YEAR:] == long[_YEAR:]:
        return short != long and not same_value(one, other)
    if not short or len(short) == len(long) != _YEAR or long.startswith(short):
        return False
    rivals = are_two_speakers(one, other) and one.mention.measured_property in PLANS
    kept = one.former == other.former and not same_value(one, other)
    name = base_name(one.mention.measured_property)
    told_anew = one.article != other.article and is_one_speaker(one, other)
    set_beside = name in _RESULTS and not told_anew
    return kept and (rivals or name in _OF_PERIODS or set_beside)


def _count_from_other_days(one: Voice, other: Voice) -> bool:
    """Whether both say since when they count, and it is not the same: 517 dead this year, 1,456 since 2022."""
    if not one.since or not other.since:
        return False
    return abs(date.fromisoformat(one.since) - date.fromisoformat(other.since)) >= _OTHER_START


def with_told_starts(voices: list[Voice]) -> list[Voice]:
    """The voices, a telling number that does not say since when it counts with the one day that the story tells of it."""
    told: dict[object, set[str]] = defaultdict(set)
    for voice in (v for v in voices if v.since):
        told[_number(voice)].add(voice.since)
    return [
        replace(v, since=min(days))
        if not v.since and nominal(v.quantity) >= TELLING_VALUE and len(days := told[_number(v)]) == 1
        else v
        for v in voices
    ]


def _number(voice: Voice) -> tuple[object, ...]:
    return voice.mention.measured_property, nominal(voice.quantity), voice.unit, voice.mention.subject_class


def _are_years_apart(one: Voice, other: Voice) -> bool:
    """A firm's sales of this quarter and of last year's; not what a project was to cost, nor what is counted on."""
    name = one.mention.measured_property
    if len(one.day) != _DAY or len(other.day) != _DAY or name in RECKONED | PLANS | CUMULATIVE:
        return False
    return abs(date.fromisoformat(one.day) - date.fromisoformat(other.day)) >= _YEAR_BEFORE


def _is_of_year_before(voice: Voice) -> bool:
    """ "87 million a year earlier": set beside today's to compare, not to be overtaken by it."""
    as_of = voice.mention.as_of
    return as_of is not None and as_of.precision == "year" and '", before ' in as_of.evidence


def _is_one_project(one: Voice, other: Voice) -> bool:
    """What a bridge was to cost years ago, and what one voice has gone on counting, is compared over years."""
    return one.mention.measured_property in RECKONED or is_one_speaker(one, other)
