"""What the merge finds before it decides anything: which articles are copies, what each speaks of, how much it says."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from summarizer.language.name_words import bare_name
from summarizer.merge.decisions import DecisionLog
from summarizer.merge.near_pairs import NearPairs
from summarizer.merge.origins import origins_of
from summarizer.merge.speakers import forms_of
from summarizer.merge.story_features import features_of
from summarizer.merge.story_vectors import Vectors
from summarizer.schema.brief import Article
from summarizer.schema.mentions import GroundedActor, GroundedMentions
from summarizer.spool import HELD, Spool
from summarizer.workers import Crew


class Groundwork:
    """What all mergers of the same articles begin with: no verdict and no wish of the desk changes it.

    The mentions are read once, since what lies on disk is slow to read; what is asked for again of each article is kept
    beside them: `articles`, their `ids`, `languages` and `actors`, and as `names` the folded names by which events and
    figures may ask for further actors. `near` are the pairs of articles that are alike. `origin` is by the id of each
    article, `log` says why.
    """

    def __init__(self, grounded: Sequence[GroundedMentions], crew: Crew | None = None) -> None:
        held = HELD if isinstance(grounded, Spool) and grounded.is_on_disk else len(grounded)
        self.articles = Spool[Article](held=held)
        self.actors = Spool[tuple[GroundedActor, ...]](held=held)
        self.names: list[tuple[str, ...]] = []
        self.log = DecisionLog()
        self._figures = array("L")
        numbers: dict[str, array[float]] = {}
        self.vectors = Vectors(self._read(grounded, numbers))
        self.near = NearPairs(self.vectors, crew or Crew())  # they are looked for while this process finds the copies
        self.ids, self.languages = tuple(numbers), self.vectors.languages
        self.origin = origins_of(self.articles, self.log, numbers)

    def _read(
        self, grounded: Sequence[GroundedMentions], numbers: "dict[str, array[float]]"
    ) -> Iterator[tuple[str, Counter[str]]]:
        """The language and features of each article; everything else is noted on the way."""
        for g in grounded:
            article = g.article.article
            numbers[article.id] = _values(g)
            self.articles.append(article)
            self.actors.append(g.actors)
            self.names.append(_names_beside_actors(g))
            self._figures.append(len(g.figures))
            yield article.language or "", features_of(g)

    def size(self, group: Sequence[int]) -> float:
        """The weight of a story: by its independent articles, then by its figures."""
        origins = len({self.origin[self.ids[i]] for i in group})
        return origins * 10 + min(sum(self._figures[i] for i in group), 9)


def _values(grounded: GroundedMentions) -> "array[float]":
    """The values of the article's numerals, each once."""
    quantities = [n.quantity for n in grounded.article.numerals]
    return array("d", {float(v) for q in quantities for v in (q.value, q.min_value, q.max_value) if v is not None})


def _names_beside_actors(grounded: GroundedMentions) -> tuple[str, ...]:
    """The folded names by which the article's events and figures may ask for an actor, but those of its own mentions."""
    own = {bare_name(name) for m in grounded.actors for name in (m.name, m.acronym) if name}
    return tuple(key for key in dict.fromkeys(map(bare_name, _asked(grounded))) if key not in own)


def _asked(grounded: GroundedMentions) -> Iterator[str]:
    for event in grounded.events:
        yield from event.mention.actors
    for figure in grounded.figures:
        yield from forms_of(figure.mention.speaker)
        if figure.mention.holder:
            yield figure.mention.holder
