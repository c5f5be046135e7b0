"""An actor mention of a corpus as it stands, and what its words tell of who it may be."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from corpus_types import Mention
from people_words import count, is_listed, listed, sexes

from summarizer.extract.attribution.speaker_patterns import is_person
from summarizer.language.names.words import name_words
from summarizer.language.places import fold_name
from summarizer.language.profile import load_profile

Amount = Literal["one", "several", ""]
_AGE = re.compile(r"\d{1,3}-year-olds?")
_AGE_BEHIND = re.compile(r"\d{1,2}")


@dataclass(frozen=True)
class Written:
    """A mention as it stands: its words, the name in it ("" for none) with its actor, and the sentence's language."""

    mention: Mention
    words: tuple[str, ...]
    name: str
    root: str | None
    language: str
    behind: tuple[str, ...] = ()

    @cached_property
    def head(self) -> str:
        """The noun of a phrase without a name; of a name the role beside it; "" for a pronoun or none."""
        if self.pronoun or self.is_nobody:
            return ""
        nouns = self._nouns()
        if not nouns:
            return ""
        if load_profile(self.language).tables["numerals"].get("noun_first") and not self.name:
            return nouns[0]
        known = [w for w in nouns if is_listed(w, self.language)]
        return known[-1] if known else nouns[-1]

    @cached_property
    def core(self) -> tuple[str, ...]:
        """The words before the first that opens what describes the noun ("crew | of the Nordhavn"), in lower case."""
        small, seen = load_profile(self.language).function_words, False
        for at, word in enumerate(self.words):
            plain = word.lower()
            if seen and plain in small and not self.name:
                return tuple(w.lower() for w in self.words[:at])
            seen = seen or (plain not in small and plain not in listed("amounts", self.language))
        return tuple(w.lower() for w in self.words)

    def _nouns(self) -> list[str]:
        """The words of the core that may name the mention."""
        left_out = load_profile(self.language).function_words | listed("amounts", self.language)
        name = {word.lower() for word in self.name.split()}
        nouns = (w for w in self.core if w[:1].isalpha() and w not in left_out and w not in name)
        return [word for word in nouns if not count(word, self.language)]

    @property
    def is_nobody(self) -> bool:
        """Whether it says that there was none: "nobody", "none of the sailors"."""
        return self.words[0].lower() in listed("nobody", self.language)

    @cached_property
    def pronoun(self) -> str:
        """The pronoun that the mention is; "" for other words."""
        word = self.words[0].lower() if len(self.words) == 1 else ""
        return word if any(word in listed(kind, self.language) for kind in ("person", "body", "several")) else ""

    @property
    def kinds(self) -> frozenset[str]:
        """What a pronoun may stand for: "person", "body", "several"."""
        return frozenset(k for k in ("person", "body", "several") if self.pronoun in listed(k, self.language))

    @cached_property
    def amount(self) -> Amount:
        """Whether the mention is of one or of several; "" where it does not tell."""
        if self.pronoun:
            return "several" if self.kinds == {"several"} else ""
        if self.name:
            is_body = any(name_words().kinds.get(fold_name(word)) for word in self.name.split())
            return "one" if not is_body and is_person(self.name, load_profile(self.language)) else ""
        if self.counts or self.head in listed("many", self.language):
            return "several"
        if self.language == "de" or not self.head:
            return ""
        return "several" if self.head.endswith("s") and not self.head.endswith("ss") else "one"

    @cached_property
    def counts(self) -> frozenset[str]:
        """The numbers of people in it."""
        before = self.core[: self.core.index(self.head)] if self.head in self.core else self.core
        return frozenset(n for word in before if (n := count(word, self.language)))

    @cached_property
    def age(self) -> str:
        """The age of "the 44-year-old", or behind the mention ("Pike, 44,"); "" where none is told."""
        if self.behind[::2] in ((",", ","), (",", ".")) and _AGE_BEHIND.fullmatch(self.behind[1]):
            return self.behind[1]
        return next((w.split("-")[0] for w in self.core if _AGE.fullmatch(w)), "")

    @cached_property
    def sexes(self) -> frozenset[str]:
        """ "women" or "men", where its words tell."""
        first = self.name.split()[0] if len(self.name.split()) > 1 else ""
        return sexes(frozenset({w for w in (first.lower(), self.head, self.pronoun) if w}), self.language)
