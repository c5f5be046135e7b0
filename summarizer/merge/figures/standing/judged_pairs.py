"""What a model that has read the passages holds two numbers of one count to be to each other: at odds, or the one the
later state of the other.

Rules go by days, hours and who speaks, and cannot know that a projection has given way to the result, or that a union does
not count on from the firm. Such a verdict beats them where the two numbers differ; of two that agree nothing is to be said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from summarizer.merge.figures.comparing import are_hours_apart, is_before, is_one_speaker, may_be_one
from summarizer.merge.figures.voices import Voice
from summarizer.schema.brief import Status

Standing = Literal["disputed", "updated"]
JudgedPairs = Mapping[frozenset[int], Standing]
"""By the ids (`id`) of the two voices that were compared."""

UNJUDGED: JudgedPairs = MappingProxyType({})
_Indexes = tuple[int, int]


@dataclass(frozen=True, slots=True)
class JudgedClaims:
    """The verdicts on the claims of one figure by their indexes, the smaller first.

    `overtaken` are the claims of which another has taken the place, `at_odds` those that another contradicts and whose
    speaker has said nothing since.
    """

    verdicts: Mapping[_Indexes, Standing]
    overtaken: frozenset[int]
    at_odds: frozenset[int]

    def status_of(self, pair: _Indexes, by_rules: Status) -> Status:
        """What two claims are to each other where rules and model are heard."""
        return by_rules if by_rules == "agreed" else self.verdicts.get(pair, by_rules)


def judged_claims(bundles: list[list[Voice]], judged: JudgedPairs) -> JudgedClaims:
    """The verdicts on pairs of a figure's voices as verdicts on its claims."""
    if not judged:
        return JudgedClaims({}, frozenset(), frozenset())
    home = {id(voice): i for i, bundle in enumerate(bundles) for voice in bundle}
    places = ((sorted({home[one] for one in pair if one in home}), verdict) for pair, verdict in judged.items())
    verdicts = {(place[0], place[1]): verdict for place, verdict in places if len(place) > 1}
    heads = [bundle[0] for bundle in bundles]
    verdicts = {(i, j): v for (i, j), v in verdicts.items() if v == "updated" or _may_dispute(heads[i], heads[j])}
    moved = (pair for pair, verdict in verdicts.items() if verdict == "updated")
    overtaken = frozenset(old for pair in moved if (old := _older(pair, heads)) is not None)
    disputed = {i for pair, verdict in verdicts.items() if verdict == "disputed" for i in pair}
    return JudgedClaims(
        verdicts, overtaken, frozenset(i for i in disputed - overtaken if _is_last_word(heads[i], heads))
    )


def _is_last_word(head: Voice, heads: list[Voice]) -> bool:
    return not any(is_one_speaker(other, head) and is_before(head, other) for other in heads)


def _may_dispute(one: Voice, other: Voice) -> bool:
    """Nobody is at odds with himself, with a number that an article says has given way, or with one that his own may be.

    "Just over 8 million" and 8.09 million are one number, "between 0.7 and 2 billion" and "below 4.8" no quarrel.
    """
    if may_be_one(one.quantity, other.quantity):
        return False
    return not (is_one_speaker(one, other) or one.former or other.former)


def _older(pair: _Indexes, heads: list[Voice]) -> int | None:
    """Which of two claims was told first, by the days that they are of, else by when the articles came out; None where
    nothing tells.
    """
    i, j = pair
    one, other = heads[i], heads[j]
    if is_before(one, other) or is_before(other, one):
        return i if is_before(one, other) else j
    if one.told and other.told and are_hours_apart(*sorted((one.told, other.told))):
        return i if one.told < other.told else j
    if one.published != other.published:
        return i if one.published < other.published else j
    return None
