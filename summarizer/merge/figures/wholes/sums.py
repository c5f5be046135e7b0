"""Which numbers of an article add up to another, and whether that is more than chance.

Among a dozen numbers some pair nearly always adds up to a third. A sum counts as evidence where a reader would see it:
in one passage, kind by kind, or as what became of all who were counted; and never against who says it or what is counted.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from summarizer.language.profile import FORECAST
from summarizer.merge.figures.counted.occasions import ALL
from summarizer.merge.figures.quantity_kinds import CONTESTED, CUMULATIVE, UNNAMED
from summarizer.merge.figures.voices import Voice, nominal
from summarizer.merge.figures.wholes.out_of_whole import is_drawn_from
from summarizer.merge.figures.wholes.stated_parts import is_of_them

MOST_PARTS = 4
_MOST_MIXED = 3
_NEAR = 8  # numbers of one kind around the whole, in one article
_SCALE = 10**6  # 51.2 less 48.8 is 2.4, and in binary nearly so
_PASSAGE = 2  # sentences between the first and the last number of a sum that a reader sees
_REACH = 450  # characters: two or three sentences
_TELLING_DIGITS = 3
_TELLING_WHOLE = 20
_HARDLY_CHANCE = 100  # below, among several sentences' numbers some add up to another
# what becomes of people: no one of these holds another
FATES = frozenset({"deaths", "injured", "missing", "rescued", "recovered", "hospitalised"})
_RATES = frozenset(
    {"interest rate", "inflation", "economic growth", "unemployment", "bond yield", "fatality rate"}
    | {"exchange rate", "stock index", "oil price"}
)
_SHARES = frozenset({"percent", "percentage", "points"})
_PLAIN = frozenset({"", "people", "part"})
_FIGHTERS = frozenset({"combatants", "soldiers", "rebels"})
_HOLDS = {
    "civilians": frozenset({"civilians", "women", "men", "children", "part"}),
    "women": frozenset({"women", "part"}),
    "men": frozenset({"men", "part"}),
    "children": frozenset({"children", "part"}),
    **{kind: _FIGHTERS | {"men", "women", "part"} for kind in _FIGHTERS},
}


def sums(told: list[Voice]) -> Iterator[tuple[Voice, list[Voice], str]]:
    """Each number of one property with those that add up to it, and why that is no chance; in the article's order."""
    for whole, found in _totals(told, MOST_PARTS):
        seen = [
            (parts, why) for parts in found if _is_whole_list(whole, parts, told) and (why := _evidence(whole, parts))
        ]
        if seen:
            parts, why = min(seen, key=lambda pair: not by_one_voice(pair[0]))
            yield whole, parts, why


def mixed_sums(told: list[Voice]) -> Iterator[tuple[Voice, list[Voice], str]]:
    """The same among numbers that count different things: the dead, the rescued and the missing of all aboard."""
    for whole, found in _totals(told, _MOST_MIXED):
        for parts in found:
            if why := _mixed_evidence(whole, parts):
                yield whole, parts, why
                break


def summed_elsewhere(told: list[Voice]) -> Iterator[tuple[Voice, list[Voice], str]]:
    """A number of one article with those of one sentence of another that add up to it: "66 aboard", "62 and a crew of four".

    `told` are numbers of one property.
    """
    wholes = {nominal(v.quantity): v for v in told if v.quantity.bound == "exact" and not v.mention.background}
    sentences: dict[tuple[str, int], list[Voice]] = defaultdict(list)
    own: dict[str, set[float]] = defaultdict(set)
    for voice in told:
        sentences[voice.sentence].append(voice)
        own[voice.article].add(nominal(voice.quantity))
    for (article, _), found in sentences.items():
        others = [
            v for v in found if not v.nation and v.mention.subject_class != "part"
        ]  # "31, five of them Czechs, 14"
        for beside in (found, others):
            if not 1 < len(beside) <= MOST_PARTS or not by_one_voice(beside):
                continue
            total = sum(nominal(v.quantity) for v in beside)
            whole = wholes.get(total) if total not in own[article] and total >= _TELLING_WHOLE else None
            if whole and _is_possible(whole, beside) and not _has_grown(whole, beside):
                yield whole, beside, _written(whole, beside, "as another article counts")
                break


def _has_grown(whole: Voice, parts: list[Voice]) -> bool:
    """Whether it counts a later day: that 41 have died by Thursday is no sum of Wednesday's 34 and its seven new ones."""
    return whole.mention.measured_property in CUMULATIVE and any(p.day != whole.day for p in parts)


