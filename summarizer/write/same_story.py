"""Which of an older briefing's stories one of today's goes on with."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from anyascii import anyascii

from summarizer.schema.brief import Story

_SAME_STORY = 0.25
_LEAST_COUNTRIES = 2


Names = Mapping[str, tuple[str, bool]]
"""Each name of a story's actors and places -> the main name of whose it is, and whether that is a country."""


class OlderStories:
    """The previous briefing's stories, each known by its names and articles: they themselves may lie on disk."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self._stories = stories
        self._names: list[Names] = []
        self._story_of: dict[str, int] = {}
        for place, story in enumerate(stories):  # once
            self._names.append(_names_of(story))
            self._story_of.update(dict.fromkeys(story.articles, place))
        self._held = Counter(name for names in self._names for name in names)

    def counterpart(self, story: Story, known: Iterable[str]) -> Story | None:
        """The one with the most names in common, if it is enough, else the one with the most articles in common.

        `known` are those articles of the story that the previous briefing had, by the ids that it gave them.
        """
        own = _names_of(story)
        scored = [(_likeness(own, others, self._held), -place) for place, others in enumerate(self._names)]
        likeness, place = max(scored, default=(0.0, 0))
        if likeness >= _SAME_STORY:
            return self._stories[-place]
        again = Counter(self._story_of[i] for i in sorted(known) if i in self._story_of)
        return self._stories[again.most_common(1)[0][0]] if again else None


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


def _names_of(story: Story) -> Names:
    """Its actors under all their names, and the places of its events."""
    found = {place: (place, False) for e in story.events if e.place and (place := anyascii(e.place).lower())}
    for actor in story.actors:
        main = anyascii(actor.name).lower()
        found |= {anyascii(n).lower(): (main, actor.kind == "country") for n in (*actor.aliases, actor.name) if n}
    return found
