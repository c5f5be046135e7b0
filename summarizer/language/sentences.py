"""Paragraphs and sentences with offsets (sentencex, with the splits mended that news text needs)."""

import re
from functools import lru_cache
from itertools import pairwise

import sentencex

from summarizer.language.profile import Profile, load_profile
from summarizer.language.word_patterns import WordPattern

_PARAGRAPH = re.compile(r"[^\n\r]+")
_CLOSES_LATE = re.compile(r"[”’\"'»)\]]+\s*")
# No sentence ends behind these when what follows is lower case or a digit ...
_OPEN_END = WordPattern(r"\b(?:<sentences.abbreviations>)\.$")
# ... and never behind these, which stand before a name.
_TITLE = WordPattern(r"(?:^|[\s(«“„\"'])(?:<sentences.titles>)\.$")
_FIRM = re.compile(r"\bBros\.$")  # in the middle of a firm's name
_CLOCK = re.compile(r"\d ?[ap]\. ?m\.$")
_ZONE = re.compile(r"(?:[A-Z]{1,2}[SD]?T|GMT|UTC)\b")
_DATELINE = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ /,'’-]{2,40}\.")
_AGENCY = re.compile(r"\([^()\d]{2,30}\) ?[-–—]")
_ORDINAL_END = re.compile(r"(?<!\w)\d{1,3}\.$")
_INITIALS = re.compile(r"(?<![^\W\d_])[A-Z]\.[A-Z]$")  # "an EU-U.S. pact": no sentence begins between the two
_BEFORE_A_NUMBER = re.compile(r"[^\W\d_]{2}[.!?]\s+(?=\d)")
_REACH = 24
_DASHES = ("-", "–", "—")


@lru_cache(maxsize=160)  # the articles of a day whose page is tried with several rooms
def sentences_of(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """Spans of all sentences of a text, in order."""
    code = load_profile(language).code
    return tuple(span for paragraph in split_paragraphs(text) for span in split_sentences(text, *paragraph, code))


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that hold anything, white space at both ends left out."""
    spans = []
    for match in _PARAGRAPH.finditer(text):
        start, end = _trim(text, match.start(), match.end())
        if start < end:
            spans.append((start, end))
    return spans


def split_sentences(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph `text[start:end]`, white space at both ends left out.

    Every character of the paragraph that is not white space lies in exactly one of them.
    """
    paragraph, profile = text[start:end], load_profile(language)
    starts = [0]
    for at, until in pairwise([*_piece_starts(paragraph, language, profile), len(paragraph)]):
        goes_on = _CLOSES_LATE.fullmatch(paragraph, at, until) is not None or _inside_number(paragraph, at)
        goes_on = goes_on or _INITIALS.search(paragraph, max(0, at - 3), at + 1) is not None
        if at > 0 and not goes_on and not _belongs_to_previous(paragraph, starts[-1], at, profile):
            starts.append(at)
    spans = [_trim(text, start + a, start + b) for a, b in pairwise([*starts, len(paragraph)])]
    return [span for span in spans if span[0] < span[1]] or [(start, end)]


def _piece_starts(paragraph: str, language: str, profile: Profile) -> list[int]:
    """Where the segmenter lets a sentence begin, and where a figure may that it overlooks, in order.

    A piece that is not in the text gives no place.
    """
    figures = _BEFORE_A_NUMBER.finditer(paragraph) if profile.tables["sentences"].get("figures_open") else ()
    starts, cursor = [match.end() for match in figures], 0
    for piece in sentencex.segment(language or "en", paragraph):
        at = paragraph.find(piece, cursor) if piece.strip() else -1
        if at >= 0:
            starts.append(at + len(piece) - len(piece.lstrip()))
            cursor = at + len(piece)
    return sorted(set(starts))


def _inside_number(paragraph: str, at: int) -> bool:
    """Whether the cut is between a point and the digits behind it."""
    return paragraph[at - 1] in ".,٫" and paragraph[at].isdigit() and paragraph[at - 2 : at - 1].isdigit()


def _belongs_to_previous(paragraph: str, begun: int, at: int, profile: Profile) -> bool:
    """Whether what begins at `at` goes on with the sentence begun at `begun`."""
    before = paragraph[max(begun, at - _REACH) : at].rstrip()
    follows = paragraph[at : at + _REACH]
    if begun == 0 and at <= 2 * _REACH and _DATELINE.fullmatch(paragraph[:at].rstrip()):
        return True  # "HAMBURG. Beim Netzdienstleister ..."
    if begun == 0 and at <= 2 * _REACH and follows[:1] in _DASHES and paragraph[at - 1] == ".":
        return True  # "PRAGA, 8 de mayo.- El Banco Nacional ..."
    if begun == 0 and at <= 2 * _REACH and _AGENCY.match(paragraph, at):
        return True  # "ATHÈNES, 2 nov. (Agence Méditerranée) - Un séisme ..."
    if _TITLE.search(before) or (_FIRM.search(before) and _goes_on_with_name(follows, profile)):
        return True
    if _CLOCK.search(before) and _goes_on_with_time(follows, profile):
        return True
    if _ORDINAL_END.search(before):
        return _is_ordinal(paragraph, at, before, profile)
    return (follows[:1].islower() or follows[:1].isdigit()) and _OPEN_END.search(before) is not None


def _goes_on_with_name(follows: str, profile: Profile) -> bool:
    word = re.match(r"[^\W\d_]*", follows)
    return word is not None and word[0][:1].isupper() and word[0].lower() not in profile.function_words


def _goes_on_with_time(follows: str, profile: Profile) -> bool:
    word = re.match(r"[^\W\d_]*", follows)
    name = word.group().lower() if word else ""
    return name in profile.weekdays or name in profile.months or _ZONE.match(follows) is not None


def _is_ordinal(paragraph: str, at: int, before: str, profile: Profile) -> bool:
    """ "im 20. Jahrhundert", "am 3. Oktober": a number with the full stop of an ordinal."""
    digits = re.search(r"\d+\.$", before)
    spelt = (digits.group() if digits else "") + " " + paragraph[at : at + _REACH]
    word = re.match(r"[\d.]+ ([^\W\d_]+)", spelt)
    is_date = profile.tables["dates"].get("point_behind_day") and word is not None and word[1].lower() in profile.months
    return bool(is_date) or profile.pattern("numerals", "ordinal").match(spelt) is not None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
