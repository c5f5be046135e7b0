"""Which of an older briefing's stories one of today's goes on with."""

from collections import Counter
from collections.abc import Mapping, Sequence

from anyascii import anyascii

from summarizer.schema.brief import Story

_SAME_STORY = 0.25
_LEAST_COUNTRIES = 2


def counterpart(story: Story, names: Sequence[Mapping[str, bool]], previous: Sequence[Story]) -> Story | None:
    """The previous briefing's story with the most names in common, if it is enough; `names` are those stories'."""
    own = names_of(story)
    held = Counter(name for others in names for name in others)
    scored = [(_likeness(own, others, held), -place) for place, others in enumerate(names)]
    likeness, place = max(scored, default=(0.0, 0))
    return previous[-place] if likeness >= _SAME_STORY else None


def _likeness(own: Mapping[str, bool], others: Mapping[str, bool], held: Mapping[str, int]) -> float:
    """The share of the names of the story with fewer that both have; one that several stories had counts less.

    A country alone is in stories of all kinds: it counts half, and by itself joins nothing.
    """

    def weight(names: Mapping[str, bool]) -> float:
        return sum((0.5 if is_country else 1.0) / max(1, held.get(name, 0)) for name, is_country in names.items())

    shared = {name: own[name] and others[name] for name in own.keys() & others.keys()}
    if len(shared) < _LEAST_COUNTRIES and all(shared.values()):
        return 0.0
    return weight(shared) / max(1.0, min(weight(own), weight(others)))


def names_of(story: Story) -> dict[str, bool]:
    """Its actors and the places of its events, and whether each is a country."""
    found = {anyascii(e.place).lower(): False for e in story.events if e.place}
    return found | {anyascii(a.name).lower(): a.kind == "country" for a in story.actors if a.name}
