"""Which names of a sentence its citations do not hold, whether capitals show names or all nouns have them."""

import re
from collections.abc import Iterator, Set
from functools import cached_property, lru_cache
from itertools import pairwise

from summarizer.language.common_nouns import is_common_noun
from summarizer.language.common_words import common_words, stem, stems
from summarizer.language.content import akin
from summarizer.language.names.proper_names import Name, Vocabulary, capital_words, find_names
from summarizer.language.numbers.measures import measure_of
from summarizer.language.places import fold_name, gazetteer, is_article
from summarizer.language.profile import Profile
from summarizer.language.quoting import INVISIBLE, normalize
from summarizer.language.word_patterns import OwnWords
from summarizer.support.evidence import Evidence, Span, is_inside

_GENITIVE = "s"  # of German names
_LONGEST_NAME = 6  # words of a name in the table: "organisation mondiale de la santé"
_WITHIN = OwnWords(r"(?:^|[,;:] )(?i:<scope.within>) $")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORD = re.compile(r"(?<![\w'-])[a-zß-öø-ÿ]{4,}")
_GLUED_STOP = re.compile(r"(?<=[\w)]{2})\.(?=[^\W\d_a-z])|(?<=[^\W\d_]{2})\.(?=\d)")  # "the police.100 more"
_AFTER_INVISIBLE = re.compile(rf"(?:{INVISIBLE}+\w+)+")


def folded_passages(texts: list[str]) -> list[str]:
    """The texts as `is_named` reads them: folded, a space at both ends."""
    return [f" {_folded(text)} " for text in texts]


@lru_cache(maxsize=1_000)  # a passage and the names of its story, for one line after the other
def _folded(text: str) -> str:
    return fold_name(_GLUED_STOP.sub(". ", text))


def is_named(name: str, folded_texts: list[str]) -> bool:
    """Whether a name stands in one of the texts (see `folded_passages`), as itself or as its exonym or demonym."""
    wanted = _folded(name)
    if not wanted or is_article(wanted) or any(f" {wanted} " in text for text in folded_texts):
        return True
    entry = gazetteer().lookup(name) or gazetteer().demonym(name)
    return entry is not None and any(entry.id in _entries(text) for text in folded_texts)


