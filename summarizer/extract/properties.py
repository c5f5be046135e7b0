"""What a numeral measures: the property whose cue words stand nearest to it and may count its unit."""

import re

from summarizer.extract.context import SentenceContext
from summarizer.language.profile import Profile, Property, phrase_pattern
from summarizer.schema.marked import Numeral

OTHER_NOUN = "other"
PEOPLE_KINDS = frozenset(
    {
        "people",
        "combatants",
        "civilians",
        "children",
        "women",
        "men",
        "soldiers",
        "police",
        "rebels",
        "workers",
        "protesters",
        "rescuers",
        "",
    }
)
BARRIER = re.compile(r"[;:.!?—–]\s|\s[—–]|,\s")
_BARRIER_COST = 12
_NUMERAL_COST = 15
CONJUNCTION = re.compile(r"\b(?:and|but|et|mais|y|pero|und|aber)\b", re.IGNORECASE)
_CONJUNCTION_COST = 4
_BEFORE_COST, _AFTER_COST, _LINKED_COST = 3, 1, 1
_TAKEN_COST = 8
_LINK_REACH = 28
_LISTED_WORDS = 3
_NAMED_BY_UNIT = {
    "length": "distance",
    "percent": "percentage",
    "money": "amount",
    "spectators": "attendance",
    "cases": "infections",
}


def unit_kind(unit_text: str, profile: Profile) -> str:
    """The kind of a unit phrase by its last known word: "Syrian soldiers" -> "soldiers".

    "" where no unit is named, `OTHER_NOUN` where it is a noun that no kind has.
    """
    lowered = unit_text.lower().strip()
    if lowered in profile.unit_kinds:
        return profile.unit_kinds[lowered]
    kinds = [profile.unit_kinds[w] for w in re.findall(r"[^\W\d_]+|[%$€£¥₹°]", lowered) if w in profile.unit_kinds]
    narrow = [k for k in kinds if k != "people"]
    return (narrow or kinds or [OTHER_NOUN if lowered else ""])[-1]


def may_count(name: str, kind: str, profile: Profile) -> bool:
    """Whether the property counts such a unit, by any of its rows."""
    return any(kind in p.units for p in profile.properties if p.name == name)


def nearest_property(context: SentenceContext, numeral: Numeral, kind: str) -> Property | None:
    """The property with the nearest cue word that may count this kind of unit; the earlier row wins a tie."""
    best: tuple[int, int] | None = None
    winner: Property | None = None
    for rank, candidate in enumerate(context.profile.properties):
        if kind not in candidate.units or (candidate.change and not _tells_a_change(context)):
            continue
        distance = _cue_distance(context, numeral, candidate)
        if distance is not None and (best is None or (distance, rank) < best):
            best, winner = (distance, rank), candidate
    return winner


def _tells_a_change(context: SentenceContext) -> bool:
    verbs = context.profile.phrase_pattern("scope", "change")
    return verbs.search(context.text, context.sentence.start, context.sentence.end) is not None


def noun_property(numeral: Numeral, kind: str) -> str:
    """The kind of unit or the counted noun itself ("soldiers", "tanks"), where no property of the table fits."""
    if not numeral.unit_text:
        return ""
    if kind != OTHER_NOUN:
        return _NAMED_BY_UNIT.get(kind, kind)
    head = numeral.unit_text.split()
    return head[-1].lower() if len(head) <= 2 else " ".join(head[-2:]).lower()


def _cue_distance(context: SentenceContext, numeral: Numeral, candidate: Property) -> int | None:
    """Words between numeral and nearest cue, dearer across punctuation and other numerals; None when out of reach."""
    cues = phrase_pattern(candidate.near).finditer(context.text, context.sentence.start, context.sentence.end)
    distances = [
        _distance(context, numeral, cue)
        for cue in cues
        if not (cue.start() < numeral.end and cue.end() > numeral.start) and not _is_anothers(context, numeral, cue)
    ]
    nearest = min(distances, default=None)
    return nearest if nearest is not None and nearest <= candidate.reach else None


def _is_anothers(context: SentenceContext, numeral: Numeral, cue: re.Match[str]) -> bool:
    """Whether the cue touches another number and this one is not listed with it: "184 aboard ..., killing at least 38"."""
    owners = [n for n in context.numerals if n is not numeral and _touches(context, n, cue)]
    if not owners or _touches(context, numeral, cue):
        return False
    return not any(_are_listed(context, numeral, owner) for owner in owners)


def _touches(context: SentenceContext, numeral: Numeral, cue: re.Match[str]) -> bool:
    """Whether nothing, or only words like "of" or "were", stands between the number with its unit and the cue."""
    links, text = context.profile.words("scope", "links"), context.text
    if cue.end() <= numeral.start:
        between = text[cue.end() : numeral.qualifier_start]
    else:
        after = text[numeral.end : max(numeral.end, cue.start())]
        between = after.replace(numeral.unit_text.lower(), " ", 1) if numeral.unit_text else after
    return not re.search(r"[^\w\s]", between) and all(word in links for word in between.lower().split())


def _are_listed(context: SentenceContext, numeral: Numeral, other: Numeral) -> bool:
    """Whether two numbers stand in one list: "12 soldiers and 23 civilians", with hardly a word between but the unit."""
    first, second = sorted((numeral, other), key=lambda n: n.start)
    between = context.text[first.end : second.qualifier_start].replace(first.unit_text, " ", 1)
    words = [w for w in re.findall(r"[^\W\d_]+", between) if not CONJUNCTION.fullmatch(w)]
    return len(words) <= _LISTED_WORDS


def _distance(context: SentenceContext, numeral: Numeral, cue: re.Match[str]) -> int:
    """How far one cue stands; one tied to another number ("revenue of 1.9bn") is dear for all but that one."""
    if cue.end() <= numeral.start:
        if _is_linked(context, cue.end(), numeral):
            return _LINKED_COST
        return _cost(context, cue.end(), max(cue.end(), numeral.qualifier_start)) + _BEFORE_COST + _taken(context, cue)
    if numeral.end <= cue.start() < numeral.end + len(numeral.unit_text) + 1:
        return 0
    return _cost(context, numeral.end, cue.start()) + _AFTER_COST + _taken(context, cue)


def _taken(context: SentenceContext, cue: re.Match[str]) -> int:
    return _TAKEN_COST if any(_is_linked(context, cue.end(), n) for n in context.numerals) else 0


def _is_linked(context: SentenceContext, at: int, numeral: Numeral) -> bool:
    """Whether only words like "of", "was" or "at" stand between: "a profit of 210 million", "turnout was 67%"."""
    if not 0 <= numeral.qualifier_start - at <= _LINK_REACH:
        return False
    links = context.profile.words("scope", "links")
    between = context.text[at : numeral.qualifier_start].lower().split()
    return bool(between) and all(word in links for word in between)


def _cost(context: SentenceContext, left: int, right: int) -> int:
    between = context.marked.article.text[left:right]
    others = sum(1 for n in context.numerals if left <= n.start and n.end <= right)
    joins = _CONJUNCTION_COST * len(CONJUNCTION.findall(between))
    return len(between.split()) + joins + _BARRIER_COST * len(BARRIER.findall(between)) // 2 + _NUMERAL_COST * others
