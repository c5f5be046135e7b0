"""Numbers that stand against each other in one figure, and may be counts of two things: whoever can read decides.

Rules join what is said of one property, place and happening, and cannot know every way in which two counts differ: of one
army's wounded and the other's, insured loss and all loss, a partial count and the whole. So each pair on which a dispute
or an update rests is left open as a doubt, unless an article itself sets the two against each other, so that a line may
tell it (`vouched`), or says that the one gave way to the other. Without a verdict they stay together; "different" parts
the figure, and what says whether they are at odds or the one has taken the other's place beats the rules
(`judged_pairs`). Rules also lose disputes: of two figures of one property the nearest numbers are left open as well, and
a verdict that they are one makes one figure of both.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice

from summarizer.merge.decisions import DecisionLog, Finding
from summarizer.merge.figures.comparing import are_side_by_side, are_two_speakers, is_one_speaker, ratio
from summarizer.merge.figures.one_count.grouping import Cell, Group
from summarizer.merge.figures.quantity_kinds import ONE_DAY
from summarizer.merge.figures.standing.judged_pairs import JudgedPairs, Standing
from summarizer.merge.figures.standing.reconcile import Outcome, Reconciled, reconciled
from summarizer.merge.figures.standing.rivals import Pair, rivals
from summarizer.merge.figures.standing.sure import SureLinks, has_sure_sides, sure_parts
from summarizer.merge.figures.standing.vouched import is_vouched
from summarizer.merge.figures.voices import Voice, nominal
from summarizer.schema.doubts import Verdict
from summarizer.schema.records import replace

_MOST = 3  # pairs of a figure: its first sides, or what stands and what stood
_MOST_RIVALS = 16  # of a story
_SEVERAL = 2
_STANDS: Mapping[Verdict, str] = {"disputed": ", at odds", "updated": ", one has taken the other's place"}

Told = tuple[Group, Reconciled]
Asked = list[tuple[Pair, Verdict | None]]


def with_verdicts(groups: list[Group], log: DecisionLog) -> list[Told]:
    """The groups with what each says: parted where a verdict tells two claims apart, joined where it calls two one count.

    What is open or decided is added to `log`.
    """
    judged: dict[frozenset[int], Standing] = {}
    return _joined([part for group in groups for part in _parted(group, log, judged)], log, judged)


def _parted(group: Group, log: DecisionLog, judged: dict[frozenset[int], Standing]) -> Iterator[Told]:
    """The group in its parts. `judged` takes up what the verdicts say of how two of its numbers stand to each other."""
    told = reconciled(group.voices)
    links = SureLinks(told)
    verdicts = _verdicts_on(_open_pairs(links), log)
    apart = next((pair for pair, verdict in verdicts if verdict == "different"), None)
    if apart is not None:
        log.add(_finding(apart, "different", group, is_open=False))
        for half in _halves(group, apart, _vouched(verdicts)):
            yield from _parted(half, log, judged)
        return
    verdicts += _verdicts_on(_unsure_links(group, links), log)
    known = dict(_judged(verdicts))
    judged.update(known)
    links = SureLinks(reconciled(group.voices, known)) if known else links
    links = replace(links, vouched=_vouched(verdicts))
    parts = list(_surely_one(group, links, judged))
    home = {id(voice): i for i, (part, _) in enumerate(parts) for voice in part.voices}
    for pair, verdict in verdicts:
        together = home[id(pair[0])] == home[id(pair[1])]
        log.add(_finding(pair, (verdict or "same") if together else "different", group, is_open=verdict is None))
    yield from parts


def _verdicts_on(pairs: Iterable[Pair], log: DecisionLog) -> Asked:
    return [(pair, log.verdict_on("figure", *map(_as_told, pair))) for pair in pairs]


def _vouched(verdicts: Asked) -> frozenset[frozenset[int]]:
    return frozenset(_ids(pair) for pair, verdict in verdicts if verdict not in (None, "different"))


def _judged(verdicts: Asked) -> Iterator[tuple[frozenset[int], Standing]]:
    return ((_ids(pair), verdict) for pair, verdict in verdicts if verdict == "disputed" or verdict == "updated")


def _surely_one(group: Group, links: SureLinks, judged: JudgedPairs) -> Iterator[Told]:
    """The group in the parts of which something shows that they are one count, each with what it says.

    Two sides of a dispute may be so by what each goes on from; what sets them against each other must be seen, too.
    """
    told, parts = links.told, sure_parts(group, links)
    if len(parts) == 1:
        if told.outcome.status != "disputed" or has_sure_sides(links):
            yield group, told
            return
        parts = _halves(group, next(_sides([bundle[0] for bundle in told.bundles], told.outcome)))
    for part in parts:
        yield from _surely_one(part, SureLinks(reconciled(part.voices, judged), links.vouched), judged)


def _ids(pair: Pair) -> frozenset[int]:
    return frozenset(map(id, pair))


def _open_pairs(links: SureLinks) -> Iterator[Pair]:
    """The pairs of claims on which the figure's status rests, and of which no article and no speaker says how they stand.

    Of a dispute that no passage shows so that a line may tell it, those too that an article has side by side.
    """
    heads = [bundle[0] for bundle in links.told.bundles]
    outcome = links.told.outcome
    is_disputed = outcome.status == "disputed"
    found = _sides(heads, outcome) if is_disputed else _moves(links, heads, outcome)
    untold = is_disputed and not is_vouched(links.told)
    return islice((pair for pair in found if untold or not _are_set_against(*pair)), _MOST)


def _unsure_links(group: Group, links: SureLinks) -> Iterator[Pair]:
    """The updates by which parts of the group hang together, though nothing shows that they are one count."""
    told = links.told
    if len(told.bundles) <= _SEVERAL:
        return iter(())  # what stands and what stood before it are asked about anyway
    home = {id(voice): i for i, bundle in enumerate(told.bundles) for voice in bundle}
    part = {id(voice): i for i, own in enumerate(sure_parts(group, links)) for voice in own.voices}
    unsure: dict[tuple[int, int], Pair] = {}
    for one, other, _ in group.rules:
        first, second = sorted((home[id(one)], home[id(other)]))
        if part[id(one)] != part[id(other)] and told.between[first, second] == "updated":
            unsure.setdefault((part[id(one)], part[id(other)]), (one, other))
    return islice(unsure.values(), _MOST)


def _sides(heads: list[Voice], outcome: Outcome) -> Iterator[Pair]:
    """Those with a number of the last day first: of it one wants to know whether the others have given way to it."""
    standing = [heads[i] for i in outcome.standing]
    pairs = [(a, b) for a, b in combinations(standing, 2) if nominal(a.quantity) != nominal(b.quantity)]
    return iter(sorted(pairs, key=lambda pair: max(voice.day for voice in pair), reverse=True))


def _moves(links: SureLinks, heads: list[Voice], outcome: Outcome) -> Iterator[Pair]:
    """What stands, and what the same speaker or else anyone said last before it.

    That a speaker surely goes on counting what he counted is not asked: it was never wrong in what gold knows.
    """
    if outcome.status != "updated" or outcome.current is None:
        return
    now = heads[outcome.current]
    before = [i for i, h in enumerate(heads) if "" != h.day < now.day and nominal(h.quantity) != nominal(now.quantity)]
    own = [i for i in before if is_one_speaker(heads[i], now)]
    last = max(own or before, key=lambda i: heads[i].day, default=None)
    if last is None or (own and not now.is_collective and links.is_shown(*sorted((last, outcome.current)))):
        return
    yield heads[last], now


def _are_set_against(one: Voice, other: Voice) -> bool:
    """Whether an article says so: "from 231 to 311", "the army speaks of 144, the rebels of 200"."""
    return one.former or other.former or are_side_by_side(one, other)


def _as_told(voice: Voice) -> str:
    """ "34 people (the Fire Service, 2024-11-28)": by its source's own name of the speaker.

    Who is who may be decided by the same answer, and what the answer is kept under must not change with it.
    """
    mention = voice.mention
    about = ", ".join(part for part in (mention.speaker, voice.day, mention.place) if part)
    return f"{mention.phrase} ({about})" if about else mention.phrase


def _halves(group: Group, pair: Pair, vouched: Iterable[frozenset[int]] = ()) -> list[Group]:
    """The group's cells, each with that of the two claims with which it is `vouched` to be one, or which it goes on from."""
    said = [{id(voice)}.union(*(two for two in vouched if id(voice) in two)) for voice in pair]
    first = [cell for cell in group.cells if _is_nearer(cell, pair, said)]
    return [group.only(first), group.only([cell for cell in group.cells if cell not in first])]


