"""Whether a sentence says only what its citations hold: every number by value, every date, name and quotation.

Used before a sentence is accepted from a model, and again by `verify` on a finished briefing.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Set
from dataclasses import field
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from summarizer.language.common_nouns import is_common_noun
from summarizer.language.common_words import common_words, stem, stems
from summarizer.language.content import akin
from summarizer.language.dates.in_text import find_dates
from summarizer.language.dates.search import Anchor, DateMention
from summarizer.language.names.proper_names import Name, Vocabulary, capital_words, find_names
from summarizer.language.numbers.measures import measure_of
from summarizer.language.numbers.numerals import numerals_of
from summarizer.language.places import fold_name, gazetteer, is_article
from summarizer.language.profile import Profile, available_languages, load_profile, phrase_pattern
from summarizer.language.quotations import quotations
from summarizer.language.quoting import INVISIBLE, normalize
from summarizer.language.scripts import is_unspaced
from summarizer.language.word_patterns import OwnWords
from summarizer.schema.brief import Number
from summarizer.schema.marked import Numeral
from summarizer.schema.records import record

Kind = Literal["number", "date", "name", "quotation"]
Span = tuple[int, int]
_PLURAL_SLACK = 1.2
_GENITIVE = "s"  # of German names
_LONGEST_NAME = 6  # words of a name in the table: "organisation mondiale de la santé"
_WITHIN = OwnWords(r"(?:^|[,;:] )(?i:<scope.within>) $")
_TOKEN = re.compile(r"\w+(?:[.,:’'/-]\w+)*")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORD = re.compile(r"(?<![\w'-])[a-zß-öø-ÿ]{4,}")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u1dff\u2c00-\ua71f\ua800-\ud7ff\uf900-\uffdc\U00010000-\U0001d3ff\U00020000-\U0003ffff]+"
)
_GLUED_STOP = re.compile(r"(?<=[\w)]{2})\.(?=[^\W\d_a-z])|(?<=[^\W\d_]{2})\.(?=\d)")  # "the police.100 more"
_MINUS = re.compile(r"(?<![^\s(])[-−]\Z")
_NO_WORD_BEFORE = r"(?<!\w)(?<!\d[.,])"
_NO_WORD_BEHIND = r"(?!\w|(?<=\d)[.,]\d)"  # "12" is no part of "12,500"
_AFTER_INVISIBLE = re.compile(rf"(?:{INVISIBLE}+\w+)+")


@record
class Passage:
    """A cited stretch of text, widened to its sentences, with the language it is in."""

    text: str
    language: str | None


@record
class Evidence:
    """What a sentence may draw on. `days` are ISO days or periods ("2024-11-29", "2024-11", "2016").

    `derived` are spans of the sentence whose number the program computed; `labels` are the plain words that its figures are
    named by, which a capital at its beginning makes no name; `vocabulary` is what all sources tell of capitals.
    """

    passages: tuple[Passage, ...]
    names: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    derived: tuple[Span, ...] = ()
    labels: frozenset[str] = frozenset()
    vocabulary: Vocabulary = field(default=Vocabulary())


@record
class Unsupported:
    """Words of a sentence, at `start:end`, that its citations do not hold."""

    kind: Kind
    start: int
    end: int
    words: str


def unsupported(text: str, language: str, evidence: Evidence) -> list[Unsupported]:
    """Everything in the sentence that its evidence does not bear out, in order; empty when all of it is borne out."""
    found = {Unsupported(kind, s, e, text[s:e]) for kind, at in _checked(text, language, evidence) for s, e in at}
    return sorted(found, key=lambda u: (u.start, u.end, u.kind))


@lru_cache(maxsize=256)  # a line is checked with its citations, when it is chosen and when it stands
def is_borne_out(text: str, language: str, evidence: Evidence) -> bool:
    """Whether `unsupported` finds nothing in the sentence; the first thing that is not borne out settles it."""
    return not any(at for _, at in _checked(text, language, evidence))


def _checked(text: str, language: str, evidence: Evidence) -> Iterator[tuple[Kind, list[Span]]]:
    """Check by check, what is not borne out. A copy says what its source says, but that a cut may change a number."""
    checker = _Checker(text, load_profile(language), evidence)
    numbers = (checker.numbers, checker.foreign_numbers, checker.multiples, checker.other_digits)
    others: tuple[tuple[Kind, Callable[[], list[Span]]], ...] = (
        ("date", checker.dates),
        ("name", checker.names),
        ("name", checker.other_scripts),
    )
    for check in numbers:
        yield "number", checker.outside_copies(check())
    if checker.is_copy():
        return
    for kind, check in others:
        yield kind, checker.outside_copies(check())
    yield "quotation", checker.quotations()


def values_of(numeral: Numeral) -> tuple[Number, ...]:
    """The one or two values of a numeral, whatever its bound."""
    quantity = numeral.quantity
    return tuple(v for v in (quantity.value, quantity.min_value, quantity.max_value) if v is not None)


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


class _Checker:
    """One sentence against its evidence; each check returns the spans that are not borne out."""

    def __init__(self, text: str, profile: Profile, evidence: Evidence) -> None:
        self.text = text
        self.profile = profile
        self.evidence = evidence
        self.passages = [normalize(p.text) for p in evidence.passages]
        self.values = {value for p in evidence.passages for value in _values(p.text, p.language)}
        self.numerals = numerals_of(text, profile.code)
        self.mentions = find_dates(text, profile, None)

    def is_copy(self) -> bool:
        """Whether a citation in the sentence's language has the sentence word for word, with another stop at its end."""
        copy = normalize(self.text).rstrip(".").lower()
        own = (normalize(p.text).lower() for p in self.evidence.passages if self._is_own(p))
        whole = re.compile(f"{_NO_WORD_BEFORE}{re.escape(copy)}{_NO_WORD_BEHIND}")
        return bool(copy) and any(whole.search(text) for text in own)

    def _is_own(self, passage: Passage) -> bool:
        return load_profile(passage.language).code == self.profile.code

    def numbers(self) -> list[Span]:
        """Numbers that no citation has; those in a quotation that stands letter for letter are the source's own."""
        verbatim = [s for s in quotations(self.text) if s not in self.quotations()]
        return [
            (n.start, n.end)
            for n in self.numerals
            if not self._is_known(n) and not _inside((n.start, n.end), [*self.evidence.derived, *verbatim])
        ]

    def _is_known(self, numeral: Numeral) -> bool:
        """Whether the citations have its values; "tens" is borne out by another language's "dozens"."""
        values = values_of(numeral)
        if numeral.quantity.bound == "plural":
            return any(v <= known <= v * _PLURAL_SLACK for v in values for known in self.values)
        below_zero = _MINUS.search(self.text, 0, numeral.start) is not None  # "-5%" alone, which elsewhere is a dash
        return set(values) <= self.values or (below_zero and {-v for v in values} <= self.values)

    def foreign_numbers(self) -> list[Span]:
        """Number words of another language ("treize" in an English sentence) whose value no citation has."""
        foreign = _foreign_number_words(self.profile)
        found = [(m.span(), foreign.get(m.group().lower())) for m in _WORD.finditer(self.text)]
        return [s for s, value in found if value is not None and value not in self.values and not self._stands(s)]

    def multiples(self) -> list[Span]:
        """ "twice", "tripled": the citations must say so too."""
        held = {key for p in self.evidence.passages for key, _ in _multiples(p.text, p.language)}
        return [span for key, span in _multiples(self.text, self.profile.code) if key not in held]

    def other_digits(self) -> list[Span]:
        """Digits that are neither a number nor a date to the grammar ("F-16", "31tanks", "2²"): they must be copied.

        Of a unit ("km²") the digit counts nothing.
        """
        read = [(n.start, n.end) for n in self.numerals] + [(m.start, m.end) for m in self.mentions]
        read += self.evidence.derived
        years = {day[:4] for day in self.evidence.days}
        return [
            m.span()
            for m in _TOKEN.finditer(self.text)
            if any(_is_digit(c) and not _inside((at, at + 1), read) for at, c in enumerate(m.group(), m.start()))
            and m.group() not in years
            and m.group().lower() not in self.profile.unit_kinds
            and not self._stands(m.span())
        ]

    def dates(self) -> list[Span]:
        """A date must be what the sentence's objects are dated to, or stand word for word in a citation."""
        dated = {
            (m.start, m.end)
            for anchor in _anchors(self.evidence.days)
            for m in find_dates(self.text, self.profile, anchor)
            if _covers_a_day(m, self.evidence.days)
        }
        spans = [(m.start, m.end) for m in self.mentions]
        return [s for s in spans if s not in dated and not self._stands(s)]

    def names(self) -> list[Span]:
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
        alone = [s for s in words if not is_named(self._unbroken(*s), folded) and not _inside(s, unheld + held)]
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
        names = [name for s in unheld if not self._are_nouns(*s) for name in self._without_nouns(*s, told)]
        names = [s for s in names if not is_named(self.text[slice(*s)].removesuffix(_GENITIVE), folded)]
        words = ((s, e) for s, e, first in capital_words(self.text, self.profile) if not self._is_noun(s, e, first))
        alone = (s for s in words if stem(fold_name(self._unbroken(*s))) not in told)
        return names + [s for s in alone if not is_named(self._unbroken(*s), folded) and not _inside(s, names + held)]

    def _are_nouns(self, start: int, end: int) -> bool:
        """Whether all words of what looks like a name are common nouns, at the head of a line also other known words."""
        words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(self.text[start:end])]
        return all(self._is_noun(*word, first=not start) for word in words)

    def _without_nouns(self, start: int, end: int, told: Set[str]) -> Iterator[Span]:
        """What looks like a name, without nouns of the citations that follow it: "erwartet Porsche Sonderbelastungen"."""
        words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(self.text[start:end])]
        kept = [*words]
        while kept and self._is_noun(*kept[-1]) and stem(fold_name(self.text[slice(*kept[-1])])) in told:
            kept.pop()
        yield (start, kept[-1][1] if kept and len(kept) < len(words) else end)

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
        return measure is not None and any(measure == measure_of(w) for p in self.passages for w in _WORD.findall(p))

    def _with_peoples(self, words: list[Span]) -> Iterator[Span]:
        """The words, two that name a people together ("South Korean") as one."""
        second: Span | None = None
        for word, after in pairwise([*words, None]):
            if word is None or word == second:
                continue
            both = (word[0], after[1]) if after and after[0] == word[1] + 1 else None
            second = after if both and gazetteer().demonym(self.text[both[0] : both[1]]) else None
            yield both if both and second else word

    def other_scripts(self) -> list[Span]:
        """Words in a script other than the Latin, which the capitals of names do not show: they must be copied."""
        held = [*self.passages, *(normalize(name) for name in self.evidence.names)]
        words = [m.span() for m in _OTHER_SCRIPT.finditer(self.text)]
        return [s for s in words if not any(normalize(self.text[s[0] : s[1]]) in text for text in held)]

    def _unbroken(self, start: int, end: int) -> str:
        """The name with what follows it after an invisible character: "Ber\u200blin" is one word to every reader."""
        rest = _AFTER_INVISIBLE.match(self.text, end)
        return self.text[start : rest.end()] if rest else self.text[start:end]

    def quotations(self) -> list[Span]:
        """Stretches between quotation marks that are not in a citation."""
        quoted = [(span, normalize(self.text[span[0] : span[1]]).strip("\"' ")) for span in quotations(self.text)]
        return [span for span, words in quoted if not any(words in passage for passage in self.passages)]

    def outside_copies(self, spans: list[Span]) -> list[Span]:
        """The spans that do not stand in a quotation which a citation holds letter for letter, garbled or not."""
        if not spans:
            return spans
        copied = [span for span in quotations(self.text) if self._stands(span)]
        return [s for s in spans if not any(_inside(s, [copy]) for copy in copied)]

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
        told = frozenset(w for passage in self.passages for w in _SMALL_WORD.findall(passage))
        return akin(frozenset({word}), told) > 0

    def _stands(self, span: Span) -> bool:
        """Whether a citation holds the words of the span, case ignored; as whole words where the script has spaces."""
        words = normalize(self.text[span[0] : span[1]])
        before, behind = (
            "" if is_unspaced(c) else edge for c, edge in ((words[:1], _NO_WORD_BEFORE), (words[-1:], _NO_WORD_BEHIND))
        )
        pattern = re.compile(f"{before}{re.escape(words)}{behind}", re.IGNORECASE)
        return any(pattern.search(passage) for passage in self.passages)


