"""The words behind a number that say what it counts."""

import re
from collections.abc import Iterable
from functools import lru_cache

from summarizer.language.alternatives import one_of
from summarizer.language.nouns import counted_names, noun_name
from summarizer.language.numbers.scan import Scan
from summarizer.language.profile import Profile
from summarizer.language.scripts import MARKS, is_unspaced
from summarizer.language.word_patterns import OwnWords

_LIMIT = 4
_DIVISIBLE = frozenset(
    {"points", "percent", "length", "mass", "area", "volume"}
)  # half of one is a quantity, not a share
_LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
_WORD = re.compile(rf"km/h|km²|m²|km2\b|m2\b|[°º] ?[CF]?\b|°|{_LETTER}+(?:['.\-]{_LETTER}+)*\.?")
_LEAD = OwnWords(
    r" *(?:<numerals.of_counted>)?(?:(?P<more><numerals.more>) (?:<numerals.of_counted>)?(?=[^\W\d_]))?"
    r"(?:\"(?=\w)| ?\" ?(?=\w))?"
)


@lru_cache(maxsize=64)  # several rules ask of one number
def unit_after(scan: Scan, at: int, *, in_adjective: bool = False) -> str:
    """The words behind a number up to the end of its noun phrase, as written: at most four, "of the" skipped.

    The noun is a plural, unless the number stands `in_adjective` ("a 200-strong crowd").
    """
    if scan.profile.unspaced or is_unspaced(scan.text[at : at + 1]):
        return _unit_grown_together(scan, at)
    measure = _percent(scan.profile).match(scan.lower, at, scan.stop)
    measure = measure or _worded_measures(scan.profile).match(scan.lower, at, scan.stop)
    if measure:
        return scan.raw[measure.start("words") : measure.end("words")]
    at = _behind_attribute(scan, at)
    lead = _LEAD.of(scan.profile).match(scan.lower, at, scan.stop)
    cursor = lead.end() if lead else at
    spans: list[tuple[int, int]] = []
    while len(spans) < _LIMIT:
        word = _WORD.match(scan.text, cursor, scan.stop)
        if not word or _ends_phrase(scan, word, first=not spans) or _follows_the_noun(scan, spans, word):
            break
        spans.append(word.span())
        cursor = word.end()
        if scan.text[cursor : cursor + 1] != " " or word.group().endswith("."):
            break
        cursor += 1
    if not spans and lead and (lead["more"] or "") in scan.profile.unit_kinds:
        return scan.raw[lead.start("more") : lead.end("more")]  # "des dizaines d'autres sous ..."
    spans = _up_to_known_unit(scan, spans) or (spans if in_adjective else _counted_nouns(scan, spans))
    if scan.profile.tables["capital_nouns"] and not any(_is_noun(scan, span) for span in spans):
        return ""  # "auf 50 steigen": a verb behind the number counts nothing
    return scan.raw[spans[0][0] : spans[-1][1]].rstrip(".") if spans else ""


def _behind_attribute(scan: Scan, at: int) -> int:
    """Where a German participle stands that parts a number from its noun: "fünf durch Pfefferspray verletzte Kollegen"."""
    attribute = _attribute(scan.profile)
    found = attribute.match(scan.text, at, scan.stop) if attribute else None
    return found.end() if found else at


@lru_cache(maxsize=32)
def _attribute(profile: Profile) -> re.Pattern[str] | None:
    pattern = profile.tables["numerals"].get("attribute")
    return re.compile(pattern) if pattern else None


def _follows_the_noun(scan: Scan, spans: list[tuple[int, int]], word: re.Match[str]) -> bool:
    """ "elf Mitangeklagte erhielten", "in 96 Proben Rückstände": behind a German noun something else begins."""
    if not scan.profile.tables["capital_nouns"] or not spans:
        return False
    if word.group()[0].isupper():
        before = scan.lower[spans[-1][0] : spans[-1][1]] if scan.text[spans[-1][0]].isupper() else ""
        is_unit = scan.lower[spans[0][0] : word.end()] in scan.profile.unit_kinds
        return not is_unit and noun_name(before, scan.profile.code) in counted_names()
    return _is_noun(scan, spans[-1]) and scan.lower[spans[-1][0] : word.end()] not in scan.profile.unit_kinds


def _unit_grown_together(scan: Scan, at: int) -> str:
    """The longest known unit that stands right behind, in a script without spaces; "" where none does."""
    found = _known_units(scan.profile).match(scan.lower, at, scan.stop)
    return scan.raw[found.start("unit") : found.end("unit")] if found else ""


