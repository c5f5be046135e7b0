"""Whether a line may say how a figure's numbers stand to each other: that they dispute, or that one took the other's place.

That two numbers are of one count is known (`sure`) by less than a reader should be told as a fact. Of disputes in stories
that no rule had been written beside those were right that one sentence tells, or whose second sentence takes up what the
first counts without naming it ("The union spoke of 900"). Two sentences that each say in full what they count had mostly
counted two things ("Five gunmen were killed. At least 16 people have died since Monday"). So had two articles, unless both
say of whom ("144 rebels") and are near each other; an earlier and a later number of two sentences; and two bodies' numbers
of two days, each of which may count its own, as may a body and a paper that names nobody, of what does not grow or move
("164 were aboard", "172 aboard"). Three sums that one article puts side by side had been of three things, and of prices each
paper quotes its own moment's. Such a figure keeps its status, and the table has its numbers side by side.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from summarizer.merge.figures.comparing import are_in_passage, ratio
from summarizer.merge.figures.one_count.sole_numbers import QUOTED
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, PRECISE, STATES
from summarizer.merge.figures.standing.judged_pairs import judged_claims
from summarizer.merge.figures.standing.reconcile import Reconciled
from summarizer.merge.figures.standing.sure import CLOSE, SureLinks, go_on_disputing
from summarizer.merge.figures.voices import Voice, nominal
from summarizer.schema.evidence import PropertyEvidence

_TWO = 2
_NEXT = 2.0  # times that a count has grown or fallen from one article to the next
_PLAIN = frozenset({"", "people", "workers"})
_TAKEN_UP = frozenset[PropertyEvidence]({"left short", "number before", "same again", "listed"})


def is_vouched(told: Reconciled) -> bool:
    """Whether a passage shows how the figure's numbers stand to each other, or a model that has read them says so."""
    status, current = told.outcome.status, told.outcome.current
    read = judged_claims(told.bundles, told.judged).verdicts
    links = SureLinks(told, frozenset(frozenset(id(told.bundles[i][0]) for i in pair) for pair in read), _is_seen)
    if status == "disputed":
        sides = list(_unequal(told, told.outcome.standing))
        if _are_many_of_one_article(told):
            return False
        return not sides or any(links.are_one(*pair) or go_on_disputing(links, pair) for pair in sides)
    if status == "updated" and current is not None:
        moves = [pair for pair in _unequal(told, range(len(told.bundles))) if current in pair]
        return not moves or any(links.are_one(*pair) for pair in moves)
    return True


def _unequal(told: Reconciled, indexes: Iterable[int]) -> Iterator[tuple[int, int]]:
    values = [nominal(bundle[0].quantity) for bundle in told.bundles]
    return ((i, j) for i, j in combinations(indexes, 2) if values[i] != values[j])


def _is_seen(rule: str, one: Voice, other: Voice) -> bool:
    """Whether what the rule rests on can be read in one passage, or needs none."""
    if rule == "told_in_turn":
        return one.sentence == other.sentence
    if rule == "named_on_one_day":
        return _say_of_whom(one, other)
    if rule == "sole_numbers":
        return one.mention.measured_property not in QUOTED
    if rule in ("only_numbers", "by_papers"):
        return _counts_on(one, other) and (rule == "only_numbers" or _moves(one))
    return rule != "side_by_side" or _is_taken_up(one, other)


def _say_of_whom(one: Voice, other: Voice) -> bool:
    """Whether two articles count one kind, more than "people": the army's and the observers' dead rebels."""
    kinds = {one.mention.subject_class, other.mention.subject_class}
    near = ratio(one.quantity, other.quantity) <= CLOSE
    return one.article != other.article and len(kinds) == 1 and not kinds & _PLAIN and near


def _counts_on(one: Voice, other: Voice) -> bool:
    """Whether one voice or two papers of their own go on; with a named voice a paper only of what moves, and near."""
    if one.speaker_id == other.speaker_id:
        return one.speaker_id != "" or ratio(one.quantity, other.quantity) <= _NEXT
    near = ratio(one.quantity, other.quantity) <= _NEXT
    return not (one.speaker_id and other.speaker_id) and _moves(one) and near


def _moves(voice: Voice) -> bool:
    return voice.mention.measured_property in CUMULATIVE | STATES


def _are_many_of_one_article(told: Reconciled) -> bool:
    """Whether the sides are more than two sums, all of one article: "wind losses of 2.6 billion, flood losses of 1.6"."""
    heads = [told.bundles[i][0] for i in told.outcome.standing]
    sums = {nominal(v.quantity) for v in heads if v.mention.subject_class in PRECISE}
    return len(sums) > _TWO and len({v.article for v in heads}) == 1


def _is_taken_up(one: Voice, other: Voice) -> bool:
    """Whether one sentence has both, or the second one goes on with what the first counts, without a word for it."""
    if one.sentence == other.sentence:
        return True
    second = max(one, other, key=lambda v: v.mention.numeral.start).mention
    is_named = bool(second.subject) and second.subject.lower() in second.phrase.lower()
    return are_in_passage(one, other) and (second.property_evidence in _TAKEN_UP or not is_named)
