"""One run's settings made into articles read, a model connected and a plan: what `brief` and `extract` share."""

import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from summarizer import __version__
from summarizer.article_reading import Readers
from summarizer.articles.collected import ReadArticles, without_days_ahead
from summarizer.articles.gathering import Source, Window, gather_articles
from summarizer.articles.json_lines import field_map
from summarizer.articles.sources_file import load_sources
from summarizer.commands.amounts import count
from summarizer.commands.dry_run import EstimatingModel, estimate_lines, kept_answers
from summarizer.commands.fetching import Reach
from summarizer.commands.files import say
from summarizer.commands.interruptible import run_interruptible
from summarizer.commands.unusable import ends_the_run
from summarizer.config import ModelSettings, asks_server, choose_model, named_model
from summarizer.errors import ModelError, NotKept, TapeError, UsageError
from summarizer.extract.days import BriefingDay
from summarizer.model.price import Budget, find_price
from summarizer.options.run import Options
from summarizer.overrides import load_overrides
from summarizer.pipeline import Plan, extract_only, main_language, make_briefing
from summarizer.run_clock import began
from summarizer.schema.asking import Answer, Answered, Ask, LanguageModel
from summarizer.schema.brief import Briefing, Failure
from summarizer.schema.mentions import GroundedMentions
from summarizer.schema.overrides import NO_OVERRIDES
from summarizer.schema.run_events import tell
from summarizer.workers import processes_for

if TYPE_CHECKING:
    from summarizer.model.client import OpenAIModel

A = TypeVar("A", bound=Answer)

_IN_WORK = 4  # articles and stories for each place at the server: some wait out a fault while others are asked
_ENDING = 0.1  # of the deadline is for what comes after the last answer: rules for what is missing, merge, writing
_LONGEST_ENDING = 60.0

NO_MODEL_NOTE = "No model is configured (OPENAI_API_KEY or OPENAI_BASE_URL): the articles are read by rules alone."
NO_SERVER = "read by rules: neither OPENAI_API_KEY nor OPENAI_BASE_URL is set"


