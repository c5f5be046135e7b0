"""What is concluded of one story: a function of its articles and of who is who in it, whatever else the day brings."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.language.places import gazetteer
from summarizer.merge.actors.cast import StoryCast
from summarizer.merge.actors.story_actors import Actors
from summarizer.merge.decisions import DecisionLog
from summarizer.merge.events.records import merge_events, numbers_of
from summarizer.merge.figures.counted.nights import with_nights_settled
from summarizer.merge.figures.counted.occasions import happenings_of
from summarizer.merge.figures.counted.speaker_doubts import note_speakers_of_one_number
from summarizer.merge.figures.from_mentions import MergedFigures, merge_figures
from summarizer.merge.figures.voices import of_its_time
from summarizer.schema.brief import Actor, Event, Figure, Relation
from summarizer.schema.doubts import Verdicts
from summarizer.schema.mentions import GroundedMentions
from summarizer.spool import Pickled

_MAX_ACTORS = 40
_MAX_EVENTS = 40


@dataclass(frozen=True, slots=True)
class StoryInput:
    """All that the conclusion of a story hangs on. `origins` are the articles', by place; `verdicts` a model's on events."""

    articles: Sequence[GroundedMentions]
    origins: tuple[str, ...]
    cast: StoryCast
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A story's events, actors and figures under ids of its own ("e1", "p1", "f1"), each list with the weightiest first.

    `log` says why, and which verdicts would have mattered.
    """

    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]
    log: DecisionLog


def conclude(story: StoryInput) -> Conclusion:
    """The story's facts. What it is called among the day's stories is not known here."""
    log, told = DecisionLog(story.verdicts), with_nights_settled(story.articles)
    marked = (g.article.article for g in told)
    own = {a.id: a.model_copy(update={"origin": o}) for a, o in zip(marked, story.origins, strict=True)}
    actors = Actors(story.cast, told, log)
    note_speakers_of_one_number(told, actors, log)
    mentioned = [e for g in told for e in g.mentioned]
    events = merge_events([e for g in told for e in g.events], own, actors, log, numbers_of(told), mentioned)
    figures = [of_its_time(f, g.day) for g in told for f in g.figures]
    merged = merge_figures(figures, own, actors, log, happenings_of(told))
    return Conclusion(events[:_MAX_EVENTS], _chosen_actors(actors, merged), merged.figures, merged.relations, log)


def conclude_all(stories: Sequence[StoryInput]) -> list[Conclusion]:
    """The stories' conclusions, in their order."""
    return [conclude(story) for story in stories]


def conclude_packed(stories: Sequence[StoryInput]) -> list[Pickled[Conclusion]]:
    """The same, to be handed over: until they are asked for they take a quarter of the room."""
    return [Pickled.of(conclude(story)) for story in stories]


def _is_sure(actor: Actor) -> bool:
    return actor.kind != "unknown" and (
        " " in actor.name or len(actor.aliases) > 1 or gazetteer().lookup(actor.name) is not None
    )


def _chosen_actors(actors: Actors, merged: MergedFigures) -> tuple[Actor, ...]:
    """The most named actors, and every one that a claim is attributed to.

    A single word of unclear kind must be used twice: one capital alone does not make an actor.
    """
    weights = actors.weights()
    ranked = sorted(weights, key=lambda i: (-weights[i][0], -weights[i][1], int(i[1:])))
    speakers = {actors.id_of(c.attributed_to) for f in merged.figures for c in f.claims if c.attributed_to}
    found = {i: actor for i in ranked if (actor := actors.actor(i))}
    solid = [i for i, actor in found.items() if weights[i][1] > 1 or _is_sure(actor)]
    kept = set(solid[:_MAX_ACTORS]) | {i for i in speakers if i}
    return tuple(actor for i, actor in found.items() if i in kept)
