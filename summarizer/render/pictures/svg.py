"""What all pictures of a briefing share. Every number and day shown is a claim's or an event's own.

A picture is plain SVG. Its colours stand in it as attributes, for programs that know no style sheets (a rasteriser, an
editor); each is also a class (`ink`, `soft`, `rule`, `now`, `alarm`, `paper`) by which a page sets its own, for example
its dark ones. It has no background: a rasteriser for mail lays one of `#ffffff` under it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarizer.render.templates import fill
from summarizer.render.words.labels import ASSUMED_SIGN, UNKNOWN, Labels
from summarizer.render.words.lettering import FONT, one_line
from summarizer.render.words.reading import is_assumed
from summarizer.schema.brief import DatePrecision

WIDTH = 400
SIZE, SMALL = 13, 11.5
MARGIN = 6


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG element with its size in CSS pixels, and what it shows in words."""

    svg: str
    width: int
    height: int
    alt: str


def main_year(dates: Iterable[str]) -> str:
    """The year of most of the dates: it goes without saying."""
    years = Counter(iso[:4] for iso in dates if iso)
    return max(years, key=lambda year: (years[year], year), default="")


def short_day(iso: str | None, evidence: str, near: str, labels: Labels, precision: DatePrecision = "day") -> str:
    """A date in few words, with the sign of an assumed one, or that none is given."""
    shown = labels.short_date(iso, precision, near) if iso else UNKNOWN
    return labels.word("no_date") if shown == UNKNOWN else one_line(shown) + ASSUMED_SIGN * is_assumed(evidence)


def drawn(template: str, title: str, words: str, height: int, placed: Mapping[str, object]) -> Picture:
    """The picture of a template, told in words besides."""
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