def may_hold(whole: Voice, part: Voice) -> bool:
    """Whether what the part counts can be among what the whole counts: no children among soldiers, no dead among injured.

    Nor are three Britons and two Canadians the five Portuguese, or Sunday's dead among Thursday's.
    """
    if whole.occasion not in ("", ALL, part.occasion):
        return False
    if whole.nation and part.nation and whole.nation != part.nation:
        return False
    if _is_listed_beside(whole, part):
        return False
    held = _HOLDS.get(whole.mention.subject_class)
    fits = held is None or part.mention.subject_class in held | {"", "people"}
    names = whole.mention.measured_property, part.mention.measured_property
    return fits and not any(_is_rate(name) for name in names) and (names[0] not in FATES or names[0] == names[1])


def _is_listed_beside(whole: Voice, part: Voice) -> bool:
    """ "273 dead, 137 of them in the capital, 73 in Morella": the second place's are none of the first one's."""
    return part.sentence == whole.sentence and part.place not in ("", whole.place) and is_of_them(whole)


def _is_whole_list(whole: Voice, parts: list[Voice], told: list[Voice]) -> bool:
    """Whether the parts are no pick among what sentences count place by place.

    "14 in the north, eight in the south. (…) Four in the east, two in the west and one at sea.": eight, four and two are no
    14, since who adds up a list adds up all of it. Nor do numbers with and without a place add up over several sentences.
    """
    if len({p.sentence for p in (whole, *parts)}) == 1 or nominal(whole.quantity) >= _HARDLY_CHANCE:
        return True
    beside_it = [p for p in parts if p.sentence == whole.sentence]
    if any(map(is_of_them, beside_it)) and len(beside_it) < len(parts):
        return False  # "33, twelve of them in Alba. In Berea 21 have died.": twelve are all that the sentence tells of
    counted_twice = any(is_of_them(p) and any(_is_larger_beside(q, p) for q in parts) for p in parts)
    if len({bool(p.place) for p in parts}) > 1 or counted_twice or _is_item(whole, parts, told):
        return False
    taken = {p.sentence for p in parts if p.place}
    beside = (v for v in told if v.sentence in taken and v.place and v is not whole and not v.former)
    return all(v in parts or nominal(v.quantity) >= nominal(whole.quantity) for v in beside)


def _is_larger_beside(one: Voice, other: Voice) -> bool:
    return one.sentence == other.sentence and nominal(one.quantity) > nominal(other.quantity)


def _is_item(whole: Voice, parts: list[Voice], told: list[Voice]) -> bool:
    """ "Of seven dead four in the east, two in the west": the four are another item of the list than the two."""
    listed = [v for v in told if v.sentence == whole.sentence and v.mention.numeral.start < whole.mention.numeral.start]
    larger = any(nominal(v.quantity) > nominal(whole.quantity) for v in listed)
    return larger and bool(whole.place) and any(p.sentence == whole.sentence for p in parts)


def _is_rate(name: str) -> bool:
    """What does not add up: a cut of a quarter point and the new rate are no parts of the old one."""
    return name.removesuffix(FORECAST).removesuffix(" change") in _RATES


def by_one_voice(parts: list[Voice]) -> bool:
    """One voice on one day: 34 by the government and a "gap of 18" to another's 52 are no parts of it."""
    return len({(v.speaker_id, v.day) for v in parts}) == 1


def sentences_apart(voices: list[Voice]) -> int:
    """How many sentences lie between the first and the last of an article's numbers."""
    numbers = [v.mention.numeral.sentence for v in voices]
    return max(numbers) - min(numbers)


def _evidence(whole: Voice, parts: list[Voice]) -> str:
    if not _is_sound(whole, parts):
        return ""
    if sentences_apart([whole, *parts]) <= _PASSAGE:
        return _written(whole, parts, "in one passage")
    kinds = {p.mention.subject_class for p in parts if p.mention.subject_class not in ("", "people", "part")}
    return _written(whole, parts, "kind by kind") if len(kinds) == len(parts) else ""


def _mixed_evidence(whole: Voice, parts: list[Voice]) -> str:
    told = [whole, *parts]
    starts = [v.mention.numeral.start for v in told]
    if not _is_possible(whole, parts) or max(starts) - min(starts) > _REACH:
        return ""
    names = [p.mention.measured_property for p in parts]
    telling = nominal(whole.quantity) >= _TELLING_WHOLE or len({v.sentence for v in told}) == 1
    if set(names) <= FATES and len(set(names)) == len(names) and telling:
        return _written(whole, parts, "what became of them")
    if len({v.sentence for v in told}) > 1 and not _are_of_one_sort(whole, parts):
        return ""
    telling = bool(whole.unit) or any(_is_telling(v) for v in told) or _are_of_one_breath(whole, parts)
    telling = telling or any(is_drawn_from(part, whole) for part in parts)  # "nine of the 26; seventeen are at large"
    return _written(whole, parts, "in one passage") if telling and sentences_apart(told) <= _PASSAGE else ""


