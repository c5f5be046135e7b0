"""The whole way through: read, mark, extract, ground, merge, write. Rendering and delivery are the caller's."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, TypeVar

from summarizer.articles.files import ReadArticles
from summarizer.errors import BudgetSpent, DeadlinePassed, ModelError, NotKept, TapeError, Unexpected, UsageError
from summarizer.evidence import Library
from summarizer.extract.by_model import extract_by_model
from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.ground import ground
from summarizer.language.profile import available_languages, load_profile
from summarizer.marking import mark
from summarizer.merge import DecisionLog, doubts_of, lay_groundwork, merge
from summarizer.merge.by_model import decide_by_model
from summarizer.price import Price
from summarizer.prompts import load_prompt
from summarizer.schema.asking import Answered, LanguageModel
from summarizer.schema.brief import (
    Accounting,
    Article,
    Briefing,
    Decision,
    Failure,
    Generator,
    Statement,
    Story,
    Usage,
    UsagePart,
)
from summarizer.schema.facts import StoryFacts
from summarizer.schema.marked import MarkedArticle
from summarizer.schema.mentions import GroundedMentions, Mentions
from summarizer.schema.overrides import NO_OVERRIDES, Overrides
from summarizer.schema.run_events import tell, timed
from summarizer.write.by_model import Written, prose_is_checkable, write_by_model, write_by_templates
from summarizer.write.changes import changes_since
from summarizer.write.counts import counts_statement
from summarizer.write.sources import shared_sources
from summarizer.write.wording import worded_figures

T = TypeVar("T")
X = TypeVar("X")
_AskingStage = Literal["extract", "merge", "write"]
_INSTEAD: dict[_AskingStage, str] = {
    "extract": "read by rules",
    "merge": "doubtful pairs left apart",
    "write": "written by templates",
}
_DAY = "day"  # what the one question on doubtful pairs is about
_BATCH = 8  # articles that are read before their mentions are handed over, for each that may be in work


@dataclass(frozen=True, slots=True)
class Plan:
    """How one briefing is to be made.

    `model` None is: by rules alone; `price` is the model's, None where it is not known. `language` None is: that of
    most articles. `day_given` is whether the user named the day, so that weekdays may be resolved against it.
    `at_once` is how many articles and stories are in work at a time: more than the model takes at once, since some wait
    out a fault while others are asked. `deadline`, in the time of `time.monotonic`, is when no answer is waited for any
    more.
    """

    day: date
    day_given: bool
    model: LanguageModel | None = None
    price: Price | None = None
    language: str | None = None
    at_once: int = 32
    deadline: float | None = None
    max_stories: int | None = None
    previous: Briefing | None = None
    overrides: Overrides = NO_OVERRIDES
    warn: Callable[[str], None] = lambda _: None


@dataclass
class _Run:
    """What a run gathers on its way: the answers it rests on, and where (stage, source) an answer was missing, and why.

    `answers` are kept by stage and by the id of the article or story that they are about. `stopped` is the permanent
    error after which no model is asked any more; `waits` are for the answers under way.
    """

    plan: Plan
    language: str
    answers: dict[tuple[_AskingStage, str], tuple[Answered[Any], ...]] = field(default_factory=dict)
    missing: list[tuple[_AskingStage, str, ModelError]] = field(default_factory=list)
    stopped: ModelError | None = None
    waits: set[asyncio.Timeout] = field(default_factory=set)

    def stop(self, error: ModelError) -> None:
        """Nothing is asked any more, and nothing waited for but what a spent budget has already paid."""
        if self.stopped is not None:
            return
        self.stopped = error
        tell("stopped", error=type(error).__name__, reason=str(error))
        if not isinstance(error, BudgetSpent):
            for wait in [w for w in self.waits if not w.expired()]:
                wait.reschedule(asyncio.get_running_loop().time())

    def lacks(self, stage: _AskingStage, source: str, error: ModelError) -> None:
        """Notes a question without an answer."""
        self.missing.append((stage, source, error))
        tell("degraded", stage=stage, source=source, error=type(error).__name__, reason=str(error))


async def make_briefing(read: ReadArticles, plan: Plan) -> Briefing:
    """One briefing from articles already read. What the model or the tape fails to do ends up in `failures`."""
    run = _Run(plan, plan.language or main_language(read.articles))
    with timed("extract"):
        grounded = await _extract_articles(read.articles, run)
    with timed("merge"):
        merged, log = await _merge(grounded, run)
        stories = [_worded(s, run.language) for s in merged]
    for name in log.unknown:
        plan.warn(f"overrides: no source of the day has “{name}”")
    articles = _with_origins(read.articles, stories)
    told = stories[: plan.max_stories]
    with timed("write"):
        written = await _write_all(articles, told, run)
    finished = tuple(_story(facts, text, run.language) for facts, text in zip(told, written, strict=True))
    changes = changes_since(plan.previous, finished, articles, run.language) if plan.previous else None
    return Briefing(
        date=plan.day.isoformat(),
        language=run.language,
        summary=_summary(stories, finished, run.language),
        changes=changes.statements if changes else (),
        generator=_generator(plan),
        articles=articles + (changes.carried if changes else ()),
        stories=finished,
        failures=_failures(read, run),
        usage=_usage(run),
        accounting=_accounting(grounded, written),
        decisions=_decisions(log, articles, finished),
        decisions_left_out=log.left_out,
    )


async def extract_only(read: ReadArticles, plan: Plan, take: Callable[[GroundedMentions], None]) -> tuple[Failure, ...]:
    """Gives `take` the grounded mentions of each article, in order; returns what failed.

    Articles are read in batches, so that a folder of ten thousand is never held at once.
    """
    run = _Run(plan, plan.language or main_language(read.articles))
    size = _BATCH * plan.at_once
    with timed("extract"):
        for first in range(0, len(read.articles), size):
            for grounded in await _extract_articles(read.articles[first : first + size], run):
                take(grounded)
    return _failures(read, run)


def main_language(articles: Sequence[Article]) -> str:
    """The language of most articles, of those that a briefing can be written in; English where there is none."""
    counts = Counter(
        code for a in articles if a.language and (code := load_profile(a.language).code) in available_languages()
    )
    return min(counts, key=lambda code: (-counts[code], code != "en", code)) if counts else "en"


async def _extract_articles(articles: Sequence[Article], run: _Run) -> list[GroundedMentions]:
    async def grounded(article: Article) -> GroundedMentions:
        mentions = await _mentions(mark(article), run)
        by = "model" if ("extract", article.id) in run.answers else "rules"
        tell("read", article=article.id, source=article.source, by=by)
        return ground(mentions)

    return await _gather(grounded, articles, run.plan.at_once)


async def _mentions(marked: MarkedArticle, run: _Run) -> Mentions:
    """By model where there is one and it answers, by rules otherwise."""
    plan = run.plan
    day = BriefingDay(plan.day, plan.day_given)
    reading = await _asked(
        lambda model: extract_by_model(model, marked, day, run.language), "extract", marked.article.source, run
    )
    if reading is None:
        return extract_by_rules(marked, day)
    run.answers["extract", marked.article.id] = reading.answers
    return reading.mentions


async def _merge(grounded: list[GroundedMentions], run: _Run) -> tuple[list[StoryFacts], DecisionLog]:
    """The day's stories by rules; where a model decides what the rules leave open, merged anew with its verdicts."""
    log, overrides = DecisionLog(), run.plan.overrides
    groundwork = lay_groundwork(grounded)
    stories = merge(grounded, run.language, overrides, log, groundwork)
    doubts = doubts_of(log, grounded) if run.plan.model else ()
    decided = await _asked(lambda model: decide_by_model(model, doubts), "merge", _DAY, run) if doubts else None
    if decided is None:
        return stories, log
    run.answers["merge", _DAY] = (decided.answer,)
    if not decided.verdicts:
        return stories, log
    log = DecisionLog(decided.verdicts)
    return merge(grounded, run.language, overrides, log, groundwork), log


