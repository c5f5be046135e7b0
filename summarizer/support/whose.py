"""Whose numbers a line tells: in a story of two firms "net profit fell 30%" is either's, unless the line names one."""

import re
from collections import defaultdict
from collections.abc import Iterable

from summarizer.schema.brief import Actor, Citation, Figure

_SHORTEST = 3  # letters of a word that a name is known by
_WORD = re.compile(r"[^\W\d_]+")


def leaves_open_whose(text: str, passage: Citation, figures: Iterable[Figure], actors: Iterable[Actor]) -> bool:
    """Whether a line that rests on the passage names none of those whose numbers this holds, though others of the story
    have such numbers too.
    """
    held = [f for f in figures if f.holder]
    told = {f.holder for f in held if any(_is_at(c, passage) for claim in f.claims for c in claim.citations)}
    if not told:
        return False
    holders: dict[str, set[str]] = defaultdict(set)
    for figure in held:
        holders[figure.measured_property].add(figure.holder)
    rivals = any(len(several) > 1 and several & told for several in holders.values())
    names = [name for a in actors if told & {a.name, *a.aliases} for name in (a.name, *a.aliases)] + sorted(told)
    return rivals and not any(_known_by(name) & _words(text) for name in names)


def _is_at(citation: Citation, passage: Citation) -> bool:
    return (citation.article, citation.start) == (passage.article, passage.start)


def _known_by(name: str) -> set[str]:
    return {w for w in _WORD.findall(name) if len(w) >= _SHORTEST and w[0].isupper()} or {name}


def _words(text: str) -> set[str]:
    """With their capitals: "the bank" is not Velnik Bank."""
    return set(_WORD.findall(text))
