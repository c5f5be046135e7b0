"""What a numeral measures: the property whose cue words stand nearest to it and may count its unit."""

import re
from functools import lru_cache
from typing import NamedTuple

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import (
    clause_of_number,
    end_of_unit,
    is_far_off,
    is_of_others,
    is_subject,
    list_of,
)
from summarizer.extract.figures.cue_distances import converts, cue_distance, is_touching, partitive_cost, says_where
from summarizer.extract.figures.doers import is_doer, is_holder
from summarizer.extract.figures.unit_kinds import OTHER_NOUN, PEOPLE_KINDS, noun_property, unit_kind
from summarizer.language.clause_marks import BARRIER, CONJUNCTION
from summarizer.language.events.deeds import prepositions
from summarizer.language.nouns import counted_names, names_of_kind, names_people, noun_name
from summarizer.language.profile import Profile, Property, phrase_pattern
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.marked import Numeral

POPULATION, DEATHS = "population", "deaths"
_PROFIT, _HELD = "profit", "share held"
_TURNOUT, _VOTE_SHARE = "turnout", "vote share"
_EARNER_WORDS = 6
_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"[.,;:!?)]|$")
_OF = WordPattern(r"\s(?:<grammar.of>|<grammar.genitive>)\s")
_BEFORE_COST, _AFTER_COST, _LINKED_COST, _IN_UNIT_COST = 3, 1, 1, 3
_SPEAKER_REACH = 40  # characters
_FAR = 100
_SCALED = 1000  # 1.5 thousand people, but not 4.8
_MONEY, _DURATION = frozenset({"money"}), frozenset({"duration"})
_SETTLEMENTS = frozenset({"settlements"})
_MEASURED = frozenset(
    {"percent", "points", "money", "length", "area", "mass", "volume", "speed", "temperature", "duration"}
)
_SUBJECT_WORDS = 4  # between a noun and its verb: "de la maison"

_Reached = tuple[int, int, Property]  # how far its cue stands, its rank, the property


class Cued(NamedTuple):
    """A property and how far its cue stands from the number, as `_distance` reckons."""

    known: Property
    distance: int


def nearest_property(context: SentenceContext, numeral: Numeral, kind: str, most: int = _FAR) -> Property | None:
    """The property whose cue governs the number and may count this kind of unit; the earlier row wins a tie.

    `most` is how far the cue may stand at the most, beside the property's own reach.
    """
    found = nearest_cue(context, numeral, kind, most)
    return found.known if found and not tells_else(found.known, numeral) else None


def nearest_cue(context: SentenceContext, numeral: Numeral, kind: str, most: int = _FAR) -> Cued | None:
    """As `nearest_property`, with how far its cue stands."""
    if is_far_off(context, numeral):
        return None
    found = _nearest(context, numeral, kind, most)
    if found and _only_tells_of_whom(context, numeral, found.known):
        return _nearest(context, numeral, kind, most, besides=found.known.name) or found
    return found


def _nearest(context: SentenceContext, numeral: Numeral, kind: str, most: int, besides: str = "") -> Cued | None:
    """The nearest of the properties but for one."""
    value = numeral.quantity.value or 0
    is_fraction = value % 1 != 0 and value < _SCALED
    in_unit = _likely_in_unit(context.profile, numeral.unit_text)
    likely = context.likely_properties | in_unit
    reached: list[_Reached] = [
        (distance, rank, candidate)
        for rank, candidate in context.profile.properties_of(kind)
        if rank in likely
        and candidate.name != besides
        and _may_be(context, candidate, is_fraction)
        and _has_noun(candidate, numeral, context.profile)
        and (distance := _cue_distance(context, numeral, candidate, rank in in_unit)) is not None
        and distance <= most
    ]
    overruled = {name for _, _, candidate in reached for name in candidate.over}
    standing = _as_near([found for found in reached if found[2].name not in overruled], reached) or _widest(reached)
    if any(found[0] <= _LINKED_COST and found[2].name != POPULATION for found in standing):
        standing = [found for found in standing if found[2].name != POPULATION]  # "wounded 17 inhabitants of the town"
    best = min(_told_by_verb(context, standing, numeral), key=lambda found: found[:2], default=None)
    return Cued(best[2], best[0]) if best else None


