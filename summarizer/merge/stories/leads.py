"""What articles open with, where that tells one happening from another like it: its towns and days, what a deal is over.

Two raids of one army share their parties, their words and their week; two takeovers by one buyer share the buyer. Likeness
adds these up; only what each has and the other never names tells that there are two.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from summarizer.language.events.act_objects import object_of
from summarizer.language.places import gazetteer
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.stories.features import name_features
from summarizer.schema.mentions import EventMention, GroundedMentions

_LEAD = 2  # sentences in which an article says what it is about
_AT_ONE_PLACE = frozenset(["accident", "crime", "explosion", "match", "violence_against_civilians"])
_AT_ONE_TIME = _AT_ONE_PLACE | {"earthquake"}
_BLASTS = {"explosion": "accident"}  # a gas explosion is called the one or the other
_DEALS = frozenset(["merger", "takeover_bid", "transfer"])
_DAYS_APART = 2  # the day before or after may be that of the report

_TOLL = WordPattern(r"\b(?:<dates.tolls>)\b", re.IGNORECASE)

Named = Callable[[], set[str]]
Traits = frozenset[tuple[str, str]]


class Lead(NamedTuple):
    """The happenings that an article, or several, open with: (kind of event, what tells it apart).

    `days` are ISO days, `towns` names of features, `objects` the names of what is bought; `told` are all days of events.
    """

    days: Traits = frozenset()
    towns: Traits = frozenset()
    objects: Traits = frozenset()
    told: frozenset[str] = frozenset()

    def __reduce__(self) -> tuple[Any, ...]:
        """As tuples: of many frozensets pickle's fast mode, by which a day lies on disk, takes one for a cycle (3.11)."""
        return _unpacked, tuple(map(tuple, self))

    def with_other(self, other: "Lead") -> "Lead":
        """Of the articles of both."""
        if not any(other):
            return self
        return _held_once(
            self.days | other.days, self.towns | other.towns, self.objects | other.objects, self.told | other.told
        )


NO_LEAD = Lead()


def _unpacked(*told: Iterable[Any]) -> Lead:
    days, towns, objects, days_told = map(frozenset, told)
    return _held_once(days, towns, objects, days_told)


def lead_of(grounded: GroundedMentions) -> Lead:
    """What the article opens with; "a second blast" is of the first one's story, wherever and whenever it was."""
    opening = [(e.mention, e.citation.exact) for e in grounded.events if e.mention.sentence <= _LEAD]
    happened = [m for m, _ in opening if m.type in _AT_ONE_TIME and m.modality == "actual" and not grounded.several]
    if not happened and all(m.type not in _DEALS for m, _ in opening):
        return NO_LEAD
    language = grounded.article.article.language
    return _held_once(
        frozenset((_kind(m), day) for m, s in opening if m in happened and not _is_toll(m, s) and (day := _day(m))),
        frozenset((_kind(m), town) for m in happened if m.type in _AT_ONE_PLACE for town in _towns(m.place)),
        frozenset((m.type, name) for m, s in opening if m.type in _DEALS for name in _object(s, m.head, language)),
        frozenset(day for e in grounded.events if e.mention.type in _AT_ONE_TIME and (day := _day(e.mention))),
    )


def _kind(mention: EventMention) -> str:
    return _BLASTS.get(mention.type, mention.type)


@lru_cache(maxsize=2_000)
def _held_once(days: Traits, towns: Traits, objects: Traits, told: frozenset[str]) -> Lead:
    """A long day has many articles that open alike, each with sets of a kilobyte."""
    return Lead(days, towns, objects, told)


def _day(mention: EventMention) -> str:
    """The day that the article gives; one that hangs on the briefing's date alone tells nothing apart."""
    day = mention.date
    return day.start if day and day.precision == "day" and not day.evidence.endswith("(assumed)") else ""


def _is_toll(mention: EventMention, sentence: str) -> bool:
    """ "The toll of the wreck stands at 31, rescuers said on Friday": the day is that of the count."""
    return mention.head != "" and _TOLL.search(sentence[: max(0, sentence.find(mention.head))]) is not None


def _towns(place: str) -> Iterator[str]:
    entry = gazetteer().place(place) if place else None
    if entry and entry.kind == "city":
        yield f"n:{entry.id}"


def _object(sentence: str, head: str, language: str | None) -> Iterator[str]:
    name = object_of(sentence, head, language) if head else ""
    if name and not gazetteer().lookup(name):
        yield name


def two_happenings(one: Lead, other: Lead, named: Named, named_there: Named) -> str:
    """Why articles that open with like happenings are of two; "" where nothing says so.

    `named` and `named_there` give the features that the articles of the one and of the other have.
    """
    return (
        _two_days(one, other)
        or _two_names(one.towns, other.towns, named, named_there, "one happened in {}, the other in {}")
        or _two_names(one.objects, other.objects, named, named_there, "one is a deal over {}, the other over {}")
    )


def _two_days(one: Lead, other: Lead) -> str:
    """Days that lie apart, of which neither is told in the articles of the other."""
    for kind in sorted({kind for kind, _ in one.days} & {kind for kind, _ in other.days}):
        own, theirs = ({day for k, day in lead.days if k == kind} for lead in (one, other))
        gap = min(abs((date.fromisoformat(a) - date.fromisoformat(b)).days) for a in own for b in theirs)
        if gap >= _DAYS_APART and own.isdisjoint(other.told) and theirs.isdisjoint(one.told):
            return f"one happened on {min(own)}, the other on {min(theirs)}"
    return ""


def _two_names(own: Traits, theirs: Traits, named: Named, named_there: Named, said: str) -> str:
    """Names of like happenings that the articles of the other never have."""
    for kind in sorted({kind for kind, _ in own} & {kind for kind, _ in theirs}):
        ours, others = ([name for k, name in sorted(traits) if k == kind] for traits in (own, theirs))
        if not _any_named(ours, named_there()) and not _any_named(others, named()):
            return said.format(*(_shown(names[0]) for names in (ours, others)))
    return ""


def _any_named(names: list[str], among: set[str]) -> bool:
    return any(not among.isdisjoint(_features(name)) for name in names)


def _features(name: str) -> tuple[str, ...]:
    return (name,) if name.startswith("n:") else tuple(f for f in name_features(name) if f.startswith("n:"))


def _shown(name: str) -> str:
    return name.rpartition("city-")[2] if name.startswith("n:") else name
