"""A briefing as one self-contained page: the briefing beside its sources, every citation a link into them."""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from summarizer.render.charts import day_strip, range_plot
from summarizer.render.excerpts import excerpts
from summarizer.render.labels import ASSUMED_SIGN
from summarizer.render.passages import Anchor, Span, first_of_each, is_sound, marked_text
from summarizer.render.reading import (
    assumes_dates,
    counted,
    days,
    disputes,
    is_web,
    main_figures,
    most_reported,
    number_text,
    standing,
)
from summarizer.render.templates import fill, template_text
from summarizer.render.wording import Wording
from summarizer.schema.brief import Actor, Article, Briefing, Citation, Claim, Event, Figure, Statement, Story

_LONG_LIST = 12
_BYTES = 500_000
_ACTOR_CITATIONS = 3
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class _Fill:
    """How many of its figures, events, actors and pictures each story may show, and how many characters before and
    behind a passage stand with it at most."""

    figures: int
    events: int
    actors: int
    pictures: int
    reach: int


_FILLS = (
    _Fill(80, 80, 80, 20, reach=400),
    _Fill(14, 16, 12, 4, reach=400),
    _Fill(10, 12, 8, 3, reach=300),
    _Fill(8, 10, 6, 2, reach=200),
    _Fill(6, 8, 6, 2, reach=150),
    _Fill(5, 6, 4, 1, reach=100),
    _Fill(4, 4, 4, 1, reach=60),
)


@dataclass(frozen=True)
class _Cite:
    """A link from a line of the briefing to a passage."""

    label: str
    anchor: str


@dataclass(frozen=True)
class _Line:
    """Something that the briefing says, under the anchor that its passages lead back to."""

    anchor: str
    text: str
    cites: tuple[_Cite, ...]
    notes: tuple[str, ...] = ()
    disputed: tuple[tuple[str, str], ...] = ()
    story: str = ""
    lang: str = ""


@dataclass(frozen=True)
class _ClaimLine:
    anchor: str
    number: str
    counted: str
    subject: str
    speaker: str
    when: str
    origins: str
    modality: str
    cites: tuple[_Cite, ...]
    current: bool


@dataclass(frozen=True)
class _FigureView:
    anchor: str
    what: str
    status: str
    notes: tuple[str, ...]
    now: tuple[_ClaimLine, ...]
    claims: tuple[_ClaimLine, ...]
    picture: Markup


@dataclass(frozen=True)
class _ActorView:
    line: _Line
    aliases: tuple[str, ...]
    kind: str


@dataclass(frozen=True)
class _DayView:
    date: str
    iso: str | None
    events: tuple[_Line, ...]


@dataclass(frozen=True)
class _StoryView:
    anchor: str
    headline: _Line
    size: str
    statements: tuple[_Line, ...]
    figures: tuple[_FigureView, ...]
    more_figures: int
    actors: tuple[_ActorView, ...]
    more_actors: int
    days: tuple[_DayView, ...]
    more_events: int
    picture: Markup


@dataclass(frozen=True)
class _SourceView:
    number: int
    article: Article
    title: str
    published: str
    web: bool
    lang: str
    notes: tuple[str, ...]
    stories: tuple[str, ...]
    text: Markup


def to_html(briefing: Briefing, *, full_text: bool = False, templates: Path | None = None) -> str:
    """The whole briefing as one HTML page that loads nothing from elsewhere and works without its script.

    A source is shown by its cited passages with the sentences around them, whole with `full_text`. Where a day is so
    long that the page would pass 500 kB, each story shows its most reported events and actors and its main figures, and
    says how many more brief.json holds. `templates` is a folder whose page.html.j2, page.css or page.js
    replaces the package's. Raises SummarizerError if one cannot be used.
    """
    for room in _FILLS:
        html = _filled(_Page(briefing, full_text, room), templates)
        if full_text or len(html.encode()) < _BYTES:
            break
    return html


