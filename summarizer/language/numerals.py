"""Numbers in running text, in digits and in words, with their bounds and the words that say what they count.

The grammar is the same for every language; the words come from its profile. Values are exact: a number that is read
is the number that is written. Years, dates, times of day, ordinals and digits inside names are not numbers.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from summarizer.language.dates import date_spans
from summarizer.language.profile import Profile, phrase_pattern
from summarizer.language.quoting import QUOTATION_MARKS, fold_characters
from summarizer.schema.brief import Bound, Number
from summarizer.schema.marked import Numeral, Quantity

_CURRENCY_SIGN = r"(?:US\$|A\$|C\$|HK\$|R\$|[$€£¥₹₽₺₩]|\b(?:Rs\.?|USD|EUR|GBP|CHF|INR|JPY|CNY|SEK|NOK|DKK|PLN))"
_DIGITS = re.compile(r"\d+(?:[.,'  ]\d+)*")
_NAME_BEFORE = re.compile(r"[^\W\d_][\w.]*[-/]$|[^\W\d_]$|[#№§@/\\_=&.]$|\d[-/:.]$")
_NAME_AFTER = re.compile(r"^(?:[-‑][^\W\d_]|[^\W\d_]|[/\\_=:]\d|-\d)")
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-‑][^\W\d_]+)*\.?")
_DASH_RANGE = re.compile(r"(?<![\w-])(\d{1,5})-(\d{1,5})(?= [^\W\d_]| ?%)")
_UNIT_WORD_LIMIT = 4


@dataclass(frozen=True, slots=True)
class _Reading:
    """A bare value found in the text, before bounds, units and exclusions."""

    start: int
    end: int
    value: Number
    bound: Bound = "exact"
    unit_text: str = ""
    in_words: bool = False
    grouped: bool = False
    money: bool = False


def find_numerals(text: str, profile: Profile, start: int = 0, end: int | None = None) -> list[Numeral]:
    """The quantities in `text[start:end]`, in order, none overlapping. Offsets are in `text`, in code points."""
    stop = len(text) if end is None else end
    folded = fold_characters(text)
    blocked = date_spans(folded, profile, start, stop)
    readings = _drop_overlaps(_worded(folded, profile, start, stop) + _digits(text, folded, profile, start, stop))
    kept = [r for r in readings if not _is_excluded(folded, r, blocked, profile, stop)]
    return _with_context(folded, kept, profile, start, stop)


def _drop_overlaps(readings: list[_Reading]) -> list[_Reading]:
    kept: list[_Reading] = []
    for reading in sorted(readings, key=lambda r: (r.start, -(r.end - r.start))):
        if not kept or reading.start >= kept[-1].end:
            kept.append(reading)
    return kept


# --- digits ------------------------------------------------------------------------------------------------------------


def _digits(unfolded: str, text: str, profile: Profile, start: int, stop: int) -> list[_Reading]:
    readings = []
    for match in _digit_pattern(profile).finditer(unfolded, start, stop):  # unfolded: a no-break space groups, a plain one may not
        value = parse_digits(match["digits"], profile)
        if value is None:
            continue
        money = bool(match["sign"])
        scale, scale_end = _scale_after(text, match.end("digits"), stop, profile, money)
        end, unit = _sign_after(text, scale_end, stop)
        readings.append(
            _Reading(
                start=match.start(),
                end=end,
                value=_times(value, scale),
                unit_text=(match["sign"] or unit).strip(),
                grouped=not match["digits"].isdigit() or scale != 1 or money or bool(unit),
                money=money or bool(unit),
            )
        )
    return readings


@lru_cache(maxsize=32)
def _digit_pattern(profile: Profile) -> re.Pattern[str]:
    numerals = profile.tables["numerals"]
    marks = "".join(re.escape(mark) for mark in sorted({*numerals["group"], "'", "’"}))
    decimal = re.escape(numerals["decimal"])
    spaces = "\u00a0\u202f\u2009" + (" " if numerals["space_groups"] else "")
    grouped = rf"\d{{1,3}}(?:[{marks}{spaces}]\d{{2,3}})*(?:[{marks}{spaces}]\d{{3}})(?!\d)(?:{decimal}\d+)?"
    plain = rf"\d+(?:[{decimal}.,]\d+)?"
    return re.compile(rf"(?P<sign>{_CURRENCY_SIGN}[ \u00a0\u202f]?)?(?P<digits>{grouped}|{plain})")


def parse_digits(written: str, profile: Profile) -> Number | None:
    """The value of a number in digits by the language's decimal and grouping marks, or None when it is no number.

    A mark that could be either is a grouping mark when exactly three digits follow it.
    """
    decimal = profile.tables["numerals"]["decimal"]
    compact = re.sub(r"[\s']", "", fold_characters(written))
    other = "," if decimal == "." else "."
    whole, _, fraction = compact.partition(decimal)
    if other in fraction or (decimal in fraction):
        return None
    if not _grouping_is_regular(whole, other):
        if fraction or whole.count(other) != 1:
            return None
        whole, _, fraction = whole.partition(other)  # "2.5" in a language that writes "2,5"
    try:
        return as_number(Decimal(whole.replace(other, "") + ("." + fraction if fraction else "")))
    except InvalidOperation:
        return None


def _grouping_is_regular(whole: str, mark: str) -> bool:
    first, *groups = whole.split(mark)
    if not groups:
        return True
    # Indian grouping (3,00,000) has pairs before the last three.
    return 1 <= len(first) <= 3 and len(groups[-1]) == 3 and all(len(g) in (2, 3) for g in groups[:-1])


def as_number(value: Decimal) -> Number:
    """An int where the value is whole, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def _times(value: Number, scale: int) -> Number:
    return as_number(Decimal(str(value)) * scale)


