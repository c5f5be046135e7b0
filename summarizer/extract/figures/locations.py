"""Where things are: what a number counts, by the place behind it in its clause; an event, by what "in" or "near" governs."""

import re

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.capitals import capital_in
from summarizer.extract.figures.clauses import SHORT_REMARK, end_of_unit, is_in_remark
from summarizer.extract.figures.named_fires import named_fire
from summarizer.extract.figures.named_places import (
    is_area,
    is_known_place,
    is_somebody,
    is_who_speaks,
    owner_of,
    stands_within,
    tells_who_somebody_is,
)
from summarizer.extract.figures.unit_kinds import PEOPLE_KINDS, unit_kind
from summarizer.language.clause_marks import BARRIER, CONJUNCTION
from summarizer.language.events.event_types import background_of
from summarizer.language.names.proper_names import Name
from summarizer.language.names.words import names_a_body
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.profile import phrase_pattern
from summarizer.language.word_patterns import OwnWords, WordPattern
from summarizer.schema.marked import Numeral

_OPENING_REACH = 70
_FRAME_REACH = 24
_AGREED_REACH = 32
_VERB_WORDS = 3  # "have been killed"
_COUNTED = PEOPLE_KINDS | {"cases"}
_ABSTRACT = frozenset({"money", "percent", "points", "duration"})  # "shares in Orlo fell 4%": only a known place is one
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
        return "" if _is_first_of_two(context, behind) or _is_of_last_victim(context, numeral, behind) else behind.text
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
        if (stands_within(context, n) or is_area(context, n)) and not (is_abstract and not is_known_place(n))
    ]
    placed = [n for n in placed if not (_is_where_they_agreed(context, n) or tells_who_somebody_is(context, n))]
    owners = [owner for n in placed if (owner := owner_of(context, n))]
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
    between = (n for n in placed if opening[0].end < n.start and n.end <= numeral.start and n.text != opening[0].text)
    if any(not is_in_remark(context, n, numeral.start) for n in between):
        return ""  # "in Alba it slowed to 1.1 percent, and in Berea it stood at 3.0"
    before = _rivals_before(context, numeral)
    if before and _adds_up(context, opening[0].end, numeral):
        return ""
    goes_on = bool(before) and _goes_on(context, opening[0], before, numeral)
    return "" if before and not (goes_on or _frames(context, opening[0])) else opening[0].text


def _rivals_before(context: SentenceContext, numeral: Numeral) -> list[Numeral]:
    """The numbers before it that the opening place may be meant for instead: of people's fate none of storeys or hours."""
    before = [n for n in context.numerals if n.start < numeral.start]
    kinds = {n: unit_kind(n.unit_text, context.profile) for n in (numeral, *before) if n.unit_text}
    if kinds.get(numeral) not in _COUNTED:
        return before
    return [n for n in before if kinds.get(n, "") in _COUNTED or not n.unit_text]


def _is_first_of_two(context: SentenceContext, place: Name) -> bool:
    """ "homes in Alba, Berea and the Cora valley", "à Alba et à Berea": of neither alone, where no number stands between."""
    other = next((n for n in context.names if n.start > place.end), None)
    if other is None:
        return False
    between = context.text[place.end : other.start].strip()
    if between == ",":
        return _is_first_of_two(context, other) and not any(place.end < n.start < other.end for n in context.numerals)
    joins, _, article = between.rpartition(" ")
    bare = joins if article.lower() in context.profile.words("scope", "articles") else between
    return _AND_IN.fullmatch(bare) is not None


def _is_of_last_victim(context: SentenceContext, numeral: Numeral, place: Name) -> bool:
    """ "The toll rose to ten after a woman died in hospital in Alba": a bare level is of more than what brought it about."""
    if numeral.unit_text or context.word_before(numeral.qualifier_start) not in context.profile.words(
        "scope", "to_level"
    ):
        return False
    after = phrase_pattern(background_of(context.profile.code).after)
    return after.search(context.text, numeral.end, place.start) is not None


