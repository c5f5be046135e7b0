"""A briefing as lines with notes, ready to be set: what the mail's text, the mail's page and paper share.

Every string in it is one line of plain text without control characters; the form that sets it still has to escape it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from summarizer.render.endnotes import Endnotes, weighed_statements
from summarizer.render.words.claims import Voices, now_and_otherwise
from summarizer.render.words.figure_names import number_text
from summarizer.render.words.figure_wording import KeyFigure
from summarizer.render.words.figures import disputes, ordered_figures, status_in
from summarizer.render.words.labels import ASSUMED_SIGN, UNKNOWN
from summarizer.render.words.lettering import clipped, one_line
from summarizer.render.words.reading import (
    assumes_dates,
    changed,
    course,
    days,
    is_web,
    main_actors,
    other_names,
    overview,
)
from summarizer.render.words.wording import Wording
from summarizer.schema.brief import Actor, Article, Briefing, Citation, Event, Figure, Statement, Story

_LINE, _TITLE, _NAME = 1200, 240, 160
_FAILURES = 20


@dataclass(frozen=True, slots=True)
class Room:
    """How much of a briefing there is room for, the weightiest first.

    A number of passages, of stories with names and course, of stories with figures, of statements, of sources in the
    list, of stories, and of lines about the whole day.
    """

    passages: int
    courses: int
    figures: int
    statements: int
    sources: int
    stories: int
    overview: int


@dataclass(frozen=True, slots=True)
class Line:
    """Something that the briefing says, the marks of its notes, a word of caution ("disputed", "planned") or "", and the
    language that it quotes ("in Spanish") or "".
    """

    text: str
    marks: tuple[str, ...] = ()
    caution: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A number with what it counts, who says it, and as of when."""

    number: str
    counted: str
    told: str
    marks: tuple[str, ...]
    caution: str


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A figure: the claims that stand (every side of a dispute), and those that are earlier, or otherwise."""

    what: str
    status: str
    disputed: bool
    notes: tuple[str, ...]
    now: tuple[ClaimLine, ...]
    others: tuple[ClaimLine, ...]
    id: str


@dataclass(frozen=True, slots=True)
class DayBlock:
    """What happened on one day, or in one longer period."""

    date: str
    events: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class StoryBlock:
    """One story. Without room for them, figures, names and days are empty."""

    id: str
    headline: Line
    size: str
    keys: tuple[KeyFigure, ...]
    lead: tuple[Line, ...]
    further: tuple[Line, ...]
    figures: tuple[FigureBlock, ...]
    actors: tuple[tuple[str, str], ...]
    days: tuple[DayBlock, ...]

    @property
    def statements(self) -> tuple[Line, ...]:
        """All lines: the lead, and what stands behind the figures."""
        return *self.lead, *self.further


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """One source with the passages that are cited of it. `url` is "" where the address is no web address."""

    number: int
    title: str
    facts: tuple[str, ...]
    address: str
    url: str
    language: str
    notes: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole briefing, or as much of it as there was room for. `left_out` says what is missing."""

    language: str
    title: str
    scope: str
    by_rules: str
    missing: str
    failures: tuple[str, ...]
    changes: tuple[Line, ...]
    summary: tuple[Line, ...]
    stories: tuple[StoryBlock, ...]
    sources: tuple[SourceBlock, ...]
    colophon: tuple[str, ...]
    left_out: tuple[str, ...]


def whole(briefing: Briefing) -> Room:
    """Room for all of a briefing."""
    statements = sum(len(story.statements) for story in briefing.stories)
    stories = len(briefing.stories)
    lines = len(changed(briefing)) + len(overview(briefing))
    return Room(Endnotes(briefing).count, stories, stories, statements, len(briefing.articles), stories, lines)


def to_sheet(briefing: Briefing, passage: int, room: Room | None = None) -> Sheet:
    """The briefing as lines, a cited passage cut to so many characters."""
    return _Setter(briefing, passage, room).sheet()


