"""Scripts that are written without spaces between words (Han, kana, Thai, Lao, Burmese, Khmer)."""

import re
import unicodedata

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""The scripts as ranges for a character class."""

MARKS = "".join(chr(code) for code in range(0x300, 0x1000) if unicodedata.category(chr(code)).startswith("M"))
"""Signs that belong to the letter before them (vowels of Hindi, accents in decomposed text), for a character class."""

_UNSPACED = re.compile(f"[{UNSPACED}]")
_LETTERS_A_WORD = 2


def is_unspaced(character: str) -> bool:
    """Whether words of the character's script stand together."""
    return _UNSPACED.match(character) is not None


def count_words(text: str) -> int:
    """How many words, by spaces; in scripts that have none, two letters are taken for a word."""
    letters = len(_UNSPACED.findall(text))
    return max(letters // _LETTERS_A_WORD, len(text.split()))


def is_word_character(character: str) -> bool:
    r"""Whether it is one that `\w` matches; "" is none."""
    return character.isalnum() or character == "_"


def is_inside_word(text: str, at: int) -> bool:
    """Whether a stretch of the text that begins or ends at the offset cuts a word."""
    return 0 < at < len(text) and is_word_character(text[at]) and is_word_character(text[at - 1])
