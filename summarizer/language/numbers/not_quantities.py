"""Numbers that count nothing: dates and times, names, ordinals, labels, scores, telephone numbers, addresses."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from summarizer.language.dates.in_text import date_spans
from summarizer.language.names.parties import names_a_party
from summarizer.language.numbers.scan import Reading, Scan
from summarizer.language.numbers.units import unit_after
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import OwnWords, WordPattern

_ADDRESS = r"(?<!\S)\S+(?:://|@)\S+|\bwww\.\S+"
_NO_QUANTITY = (
    r"\+\d[\d ()./-]{6,}\d|\b(?<!\d[ .,'])(?:0\d{1,4}(?:[ /-]\d{2,})+|\d{2}(?:[ .]\d{2}){4}\b)"  # telephone numbers
    r"|\b\d{3}-\d{3,4}(?:-\d{4})?\b(?! [^\W\d_])"
    r"|\[\d{1,3}\]"  # a note's mark
    r"|\b(?:<numerals.always_open>)\b"
    r"|第 ?\d+|\d{1,2} ?[日号號](?!元|間|间)|\d{1,2} ?일(?!간| ?동안)|\d{1,2} ?월|\d{4} ?년"  # East Asian ordinals and dates
    r"|\d{1,2} ?[時时點点](?:\d{1,2} ?分)?|\d{1,2} ?시(?: ?\d{1,2} ?분)?(?!간)|\d{1,3} ?[岁歲歳세](?!\w)"  # times and ages
)
_JUNK = WordPattern(f"{_ADDRESS}|{_NO_QUANTITY}")
_JUNK_IN_DIGITS = WordPattern(_NO_QUANTITY)
_DIGIT = re.compile(r"\d+")
_SIGN_LENGTH = 2  # characters before its first digit: "+", "[", "第 "
_LIST_NUMBER = re.compile(r"\(?\d{1,2}[.)] ")
_NAME_BEFORE = re.compile(r"[^\W\d_][\w.]*[-/]$|[#№§@/\\_=&.]$|\d[-/:.]$")
_JOINS_NAME = frozenset("-/#№§@\\_=&.:")  # what a name before ends with
_NAME_AFTER = re.compile(r"[/\\_=:]\d|-\d")
_ATTACHED = re.compile(r"-?[^\W\d_]+")
_SHORT_UNITS = frozenset(
    {"km", "cm", "mm", "kg", "mg", "ha", "ft", "lb", "lbs", "mph", "kmh", "mw", "gw", "kw", "kwh", "mwh", "gwh", "bpd"}
)  # letters that stand right behind digits; single ones ("30m", "5G") may be millions or a name
_OF = WordPattern(r" (?:<grammar.of>|<numerals.label_of>) ")
_SHORT_CLAUSE = re.compile(r"[;,] (?:[a-z]{1,5} )?(?:[a-z]{2,3} )?[A-Z][^\W\d_]+,? $")  # "..., the Greens 42."
_CLAUSE_END = re.compile(r"[.;,](?!\d)|$")
_PERSON_BEFORE = re.compile(r"(?:(\w+) )?[A-Z][^\W\d_]+ [A-Z][^\W\d_]+, $")
_SURNAME_BEFORE = re.compile(
    r"(?:^|[.!?”»\"] |\n)[A-Z][^\W\d_]+, $"
)  # "Orlo, 57, a former teacher": it opens the sentence
_GOES_ON = re.compile(r", [^\W\d_A-Z]")
_NOUN_BEFORE = re.compile(r"([^\W\d_]+), $")
_COMMA_AFTER = re.compile(r",(?! ?\d)")
_NOUN_OF = WordPattern(r"(?:(\w+) )?(\w+) (?:<numerals.of_with_space>)$")
_DASHED = re.compile(r"-[^\W\d_]+")
_NAME_AS_LABEL = re.compile(r"(?P<lead>\w+),? ?(?P<name>[A-Z][\w.]+) $")
_OF_NEXT = WordPattern(r" (?:<numerals.of_with_space>)")
_NAME_OPENS = WordPattern(r"[a-z,;:] (?:<names.opening_articles>) $")
_CAPITAL_AFTER = re.compile(r" [A-Z]")
_INSIDE_SENTENCE = re.compile(r"(?:[^\W\d_]|[,;])$")
_YEARS = range(1500, 2101)
_YEAR_AND = WordPattern(r"(?<![\d.,])(\d{4}) (?:<grammar.and>) $")
_SCORE_LIMIT = 20
_ROUND, _SERIES = 5, 100  # ranges are round: "200-300", and "737-800" is none
_MAKER_BEFORE = re.compile(r"[A-Z][^\W\d_]+ $")
_OLDEST = 115
_PERSONS = frozenset({"people", "men", "women", "children", "workers", "protesters", "soldiers", "police"})
_HEADLINE_SHARE = 0.6
_HEADLINE_WORDS = 4
_COUNTING_WORDS = OwnWords(r"(?<!\w)(?:<bounds.never_years>) $")
_LABEL_NOUNS = OwnWords(r"(?<!\w)(?:<numerals.label_nouns>) $")


def quantities(scan: Scan, readings: list[Reading]) -> list[Reading]:
    """The readings that count or measure something, in order."""
    if not readings:
        return []
    blocked = _merged([*date_spans(scan.text, scan.profile, scan.start, scan.stop), *_junk(scan)])
    starts = [start for start, _ in blocked]
    free = [r for r in readings if not _overlaps(r, blocked, starts)]
    kept = []
    for i, reading in enumerate(free):
        left = free[i - 1] if i and _dashed(scan, free[i - 1], reading) else None
        right = free[i + 1] if i + 1 < len(free) and _dashed(scan, reading, free[i + 1]) else None
        if left or right:
            pair = (left, reading) if left else (reading, right)
            if not (left and right) and pair[0] and pair[1] and _is_dash_range(scan, pair[0], pair[1]):
                kept.append(replace(reading, certain=True))
        elif not _is_no_quantity(scan, reading):
            kept.append(reading)
    return kept


def _junk(scan: Scan) -> list[tuple[int, int]]:
    words = scan.text[scan.start : scan.stop]
    has_address = "://" in words or "@" in words or "www." in words
    found = _JUNK.finditer(scan.text, scan.start, scan.stop) if has_address else _junk_in_digits(scan)
    spans = [m.span() for m in found]
    listed = _LIST_NUMBER.match(scan.text, scan.start, scan.stop)
    return [*spans, listed.span()] if listed else spans


def _junk_in_digits(scan: Scan) -> Iterator[re.Match[str]]:
    """What is no quantity, tried only where its digits stand."""
    free = scan.start
    for digits in _DIGIT.finditer(scan.text, scan.start, scan.stop):
        for at in range(max(free, digits.start() - _SIGN_LENGTH), digits.end()):
            if at >= free and (match := _JUNK_IN_DIGITS.match(scan.text, at, scan.stop)):
                free = match.end()
                yield match


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _overlaps(reading: Reading, blocked: list[tuple[int, int]], starts: list[int]) -> bool:
    i = bisect_right(starts, reading.end - 1) - 1
    return i >= 0 and blocked[i][1] > reading.start


def _dashed(scan: Scan, first: Reading, second: Reading) -> bool:
    both_in_digits = not first.in_words and not second.in_words
    return both_in_digits and second.start - first.end == 1 and scan.text[first.end] == "-"


def _is_dash_range(scan: Scan, first: Reading, second: Reading) -> bool:
    """ "20-30 people" is a range; "2-1" is a score, "555-1234" a telephone number, "Boeing 737-800" a model."""
    if first.base >= second.base or _letter_or_dash(scan.before(first.start, 1)):
        return False
    if first.value % _ROUND and second.value >= _SERIES and _MAKER_BEFORE.search(scan.before(first.start)):
        return False
    if second.certain:
        return True
    unit = unit_after(scan, second.end)
    if second.value < _SCORE_LIMIT:
        return unit.lower() in scan.profile.unit_kinds or unit.lower().split(" ")[-1] in scan.profile.unit_kinds
    return re.match(r" [^\W\d_]", scan.after(second.end, 2)) is not None


def _letter_or_dash(before: str) -> bool:
    return bool(before) and (before.isalnum() or before in "-/")


def _is_no_quantity(scan: Scan, reading: Reading) -> bool:
    if _is_age(scan, reading):
        return True
    if reading.in_words:
        return _is_named_in_words(scan, reading)
    if not reading.money and (_is_inside_name(scan, reading) or _is_ordinal(scan, reading)):
        return True
    if not reading.certain and (_is_year(scan, reading) or _is_label(scan, reading) or _is_code(scan, reading)):
        return True
    return _is_named(scan, reading)


def _is_age(scan: Scan, reading: Reading) -> bool:
    """ "aged 58", "aged 8, 12 and 17", "Ana Roca, de 41 años, ..." and "Jan Brandt, 52, ..."."""
    ages = _ages(scan.profile)
    if not ages or not scan.profile.number_words_known or reading.certain or not 0 < reading.value <= _OLDEST:
        return False
    before, after = scan.before(reading.start), scan.after(reading.end)
    if ages.after.match(after):
        return True
    if ages.before.search(before):
        return not before.endswith(", ") or unit_after(scan, reading.end).lower() not in scan.profile.unit_kinds
    if ages.years.match(after) and _follows_a_person(scan, ages.listed.sub("", before)):
        return True
    if ages.years_of.match(after) and ages.of.search(before):
        return True
    if reading.in_words or not _COMMA_AFTER.match(after):
        return False
    if _GOES_ON.match(after) and _is_one_person(scan, before):
        return True
    if _SURNAME_BEFORE.search(before) and _GOES_ON.match(after):
        return True
    named = _PERSON_BEFORE.search(before)
    return named is not None and (named[1] or "").lower() not in scan.profile.tables["names"]["locative"]


@dataclass(frozen=True, slots=True)
class _Ages:
    """What stands before and behind an age: its words, and those that make one only together."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    years: re.Pattern[str]
    years_of: re.Pattern[str]
    of: re.Pattern[str]
    listed: re.Pattern[str]
    one: re.Pattern[str]


