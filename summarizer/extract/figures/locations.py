"""Where things are: what a number counts, by the place behind it in its clause; an event, by what "in" or "near" governs."""

import re
from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.capitals import capital_in
from summarizer.extract.figures.clauses import BARRIER, CONJUNCTION, SHORT_REMARK, end_of_unit, is_in_remark
from summarizer.extract.figures.named_fires import named_fire
from summarizer.extract.figures.unit_kinds import PEOPLE_KINDS, unit_kind
from summarizer.language.alternatives import one_of
from summarizer.language.events.event_types import background_of
from summarizer.language.names.proper_names import Name
from summarizer.language.names.words import names_a_body
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import OwnWords, WordPattern
from summarizer.schema.marked import Numeral

_OPENING_REACH = 70
_FRAME_REACH = 24
_LEAD_IN = 60
_AGREED_REACH = 32
_LOCAL = {"city": 0, "region": 2, "territory": 3, "country": 4}
_UNKNOWN = 1
_VERB_WORDS = 3  # "have been killed"
_BETWEEN_OWNER_AND_AREA = 4  # "Brazil's southernmost state of"
_LESS_SURE = 5
_COUNTED = PEOPLE_KINDS | {"cases"}
_ABSTRACT = frozenset({"money", "percent", "points", "duration"})  # "shares in Orlo fell 4%": only a known place is one
_BRAND = re.compile(r"[^\W\d_A-Z]{2}[A-Z]")  # "UniCredit": no town is written so
_AND_IN = WordPattern(rf"{CONJUNCTION.grammar}(?:\s(?:<scope.within>))?", re.IGNORECASE)
_AND_WITHIN = OwnWords(r"(?<!\w)(?i:<grammar.and>)\s(?i:<scope.within>)\s$")  # behind a number, before another place
_AGREED = OwnWords(r"(?<!\w)(?i:<scope.agreed>) (?i:<scope.within>) $")  # "talks in Alba", "convenu à Alba"
_LEFT_OPEN = OwnWords(r"\s(?:<dates.relatives>)\s(?:<dates.finite>)$")  # "captives who were", of "in Alba"
_GOVERNED = OwnWords(r"(?<!\w)(?i:<scope.within>) <scope.settlement>$")


def figure_place(context: SentenceContext, numeral: Numeral) -> str:
    """The place as written: "ten died in Dunmere and four in Ashford" has two; "" where none is said, or "outside Alba".

    Behind the number it must stand before the next one and in the same clause; before it, only at the opening.
    """
    outside = context.profile.phrase_pattern("whole", "outside")
    if outside.match(context.text, min(end_of_unit(context, numeral) + 1, context.sentence.end)):
        return ""
    is_counted = bool(numeral.unit_text) and unit_kind(numeral.unit_text, context.profile) in _COUNTED
    stop = _reach(context, (is_counted and _second_of_pair(context, numeral)) or numeral)
    placed = _placed(context, numeral)
    own = (n for n in placed if numeral.end <= n.start < stop and not _is_beside_own(context, n, numeral, placed))
    behind = next((n for n in own if not _is_of_next(context, n, numeral)), None)
    if behind:
        return "" if _is_first_of_two(context, behind) else behind.text
    if fire := named_fire(context, numeral, stop):
        return fire
    beside = next((n for n in placed if _leads_to(context, n, numeral) or _is_told_of(context, n, numeral)), None)
    if beside:
        return beside.text
    there = context.profile.phrase_pattern("scope", "there").search(context.text, numeral.end, stop)
    told = [n for n in placed or _owners(context) if n.end <= numeral.start] if there else []
    if told:
        return told[-1].text  # "a body in the Alba region said 155 dead had been found there"
    if is_counted and (beside := _listed_place(context, numeral)):
        return beside.text
    if is_counted and (first := _first_of_pair(context, numeral) or _same_again(context, numeral)):
        return figure_place(context, first)
    return _opening_place(context, numeral, placed)


