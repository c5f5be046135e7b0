"""A briefing as one self-contained page: the briefing beside its sources, every citation a link into them."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from summarizer.render.labels import ASSUMED_SIGN
from summarizer.render.passages import Span, first_of_each, is_sound, marked_text, passage_id
from summarizer.render.reading import (
    assumes_dates,
    counted,
    days,
    disputes,
    is_web,
    number_text,
    ordered_figures,
    standing,
)
from summarizer.render.wording import Wording
from summarizer.schema.brief import Actor, Article, Briefing, Citation, Claim, Event, Figure, Statement, Story

_PREVIEW = 240
_LONG_LIST = 12


@dataclass(frozen=True)
class _Cite:
    """A link from a line of the briefing to a passage."""

    label: str
    anchor: str
    source: int
    preview: str


@dataclass(frozen=True)
class _Line:
    """Something that the briefing says, under the anchor that its passages lead back to."""

    anchor: str
    text: str
    cites: tuple[_Cite, ...]
    notes: tuple[str, ...] = ()
    disputed: tuple[tuple[str, str], ...] = ()


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
    actors: tuple[_ActorView, ...]
    days: tuple[_DayView, ...]


@dataclass(frozen=True)
class _SourceView:
    number: int
    article: Article
    title: str
    published: str
    web: bool
    notes: tuple[str, ...]
    text: Markup


def to_html(briefing: Briefing) -> str:
    """The whole briefing as one HTML page that loads nothing from elsewhere and works without its script."""
    page = _Page(briefing)
    # a passage leads back to the line that cited it first in this order: a story's own before the overview's
    stories = [page.story(number, story) for number, story in enumerate(briefing.stories, 1)]
    changes = page.lines("c", briefing.changes)
    summary = page.lines("d", briefing.summary)
    script, style = _part("page.js"), _part("page.css")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _template().render(
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

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.say = Wording(briefing)
        self.labels = self.say.labels
        self.articles = {article.id: article for article in briefing.articles}
        self.backlinks: dict[str, dict[Span, str]] = {article.id: {} for article in briefing.articles}

    def lines(self, anchor: str, statements: Iterable[Statement]) -> tuple[_Line, ...]:
        return tuple(
            self._line(f"{anchor}{number}", statement.text, statement.citations)
            for number, statement in enumerate(statements, 1)
        )

    def _line(self, anchor: str, text: str, citations: Iterable[Citation], notes: Sequence[str] = ()) -> _Line:
        return _Line(anchor, text, self._cites(anchor, citations), tuple(note for note in notes if note))

    def _cites(self, anchor: str, citations: Iterable[Citation]) -> tuple[_Cite, ...]:
        spans: dict[str, dict[Span, str]] = {}
        for citation in citations:
            article = self.articles.get(citation.article)
            if article is not None and is_sound(citation, article):
                spans.setdefault(article.id, {})[citation.start, citation.end] = citation.exact
        cites = []
        for article_id in sorted(spans, key=self.say.numbers.__getitem__):
            number, passages = self.say.numbers[article_id], spans[article_id]
            for place, (span, exact) in enumerate(sorted(passages.items())):
                self.backlinks[article_id].setdefault(span, anchor)
                label = f"{number}{_letter(place)}" if len(passages) > 1 else str(number)
                cites.append(_Cite(label, passage_id(number, span), number, _preview(exact)))
        return tuple(cites)

    def story(self, number: int, story: Story) -> _StoryView:
        at = f"n{number}"
        statements = tuple(
            self._statement(f"{at}-s{place}", at, story, statement)
            for place, statement in enumerate(story.statements, 1)
        )
        return _StoryView(
            anchor=at,
            headline=self._line(f"{at}-h", story.headline.text, story.headline.citations),
            size=self.say.size(story),
            statements=statements,
            figures=tuple(self._figure(at, story, figure) for figure in ordered_figures(story)),
            actors=tuple(self._actor(f"{at}-p{place}", actor) for place, actor in enumerate(story.actors, 1)),
            days=self._days(at, story),
        )

    def _statement(self, anchor: str, at: str, story: Story, statement: Statement) -> _Line:
        disputed = tuple(
            (f"{at}-f{story.figures.index(figure) + 1}", self.say.what(figure)) for figure in disputes(story, statement)
        )
        return _Line(anchor, statement.text, self._cites(anchor, statement.citations), disputed=disputed)

    def _figure(self, at: str, story: Story, figure: Figure) -> _FigureView:
        anchor = f"{at}-f{story.figures.index(figure) + 1}"
        claims = tuple(self._claim(anchor, figure, index) for index in range(len(figure.claims)))
        return _FigureView(
            anchor=anchor,
            what=self.say.what(figure),
            status="" if figure.status == "single" else figure.status,
            notes=self.say.relations(story, figure),
            now=tuple(claims[index] for index in standing(figure)),
            claims=claims if len(claims) > 1 else (),
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
        line = self._line(anchor, actor.name, first_of_each(actor.citations))
        return _ActorView(line, aliases, self.labels.kind(actor.kind))

    def _days(self, at: str, story: Story) -> tuple[_DayView, ...]:
        return tuple(
            _DayView(self.say.day(day), day.date, tuple(self._event(at, story, event) for event in day.events))
            for day in days(story.events)
        )

    def _event(self, at: str, story: Story, event: Event) -> _Line:
        anchor = f"{at}-e{story.events.index(event) + 1}"
        return self._line(anchor, event.summary, event.citations, (self.say.modality(event),))

    def sources(self) -> list[_SourceView]:
        return [self._source(article) for article in self.briefing.articles]

    def _source(self, article: Article) -> _SourceView:
        number = self.say.numbers[article.id]
        carried = self.labels.word("carried") if article.carried else ""
        return _SourceView(
            number=number,
            article=article,
            title=self.say.title_of(article),
            published=self.labels.long_date(article.published),
            web=is_web(article.source),
            notes=tuple(note for note in (self.say.reprint(article), carried) if note),
            text=marked_text(article.text, number, self.backlinks[article.id]),
        )


def _letter(place: int) -> str:
    return chr(ord("a") + place) if place < 26 else f".{place + 1}"


def _preview(exact: str) -> str:
    line = " ".join(exact.split())
    return line if len(line) <= _PREVIEW else line[: _PREVIEW - 1].rstrip() + "…"


def _part(name: str) -> str:
    return files("summarizer.render").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment: Any = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    template: Template = environment.from_string(_part("page.html.j2"))
    return template
