"""Which reports tell one event: the same kind of act on the same day at the same place by the same people, in like words.

Below the level of the story: two similar events stay two (`apart.py` has what holds them so). A report is compared only
with groups that share one of its words, so the work grows with what is alike, not with the square of what there is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from summarizer.language.anchors import is_general
from summarizer.merge.decisions import DecisionLog, Finding
from summarizer.merge.events.apart import APART, other_act
from summarizer.merge.events.continuations import kinds_continued
from summarizer.merge.events.reports import EventReport, Likeness, asked_likeness, is_one_day
from summarizer.schema.mentions import DateReading

_OVERLAP_ONE_ARTICLE = 0.35  # an article tells an event, and goes on to what it led to
_DOUBTFUL = 0.05  # so much under what is asked for is doubtful
_NEAR = 0.2  # a refusal worth telling
_MAX_POSTING = 64  # groups under one word: what more have tells nothing
_MOST_COMPARED = 16
_MOST_ABROAD = 2  # doubtful groups of one day in other languages
_REPRESENTATIVES = 6
_SEVERAL_A_DAY = frozenset(
    {"", "other", "casualties", "scheduled", "announcement", "request", "accuse", "reject", "support"}
)


@dataclass(slots=True)
class _Group:
    """Reports of one event, as indexes, with a few that stand for it: the first, and those unlike the ones before."""

    members: list[int]
    faces: list[EventReport]
    others: list[EventReport] = field(default_factory=list)

    def add(self, index: int, report: EventReport) -> None:
        self.members.append(index)
        if len(self.faces) < _REPRESENTATIVES:
            self.faces.append(report)
        elif len(self.others) < _REPRESENTATIVES and (report.date, report.place) not in self._known():
            self.others.append(report)

    def _known(self) -> set[tuple[DateReading | None, str]]:
        return {(r.date, r.place) for r in (*self.faces, *self.others)}

    def is_of_that_day_in_other_languages(self, report: EventReport) -> bool:
        """Whether all know the day, and none is in the report's language: no word can tell whether they are one."""
        day = report.date
        return day is not None and all(
            face.language != report.language and face.date is not None and face.date.start == day.start == day.end
            for face in self.faces
        )

    def refusal(self, report: EventReport) -> tuple[str, str]:
        """The first (rule, reason) that keeps the report out; ("", "") where none does.

        A word has several meanings: an act keeps out whom it is not only where most of the group are other acts.
        """
        faces = (*self.faces, *self.others)
        other_acts = [reason for face in faces if (reason := other_act(report, face))]
        if 2 * len(other_acts) > len(faces):
            return other_act.__name__, other_acts[0]
        for face in faces:
            for rule in APART:
                if rule is not other_act and (reason := rule(report, face)):
                    return rule.__name__, reason
        return "", ""


@dataclass(slots=True)
class _Nearest:
    """The group most like a report (-1: none), the most alike that a rule refuses, and those of its day told abroad."""

    best: int = -1
    likeness: float = 0.0
    refused: int = -1
    refused_likeness: float = 0.0
    refusal: tuple[str, str] = ("", "")
    abroad: list[int] = field(default_factory=list)

    def refuse(self, number: int, alike: float, refusal: tuple[str, str]) -> None:
        """Keeps the refusal of what is most alike."""
        if alike > self.refused_likeness:
            self.refused, self.refused_likeness, self.refusal = number, alike, refusal


def cluster_events(
    reports: Sequence[EventReport], log: DecisionLog | None = None, mentioned: Sequence[EventReport] = ()
) -> list[list[int]]:
    """Groups of indexes into `reports`: those that tell one event. Earlier reports found the groups; later ones join.

    What a sentence only speaks of beside its event joins at last, with indexes from `len(reports)` on, or is left out.
    """
    clustering = _Clustering([*reports, *mentioned], log if log is not None else DecisionLog())
    for index in range(len(reports)):
        clustering.place(index)
    for index in range(len(reports), len(reports) + len(mentioned)):
        clustering.place_mentioned(index)
    return [group.members for group in clustering.groups]


def _kind_and_day(report: EventReport) -> tuple[str, str, str, str]:
    day = report.date
    return report.article, report.type, day.start if day else "", day.end if day else ""


