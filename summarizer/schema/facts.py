"""What the merge concludes of one story, ready to be written about."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from summarizer.schema.brief import Actor, Article, Event, Figure, Relation
from summarizer.schema.records import record


@record
class StoryFacts:
    """A story's merged facts, each list with the weightiest first. `articles` are its sources in reading order.

    `own_ids` gives for the briefing's id of each event, actor and figure the one that it has in the story alone; where
    there is none, the two are the same.
    """

    id: str
    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]
    own_ids: Mapping[str, str] = field(default_factory=dict)

    def _ids(self) -> Iterator[str]:
        yield from (e.id for e in self.events)
        yield from (a.id for a in self.actors)
        yield from (f.id for f in self.figures)

    def under(self, story: str, ids: Mapping[str, str]) -> "StoryFacts":
        """The same facts under other ids, each of which must be in `ids`; `own_ids` leads back to those of before."""

        def in_event(event: Event) -> Event:
            return event.model_copy(update={"id": ids[event.id], "actors": tuple(ids[i] for i in event.actors)})

        return StoryFacts(
            id=story,
            articles=self.articles,
            events=tuple(map(in_event, self.events)),
            actors=tuple(a.model_copy(update={"id": ids[a.id]}) for a in self.actors),
            figures=tuple(f.model_copy(update={"id": ids[f.id]}) for f in self.figures),
            relations=tuple(Relation(kind=r.kind, figures=tuple(ids[i] for i in r.figures)) for r in self.relations),
            own_ids={ids[i]: i for i in self._ids()},
        )