def _placed(context: SentenceContext, numeral: Numeral) -> list[Name]:
    """The names of the sentence that say where, in their order; of a sum or a share no village that no table has."""
    is_abstract = unit_kind(numeral.unit_text, context.profile) in _ABSTRACT
    placed = [
        n
        for n in context.names
        if (_stands_within(context, n) or _is_area(context, n)) and not (is_abstract and not _is_known(n))
    ]
    placed = [n for n in placed if not _is_where_they_agreed(context, n)]
    owners = [owner for n in placed if (owner := _owner(context, n))]
    placed = [n for n in placed if n not in owners]
    return sorted([*placed, *_capitals(context)], key=lambda n: n.start)


def _owners(context: SentenceContext) -> list[Name]:
    """The names that "of" leads to: "the authorities of Cebu count 139 dead in that province alone"."""
    words = context.profile.words("acts", "of")
    return [n for n in context.names if context.word_before(n.start) in words]


def _is_where_they_agreed(context: SentenceContext, place: Name) -> bool:
    """ "Freed 1,000 prisoners under a deal agreed in Alba": nobody was freed there."""
    reach = max(context.sentence.start, place.start - _AGREED_REACH)
    return _AGREED.of(context.profile).search(context.text, reach, place.start) is not None


def _opening_place(context: SentenceContext, numeral: Numeral, placed: list[Name]) -> str:
    """The place that opens the sentence, where it goes on to the number; else ""."""
    opening = [n for n in placed if n.start - context.sentence.start <= _OPENING_REACH and n.end <= numeral.start]
    opening = [n for n in opening if not (is_in_remark(context, n, numeral.start) or _seats_a_speaker(context, n))]
    if not opening or _is_first_of_two(context, opening[0]) or _a_body_spoke_there(context, opening[0], numeral):
        return ""
    before = [n for n in context.numerals if n.start < numeral.start]
    if before and _adds_up(context, opening[0].end, numeral):
        return ""
    goes_on = bool(before) and _goes_on(context, opening[0], before, numeral)
    return "" if before and not (goes_on or _frames(context, opening[0])) else opening[0].text


def _is_first_of_two(context: SentenceContext, place: Name) -> bool:
    """ "homes in Alba and Berea", "à Alba et à Berea": the number is of neither alone, where none stands between."""
    other = next((n for n in context.names if n.start > place.end), None)
    return other is not None and _AND_IN.fullmatch(context.text[place.end : other.start].strip()) is not None


def _seats_a_speaker(context: SentenceContext, place: Name) -> bool:
    """ "The health ministry in Beirut counts 3,800 dead", "In Kyiv the army said": the seat of who says it."""
    entry = gazetteer().lookup(place.text)
    if entry is None or not entry.capital:
        return False
    *before, last = context.words_before(place.start) or [""]
    said = {a.speaker.lower() for a in context.attributions if a.speaker}
    behind = context.text[place.end : context.sentence.end].lstrip(" ,").lower()
    if any(behind.startswith(s) or behind.partition(" ")[2].startswith(s) for s in said):
        return True
    return last in context.profile.words("scope", "within") and any(" ".join(before).endswith(s) for s in said)


def _a_body_spoke_there(context: SentenceContext, place: Name, numeral: Numeral) -> bool:
    """ "In Frankfurt, Velnik Bank announced 3,500 job cuts", "In Geneva the Red Cross said that 300 had died": its seat."""
    subjects = (n for n in context.names if place.end < n.start and n.end <= numeral.qualifier_start)
    if not any(map(_is_body, subjects)):
        return False
    words = context.text[place.end : numeral.qualifier_start].lower().split()
    return not context.profile.attribution_verbs.isdisjoint(words)


def _is_body(name: Name) -> bool:
    known = gazetteer().lookup(name.text)
    kinds = {name.kind, known.kind if known else ""}
    return names_a_body(fold_name(name.text)) or not kinds.isdisjoint({"company", "organisation"})


def _leads_to(context: SentenceContext, place: Name, numeral: Numeral) -> bool:
    """ "se han notificado en Alba 15.600 casos", "put the crowd in Alba at 15,600"."""
    between = context.text[place.end : max(place.end, numeral.qualifier_start)]
    return between == " " or between.strip().lower() in context.profile.words("comparison", "put_at")


