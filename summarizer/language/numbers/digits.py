"""Numbers in digits, with their currency or percent sign and the scale word behind them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from summarizer.language.alternatives import one_of
from summarizer.language.numbers.conventions import decimal_mark, groups_by_space, scale_words
from summarizer.language.numbers.scan import Reading, Scan
from summarizer.language.numbers.thousands import comma_groups
from summarizer.language.profile import Profile
from summarizer.language.quoting import fold_characters
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.brief import Number

_CODES = (
    r"(?:USD|EUR|GBP|CHF|INR|JPY|CNY|RMB|SEK|NOK|DKK|PLN|CZK|HUF|AUD|CAD|NZD|BRL|MXN|ARS|CLP|COP|PEN|RUB|UAH|TRY|ZAR|KRW"
    r"|HKD|SGD|AED|SAR|ILS|EGP|NGN|KES|PKR|BDT|IDR|THB|PHP|VND)"
)
_SIGNS = r"[$€£¥₹₽₺₩₦₱₪₫₴₨฿]"
_BEFORE = rf"(?<!\w)(?:(?:US|A|C|HK|R|NT|S|MX|CA|AU|NZ)\$|S/\.?|Rs\.?|Tk\.?|[KTU][Ss]h|GH₵|{_CODES})|{_SIGNS}"
_PERCENT = "٪﹪％"
_AFTER = re.compile(rf" ?(?P<sign>[%‰{_PERCENT}])| ?(?P<money>(?:US)?\$|{_SIGNS})(?! ?\d)| (?P<code>{_CODES}|Kč|zł)\b")
_SIGN_LENGTH = 5  # characters of the longest sign before a number, with its space
_DIGIT = re.compile(r"\d")
_NARROW = "\u00a0\u202f\u2009\u2007\u2006\u2008"
_VULGAR = "¼½¾⅓⅔⅛⅜⅝⅞"
_EAST_ASIAN_SCALES = {
    **dict.fromkeys("百백", 100),
    **dict.fromkeys("千천", 10**3),
    **dict.fromkeys("万萬만", 10**4),
    **dict.fromkeys("亿億억", 10**8),
}
_EAST_ASIAN_TRILLIONS = {"ja": re.compile("兆"), "ko": re.compile("조(?= ?[\\d원달])")}
_UNCLEAR_TRILLIONS = re.compile(" ?[兆조]")  # a million or a million millions in Chinese, a group of people in Korean
_EAST_ASIAN = re.compile(f" ?([{''.join(_EAST_ASIAN_SCALES)}])")
_LONGEST = 24
_GROUPED = re.compile(r"\d+(?:[.,']\d+)*")
_GROUP_MARK = re.compile(r"[.,']")
_UNCLEAR_POINT = re.compile(r"[1-9]\d{0,2}\.(?!000)\d{3}")
_MINUS = WordPattern(r"(?:^|[\s(])(?P<sign>-|(?:<numerals.minus>) )$", re.IGNORECASE)
_BELOW_ZERO = WordPattern(r"(?<!\w)(?:<numerals.before_minus>)\s(?P<sign>[-−–]|(?:<numerals.minus>) )$", re.IGNORECASE)
_IN_PERCENT = WordPattern(r" ?(?:%|(?:<votes.percent>)\b)", re.IGNORECASE)
_DEGREES = WordPattern(r" ?(?:[°º]|(?:<numerals.degrees>|celsius|fahrenheit)\b)")


def digit_readings(scan: Scan) -> list[Reading]:
    """Every number in digits, in order: what is a date, a name or an ordinal is not yet sorted out."""
    found = (_reading(scan, match) for match in _written(scan))
    return [reading for reading in found if reading is not None]


def _written(scan: Scan) -> Iterator[re.Match[str]]:
    """The numbers with their signs; looked for right before each digit, since hardly a letter begins one."""
    pattern, at = _pattern(scan.profile), scan.start
    while digit := _DIGIT.search(scan.raw, at, scan.stop):
        match = pattern.search(scan.raw, max(at, digit.start() - _SIGN_LENGTH), scan.stop)
        if match is None:
            return
        yield match
        at = match.end()


def _reading(scan: Scan, match: re.Match[str]) -> Reading | None:
    base = parse_digits(match["digits"], scan.profile)
    if base is None:
        return None
    if match["vulgar"]:
        base = as_number(Decimal(str(base)) + Decimal(str(round(unicodedata.numeric(match["vulgar"]), 3))))
    before = (match["sign"] or "").strip()
    scale, scale_end, scale_sign = _scale_after(scan, match.end(), bool(before))
    if comma_groups(scan, match["digits"], scale_end, scale, bool(before)):
        base = int(match["digits"].replace(",", ""))
    if any(p.match(scan.text, scale_end, scan.stop) for p in (_UNCLEAR_TRILLIONS, _unclear_scale(scan.profile))):
        return None
    end, after = _sign_after(scan, scale_end, bool(before))
    unit = before or scale_sign or after
    sign = _sign_before(scan, match.start(), scale_end)
    return Reading(
        start=match.start() - len(sign),
        end=end,
        value=as_number(Decimal(str(base)) * scale * (-1 if sign else 1)),
        base=base,
        unit_text=unit,
        certain=not match["digits"].isdigit() or scale != 1 or bool(unit) or bool(match["vulgar"]),
        money=bool(unit),
    )


def with_lower_places(scan: Scan, readings: list[Reading]) -> list[Reading]:
    """ "3万5千" is 35,000 and "1억 2000만" 120 million: in East Asia a number may name several places one by one."""
    merged: list[Reading] = []
    for reading in readings:
        if merged and _goes_on_below(scan, merged[-1], reading):
            first = merged.pop()
            value = as_number(Decimal(str(first.value)) + Decimal(str(reading.value)))
            reading = replace(reading, start=first.start, value=value, base=value, certain=True)
        merged.append(reading)
    return merged


def _goes_on_below(scan: Scan, first: Reading, second: Reading) -> bool:
    place = scan.text[first.end - 1]
    gap = scan.text[first.end : second.start]
    joins = gap == "" or (gap == " " and place in "천만억조")
    scale = 10**12 if place in "兆조" else _EAST_ASIAN_SCALES.get(place, 0)
    return joins and not second.in_words and 0 < second.value < scale


def _sign_before(scan: Scan, start: int, end: int) -> str:
    """The minus sign or word of a temperature or a rate ("-6°C", "stood at minus 0.5%"); any other dash is punctuation.

    "Dax: minus 0.5 percent" is how far it fell, not a rate.
    """
    for signs, unit in ((_MINUS, _DEGREES), (_BELOW_ZERO, _IN_PERCENT)):
        sign = signs.search(scan.before(start))
        if sign and unit.match(scan.lower, end, scan.stop):
            return sign["sign"]
    return ""


@lru_cache(maxsize=32)
def _pattern(profile: Profile) -> re.Pattern[str]:
    # A plain space groups where the language writes so; elsewhere only before a zero, which starts no number.
    plain = " " if groups_by_space(profile) else " (?=0)"
    spaced = rf"\d{{1,3}}(?:(?:[{_NARROW}]|{plain})\d{{3}})+(?!\d)(?:[.,]\d+)?"
    digits = rf"(?<!\d){spaced}|\d+(?:[.,'’٫٬،，]\d+)*"
    return re.compile(rf"(?:(?P<sign>{_BEFORE})[ {_NARROW}]?)?(?P<digits>{digits})(?P<vulgar>[{_VULGAR}])?")


@lru_cache(maxsize=512)
def parse_digits(written: str, profile: Profile) -> Number | None:
    """The value of a number in digits by the language's decimal and grouping marks, or None when it is no number.

    The language's grouping mark groups where exactly three digits follow it; its decimal mark does so only before
    "000". "1,234.5" and "1.234,5" read alike in every language. "1.234" is no number where the language's own file does
    not say what a point means.
    """
    compact = _plain_marks("".join(fold_characters(written).split()))
    if not _GROUPED.fullmatch(compact) or len(compact) > _LONGEST:
        return None
    if not profile.known and decimal_mark(profile) != "," and _UNCLEAR_POINT.fullmatch(compact):
        return None
    whole, fraction = _split_at_decimal(compact, profile)
    groups = _GROUP_MARK.split(whole)
    if len(groups) > 1 and not _is_grouped(groups):
        return None
    return as_number(Decimal("".join(groups) + ("." + fraction if fraction else "")))


def _plain_marks(written: str) -> str:
    """Arabic marks as Western ones. A full-width comma groups only full-width digits: elsewhere it parts clauses."""
    wide = "'" if "０" <= written[:1] <= "９" else "|"
    return written.translate({0x66C: "'", 0x66B: ".", 0x60C: "'", 0xFF0C: wide})


def _split_at_decimal(compact: str, profile: Profile) -> tuple[str, str]:
    """Whole part with its grouping marks, and decimals."""
    marks = [c for c in compact if c in ".,"]
    if not marks or (len(set(marks)) == 1 and len(marks) > 1):
        return compact, ""
    whole, _, fraction = compact.rpartition(marks[-1])
    if len(marks) == 1 and "'" not in compact and _single_mark_groups(whole, marks[0], fraction, profile):
        return compact, ""
    return whole, fraction


def _single_mark_groups(whole: str, mark: str, fraction: str, profile: Profile) -> bool:
    if len(fraction) != 3 or len(whole) > 3 or whole.startswith("0"):
        return False
    return mark != decimal_mark(profile) or int(fraction) == 0


def _is_grouped(groups: list[str]) -> bool:
    first, *rest = groups
    # Indian grouping (3,00,000) has pairs before the last three.
    return 1 <= len(first) <= 3 and len(rest[-1]) == 3 and all(len(g) in (2, 3) for g in rest[:-1])


def as_number(value: Decimal) -> Number:
    """An int where the value is whole, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def _scale_after(scan: Scan, at: int, money: bool) -> tuple[int, int, str]:
    """The scale words behind a number multiplied, where they end, and the currency sign written with one ("5 M€")."""
    scales, pattern = _scales(scan.profile)
    factor, end, sign = 1, at, ""
    while match := pattern.match(scan.lower, end, scan.stop):
        word = match["word"]
        follows = _AFTER.match(scan.text, match.end(), scan.stop)
        is_money = (
            money or (follows and not follows["sign"]) or _currencies(scan.profile).match(scan.lower, match.end())
        )
        if word in _money_only(scan.profile) and not is_money:
            break
        factor, end = factor * scales[word], match.end()
        sign = sign or (word[-1] if word[-1] == "€" else "")
    while factor < 10**12 and (match := _EAST_ASIAN.match(scan.text, end, scan.stop)):
        factor, end = factor * _EAST_ASIAN_SCALES[match[1]], match.end()
    trillions = _EAST_ASIAN_TRILLIONS.get(scan.profile.code)
    if trillions and (match := trillions.match(scan.text, end, scan.stop)):
        factor, end = factor * 10**12, match.end()
    return factor, end, sign


