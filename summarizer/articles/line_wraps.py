"""Lines that a program broke at a width ("hard-wrapped"), made whole again: a sentence does not end at column 72."""

import re
from collections.abc import Iterator
from itertools import pairwise

_WIDEST = 100
_NARROWEST = 40
_FEWEST = 3
_FORCED = 0.8
_FORCED_HERE = 0.6
_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
_APART = re.compile(r"\s*(?:[-*+•>|#`~=]|\d{1,3}[.)]\s)")  # lists, quotations, tables, headings
_INDENTED = re.compile(r"[ \t]{2,}")


def without_line_wraps(text: str) -> str:
    """The text with its paragraphs on one line each where nearly every line break was forced by a width.

    A break is forced where the next line's first word would have made the line longer than any is. Each break becomes a
    space. A line that is indented begins a paragraph.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    paragraphs = [p for block in _BLOCK.findall(lines) for p in _paragraphs(block) if _is_prose(p)]
    width = max((len(line) for paragraph in paragraphs for line in paragraph), default=0)
    breaks = [forced for paragraph in paragraphs for forced in _forced(paragraph, width)]
    if not _NARROWEST <= width <= _WIDEST or len(breaks) < _FEWEST or sum(breaks) < _FORCED * len(breaks):
        return text
    return _BLOCK.sub(lambda match: "\n".join(_on_one_line(p, width) for p in _paragraphs(match.group())), lines)


def _paragraphs(block: str) -> Iterator[list[str]]:
    """The lines of each paragraph of a block; the last one has the block's line break at its end, if there is one."""
    lines: list[str] = []
    for line in block.split("\n"):
        if lines and _INDENTED.match(line) and not _INDENTED.match(lines[-1]):
            yield lines
            lines = []
        lines.append(line)
    yield lines


def _on_one_line(paragraph: list[str], width: int) -> str:
    forced = _forced(paragraph, width)
    joined = _is_prose(paragraph) and forced and sum(forced) >= _FORCED_HERE * len(forced)
    if not joined:
        return "\n".join(paragraph)
    ends = [""] if paragraph[-1] == "" else []
    return "\n".join([" ".join(line for line in paragraph if line), *ends])


def _forced(paragraph: list[str], width: int) -> list[bool]:
    pairs = pairwise(line for line in paragraph if line)
    return [len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width for line, following in pairs]


def _is_prose(paragraph: list[str]) -> bool:
    """Not where a line is a list's or a table's, nor where all are indented: verse, code, columns."""
    indented = [bool(_INDENTED.match(line)) for line in paragraph if line]
    return not any(_APART.match(line) for line in paragraph if line) and not (len(indented) > 1 and all(indented))
