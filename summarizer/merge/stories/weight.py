"""How much a story weighs, by which a day's stories are told in order: who tells it, and how many have died."""

from datetime import date
from math import log2

from summarizer.schema.mentions import FigureMention, GroundedMentions

_OPENING = 2  # sentences in which an article says what it is about
_DEATHS = "deaths"
_PER_ORIGIN = 10.0
_PER_DOUBLING = 5.0
_MOST_BY_DEAD = 35.0
_MOST_BY_FIGURES = 9
_RECENT = 7  # days before the article came out


def dead_of_news(grounded: GroundedMentions) -> int:
    """The most dead that the article's opening tells of, in whatever words: neither feared nor of an older time."""
    published = (grounded.article.article.published or "")[:10]
    told = (f.mention for f in grounded.figures if f.mention.numeral.sentence <= _OPENING)
    counts = (m.numeral.quantity for m in told if m.measured_property == _DEATHS and _is_news(m, published))
    return max((int(q.value or q.min_value or 0) for q in counts), default=0)


def _is_news(mention: FigureMention, published: str) -> bool:
    if mention.modality != "actual" or mention.withdrawn or mention.background or mention.period:
        return False
    day = mention.occasion or mention.as_of
    if not day or not published:
        return True
    return (date.fromisoformat(published) - date.fromisoformat(day.end)).days <= _RECENT


def weight_of(origins: int, dead: int, figures: int) -> float:
    """Two dead weigh nearly as one more independent article, thirteen as two, over a hundred as three and a half."""
    by_dead = min(_PER_DOUBLING * log2(1 + dead), _MOST_BY_DEAD)
    return _PER_ORIGIN * origins + by_dead + min(figures, _MOST_BY_FIGURES)