def _scale_after(text: str, at: int, stop: int, profile: Profile, money: bool) -> tuple[int, int]:
    scales: dict[str, int] = profile.tables["numerals"]["scales"]
    money_only = {w.lower() for w in profile.tables["numerals"]["money_scales"]["words"]}
    factor, end = 1, at
    while True:
        match = _scale_pattern(profile).match(text, end, stop)
        if not match:
            return factor, end
        word = match["word"].lower()
        if word in money_only and not money:
            return factor, end
        factor, end = factor * _scale_value(word, scales), match.end()


def _scale_value(word: str, scales: dict[str, int]) -> int:
    lowered = {name.lower(): value for name, value in scales.items()}
    return lowered[word]


@lru_cache(maxsize=32)
def _scale_pattern(profile: Profile) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(s) for s in sorted(profile.tables["numerals"]["scales"], key=len, reverse=True))
    return re.compile(rf"[ -]?(?P<word>{alternatives})(?!\w)", re.IGNORECASE)


def _sign_after(text: str, at: int, stop: int) -> tuple[int, str]:
    match = re.compile(r" ?(?P<sign>%|‰|€|\$|£|¥|₹)").match(text, at, stop)
    return (match.end(), match["sign"]) if match else (at, "")


# --- words -------------------------------------------------------------------------------------------------------------


def _worded(text: str, profile: Profile, start: int, stop: int) -> list[_Reading]:
    lowered = text.lower()
    found = _plurals(lowered, profile, start, stop) + _fractions(lowered, profile, start, stop)
    for match in _word_run_pattern(profile).finditer(lowered, start, stop):
        found.extend(_cardinals(match.group(), match.start(), profile))
    return found


def _plurals(text: str, profile: Profile, start: int, stop: int) -> list[_Reading]:
    table: dict[str, int] = {k.lower(): v for k, v in profile.tables["numerals"]["plurals"].items()}
    pattern = phrase_pattern(tuple(table))
    readings = []
    for match in pattern.finditer(text, start, stop):
        if re.search(r"\d[ ]?$", text[start : match.start()]):
            continue  # "3 millions" is three millions, not an unknown number of them
        floor = table[" ".join(match.group().lower().split())]
        readings.append(_Reading(match.start(), match.end(), floor, "plural", in_words=True))
    return readings


