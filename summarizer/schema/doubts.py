"""What the merge leaves open, as pairs that somebody who reads can decide, and what was decided."""

from collections.abc import Mapping
from typing import Literal

from summarizer.schema.records import record

Verdict = Literal["same", "disputed", "updated", "different"]
"""Numbers that are "disputed" or "updated" are of one count, too: somebody says how they stand to each other."""
About = Literal["actor", "event", "figure", "story"]


DoubtKey = tuple[str, str, str]
"""What a doubt is about, and its two sides."""


@record
class Doubt:
    """Two names, two reports of an event, or two articles that may be one; the rules leave them apart. Or two numbers that
    stand against each other and may count two things; the rules leave them together.

    `left` and `right` are what was compared, `left_passage` and `right_passage` the sentences that hold them.
    """

    about: About
    left: str
    right: str
    left_passage: str
    right_passage: str

    @property
    def key(self) -> DoubtKey:
        """What an answer is kept under."""
        return self.about, self.left, self.right


Verdicts = Mapping[DoubtKey, Verdict]
"""Answers by `Doubt.key`; a doubt that is not in it stays open."""

NO_VERDICTS: Verdicts = {}
