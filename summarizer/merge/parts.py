"""Parts and wholes: counts of one article that add up to a third, and those that say of themselves that they are part."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from summarizer.language.profile import load_profile
from summarizer.merge.voices import MEASURES, PRECISE, Voice, comparable_class, nominal
from summarizer.schema.brief import Figure, Relation

_MOST_PARTS = 4
_NEAR = 8  # numbers of one property around the whole, in one article
_BEHIND = 16  # characters behind a part in which "of them" may stand
_PART = "part"
_REACH = 450  # characters: two or three sentences
_MOST_MIXED = 3
_TELLING_SUM = 20
_DIGITS = 6  # 51.2 less 48.8 is 2.4, and in binary nearly so

Placed = tuple[Voice, Figure]


def with_parts(voices: list[Voice]) -> list[Voice]:
    """The voices, those marked that add up to another of their article: town by town, men, women and children."""
    told: dict[tuple[object, ...], list[Voice]] = defaultdict(list)
    for voice in (v for v in voices if _is_counted(v)):
        told[_series(voice)].append(voice)
    parts: set[int] = set()
    for found in told.values():
        found.sort(key=lambda v: v.mention.numeral.start)
        for whole, summed in _sums(found):
            kinds = (comparable_class(whole.mention), _PART)
            alike = (p for p in summed if comparable_class(p.mention) in kinds)
            parts |= {id(part) for part in alike} if _by_one_voice(summed) else set()
    marked = [_as_part(v) if id(v) in parts else v for v in voices]
    placed = {_number(v): v.place for v in marked if v.part and v.place}
    return [_as_told_elsewhere(v, placed) for v in marked]


def _number(voice: Voice) -> tuple[object, ...]:
    return voice.mention.measured_property, nominal(voice.quantity), voice.day, voice.mention.background


def _as_told_elsewhere(voice: Voice, placed: dict[tuple[object, ...], str]) -> Voice:
    """A number without a place is the part that another article puts for the same day, with its place."""
    place = "" if voice.place or not voice.day else placed.get(_number(voice), "")
    return replace(voice, part=True, place=place) if place else voice


def _as_part(voice: Voice) -> Voice:
    """A part; where "eleven of them" are placed, the place and not the wording keeps them apart from others."""
    mention = voice.mention
    placed = voice.place and mention.subject_class == _PART
    grounded = replace(voice.grounded, mention=replace(mention, subject_class="")) if placed else voice.grounded
    return replace(voice, grounded=grounded, part=True)


def _by_one_voice(parts: list[Voice]) -> bool:
    """One voice on one day: 34 by the government and a "gap of 18" to another's 52 are no parts of it."""
    return len({(v.speaker_id, v.day) for v in parts}) == 1


def _is_counted(voice: Voice) -> bool:
    return voice.mention.subject_class not in PRECISE


def _series(voice: Voice) -> tuple[object, ...]:
    return voice.sentence[0], voice.mention.measured_property, voice.mention.background


def parts_of_wholes(pairs: list[tuple[list[Voice], Figure]]) -> list[Relation]:
    """Relations of a whole with its parts, each set of figures once; a part never exceeds its whole."""
    found: dict[tuple[str, ...], Relation] = {}
    told = [
        *(set_ for series in _by_article(pairs) for set_ in (*_placed_sums(series), *_said_parts(series))),
        *(set_ for series in _by_unit(pairs) for set_ in _placed_sums(series, telling=True)),
    ]
    for whole, parts in told:
        ids = tuple(dict.fromkeys(f.id for _, f in parts))
        if whole[1].id not in ids and all(_fits(part, whole[1]) for _, part in parts):
            found.setdefault((whole[1].id, *sorted(ids)), Relation(kind="part_of", figures=(whole[1].id, *ids)))
    return list(found.values())


def _placed_sums(told: list[Placed], telling: bool = False) -> Iterator[tuple[Placed, list[Placed]]]:
    """Sums with the figures of their numbers, each part of another figure; `telling` only those that are no chance."""
    figure_of = {id(voice): figure for voice, figure in told}
    for whole, parts in _sums([voice for voice, _ in told], _MOST_MIXED if telling else _MOST_PARTS):
        figures = {figure_of[id(part)].id for part in parts}
        if len(figures) == len(parts) and not (telling and _may_be_chance(whole, parts)):
            yield (whole, figure_of[id(whole)]), [(part, figure_of[id(part)]) for part in parts]


