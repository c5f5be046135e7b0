"""The plain text of a mail: it stands alone, 72 columns wide, with its notes behind it."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from summarizer.render.sheet import ClaimLine, FigureBlock, Line, Sheet, SourceBlock, StoryBlock, to_sheet
from summarizer.render.words.figure_wording import KeyFigure
from summarizer.render.words.labels import Labels, labels_for
from summarizer.schema.brief import Briefing

PASSAGE = 600
_WIDTH = 72
_NUMBER_WIDTH = 14
_INSIDE_A_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")  # "5 900": no line ends there


def to_text(briefing: Briefing, note: str = "") -> str:
    """The whole briefing as plain text, the covering note before it."""
    sheet = to_sheet(briefing, PASSAGE)
    labels = labels_for(briefing.language)
    blocks = [_note(note), *_top(sheet, labels)]
    for story in sheet.stories:
        blocks += _story(story, labels)
    blocks += _sources(sheet, labels)
    blocks.append(_section(labels.word("missing"), _listed(sheet.failures)))
    blocks.append("\n".join(["-- ", *(_wrapped(fact) for fact in sheet.colophon)]))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _note(note: str) -> str:
    """The sender's own lines stay as they are broken, unless they are too long; a rule ends them."""
    lines = [_wrapped(line) for line in note.strip().splitlines()]
    return "\n".join([*lines, "", "-" * _WIDTH]) if lines else ""


def _top(sheet: Sheet, labels: Labels) -> Iterator[str]:
    yield _titled(sheet.title, "=") + f"\n{_wrapped(sheet.scope)}"
    yield _wrapped(sheet.by_rules)
    if sheet.missing:
        yield _wrapped(labels.labelled("failed", sheet.missing))
    yield _section(labels.word("changes"), _listed(_said(line, labels) for line in sheet.changes))
    yield _section(labels.word("in_short"), _listed(_said(line, labels) for line in sheet.summary))


def _story(story: StoryBlock, labels: Labels) -> Iterator[str]:
    yield "\n" + _titled(_marked(story.headline.text, story.headline.marks), "=") + f"\n{_wrapped(story.size)}"
    yield "\n".join(_keys(story.keys, labels))
    yield "\n".join(_listed(_said(line, labels) for line in story.lead))
    figures = [line for figure in story.figures for line in _figure(figure, labels)]
    yield _section(labels.word("figures"), figures)
    yield _section(labels.word("further"), _listed(_said(line, labels) for line in story.further))
    actors = [f"{name} ({more})" if more else name for name, more in story.actors]
    yield _section(labels.word("who"), _listed(actors))
    days = [_day(day.date, day.events, labels) for day in story.days]
    yield _section(labels.word("course"), days)


def _keys(keys: Sequence[KeyFigure], labels: Labels) -> Iterator[str]:
    """A key figure a line, the numbers in a column."""
    width = min(max((_columns(key.number) for key in keys), default=0), _NUMBER_WIDTH)
    for key in keys:
        number = " " * (width - _columns(key.number)) + key.number
        more = labels.word("disputed") if key.disputed else key.before
        yield _wrapped(f"{key.what} ({more})" if more else key.what, f"{number}  ", " " * (width + 2))


def _figure(figure: FigureBlock, labels: Labels) -> Iterator[str]:
    cautions = labels.word("apart").join(part for part in (figure.status, *figure.notes) if part)
    yield _wrapped(f"{figure.what} ({cautions})" if cautions else figure.what, "- ", "  ")
    yield from (_wrapped(_claim(claim), "    ", "      ") for claim in figure.now)
    if figure.others:
        rest = labels.word("apart").join(map(_claim, figure.others))
        yield _wrapped(labels.labelled("otherwise", rest), "    ", "      ")


def _claim(claim: ClaimLine) -> str:
    number = " ".join(part for part in (claim.number, claim.counted) if part)
    told = ", ".join(part for part in (claim.told, claim.caution) if part)
    return _marked(f"{number} ({told})" if told else number, claim.marks)


def _day(date: str, events: Iterable[Line], labels: Labels) -> str:
    told = (_wrapped(_said(event, labels), "    ", "    ") for event in events)
    return "\n".join([_wrapped(date, "- ", "  "), *told])


def _sources(sheet: Sheet, labels: Labels) -> Iterator[str]:
    if sheet.sources:
        yield "\n" + _titled(labels.word("sources"), "=")
    yield from (_source(source, labels) for source in sheet.sources)


def _source(source: SourceBlock, labels: Labels) -> str:
    """An address stands on a line of its own, unbroken, so that it can be followed."""
    number = f"[{source.number}] "
    lines = [_wrapped(source.title, number, " " * len(number)), _wrapped(" · ".join(source.facts), "    ", "    ")]
    lines.append(f"    {source.url or source.address}")
    lines += [
        _wrapped(labels.word("quoted", text=note.text), f"    {note.marks[0]}  ", " " * 9) for note in source.notes
    ]
    return "\n".join(line for line in lines if line.strip())


def _said(line: Line, labels: Labels) -> str:
    notes = labels.word("apart").join(filter(None, (line.language, line.caution)))
    return _marked(f"{line.text} ({notes})" if notes else line.text, line.marks)


def _marked(text: str, marks: Iterable[str]) -> str:
    return " ".join([text, *(f"[{mark}]" for mark in marks)])


def _section(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f"{_titled(title, '-')}\n{body}" if body else ""


def _listed(texts: Iterable[str]) -> list[str]:
    return [_wrapped(text, "- ", "  ") for text in texts]


def _titled(title: str, rule: str) -> str:
    lines = _wrapped(title)
    return f"{lines}\n{rule * max(map(_columns, lines.splitlines()), default=0)}"


def _columns(text: str) -> int:
    """How many columns of a terminal a line takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else not unicodedata.combining(c) for c in text)


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Broken at spaces. Signs of double width (Chinese, Japanese, Korean) have none: such lines get half the signs."""
    width = _WIDTH if 2 * _columns(text) < 3 * len(text) else _WIDTH // 2
    held = _INSIDE_A_NUMBER.sub("\0", text)
    filled = textwrap.fill(
        held, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=True
    )
    return filled.replace("\0", " ")
