"""The whole way through: read, mark, extract, ground, merge, proofread, write. Rendering and delivery are the caller's."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count, islice
from typing import NamedTuple

from summarizer.article_reading import ReadArticle, Readers
from summarizer.articles.files import ReadArticles
from summarizer.asking import Asking
from summarizer.assembly import (
    MergedDay,
    Spent,
    ToldDay,
    accounted,
    briefing_of,
    failures_of,
    usage_of,
    with_known_ids,
    worded,
)
from summarizer.at_once import for_each
from summarizer.errors import ModelError, Unexpected
from summarizer.extract.days import BriefingDay
from summarizer.extract.model.by_model import answers_to
from summarizer.fault_isolation import is_foreseen
from summarizer.garbage import give_back_holes
from summarizer.language.profile import available_languages, load_profile
from summarizer.merge import Concluded, DayMerge, DecisionLog
from summarizer.merge.by_model import decide_by_model, in_questions
from summarizer.merging_ahead import Ahead, MergingAhead
from summarizer.model.price import Price
from summarizer.prompts import load_prompt
from summarizer.salvage import left_out, told_of_what_works
from summarizer.schema.asking import LanguageModel
from summarizer.schema.brief import Accounting, Article, Briefing, Decision, Failure, Generator
from summarizer.schema.doubts import Doubt, Verdicts
from summarizer.schema.facts import StoryFacts
from summarizer.schema.mentions import GroundedMentions
from summarizer.schema.overrides import NO_OVERRIDES, Overrides
from summarizer.schema.run_events import tell, timed
from summarizer.spool import Pickled, Spool
from summarizer.story_writing import Outcome, StoryWriting, worth_beginning
from summarizer.support.library import DayWords, Library
from summarizer.workers import Worker
from summarizer.write.by_model import Written, write_by_templates
from summarizer.write.changes import changes_since
from summarizer.write.proofreading import MOST_LINES

_DAY = "day"  # what the first question on doubtful pairs is about
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
    """What a run is given, and what it gathers on its way."""

    plan: Plan
    language: str
    asking: Asking
    failures: list[Failure]
    accounting: Accounting = field(default_factory=Accounting)

    @classmethod
    def of(cls, read: ReadArticles, plan: Plan) -> "_Run":
        return cls(
            plan, plan.language or main_language(read.articles), Asking(plan.model, plan.deadline), [*read.failures]
        )

    def told_by_rules(self) -> "_Run":
        """The same, which asks nothing more."""
        asking = replace(self.asking, model=None)
        return replace(self, plan=replace(self.plan, model=None), asking=asking, failures=[*self.failures])


class _Read(NamedTuple):
    """Articles that have been read, and what each says."""

    articles: Sequence[Article]
    grounded: Sequence[GroundedMentions]

    def part(self, places: Sequence[int]) -> "_Read":
        """Those of the places."""
        return _Read([self.articles[i] for i in places], Spool(self.grounded[i] for i in places))


async def make_briefing(read: ReadArticles, plan: Plan) -> Briefing:
    """One briefing from articles already read. What the model or the tape fails to do ends up in `failures`.

    So does a fault of the program: what follows on the reading is then done by rules, without the articles it lies in.
    """
    run = _Run.of(read, plan)
    with _readers(run) as readers:
        words = DayWords(read.articles)
        async with (
            aclosing(StoryWriting(run.asking.tried, words, run.language, readers.workers)) as writing,
            MergingAhead(read.articles, readers, writing, _ahead(run)) as ahead,
        ):
            with timed("extract"):
                found = await _extract_articles(read.articles, readers, run, ahead.put)
            try:
                known = await ahead.concluded() if len(found.articles) == len(read.articles) else None
                return await _told(found, known, readers.workers, writing, words, run)
            except Exception as fault:  # whatever it is, there is a briefing
                if is_foreseen(fault):
                    raise
                return await _told_of_what_works(found, run, fault)


async def _told(
    read: _Read,
    known: Concluded | None,
    workers: Sequence[Worker],
    writing: StoryWriting,
    words: DayWords,
    run: _Run,
) -> Briefing:
    """The briefing of what the articles say; `known` is what has been concluded of them already."""
    plan = run.plan
    with timed("merge"):
        day, decisions, left_out = await _merge(read.grounded, known, workers, writing, run)
    with timed("write"), _tidied(day.stories):
        told = ToldDay(run.language, (i for d in decisions for i in d.ids))
        await _write_all(day, words, writing, told, run)
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
        failures=failures_of(run.failures, run.asking.missing),
        usage=usage_of(run.asking.answers, plan.price),
        accounting=run.accounting.model_copy(update={"statements_replaced": told.replaced}),
        decisions=(*told.decisions, *with_known_ids(decisions, told.known | day.origin.keys())),
        decisions_left_out=left_out,
        stories_left_out=len(day.stories) - len(stories),
    )


async def _told_of_what_works(read: _Read, run: _Run, fault: Exception) -> Briefing:
    """The briefing by rules of what has been read, without the articles that a fault of the program lies in."""
    run.plan.warn(f"{Unexpected.of(fault)} - looking for what brings it about")

    async def told(places: Sequence[int]) -> Briefing:
        part, again = read.part(places), run.told_by_rules()
        words = DayWords(part.articles)
        return await _told(part, None, (), StoryWriting(again.asking.tried, words, run.language), words, again)

    plan = run.plan
    made = await told_of_what_works(read.articles, told, fault, plan.model is not None, plan.deadline)
    failures = failures_of([*run.failures, *made.failures], run.asking.missing)
    return made.briefing.model_copy(update={"failures": failures, "generator": _generator(plan)})


async def extract_only(read: ReadArticles, plan: Plan, take: Callable[[GroundedMentions], None]) -> tuple[Failure, ...]:
    """Gives `take` the grounded mentions of each article, in order; returns what failed.

    Articles are read in batches, so that a folder of ten thousand is never held at once.
    """
    run = _Run.of(read, plan)
    size = _BATCH * plan.at_once
    with timed("extract"), _readers(run) as readers:
        for first in range(0, len(read.articles), size):
            for grounded in (await _extract_articles(read.articles[first : first + size], readers, run)).grounded:
                take(grounded)
    return failures_of(run.failures, run.asking.missing)


@contextmanager
def _tidied(stories: Spool[StoryFacts]) -> Iterator[None]:
    """On a day of many stories, what the steps before and the block itself let go of is not held any more."""
    if stories.is_on_disk:
        give_back_holes()
    yield
    if stories.is_on_disk:
        give_back_holes()


def _readers(run: _Run) -> Readers:
    plan = run.plan
    return plan.readers or Readers(BriefingDay(plan.day, plan.day_given), run.language, named=plan.overrides.names)


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
) -> _Read:
    """What the articles say, in their order, but those that cannot be read; `heard` is told of each, with its place."""
    faulty: set[int] = set()

    async def grounded(placed: tuple[int, Article]) -> GroundedMentions | Pickled[GroundedMentions] | None:
        place, article = placed
        by_model = await run.asking.asked(
            lambda model: _read_by_model(model, article, readers, run.asking), "extract", article.source
        )
        try:
            read = by_model or await readers.by_rules(article)
        except Exception as fault:  # whatever it is, it costs the others nothing
            if is_foreseen(fault):
                raise
            run.failures.append(left_out(article, "extract", fault))
            faulty.add(place)
            return None
        tell("read", article=article.id, source=article.source, by="model" if by_model else "rules")
        run.accounting = accounted(run.accounting, read.accounting)
        return read.mentions

    def put(place: int, mentions: GroundedMentions | Pickled[GroundedMentions] | None) -> None:
        if mentions is None:
            return
        found.put(place, mentions)
        if run.asking.stopped is None:
            heard(place, mentions)

    found = Spool[GroundedMentions]()
    await for_each(grounded, enumerate(articles), put, run.plan.at_once)
    whole = _Read(articles, found)
    return whole.part([i for i in range(len(articles)) if i not in faulty]) if faulty else whole


async def _read_by_model(model: LanguageModel, article: Article, readers: Readers, asking: Asking) -> ReadArticle:
    answers = await answers_to(await readers.questions(article), model)
    read = await readers.settled(article, [a.value for a in answers])
    asking.answers["extract", article.id] = tuple(map(Spent.on, answers))
    return read


class _Merged(NamedTuple):
    """The day's stories, what was decided on the way, and how many more decisions there were."""

    day: MergedDay
    decisions: tuple[Decision, ...]
    left_out: int


