"""The whole way through: read, mark, extract, ground, merge, write. Rendering and delivery are the caller's."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice
from typing import NamedTuple, TypeVar

from summarizer.article_reading import ReadArticle, Readers
from summarizer.articles.files import ReadArticles
from summarizer.assembly import (
    AskingStage,
    MergedDay,
    Spent,
    ToldDay,
    accounted,
    briefing_of,
    failures_of,
    usage_of,
    with_known_ids,
)
from summarizer.errors import BudgetSpent, DeadlinePassed, ModelError, NotKept, TapeError, Unexpected, UsageError
from summarizer.extract.days import BriefingDay
from summarizer.extract.model.by_model import answers_to
from summarizer.garbage import give_back_holes
from summarizer.language.profile import available_languages, load_profile
from summarizer.merge import DayMerge, DecisionLog
from summarizer.merge.by_model import decide_by_model
from summarizer.merging_ahead import Ahead, MergingAhead
from summarizer.model.price import Price
from summarizer.prompts import load_prompt
from summarizer.schema.asking import LanguageModel
from summarizer.schema.brief import Accounting, Article, Briefing, Decision, Failure, Generator
from summarizer.schema.facts import StoryFacts
from summarizer.schema.mentions import GroundedMentions
from summarizer.schema.overrides import NO_OVERRIDES, Overrides
from summarizer.schema.run_events import tell, timed
from summarizer.spool import Pickled, Spool
from summarizer.story_writing import StoryWriting
from summarizer.support.library import DayWords, Library
from summarizer.workers import Worker
from summarizer.write.by_model import Written, write_by_templates
from summarizer.write.changes import changes_since

T = TypeVar("T")
X = TypeVar("X")
_DAY = "day"  # what the one question on doubtful pairs is about
_AS_LARGE = 2  # articles in work, as a story in work
_AWAITED = 2  # rounds of answers in which the day can be merged ahead
_BATCH = 8  # articles that are read before their mentions are handed over, for each that may be in work


@dataclass(frozen=True, slots=True)
class Plan:
    """How one briefing is to be made.

    `model` None is: by rules alone; `price` is the model's, None where it is not known. `language` None is: that of
    most articles. `day_given` is whether the user named the day, so that weekdays may be resolved against it.
    `at_once` is how many articles are in work at a time, and half as many stories: more than the model takes at once, since
    some wait out a fault while others are asked. `readers` are processes that read the articles, None where this one does.
    `deadline`, in the time of `time.monotonic`, is when no answer is waited for any more. `ahead` is how many
    questions the model takes at once where the merge is begun before the last answers are in; 0: it waits for all.
    """

    day: date
    day_given: bool
    model: LanguageModel | None = None
    price: Price | None = None
    language: str | None = None
    at_once: int = 32
    readers: Readers | None = None
    deadline: float | None = None
    ahead: int = 0
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
    answers: dict[tuple[AskingStage, str], tuple[Spent, ...]] = field(default_factory=dict)
    missing: list[tuple[AskingStage, str, ModelError]] = field(default_factory=list)
    stopped: ModelError | None = None
    waits: set[asyncio.Timeout] = field(default_factory=set)
    accounting: Accounting = field(default_factory=Accounting)

    def stop(self, error: ModelError) -> None:
        """Nothing is asked any more, and nothing waited for but what a spent budget has already paid."""
        if self.stopped is not None:
            return
        self.stopped = error
        tell("stopped", error=type(error).__name__, reason=str(error))
        if not isinstance(error, BudgetSpent):
            for wait in [w for w in self.waits if not w.expired()]:
                wait.reschedule(asyncio.get_running_loop().time())

    def lacks(self, stage: AskingStage, source: str, error: ModelError) -> None:
        """Notes a question without an answer."""
        self.missing.append((stage, source, error))
        tell("degraded", stage=stage, source=source, error=type(error).__name__, reason=str(error))


async def make_briefing(read: ReadArticles, plan: Plan) -> Briefing:
    """One briefing from articles already read. What the model or the tape fails to do ends up in `failures`."""
    run = _Run(plan, plan.language or main_language(read.articles))
    words = DayWords(read.articles)
    with _readers(run) as readers:
        asked = partial(_tried, run=run)
        async with aclosing(StoryWriting(asked, words, run.language, readers.workers)) as writing:
            async with MergingAhead(read.articles, readers, writing, _ahead(run)) as ahead:
                with timed("extract"):
                    grounded = await _extract_articles(read.articles, readers, run, ahead.put)
                with timed("merge"):
                    day, decisions, left_out = await _merge(grounded, ahead, readers.workers, writing, run)
            del grounded
            with timed("write"), _tidied(day.stories):
                told = ToldDay(run.language, (i for d in decisions for i in d.ids))
                await _write_all(islice(day.stories, plan.max_stories), words, writing, told, run)
    stories, articles = told.stories.settled(), Spool(day.with_origins(read.articles))
    changes = changes_since(plan.previous, stories, articles, run.language) if plan.previous else None
    for carried in changes.carried if changes else ():
        articles.append(carried)
    return briefing_of(
        date=plan.day.isoformat(),
        language=run.language,
        summary=told.summary(day.origin),
        changes=changes.statements if changes else (),
        generator=_generator(plan),
        articles=articles.settled(),
        stories=stories,
        failures=failures_of(read.failures, run.missing),
        usage=usage_of(run.answers, plan.price),
        accounting=run.accounting.model_copy(update={"statements_replaced": told.replaced}),
        decisions=with_known_ids(decisions, told.known | day.origin.keys()),
        decisions_left_out=left_out,
        stories_left_out=len(day.stories) - len(stories),
    )


async def extract_only(read: ReadArticles, plan: Plan, take: Callable[[GroundedMentions], None]) -> tuple[Failure, ...]:
    """Gives `take` the grounded mentions of each article, in order; returns what failed.

    Articles are read in batches, so that a folder of ten thousand is never held at once.
    """
    run = _Run(plan, plan.language or main_language(read.articles))
    size = _BATCH * plan.at_once
    with timed("extract"), _readers(run) as readers:
        for first in range(0, len(read.articles), size):
            for grounded in await _extract_articles(read.articles[first : first + size], readers, run):
                take(grounded)
    return failures_of(read.failures, run.missing)


@contextmanager
def _tidied(stories: Spool[StoryFacts]) -> Iterator[None]:
    """On a day of many stories, what the steps before and the block itself let go of is not held any more."""
    if stories.is_on_disk:
        give_back_holes()
    yield
    if stories.is_on_disk:
        give_back_holes()


def _readers(run: _Run) -> Readers:
    return run.plan.readers or Readers(BriefingDay(run.plan.day, run.plan.day_given), run.language)


def main_language(articles: Sequence[Article]) -> str:
    """The language of most articles, of those that a briefing can be written in; English where there is none."""
    counts = Counter(
        code for a in articles if a.language and (code := load_profile(a.language).code) in available_languages()
    )
    return min(counts, key=lambda code: (-counts[code], code != "en", code)) if counts else "en"


def _ahead(run: _Run) -> Ahead:
    plan = run.plan
    return Ahead(run.language, plan.overrides, plan.max_stories, _AWAITED * plan.ahead, plan.ahead)


async def _extract_articles(
    articles: Sequence[Article],
    readers: Readers,
    run: _Run,
    heard: Callable[[int, GroundedMentions | Pickled[GroundedMentions]], None] = lambda *_: None,
) -> Spool[GroundedMentions]:
    """What the articles say, in their order; `heard` is told of each, with its place, as it comes."""

    async def grounded(article: Article) -> GroundedMentions | Pickled[GroundedMentions]:
        by_model = await _asked(
            lambda model: _read_by_model(model, article, readers, run), "extract", article.source, run
        )
        read = by_model or await readers.by_rules(article)
        tell("read", article=article.id, source=article.source, by="model" if by_model else "rules")
        run.accounting = accounted(run.accounting, read.accounting)
        return read.mentions

    def put(place: int, mentions: GroundedMentions | Pickled[GroundedMentions]) -> None:
        found.put(place, mentions)
        if run.stopped is None:
            heard(place, mentions)

    found = Spool[GroundedMentions]()
    await _each(grounded, articles, put, run.plan.at_once)
    return found


async def _read_by_model(model: LanguageModel, article: Article, readers: Readers, run: _Run) -> ReadArticle:
    answers = await answers_to(await readers.questions(article), model)
    read = await readers.settled(article, [a.value for a in answers])
    run.answers["extract", article.id] = tuple(map(Spent.on, answers))
    return read


class _Merged(NamedTuple):
    """The day's stories, what was decided on the way, and how many more decisions there were."""

    day: MergedDay
    decisions: tuple[Decision, ...]
    left_out: int


