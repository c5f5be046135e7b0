"""The sentence that says how much was read."""

from collections.abc import Sequence

from summarizer.language.profile import load_profile
from summarizer.schema.brief import Article, Derived, DerivedOp, Statement
from summarizer.schema.facts import StoryFacts


def counts_statement(facts: list[StoryFacts], language: str) -> Statement:
    """How many articles were read, and how many of them are independent where some are copies: derived numbers."""
    articles = [a for story in facts for a in story.articles]
    origins = len({a.origin for a in articles})
    templates = load_profile(language).tables["templates"]
    alike = "counts_one" if len(articles) == 1 else "counts_apart"
    template = templates[alike if origins == len(articles) else "counts"]
    text = template.format(articles=len(articles), origins=origins)
    first = template.index("{articles}")
    derived = [_derived(first, len(articles), "count_articles", articles)]
    if "{origins}" in template:
        second = text.index(str(origins), first + len(str(len(articles))))
        derived.append(_derived(second, origins, "count_origins", articles))
    return Statement(text=text, written_by="template", derived=tuple(derived))


def _derived(start: int, value: int, op: DerivedOp, articles: Sequence[Article]) -> Derived:
    return Derived(start=start, end=start + len(str(value)), value=value, op=op, of=tuple(a.id for a in articles))