async def _merge(
    grounded: Sequence[GroundedMentions],
    known: Concluded | None,
    workers: Sequence[Worker],
    writing: StoryWriting,
    run: _Run,
) -> _Merged:
    """The merged day. The log of all that was decided, long on a long day, ends here."""
    keeping = run.plan.model is not None
    merge = DayMerge(grounded, run.language, run.plan.overrides, keeping, workers, known)
    day, log = await _decided(merge, writing, run)
    for name in log.unknown:
        run.plan.warn(f"overrides: no source of the day has “{name}”")
    return _Merged(day, *log.kept())


async def _decided(merge: DayMerge, writing: StoryWriting, run: _Run) -> tuple[MergedDay, DecisionLog]:
    """The day's stories by rules; where a model decides what the rules leave open, with its verdicts.

    Meanwhile stories that hang on none of these, or hardly, are begun to be written.
    """
    log = DecisionLog()
    day = MergedDay(merge.stories(log))
    doubts = merge.doubts(log) if run.plan.model else ()
    if not doubts:
        return day, log
    early = worth_beginning(list(islice(merge.settled(doubts), run.plan.max_stories)), run.plan.ahead)
    with writing.beginning(worded(day.stories[place], run.language, writing.words) for place in early):
        verdicts = await _verdicts(doubts, run)
    if not verdicts:
        return day, log
    log = DecisionLog(verdicts)
    return MergedDay(merge.stories(log)), log