async def _merge(
    grounded: Sequence[GroundedMentions],
    ahead: MergingAhead,
    workers: Sequence[Worker],
    writing: StoryWriting,
    run: _Run,
) -> _Merged:
    """The merged day. The log of all that was decided, long on a long day, ends here."""
    keeping, known = run.plan.model is not None, await ahead.concluded()
    merge = DayMerge(grounded, run.language, run.plan.overrides, keeping, workers, known)
    day, log = await _decided(merge, writing, run)
    for name in log.unknown:
        run.plan.warn(f"overrides: no source of the day has “{name}”")
    return _Merged(day, *log.kept())


async def _decided(merge: DayMerge, writing: StoryWriting, run: _Run) -> tuple[MergedDay, DecisionLog]:
    """The day's stories by rules; where a model decides what the rules leave open, with its verdicts.

    Meanwhile stories that hang on none of these are begun to be written.
    """
    log = DecisionLog()
    day = MergedDay(merge.stories(log), run.language)
    doubts = merge.doubts(log) if run.plan.model else ()
    if not doubts:
        return day, log
    told_of = islice(zip(day.stories, merge.settled(doubts), strict=True), run.plan.max_stories)
    with writing.beginning(facts for facts, is_settled in told_of if is_settled):
        decided = await _asked(lambda model: decide_by_model(model, doubts), "merge", _DAY, run)
    if decided is None:
        return day, log
    run.answers["merge", _DAY] = (Spent.on(decided.answer),)
    if not decided.verdicts:
        return day, log
    log = DecisionLog(decided.verdicts)
    return MergedDay(merge.stories(log), run.language), log


