"""Who is who over the whole day, and of that what one story needs: its names under numbers of its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from summarizer.merge.actors.resolution import Resolution, resolve_names
from summarizer.merge.decisions import DecisionLog
from summarizer.schema.brief import Citation
from summarizer.schema.mentions import GroundedActor
from summarizer.schema.overrides import NO_OVERRIDES, Overrides


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody whose surname others of the story bear, too: his name, and where it stands first."""

    name: str
    first: Citation


@dataclass(frozen=True, slots=True)
class StoryCast:
    """Who is who in one story, told by ids of its own ("p1") in the order of the day's: the rest of the day does not show.

    `actors` gives the id of a folded name; `contested` the ids of those who bear a folded surname, `bearers` who they
    are. `language` is the briefing's.
    """

    language: str
    actors: Mapping[str, str]
    contested: Mapping[str, tuple[str, ...]]
    bearers: Mapping[str, Bearer]


@dataclass(frozen=True, slots=True)
class Cast:
    """The whole day's actors. `ids` maps the key that stands for an actor to its id ("p1"), by first appearance."""

    resolution: Resolution
    ids: Mapping[str, str]
    language: str

    def of(self, story: int, names: Iterable[str] = ()) -> tuple[StoryCast, tuple[str, ...]]:
        """The cast of the story of that number, with the day's ids of its actors in the order of its own ids.

        It knows the names of the story's actors and the folded `names`.
        """
        resolution, ids = self.resolution, self.ids
        keys = dict.fromkeys((*resolution.census.by_story.get(story, ()), *names))
        roots = {key: root for key in keys if (root := resolution.root_of_key(key, story)) in ids}
        contested = {
            surname: tuple(root for root in bearers if root in ids)
            for surname, bearers in resolution.contested_in(story).items()
        }
        bearing = {root for bearers in contested.values() for root in bearers}
        day_ids = sorted({ids[root] for root in (*filter(None, roots.values()), *bearing)}, key=lambda i: int(i[1:]))
        own = {day_id: f"p{n}" for n, day_id in enumerate(day_ids, start=1)}
        names_of = resolution.census.names
        cast = StoryCast(
            self.language,
            {key: own[ids[root]] for key, root in roots.items() if root},
            {surname: tuple(own[ids[root]] for root in bearers) for surname, bearers in contested.items()},
            {own[ids[root]]: Bearer(names_of[root].name, names_of[root].first) for root in sorted(bearing)},
        )
        return cast, tuple(day_ids)


def resolve_cast(
    mentions: Sequence[Sequence[GroundedActor]],
    story_of: Mapping[str, int],
    language_of: Mapping[str, str],
    language: str,
    overrides: Overrides = NO_OVERRIDES,
    log: DecisionLog | None = None,
) -> Cast:
    """Who is who among the day's articles, whose actors' mentions are given one by one.

    `story_of` and `language_of` are by the articles' ids; `language` is the briefing's.
    """
    resolution = resolve_names(chain.from_iterable(mentions), story_of, language_of, overrides, log)
    roots = (resolution.root_of_key(key, story) for key, story in resolution.census.first_uses())
    ids = {root: f"p{i}" for i, root in enumerate(dict.fromkeys(r for r in roots if r), start=1)}
    resolution.describe(ids)
    return Cast(resolution, ids, language)
