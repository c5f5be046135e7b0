"""What a word goes on with that names no act of its own: "the *deal*", "the *decision*", "regulators cleared *it*".

For reports whose act is known and whose kind is not (mentions of a corpus). The reports of one article stand in the order of
its text; each goes on with an earlier one of it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarizer.language.events.acts import goes_on_with_any, is_pronoun
from summarizer.language.events.event_nouns import find_taken_up, is_definite, types_named
from summarizer.language.events.event_types import event_types
from summarizer.language.events.triggers import find_triggers
from summarizer.language.profile import load_profile
from summarizer.merge.events.reports import EventReport

_WORD = re.compile(r"[^\W\d_]+")
_REACH = 12  # reports before a pronoun or a general noun among which it has its own


def antecedents(reports: Sequence[EventReport]) -> dict[int, int]:
    """Index of a report -> index of the earlier one of its article with which it goes on."""
    before: dict[str, list[int]] = defaultdict(list)
    found: dict[int, int] = {}
    for index, report in enumerate(reports):
        told = before[report.article]
        if report.head and not report.type:
            earlier = _antecedent(report, [(n, reports[n]) for n in told])
            if earlier is not None:
                found[index] = earlier
        told.append(index)
    return found


def _antecedent(report: EventReport, told: list[tuple[int, EventReport]]) -> int | None:
    return next((n for rule in (_meant, _noun_of_its_kind) for n in rule(report, told)), None)


def _meant(report: EventReport, told: list[tuple[int, EventReport]]) -> Iterator[int]:
    """What a pronoun stands for: the first noun for an act in the last sentence before that has one, else in its own."""
    if not is_pronoun(report.head, report.language):
        return
    nouns = [(n, r) for n, r in told[-_REACH:] if _is_noun(r)]
    before = [(n, r) for n, r in nouns if r.sentence != report.sentence]
    near = before or nouns
    yield from (n for n, r in near if r.sentence == near[-1][1].sentence)


def _noun_of_its_kind(report: EventReport, told: list[tuple[int, EventReport]]) -> Iterator[int]:
    """What a definite noun takes up of the sentences before: the act told most of those that it can name.

    None where the noun's own act has been told.
    """
    act, types = report.act, _taken_up(report)
    general = types is None
    if act is None or types == frozenset():
        return
    before = [(n, r) for n, r in told if r.sentence != report.sentence and r.act and r.act.kin and not r.act.is_light]
    if any(r.act and (r.act.is_same_as(act) or r.act.is_kin_of(act)) for _, r in before):
        return
    able = [(n, r) for n, r in before if types is None or types & _types(r) - _effects()]
    if general:
        able = able[-_REACH:]
    often = Counter(_row(r) for _, r in able)
    yield from (n for n, _ in sorted(able, key=lambda told: (-often[_row(told[1])], -told[0])))


def _taken_up(report: EventReport) -> frozenset[str] | None:
    """The types of events that the head, a definite noun, may take up; None for any, empty for none."""
    code = load_profile(report.language).code
    if goes_on_with_any(report.head, report.language):
        return None if is_definite(report.sentence, report.head_at, report.language) else frozenset()
    end = report.head_at + len(report.head)
    nouns = find_taken_up(report.sentence, 0, len(report.sentence), code)
    return next((t.types for t in nouns if report.head_at <= t.noun < end), frozenset())


@lru_cache(maxsize=1)
def _effects() -> frozenset[str]:
    """The types of what other events bring about: a crash is no toll."""
    return frozenset(kind.type for kind in event_types() if kind.effect)


def _row(report: EventReport) -> int:
    return min(report.act.kin) if report.act else -1


def _head_noun(report: EventReport) -> str:
    words = _WORD.findall(report.head)
    return (words[-1] if words else report.head).lower()


def _is_noun(report: EventReport) -> bool:
    """Whether the head is a noun for an event, or a phrase with an article."""
    small = load_profile(report.language).function_words
    first = _WORD.findall(report.head.lower())[:2]
    return bool(types_named(_head_noun(report), report.language)) or (len(first) == 2 and first[0] in small)


def _types(report: EventReport) -> frozenset[str]:
    """The types of events that the head may name."""
    start = report.head_at
    code = load_profile(report.language).code
    triggers = find_triggers(report.sentence, 0, len(report.sentence), code)
    there = frozenset(t.kind.type for t in triggers if t.start < start + len(report.head) and start < t.end)
    return there or types_named(_head_noun(report), report.language)