@lru_cache(maxsize=32)
def _ages(profile: Profile) -> _Ages | None:
    ages = profile.tables["numerals"].get("ages")
    if not ages:
        return None
    more = rf"(?:,? (?:{'|'.join(profile.tables['grammar']['and'])}) |, )"  # "tres jóvenes, de 19, 22 y 24 años,"
    return _Ages(
        before=re.compile(rf"(?<!\w)(?:{ages['before']}) (?:\d{{1,3}}(?:{more}| (?:{ages['to']}) ))*$", re.IGNORECASE),
        after=re.compile(rf"(?:{ages['after']})"),
        years=re.compile(rf"(?:{more}\d{{1,3}})* (?:{ages['years']})\b"),
        years_of=re.compile(rf"(?:{more}\d{{1,3}})* (?:{ages['years']})(?=[,.)])"),
        of=re.compile(rf", (?:{ages['of']})?(?:\d{{1,3}}{more})*$"),
        listed=re.compile(rf"(?:\d{{1,3}}{more})+$"),
        one=re.compile(rf"(?<!\w)(?:{ages.get('one', '(?!)')}), $", re.IGNORECASE),
    )


def _follows_a_person(scan: Scan, before: str) -> bool:
    """ "un hombre de 47 años", "une étudiante de 21 ans": not "un contrato de 3 años"."""
    found = _NOUN_OF.search(before.lower())
    kinds, persons = scan.profile.unit_kinds, scan.profile.tables["kinds"]["person"]
    nouns = [noun for noun in found.groups() if noun] if found else []  # "un ouvrier agricole de 58 ans"
    named = (noun in persons or noun.removesuffix("s") in persons for noun in nouns)
    return any(named) or any(kinds.get(noun + end) in _PERSONS for noun in nouns for end in ("", "s"))


