"""Events: which of gold's a briefing has, one to one, and how well reports of one event are joined.

A gold event and an Event can be one where they share an article, their dates can be one, and their content words
overlap (Szymkiewicz-Simpson) by 0.3 or more. Rough: gold says in its own language what happened, so that an event told
in another language shares little but names with it. Where gold marks the sentences (`mentions`), those decide instead
of words. For coreference the mentions are (gold event, article), clustered by the Event that tells each.
"""

from collections import defaultdict
from dataclasses import dataclass

from summarizer.regress.scoring.actors import Clusters, coreference_measures
from summarizer.regress.scoring.assignment import best_assignment
from summarizer.regress.scoring.figures import passage_of
from summarizer.regress.scoring.matching import Articles
from summarizer.regress.scoring.measures import Check, Ratio, Scored, hits
from summarizer.regress.scoring.quantities import compatible_dates
from summarizer.regress.scoring.words import content_words, overlap_coefficient
from summarizer.schema.brief import Briefing, Event
from summarizer.schema.gold import Gold, GoldEvent

OVERLAP = 0.3


@dataclass(frozen=True, slots=True)
class EventMatch:
    """A gold event and the Event that tells it, with how like the two are (0.3 to 1)."""

    gold: GoldEvent
    event: Event
    likeness: float


def match_events(brief: Briefing, gold: Gold) -> dict[str, EventMatch]:
    """For each gold event that the briefing has, the Event for it; each Event is one gold event's at most."""
    articles, events = Articles(brief), [e for story in brief.stories for e in story.events]
    likeness = [[_likeness(g, e, articles) for e in events] for g in gold.events]
    # An equal date decides between equally like ones.
    weights = [
        [x + 0.01 * (x > 0 and g.date == e.date) for x, e in zip(row, events, strict=True)]
        for g, row in zip(gold.events, likeness, strict=True)
    ]
    chosen = best_assignment(weights)
    return {gold.events[i].id: EventMatch(gold.events[i], events[j], likeness[i][j]) for i, j in chosen}


def score_events(brief: Briefing, gold: Gold, matches: dict[str, EventMatch]) -> Scored:
    """Per story: `events.precision`, `.recall`, `.f1`, the share with date and modality right, coreference.

    Precision is low by nature: gold holds a story's main events, a briefing keeps every report.
    """
    found = list(matches.values())
    key, response = _clusters(brief, gold)
    measures = {
        **hits("events", len(found), sum(len(s.events) for s in brief.stories), len(gold.events)),
        "events.date right": Ratio(sum(m.gold.date == m.event.date for m in found), len(found)),
        "events.modality right": Ratio(sum(m.gold.modality == m.event.modality for m in found), len(found)),
        **coreference_measures("events", key, response),
    }
    articles = Articles(brief)
    checks = tuple(_check(g, matches.get(g.id), articles) for g in gold.events)
    return Scored({gold.cluster: measures}, checks)


def _likeness(wanted: GoldEvent, event: Event, articles: Articles) -> float:
    """How like the two are; 0 where they cannot be one."""
    where = set(wanted.articles) & {articles.name_of(c.article) for c in event.citations}
    if not where or not compatible_dates(wanted.date, event.date):
        return 0.0
    if wanted.mentions:
        touched = [any(articles.touches(c, m.article, m.quote) for c in event.citations) for m in wanted.mentions]
        return sum(touched) / len(touched)
    told = content_words(" ".join((event.summary, *(c.exact for c in event.citations))))
    likeness = overlap_coefficient(content_words(wanted.plain), told)
    return likeness if likeness >= OVERLAP else 0.0


def _clusters(brief: Briefing, gold: Gold) -> tuple[Clusters, Clusters]:
    """(gold event, article) by gold event, and by the likest Event that cites the article."""
    articles, events = Articles(brief), [e for story in brief.stories for e in story.events]
    key: Clusters = []
    homes: dict[str, set[object]] = defaultdict(set)
    for wanted in gold.events:
        mentions = [(wanted.id, name) for name in wanted.articles if articles.named(name)]
        key += [frozenset(mentions)] if mentions else []
        for mention in mentions:
            here = [e for e in events if mention[1] in {articles.name_of(c.article) for c in e.citations}]
            like = {e.id: _likeness(wanted, e, articles) for e in here}
            best = max(like, key=lambda i: (like[i], i), default="")
            if best and like[best]:
                homes[best].add(mention)
    return key, [frozenset(mentions) for mentions in homes.values()]


def _check(wanted: GoldEvent, match: EventMatch | None, articles: Articles) -> Check:
    name = wanted.articles[0] if wanted.articles else ""
    passages = [passage_of(articles.named(m.article), m.quote) for m in wanted.mentions[:1]]
    got = f"{match.event.summary} ({match.event.date}) [{match.event.id}]" if match else "not among the events"
    expected = f"{wanted.what} ({wanted.date})"
    return Check(wanted.id, "event", match is not None, name, "".join(passages), expected, got)
