"""How sure a text is of an event, in one table: the first row that holds decides (examples: docs/reading.md)."""

import re
from dataclasses import dataclass
from functools import cached_property

from summarizer.extract.context import SentenceContext
from summarizer.extract.events.days import TALK
from summarizer.extract.figures.stances.cues import modality_of
from summarizer.extract.figures.stances.happened import is_reported_ahead
from summarizer.extract.figures.stances.rows import Stance, stance_of
from summarizer.language.clause_marks import BARRIER, CONJUNCTION, PAUSE
from summarizer.language.events.event_types import EventType
from summarizer.language.profile import future_tense
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.brief import Modality

_WORD = 20  # a trigger that is itself a denial is read whole
_REACH = 30
_GOVERNING_REACH = 60
_AHEAD = ("planned", "possible")
_WORDS_BEHIND = re.compile(r"[\w'-]+((?:\s[\w'-]+){1,3})")
_GOVERNED = WordPattern(r"[,;:–—]\s|\b(?:<grammar.and>|<grammar.that>)\b")


@dataclass(frozen=True, eq=False)
class ToldEvent:
    """An event by its trigger, which stands from `at` to `end`."""

    context: SentenceContext
    kind: EventType
    at: int
    end: int

    @cached_property
    def clause(self) -> tuple[int, int]:
        """The trigger's. What follows an "and" behind it is another's: "denounced it and hopes that it will end"."""
        text, sentence, at = self.context.text, self.context.sentence, self.at
        start = max((m.end() for m in PAUSE.finditer(text, sentence.start, at)), default=sentence.start)
        stops = [m.start() + 1 for p in (PAUSE, CONJUNCTION) if (m := p.search(text, at, sentence.end))]
        return start, min([*stops, sentence.end])

    @cached_property
    def words_before(self) -> Modality:
        """What the stretch before the trigger says, within its clause, where "plans to" or "feared" would stand.

        A cue may end with the word that opens the clause ("se espera que"). The stretch goes on to the end of the first
        word of a trigger of several: "plan | to merge", "| vont fusionner".
        """
        text, profile, start, at = self.context.text, self.context.profile, self.context.sentence.start, self.at
        cues = {m.end() for key in _AHEAD for m in profile.phrase_pattern("modality", key).finditer(text, start, at)}
        opened = max((m.end() for m in _GOVERNED.finditer(text, start, at) if m.end() not in cues), default=start)
        first = text.find(" ", at, self.end)
        return modality_of(text, max(opened, at - _GOVERNING_REACH), first if first > 0 else at + 1, profile)

    @cached_property
    def verb_behind(self) -> Modality:
        """What the verb right behind a noun says: "Elections may take place", "Das Gesetz soll ... in Kraft treten"."""
        behind = _WORDS_BEHIND.match(self.context.text, self.at, self.context.sentence.end)
        return modality_of(self.context.text, *behind.span(1), self.context.profile) if behind else "actual"


def how_sure(told: ToldEvent) -> Modality:
    """Whether an event has happened, or is planned, possible or denied."""
    found = stance_of(told, STANCES)
    return found.makes if found else "actual"


def _is_negated(told: ToldEvent) -> bool:
    """ "has not approved"."""
    return (
        told.context.profile.pattern("modality", "negated", re.IGNORECASE).search(told.context.before(told.at, 30))
        is not None
    )


def _is_denied(told: ToldEvent) -> bool:
    """A denial with the report or act that it denies: "denied that", "denied reports", "denied having killed"."""
    context, at = told.context, told.at
    text, profile, end = context.text, context.profile, context.sentence.end
    for denial in profile.phrase_pattern("modality", "denied").finditer(text, context.sentence.start, at + _WORD):
        opened = denial.end() + len(text[denial.end() :]) - len(text[denial.end() :].lstrip(" ,"))
        report = profile.phrase_pattern("modality", "report").match(text, opened, end)
        is_trigger = len(text[at : denial.start()].split()) <= 1 and denial.end() > at
        if report and (is_trigger or (report.end() <= at and not BARRIER.search(text, report.end(), at))):
            return True
        act = profile.pattern("modality", "denied_act").match(text, opened, end)
        if act and (is_trigger or at < act.end()):
            return True
    return False


def _will_be(told: ToldEvent) -> bool:
    """A future tense governs from behind too: "wird ... eröffnen"."""
    return future_tense(told.context.profile).search(told.context.text, *told.clause) is not None


def _would_be(told: ToldEvent) -> bool:
    return told.kind.type not in TALK and is_reported_ahead(told.context, told.at, told.clause)


Row = Stance[ToldEvent, Modality]
STANCES: tuple[Row, ...] = (
    Row("of a day ahead", "planned", lambda told: told.kind.type == "scheduled"),
    Row("negated", "denied", _is_negated),
    Row("denied with a report", "denied", _is_denied),
    Row("denied", "denied", lambda told: told.words_before == "denied"),
    Row("doubted", "possible", lambda told: told.words_before == "possible"),
    Row("planned", "planned", lambda told: told.words_before == "planned"),
    Row("doubted behind", "possible", lambda told: told.verb_behind == "possible"),
    Row("planned behind", "planned", lambda told: told.verb_behind == "planned"),
    Row("to be", "planned", _will_be),
    Row("said to be ahead", "planned", _would_be),
)
