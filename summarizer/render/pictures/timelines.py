"""Pictures of a story's days: its main events one below the other, and its days on one line."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, groupby, pairwise

from summarizer.render.pictures.svg import MARGIN, SIZE, SMALL, WIDTH, Picture, drawn, main_year, short_day
from summarizer.render.words.labels import Labels, labels_for
from summarizer.render.words.lettering import one_line, text_width, wrapped
from summarizer.render.words.reading import with_own_days
from summarizer.schema.brief import Event, Story

_EVENTS = 10
_RAIL = 96.0


@dataclass(frozen=True, slots=True)
class _PlacedEvent:
    y: float
    lines: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class _PlacedDay:
    y: float
    date: tuple[str, ...]
    events: tuple[_PlacedEvent, ...]
    after_long: bool


def timeline(story: Story, language: str) -> Picture | None:
    """The story's most reported events by day, the room between days growing with the time; None for a single day.

    What is planned, possible or denied has a hollow dot and says so.
    """
    labels = labels_for(language)
    events = _main_events(with_own_days(story))
    if len({event.date for event in events}) < 2:
        return None
    near = main_year(event.date or "" for event in events)
    words = labels.word("apart").join(_event_words(event, near, labels) for event in events)
    title = labels.word("timeline", what=one_line(story.headline.text))
    return drawn("timeline.svg.j2", title, words, *_placed_days(events, near, labels))


def _main_events(events: Sequence[Event]) -> list[Event]:
    """The events with a date, in its order: the most reported of each day first, up to a picture's worth."""
    dated = [event for event in events if event.date and _calendar(event.date)]
    ranked = sorted(dated, key=_weight)
    first = list({event.date: event for event in reversed(ranked)}.values())[::-1]
    chosen = (sorted(first, key=_weight) + [event for event in ranked if event not in first])[:_EVENTS]
    return sorted(chosen, key=lambda event: (event.date or "", _weight(event)))


def _weight(event: Event) -> int:
    return -len({citation.article for citation in event.citations})


def _calendar(iso: str) -> date | None:
    """The first day of a date that may be a month or a year; None for what is no date."""
    try:
        return date.fromisoformat(iso[:10] + {4: "-01-01", 7: "-01"}.get(len(iso), ""))
    except ValueError:
        return None


def _note(event: Event, labels: Labels) -> str:
    return "" if event.modality == "actual" else f"({labels.word(event.modality)})"


def _date_of(event: Event, near: str, labels: Labels) -> str:
    return short_day(event.date, event.date_evidence, near, labels, event.date_precision)


def _event_words(event: Event, near: str, labels: Labels) -> str:
    said = f"{one_line(event.summary)} {_note(event, labels)}".rstrip()
    return labels.word("pair", name=_date_of(event, near, labels), value=said)


def _placed_days(events: Sequence[Event], near: str, labels: Labels) -> tuple[int, dict[str, object]]:
    """The height of the picture, and where everything goes."""
    placed: list[_PlacedDay] = []
    y, before = 4.0, None
    for shown, of_day in groupby(events, key=lambda event: _date_of(event, near, labels)):
        together = tuple(of_day)
        day = _calendar(together[0].date or "")
        apart = (day - before).days if day and before else 0
        y += min(36.0, 10.0 * math.log2(apart + 1)) if placed else 0.0
        lines = wrapped(shown, _RAIL - 16 - MARGIN, SMALL, 2)
        told, bottom = _placed_events(together, y, labels)
        placed.append(_PlacedDay(round(y, 1), lines, told, apart > 7))
        y, before = max(bottom, y + 15 * len(lines) + 4), day
    return math.ceil(y), {"days": placed, "rail": _RAIL, "bottom": placed[-1].events[-1].y + 9}


def _placed_events(events: Sequence[Event], y: float, labels: Labels) -> tuple[tuple[_PlacedEvent, ...], float]:
    placed = []
    for event in events:
        lines, note = wrapped(event.summary, WIDTH - _RAIL - 16 - MARGIN, SIZE, 2), _note(event, labels)
        placed.append(_PlacedEvent(round(y, 1), lines, note))
        y += 17 * (len(lines) + bool(note)) + 7
    return tuple(placed), y


@dataclass(frozen=True, slots=True)
class _PlacedDot:
    x: float
    r: float
    hollow: bool
    date: str
    after_long: bool


def day_strip(events: Sequence[Event], language: str) -> Picture | None:
    """The days of events on one line, a dot growing with the number of events; None for a single day.

    A day's label is left out where it would run into that of a fuller day. Only planned or doubtful ones: hollow.
    """
    labels = labels_for(language)
    dated = sorted((e for e in events if e.date and _calendar(e.date)), key=lambda e: e.date or "")
    if len({event.date for event in dated}) < 2:
        return None
    near = main_year(event.date or "" for event in dated)
    of_days = [tuple(group) for _, group in groupby(dated, key=lambda event: event.date)]
    names = [_date_of(group[0], near, labels) for group in of_days]
    title = labels.word("day_strip")
    counts = (labels.count("events", len(group)) for group in of_days)
    told = (labels.word("pair", name=name, value=n) for name, n in zip(names, counts, strict=True))
    words = labels.word("apart").join(told)
    return drawn("day_strip.svg.j2", title, words, 42, {"dots": _placed_dots(of_days, names)})


def _placed_dots(of_days: Sequence[tuple[Event, ...]], names: Sequence[str]) -> list[_PlacedDot]:
    dates = [_calendar(group[0].date or "") or date.min for group in of_days]
    apart = [0, *((later - sooner).days for sooner, later in pairwise(dates))]
    steps = list(accumulate(math.log2(days + 1) for days in apart))
    ends = [text_width(name, SMALL) / 2 + 2 for name in (names[0], names[-1])]
    room = WIDTH - 2 * MARGIN - sum(ends)
    xs = [round(MARGIN + ends[0] + room * step / steps[-1], 1) for step in steps]
    shown = _labelled(xs, names, of_days)
    return [
        _PlacedDot(
            x=x,
            r=round(min(9.0, 2.5 + 1.5 * math.sqrt(len(group))), 1),
            hollow=all(event.modality != "actual" for event in group),
            date=name if place in shown else "",
            after_long=days > 7,
        )
        for place, (x, group, name, days) in enumerate(zip(xs, of_days, names, apart, strict=True))
    ]


def _labelled(xs: Sequence[float], names: Sequence[str], of_days: Sequence[tuple[Event, ...]]) -> set[int]:
    """The places whose labels stand clear of each other: the ends, then the fullest days."""
    last = len(xs) - 1
    shown: set[int] = set()
    for place in sorted(range(len(xs)), key=lambda p: (p not in (0, last), -len(of_days[p]), p)):
        half = text_width(names[place], SMALL) / 2
        if all(abs(xs[place] - xs[o]) > half + text_width(names[o], SMALL) / 2 + 6 for o in shown):
            shown.add(place)
    return shown
