"""A briefing set for a terminal: wrapped at a readable width, headings bold, citations dim."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from summarizer.render.words.claims import Voices, now_and_otherwise, shown_status
from summarizer.render.words.figure_names import number_text
from summarizer.render.words.figures import disputes, ordered_figures, status_in
from summarizer.render.words.labels import ASSUMED_SIGN
from summarizer.render.words.lettering import one_line
from summarizer.render.words.reading import (
    assumes_dates,
    changed,
    cited_numbers,
    course,
    days,
    main_actors,
    other_names,
    overview,
    untold,
)
from summarizer.render.words.wording import Wording
from summarizer.schema.brief import Actor, Article, Briefing, Citation, Claim, Event, Figure, Statement, Story

_WIDEST = 92
_NARROWEST = 24
_NUMBER_WIDTH = 13


def to_terminal(briefing: Briefing, width: int, styled: bool) -> str:
    """The briefing in lines of at most `width` columns (never more than 92); `styled` puts in the escapes for bold,
    dim and colours. No control of an article reaches the terminal."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(_NARROWEST, min(width, _WIDEST)),
        force_terminal=styled,
        color_system="standard" if styled else None,
        no_color=not styled,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in _Sheet(briefing).parts():
        console.print(part)
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return "\n".join(lines) + "\n"


