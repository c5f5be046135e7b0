"""Verify: a finished briefing against its own sources, offline and without a model.

Every citation must be letter for letter in its article, and every number, date, name and quotation of every statement
in its citations. Derived numbers are computed again, claims are read again from the passages they cite.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.schema.brief import Actor, Article, Briefing, Claim, Derived, Event, Figure, Statement, Story
from summarizer.schema.marked import Quantity
from summarizer.support import is_named, unsupported, values_of
from summarizer.support.library import Library
from summarizer.verify.figures import FigureChecks
from summarizer.verify.passages import CitedPassages, Finding, is_timestamp, wrong_dates


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked and what does not hold; `findings` is empty when all that can be checked holds.

    A file may leave out the texts of articles (`without_texts` of them). Whether a citation stands there (`unchecked`
    of them) can then not be told, nor whether a name that they lack stands beside them (`undecided`).
    """

    findings: tuple[Finding, ...]
    statements: int
    citations: int
    without_texts: int = 0
    unchecked: int = 0
    undecided: int = 0


def verify(briefing: Briefing) -> Verification:
    """Checks all of a briefing from its own contents. Raises nothing: whatever is wrong is a finding."""
    checker = _Checker(briefing)
    findings = tuple(checker.findings())
    left_out = sum(article.text_left_out for article in briefing.articles)
    passages = checker.passages
    counts = (checker.statements, passages.citations, left_out, passages.unchecked, checker.undecided)
    return Verification(findings, *counts)


