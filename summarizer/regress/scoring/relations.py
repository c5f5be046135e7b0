"""Relations: whether a briefing concludes what gold says of a group of figures, as a verdict on each group.

The pairs of `reconciliation` tell how much is right; these verdicts tell which of gold's conclusions a reader gets, and
they are what passes or fails between two runs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from summarizer.regress.scoring.matching import Match
from summarizer.regress.scoring.measures import Check, Ratio, Scored
from summarizer.regress.scoring.quantities import quantity, thing
from summarizer.regress.scoring.words import fold_name
from summarizer.schema.brief import Briefing, Figure, Story
from summarizer.schema.gold import Gold, GoldRelation

_JOINING = ("evolving", "basis", "agreed", "conflict", "corrected")
_ROUNDING = 1.1
Verdict = tuple[bool, str]


@dataclass(frozen=True)
class Case:
    """One gold relation with the claims found for it."""

    relation: GoldRelation
    found: list[Match]
    gold: Gold
    matches: dict[str, Match]
    stories: tuple[Story, ...]

    def figure(self) -> Figure | None:
        """The one Figure that holds all the claims, if one does."""
        held = {m.told.figure.id: m.told.figure for m in self.found}
        return held.popitem()[1] if len(held) == 1 else None

    def spread(self) -> str:
        """Which Figure holds what."""
        ids = list(dict.fromkeys(m.told.figure.id for m in self.found))
        return "; ".join(f"{i} {', '.join(m.gold.id for m in self.found if m.told.figure.id == i)}" for i in ids)

    def shown(self, kind: str) -> list[set[str]]:
        """The Figures of each relation of this kind that the briefing shows."""
        return [set(r.figures) for story in self.stories for r in story.relations if r.kind == kind]

    def other_dispute(self) -> bool:
        """Whether gold disputes the Figure on another ground: "disputed" outranks the other statuses (contract)."""
        here = {m.told.figure.id for m in self.found}
        disputes = [r for r in self.gold.reconcile if r.kind == "conflict" and r.id != self.relation.id]
        held = [
            [m.gold for i in r.figures if (m := self.matches.get(i)) and m.told.figure.id in here] for r in disputes
        ]
        return any(len({quantity(g) for g in golds}) > 1 for golds in held)

    def mixed(self) -> list[str]:
        """Pairs that should be apart and share a Figure, unless another gold relation joins them."""
        joined = [set(r.figures) for r in self.gold.reconcile if r.kind in _JOINING]
        pairs = [(a, b) for a, b in combinations(self.found, 2) if a.told.figure.id == b.told.figure.id]
        apart = [(a.gold, b.gold) for a, b in pairs if thing(a.gold) != thing(b.gold)]
        return [f"{a.id}+{b.id}" for a, b in apart if not any({a.id, b.id} <= ids for ids in joined)]


def score_relations(brief: Briefing, gold: Gold, matches: dict[str, Match]) -> Scored:
    """Per story: `relations.right`, and `conflicts.recall`: gold's conflicts shown with all sides attributed.

    A relation of which a number is missing is wrong: the reader does not get it.
    """
    verdicts = [(r, *judge(r, brief, gold, matches)) for r in gold.reconcile]
    conflicts = [right for r, right, _ in verdicts if r.kind == "conflict"]
    measures = {
        "relations.right": Ratio(sum(right for _, right, _ in verdicts), len(verdicts)),
        "conflicts.recall": Ratio(sum(conflicts), len(conflicts)),
    }
    checks = tuple(_check(r, right, why) for r, right, why in verdicts)
    return Scored({gold.cluster: measures}, checks)


def _check(relation: GoldRelation, right: bool, why: str) -> Check:
    expected = f"{relation.kind} of {', '.join(relation.figures)}: {relation.expected}"
    return Check(relation.id, "conflict" if relation.kind == "conflict" else "relation", right, "", "", expected, why)


def judge(relation: GoldRelation, brief: Briefing, gold: Gold, matches: dict[str, Match]) -> Verdict:
    """Whether the briefing concludes what the relation says, and what it shows instead."""
    key = thing if relation.kind in ("scope", "part_whole", "background") else quantity
    wanted = [f for f in gold.figures if f.id in relation.figures]
    found = [matches[f.id] for f in wanted if f.id in matches]
    absent = {key(f) for f in wanted} - {key(m.gold) for m in found}
    if absent or len(found) < min(2, len(wanted)):
        lost = [f.id for f in wanted if f.id not in matches and (key(f) in absent or not absent)]
        return False, f"told nowhere: {', '.join(lost)}"
    case = Case(relation, found, gold, matches, brief.stories)
    right, why = _verdict(case)
    return right, why if len(found) == len(wanted) else f"{why} (judged on {len(found)} of {len(wanted)})"


def _verdict(case: Case) -> Verdict:
    kind = case.relation.kind
    if kind in _ALONE:
        return _ALONE[kind](case)
    figure = case.figure()
    return _TOGETHER[kind](case, figure) if figure else (False, f"spread over {case.spread()}")


def _updated(case: Case, figure: Figure) -> Verdict:
    """Evolving: one Figure, updated; agreed will do where the numbers differ only by rounding."""
    values = [m.gold.value for m in case.found if m.gold.value is not None]
    rounding = not values or max(values) <= _ROUNDING * min(values)
    fits = figure.status == "updated" or (figure.status == "agreed" and rounding)
    fits = fits or (figure.status == "disputed" and case.other_dispute())
    return fits, f"{figure.id} is {figure.status}, {_current(case, figure)}"


def _current(case: Case, figure: Figure) -> str:
    if figure.current is None:
        return "no current claim"
    latest = max((m.gold.as_of or "" for m in case.found), default="")
    fits = any(m.gold.as_of == latest for m in case.found if m.told.index == figure.current)
    return f"current {figure.claims[figure.current].text!r} is {'the latest' if fits else f'NOT of {latest}'}"


def _agreed(case: Case, figure: Figure) -> Verdict:
    """Basis, agreed: one Figure (one claim of several articles may be "single"), not disputed on this ground."""
    return figure.status != "disputed" or case.other_dispute(), f"{figure.id} is {figure.status}"


def _conflict(case: Case) -> Verdict:
    """Conflict: one Figure with every side attributed, disputed, or updated by a later count that settles it.

    Each side needs a named speaker, unless gold says that only articles put it, in their own words. Reports of a side that
    ended up elsewhere do not matter here.
    """
    sides = {quantity(m.gold) for m in case.found}
    held = {m.told.figure.id: m.told.figure for m in case.found}
    whole = [f for f in held.values() if {quantity(m.gold) for m in case.found if m.told.figure.id == f.id} == sides]
    if not whole:
        return False, f"spread over {case.spread()}"
    return max((_disputed(case, f) for f in whole), key=lambda verdict: verdict[0])


def _disputed(case: Case, figure: Figure) -> Verdict:
    sides: dict[object, list[Match]] = {}
    for match in (m for m in case.found if m.told.figure.id == figure.id):
        sides.setdefault(quantity(match.gold), []).append(match)
    known = {fold_name(m.told.claim.attributed_to) or m.gold.article for side in sides.values() for m in side}
    fits = all(map(_is_attributed, sides.values())) and len(known) > 1
    fits = fits and (figure.status == "disputed" or _is_settled(case, figure))
    shown = sorted({m.told.claim.attributed_to for side in sides.values() for m in side} - {""})
    return fits, f"{figure.id} is {figure.status}, said by {' / '.join(shown) or 'nobody'}"


def _is_attributed(side: list[Match]) -> bool:
    """Whether a named speaker puts it, or nobody does by gold either: the article is the voice (contract: "")."""
    return any(m.told.claim.attributed_to for m in side) or not any(m.gold.attributed_to for m in side)


def _is_settled(case: Case, figure: Figure) -> bool:
    """Whether the Figure is updated and its standing claim is of a later day than every side's."""
    if figure.status != "updated" or figure.current is None:
        return False
    last = max((m.gold.as_of or "" for m in case.found), default="")
    return (figure.claims[figure.current].observation_date or "") > last


