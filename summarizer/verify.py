"""Verify: a finished briefing against its own sources, offline and without a model.

Every citation must be letter for letter in its article, and every number, date, name and quotation of every statement
in its citations. Derived numbers are computed again.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.evidence import Library
from summarizer.language.numerals import find_numerals
from summarizer.language.places import fold_name
from summarizer.language.profile import load_profile
from summarizer.schema.brief import Actor, Briefing, Citation, Claim, Derived, Figure, Statement, Story
from summarizer.support import unsupported, values_of


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold. `where` is a path in brief.json, `reason` says what is wrong."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked and what does not hold; `findings` is empty when all holds."""

    findings: tuple[Finding, ...]
    statements: int
    citations: int


def verify(briefing: Briefing) -> Verification:
    """Checks all of a briefing from its own contents. Raises nothing: whatever is wrong is a finding."""
    checker = _Checker(briefing)
    findings = tuple(checker.findings())
    return Verification(findings, checker.statements, checker.citations)


class _Checker:
    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.library = Library(briefing.articles)
        for story in briefing.stories:
            self.library.add(story.events, story.actors, story.figures)
        self.statements = 0
        self.citations = 0

    def findings(self) -> Iterator[Finding]:
        yield from self._articles()
        for part in ("summary", "changes"):
            for i, statement in enumerate(getattr(self.briefing, part)):
                yield from self._statement(f"{part}[{i}]", statement)
        for i, story in enumerate(self.briefing.stories):
            yield from self._story(f"stories[{i}]", story)

    def _articles(self) -> Iterator[Finding]:
        ids = [a.id for a in self.briefing.articles]
        for i, article in enumerate(self.briefing.articles):
            where = f"articles[{i}]"
            if hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest() != article.sha256:
                yield Finding(where, "its text is not the one that sha256 was taken of")
            if ids.count(article.id) > 1:
                yield Finding(where, f"the id {article.id} is given twice")
            if article.origin not in ids:
                yield Finding(where, f"its origin {article.origin} is no article of the briefing")

    def _story(self, where: str, story: Story) -> Iterator[Finding]:
        for article in story.articles:
            if article not in self.library.articles:
                yield Finding(where, f"there is no article {article}")
        yield from self._statement(f"{where}.headline", story.headline)
        for i, statement in enumerate(story.statements):
            yield from self._statement(f"{where}.statements[{i}]", statement)
        for i, event in enumerate(story.events):
            yield from self._cited(f"{where}.events[{i}]", event.citations)
        for i, actor in enumerate(story.actors):
            yield from self._actor(f"{where}.actors[{i}]", actor)
        for i, figure in enumerate(story.figures):
            yield from self._figure(f"{where}.figures[{i}]", figure)
        known = {f.id for f in story.figures}
        for i, relation in enumerate(story.relations):
            if not set(relation.figures) <= known:
                yield Finding(f"{where}.relations[{i}]", "it names a figure that the story does not have")

    def _statement(self, where: str, statement: Statement) -> Iterator[Finding]:
        self.statements += 1
        yield from self._citations(where, statement.citations)
        if not statement.citations and not statement.derived:
            yield Finding(where, "it cites nothing")
        yield from self._references(where, statement)
        for derived in statement.derived:
            yield from self._derived(where, statement, derived)
        for problem in unsupported(statement.text, self.briefing.language, self.library.evidence(statement)):
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
        shown = statement.text[derived.start : derived.end]
        read = find_numerals(shown, load_profile(self.briefing.language))
        if not read or derived.value not in values_of(read[0]):
            if shown.strip() != str(derived.value):
                yield Finding(where, f"{shown!r} does not show the derived value {derived.value}")
        if self._computed(derived) != derived.value:
            yield Finding(where, f"{derived.op} gives {self._computed(derived)}, not {derived.value}")

    def _computed(self, derived: Derived) -> float | None:
        counted = [self.library.articles[i] for i in derived.of if i in self.library.articles]
        if derived.op == "count_articles":
            return len({a.id for a in counted if not a.carried})
        if derived.op == "count_origins":
            return len({a.origin for a in counted if not a.carried})
        values = [self.library.claims[i].value for i in derived.of if i in self.library.claims]
        if len(values) != 2 or values[0] is None or values[1] is None:
            return None
        return values[0] - values[1]

    def _actor(self, where: str, actor: Actor) -> Iterator[Finding]:
        yield from self._cited(where, actor.citations)
        cited = " | ".join(fold_name(c.exact) for c in actor.citations)
        for name in (actor.name, *actor.aliases):
            if fold_name(name) not in cited:
                yield Finding(where, f"no citation of it holds the name {name!r}")

    def _figure(self, where: str, figure: Figure) -> Iterator[Finding]:
        if figure.current is not None and not 0 <= figure.current < len(figure.claims):
            yield Finding(where, f"current is {figure.current}, but it has {len(figure.claims)} claims")
        if figure.status == "disputed" and figure.current is not None:
            yield Finding(where, "it is disputed and yet has a current claim")
        for i, claim in enumerate(figure.claims):
            yield from self._claim(f"{where}.claims[{i}]", claim)

    def _claim(self, where: str, claim: Claim) -> Iterator[Finding]:
        yield from self._cited(where, claim.citations)
        held = {
            value
            for c in claim.citations
            if c.article in self.library.articles
            for n in find_numerals(c.exact, load_profile(self.library.articles[c.article].language))
            for value in values_of(n)
        }
        for value in (claim.value, claim.min_value, claim.max_value):
            if value is not None and value not in held:
                yield Finding(where, f"no citation of it holds the number {value}")

    def _cited(self, where: str, citations: tuple[Citation, ...]) -> Iterator[Finding]:
        if not citations:
            yield Finding(where, "it has no citation")
        yield from self._citations(where, citations)

    def _citations(self, where: str, citations: tuple[Citation, ...]) -> Iterator[Finding]:
        for i, citation in enumerate(citations):
            self.citations += 1
            article = self.library.articles.get(citation.article)
            if article is None:
                yield Finding(f"{where}.citations[{i}]", f"there is no article {citation.article}")
                continue
            text = article.text
            if (
                not 0 <= citation.start < citation.end <= len(text)
                or text[citation.start : citation.end] != citation.exact
            ):
                yield Finding(
                    f"{where}.citations[{i}]", f"{article.id}[{citation.start}:{citation.end}] is not the cited text"
                )
            elif not text[: citation.start].endswith(citation.prefix) or not text[citation.end :].startswith(
                citation.suffix
            ):
                yield Finding(f"{where}.citations[{i}]", "its prefix or suffix is not what stands around it")