def _is_beside_own(context: SentenceContext, place: Name, numeral: Numeral, placed: list[Name]) -> bool:
    """ "In Alba ten have died and in Berea at least one": "and in" leads on from the place that opens the sentence."""
    opened = any(n.end <= numeral.start and _frames(context, n) for n in placed)
    return opened and _AND_WITHIN.of(context.profile).search(context.text, numeral.end, place.start) is not None


def _is_of_next(context: SentenceContext, place: Name, numeral: Numeral) -> bool:
    """ "en Chile 4,1 millones y en Uruguay medio millón": the second place leads to the next number, as one to this."""
    if not any(_leads_to(context, n, numeral) for n in context.names if n.end <= numeral.start):
        return False
    later = next((n for n in context.numerals if n.start > numeral.start), None)
    return later is not None and _leads_to(context, place, later)


def _capitals(context: SentenceContext) -> list[Name]:
    """What stands for the article's one capital city in the sentence: "80,000 in the capital"."""
    told = context.profile.phrase_pattern("scope", "in_capital")
    found = list(told.finditer(context.text, context.sentence.start, context.sentence.end))
    name = capital_in(context.marked.article.text) if found else ""
    return [Name(m.start(), m.end(), name) for m in found] if name else []


def _frames(context: SentenceContext, place: Name) -> bool:
    """ "In Alba, a town of 25,000, the mayor put the dead at 40", "In Alba two died and six were hurt"."""
    lead = context.text[context.sentence.start : place.start]
    set_off = len(lead) <= _FRAME_REACH and context.text.startswith(", ", place.end)
    return set_off or _GOVERNED.of(context.profile).match(lead) is not None


def _goes_on(context: SentenceContext, place: Name, before: list[Numeral], numeral: Numeral) -> bool:
    """ "In Alba the police counted 8,000 marchers, the union 20,000": a second voice's number without a noun of its own.

    And "in Alba it was 8,000 against 20,000".
    """
    between = context.text[before[-1].end : numeral.qualifier_start]
    carried = bool(numeral.unit_text) and numeral.unit_text == before[-1].unit_text and numeral.unit_text in between
    carried = carried or between.strip().lower() in context.profile.words("votes", "rivals")
    return carried and len(before) == 1 and place.start - context.sentence.start <= _FRAME_REACH


def _listed_place(context: SentenceContext, numeral: Numeral) -> Name | None:
    """ "followed by Alba with 452", "Alba, donde murieron 452": whose count stands right behind a place's name."""
    ends = context.profile.pattern("scope", "place_with", re.IGNORECASE)
    told = [
        n
        for n in context.names
        if n.end < numeral.start
        and ends.fullmatch(context.text, n.end, numeral.qualifier_start) is not None
        and (_is_where(context, n) or not is_in_remark(context, n, numeral.start))
    ]
    employed = unit_kind(numeral.unit_text, context.profile) == "workers"  # "Velnik has 20,000 employees"
    fits = [n for n in told if _is_known(n) or not (employed or _is_somebody(n) or _speaks(context, n))]
    return fits[-1] if fits else None


def _is_where(context: SentenceContext, name: Name) -> bool:
    """Whether a relative clause goes on from the name: "Alba, where 452 died"."""
    behind = context.text[name.end : name.end + _FRAME_REACH].lstrip(" ,").split()
    return bool(behind) and behind[0].lower() in context.profile.words("dates", "relatives")


def _is_told_of(context: SentenceContext, place: Name, numeral: Numeral) -> bool:
    """ "in Alba, where the authorities report 452 dead": the first number of the clause that goes on from the place."""
    if place.end > numeral.qualifier_start or not _is_where(context, place):
        return False
    between = context.text[place.end : numeral.qualifier_start]
    is_first = not any(place.end <= n.start < numeral.start for n in context.numerals)
    return is_first and BARRIER.search(between.lstrip(", ")) is None


