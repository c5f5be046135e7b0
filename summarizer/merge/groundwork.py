"""What the merge finds before it decides anything: which articles are copies, what each speaks of, how much it says."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from summarizer.merge.decisions import DecisionLog
from summarizer.merge.outlines import Outline, outlines
from summarizer.merge.stories.leads import Lead
from summarizer.merge.stories.near_pairs import NearPairs
from summarizer.merge.stories.origins import origins_of
from summarizer.merge.stories.traces import Trace
from summarizer.merge.stories.vectors import Vectors
from summarizer.merge.stories.weight import weight_of
from summarizer.schema.brief import Article
from summarizer.schema.mentions import GroundedActor, GroundedMentions
from summarizer.spool import HELD, Spool
from summarizer.workers import Crew


class Groundwork:
    """What all mergers of the same articles begin with: no verdict and no wish of the desk changes it.

    The mentions are read once, since what lies on disk is slow to read; what is asked for again of each article is kept
    beside them: `articles`, their `heads`, `leads`, `ids`, `languages` and `actors`, and as `names` the folded names by
    which events and figures may ask for further actors. `near` are the pairs of articles that are alike. `origin` is by
    the id of each article, `log` says why. `known` are outlines that have been made, by place.
    """

    def __init__(
        self,
        grounded: Sequence[GroundedMentions],
        crew: Crew | None = None,
        known: Mapping[int, Outline] = MappingProxyType({}),
    ) -> None:
        crew = crew or Crew()
        held = HELD if isinstance(grounded, Spool) and grounded.is_on_disk else len(grounded)
        self.articles = Spool[Article](held=held)
        self.actors = Spool[tuple[GroundedActor, ...]](held=held)
        self.names: list[tuple[str, ...]] = []
        self.leads: list[Lead] = []
        self.log = DecisionLog()
        self._figures, self._dead = array("L"), array("L")
        traces: list[Trace] = []
        self.vectors = Vectors(self._kept(outlines(grounded, crew, known), traces))
        self.near = NearPairs(self.vectors, crew)  # they are looked for while this process finds the copies
        self.heads, self.languages = [trace.head for trace in traces], self.vectors.languages
        self.ids = [head.id for head in self.heads]
        self.origin = origins_of(self.articles, self.log, traces)

    def _kept(self, told: Iterator[Outline], traces: list[Trace]) -> Iterator[tuple[str, Counter[str]]]:
        """The language and features of each article; everything else is noted on the way."""
        for outline in told:
            traces.append(outline.trace)
            self.articles.append(outline.article)
            self.actors.append(outline.actors)
            self.names.append(outline.names)
            self.leads.append(outline.lead)
            self._figures.append(outline.figures)
            self._dead.append(outline.dead)
            yield outline.language, outline.features

    def size(self, group: Sequence[int]) -> float:
        """The weight of a story: by its independent articles, the dead of its news, then by its figures."""
        origins = len({self.origin[self.ids[i]] for i in group})
        dead = max((self._dead[i] for i in group), default=0)
        return weight_of(origins, dead, sum(self._figures[i] for i in group))
