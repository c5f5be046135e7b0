"""Whom a text names, by the gold's actors, and whether two texts name one speaker."""

import re
from collections.abc import Iterable

from summarizer.regress.words import fold, fold_name, stem
from summarizer.schema.gold import GoldActor

# One speaker in several languages or words, where no name tells.
_SPEAKERS = {
    "officials": "authority",
    "authorities": "authority",
    "autorites": "authority",
    "autoridades": "authority",
    "behorden": "authority",
    "gobierno": "government",
    "gouvernement": "government",
    "regierung": "government",
}


class Names:
    """The gold actors' names, to say whom a text names."""

    def __init__(self, actors: Iterable[GoldActor]) -> None:
        pairs = {(fold_name(n), a.id) for a in actors for n in (a.name, *a.aliases)}
        # Longest first: "Kestrane Energie" is not a mention of "Kestrane".
        self._pairs = sorted(pairs, key=lambda pair: (-len(pair[0]), pair))

    def named_in(self, text: str) -> set[str]:
        """The ids of the actors that the text names."""
        return {actor for _, actor in self.mentions(text)}

    def mentions(self, text: str) -> set[tuple[str, str]]:
        """The (folded alias, actor id) pairs that stand in the text by themselves, not inside a longer name."""
        rest, found = f" {fold(text)} ", set()
        for alias, actor in self._pairs:
            if f" {alias} " in rest:
                found.add((alias, actor))
                rest = rest.replace(f" {alias} ", " | ")
        return found

    def same_speaker(self, a: str, b: str) -> bool:
        """Both silent, or both name one gold actor, or their head words ("media", "spokeswoman") are one."""
        if not a.strip() or not b.strip():
            return a.strip() == b.strip()
        return bool(self.named_in(a) & self.named_in(b) or _heads(a) & _heads(b))


def _heads(speaker: str) -> frozenset[str]:
    """The head of each named part: "Observatory" of "Syrian Observatory for Human Rights", "media" of "state media"."""
    parts = re.split(r"[(),;]|\band\b|\bet\b|\by\b|\bund\b|\bincluding\b", speaker)
    cores = [re.split(r"\b(?:of|for|in|from|with|familiar|de|du|des|del|der)\b", part)[0] for part in parts]
    lasts = [words[-1] for core in cores if (words := fold_name(core).split())]
    return frozenset(stem(_SPEAKERS.get(w, w)) for w in lasts)