class _Checker:
    """Walks through a briefing and yields what does not hold; counts what it has looked at."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.library = Library(briefing.articles)
        for story in briefing.stories:
            self.library.add(story.events, story.actors, story.figures)
        self.passages = CitedPassages(self.library)
        self.figures = FigureChecks(self.passages, briefing.language)
        self.statements = 0
        self.undecided = 0

    def findings(self) -> Iterator[Finding]:
        """All findings, in the order of the file."""
        briefing = self.briefing
        yield from wrong_dates("date", [briefing.date])
        for part, statements in (("summary", briefing.summary), ("changes", briefing.changes)):
            for i, statement in enumerate(statements):
                yield from self._statement(f"{part}[{i}]", statement)
        if (briefing.generator.extractor == "llm") != (briefing.generator.model is not None):
            yield Finding("generator", "an llm extractor has a model, a lexical one has none")
        yield from self._articles()
        yield from self._ids()
        for i, story in enumerate(briefing.stories):
            yield from self._story(f"stories[{i}]", story)

    # --- articles and ids ---

    def _articles(self) -> Iterator[Finding]:
        for i, article in enumerate(self.briefing.articles):
            where = f"articles[{i}]"
            if (
                not article.text_left_out
                and hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest() != article.sha256
            ):
                yield Finding(where, "its text is not the one that sha256 was taken of")
            yield from self._origin(where, article)
            for stamp in (article.published, article.retrieved):
                if stamp is not None and not is_timestamp(stamp):
                    yield Finding(where, f"{stamp!r} is no ISO 8601 date")

    def _origin(self, where: str, article: Article) -> Iterator[Finding]:
        origin = self.library.articles.get(article.origin)
        if origin is None:
            yield Finding(where, f"its origin {article.origin} is no article of the briefing")
        elif origin.origin != origin.id:
            yield Finding(where, f"its origin {origin.id} is itself a copy of {origin.origin}")
        elif origin.carried != article.carried:
            yield Finding(where, "an article that is carried and one that is not have one origin")

    def _ids(self) -> Iterator[Finding]:
        stories = self.briefing.stories
        ids = (
            ("articles", [a.id for a in self.briefing.articles]),
            ("stories", [s.id for s in stories]),
            ("events", [e.id for s in stories for e in s.events]),
            ("figures", [f.id for s in stories for f in s.figures]),
        )
        for kind, given in ids:
            yield from (Finding(kind, f"the id {i} is given {n} times") for i, n in Counter(given).items() if n > 1)

    # --- stories ---

    def _story(self, where: str, story: Story) -> Iterator[Finding]:
        for article in story.articles:
            if article not in self.library.articles:
                yield Finding(where, f"there is no article {article}")
            elif self.library.articles[article].carried:
                yield Finding(where, f"{article} is carried from an older briefing: it counts in no story")
        yield from self._statement(f"{where}.headline", story.headline)
        for i, statement in enumerate(story.statements):
            yield from self._statement(f"{where}.statements[{i}]", statement)
        for i, event in enumerate(story.events):
            yield from self._event(f"{where}.events[{i}]", event, story)
        for i, actor in enumerate(story.actors):
            yield from self._actor(f"{where}.actors[{i}]", actor, story)
        for i, figure in enumerate(story.figures):
            yield from self.figures.findings(f"{where}.figures[{i}]", figure, story)
        yield from self._relations(where, story)

    def _relations(self, where: str, story: Story) -> Iterator[Finding]:
        figures = {f.id: f for f in story.figures}
        for i, relation in enumerate(story.relations):
            path = f"{where}.relations[{i}]"
            if not set(relation.figures) <= figures.keys():
                yield Finding(path, "it names a figure that the story does not have")
            elif len(set(relation.figures)) < 2:
                yield Finding(path, "it relates fewer than two figures")
            elif relation.kind == "part_of":
                whole, *parts = (figures[f] for f in relation.figures)
                for part in parts:
                    if _least(part) > _most(whole) and "disputed" not in (part.status, whole.status):
                        yield Finding(path, f"the part {part.id} exceeds its whole {whole.id}: that is a dispute")

    def _event(self, where: str, event: Event, story: Story) -> Iterator[Finding]:
        yield from self.passages.of_story(where, event.citations, story)
        yield from wrong_dates(where, [event.date])
        if (event.date is None) != (event.date_precision == "unknown"):
            yield Finding(where, f"its date is {event.date}, its precision {event.date_precision}")
        if event.place and not is_named(event.place, self.passages.folded(event.citations)):
            yield Finding(where, f"no citation of it holds the place {event.place!r}")
        known = {a.id for a in story.actors}
        yield from (Finding(where, f"there is no actor {i} in the story") for i in event.actors if i not in known)
        told = Statement(text=event.summary, written_by="template", citations=event.citations, events=(event.id,))
        yield from self._unsupported(where, told, event.language or self.briefing.language)

    def _actor(self, where: str, actor: Actor, story: Story) -> Iterator[Finding]:
        yield from self.passages.of_story(where, actor.citations, story)
        cited = self.passages.folded(actor.citations)
        for name in (actor.name, *actor.aliases):
            if not is_named(name, cited):
                yield Finding(where, f"no citation of it holds the name {name!r}")

    # --- statements ---

    def _statement(self, where: str, statement: Statement) -> Iterator[Finding]:
        self.statements += 1
        yield from self.passages.problems(where, statement.citations)
        if not statement.citations and not statement.derived:
            yield Finding(where, "it cites nothing")
        if statement.written_by == "model" and self.briefing.generator.model is None:
            yield Finding(where, "it is written by a model, but the briefing names none")
        yield from self._references(where, statement)
        for derived in statement.derived:
            yield from self._derived(where, statement, derived)
        yield from self._unsupported(where, statement, self.briefing.language)

    def _unsupported(self, where: str, statement: Statement, language: str) -> Iterator[Finding]:
        for problem in unsupported(statement.text, language, self.library.evidence(statement)):
            if self.library.cannot_tell(statement, problem.kind):
                self.undecided += 1
                continue
            yield Finding(where, f"its citations do not hold the {problem.kind} {problem.words!r}")

    def _references(self, where: str, statement: Statement) -> Iterator[Finding]:
        known = (
            (statement.figures, self.library.claims.keys() | self.library.figures.keys()),
            (statement.events, self.library.events.keys()),
            (statement.actors, self.library.actors.keys()),
        )
        for refs, ids in known:
            yield from (Finding(where, f"there is no {ref}") for ref in refs if ref not in ids)

    def _derived(self, where: str, statement: Statement, derived: Derived) -> Iterator[Finding]:
        known = self.library.claims if derived.op == "difference" else self.library.articles
        yield from (Finding(where, f"there is no {ref} to derive from") for ref in derived.of if ref not in known)
        shown = statement.text[max(0, derived.start) : max(0, derived.end)]
        if not self._shows(shown, derived):
            yield Finding(where, f"{shown!r} does not show the derived value {derived.value} and nothing else")
        computed = self._computed(derived)
        if computed is None or not math.isclose(computed, derived.value):
            yield Finding(where, f"{derived.op} gives {computed}, not {derived.value}")

    def _shows(self, shown: str, derived: Derived) -> bool:
        """Whether the span is the number and no more: a wider one would exempt what nobody computed."""
        if shown == str(derived.value):
            return True
        read = find_numerals(shown, load_profile(self.briefing.language))
        spans = [(n.start, n.end) for n in read]
        return spans == [(0, len(shown))] and values_of(read[0]) == (derived.value,)

    def _computed(self, derived: Derived) -> float | None:
        counted = [a for i in derived.of if (a := self.library.articles.get(i)) and not a.carried]
        if derived.op == "count_articles":
            return len({a.id for a in counted})
        if derived.op == "count_origins":
            return len({a.origin for a in counted})
        values = [self.library.claims[i].value for i in derived.of if i in self.library.claims]
        if len(values) != 2 or values[0] is None or values[1] is None:
            return None
        return values[0] - values[1]


def _least(figure: Figure) -> float:
    """The least that any firm claim of the figure allows."""
    return min((_quantity(c).low for c in figure.claims), default=-math.inf)


def _most(figure: Figure) -> float:
    return max((_quantity(c).high for c in figure.claims), default=math.inf)


def _quantity(claim: Claim) -> Quantity:
    return Quantity(claim.bound, claim.value, claim.min_value, claim.max_value)
