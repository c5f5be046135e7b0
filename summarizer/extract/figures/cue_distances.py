"""How far a property's cue stands from a number, in what lies between them."""

import re

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import APPOSED_WORDS, REMARK, end_of_unit, list_of
from summarizer.extract.figures.unit_kinds import OTHER_NOUN, PEOPLE_KINDS, unit_kind
from summarizer.language.clause_marks import CONJUNCTION, STOP
from summarizer.language.profile import Property
from summarizer.schema.marked import Numeral

_MARK = re.compile(r"[^\w\s'’]")
_APPOSED = re.compile(r",\s(\w+)\s")
_ASIDE_END, _LABELLED_END = re.compile(r","), re.compile(r"\s*(?:[.,;(\n]|$)")
_COMMA = re.compile(r",\s")
_STOP_COST, _COMMA_COST, _REMARK_COST = 10, 5, 3
_NUMERAL_COST = 15
_CONJUNCTION_COST = 4
_CONVERTED = re.compile(r"[^()\d,;:.]{0,30}\(")
_BEFORE_COST, _AFTER_COST, _LINKED_COST, _IN_UNIT_COST = 3, 1, 1, 3
_PARTITIVE_COST, _SHARED_COST = 8, 4
_PARTITIVE_WORDS = 3
_TAKEN_COST = 8
_LINK_REACH = 28


def is_touching(context: SentenceContext, numeral: Numeral, cue: re.Match[str]) -> bool:
    """Whether nothing, or only words like "of" or "were", stands between the number with its unit and the cue."""
    links, text = context.profile.words("scope", "links"), context.text
    if cue.end() <= numeral.start:
        between = text[cue.end() : numeral.qualifier_start]
        if _is_labelled(context, numeral, between):
            return True
    else:
        between = text[max(numeral.end, min(end_of_unit(context, numeral), cue.start())) : cue.start()]
    return not _MARK.search(between) and all(word in links for word in between.lower().split())


def _is_labelled(context: SentenceContext, numeral: Numeral, between: str) -> bool:
    """ "Turnout: 62%", "its share price, at $41, is": a bare number behind the colon, or set off by commas."""
    apposed = _APPOSED.fullmatch(between)
    if between.strip() != ":" and not (apposed and apposed[1].lower() in context.profile.words("scope", "to_level")):
        return False
    ends = _ASIDE_END if apposed else _LABELLED_END
    return ends.match(context.text, end_of_unit(context, numeral)) is not None


def cue_distance(context: SentenceContext, numeral: Numeral, candidate: Property, cue: re.Match[str]) -> int:
    """How far one cue stands; one tied to another number ("revenue of 1.9bn") is dear for all but that one."""
    partitive = partitive_cost(context, numeral, cue.start())
    if numeral.end <= cue.start() < end_of_unit(context, numeral):
        return partitive
    if not partitive and is_touching(context, numeral, cue):
        return _LINKED_COST
    if cue.end() <= numeral.start:
        first = list_of(context, numeral)[0]
        until = first.qualifier_start if cue.end() <= first.qualifier_start else numeral.qualifier_start
        between = cue.end(), max(cue.end(), until)
        shared = 0 if first.start == numeral.start else _SHARED_COST
        return _cost(context, numeral, *between) + _BEFORE_COST + shared + _taken(context, candidate, cue)
    last = list_of(context, numeral)[-1]
    held = REMARK.search(context.text, numeral.end, cue.start())
    enclosed = held is not None and context.text.count(", ", numeral.end, cue.start()) == len((", ", ", "))
    since = last.end if last.end <= cue.start() and not enclosed else numeral.end
    shared = 0 if since == numeral.end or converts(context, numeral, last) else _SHARED_COST
    return (
        _cost(context, numeral, since, cue.start()) + _AFTER_COST + partitive + shared + _taken(context, candidate, cue)
    )


