"""Write by model: the story's facts go out with ids, sentences with slots come back, and each is checked.

A sentence that still says what its citations do not hold after one re-asking is replaced by a template sentence for
the same facts. What a reader must not miss (disputes, updates, the events that most sources tell) is added by template
where the model left it out.
"""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from summarizer.language.common_nouns import names_can_be_told
from summarizer.language.content import content_words, overlap
from summarizer.language.foreign import is_foreign
from summarizer.language.profile import load_profile
from summarizer.schema.answers import WriteAnswer
from summarizer.schema.asking import Answered, LanguageModel
from summarizer.schema.brief import Event, Figure, Number, Statement
from summarizer.schema.facts import StoryFacts
from summarizer.support import unsupported
from summarizer.support.library import Library
from summarizer.write.question import build_ask
from summarizer.write.review.number_parts import POINTER
from summarizer.write.review.own_words import stray
from summarizer.write.review.sense import misread
from summarizer.write.review.slots import SlotFiller, SlotProblem
from summarizer.write.templates import TemplateWriter, repeats_headline

_COPIED = 0.8
_MIN_COPIED = 4
_MUST_TELL = 3  # events that a reader must not miss
_MAX_MISSED = 4
_NEARLY = 1.02

_Values = tuple[Number | None, Number | None, Number | None]


@dataclass(frozen=True, slots=True)
class Written:
    """A story's headline and statements; `replaced` counts sentences that a template stands in for."""

    headline: Statement
    statements: tuple[Statement, ...]
    replaced: int = 0
    answers: tuple[Answered[WriteAnswer], ...] = ()

    def under(self, ids: Mapping[str, str]) -> "Written":
        """The same with other ids of what its statements refer to."""
        statements = tuple(_under(ids, s) for s in self.statements)
        return replace(self, headline=_under(ids, self.headline), statements=statements)


def _under(ids: Mapping[str, str], statement: Statement) -> Statement:
    def known(ref: str) -> str:
        figure, dot, claim = ref.partition(".")
        return f"{ids.get(figure, figure)}{dot}{claim}"

    derived = tuple(d.model_copy(update={"of": tuple(map(known, d.of))}) for d in statement.derived)
    refs = {name: tuple(map(known, getattr(statement, name))) for name in ("events", "figures", "actors")}
    return statement.model_copy(update={**refs, "derived": derived})


def write_by_templates(facts: StoryFacts, library: Library, language: str) -> Written:
    """The story in the program's own sentences."""
    writer = TemplateWriter(facts, language, library)
    return Written(writer.headline(), tuple(writer.statements()))


def prose_is_checkable(language: str) -> bool:
    """Whether names can be told from other words in the language: not where nothing has a capital."""
    profile = load_profile(language)
    return profile.known and names_can_be_told(profile)


class LookedThrough(NamedTuple):
    """What is wrong with an answer, and the story as it is edited from it."""

    problems: tuple[str, ...]
    written: Written


Elsewhere = Callable[[WriteAnswer], Awaitable[LookedThrough | None]]
"""Looks an answer through in another process; None where that has come to nothing."""


def look_through(answer: WriteAnswer, facts: StoryFacts, library: Library, language: str) -> LookedThrough:
    """What `write_by_model` finds of one answer on the story."""
    desk = _Desk(facts, library, language)
    return LookedThrough(tuple(desk.review(answer)), desk.edit(answer))


async def write_by_model(
    model: LanguageModel, facts: StoryFacts, library: Library, language: str, elsewhere: Elsewhere | None = None
) -> Written:
    """The story in the model's sentences, each borne out by its citations. Raises ModelError, TapeError.

    `library` holds the story with the words of the whole day: what is a name is judged here as it will be by `verify`.
    """
    review = _Review(facts, library, language, elsewhere)
    answered = await model.ask(build_ask(facts, language), WriteAnswer, review)
    return replace(review.written(answered.value), answers=(answered,))