def _same_again(context: SentenceContext, numeral: Numeral) -> Numeral | None:
    """The number whose noun a bare one takes up: "Two workers died in Alba when a depot was hit, and three were hurt"."""
    before = [n for n in context.numerals if n.start < numeral.start]
    is_bare = context.text.find(numeral.unit_text, numeral.end, numeral.end + len(numeral.unit_text) + 1) < 0
    if not (before and is_bare and before[-1].unit_text == numeral.unit_text):
        return None
    *_, behind = ["", *context.text[numeral.end : context.sentence.end].split(maxsplit=1)[:1]]
    if behind.lower() in context.profile.words("scope", "within"):
        return None  # "11 dead in Alba and seven in Sunday's raids": it has a place of its own
    return None if _adds_up(context, before[-1].end, numeral) else before[-1]


def _adds_up(context: SentenceContext, since: int, numeral: Numeral) -> bool:
    """ "In Alba 12 died, bringing the total to 45": more than the place which opens the sentence."""
    adds_up = context.profile.phrase_pattern("scope", "sums_up")
    return adds_up.search(context.text, since, numeral.qualifier_start) is not None


def _first_of_pair(context: SentenceContext, numeral: Numeral) -> Numeral | None:
    """The first of "15,664 cases and 548 deaths": both are of one place."""
    before = [n for n in context.numerals if n.start < numeral.start]
    return before[-1] if before and _are_a_pair(context, before[-1], numeral) else None


def _second_of_pair(context: SentenceContext, numeral: Numeral) -> Numeral | None:
    """The second of "15,600 cases and 537 deaths were reported in Alba": what is said behind it is of both.

    And of "64 people were killed and 23 injured in Alba".
    """
    following = next((n for n in context.numerals if n.start > numeral.start), None)
    return following if following and _are_a_pair(context, numeral, following) else None


def _are_a_pair(context: SentenceContext, first: Numeral, second: Numeral) -> bool:
    """Whether "and" alone stands between them, or with the first one's verb before it."""
    *verb, joins = ["", *context.text[end_of_unit(context, first) : second.qualifier_start].split()]
    return len(verb) <= _VERB_WORDS + 1 and CONJUNCTION.fullmatch(joins) is not None


def _is_area(context: SentenceContext, name: Name) -> bool:
    """ "the province of Alba", "Alba province": a place by its noun, where it is not who speaks."""
    if name.title or name.acronym or _speaks(context, name):
        return False
    lead = context.text[max(context.sentence.start, name.start - _LEAD_IN) : name.start]
    behind = context.text[name.end : name.end + _FRAME_REACH]
    return context.profile.pattern("scope", "area_named").search(f"{lead}_{behind}") is not None


def _owner(context: SentenceContext, area: Name) -> Name | None:
    """The wider place that an area is said to be of: "Pakistan's Balochistan province"."""
    before = (n for n in context.names if n.end < area.start and context.text.startswith("'s ", n.end))
    near = (n for n in before if len(context.text[n.end + 2 : area.start].split()) <= _BETWEEN_OWNER_AND_AREA)
    owner = next(near, None)
    return owner if owner is not None and _is_area(context, area) else None


def _speaks(context: SentenceContext, name: Name) -> bool:
    return any(name.text in a.speaker for a in context.attributions)


def _is_known(name: Name) -> bool:
    return gazetteer().place(name.text) is not None


def _reach(context: SentenceContext, numeral: Numeral) -> int:
    """Where the number's own words end: at the clause's end or the next number."""
    barrier = BARRIER.search(context.text, numeral.end, context.sentence.end)
    remark = SHORT_REMARK.match(context.text, barrier.start(), context.sentence.end) if barrier else None
    barrier = BARRIER.search(context.text, remark.end(), context.sentence.end) if remark else barrier
    following = [n.qualifier_start for n in context.numerals if n.start > numeral.start]
    return min([barrier.start() if barrier else context.sentence.end, *following])


def is_where(context: SentenceContext, name: Name) -> bool:
    """Whether "in" or the like governs the name, or the one that "and" joins it to: "plants in Alba and Berea"."""
    joined = (
        n for n in context.names if n.end < name.start and _AND_IN.fullmatch(context.text[n.end : name.start].strip())
    )
    return _stands_within(context, name) or any(_stands_within(context, n) for n in joined)


