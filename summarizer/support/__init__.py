"""Whether a sentence says only what its citations hold: every number by value, every date, name and quotation.

Used before a sentence is accepted from a model, and again by `verify` on a finished briefing.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Literal

from summarizer.language.common_words import common_words
from summarizer.language.dates.in_text import find_dates
from summarizer.language.dates.search import Anchor, DateMention
from summarizer.language.numbers.numerals import numerals_of
from summarizer.language.profile import Profile, available_languages, load_profile, phrase_pattern
from summarizer.language.quotations import quotations
from summarizer.language.quoting import normalize
from summarizer.language.scripts import is_unspaced
from summarizer.schema.brief import Number
from summarizer.schema.marked import Numeral
from summarizer.schema.records import record
from summarizer.support.evidence import Evidence, Passage, Span, is_inside
from summarizer.support.named import NameCheck, folded_passages, is_named

__all__ = [
    "Evidence",
    "Passage",
    "Unsupported",
    "folded_passages",
    "is_borne_out",
    "is_named",
    "unsupported",
    "values_of",
]

Kind = Literal["number", "date", "name", "quotation"]
_PLURAL_SLACK = 1.2
_TOKEN = re.compile(r"\w+(?:[.,:’'/-]\w+)*")
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u1dff\u2c00-\ua71f\ua800-\ud7ff\uf900-\uffdc\U00010000-\U0001d3ff\U00020000-\U0003ffff]+"
)
_MINUS = re.compile(r"(?<![^\s(])[-−]\Z")
_NO_WORD_BEFORE = r"(?<!\w)(?<!\d[.,])"
_NO_WORD_BEHIND = r"(?!\w|(?<=\d)[.,]\d)"  # "12" is no part of "12,500"
_BEGINS, _ENDS = re.compile(_NO_WORD_BEFORE), re.compile(_NO_WORD_BEHIND)


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
        ("name", NameCheck(text, checker.profile, evidence).unheld),
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
        passages = zip(self.evidence.passages, self.passages, strict=True)
        return bool(copy) and any(self._is_own(p) and _holds_whole(text.lower(), copy) for p, text in passages)

    def _is_own(self, passage: Passage) -> bool:
        return load_profile(passage.language).code == self.profile.code

    def numbers(self) -> list[Span]:
        """Numbers that no citation has; those in a quotation that stands letter for letter are the source's own."""
        verbatim = [s for s in quotations(self.text) if s not in self.quotations()]
        return [
            (n.start, n.end)
            for n in self.numerals
            if not self._is_known(n) and not is_inside((n.start, n.end), [*self.evidence.derived, *verbatim])
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
            if any(_is_digit(c) and not is_inside((at, at + 1), read) for at, c in enumerate(m.group(), m.start()))
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

    def other_scripts(self) -> list[Span]:
        """Words in a script other than the Latin, which the capitals of names do not show: they must be copied."""
        held = [*self.passages, *(normalize(name) for name in self.evidence.names)]
        words = [m.span() for m in _OTHER_SCRIPT.finditer(self.text)]
        return [s for s in words if not any(normalize(self.text[s[0] : s[1]]) in text for text in held)]

    def quotations(self) -> list[Span]:
        """Stretches between quotation marks that are not in a citation."""
        quoted = [(span, normalize(self.text[span[0] : span[1]]).strip("\"' ")) for span in quotations(self.text)]
        return [span for span, words in quoted if not any(words in passage for passage in self.passages)]

    def outside_copies(self, spans: list[Span]) -> list[Span]:
        """The spans that do not stand in a quotation which a citation holds letter for letter, garbled or not."""
        if not spans:
            return spans
        copied = [span for span in quotations(self.text) if self._stands(span)]
        return [s for s in spans if not any(is_inside(s, [copy]) for copy in copied)]

    def _stands(self, span: Span) -> bool:
        """Whether a citation holds the words of the span, case ignored; as whole words where the script has spaces."""
        words = normalize(self.text[span[0] : span[1]])
        before, behind = (
            "" if is_unspaced(c) else edge for c, edge in ((words[:1], _NO_WORD_BEFORE), (words[-1:], _NO_WORD_BEHIND))
        )
        pattern = re.compile(f"{before}{re.escape(words)}{behind}", re.IGNORECASE)
        return any(pattern.search(passage) for passage in self.passages)


def _holds_whole(text: str, words: str) -> bool:
    """Whether the words stand in the text, letter for letter, and no letter or digit goes on before or behind them.

    They are many and differ each time: a pattern of them would take longer to make than to find.
    """
    at = text.find(words)
    while at >= 0:
        if _BEGINS.match(text, at) and _ENDS.match(text, at + len(words)):
            return True
        at = text.find(words, at + 1)
    return False


def _is_digit(character: str) -> bool:
    return unicodedata.category(character) in ("Nd", "Nl", "No")


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
