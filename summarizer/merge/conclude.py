"""The merge from end to end: origins, stories, then actors, events and figures of each story."""

from collections.abc import Iterator, Mapping, Sequence

from summarizer.language.places import gazetteer
from summarizer.merge.actors import Actors, Cast, resolve_cast
from summarizer.merge.decisions import DecisionLog
from summarizer.merge.events import merge_events, numbers_of
from summarizer.merge.figures import MergedFigures, merge_figures
from summarizer.merge.groundwork import Groundwork
from summarizer.merge.occasions import happenings_of
from summarizer.merge.stories import cluster_stories
from summarizer.schema.brief import Actor
from summarizer.schema.facts import StoryFacts
from summarizer.schema.mentions import GroundedMentions
from summarizer.schema.overrides import NO_OVERRIDES, Overrides

_MAX_ACTORS = 40
_MAX_EVENTS = 40


def merge(
    grounded: Sequence[GroundedMentions],
    language: str,
    overrides: Overrides = NO_OVERRIDES,
    log: DecisionLog | None = None,
) -> list[StoryFacts]:
    """As `merged_stories`, all at once."""
    return list(merged_stories(grounded, language, overrides, log))


def merged_stories(
    grounded: Sequence[GroundedMentions],
    language: str,
    overrides: Overrides = NO_OVERRIDES,
    log: DecisionLog | None = None,
    groundwork: Groundwork | None = None,
) -> Iterator[StoryFacts]:
    """The day's stories with their merged facts, the weightiest story first. `language` is the briefing's.

    `grounded` may lie on disk: it is walked through a few times, and a story at a time is held.
    What was decided and why is added to `log`; what the desk has decided (`overrides`) beats every rule. What
    an earlier run left open (`doubts_of` its log) is joined by the verdicts that `log` brings, where no rule forbids it.
    """
    log = log if log is not None else DecisionLog()
    groundwork = groundwork or Groundwork(grounded)
    log.include(groundwork.log)
    groups = cluster_stories(grounded, overrides, log, groundwork.vectors, groundwork.origin)
    cast = resolve_cast(grounded, groups, language, overrides, log)
    counts = {"e": 1, "f": 1}
    for number, group in enumerate(sorted(groups, key=lambda group: -groundwork.size(group)), start=1):
        story = _story(f"s{number}", [grounded[i] for i in group], groundwork.origin, cast, counts, log)
        counts = {"e": counts["e"] + len(story.events), "f": counts["f"] + len(story.figures)}
        yield story


def _story(
    story_id: str,
    group: list[GroundedMentions],
    origin: Mapping[str, str],
    cast: Cast,
    counts: dict[str, int],
    log: DecisionLog,
) -> StoryFacts:
    own = {a.id: a.model_copy(update={"origin": origin[a.id]}) for a in (g.article.article for g in group)}
    actors = cast.of(group)
    told = [e for g in group for e in g.events]
    events = merge_events(told, own, actors, counts["e"], log, numbers_of(group))[:_MAX_EVENTS]
    figures = [f for g in group for f in g.figures]
    merged = merge_figures(figures, own, actors, counts["f"], log, happenings_of(group))
    chosen = _chosen_actors(actors, merged)
    known = {a.id for a in chosen}
    return StoryFacts(
        id=story_id,
        articles=tuple(own.values()),
        events=tuple(e.model_copy(update={"actors": tuple(i for i in e.actors if i in known)}) for e in events),
        actors=chosen,
        figures=merged.figures,
        relations=merged.relations,
    )


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
    solid = [i for i in ranked if i in found and (weights[i][1] > 1 or _is_sure(found[i]))]
    kept = set(solid[:_MAX_ACTORS]) | {i for i in speakers if i}
    return tuple(found[i] for i in ranked if i in kept and i in found)