def partitive_cost(context: SentenceContext, numeral: Numeral, at: int) -> int:
    """ "three of those hurt have died": what they are part of, and the verb tells what the three count."""
    if at < numeral.end or (numeral.unit_text and at > end_of_unit(context, numeral)):
        return 0
    between = context.text[numeral.end : at].lower().split()
    partitive = context.profile.words("scope", "partitive")
    opened = any(" ".join(between[:n]) in partitive for n in (1, 2))
    return _PARTITIVE_COST if opened and len(between) <= _PARTITIVE_WORDS else 0


def _taken(context: SentenceContext, candidate: Property, cue: re.Match[str]) -> int:
    linked = [n for n in context.numerals if _is_linked(context, cue.end(), n) and not says_where(context, n)]
    kinds = {unit_kind(n.unit_text, context.profile) for n in linked}  # "ont suivi la grève de 24 heures": no strikers
    taken = bool(kinds & (candidate.units | {"", OTHER_NOUN}))
    return _TAKEN_COST if taken else 0


def _is_linked(context: SentenceContext, at: int, numeral: Numeral) -> bool:
    """Whether only words like "of", "was" or "at" stand between: "a profit of 210 million", "turnout was 67%"."""
    if not 0 <= numeral.qualifier_start - at <= _LINK_REACH:
        return False
    links = context.profile.words("scope", "links")
    between = context.text[at : numeral.qualifier_start].lower().split()
    return bool(between) and all(word in links for word in between)


def _cost(context: SentenceContext, numeral: Numeral, left: int, right: int) -> int:
    between = context.text[left:right]
    remark = REMARK.search(between) if between.count(", ") == 2 else None
    is_name = remark is not None and len(remark[0].split()) <= APPOSED_WORDS and remark[0][2].isupper()
    aside = (left + remark.start(), left + remark.end()) if remark else (left, left)
    if remark:
        between = f"{between[: remark.start()]} {between[remark.end() :]}"
    crossed = {
        n.start
        for n in context.numerals
        if left <= n.start and n.end <= right and not aside[0] <= n.start < aside[1]
        if not (says_where(context, n) or _says_term(context, n) or converts(context, numeral, n))
    }
    others = len(crossed - {n.start for n in list_of(context, numeral)}) if crossed else 0
    joins = _CONJUNCTION_COST * len(CONJUNCTION.pattern.findall(between))
    stops = _STOP_COST * len(STOP.findall(between)) + _comma_cost(len(_COMMA.findall(between)))
    enclosed = _REMARK_COST if remark and not is_name else 0
    return len(between.split()) + joins + stops + enclosed + _NUMERAL_COST * others


def says_where(context: SentenceContext, numeral: Numeral) -> bool:
    """ "1,350 people from six villages have left": of what places they are, not another count."""
    small = context.profile.function_words - context.profile.words("grammar", "and", "and_before_i")
    led = context.word_before(numeral.qualifier_start) in small
    return led and unit_kind(numeral.unit_text, context.profile) == "settlements"


def _says_term(context: SentenceContext, numeral: Numeral) -> bool:
    """ "El bono a diez años": which bond or loan it is, not another number."""
    led = context.word_before(numeral.qualifier_start) in context.profile.words("scope", "maturity")
    return led and unit_kind(numeral.unit_text, context.profile) == "duration"


def converts(context: SentenceContext, numeral: Numeral, other: Numeral) -> bool:
    """ "100 billion francs ($108 billion) in loans": the same in brackets, which no cue governs by itself.

    What is counted is not converted: "173 cases (39 confirmed)".
    """
    if unit_kind(numeral.unit_text, context.profile) in PEOPLE_KINDS | {"cases"}:
        return False
    return _CONVERTED.fullmatch(context.text, numeral.end, other.qualifier_start) is not None


def _comma_cost(commas: int) -> int:
    """Two enclose a remark ("311 people, most of them fighters, have died"); one alone parts two clauses."""
    return commas // 2 * _REMARK_COST + commas % 2 * _COMMA_COST
