"""A briefing as Markdown that reads like an editor's brief.

Everything that comes from an article or a model is escaped: it can neither link, nor format, nor hold HTML.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from summarizer.render.words.claims import Voices, earlier, now_and_otherwise, shown_status
from summarizer.render.words.figure_names import number_text
from summarizer.render.words.figures import disputes, ordered_figures, status_in
from summarizer.render.words.labels import ASSUMED_SIGN, UNKNOWN
from summarizer.render.words.lettering import single_spaced
from summarizer.render.words.reading import (
    assumes_dates,
    changed,
    cited_numbers,
    course,
    days,
    is_web,
    main_actors,
    other_names,
    overview,
    untold,
)
from summarizer.render.words.wording import Wording
from summarizer.schema.brief import Actor, Article, Briefing, Citation, Event, Figure, Statement, Story

_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_ACTIVE = re.compile(r"[\\*_\[\]<>|`~@]|&(?=#?\w+;)|(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
_ADDRESS_SIGNS = "%/:?#[]@!$&'()*+,;=~-._"
_LEADING = re.compile(r"^(?:(?P<sign>[#=+-])(?=[#=+\s-]|$)|(?P<number>\d{1,9})(?P<stop>[.)])(?=\s|$))")


def escaped(text: str) -> str:
    """Text on one line in which nothing is Markdown. Signs that are harmless where they stand are left alone."""
    line = _INVISIBLE.sub("", single_spaced(text))
    line = _ACTIVE.sub(r"\\\g<0>", line)
    return _LEADING.sub(lambda m: rf"{m['number']}\{m['stop']}" if m["number"] else rf"\{m['sign']}", line)


def to_markdown(briefing: Briefing) -> str:
    """The whole briefing as one Markdown document."""
    return _Document(briefing).text()


class _Document:
    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.say = Wording(briefing)
        self.labels = self.say.labels

    def text(self) -> str:
        briefing = self.briefing
        sections = [
            self._top(),
            self._statements("changes", changed(briefing)),
            self._statements("in_short", overview(briefing)),
            *(part for story in briefing.stories for part in self._story(story)),
            self._sources(),
            self._failures(),
            self._colophon(),
        ]
        return "\n\n".join(section for section in sections if section) + "\n"

    def _top(self) -> str:
        lines = [f"# {self.say.title()}", self.say.scope()]
        if self.briefing.generator.extractor == "lexical":
            lines.append(self.labels.word("by_rules"))
        if self.briefing.failures:
            lines.append(f"**{self.labels.word('failed')}:** {escaped(self.say.missing())}")
        return "\n\n".join(lines)

    def _statements(self, label: str, statements: Iterable[Statement]) -> str:
        lines = (self._listed(line, self.say.caution(line)) for line in statements)
        return self._section(label, lines, level=2)

    def _listed(self, line: Statement, caution: str) -> str:
        notes = self.labels.word("apart").join(filter(None, (self.say.original(line), caution)))
        return f"- {self._said(line.text, line.citations)}" + (f" *({notes})*" if notes else "")

    def _section(self, label: str, lines: Iterable[str], level: int = 3) -> str:
        body = "\n".join(lines)
        return f"{'#' * level} {self.labels.word(label)}\n\n{body}" if body else ""

    def _said(self, text: str, citations: Iterable[Citation]) -> str:
        return f"{escaped(text)} {self._marks(citations)}".strip()

    def _marks(self, citations: Iterable[Citation]) -> str:
        return "".join(f"[{number}]" for number in cited_numbers(citations, self.say.numbers))

    def _story(self, story: Story) -> Iterator[str]:
        yield f"## **{escaped(story.headline.text)}** {self._marks(story.headline.citations)}".rstrip()
        yield escaped(self.say.size(story))
        yield " · ".join(
            f"**{escaped(key.number)}** {escaped(self.say.key_figure(key))}" for key in self.say.key_figures(story)
        )
        lead, further = self.say.lead_and_further(story, story.statements, bool(story.figures))
        yield "\n".join(self._statement(story, line) for line in lead)
        yield self._section("figures", self._figures(story))
        yield "\n\n".join(map(self._dispute, self._unspoken_disputes(story)))
        yield self._section("further", [self._statement(story, line) for line in further])
        yield self._section("course", self._course(story))
        yield self._section("who", self._actors(story))

    def _unspoken_disputes(self, story: Story) -> Iterator[Figure]:
        """The disputed figures that no line of the story is about."""
        spoken = {f.id for line in story.statements if not line.events for f in disputes(story, line)}
        return (f for f in story.figures if shown_status(f) == "disputed" and f.id not in spoken)

    def _statement(self, story: Story, statement: Statement) -> str:
        return self._listed(statement, self.labels.word("disputed") if disputes(story, statement) else "")

    def _figures(self, story: Story) -> Iterator[str]:
        if not story.figures:
            return
        columns = [self.labels.word(key) for key in ("what", "now", "said_by", "as_of", "otherwise")]
        yield _row(columns)
        yield _row(["---"] * len(columns))
        shown = ordered_figures(story)
        for figure in shown:
            yield self._figure(story, figure)
        if len(story.figures) > len(shown):
            yield ""
            yield from self._more(story.figures, shown)

    def _figure(self, story: Story, figure: Figure) -> str:
        notes = self.say.relations(story, figure)
        if (status := status_in(story, figure)) in ("disputed", "agreed"):
            notes = (self.labels.word(status), *notes)
        now, rest = now_and_otherwise(figure)
        return _row(
            [
                escaped(self.say.what(figure))
                + (f" (*{escaped(self.labels.word('apart').join(notes))}*)" if notes else ""),
                " / ".join(self._number(figure, voice, bold=True) for voice in now),
                " / ".join(self._said(self._speakers(figure, voice), self._citations(figure, voice)) for voice in now),
                " / ".join(dict.fromkeys(self.say.as_of(figure.claims[voice[0]]) for voice in now)),
                self.labels.word("apart").join(self._voice(figure, voice) for voice in rest),
            ]
        )

    def _number(self, figure: Figure, voice: Voices, bold: bool = False) -> str:
        claim = figure.claims[voice[0]]
        number = escaped(number_text(claim))
        noun, modality = escaped(self.say.counted(figure, claim)), self.say.modality(claim)
        return " ".join(
            part for part in (f"**{number}**" if bold else number, noun, f"({modality})" if modality else "") if part
        )

    def _speakers(self, figure: Figure, voice: Voices) -> str:
        return self.say.speakers([figure.claims[index] for index in voice])

    def _citations(self, figure: Figure, voice: Voices) -> Iterator[Citation]:
        return (citation for index in voice for citation in figure.claims[index].citations)

    def _voice(self, figure: Figure, voice: Voices) -> str:
        facts = (self._speakers(figure, voice), self.say.as_of(figure.claims[voice[0]]))
        told = ", ".join(fact for fact in facts if fact != UNKNOWN)
        return f"{self._number(figure, voice)} ({self._said(told, self._citations(figure, voice))})"

    def _dispute(self, figure: Figure) -> str:
        sides = " – ".join(self._voice(figure, voice) for voice in now_and_otherwise(figure)[0])
        told = f"**{self.labels.word('disputed').capitalize()}.** {escaped(self.say.what(figure))}: {sides}"
        past = self.labels.word("apart").join(self._voice(figure, voice) for voice in earlier(figure))
        return f"{told} – {self.labels.word('before', what=past)}" if past else told

    def _actors(self, story: Story) -> Iterator[str]:
        shown = main_actors(story.actors)
        yield from (f"- {self._actor(actor)}" for actor in shown)
        yield from self._more(story.actors, shown)

    def _actor(self, actor: Actor) -> str:
        aliases = ", ".join(f"*{escaped(alias)}*" for alias in other_names(actor))
        also = f" ({self.labels.word('also')} {aliases})" if aliases else ""
        known = escaped(self.labels.kind(actor.kind))
        kind = f", {known}" if known else ""
        return f"{escaped(actor.name)}{also}{kind}"

    def _course(self, story: Story) -> Iterator[str]:
        shown = course(story, self.briefing.language)
        for day in days(shown):
            yield f"- **{escaped(self.say.day(day))}** " + " ".join(self._event(event) for event in day.events)
        yield from self._more(untold(story), shown)

    def _more(self, items: Sequence[object], shown: Sequence[object]) -> Iterator[str]:
        if len(items) > len(shown):
            yield f"- {self.labels.count('more', len(items) - len(shown))}"

    def _event(self, event: Event) -> str:
        notes = self.say.event_notes(event)
        return self._said(event.summary + (f" ({notes})" if notes else ""), self.say.passages(event))

    def _sources(self) -> str:
        lines = (f"{self.say.numbers[article.id]}. {self._source(article)}" for article in self.briefing.articles)
        return self._section("sources", lines, level=2)

    def _source(self, article: Article) -> str:
        facts = [
            f"**{escaped(self.say.title_of(article))}**",
            *map(escaped, self.say.source_facts(article)),
            _address(article.url or article.source),
        ]
        return " · ".join(fact for fact in facts if fact)

    def _failures(self) -> str:
        return self._section("missing", (f"- {escaped(failure)}" for failure in self.say.failures()), level=2)

    def _colophon(self) -> str:
        facts = [escaped(fact) for fact in self.say.colophon()]
        facts.append(self.labels.labelled("check", "`summarizer verify brief.json`"))
        if assumes_dates(self.briefing):
            facts.append(f"{ASSUMED_SIGN} {self.labels.word('assumed')}")
        return f"---\n\n<sub>{' · '.join(facts)}</sub>"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _address(source: str) -> str:
    """A link for a web address, code for anything else: no other scheme ever becomes a link."""
    plain = _INVISIBLE.sub("", " ".join(source.split()))
    if is_web(plain):
        return f"<{quote(plain, safe=_ADDRESS_SIGNS)}>"
    fence = "`" * (max(map(len, re.findall("`+", plain)), default=0) + 1)
    pad = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{pad}{plain}{pad}{fence}" if plain else ""
