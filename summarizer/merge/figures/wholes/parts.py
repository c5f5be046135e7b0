"""Parts and wholes: counts of one article that add up to a third, and those that say of themselves that they are part.

Each relation has its evidence: a sum that a reader sees, or words that say so ("including", "of them", "Of the 538 ...").
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise, takewhile

from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.comparing import are_two_speakers
from summarizer.merge.figures.one_count.comparable import adds_to_total
from summarizer.merge.figures.quantity_kinds import MEASURED, PRECISE, comparable_class
from summarizer.merge.figures.voices import TELLING_VALUE, Voice, nominal
from summarizer.merge.figures.wholes.out_of_whole import is_drawn_from, is_no_smaller
from summarizer.merge.figures.wholes.stated_parts import (
    PART,
    is_among_counted,
    is_of_one_place_alone,
    is_of_the_known,
    is_of_them,
)
from summarizer.merge.figures.wholes.sums import (
    FATES,
    by_one_voice,
    may_hold,
    mixed_sums,
    sentences_apart,
    summed_elsewhere,
    sums,
)
from summarizer.schema.brief import Figure, Relation
from summarizer.schema.records import record, replace

_DIGIT = re.compile(r"\d")
_BEHIND = 16  # characters behind a part in which "of them" may stand
_AHEAD = 24  # characters behind "including" in which its own number begins
_EACH_BEFORE = WordPattern(r"\b(?:<whole.each_before>)\s$", re.IGNORECASE)
_EACH_BEHIND = WordPattern(r"(?:\s[^\W\d_]+){0,2}\s(?:<whole.each_behind>)\b", re.IGNORECASE)
_OF_EACH_ALONE = frozenset({"sentence", "sentence sought", "age", "retirement age", "magnitude", "price per share"})
_OPENING = 16  # characters before a sentence's first number: "Of the"

Placed = tuple[Voice, Figure]
PlacedParts = tuple[Placed, list[Placed], str]
ReadSums = Callable[[list[Voice]], Iterator[tuple[Voice, list[Voice], str]]]


@record
class PartOf:
    """A whole with its parts: the relation, the numbers in whose article it stands, and what shows it."""

    relation: Relation
    whole: Voice
    part: Voice
    evidence: str


def with_parts(voices: list[Voice]) -> list[Voice]:
    """The voices, those marked that add up to another of their article: town by town, men, women and children."""
    told: dict[tuple[object, ...], list[Voice]] = defaultdict(list)
    for voice in (v for v in voices if _is_counted(v)):
        told[_series(voice)].append(voice)
    parts: set[int] = set()
    for found in told.values():
        found.sort(key=lambda v: v.mention.numeral.start)
        for whole, summed, _ in sums(found):
            kinds = (comparable_class(whole.mention), PART)
            alike = (p for p in summed if comparable_class(p.mention) in kinds and p.occasion == whole.occasion)
            parts |= {id(part) for part in alike} if by_one_voice(summed) else set()
    parts |= _pointing_back(voices) | _included(voices) | _summed_elsewhere(voices)
    named = _named_parts(voices)
    marked = [_as_part(v) if id(v) in parts or _is_placed_part(v) else named.get(id(v), v) for v in voices]
    placed = {_number(v): v for v in marked if v.part and v.place}
    parted = {_counted_at(v) for v in marked if v.part and v.place}
    return [replace(v, part=True) if _counted_at(v) in parted else _as_told_elsewhere(v, placed) for v in marked]


def _counted_at(voice: Voice) -> tuple[str, str, bool]:
    """What is counted where: a region's dead are a part wherever one report calls them so."""
    return voice.mention.measured_property, voice.place, voice.mention.background


def _number(voice: Voice) -> tuple[object, ...]:
    return voice.mention.measured_property, nominal(voice.quantity), voice.day, voice.mention.background


def _as_told_elsewhere(voice: Voice, placed: dict[tuple[object, ...], Voice]) -> Voice:
    """A number without a place is the part that another article places, of that day; a small one of another voice is not."""
    known = None if voice.place or not voice.day else placed.get(_number(voice))
    if known is None or (nominal(voice.quantity) < TELLING_VALUE and are_two_speakers(voice, known)):
        return voice
    return replace(voice, part=True, place=known.place)


def _as_part(voice: Voice) -> Voice:
    """A part; where "eleven of them" are placed, the place and not the wording keeps them apart from others."""
    placed = voice.place and voice.mention.subject_class == PART
    return replace(voice.as_saying(subject_class="") if placed else voice, part=True)


