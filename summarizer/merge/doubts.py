"""The doubtful cases as questions: data for whoever asks; nothing is asked here."""

from collections.abc import Callable, Sequence

from summarizer.merge.decisions import DecisionLog, Finding, in_order
from summarizer.schema.brief import Citation
from summarizer.schema.doubts import About, Doubt
from summarizer.schema.mentions import GroundedMentions

_MOST = 24
_PASSAGE = 240  # characters
_ASKED: dict[str, About] = {"story": "story", "actor": "actor", "event": "event"}


def doubts_of(log: DecisionLog, grounded: Sequence[GroundedMentions], ids: Sequence[str] = ()) -> tuple[Doubt, ...]:
    """The doubtful decisions on which most hangs, at most 24, each pair once, in the log's order.

    `ids` are the articles', where they are known: what lies on disk is slow to read.
    """
    places = {article: place for place, article in enumerate(ids or [g.article.article.id for g in grounded])}
    found: dict[tuple[str, str, str], Doubt] = {}
    for finding in in_order(f for f in log.findings if f.doubtful and f.about in _ASKED):
        doubt = _doubt(finding, lambda article: grounded[places[article]])
        if doubt.left != doubt.right:
            found.setdefault(doubt.key, doubt)
    return tuple(found.values())[:_MOST]


def _doubt(finding: Finding, article: Callable[[str], GroundedMentions]) -> Doubt:
    passages = [finding.left, finding.right]
    if finding.about == "actor" and finding.citations:
        cited = (finding.citations[0], finding.citations[-1])
        passages = [_sentence_of(c, article) for c in cited]
    elif finding.about == "story":
        passages = [_opening(article(i)) for i in finding.ids]
    left, right = (_on_one_line(p) for p in passages)
    return Doubt(_ASKED[finding.about], finding.left, finding.right, left, right)


def _sentence_of(citation: Citation, article: Callable[[str], GroundedMentions]) -> str:
    """The sentence in which a name stands."""
    marked = article(citation.article).article
    around = (s for s in marked.sentences if s.start <= citation.start < s.end)
    sentence = next(around, None)
    return marked.article.text[sentence.start : sentence.end] if sentence else citation.exact


def _opening(grounded: GroundedMentions) -> str:
    """An article's title and first sentence."""
    marked = grounded.article
    first = next(iter(marked.body), None)
    lead = marked.article.text[first.start : first.end] if first else ""
    return f"{marked.article.title or ''} {lead}"


def _on_one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _PASSAGE else f"{line[:_PASSAGE]}…"
