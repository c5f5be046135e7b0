"""Whether what a number counts is so, or planned, possible or denied, by the words of its clause."""

import re
from functools import lru_cache

from summarizer.extract.attribution.relations import speaker_at
from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import clause_of_number, end_of_unit
from summarizer.extract.figures.deeds import is_announced
from summarizer.extract.figures.governed_clauses import (
    governing_clauses,
    is_announced_before,
    is_conditional,
    is_presupposed,
    is_reputed,
    tells_of_else,
    weightiest,
)
from summarizer.extract.figures.told_past import is_doubted_before, is_told_as_past
from summarizer.language.clause_marks import CONJUNCTION
from summarizer.language.phrases import Phrases
from summarizer.language.profile import Profile, future_tense, phrase_pattern, reported_future
from summarizer.schema.brief import Modality
from summarizer.schema.marked import Numeral

_SENTENCE_ENDS = '.!?”“"»«\n'
_REACH = 12  # characters of words before a cue
_NOT_ACTUAL: tuple[Modality, ...] = ("denied", "possible", "planned")


def figure_modality(context: SentenceContext, numeral: Numeral, measured_property: str) -> Modality:
    """By the words of the number's clause; the future tense must stand on the number's side of an "and"."""
    start, end = clause_of_number(context, numeral)
    starts = [m.end() for m in CONJUNCTION.finditer(context.text, start, numeral.start)]
    stop = CONJUNCTION.search(context.text, numeral.end, end)
    own = max([start, *starts]), stop.start() if stop else end
    modality = modality_of(context.text, start, end, context.profile)
    if modality == "denied" and stop and not any(stop.start() < n.start < end for n in context.numerals):
        modality = modality_of(context.text, start, stop.start(), context.profile)  # "put it at 12 and denied that ..."
    if modality == "denied" and starts and _is_set(context, own[0], end):
        modality = modality_of(context.text, own[0], end, context.profile)
    if modality in ("possible", "planned") and _is_not_doubted(context, numeral, modality, (start, end), (own, stop)):
        modality = "actual"
    is_known = is_presupposed(context, numeral, (start, end))
    if modality in ("planned", "denied") and is_known:
        return "actual"
    hangs = is_conditional(context, (start, end)) or is_reputed(context, numeral, (start, end))
    if modality in ("actual", "planned") and (hangs or is_doubted_before(context, (start, end))):
        return "possible"
    is_past = (
        is_known
        or _is_told_before(context, numeral, end)
        or is_told_as_past(context, numeral, (start, end), measured_property)
    )
    if modality != "actual":
        return "actual" if modality == "planned" and is_past else modality
    return _by_what_governs(context, numeral, (start, end), own, is_past=is_past)


def _is_not_doubted(
    context: SentenceContext,
    numeral: Numeral,
    modality: Modality,
    clause: tuple[int, int],
    parts: tuple[tuple[int, int], re.Match[str] | None],
) -> bool:
    """Whether the words of doubt or of a plan are no matter of the number's; `parts`: its side of an "and", and that."""
    own, stop = parts
    if _is_of_else(context, clause, modality):
        return True
    if modality == "planned":
        done = stop is not None and _is_done(context, (own[0], stop.start()))
        return done or _plans_something_else(context, numeral, clause)
    if stop and _tells_by_itself(context, (own[0], stop.start()), clause[1]):
        return True
    return _is_for_fear(context, numeral, clause) or _is_hearsay(context, numeral, clause)


def _by_what_governs(
    context: SentenceContext, numeral: Numeral, clause: tuple[int, int], own: tuple[int, int], *, is_past: bool
) -> Modality:
    """By the clauses around the number's, where its own words leave it actual, and by the tense of its verb."""
    governing = governing_clauses(context, clause)
    governed = weightiest([modality_of(context.text, *span, context.profile) for span in governing[:1]])
    behind = [modality_of(context.text, *span, context.profile) for span in governing[1:]]
    if governed != "actual" or "denied" in behind:
        return governed if governed != "actual" else "denied"
    if is_past:
        return "actual"
    ahead = future_tense(context.profile).search(context.text, *own)
    demanded = context.profile.pattern("modality", "demanded", re.IGNORECASE).search(context.text, *own)
    if demanded or (ahead and not tells_of_else(context, ahead)) or is_reported_ahead(context, numeral.start, own):
        return "planned"
    return "planned" if is_announced(context, numeral) or is_announced_before(context, governing) else "actual"