def _seats_a_speaker(context: SentenceContext, place: Name) -> bool:
    """ "The health ministry in Beirut counts 3,800 dead", "In Kyiv the army said": the seat of who says it."""
    entry = gazetteer().lookup(place.text)
    if entry is None or not entry.capital:
        return False
    *before, last = context.words_before(place.start) or [""]
    said = {a.speaker.lower() for a in context.attributions if a.speaker}
    behind = context.behind(place.end).lstrip(" ,").lower()
    if any(behind.startswith(s) or behind.partition(" ")[2].startswith(s) for s in said):
        return True
    return last in context.profile.words("scope", "within") and any(" ".join(before).endswith(s) for s in said)


def _a_body_spoke_there(context: SentenceContext, place: Name, numeral: Numeral) -> bool:
    """ "In Frankfurt, Velnik Bank announced 3,500 job cuts", "In Geneva the Red Cross said that 300 had died": its seat."""
    subjects = [n for n in context.names if place.end < n.start and n.end <= numeral.qualifier_start]
    known = gazetteer().lookup(place.text)
    if not (known and known.kind == "country"):  # of a whole country its bodies speak
        said = {a.speaker for a in context.attributions if place.end < a.cue_start < numeral.start}
        if any(n.text in said and n.text.isupper() for n in subjects):
            return True
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
    lead = context.before(place.start)
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
    fits = [n for n in told if is_known_place(n) or not (employed or is_somebody(n) or is_who_speaks(context, n))]
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
    *_, behind = ["", *context.behind(numeral.end).split(maxsplit=1)[:1]]
    if behind.lower() in context.profile.words("scope", "within"):
        return None  # "11 dead in Alba and seven in Sunday's raids": it has a place of its own
    return None if _adds_up(context, before[-1].end, numeral) else before[-1]


def _adds_up(context: SentenceContext, since: int, numeral: Numeral) -> bool:
    """ "In Alba 12 died, bringing the total to 45": more than the place which opens the sentence."""
    adds_up = context.profile.phrase_pattern("scope", "sums_up")
    return adds_up.search(context.text, since, numeral.qualifier_start) is not None


def _first_of_pair(context: SentenceContext, numeral: Numeral) -> Numeral | None:
    """The first of "15,664 cases and 548 deaths", and of "from 19 to 26 dead": both are of one place."""
    before = [n for n in context.numerals if n.start < numeral.start]
    if not before:
        return None
    between = context.text[before[-1].end : numeral.qualifier_start].strip().lower()
    is_level = between in context.profile.words("scope", "to_level")
    return before[-1] if is_level or _are_a_pair(context, before[-1], numeral) else None


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


def _reach(context: SentenceContext, numeral: Numeral) -> int:
    """Where the number's own words end: at the clause's end or the next number."""
    barrier = BARRIER.search(context.text, numeral.end, context.sentence.end)
    remark = SHORT_REMARK.match(context.text, barrier.start(), context.sentence.end) if barrier else None
    barrier = BARRIER.search(context.text, remark.end(), context.sentence.end) if remark else barrier
    following = [n.qualifier_start for n in context.numerals if n.start > numeral.start]
    return min([barrier.start() if barrier else context.sentence.end, *following])


def place_pointed_at(context: SentenceContext, words: str) -> tuple[str, str]:
    """ "strikers in Alba": the one place that words of the sentence have behind "in", and the words without it.

    "" where they have none, or two.
    """
    held = [n for n in context.names if n.text in words]
    name = held[0].text if len({n.text for n in held}) == 1 else ""
    at = words.find(name) if any(stands_within(context, n) for n in held) else -1
    governed = _GOVERNED.of(context.profile).search(words[:at]) if name and at > 0 else None
    if governed is None:
        return "", words
    left = f"{words[: governed.start()]}{words[at + len(name) :]}".strip()
    return name, _LEFT_OPEN.of(context.profile).sub("", left)
