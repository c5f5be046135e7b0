"""The merge from end to end: origins, stories, then actors, events and figures of each story."""

from collections.abc import Iterable

from summarizer.merge.actors import Actors
from summarizer.merge.events import merge_events
from summarizer.merge.figures import MergedFigures, merge_figures
from summarizer.merge.origins import with_origins
from summarizer.merge.stories import cluster_stories
from summarizer.schema.brief import Actor, Article, Event
from summarizer.schema.facts import StoryFacts
from summarizer.schema.mentions import GroundedMentions

_MAX_ACTORS = 24
_MAX_EVENTS = 30


def merge(grounded: list[GroundedMentions], language: str) -> list[StoryFacts]:
    """The day's stories with their merged facts, the weightiest story first. `language` is the briefing's."""
    articles = {a.id: a for a in with_origins([g.article.article for g in grounded])}
    actors = Actors(grounded)
    groups = [[grounded[i] for i in group] for group in cluster_stories(grounded)]
    groups.sort(key=lambda group: -_size(group, articles))
    stories: list[StoryFacts] = []
    counts = {"e": 1, "f": 1}
    for number, group in enumerate(groups, start=1):
        story = _story(f"s{number}", group, articles, actors, language, counts)
        counts = {"e": counts["e"] + len(story.events), "f": counts["f"] + len(story.figures)}
        stories.append(story)
    return stories


def _size(group: list[GroundedMentions], articles: dict[str, Article]) -> float:
    origins = len({articles[g.article.article.id].origin for g in group})
    figures = sum(len(g.figures) for g in group)
    return origins * 10 + min(figures, 9)


def _story(
    story_id: str,
    group: list[GroundedMentions],
    articles: dict[str, Article],
    actors: Actors,
    language: str,
    counts: dict[str, int],
) -> StoryFacts:
    ids = {g.article.article.id for g in group}
    events = merge_events([e for g in group for e in g.events], articles, actors, language, counts["e"])[:_MAX_EVENTS]
    merged = merge_figures([f for g in group for f in g.figures], articles, actors, counts["f"])
    return StoryFacts(
        id=story_id,
        articles=tuple(articles[g.article.article.id] for g in group),
        events=events,
        actors=_chosen_actors(actors, ids, events, merged),
        figures=merged.figures,
        relations=merged.relations,
    )


def _chosen_actors(actors: Actors, articles: set[str], events: Iterable[Event], merged: MergedFigures) -> tuple[Actor, ...]:
    """The most named actors, and all that an event of the story refers to or that a claim is attributed to."""
    weights = actors.weights(articles)
    ranked = sorted(weights, key=lambda i: (-weights[i][0], -weights[i][1], int(i[1:])))
    speakers = {actors.id_of(c.attributed_to) for f in merged.figures for c in f.claims if c.attributed_to}
    needed = {i for e in events for i in e.actors} | {i for i in speakers if i}
    chosen = [i for n, i in enumerate(ranked) if n < _MAX_ACTORS or i in needed]
    return tuple(a for i in chosen if (a := actors.actor(i, articles)))