class _Sheet:
    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.say = Wording(briefing)
        self.labels = self.say.labels

    def parts(self) -> Iterable[RenderableType]:
        briefing = self.briefing
        yield Text(one_line(self.say.title()), style="bold")
        yield Text(one_line(self.say.scope()), style="dim")
        if briefing.generator.extractor == "lexical":
            yield Text(self.labels.word("by_rules"), style="dim")
        if briefing.failures:
            yield Text.assemble((f"{self.labels.word('failed')}. ", "bold red"), one_line(self.say.missing()))
        for label, statements in (("changes", changed(briefing)), ("in_short", overview(briefing))):
            yield from self._section(label, [self._of_the_day(line) for line in statements])
        for story in briefing.stories:
            yield from self._story(story)
        yield from self._section("sources", [self._source(article) for article in briefing.articles], numbered=True)
        yield from self._section("missing", [Text(one_line(failure)) for failure in self.say.failures()])
        yield Text()
        facts = (
            *self.say.colophon(),
            self.labels.labelled("check", "summarizer verify brief.json"),
        )
        yield Text(" · ".join(map(one_line, facts)), "dim")
        if assumes_dates(briefing):
            yield Text(f"{ASSUMED_SIGN} {self.labels.word('assumed')}", style="dim")

    def _section(self, label: str, lines: list[Text], numbered: bool = False) -> Iterable[RenderableType]:
        if lines:
            yield Text()
            yield Text(self.labels.word(label), style="bold")
            yield _listed(lines, numbered)

    def _said(self, text: str, citations: Iterable[Citation], style: str = "") -> Text:
        said = Text(one_line(text), style=style)
        numbers = cited_numbers(citations, self.say.numbers)
        return said.append(" " + "".join(f"[{n}]" for n in numbers), style="dim") if numbers else said

    def _said_in(self, line: Statement) -> Text:
        """The line, and what language it quotes if that is another than the briefing's."""
        said, language = self._said(line.text, line.citations), self.say.original(line)
        return said.append(f" ({language})", style="dim") if language else said

    def _of_the_day(self, line: Statement) -> Text:
        said, caution = self._said_in(line), self.say.caution(line)
        return said.append(f" ({caution})", style="red") if caution else said

    def _story(self, story: Story) -> Iterable[RenderableType]:
        yield Text()
        yield Rule(style="dim")
        yield self._said(story.headline.text, story.headline.citations, "bold cyan")
        yield Text(self.say.size(story), "dim")
        yield from self._keys(story)
        yield Text()
        figures = ordered_figures(story)
        lead, further = self.say.lead_and_further(story, story.statements, bool(figures))
        yield _listed([self._statement(story, line) for line in lead])
        if figures:
            yield Text()
            yield Text(self.labels.word("figures"), style="bold")
            yield self._figures(story, figures)
            yield from self._more(len(story.figures) - len(figures))
        yield from self._section("further", [self._statement(story, line) for line in further])
        if events := course(story, self.briefing.language):
            yield Text()
            yield Text(self.labels.word("course"), style="bold")
            yield self._course(events)
            yield from self._more(len(untold(story)) - len(events))
        actors = main_actors(story.actors)
        yield from self._section("who", [self._actor(actor) for actor in actors])
        yield from self._more(len(story.actors) - len(actors))

    def _keys(self, story: Story) -> Iterable[RenderableType]:
        keys = [
            Text.assemble(
                (one_line(key.number), "bold red" if key.disputed else "bold"), f" {one_line(self.say.key_figure(key))}"
            )
            for key in self.say.key_figures(story)
        ]
        if keys:
            yield Text()
            yield Text(" · ").join(keys)

    def _more(self, n: int) -> Iterable[RenderableType]:
        if n:
            yield Text(self.labels.count("more", n), style="dim")

    def _statement(self, story: Story, statement: Statement) -> Text:
        said = self._said_in(statement)
        return said.append(f" ({self.labels.word('disputed')})", style="red") if disputes(story, statement) else said

    def _figures(self, story: Story, figures: Iterable[Figure]) -> Table:
        """The number, then what it is, who says so, and what else is said."""
        table = _grid()
        table.add_column(justify="right", min_width=6, max_width=_NUMBER_WIDTH)
        table.add_column(ratio=1)
        for figure in figures:
            now, rest = now_and_otherwise(figure)
            for place, voice in enumerate(now):
                number = self._number(figure, figure.claims[voice[0]])
                said = self._by(figure, voice)
                table.add_row(number, said if place else Text("\n").join([self._what(story, figure), said]))
            if rest:
                table.add_row(Text(), self._otherwise(figure, rest))
        return table

    def _what(self, story: Story, figure: Figure) -> Text:
        shown = status_in(story, figure)
        status = "" if shown == "single" else self.labels.word(shown)
        cautions = self.labels.word("apart").join(
            one_line(part) for part in (status, *self.say.relations(story, figure)) if part
        )
        style = "red" if shown == "disputed" else "dim"
        return Text.assemble(one_line(self.say.what(figure)), (f" ({cautions})" if cautions else "", style))

    def _number(self, figure: Figure, claim: Claim) -> Text:
        return Text(one_line(number_text(claim)), style="bold red" if shown_status(figure) == "disputed" else "bold")

    def _otherwise(self, figure: Figure, rest: Iterable[Voices]) -> Text:
        said = [
            Text(f"{one_line(number_text(figure.claims[voice[0]]))} (").append_text(self._by(figure, voice)).append(")")
            for voice in rest
        ]
        line = Text(self.labels.labelled("otherwise", "")).append_text(Text(self.labels.word("apart")).join(said))
        line.stylize("dim")
        return line

    def _by(self, figure: Figure, voice: Voices) -> Text:
        claims = [figure.claims[index] for index in voice]
        noun, modality = self.say.counted(figure, claims[0]), self.say.modality(claims[0])
        said = f"{self.say.speakers(claims)}, {self.say.when(claims[0])}"
        facts = ", ".join(fact for fact in (noun, modality, said) if fact)
        return self._said(facts, (citation for claim in claims for citation in claim.citations))

    def _course(self, events: Iterable[Event]) -> Table:
        table = _grid()
        table.add_column(justify="right", min_width=6, max_width=14, style="dim")
        table.add_column(ratio=1)
        for day in days(tuple(events)):
            for place, event in enumerate(day.events):
                table.add_row(self.say.day(day) if not place else "", self._event(event))
        return table

    def _event(self, event: Event) -> Text:
        notes = self.say.event_notes(event)
        return self._said(event.summary + (f" ({notes})" if notes else ""), self.say.passages(event))

    def _actor(self, actor: Actor) -> Text:
        line = Text(one_line(actor.name), style="bold")
        aliases = ", ".join(one_line(alias) for alias in other_names(actor))
        also = f" ({self.labels.word('also')} {aliases})" if aliases else ""
        known = self.labels.kind(actor.kind)
        kind = f", {known}" if known else ""
        return Text.assemble(line, (f"{also}{one_line(kind)}", "not bold"))

    def _source(self, article: Article) -> Text:
        rest = " · ".join(map(one_line, (*self.say.source_facts(article), article.url or article.source)))
        return Text.assemble(one_line(self.say.title_of(article)), (f" · {rest}", "dim"))


def _grid() -> Table:
    return Table.grid(padding=(0, 2, 0, 0), expand=True)


def _listed(lines: Iterable[Text], numbered: bool = False) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(justify="right", style="dim")
    table.add_column(ratio=1)
    for number, line in enumerate(lines, 1):
        table.add_row(f"{number}" if numbered else "–", line)
    return Padding(table, 0)
