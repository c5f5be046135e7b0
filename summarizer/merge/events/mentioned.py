"""Reports that only mention an event: "over the theft of 23 coins" is one more source of the theft, and no event of its own.

A mention joins the event of its kind in the story that has its day, or shares names and words with it. What could be of
several, or of none, is dropped.
"""

from collections import defaultdict
from collections.abc import Sequence

from summarizer.language.anchors import is_general
from summarizer.language.content import content_words
from summarizer.language.events.event_nouns import types_named
from summarizer.merge.decisions import DecisionLog, Finding
from summarizer.merge.events.apart import APART
from summarizer.merge.events.reports import EventReport, is_one_day

_LEAST_SHARED = 2  # names, numbers or words by which a mention without a day is known
_MOST = 16  # events of one kind: what a story has more of, a mention without a day cannot tell


def homes_of(
    mentioned: Sequence[EventReport], groups: Sequence[Sequence[EventReport]], log: DecisionLog
) -> dict[int, int]:
    """For each mention that belongs to one of the groups of reports, by its index: the group's."""
    by_type: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for kind in sorted({report.type for report in group}):
            by_type[kind].append(number)
    homes: dict[int, int] = {}
    for index, mention in enumerate(mentioned):
        home = _home(mention, groups, by_type)
        if home is not None:
            homes[index] = home
            _note(mention, groups[home], log)
    return homes


def _home(mention: EventReport, groups: Sequence[Sequence[EventReport]], by_type: dict[str, list[int]]) -> int | None:
    for kinds in ({mention.type}, types_named(mention.head, mention.language)):
        found = {n for kind in kinds for n in by_type.get(kind, ())}
        if found:
            return _only(mention, groups, sorted(found)[:_MOST])
    return None


def _only(mention: EventReport, groups: Sequence[Sequence[EventReport]], numbers: list[int]) -> int | None:
    """The group that shares most with the mention: its day, where it names one, else names, numbers and words."""
    able = [n for n in numbers if _may_be(mention, groups[n])]
    if mention.date is not None:
        able = [n for n in able if any(is_one_day(mention, report) for report in groups[n])]
        if len(able) == 1:
            return able[0]
    shared = sorted(((max(_shared(mention, report) for report in groups[n]), n) for n in able), reverse=True)
    if not shared or shared[0][0] < _LEAST_SHARED or [s for s, _ in shared].count(shared[0][0]) > 1:
        return None
    return shared[0][1]


def _shared(mention: EventReport, report: EventReport) -> int:
    """How many names, places, numbers and, in one language, other words than the act's both sentences have."""
    telling = {c for c in mention.concepts & report.concepts if not is_general(c)}
    if mention.language != report.language:
        return len(telling)
    return len(telling) + len(mention.words & report.words - content_words(mention.head, mention.language))


def _may_be(mention: EventReport, group: Sequence[EventReport]) -> bool:
    """Whether no rule holds them apart and the mention's own sentence tells another event."""
    own = any((r.article, r.position) == (mention.article, mention.position) for r in group)
    return not own and not any(rule(mention, report) for report in group for rule in APART)


def _note(mention: EventReport, group: Sequence[EventReport], log: DecisionLog) -> None:
    log.add(
        Finding(
            about="event",
            verdict="same",
            rule="mentioned",
            left=group[0].sentence,
            right=mention.sentence,
            evidence=f"speaks of it beside another: {mention.head}",
            weight=len(group),
            ids=(group[0].article, mention.article),
        )
    )
