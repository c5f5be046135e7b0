"""A briefing's pictures as PNG, for mail programs, which show no SVG."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.render.pictures.range_plots import range_plot
from summarizer.render.pictures.svg import Picture
from summarizer.render.pictures.timelines import timeline
from summarizer.render.words.figures import key_figures
from summarizer.render.words.lettering import clipped
from summarizer.render.words.wording import Wording
from summarizer.schema.brief import Briefing

_MOST = 12
_PLOTS_A_STORY = 2
_FIGURES_TRIED = 6
_ALT = 500
_DENSITY = 2.0
# first those with the widths that the pictures are laid out for (Helvetica's)
_FAMILIES = ("Liberation Sans", "Arial", "Helvetica", "Noto Sans", "DejaVu Sans")
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    '<text y="15" font-family="sans-serif">{}</text></svg>'
)


@dataclass(frozen=True, slots=True)
class MailPicture:
    """A picture of a story (`figure` is "") or of one of its figures; size in CSS pixels, the PNG has twice as many."""

    name: str
    story: str
    figure: str
    png: bytes
    alt: str
    width: int
    height: int


def mail_pictures(briefing: Briefing) -> tuple[MailPicture, ...]:
    """The pictures of the weightiest stories and their figures; none where no font is installed to letter them."""
    family = lettering_family()
    if family is None:
        return ()
    drawn = _drawn(briefing)
    chosen = [drawing for drawing, _ in zip(drawn, range(_MOST), strict=False)]
    return tuple(
        MailPicture(
            name=f"{'figure' if figure else 'days'}-{number}.png",
            story=story,
            figure=figure,
            png=_rasterised(picture.svg, family),
            alt=clipped(picture.alt, _ALT),
            width=picture.width,
            height=picture.height,
        )
        for number, (story, figure, picture) in enumerate(chosen, 1)
    )


@cache
def lettering_family() -> str | None:
    """An installed family of fonts without serifs; None where the rasteriser finds no font at all."""
    blank, unknown = _probe("", _FAMILIES[0]), _probe("Mgi", "no such family")
    if all(_probe("Mgi", family) == blank for family in _FAMILIES):
        return None
    return next((family for family in _FAMILIES if _probe("Mgi", family) not in (blank, unknown)), _FAMILIES[0])


def _drawn(briefing: Briefing) -> Iterator[tuple[str, str, Picture]]:
    own_words = Wording(briefing).own_words
    for story in briefing.stories:
        days = timeline(story, briefing.language)
        if days:
            yield story.id, "", days
        plots = (
            (figure.id, range_plot(figure, briefing.language, own_words))
            for figure in key_figures(story, _FIGURES_TRIED)
        )
        shown = ((story.id, figure, plot) for figure, plot in plots if plot)
        yield from (drawing for drawing, _ in zip(shown, range(_PLOTS_A_STORY), strict=False))


def _probe(text: str, family: str) -> bytes:
    return _rasterised(_PROBE.format(text), family)


def _rasterised(svg: str, family: str) -> bytes:
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_DENSITY, background="#ffffff", sans_serif_family=family))
