"""What keeps two reports of like words from being one event: another act, clause, turn, day, place, party or strength.

Each rule in `APART` says why two reports cannot be one, or ""; a benchmark leaves one out to see what it earns.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from itertools import pairwise, product

from summarizer.language.content import akin, content_words
from summarizer.language.dates.in_text import find_dates
from summarizer.language.dates.nights import tells_of_evening, tells_of_small_hours
from summarizer.language.dates.world_clock import may_be_days_on, tells_time_of_day
from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.places import fold_name, gazetteer, skeleton
from summarizer.language.profile import load_profile
from summarizer.language.regions import Region, are_opposite_parts, region_of
from summarizer.merge.events.reports import EventReport, is_one_day
from summarizer.merge.events.turns import tells_of_one_more, turn_of

_PARTIES = frozenset(
    [
        "takeover_bid",
        "merger",
        "transfer",
        "match",
        "arrest",
        "charge",
        "trial",
        "verdict",
        "appointment",
        "resignation",
        "obituary",
        "agree",
        "crime",
    ]
)
_DEALS = frozenset({"takeover_bid", "merger"})
_NO_PARTY = frozenset({"country", "media"})
_PAIR = 2
_DECIDES_SEVERAL = frozenset({"verdict", "vote", "sanction", "charge", "trial", "appointment"})  # one body in a day
_ANNOUNCES_SEVERAL = frozenset({"product", "layoffs", "closure"})  # one firm in a day: two recalls, each of its number
_LEAST_OF_MATTER = 2
_MOST_WORDS_OF_SAYING = 6  # "the carmaker said on Monday"
_WORD = re.compile(r"[^\W\d_]+")
_MAGNITUDE = re.compile(r"(?<![\d.,])[3-9][.,]\d(?![\d.,])")
# What is told when it is decided, in the present or the future tense.
_DECIDED = frozenset(
    ["closure", "layoffs", "takeover_bid", "merger", "transfer", "appointment", "product", "cancellation"]
)
_MEASURED_ANEW = 0.21  # by which an agency's first magnitude and its last may differ
_QUAKES = frozenset({"earthquake", "aftershock", "tsunami"})

Apart = Callable[[EventReport, EventReport], str]


def other_act(one: EventReport, other: EventReport) -> str:
    """Words for different acts, where both are known and no kind is; two acts of one sentence unless they share the word."""
    first, second = one.act, other.act
    if one.type:
        return ""  # one kind has many words, in several languages
    if first is None or second is None or first.is_same_as(second):
        return ""
    if first.is_kin_of(second) and one.sentence != other.sentence:
        return ""
    return f"one is an act of {one.head}, the other of {other.head}"


def other_clause(one: EventReport, other: EventReport) -> str:
    """Two main clauses of one sentence, of which each tells an act."""
    if one.article != other.article or one.position != other.position or one.sentence == other.sentence:
        return ""
    return "two main clauses of one sentence" if one.position else ""


def chosen_apart(one: EventReport, other: EventReport) -> str:
    """Two sentences of one article that a model has each named as a main event, unless one goes on with the other's."""
    if one.article != other.article or not (one.is_chosen and other.is_chosen) or one.position == other.position:
        return ""
    goes_on = one.takes_up == other.position or other.takes_up == one.position
    return "" if goes_on else "a reader named both as events of one article"


def other_span(one: EventReport, other: EventReport) -> str:
    """What one blow cost, and all who have died since a war began."""
    if not one.type == other.type == "casualties" or one.tells_whole_war == other.tells_whole_war:
        return ""
    return "one counts since it all began, the other what happened of late"


def other_turn(one: EventReport, other: EventReport) -> str:
    """The first of several like happenings, and a later one."""
    first, second = turn_of(one.sentence, one.language), turn_of(other.sentence, other.language)
    return f"one is the {first} of several, the other a {second}" if first and second and first != second else ""


def one_more(one: EventReport, other: EventReport) -> str:
    """What a later article tells without a day as happening again is not what an earlier one had told with its day."""
    for first, again in ((one, other), (other, one)):
        if first.date is None or again.date is not None or first.published >= again.published or not first.published:
            continue
        if not (again.head and first.date.end < again.published) or (first.numbers or set()) & (again.numbers or set()):
            continue
        if _is_one_more(again) and not _is_one_more(first):
            return f"one is of {first.date.start}, the other tells of a further one on {again.published}"
    return ""


def _is_one_more(report: EventReport) -> bool:
    is_toll = report.type == "casualties"
    return tells_of_one_more(report.sentence, report.head_at, report.head, report.language, is_toll)


def other_modality(one: EventReport, other: EventReport) -> str:
    """What is planned or denied is not what happened; what may have happened may be it, and a plan for its very day."""
    pair = {one.modality, other.modality}
    if len(pair) == 1 or pair == {"actual", "possible"} or (pair == {"actual", "planned"} and _came_true(one, other)):
        return ""
    return f"one is {one.modality}, the other {other.modality}"


