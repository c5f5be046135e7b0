"""Which of an older briefing's stories one of today's goes on with."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from anyascii import anyascii

from summarizer.schema.brief import Article, Story

_SAME_STORY = 0.25
_LEAST_COUNTRIES = 2
_COUNTRY = 0.5
_IN_PASSING = 0.2
_OPENING = 300  # characters in which an article says what it is about, of its first paragraph


class _Named(NamedTuple):
    """Whose a name is, by the main one; whether that is a country, and whether no article opens with any of its names."""

    main: str
    is_country: bool
    in_passing: bool

    @property
    def weight(self) -> float:
        return (_COUNTRY if self.is_country else 1.0) * (_IN_PASSING if self.in_passing else 1.0)


Names = Mapping[str, _Named]
"""Each name of a story's actors and places -> whose it is."""


class OlderStories:
    """The previous briefing's stories, each known by its names and articles: they themselves may lie on disk."""

    def __init__(self, stories: Sequence[Story], articles: Iterable[Article]) -> None:
        openings = {a.id: _opening_of(a) for a in articles}
        self._stories = stories
        self._names: list[Names] = []
        self._openings: list[frozenset[str]] = []
        self._story_of: dict[str, int] = {}
        for place, story in enumerate(stories):  # once
            self._names.append(_names_of(story, openings))
            self._openings.append(_words_of(story, openings))
            self._story_of.update(dict.fromkeys(story.articles, place))
        self._held = Counter(name for names in self._names for name in names)

    def counterpart(self, story: Story, articles: Iterable[Article], known: Iterable[str]) -> Story | None:
        """The one with the most names in common, if it is enough, else the one with the most articles in common.

        `articles` are the story's; `known` those of them that the previous briefing had, by the ids that it gave them.
        """
        openings = {a.id: _opening_of(a) for a in articles}
        own = _names_of(story, openings)
        scored = [(_likeness(own, others, self._held), -place) for place, others in enumerate(self._names)]
        likeness, place = max(scored, default=(0.0, 0))
        if likeness >= _SAME_STORY:
            return self._stories[-place]
        if opened := self._by_openings(own, _words_of(story, openings)):
            return opened
        again = Counter(self._story_of[i] for i in sorted(known) if i in self._story_of)
        return self._stories[again.most_common(1)[0][0]] if again else None

    def _by_openings(self, own: Names, opening: frozenset[str]) -> Story | None:
        """The one story with which a name that opens the one is known of the other, where no name is known of both.

        "A fire in Alba" is told of the place one day, and next day "two more have died in Alba" of the hospital.
        """
        known = _leading(own)
        found = [
            story
            for story, names, words in zip(self._stories, self._names, self._openings, strict=True)
            if any(_holds(words, n) and _holds(opening, n) for n in {*known, *_leading(names)})
        ]
        return found[0] if len(found) == 1 else None


def _leading(names: Names) -> list[str]:
    """The names of a story that its articles open with, but for countries."""
    return [name for name, named in names.items() if not (named.is_country or named.in_passing)]


def _holds(words: frozenset[str], name: str) -> bool:
    return words.issuperset(_words(name).split())


def _words_of(story: Story, openings: Mapping[str, str]) -> frozenset[str]:
    return frozenset(word for i in story.articles for word in openings.get(i, "").split())


def _likeness(own: Names, others: Names, held: Mapping[str, int]) -> float:
    """The share of those named in the story with fewer that both have; who was in several stories counts less.

    A country alone is in stories of all kinds: it counts half, and by itself joins nothing. So does little whom no article
    opens with: "Norway's bank held its rate on Tuesday" ends the report on another bank's. Whoever has several names
    counts once, by one that both stories have.
    """

    def weight(names: Mapping[str, float]) -> float:
        return sum(value / max(1, held.get(name, 0)) for name, value in names.items())

    by_one = {own[name].main: name for name in sorted(own.keys() & others.keys(), reverse=True)}
    shared = {name: min(own[name].weight, others[name].weight) for name in by_one.values()}
    if len(shared) < _LEAST_COUNTRIES and all(own[name].is_country and others[name].is_country for name in shared):
        return 0.0
    sides = ({named.main: named.weight for named in names.values()} for names in (own, others))
    return weight(shared) / max(1.0, min(map(weight, sides)))


def _names_of(story: Story, openings: Mapping[str, str]) -> Names:
    """Its actors under all their names, and the places of its events and figures; `openings` are by the ids of articles."""
    places = [*(e.place for e in story.events), *(f.place for f in story.figures)]
    kinds = {place: (place, False) for named in places if named and (place := anyascii(named).lower())}
    for actor in story.actors:
        main = anyascii(actor.name).lower()
        kinds |= {anyascii(n).lower(): (main, actor.kind == "country") for n in (*actor.aliases, actor.name) if n}
    opening = "".join(openings.get(i, "") for i in story.articles)
    leading = {main for name, (main, _) in kinds.items() if f" {_words(name).strip()} " in opening}
    return {name: _Named(main, known, bool(leading) and main not in leading) for name, (main, known) in kinds.items()}


def _opening_of(article: Article) -> str:
    """The folded words that an article opens with, of its title and first paragraph."""
    first = article.text[:_OPENING].strip().partition("\n\n")[0]
    return _words(f"{article.title or ''} | {first}")


def _words(text: str) -> str:
    """Folded words between spaces, by which a name is found whole."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', anyascii(text).lower()))} "
