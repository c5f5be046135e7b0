"""The text of a source with every cited passage marked, passages within and across each other included."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from summarizer.schema.brief import Article, Citation

Span = tuple[int, int]

# a line break that no empty line follows still ends a paragraph of a news text: it gets a gap that holds no text
_PARAGRAPH = re.compile(r"(?<![\r\n])(\r?\n)(?![\r\n])")


def is_sound(citation: Citation, article: Article) -> bool:
    """Whether a citation points into the article's text at all."""
    return 0 <= citation.start < citation.end <= len(article.text)


def passage_id(number: int, span: Span) -> str:
    """The anchor of a passage of source `number`."""
    return f"a{number}-s{span[0]}-{span[1]}"


def marked_text(text: str, number: int, backlinks: Mapping[Span, str]) -> Markup:
    """The text with a `<mark>` for each span; its words link to the id that `backlinks` gives for it.

    A span inside another is a mark inside a mark. Where two cross, HTML cannot nest them: the one that goes on is
    closed and reopened as a further piece, which names the anchor that it belongs to.
    """
    page = _Page(text, number, backlinks)
    for position in sorted({0, len(text), *(edge for span in backlinks for edge in span)}):
        page.advance(position)
    return Markup("").join(page.out)


@dataclass
class _Page:
    text: str
    number: int
    backlinks: Mapping[Span, str]

    def __post_init__(self) -> None:
        self.out: list[Markup] = []
        self.open: list[Span] = []
        self.at = 0
        self.starting: dict[int, list[Span]] = {}
        for span in sorted(self.backlinks, key=lambda span: (span[0], -span[1])):
            self.starting.setdefault(span[0], []).append(span)

    def advance(self, position: int) -> None:
        """Writes the text up to a position, then ends and begins the marks that do so there."""
        self._run(self.text[self.at : position])
        self.at = position
        self._close(position)
        for span in self.starting.get(position, ()):
            self.out.append(Markup('<mark id="{}">').format(passage_id(self.number, span)))
            self.open.append(span)

    def _run(self, words: str) -> None:
        if not words:
            return
        plain = str(escape(words.replace("\x00", "\ufffd")))
        shown = Markup(_PARAGRAPH.sub(r'\1<span class="gap"></span>', plain))
        if self.open:
            shown = Markup('<a href="#{}">{}</a>').format(self.backlinks[self.open[-1]], shown)
        self.out.append(shown)

    def _close(self, position: int) -> None:
        ending = [depth for depth, span in enumerate(self.open) if span[1] == position]
        if not ending:
            return
        going_on = [span for span in self.open[ending[0] :] if span[1] > position]
        self.out.append(Markup("</mark>") * (len(self.open) - ending[0]))
        self.open[ending[0] :] = going_on
        self.out.extend(Markup('<mark data-of="{}">').format(passage_id(self.number, span)) for span in going_on)


def first_of_each(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The first citation in each article: enough where a name is cited wherever it stands."""
    first: dict[str, Citation] = {}
    for citation in citations:
        first.setdefault(citation.article, citation)
    return tuple(first.values())