async def _write_all(articles: tuple[Article, ...], stories: list[StoryFacts], run: _Run) -> list[Written]:
    library = Library(articles)
    for story in stories:
        library.add(story.events, story.actors, story.figures)

    async def written(facts: StoryFacts) -> Written:
        return await _written(facts, library, run)

    return await _gather(written, stories, run.plan.at_once)


async def _written(facts: StoryFacts, library: Library, run: _Run) -> Written:
    """By model where its prose can be checked and it answers, by templates otherwise."""
    if not prose_is_checkable(run.language):
        return write_by_templates(facts, library, run.language)
    written = await _asked(lambda model: write_by_model(model, facts, library, run.language), "write", facts.id, run)
    if written is None:
        return write_by_templates(facts, library, run.language)
    run.answers["write", facts.id] = written.answers
    tell("written", story=facts.id, by="model", replaced=written.replaced)
    return written


async def _asked(
    question: Callable[[LanguageModel], Awaitable[T]], stage: _AskingStage, source: str, run: _Run
) -> T | None:
    """What the model's answer came to; None, with a note of the reason, where it gives none or is asked no more."""
    if run.plan.model is None:
        return None
    if run.stopped is None:
        try:
            return await _in_time(question(run.plan.model), run)
        except ModelError as error:
            missing = error
        except TapeError as error:
            missing = NotKept(str(error))
        except UsageError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever goes wrong with one question, there is a briefing
            missing = Unexpected(f"unexpected {type(error).__name__}: {' '.join(str(error).split())}; please report it")
        if missing.permanent:
            run.stop(missing)
        run.lacks(stage, source, missing)
    else:
        run.lacks(stage, source, run.stopped)
    return None


async def _in_time(answer: Awaitable[T], run: _Run) -> T:
    """The answer, if it comes before the deadline and before anything stops the run. Raises ModelError, TapeError."""
    try:
        async with asyncio.timeout_at(run.plan.deadline) as wait:
            run.waits.add(wait)
            try:
                return await answer
            finally:
                run.waits.discard(wait)
    except TimeoutError:
        if not wait.expired():
            raise
        raise run.stopped or DeadlinePassed("the deadline has passed; allow more with --deadline") from None