def _came_true(one: EventReport, other: EventReport) -> bool:
    """Whether one tells ahead for a day what the other tells of it: "called a walkout for Friday", "walked out on Friday".

    Across languages a decision is one whether its verb looks ahead or not: "will close its plant", "schließt sein Werk".
    """
    if one.article == other.article or not one.type or one.type != other.type:
        return False
    decided = one.type in _DECIDED and one.language != other.language and None in (one.date, other.date)
    return decided or is_one_day(one, other)


def other_day(one: EventReport, other: EventReport) -> str:
    """Dates that share no day, and background beside today's news."""
    if one.is_past != other.is_past:
        return "one is background, told by its month or year"
    if one.date is None or other.date is None:
        return ""
    if one.date.start <= other.date.end and other.date.start <= one.date.end:
        return ""
    if any(_may_be_one_instant(*pair) or _may_be_one_night(*pair) for pair in ((one, other), (other, one))):
        return ""
    return f"one is of {one.date.start}, the other of {other.date.start}"


def _may_be_one_instant(one: EventReport, other: EventReport) -> bool:
    """ "At 23:30 GMT on Thursday" and "on Friday morning local time": by a named clock, and by that of the place."""
    if one.date is None or other.date is None or one.type != other.type or not one.type:
        return False
    days = (date.fromisoformat(other.date.start) - date.fromisoformat(one.date.start)).days
    elsewhere = may_be_days_on(one.sentence, days, load_profile(one.language))
    return elsewhere and tells_time_of_day(other.sentence, load_profile(other.language))


def _may_be_one_night(one: EventReport, other: EventReport) -> bool:
    """ "Late on Sunday" and "overnight", told on Monday, or "in der Nacht zum Montag": unless every number differs."""
    if one.date is None or other.date is None or one.type != other.type or not one.type:
        return False
    if (date.fromisoformat(other.date.start) - date.fromisoformat(one.date.end)).days != 1:
        return False
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return False
    began = tells_of_evening(one.sentence, load_profile(one.language))
    return began and tells_of_small_hours(other.sentence, load_profile(other.language))


def came_out_before(one: EventReport, other: EventReport) -> str:
    """No article tells, without a day, what happened on a day after it came out."""
    for told, later in ((one, other), (other, one)):
        if later.date is None or told.date is not None or not told.published or told.modality == "planned":
            continue
        if later.modality == "actual" and later.date.start > told.published:
            return f"one came out on {told.published}, the other is of {later.date.start}"
    return ""


def other_place(one: EventReport, other: EventReport) -> str:
    """Two places, unless one holds the other, or the other's sentence names both ("the Zeitoun district of Gaza City")."""
    if are_opposite_parts(one.sentence, other.sentence):
        return "one is in one part of the country, the other in the opposite part"
    abroad = _is_abroad(one, other) or _is_abroad(other, one)
    named = _is_named_in(one.place, other) or _is_named_in(other.place, one)
    if not abroad and (named or _same_place(one.place, other.place)):
        return ""
    return f"one is in {one.place}, the other in {other.place}"


def _is_abroad(one: EventReport, other: EventReport) -> bool:
    """Whether one is of a country and the other of a village that its sentence puts in another: "la aldea vietnamita"."""
    country = gazetteer().place(one.place)
    if country is None or country.kind != "country" or gazetteer().place(other.place) or not other.place:
        return False
    return _country_of_village(other.sentence, other.language) not in ("", country.id)


@lru_cache(maxsize=2_000)
def _country_of_village(sentence: str, language: str | None) -> str:
    """The id of the country whose people's name stands right beside a word for a town or village; "" where none does."""
    kinds = load_profile(language).unit_kinds
    for pair in pairwise(_WORD.findall(sentence)):
        peoples = [p for word in pair if (p := gazetteer().demonym(word))]
        if peoples and any(kinds.get(word.lower()) == "settlements" for word in pair):
            return peoples[0].id
    return ""


def _is_named_in(place: str, report: EventReport) -> bool:
    """Whether a report's sentence names a place that the world's table lacks beside its own: a quarter, a village."""
    return gazetteer().place(place) is None and fold_name(place) in fold_name(report.sentence)


def other_parties(one: EventReport, other: EventReport) -> str:
    """One buyer and two targets, one court and two accused: for what happens between parties, each has its own.

    So has each of two banks that set a rate.
    """
    if one.type == other.type == "interest_rate" and _are_of_two_bodies(one, other):
        return "two bodies, and two rates"
    if not _PARTIES.issuperset((one.type, other.type)):
        return ""
    own, theirs = one.participants - other.participants, other.participants - one.participants
    kinds = {k for _, k in own} & {k for _, k in theirs} - _NO_PARTY
    if _are_of_two_sums(one, other):
        return "one party of two differs, and the sums do"
    shared = {k for _, k in one.participants & other.participants}
    if not kinds or (len(shared) > 1 and "person" not in kinds) or len(one.actors & other.actors) > 1:
        return ""
    return "the parties differ"


def _are_of_two_bodies(one: EventReport, other: EventReport) -> bool:
    """Whether each tells of a body or country that the other does not, none of both, and of no number that the other
    tells: a body may bear two names.
    """
    told, theirs = one.numbers or frozenset(), other.numbers or frozenset()
    kinds = {k for _, k in one.participants} & {k for _, k in other.participants} & {"organisation", "country"}
    return bool(kinds and told and theirs) and not (one.actors & other.actors or told & theirs)


