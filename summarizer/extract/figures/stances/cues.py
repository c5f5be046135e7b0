"""Which words of a stretch of text say that what it tells is denied, only possible or planned, and which only look so."""

import re
from functools import lru_cache

from summarizer.language.phrases import Phrases
from summarizer.language.profile import Profile, future_tense, phrase_pattern, reported_future
from summarizer.schema.brief import Modality

_SENTENCE_ENDS = '.!?”“"»«\n'
_REACH = 12  # characters of words before a cue
_NOT_ACTUAL: tuple[Modality, ...] = ("denied", "possible", "planned")


def modality_of(text: str, start: int, end: int, profile: Profile) -> Modality:
    """actual, unless the clause's words say that it is denied, planned or only possible."""
    if not _words_of_modality(profile).search(text, start, end):
        return "actual"
    for modality in _NOT_ACTUAL:
        found = profile.phrase_pattern("modality", modality).finditer(text, start, end)
        tells = any(not any(is_none(text, cue, profile) for is_none in _NO_CUES) for cue in found)
        if tells and not (modality == "denied" and _turns_down(text, start, end, profile)):
            return modality
    return "actual"


def _turns_down(text: str, start: int, end: int, profile: Profile) -> bool:
    """ "El consejo rechazó la oferta de 4.200 millones": what is refused is an offer, and nobody denies its sum."""
    denials = profile.phrase_pattern("modality", "denied").finditer(text, start, end)
    rejecting = profile.words("modality", "turns_down")
    offered = profile.phrase_pattern("modality", "turned_down").search(text, start, end)
    return offered is not None and all(cue[0].lower() in rejecting for cue in denials)


@lru_cache(maxsize=32)
def _words_of_modality(profile: Profile) -> Phrases:
    """Looked for first: few clauses hold one, and each kind would be a search of its own."""
    return phrase_pattern(tuple(word for modality in _NOT_ACTUAL for word in profile.tables["modality"][modality]))


def _is_claim(text: str, cue: re.Match[str], profile: Profile) -> bool:
    """ "Peru will fünf Flugzeuge abgeschossen haben": a modal that says whose word it is, and plans nothing."""
    return profile.pattern("attribution", "evidential").match(text, cue.start()) is not None


def _is_month(text: str, cue: re.Match[str], profile: Profile) -> bool:
    """ "LIMA, May 6" leaves nothing open: a month's name in capitals that opens no sentence."""
    if not cue[0][:1].isupper() or cue[0].lower() not in profile.months:
        return False
    before = text[max(0, cue.start() - 3) : cue.start()].rstrip(" ")
    return before[-1:] not in {"", *_SENTENCE_ENDS}


def _has_come_true(text: str, cue: re.Match[str], profile: Profile) -> bool:
    """ "kept its rate at 4%, as expected": what had been expected has come."""
    found = profile.phrase_pattern("forecasts", "come_true").finditer(text, max(0, cue.start() - _REACH), cue.end())
    return any(m.start() <= cue.start() and cue.end() <= m.end() for m in found)


def _is_of_guilt(text: str, cue: re.Match[str], profile: Profile) -> bool:
    """ "denied responsibility for the death of 41": who denies his part in it denies no number."""
    if cue[0].lower() not in profile.words("modality", "denied"):
        return False
    return profile.pattern("modality", "guilt", re.IGNORECASE).match(text, cue.end()) is not None


_NO_CUES = (_is_month, _is_claim, _has_come_true, _is_of_guilt)


def lies_ahead(text: str, start: int, end: int, profile: Profile) -> bool:
    """Whether a verb of what will or would be stands there, or a word of a plan."""
    patterns = future_tense(profile), reported_future(profile), profile.phrase_pattern("modality", "planned")
    return any(pattern.search(text, start, end) for pattern in patterns)
