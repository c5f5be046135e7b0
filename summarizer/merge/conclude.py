"""The merge from end to end: origins, stories, then actors, events and figures of each story."""

from dataclasses import dataclass

from summarizer.language.places import gazetteer
from summarizer.merge.actors import Actors, Cast, resolve_cast
from summarizer.merge.decisions import DecisionLog, Finding
from summarizer.merge.events import merge_events
from summarizer.merge.figures import MergedFigures, merge_figures
from summarizer.merge.occasions import happenings_of
from summarizer.merge.origins import with_origins
from summarizer.merge.stories import cluster_stories, vectors_of
from summarizer.merge.story_vectors import Vectors
from summarizer.schema.brief import Actor, Article
from summarizer.schema.facts import StoryFacts
from summarizer.schema.mentions import GroundedMentions
from summarizer.schema.overrides import NO_OVERRIDES, Overrides

_MAX_ACTORS = 40
_MAX_EVENTS = 40
_MOST_HELD = 2_000  # articles


@dataclass(frozen=True, slots=True)
class Groundwork:
    """What a second merge of the same articles finds as the first did: `articles` by id with their origins, the findings
    on those, and the articles' vectors, unless there are so many that it is better to make them twice than to hold them.
    """

    articles: dict[str, Article]
    findings: tuple[Finding, ...]
    vectors: Vectors | None


def lay_groundwork(grounded: list[GroundedMentions]) -> Groundwork:
    """Which articles are copies, and what each speaks of: no verdict and no wish of the desk changes either."""
    log = DecisionLog()
    articles = with_origins([g.article.article for g in grounded], log, _numbers(grounded))
    vectors = vectors_of(grounded) if len(grounded) <= _MOST_HELD else None
    return Groundwork({a.id: a for a in articles}, tuple(log.findings), vectors)


def merge(
    grounded: list[GroundedMentions],
    language: str,
    overrides: Overrides = NO_OVERRIDES,
    log: DecisionLog | None = None,
    groundwork: Groundwork | None = None,
) -> list[StoryFacts]:
    """The day's stories with their merged facts, the weightiest story first. `language` is the briefing's.

    What was decided and why is added to `log`; what the desk has decided (`overrides`) beats every rule. What
    an earlier run left open (`doubts_of` its log) is joined by the verdicts that `log` brings, where no rule forbids it.
    """
    log = log if log is not None else DecisionLog()
    groundwork = groundwork or lay_groundwork(grounded)
    articles = groundwork.articles
    log.findings += groundwork.findings
    groups = cluster_stories(grounded, overrides, log, groundwork.vectors)
    cast = resolve_cast(grounded, groups, language, overrides, log)
    ranked = sorted(([grounded[i] for i in group] for group in groups), key=lambda group: -_size(group, articles))
    stories: list[StoryFacts] = []
    counts = {"e": 1, "f": 1}
    for number, group in enumerate(ranked, start=1):
        story = _story(f"s{number}", group, articles, cast, counts, log)
        counts = {"e": counts["e"] + len(story.events), "f": counts["f"] + len(story.figures)}
        stories.append(story)
    return stories


def _numbers(grounded: list[GroundedMentions]) -> dict[str, frozenset[float]]:
    """The values of each article's numerals."""
    quantities = {g.article.article.id: [n.quantity for n in g.article.numerals] for g in grounded}
    return {
        i: frozenset(float(v) for q in found for v in (q.value, q.min_value, q.max_value) if v is not None)
        for i, found in quantities.items()
    }


def _size(group: list[GroundedMentions], articles: dict[str, Article]) -> float:
    origins = len({articles[g.article.article.id].origin for g in group})
    figures = sum(len(g.figures) for g in group)
    return origins * 10 + min(figures, 9)


def _story(
    story_id: str,
    group: list[GroundedMentions],
    articles: dict[str, Article],
    cast: Cast,
    counts: dict[str, int],
    log: DecisionLog,
) -> StoryFacts:
    own = {g.article.article.id: articles[g.article.article.id] for g in group}
    actors = cast.of(group)
    events = merge_events([e for g in group for e in g.events], own, actors, counts["e"], log)[:_MAX_EVENTS]
    figures = [f for g in group for f in g.figures]
    merged = merge_figures(figures, articles, actors, counts["f"], log, happenings_of(group))
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
