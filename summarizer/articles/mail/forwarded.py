"""Mails that somebody forwards in the text of another: what stands below "Forwarded message", and its fields.

Mail programs put the fields of the mail that is forwarded (From, Date, Subject) above it, in the reader's language, with a
line of dashes or words before them, or, as Outlook does, with none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from itertools import pairwise

from summarizer.articles.mail.blocks import Block
from summarizer.language.dates.in_text import find_dates
from summarizer.language.profile import available_languages, load_profile
from summarizer.language.word_patterns import WordPattern, words_of_all_languages

_LINE = WordPattern(r"(?:-{2,} ?(?:<mail.forwarded>) ?-{2,}|(?:<mail.begins_forwarded>) ?:)", re.IGNORECASE)
_PREFIX = WordPattern(
    r"^(?:(?P<forward><mail.forward_prefixes>)|<mail.answer_prefixes>|sv)\s*:\s*",  # "sv" in Scandinavia
    re.IGNORECASE,
)
_TOLD = "<mail.from>|<mail.date>|<mail.subject>"
_OTHERS = "<mail.to>|cc|reply-to"
_FIELD = WordPattern(rf"\*?(?P<name>{_TOLD}|{_OTHERS}|<mail.to_alone>) ?:\*? ?(?P<value>.*)", re.IGNORECASE)
_NEXT_FIELD = WordPattern(rf"(?:^|\s)\*?(?=(?:{_TOLD}|{_OTHERS}) ?:)", re.IGNORECASE)
_MEANINGS = ("from", "date", "subject")
_MOST_FIELDS = 6
_BEFORE_HOUR = WordPattern(r"\s+(?:<mail.before_hour>)\s+(?=\d)", re.IGNORECASE)
_QUOTED_LINE = re.compile(r"^>[ \t]?", re.MULTILINE)
_ANSWERED = WordPattern(
    r"^[^>\n][^\n]{0,300}(?:<mail.wrote>)\s?:[ \t]*\r?\n(?:[ \t]*\r?\n)?"
    r"(?:>[^\n]*(?:\n|\Z))+",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A mail in another's text: `fields` holds what is given of from, date and subject, `blocks` its own words."""

    fields: dict[str, str]
    blocks: tuple[Block, ...]


def forwarded_in(blocks: Sequence[Block], subject: str | None) -> list[Forwarded]:
    """The mails that are forwarded in a mail's blocks; without a line that says so, only if its subject does ("WG:")."""
    lines = [Block(line, block.level, block.link) for block in blocks for line in block.text.split("\n")]
    starts = [n for n, line in enumerate(lines) if _LINE.search(line.text)]
    if not starts and (match := _PREFIX.match(subject or "")) and match["forward"]:
        starts = [n for n in range(len(lines)) if _opens_with_fields(lines, n)][:1]
    return [_forwarded(lines[start:stop]) for start, stop in pairwise([*starts, len(lines)])]


def without_prefix(subject: str | None) -> str | None:
    """ "Fwd: WG: Fire" is "Fire"."""
    while subject and (match := _PREFIX.match(subject)):
        subject = subject[match.end() :]
    return subject


def without_quoting(text: str) -> str:
    """Plain text in which a forwarded mail is quoted line by line ("> "), without these marks."""
    quoted = _LINE.search(text)
    begins = text.rfind("\n", 0, quoted.start()) + 1 if quoted else 0
    return _QUOTED_LINE.sub("", text) if quoted and text.startswith(">", begins) else text


def without_answered(text: str) -> str:
    """Plain text without the mail that it answers, which mail programs quote below: "Ann wrote:", "> ..."."""
    return _ANSWERED.pattern.sub("", text)


def written_date(written: str | None) -> str | None:
    """The moment or day of a mail's date as headers (RFC 5322) or mail programs write it, in any language known here."""
    if not written:
        return None
    try:
        return parsedate_to_datetime(_BEFORE_HOUR.pattern.sub(" ", written)).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return _day_in(written)


def _day_in(written: str) -> str | None:
    for language in available_languages():
        mentions = find_dates(written, load_profile(language), None)
        days = [m.reading.start for m in mentions if m.reading and m.reading.precision == "day"]
        if days:
            return days[0]
    return None


def _opens_with_fields(lines: Sequence[Block], start: int) -> bool:
    """Whether from, date and subject stand in the lines from this one on, and from first."""
    first = _fields_in(lines[start].text)
    if next(iter(first), "") != "from":
        return False
    found: set[str] = set()
    for line in lines[start : start + _MOST_FIELDS]:
        found |= _fields_in(line.text).keys()
    return found >= set(_MEANINGS)


def _forwarded(lines: Sequence[Block]) -> Forwarded:
    """The fields that follow the line, which plain text may have run together, then the mail's own blocks."""
    head = _LINE.pattern.sub("", lines[0].text, count=1).strip()
    opening = [Block(head), *lines[1:]] if head else list(lines[1:])
    fields: dict[str, str] = {}
    used = 0
    for block in opening:
        found = _fields_in(block.text)
        if not found:
            break
        fields |= found
        used += 1
    return Forwarded(fields, tuple(opening[used:]))


def _fields_in(text: str) -> dict[str, str]:
    """The fields that a line holds and nothing else, by their meaning, in order; {} for any other line."""
    pieces = [piece for piece in _NEXT_FIELD.pattern.split(text) if piece.strip()]
    found = [match for piece in pieces if (match := _FIELD.fullmatch(piece.strip(" *")))]
    if len(found) != len(pieces):
        return {}
    return {_meaning(match["name"].lower()): match["value"].strip(" *") for match in found}


def _meaning(name: str) -> str:
    """What a field is, whatever language names it: from, date, subject or other."""
    return next((field for field in _MEANINGS if name in words_of_all_languages("mail", field)), "other")
