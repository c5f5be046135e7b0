"""What stretch of a sentence a cue of speech vouches for."""

from dataclasses import dataclass, replace


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
