"""The times of day that a live report's entries begin with: "18:40", "6.40pm BST –", "18 h 40 |", "[15.05 Uhr]".

A time stands for an entry only where several paragraphs begin with one and the clock does not pass midnight between them:
whose times span two days, nobody can put in order by the hour.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.language.word_patterns import WordPattern

_FEWEST = 3
_LONGEST_STEP_BACK = 6 * 60  # minutes; a longer one against the report's direction is a new day
_NOON = 12
_ZONE = r"(?:<dates.hours>|GMT|UTC|[A-Z]{1,3}S?T)"
_HALF = r"(?P<half>[ap])\.? ?m\.?"
_STAMP = WordPattern(
    rf"[\[(*•·–—-]*\s*(?P<hour>\d{{1,2}})(?:(?P<mark>[:.]| ?[hH] ?)(?P<minute>[0-5]\d))?"
    rf"(?:\s?{_HALF})?(?P<zone>\s?{_ZONE})?(?!\w)"
    r"[\])*]*(?P<close>\s*[:–—|-]+(?=\s))?\s*"
)
_OF = "(?:(?:<dates.before_month>) )?"
_DATED = WordPattern(
    rf"(?:[^\W\d_]+\.?,? ){{0,3}}(?:\d{{1,2}}\.? {_OF}[^\W\d_]{{3,10}}\.?,?(?: {_OF}\d{{4}})?,? )?(?:[^\W\d_]{{1,3}} )?"
    + _STAMP.grammar
)  # "Tue 6 May 2025 18.40 BST", "Mis à jour à 18 h 40": a line of its own
_LONGEST_LINE = 48


@dataclass(frozen=True, slots=True)
class EntryTime:
    """What a paragraph begins with: `end` is the offset behind it, `minutes` count from midnight, by the page's clock."""

    end: int
    minutes: int

    @property
    def clock(self) -> str:
        """ "18:40"."""
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"


def entry_times(text: str, paragraphs: Sequence[tuple[int, int]]) -> dict[int, EntryTime]:
    """The times of the entries by index of the paragraph that each begins; {} where the text is no live report."""
    found = {i: time for i, (start, end) in enumerate(paragraphs) if (time := _time_at(text, start, end))}
    clock = [time.minutes for time in found.values()]
    return found if len(set(clock)) >= _FEWEST and not _passes_midnight(clock) else {}


def is_time_line(line: str) -> bool:
    """Whether a line says a time of day, with its date or not, and nothing else."""
    found = _time_at(line, 0, len(line))
    return found is not None and found.end == len(line)


def time_before(line: str) -> int:
    """Where a line's own words begin, behind a time of day if it begins with one."""
    found = _time_at(line, 0, len(line))
    return found.end if found else 0


def _passes_midnight(clock: list[int]) -> bool:
    """Whether a step against the direction of most of them, if most have one, is too long for an entry out of turn."""
    steps = [later - earlier for earlier, later in pairwise(clock)]
    forward, backward = ([abs(step) for step in steps if step * sign > 0] for sign in (1, -1))
    against = min(forward, backward, key=len) if len(forward) != len(backward) else [*forward, *backward]
    return any(step > _LONGEST_STEP_BACK for step in against)


def _time_at(text: str, start: int, end: int) -> EntryTime | None:
    """The time that a paragraph begins with: alone on its line, before a dash, or before a sentence."""
    found = _read(_STAMP.match(text, start, end), text, end)
    if found is None and end - start <= _LONGEST_LINE:
        found = _read(_DATED.fullmatch(text, start, end), text, end)
    return found


def _read(match: re.Match[str] | None, text: str, end: int) -> EntryTime | None:
    if not match or not (match["minute"] or match["half"] or match["zone"]):
        return None
    alone = match.end() == end or bool(match["close"])
    may_be_decimal = match["mark"] == "." and not (match["half"] or match["zone"])
    before_sentence = match[0][-1:].isspace() and not text[match.end() : match.end() + 1].islower()
    hour = _hour(int(match["hour"]), match["half"])
    if hour is None or not (alone or (before_sentence and not may_be_decimal)):
        return None
    return EntryTime(match.end(), hour * 60 + int(match["minute"] or 0))


def _hour(hour: int, half: str | None) -> int | None:
    """The hour from 0 to 23, None for none."""
    if half:
        return hour % _NOON + (_NOON if half == "p" else 0) if 1 <= hour <= _NOON else None
    return hour if hour < 2 * _NOON else None
