"""What the merge takes from each article before it groups them: a function of the article, whatever process makes it."""

from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from summarizer.language.names.words import bare_name
from summarizer.merge.actors.speakers import forms_of
from summarizer.merge.stories.features import features_of
from summarizer.merge.stories.leads import Lead, lead_of
from summarizer.merge.stories.traces import Trace, trace_of
from summarizer.merge.stories.weight import dead_of_news
from summarizer.schema.brief import Article
from summarizer.schema.mentions import GroundedActor, GroundedMentions
from summarizer.schema.records import record
from summarizer.spool import Pickled, Spool
from summarizer.workers import Crew

_AT_ONCE = 128  # articles handed over together
_AHEAD = 3  # such parts for each process


@record
class Outline:
    """An article with its actors' mentions, and what it is known by.

    `features` are those by which its story is sought, `lead` tells it from stories like it, `trace` is that by which its
    copies are sought; `names` the folded names by which its events and figures may ask for further actors; `figures` is
    how many it has, `dead` how many died in what it opens with.
    """

    trace: Trace
    language: str
    article: Article | Pickled[Article]
    actors: tuple[GroundedActor, ...] | Pickled[tuple[GroundedActor, ...]]
    features: Counter[str]
    lead: Lead
    names: tuple[str, ...]
    figures: int
    dead: int


def outlines(
    grounded: Sequence[GroundedMentions], crew: Crew, known: Mapping[int, Outline] = MappingProxyType({})
) -> Iterator[Outline]:
    """The articles' outlines, in their order; what lies on disk is read by the crew, if there is one.

    `known` are those that have been made, by place.
    """
    if not crew or not isinstance(grounded, Spool) or not grounded.is_on_disk:
        for place in range(len(grounded)):
            yield known[place] if place in known else outline(grounded[place])
        return
    begun: deque[Callable[[], list[Outline]]] = deque()
    for first in range(0, len(grounded), _AT_ONCE):
        part = grounded.part(range(first, min(first + _AT_ONCE, len(grounded))))
        begun.append(crew.begin(_packed_outlines, part))
        if len(begun) > _AHEAD * len(crew):
            yield from begun.popleft()()
    for finish in begun:
        yield from finish()


def _packed_outlines(grounded: Sequence[GroundedMentions]) -> list[Outline]:
    return [outline(g, packed=True) for g in grounded]


def outline(grounded: GroundedMentions, packed: bool = False) -> Outline:
    """The outline of one article; `packed` is to be handed over, and kept on disk, as it comes."""
    article = grounded.article.article
    return Outline(
        trace=trace_of(article, _values(grounded)),
        language=article.language or "",
        article=Pickled.of(article) if packed else article,
        actors=Pickled.of(grounded.actors) if packed else grounded.actors,
        features=features_of(grounded),
        lead=lead_of(grounded),
        names=_names_beside_actors(grounded),
        figures=len(grounded.figures),
        dead=dead_of_news(grounded),
    )


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