def _stands_within(context: SentenceContext, name: Name) -> bool:
    """Whether "in", "near" or the like governs the name, and nothing says that it is a person or a body."""
    entry = gazetteer().lookup(name.text)
    is_other = entry is not None and gazetteer().place(name.text) is None
    if name.title or name.acronym or is_other or _BRAND.search(name.text):
        return False
    lead = context.text[max(context.sentence.start, name.start - _LEAD_IN) : name.start]
    if (entry is None and _is_where_it_was_said(context, name)) or not _GOVERNED.of(context.profile).search(lead):
        return False
    *_, whom, governs = ["", "", *lead.lower().split()]  # "workers at Velnik": an employer, if no known place
    employed = context.profile.unit_kinds.get(whom) == "workers"
    return _is_known(name) or not (employed and governs in context.profile.words("scope", "employed_at"))


def _is_where_it_was_said(context: SentenceContext, name: Name) -> bool:
    """ "escribió en Twitter que más de 20 murieron": right behind a verb of saying stands where it was said."""
    words = context.words_before(name.start)[-2:]
    return len(words) > 1 and words[0] in context.profile.attribution_verbs


def place_pointed_at(context: SentenceContext, words: str) -> tuple[str, str]:
    """ "strikers in Alba": the one place that words of the sentence have behind "in", and the words without it.

    "" where they have none, or two.
    """
    held = [n for n in context.names if n.text in words]
    name = held[0].text if len({n.text for n in held}) == 1 else ""
    at = words.find(name) if any(_stands_within(context, n) for n in held) else -1
    governed = _GOVERNED.of(context.profile).search(words[:at]) if name and at > 0 else None
    if governed is None:
        return "", words
    left = f"{words[: governed.start()]}{words[at + len(name) :]}".strip()
    return name, _LEFT_OPEN.of(context.profile).sub("", left)


def event_place(context: SentenceContext, at: int, is_talk: bool) -> str:
    """Where the event told at `at` happened: the most local place that "in", "near" or the like governs, "" where none is.

    The nearest among equals; a goal or an origin ("into Uganda") only where no other is said. What is said of others
    (`is_talk`) has its own places behind it: "urged Rwanda to leave Goma" is not told of Goma.
    """
    ranked = [(_rank(context, n), n) for n in context.names if not (is_talk and n.start > at)]
    found = [(rank, abs(n.start - at), _local(n, context.profile)) for rank, n in ranked if rank is not None]
    return min(found)[2] if found else ""


@lru_cache(maxsize=256)  # asked of a name as a place and as a participant
def _rank(context: SentenceContext, name: Name) -> int | None:
    """How surely and how locally a name tells the place, 0 best; None where it does not."""
    where, whither = _prepositions(context.profile)
    lead = context.text[max(context.sentence.start, name.start - _LEAD_IN) : name.start]
    owner = _owner(context, name)
    if owner is not None:
        return _LOCAL["region"] if _rank(context, owner) == _LOCAL["country"] else None
    local = _local(name, context.profile)
    entry = gazetteer().place(local)
    if local != name.text:
        return _LOCAL[entry.kind] if entry else _UNKNOWN
    if entry is None:
        owns = context.text.startswith(("'s ", "-"), name.end)  # "the bid for Velnik's shares", "die Velnik-Aktie"
        other = owns or _is_somebody(name) or _is_where_it_was_said(context, name)
        return _UNKNOWN if where.search(lead) and not other else None
    if where.search(lead):
        return _LOCAL[entry.kind]
    return _LESS_SURE + _LOCAL[entry.kind] if whither.search(lead) else None


def takes_part(context: SentenceContext, name: Name) -> bool:
    """Whether a name is a participant of the sentence's event, not a place of it: no town, no country behind "in"."""
    entry = gazetteer().place(name.text)
    if entry is not None and entry.kind in ("city", "region") and not entry.capital:
        return False
    return _rank(context, name) is None or (entry is None and _is_somebody(name))


def _is_somebody(name: Name) -> bool:
    """Whether anything says that a name is a person's or a body's."""
    said = name.title or name.acronym or name.kind not in ("", "place") or gazetteer().lookup(name.text)
    return bool(said) or names_a_body(fold_name(name.text)) or _BRAND.search(name.text) is not None


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
