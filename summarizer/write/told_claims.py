"""Which claims of a figure a line tells, by value and in which order: what stands, what was disputed, what was before."""

from dataclasses import dataclass

from summarizer.language.numbers.measures import currency_of, is_told_to_fewer_places, rounding, same_currency
from summarizer.schema.brief import Claim, Figure

_MAX_VALUES = 6
_MOST_BEFORE = 2  # of a dispute's older numbers: the table has them all

Groups = list[list[int]]


@dataclass(frozen=True, slots=True)
class ToldClaims:
    """Indexes of claims, those of one value together.

    `now` is the value that stands, or each side of a dispute; `contested` the sides of a dispute that is over; `before`
    what was told earlier than these.
    """

    now: Groups
    contested: Groups
    before: Groups

    @property
    def all(self) -> Groups:
        """The groups in the order in which they are told."""
        return [*self.now, *self.contested, *self.before]


def told_claims(figure: Figure) -> ToldClaims:
    """The claims of a figure that a line has room for."""
    groups = claims_by_value(figure)
    sides = figure.standing if figure.status == "disputed" else ()
    now = [g for g in groups if set(g) & set(sides)] or (groups if figure.status == "disputed" else groups[:1])
    rest = [g for g in groups if g not in now]
    contested = [g for g in rest if set(g) & set(figure.contested)]
    quarrel = contested if len(contested) > 1 else now if len(now) > 1 else []
    if not quarrel:
        return ToldClaims(now, [], rest)
    newest = max(_days(figure, quarrel), default="")
    before = [g for g in rest if g not in quarrel and "" != min(_days(figure, [g]), default="") < newest]
    return ToldClaims(now, quarrel if quarrel is contested else [], before[:_MOST_BEFORE])


def claims_by_value(figure: Figure) -> Groups:
    """Indexes of claims by value, what stands first, then the newest; vague ones last.

    What a side of a dispute had said before in the same number is not told again.
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    sides = figure.standing if figure.status == "disputed" else ()
    for i in sorted(claim_order(figure), key=lambda i: bool(sides) and i not in sides):
        claim = figure.claims[i]
        values = (v for v in (claim.value, claim.min_value, claim.max_value) if v is not None)
        if _is_rounding(figure, i) or _is_conversion(figure, claim):
            continue
        group = groups.setdefault((claim.bound == "plural", *values), [])
        if i in sides or not set(group) & set(sides):
            group.append(i)
    first, *rest = groups.values()
    rest.sort(key=lambda g: (not set(g) & set(sides), figure.claims[g[0]].bound == "plural"))
    return [first, *rest][:_MAX_VALUES]


def claim_order(figure: Figure) -> list[int]:
    """Indexes of the claims, the current one first, then the newest."""
    first = [figure.current] if figure.current is not None else []
    rest = sorted(
        (i for i in range(len(figure.claims)) if i not in first),
        key=lambda i: figure.claims[i].observation_date or "",
        reverse=True,
    )
    return first + rest


def _is_rounding(figure: Figure, index: int) -> bool:
    """ "More than 300" beside 311 of the same voice and day: the lead's rounding, left to the table."""
    if figure.current is None or index == figure.current:
        return False
    now, other = figure.claims[figure.current], figure.claims[index]
    if _is_coarser(now, other):
        return True
    same_voice = (now.attributed_to, now.observation_date) == (other.attributed_to, other.observation_date)
    return same_voice and other.bound not in ("exact", "plural") and now.bound == "exact"


def _is_coarser(now: Claim, other: Claim) -> bool:
    """1.6 billion beside 1.58 billion, whoever says it: the same number to fewer places, and none that held before."""
    if now.value is None or other.value is None or currency_of(now.unit_text) != currency_of(other.unit_text):
        return False
    return is_told_to_fewer_places((other.value, rounding(other.value)), (now.value, rounding(now.value)))


def _is_conversion(figure: Figure, claim: Claim) -> bool:
    """Whether the claim is in another currency than what stands of an updated figure: no earlier value, the same again."""
    if figure.status != "updated" or figure.current is None:
        return False
    units = claim.unit_text, figure.claims[figure.current].unit_text
    return all(same_currency(unit) for unit in units) and currency_of(units[0]) != currency_of(units[1])


def _days(figure: Figure, groups: Groups) -> list[str]:
    """The days as of which the claims of some groups hold, where it is said."""
    claims = (figure.claims[i] for group in groups for i in group)
    return [claim.observation_date for claim in claims if claim.observation_date]