def tells_else(known: Property, numeral: Numeral) -> bool:
    """Whether the property's cue tells something else of the number's noun: suspects who fled are not displaced."""
    return bool(known.never) and known.nouns_of_else.search(numeral.unit_text) is not None


def _told_by_verb(context: SentenceContext, standing: list[_Reached], numeral: Numeral) -> list[_Reached]:
    """ "Eleven protesters were arrested", "14 survivors are in hospital": the verb beside says more than the noun.

    Of the dead nothing else becomes.
    """
    told = [found for found in standing if names_its_unit(found[2], numeral)]
    if len(told) == len(standing) or any(found[2].name == DEATHS for found in told):
        return standing
    of_people = [found for found in standing if found not in told and found[2].units & PEOPLE_KINDS - {""}]
    return [
        found for found in of_people if any(_is_verb_of(context, numeral, cue) for cue in context.cues_of(found[2]))
    ] or standing


def _is_verb_of(context: SentenceContext, numeral: Numeral, cue: re.Match[str]) -> bool:
    """Whether the cue is what becomes of what the number counts: right behind, or where a German clause ends."""
    at = end_of_unit(context, numeral)
    if cue.start() < at or is_touching(context, numeral, cue):
        return cue.start() >= at
    between = context.text[at : cue.start()]
    led = between.lower().split()[:1]
    is_last = context.profile.tables["capital_nouns"] and _LAST.match(context.text, cue.end(), context.sentence.end)
    return bool(is_last and led and led[0] in context.profile.words("dates", "finite")) and not BARRIER.search(between)


def _as_near(standing: list[_Reached], reached: list[_Reached]) -> list[_Reached]:
    """Each as near as what it overrules: "offered them a pay rise of 3 percent" is an offer as sure as a pay rise."""
    distances = {candidate.name: distance for distance, _, candidate in reached}
    return [
        (min((distance, *(distances[name] for name in candidate.over if name in distances))), rank, candidate)
        for distance, rank, candidate in standing
    ]


def _widest(reached: list[_Reached]) -> list[_Reached]:
    """Of properties that overrule each other those that overrule most: "suspected or confirmed cases" are all of them."""
    most = max((len(candidate.over) for _, _, candidate in reached), default=0)
    return [found for found in reached if len(found[2].over) == most]


@lru_cache(maxsize=4096)
def _likely_in_unit(profile: Profile, unit_text: str) -> frozenset[int]:
    return profile.first_words_of_cues.likely(unit_text)


def _may_be(context: SentenceContext, candidate: Property, is_fraction: bool) -> bool:
    """Whether the words of sentence and article allow the property, and the value: 4.8 counts no people."""
    if is_fraction and candidate.units & PEOPLE_KINDS - {""}:
        return False  # "2.4 workers for each pensioner" are no staff
    start, end = context.sentence.start, context.sentence.end
    if candidate.change and not context.profile.phrase_pattern("scope", "change").search(context.text, start, end):
        return False
    if candidate.beside and not candidate.words_beside.search(context.text, start, end):
        return False
    return not candidate.topic or _speaks_of(context.text, candidate.topic)


def _has_noun(candidate: Property, numeral: Numeral, profile: Profile) -> bool:
    """Whether the number's noun is one that the property asks for: of "420 wounded" a verb tells what became of them."""
    if candidate.counts and noun_property(numeral, OTHER_NOUN, profile) not in names_of_kind(candidate.counts):
        return False
    return not candidate.nouns or candidate.own_nouns.search(numeral.unit_text) is not None


@lru_cache(maxsize=1024)
def _speaks_of(text: str, words: frozenset[str]) -> bool:
    return phrase_pattern(tuple(sorted(words))).search(text) is not None


def names_its_unit(known: Property, numeral: Numeral) -> bool:
    """ "five of the 12 victims": the noun itself is the cue; not so in "five of the 12 passengers died"."""
    return known.cues.search(numeral.unit_text) is not None