def _summed_elsewhere(voices: list[Voice]) -> set[int]:
    """Ids of the numbers that add up to one of another article."""
    counted: dict[str, list[Voice]] = defaultdict(list)
    for voice in (v for v in voices if _is_counted(v) and v.mention.modality == "actual" and not v.former):
        counted[voice.mention.measured_property].append(voice)
    return {id(p) for alike in counted.values() for _, parts, _ in summed_elsewhere(alike) for p in parts}


def _pointing_back(voices: list[Voice]) -> set[int]:
    """Ids of the numbers that are said to be "of them" right behind a larger one of the same property.

    A named voice's only where it says of whom ("five of the deaths"): its next count of "them" has to be known by its voice.
    """
    told = sorted(voices, key=lambda v: (v.article, v.mention.numeral.start))
    return {
        id(part)
        for whole, part in pairwise(told)
        if _series(whole) == _series(part)
        and sentences_apart([whole, part]) <= 1
        and nominal(part.quantity) < nominal(whole.quantity)
        and (is_of_the_known(part) or (not part.speaker_id and is_of_them(part)))
    }


def _included(voices: list[Voice]) -> set[int]:
    """Ids of a place's numbers that the whole's speaker puts behind "including": "two million, including 400,000 here"."""
    told = sorted(voices, key=lambda v: (v.article, v.mention.numeral.start))
    return {
        id(part)
        for whole, part in pairwise(told)
        if _series(whole) == _series(part)
        and whole.speaker_id == part.speaker_id
        and bool(part.place)
        and nominal(part.quantity) < nominal(whole.quantity)
        and _is_said_part(whole, part)
    }


def _named_parts(voices: list[Voice]) -> dict[int, Voice]:
    """Parts that have a name of their own, as what they are: "47 of the 54 people aboard died", "640 suspected cases, of
    which 118 are confirmed". Not what became of those that something had become of: three of the injured are not all dead.
    """
    named = {}
    for one, other in pairwise(sorted(voices, key=lambda v: (v.article, v.mention.numeral.start))):
        part, whole = (one, other) if one.mention.subject_class == PART else (other, one)
        names = {part.mention.measured_property, whole.mention.measured_property}
        tells = part.mention.subject_class == PART and len(names) > 1 and not names <= FATES
        goes_on = part is other and is_of_them(part) and _goes_on(whole, part)
        if tells and (goes_on or one.sentence == other.sentence) and nominal(part.quantity) < nominal(whole.quantity):
            named[id(part)] = part.as_saying(subject_class="")
    return named


def _goes_on(before: Voice, voice: Voice) -> bool:
    """Whether the sentence of the one follows that of the other: "66 were aboard. Twelve of them were hurt."."""
    return before.article == voice.article and sentences_apart([before, voice]) == 1


def _is_placed_part(voice: Voice) -> bool:
    """ "4,000 of them in Ecuador": what another article counts there in plain words is the same."""
    return bool(voice.place) and voice.mention.subject_class == PART


def _is_counted(voice: Voice) -> bool:
    return voice.mention.subject_class not in PRECISE and not _is_of_each_alone(voice)


def _is_of_each_alone(voice: Voice) -> bool:
    """26 years in prison are no sum of another's 24 and a third one's two."""
    return voice.mention.subject_class == "duration" or voice.mention.measured_property in _OF_EACH_ALONE


def _series(voice: Voice) -> tuple[object, ...]:
    return voice.article, voice.mention.measured_property, voice.mention.background


def parts_of_wholes(pairs: list[tuple[list[Voice], Figure]]) -> list[PartOf]:
    """Relations of a whole with its parts, each set of figures once; a part never exceeds its whole."""
    found: dict[tuple[str, ...], PartOf] = {}
    told = [
        *(set_ for series in _by_property(pairs) for set_ in _placed_sums(series, summed_elsewhere)),
        *(
            set_
            for series in _by_article(pairs)
            for set_ in (*_placed_sums(series), *_said_parts(series), *_additions(series), *_among_counted(series))
        ),
        *(
            set_
            for series in _by_unit(pairs)
            for set_ in (
                *_placed_sums(series, mixed_sums),
                *_opened_by_whole(series),
                *_out_of_whole(series),
                *_of_each_side(series),
                *_said_parts(series, mixed=True),
            )
        ),
    ]
    for whole, parts, evidence in told:
        ids = tuple(dict.fromkeys(f.id for _, f in parts if not is_no_smaller(f, whole[1])))
        if ids and whole[1].id not in ids:
            relation = Relation(kind="part_of", figures=(whole[1].id, *ids))
            found.setdefault((whole[1].id, *sorted(ids)), PartOf(relation, whole[0], parts[0][0], evidence))
    return [known for key, known in found.items() if not (_is_among(key, found) or _are_summands(key, found))]