def _filled(page: "_Page", templates: Path | None) -> str:
    briefing = page.briefing
    # a passage leads back to the line that cited it first in this order: a story's own before the overview's
    stories = [page.story(number, story) for number, story in enumerate(briefing.stories, 1)]
    changes = page.lines("c", briefing.changes)
    summary = page.lines("d", briefing.summary)
    script, style = template_text("page.js", templates), template_text("page.css", templates)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return fill(
        "page.html.j2",
        templates,
        briefing=briefing,
        say=page.say,
        labels=page.say.labels,
        stories=stories,
        changes=changes,
        summary=summary,
        sources=page.sources(),
        long_list=len(briefing.articles) > _LONG_LIST,
        assumed=ASSUMED_SIGN if assumes_dates(briefing) else "",
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'",
    )


class _Page:
    """Builds what the template shows, and remembers which line cited each passage first."""

    def __init__(self, briefing: Briefing, full_text: bool, room: _Fill) -> None:
        self.briefing = briefing
        self.full_text = full_text
        self.room = room
        self.say = Wording(briefing)
        self.labels = self.say.labels
        self.articles = {article.id: article for article in briefing.articles}
        self.anchors: dict[str, dict[Span, Anchor]] = {article.id: {} for article in briefing.articles}
        self.headlines: dict[str, str] = {}

    def lines(self, anchor: str, statements: Iterable[Statement]) -> tuple[_Line, ...]:
        return tuple(
            _Line(
                at := f"{anchor}{number}",
                statement.text,
                self._cites(at, statement.citations),
                story=self.headlines.get(statement.text, ""),
            )
            for number, statement in enumerate(statements, 1)
        )

    def _cites(self, anchor: str, citations: Iterable[Citation]) -> tuple[_Cite, ...]:
        spans: dict[str, set[Span]] = {}
        for citation in citations:
            article = self.articles.get(citation.article)
            if article is not None and is_sound(citation, article):
                spans.setdefault(article.id, set()).add((citation.start, citation.end))
        cites = []
        for article_id in sorted(spans, key=self.say.numbers.__getitem__):
            number, passages = self.say.numbers[article_id], spans[article_id]
            for place, span in enumerate(sorted(passages)):
                anchors = self.anchors[article_id]
                passage = anchors.setdefault(span, Anchor(f"a{number}-{len(anchors) + 1}", anchor))
                label = f"{number}{_letter(place)}" if len(passages) > 1 else str(number)
                cites.append(_Cite(label, passage.id))
        return tuple(cites)

    def story(self, number: int, story: Story) -> _StoryView:
        at = f"n{number}"
        self.headlines.setdefault(story.headline.text, at)
        statements = tuple(
            self._statement(f"{at}-s{place}", at, story, statement)
            for place, statement in enumerate(story.statements, 1)
        )
        headline = _Line(f"{at}-h", story.headline.text, self._cites(f"{at}-h", story.headline.citations))
        events, actors = most_reported(story.events, self.room.events), most_reported(story.actors, self.room.actors)
        strip = day_strip(events, self.briefing.language)
        return _StoryView(
            anchor=at,
            headline=headline,
            size=self.say.size(story),
            statements=statements,
            figures=(figures := self._figures(at, story)),
            more_figures=len(story.figures) - len(figures),
            actors=tuple(self._actor(f"{at}-p{story.actors.index(actor) + 1}", actor) for actor in actors),
            more_actors=len(story.actors) - len(actors),
            days=self._days(at, story, events),
            more_events=len(story.events) - len(events),
            picture=Markup(strip.svg if strip else ""),
        )

    def _statement(self, anchor: str, at: str, story: Story, statement: Statement) -> _Line:
        disputed = tuple(
            (f"{at}-f{story.figures.index(figure) + 1}", self.say.what(figure)) for figure in disputes(story, statement)
        )
        return _Line(anchor, statement.text, self._cites(anchor, statement.citations), disputed=disputed)

    def _figures(self, at: str, story: Story) -> tuple[_FigureView, ...]:
        figures = main_figures(story, self.room.figures)
        drawn = [(figure.id, range_plot(figure, self.briefing.language, self.say.numbers)) for figure in figures]
        pictures = dict([(key, Markup(plot.svg)) for key, plot in drawn if plot][: self.room.pictures])
        return tuple(self._figure(at, story, figure, pictures.get(figure.id, Markup(""))) for figure in figures)

    def _figure(self, at: str, story: Story, figure: Figure, picture: Markup) -> _FigureView:
        anchor = f"{at}-f{story.figures.index(figure) + 1}"
        claims = tuple(self._claim(anchor, figure, index) for index in range(len(figure.claims)))
        return _FigureView(
            anchor=anchor,
            what=self.say.what(figure),
            status="" if figure.status == "single" else figure.status,
            notes=self.say.relations(story, figure),
            now=tuple(claims[index] for index in standing(figure)),
            claims=claims if len(claims) > 1 else (),
            picture=picture,
        )

    def _claim(self, anchor: str, figure: Figure, index: int) -> _ClaimLine:
        claim: Claim = figure.claims[index]
        anchor = f"{anchor}-c{index}" if len(figure.claims) > 1 else anchor
        return _ClaimLine(
            anchor=anchor,
            number=number_text(claim),
            counted=counted(claim),
            subject="" if claim.subject in (counted(claim), figure.observation_about) else claim.subject,
            speaker=self.say.speaker(claim),
            when=self.say.when(claim),
            origins=self.labels.count("origins", claim.origin_count),
            modality=self.say.modality(claim),
            cites=self._cites(anchor, claim.citations),
            current=index == figure.current and figure.status != "disputed",
        )

    def _actor(self, anchor: str, actor: Actor) -> _ActorView:
        aliases = tuple(alias for alias in actor.aliases if alias != actor.name)
        line = _Line(anchor, actor.name, self._cites(anchor, first_of_each(actor.citations)[:_ACTOR_CITATIONS]))
        return _ActorView(line, aliases, self.labels.kind(actor.kind))

    def _days(self, at: str, story: Story, events: Sequence[Event]) -> tuple[_DayView, ...]:
        return tuple(
            _DayView(self.say.day(day), day.date, tuple(self._event(at, story, event) for event in day.events))
            for day in days(events)
        )

    def _event(self, at: str, story: Story, event: Event) -> _Line:
        anchor = f"{at}-e{story.events.index(event) + 1}"
        notes = tuple(note for note in (self.say.modality(event),) if note)
        cites = self._cites(anchor, event.citations)
        return _Line(anchor, event.summary, cites, notes, lang=self._lang(event.language))

    def sources(self) -> list[_SourceView]:
        return [self._source(article) for article in self.briefing.articles]

    def _source(self, article: Article) -> _SourceView:
        number, passages = self.say.numbers[article.id], self.anchors[article.id]
        carried = self.labels.word("carried") if article.carried else ""
        shown = None if self.full_text else excerpts(article.text, article.language, passages, self.room.reach)
        return _SourceView(
            number=number,
            article=article,
            title=self.say.title_of(article),
            published=self.labels.long_date(article.published),
            web=is_web(article.source),
            lang=self._lang(article.language),
            notes=tuple(note for note in (self.say.reprint(article), carried) if note),
            stories=tuple(f"n{n}" for n, story in enumerate(self.briefing.stories, 1) if article.id in story.articles),
            text=marked_text(article.text, passages, shown),
        )

    def _lang(self, code: str | None) -> str:
        """A language other than the page's own, if it is written as one (BCP 47)."""
        return code if code and code != self.briefing.language and _LANGUAGE.fullmatch(code) else ""


def _letter(place: int) -> str:
    return chr(ord("a") + place) if place < 26 else f".{place + 1}"