@lru_cache(maxsize=32)
def _scales(profile: Profile) -> tuple[dict[str, int], re.Pattern[str]]:
    scales = scale_words(profile)
    alternatives = one_of(scales) or "(?!)"
    return scales, re.compile(rf"(?:-|[ \t]{{0,3}})(?P<word>{alternatives})(?!\w)")


@lru_cache(maxsize=32)
def _unclear_scale(profile: Profile) -> re.Pattern[str]:
    """Words that may be a scale or something else: a number before one is not read."""
    words = profile.tables["numerals"].get("unclear_scales", [])
    edge = "" if profile.unspaced else r"(?!\w)"
    return re.compile(rf" ?(?:{'|'.join(re.escape(word) for word in words) or '(?!)'}){edge}")


@lru_cache(maxsize=32)
def _money_only(profile: Profile) -> frozenset[str]:
    return frozenset(word.lower() for word in profile.tables["numerals"]["money_scales"]["words"])


@lru_cache(maxsize=32)
def _currencies(profile: Profile) -> re.Pattern[str]:
    """Currencies in words: "610m euros"."""
    words = sorted((w for w, kind in profile.unit_kinds.items() if kind == "money" and w[0].isalpha()), key=len)
    return re.compile(rf" (?:d')?(?:{'|'.join(re.escape(w) for w in reversed(words))})(?!\w)")


def _sign_after(scan: Scan, at: int, money: bool) -> tuple[int, str]:
    match = _AFTER.match(scan.text, at, scan.stop)
    if match is None or (money and not match["sign"]):
        return at, ""
    sign = "%" if match["sign"] and match["sign"] in _PERCENT else match["sign"]
    return match.end(), sign or match["money"] or match["code"]