def _is_digit(character: str) -> bool:
    return unicodedata.category(character) in ("Nd", "Nl", "No")


def _inside(span: Span, spans: list[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _anchors(days: tuple[str, ...]) -> list[Anchor]:
    full = sorted({d for day in days if (d := _as_date(day))})
    return [Anchor(day, "the dates of what is cited") for day in full]


def _as_date(day: str) -> date | None:
    """The day, or the first of a month or year."""
    try:
        return date.fromisoformat(day + "-01-01"[len(day) - 4 :])
    except ValueError:
        return None


def _covers_a_day(mention: DateMention, days: tuple[str, ...]) -> bool:
    """Whether the date is that of one of the days, or a longer period that holds it; never a finer one."""
    reading = mention.reading
    return reading is not None and any(
        reading.start <= day + "-01-01"[len(day) - 4 :] and day + "-12-28"[len(day) - 4 :] <= reading.end
        for day in days
    )


@lru_cache(maxsize=16)
def _title_words(profile: Profile) -> frozenset[str]:
    return frozenset(word for title in profile.tables["names"]["titles"] for word in title.split())


@lru_cache(maxsize=64)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return stems(words)


@lru_cache(maxsize=64)  # one sentence is checked against one set of citations after the other
def _names(text: str, profile: Profile, vocabulary: Vocabulary) -> tuple[Name, ...]:
    return tuple(find_names(text, profile, 0, len(text), vocabulary))


def _values(text: str, language: str | None) -> frozenset[Number]:
    return frozenset(v for n in numerals_of(text, language) for v in values_of(n))


@lru_cache(maxsize=16)
def _foreign_number_words(profile: Profile) -> dict[str, Number]:
    """Number words of the other languages that are no word of this one's tables."""
    own = common_words(profile)
    others = [load_profile(code) for code in available_languages() if code != profile.code]
    return {
        word: value
        for other in others
        for word, value in other.tables["numerals"]["words"].items()
        if _WORD.fullmatch(word) and word not in own
    }


@lru_cache(maxsize=2_000)
def _multiples(text: str, language: str | None) -> list[tuple[str, Span]]:
    """("2", span) for "twice" or "doubled"."""
    profile = load_profile(language)
    keys = profile.tables["scope"]["multiples"]
    return [(key, m.span()) for key, words in keys.items() for m in phrase_pattern(tuple(words)).finditer(text)]


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
