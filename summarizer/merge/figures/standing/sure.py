"""What the merge is sure enough of to say: that two different numbers dispute or update each other.

Rules join what may be one count. That it is one they know only where something shows it: an article that sets the two
side by side or tells that one gave way, a report and its later version, two named voices of one day and place, one speaker
who goes on counting, one place's count that has grown, two articles that each tell no other number of the kind. Nothing
else is said: such numbers stand in the table, each as a figure of its own, and a model may be asked about them
(`number_doubts`). What a model has read is held to the same: it has labelled each number by itself, and seen no other.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, product

from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.merge.figures.comparing import (
    are_in_passage,
    are_side_by_side,
    are_two_speakers,
    count_their_own,
    has_risen,
    is_before,
    is_one_speaker,
    ratio,
)
from summarizer.merge.figures.counted.vote_voices import counts_votes, is_counted_on
from summarizer.merge.figures.one_count.comparable import Rule
from summarizer.merge.figures.one_count.grouping import Group
from summarizer.merge.figures.one_count.set_against import is_denied_by
from summarizer.merge.figures.one_count.sole_numbers import QUOTED
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, PRECISE, STATES, is_bare_noun
from summarizer.merge.figures.standing.reconcile import Reconciled
from summarizer.merge.figures.standing.versions import are_versions
from summarizer.merge.figures.voices import Voice, nominal
from summarizer.schema.evidence import PropertyEvidence, doubts

_OWN_WORDS = frozenset[PropertyEvidence]({"", "own cue", "cue beside", "cue near", "listed", "model"})
CLOSE = 1.5  # times that two counts of one article are apart which do not follow each other


@dataclass(frozen=True, slots=True)
class SureLinks:
    """What shows of the claims of a figure, two by two, that they are of one count.

    `vouched`: first voices of claims, by identity, that somebody who can read calls one count. `counts`: which of the rules
    count, by their names, of which two numbers.
    """

    told: Reconciled
    vouched: frozenset[frozenset[int]] = frozenset()
    counts: Callable[[str, Voice, Voice], bool] = lambda *_: True
    _shown: dict[tuple[int, int], bool] = field(default_factory=dict)

    def are_one(self, i: int, j: int) -> bool:
        """Whether two claims, the earlier one first, are vouched or shown to be of one count."""
        return frozenset(id(self.told.bundles[k][0]) for k in (i, j)) in self.vouched or self.is_shown(i, j)

    def is_shown(self, i: int, j: int) -> bool:
        """Whether a rule shows it; two claims that agree need none.

        A number is all that is told of it: an article that sets it beside the other speaks for whoever else tells it.
        """
        if (i, j) not in self._shown:
            status = self.told.between[i, j]
            rules = SHOW_DISPUTE if status == "disputed" else SHOW_UPDATE
            pairs = list(product(self._tellers(i), self._tellers(j))) if status != "agreed" else []
            self._shown[i, j] = status == "agreed" or any(
                rule.test(*pair) and self.counts(rule.name, *pair) for rule in rules for pair in pairs
            )
        return self._shown[i, j]

    def _tellers(self, i: int) -> Iterator[Voice]:
        value = nominal(self.told.bundles[i][0].quantity)
        return (voice for bundle in self.told.bundles if nominal(bundle[0].quantity) == value for voice in bundle)


def sure_parts(group: Group, links: SureLinks) -> list[Group]:
    """The group's claims, those together of which something shows that they are of one count."""
    parts: list[set[int]] = []
    for i in range(len(links.told.bundles)):
        linked = [part for part in parts if any(links.are_one(j, i) for j in part)]
        parts = [part for part in parts if part not in linked] + [{i}.union(*linked)]
    home = {id(voice): i for i, bundle in enumerate(links.told.bundles) for voice in bundle}
    return [group.only([c for c in group.cells if home[id(c.head)] in part]) for part in sorted(parts, key=min)]


def has_sure_sides(links: SureLinks) -> bool:
    """Whether something shows of two sides of a dispute that they are of one count, or their numbers are one.

    Two named voices may be a day apart, where each side goes on from what it said: that they are of one count is seen there.
    """
    heads = [bundle[0] for bundle in links.told.bundles]
    sides = combinations(links.told.outcome.standing, 2)
    apart = [(i, j) for i, j in sides if nominal(heads[i].quantity) != nominal(heads[j].quantity)]
    named = any(_are_named_plainly(heads[i], heads[j]) and not _is_of_many(heads[i], heads[j]) for i, j in apart)
    return not apart or named or any(links.are_one(*pair) or go_on_disputing(links, pair) for pair in apart)


