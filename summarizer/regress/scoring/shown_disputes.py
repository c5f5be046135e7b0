"""What a briefing shows as a dispute or an update: how much of it is gold's. A false one misleads more than a missed one."""

from collections import defaultdict

from summarizer.regress.scoring.matching import Match
from summarizer.regress.scoring.measures import Ratio, Scored
from summarizer.regress.scoring.quantities import quantity
from summarizer.schema.brief import Briefing
from summarizer.schema.gold import Gold, GoldFigure, RelationKind


def score_shown(brief: Briefing, gold: Gold, matches: dict[str, Match]) -> Scored:
    """Per story: `conflicts.precision` and `updates.precision`.

    A Figure shown as disputed is right where two unequal numbers of one conflict of gold are among its claims, one shown
    as updated where two of one evolving relation are. Claims that gold does not have count for nothing, so that a dispute
    with a misread number is wrong.
    """
    held: dict[str, list[GoldFigure]] = defaultdict(list)
    for match in matches.values():
        held[match.told.figure.id].append(match.gold)
    shown = [(f.status, held[f.id]) for story in brief.stories for f in story.figures]
    measures = {
        "conflicts.precision": _share([golds for status, golds in shown if status == "disputed"], gold, "conflict"),
        "updates.precision": _share([golds for status, golds in shown if status == "updated"], gold, "evolving"),
    }
    return Scored({gold.cluster: measures})


def _share(figures: list[list[GoldFigure]], gold: Gold, kind: RelationKind) -> Ratio:
    wanted = [set(r.figures) for r in gold.reconcile if r.kind == kind]
    right = sum(any(_joins(golds, ids) for ids in wanted) for golds in figures)
    return Ratio(right, len(figures))


def _joins(golds: list[GoldFigure], ids: set[str]) -> bool:
    return len({quantity(g) for g in golds if g.id in ids}) > 1