def _are_summands(key: tuple[str, ...], found: dict[tuple[str, ...], PartOf]) -> bool:
    """ "53, 41 of them in Haiti and 12 in Cuba": of what adds up to one whole neither holds the other."""
    return any(set(key) <= set(other[1:]) for other in found)


def _is_among(key: tuple[str, ...], found: dict[tuple[str, ...], PartOf]) -> bool:
    """Whether the same whole stands with these parts and further ones."""
    return any(other[0] == key[0] and set(key[1:]) < set(other[1:]) for other in found)


def _placed_sums(told: list[Placed], read: ReadSums = sums) -> Iterator[PlacedParts]:
    """Sums with the figures of their numbers, each part of another figure."""
    figure_of = {id(voice): figure for voice, figure in told}
    for whole, parts, evidence in read([voice for voice, _ in told]):
        figures = {figure_of[id(part)].id for part in parts}
        if len(figures) == len(parts):
            yield (whole, figure_of[id(whole)]), [(part, figure_of[id(part)]) for part in parts], evidence


def _by_property(pairs: list[tuple[list[Voice], Figure]]) -> Iterator[list[Placed]]:
    """What all articles count of each property."""
    told: dict[str, list[Placed]] = defaultdict(list)
    for group, figure in pairs:
        for voice in filter(_is_counted, group):
            told[voice.mention.measured_property].append((voice, figure))
    yield from told.values()


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
        for voice in (v for v in group if v.mention.subject_class not in MEASURED):
            kind = voice.mention.subject_class
            unit = voice.unit or ("percent" if kind in ("percent", "percentage", "points") else "")
            told[voice.article, unit, voice.mention.background].append((voice, figure))
    for found in told.values():
        yield sorted(found, key=lambda placed: placed[0].mention.numeral.start)


def _said_parts(told: list[Placed], mixed: bool = False) -> Iterator[PlacedParts]:
    """ "14 people, including four children", "Five of them were women.": part of the larger number told right before.

    `mixed`: of numbers that count different things ("640 suspected, of which 118 confirmed", "Of these, 118 are new").
    """
    for at, part in enumerate(told):
        near = takewhile(partial(_is_near, part), (told[i] for i in range(at - 1, -1, -1)))
        whole = next((p for p in near if _may_be_whole(p, part)), None)
        if whole and (_is_called_part(part[0], mixed) or _is_said_part(whole[0], part[0])):
            yield whole, [part], f"said to be among the {nominal(whole[0].quantity):g} told before"


def _is_called_part(part: Voice, mixed: bool) -> bool:
    """Whether its own words make it a part; `mixed`: of a number that counts something else."""
    if mixed:
        return _is_opened_by_part(part) or is_of_them(part)
    return part.mention.subject_class == PART or is_of_the_known(part) or is_of_one_place_alone(part)


def _additions(told: list[Placed]) -> Iterator[PlacedParts]:
    """ "Four more bodies were found, which takes the toll to 21": what came on top is in the total told beside it."""
    for part in (p for p in told if adds_to_total(p[0])):
        near = (p for p in told if _is_near(part, p))
        totals = (p for p in near if not (p[0].part or adds_to_total(p[0])))
        whole = next((p for p in totals if _may_be_whole(p, part)), None)
        if whole:
            yield whole, [part], f"came on top, in the {nominal(whole[0].quantity):g} told beside it"


def _among_counted(told: list[Placed]) -> Iterator[PlacedParts]:
    """ "The toll has risen to 14. (…) Among the dead are two Germans.": of the largest count that was told before."""
    for at, part in enumerate(told):
        if not is_among_counted(part[0]):
            continue
        before = [p for p in told[:at] if _may_be_whole(p, part)]
        whole = max(before, key=lambda p: nominal(p[0].quantity), default=None)
        if whole:
            yield whole, [part], f"said to be among the {nominal(whole[0].quantity):g} told before"


