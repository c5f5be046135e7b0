"""Which articles are copies of another: five outlets that reprint one wire story are one origin.

Containment of word 5-grams (Broder 1997): the share of the shorter article's shingles that the other one has too.
"""

import re

from summarizer.schema.brief import Article

_SHINGLE = 5
_CONTAINMENT = 0.5


def with_origins(articles: list[Article]) -> list[Article]:
    """The articles with `origin` set to the earliest one that they copy, or to their own id."""
    shingles = {a.id: _shingles(a.text) for a in articles}
    originals: list[Article] = []
    origin: dict[str, str] = {}
    for article in sorted(articles, key=lambda a: ((a.published or "9999")[:10], articles.index(a))):
        source = next((o for o in originals if _contained(shingles[article.id], shingles[o.id])), None)
        origin[article.id] = source.id if source else article.id
        if source is None:
            originals.append(article)
    return [a.model_copy(update={"origin": origin[a.id]}) for a in articles]


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _contained(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    smaller = min(len(one), len(other))
    return smaller > 0 and len(one & other) / smaller >= _CONTAINMENT