def go_on_disputing(links: SureLinks, sides: tuple[int, int]) -> bool:
    """Whether what the two sides said before is surely a dispute, and each surely goes on from there."""
    between = links.told.between.items()
    moves = [pair for pair, status in between if status != "disputed" and links.are_one(*pair)]
    one, other = ({side, *(i for pair in moves if side in pair for i in pair)} for side in sides)
    quarrels = (pair for pair, status in between if status == "disputed" and links.is_shown(*pair))
    return any((i in one and j in other) or (i in other and j in one) for i, j in quarrels)


# --- disputes


def _are_set_side_by_side(one: Voice, other: Voice) -> bool:
    """By one article, in one passage; further apart only where both are told in like terms and are near each other."""
    if not are_side_by_side(one, other):
        return False
    if are_in_passage(one, other):
        return True
    named = bool(one.speaker_id and other.speaker_id)
    near = ratio(one.quantity, other.quantity) <= CLOSE
    return named and near and one.place == other.place and _are_told_plainly(one, other)


def _are_named_on_one_day(one: Voice, other: Voice) -> bool:
    """Two named voices of one day and place, each with what is counted beside the number.

    Of roles of many ("officials") the day of what grows must be told: a morning's toll is no rival of the evening's.
    """
    if _is_moving(one) and _is_of_many(one, other) and not (_tells_its_day(one) and _tells_its_day(other)):
        return False
    return one.day == other.day != "" and _are_named_plainly(one, other)


def _are_named_plainly(one: Voice, other: Voice) -> bool:
    if (
        not are_two_speakers(one, other)
        or one.place != other.place
        or _tells_both(one, other)
        or _tells_both(other, one)
    ):
        return False
    return _are_told_plainly(one, other) or (bool(one.place) and _are_known(one, other))


def _tells_both(voice: Voice, rival: Voice) -> bool:
    """ "95 were downed in the morning, after 110 overnight" beside another paper's 110: the sentence has set them apart."""
    return voice.article != rival.article and nominal(rival.quantity) in _numbers_of(voice.text, voice.language)


@lru_cache(maxsize=1024)
def _numbers_of(text: str, language: str | None) -> frozenset[float]:
    return frozenset(nominal(found.quantity) for found in find_numerals(text, load_profile(language)))


def _is_of_many(one: Voice, other: Voice) -> bool:
    return one.is_collective or other.is_collective


def _tells_its_day(voice: Voice) -> bool:
    return voice.mention.as_of is not None and voice.mention.as_of.evidence.startswith('"')


def _are_sole_numbers(one: Voice, other: Voice) -> bool:
    """ "54 were aboard", "57 were aboard": every paper tells one number of it, in its own words."""
    unsaid = not one.speaker_id and not other.speaker_id
    return unsaid and one.sole and other.sole and one.place == other.place and _are_known(one, other)


def _is_of_one_happening(one: Voice, other: Voice) -> bool:
    """Of one of several happenings alike, which the story tells apart: one raid's dead."""
    return one.occasion == other.occasion != "" and _are_known(one, other)


# --- updates


def _gave_way(one: Voice, other: Voice) -> bool:
    """Whether an article says that the one took the other's place."""
    return any(old.former and old.replaced_by == nominal(new.quantity) for old, new in ((one, other), (other, one)))


def _are_told_in_turn(one: Voice, other: Voice) -> bool:
    """In one passage ("13 are still missing; on Thursday it was 22"), or in two entries of one live report.

    Of one day the second is the higher: "5,200 have fled. The number rose to 7,000".
    """
    entries = one.article == other.article and bool(one.mention.told_at and other.mention.told_at)
    passage = are_in_passage(one, other)
    first, second = sorted((one, other), key=lambda v: v.mention.numeral.start)
    rises = passage and are_side_by_side(one, other) and nominal(first.quantity) < nominal(second.quantity)
    return rises or ((entries or passage) and _have_moved(one, other))


def _has_risen_since(one: Voice, other: Voice) -> bool:
    """A floor and what another named voice puts hours later, or one side's losses in a war by its police and its army.

    Of the latter a later count is no lower.
    """
    if count_their_own(one, other):
        early, late = (other, one) if is_before(other, one) else (one, other)
        return not is_before(early, late) or nominal(late.quantity) >= nominal(early.quantity)
    return (has_risen(one, other) or has_risen(other, one)) and _are_named_plainly(one, other)


def _goes_on_counting(one: Voice, other: Voice) -> bool:
    """One speaker's numbers of one place."""
    same = is_one_speaker(one, other) and one.place == other.place
    return same and _have_moved(one, other)


