"""A plan, a demand or a fear is not told as what has happened: "has cut 17,000 jobs" of jobs that are to be cut."""

import re
from collections.abc import Iterator

from summarizer.language.events.triggers import find_triggers
from summarizer.language.profile import Profile, future_tense, load_profile, reported_future
from summarizer.language.shared_meaning import shared_words
from summarizer.schema.brief import Statement
from summarizer.support import Evidence
from summarizer.write.review.number_parts import POINTER
from summarizer.write.review.slots import SlotFiller

_DATE = re.compile(r"\{(e\d+)\.date\}")
_OPEN = frozenset({"planned", "possible"})
_SAID = frozenset({"announcement", "scheduled", "agree", "request", "threaten", "support", "reject", "takeover_bid"})
"""Types of events that are said: who announced or demanded something has, whatever became of it."""


def told_as_done(sentence: str, statement: Statement, filler: SlotFiller, evidence: Evidence) -> str:
    """What is wrong with a sentence whose facts are all open and which does not say so; "" for any other.

    It says so by a word of the tables, a verb that lies ahead, one for what is said, its source's word for it, or a day that
    is still to come: "Der Rat berät am 4. Dezember", "was summoned for 4 December".
    """
    known = {filler.events[i].modality for i in statement.events}
    known |= {filler.claims[i].modality for i in statement.figures}
    bare = POINTER.sub(" … ", sentence)
    if not known or not known <= _OPEN or _is_open(bare, filler.profile) or _names_a_day_ahead(sentence, filler):
        return ""
    cues = [(cue, p.language) for p in evidence.passages for cue in _cues(p.text, load_profile(p.language))]
    if shared_words(bare, filler.profile.code, cues):
        return ""
    return "what it refers to has not happened yet, or may not: say that it is planned, expected or feared"


def _names_a_day_ahead(sentence: str, filler: SlotFiller) -> bool:
    """Whether the sentence tells a date that lies behind the last day on which an article came out."""
    newest = max((a.published[:10] for a in filler.articles.values() if a.published), default="")
    days = (filler.events[ref].date for ref in _DATE.findall(sentence) if ref in filler.events)
    return bool(newest) and any(day is not None and day[:10] > newest for day in days)


def _is_open(bare: str, profile: Profile) -> bool:
    said = (t.kind.type for t in find_triggers(bare, 0, len(bare), profile.code))
    return next(_cues(bare, profile), None) is not None or not _SAID.isdisjoint(said)


def _cues(text: str, profile: Profile) -> Iterator[str]:
    """The words of a text that leave open whether it happens."""
    for kind in ("ahead", "planned", "possible", "rumour"):
        yield from (m.group() for m in profile.phrase_pattern("modality", kind).finditer(text))
    for tense in (future_tense(profile), reported_future(profile)):
        yield from (m.group() for m in tense.finditer(text))
    verbs = (m.group() for m in profile.pattern("modality", "infinitive").finditer(text))
    yield from (verb for verb in verbs if verb.split()[-1] not in profile.function_words)  # "to their"
