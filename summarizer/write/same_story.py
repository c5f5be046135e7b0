"""Which of an older briefing's stories one of today's goes on with."""

from collections import Counter
from collections.abc import Mapping, Sequence

from anyascii import anyascii

from summarizer.schema.brief import Story

_SAME_STORY = 0.25
_LEAST_COUNTRIES = 2


Names = Mapping[str, tuple[str, bool]]
"""Each name of a story's actors and places -> the main name of whose it is, and whether that is a country."""


def counterpart(story: Story, names: Sequence[Names], previous: Sequence[Story]) -> Story | None:
    """The previous briefing's story with the most names in common, if it is enough; `names` are those stories'."""
    own = names_of(story)
    held = Counter(name for others in names for name in others)
    scored = [(_likeness(own, others, held), -place) for place, others in enumerate(names)]
    likeness, place = max(scored, default=(0.0, 0))
    return previous[-place] if likeness >= _SAME_STORY else None


def _likeness(own: Names, others: Names, held: Mapping[str, int]) -> float:
    """The share of those named in the story with fewer that both have; who was in several stories counts less.

    A country alone is in stories of all kinds: it counts half, and by itself joins nothing. Whoever has several names
    counts once, by one that both stories have.
    """

    def weight(names: Mapping[str, bool]) -> float:
        return sum((0.5 if is_country else 1.0) / max(1, held.get(name, 0)) for name, is_country in names.items())

    by_one = {own[name][0]: name for name in sorted(own.keys() & others.keys(), reverse=True)}
    shared = {name: own[name][1] and others[name][1] for name in by_one.values()}
    if len(shared) < _LEAST_COUNTRIES and all(shared.values()):
        return 0.0
    return weight(shared) / max(1.0, min(weight(dict(own.values())), weight(dict(others.values()))))


def names_of(story: Story) -> Names:
    """Its actors under all their names, and the places of its events."""
    found = {place: (place, False) for e in story.events if e.place and (place := anyascii(e.place).lower())}
    for actor in story.actors:
        main = anyascii(actor.name).lower()
        found |= {anyascii(n).lower(): (main, actor.kind == "country") for n in (*actor.aliases, actor.name) if n}
    return found
