"""What stretch of a sentence a cue of speech vouches for."""

from dataclasses import dataclass, replace

from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile


@dataclass(frozen=True, slots=True)
class Vouched:
    """A speaker, where its cue stands, and the stretch of text that it vouches for."""

    speaker: str
    cue: int
    start: int
    end: int


def each_its_own(found: list[Vouched]) -> list[Vouched]:
    """ "35,000 according to police and 120,000 according to the unions": each voice has what stands before its cue.

    Unless the stretch opens with the first cue: then each has what stands behind its own.
    """
    if len(found) <= 1 or len({(f.start, f.end) for f in found}) > 1:
        return found
    first, last, cues = found[0], found[-1], [f.cue for f in found]
    if first.cue - first.start <= 1:
        return [replace(f, start=f.cue, end=end) for f, end in zip(found, [*cues[1:], last.end], strict=True)]
    starts, ends = [first.start, *cues[:-1]], [*cues[:-1], last.end]
    return [replace(f, start=s, end=e) for f, s, e in zip(found, starts, ends, strict=True)]


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