class _Review:
    """Reviews a model's answers on one story: as they were looked through elsewhere, or else here."""

    def __init__(self, facts: StoryFacts, library: Library, language: str, elsewhere: Elsewhere | None) -> None:
        self._facts, self._library, self._language = facts, library, language
        self._elsewhere = elsewhere
        self._found: dict[str, LookedThrough] = {}

    async def prepare(self, answer: WriteAnswer) -> None:
        """Has the answer looked through elsewhere, where that is possible."""
        found = await self._elsewhere(answer) if self._elsewhere else None
        if found is not None:
            self._found[answer.model_dump_json()] = found

    def __call__(self, answer: WriteAnswer) -> list[str]:
        """What is wrong with each sentence, as path and reason."""
        found = self._found.get(answer.model_dump_json())
        return self._desk.review(answer) if found is None else list(found.problems)

    def written(self, answer: WriteAnswer) -> Written:
        """The story as it is edited from the answer."""
        found = self._found.get(answer.model_dump_json())
        return self._desk.edit(answer) if found is None else found.written

    @cached_property
    def _desk(self) -> "_Desk":
        return _Desk(self._facts, self._library, self._language)


class _Desk:
    """Reviews a model's sentences against the facts of one story, and edits what does not stand."""

    def __init__(self, facts: StoryFacts, library: Library, language: str) -> None:
        self.facts = facts
        self.library = library
        self.language = language
        self.templates = TemplateWriter(facts, language, library)
        self.filler = SlotFiller(facts, load_profile(language))
        self._known: dict[str, Statement | SlotProblem] = {}
        self._lines: dict[str, Statement] = {}

    def review(self, answer: WriteAnswer) -> list[str]:
        """What is wrong with each sentence, as path and reason."""
        sentences = [("headline", answer.headline), *((f"statements[{i}]", s) for i, s in enumerate(answer.statements))]
        return [f"{path}: {problem}" for path, sentence in sentences if (problem := self._problem(sentence))]

    def edit(self, answer: WriteAnswer) -> Written:
        """The sentences that stand, templates for those that do not, and what a reader must not miss."""
        sentences = answer.statements
        own, *statements = (self._accepted(s) for s in (answer.headline, *sentences))
        headline = own or self.templates.headline()
        replaced = [own, *statements].count(None)
        if replaced * 2 > len(sentences) + 1:
            # A model that cannot write by reference must not leave the reader with less than no model would.
            offered = [*self.templates.statements(), *(s for s in statements if s)]
        else:
            pairs = zip(sentences, statements, strict=True)
            offered = [s for text, own in pairs for s in ([own] if own else self._stand_ins(text, headline))]
        told = _without_repeats(offered)
        return Written(headline, (*told, *self._missed(told, headline)), replaced)

    def _problem(self, sentence: str) -> str:
        checked = self._checked(sentence)
        return str(checked) if isinstance(checked, SlotProblem) else ""

    def _accepted(self, sentence: str) -> Statement | None:
        statement = self._checked(sentence)
        return None if isinstance(statement, SlotProblem) else statement

    def _checked(self, sentence: str) -> Statement | SlotProblem:
        """The sentence filled and borne out by what it refers to, or what is wrong with it; each is checked once."""
        if sentence not in self._known:
            try:
                self._known[sentence] = self._borne_out(sentence)
            except SlotProblem as problem:
                self._known[sentence] = problem
        return self._known[sentence]

    def _borne_out(self, sentence: str) -> Statement:
        """Raises SlotProblem."""
        if is_foreign(POINTER.sub(" … ", sentence), self.language):
            raise SlotProblem(f"it must be written in {load_profile(self.language).tables['name']}")
        statement = self.filler.fill(sentence)
        evidence = self.library.evidence(statement)
        found = unsupported(statement.text, self.language, evidence)
        if found:
            words = ", ".join(repr(u.words) for u in found)
            raise SlotProblem(f"what it refers to does not hold {words}: use a slot or leave it out")
        if problem := misread(sentence, statement, self.filler, evidence) or stray(
            sentence, statement, self.filler, evidence
        ):
            raise SlotProblem(problem)
        return statement

    def _stand_ins(self, sentence: str, headline: Statement) -> list[Statement]:
        """A template sentence for the event whose words a refused sentence repeats, or for what it refers to."""
        told = self._told_instead(sentence)
        if not self._is_own_words(headline):
            return told
        return [s for s in told if not (set(s.events) <= set(headline.events) and repeats_headline(s, headline))]

    def _is_own_words(self, headline: Statement) -> bool:
        """Whether a headline copies an article of the briefing's language, so that it need not be told again."""
        sources = {c.article for c in headline.citations[:1]}
        languages = {a.language or self.language for a in self.facts.articles if a.id in sources}
        return headline.written_by == "template" and languages <= {self.language}

    def _told_instead(self, sentence: str) -> list[Statement]:
        referred = set(re.findall(r"\b[ef]\d+\b", sentence))
        figures = [f for f in self.facts.figures if f.id in referred]
        events = [e for e in self.facts.events if e.id in referred]
        wholes = self._repeated(sentence) or [e for e in events if any(_tells(e, f) for f in figures)][:1]
        return [self.templates.event(e) for e in wholes] or (
            [self.templates.tell(f) for f in figures[:1]] or [self.templates.event(e) for e in events[:1]]
        )

    def _repeated(self, sentence: str) -> list[Event]:
        """The event that the sentence copies almost word for word: a weak model's way of pointing at it."""
        words = content_words(sentence, self.language)
        scored = [(overlap(words, content_words(e.summary, self.language)), e) for e in self.facts.events]
        best = max(scored, key=lambda s: s[0], default=None)
        return [best[1]] if best and len(words) >= _MIN_COPIED and best[0] >= _COPIED else []

    def _missed(self, told: list[Statement], headline: Statement) -> list[Statement]:
        """The three weightiest events, disputes, updates and corrections, as far as the sentences told leave them out."""
        claims = {i for s in told for i in s.figures}
        figures = [f for f in self.facts.figures if any(ref.split(".")[0] == f.id for ref in claims)]
        copied = headline.citations[:1] if self._is_own_words(headline) else ()
        rested_on = [c for s in told for c in s.citations] + list(copied)
        rested_on += [c for f in figures for claim in f.claims for c in claim.citations]
        passages = {(c.article, c.start) for c in rested_on}
        older = {i for r in self.facts.relations if r.kind == "background" for i in r.figures[1:]}
        known = (f for f in self.facts.figures if f.label and f.id not in older and not f.told_as)
        left_out = (f for f in known if self._is_left_out(f, claims))
        missing = [self._line(f) for f in islice(left_out, _MAX_MISSED)]
        missing += [s for s in self.templates.corrections if not claims.issuperset(s.figures)]
        ranked = self.templates.ranked_events()[:_MUST_TELL]
        # An event is told where a sentence, or any claim of a figure that a sentence tells, rests on its passage.
        untold = [e for e in ranked if (e.citations[0].article, e.citations[0].start) not in passages]
        return [self.templates.event(e) for e in untold] + missing

    def _line(self, figure: Figure) -> Statement:
        """The template's sentence for a figure, made once."""
        if figure.id not in self._lines:
            self._lines[figure.id] = self.templates.lines.figure(figure)
        return self._lines[figure.id]

    def _is_left_out(self, figure: Figure, claims: set[str]) -> bool:
        """Whether a value of a dispute is missing; of an update, the standing value or all that were before it."""
        values = {f"{figure.id}.c{i}": (c.value, c.min_value, c.max_value) for i, c in enumerate(figure.claims)}
        told = {value for claim, value in values.items() if claim in claims}
        if figure.told_status == "disputed":
            sides = figure.standing or range(len(figure.claims))
            return not all(any(_is_nearly(values[f"{figure.id}.c{i}"], v) for v in told) for i in sides)
        if figure.told_status == "updated":
            return values.get(f"{figure.id}.c{figure.current}") not in told or len(told) < min(
                2, len({*values.values()})
            )
        return False


def _tells(event: Event, figure: Figure) -> bool:
    """Whether the event's passage has a figure's one number: a judge's sentence is more than "sentence: six months"."""
    passages = {(c.article, c.start) for c in event.citations}
    return figure.told_status == "single" and any((c.article, c.start) in passages for c in figure.claims[0].citations)


def _without_repeats(statements: Iterable[Statement]) -> list[Statement]:
    told: list[Statement] = []
    for candidate in statements:
        if not any(candidate.text == s.text or _same_facts(candidate, s) for s in told):
            told.append(candidate)
    return told


def _is_nearly(one: _Values, other: _Values) -> bool:
    """Whether who reads the one has read the other: 42 percent and 42.35."""
    if one == other:
        return True
    first, second = (next((abs(v) for v in values if v is not None), 0.0) for values in (one, other))
    return 0 < max(first, second) <= _NEARLY * min(first, second)


def _same_facts(one: Statement, other: Statement) -> bool:
    """Whether one sentence tells nothing that the other does not: all of its claims, or the same events and claims."""
    if one.figures and set(one.figures) <= set(other.figures):
        return set(one.events) <= set(other.events)
    return bool(one.events) and (one.events, one.figures) == (other.events, other.figures)
