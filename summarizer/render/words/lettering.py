"""How much room a text takes in a picture, and how it is cut to fit, without a font at hand.

Widths are those of Helvetica as its AFM file gives them (Arial and Liberation Sans have the same), in thousandths of
the font size. What Helvetica lacks is given more than it needs, so that nothing runs into its neighbour.
"""

import re
import unicodedata

FONT = "Helvetica, Arial, Liberation Sans, Noto Sans, sans-serif"

ELLIPSIS = "…"
_WIDTHS = (
    ("ijl'", 222), ("ftI!,./:;\\[]| \u00a0\u202f", 278), ("r()-`", 333), ('"', 355), ("*", 389), ("^", 469),
    ("JcksvxyzJ", 500), ("abdeghnopquL0123456789_?$#", 556), ("+<=>~≈≥≤", 584), ("ABEKPSVXY&FTZ", 667),
    ("wCDHNRU", 722), ("GOQ", 778), ("mM", 833), ("%", 889), ("W", 944), ("@", 1015), ("–", 556), ("—…", 1000),
    ("’‘", 222), ("“”„«»", 556),
)  # fmt: skip
_WIDTH = {sign: width for signs, width in _WIDTHS for sign in signs}
_WIDE, _OTHER = 1000, 760
_BOLD = 1.09
# what no picture may hold: controls that XML forbids, and marks that turn the direction of what follows
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ud800-\udfff]")

_BREAKING = re.compile(r"[^\S\u00a0\u202f]+")


def single_spaced(text: str) -> str:
    """The text with one space for each run of white space; those that hold a line together (« 5 900 ») stay."""
    return _BREAKING.sub(" ", text).strip()


def one_line(text: str) -> str:
    """The text on one line, without controls."""
    return _INVISIBLE.sub("", single_spaced(text))


def clipped(text: str, limit: int) -> str:
    """The text on one line, cut behind a word where it is longer; a word without end is cut too."""
    line = one_line(text[: 4 * limit])
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    space = head.rfind(" ", limit // 2)
    return (head[:space] if space > 0 else head).rstrip(" ,;:–-") + "…"


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The room that a line takes, in the unit of the font size; never too little by more than a hair."""
    return sum(map(_sign_width, text)) * size / 1000 * (_BOLD if bold else 1)


def _sign_width(sign: str) -> int:
    if sign in _WIDTH:
        return _WIDTH[sign]
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return 0
    if unicodedata.east_asian_width(sign) in "WF" or unicodedata.category(sign) in ("So", "Co"):
        return _WIDE
    return _WIDTH.get(unicodedata.normalize("NFD", sign)[0], _OTHER)


def cut(text: str, room: float, size: float, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits with an ellipsis behind it."""
    return wrapped(text, room, size, 1, bold)[0]


def wrapped(text: str, room: float, size: float, lines: int, bold: bool = False) -> tuple[str, ...]:
    """The text on at most so many lines, broken at spaces where it can be; an ellipsis ends what had to be cut."""
    rest = one_line(text)
    out: list[str] = []
    while rest and len(out) < lines - 1:
        end = _fitting(rest, room, size, bold)
        space = rest.rfind(" ", 0, end + 1)
        end = len(rest) if end == len(rest) else space if space > 0 else end
        out.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    if rest or not out:
        end = _fitting(rest, room, size, bold)
        if end < len(rest):
            end = _fitting(rest, room - text_width(ELLIPSIS, size, bold), size, bold)
            rest = rest[:end].rstrip(" ,;:–-") + ELLIPSIS
        out.append(rest)
    return tuple(out)


def _fitting(text: str, room: float, size: float, bold: bool) -> int:
    """How many signs of the text fit, a sign and its accents together; at least one."""
    limit, taken = room * 1000 / size / (_BOLD if bold else 1), 0
    for place, sign in enumerate(text):
        taken += _sign_width(sign)
        if taken > limit and place:
            return place
    return len(text)
