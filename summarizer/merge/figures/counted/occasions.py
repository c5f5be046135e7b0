"""Two raids of one week are two: which of several like happenings a number of a story belongs to.

A story has several where an article of it tells at least two of them apart by their days. Their numbers are then compared
within each, and those that count all of them apart from both. A number that nothing ties is tied by its own day, if only
one had happened by then, or by the one happening for which the same telling number is told; else it joins neither.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.language.names.sounds import sounds_alike
from summarizer.language.places import fold_name
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, ONE_DAY
from summarizer.merge.figures.voices import TELLING_VALUE, Voice, nominal, place_key
from summarizer.schema.evidence import TOLD_BEFORE
from summarizer.schema.mentions import GroundedMentions
from summarizer.schema.records import replace

ALL = "all"
_MOST = 4  # what has more days than this is a campaign, and its days are no happenings to compare
_SUPPORT = 2
_PAIR = 2
_ROW = 3  # days of which one sentence has a count each
_TIMES = 2  # as high as the row's own number of the day: another's count of it
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]{3,}")
_LEAD = 2  # sentences, a title among them, in which an article says what it is about


@dataclass(frozen=True, slots=True)
class Happenings:
    """A story's like happenings by ISO day, in order; `alone` is the day of each article that tells of one only.

    `places` are the days that stand beside each place, by its key.
    """

    days: tuple[str, ...]
    alone: dict[str, str]
    places: dict[str, frozenset[str]]


NO_HAPPENINGS = Happenings((), {}, {})


def happenings_of(mentions: Sequence[GroundedMentions]) -> Happenings:
    """The happenings that a story's articles tell apart; none where no article tells of several."""
    alone = {
        m.article.article.id: m.occasions[0].day.start
        for m in mentions
        if len(m.occasions) == 1 and not m.several and m.occasions[0].sentence <= _LEAD
    }
    days = _days_apart(mentions, alone)
    if not days:
        return NO_HAPPENINGS
    places: dict[str, set[str]] = defaultdict(set)
    for occasion in (o for m in mentions for o in m.occasions if o.day.start in days):
        for place in occasion.places:
            places[place_key(place)].add(occasion.day.start)
    return Happenings(days, alone, {place: frozenset(told) for place, told in places.items()})


def days_counted(voice: Voice, happenings: Happenings) -> tuple[str, ...]:
    """The days of the happenings that a voice's figure counts; () where that makes no difference."""
    return happenings.days if voice.occasion == ALL else (voice.occasion,) if voice.occasion else ()


def _days_apart(told: Sequence[GroundedMentions], alone: dict[str, str]) -> tuple[str, ...]:
    """A day counts that stands beside the word for a happening, that two articles have, or one that tells of several.

    So does the day with which an article opens that tells of one only, where another says of a later one that it is the
    second: "Gunmen attacked a post on Monday"; "attacked one on Thursday, the second attack of the week".
    """
    support: Counter[str] = Counter(o.day.start for m in told for o in m.occasions)
    named = {o.day.start for m in told for o in m.occasions if o.named}
    several = {o.day.start for m in told if m.several for o in m.occasions}
    if not any(m.several for m in told):
        return ()
    before = {day for day in alone.values() if day < max(several, default="")}
    kept = tuple(sorted(d for d in support if d in named | several | before or support[d] >= _SUPPORT))
    return kept if 1 < len(kept) <= _MOST else ()


def with_occasions(voices: list[Voice], happenings: Happenings) -> list[Voice]:
    """The voices, each with its happening's day, ALL, or "" where nothing ties it or its property has no rivals."""
    return _with_days_counts(_of_happenings(voices, happenings))


def _of_happenings(voices: list[Voice], happenings: Happenings) -> list[Voice]:
    occasions = [_own(v, happenings) for v in voices]
    if not any(occasions):
        return voices
    tied = [replace(v, occasion=own) for v, own in zip(voices, occasions, strict=True)]
    tied = _as_told_elsewhere(tied, happenings)
    known: dict[str, set[str]] = defaultdict(set)
    for voice in tied:
        known[voice.mention.measured_property].add(voice.occasion)
    made = CUMULATIVE | ONE_DAY  # by a happening; who is missing or trapped is so whatever has happened since
    rivals = {name for name, occasions in known.items() if name in made and len(occasions - {""}) > 1}
    return [v if v.mention.measured_property in rivals else replace(v, occasion="") for v in tied]