@lru_cache(maxsize=32)
def _known_units(profile: Profile) -> re.Pattern[str]:
    units = sorted((re.escape(u) for u in profile.unit_kinds if u[0].isalpha()), key=len, reverse=True)
    return re.compile(rf" ?(?P<unit>{'|'.join(units)})")


def measured_unit_after(scan: Scan, at: int) -> str:
    """The unit of measure right behind ("half a mile", "medio punto"), as written; "" where something else stands."""
    found = _measured_units(scan.profile).match(scan.lower, at, scan.stop)
    return scan.raw[found.start("unit") : found.end("unit")] if found else ""


@lru_cache(maxsize=32)
def _measured_units(profile: Profile) -> re.Pattern[str]:
    words = [w for w, kind in profile.unit_kinds.items() if kind in _DIVISIBLE and w[0].isalpha()]
    units = one_of(words)
    return re.compile(rf"[ -](?P<unit>{units})(?!\w)")


@lru_cache(maxsize=32)
def _percent(profile: Profile) -> re.Pattern[str]:
    return _any_of(w for w in profile.tables["units"]["percent"] if w[0].isalpha())


@lru_cache(maxsize=32)
def _worded_measures(profile: Profile) -> re.Pattern[str]:
    """Measures of several words, which a stop word does not end: "kilometres per hour"."""
    return _any_of(w for w, kind in profile.unit_kinds.items() if kind == "speed" and " " in w)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[ -](?P<words>{one_of(words) or '(?!)'})(?!\w)")


def _ends_phrase(scan: Scan, word: re.Match[str], *, first: bool) -> bool:
    lowered, profile = word.group().lower().rstrip("."), scan.profile
    if lowered in profile.phrase_stops or lowered in profile.tables["numerals"]["words"]:
        return True
    if first:
        return lowered in profile.function_words and lowered not in profile.unit_kinds
    return _stop_pattern(profile).fullmatch(lowered) is not None


@lru_cache(maxsize=32)
def _stop_pattern(profile: Profile) -> re.Pattern[str]:
    return re.compile(profile.tables["phrase_stop_pattern"])


def _is_noun(scan: Scan, span: tuple[int, int]) -> bool:
    word = scan.text[span[0] : span[1]]
    return word[0].isupper() or not word[0].isalpha() or word.lower().rstrip(".") in scan.profile.unit_kinds


def _up_to_known_unit(scan: Scan, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words up to the last one that names a unit, where one does: "hours they" is "hours"."""
    kinds = scan.profile.unit_kinds
    known = [
        i
        for i, (start, end) in enumerate(spans)
        if scan.lower[start:end].rstrip(".") in kinds or (i and scan.lower[spans[0][0] : end].rstrip(".") in kinds)
    ]
    if not known:
        return []
    predicates = scan.profile.words("scope", "predicates")
    verbs = [i for i, (start, end) in enumerate(spans) if i > known[0] and scan.lower[start:end] in predicates]
    known = [i for i in known if not verbs or i < verbs[0]]  # "personnes restent portées disparues" are people
    last = known[-1] + 1
    described = spans[last : last + 1]
    if described and kinds.get(scan.lower[spans[last - 1][0] : spans[last - 1][1]]) == "people":
        word = scan.lower[described[0][0] : described[0][1]].rstrip(".")
        is_noun = not scan.profile.tables["numerals"].get("noun_first") and noun_name(word, scan.profile.code)
        last += 1 if is_noun in counted_names() else 0  # "14 dead sheep"
    return spans[:last]


def _counted_nouns(scan: Scan, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words that can be the counted noun, by its plural: "pilgrims left" is "pilgrims", "pariaient" nothing.

    A German noun has a capital; in English it comes last, in French and Spanish first, with adjectives or "de" behind.
    """
    profile, pattern = scan.profile, scan.profile.tables["numerals"].get("plural_noun")
    if not profile.number_words_known or not pattern:
        return spans
    plural = _plural(pattern)
    nouns = [i for i, (s, e) in enumerate(spans) if plural.search(scan.text[s:e].rstrip("."))]
    if not nouns:
        return []
    if not profile.tables["numerals"].get("noun_first"):
        return spans[: nouns[-1] + 1]
    return _with_complement(scan, spans, nouns) if nouns[0] == 0 else []


def _with_complement(scan: Scan, spans: list[tuple[int, int]], plurals: list[int]) -> list[tuple[int, int]]:
    """The first noun with one adjective in the plural, and what "de" joins to it."""
    end = 2 if 1 in plurals and len(spans) > 1 else 1
    of = len(spans) > end + 1 and scan.lower[spans[end][0] : spans[end][1]] in scan.profile.words("grammar", "of")
    return spans[: end + 2] if of else spans[:end]


@lru_cache(maxsize=32)
def _plural(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
