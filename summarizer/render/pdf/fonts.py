"""Fonts for paper: what typst brings along, then the system's for the sources' scripts; and what none can show."""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

# typst embeds it: Latin, Greek and Cyrillic look the same on every machine
_BASE = "Libertinus Serif"
_ARABIC = ("Noto Naskh Arabic", "Amiri", "Noto Sans Arabic", "Scheherazade New")
_CHINESE = ("Noto Serif CJK SC", "Noto Sans CJK SC", "Source Han Serif SC", "WenQuanYi Zen Hei")
_PREFERRED: dict[str, tuple[str, ...]] = {
    "ar": _ARABIC,
    "fa": ("Noto Naskh Arabic", "Vazirmatn", "Amiri"),
    "ur": ("Noto Nastaliq Urdu", *_ARABIC),
    "zh": _CHINESE,
    "ja": ("Noto Serif CJK JP", "Noto Sans CJK JP", "Source Han Serif", "IPAMincho"),
    "ko": ("Noto Serif CJK KR", "Noto Sans CJK KR", "Source Han Serif K", "Nanum Myeongjo"),
    "he": ("Noto Serif Hebrew", "Noto Sans Hebrew", "David CLM"),
    "hi": ("Noto Serif Devanagari", "Noto Sans Devanagari", "Lohit Devanagari"),
    "th": ("Noto Serif Thai", "Noto Sans Thai"),
}
_LAST = ("Noto Serif", "Noto Sans", "DejaVu Sans", "Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Emoji")
_MISSING = "\U0010fffd"  # a private character for which no font should have a sign
_PROBE = b"""
#set page(width: 90pt, height: auto, margin: 0pt)
#let data = json(bytes(sys.inputs.data))
#set text(font: data.fonts, fallback: true)
#for (number, sign) in data.signs.enumerate() {
  block(height: 9pt, clip: false, text(fill: rgb("#" + data.names.at(number)), sign))
}
"""
_GLYPH = re.compile(r'<use xlink:href="#(\w+)"[^>]*? fill="#([0-9a-f]{6})"')


@cache
def installed() -> "typst.Fonts":
    """The fonts of typst and of the system; a system without any has those of typst."""
    import typst

    return typst.Fonts()


def families_for(fonts: "typst.Fonts", languages: Iterable[str | None]) -> list[str]:
    """The families to set text in, the first that has a sign wins: those for the sources' languages before the rest."""
    known = set(fonts.families())
    codes = dict.fromkeys((language or "").lower().partition("-")[0] for language in languages)
    wanted = [family for code in (*codes, *_PREFERRED) for family in _PREFERRED.get(code, ())]
    return [_BASE, *dict.fromkeys(family for family in (*wanted, *_LAST) if family in known)]


def unshown(text: str, families: Sequence[str], fonts: "typst.Fonts") -> str:
    """The characters of a text that would come out as an empty box, in order of code point.

    Each is set alone, in a colour of its own, and its glyph compared with that of a character that no font has.
    """
    import typst

    signs = [_MISSING, *sorted({sign for sign in text if not sign.isascii() and _is_visible(sign)})]
    data = {"fonts": list(families), "signs": signs, "names": [f"{number:06x}" for number in range(len(signs))]}
    drawn = typst.compile(
        _PROBE, font_paths=fonts, format="svg", sys_inputs={"data": json.dumps(data, ensure_ascii=False)}
    )
    glyphs = {int(number, 16): glyph for glyph, number in _GLYPH.findall(drawn.decode())}
    return "".join(signs[number] for number, glyph in sorted(glyphs.items()) if number and glyph == glyphs.get(0))


def _is_visible(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")
