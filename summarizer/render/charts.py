"""Pictures of a briefing: a story's days, and what each source says a figure is. Every number shown is a claim's own.

A picture is plain SVG. Its colours stand in it as attributes, for programs that know no style sheets (a rasteriser, an
editor); each is also a class (`ink`, `soft`, `rule`, `now`, `alarm`, `paper`) by which a page sets its own, for example
its dark ones. It has no background: a rasteriser for mail lays one of `#ffffff` under it.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, groupby, pairwise

from summarizer.language.numbers.measures import measure_of, same_currency
from summarizer.render.figures import figure_name, number_text, standing
from summarizer.render.labels import ASSUMED_SIGN, UNKNOWN, Labels, labels_for
from summarizer.render.lettering import FONT, cut, one_line, text_width, wrapped
from summarizer.render.reading import is_assumed
from summarizer.render.templates import fill
from summarizer.schema.brief import Citation, Claim, DatePrecision, Event, Figure, Number, Story

WIDTH = 400
SIZE, SMALL = 13, 11.5
_ROWS = 12
_EVENTS = 10
_MARGIN = 6
_RAIL = 96.0
_NEVER = "9999"
OwnWords = Callable[[Iterable[Citation]], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG element with its size in CSS pixels, and what it shows in words."""

    svg: str
    width: int
    height: int
    alt: str


# --- what each source says a figure is ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    """One value of one day with all who say so. `low` or `high` is None where the claim leaves that side open."""

    day: str
    number: str
    speakers: tuple[str, ...]
    low: float | None
    high: float | None
    closed: bool
    state: str


@dataclass(frozen=True, slots=True)
class _PlacedRow:
    y: int
    label: str
    number: str
    state: str
    track: tuple[int, int]
    dots: tuple[int, ...]
    hollow: bool
    open_left: bool
    open_right: bool


def range_plot(figure: Figure, language: str, own_words: OwnWords | None = None) -> Picture | None:
    """Each value or interval that sources give for a figure, a row, by its day; None where all say the same.

    A filled dot is a value or a bound that counts itself in ("at least"), a hollow one a bound that does not ("more
    than"); an arrow points where a claim sets no limit. Lengths start from zero. `own_words` names the articles
    that speak for themselves.
    """
    labels = labels_for(language)
    rows = _rows(figure, labels, own_words or (lambda _: ()))
    if len({(row.low, row.high, row.closed) for row in rows}) < 2:
        return None
    title = labels.word("range_plot", what=one_line(figure_name(figure, labels)))
    words = "; ".join(_row_words(row, labels) for row in rows)
    return _picture("range_plot.svg.j2", title, words, *_placed_rows(rows))


def _rows(figure: Figure, labels: Labels, own_words: OwnWords) -> list[_Row]:
    """The claims by day, one value of a day together, the unknown day last; of many, what stands or is late."""
    near = _main_year(claim.told_day or "" for claim in figure.claims)
    grouped: dict[tuple[object, ...], list[int]] = {}
    for index in _of_one_scale(figure):
        claim = figure.claims[index]
        if (ends := _ends(claim)) is not None:
            day = claim.told_day or claim.period_end or _NEVER
            grouped.setdefault((day, *ends, claim.modality), []).append(index)
    keys = sorted(grouped, key=lambda key: (str(key[0]), grouped[key][0]))
    weighty = sorted(keys, key=lambda key: (_state(figure, grouped[key]) == "soft", -keys.index(key)))[:_ROWS]
    return [_row(figure, grouped[key], near, labels, own_words) for key in keys if key in weighty]


def _of_one_scale(figure: Figure) -> list[int]:
    """The claims in the unit or currency that most have: euros and dollars, feet and metres share no axis."""
    scales = [same_currency(c.unit_text) or measure_of(c.unit_text) for c in figure.claims]
    most = Counter(scales).most_common(1)[0][0]
    return [index for index, scale in enumerate(scales) if scale == most]


