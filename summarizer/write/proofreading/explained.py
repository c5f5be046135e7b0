"""What a proofreader refused of a story's lines, or joined, as decisions that a reader can check."""

from collections.abc import Iterator, Mapping

from summarizer.schema.brief import Decision
from summarizer.write.proofreading.lines import EVENT, RELATIONS, Line
from summarizer.write.proofreading.refused import DAY, OLDER, PLACE, SPEAKER, WHOSE, WRONG

_RULE = "proofread"
_EVIDENCE = {
    WRONG: "its passages do not bear it out",
    WHOSE: "its passages do not say whose it is",
    PLACE: "its passages do not say so of the place",
    SPEAKER: "its passages do not have it said by this speaker",
    DAY: "its passages do not say so of the day",
    OLDER: "the second is a newer count of the same thing",
}


def decisions_of(found: Mapping[tuple[str, ...], Line], ids: Mapping[str, str]) -> Iterator[Decision]:
    """A decision for each line by what is wrong with it and its key; `ids` leads from the story's ids to the briefing's."""
    for (fault, *_), line in sorted(found.items()):
        left, _, right = ("", "", "") if fault == OLDER else line.text.rpartition(" | ")
        own = line.ids if line.kind in RELATIONS else line.ids[:1]
        yield Decision(
            about="event" if line.kind == EVENT else "figure",
            verdict="same" if fault == OLDER else "apart",
            rule=_RULE,
            left=left or line.text,
            right=right if left else line.passages[0],
            evidence=_EVIDENCE[fault],
            decided_by="model",
            ids=tuple(ids.get(i, i) for i in (line.ids[1:] if fault == OLDER else own)),
        )
