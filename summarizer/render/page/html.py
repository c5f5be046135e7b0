"""A briefing as one self-contained page: the briefing beside its sources, every citation a link into them."""

import base64
import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path

from markupsafe import Markup

from summarizer.render.page.excerpts import excerpts
from summarizer.render.page.views import ActorView, Cite, ClaimLine, DayView, FigureView, Line, SourceView, StoryView
from summarizer.render.passages import Anchor, Span, first_of_each, is_sound, marked_text
from summarizer.render.pictures.range_plots import range_plot
from summarizer.render.pictures.timelines import day_strip
from summarizer.render.templates import fill, template_text
from summarizer.render.words.claims import Voices, now_and_otherwise, shown_status
from summarizer.render.words.figure_names import number_text
from summarizer.render.words.figure_wording import KeyFigure
from summarizer.render.words.figures import disputes, lists_claims, main_figures, status_in, tells_what_has_moved
from summarizer.render.words.labels import ASSUMED_SIGN, is_mere_subject
from summarizer.render.words.lettering import clipped
from summarizer.render.words.reading import (
    assumes_dates,
    changed,
    days,
    is_web,
    most_reported,
    other_names,
    overview,
    quoted_language,
)
from summarizer.render.words.wording import Wording
from summarizer.schema.brief import Actor, Article, Briefing, Citation, Claim, Event, Figure, Statement, Story

_LONG_LIST = 12
_MANY = 150  # articles that hardly ever fit on a page with all its room
_FACT = 160
_BYTES = 500_000
_ACTOR_CITATIONS = 3
_MOST_CITES, _CITES_SHOWN = 5, 4
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class _Fill:
    """How many of its figures, events, actors and pictures each story may show, and how many characters before and
    behind a passage stand with it at most. `sentences`: whether what figures say is told in sentences once more."""

    figures: int
    events: int
    undated: int
    actors: int
    pictures: int
    reach: int
    sentences: bool


_FILLS = (
    _Fill(80, 80, 40, 80, 20, reach=400, sentences=True),
    _Fill(14, 16, 8, 12, 4, reach=400, sentences=True),
    _Fill(14, 12, 6, 8, 3, reach=300, sentences=False),
    _Fill(10, 10, 4, 6, 2, reach=200, sentences=False),
    _Fill(8, 8, 2, 6, 2, reach=150, sentences=False),
    _Fill(6, 6, 0, 4, 1, reach=100, sentences=False),
    _Fill(5, 4, 0, 4, 1, reach=60, sentences=False),
    _Fill(4, 4, 0, 3, 1, reach=40, sentences=False),
    _Fill(4, 3, 0, 3, 0, reach=30, sentences=False),
)


def to_html(briefing: Briefing, *, full_text: bool = False, templates: Path | None = None) -> str:
    """The whole briefing as one HTML page that loads nothing from elsewhere and works without its script.

    A source is shown by its cited passages with the sentences around them, whole with `full_text`. Where a day is so
    long that the page would pass 500 kB, each story shows its most reported events and actors and its main figures, and
    says how many more brief.json holds. `templates` is a folder whose page.html.j2, page.css or page.js replaces the
    package's. Raises SummarizerError if one cannot be used.
    """

    @cache
    def page(place: int) -> str:
        return _filled(_Page(briefing, full_text, _FILLS[place]), templates)

    least = len(_FILLS) - 1
    if not full_text and len(briefing.articles) > _MANY and not _fits(page(least)):
        return page(least)  # the page with all its room would be longer still, and would take as long again
    if full_text or _fits(page(0)):
        return page(0)
    # filling a long page takes seconds: one that never fits is not tried with every room, one that can is by halves
    fitting = (
        bisect_left(range(least), True, lo=1, key=lambda place: _fits(page(place))) if _fits(page(least)) else least
    )
    return page(fitting)


def _fits(html: str) -> bool:
    return len(html.encode()) < _BYTES