def _with_days_counts(voices: list[Voice]) -> list[Voice]:
    """The voices, those of one day alone where a sentence counts day by day: "6 on Tuesday, 41 on Thursday, 75 on Friday".

    Another number of the property that names one of these days is of it alone, too, unless it is much higher than the day's
    own: then it is what had been counted by that day.
    """
    rows: dict[tuple[object, ...], dict[str, float]] = defaultdict(dict)
    for voice in voices:
        if not voice.occasion and voice.mention.measured_property in CUMULATIVE and (day := _day_named(voice)):
            row = rows[voice.sentence, voice.mention.measured_property]
            row[day] = min(row.get(day, nominal(voice.quantity)), nominal(voice.quantity))
    counted: dict[str, dict[str, float]] = defaultdict(dict)
    for (_, name), days in rows.items():
        if len(days) >= _ROW:
            counted[str(name)].update(days)
    if not counted:
        return voices
    told = [_of_day(v, day) if (day := _day_of_row(v, counted)) else v for v in voices]
    sentences = {(v.sentence, v.occasion) for v in told if v.occasion}
    beside = ((v, _day_named(v)) for v in told)  # "32 people died on Thursday and 700 were hurt"
    return [
        _of_day(v, day)
        if not v.occasion and v.mention.measured_property in CUMULATIVE and (v.sentence, day) in sentences
        else v
        for v, day in beside
    ]


def _of_day(voice: Voice, day: str) -> Voice:
    """The voice as a count of that day alone, whenever it was told."""
    happened = voice.mention.occasion
    as_of = happened if happened and happened.start == day else voice.mention.as_of
    return replace(voice, occasion=day, day=day, mention=replace(voice.mention, as_of=as_of))


def _day_of_row(voice: Voice, counted: dict[str, dict[str, float]]) -> str:
    day = _day_named(voice)
    most = _TIMES * counted.get(voice.mention.measured_property, {}).get(day, 0)
    return day if not voice.occasion and 0 < nominal(voice.quantity) <= most else ""


def _day_named(voice: Voice) -> str:
    """The day that the number's own words name: that of what happened, else as of which it is said to hold."""
    mention = voice.mention
    told = mention.as_of if mention.as_of and mention.as_of.precision == "day" else None
    named = told is not None and told.evidence.startswith('"') and not told.evidence.endswith(TOLD_BEFORE)
    if mention.background:
        return ""
    if told and '", before ' in told.evidence:
        return told.start  # "12 bodies on Sunday; the day before 20"
    return mention.occasion.start if mention.occasion else told.start if told and named else ""


def _own(voice: Voice, happenings: Happenings) -> str:
    mention, days, alone = voice.mention, happenings.days, happenings.alone
    if placed := _of_named_place(voice, happenings):
        return placed
    if mention.background:
        return ""
    if mention.measured_property in ONE_DAY:
        return mention.occasion.start if mention.occasion else ""
    if not days:
        return ""
    if mention.occasion and mention.occasion.start in days:
        return mention.occasion.start
    past = [day for day in days if "" != voice.day >= day]
    if len(past) == 1 and len(days) == _PAIR and not mention.period and not _is_elsewhere(voice, past[0], happenings):
        return past[0]
    if mention.nth:
        return days[0 if mention.nth == 1 else -1]
    only = alone.get(voice.article, "")
    return only if only in days else ALL if mention.counts_all else ""


def _is_elsewhere(voice: Voice, day: str, happenings: Happenings) -> bool:
    """Whether it has a place that is none of those of the day's happening: a country's toll is not that of a bridge."""
    there = {place for place, days in happenings.places.items() if day in days}
    return bool(voice.place and there) and voice.place not in there


def _of_named_place(voice: Voice, happenings: Happenings) -> str:
    """The happening of the one place that the number's sentence names, of those told of one day only: "that of Hradovo"."""
    mention = voice.mention
    if mention.background or mention.counts_all or mention.measured_property not in CUMULATIVE:
        return ""
    places = {place: next(iter(days)) for place, days in happenings.places.items() if len(days) == 1}
    names = {fold_name(name) for name in _NAME.findall(voice.text)} if places else set()
    days = {
        day for place, day in places.items() if day in happenings.days and any(sounds_alike(n, place) for n in names)
    }
    return days.pop() if len(days) == 1 else ""


def _as_told_elsewhere(voices: list[Voice], happenings: Happenings) -> list[Voice]:
    """Each open voice with the occasion of the one figure that has its number, if the number is no coincidence, else with
    that of its place, if all that is told of the place is of one."""
    known: dict[object, set[str]] = defaultdict(set, {place: set(days) for place, days in happenings.places.items()})
    for voice in (v for v in voices if v.occasion):
        known[_number(voice)].add(voice.occasion)
        if voice.place and voice.occasion != ALL:
            known[voice.place].add(voice.occasion)
    return [v if v.occasion else replace(v, occasion=_only(v, known)) for v in voices]


def _number(voice: Voice) -> tuple[object, ...]:
    value = nominal(voice.quantity)
    telling = value >= TELLING_VALUE
    return (voice.mention.measured_property, value, voice.unit) if telling else (id(voice),)


def _only(voice: Voice, known: dict[object, set[str]]) -> str:
    """Of a crowd with a day of its own no other crowd of its town is: "87,000 in Paris; on 19 January 80,000"."""
    keys = (_number(voice), voice.place) if not voice.mention.background else ()
    if voice.mention.measured_property in ONE_DAY and voice.day:
        return next((d for key in keys for d in known.get(key, ()) if d == voice.day and len(known[key]) == 1), "")
    return next((next(iter(known[key])) for key in keys if len(known.get(key, ())) == 1), "")
