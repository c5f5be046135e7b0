"""A picture of a figure: what each source says it is, by day."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.language.numbers.measures import measure_of, same_currency
from summarizer.render.pictures.svg import MARGIN, SIZE, SMALL, WIDTH, Picture, drawn, main_year, short_day
from summarizer.render.words.claims import standing
from summarizer.render.words.figure_names import figure_name, number_text
from summarizer.render.words.labels import Labels, labels_for
from summarizer.render.words.lettering import cut, one_line, text_width
from summarizer.schema.brief import Citation, Claim, Figure, Number

OwnWords = Callable[[Iterable[Citation]], Sequence[str]]
_ROWS = 12
_NEVER = "9999"


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
    words = labels.word("apart").join(_row_words(row, labels) for row in rows)
    return drawn("range_plot.svg.j2", title, words, *_placed_rows(rows))


def _rows(figure: Figure, labels: Labels, own_words: OwnWords) -> list[_Row]:
    """The claims by day, one value of a day together, the unknown day last; of many, what stands or is late."""
    near = main_year(claim.told_day or "" for claim in figure.claims)
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
        day=short_day(claims[0].told_day or claims[0].period_end, claims[0].date_evidence, near, labels),
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
    left, right = MARGIN + 5, WIDTH - MARGIN - 22
    scale = (right - left) / ((ceiling - floor) or 1.0)
    headings: list[tuple[int, str]] = []
    placed = []
    y = 4
    for day, of_day in groupby(rows, key=lambda row: row.day):
        headings.append((y + 14, cut(day, WIDTH - 2 * MARGIN, SMALL)))
        y += 22
        for row in of_day:
            placed.append(_placed(row, y, lambda value: round(left + (value - floor) * scale)))
            y += 38
        y += 4
    return y, {"headings": headings, "rows": placed, "track": (left, WIDTH - MARGIN)}


def _placed(row: _Row, y: int, x_of: Callable[[float], int]) -> _PlacedRow:
    number = cut(row.number, WIDTH * 0.45, SIZE, bold=True)
    room = WIDTH - 2 * MARGIN - text_width(number, SIZE, bold=True) - 14
    ends = [x_of(value) for value in dict.fromkeys((row.low, row.high)) if value is not None]
    left = MARGIN + 1 if row.low is None else ends[0]
    return _PlacedRow(
        y=y,
        label=cut(", ".join(row.speakers), room, SIZE),
        number=number,
        state=row.state,
        track=(left, WIDTH - MARGIN - 5 if row.high is None else ends[-1]),
        dots=tuple(ends),
        hollow=not row.closed,
        open_left=row.low is None,
        open_right=row.high is None,
    )


def _row_words(row: _Row, labels: Labels) -> str:
    current = f" ({labels.word('current')})" if row.state == "now" else ""
    told = f"{row.number}{current}, {labels.word('said_by')} {', '.join(row.speakers)}"
    return labels.word("pair", name=row.day, value=told)
