"""Where an event happened, and which names of its sentence take part in it."""

import re
from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.named_places import (
    LEAD_IN,
    is_somebody,
    is_where_it_was_said,
    owner_of,
    tells_who_somebody_is,
)
from summarizer.language.alternatives import one_of
from summarizer.language.events.event_types import background_of
from summarizer.language.names.proper_names import Name
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import OwnWords

_LOCAL = {"city": 0, "region": 2, "territory": 3, "country": 4}
_UNKNOWN = 1
_THE_ONE_OF = OwnWords(r"(?<!\w)(?i:<scope.the_one_of>)$")
_LESS_SURE = 5


def event_place(context: SentenceContext, at: int, is_talk: bool, is_on_ground: bool = True) -> str:
    """Where the event told at `at` happened: the most local place that "in", "near" or the like governs, "" where none is.

    The nearest among equals; a goal or an origin ("into Uganda") only where no other is said, and only of what happens on
    the ground: a price falls after data from China in no place. What is said of others (`is_talk`) has its own places
    behind it: "urged Rwanda to leave Goma" is not told of Goma.
    """
    names = (n for n in context.names if not (tells_who_somebody_is(context, n) or _is_of_another(context, n)))
    ranked = [(_rank(context, n), n) for n in names if not (is_talk and n.start > at)]
    ranked = [(rank, n) for rank, n in ranked if is_on_ground or rank is None or rank < _LESS_SURE]
    found = [(rank, abs(n.start - at), _local(n, context.profile)) for rank, n in ranked if rank is not None]
    return min(found)[2] if found else ""


def _is_of_another(context: SentenceContext, place: Name) -> bool:
    """ "Recalls that of Alba", "ressemble à celle de Bérée": what happened there is what this is likened to."""
    return _THE_ONE_OF.of(context.profile).search(context.before(place.start, LEAD_IN)) is not None


@lru_cache(maxsize=256)  # asked of a name as a place and as a participant
def _rank(context: SentenceContext, name: Name) -> int | None:
    """How surely and how locally a name tells the place, 0 best; None where it does not."""
    where, whither = _prepositions(context.profile)
    lead = context.before(name.start, LEAD_IN)
    owner = owner_of(context, name)
    if owner is not None:
        return _LOCAL["region"] if _rank(context, owner) == _LOCAL["country"] else None
    local = _local(name, context.profile)
    entry = gazetteer().place(local)
    if local != name.text:
        return _LOCAL[entry.kind] if entry else _UNKNOWN
    if entry is None:
        owns = context.text.startswith(("'s ", "-"), name.end)  # "the bid for Velnik's shares", "die Velnik-Aktie"
        other = owns or is_somebody(name) or is_where_it_was_said(context, name)
        return _UNKNOWN if where.search(lead) and not other else None
    if where.search(lead):
        return _LOCAL[entry.kind]
    return _LESS_SURE + _LOCAL[entry.kind] if whither.search(lead) else None


def takes_part(context: SentenceContext, name: Name) -> bool:
    """Whether a name is a participant of the sentence's event, not a place of it: no town, no country behind "in"."""
    entry = gazetteer().place(name.text)
    if entry is not None and entry.kind in ("city", "region") and not entry.capital:
        return False
    return _rank(context, name) is None or (entry is None and is_somebody(name))


def _local(name: Name, profile: Profile) -> str:
    """The place in the name of a facility ("Flughafen Katowice", "Hospital San Blas de Quito"), else the name.

    Where only names have capitals, "Puerto Montt" is a town.
    """
    words = name.text.split()
    if len(words) < 2 or words[0].lower() not in background_of(profile.code).facilities or words[-1].islower():
        return name.text
    is_common = words[0].islower() or profile.tables["capital_nouns"]
    last, described = words[-1], words[0].islower() and len(words) == 3  # "aeropuerto de Velnik"
    return last if (len(words) == 2 and is_common) or described or gazetteer().place(last) else name.text


@lru_cache(maxsize=32)
def _prepositions(profile: Profile) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = background_of(profile.code)
    beside = words.facilities if profile.tables["capital_nouns"] else ()  # "Flughafen Velnik"
    return _before_place(words.where + beside, profile), _before_place(words.whither, profile)


def _before_place(words: tuple[str, ...], profile: Profile) -> re.Pattern[str]:
    """Any of the words, up to what may stand between it and a place's name: "the", "northern", "city of"."""
    written = one_of(word if word.endswith("'") else f"{word} " for word in words)
    return re.compile(rf"(?<!\w)(?i:{written}){profile.tables['scope']['settlement']}$")