def _may_be_chance(whole: Voice, parts: list[Voice]) -> bool:
    """Small round numbers that count different things add up often, and what stands far apart belongs to no sum."""
    number = nominal(whole.quantity)
    starts = [v.mention.numeral.start for v in (whole, *parts)]
    far = max(starts) - min(starts) > _REACH
    return far or (number < _TELLING_SUM and number == int(number))


def _by_article(pairs: list[tuple[list[Voice], Figure]]) -> Iterator[list[Placed]]:
    """What each article tells of each property, in its own order."""
    told: dict[tuple[object, ...], list[Placed]] = defaultdict(list)
    for group, figure in pairs:
        for voice in filter(_is_counted, group):
            told[_series(voice)].append((voice, figure))
    for found in told.values():
        yield sorted(found, key=lambda placed: placed[0].mention.numeral.start)


def _by_unit(pairs: list[tuple[list[Voice], Figure]]) -> Iterator[list[Placed]]:
    """What each article tells in one unit, whatever it counts: dead, rescued and missing are those who were aboard."""
    told: dict[tuple[object, ...], list[Placed]] = defaultdict(list)
    for group, figure in pairs:
        for voice in (v for v in group if v.mention.subject_class not in MEASURES):
            kind = voice.mention.subject_class
            unit = voice.unit or ("percent" if kind in ("percent", "percentage", "points") else "")
            told[voice.sentence[0], unit, voice.mention.background].append((voice, figure))
    for found in told.values():
        yield sorted(found, key=lambda placed: placed[0].mention.numeral.start)


def _sums(told: list[Voice], most: int = _MOST_PARTS) -> Iterator[tuple[Voice, list[Voice]]]:
    """ "231: 144 rebels and 87 soldiers", "twelve: five men, four women and three children"; of up to `most` parts."""
    values = [nominal(v.quantity) for v in told]
    for at, total in enumerate(values):
        near = [i for i in range(max(0, at - _NEAR), min(len(told), at + _NEAR + 1)) if 0 < values[i] < total]
        matches = [[told[i] for i in found] for found in _adding_up(near, values, total, most)]
        if matches:
            yield told[at], min(matches, key=lambda parts: not _by_one_voice(parts))


def _adding_up(near: list[int], values: list[float], total: float, most: int) -> Iterator[tuple[int, ...]]:
    """Sets of two to `most` of the indexes whose values add up to the total: all but the last are tried, it is looked up."""
    at_value: dict[float, list[int]] = defaultdict(list)
    for i in near:
        at_value[round(values[i], _DIGITS)].append(i)
    for size in range(1, most):
        for first in combinations(near, size):
            rest = round(total - sum(values[i] for i in first), _DIGITS)
            yield from ((*first, last) for last in at_value.get(rest, ()) if last > first[-1])


def _said_parts(told: list[Placed]) -> Iterator[tuple[Placed, list[Placed]]]:
    """ "14 people, including four children", "five of them were women": part of the larger number told before."""
    for at, part in enumerate(told):
        earlier = [p for p in told[:at] if p[0].mention.subject_class != _PART]
        whole = next((p for p in reversed(earlier) if nominal(p[0].quantity) > nominal(part[0].quantity)), None)
        if whole and (_is_said_part(whole[0], part[0]) or part[0].mention.subject_class == _PART):
            yield whole, [part]


def _is_said_part(whole: Voice, part: Voice) -> bool:
    if whole.sentence != part.sentence:
        return False
    citation = part.grounded.citations[0]
    cue = load_profile(part.language).phrase_pattern("scope", "including")
    start, end = whole.mention.numeral.end - citation.start, part.mention.numeral.end - citation.start
    return cue.search(citation.exact, start, end + _BEHIND) is not None


def _fits(part: Figure, whole: Figure) -> bool:
    least = min(_low(claim.value, claim.min_value) for claim in part.claims)
    most = max(_high(claim.value, claim.max_value) for claim in whole.claims)
    return least <= most


def _low(value: float | None, least: float | None) -> float:
    return value if value is not None else least if least is not None else float("-inf")


def _high(value: float | None, most: float | None) -> float:
    return value if value is not None else most if most is not None else float("inf")