def _are_of_two_sums(one: EventReport, other: EventReport) -> bool:
    """Two deals of one party with two others, whatever kinds these were taken for, that share none of their numbers."""
    if one.type not in _DEALS or one.type != other.type or one.article == other.article:
        return False
    sides = [frozenset(i for i, kind in report.participants if kind not in _NO_PARTY) for report in (one, other)]
    of_two = [len(side) for side in (*sides, sides[0] & sides[1])] == [_PAIR, _PAIR, 1]
    told, theirs = one.numbers or frozenset(), other.numbers or frozenset()
    return of_two and bool(told and theirs) and not told & theirs


def other_magnitude(one: EventReport, other: EventReport) -> str:
    """Two quakes of different strength; one of a place, as two papers have it first and anew, may be a little apart."""
    if one.type not in _QUAKES:
        return ""
    first, second = ({m.replace(",", ".") for m in _MAGNITUDE.findall(r.sentence)} for r in (one, other))
    if not first or not second or first & second:
        return ""
    nearest = min(abs(float(a) - float(b)) for a, b in product(first, second))
    if nearest <= _MEASURED_ANEW and one.article != other.article and _name_one_town(one, other):
        return ""
    return f"magnitudes {min(first)} and {min(second)}"


def _name_one_town(one: EventReport, other: EventReport) -> bool:
    """Whether both are of one day, and both sentences name the place of one, which is no whole country."""
    told = [fold_name(report.sentence) for report in (one, other)]
    places = [fold_name(p) for p in (one.place, other.place) if p and not _is_country(p)]
    return is_one_day(one, other) and any(all(place in sentence for sentence in told) for place in places)


def _is_country(place: str) -> bool:
    entry = gazetteer().place(place)
    return entry is not None and entry.kind == "country"


def other_matter(one: EventReport, other: EventReport) -> str:
    """Two things that one court, government or firm decides in a day: nothing but who, when and that it did is in both."""
    alike = one.type == other.type and one.language == other.language and one.article != other.article
    counted = bool(one.numbers and other.numbers) and not (one.numbers or set()) & (other.numbers or set())
    if not alike or not (one.type in _DECIDES_SEVERAL or (one.type in _ANNOUNCES_SEVERAL and counted)):
        return ""
    first, second = _matter(one), _matter(other)
    return "" if min(len(first), len(second)) < _LEAST_OF_MATTER or akin(first, second) else "the matters differ"


def _matter(report: EventReport) -> frozenset[str]:
    """The stems of what a sentence tells beside names, days and the word of the act."""
    profile, sentence = load_profile(report.language), _without_saying(report)
    names = find_names(sentence, profile, 0, len(sentence), Vocabulary.of(sentence))
    days = (sentence[d.start : d.end] for d in find_dates(sentence, profile, None))
    for left_out in (*(n.text for n in names), *days, report.head):
        sentence = sentence.replace(left_out, " ")
    return content_words(sentence, report.language)


def _without_saying(report: EventReport) -> str:
    """The sentence without the clause that only says who says it: ", the carmaker said on Monday"."""
    verbs = load_profile(report.language).attribution_verbs
    clauses = report.sentence.split(", ")
    told = [c for c in clauses if len(c.split()) > _MOST_WORDS_OF_SAYING or verbs.isdisjoint(_WORD.findall(c.lower()))]
    return ", ".join(told)


APART: tuple[Apart, ...] = (
    other_matter,
    other_act,
    other_clause,
    chosen_apart,
    other_span,
    other_turn,
    one_more,
    other_modality,
    other_day,
    came_out_before,
    other_place,
    other_parties,
    other_magnitude,
)


def _same_place(one: str, other: str) -> bool:
    first_key, second_key = fold_name(one), fold_name(other)
    if not one or not other or first_key == second_key:
        return True
    if set(first_key.split()) <= set(second_key.split()) or set(second_key.split()) <= set(first_key.split()):
        return True
    if (parts := (region_of(one), region_of(other))) != (None, None):
        return _may_be_one_region(one, other, *parts)
    first, second = gazetteer().place(one), gazetteer().place(other)
    if first and second:
        return first.id == second.id or first.country == second.id or second.country == first.id
    if first or second:  # a village may lie in any country
        return "city" not in {entry.kind for entry in (first, second) if entry}
    return bool(_long_words(first_key) & _long_words(second_key))  # "Wadi Tarfa", "Ouadi Tarfa"


def _may_be_one_region(one: str, other: str, first: Region | None, second: Region | None) -> bool:
    """The same part of one country, that country, or what may lie in that part."""
    if first and second:
        return first == second
    region, place = (first, other) if first else (second, one)
    entry = gazetteer().place(place)
    return region is not None and (entry is None or region.whole.id in (entry.id, entry.country))


def _long_words(key: str) -> set[str]:
    return {word for word in skeleton(key).split() if len(word) > 2}