def _fractions(text: str, profile: Profile, start: int, stop: int) -> list[_Reading]:
    numerals = profile.tables["numerals"]
    table: dict[str, Number] = {k.lower(): v for k, v in numerals["fractions"].items()}
    exceptions = numerals["not_fractions"]
    readings = []
    for match in phrase_pattern(tuple(table)).finditer(text, start, stop):
        before, after = text[start : match.start()].rstrip(), text[match.end() : stop].lstrip(" -")
        if any(after.startswith(word) for word in exceptions["after"]):
            continue
        if any(before.endswith(word) for word in exceptions["before"]):
            continue
        value = table[" ".join(match.group().lower().split())]
        readings.append(_Reading(match.start(), match.end(), value, unit_text="%", in_words=True))
    return readings


@lru_cache(maxsize=32)
def _number_words(profile: Profile) -> dict[str, tuple[str, int]]:
    """Word -> ("unit" adds, "one" adds inside a larger number only, or "scale" multiplies; value)."""
    numerals = profile.tables["numerals"]
    words: dict[str, tuple[str, int]] = {w.lower(): ("unit", v) for w, v in numerals["words"].items()}
    words |= {w.lower(): ("scale", v) for w, v in numerals["scales"].items() if len(w) > 2}
    words |= {w.lower(): ("one", 1) for w in numerals["ones"]}
    return words


@lru_cache(maxsize=32)
def _word_run_pattern(profile: Profile) -> re.Pattern[str]:
    words = sorted(_number_words(profile), key=len, reverse=True)
    inner = "|".join(re.escape(w) for w in words)
    if profile.tables["numerals"].get("compound"):
        inner = rf"(?:{inner}|und)+"
    joiners = "|".join(re.escape(j) for j in profile.tables["numerals"]["joiners"])
    gap = rf"(?:[ -]|[ -](?:{joiners})[ -])"
    return re.compile(rf"(?<![\w-])(?:{inner})(?:{gap}(?:{inner}))*(?![\w]|-\w)")


def _cardinals(run: str, offset: int, profile: Profile) -> list[_Reading]:
    """Numbers in a run of number words: "two hundred and thirty-one" is one, "two, three" are two."""
    readings: list[_Reading] = []
    total = _Total()
    for token, start, end in _tokens(run, profile):
        role, value = _number_words(profile)[token]
        if not total.accepts(role, value):
            readings.extend(total.reading(offset))
            total = _Total()
        total.take(role, value, start, end)
    readings.extend(total.reading(offset))
    return readings


def _tokens(run: str, profile: Profile) -> list[tuple[str, int, int]]:
    words = sorted(_number_words(profile), key=len, reverse=True)
    edge = "" if profile.tables["numerals"].get("compound") else r"(?!\w)"
    pattern = re.compile("|".join(re.escape(w) + edge for w in words))
    return [(m.group(), m.start(), m.end()) for m in pattern.finditer(run)]


class _Total:
    """The value of number words read so far, by the usual grammar: units add, scales multiply what stands before."""

    def __init__(self) -> None:
        self.done = 0
        self.group = 0
        self.start = -1
        self.end = -1
        self.only_ones = True
        self.last_scale = 0

    def accepts(self, role: str, value: int) -> bool:
        if self.start < 0:
            return True
        if role == "scale":
            return 0 < self.group < 100 if value <= 100 else self.group > 0 or value > self.done
        open_tens = self.group % 100
        if open_tens == 0:
            return value < 100 or self.group == 0
        if value >= 20 and value % 10 == 0 and value < 100:
            return open_tens < 10  # German: einundzwanzig
        return value < 10 and open_tens >= 20 and open_tens % 10 == 0

    def take(self, role: str, value: int, start: int, end: int) -> None:
        if role == "scale":
            self._scale(value)
        else:
            self.group += value
        self.only_ones = self.only_ones and role == "one"
        self.start = start if self.start < 0 else self.start
        self.end = end

    def _scale(self, value: int) -> None:
        if value <= 100:
            self.group = max(self.group, 1) * value
        elif self.group:
            self.done, self.group = self.done + self.group * value, 0
        else:
            self.done = max(self.done, 1) * value

    def reading(self, offset: int) -> list[_Reading]:
        if self.start < 0 or self.only_ones:
            return []
        return [_Reading(offset + self.start, offset + self.end, self.done + self.group, in_words=True)]