def _of_each_side(told: list[Placed]) -> Iterator[PlacedParts]:
    """ "They exchanged 240 prisoners, 120 from each side"."""
    for part in (p for p in told if _is_of_each(p[0])):
        near = (p for p in told if _is_near(part, p))
        twice = (p for p in near if nominal(p[0].quantity) == 2 * nominal(part[0].quantity))
        whole = next((p for p in twice if _may_be_whole(p, part)), None)
        if whole:
            yield whole, [part], f"of each of two, twice {nominal(part[0].quantity):g}"


def _is_of_each(part: Voice) -> bool:
    return bool(_EACH_BEFORE.search(part.before) or _EACH_BEHIND.match(part.behind))


def _out_of_whole(told: list[Placed]) -> Iterator[PlacedParts]:
    """ "Nine of the 26 inmates", "1.900 seiner 12.500 Stellen", "47 morts sur les 54 occupants"."""
    for part, whole in pairwise(told):
        if _may_be_whole(whole, part) and is_drawn_from(part[0], whole[0]):
            yield whole, [part], f"told of the {nominal(whole[0].quantity):g}"


def _is_near(part: Placed, other: Placed) -> bool:
    return sentences_apart([other[0], part[0]]) <= 1


def _may_be_whole(whole: Placed, part: Placed) -> bool:
    """Whether a number told shortly before may hold the part: a larger one, and of the same happening."""
    larger = nominal(whole[0].quantity) > nominal(part[0].quantity)
    fits = whole[0].mention.subject_class != PART and may_hold(whole[0], part[0])
    return larger and fits


def _is_said_part(whole: Voice, part: Voice) -> bool:
    if whole.sentence != part.sentence:
        return False
    citation = part.citations[0]
    cue = load_profile(part.language).phrase_pattern("scope", "including")
    start, end = whole.mention.numeral.end - citation.start, part.mention.numeral.end - citation.start
    found = cue.search(citation.exact, start, end + _BEHIND)
    if found is None:
        return False
    part_at = part.mention.numeral.start - citation.start
    if found.start() >= end and _leads_to_another(citation.exact[found.end() :], part.language or ""):
        return False
    led_on = _DIGIT.search(citation.exact, start, part_at)
    if _is_uncounted(citation.exact[found.end() : max(found.end(), part_at)], part.language or ""):
        return False
    listed = whole.mention.measured_property == part.mention.measured_property
    return listed or led_on is None  # "300 jobs, including 90 in Alba, and close two of its plants"


def _leads_to_another(behind: str, language: str) -> bool:
    """Whether a number stands right behind "including": "69 missiles, killing 12, including three children"."""
    return bool(find_numerals(behind[:_AHEAD].partition(",")[0], load_profile(language)))


def _is_uncounted(words: str, language: str) -> bool:
    """Whether what "including" names has no number: "$33 billion including debt, above the $25 billion of"."""
    named, mark, _ = words.partition(",")
    return bool(mark) and bool(named.strip()) and not find_numerals(named, load_profile(language))


def _opened_by_whole(told: list[Placed]) -> Iterator[PlacedParts]:
    """ "Of the 538, 318 have recovered.", "Unter den 16 Toten sind neun Frauen.": the first holds the rest."""
    sentences: dict[tuple[str, int], list[Placed]] = defaultdict(list)
    for placed in told:
        sentences[placed[0].sentence].append(placed)
    for whole, *others in sentences.values():
        if not _opens_with_whole(whole[0]):
            continue
        for part in others:
            smaller = 0 < nominal(part[0].quantity) < nominal(whole[0].quantity)
            if smaller and part[0].quantity.bound != "plural" and may_hold(whole[0], part[0]):
                yield whole, [part], f"told of the {nominal(whole[0].quantity):g}"


def _opens_with_whole(whole: Voice) -> bool:
    opening, _, last = _opening(whole).rpartition(" ")
    profile = load_profile(whole.language)
    known = profile.words("scope", "opens_whole")
    if whole.mention.numeral.qualifier and opening in known:
        return True  # "Von den gut 150 Walen sind 120 verendet"
    return f"{opening} {last}".strip() in known or (last in profile.words("whole", "whose") and opening in known)


def _is_opened_by_part(part: Voice) -> bool:
    """ "Of these, 1,300 came this week."."""
    profile = load_profile(part.language)
    words = profile.words("scope", "opens_whole", "part")
    opening = _opening(part)
    return "," in opening and opening.partition(",")[0] in words


def _opening(voice: Voice) -> str:
    """What stands before a number that is the first word or two of its sentence, else ""."""
    opening = " ".join(f"{voice.before} {voice.mention.numeral.qualifier}".lower().split())
    return opening if len(opening) <= _OPENING else ""