async def _gather(work: Callable[[X], Awaitable[T]], items: Sequence[X], at_once: int) -> list[T]:
    """The results in the order of the items, at most `at_once` in work; the first exception ends them all."""
    results: dict[int, T] = {}
    queue = iter(enumerate(items))
    turn = asyncio.Lock()

    async def worker() -> None:
        for place, item in queue:
            async with turn:
                await asyncio.sleep(0)  # answers are taken in between the reading of two articles
            results[place] = await work(item)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(min(at_once, len(items))):
                group.create_task(worker())
    except BaseExceptionGroup as failed:
        raise _first(failed) from None
    return [results[place] for place in range(len(items))]


def _first(failed: BaseExceptionGroup[BaseException]) -> BaseException:
    """The exception to tell the user of: a group of them says nothing in one line."""
    first = failed.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first


def _worded(facts: StoryFacts, language: str) -> StoryFacts:
    return replace(facts, figures=worded_figures(facts.figures, {a.id: a for a in facts.articles}, language))


def _with_origins(articles: Sequence[Article], stories: list[StoryFacts]) -> tuple[Article, ...]:
    """All articles, told of or not, as the merge has them: it knows which is a copy of which."""
    merged = {a.id: a for s in stories for a in s.articles}
    return tuple(merged.get(a.id, a) for a in articles)


def _story(facts: StoryFacts, written: Written, language: str) -> Story:
    return Story(
        id=facts.id,
        articles=tuple(a.id for a in facts.articles),
        headline=written.headline,
        statements=(*written.statements, *shared_sources(facts, language)),
        events=facts.events,
        actors=facts.actors,
        figures=facts.figures,
        relations=facts.relations,
    )


def _summary(facts: list[StoryFacts], told: tuple[Story, ...], language: str) -> tuple[Statement, ...]:
    """How much was read; for a day of several stories, the headline of each that is told."""
    if not facts:
        return ()
    headlines = [s.headline for s in told] if len(told) > 1 else []
    return (*headlines, counts_statement(facts, language))


def _decisions(log: DecisionLog, articles: Sequence[Article], told: tuple[Story, ...]) -> tuple[Decision, ...]:
    """The weightiest decisions; of their ids those that the briefing holds."""
    known = {a.id for a in articles}
    for story in told:
        known |= {a.id for a in story.actors} | {e.id for e in story.events} | {f.id for f in story.figures}
    return tuple(d.model_copy(update={"ids": tuple(i for i in d.ids if i in known)}) for d in log.kept())


def _generator(plan: Plan) -> Generator:
    if plan.model is None:
        return Generator(extractor="lexical", model=None, prompts={})
    prompts = {name: load_prompt(name).version for name in ("extract", "merge", "write")}
    return Generator(extractor="llm", model=plan.model.name, prompts=prompts)


def _failures(read: ReadArticles, run: _Run) -> tuple[Failure, ...]:
    """Sources that gave nothing, and questions without an answer. A reason told before is told without its advice."""
    found = list(read.failures)
    told: set[str] = set()
    for stage, source, error in sorted(run.missing, key=lambda m: m[:2]):
        reason = str(error)
        shown = reason.split(";")[0] if reason in told else reason
        told.add(reason)
        found.append(
            Failure.model_validate({"source": source, "stage": stage, "reason": f"{_INSTEAD[stage]}: {shown}"})
        )
    return tuple(sorted(found, key=lambda f: (f.stage, f.source, f.reason)))


def _usage(run: _Run) -> Usage:
    """What the answers took, in all and by article and story; the order of asking leaves no trace."""
    parts = tuple(
        UsagePart(stage=stage, of=of, **_spent(answers, run.plan.price))
        for (stage, of), answers in sorted(run.answers.items(), key=lambda kept: (kept[0][0], _by_number(kept[0][1])))
    )
    everything = [answer for answers in run.answers.values() for answer in answers]
    return Usage(**_spent(everything, run.plan.price), parts=parts)


def _spent(answers: Sequence[Answered[Any]], price: Price | None) -> dict[str, Any]:
    prompt, completion = sum(a.prompt_tokens for a in answers), sum(a.completion_tokens for a in answers)
    costs = [price.cost(a.prompt_tokens, a.completion_tokens) for a in answers] if price else []
    return {
        "requests": sum(a.requests for a in answers),
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "cost": float(sum(costs)) if price else None,
    }


def _by_number(identifier: str) -> tuple[int, str]:
    """a2 before a10."""
    return len(identifier), identifier


def _accounting(grounded: list[GroundedMentions], written: list[Written]) -> Accounting:
    numerals = sum(len(g.article.numerals) for g in grounded)
    unlabelled = sum(len(g.unlabelled) for g in grounded)
    return Accounting(
        numerals=numerals,
        labelled=numerals - unlabelled,
        unlabelled=unlabelled,
        exact=sum(g.exact for g in grounded),
        normalized=sum(g.normalized for g in grounded),
        refused=sum(len(g.refusals) for g in grounded),
        statements_replaced=sum(w.replaced for w in written),
    )
