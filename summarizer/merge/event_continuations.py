"""Which happening a sentence goes on with: "Twenty-one people were hurt", "The fire is under control"."""

import re

from summarizer.merge.event_reports import EventReport

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
_OF_THOSE = re.compile(
    r"\b(?:of|among) (?:them|those|the (?:dead|injured|wounded|victims|survivors|missing|passengers))\b|\bof whom\b"
    r"|\bthe (?:victims|dead|survivors|wounded)\b|\b(?:d'entre|parmi) (?:eux|elles|ceux|les)\b|\b(?:des|les) victimes\b"
    r"|\b(?:de|entre) (?:ell[oa]s|los muertos|los heridos)\b|\blas víctimas\b|\b(?:von|unter) (?:ihnen|den \w+)\b"
    r"|\bdie (?:Opfer|Toten|Verletzten)\b",
    re.I,
)
_INDEFINITE = re.compile(
    r"\b(?:an?|another|other|une?|una|autres?|otr[oa]s?|eine?[mnrs]?|weitere[nrs]?|anderen?)\s+(?:[\w-]+\s+){0,2}$",
    re.I,
)


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