async def _verdicts(doubts: Sequence[Doubt], run: _Run) -> Verdicts:
    """What the model says of the doubtful pairs, in as many questions at once as they need."""

    async def verdicts_on(question: Sequence[Doubt], name: str) -> Verdicts:
        decided = await run.asking.asked(lambda model: decide_by_model(model, question), "merge", name)
        if decided is None:
            return {}
        run.asking.answers["merge", name] = (Spent.on(decided.answer),)
        return decided.verdicts

    names = (f"{_DAY} {n}" if n > 1 else _DAY for n in count(1))
    found = await asyncio.gather(*map(verdicts_on, in_questions(doubts), names))
    return {key: verdict for part in found for key, verdict in part.items()}


async def _write_all(day: MergedDay, words: DayWords, writing: StoryWriting, told: ToldDay, run: _Run) -> None:
    async def written(placed: tuple[int, StoryFacts]) -> tuple[StoryFacts, Written, Sequence[Decision]]:
        place, merged = placed
        outcome = await writing.outcome(merged, day.figures + 1 + place * MOST_LINES)
        facts, text = outcome.facts, outcome.written
        _note_proofread(outcome, run)
        if isinstance(text, Written):
            run.asking.answers["write", facts.id] = tuple(map(Spent.on, text.answers))
            tell("written", story=facts.id, by="model", replaced=text.replaced)
            return facts, text, outcome.decisions
        if text is not None:
            run.asking.lacks("write", facts.id, text)
        library = Library(facts.articles, words)
        library.add(facts.events, facts.actors, facts.figures)
        return facts, write_by_templates(facts, library, run.language), outcome.decisions

    def put(place: int, done: tuple[StoryFacts, Written, Sequence[Decision]]) -> None:
        told.put(place, *done)

    merged = islice(day.stories, run.plan.max_stories)
    stories = enumerate(worded(facts, run.language, words) for facts in merged)
    await for_each(written, stories, put, max(1, run.plan.at_once // _AS_LARGE))


def _note_proofread(outcome: Outcome, run: _Run) -> None:
    """Keeps account of what was refused; a story that is not written by the model either has one failure."""
    found, story = outcome.proofread, outcome.facts.id
    if isinstance(found, ModelError):
        if not isinstance(outcome.written, ModelError):
            run.asking.lacks("proofread", story, found)
    elif found is not None and found.answer is not None:
        run.asking.answers["proofread", story] = (Spent.on(found.answer),)
        run.accounting = accounted(run.accounting, Accounting(lines_refused=len(found.refused)))
        tell("proofread", story=story, refused=len(found.refused))


def _generator(plan: Plan) -> Generator:
    if plan.model is None:
        return Generator(extractor="lexical", model=None, prompts={})
    prompts = {name: load_prompt(name).version for name in ("extract", "merge", "proofread", "write")}
    return Generator(extractor="llm", model=plan.model.name, prompts=prompts)
