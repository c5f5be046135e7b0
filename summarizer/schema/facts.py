"""What the merge concludes of one story, ready to be written about."""

from dataclasses import dataclass

from summarizer.schema.brief import Actor, Article, Event, Figure, Relation


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """A story's merged facts, each list with the weightiest first. `articles` are its sources in reading order."""

    id: str
    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]

    @property
    def origins(self) -> tuple[str, ...]:
        """The ids of the independent articles: a reprint counts as what it copies."""
        return tuple(dict.fromkeys(a.origin for a in self.articles))