def _cue_distance(context: SentenceContext, numeral: Numeral, candidate: Property, in_unit: bool) -> int | None:
    """Words between numeral and nearest cue, dearer across punctuation and other numerals; None when out of reach.

    `in_unit`: the number's unit may hold a cue.
    """
    if candidate.name == POPULATION and numeral.unit_text:
        named = noun_name(numeral.unit_text.split()[0], context.profile.code) in counted_names()
        if named or is_subject(context, numeral) or _opens_as_subject(context, numeral):
            return None  # "3,000 inhabitants were evacuated", "ne compte que trois gardiens"
    if _are_paid(context, numeral, candidate):
        return None
    cues = context.cues_of(candidate)
    distances = [
        cue_distance(context, numeral, candidate, cue) for cue in cues if _may_govern(context, numeral, candidate, cue)
    ]
    if in_unit and candidate.cues.search(numeral.unit_text):
        partitive = partitive_cost(context, numeral, end_of_unit(context, numeral))
        distances.append(min(_IN_UNIT_COST + partitive, candidate.reach))
    nearest = min(distances, default=None)
    return nearest if nearest is not None and nearest <= candidate.reach else None


def _are_paid(context: SentenceContext, numeral: Numeral, candidate: Property) -> bool:
    """ "has paid $96 million to 5,100 victims": whom a sum goes to are no dead."""
    goes_to = context.profile.words("scope", "goes_to")
    led = context.word_before(numeral.qualifier_start) in goes_to and candidate.name == DEATHS
    return led and any(
        unit_kind(n.unit_text, context.profile) == "money" for n in context.numerals if n.end <= numeral.start
    )


def _may_govern(context: SentenceContext, numeral: Numeral, candidate: Property, cue: re.Match[str]) -> bool:
    counts_people = "people" in candidate.units
    if (cue.start() < numeral.end and cue.end() > numeral.start) or (counts_people and _is_who_speaks(context, cue)):
        return False
    if is_of_others(context, numeral) and "," in context.text[cue.end() : numeral.start]:
        return False  # "seven are in custody, two others are sought"
    if is_doer(context, numeral, cue.start(), cue.end()) or _stands_beside_object(context, numeral, candidate, cue):
        return False
    if candidate.name == _HELD and is_holder(context, numeral, cue.start(), cue.end()):
        return False
    if candidate.name == _PROFIT and _is_earned_by_person(context, numeral, cue):
        return False
    if candidate.name == _TURNOUT and _is_for_a_side(context, numeral, candidate, cue):
        return False
    if candidate.units == _SETTLEMENTS and _says_only_where(context, numeral):
        return False
    if candidate.units == _DURATION and _is_of_another(context, numeral):
        return False
    is_whole = (
        candidate.never_whole
        and _OF.search(context.text, numeral.end, cue.start())
        and is_touching(context, numeral, cue)
    )
    return not is_whole and not _is_anothers(context, numeral, candidate, cue)  # "27% of the stock", "4.4% of GDP"


def _only_tells_of_whom(context: SentenceContext, numeral: Numeral, known: Property) -> bool:
    """ "31 of the pupils abducted on Monday have escaped": right behind the noun of a part, before the verb, it says of all.

    And of "six of the people injured have died", where it is taken for a part of the noun.
    """
    text, end = context.text, end_of_unit(context, numeral)
    led = text[numeral.end : end].lower().split()
    if not any(" ".join(led[:n]) in context.profile.words("scope", "partitive") for n in (1, 2)):
        return False
    noun, _, last = numeral.unit_text.rpartition(" ")
    inside = bool(noun) and known.cues.fullmatch(last) is not None and not known.cues.search(noun)
    cue = known.cues.match(text, end + 1, context.sentence.end)
    since = end if inside else cue.end() if cue else None
    verbs = (context.profile.phrase_pattern("dates", "finite"), context.profile.pattern("dates", "past"))
    return since is not None and any(verb.search(text, since, context.sentence.end) for verb in verbs)


