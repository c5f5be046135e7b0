"""Lines that a program broke at a width ("hard-wrapped"), made whole again: a sentence does not end at column 72."""

import re
from itertools import pairwise

_WIDEST = 100
_NARROWEST = 40
_FEWEST = 3
_FORCED = 0.8
_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
_APART = re.compile(r"\s*(?:[-*+•>|#`~=]|\d{1,3}[.)]\s|\t| {4})")  # lists, quotations, tables, headings, code


def without_line_wraps(text: str) -> str:
    """The text with its paragraphs on one line each where nearly every line break was forced by a width.

    A break is forced where the next line's first word would have made the line longer than any is. The length stays:
    each break becomes a space.
    """
    blocks = [block.rstrip("\n").split("\n") for block in _BLOCK.findall(text) if _is_prose(block)]
    width = max((len(line) for block in blocks for line in block), default=0)
    breaks = [_is_forced(line, following, width) for block in blocks for line, following in pairwise(block)]
    if not _NARROWEST <= width <= _WIDEST or len(breaks) < _FEWEST or sum(breaks) < _FORCED * len(breaks):
        return text
    return _BLOCK.sub(lambda match: _on_one_line(match.group()), text)


def _on_one_line(block: str) -> str:
    if not _is_prose(block):
        return block
    body = block.rstrip("\n")
    return body.replace("\n", " ") + block[len(body) :]


def _is_prose(block: str) -> bool:
    return not any(_APART.match(line) for line in block.split("\n") if line)


def _is_forced(line: str, following: str, width: int) -> bool:
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width