# --- what is no quantity -----------------------------------------------------------------------------------------------


def _is_excluded(text: str, r: _Reading, blocked: list[tuple[int, int]], profile: Profile, stop: int) -> bool:
    if any(s < r.end and r.start < e for s, e in blocked):
        return True
    if r.in_words:
        return False
    before, after = text[max(0, r.start - 24) : r.start], text[r.end : min(stop, r.end + 40)]
    if _in_dash_range(text, r):
        return False
    if not r.money and (_NAME_BEFORE.search(before) or _NAME_AFTER.search(after)):
        return True
    if re.compile(profile.tables["numerals"]["ordinal"]).match(text, r.start):
        return True
    return not r.grouped and (_is_year(text, r, profile) or _is_label(before, after, profile)) or _is_named(before, after)


def _in_dash_range(text: str, r: _Reading) -> bool:
    """ "20-30 people" is a range; "2-1" is a score, "555-1234" a telephone number."""
    for match in _DASH_RANGE.finditer(text, max(0, r.start - 8), min(len(text), r.end + 12)):
        if match.start() <= r.start and r.end <= match.end() and int(match[1]) < int(match[2]):
            return True
    return False


def _is_year(text: str, r: _Reading, profile: Profile) -> bool:
    if not (isinstance(r.value, int) and 1500 <= r.value <= 2100 and r.end - r.start == 4):
        return False
    follows = _unit_words(text, r.end, min(len(text), r.end + 60), profile)
    return follows.lower().split(" ")[-1] not in profile.unit_kinds and follows.lower() not in profile.unit_kinds


def _is_label(before: str, after: str, profile: Profile) -> bool:
    """ "Boeing 737", "Article 5": a number that belongs to the capitalised word before it, with no counted noun behind."""
    if profile.tables["capital_nouns"]:
        return False
    word = re.search(r"(?:^|[^\w.!?…\"'] ?|[a-z,;] )([A-Z][\w.]+) $", before)
    if not word or word[1].lower() in profile.function_words or word[1].lower() in profile.weekdays:
        return False
    return not re.match(r" [a-zà-ÿ]{3,}", after) or after.split()[0].strip(",.") in profile.phrase_stops


def _is_named(before: str, after: str) -> bool:
    """ "The 3,000 Homes": a number inside a name, between a capitalised article and a capital."""
    return bool(re.search(r"[a-z,;:] The $|[a-z,;:] (?:Les|Los|Las) $", before) and re.match(r" [A-Z]", after))


# --- bounds, units, ranges ---------------------------------------------------------------------------------------------


def _with_context(text: str, readings: list[_Reading], profile: Profile, start: int, stop: int) -> list[Numeral]:
    numerals: list[Numeral] = []
    i = 0
    while i < len(readings):
        first = readings[i]
        second = readings[i + 1] if i + 1 < len(readings) else None
        if second and _is_range(text, first, second, profile, start):
            numerals.append(_range(text, first, second, profile, start, stop))
            i += 2
            continue
        numerals.append(_bounded(text, first, profile, start, stop))
        i += 1
    return numerals


def _is_range(text: str, first: _Reading, second: _Reading, profile: Profile, start: int) -> bool:
    if first.bound != "exact" or second.bound != "exact" or first.value >= second.value:
        return False
    gap, before = text[first.end : second.start].strip().lower(), text[start : first.start].rstrip().lower()
    bounds = profile.tables["bounds"]
    if any(before.endswith(opener) and gap == joiner for opener, joiner in bounds["range"]):
        return True
    if gap not in ("-", "–", *bounds["range_joiners"]):
        return False
    return not any(before.endswith(word) for word in bounds["range_not_after"])


def _range(text: str, first: _Reading, second: _Reading, profile: Profile, start: int, stop: int) -> Numeral:
    low = first.value
    scale = Decimal(str(second.value)) / Decimal(str(_bare(text, second, profile)))
    if scale != 1 and first.value < 1000 and not first.in_words:
        low = as_number(Decimal(str(first.value)) * scale)  # "between 2 and 3 million"
    openers = [opener for opener, _ in profile.tables["bounds"]["range"]]
    opener = _phrase_before(text, start, first.start, openers)
    end = _bounded(text, second, profile, start, stop)
    return replace(
        end,
        start=first.start,
        quantity=Quantity("range", min_value=low, max_value=second.value),
        qualifier=text[opener : first.start].strip(),
        qualifier_start=opener,
    )


