"""Whose dead and injured are counted where two countries strike each other, though no word beside the number says it.

A story has two sides where its losses are told of the blows of two countries ("Peru's air strikes", "par des tirs
équatoriens"). Then who was hit by the one is the other's; so is who fell "on the Peruvian side"; and a country that counts
counts its own, but for fighters without a uniform, whom it says that it has killed.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from summarizer.language.places import gazetteer
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.voices import Voice

LOSSES = frozenset({"deaths", "injured"})
_BLOW = WordPattern(r"\b(?:<nations.blows>)\b", re.IGNORECASE)
_SIDE = WordPattern(r"\b(?:<nations.sides>)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’]s\b)?")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=\w)s)$")
_CLAUSE = re.compile(r"[;:]\s|[.!?]\s")
_BEFORE = 3  # words between a nation and the blow: "Peru's overnight missile strikes"
_TITLE = 6  # words before a name in which an office with its country stands
_ENEMIES = frozenset({"rebels"})
_TWO = 2


@dataclass(frozen=True, slots=True)
class Losses:
    """Whose losses a voice counts, and which side its speaker speaks for, "" where nothing tells; by country."""

    of: str
    said_for: str


def losses_at_war(voices: list[Voice], speaks_for: dict[str, str]) -> dict[int, Losses]:
    """Whose losses each voice counts, by `id`, where the story's losses are told of the blows of just two countries.

    `speaks_for` is the country of each speaker whose name tells it, by the actor's id.
    """
    losses = [v for v in voices if v.mention.measured_property in LOSSES and not v.mention.background]
    struck = {id(v): by for v in losses if (by := _only(_who_struck(v)))}
    sides = frozenset(struck.values())
    if len(sides) != _TWO:
        return {}
    told = {id(v): _other(sides, struck[id(v)]) for v in losses if id(v) in struck}
    told |= {id(v): side for v in losses if (side := _only(_on_the_side_of(v))) in sides}
    spoken = _countries_of_speakers(losses, told, sides, speaks_for)
    for voice in (v for v in losses if id(v) not in told and v.speaker_id in spoken):
        own = spoken[voice.speaker_id]
        told[id(voice)] = _other(sides, own) if voice.mention.subject_class in _ENEMIES else own
    told |= _going_on(losses, told)
    return {id(v): Losses(told[id(v)], spoken.get(v.speaker_id, told[id(v)])) for v in losses if id(v) in told}


def _going_on(losses: list[Voice], told: dict[int, str]) -> dict[int, str]:
    """ "On the Peruvian side, seven were killed. Officials later spoke of ten": the next sentence is of the same side.

    Not one that names another country.
    """
    sides: dict[tuple[str, int], set[str]] = defaultdict(set)
    for voice in (v for v in losses if id(v) in told):
        sides[voice.article, voice.mention.numeral.sentence].add(told[id(voice)])
    found: dict[int, str] = {}
    for voice in (v for v in losses if id(v) not in told):
        side = _only(sides.get((voice.article, voice.mention.numeral.sentence - 1), set()))
        named = {c for word in _WORD.findall(voice.text) if (c := _country(word))}
        if side and named <= {side}:
            found[id(voice)] = side
    return found


def _other(sides: frozenset[str], one: str) -> str:
    return next(side for side in sides if side != one)


def _only(countries: set[str]) -> str:
    return next(iter(countries)) if len(countries) == 1 else ""


def _countries_of_speakers(
    losses: list[Voice], told: dict[int, str], sides: frozenset[str], speaks_for: dict[str, str]
) -> dict[str, str]:
    """The side that each speaker speaks for: by its name, by the office told before it, else by whose losses it counts."""
    found: dict[str, set[str]] = defaultdict(set)
    for voice in (v for v in losses if v.speaker_id):
        country = speaks_for.get(voice.speaker_id) or _country_of_office(voice)
        if country in sides:
            found[voice.speaker_id].add(country)
    for voice in (v for v in losses if v.speaker_id and v.speaker_id not in found and id(v) in told):
        found[voice.speaker_id].add(told[id(voice)])
    return {speaker: side for speaker, sides_told in found.items() if (side := _only(sides_told))}


def _country_of_office(voice: Voice) -> str:
    """ "Ecuador's minister Silvia Haro", "Rojas, the Peruvian army's spokesman": the country beside the name."""
    text, name = voice.text, voice.mention.speaker
    at = text.find(name)
    if at < 0 or not name[:1].isupper():
        return ""
    before = _CLAUSE.split(text[:at])[-1]
    before = "" if _BLOW.search(before) else before
    return _only(_countries(_WORD.findall(before)[-_TITLE:]))


def _who_struck(voice: Voice) -> set[str]:
    """The countries whose blows the clause of the number tells."""
    clause = _clause(voice)
    return {c for found in _BLOW.finditer(clause) if (c := _whose(clause, found.start(), found.end()))}


def _on_the_side_of(voice: Voice) -> set[str]:
    """ "On the Peruvian side", "côté péruvien"."""
    clause = _clause(voice)
    return {c for found in _SIDE.finditer(clause) if (c := _beside(clause, found.start(), found.end()))}


def _clause(voice: Voice) -> str:
    """The sentence as far as no stop parts it from the number."""
    text, at = voice.text, voice.mention.numeral.start - voice.citations[0].start
    breaks = [found.end() for found in _CLAUSE.finditer(text)]
    start = max((end for end in breaks if end <= at), default=0)
    return text[start : min((end for end in breaks if end > at), default=len(text))]


def _whose(clause: str, start: int, end: int) -> str:
    """The country of a blow: by the word right behind it, or by one of a few before, if it is the only one."""
    before = _WORD.findall(re.split(r"[,()]", clause[:start])[-1])[-_BEFORE:]
    return _only(_countries(before)) or _only(_countries(_WORD.findall(clause[end:])[:1]))


def _beside(clause: str, start: int, end: int) -> str:
    """The country of the word right before or right behind."""
    return _only(_countries(_WORD.findall(clause[:start])[-1:] + _WORD.findall(clause[end:])[:1]))


def _countries(words: list[str]) -> set[str]:
    """The countries of adjectives and possessives ("Peruvian", "Peru's", "Perus"), not of bare names ("fire in Peru")."""
    return {country for word in words if (country := _country(word))}


def _country(word: str) -> str:
    owner = _POSSESSIVE.sub("", word)
    entry = gazetteer().demonym(word) or (gazetteer().lookup(owner) if owner != word else None)
    return entry.country or entry.id if entry and entry.kind in ("country", "metonym") else ""
