"""What a reading of a number rests on: the rule that said what it counts, who says it, as of when; and which rules guess.

A kind of evidence is doubtful where it was right in fewer than seven of ten numbers of stories that the rules had not been
written beside (`docs/reading.md`, "How sure a reading is"; counted by `benchmarks/evidence.py`).
"""

from functools import lru_cache
from typing import Literal

Doubt = Literal["property", "speaker", "day"]

PropertyEvidence = Literal[
    "",
    "own cue",  # the counted noun says it: "12 victims"
    "cue beside",  # "killed 12", "12 were killed"
    "cue near",
    "cue far",
    "noun and verb",  # "300 hives lost"
    "known noun",  # "80 towns"
    "whole",  # "of the 181 aboard"
    "plain noun",  # "4,600 people": what became of them, no cue says
    "unit alone",  # "68%", "290 km"
    "unknown noun",  # a noun in no table
    "noun told of",  # the sentence's subject, for a share or a sum
    "verb",  # the verb that a sum is the object of
    "movement",  # "fell 3%"
    "listed",  # one of a list with the number before it: "12 soldiers and 23 civilians"
    "number before",  # with nothing of its own but the unit of the number before it
    "same again",  # set against that one: "down from 150,000"
    "left short",  # "police put it at 18,000", "three of them"
    "party",  # a party's share of a vote
    "told elsewhere",  # the same bare number stands elsewhere in the article
    "correction",
    "model",
]
SpeakerEvidence = Literal[
    "",
    "according to",
    "verb",  # "X said that 12"
    "verb behind",  # "12 died, X said"
    "inverted verb",  # "12 died, said X"
    "passive",
    "agent",
    "impersonal",
    "counts compared",  # "5,000 for the police and 20,000 for the union"
    "behind quotation",
    "next sentence",  # "That was announced by X"
    "headline",
    "person meant",  # "she said", of the last person told of
    "role meant",  # "the ministry", of the body named so
    "own subject",
    "subject before",
    "subject just before",
    "speaker just before",  # "they said" behind a sentence in which somebody speaks
    "last speaker",  # "the officials said", or "it said" further on: who spoke last
    "quotation goes on",
    "taken up",  # "These strikes ..." behind a sentence on strikes
    "reported speech",
    "poll",
    "model",
]

_GUESSED_PROPERTIES = frozenset[PropertyEvidence](
    {"plain noun", "unit alone", "unknown noun", "noun told of", "verb", "number before", "told elsewhere"}
)
_GUESSED_SPEAKERS = frozenset[SpeakerEvidence]({"last speaker", "subject before", "impersonal", "behind quotation"})
TOLD_BEFORE = ", told just before"
"""What the evidence of a day ends with that the sentences before speak of."""
PUBLISHED = "publication date"
"""The evidence of a day that nothing tells but the article's own date."""
DATELINE = "dateline"
"""The same where the report says on top that it was written earlier than it was published."""
OWN_DAY = frozenset({PUBLISHED, DATELINE})


@lru_cache(maxsize=5_000)  # asked of a claim wherever it is told
def doubts(named_by: PropertyEvidence, spoken_by: SpeakerEvidence, day: str) -> tuple[Doubt, ...]:
    """What of a reading is a guess; `day` is the evidence of its day, as `DateReading` has it."""
    guessed: tuple[tuple[Doubt, bool], ...] = (
        ("property", named_by in _GUESSED_PROPERTIES),
        ("speaker", spoken_by in _GUESSED_SPEAKERS),
        ("day", named_by != "model" and day.endswith(TOLD_BEFORE)),
    )
    return tuple(doubt for doubt, is_guess in guessed if is_guess)
