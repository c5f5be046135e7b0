"""Numbers in Chinese characters, read only where they are certain: "一千二百五十" is 1,250, "二百五" is left alone."""

import re
from functools import lru_cache

from summarizer.language.numbers.scan import Reading, Scan
from summarizer.language.profile import Profile

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2, "〇": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_NAMES = "零一二三四五六七八九"
_PLAIN = str.maketrans("两兩〇萬億", "二二零万亿")
_PLAIN_TEN = re.compile("(?<![一二三四五六七八九])十")
_RUN = re.compile(f"[{''.join([*_DIGITS, *_PLACES, *_SCALES])}]+")
_NO_COUNT_BEFORE = re.compile(r"(?:[第初其之周]|星期|礼拜|分之|[\d.点])$")
_NO_COUNT_AFTER = re.compile(r"分之|[月日号號时時点點年级級届屆世代线線]")


def han_readings(scan: Scan) -> list[Reading]:
    """The numbers in Chinese characters, in a language that writes so."""
    if scan.profile.code not in ("zh", "ja"):
        return []
    found = (_reading(scan, run) for run in _RUN.finditer(scan.text, scan.start, scan.stop))
    return [reading for reading in found if reading]


def _reading(scan: Scan, run: re.Match[str]) -> Reading | None:
    written = run.group()
    value = han_value(written)
    if value is None or value < 2 or _NO_COUNT_BEFORE.search(scan.before(run.start(), 3)):
        return None
    if _NO_COUNT_AFTER.match(scan.text, run.end(), scan.stop):
        return None
    has_places = len(written) > 1 and any(c in _PLACES or c in _SCALES for c in written)
    if not has_places and not _countable(scan.profile).match(scan.text, run.end(), scan.stop):
        return None
    return Reading(run.start(), run.end(), value, value, in_words=True, certain=True)


@lru_cache(maxsize=4)
def _countable(profile: Profile) -> re.Pattern[str]:
    units = sorted((re.escape(u) for u in profile.unit_kinds if u[0].isalpha()), key=len, reverse=True)
    return re.compile("|".join(units) or "(?!)")


def han_value(written: str) -> int | None:
    """The value of a number written out in full: every place named, gaps filled with 零. None for anything looser."""
    plain = written.translate(_PLAIN)
    value = _sum_of_places(plain)
    return value if value and _PLAIN_TEN.sub("一十", plain) == _written_out(value) else None


def _sum_of_places(plain: str) -> int:
    total = group = digit = 0
    for c in plain:
        if c in _SCALES:
            total, group, digit = total + (group + digit) * _SCALES[c], 0, 0
        elif c in _PLACES:
            group, digit = group + (digit or 1) * _PLACES[c], 0
        else:
            digit = _DIGITS[c]
    return total + group + digit


def _written_out(value: int) -> str:
    """The number in full form, below 10^12, with 一十 for ten."""
    millions, rest = divmod(value, 10**8)
    parts = [(millions, "亿"), (rest // 10**4, "万"), (rest % 10**4, "")]
    written, gap = "", False
    for group, scale in parts:
        if group:
            needs_zero = bool(written) and (gap or group < 1000)
            written += ("零" if needs_zero else "") + _group_written_out(group) + scale
        gap = bool(written) and not group
    return written


def _group_written_out(group: int) -> str:
    written, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = group // place % 10
        if digit:
            written += ("零" if gap and written else "") + _NAMES[digit] + name
        gap = digit == 0
    return written
