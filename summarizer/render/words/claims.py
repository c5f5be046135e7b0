"""Which of a figure's claims stand now, in which order, and which stood before."""

from summarizer.schema.brief import Claim, Figure, Number, Status

Voices = tuple[int, ...]


def shown_status(figure: Figure) -> Status:
    """Its status; single where nobody can say surely what it counts, or that its numbers are of one count.

    So is what one report alone says, by itself and by its only speaker, or in two currencies ("1 million roubles
    ($13,200)"): nobody else agrees.
    """
    return "single" if figure.told_status == "agreed" and _is_one_reports(figure) else figure.told_status


def _is_one_reports(figure: Figure) -> bool:
    """Whether all its claims are of one paper and of reprints of it, by no two speakers."""
    if any(claim.origin_count > 1 for claim in figure.claims):
        return False
    papers = [{citation.article for citation in claim.citations} for claim in figure.claims]
    joined = bool(papers) and bool(set.intersection(*papers))  # of one origin each, they share it with the paper
    return joined and len({claim.attributed_to for claim in figure.claims} - {""}) <= 1


def standing(figure: Figure) -> tuple[int, ...]:
    """The indices of the claims to show first: the current one, or every side of a dispute."""
    indices = range(len(figure.claims))
    if figure.told_as:
        return (figure.current or 0,)
    if figure.status != "disputed" and figure.current is not None and figure.current in indices:
        return (figure.current,)
    sides: dict[object, list[int]] = {}
    for index in (i for i in figure.standing or indices if i in indices):
        claim = figure.claims[index]
        sides.setdefault((claim.bound == "plural", claim_values(claim) or claim.text), []).append(index)
    return tuple(min(side, key=lambda i: not figure.claims[i].told_speaker) for side in sides.values())


def now_and_otherwise(figure: Figure) -> tuple[tuple[Voices, ...], tuple[Voices, ...]]:
    """The claims as voices, as indices: those that stand (every side of a dispute), and the rest, the latest first.

    A voice is all claims that say the same of the same day; the words of its first are those to use. Of a figure in its
    source's words only the claim that stands is shown.
    """
    first = standing(figure)
    grouped: dict[object, list[int]] = {}
    for index in (*first, *(i for i in range(len(figure.claims)) if i not in first)):
        grouped.setdefault(_said(figure.claims[index]), []).append(index)
    voices = [tuple(group) for group in grouped.values()]
    rest = [voice for voice in voices if voice[0] not in first and not figure.told_as]
    rest.sort(key=lambda voice: figure.claims[voice[0]].observation_date or "", reverse=True)
    return tuple(voice for voice in voices if voice[0] in first), tuple(rest)


def earlier(figure: Figure) -> tuple[Voices, ...]:
    """Of a dispute, what was said before the newest of its sides and no longer stands, the latest first.

    Not a side's own number, whoever put it earlier.
    """
    now, rest = now_and_otherwise(figure)
    newest = max((figure.claims[voice[0]].observation_date or "" for voice in now), default="")
    sides = {claim_values(figure.claims[voice[0]]) for voice in now}
    told = ((voice, figure.claims[voice[0]]) for voice in rest)
    return tuple(v for v, c in told if "" != (c.observation_date or "") < newest and claim_values(c) not in sides)


def before(figure: Figure) -> Claim | None:
    """What an updated figure was before: the latest other value that anyone gave, the same speaker's first.

    Another's side of a dispute that is over was never what it was. Of several of one day that which most papers have, then
    the one nearest to what stands now: a lower number of its own day, too, was passed within it. Sooner than any of them
    what the passage of the number itself says that it was, without a day ("rose from 30,000").
    """
    if shown_status(figure) != "updated" or figure.current is None:
        return None
    now = figure.claims[figure.current]
    day = now.observation_date or ""
    earlier = [
        claim
        for i, claim in enumerate(figure.claims)
        if claim.observation_date
        and (claim.observation_date < day or _has_passed(now, claim))
        and claim.modality == now.modality
        and claim_values(claim) != claim_values(now)
        and (i not in figure.contested or _is_by_the_same(claim, now))
    ]
    beside = [c for c in figure.claims if not c.observation_date and _is_told_beside(c, now)]
    earlier = beside or earlier
    return max(earlier, key=lambda claim: _how_lately(claim, now), default=None)


def _has_passed(now: Claim, claim: Claim) -> bool:
    """Whether the one has risen from the other within a day: both are exact."""
    if claim.observation_date != now.observation_date or not claim.bound == now.bound == "exact":
        return False
    return claim.value is not None and now.value is not None and claim.value < now.value


def _is_by_the_same(claim: Claim, now: Claim) -> bool:
    return claim.attributed_to != "" and claim.attributed_to == now.attributed_to


def _how_lately(claim: Claim, now: Claim) -> tuple[str, bool, int, float]:
    return claim.observation_date or "", _is_by_the_same(claim, now), claim.origin_count, -_apart(claim, now)


def _is_told_beside(claim: Claim, now: Claim) -> bool:
    """Whether one passage tells both, each with its own number."""
    is_same = claim.modality == now.modality and claim_values(claim) != claim_values(now)
    return is_same and not {(c.article, c.start) for c in claim.citations}.isdisjoint(
        (c.article, c.start) for c in now.citations
    )


def _apart(one: Claim, other: Claim) -> float:
    """How far the highest numbers of two claims are from each other."""
    return abs(max(map(float, claim_values(one)), default=0.0) - max(map(float, claim_values(other)), default=0.0))


def claim_values(claim: Claim) -> tuple[Number, ...]:
    return tuple(v for v in (claim.value, claim.min_value, claim.max_value) if v is not None)


def _said(claim: Claim) -> tuple[object, ...]:
    days = (claim.told_day, claim.period_start, claim.period_end)
    return claim.bound, claim_values(claim) or claim.text, claim.modality, *days
