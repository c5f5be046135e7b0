"""What the words of a number's own clause say of it, and which of them are no matter of the number's."""

import re
from collections.abc import Callable
from functools import lru_cache

from summarizer.extract.attribution.relations import speaker_at
from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.stances.cues import modality_of
from summarizer.extract.figures.stances.rows import ToldNumber
from summarizer.schema.brief import Modality


@lru_cache(maxsize=64)  # several rows ask of one number
def say(told: ToldNumber) -> Modality:
    """What its clause says; nothing where only something else beside it is in doubt or planned."""
    said = _say(told)
    return "actual" if any(is_of_else(told) for is_of_else in _OF_ELSE.get(said, ())) else said


def _say(told: ToldNumber) -> Modality:
    """By the clause's words; a denial must stand on the number's side of an "and"."""
    (start, end), text = told.clause, told.context.text
    said = modality_of(text, start, end, told.context.profile)
    if said == "denied" and told.stop is not None and not told.has_another_behind:
        said = modality_of(text, start, told.stop, told.context.profile)  # "put it at 12 and denied that ..."
    if said == "denied" and told.opened is not None and _is_set(told.context, told.opened, end):
        said = modality_of(text, told.opened, end, told.context.profile)
    return said


def _is_set(context: SentenceContext, start: int, end: int) -> bool:
    """ "The minister denied the union's figure and put it at 9,000": whoever sets a number against another stands by it."""
    own = context.text[start:end].lstrip()
    return context.profile.pattern("attribution", "puts_at", re.IGNORECASE).match(own) is not None


def tells_of_else(context: SentenceContext, cue: re.Match[str]) -> bool:
    """ "The toll stands at 41 and is expected to rise": what lies ahead or may be is no matter of the number's."""
    pattern, sentence = context.profile.pattern("modality", "of_else", re.IGNORECASE), context.sentence
    found = pattern.finditer(context.text, sentence.start, sentence.end)
    return any(m.start() <= cue.start() and cue.end() <= m.end() for m in found)


def _may_be_more(told: ToldNumber) -> bool:
    return all(tells_of_else(told.context, cue) for cue in told.cues("possible", told.clause))


def _will_be_more(told: ToldNumber) -> bool:
    return all(tells_of_else(told.context, cue) for cue in told.cues("planned", told.clause))


def _is_done(told: ToldNumber) -> bool:
    """ "The company cut 4,100 jobs | and will close a plant": a verb of the past on the number's side, and no plan there."""
    return told.stop is not None and _is_told_as_done(told)


def _tells_by_itself(told: ToldNumber) -> bool:
    """ "Eleven bodies have been found | and at least 90 people are feared drowned": a verb of its own and no doubt there."""
    return told.has_another_behind and _is_told_as_done(told)


def _is_told_as_done(told: ToldNumber) -> bool:
    text, profile = told.context.text, told.context.profile
    done = profile.pattern("dates", "past").search(text, *told.side)
    return done is not None and modality_of(text, *told.side, profile) == "actual"


def _plans_something_else(told: ToldNumber) -> bool:
    """ "12,000 marched against a planned dam", "at plans to build one": behind what was done, another noun is to come."""
    text, profile, end = told.context.text, told.context.profile, told.clause[1]
    done = [m.start() for m in profile.pattern("dates", "past").finditer(text, told.numeral.end, end)]
    nouns, verbs, led = (profile.words("modality", key) for key in ("beside_nouns", "beside_verbs", "plans_of"))
    cues = [(cue, "".join(text[: cue.start()].lower().split()[-1:])) for cue in told.cues("planned", told.clause)]
    return all(
        (before in led or (cue[0].lower() in nouns and before not in verbs)) and any(at < cue.start() for at in done)
        for cue, before in cues
    )


def _is_for_fear(told: ToldNumber) -> bool:
    """ "Shares fell 3 percent on recession fears": what is feared is why the number is so, and no other word doubts it."""
    why = list(told.pattern("for_fear").finditer(told.context.text, told.numeral.end, told.clause[1]))
    cues = told.cues("possible", told.clause)
    return bool(why) and all(any(m.start() < cue.start() < m.end() for m in why) for cue in cues)


def _is_hearsay(told: ToldNumber) -> bool:
    """ "Aurait touché 21 millions, selon la région": the mood of a report, and who says it is named."""
    doubts = {cue.group().lower() for cue in told.cues("possible", told.clause)}
    named = speaker_at(told.context.attributions, told.numeral.start)
    return named is not None and doubts <= told.context.profile.words("modality", "hearsay")


_OF_ELSE: dict[Modality, tuple[Callable[[ToldNumber], bool], ...]] = {
    "possible": (_may_be_more, _tells_by_itself, _is_for_fear, _is_hearsay),
    "planned": (_will_be_more, _is_done, _plans_something_else),
}