def _filled(page: "_Page", templates: Path | None) -> str:
    briefing = page.briefing
    # a passage leads back to the line that cited it first in this order: a story's own before the overview's
    stories = [page.story(number, story) for number, story in enumerate(briefing.stories, 1)]
    changes = page.lines("c", changed(briefing))
    summary = page.lines("d", overview(briefing))
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
        self.headlines: dict[str, Line] = {}

    def lines(self, anchor: str, statements: Iterable[Statement]) -> tuple[Line, ...]:
        """Lines about the whole day; what is a story's headline leads there and says how much it rests on."""
        lines = []
        for number, statement in enumerate(statements, 1):
            at = f"{anchor}{number}"
            line = self._quoted(Line(at, statement.text, self._cites(at, statement.citations)), statement)
            if new := self.say.novelty(statement):
                line = replace(line, notes=(*line.notes, new))
            story = self.headlines.get(statement.text)
            lines.append(
                replace(line, story=story.anchor, aside=story.aside, disputed=story.disputed) if story else line
            )
        return tuple(lines)

    def _cites(self, anchor: str, citations: Iterable[Citation]) -> tuple[Cite, ...]:
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
                cites.append(Cite(label, passage.id, folded=place > 0))
        return _folded(cites)

    def story(self, number: int, story: Story) -> StoryView:
        at = f"n{number}"
        lead, further = self.say.lead_and_further(story, story.statements, with_figures=True)
        told, behind = self._statements(at, story, lead), self._statements(at, story, further)
        listing = [line for line in story.statements if lists_claims(story, line)] if self.room.sentences else []
        headline = Line(f"{at}-h", story.headline.text, self._cites(f"{at}-h", story.headline.citations))
        keys = self._key_figures(at, story)
        self.headlines.setdefault(headline.text, self._pointer(at, story, keys))
        events, undated, actors = (
            self._events(story),
            self._undated(story),
            most_reported(story.actors, self.room.actors),
        )
        strip = day_strip(events, self.briefing.language)
        return StoryView(
            anchor=at,
            headline=headline,
            size=self.say.size(story),
            key_figures=keys,
            lead=told,
            further=behind,
            figures=(figures := self._figures(at, story)),
            figures_in_sentences=self._statements(at, story, listing),
            more_figures=len(story.figures) - len(figures),
            actors=tuple(self._actor(f"{at}-p{_place(actor, story.actors)}", actor) for actor in actors),
            more_actors=len(story.actors) - len(actors),
            days=self._days(at, story, events),
            undated=tuple(self._event(at, story, event) for event in undated),
            more_events=len(story.events) - len(events) - len(undated),
            picture=Markup(strip.svg if strip else ""),
        )

    def _pointer(self, at: str, story: Story, keys: Sequence[KeyFigure]) -> Line:
        """What the day's overview says of a story beside its headline."""
        disputed = [(key.anchor, key.what) for key in keys if key.disputed]
        return Line(at, "", (), disputed=tuple(disputed[:1]), aside=self.say.articles(story))

    def _events(self, story: Story) -> tuple[Event, ...]:
        return most_reported([event for event in story.events if event.date], self.room.events)

    def _undated(self, story: Story) -> tuple[Event, ...]:
        holding = [e for e in story.events if not e.date and not tells_what_has_moved(story, e)]
        return most_reported(holding, self.room.undated)

    def _key_figures(self, at: str, story: Story) -> tuple[KeyFigure, ...]:
        shown = {figure.id for figure in main_figures(story, self.room.figures)}
        places = {figure.id: place for place, figure in enumerate(story.figures, 1)}
        keys = (key for key in self.say.key_figures(story) if key.figure in shown)
        return tuple(replace(key, anchor=f"{at}-f{places[key.figure]}") for key in keys)

    def _statements(self, at: str, story: Story, chosen: Sequence[Statement]) -> tuple[Line, ...]:
        """The chosen statements of the story as lines, each with its place among all of them in its anchor."""
        wanted = {id(line) for line in chosen}
        return tuple(
            self._statement(f"{at}-s{place}", at, story, statement)
            for place, statement in enumerate(story.statements, 1)
            if id(statement) in wanted
        )

    def _statement(self, anchor: str, at: str, story: Story, statement: Statement) -> Line:
        disputed = tuple(
            (f"{at}-f{_place(figure, story.figures)}", self.say.what(figure)) for figure in disputes(story, statement)
        )
        line = Line(anchor, statement.text, self._cites(anchor, statement.citations), disputed=disputed)
        return self._quoted(line, statement)

    def _quoted(self, line: Line, statement: Statement) -> Line:
        """The line, with the language that it quotes if that is another than the page's."""
        language = quoted_language(statement, self.articles, self.briefing.language)
        if not language:
            return line
        return replace(line, notes=(self.labels.in_language(language),), lang=self._lang(language))

    def _figures(self, at: str, story: Story) -> tuple[FigureView, ...]:
        figures = main_figures(story, self.room.figures)
        drawn = ((figure.id, range_plot(figure, self.briefing.language, self.say.own_words)) for figure in figures)
        pictures = dict(islice(((key, Markup(plot.svg)) for key, plot in drawn if plot), self.room.pictures))
        return tuple(self._figure(at, story, figure, pictures.get(figure.id, Markup(""))) for figure in figures)

    def _figure(self, at: str, story: Story, figure: Figure, picture: Markup) -> FigureView:
        anchor = f"{at}-f{_place(figure, story.figures)}"
        now, _ = now_and_otherwise(figure)
        several, status = len(figure.claims) > 1, status_in(story, figure)
        return FigureView(
            anchor=anchor,
            what=self.say.what(figure),
            status="" if status == "single" else status,
            notes=self.say.relations(story, figure),
            now=tuple(self._claims(anchor, figure, voice) for voice in now),
            before=self.say.before(figure),
            claims=tuple(self._claims(f"{anchor}-c{i}", figure, (i,)) for i in range(len(figure.claims)) if several),
            picture=picture,
        )

    def _claims(self, anchor: str, figure: Figure, voice: Voices) -> ClaimLine:
        """One claim, or several that say the same of the same day."""
        claims = [figure.claims[index] for index in voice]
        claim, noun = claims[0], self.say.counted(figure, claims[0])
        told_by_several = len(voice) == 1 and len({citation.article for citation in claim.citations}) > 1
        return ClaimLine(
            anchor=anchor,
            number=number_text(claim),
            counted=noun,
            subject="" if noun or is_mere_subject(claim.subject) else self._other_subject(figure, claim),
            speaker=self.say.speakers(claims),
            when=self.say.when(claim),
            origins=self.labels.count("origins", claim.origin_count) if told_by_several else "",
            modality=self.say.modality(claim),
            cites=self._cites(anchor, [citation for claim in claims for citation in claim.citations]),
            current=figure.current in voice and shown_status(figure) != "disputed",
        )

    @staticmethod
    def _other_subject(figure: Figure, claim: Claim) -> str:
        return "" if claim.subject == figure.observation_about else claim.subject

    def _actor(self, anchor: str, actor: Actor) -> ActorView:
        aliases = other_names(actor)
        line = Line(anchor, actor.name, self._cites(anchor, first_of_each(actor.citations)[:_ACTOR_CITATIONS]))
        return ActorView(line, aliases, self.labels.kind(actor.kind))

    def _days(self, at: str, story: Story, events: Sequence[Event]) -> tuple[DayView, ...]:
        return tuple(
            DayView(self.say.day(day), day.date, tuple(self._event(at, story, event) for event in day.events))
            for day in days(events)
        )

    def _event(self, at: str, story: Story, event: Event) -> Line:
        anchor = f"{at}-e{_place(event, story.events)}"
        notes = tuple(filter(None, (self.say.language_of(event), self.say.modality(event))))
        cites = self._cites(anchor, self.say.passages(event))
        return Line(anchor, event.summary, cites, notes, lang=self._lang(event.language))

    def sources(self) -> list[SourceView]:
        return [self._source(article) for article in self.briefing.articles]

    def _source(self, article: Article) -> SourceView:
        number, passages = self.say.numbers[article.id], self.anchors[article.id]
        shown = None if self.full_text else excerpts(article.text, article.language, passages, self.room.reach)
        return SourceView(
            number=number,
            article=article,
            title=self.say.title_of(article),
            address=(address := article.url or article.source),
            web=is_web(address),
            lang=self._lang(article.language),
            facts=tuple(clipped(fact, _FACT) for fact in self.say.source_facts(article)),
            stories=tuple(f"n{n}" for n, story in enumerate(self.briefing.stories, 1) if article.id in story.articles),
            text=marked_text(article.text, passages, shown),
        )

    def _lang(self, code: str | None) -> str:
        """A language other than the page's own, if it is written as one (BCP 47)."""
        return code if code and code != self.briefing.language and _LANGUAGE.fullmatch(code) else ""


def _folded(cites: Sequence[Cite]) -> tuple[Cite, ...]:
    """Of many citations, the first passage of each of a few sources; the rest folded."""
    if len(cites) <= _MOST_CITES:
        return tuple(replace(cite, folded=False) for cite in cites)
    shown = [cite for cite in cites if not cite.folded][:_CITES_SHOWN]
    return tuple(replace(cite, folded=cite not in shown) for cite in cites)


def _place(one: Figure | Actor | Event, among: Sequence[Figure | Actor | Event]) -> int:
    """Which of a story's it is, from 1; they are told apart by their ids, since to compare all that they hold takes long."""
    return next(place for place, other in enumerate(among, 1) if other.id == one.id)


def _letter(place: int) -> str:
    return chr(ord("a") + place) if place < 26 else f".{place + 1}"
