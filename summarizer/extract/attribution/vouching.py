"""What stretch of a sentence a cue of speech vouches for."""

from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile
from summarizer.schema.evidence import SpeakerEvidence
from summarizer.schema.records import record


@record
class Vouched:
    """A speaker, where its cue stands, the stretch of text that it vouches for, and what kind of cue it is."""

    speaker: str
    cue: int
    start: int
    end: int
    evidence: SpeakerEvidence = ""


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


def without_relays(found: list[Vouched], text: str, profile: Profile) -> list[Vouched]:
    """Without those who only pass on what another says: "Local media reported, citing the fire brigade, that ..."."""
    cues = profile.phrase_pattern("attribution", "relays")
    cited = [f for f in found if cues.match(text, f.cue)]
    return [f for f in found if f in cited or not any(_beside(f, other, text) for other in cited)]


def _beside(one: Vouched, other: Vouched, text: str) -> bool:
    """Whether no number stands between two cues."""
    between = text[min(one.cue, other.cue) : max(one.cue, other.cue)]
    return not any(c.isdigit() for c in between)


def _is_place(one: Vouched) -> bool:
    return gazetteer().place(one.speaker) is not None


def _inside(one: Vouched, others: list[Vouched]) -> bool:
    return any(other.start <= one.cue < other.end for other in others)
