"""Parts of a country by the points of the compass: "eastern Afghanistan", "est de l'Afghanistan", "Osten Afghanistans"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.alternatives import one_of
from summarizer.language.names.words import concepts
from summarizer.language.places import Entry, fold_name, gazetteer
from summarizer.language.tables import load_table

_COMPASS = frozenset({"north", "south", "east", "west", "central", "centre"})
_OPPOSITE = (frozenset({"north", "south"}), frozenset({"east", "west"}))
_MOST_WORDS, _REACH = 3, 60  # words and characters of a country's name


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


def are_opposite_parts(one: str, other: str) -> bool:
    """Whether two sentences each name one part of a country, and these lie against each other: its north, its south-east."""
    first, second = regions_in(one), regions_in(other)
    if len(first) != 1 or len(second) != 1:
        return False
    (here,), (there,) = first, second
    pairs = ((a, b) for a in here.directions for b in there.directions)
    return here.whole.id == there.whole.id and any(frozenset(pair) in _OPPOSITE for pair in pairs)


@lru_cache(maxsize=5_000)
def regions_in(sentence: str) -> frozenset[Region]:
    """The parts of countries that a sentence names: "northern Peru", "el noroeste de Nigeria", "Nordsyrien"."""
    found: set[Region] = set()
    for point in _points().finditer(sentence):
        entry = _whole_at(sentence[point.end() :], point["joined"] or "")
        if entry:
            found.add(Region(entry, _directions()[(point["joined"] or point["linked"]).lower()]))
    for word in _compounds().finditer(sentence):
        entry = _place_called(word["rest"].capitalize()) if gazetteer().place(word.group()) is None else None
        if entry:
            found.add(Region(entry, _directions()[word["point"].lower()]))
    return frozenset(found)


def _whole_at(text: str, point: str) -> Entry | None:
    """The country or city whose name stands at the beginning; none where the point is part of the name: "South Sudan"."""
    words = re.findall(r"[^\W\d_][\w-]*", text[:_REACH])[:_MOST_WORDS]
    names = [" ".join(words[:length]) for length in range(len(words), 0, -1)]
    if any(gazetteer().place(f"{point} {name}") for name in names if point):
        return None
    return next((entry for name in names if name[:1].isupper() and (entry := _place_called(name))), None)


def _place_called(name: str) -> Entry | None:
    """The place of the world's table that a name means, in whatever case: "Nigerias"."""
    is_people = gazetteer().demonym(name) is not None and gazetteer().place(name) is None
    meant = frozenset[str]() if is_people else concepts(fold_name(name))
    return gazetteer().by_id.get(next(iter(meant))[1:]) if len(meant) == 1 and next(iter(meant))[0] == "@" else None


@lru_cache(maxsize=1)
def _directions() -> dict[str, frozenset[str]]:
    """Each word and prefix with the points that it has: "noroeste" with north and west."""
    table = load_table("compass.toml")
    rows = [row for name in ("beside", "linked", "prefixes") for row in table[name].items()]
    return {word: frozenset(p for p in _COMPASS if p in point) for point, words in rows for word in words.split()}


@lru_cache(maxsize=1)
def _points() -> re.Pattern[str]:
    table = load_table("compass.toml")
    beside, linked = (one_of(w for row in table[name].values() for w in row.split()) for name in ("beside", "linked"))
    before, of = (_spaced(table["around"][name].split("|")) for name in ("before", "of"))
    return re.compile(rf"\b(?:(?P<joined>{beside})\s|{before}(?P<linked>{linked})\s{of})", re.IGNORECASE)


def _spaced(words: list[str]) -> str:
    """Any of the words with a space behind it, but for what is elided."""
    return "(?:" + "|".join(word if word[-1] in "'’" else rf"{word}\s" for word in words) + ")"


@lru_cache(maxsize=1)
def _compounds() -> re.Pattern[str]:
    prefixes = one_of(load_table("compass.toml")["prefixes"].values())
    return re.compile(rf"\b(?P<point>(?i:{prefixes}))(?P<rest>[a-zß-ÿ]{{4,}})\b")
