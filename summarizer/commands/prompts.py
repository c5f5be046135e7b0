"""`summarizer prompts`."""

import asyncio
import io
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from summarizer.articles.files import read_articles
from summarizer.commands.files import report
from summarizer.errors import ModelError, SummarizerError, UsageError
from summarizer.pipeline import Plan, make_briefing
from summarizer.prompts import estimated_tokens, read_prompt, shipped_folder, shipped_prompts, using
from summarizer.regress.examples import check_examples, examples
from summarizer.regress.ledger import LEDGER, enter, load_ledger, unversioned
from summarizer.regress.variants import prompts_of
from summarizer.schema.asking import Answer, Answered, Ask

A = TypeVar("A", bound=Answer)

_USED = {
    "extract": "brief, extract: once an article (a long one in parts), to correct the rules' reading",
    "merge": "brief: once a day that has doubtful pairs, to say which are one",
    "proofread": "brief: once a story, to say which lines on its numbers their passages do not bear out",
    "write": "brief: once a story, to write headline and statements by reference",
    "judge": "regress --judge: once for twelve statements, to say whether their citations bear them out",
}


def list_prompts(where: str | None) -> int:
    """Prints name, version, digest, size and use of each prompt. Returns 0, or 1 where a version is stale.

    Raises UsageError.
    """
    texts = {**shipped_prompts(), **(prompts_of(where)[1] if where else {})}
    for name, text in texts.items():
        prompt = read_prompt(name, text)
        size = estimated_tokens(prompt.system + prompt.user)
        sys.stdout.write(f"{name}  version {prompt.version}  {prompt.digest[:12]}  about {size:,} tokens\n")
        count = len(examples(prompt))
        sys.stdout.write(f"  {_USED.get(name, 'not used')}; worked examples: {count}\n")
    check_examples(texts)
    stale = unversioned(load_ledger(_ledger()), texts) if where is None else []
    for line in stale:
        sys.stdout.write(f"{line}\n")
    return 1 if stale else 0


def show_requests(source: str, where: str | None, language: str) -> int:
    """Prints the exact requests for the articles of a source. Returns 0, or 1 where there is no article."""
    read = read_articles([source], io.BytesIO())
    report(read.failures)
    if not read.articles:
        raise SummarizerError(f"there is no article in {source}")
    listening = _Listening()
    plan = Plan(date.today(), day_given=False, model=listening, language=language, at_once=1)
    with using(prompts_of(where)[1] if where else {}):
        asyncio.run(make_briefing(read, plan))
    for ask in listening.asked:
        sys.stdout.write(_shown(ask))
    return 0


def enter_prompts() -> int:
    """Enters the shipped prompts' versions into the ledger. Returns 0; raises UsageError."""
    for line in enter(_ledger(), shipped_prompts()):
        sys.stdout.write(f"{line}\n")
    return 0


def _ledger() -> Path:
    folder = shipped_folder()
    if not isinstance(folder, Path):
        raise UsageError("the prompts are inside an archive; run in a checkout")
    return folder / LEDGER


def _shown(ask: Ask) -> str:
    tokens = estimated_tokens(ask.system + ask.user)
    head = (
        f"==== {ask.prompt} {ask.version} of {ask.subject}: about {tokens:,} tokens, answer at most {ask.max_tokens:,}"
    )
    return f"{head}\n---- system\n{ask.system}\n---- user\n{ask.user}\n"


@dataclass
class _Listening:
    """A model that keeps what it is asked and answers nothing: all is then read and written by rules."""

    asked: list[Ask] = field(default_factory=list)
    name: str = "nobody"

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        """Notes the question. Raises ModelError."""
        self.asked.append(ask)
        raise ModelError("nobody was asked")