def _stands_beside_object(context: SentenceContext, numeral: Numeral, candidate: Property, cue: re.Match[str]) -> bool:
    """ "ruft nach 14 Bränden 81.000 Autos zurück": behind a preposition where another number is the verb's object.

    Or where the cue is a noun of its own: "in a trial with 8,800 adults the infections fell".
    """
    at = end_of_unit(context, numeral)
    if candidate.units & _MEASURED or numeral.end <= cue.start() < at or not _is_led(context, numeral):
        return False
    if cue.start() >= at and context.word_before(cue.start()) in context.profile.words("scope", "articles"):
        return True
    return any(
        unit_kind(n.unit_text, context.profile) in candidate.units and n.unit_text and not _is_led(context, n)
        for n in context.numerals
        if n.start > numeral.end and n.end <= clause_of_number(context, numeral)[1]
    )


def _says_only_where(context: SentenceContext, numeral: Numeral) -> bool:
    """ "Measures were taken in 41 villages", "le travail a repris dans 41 communes": where it was, and none was taken."""
    led = context.word_before(numeral.qualifier_start)
    return led in context.profile.words("attribution", "places") - context.profile.words("scope", "to_level")


def _is_for_a_side(context: SentenceContext, numeral: Numeral, candidate: Property, cue: re.Match[str]) -> bool:
    """ "41% of voters voted for Morel", "ont voté Morel", "stimmten mit Nein": a side's share, where a verb says turnout."""
    if _VOTE_SHARE not in candidate.over or cue.start() < numeral.end:
        return False
    led = _WORD.match(context.text, min(cue.end() + 1, context.sentence.end))
    if led and led[0][0].isupper() and not context.profile.tables["capital_nouns"]:
        return True
    end = max(cue.end(), clause_of_number(context, numeral)[1])
    return context.profile.phrase_pattern("scope", "for_a_side").search(context.text, cue.end(), end) is not None


def _is_earned_by_person(context: SentenceContext, numeral: Numeral, cue: re.Match[str]) -> bool:
    """ "Le directeur, qui a gagné 18 millions": a person's earnings are no profit, unless the person only speaks of it."""
    if cue.group()[:1].isupper():
        return False
    words = context.words_before(min(cue.start(), numeral.qualifier_start))[-_EARNER_WORDS:]
    if not context.profile.attribution_verbs.isdisjoint(words):
        return False
    return any(names_people(word, context.profile.code) for word in (w.strip(",") for w in words))


def _is_of_another(context: SentenceContext, numeral: Numeral) -> bool:
    """ "condamné à rembourser 14 mois de loyer": a span of what no property of spans has a word for."""
    of = _OF.match(context.text, end_of_unit(context, numeral), context.sentence.end)
    noun = _WORD.match(context.text, of.end(), context.sentence.end) if of else None
    if not noun or not noun_name(noun[0], context.profile.code):
        return False
    return not any(row.cues.match(context.text, noun.start()) for _, row in context.profile.properties_of("duration"))


def _is_led(context: SentenceContext, numeral: Numeral) -> bool:
    """Whether a preposition stands right before a number, and no word that says how many there are ("rose to 538")."""
    led = context.word_before(numeral.qualifier_start)
    return led in prepositions(context.profile.code) and led not in context.profile.words("scope", "to_level")


def _is_who_speaks(context: SentenceContext, cue: re.Match[str]) -> bool:
    """ "Survivors speak of 100 children": who says it is not what is counted."""
    said = (a for a in context.attributions if abs(a.cue_start - cue.start()) <= _SPEAKER_REACH)
    return any(cue.group().lower() in a.speaker.lower() for a in said)


