"""Each command as a function that returns its exit code: settings in, pipeline, output."""

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from summarizer.articles.files import ReadArticles, read_articles
from summarizer.config import ModelSettings, Options, choose_model
from summarizer.deliver import check_folder, write_whole
from summarizer.errors import SummarizerError, UsageError
from summarizer.pipeline import Plan, extract_only, make_briefing
from summarizer.price import CappedModel, Price, find_price
from summarizer.render import Format
from summarizer.render import render as render_briefing
from summarizer.render.json import from_json
from summarizer.schema.asking import LanguageModel
from summarizer.schema.brief import Briefing, Failure
from summarizer.schema.mentions import GroundedMentions
from summarizer.verify import verify as verify_briefing

if TYPE_CHECKING:
    from summarizer.llm import OpenAIModel

NO_MODEL_NOTE = "No model is configured (OPENAI_API_KEY or OPENAI_BASE_URL): the articles are read by rules alone."


def brief(sources: list[str], out: Path | None, options: Options) -> int:
    """Makes one briefing and writes it. Returns 0, 1 or 3; raises UsageError and SummarizerError."""
    if out is not None:
        check_folder(out)
    previous = load_briefing(options.previous) if options.previous else None
    desk = _Desk(options, previous)
    read = desk.read(sources)
    if not read.articles:
        _report(read.failures)
        say("no briefing: none of the sources gave an article")
        return 1
    briefing = asyncio.run(desk.brief(read))
    if out is None:
        sys.stdout.write(render_briefing(briefing, "md"))
    else:
        for path in write_forms(briefing, out):
            sys.stdout.write(f"{path}\n")
    _report(briefing.failures)
    return 3 if briefing.failures else 0


def extract(sources: list[str], options: Options) -> int:
    """Prints one JSON line per article. Returns 0, 1 or 3; raises UsageError and SummarizerError."""
    desk = _Desk(options)
    read = desk.read(sources)
    grounded, failures = asyncio.run(desk.extract(read))
    for mentions in grounded:
        sys.stdout.write(json.dumps(_mentions_json(mentions), ensure_ascii=False) + "\n")
    _report(failures)
    if not grounded:
        say("nothing to extract from: none of the sources gave an article")
        return 1
    return 3 if failures else 0


def verify(path: Path) -> int:
    """Checks a briefing and says what does not hold. Returns 0 or 1."""
    verification = verify_briefing(load_briefing(path))
    for finding in verification.findings:
        sys.stdout.write(f"{finding.where}: {finding.reason}\n")
    checked = f"{verification.statements} statements and {verification.citations} citations checked"
    if verification.findings:
        sys.stdout.write(f"{checked}: {len(verification.findings)} do not hold\n")
        return 1
    sys.stdout.write(f"{checked}: all hold\n")
    return 0


def render(path: Path, form: str, out: Path | None) -> int:
    """Writes a briefing in another form. Returns 0; raises UsageError for a form that is not made."""
    known: dict[str, Format] = {name: name for name in get_args(Format)}
    if form not in known:
        raise UsageError(f"--format {form}: there are md, html and json")
    text = render_briefing(load_briefing(path), known[form])
    if out is None:
        sys.stdout.write(text)
    else:
        write_whole(out, text)
        sys.stdout.write(f"{out}\n")
    return 0


def write_forms(briefing: Briefing, folder: Path) -> list[Path]:
    """Writes brief.json, brief.md and brief.html, each whole or not at all, and returns their paths."""
    forms = [(folder / f"brief.{form}", render_briefing(briefing, form)) for form in ("json", "md", "html")]
    for path, text in forms:
        write_whole(path, text)
    return [path for path, _ in forms]


def load_briefing(path: Path) -> Briefing:
    """A briefing from its JSON file. Raises SummarizerError in one line when it cannot be read."""
    try:
        return from_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SummarizerError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError:
        raise SummarizerError(f"cannot read {path}: it is not UTF-8 text; give a brief.json") from None
    except SummarizerError as error:
        raise SummarizerError(f"cannot read {path}: {error}") from None


def say(line: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


class _Desk:
    """One run's settings, checked before anything is read, asked or paid."""

    def __init__(self, options: Options, previous: Briefing | None = None) -> None:
        self.options = options
        self.previous = previous
        self.day = options.briefing_day
        self.settings = choose_model(options)
        self.price = find_price(self.settings.name, self.day) if self.settings else None
        if self.settings and options.max_cost is not None and self.price is None:
            raise UsageError(f"--max-cost: no price is known for the model {self.settings.name}; leave the option out")

    def read(self, sources: list[str]) -> ReadArticles:
        """The articles, with a line on standard error about who will read them."""
        if self.settings is None and self.options.extractor is None:
            say(NO_MODEL_NOTE)
        read = read_articles(sources, sys.stdin.buffer)
        if self.settings:
            noun = "article" if len(read.articles) == 1 else "articles"
            say(f"{len(read.articles)} {noun}; asking {self.settings.name}")
        return read

    async def brief(self, read: ReadArticles) -> Briefing:
        """The briefing of the articles."""
        async with AsyncExitStack() as stack:
            return await make_briefing(read, await self._plan(stack))

    async def extract(self, read: ReadArticles) -> tuple[list[GroundedMentions], tuple[Failure, ...]]:
        """What the articles say, and what failed."""
        async with AsyncExitStack() as stack:
            return await extract_only(read, await self._plan(stack))

    async def _plan(self, stack: AsyncExitStack) -> Plan:
        options = self.options
        model = await stack.enter_async_context(_connected(self.settings)) if self.settings else None
        return Plan(
            day=self.day,
            day_given=options.day is not None,
            model=_capped(model, self.price, options.max_cost) if model else None,
            price=self.price,
            language=options.language,
            concurrency=options.concurrency,
            max_stories=options.max_stories,
            previous=self.previous,
            progress=say if model else lambda _: None,
        )


def _connected(settings: ModelSettings) -> "OpenAIModel":
    from summarizer.llm import Server, connect
    from summarizer.tape import live_tape, replay_tape

    tape = replay_tape(settings.replay) if settings.replay else live_tape(settings.record, settings.cache)
    return connect(Server(settings.name, settings.base_url, settings.api_key), tape)


def _capped(model: LanguageModel, price: Price | None, limit: float | None) -> LanguageModel:
    return CappedModel(model, price, limit) if price and limit is not None else model


def _report(failures: tuple[Failure, ...]) -> None:
    for failure in failures:
        say(f"{failure.stage}: {failure.source}: {failure.reason}")


def _mentions_json(mentions: GroundedMentions) -> dict[str, object]:
    article = mentions.article.article
    return {
        "article": article.id,
        "source": article.source,
        "language": article.language,
        "day": asdict(mentions.day) if mentions.day else None,
        "events": [
            {**_fields(asdict(e.mention)), "citations": [c.model_dump() for c in (e.citation, *e.also)]}
            for e in mentions.events
        ],
        "actors": [
            {"name": a.name, "kind": a.kind, "acronym": a.acronym, "citations": [a.citation.model_dump()]}
            for a in mentions.actors
        ],
        "figures": [
            {**_fields(asdict(f.mention)), "citations": [c.model_dump() for c in f.citations]} for f in mentions.figures
        ],
        "unlabelled": [{"number": n.number, "text": article.text[n.start : n.end]} for n in mentions.unlabelled],
        "refusals": [{"what": r.what, "reason": r.reason} for r in mentions.refusals],
    }


def _fields(mention: dict[str, object]) -> dict[str, object]:
    """A mention's own fields: `also` is among its citations."""
    return {key: value for key, value in mention.items() if key != "also"}
