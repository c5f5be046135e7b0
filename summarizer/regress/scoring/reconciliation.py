"""Reconciliation: how a briefing says two figures stand to each other, pair by pair, against gold.

Each pair of gold figures that some relation of gold joins has an outcome: agree, updated, disputed, different scope,
same origin (the same number in articles that copy one another, where gold lists them) or corrected. The briefing's
outcome is read from the claims matched to the two. A pair of which a number is missing counts as wrong for its gold
outcome. Macro-F1 is the mean over the outcomes that gold has, so that a rare dispute weighs as much as a common
agreement.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from statistics import fmean

from summarizer.language.numbers.measures import currency_of, measure_of, same_currency
from summarizer.regress.scoring.matching import Match
from summarizer.regress.scoring.measures import Ratio, Scored
from summarizer.regress.scoring.names import Names
from summarizer.regress.scoring.quantities import as_of, compatible_dates, numbers, quantity, thing
from summarizer.schema.brief import Briefing, Claim, Figure
from summarizer.schema.gold import Gold, GoldFigure

# Where two relations hold one pair, the one that says more of it: that two are one figure before that they are apart.
_RANK = ("conflict", "corrected", "evolving", "basis", "agreed", "part_whole", "background", "scope")
_UNEQUAL = {"conflict": "disputed", "corrected": "corrected", "evolving": "updated"}
_APART = ("part_whole", "background", "scope")

Pair = tuple[str, str]


def score_reconciliation(brief: Briefing, gold: Gold, matches: dict[str, Match]) -> Scored:
    """Per story: `reconciliation.macro f1` and the share of pairs whose outcome is right."""
    wanted = gold_outcomes(gold)
    told = {pair: outcome(brief, matches.get(pair[0]), matches.get(pair[1])) for pair in wanted}
    if not gold.origins:  # gold does not say who copies whom: the two count as one outcome
        told = {pair: "agree" if o == "same origin" else o for pair, o in told.items()}
    right = sum(told[pair] == wanted[pair] for pair in wanted)
    measures = {
        "reconciliation.macro f1": Ratio.of(macro_f1(wanted, told)),
        "reconciliation.pairs right": Ratio(right, len(wanted)),
    }
    return Scored({gold.cluster: measures})


def macro_f1(wanted: dict[Pair, str], told: dict[Pair, str]) -> float | None:
    """The mean over the outcomes in `wanted` of each one's F1; None without pairs."""
    scores = []
    for kind in dict.fromkeys(wanted.values()):
        right = sum(told[p] == wanted[p] == kind for p in wanted)
        made = Counter(told[p] for p in wanted)[kind] + Counter(wanted.values())[kind]
        scores.append(2 * right / made)
    return fmean(scores) if scores else None


def gold_outcomes(gold: Gold) -> dict[Pair, str]:
    """The outcome of every pair that a relation of gold joins."""
    figures = {f.id: f for f in gold.figures}
    names = Names(gold.actors)
    found: dict[Pair, str] = {}
    for relation in sorted(gold.reconcile, key=lambda r: _RANK.index(r.kind)):
        for a, b in combinations(sorted(set(relation.figures)), 2):
            kind = _gold_outcome(relation.kind, figures[a], figures[b], gold)
            if kind and not (kind == "disputed" and _is_one_side(figures[a], figures[b], names)):
                found.setdefault((a, b), kind)
    return found


def _is_one_side(a: GoldFigure, b: GoldFigure, names: Names) -> bool:
    """Whether both numbers are one speaker's: a relation names all numbers of a quarrel, and nobody disputes himself."""
    return bool(a.attributed_to) and names.same_speaker(a.attributed_to, b.attributed_to)


def _gold_outcome(kind: str, a: GoldFigure, b: GoldFigure, gold: Gold) -> str:
    """What a relation says of one pair of its figures; "" where it says nothing of the two."""
    if kind in _APART:
        return "different scope" if thing(a) != thing(b) else ""
    if quantity(a) != quantity(b):
        return _UNEQUAL.get(kind, "agree")
    copied = a.article != b.article and any({a.article, b.article} <= set(group) for group in gold.origins)
    return "same origin" if copied else "agree"


def outcome(brief: Briefing, a: Match | None, b: Match | None) -> str:
    """The briefing's outcome for two gold figures; "missing" where it tells one of them nowhere."""
    if a is None or b is None:
        return "missing"
    one, other = a.told.figure, b.told.figure
    if one.id != other.id:
        corrected = [r for s in brief.stories for r in s.relations if r.kind == "corrected"]
        return "corrected" if any({one.id, other.id} <= set(r.figures) for r in corrected) else "different scope"
    if quantity(a.gold) == quantity(b.gold):
        origins = {article.id: article.origin for article in brief.articles}
        places = [m.told.citation.article for m in (a, b)]
        copied = places[0] != places[1] and origins[places[0]] == origins[places[1]]
        return "same origin" if copied else "agree"
    return _unequal(a, b)


def _unequal(a: Match, b: Match) -> str:
    """Two numbers in one Figure: its status says what they are.

    In a dispute an older day's number is no side of it, unless it is among those that the Figure says still stand. Two sides
    of one day of a dispute that something later has settled are told as disputed before.
    """
    figure = a.told.figure
    if _unit(a) != _unit(b) and compatible_dates(as_of(a.told.claim), as_of(b.told.claim)):
        return "agree"  # miles and kilometres, euros and dollars are in one Figure as conversions of each other
    one, other = a.told.claim, b.told.claim
    if figure.status not in ("disputed", "updated"):
        return "agree"
    if one.attributed_to and one.attributed_to == other.attributed_to:
        return "updated"  # nobody disputes himself
    one_day = compatible_dates(as_of(one), as_of(other))
    if figure.status == "updated":
        return "disputed" if one_day and _are_among(figure, figure.contested, one, other) else "updated"
    return "disputed" if one_day or _are_among(figure, figure.standing, one, other) else "updated"


def _are_among(figure: Figure, indexes: Sequence[int], one: Claim, other: Claim) -> bool:
    """Whether both numbers are among those of the claims at the indexes, whoever tells them there."""
    told = {numbers(figure.claims[i]) for i in indexes}
    return numbers(one) in told and numbers(other) in told


def _unit(match: Match) -> str:
    """The currency or the size of the measure that the claim is in; "" for what is counted."""
    text = match.told.claim.unit_text
    measure = measure_of(text)
    return str(measure) if measure else currency_of(text) if same_currency(text) else ""