def _row(figure: Figure, indices: Sequence[int], near: str, labels: Labels, own_words: OwnWords) -> _Row:
    claims = [figure.claims[index] for index in indices]
    low, high, closed = _ends(claims[0]) or (None, None, True)
    modality = claims[0].modality
    note = "" if modality == "actual" else f" ({labels.word(modality)})"
    return _Row(
        day=_day(claims[0].told_day or claims[0].period_end, claims[0].date_evidence, near, labels),
        number=one_line(number_text(claims[0])) + note,
        speakers=_speakers(claims, labels, own_words),
        low=low,
        high=high,
        closed=closed,
        state=_state(figure, indices),
    )


def _speakers(claims: Sequence[Claim], labels: Labels, own_words: OwnWords) -> tuple[str, ...]:
    named = [claim.told_speaker for claim in claims if claim.told_speaker]
    own = [claim for claim in claims if not claim.told_speaker]
    outlets = own_words(c for claim in own for c in claim.citations) or (labels.word("own_words"),)
    return tuple(dict.fromkeys(map(one_line, [*named, *(outlets if own else ())])))


def _state(figure: Figure, indices: Sequence[int]) -> str:
    """`alarm` for a side of a dispute, `now` for the current claim, else `soft`."""
    if figure.status == "disputed":
        sides = {_values(figure.claims[index]) for index in standing(figure)}
        return "alarm" if sides & {_values(figure.claims[index]) for index in indices} else "soft"
    return "now" if figure.current in indices else "soft"


def _values(claim: Claim) -> tuple[Number | None, ...]:
    return claim.value, claim.min_value, claim.max_value


def _ends(claim: Claim) -> tuple[float | None, float | None, bool] | None:
    """The lowest and highest value that a claim allows, and whether it allows the end itself; None without a number."""
    value, low, high = (_finite(v) for v in (claim.value, claim.min_value, claim.max_value))
    closed = claim.bound not in ("more_than", "less_than")
    if value is not None:
        return value, value, closed
    return None if low is None and high is None else (low, high, closed)


def _finite(value: Number | None) -> float | None:
    try:
        return float(value) if value is not None and math.isfinite(value) else None
    except OverflowError:
        return None


def _placed_rows(rows: Sequence[_Row]) -> tuple[int, dict[str, object]]:
    """The height of the picture, and where everything goes."""
    values = [v for row in rows for v in (row.low, row.high) if v is not None]
    floor, ceiling = min(0.0, *values), max(0.0, *values)
    left, right = _MARGIN + 5, WIDTH - _MARGIN - 22
    scale = (right - left) / ((ceiling - floor) or 1.0)
    headings: list[tuple[int, str]] = []
    placed = []
    y = 4
    for day, of_day in groupby(rows, key=lambda row: row.day):
        headings.append((y + 14, cut(day, WIDTH - 2 * _MARGIN, SMALL)))
        y += 22
        for row in of_day:
            placed.append(_placed(row, y, lambda value: round(left + (value - floor) * scale)))
            y += 38
        y += 4
    return y, {"headings": headings, "rows": placed, "track": (left, WIDTH - _MARGIN)}


def _placed(row: _Row, y: int, x_of: Callable[[float], int]) -> _PlacedRow:
    number = cut(row.number, WIDTH * 0.45, SIZE, bold=True)
    room = WIDTH - 2 * _MARGIN - text_width(number, SIZE, bold=True) - 14
    ends = [x_of(value) for value in dict.fromkeys((row.low, row.high)) if value is not None]
    left = _MARGIN + 1 if row.low is None else ends[0]
    return _PlacedRow(
        y=y,
        label=cut(", ".join(row.speakers), room, SIZE),
        number=number,
        state=row.state,
        track=(left, WIDTH - _MARGIN - 5 if row.high is None else ends[-1]),
        dots=tuple(ends),
        hollow=not row.closed,
        open_left=row.low is None,
        open_right=row.high is None,
    )


def _row_words(row: _Row, labels: Labels) -> str:
    current = f" ({labels.word('current')})" if row.state == "now" else ""
    return f"{row.day}: {row.number}{current}, {labels.word('said_by')} {', '.join(row.speakers)}"