class Desk:
    """One run's settings, checked before anything is read, asked or paid."""

    def __init__(self, options: Options, previous: Briefing | None = None) -> None:
        self.options = options
        self._began = began()
        self.previous = previous
        self.overrides = load_overrides(options.overrides) if options.overrides else NO_OVERRIDES
        self.day = options.briefing_day
        self.settings = choose_model(options)
        self.price = find_price(self.settings.name, self.day) if self.settings else None
        if self.settings and options.max_cost is not None and self.price is None:
            raise UsageError(f"--max-cost: no price is known for the model {self.settings.name}; leave the option out")

    def read(self, sources: list[str]) -> ReadArticles:
        """The articles; where no model is configured, with a line on standard error about it.

        Where one is named all the same, that is a failure: a job has lost its key, and nobody sees its standard error.
        """
        named = self._named_in_vain()
        if self.settings is None and self.options.extractor is None and not named:
            say(NO_MODEL_NOTE)
        if asks_server(self.options):
            from summarizer.model.client import client_libraries

            client_libraries()  # while sources are fetched
        read = without_days_ahead(run_interruptible(self._gather(sources)), self.day)
        for note in read.notes:
            say(note)
        unread = len(read.failures)
        if named:
            read = replace(read, failures=(*read.failures, Failure(source=named, stage="extract", reason=NO_SERVER)))
        tell(
            "start",
            version=__version__,
            date=self.day.isoformat(),
            articles=len(read.articles),
            unread=unread,
            model=self.settings.name if self.settings else None,
            live=asks_server(self.options),
        )
        return read

    def _named_in_vain(self) -> str | None:
        """The model that a run by rules was to ask, if nothing says where it is."""
        by_rules = self.settings is None and self.options.extractor is None
        return named_model(self.options) if by_rules else None

    async def _gather(self, sources: list[str]) -> ReadArticles:
        fields = field_map(self.options.fields or "")
        listed = load_sources(self.options.sources_file) if self.options.sources_file else []
        named = [Source(source, fields=fields) for source in sources] + [source for _, source in listed]
        if not named:
            raise UsageError("name a source: a file, a folder, an address, - for standard input, or --sources FILE")
        window = Window.of_briefing(self.day, self.options.since)
        async with Reach(self.options) as reach:
            return await gather_articles(named, sys.stdin.buffer, reach.fetch, window)

    async def brief(self, read: ReadArticles) -> Briefing:
        """The briefing of the articles."""
        async with AsyncExitStack() as stack:
            return await make_briefing(read, await self._plan(read, stack))

    async def estimate(self, read: ReadArticles) -> list[str]:
        """What a run would ask and cost, in lines; nothing is asked."""
        if self.settings is None:
            return [f"{count(len(read.articles), 'article')}; no model is set up, so nothing would be asked"]
        async with AsyncExitStack() as stack:
            model = EstimatingModel(await stack.enter_async_context(kept_answers(self.settings)))
            briefing = await make_briefing(read, replace(await self._plan(read, stack), model=model, ahead=0))
            return list(estimate_lines(briefing, model, self.price))

    async def extract(self, read: ReadArticles, take: Callable[[GroundedMentions], None]) -> tuple[Failure, ...]:
        """Gives `take` what each article says, in order; returns what failed."""
        async with AsyncExitStack() as stack:
            return await extract_only(read, await self._plan(read, stack), take)

    async def _plan(self, read: ReadArticles, stack: AsyncExitStack) -> Plan:
        options = self.options
        # first: they read while this process imports what asks a model
        readers = stack.enter_context(self._readers(read))
        model = await stack.enter_async_context(self._reached(self.settings)) if self.settings else None
        return Plan(
            day=self.day,
            day_given=options.day is not None,
            model=model,
            price=self.price,
            language=options.language,
            at_once=_IN_WORK * options.concurrency,
            readers=readers,
            deadline=self._last_answer(),
            ahead=options.concurrency if asks_server(options) else 0,
            max_stories=options.max_stories,
            previous=self.previous,
            overrides=self.overrides,
            warn=say,
        )

    def _readers(self, read: ReadArticles) -> Readers:
        day = BriefingDay(self.day, self.options.day is not None)
        language = self.options.language or main_language(read.articles)
        processes = processes_for(len(read.articles), asking=asks_server(self.options))
        return Readers(day, language, processes, self.overrides.names)

    def _last_answer(self) -> float | None:
        """When no answer is waited for any more, so that the briefing is there by the deadline."""
        if self.options.deadline is None:
            return None
        ending = min(_ENDING * self.options.deadline, _LONGEST_ENDING)
        return self._began + self.options.deadline - ending

    def _reached(self, settings: ModelSettings) -> AbstractAsyncContextManager[LanguageModel]:
        """The model; where the cache has become useless over night, one that gives no answer: there is a briefing."""
        try:
            return self._connected(settings)
        except TapeError as error:
            named = self.options.cache or self.options.record
            if settings.replay or ends_the_run(error, is_named=named is not None):
                raise
            return nullcontext(_Unasked(settings.name, NotKept(str(error))))

    def _connected(self, settings: ModelSettings) -> "OpenAIModel":
        from summarizer.model.client import Server, connect
        from summarizer.model.pacing import Limits
        from summarizer.model.patience import Patience
        from summarizer.model.tape import live_tape, replay_tape

        options = self.options
        tape = replay_tape(settings.replay) if settings.replay else live_tape(settings.record, settings.cache)
        server = Server(settings.name, settings.base_url, settings.api_key, memory=settings.memory)
        if options.timeout is not None:
            server = replace(server, timeout=options.timeout)
        patience = Patience()
        if options.deadline is not None:  # then only the deadline ends the waiting
            patience = replace(patience, tries=None, longest_wait=options.deadline, until=self._last_answer())
        budget = Budget(self.price, options.max_cost) if self.price and options.max_cost is not None else None
        limits = Limits(options.concurrency, options.rpm, options.tpm)
        return connect(server, tape, patience=patience, limits=limits, purse=budget)


class _Unasked:
    """A model that is not asked, for one reason."""

    def __init__(self, name: str, reason: ModelError) -> None:
        self.name = name
        self._reason = reason

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        """Raises the reason."""
        raise self._reason
