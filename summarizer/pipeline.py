"""The whole way through: read, mark, extract, ground, merge, write. Rendering and delivery are the caller's."""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from summarizer.articles.files import ReadArticles
from summarizer.errors import ModelError
from summarizer.extract.by_model import ModelReading, extract_by_model
from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.ground import ground
from summarizer.marking import mark
from summarizer.merge import merge
from summarizer.prompts import load_prompt
from summarizer.schema.asking import Answered, LanguageModel
from summarizer.schema.brief import Accounting, Article, Briefing, Failure, Generator, Story, Usage
from summarizer.schema.facts import StoryFacts
from summarizer.schema.marked import MarkedArticle
from summarizer.schema.mentions import GroundedMentions, Mentions
from summarizer.write.by_model import Written, prose_is_checkable, write_by_model, write_by_templates
from summarizer.write.changes import changes_since
from summarizer.write.templates import counts_statement
from summarizer.write.wording import worded_figures

T = TypeVar("T")
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How one briefing is to be made. `model` None is: by rules alone. `language` None is: that of most articles."""

    day: date
    day_given: bool
    model: LanguageModel | None = None
    language: str | None = None
    concurrency: int = 8
    max_stories: int | None = None
    previous: Briefing | None = None
    progress: Progress = lambda _: None


@dataclass
class _Run:
    """What a run gathers on its way. `stopped` is the permanent error after which no model is asked any more."""

    plan: Plan
    failures: list[Failure]
    answers: list[Answered[Any]] = field(default_factory=list)
    stopped: ModelError | None = None


async def make_briefing(read: ReadArticles, plan: Plan) -> Briefing:
    """One briefing from articles already read. Raises TapeError; a model's failures end up in `failures`."""
    run = _Run(plan, list(read.failures))
    language = plan.language or main_language(read.articles)
    grounded = await extract_articles(read.articles, language, run)
    stories = [_worded(s, language) for s in merge(grounded, language)][: plan.max_stories]
    written = await _write_all(stories, language, run)
    return _assemble(read.articles, grounded, stories, written, language, run)


async def extract_only(read: ReadArticles, plan: Plan) -> tuple[list[GroundedMentions], list[Failure]]:
    """The grounded mentions of each article, and what failed."""
    run = _Run(plan, list(read.failures))
    grounded = await extract_articles(read.articles, plan.language or main_language(read.articles), run)
    return grounded, run.failures


async def extract_articles(articles: tuple[Article, ...], language: str, run: _Run) -> list[GroundedMentions]:
    """Marked, extracted and grounded, in the order of the articles."""
    marked = [mark(a) for a in articles]
    return await _gather([_grounded(m, language, run) for m in marked], run.plan.concurrency)


async def _grounded(marked: MarkedArticle, language: str, run: _Run) -> GroundedMentions:
    mentions = await _mentions(marked, language, run)
    run.plan.progress(f"read {marked.article.source}")
    return ground(mentions)


async def _mentions(marked: MarkedArticle, language: str, run: _Run) -> Mentions:
    """By model where there is one and it answers, by rules otherwise."""
    day = BriefingDay(run.plan.day, run.plan.day_given)
    model = run.plan.model
    if model is not None and run.stopped is None:
        try:
            reading: ModelReading = await extract_by_model(model, marked, day, language)
            run.answers += reading.answers
            return reading.mentions
        except ModelError as error:
            _note(run, error, Failure(source=marked.article.source, stage="extract", reason=f"read by rules: {error}"))
    elif model is not None:
        run.failures.append(
            Failure(source=marked.article.source, stage="extract", reason=f"read by rules: {run.stopped}")
        )
    return extract_by_rules(marked, day)


def _note(run: _Run, error: ModelError, failure: Failure) -> None:
    run.failures.append(failure)
    if error.permanent and run.stopped is None:
        run.stopped = error
        run.plan.progress(f"no more asking: {error}")


async def _write_all(stories: list[StoryFacts], language: str, run: _Run) -> list[Written]:
    return await _gather([_written(s, language, run) for s in stories], run.plan.concurrency)


async def _written(facts: StoryFacts, language: str, run: _Run) -> Written:
    model = run.plan.model
    if model is not None and run.stopped is None and prose_is_checkable(language):
        try:
            written = await write_by_model(model, facts, language)
            run.answers += written.answers
            run.plan.progress(f"wrote story {facts.id}")
            return written
        except ModelError as error:
            _note(run, error, Failure(source=facts.id, stage="write", reason=f"written by templates: {error}"))
    return write_by_templates(facts, language)


async def _gather(jobs: list[Coroutine[Any, Any, T]], concurrency: int) -> list[T]:
    """The jobs' results in their order, at most `concurrency` at once; the first exception ends them all."""
    places = asyncio.Semaphore(concurrency)

    async def placed(job: Coroutine[Any, Any, T]) -> T:
        async with places:
            return await job

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(placed(job)) for job in jobs]
    return [task.result() for task in tasks]


def main_language(articles: tuple[Article, ...]) -> str:
    """The language of most articles; English where none is known."""
    counts = Counter(a.language for a in articles if a.language)
    return min(counts, key=lambda code: (-counts[code], code != "en", code)) if counts else "en"


def _worded(facts: StoryFacts, language: str) -> StoryFacts:
    figures = worded_figures(facts.figures, {a.id: a for a in facts.articles}, language)
    return StoryFacts(facts.id, facts.articles, facts.events, facts.actors, figures, facts.relations)


def _assemble(
    articles: tuple[Article, ...],
    grounded: list[GroundedMentions],
    stories: list[StoryFacts],
    written: list[Written],
    language: str,
    run: _Run,
) -> Briefing:
    origins = {a.id: a for s in stories for a in s.articles}
    finished = tuple(_story(facts, text) for facts, text in zip(stories, written, strict=True))
    previous = run.plan.previous
    changes = changes_since(previous, finished, language) if previous else None
    return Briefing(
        date=run.plan.day.isoformat(),
        language=language,
        summary=_summary(stories, finished, language),
        changes=changes.statements if changes else (),
        generator=_generator(run),
        articles=tuple(origins.get(a.id, a) for a in articles) + (changes.carried if changes else ()),
        stories=finished,
        failures=tuple(sorted(run.failures, key=lambda f: (f.stage, f.source, f.reason))),
        usage=_usage(run),
        accounting=_accounting(grounded, written),
    )


def _story(facts: StoryFacts, written: Written) -> Story:
    return Story(
        id=facts.id,
        articles=tuple(a.id for a in facts.articles),
        headline=written.headline,
        statements=written.statements,
        events=facts.events,
        actors=facts.actors,
        figures=facts.figures,
        relations=facts.relations,
    )


def _summary(facts: list[StoryFacts], stories: tuple[Story, ...], language: str) -> tuple[Any, ...]:
    """How much was read; for a day of several stories, the headline of each."""
    if not stories:
        return ()
    headlines = [s.headline for s in stories] if len(stories) > 1 else []
    return (*headlines, counts_statement(facts, language))


def _generator(run: _Run) -> Generator:
    if run.plan.model is None:
        return Generator(extractor="lexical", model=None, prompts={})
    prompts = {name: load_prompt(name).version for name in ("extract", "write")}
    return Generator(extractor="llm", model=run.plan.model.name, prompts=prompts)


def _usage(run: _Run) -> Usage:
    return Usage(
        requests=sum(a.requests for a in run.answers),
        prompt_tokens=sum(a.prompt_tokens for a in run.answers),
        completion_tokens=sum(a.completion_tokens for a in run.answers),
    )


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