# --- the days of a story --------------------------------------------------------------------------------------------


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
    events = _main_events(story.events)
    if len({event.date for event in events}) < 2:
        return None
    near = _main_year(event.date or "" for event in events)
    words = "; ".join(_event_words(event, near, labels) for event in events)
    title = labels.word("timeline", what=one_line(story.headline.text))
    return _picture("timeline.svg.j2", title, words, *_placed_days(events, near, labels))


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
    return _day(event.date, event.date_evidence, near, labels, event.date_precision)


def _event_words(event: Event, near: str, labels: Labels) -> str:
    said = f"{one_line(event.summary)} {_note(event, labels)}".rstrip()
    return f"{_date_of(event, near, labels)}: {said}"


def _placed_days(events: Sequence[Event], near: str, labels: Labels) -> tuple[int, dict[str, object]]:
    """The height of the picture, and where everything goes."""
    placed: list[_PlacedDay] = []
    y, before = 4.0, None
    for shown, of_day in groupby(events, key=lambda event: _date_of(event, near, labels)):
        together = tuple(of_day)
        day = _calendar(together[0].date or "")
        apart = (day - before).days if day and before else 0
        y += min(36.0, 10.0 * math.log2(apart + 1)) if placed else 0.0
        lines = wrapped(shown, _RAIL - 16 - _MARGIN, SMALL, 2)
        told, bottom = _placed_events(together, y, labels)
        placed.append(_PlacedDay(round(y, 1), lines, told, apart > 7))
        y, before = max(bottom, y + 15 * len(lines) + 4), day
    return math.ceil(y), {"days": placed, "rail": _RAIL, "bottom": placed[-1].events[-1].y + 9}


def _placed_events(events: Sequence[Event], y: float, labels: Labels) -> tuple[tuple[_PlacedEvent, ...], float]:
    placed = []
    for event in events:
        lines, note = wrapped(event.summary, WIDTH - _RAIL - 16 - _MARGIN, SIZE, 2), _note(event, labels)
        placed.append(_PlacedEvent(round(y, 1), lines, note))
        y += 17 * (len(lines) + bool(note)) + 7
    return tuple(placed), y


# --- the days of a story in one line --------------------------------------------------------------------------------


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
    near = _main_year(event.date or "" for event in dated)
    of_days = [tuple(group) for _, group in groupby(dated, key=lambda event: event.date)]
    names = [_date_of(group[0], near, labels) for group in of_days]
    title = labels.word("day_strip")
    words = "; ".join(f"{n}: {labels.count('events', len(g))}" for n, g in zip(names, of_days, strict=True))
    return _picture("day_strip.svg.j2", title, words, 42, {"dots": _placed_dots(of_days, names)})


def _placed_dots(of_days: Sequence[tuple[Event, ...]], names: Sequence[str]) -> list[_PlacedDot]:
    dates = [_calendar(group[0].date or "") or date.min for group in of_days]
    apart = [0, *((later - sooner).days for sooner, later in pairwise(dates))]
    steps = list(accumulate(math.log2(days + 1) for days in apart))
    ends = [text_width(name, SMALL) / 2 + 2 for name in (names[0], names[-1])]
    room = WIDTH - 2 * _MARGIN - sum(ends)
    xs = [round(_MARGIN + ends[0] + room * step / steps[-1], 1) for step in steps]
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


# --- both -----------------------------------------------------------------------------------------------------------


def _main_year(dates: Iterable[str]) -> str:
    """The year of most of the dates: it goes without saying."""
    years = Counter(iso[:4] for iso in dates if iso)
    return max(years, key=lambda year: (years[year], year), default="")


def _day(iso: str | None, evidence: str, near: str, labels: Labels, precision: DatePrecision = "day") -> str:
    """A date in few words, with the sign of an assumed one, or that none is given."""
    shown = labels.short_date(iso, precision, near) if iso else UNKNOWN
    return labels.word("no_date") if shown == UNKNOWN else one_line(shown) + ASSUMED_SIGN * is_assumed(evidence)


def _picture(template: str, title: str, words: str, height: int, placed: Mapping[str, object]) -> Picture:
    values = {
        "title": title,
        "words": words,
        "width": WIDTH,
        "height": height,
        "font": FONT,
        "size": SIZE,
        "small": SMALL,
    }
    return Picture(svg=fill(template, None, **values, **placed), width=WIDTH, height=height, alt=f"{title}. {words}.")
