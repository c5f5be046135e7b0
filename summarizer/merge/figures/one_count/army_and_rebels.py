"""Whose dead and injured are counted where an army fights rebels, though most sentences name no side.

A story has these two sides where its losses are told both of soldiers and of rebels. A number without such a word is of the
enemy where its speaker says that he has killed them, of his own where he owns to have lost them, else of whom the number
just before it is of. What is of neither joins neither.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from summarizer.language.profile import load_profile
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.one_count.sides_at_war import LOSSES, Losses
from summarizer.merge.figures.voices import Voice

_ARMY, _REBELS = "army", "rebels"
_OTHER = {_ARMY: _REBELS, _REBELS: _ARMY}
FIGHTERS = {_ARMY: "soldiers", _REBELS: "rebels"}
"""The kind that counts each side's dead."""

_NAMED = {kind: side for side, kind in FIGHTERS.items()}
_UNTOLD = frozenset({"", "men", "combatants", "deaths"})  # kinds that name no side
_FEW = 3  # words behind a number
_KILLED = WordPattern(r"\b(?:<nations.killed>)\b[^,;:.]{0,25}$", re.IGNORECASE)
_KILLED_BEHIND = WordPattern(r"[^,;:.]{0,25}\b(?:<nations.killed_behind>)\b", re.IGNORECASE)
_LOST = WordPattern(r"\b(?:<nations.lost>)\b[^,;:.]{0,25}$", re.IGNORECASE)


def losses_of_army_and_rebels(voices: list[Voice]) -> dict[int, Losses]:
    """Whose losses each voice counts, by `id`, where the story's losses are those of an army and of rebels."""
    losses = [v for v in voices if v.mention.measured_property in LOSSES and not v.mention.background]
    named = {id(v): side for v in losses if (side := _NAMED.get(v.mention.subject_class) or _behind(v))}
    if len(set(named.values())) < len(_OTHER):
        return {}
    speaks_for = _sides_of_speakers(losses, named)
    told: dict[int, Losses] = {}
    for passage in _passages(losses):
        before = ""
        for voice in passage:
            before = named.get(id(voice)) or _untold(voice, speaks_for.get(voice.speaker_id, ""), before)
            if before:
                told[id(voice)] = Losses(before, speaks_for.get(voice.speaker_id, ""))
    return told


def _behind(voice: Voice) -> str:
    """The side whose word follows: "27 of its soldiers"."""
    if voice.mention.subject_class not in _UNTOLD:
        return ""
    kinds = load_profile(voice.language).unit_kinds
    words = (_NAMED.get(kinds.get(word, "")) for word in voice.behind.lower().split()[:_FEW])
    return next((side for side in words if side), "")


def _untold(voice: Voice, speaks_for: str, before: str) -> str:
    """The side that a number without a word for it is of, "" where nothing tells; `before` is that of the one before it."""
    if voice.mention.subject_class not in _UNTOLD or voice.part:
        return ""
    if _has_killed(voice):
        return _OTHER.get(speaks_for, "")
    return speaks_for if _LOST.search(voice.before) else before


def _has_killed(voice: Voice) -> bool:
    return (_KILLED.search(voice.before) or _KILLED_BEHIND.match(voice.behind)) is not None


def _sides_of_speakers(losses: list[Voice], named: dict[int, str]) -> dict[str, str]:
    """The side that each speaker speaks for: by its name, else by whom it says that it has killed or lost."""
    found: dict[str, set[str]] = defaultdict(set)
    for voice in (v for v in losses if v.speaker_id):
        of = named.get(id(voice), "")
        if own := _OTHER.keys() & set(voice.speaker_id.split()):
            found[voice.speaker_id] |= own
        elif of and _has_killed(voice):
            found[voice.speaker_id].add(_OTHER[of])
        elif of and _LOST.search(voice.before):
            found[voice.speaker_id].add(of)
    return {speaker: next(iter(sides)) for speaker, sides in found.items() if len(sides) == 1}


def _passages(losses: list[Voice]) -> Iterator[list[Voice]]:
    """The losses of each article in the order in which they stand, parted where a sentence tells none."""
    passage: list[Voice] = []
    for voice in sorted(losses, key=lambda v: (v.article, v.mention.numeral.start)):
        last = passage[-1] if passage else None
        if last and (
            last.article != voice.article or voice.mention.numeral.sentence - last.mention.numeral.sentence > 1
        ):
            yield passage
            passage = []
        passage.append(voice)
    if passage:
        yield passage
