"""The doubtful cases as questions: data for whoever asks; nothing is asked here."""

from collections.abc import Callable, Sequence

from summarizer.merge.decisions import DecisionLog, Finding, in_order
from summarizer.schema.brief import Citation
from summarizer.schema.doubts import About, Doubt
from summarizer.schema.mentions import GroundedMentions

_MOST = 24
_MOST_FIGURES = 72
_PASSAGE = 240  # characters
_LEAD_IN = 160  # characters of the sentence before a number's, which may say where and of what
_ASKED: dict[str, About] = {"story": "story", "actor": "actor", "event": "event", "figure": "figure"}


def doubts_of(log: DecisionLog, grounded: Sequence[GroundedMentions], ids: Sequence[str] = ()) -> tuple[Doubt, ...]:
    """The doubtful decisions on which most hangs, each pair once, in the log's order: at most 24, and 72 on figures.

    `ids` are the articles', where they are known: what lies on disk is slow to read.
    """
    places = {article: place for place, article in enumerate(ids or [g.article.article.id for g in grounded])}
    found: dict[tuple[str, str, str], Doubt] = {}
    for finding in in_order(f for f in log.findings if f.doubtful and f.about in _ASKED):
        doubt = _doubt(finding, lambda article: grounded[places[article]])
        if doubt.left != doubt.right:
            found.setdefault(doubt.key, doubt)
    figures = [doubt for doubt in found.values() if doubt.about == "figure"]
    others = [doubt for doubt in found.values() if doubt.about != "figure"]
    return (*others[:_MOST], *figures[:_MOST_FIGURES])


def _doubt(finding: Finding, article: Callable[[str], GroundedMentions]) -> Doubt:
    passages = [finding.left, finding.right]
    if finding.about in ("actor", "figure") and finding.citations:
        told = _lines_of if finding.about == "figure" else _sentence_of
        passages = [told(c, article) for c in (finding.citations[0], finding.citations[-1])]
    elif finding.about == "story":
        passages = [_opening(article(i)) for i in finding.ids]
    most = _PASSAGE + (_LEAD_IN if finding.about == "figure" else 0)
    left, right = (_on_one_line(p, most) for p in passages)
    return Doubt(_ASKED[finding.about], finding.left, finding.right, left, right)


def _sentence_of(citation: Citation, article: Callable[[str], GroundedMentions]) -> str:
    """The sentence in which a name stands."""
    marked = article(citation.article).article
    around = (s for s in marked.sentences if s.start <= citation.start < s.end)
    sentence = next(around, None)
    return marked.article.text[sentence.start : sentence.end] if sentence else citation.exact


def _lines_of(citation: Citation, article: Callable[[str], GroundedMentions]) -> str:
    """The sentence in which a number stands, behind the end of the one before it in its paragraph."""
    marked = article(citation.article).article
    at = next((i for i, s in enumerate(marked.sentences) if s.start <= citation.start < s.end), 0)
    own, before = marked.sentences[at], marked.sentences[max(0, at - 1)]
    lead_in = marked.article.text[before.start : before.end][-_LEAD_IN:] if before.paragraph == own.paragraph else ""
    return f"{lead_in} {marked.article.text[own.start : own.end]}" if at else marked.article.text[own.start : own.end]


def _opening(grounded: GroundedMentions) -> str:
    """An article's title and first sentence."""
    marked = grounded.article
    first = next(iter(marked.body), None)
    lead = marked.article.text[first.start : first.end] if first else ""
    return f"{marked.article.title or ''} {lead}"


def _on_one_line(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…"