def _is_one_person(scan: Scan, before: str) -> bool:
    """ "the driver, 52, was arrested", "one of them, 29, was taken to hospital"."""
    ages, noun = _ages(scan.profile), _NOUN_BEFORE.search(before)
    if ages and ages.one.search(before):
        return True
    kinds, persons = scan.profile.unit_kinds, scan.profile.tables["kinds"]["person"]
    return noun is not None and (noun[1].lower() in persons or kinds.get(f"{noun[1].lower()}s") in _PERSONS)


def _is_inside_name(scan: Scan, reading: Reading) -> bool:
    """ "M-5", "5G", "24-hour": letters grown together with the digits, unless they are a unit ("20km")."""
    before, after = scan.before(reading.start), scan.after(reading.end)
    grown = before[-1:] in _JOINS_NAME and _NAME_BEFORE.search(before)
    if grown or _is_cased(before[-1:]) or _NAME_AFTER.match(after):
        return True
    attached = _ATTACHED.match(after) if scan.text[reading.end - 1].isdigit() else _DASHED.match(after)
    if not attached or not _is_cased(attached.group().lstrip("-")[:1]):
        return False
    word = attached.group().lower()
    numerals = scan.profile.tables["numerals"]
    allowed = (*numerals["attached"], *numerals.get("attached_units", []))
    return word not in _SHORT_UNITS and word.lstrip("-") not in allowed


def _is_cased(letter: str) -> bool:
    """Whether it is a letter of a script with capitals: in the others, words and digits stand together."""
    return letter.isalpha() and letter.lower() != letter.upper()


