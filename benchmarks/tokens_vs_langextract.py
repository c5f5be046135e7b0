"""Tokens and figures, ours against langextract's defaults: the same articles, the same model, the same gold.

    python benchmarks/tokens_vs_langextract.py --peers peers/bin/python --base-url URL --model NAME [ARTICLE...]

Both sides are scored by `regress` as `figures.f1` (number, passage, property and subject) and on the number at its
place alone. langextract's passages get their numbers and bounds read by this program, which is more than it offers; the
articles are fixtures with gold, asked for one by one. Ours reads with the model and writes by template.
"""

import argparse
import asyncio
import io
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from measuring import HERE, run

from summarizer.articles.collected import ReadArticles
from summarizer.articles.files import read_articles
from summarizer.errors import InvalidAnswer
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.model.client import OpenAIModel, Server, connect
from summarizer.model.tape import Tape
from summarizer.pipeline import Plan, make_briefing
from summarizer.regress.scoring.figures import score_figures
from summarizer.regress.scoring.gold import load_gold, only_articles
from summarizer.regress.scoring.matching import match_figures
from summarizer.schema.asking import Answer, Answered, Ask
from summarizer.schema.brief import Article, Briefing, Citation, Claim, Figure, Generator, Statement, Story

A = TypeVar("A", bound=Answer)
FIXTURES = HERE.parent / "fixtures"
ARTICLES = ("aleppo/05-lakeshire-echo.txt", "quake/09-newsdrift.txt", "takeover/07-dealchatter.txt")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One side's reading of one article: its tokens, and (matched, told, in gold) leniently and by place."""

    requests: int
    prompt_tokens: int
    completion_tokens: int
    lenient: tuple[int, int, int]
    placed: tuple[int, int, int]


class _Reader:
    """A model that is asked to read, not to write."""

    def __init__(self, model: OpenAIModel) -> None:
        self._model = model
        self.name = model.name

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        """As `LanguageModel.ask`. Raises InvalidAnswer for what is to be written."""
        if ask.prompt != "extract":
            raise InvalidAnswer("written by template here")
        return await self._model.ask(ask, answer, review)


def _article(path: Path) -> ReadArticles:
    return read_articles([str(path)], io.BytesIO())


async def _ours(read: ReadArticles, url: str, model: str) -> Briefing:
    async with connect(Server(model, url, None), Tape()) as connected:
        day = date.fromisoformat((read.articles[0].published or "2026-11-28")[:10])
        return await make_briefing(read, Plan(day, day_given=True, model=_Reader(connected), language="en"))


def _theirs(article: Article, told: Sequence[dict[str, Any]]) -> Briefing:
    """langextract's passages as a briefing, so that one scorer reads both."""
    return Briefing(
        date="2026-11-28",
        language="en",
        generator=Generator(extractor="llm", model=None, prompts={}),
        articles=(article,),
        stories=(
            Story(
                id="s1",
                articles=(article.id,),
                headline=Statement(text="", written_by="model"),
                statements=(),
                events=(),
                actors=(),
                figures=tuple(f for i, one in enumerate(told) for f in _figures(article, one, i)),
            ),
        ),
    )


def _figures(article: Article, told: dict[str, Any], number: int) -> list[Figure]:
    found = find_numerals(article.text, load_profile(article.language), told["start"], told["end"])
    attributes = {name: str(value or "") for name, value in told["attributes"].items()}
    claims = [
        Claim(
            bound=n.quantity.bound,
            value=n.quantity.value,
            min_value=n.quantity.min_value,
            max_value=n.quantity.max_value,
            subject=attributes.get("subject", ""),
            attributed_to=attributes.get("said_by", ""),
            citations=(Citation.of(article.id, article.text, told["start"], told["end"]),),
        )
        for n in found
    ]
    measured, about = attributes.get("property", ""), attributes.get("subject", "")
    return [
        Figure(
            id=f"f{number}x{i}", measured_property=measured, observation_about=about, status="single", claims=(claim,)
        )
        for i, claim in enumerate(claims)
    ]


def _scored(brief: Briefing, name: str, cluster: str, tokens: tuple[int, int, int]) -> Outcome:
    gold = only_articles(load_gold(FIXTURES / "gold" / f"{cluster}.yaml"), [name])
    matches = match_figures(brief, gold)
    measures = next(iter(score_figures(brief, gold, matches).measures.values()))
    told, wanted = measures["figures.precision"].whole, len(gold.figures)
    lenient = sum(m.lenient for m in matches.values())
    return Outcome(*tokens, (lenient, int(told), wanted), (len(matches), int(told), wanted))


def compare(article: str, url: str, model: str, peers: str) -> dict[str, Outcome]:
    """Both sides on one article."""
    path = FIXTURES / "articles" / article
    cluster, name = path.parent.name, path.stem
    read = _article(path)
    ours = asyncio.run(_ours(read, url, model))
    took = (ours.usage.requests, ours.usage.prompt_tokens, ours.usage.completion_tokens)
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as body:
        body.write(read.articles[0].text)
        body.flush()
        out = run([peers, str(HERE / "langextract_figures.py"), body.name, "--base-url", url, "--model", model]).out
    told = json.loads(out.splitlines()[-1])
    theirs = _theirs(read.articles[0], told["figures"])
    their_tokens = (told["requests"], told["prompt_tokens"], told["completion_tokens"])
    return {"ours": _scored(ours, name, cluster, took), "langextract": _scored(theirs, name, cluster, their_tokens)}


def _f1(counts: Sequence[tuple[int, int, int]]) -> float:
    matched, told, wanted = (sum(column) for column in zip(*counts, strict=True))
    return 2 * matched / (told + wanted) if told + wanted else 0.0


def _line(name: str, outcomes: Sequence[Outcome]) -> str:
    prompt, answer = sum(o.prompt_tokens for o in outcomes), sum(o.completion_tokens for o in outcomes)
    scores = f"{_f1([o.lenient for o in outcomes]):>9.2f}{_f1([o.placed for o in outcomes]):>13.2f}"
    return f"{name:<34}{sum(o.requests for o in outcomes):>9}{prompt:>9}{answer:>9}{scores}"


def main() -> None:
    """Compares and prints a line a side and article, then the totals."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "articles", nargs="*", default=list(ARTICLES), metavar="ARTICLE", help="below fixtures/articles"
    )
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--peers", required=True, metavar="PYTHON")
    asked = parser.parse_args()
    print(f"{'':<34}{'requests':>9}{'prompt':>9}{'answer':>9}{'F1':>9}{'F1 by place':>13}")
    everything: dict[str, list[Outcome]] = {"ours": [], "langextract": []}
    for article in asked.articles:
        for side, outcome in compare(article, asked.base_url, asked.model, asked.peers).items():
            everything[side].append(outcome)
            print(_line(f"{side} {Path(article).stem}", [outcome]), flush=True)
    for side, outcomes in everything.items():
        print(_line(f"{side}, all", outcomes))


if __name__ == "__main__":
    main()
