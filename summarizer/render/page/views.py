"""What the page's template is given: lines with links to the passages that they rest on, as plain text."""

from dataclasses import dataclass

from markupsafe import Markup

from summarizer.render.words.figure_wording import KeyFigure
from summarizer.schema.brief import Article


@dataclass(frozen=True)
class Cite:
    """A link from a line of the briefing to a passage. A `folded` one is out of sight until it is asked for."""

    label: str
    anchor: str
    folded: bool = False


@dataclass(frozen=True)
class Line:
    """Something that the briefing says, under the anchor that its passages lead back to."""

    anchor: str
    text: str
    cites: tuple[Cite, ...]
    notes: tuple[str, ...] = ()
    disputed: tuple[tuple[str, str], ...] = ()
    story: str = ""
    lang: str = ""
    aside: str = ""


@dataclass(frozen=True)
class ClaimLine:
    anchor: str
    number: str
    counted: str
    subject: str
    speaker: str
    when: str
    origins: str
    modality: str
    cites: tuple[Cite, ...]
    current: bool


@dataclass(frozen=True)
class FigureView:
    anchor: str
    what: str
    status: str
    notes: tuple[str, ...]
    now: tuple[ClaimLine, ...]
    before: str
    claims: tuple[ClaimLine, ...]
    picture: Markup


@dataclass(frozen=True)
class ActorView:
    line: Line
    aliases: tuple[str, ...]
    kind: str


@dataclass(frozen=True)
class DayView:
    date: str
    iso: str | None
    events: tuple[Line, ...]


@dataclass(frozen=True)
class StoryView:
    anchor: str
    headline: Line
    size: str
    key_figures: tuple[KeyFigure, ...]
    lead: tuple[Line, ...]
    further: tuple[Line, ...]
    figures: tuple[FigureView, ...]
    figures_in_sentences: tuple[Line, ...]
    more_figures: int
    actors: tuple[ActorView, ...]
    more_actors: int
    days: tuple[DayView, ...]
    undated: tuple[Line, ...]
    more_events: int
    picture: Markup

    @property
    def statements(self) -> tuple[Line, ...]:
        """All lines: the lead, and what stands behind the figures."""
        return *self.lead, *self.further


@dataclass(frozen=True)
class SourceView:
    number: int
    article: Article
    title: str
    address: str
    web: bool
    lang: str
    facts: tuple[str, ...]
    stories: tuple[str, ...]
    text: Markup