def _are_of_one_sort(whole: Voice, parts: list[Voice]) -> bool:
    """Whether several sentences may tell of one sort: no drones, missiles and towns; no shares of nobody knows what."""
    if whole.mention.subject_class in _SHARES:
        return not any(v.mention.measured_property in UNNAMED for v in (whole, *parts))
    own = whole.mention.subject_class
    return own in _PLAIN or own in _HOLDS or all(p.mention.subject_class in {own, "", "part"} for p in parts)


def _are_of_one_breath(whole: Voice, parts: list[Voice]) -> bool:
    """ "Four of seven members were for it and three against", "9 percent his, 14 percent hers, 23 together"."""
    names, sentences = {p.mention.measured_property for p in parts}, {v.sentence for v in (whole, *parts)}
    return len(sentences) == len(names) == 1 and _is_sound(whole, parts)


def _is_sound(whole: Voice, parts: list[Voice]) -> bool:
    """Also not another's numbers alone under a named voice's."""
    known = not whole.speaker_id or any(p.speaker_id in ("", whole.speaker_id) for p in parts)
    return known and _is_possible(whole, parts)


def _is_possible(whole: Voice, parts: list[Voice]) -> bool:
    """No vague word among them, and nothing that cannot be part of it."""
    told = all(v.quantity.bound != "plural" for v in (whole, *parts)) and not _is_of_rivals(whole, parts)
    return told and all(may_hold(whole, p) for p in parts)


def _is_of_rivals(whole: Voice, parts: list[Voice]) -> bool:
    """A party's share is no sum of two others', nor of one and a threshold; a rival's and the lead over him are."""
    name, holder = whole.mention.measured_property, whole.holder
    own = all(p.holder == holder or (p.holder == "" and p.mention.measured_property == name) for p in parts)
    leads = any(p.mention.measured_property == "lead" for p in parts)
    return name in CONTESTED and holder != "" and not (own or leads)


def _is_telling(voice: Voice) -> bool:
    """A fraction, or at least three digits that are not round."""
    number = nominal(voice.quantity)
    digits = f"{abs(number):.0f}".rstrip("0")
    return number != int(number) or len(digits) >= _TELLING_DIGITS


def _written(whole: Voice, parts: list[Voice], how: str) -> str:
    return f"{' + '.join(f'{nominal(p.quantity):g}' for p in parts)} = {nominal(whole.quantity):g}, {how}"


def _totals(told: list[Voice], most: int) -> Iterator[tuple[Voice, list[list[Voice]]]]:
    values = [round(nominal(v.quantity) * _SCALE) for v in told]
    for at, total in enumerate(values):
        near = [i for i in range(max(0, at - _NEAR), min(len(told), at + _NEAR + 1)) if 0 < values[i] < total]
        found = [[told[i] for i in indexes] for indexes in adding_up(near, values, total, most)]
        if found:
            yield told[at], found


def adding_up(near: list[int], values: list[int], total: int, most: int) -> list[tuple[int, ...]]:
    """Sets of two to `most` (three or four) of the indexes whose values add up to the total, the small sets first.

    Each pair is tried; a third, and the pair that is left of four, are looked up by what is missing.
    """
    if not _may_add_up([values[i] for i in near], total, most):
        return []
    at_value: dict[int, list[int]] = defaultdict(list)
    of_two: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i in near:
        at_value[values[i]].append(i)
    pairs = [(i, j) for i, j in combinations(near, 2) if values[i] + values[j] <= total]
    for i, j in pairs:
        of_two[values[i] + values[j]].append((i, j))
    found: list[tuple[int, ...]] = list(of_two.get(total, ()))
    for i, j in pairs:
        rest = total - values[i] - values[j]
        found += ((i, j, k) for k in at_value.get(rest, ()) if k > j)
        if most == MOST_PARTS:
            found += ((i, j, *last) for last in of_two.get(rest, ()) if last[0] > j)
    return sorted(found, key=lambda indexes: (len(indexes), indexes))


def _may_add_up(values: list[int], total: int, most: int) -> bool:
    """Whether two of the values are the total, or leave one of them or, for four, a sum of two; a quick look at most."""
    if sum(sorted(values)[-most:]) < total:
        return False
    of_two = set(map(sum, combinations(values, 2)))
    rests = {total - value for value in of_two}
    return 0 in rests or not rests.isdisjoint(values) or (most == MOST_PARTS and not rests.isdisjoint(of_two))
