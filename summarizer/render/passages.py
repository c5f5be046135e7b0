"""The text of a source, or parts of it, with every cited passage marked, passages within and across each other too."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from summarizer.schema.brief import Article, Citation

Span = tuple[int, int]

# a line break that no empty line follows still ends a paragraph of a news text: it gets a gap that holds no text
_PARAGRAPH = re.compile(r"(?<![\r\n])(\r?\n)(?![\r\n])")
# HTML has no sign for most controls, and one that turns the direction of writing must not reach past its source
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LEFT_OUT = Markup('<span class="cut">[…]</span>')


def is_sound(citation: Citation, article: Article) -> bool:
    """Whether a citation points into the article's text at all."""
    return 0 <= citation.start < citation.end <= len(article.text)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage's own anchor in the page, and that of the line it leads back to."""

    id: str
    line: str


def marked_text(text: str, anchors: Mapping[Span, Anchor], shown: Sequence[Span] | None) -> Markup:
    """The text with a `<mark>` for each span; its words link to the line that its anchor names.

    A span inside another is a mark inside a mark. Where two cross, HTML cannot nest them: the one that goes on is
    closed and reopened as a further piece, which names the anchor that it belongs to. `shown` are the parts to show, in
    order and apart, each span within one of them; what lies between is left out, with a sign. None is: all of it.
    """
    parts = ((0, len(text)),) if shown is None else shown
    page = _Page(text, anchors)
    for begin, end in parts:
        page.leave_out(begin)
        for position in sorted({end, *(edge for span in anchors for edge in span if begin <= edge <= end)}):
            page.advance(position)
    page.leave_out(len(text))
    return Markup("".join(page.out))


@dataclass
class _Page:
    text: str
    anchors: Mapping[Span, Anchor]

    def __post_init__(self) -> None:
        self.out: list[str] = []  # HTML
        self.open: list[Span] = []
        self.at = 0
        self.starting: dict[int, list[Span]] = {}
        for span in sorted(self.anchors, key=lambda span: (span[0], -span[1])):
            self.starting.setdefault(span[0], []).append(span)

    def leave_out(self, position: int) -> None:
        """Goes on to a position without writing; white space alone is left out without a sign."""
        if self.text[self.at : position].strip():
            self.out.append(_LEFT_OUT)
        self.at = position

    def advance(self, position: int) -> None:
        """Writes the text up to a position, then ends and begins the marks that do so there."""
        self._run(self.text[self.at : position])
        self.at = position
        self._close(position)
        for span in self.starting.pop(position, ()):
            self.out.append(f'<mark id="{escape(self.anchors[span].id)}">')
            self.open.append(span)

    def _run(self, words: str) -> None:
        if not words:
            return
        plain = str(escape(_CONTROL.sub("\ufffd", words)))
        shown = _PARAGRAPH.sub(r'\1<span class="gap"></span>', plain) if "\n" in plain else plain
        self.out.append(f'<a href="#{escape(self.anchors[self.open[-1]].line)}">{shown}</a>' if self.open else shown)

    def _close(self, position: int) -> None:
        ending = [depth for depth, span in enumerate(self.open) if span[1] == position]
        if not ending:
            return
        going_on = [span for span in self.open[ending[0] :] if span[1] > position]
        self.out.append("</mark>" * (len(self.open) - ending[0]))
        self.open[ending[0] :] = going_on
        self.out.extend(f'<mark data-of="{escape(self.anchors[span].id)}">' for span in going_on)


def first_of_each(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The first citation in each article: enough where a name is cited wherever it stands."""
    first: dict[str, Citation] = {}
    for citation in citations:
        first.setdefault(citation.article, citation)
    return tuple(first.values())
