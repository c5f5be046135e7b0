"""A briefing on paper: a PDF made by typst, with endnotes, clickable both ways, its fonts embedded.

What the briefing says goes to typst as JSON and is set as plain text there: nothing in it can be markup. Nothing is
read from disk but fonts, nothing is loaded. The same briefing gives the same bytes on a machine, whenever it is run.
"""

import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.resources import files
from types import ModuleType
from typing import Any

from summarizer.errors import SummarizerError
from summarizer.render.pdf.fonts import families_for, installed, unshown
from summarizer.render.pictures.range_plots import range_plot
from summarizer.render.sheet import to_sheet
from summarizer.render.words.figures import ordered_figures
from summarizer.render.words.labels import labels_for
from summarizer.render.words.wording import Wording
from summarizer.schema.brief import Briefing

PAPERS = {"a4": "a4", "letter": "us-letter"}
_PASSAGE = 900
_PLOTS_A_STORY = 2
_SIGNS_NAMED = 12
_BREAK_EVERY = 24
_ENDLESS = re.compile(rf"\S{{{2 * _BREAK_EVERY},}}")
_ZERO_WIDTH = "\u200b"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC)
_WORDS = (
    "apart", "changes", "course", "disputed", "failed", "figures", "further", "in_short", "missing", "sources",
    "who",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Printed:
    """The PDF, and a notice of characters that no font at hand can show, or ""; it stands in the document too."""

    content: bytes
    notice: str


def to_pdf(briefing: Briefing, paper: str = "a4") -> Printed:
    """The briefing as a PDF on "a4" or "letter". Raises SummarizerError where typst is not installed."""
    typst = _typst()
    fonts = installed()
    data = _data(briefing, paper)
    text = json.dumps(data["sheet"], ensure_ascii=False)
    data["fonts"] = families_for(fonts, [article.language for article in briefing.articles])
    data["notice"] = notice = _notice(briefing, unshown(text, data["fonts"], fonts))
    source = files("summarizer.render.pdf").joinpath("pdf.typ").read_bytes()
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    content = typst.compile(source, font_paths=fonts, sys_inputs=inputs, timestamp=_moment(briefing.date))
    return Printed(content, notice)


def _typst() -> ModuleType:
    try:
        import typst
    except ImportError:
        raise SummarizerError("a PDF needs typst: pip install 'summarizer[pdf]'") from None
    return typst


def _data(briefing: Briefing, paper: str) -> dict[str, Any]:
    labels = labels_for(briefing.language)
    sheet = asdict(to_sheet(briefing, _PASSAGE))
    for source in sheet["sources"]:
        source["lang"] = _language(source["language"])
    title = f"{sheet['stories'][0]['headline']['text']} · {sheet['title']}" if sheet["stories"] else sheet["title"]
    return {
        "paper": PAPERS[paper],
        "title": title,
        "sheet": _breakable(sheet),
        "words": {key: labels.word(key) for key in _WORDS} | {"otherwise": labels.labelled("otherwise", "")},
        "plots": _plots(briefing),
    }


def _language(code: str) -> str:
    """A language code that typst knows how to read; it sets Arabic from the right by it."""
    primary = code.lower().replace("_", "-").partition("-")[0]
    return primary if _LANGUAGE.fullmatch(primary) else "en"


def _plots(briefing: Briefing) -> dict[str, dict[str, dict[str, str]]]:
    """By story and figure, the weightiest figures' pictures."""
    own_words = Wording(briefing).own_words
    drawn: dict[str, dict[str, dict[str, str]]] = {}
    for story in briefing.stories:
        plots = ((figure.id, range_plot(figure, briefing.language, own_words)) for figure in ordered_figures(story))
        shown = [(figure, plot) for figure, plot in plots if plot][:_PLOTS_A_STORY]
        drawn[story.id] = {figure: {"svg": plot.svg, "alt": plot.alt} for figure, plot in shown}
    return drawn


def _breakable(value: Any) -> Any:
    """All texts with places to break in words longer than a line; addresses that are only followed stay whole."""
    if isinstance(value, str):
        return _ENDLESS.sub(lambda word: _ZERO_WIDTH.join(_pieces(word.group())), value)
    if isinstance(value, dict):
        return {key: item if key == "url" else _breakable(item) for key, item in value.items()}
    return [_breakable(item) for item in value] if isinstance(value, (list, tuple)) else value


def _pieces(word: str) -> list[str]:
    return [word[place : place + _BREAK_EVERY] for place in range(0, len(word), _BREAK_EVERY)]


def _notice(briefing: Briefing, signs: str) -> str:
    if not signs:
        return ""
    named = " ".join(f"U+{ord(sign):04X}" for sign in signs[:_SIGNS_NAMED])
    more = " …" if len(signs) > _SIGNS_NAMED else ""
    return f"{labels_for(briefing.language).count('unshown', len(signs))}: {named}{more}"


def _moment(day: str) -> datetime:
    """The PDF's time stamp: the briefing's day, so that it does not hang on when it is run."""
    try:
        return datetime.fromisoformat(day).replace(tzinfo=UTC)
    except ValueError:
        return _FIRST_DAY
