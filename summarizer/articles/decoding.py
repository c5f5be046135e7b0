"""Bytes to text, by evidence: a byte order mark, the bytes themselves, what is declared, what is detected.

A declaration is believed only where the text that it gives looks like text: servers label pages wrongly, but hardly any
text that is not UTF-8 is valid UTF-8. Labels mean what the Encoding Standard (WHATWG) says they mean on the web.
"""

import codecs
import re
import unicodedata
from collections.abc import Sequence

from summarizer.articles.document import Unreadable

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_C1 = re.compile("[\x80-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 1024  # bytes; the HTML standard's prescan
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LABELS = {
    **dict.fromkeys(("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "cp819"), "cp1252"),
    **dict.fromkeys(("gb2312", "gb_2312", "gb_2312-80", "gbk", "x-gbk", "chinese"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601", "korean"), "cp949"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620"), "cp874"),
}
_CHARACTER_SETS = re.compile(r"utf_?(?:8|16|32)|cp\d+|iso8859|iso2022|koi8|gb|big5|euc_|shift|mac|tis|ptcp|johab")
"""Codecs that are character sets: Python has others ("utf_7", "punycode") that a page must not choose."""
_SAMPLE = 100_000
_REPLACED_SHARE = 0.1
_CENTRAL_EUROPEAN = frozenset({"pl", "cs", "sk", "hu", "ro", "hr", "sl", "bs", "sq"})
_BY_LANGUAGE = {"tr": "cp1254", "az": "cp1254", "vi": "cp1258", "et": "cp1257", "lv": "cp1257", "lt": "cp1257"}
_LIKELY = 0.5
_LETTERS_ONLY_IN_1250 = re.compile(rb"[\x8a\x8c-\x8f\x9a\x9c-\x9f]")
_SPOILT = re.compile(r"[A-Za-z][^\x00-\x7f]{2,}|[^\x00-\x7f]{6,}")
_MIXED = re.compile(
    "[A-Za-z][\u0370-\u07ff]|[\u0370-\u07ff][A-Za-z]|[\u2500-\u259f][^\\W\\d_]|[A-Za-z][\u3400-\u9fff][A-Za-z]"
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
    "|(?<![\u0600-\u109f\u1780-\u18af\u200d\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])[\u200c\u200d]"
    "|(?<=[A-Za-z0-9.,])[\ufe00-\ufe0f](?!\u20e3)"
)


def decode(raw: bytes, declared: Sequence[str | None] = ()) -> str:
    """The text, a byte order mark dropped. `declared`: the encodings that headers and markup name, most trusted first.

    Text that was once read in a wrong encoding ("cafÃ©") is mended where that is certain, see `mended`.
    Raises Unreadable where the bytes are no text.
    """
    text = _by_mark(raw) or _by_zeros(raw) or _by_escapes(raw) or _strictly(raw, "utf-8-sig")
    if text is None:
        text = _as_declared(raw, declared) or _nearly_utf8(raw) or _detected(raw)
    text = raw.decode("cp1252", errors="replace") if text is None else text
    if "\x00" in text[:4096] or len(_CONTROL.findall(text)) > len(text) // 100:
        raise Unreadable("a binary file, not text; save the text of it and name that")
    return mended(without_surrogates(text))


def declared_in_markup(raw: bytes) -> str | None:
    """The encoding that an HTML or XML document names for itself in its first bytes."""
    found = _DECLARED.search(raw[:_DECLARED_WITHIN])
    return found[1].decode("ascii") if found else None


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate, which no UTF-8 can hold, made a replacement character."""
    return _SURROGATE.sub("\ufffd", text)


def as_displayed(text: str) -> str:
    """The text as a page shows it, which is what offsets count in: composed (NFC), without what shows nothing.

    Left out are soft hyphens, zero-width spaces and joiners, marks and overrides of writing direction, and tag
    characters; joiners stay in the scripts that are written with them. All else, no-break spaces too, is kept.
    """
    visible = without_surrogates(text) if text.isascii() else _INVISIBLE.sub("", without_surrogates(text))
    return unicodedata.normalize("NFC", visible)


def mended(text: str) -> str:
    """UTF-8 that was once read as Windows-1252 or Windows-1251, undone; any other text as it is.

    It is certain where the whole text goes back to bytes that are valid UTF-8, and the spoilt letters stand inside
    words. A text that merely shows such letters keeps them.
    """
    if text.isascii():
        return text
    for encoding in ("cp1252", "cp1251"):
        again = _read_again(text, encoding)
        if again is not None and _SPOILT.search(text):
            return mended(again)
    return text


def _read_again(text: str, encoding: str) -> str | None:
    try:
        raw = b"".join(_byte(c, encoding) if c > "\x7f" else c.encode() for c in text)
        return raw.decode("utf-8")
    except UnicodeError:
        return None


def _byte(character: str, encoding: str) -> bytes:
    """Windows-1252 leaves five bytes without a character; decoders make them C1 controls."""
    return character.encode("latin-1" if "\x80" <= character <= "\x9f" else encoding)


def _by_mark(raw: bytes) -> str | None:
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    return raw.decode(encoding, errors="replace") if encoding else None


def _by_zeros(raw: bytes) -> str | None:
    """UTF-16 without a mark: its spaces, digits and line ends hold a zero byte, always on the same side."""
    sample = raw[: _SAMPLE - _SAMPLE % 2]
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if min(first, second) * 20 > max(first, second) or max(first, second) == 0:
        return None
    text = _strictly(raw[: len(raw) - len(raw) % 2], "utf-16-be" if first > second else "utf-16-le")
    return text if text is not None and _is_assigned(text) else None


def _is_assigned(text: str) -> bool:
    """Whether all but a few characters are letters, digits, marks, punctuation or white space."""
    strange = sum(unicodedata.category(c) in ("Cc", "Co", "Cn") and c not in "\t\n\r\f" for c in text[:_SAMPLE])
    return strange * 100 <= len(text[:_SAMPLE])


def _by_escapes(raw: bytes) -> str | None:
    return _strictly(raw, "iso2022_jp_2") if b"\x1b$" in raw else None


def _nearly_utf8(raw: bytes) -> str | None:
    """UTF-8 with a few broken places, such as a page cut within a letter."""
    text = raw.decode("utf-8-sig", errors="replace")
    broken, whole = text.count("\ufffd"), sum(c > "\x7f" for c in text)
    return text if broken <= (whole - broken) * _REPLACED_SHARE else None


def _as_declared(raw: bytes, declared: Sequence[str | None]) -> str | None:
    for label in (label.strip().lower() for label in declared if label):
        text = _strictly(raw, _LABELS.get(label, label))
        if text is not None and _looks_right(text, raw):
            return text
    return None


def _looks_right(text: str, raw: bytes) -> bool:
    """Whether a decoded text could be one: letters of an alphabet in their usual places, no controls.

    Where a letter takes two bytes, decoding without a fault is evidence enough, unless no language is like it.
    """
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters or _C1.search(sample):
        return False
    if len(text) < len(raw):
        return not _MIXED.search(sample) and _certainty(sample) >= _LIKELY
    return _is_western(raw, sample) if _is_latin(sample) else _is_of_another_alphabet(sample, letters)


def _is_western(raw: bytes, sample: str) -> bool:
    """Read as Western, a text of another script is nearly all accents and signs; Polish says that it is Polish."""
    signs = sum(c > "\x7f" and not c.isspace() for c in sample)
    mixed = len(_MIXED.findall(sample))
    strange = sum(c >= "\u0250" and c.isalpha() for c in sample) > 2 * mixed
    if signs * 2 > len(sample) or (mixed and not strange):
        return False
    wanted = _latin_encoding(raw)
    return wanted == "cp1252" or _strictly(raw, wanted) == sample


def _is_of_another_alphabet(sample: str, letters: list[str]) -> bool:
    """In a wrong Cyrillic encoding capitals and small letters are exchanged, or lines of tables stand in words."""
    capitals = sum(c.isupper() for c in letters)
    turned = capitals * 2 > len(letters) and any(c.islower() for c in letters)
    return not turned and not _MIXED.search(sample) and _certainty(sample) >= _LIKELY


def _certainty(sample: str) -> float:
    """How like a language the text is, 0 to 1."""
    from summarizer.articles.language_detection import guess_language

    return guess_language(sample)[1]


def _detected(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes  # lazily: most sources are UTF-8

    found = from_bytes(raw[:_SAMPLE]).best()
    encoding = found.encoding if found else "cp1252"
    text = _strictly(raw, encoding)
    if text is None or len(text) < len(raw) or not _is_latin(text):
        return text
    return _strictly(raw, _latin_encoding(raw))


def _is_latin(text: str) -> bool:
    letters = [c for c in text[:_SAMPLE] if c.isalpha()]
    return sum(c < "\u0250" for c in letters) * 2 > len(letters)


def _latin_encoding(raw: bytes) -> str:
    """Which of the Latin encodings: they differ in a few letters; that whose text is most surely of its language."""
    from summarizer.articles.language_detection import guess_language

    central = "cp1250" if _LETTERS_ONLY_IN_1250.search(raw) else "iso8859-2"
    sure = {"cp1252": 0.0}
    for encoding in ("cp1252", central, *dict.fromkeys(_BY_LANGUAGE.values())):
        text = _strictly(raw[:_SAMPLE], encoding)
        language, certainty = guess_language(text) if text else ("", 0.0)
        own = central if language in _CENTRAL_EUROPEAN else _BY_LANGUAGE.get(language, "cp1252")
        if own == encoding:
            sure[encoding] = certainty
    return max(sure, key=sure.__getitem__)


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        name = codecs.lookup(encoding).name.replace("-", "_")
        return raw.decode(encoding) if _CHARACTER_SETS.match(name) else None
    except (UnicodeError, LookupError, ValueError):  # ValueError: a null character in the name
        return None