class _Clustering:
    def __init__(self, reports: Sequence[EventReport], log: DecisionLog) -> None:
        self._reports = reports
        self._log = log
        self._likeness = Likeness(reports)
        self._several = len({r.language for r in reports}) > 1
        self._alone = Counter(_kind_and_day(r) for r in reports)
        self._index: dict[str, list[int]] = defaultdict(list)
        self._told_in: dict[tuple[str, int], int] = {}  # an article's sentence -> group
        self._pointed_at: dict[
            tuple[str, int], int
        ] = {}  # a sentence that another goes on with -> the group of that one
        self._of_article: dict[str, list[int]] = defaultdict(list)
        self.groups: list[_Group] = []

    def place(self, index: int) -> None:
        """Puts a report where it is most alike, or founds a group of its own."""
        report = self._reports[index]
        found = self._nearest(report)
        asked = asked_likeness(report)
        home = self._home(report, found, asked)
        if home is not None:
            number, rule, evidence = home
            self._note(report, number, "same", rule, evidence)
            self._join(index, number)
            return
        for number, rule, evidence in self._doubtful(report, found, asked):
            if self._verdict(report, number) == "same":
                held = "doubtful by the rules; the model holds that it is one event"
                self._note(report, number, "same", "model", held)
                self._join(index, number)
                return
            self._note(report, number, "apart", rule, evidence, doubtful=True)
        if found.refused_likeness >= _NEAR and found.likeness < asked - _DOUBTFUL:
            self._note(report, found.refused, "apart", *found.refusal)
        self.groups.append(_Group([], []))
        self._join(index, len(self.groups) - 1)

    def place_mentioned(self, index: int) -> None:
        """Puts a report of what is only mentioned where it belongs by a rule, or nowhere."""
        report = self._reports[index]
        home = self._home(report, self._nearest(report), asked_likeness(report))
        if home is not None and self._tells_which(report, home[0]):
            self._note(report, home[0], "same", home[1], home[2])
            self.groups[home[0]].members.append(index)

    def _tells_which(self, report: EventReport, number: int) -> bool:
        """Whether it has more in common with a report of the group than the word for the act: its day, a name, a word."""
        return any(
            is_one_day(report, face)
            or (report.language == face.language and report.words & face.words)
            or any(not is_general(c) for c in report.concepts & face.concepts)
            for face in self.groups[number].faces
        )

    def _home(self, report: EventReport, found: "_Nearest", asked: float) -> tuple[int, str, str] | None:
        """The group that the report belongs to by a rule, with the rule and its evidence; None where none tells."""
        told_before = self._taken_up(report)
        if told_before >= 0:
            return told_before, "taken_up", f"goes on with it: {report.head}"
        if found.best >= 0 and found.likeness >= asked:
            evidence = f"{found.likeness:.2f} alike in words, names and people, {asked} asked for"
            return found.best, "likeness", evidence
        going_on = self._continued(report)
        if going_on >= 0:
            return going_on, "continued", "the only happening of its article that it can be of"
        only = self._only_one_of_its_day(report, found)
        if only >= 0:
            return only, "only_one_of_its_day", f"the only {report.type} of that day in either article"
        return None

    def _nearest(self, report: EventReport) -> "_Nearest":
        """What is most alike among the groups that share a word, a name or the day with the report."""
        found = _Nearest()
        for number in self._candidates(report):
            group = self.groups[number]
            alike = max(self._likeness(report, face) for face in group.faces)
            if alike < 0.0:
                continue
            own = any(self._reports[i].article == report.article for i in group.members)
            told_abroad = not own and group.is_of_that_day_in_other_languages(report)
            if not told_abroad and (alike <= max(found.likeness, _DOUBTFUL) or (own and alike < _OVERLAP_ONE_ARTICLE)):
                continue
            refusal = group.refusal(report)
            if refusal[0]:
                found.refuse(number, alike, refusal)
            elif alike > max(found.likeness, _DOUBTFUL):
                found.best, found.likeness = number, alike
            else:
                found.abroad.append(number)
        return found

    def _doubtful(self, report: EventReport, found: "_Nearest", asked: float) -> Iterator[tuple[int, str, str]]:
        """The groups that the report may belong to and rules cannot tell: as (number, rule, evidence)."""
        if found.best >= 0 and found.likeness >= asked - _DOUBTFUL:
            yield found.best, "likeness", f"{found.likeness:.2f} alike, {asked} asked for"
        for number in found.abroad[:_MOST_ABROAD]:
            yield number, "other_language", f"both a {report.type} of that day, told in two languages"

    def _taken_up(self, report: EventReport) -> int:
        """The group of the sentence that the report goes on with, or of one that goes on with the report; -1: none."""
        place = report.article, report.takes_up or report.position
        number = self._pointed_at.get(place, self._told_in.get(place, -1) if report.takes_up else -1)
        return -1 if number < 0 or self.groups[number].refusal(report)[0] else number

    def _continued(self, report: EventReport) -> int:
        """The one happening of the report's article that a sentence without a day of its own goes on with; -1: none.

        Of several the one that the sentence before it tells.
        """
        kinds = kinds_continued(report)
        own = {
            n
            for n in (self._of_article[report.article] if kinds else ())
            if any(face.article == report.article and face.type in kinds for face in self.groups[n].faces)
        }
        if len(own) > 1:
            own &= {self._told_in.get((report.article, report.position - 1), -1)}
        number = own.pop() if len(own) == 1 else -1
        return -1 if number < 0 or self.groups[number].refusal(report)[0] else number

    def _only_one_of_its_day(self, report: EventReport, found: "_Nearest") -> int:
        """The group told abroad that is of the report's kind and day, where each tells of one such alone; -1: none."""
        alike = [n for n in found.abroad if self.groups[n].faces[0].type == report.type]
        if len(alike) != 1 or report.type in _SEVERAL_A_DAY or self._alone[_kind_and_day(report)] > 1:
            return -1
        articles = {face.article: face for face in self.groups[alike[0]].faces}
        several = any(self._alone[_kind_and_day(face)] > 1 for face in articles.values())
        return -1 if several else alike[0]

    def _join(self, index: int, number: int) -> None:
        report = self._reports[index]
        self.groups[number].add(index, report)
        self._told_in.setdefault((report.article, report.position), number)
        if report.takes_up:
            self._pointed_at.setdefault((report.article, report.takes_up), number)
        self._of_article[report.article].append(number)
        for key in self._keys(report):
            found = self._index[key]
            if len(found) < _MAX_POSTING and (not found or found[-1] != number):
                found.append(number)

    def _candidates(self, report: EventReport) -> list[int]:
        """The groups that share most with the report, at most sixteen, the earliest first."""
        shared = Counter(n for key in self._keys(report) for n in self._index.get(key, ()))
        nearest = sorted(shared, key=lambda n: (-shared[n], n))
        return sorted(islice(nearest, _MOST_COMPARED))

    def _keys(self, report: EventReport) -> Iterator[str]:
        """Keys of which reports that may be one share some; none across two groups of articles."""
        block, keys = self._likeness.block_of(report), self._shared_keys(report)
        return (block + key for key in keys) if block else keys

    def _shared_keys(self, report: EventReport) -> Iterator[str]:
        for block in report.act.blocks if report.act else ():
            yield f"act {block}"
        yield from sorted(report.words)
        if self._several:
            for anchor in sorted(report.concepts):
                yield f"@{anchor}"
            if report.date:
                yield f"!{report.date.start}"

    def _verdict(self, report: EventReport, number: int) -> str:
        """What a model holds of the report and a sentence that stands for the group; "" where it was not asked or sure."""
        faces = self.groups[number].faces
        return next((v for face in faces if (v := self._log.verdict_on("event", face.sentence, report.sentence))), "")

    def _note(
        self, report: EventReport, number: int, verdict: str, rule: str, evidence: str, doubtful: bool = False
    ) -> None:
        first = self.groups[number].faces[0]
        self._log.add(
            Finding(
                about="event",
                verdict=verdict,
                rule=rule,
                left=first.sentence,
                right=report.sentence,
                evidence=evidence,
                by_model=rule == "model",
                doubtful=doubtful,
                weight=len(self.groups[number].members),
                ids=(first.article, report.article),
            )
        )
