"""Of whom a percentage is, and when two of them are of two groups: a railway's staff and a town's teachers."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from summarizer.language.content import content_words
from summarizer.language.profile import Profile, load_profile
from summarizer.merge.figures.quantity_kinds import COMMON, CONTESTED, STATES
from summarizer.merge.figures.voices import Voice, nominal

_SHARES = frozenset({"percent", "percentage"})
_BEHIND = re.compile(r"[^,.;:()]{0,60}")
_GROUP_WORDS = 4  # behind "of", in which the group is named
_ELIDED = ("d'", "d’")


def with_groups(voices: list[Voice]) -> list[Voice]:
    """The voices, each percentage with the stems of whom it is a share of, as its sentence says.

    What says nothing of its own ("the union put it at 70%") is of what the one before it in the sentence is of.
    """
    told: dict[tuple[str, int], list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.mention.subject_class in _SHARES:
            told[voice.sentence].append(voice)
    groups = {id(v): group for shares in told.values() for v, group in _groups_of(shares)}
    return [replace(v, group=groups[id(v)]) if groups.get(id(v)) else v for v in voices]


def _groups_of(shares: list[Voice]) -> Iterator[tuple[Voice, frozenset[str]]]:
    before = frozenset[str]()
    for share in sorted(shares, key=lambda v: v.mention.numeral.start):
        before = _own_group(share) or before
        yield share, before


def _own_group(share: Voice) -> frozenset[str]:
    """The stems of what stands behind "of" after the number, or of what a reader says that it counts."""
    profile, behind = load_profile(share.language), _BEHIND.match(share.behind)
    words = behind.group().split() if behind else []
    opener = words[0].lower() if words else ""
    leads = profile.words("scope", "of_all") | profile.words("whole", "genitives")
    counted = " ".join(words[: _GROUP_WORDS + 1]) if opener in leads or opener.startswith(_ELIDED) else ""
    if share.mention.read_by == "model" and share.mention.subject.lower() not in profile.unit_kinds:
        counted = share.mention.subject or counted
    return content_words(_without_cues(counted, share.mention.measured_property, profile), share.language)


def _without_cues(counted: str, name: str, profile: Profile) -> str:
    """The words, without those for the property itself: strikers are no group of strikers."""
    for measured in profile.properties:
        if measured.name == name:
            for cue in reversed(list(measured.cues.finditer(counted))):
                counted = f"{counted[: cue.start()]} {counted[cue.end() :]}"
    return counted


def are_of_other_groups(one: Voice, other: Voice) -> bool:
    """Shares of one day that one article tells of two groups ("42% of the railway's staff, 35% of the teachers").

    Not of what a whole country has one of, nor of what goes on from hour to hour (a turnout).
    """
    if not {one.mention.subject_class, other.mention.subject_class} <= _SHARES or one.day != other.day:
        return False
    if one.former or other.former or one.mention.measured_property in COMMON | STATES | CONTESTED:
        return False
    if one.sentence[0] != other.sentence[0] or nominal(one.quantity) == nominal(other.quantity):
        return False
    return bool(one.group and other.group) and one.group.isdisjoint(other.group)
