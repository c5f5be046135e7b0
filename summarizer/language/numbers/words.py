"""Numbers in words: cardinals by the usual grammar, words for many ("dozens"), and shares ("half")."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from summarizer.language.alternatives import one_of
from summarizer.language.numbers.digits import as_number
from summarizer.language.numbers.han_numerals import han_readings
from summarizer.language.numbers.scan import Reading, Scan
from summarizer.language.numbers.units import measured_unit_after
from summarizer.language.phrases import Phrases
from summarizer.language.profile import Profile, phrase_pattern
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.brief import Number
from summarizer.schema.records import record

# "unit" adds, "one" adds inside a larger number only, "article" opens one, "scale" multiplies, "half" adds its half.
Role = Literal["unit", "one", "article", "scale", "half"]

_NEXT_WORD = re.compile(r" ([^\W\d_]{3,})")
_JOINING = WordPattern(
    r"\s+(?:<grammar.of>)$", re.IGNORECASE
)  # what joins a share to its whole is no part of its words
_DIGIT_BEFORE = re.compile(r"\d ?$")
_NUMBER_BEFORE = WordPattern(r"(?:\d|(?<!\w)(?:<grammar.and>)) ?$")
_DASHED = re.compile(r"-\w")
_TEN = 10
_HALF = 0.5
_GAP = r"(?:-|[ \t]{1,3})"  # a text that was set in columns has several blanks between two words
_BLANKS = re.compile(r"[ \t]+")


@record
class _Token:
    word: str
    start: int
    end: int
    role: Role
    value: Number
    gap: str
    """What stands between the word before and this one."""

    @property
    def joined(self) -> bool:
        """Whether a joining word of its own stands before: "hundred and five", not "fünfundzwanzig"."""
        return len(self.gap) > 2 and not self.gap.isalpha()


@record
class _Grammar:
    words: dict[str, tuple[Role, Number]]
    run: re.Pattern[str]
    token: re.Pattern[str]
    bare: frozenset[str]
    compound: bool
    vigesimal: bool
    join_after: str
    join_most: int


def worded_readings(scan: Scan) -> list[Reading]:
    """Every number in words. None in a language without a data file: its words mean something else in English.

    Where only its numbers are known, the words for many ("dozens") and Chinese numerals are read.
    """
    if not scan.profile.number_words_known:
        return [*_plurals(scan), *han_readings(scan)] if scan.profile.numbers_known else []
    parts = _parts_of_units(scan)
    shares = [r for r in _fractions(scan) if not any(p.start < r.end and r.start < p.end for p in parts)]
    grammar = _grammar(scan.profile)
    found = _plurals(scan) + parts + shares + _shares_of_ten(scan) + _with_half_behind(scan, grammar)
    for match in grammar.run.finditer(scan.lower, scan.start, scan.stop):
        found.extend(_cardinals(match.group(), match.start(), grammar))
    return found


@lru_cache(maxsize=32)
def _table(profile: Profile, key: str) -> tuple[dict[str, Number], Phrases]:
    table = {phrase.lower(): value for phrase, value in profile.tables["numerals"][key].items()}
    return table, phrase_pattern(tuple(table))


def _phrase(scan: Scan, match: re.Match[str]) -> str:
    """The phrase of a table that was found."""
    return " ".join(scan.lower[match.start() : match.end()].split())


def _plurals(scan: Scan) -> list[Reading]:
    table, pattern = _table(scan.profile, "plurals")
    readings = []
    end = 0
    for match in pattern.finditer(scan.text, scan.start, scan.stop):
        if match.start() < end or _DIGIT_BEFORE.search(scan.before(match.start())):
            continue  # "3 millions" is three millions, not an unknown number of them
        phrase = _phrase(scan, match)
        end = _end_of_repeated(scan, match.end(), phrase)
        readings.append(Reading(match.start(), end, table[phrase], table[phrase], "plural", in_words=True))
    return readings


def _end_of_repeated(scan: Scan, end: int, phrase: str) -> int:
    """Where "dozens and dozens", "Hunderte und Aberhunderte" end: one number, not two."""
    repeated = _again(scan.profile, phrase).match(scan.lower, end, scan.stop)
    return repeated.end() if repeated else end


@lru_cache(maxsize=256)
def _again(profile: Profile, phrase: str) -> re.Pattern[str]:
    conjunctions = "|".join(profile.tables["grammar"]["and"])
    before = "|".join(profile.tables["numerals"]["before_repeated"])
    return re.compile(rf"\s(?:{conjunctions})\s(?:{before})?{re.escape(phrase)}\b")


def _parts_of_units(scan: Scan) -> list[Reading]:
    """ "half a mile", "medio punto", "un quart de point": a part of one unit of measure."""
    table, pattern = _table(scan.profile, "parts")
    readings = []
    for match in pattern.finditer(scan.text, scan.start, scan.stop):
        unit = measured_unit_after(scan, match.end())
        if unit and not _NUMBER_BEFORE.search(scan.before(match.start())):
            part = table[_phrase(scan, match)]
            readings.append(Reading(match.start(), match.end(), part, part, unit_text=unit, in_words=True))
    return readings


def _fractions(scan: Scan) -> list[Reading]:
    table, pattern = _table(scan.profile, "fractions")
    exceptions = scan.profile.tables["numerals"]["not_fractions"]
    readings = []
    for match in pattern.finditer(scan.text, scan.start, scan.stop):
        before, after = scan.before(match.start()).lower().rstrip(" -"), scan.after(match.end()).lower()
        if _DASHED.match(after) or after.lstrip(" -").startswith(tuple(exceptions["after"])):
            continue
        if before.endswith(tuple(exceptions["before"])) and _not_fraction(scan.profile).search(before):
            continue
        if _counts_off(scan, match.end()):
            continue
        share = table[_phrase(scan, match)]
        joined = _JOINING.search(match.group())
        end = match.start() + joined.start() if joined else match.end()
        readings.append(Reading(match.start(), end, share, share, unit_text="%", in_words=True))
    return readings


def _counts_off(scan: Scan, end: int) -> bool:
    """ "un cinquième homme" is the fifth man, whom no "of" makes a fifth: one of a noun that is counted. So is "corps"."""
    noun = _NEXT_WORD.match(scan.after(end).lower())
    *_, last = scan.before(end).lower().split()
    if noun is None or last in scan.profile.function_words:
        return False  # "un cinquième des électeurs"
    return not scan.profile.unit_kinds.keys().isdisjoint((noun[1], f"{noun[1]}s"))


def _shares_of_ten(scan: Scan) -> list[Reading]:
    """ "nine in ten", "neuf pharmacies sur dix": a share; "three in ten days" is none."""
    readings = []
    for match in _of_ten(scan.profile).finditer(scan.lower, scan.start, scan.stop):
        behind = scan.after(match.end()).lower().split()[:1]
        if scan.profile.unit_kinds.get(behind[0].strip(",.") if behind else "") != "duration":
            share = 10 * scan.profile.tables["numerals"]["words"].get(match["count"], 1)
            readings.append(Reading(match.start(), match.end(), share, share, unit_text="%", in_words=True))
    return readings


def _with_half_behind(scan: Scan, grammar: _Grammar) -> list[Reading]:
    """ "dos años y medio", "2 ans et demi": the half stands behind the unit."""
    halves = scan.profile.tables["numerals"].get("half_behind", {}).get("half", ())
    if not any(scan.lower.find(half, scan.start, scan.stop) >= 0 for half in halves):
        return []  # most sentences, told without a search
    readings = []
    for match in _half_behind(scan.profile).finditer(scan.lower, scan.start, scan.stop):
        worded = _cardinals(match["count"], match.start(), grammar)
        whole = int(match["count"]) if match["count"].isdigit() else worded[-1].value if worded else 1
        value, unit = whole + _HALF, scan.text[match.start("unit") : match.end("unit")]
        readings.append(Reading(match.start(), match.end(), value, value, unit_text=unit, in_words=True))
    return readings


@lru_cache(maxsize=32)
def _half_behind(profile: Profile) -> re.Pattern[str]:
    """A pattern for a count, its unit of time and a half."""
    behind = profile.tables["numerals"]["half_behind"]
    unit, half = ("|".join(map(re.escape, behind[key])) for key in ("units", "half"))
    one = "|".join((*profile.tables["numerals"]["ones"], *profile.tables["numerals"]["articles"]))
    return re.compile(
        rf"(?<![\w.,-])(?P<count>\d{{1,3}}|{one}|{_grammar(profile).run.pattern})\s(?P<unit>{unit})\s(?:{half})(?!\w)"
    )


@lru_cache(maxsize=32)
def _of_ten(profile: Profile) -> re.Pattern[str]:
    """A pattern for one to nine of ten, the noun between where the language sets it there; none where no table says how."""
    numerals = profile.tables["numerals"]
    words, joined = numerals["words"], numerals.get("of_ten", {"joined": [], "behind_noun": []})
    if not joined["joined"]:
        return re.compile(r"(?!)")
    few = "|".join([*(word for word, value in words.items() if 0 < value < _TEN), *numerals["ones"]])
    ten = "|".join([*(word for word, value in words.items() if value == _TEN), str(_TEN)])
    near, apart = ("|".join(joined[key]) for key in ("joined", "behind_noun"))
    noun = rf"(?:\s[^\W\d_]{{3,}}){{1,2}}\s(?:{apart})" if apart else "(?!)"
    return re.compile(rf"(?<![\w-])(?P<count>{few})(?:\s(?:{near})|{noun})\s(?:{ten})(?![\w%-]|[.,]\d)")


@lru_cache(maxsize=32)
def _not_fraction(profile: Profile) -> re.Pattern[str]:
    """Words before which "half" is no share, at the end of a stretch."""
    words = profile.tables["numerals"]["not_fractions"]["before"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})$")


@lru_cache(maxsize=32)
def _grammar(profile: Profile) -> _Grammar:
    numerals = profile.tables["numerals"]
    words = _roles(numerals)
    longest_first = sorted(words, key=len, reverse=True)
    compound = bool(numerals.get("compound"))
    inner = one_of(words)
    joiners = "|".join(re.escape(joiner) for joiner in numerals["joiners"])
    word = rf"(?:{inner}|{joiners})+" if compound else rf"(?:{inner})"
    edge = "" if compound else r"(?!\w)"
    gap = rf"(?:{_GAP}|{_GAP}(?:{joiners}){_GAP})"
    return _Grammar(
        words=words,
        run=re.compile(rf"(?<![\w-]){word}(?:{gap}{word})*(?!\w|-\w)"),
        token=re.compile("|".join(re.escape(word) + edge for word in longest_first)),
        bare=frozenset(numerals["bare_scales"]),
        compound=compound,
        vigesimal=bool(numerals.get("vigesimal")),
        join_after=numerals["join_after"],
        join_most=numerals["join_most"],
    )


def _roles(numerals: dict[str, Any]) -> dict[str, tuple[Role, Number]]:
    words: dict[str, tuple[Role, Number]] = {word.lower(): ("unit", value) for word, value in numerals["words"].items()}
    # Letters and two-letter abbreviations stand behind digits only.
    words |= {word.lower(): ("scale", value) for word, value in numerals["scales"].items() if len(word) > 2}
    words |= dict.fromkeys(numerals["ones"], ("one", 1))
    words |= dict.fromkeys(numerals["articles"], ("article", 1))
    words |= dict.fromkeys(numerals["halves"], ("half", 0))
    return words


def _cardinals(run: str, offset: int, grammar: _Grammar) -> list[Reading]:
    """Numbers in a run of number words: "two hundred and thirty-one" is one, "two, three" are two."""
    readings: list[Reading] = []
    total = _Total(grammar)
    tokens = _tokens(run, grammar)
    for i, token in enumerate(tokens):
        if not total.accepts(token, _next_scale(tokens, i)):
            readings.extend(total.reading(offset))
            total = _Total(grammar)
            if not total.accepts(token, _next_scale(tokens, i)):
                continue
        total.take(token)
    readings.extend(total.reading(offset))
    return readings


def _tokens(run: str, grammar: _Grammar) -> list[_Token]:
    tokens: list[_Token] = []
    end = 0
    for match in grammar.token.finditer(run):
        role, value = grammar.words[match.group()]
        gap = _BLANKS.sub(" ", run[end : match.start()])
        tokens.append(_Token(match.group(), match.start(), match.end(), role, value, gap))
        end = match.end()
    return tokens


def _next_scale(tokens: list[_Token], i: int) -> Number:
    """The scale that multiplies the group of which token `i` is part, or 0."""
    for j in range(i, min(i + 6, len(tokens))):
        if j > i and tokens[j].joined:
            return 0
        if tokens[j].role == "scale":
            return tokens[j].value
    return 0


class _Total:
    """The value of the number words read so far: units add, scales multiply what stands before them."""

    def __init__(self, grammar: _Grammar) -> None:
        self.grammar = grammar
        self.closed: Number = 0
        self.group: Number = 0
        self.last_scale: Number = 0
        self.start = -1
        self.end = -1
        self.only_ones = True
        self.scales = 0
        self.halved = False

    def accepts(self, token: _Token, next_scale: Number) -> bool:
        """Whether the word goes on with this number rather than starting another."""
        if self.start < 0:
            return token.role != "half" and (token.role != "scale" or token.word in self.grammar.bare)
        if token.role in ("article", "half"):
            return token.role == "half" and not self.halved
        if token.joined and not self._joins(token):
            return False
        if token.role == "scale":
            return self._accepts_scale(token)
        return not self.halved and self._accepts_unit(token, next_scale)

    def _joins(self, token: _Token) -> bool:
        if self.grammar.join_after == "hundreds":
            return self.group % 100 == 0
        return self.group % 100 >= 20 and token.value <= self.grammar.join_most

    def _accepts_scale(self, token: _Token) -> bool:
        bare = token.word in self.grammar.bare
        if token.value <= 100:
            return 0 < self.group < 100 or (self.group == 0 and bare)
        if self.group:
            return token.value != self.last_scale
        return token.value > self.last_scale or (bare and token.value < self.last_scale)

    def _accepts_unit(self, token: _Token, next_scale: Number) -> bool:
        value, spaced = token.value, token.gap == " "
        if self.group == 0:
            beyond = next_scale > self.last_scale and token.joined
            return value < self.last_scale and next_scale != self.last_scale and not beyond
        if next_scale == 100 and self.group >= 100:
            return False  # "between two hundred and three hundred"
        if self.grammar.compound and token.role == "one" and spaced:
            return False  # "zwanzig eine" is two words
        tail = self.group % 100
        if tail == 0:
            return value < 100
        if 20 <= value < 100 and value % 10 == 0:
            return tail < 10 and token.gap.isalpha()  # "einundzwanzig", never "ein und zwanzig"
        if self.grammar.vigesimal and tail in (60, 80) and 10 <= value < 20:
            return True
        needs_joiner = self.grammar.vigesimal and value == 1 and spaced
        return value < 10 and tail >= 20 and tail % 10 == 0 and not needs_joiner

    def take(self, token: _Token) -> None:
        """Adds a word that `accepts` let through."""
        if token.role == "scale":
            self._scale(token.value)
        elif token.role == "half":
            self._half()
        else:
            self.group += token.value
        self.only_ones = self.only_ones and token.role in ("one", "article")
        self.start = token.start if self.start < 0 else self.start
        self.end = token.end

    def _scale(self, value: Number) -> None:
        if value <= 100:
            self.group = (self.group or 1) * value
            return
        if self.closed and value > self.last_scale:
            self.closed, self.group = (self.closed + self.group) * value, 0  # "dos mil quinientos millones"
        else:
            self.closed, self.group = self.closed + (self.group or 1) * value, 0
        self.last_scale = value
        self.scales += 1

    def _half(self) -> None:
        self.halved = True
        if self.group:
            self.group += 0.5
        else:
            self.closed += self.last_scale / 2

    def reading(self, offset: int) -> list[Reading]:
        """The number read, if it is one: "one" and "a" alone are not."""
        if self.start < 0 or self.only_ones:
            return []
        value = Decimal(str(self.closed + self.group))
        single = self.scales == 1 and not self.group and self.closed >= self.last_scale
        base = value / Decimal(str(self.last_scale)) if single else value  # "three million" is 3 times its scale
        return [Reading(offset + self.start, offset + self.end, as_number(value), as_number(base), in_words=True)]
