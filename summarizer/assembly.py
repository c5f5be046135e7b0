"""What a run has found, gathered into one briefing. What is long lies in spools until the briefing is read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from summarizer.errors import ModelError
from summarizer.model.price import Price
from summarizer.schema.asking import Answered
from summarizer.schema.brief import (
    Accounting,
    Article,
    Briefing,
    Decision,
    Failure,
    Statement,
    Story,
    Usage,
    UsagePart,
)
from summarizer.schema.facts import StoryFacts
from summarizer.spool import Spool
from summarizer.support.library import DayWords, Library
from summarizer.write.by_model import Written
from summarizer.write.counts import counts_statement
from summarizer.write.sources import shared_sources
from summarizer.write.words.event_words import borne_out_events
from summarizer.write.words.wording import worded_figures

AskingStage = Literal["extract", "merge", "proofread", "write"]
_INSTEAD: dict[AskingStage, str] = {
    "extract": "read by rules",
    "merge": "doubtful pairs left as the rules have them",
    "proofread": "lines on numbers not proofread",
    "write": "written by templates",
}
_TOLD_OF: dict[AskingStage, AskingStage] = {"proofread": "write"}

_STORIES = 30  # that are held in memory: each is as large as its articles' mentions


class Spent(NamedTuple):
    """What one answer took, with those that did not fit and were asked for again."""

    requests: int
    prompt_tokens: int
    completion_tokens: int

    @classmethod
    def on(cls, answer: Answered[Any]) -> "Spent":
        """What this answer took."""
        return cls(answer.requests, answer.prompt_tokens, answer.completion_tokens)


class MergedDay:
    """The day's stories as they were merged (see `worded`); `origin` is by the id of each article.

    `figures` is how many figures they have, which is the highest number of one.
    """

    def __init__(self, merged: Iterable[StoryFacts]) -> None:
        self.stories = Spool[StoryFacts](held=_STORIES)
        self.origin: dict[str, str] = {}
        self.figures = 0
        for facts in merged:
            self.figures += len(facts.figures)
            self.origin |= {a.id: a.origin for a in facts.articles}
            self.stories.append(facts)

    def with_origins(self, articles: Iterable[Article]) -> Iterator[Article]:
        """All articles, told of or not, as the merge has them: it knows which is a copy of which."""
        return (a.model_copy(update={"origin": self.origin.get(a.id, a.origin)}) for a in articles)


def worded(facts: StoryFacts, language: str, words: DayWords) -> StoryFacts:
    """The story with its figures in the briefing's language, and its events in words that their passages bear out."""
    library = Library(facts.articles, words)
    library.add(facts.events, (), ())
    names = frozenset(name for actor in facts.actors for name in (actor.name, *actor.aliases))
    figures = worded_figures(facts.figures, library.articles, language, names)
    return replace(facts, figures=figures, events=tuple(borne_out_events(facts.events, library, language)))


class ToldDay:
    """The day's finished stories, put in as they are written.

    `known` are the ids of `wanted` that they hold; `replaced` counts sentences that a template stands in for.
    """

    def __init__(self, language: str, wanted: Iterable[str]) -> None:
        self.stories = Spool[Story](held=_STORIES)
        self.known: set[str] = set()
        self.replaced = 0
        self._decisions: dict[int, Sequence[Decision]] = {}
        self._language = language
        self._wanted = frozenset(wanted)
        self._headlines = Spool[Statement]()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was refused or joined as the stories were proofread."""
        return tuple(d for place in sorted(self._decisions) for d in self._decisions[place])

    def put(self, place: int, facts: StoryFacts, written: Written, decisions: Sequence[Decision] = ()) -> None:
        """Adds the story of that place, and what was decided in proofreading it."""
        ids = {a.id for a in facts.actors} | {e.id for e in facts.events} | {f.id for f in facts.figures}
        self.known |= self._wanted & ids
        self.replaced += written.replaced
        if decisions:
            self._decisions[place] = decisions
        self._headlines.put(place, written.headline)
        story = Story(
            id=facts.id,
            articles=tuple(a.id for a in facts.articles),
            headline=written.headline,
            statements=(*written.statements, *shared_sources(facts, self._language)),
            events=facts.events,
            actors=facts.actors,
            figures=facts.figures,
            relations=facts.relations,
        )
        self.stories.put(place, story)

    def summary(self, origin: Mapping[str, str]) -> Sequence[Statement]:
        """How much was read; for a day of several stories, the headline of each that is told."""
        if not origin:
            return ()
        lines = self._headlines if len(self.stories) > 1 else Spool[Statement]()
        lines.append(counts_statement(origin, self._language))
        return lines.settled()


def briefing_of(
    articles: Sequence[Article], stories: Sequence[Story], summary: Sequence[Statement], **rest: Any
) -> Briefing:
    """The briefing. What lies on disk stays there: it was checked when it was made."""
    given: dict[str, Any] = {"articles": articles, "stories": stories, "summary": summary}
    on_disk = {name: items for name, items in given.items() if not isinstance(items, tuple)}
    return Briefing(**{**given, **dict.fromkeys(on_disk, ())}, **rest).model_copy(update=on_disk)


def with_known_ids(decisions: Iterable[Decision], known: set[str]) -> tuple[Decision, ...]:
    """The decisions with those of their ids that the briefing holds."""
    return tuple(d.model_copy(update={"ids": tuple(i for i in d.ids if i in known)}) for d in decisions)


def failures_of(read: Iterable[Failure], missing: Iterable[tuple[AskingStage, str, ModelError]]) -> tuple[Failure, ...]:
    """Sources that gave nothing, and questions without an answer. A reason told before is told without its advice."""
    found = list(read)
    told: set[str] = set()
    for stage, source, error in sorted(missing, key=lambda m: m[:2]):
        reason = str(error)
        shown = reason.split(";")[0] if reason in told else reason
        told.add(reason)
        found.append(
            Failure.model_validate(
                {"source": source, "stage": _TOLD_OF.get(stage, stage), "reason": f"{_INSTEAD[stage]}: {shown}"}
            )
        )
    return tuple(sorted(found, key=lambda f: (f.stage, f.source, f.reason)))


def usage_of(answers: Mapping[tuple[AskingStage, str], Sequence[Spent]], price: Price | None) -> Usage:
    """What the answers took, in all and by article and story; the order of asking leaves no trace."""
    in_order = sorted(answers, key=lambda about: (about[0], _by_number(about[1])))
    parts = Spool(UsagePart(stage=stage, of=of, **_total(answers[stage, of], price)) for stage, of in in_order)
    total = _total([spent for one in answers.values() for spent in one], price)
    return Usage(**total).model_copy(update={"parts": parts.settled()})


def _total(spent: Sequence[Spent], price: Price | None) -> dict[str, Any]:
    costs = [price.cost(s.prompt_tokens, s.completion_tokens) for s in spent] if price else []
    return {
        "requests": sum(s.requests for s in spent),
        "prompt_tokens": sum(s.prompt_tokens for s in spent),
        "completion_tokens": sum(s.completion_tokens for s in spent),
        "cost": float(sum(costs)) if price else None,
    }


def _by_number(identifier: str) -> tuple[int, str]:
    """a2 before a10."""
    return len(identifier), identifier


def accounted(before: Accounting, one: Accounting) -> Accounting:
    """The accounting with that of one more article."""
    return Accounting(**{name: getattr(before, name) + getattr(one, name) for name in Accounting.model_fields})
