"""What stretch of a sentence a cue of speech vouches for."""

from dataclasses import dataclass

from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile


@dataclass(frozen=True, slots=True)
class Vouched:
    """A speaker, where its cue stands, and the stretch of text that it vouches for."""

    speaker: str
    cue: int
    start: int
    end: int


def without_records(found: list[Vouched], text: str, profile: Profile) -> list[Vouched]:
    """Without the place or body that "recorded" something, where another voice of the sentence says so.

    In "The agency said Brazil had recorded 410,000 cases" only the agency speaks.
    """
    having = profile.phrase_pattern("attribution", "having")
    found = [f for f in found if not (_is_place(f) and having.match(text, f.cue))]  # "La Suisse compte 300 loups"
    verbs = profile.phrase_pattern("attribution", "tallying")
    records = [f for f in found if verbs.match(text, f.cue)]
    speaks = [f for f in found if f not in records]
    return [f for f in found if f in speaks or not (_is_place(f) or _inside(f, speaks))]


def _is_place(one: Vouched) -> bool:
    return gazetteer().place(one.speaker) is not None


def _inside(one: Vouched, others: list[Vouched]) -> bool:
    return any(other.start <= one.cue < other.end for other in others)
