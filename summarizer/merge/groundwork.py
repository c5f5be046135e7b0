"""What the merge finds before it decides anything: which articles are copies, what each speaks of, how much it says."""

from array import array
from collections.abc import Sequence

from summarizer.merge.decisions import DecisionLog
from summarizer.merge.origins import origins_of
from summarizer.merge.stories import vectors_of
from summarizer.schema.brief import Article
from summarizer.schema.mentions import GroundedMentions
from summarizer.spool import Spool

_MOST_HELD = 2_000  # articles


class Groundwork:
    """What a second merge of the same articles finds as the first did: no verdict and no wish of the desk changes it.

    `origin` is by the id of each article, `log` says why; `vectors` are the articles', None where there are
    so many that it is better to make them twice than to hold them.
    """

    def __init__(self, grounded: Sequence[GroundedMentions]) -> None:
        log = DecisionLog()
        numbers: dict[str, array[float]] = {}
        articles = Spool[
            Article
        ]()  # again: texts are compared often, and much shorter than all that was read from them
        self._figures = array("L")
        for g in grounded:
            numbers[g.article.article.id] = _values(g)
            self._figures.append(len(g.figures))
            articles.append(g.article.article)
        self._ids = tuple(numbers)
        self.origin = origins_of(articles, log, numbers)
        self.log = log
        self.vectors = vectors_of(grounded) if len(grounded) <= _MOST_HELD else None

    def size(self, group: Sequence[int]) -> float:
        """The weight of a story: by its independent articles, then by its figures."""
        origins = len({self.origin[self._ids[i]] for i in group})
        return origins * 10 + min(sum(self._figures[i] for i in group), 9)


def _values(grounded: GroundedMentions) -> "array[float]":
    """The values of the article's numerals, each once."""
    quantities = [n.quantity for n in grounded.article.numerals]
    return array("d", {float(v) for q in quantities for v in (q.value, q.min_value, q.max_value) if v is not None})
