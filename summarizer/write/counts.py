"""The sentence that says how much was read."""

from collections.abc import Iterable, Mapping

from summarizer.language.profile import load_profile
from summarizer.schema.brief import Derived, DerivedOp, Statement


def counts_statement(origin: Mapping[str, str], language: str) -> Statement:
    """How many articles were read, and how many of them are independent where some are copies: derived numbers.

    `origin` is by the id of each article.
    """
    articles, origins = tuple(origin), len(set(origin.values()))
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


def _derived(start: int, value: int, op: DerivedOp, articles: Iterable[str]) -> Derived:
    return Derived(start=start, end=start + len(str(value)), value=value, op=op, of=tuple(articles))
