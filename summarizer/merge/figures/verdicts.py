"""Why claims are one figure, or two: each figure decision with its rule and what was said, for the decision log."""

from summarizer.merge.decisions import DecisionLog, Finding
from summarizer.merge.figures.one_count.comparable import apart_rule
from summarizer.merge.figures.one_count.grouping import Group
from summarizer.merge.figures.quantity_kinds import comparable_class
from summarizer.merge.figures.voices import Voice
from summarizer.merge.figures.wholes.parts import PartOf
from summarizer.schema.brief import Citation, Figure

SAME_CLAIM = "same_claim"  # one value, speaker, day and subject
_MOST_A_FIGURE = 4


def log_figures(groups: list[Group], figures: list[Figure], log: DecisionLog) -> None:
    """Notes for each figure by which rules its claims came together, and why the next of its property is another."""
    before: dict[str, list[tuple[Group, Figure]]] = {}
    for group, figure in zip(groups, figures, strict=True):
        for one, other, rule in [*_repeated(group), *group.rules][:_MOST_A_FIGURE]:
            log.add(_finding("same", rule, (one, other), f"{_told(figure)}; {figure.status}", (figure.id,)))
        rivals = before.setdefault(figure.measured_property, [])
        for rival, known in _ends(rivals):
            pair = rival.cells[0].head, group.cells[0].head
            log.add(_finding("apart", kept_apart_by(*pair), pair, _told(figure), (known.id, figure.id)))
        rivals.append((group, figure))


def log_parts(parts: list[PartOf], log: DecisionLog) -> None:
    """A note for each part of a whole with what shows it."""
    for found in parts:
        log.add(_finding("apart", "part_of", (found.whole, found.part), found.evidence, found.relation.figures))


def _ends(rivals: list[tuple[Group, Figure]]) -> list[tuple[Group, Figure]]:
    """The weightiest and the last: what a figure is told apart from, without comparing all pairs."""
    return rivals if len(rivals) < 2 else [rivals[0], rivals[-1]]


def _repeated(group: Group) -> list[tuple[Voice, Voice, str]]:
    """The first claim that two articles make alike."""
    for cell in group.cells:
        again = next((v for v in cell.voices if v.article != cell.head.article), None)
        if again:
            return [(cell.head, again, SAME_CLAIM)]
    return []


def kept_apart_by(one: Voice, other: Voice) -> str:
    """The rule for which two figures of one property are two, the plainest first."""
    first, second = one.mention, other.mention
    if first.background != second.background:
        return "background"
    if first.withdrawn != second.withdrawn:
        return "corrected"
    if (first.modality == "actual") != (second.modality == "actual"):
        return "not_confirmed"
    if one.unit != other.unit:
        return "other_unit"
    if comparable_class(first) != comparable_class(second):
        return "other_subject"
    if one.sentence == other.sentence:
        return "one_sentence"
    return apart_rule(one, other) or "values_too_far_apart"


def _finding(verdict: str, rule: str, pair: tuple[Voice, Voice], evidence: str, ids: tuple[str, ...]) -> Finding:
    left, right = pair
    weight = len({left.origin, right.origin}) + 1
    cited: tuple[Citation, ...] = (left.citations[0], right.citations[0])
    return Finding("figure", verdict, rule, _said(left), _said(right), evidence, weight, ids=ids, citations=cited)


def _said(voice: Voice) -> str:
    """ "34 people (Fire Service, 2024-11-28)": the number as written, with who and when."""
    about = ", ".join(part for part in (voice.speaker, voice.day, voice.mention.place) if part)
    return f"{voice.mention.phrase} ({about})" if about else voice.mention.phrase


def _told(figure: Figure) -> str:
    return f"both {figure.measured_property}"
