"""A suite: a folder of stories with gold, and the model answers that are kept beside them.

    SUITE/articles/STORY/       the articles
    SUITE/gold/STORY.yaml       a hand-made reading of them
    SUITE/recordings/STORY/     a model's answers as they came
    SUITE/reference/STORY/      answers written by hand, as a strong model would give them
    SUITE/gates.toml            what a run must reach

A case is a whole story, or one article of it with what gold says of that article.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from summarizer.articles.files import ReadArticles, read_articles
from summarizer.errors import UsageError
from summarizer.options.regress import Grain
from summarizer.regress.scoring.gold import load_gold, misquotes, only_articles
from summarizer.schema.brief import Article
from summarizer.schema.gold import DRAFT, Gold


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to run and score: `name` is "quake", or "quake/04-diario-del-valle" for an article on its own."""

    name: str
    story: str
    read: ReadArticles
    gold: Gold
    alone: bool

    @property
    def day(self) -> date:
        """The briefing's day: gold's, else the newest of the articles."""
        days = [self.gold.date, *(a.published for a in self.read.articles)]
        return date.fromisoformat(next((d for d in days if d and len(d) >= 10), "2000-01-01")[:10])


@dataclass(frozen=True, slots=True)
class Suite:
    """The cases that were asked for. `digest` is that of all articles and gold of the folder, asked for or not."""

    folder: Path
    digest: str
    cases: tuple[Case, ...]


def load_suite(folder: Path, names: Sequence[str], grain: Grain) -> Suite:
    """The suite in a folder, or the cases of these names ("quake", "quake/04-diario-del-valle").

    Raises UsageError where there is no gold, gold is faulty or misquotes, or a name is no case.
    """
    golds = [load_gold(path) for path in sorted((folder / "gold").glob("*.yaml"))]
    if not golds:
        raise UsageError(f"{folder} is no suite: there is no {folder / 'gold'}/*.yaml; see `summarizer regress --help`")
    stories = {gold.cluster: (gold, _articles(folder, gold)) for gold in golds}
    for gold, read in stories.values():
        faults = misquotes(gold, {name_of(a): a.text for a in read.articles})
        if faults:
            raise UsageError(f"gold of {gold.cluster}: {'; '.join(faults[:5])}")
    cases = [case for gold, read in stories.values() for case in _cases(gold, read, grain)]
    singles = [case for gold, read in stories.values() for case in _cases(gold, read, "article")]
    chosen = [_named(name, cases + singles, grain) for name in names] if names else [cases]
    kept = {case.name: case for group in chosen for case in group}
    return Suite(folder, _digest(stories), tuple(kept.values()))


def name_of(article: Article) -> str:
    """The article's name in gold: its file's, without suffix."""
    return PurePosixPath(article.source.replace("\\", "/")).stem


def drafts(suite: Suite) -> list[str]:
    """The stories whose gold nobody has read yet."""
    return sorted({c.story for c in suite.cases if c.gold.made_by == DRAFT})


def _articles(folder: Path, gold: Gold) -> ReadArticles:
    there = folder / "articles" / gold.cluster
    if not there.is_dir():
        raise UsageError(f"gold of {gold.cluster}: there is no folder {there} with its articles")
    return read_articles([str(there)], io.BytesIO())


def _cases(gold: Gold, read: ReadArticles, grain: Grain) -> list[Case]:
    if grain == "story":
        return [Case(gold.cluster, gold.cluster, read, gold, alone=False)]
    return [
        Case(f"{gold.cluster}/{name}", gold.cluster, ReadArticles((a,), ()), only_articles(gold, [name]), alone=True)
        for a, name in ((a, name_of(a)) for a in read.articles)
    ]


def _named(name: str, cases: list[Case], grain: Grain) -> list[Case]:
    """The case of that name; with the grain of articles, all articles of a story."""
    found = [c for c in cases if c.name == name or (grain == "article" and c.alone and c.story == name)]
    if not found:
        raise UsageError(f"--case {name}: no such case; there are {', '.join(dict.fromkeys(c.name for c in cases))}")
    return found


def _digest(stories: dict[str, tuple[Gold, ReadArticles]]) -> str:
    """The sha256 of what the scores are of: gold as data (its comments do not matter) and the articles' texts."""
    parts = [
        "\n".join([story, gold.model_dump_json(), *(f"{name_of(a)} {a.sha256}" for a in read.articles)])
        for story, (gold, read) in sorted(stories.items())
    ]
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()