def _scope(case: Case) -> Verdict:
    """Scope: not disputed against each other; whether they are really kept apart is said beside."""
    mixed = case.mixed()
    if not mixed:
        return True, "kept apart"
    named = {gid for pair in mixed for gid in pair.split("+")}
    disputed = any(m.told.figure.status == "disputed" for m in case.found if m.gold.id in named)
    return not disputed, f"share {'a disputed' if disputed else 'one'} figure: {', '.join(mixed)}"


def _part(case: Case) -> Verdict:
    """A part and its whole: a `part_of` relation of these figures."""
    ids = {m.told.figure.id for m in case.found}
    if len(ids) > 1 and any(ids <= shown for shown in case.shown("part_of")):
        return True, "part_of shown"
    mixed = case.mixed()
    return False, f"share a figure: {', '.join(mixed)}" if mixed else "kept apart, relation not shown"


def _background(case: Case) -> Verdict:
    """Background: separate Figures, ideally with the relation."""
    mixed, ids = case.mixed(), {m.told.figure.id for m in case.found}
    if mixed:
        return False, f"share a figure: {', '.join(mixed)}"
    shown = any(len(ids & figures) > 1 for figures in case.shown("background"))
    return True, "background shown" if shown else "kept apart, relation not shown"


def _corrected(case: Case) -> Verdict:
    """Corrected: the relation holds a Figure of every number, the withdrawn and the standing."""
    sides: dict[object, set[str]] = {}
    for match in case.found:
        sides.setdefault(quantity(match.gold), set()).add(match.told.figure.id)
    if any(all(side & shown for side in sides.values()) for shown in case.shown("corrected")):
        return True, "corrected shown"
    statuses = sorted({f"{m.told.figure.id} is {m.told.figure.status}" for m in case.found})
    return False, f"no corrected relation; {', '.join(statuses)}"


_TOGETHER: dict[str, Callable[[Case, Figure], Verdict]] = {"evolving": _updated, "basis": _agreed, "agreed": _agreed}
_ALONE: dict[str, Callable[[Case], Verdict]] = {
    "conflict": _conflict,
    "scope": _scope,
    "part_whole": _part,
    "background": _background,
    "corrected": _corrected,
}
