"""Units of measure beside a number, in the briefing's language: a depth of 420 says nothing without its metres."""

from functools import lru_cache

from summarizer.language.numbers.measures import currency_of, rate_of, same_currency, same_measure
from summarizer.language.profile import Profile, load_profile
from summarizer.schema.brief import Number

_STEPS = ("points", "basis points")
_SYMBOLS = {word: word for word in ("m", "km", "cm", "mm", "m²", "ha", "km²", "kg", "km/h")} | {
    "mw": "MW",
    "gw": "GW",
    "°c": "°C",
    "°f": "°F",
}  # the same in every language


def is_percent(unit: str, source: Profile) -> bool:
    """Whether the source's word for the unit means percent."""
    return source.unit_kinds.get(unit.lower()) == "percent"


def is_measure(unit: str, source: Profile) -> bool:
    """Whether the source's words name a unit, a currency or a span of time, not what is counted."""
    return bool(unit) and (is_percent(unit, source) or bool(unit_words(unit, 2, source, source)))


@lru_cache(maxsize=4_000)  # a day has few units, asked for with each of its claims
def unit_words(unit: str, value: Number, source: Profile, target: Profile) -> str:
    """The unit in the target's language: "horas" is "hours", "kilómetros" "km"; "" for what is counted, and for signs.

    A currency that the tables do not know keeps the source's word for it.
    """
    if not any(c.isalpha() for c in unit) and "°" not in unit:
        return ""
    if rate := _rate(unit, value, source, target):
        return rate
    known = _period(unit.lower(), source, target, value == 1) or _measure(unit.lower(), target, value == 1)
    kind = source.unit_kinds.get(unit.lower(), "")
    if not known and kind in _STEPS:
        word = str(target.tables["units"][kind][0])
        return word.capitalize() if target.tables["capital_nouns"] else word
    if known or kind != "money":
        return known
    named = _named(same_currency(unit), target, value == 1) or unit
    if named.upper() != currency_of(unit):
        return named
    words = same_currency(unit)
    return _without_nation(words, target) or _spelt_out(words, target) or unit


def _rate(unit: str, value: Number, source: Profile, target: Profile) -> str:
    """ "euros por kilo" as "euros per kg"; "" for a plain unit, and for one that the tables have as a whole."""
    parts = None if same_measure(unit) else rate_of(unit)
    if parts is None:
        return ""
    counted, by = unit_words(parts[0], value, source, target), unit_words(parts[1], 1, source, target)
    return f"{counted} {target.tables['render']['per']} {by}" if counted and by else unit


def _period(unit: str, source: Profile, target: Profile, single: bool) -> str:
    key = next((key for key, forms in source.tables.get("periods", {}).items() if unit in map(str.lower, forms)), "")
    forms = target.tables.get("periods", {}).get(key)
    return str(forms[0 if single else 1]) if forms else ""


def _measure(unit: str, target: Profile, single: bool) -> str:
    words = same_measure(unit)
    return _SYMBOLS.get(words[0], "") or _named(words, target, single) if words else ""


def _named(words: tuple[str, ...], target: Profile, single: bool) -> str:
    """The word for the unit that the target's language has: its longest for several, its shortest for one."""
    own = [w for w in words if w in _own_words(target.code) and w.isalpha()]
    own.sort(key=len)
    if target.tables["capital_nouns"]:  # "euros" and "litern" are read in German, and not written behind a number
        own = [w.capitalize() for w in own if not (w.endswith(("s", "ern")) and w[:-1] in own)]
    return "" if not own else own[0] if single else next(w for w in own if len(w) == len(own[-1]))


def _spelt_out(words: tuple[str, ...], target: Profile) -> str:
    """ "pounds sterling": the name in several words of what the target's language has no single word for but a code."""
    own = [w for w in words if w in _own_words(target.code) and any(map(str.isalpha, w))]
    several = next((w for w in own if " " in w), "")
    return several.capitalize() if target.tables["capital_nouns"] else several


def _without_nation(words: tuple[str, ...], target: Profile) -> str:
    """ "francs" of "swiss francs", for a currency whose only single word is its code, which reads as somebody's name."""
    parts = (part for name in words if " " in name for part in name.split())
    return max((part for part in parts if target.unit_kinds.get(part) == "money"), key=len, default="")


@lru_cache(maxsize=16)
def _own_words(language: str) -> frozenset[str]:
    return frozenset(load_profile(language).unit_kinds)
