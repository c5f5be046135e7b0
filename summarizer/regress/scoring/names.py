"""Whom a text names, by the gold's actors, and whether two texts name one speaker."""

from collections.abc import Iterable

from summarizer.language.word_patterns import WordPattern, words_of_all_languages
from summarizer.regress.scoring.words import fold, fold_name, stem
from summarizer.schema.gold import GoldActor

_PART = WordPattern(r"[(),;]|\b(?:<grammar.and>|including)\b")
_HEAD_ENDS = WordPattern(r"\b(?:<grammar.of>|<scores.head_ends>)\b")
_SAME_SPEAKERS = ("authority", "government")  # one in several languages or words, where no name tells


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
    parts = _PART.pattern.split(speaker)
    cores = [_HEAD_ENDS.pattern.split(part)[0] for part in parts]
    lasts = [words[-1] for core in cores if (words := fold_name(core).split())]
    return frozenset(stem(_one_word_for(w)) for w in lasts)


def _one_word_for(word: str) -> str:
    return next((one for one in _SAME_SPEAKERS if word in words_of_all_languages("scores", one)), word)