def _is_quoted(one: Voice, other: Voice) -> bool:
    """A price of two days, of one holder or where each article tells one."""
    quoted = one.mention.measured_property in QUOTED and _have_moved(one, other)
    return quoted and (one.holder == other.holder != "" or (one.sole and other.sole))


def _is_of_one_holder(one: Voice, other: Voice) -> bool:
    """What a party or a firm has, as one speaker tells it, or whoever counts its votes."""
    counted = is_counted_on(one, other) or (counts_votes(one) and counts_votes(other))
    held = one.holder == other.holder != "" and (one.speaker_id == other.speaker_id or counted)
    return held and _have_moved(one, other)


def _is_of_one_place(one: Voice, other: Voice) -> bool:
    """A count that grows or moves, of a place that both sentences name."""
    told = one.place == other.place != "" and not (one.place_inferred or other.place_inferred)
    return told and _is_moving(one) and _are_told_plainly(one, other) and _have_moved(one, other)


def _are_only_numbers(one: Voice, other: Voice) -> bool:
    """Two articles that each tell no other number of the kind: a count that has grown, of one place as far as both tell it.

    Two named voices count on from each other where the numbers are near and both told plainly.
    """
    elsewhere = "" != one.place != other.place != ""
    if not (one.only and other.only) or elsewhere or one.holder != other.holder:
        return False
    near = _is_moving(one) and _are_told_plainly(one, other) and ratio(one.quantity, other.quantity) <= CLOSE
    if are_two_speakers(one, other) and not near:
        return False
    early, late = (one, other) if is_before(one, other) or has_risen(one, other) else (other, one)
    grown = nominal(late.quantity) > nominal(early.quantity) or one.mention.measured_property in STATES
    return grown and _are_known(one, other) and (_have_moved(one, other) or has_risen(early, late))


def _is_told_by_papers(one: Voice, other: Voice) -> bool:
    """What two papers tell in their own words of something that has a name: the one number of it that each tells."""
    if one.speaker_id or other.speaker_id or one.article == other.article or one.place != other.place:
        return False
    single = _tells_one(one) and _tells_one(other)
    named = not (is_bare_noun(one.mention) or is_bare_noun(other.mention))
    return single and named and one.holder == other.holder and _have_moved(one, other)


def _tells_one(voice: Voice) -> bool:
    """Whether its paper's number is this one: the highest of what adds up, since the others are parts of it."""
    name = voice.mention.measured_property
    return voice.highest if name in CUMULATIVE else voice.single or (voice.highest and name in STATES)


def _have_moved(one: Voice, other: Voice) -> bool:
    """Whether what is counted is no guess, one is of an earlier day, and what only grows has grown.

    Of a sum or a share both must be exact: "above the 3 percent that a party needs" counts nothing.
    """
    precise = one.mention.subject_class in PRECISE
    if precise and not one.quantity.bound == other.quantity.bound == "exact":
        return False
    if not _are_known(one, other) or not (is_before(one, other) or is_before(other, one)):
        return False
    early, late = (one, other) if is_before(one, other) else (other, one)
    return one.mention.measured_property not in CUMULATIVE or nominal(late.quantity) >= nominal(early.quantity)


def _is_moving(voice: Voice) -> bool:
    return voice.mention.measured_property in CUMULATIVE | STATES


def _are_known(one: Voice, other: Voice) -> bool:
    return not any("property" in doubts(v.mention.property_evidence, "", "") for v in (one, other))


def _are_told_plainly(one: Voice, other: Voice) -> bool:
    return {one.mention.property_evidence, other.mention.property_evidence} <= _OWN_WORDS


SHOW_DISPUTE = (
    Rule("denied", is_denied_by),
    Rule("side_by_side", _are_set_side_by_side),
    Rule("named_on_one_day", _are_named_on_one_day),
    Rule("two_versions", are_versions),
    Rule("sole_numbers", _are_sole_numbers),
    Rule("one_happening", _is_of_one_happening),
)
SHOW_UPDATE = (
    Rule("gave_way", _gave_way),
    Rule("two_versions", are_versions),
    Rule("told_in_turn", _are_told_in_turn),
    Rule("has_risen", _has_risen_since),
    Rule("goes_on_counting", _goes_on_counting),
    Rule("quoted", _is_quoted),
    Rule("one_holder", _is_of_one_holder),
    Rule("one_place", _is_of_one_place),
    Rule("only_numbers", _are_only_numbers),
    Rule("by_papers", _is_told_by_papers),
    Rule("one_happening", _is_of_one_happening),
)
