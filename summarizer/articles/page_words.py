"""What pages print around an article, in several languages: pay walls and the words before an author's name."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from summarizer.language.scripts import count_words

_STUB_WORDS = 300  # a text with a pay wall's words behind it that is longer than this has been read whole
_OPENING_WORDS = 80
_SHARE_OF_WHOLE = 0.6
_FINISHED = re.compile(r"""[.!?。！？؟।:)\]"'”’»«“]\s*\Z""")
_TAIL = 400  # characters at the end in which a pay wall speaks
_TAIL_LINES = 8
_NOTICE_WORDS = 80
_WALL_WORDS = 250
_PHRASES = 2
_MOSTLY = 0.7


@lru_cache(maxsize=1)
def _pay_wall() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(words)}" for words in _listed("pay_wall")), re.IGNORECASE)


@lru_cache(maxsize=1)
def _byline_word() -> re.Pattern[str]:
    longest_first = sorted(_listed("byline"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})\s+(?=\S)", re.IGNORECASE)


def without_byline_word(byline: str) -> str:
    """ "By Ana Ruiz" is "Ana Ruiz"."""
    return _byline_word().sub("", byline, count=1) if _byline_word().match(byline) else byline


def _speaks_for_pay_wall(text: str) -> bool:
    """The words are looked for one by one first: each text is asked, hardly one has any, and so long a pattern is slow."""
    said = text.lower()
    return any(words in said for words in _listed("pay_wall")) and _pay_wall().search(text) is not None


def stops_at_pay_wall(text: str, behind: str, declared_free: bool, declared_words: int | None) -> bool:
    """Whether a text is only what stands before a pay wall. `behind` is what the page shows after it.

    It is short and a pay wall's words stand at its end or behind it; or the page's data say that it is not free
    (schema.org isAccessibleForFree), and it is far shorter than they say (wordCount), very short, or cut off within a
    sentence. A text that is long, or a short one that ends as an article does, is whole whatever the data say: outlets
    show programs whole what they call not free.
    """
    words = count_words(text)
    if declared_words and not declared_free:
        return words < _SHARE_OF_WHOLE * declared_words
    if words >= _STUB_WORDS:
        return False
    asks = _speaks_for_pay_wall(text[-_TAIL:]) or _speaks_for_pay_wall(behind[:_TAIL])
    return asks or (not declared_free and (words < _OPENING_WORDS or not _FINISHED.search(text)))


def without_pay_wall(text: str) -> str:
    """A text without the pay wall's own words at its end; "" where it has no others."""
    lines = text.splitlines()
    first = max(0, len(lines) - _TAIL_LINES)
    cut = next((n for n in range(first, len(lines)) if _pay_wall().search(lines[n])), len(lines))
    return "\n".join(lines[:cut]).rstrip()


@lru_cache(maxsize=1)
def _gone() -> re.Pattern[str]:
    words, errors = ("|".join(map(re.escape, _listed(kind))) for kind in ("gone", "error"))
    return re.compile(rf"\W*(?:(?:(?:{errors}) )?40[34]\b|(?:{words})\b)", re.IGNORECASE)


def says_gone(headings: Iterable[str], text: str) -> bool:
    """Whether a page with hardly any text says in its title or headline that it is not there, whatever its status was."""
    return count_words(text) < _NOTICE_WORDS and any(_gone().match(heading) for heading in headings)


@lru_cache(maxsize=1)
def _wall() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(words)}" for words in _listed("wall")), re.IGNORECASE)


def is_wall(headings: Iterable[str], text: str) -> bool:
    """Whether a page shows only what a site puts in front of its article: asks for consent to cookies, or whether the
    reader is a person, or for patience while it is closed. Two of its phrases are asked for, in most of a short text: an
    article may open so, and a banner may stand beside one.
    """
    words = count_words(text)
    said = {found[0].casefold() for found in _wall().finditer("\n".join([*headings, text]))}
    if len(said) < _PHRASES or words >= _WALL_WORDS:
        return False
    return sum(count_words(line) for line in text.splitlines() if _wall().search(line)) >= _MOSTLY * words


@lru_cache(maxsize=1)
def _read_more() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _listed("read_more")))
    return re.compile(rf"(?:^|(?<=[.!?…\])\n]))[ \t]*(?:{words})\b[^\n]{{0,200}}\Z", re.IGNORECASE)


def without_read_more(text: str) -> tuple[str, bool]:
    """A feed's text without the words that lead on to the page ("Read more"), and whether it had them."""
    found = _read_more().search(text, max(0, len(text) - _TAIL))
    return (text[: found.start()].rstrip(), True) if found else (text, False)


@cache
def _listed(kind: str) -> list[str]:
    table = tomllib.loads((files(__package__) / "data" / "page_words.toml").read_text(encoding="utf-8"))
    return [words for language in table.values() for words in language.get(kind, ())]
