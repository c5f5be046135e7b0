"""Which happening a sentence goes on with: "Twenty-one people were hurt", "The fire is under control"."""

import re

from summarizer.language.word_patterns import WordPattern
from summarizer.merge.events.reports import EventReport

_GOES_ON = frozenset(
    [
        "accident",
        "earthquake",
        "tsunami",
        "volcano",
        "flood",
        "storm",
        "wildfire",
        "landslide",
        "epidemic",
        "fire",
        "drought",
    ]
)
_COSTS_LIVES = _GOES_ON | {
    "battle",
    "explosion",
    "violence_against_civilians",
    "riot",
    "aftershock",
    "casualties",
    "crime",
}
# "of them", "the victims": the sentence speaks of those whom the one before it told of.
_OF_THOSE = WordPattern(r"\b(?:<happenings.of_those>)\b", re.IGNORECASE)
_INDEFINITE = WordPattern(r"\b(?:<happenings.another>)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)


def kinds_continued(report: EventReport) -> frozenset[str]:
    """The kinds of happening that the report may be a further sentence of; none where it tells a happening of its own.

    A toll of several people, or of "the victims", goes on with whatever cost them, and a disaster's word with that disaster,
    unless the sentence has a day of its own or brings another in ("a measles outbreak").
    """
    if report.date is not None or _is_introduced(report):
        return frozenset()
    if report.type == "casualties":
        several = any(float(n) > 1 for n in report.numbers or ())
        return _COSTS_LIVES if several or _OF_THOSE.search(report.sentence) else frozenset()
    return frozenset({report.type}) & _GOES_ON


def _is_introduced(report: EventReport) -> bool:
    at = report.sentence.find(report.head) if report.head else -1
    return at >= 0 and _INDEFINITE.search(report.sentence[:at]) is not None