def _is_done(context: SentenceContext, own: tuple[int, int]) -> bool:
    """ "The company cut 4,100 jobs | and will close a plant": a verb of the past on the number's side, and no plan there."""
    told = context.profile.pattern("dates", "past").search(context.text, *own)
    return told is not None and modality_of(context.text, *own, context.profile) == "actual"


def _is_of_else(context: SentenceContext, clause: tuple[int, int], modality: Modality) -> bool:
    cues = context.profile.phrase_pattern("modality", modality).finditer(context.text, *clause)
    return all(tells_of_else(context, cue) for cue in cues)


def _is_told_before(context: SentenceContext, numeral: Numeral, end: int) -> bool:
    """ "The 41 schools that were damaged will stay closed": right behind the number's noun a clause tells the past."""
    at, text, profile = end_of_unit(context, numeral), context.text, context.profile
    at += len(context.behind(at)) - len(context.behind(at).lstrip(" ,"))
    opened = profile.phrase_pattern("attribution", "relatives").match(text, at, end)
    past = profile.pattern("dates", "past").search(text, at, end) if opened else None
    if past is None:
        return False
    return not any(
        pattern.search(text, at, past.start())
        for pattern in (future_tense(profile), profile.phrase_pattern("modality", "planned"))
    )


def _plans_something_else(context: SentenceContext, numeral: Numeral, clause: tuple[int, int]) -> bool:
    """ "12,000 people marched against a planned dam": behind what was done, what is to come is another noun."""
    text, profile = context.text, context.profile
    done = [m.start() for m in profile.pattern("dates", "past").finditer(text, numeral.end, clause[1])]
    for cue in profile.phrase_pattern("modality", "planned").finditer(text, *clause):
        before = text[: cue.start()].split()[-1:]
        beside_noun = cue[0].lower() in profile.words("modality", "beside_nouns")
        if not beside_noun or before[0].lower() in profile.words("modality", "beside_verbs"):
            return False
        if not any(at < cue.start() for at in done):
            return False
    return True


def _is_for_fear(context: SentenceContext, numeral: Numeral, clause: tuple[int, int]) -> bool:
    """ "Shares fell 3 percent on recession fears": what is feared is why the number is so, and no other word doubts it."""
    text, profile = context.text, context.profile
    why = list(profile.pattern("modality", "for_fear", re.IGNORECASE).finditer(text, numeral.end, clause[1]))
    cues = profile.phrase_pattern("modality", "possible").finditer(text, *clause)
    return bool(why) and all(any(m.start() < cue.start() < m.end() for m in why) for cue in cues)


def _tells_by_itself(context: SentenceContext, own: tuple[int, int], end: int) -> bool:
    """ "Eleven bodies have been found | and at least 90 people are feared drowned": a verb of its own and no doubt there."""
    other = any(own[1] < n.start < end for n in context.numerals)
    told = context.profile.pattern("dates", "past").search(context.text, *own)
    return other and told is not None and modality_of(context.text, *own, context.profile) == "actual"


def _is_set(context: SentenceContext, start: int, end: int) -> bool:
    """ "The minister denied the union's figure and put it at 9,000": whoever sets a number against another stands by it."""
    own = context.text[start:end].lstrip()
    return context.profile.pattern("attribution", "puts_at", re.IGNORECASE).match(own) is not None


def _is_hearsay(context: SentenceContext, numeral: Numeral, clause: tuple[int, int]) -> bool:
    """ "Aurait touché 21 millions, selon la région": the mood of a report, and who says it is named."""
    text, profile = context.text, context.profile
    doubts = {cue.group().lower() for cue in profile.phrase_pattern("modality", "possible").finditer(text, *clause)}
    named = speaker_at(context.attributions, numeral.start)
    return named is not None and doubts <= profile.words("modality", "hearsay")


def is_reported_ahead(context: SentenceContext, at: int, clause: tuple[int, int]) -> bool:
    """Whether a saying of the sentence reports what stands at `at` as ahead of it: "said that it would close the plant".

    Not by the verb of a clause that only tells which is meant ("those who would leave").
    """
    ahead = reported_future(context.profile).search(context.text, *clause)
    if ahead is None or not context.attributions:
        return False
    relatives = context.profile.phrase_pattern("dates", "relatives")
    return relatives.search(context.text, *sorted((at, ahead.start()))) is None


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