class _Setter:
    def __init__(self, briefing: Briefing, passage: int, room: Room | None) -> None:
        self.briefing = briefing
        self.passage = passage
        self.whole = whole(briefing)
        self.room = room or self.whole
        self.say = Wording(briefing)
        self.labels = self.say.labels
        self.notes = Endnotes(briefing, self.room.passages)
        self.told = set(weighed_statements(briefing.stories)[: self.room.statements])

    def sheet(self) -> Sheet:
        briefing, label = self.briefing, self.labels.word
        return Sheet(
            language=self.labels.code,
            title=one_line(self.say.title()),
            scope=one_line(self.say.scope()),
            by_rules=label("by_rules") if briefing.generator.extractor == "lexical" else "",
            missing=clipped(self.say.missing(), _LINE),
            failures=self._failures(),
            changes=self._lines(changed(briefing)[: self.room.overview]),
            summary=self._overview(),
            stories=tuple(self._story(i, story) for i, story in enumerate(briefing.stories[: self.room.stories])),
            sources=tuple(self._source(article) for article in briefing.articles[: self.room.sources]),
            colophon=self._colophon(),
            left_out=self._left_out(),
        )

    def _failures(self) -> tuple[str, ...]:
        lines = [clipped(failure, _TITLE) for failure in self.say.failures()]
        more = [self.labels.count("more", len(lines) - _FAILURES)] if len(lines) > _FAILURES else []
        return (*lines[:_FAILURES], *more)

    def _colophon(self) -> tuple[str, ...]:
        facts = [clipped(fact, _NAME) for fact in self.say.colophon()]
        facts.append(self.labels.labelled("check", "summarizer verify brief.json"))
        if assumes_dates(self.briefing):
            facts.append(f"{ASSUMED_SIGN} {self.labels.word('assumed')}")
        return tuple(facts)

    def _left_out(self) -> tuple[str, ...]:
        """In words, the weightiest loss first."""
        room, all_of_it = self.room, self.whole
        missing = (
            ("stories", all_of_it.stories - room.stories),
            ("left_out_statements", all_of_it.statements - room.statements + all_of_it.overview - room.overview),
            ("left_out_figures", all_of_it.figures - room.figures),
            ("left_out_courses", all_of_it.courses - room.courses),
            ("left_out_passages", all_of_it.passages - room.passages),
            ("left_out_sources", all_of_it.sources - room.sources),
        )
        return tuple(self.labels.count(key, n) for key, n in missing if n > 0)

    def _lines(self, statements: Iterable[Statement]) -> tuple[Line, ...]:
        return tuple(map(self._said, statements))

    def _overview(self) -> tuple[Line, ...]:
        """The day in a few lines; a headline says where its story's sources disagree."""
        lines = overview(self.briefing)[: max(0, self.room.overview - len(changed(self.briefing)))]
        return tuple(self._said(line, self.say.caution(line)) for line in lines)

    def _said(self, line: Statement, caution: str = "") -> Line:
        return replace(self._line(line.text, line.citations, caution), language=self.say.original(line))

    def _line(self, text: str, citations: Iterable[Citation], caution: str = "") -> Line:
        return Line(clipped(text, _LINE), self.notes.marks(citations), caution)

    # --- stories ---

    def _story(self, index: int, story: Story) -> StoryBlock:
        figures = ordered_figures(story) if index < self.room.figures else ()
        with_course = index < self.room.courses
        told = [s for i, s in enumerate(story.statements) if (story.id, i) in self.told]
        lead, further = self.say.lead_and_further(story, told, bool(figures))
        return StoryBlock(
            id=story.id,
            headline=self._line(clipped(story.headline.text, _TITLE), story.headline.citations),
            size=self.say.size(story),
            keys=self._keys(story),
            lead=tuple(self._statement(story, line) for line in lead),
            further=tuple(self._statement(story, line) for line in further),
            figures=tuple(self._figure(story, figure) for figure in figures),
            actors=tuple(map(self._actor, main_actors(story.actors))) if with_course else (),
            days=self._days(story) if with_course else (),
        )

    def _keys(self, story: Story) -> tuple[KeyFigure, ...]:
        return tuple(
            replace(
                key,
                what=clipped(key.what, _TITLE),
                number=clipped(key.number, _NAME),
                before=clipped(key.before, _NAME),
            )
            for key in self.say.key_figures(story)
        )

    def _statement(self, story: Story, statement: Statement) -> Line:
        disputed = self.labels.word("disputed") if disputes(story, statement) else ""
        return self._said(statement, disputed)

    def _figure(self, story: Story, figure: Figure) -> FigureBlock:
        now, rest = now_and_otherwise(figure)
        status = status_in(story, figure)
        return FigureBlock(
            what=clipped(self.say.what(figure), _TITLE),
            status="" if status == "single" else self.labels.word(status),
            disputed=status == "disputed",
            notes=tuple(clipped(note, _TITLE) for note in self.say.relations(story, figure)),
            now=tuple(self._claim(figure, voice) for voice in now),
            others=tuple(self._claim(figure, voice) for voice in rest),
            id=figure.id,
        )

    def _claim(self, figure: Figure, voice: Voices) -> ClaimLine:
        claims = [figure.claims[index] for index in voice]
        told = (self.say.speakers(claims), self.say.when(claims[0]))
        return ClaimLine(
            number=clipped(number_text(claims[0]), _NAME),
            counted=clipped(self.say.counted(figure, claims[0]), _NAME),
            told=", ".join(clipped(part, _NAME) for part in told if part not in ("", UNKNOWN)),
            marks=self.notes.marks(citation for claim in claims for citation in claim.citations),
            caution=self.say.modality(claims[0]),
        )

    def _actor(self, actor: Actor) -> tuple[str, str]:
        """The name, and what else is known of its bearer."""
        aliases = ", ".join(clipped(alias, _NAME) for alias in other_names(actor))
        also = f"{self.labels.word('also')} {aliases}" if aliases else ""
        kind = clipped(self.labels.kind(actor.kind), _NAME)
        return clipped(actor.name, _NAME), self.labels.word("apart").join(part for part in (kind, also) if part)

    def _days(self, story: Story) -> tuple[DayBlock, ...]:
        return tuple(
            DayBlock(self.say.day(day), tuple(map(self._event, day.events)))
            for day in days(course(story, self.briefing.language))
        )

    def _event(self, event: Event) -> Line:
        line = self._line(event.summary, self.say.passages(event), self.say.modality(event))
        return replace(line, language=self.say.language_of(event))

    # --- sources ---

    def _source(self, article: Article) -> SourceBlock:
        address = article.url or article.source
        web = is_web(address) and one_line(address) == address
        return SourceBlock(
            number=self.say.numbers[article.id],
            title=clipped(self.say.title_of(article), _TITLE),
            facts=tuple(clipped(fact, _NAME) for fact in self.say.source_facts(article)),
            address=clipped(address, _TITLE),
            url=address if web and len(address) <= _LINE else "",
            language=article.language or "",
            notes=tuple(
                Line(clipped(note.exact, self.passage), (note.mark,)) for note in self.notes.of_source(article.id)
            ),
        )
