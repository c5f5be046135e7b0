"""Actors: who is one, scored as coreference over the names that the articles use.

The mentions are the gold aliases that stand by themselves in some article; gold clusters them by actor, the briefing by
Actor. A name type is one mention however often it stands: what is scored is which names are joined.
"""

from collections import defaultdict

from summarizer.regress.scoring.coreference import b_cubed, ceaf_e, conll_f1, lea, merge_errors, muc
from summarizer.regress.scoring.matching import Articles
from summarizer.regress.scoring.measures import Ratio, Scored
from summarizer.regress.scoring.names import Names
from summarizer.regress.scoring.words import fold_name
from summarizer.schema.brief import Briefing
from summarizer.schema.gold import Gold

Clusters = list[frozenset[object]]


def score_actors(brief: Briefing, gold: Gold) -> Scored:
    """Per story: `actors.found` and the coreference scores under `actors.`."""
    key = gold_clusters(brief, gold)
    response = name_clusters(brief, key)
    found = sum(any(k & r for r in response) for k in key)
    return Scored(
        {gold.cluster: {"actors.found": Ratio(found, len(key)), **coreference_measures("actors", key, response)}}
    )


def gold_clusters(brief: Briefing, gold: Gold) -> Clusters:
    """The folded aliases of each gold actor that some article uses."""
    homes: dict[str, set[object]] = defaultdict(set)
    for alias, actor in sorted(set().union(*(Names(gold.actors).mentions(a.text) for a in Articles(brief).fresh))):
        homes[actor].add(alias)
    return [frozenset(aliases) for aliases in homes.values()]


def name_clusters(brief: Briefing, key: Clusters) -> Clusters:
    """The folded names of each Actor that are gold aliases; one id in two stories is one Actor.

    A name in two Actors counts where most of its gold company is.
    """
    named: dict[str, set[object]] = defaultdict(set)
    for actor in (actor for story in brief.stories for actor in story.actors):
        named[actor.id] |= {fold_name(n) for n in (actor.name, *actor.aliases)}
    homes: dict[str, set[object]] = defaultdict(set)
    for cluster in key:
        for alias in cluster:
            holders = [i for i in named if alias in named[i]]
            if holders:
                homes[max(holders, key=lambda i: (len(named[i] & cluster), i))].add(alias)
    return [frozenset(names) for names in homes.values()]


def coreference_measures(prefix: str, key: Clusters, response: Clusters) -> dict[str, Ratio]:
    """CoNLL F1, its three parts, LEA, and the two merge errors, each one vote of a story."""
    errors = merge_errors(key, response)
    scores = {
        "conll f1": conll_f1(key, response),
        "muc f1": muc(key, response).f1,
        "b3 f1": b_cubed(key, response).f1,
        "ceafe f1": ceaf_e(key, response).f1,
        "lea f1": lea(key, response).f1,
        "over-merge": errors.over_merge,
        "under-merge": errors.under_merge,
    }
    return {f"{prefix}.{name}": Ratio.of(value) for name, value in scores.items()}
