"""Parts of a country by the points of the compass: "eastern Afghanistan", "est de l'Afghanistan", "Osten Afghanistans"."""

from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.names.words import concepts
from summarizer.language.places import Entry, fold_name, gazetteer

_COMPASS = frozenset({"north", "south", "east", "west", "central", "centre"})


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a country or city; `directions` are concepts, the same in every language."""

    whole: Entry
    directions: frozenset[str]


@lru_cache(maxsize=1_000)
def region_of(place: str) -> Region | None:
    """The region that a place's name tells by its direction, or None ("South Korea" is a country of its own)."""
    if gazetteer().place(place):
        return None
    meant = concepts(fold_name(place))
    wholes = [entry for m in meant if m.startswith("@") and (entry := gazetteer().by_id.get(m[1:]))]
    directions = frozenset(m for m in meant if not m.startswith("@"))
    if len(wholes) != 1 or not directions or not directions <= _COMPASS:
        return None
    return Region(wholes[0], directions)