def _bare(text: str, reading: _Reading, profile: Profile) -> Number:
    match = _DIGITS.search(text, reading.start, reading.end)
    value = parse_digits(match.group(), profile) if match else None
    return value or reading.value


def _bounded(text: str, reading: _Reading, profile: Profile, start: int, stop: int) -> Numeral:
    bound, opener = _bound_before(text, reading, profile, start)
    if bound == "exact":
        bound = _bound_after(text, reading.end, stop, profile)
    if reading.bound == "plural":
        bound, opener = "plural", reading.start
    return Numeral(
        start=reading.start,
        end=reading.end,
        quantity=_quantity(bound, reading.value),
        unit_text=reading.unit_text or _unit_words(text, reading.end, stop, profile),
        qualifier=text[opener : reading.start].strip(),
        qualifier_start=opener,
    )


def _quantity(bound: Bound, value: Number) -> Quantity:
    if bound in ("at_least", "more_than", "plural"):
        return Quantity(bound, min_value=value)
    if bound in ("at_most", "less_than"):
        return Quantity(bound, max_value=value)
    return Quantity(bound, value=value)


def _bound_before(text: str, reading: _Reading, profile: Profile, start: int) -> tuple[Bound, int]:
    bounds = profile.tables["bounds"]
    best: tuple[Bound, int] = ("exact", reading.start)
    for bound in ("at_least", "more_than", "at_most", "less_than", "about"):
        opener = _phrase_before(text, start, reading.start, bounds[bound])
        if opener < best[1]:
            best = (bound, opener)
    return best


def _phrase_before(text: str, start: int, at: int, phrases: list[str]) -> int:
    """Where the longest of the phrases that ends right before `at` begins (articles between are skipped), else `at`."""
    window = text[max(start, at - 40) : at].lower()
    best = at
    for phrase in phrases:
        match = re.search(rf"(?<!\w){re.escape(phrase.lower())}(?: (?:a|an|the|un|une|una|uno))?[ ]+$", window)
        if match:
            best = min(best, at - len(window) + match.start())
    return best


def _bound_after(text: str, at: int, stop: int, profile: Profile) -> Bound:
    window = text[at : min(stop, at + 30)].lower()
    bounds = profile.tables["bounds"]
    if window.startswith("+") or any(re.match(rf" {re.escape(p)}\b", window) for p in bounds["after_at_least"]):
        return "at_least"
    if any(re.match(rf" {re.escape(p)}\b", window) for p in bounds["after_at_most"]):
        return "at_most"
    return "exact"


def _unit_words(text: str, at: int, stop: int, profile: Profile) -> str:
    """The words behind a number up to the end of its noun phrase: at most four, quotation marks and "of the" skipped."""
    lead = re.compile(rf"[ ]*(?:[{re.escape(QUOTATION_MARKS)}' -]|(?:of|de|von|d')\b ?(?:the|la|los|las|les|der)? ?)*")
    match = lead.match(text, at, stop)
    cursor = match.end() if match else at
    words: list[str] = []
    first = cursor
    while len(words) < _UNIT_WORD_LIMIT:
        word = _WORD.match(text, cursor, stop)
        if not word or word.group().lower() in profile.phrase_stops:
            break
        if words and re.fullmatch(profile.tables["phrase_stop_pattern"], word.group().lower()):
            break
        words.append(word.group())
        cursor = word.end()
        if text[cursor : cursor + 1] != " " or word.group().endswith("."):
            break
        cursor += 1
    return " ".join(_up_to_known_unit(words, profile)).rstrip(".")


def _up_to_known_unit(words: list[str], profile: Profile) -> list[str]:
    """The words up to the last one that names a unit, where one does: "hours they" is "hours"."""
    known = [i for i, word in enumerate(words) if word.lower().rstrip(".") in profile.unit_kinds]
    return words[: known[-1] + 1] if known else words
