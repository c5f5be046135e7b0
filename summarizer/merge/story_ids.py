"""A story's own ids, and those under which the briefing has its events, actors and figures."""

from collections.abc import Mapping, Sequence

from summarizer.merge.conclusion import Conclusion
from summarizer.merge.decisions import Finding
from summarizer.schema.brief import Article
from summarizer.schema.facts import StoryFacts
from summarizer.schema.records import replace


class Numbering:
    """Gives ids as stories come: events and figures in one row over all of them, actors as the day's cast has them."""

    def __init__(self) -> None:
        self._events = 0
        self._figures = 0

    def of(self, found: Conclusion, cast: Sequence[str]) -> dict[str, str]:
        """The briefing's id of each own id of the next story. `cast` are its actors' ids in the order of its own."""
        ids = {f"p{n}": day_id for n, day_id in enumerate(cast, start=1)}
        ids |= {event.id: f"e{self._events + n}" for n, event in enumerate(found.events, start=1)}
        ids |= {figure.id: f"f{self._figures + n}" for n, figure in enumerate(found.figures, start=1)}
        self._events += len(found.events)
        self._figures += len(found.figures)
        return ids


def numbered(found: Conclusion, story: str, articles: tuple[Article, ...], ids: Mapping[str, str]) -> StoryFacts:
    """The conclusion as the facts of the story of that id; its events without actors that were not chosen."""
    chosen = {actor.id for actor in found.actors}
    events = (e.model_copy(update={"actors": tuple(i for i in e.actors if i in chosen)}) for e in found.events)
    own = StoryFacts("", articles, tuple(events), found.actors, found.figures, found.relations)
    return own.under(story, ids)


def finding_under(ids: Mapping[str, str], finding: Finding) -> Finding:
    """The finding with the briefing's ids of actors and figures; those of articles are the day's already."""
    if finding.about == "event" or not finding.ids:
        return finding
    return replace(finding, ids=tuple(ids[i] for i in finding.ids))