async def _write_all(
    stories: Iterable[StoryFacts], words: DayWords, writing: StoryWriting, told: ToldDay, run: _Run
) -> None:
    async def written(facts: StoryFacts) -> tuple[StoryFacts, Written]:
        found = await writing.written(facts)
        if isinstance(found, Written):
            run.answers["write", facts.id] = tuple(map(Spent.on, found.answers))
            tell("written", story=facts.id, by="model", replaced=found.replaced)
            return facts, found
        if found is not None:
            run.lacks("write", facts.id, found)
        library = Library(facts.articles, words)
        library.add(facts.events, facts.actors, facts.figures)
        return facts, write_by_templates(facts, library, run.language)

    def put(place: int, done: tuple[StoryFacts, Written]) -> None:
        told.put(place, *done)

    await _each(written, stories, put, max(1, run.plan.at_once // _AS_LARGE))


async def _asked(
    question: Callable[[LanguageModel], Awaitable[T]], stage: AskingStage, source: str, run: _Run
) -> T | None:
    """What the model's answer came to; None, with a note of the reason, where it gives none or is asked no more."""
    found = await _tried(question, run)
    if isinstance(found, ModelError):
        run.lacks(stage, source, found)
        return None
    return found


async def _tried(question: Callable[[LanguageModel], Awaitable[T]], run: _Run) -> T | ModelError | None:
    """What the model's answer came to, or why there is none; None where there is no model."""
    if run.plan.model is None or run.stopped is not None:
        return run.stopped
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
    return missing


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


async def _each(
    work: Callable[[X], Awaitable[T]], items: Iterable[X], put: Callable[[int, T], None], at_once: int
) -> None:
    """Gives `put` each result with the place of its item, at most `at_once` in work; the first exception ends all."""
    queue = iter(enumerate(items))
    turn = asyncio.Lock()

    async def worker() -> None:
        for place, item in queue:
            async with turn:
                await asyncio.sleep(0)  # answers are taken in between the reading of two articles
            put(place, await work(item))

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(at_once):
                group.create_task(worker())
    except BaseExceptionGroup as failed:
        raise _first(failed) from None


def _first(failed: BaseExceptionGroup[BaseException]) -> BaseException:
    """The exception to tell the user of: a group of them says nothing in one line."""
    first = failed.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first


def _generator(plan: Plan) -> Generator:
    if plan.model is None:
        return Generator(extractor="lexical", model=None, prompts={})
    prompts = {name: load_prompt(name).version for name in ("extract", "merge", "write")}
    return Generator(extractor="llm", model=plan.model.name, prompts=prompts)
