"""One happening told under a town's name and under its country's: 36 died "in Mokwa", and 36 "in Nigeria".

Where a story counts a property of one happening in one town and one country only, and two articles put one telling number
for the two, the country's numbers are the town's: the 42 that the country has next day follow the town's 36.
"""

from collections import defaultdict
from itertools import product

from summarizer.language.places import gazetteer
from summarizer.merge.figures.comparing import same_value
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, STATES, comparable_class
from summarizer.merge.figures.voices import TELLING_VALUE, Voice, nominal
from summarizer.schema.records import replace


def with_towns_of_countries(voices: list[Voice]) -> list[Voice]:
    """The voices, those of the one country as of the one town."""
    counted: dict[object, list[Voice]] = defaultdict(list)
    for voice in filter(_is_counted, voices):
        counted[_counted(voice)].append(voice)
    towns = {key: town for key, told in counted.items() if (town := _town_of(told))}
    if not towns:
        return voices
    return [replace(v, place=towns[_counted(v)]) if _is_counted(v) and _counted(v) in towns else v for v in voices]


def _is_counted(voice: Voice) -> bool:
    """Whether it is a count of today's; "dozens", and how many are feared dead, bind no two places."""
    mention = voice.mention
    of_today = not mention.background and mention.modality == "actual" and voice.quantity.bound != "plural"
    return bool(voice.place) and of_today and mention.measured_property in CUMULATIVE | STATES


def _counted(voice: Voice) -> tuple[object, ...]:
    return voice.mention.measured_property, comparable_class(voice.mention), voice.occasion


def _town_of(told: list[Voice]) -> str:
    """The one town that all of them are counted in, "" where they are not all of one."""
    countries = {v.place for v in told if _is_country(v.place)}
    towns = {v.place for v in told} - countries
    if len(countries) != 1 or len(towns) != 1:
        return ""
    country, town = countries.pop(), towns.pop()
    known = gazetteer().by_id.get(town)
    if known is not None and known.country != country:
        return ""
    pairs = product((v for v in told if v.place == town), (v for v in told if v.place == country))
    return town if any(_tells_one_number(a, b) for a, b in pairs) else ""


def _is_country(place: str) -> bool:
    entry = gazetteer().by_id.get(place)
    return entry is not None and entry.kind in ("country", "territory")


def _tells_one_number(one: Voice, other: Voice) -> bool:
    return one.sentence[0] != other.sentence[0] and same_value(one, other) and nominal(one.quantity) >= TELLING_VALUE