def _is_ordinal(scan: Scan, reading: Reading) -> bool:
    return scan.profile.pattern("numerals", "ordinal").match(scan.text, reading.start, scan.stop) is not None


def _is_year(scan: Scan, reading: Reading) -> bool:
    if reading.value not in _YEARS or reading.end - reading.start != 4 or _bounds_a_count(scan, reading):
        return False
    earlier = _YEAR_AND.search(scan.before(reading.start))
    if earlier and int(earlier[1]) in _YEARS and int(earlier[1]) < reading.value:
        return True  # "in 2014 and 2015 pilots walked out"
    words = unit_after(scan, reading.end).lower().split(" ")
    return " ".join(words) not in scan.profile.unit_kinds and words[-1] not in scan.profile.unit_kinds


def _bounds_a_count(scan: Scan, reading: Reading) -> bool:
    """Whether words such as "at least" stand before, which no year takes."""
    return _COUNTING_WORDS.of(scan.profile).search(scan.before(reading.start).lower()) is not None


def _is_code(scan: Scan, reading: Reading) -> bool:
    """ "007": no count is written with a zero in front."""
    return reading.end - reading.start > 1 and scan.text[reading.start] == "0"


def _is_label(scan: Scan, reading: Reading) -> bool:
    """ "Boeing 737", "round 2": a number that belongs to the word before it, with no counted noun behind."""
    before, unit = scan.before(reading.start), unit_after(scan, reading.end).lower()
    if _LABEL_NOUNS.of(scan.profile).search(before.lower()):
        return unit.split(" ")[-1] not in scan.profile.unit_kinds or _OF.match(scan.text, reading.end) is not None
    if scan.profile.tables["capital_nouns"] or unit.endswith("s") or unit.split(" ")[-1] in scan.profile.unit_kinds:
        return False
    if _SHORT_CLAUSE.search(before) and _CLAUSE_END.match(scan.after(reading.end)):
        return False
    word = _NAME_AS_LABEL.search(before)
    if not word or word["lead"][0].isupper() or _lists_seats(scan, reading, word["name"]):
        return False
    name, locative = word["name"].lower(), scan.profile.tables["names"]["locative"]
    is_plain = name in scan.profile.function_words or name in scan.profile.weekdays or name in scan.profile.months
    return not is_plain and word["lead"].lower() not in locative


def _lists_seats(scan: Scan, reading: Reading, name: str) -> bool:
    """ "120 seats, the Greens 42 and the SPD 12": a party's number behind another's whose noun is not said again."""
    return names_a_party(name) and _seats(scan.profile).search(scan.lower, scan.start, reading.start) is not None


@lru_cache(maxsize=32)
def _seats(profile: Profile) -> re.Pattern[str]:
    words = sorted(word for word, kind in profile.unit_kinds.items() if kind in ("seats", "votes"))
    return re.compile(rf"\d\s(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b")


def _is_named(scan: Scan, reading: Reading) -> bool:
    """ "The 3,000 Homes": a number inside a name, between a capitalised article and a capital."""
    named = _CAPITAL_AFTER.match(scan.after(reading.end)) is not None
    return named and _NAME_OPENS.search(scan.before(reading.start)) is not None


def _is_named_in_words(scan: Scan, reading: Reading) -> bool:
    """ "the Group of Seven", "Channel Four": a number word with a capital inside a sentence that is no headline."""
    numerals = scan.profile.tables["numerals"]
    words, before = scan.lower[reading.start : reading.end], scan.before(reading.start).rstrip()
    if before and words in numerals["doubtful"] and not unit_after(scan, reading.end):
        return True
    if words in numerals.get("rounds_with_of", []) and not _OF_NEXT.match(scan.after(reading.end)):
        return True
    if not scan.text[reading.start].isupper() or not _INSIDE_SENTENCE.search(before):
        return False
    is_noun = scan.profile.tables["capital_nouns"] and (reading.bound == "plural" or reading.value > 100)
    return not is_noun and not _is_headline(scan) and reading.unit_text != "%"


def _is_headline(scan: Scan) -> bool:
    """Whether most longer words of the stretch have capitals, as in "Rebels Kill Two Hundred in Raid"."""
    words = re.findall(r"[^\W\d_]{4,}", scan.text[scan.start : min(scan.stop, scan.start + 200)])
    share = sum(word[0].isupper() for word in words) / max(len(words), 1)
    return len(words) >= _HEADLINE_WORDS and share >= _HEADLINE_SHARE