def _is_nearer(cell: Cell, pair: Pair, said: list[set[int]]) -> bool:
    own, (one, other) = {id(voice) for voice in cell.voices}, pair
    by_word = [bool(own & said_one) for said_one in said]
    if id(one) in own or id(other) in own:
        return id(one) in own
    return by_word[0] if by_word[0] != by_word[1] else _nearness(cell.head, one) >= _nearness(cell.head, other)


def _nearness(voice: Voice, claim: Voice) -> tuple[bool, bool, bool, bool, float]:
    """By the number itself or what took its place, then by who says it, by an article that sets the two against each other,
    of where, and how far the numbers are apart.

    A number without a place is of no other place.
    """
    same = nominal(claim.quantity) in (nominal(voice.quantity), voice.replaced_by)
    elsewhere = "" != voice.place != claim.place != ""
    speaks = is_one_speaker(voice, claim)
    return same, speaks, are_side_by_side(voice, claim), not elsewhere, -ratio(voice.quantity, claim.quantity)


def _joined(settled: list[Told], log: DecisionLog, judged: dict[frozenset[int], Standing]) -> list[Told]:
    """The groups, two that a verdict calls one count as one."""
    groups = [group for group, _ in settled]
    home = {id(voice): group for group in groups for voice in group.voices}
    told = {id(group): found for group, found in settled}
    verdicts = _verdicts_on((pair for pair in rivals(groups) if _as_told(pair[0]) != _as_told(pair[1])), log)
    judged.update(_judged(verdicts))
    still_open = islice((pair for pair, verdict in verdicts if verdict is None), _MOST_RIVALS)
    asked = {id(pair) for pair in still_open}
    for pair, verdict in verdicts:
        if verdict is None and id(pair) not in asked:
            continue
        one, other = (home[id(voice)] for voice in pair)
        log.add(_finding(pair, verdict or "different", one, is_open=verdict is None))
        is_one = verdict not in (None, "different")
        if is_one and one is not other and not _are_of_two_places(one, other):
            one.cells += other.cells
            one.rules += [*other.rules, (*pair, "model")]
            home.update((id(voice), one) for voice in other.voices)
            told[id(one)] = reconciled(one.voices, judged)
            del told[id(other)]
    return [(group, told[id(group)]) for group in groups if id(group) in told]


def _are_of_two_places(one: Group, other: Group) -> bool:
    """Two marches: a number without a place, which may be of either, makes no city's crowd one with the country's."""
    places = [{v.place for v in group.voices} - {""} for group in (one, other)]
    return one.cells[0].head.mention.measured_property in ONE_DAY and all(places) and places[0].isdisjoint(places[1])


def _finding(pair: Pair, verdict: Verdict, group: Group, is_open: bool) -> Finding:
    left, right = pair
    apart = verdict == "different"
    stands = _STANDS.get(verdict, "")
    return Finding(
        about="figure",
        verdict="apart" if apart else "same",
        rule="model" if not is_open else "two_counts" if apart else "one_count",
        left=_as_told(left),
        right=_as_told(right),
        evidence=f"both {left.mention.measured_property}{stands}",
        weight=len({voice.origin for voice in group.voices}) + 1 + are_two_speakers(left, right),
        doubtful=is_open,
        by_model=not is_open,
        citations=(left.citations[0], right.citations[0]),
    )
