"""Paragraphs and sentences with offsets (sentencex, with the splits mended that news text needs)."""

import re

import sentencex

_PARAGRAPH = re.compile(r"[^\n\r]+")
_CLOSES_LATE = re.compile(r"^[”’\"'»)\]]+\s*$")
# No sentence ends behind these when what follows is lower case or a digit.
_OPEN_END = re.compile(r"(?:\b[ap]\.m|\bU\.[NSK]|\bMio|\bMrd|\bNo|\bapprox|\bno|\bSt|\bcirca|\bca)\.$")


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that hold anything, white space at both ends left out."""
    spans = []
    for match in _PARAGRAPH.finditer(text):
        start, end = _trim(text, match.start(), match.end())
        if start < end:
            spans.append((start, end))
    return spans


def split_sentences(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph `text[start:end]`, white space at both ends left out."""
    paragraph = text[start:end]
    spans: list[tuple[int, int]] = []
    cursor = 0
    for piece in sentencex.segment(language or "en", paragraph):
        at = paragraph.find(piece, cursor)
        if at < 0:
            continue  # a piece that is not in the text has no offsets; what follows still covers its words
        cursor = at + len(piece)
        left, right = _trim(text, start + at, start + cursor)
        if left < right:
            _append(text, spans, left, right)
    if spans:
        spans[0], spans[-1] = (start, spans[0][1]), (spans[-1][0], end)
    return [_trim(text, s, e) for s, e in spans] or [(start, end)]


def _append(text: str, spans: list[tuple[int, int]], start: int, end: int) -> None:
    if spans and _belongs_to_previous(text, spans[-1], start, end):
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))


def _belongs_to_previous(text: str, previous: tuple[int, int], start: int, end: int) -> bool:
    if _CLOSES_LATE.match(text[start:end]):
        return True
    follows = text[start : start + 1]
    return bool(_OPEN_END.search(text[previous[0] : previous[1]])) and (follows.islower() or follows.isdigit())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
