"""What a proofreader refused of a story's lines, or joined, as decisions that a reader can check."""

from collections.abc import Iterator, Mapping

from summarizer.schema.brief import Decision
from summarizer.write.proofreading.lines import EVENT, RELATIONS, Line
from summarizer.write.proofreading.refused import OLDER, WRONG

_RULE = "proofread"


def decisions_of(found: Mapping[tuple[str, ...], Line], ids: Mapping[str, str]) -> Iterator[Decision]:
    """A decision for each line by what is wrong with it and its key; `ids` leads from the story's ids to the briefing's."""
    for (fault, *_), line in sorted(found.items()):
        left, _, right = ("", "", "") if fault == OLDER else line.text.rpartition(" | ")
        pair = line.ids if line.kind in RELATIONS or fault == OLDER else line.ids[:1]
        yield Decision(
            about="event" if line.kind == EVENT else "figure",
            verdict="same" if fault == OLDER else "apart",
            rule=_RULE,
            left=left or line.text,
            right=right if left else line.passages[0],
            evidence=_evidence(fault),
            decided_by="model",
            ids=tuple(ids.get(i, i) for i in pair),
        )


def _evidence(fault: str) -> str:
    if fault == OLDER:
        return "the second is a newer count of the same thing"
    what = (
        "all of it" if fault == WRONG else {"whose": "whose it is", "speaker": "who says it"}.get(fault, f"the {fault}")
    )
    return f"refused beside its passages: {what}"