def _is_anothers(context: SentenceContext, numeral: Numeral, candidate: Property, cue: re.Match[str]) -> bool:
    """Whether the cue governs another number of a kind that it counts, or stands before one that opens its own clause.

    "184 aboard ..., killing at least 38": neither counts what the other does. Two in one list share the cue before or
    behind both: "killed 12 soldiers and 23 civilians", but not "12 killed and 23 in hospital".
    """
    elsewhere = cue.end() <= numeral.start or any(numeral.end <= n.start < cue.start() for n in context.numerals)
    touches = is_touching(context, numeral, cue)
    if elsewhere and not touches and is_subject(context, numeral):
        return True
    if numeral.end <= cue.start() and (_is_on_behalf(context, cue) or _has_complement(context, cue)):
        return True
    owners = [n for n in context.numerals if n is not numeral and _may_own(context, n, candidate, cue)]
    owners = [n for n in owners if not converts(context, numeral, n)]
    if not owners or (touches and not _goes_with_another(context, numeral, cue, owners)):
        return False
    if _stands_in_bracket(context, numeral, cue):
        return True
    joined = numeral.end <= cue.start() and CONJUNCTION.search(context.text, numeral.end, cue.start())
    if joined and _is_bare_level(context, numeral):
        return True
    listed = list_of(context, numeral)
    return not any(owner in listed and not _parts(cue, numeral, owner) for owner in owners)


def _may_own(context: SentenceContext, numeral: Numeral, candidate: Property, cue: re.Match[str]) -> bool:
    """Whether nothing parts a number from the cue, and it is of a kind that the property counts.

    Two hours of a walkout are no strikers, "CAC 40" counts nothing.
    """
    if not is_touching(context, numeral, cue) or cue.start() <= numeral.start < cue.end():
        return False
    kind = unit_kind(numeral.unit_text, context.profile)
    counted = kind in candidate.units or not kind or (kind == OTHER_NOUN and candidate.units != _MONEY)
    return counted and not says_where(context, numeral)


def _goes_with_another(context: SentenceContext, numeral: Numeral, cue: re.Match[str], owners: list[Numeral]) -> bool:
    """ "1,300 flights were cancelled at the two airports": what is told of stands before, and these are only known."""
    led = context.text[cue.end() : max(cue.end(), numeral.qualifier_start)].lower().split()
    known = len(led) > 1 and led[-1] in context.profile.words("scope", "articles")
    return known and any(owner.end <= cue.start() for owner in owners)


def _is_bare_level(context: SentenceContext, numeral: Numeral) -> bool:
    """ "The toll rose to 158 on Thursday and dozens are missing": a level is of its subject, not of what comes next."""
    led = context.word_before(numeral.qualifier_start) in context.profile.words("scope", "to_level")
    return led and not numeral.unit_text


def _has_complement(context: SentenceContext, cue: re.Match[str]) -> bool:
    """ "30 men in response to the death of a soldier": one death, and not of the thirty."""
    one = context.profile.words("scope", "of_one")
    return cue.group().lower() in one and _OF.match(context.text, cue.end()) is not None


def _is_on_behalf(context: SentenceContext, cue: re.Match[str]) -> bool:
    """ "200,000 in all for the victims"."""
    before, words = context.words_before(cue.start()), context.profile.words("scope", "on_behalf")
    return any(" ".join(before[-n:]) in words for n in (1, 2))


def _stands_in_bracket(context: SentenceContext, numeral: Numeral, cue: re.Match[str]) -> bool:
    """ "173 cases (39 confirmed and 134 suspected)": a bracket behind the number has words of its own."""
    between = context.text[numeral.end : max(numeral.end, cue.start())]
    return between.rfind("(") > between.rfind(")")


def _parts(cue: re.Match[str], first: Numeral, second: Numeral) -> bool:
    return min(first.start, second.start) < cue.start() < max(first.start, second.start)


def _opens_as_subject(context: SentenceContext, numeral: Numeral) -> bool:
    """ "Douze habitants de la maison ont été évacués": what opens a sentence is what its verb tells of."""
    if numeral.qualifier_start != context.sentence.start:
        return False
    predicates, at = context.profile.phrase_pattern("scope", "predicates"), end_of_unit(context, numeral)
    verb = predicates.search(context.text, at, clause_of_number(context, numeral)[1])
    return verb is not None and len(context.text[at : verb.start()].split()) <= _SUBJECT_WORDS