class NameCheck:
    """The names of one sentence against its evidence."""

    def __init__(self, text: str, profile: Profile, evidence: Evidence) -> None:
        self.text = text
        self.profile = profile
        self.evidence = evidence

    def unheld(self) -> list[Span]:
        """Names, capitalised words and demonyms that neither the citations nor the aliases of what is cited hold.

        The words of a name that they hold in another language ("Red Cross", "Croix-Rouge") are held with it.
        """
        folded = folded_passages([*(p.text for p in self.evidence.passages), *self.evidence.names])
        found = _names(self.text, self.profile, self.evidence.vocabulary)
        spans = [(n.start, n.end) for n in found if not self._begins_a_label(n.start, n.end)]
        unheld = [
            s for s in spans if not is_named(self._unbroken(*s), folded) and not self._is_place_and_name(*s, folded)
        ]
        held = [span for span in spans if span not in unheld]
        if self.profile.tables["capital_nouns"]:
            return self._names_among_nouns(unheld, held, folded)
        words = [
            (s, e) for s, e, initial in capital_words(self.text, self.profile) if not self._is_common(s, e, initial)
        ]
        words = list(self._with_peoples(words))
        alone = [s for s in words if not is_named(self._unbroken(*s), folded) and not is_inside(s, unheld + held)]
        # "2C871": see other_digits; "82 °F" is a unit
        return [
            s
            for s in unheld + alone
            if not (before := self.text[s[0] - 1 : s[0]]).isdigit() and before != "°" and not self._is_unit(*s)
        ]

    def _is_place_and_name(self, start: int, end: int, folded: list[str]) -> bool:
        """ "In Milan Velnik fell": where, and then somebody else; each stands in a citation."""
        if not _WITHIN.of(self.profile).search(self.text, 0, start):
            return False
        cuts = [start + m.start() for m in re.finditer(" ", self.text[start:end])]
        return any(
            gazetteer().place(self.text[start:at]) is not None
            and is_named(self.text[start:at], folded)
            and is_named(self._unbroken(at + 1, end), folded)
            for at in cuts
        )

    def _names_among_nouns(self, unheld: list[Span], held: list[Span], folded: list[str]) -> list[Span]:
        """Where all nouns have capitals: of the names, and of all other words with one, those that are no common nouns.

        A word is held as well where a citation has it in another case: "Hafenarbeitern" for "Hafenarbeiter".
        """
        told = stems(frozenset(word for text in folded for word in text.split()))
        names = [self._without_nouns(*s, told) for s in unheld if not self._are_nouns(*s)]
        names = [s for s in names if not is_named(self.text[slice(*s)].removesuffix(_GENITIVE), folded)]
        words = ((s, e) for s, e, first in capital_words(self.text, self.profile) if not self._is_noun(s, e, first))
        alone = (s for s in words if stem(fold_name(self._unbroken(*s))) not in told)
        return names + [s for s in alone if not is_named(self._unbroken(*s), folded) and not is_inside(s, names + held)]

    def _are_nouns(self, start: int, end: int) -> bool:
        """Whether all words of what looks like a name are common nouns, at the head of a line also other known words."""
        words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(self.text[start:end])]
        return all(self._is_noun(*word, first=not start) for word in words)

    def _without_nouns(self, start: int, end: int, told: Set[str]) -> Span:
        """What looks like a name, without nouns of the citations that follow it: "erwartet Porsche Sonderbelastungen"."""
        words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(self.text[start:end])]
        kept = [*words]
        while kept and self._is_noun(*kept[-1]) and stem(fold_name(self.text[slice(*kept[-1])])) in told:
            kept.pop()
        return start, kept[-1][1] if kept and len(kept) < len(words) else end

    def _is_noun(self, start: int, end: int, first: bool = False) -> bool:
        word = self.text[start:end]
        plain = first and (word.lower() in common_words(self.profile) or word.lower() in self.evidence.labels)
        return plain or is_common_noun(word, self.profile) or self._is_told_small(word.lower())

    def _begins_a_label(self, start: int, end: int) -> bool:
        """Whether it is the plain word that a figure's name or "New: ..." begins with, though a source writes it large."""
        word = self.text[start:end].lower()
        if start > 0 or word in gazetteer().by_name or word in gazetteer().by_demonym:
            return False
        is_plain = self.text[end:].lstrip().startswith(":") and word in common_words(self.profile)
        return is_plain or word in self.evidence.labels

    def _is_unit(self, start: int, end: int) -> bool:
        """Whether it is the symbol behind a number of a measure that a citation spells: "15 GW", "15 gigavatios"."""
        measure = measure_of(self.text[start:end]) if self.text[:start].rstrip()[-1:].isdigit() else None
        return measure is not None and any(measure == measure_of(w) for p in self._passages for w in _WORD.findall(p))

    def _with_peoples(self, words: list[Span]) -> Iterator[Span]:
        """The words, two that name a people together ("South Korean") as one."""
        second: Span | None = None
        for word, after in pairwise([*words, None]):
            if word is None or word == second:
                continue
            both = (word[0], after[1]) if after and after[0] == word[1] + 1 else None
            second = after if both and gazetteer().demonym(self.text[both[0] : both[1]]) else None
            yield both if both and second else word

    @cached_property
    def _passages(self) -> list[str]:
        return [normalize(p.text) for p in self.evidence.passages]

    def _unbroken(self, start: int, end: int) -> str:
        """The name with what follows it after an invisible character: "Ber\u200blin" is one word to every reader."""
        rest = _AFTER_INVISIBLE.match(self.text, end)
        return self.text[start : rest.end()] if rest else self.text[start:end]

    def _is_common(self, start: int, end: int, initial: bool) -> bool:
        """A title; or, where its place explains the capital, a word that sources or the tables write small."""
        word = self.text[start:end].lower()
        if word in _title_words(self.profile):
            return True
        small = self.evidence.vocabulary.small
        if not initial or word in gazetteer().by_name or word in gazetteer().by_demonym:
            return False
        known = common_words(self.profile)
        plain = word in small or word in known or word in self.evidence.labels
        return plain or stem(word) in _stems(small) or stem(word) in _stems(known) or self._is_told_small(word)

    def _is_told_small(self, word: str) -> bool:
        """Whether a citation has the word but for its ending, written small: "Salmonella" of "salmonelles"."""
        told = frozenset(w for passage in self._passages for w in _SMALL_WORD.findall(passage))
        return akin(frozenset({word}), told) > 0


@lru_cache(maxsize=16)
def _title_words(profile: Profile) -> frozenset[str]:
    return frozenset(word for title in profile.tables["names"]["titles"] for word in title.split())


@lru_cache(maxsize=64)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return stems(words)


@lru_cache(maxsize=64)  # one sentence is checked against one set of citations after the other
def _names(text: str, profile: Profile, vocabulary: Vocabulary) -> tuple[Name, ...]:
    return tuple(find_names(text, profile, 0, len(text), vocabulary))


@lru_cache(maxsize=2_000)
def _entries(folded_text: str) -> frozenset[str]:
    """Ids of the table's entries that the text names."""
    words = folded_text.split()
    table = gazetteer()
    phrases = (
        " ".join(words[i : i + size]) for size in range(1, _LONGEST_NAME + 1) for i in range(len(words) - size + 1)
    )
    found = (table.by_name.get(p) or table.by_demonym.get(p) for p in phrases)
    return frozenset(entry.id for entry in found if entry)
