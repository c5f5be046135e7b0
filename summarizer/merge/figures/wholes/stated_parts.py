"""Numbers that say of themselves that they count a part: "two of them", "among the dead are three Germans", "29 are still in
hospital", "the other 426".

What is left of those who were counted is no new count of all, though the words have no name of their own for it.
"""

import re
from functools import lru_cache

from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import Profile, load_profile, phrase_pattern
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.voices import Voice
from summarizer.schema.records import replace

PART = "part"
_BEHIND = 16  # characters behind a part in which "of them" may stand
_LEFT = frozenset({"injured", "arrests", "infections"})  # of whom some recover or go free; the dead stay dead
_STILL = WordPattern(r"^[^\d,;.:]*\b(?:<comparison.still>)\b", re.IGNORECASE)  # in the number's own clause
_OTHERS = WordPattern(r"\b(?:<whole.others>) $", re.IGNORECASE)
_ALONE_BEFORE = WordPattern(r"\b(?:<whole.alone>)\b,?[^,;.:\d]*$", re.IGNORECASE)
_ALONE_BEHIND = WordPattern(r"[^,;.:\d]*\b(?:<whole.alone>)\b", re.IGNORECASE)
_REACH = 60
_PLAIN = frozenset({"", "people"})


def with_stated_parts(voices: list[Voice]) -> list[Voice]:
    """The voices, those that their own words call a part with that kind."""
    return [_as_part(v) if _is_left(v) else v for v in voices]


def _as_part(voice: Voice) -> Voice:
    """By its kind, if it has none of its own: children and stations stay what they are."""
    plain = voice.mention.subject_class in _PLAIN
    return voice.as_saying(subject_class=PART) if plain else replace(voice, part=voice.mention.subject_class != PART)


def _is_left(voice: Voice) -> bool:
    """ "29 of the injured are still in hospital", "the other 426 stations", "among the dead are two Germans"."""
    if is_among_counted(voice) or _OTHERS.search(voice.before):
        return True
    return voice.mention.measured_property in _LEFT and _STILL.match(voice.behind[:_REACH]) is not None


def is_of_one_place_alone(part: Voice) -> bool:
    """ "At Halden alone 210 flights were cancelled": of more."""
    return bool(_ALONE_BEFORE.search(part.before) or _ALONE_BEHIND.match(part.behind[:_REACH]))


def is_of_them(part: Voice) -> bool:
    """ "22,000 of them had been used": the words right behind the number point back."""
    return f"{letters(part.behind[:_BEHIND])} ".startswith(_cues_of_them(load_profile(part.language)))


def is_of_the_known(part: Voice) -> bool:
    """ "Two of the arrested are still in custody": some of those told before, whatever they are called now."""
    return f"{letters(part.behind[:_BEHIND])} ".startswith(_cues_of_the_known(load_profile(part.language)))


def is_among_counted(part: Voice) -> bool:
    """ "Unter den Toten sind zwei Deutsche": the sentence opens with those counted, and this is its first number.

    Or, with no number between, it says so behind: "Three sisters aged 8, 12 and 17 were among the dead".
    """
    profile = load_profile(part.language)
    if f"{letters(part.before)} ".startswith(_those_counted(profile)):
        return not re.search(r"\d", part.before)
    said = phrase_pattern(_among_whom(profile)).search(part.behind)
    return said is not None and not find_numerals(part.behind[: said.start()], profile)


@lru_cache(maxsize=64)
def _those_counted(profile: Profile) -> tuple[str, ...]:
    """ "among the dead ", "unter den verletzten ": what opens such a sentence."""
    nouns = {cue.split()[-1] for cue in profile.words("scope", "of_counted")}
    return tuple(f"{letters(lead)} {noun} " for lead in profile.words("scope", "opens_whole") for noun in nouns)


@lru_cache(maxsize=64)
def _among_whom(profile: Profile) -> tuple[str, ...]:
    """Those of these words that are no "of": "two of the dead" is told elsewhere."""
    leads = {word for word in profile.words("scope", "among") if " " not in word}
    return tuple(words.strip() for words in _those_counted(profile) if words.split()[0] in leads)


@lru_cache(maxsize=64)
def _cues_of_them(profile: Profile) -> tuple[str, ...]:
    """The words that point back, each with a space behind it."""
    cues = profile.words("scope", "part", "including")
    return tuple(f"{letters(cue)} " for cue in cues)


@lru_cache(maxsize=64)
def _cues_of_the_known(profile: Profile) -> tuple[str, ...]:
    return tuple(f"{cue} " for cue in profile.words("scope", "known_whole"))


@lru_cache(maxsize=2_000)
def letters(words: str) -> str:
    """The words in lower case without marks, so that all apostrophes are one."""
    return " ".join(re.findall(r"[^\W\d_]+", words.lower()))
