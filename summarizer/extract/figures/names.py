"""What a number of a sentence counts, in English: by cues, by the numbers before it, by its own noun or its verb."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.carried import (
    included_property,
    level_after,
    level_behind,
    listed_property,
    listed_share,
    same_again,
    shared_cue,
)
from summarizer.extract.figures.carried_units import TOTAL, compared_property, is_joined, with_carried_unit
from summarizer.extract.figures.clauses import end_of_unit, is_subject
from summarizer.extract.figures.contenders import seats_of_party, share_of_vote
from summarizer.extract.figures.deeds import deed_of, is_price, is_traded, sum_of_verb
from summarizer.extract.figures.doers import without_own_verb
from summarizer.extract.figures.earlier_numbers import is_starting_point
from summarizer.extract.figures.ellipsis import counted_again, gapped, inherited_property, noun_before_comma, recalled
from summarizer.extract.figures.movements import CHANGE, change_again, is_change, is_step
from summarizer.extract.figures.properties import Cued, names_its_unit, nearest_cue, nearest_property, tells_else
from summarizer.extract.figures.rates import rate_again
from summarizer.extract.figures.told_nouns import (
    SHARE,
    complement_of,
    is_of_firm,
    is_of_output,
    level_of_noun,
    noun_told_of,
    share_of,
)
from summarizer.extract.figures.unit_kinds import PEOPLE_KINDS, noun_property, unit_kind
from summarizer.extract.figures.wholes import (
    clause_on_whole,
    is_whole,
    is_whole_of_share,
    is_whole_of_some,
    opens_as_whole,
)
from summarizer.language.nouns import noun_name, substance_names
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.evidence import PropertyEvidence
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import FigureMention
from summarizer.schema.records import replace

_MILLIONS = 10**6
_BESIDE = 4
_NEAR = 8
_SMALL = 1000
_POURED = frozenset({"mass", "volume"})
_POLLED = "support in polls"
_UNTOLD = frozenset({"", "percentage", "amount", "points", "distance", "area", "mass", "volume", "speed"})
_COUNTED = frozenset({"people", "attendance", "duration", "temperature", "power", "cases", "votes", "seats", "times"})
_PLAIN = _UNTOLD | _COUNTED | {"basis points"}
_CHANGE_OF = {"share price": "share price change", "index level": "stock index change"}
_LEVELS_OF_MONEY = frozenset(
    {
        "budget",
        "budget deficit",
        "debt",
        "exports",
        "imports",
        "investment",
        "market value",
        "minimum wage",
        "oil price",
    }
    | {"price", "profit", "revenue", "salary", "savings", "share price"}
)


_OF_THEM = WordPattern(r"\s(?:<condense.of_them>)\b", re.IGNORECASE)
_FATES = frozenset({"deaths", "injured", "hospitalised", "missing", "rescued", "recovered", "arrested"})


class Named(NamedTuple):
    """A numeral with its own or a borrowed unit, the property it measures ("" where nothing says), its unit's kind, and
    what says the property.
    """

    numeral: Numeral
    name: str
    kind: str
    evidence: PropertyEvidence


class _Told(NamedTuple):
    """A property's name and what says it."""

    name: str
    evidence: PropertyEvidence


def named_numeral(
    context: SentenceContext,
    numeral: Numeral,
    previous: FigureMention | None,
    before: FigureMention | None,
    earlier: Sequence[FigureMention] = (),
) -> Named:
    """What the number counts; `previous` is the last figure of its sentence, `before` that of the sentence before.

    `earlier` are the article's figures so far.
    """
    held_against = compared_property(context, numeral, previous)
    numeral = without_own_verb(context, numeral)
    if noun := noun_before_comma(context, numeral):
        numeral = replace(numeral, unit_text=noun)
    bare, numeral = numeral, with_carried_unit(context, numeral, previous)
    if fate := _fate_of_them(context, bare, numeral):
        return Named(bare, fate, "", "cue beside")
    kind = unit_kind(numeral.unit_text, context.profile)
    name = held_against or same_again(context, numeral, previous, kind) or level_after(context, numeral, previous, kind)
    told = _Told(name, "same again") if name else _property_name(context, numeral, kind, previous)
    named = Named(numeral, told.name, kind, told.evidence)
    left_out = gapped(context, numeral, previous or before) or recalled(context, numeral, earlier)
    if not named.name and left_out:
        named = _as_left_out(context, numeral, left_out)
    is_open = named.evidence != "noun and verb"
    if moved := _moved(context, named, previous):
        named = named._replace(name=moved, evidence="same again")
    elif is_open and named.name == noun_property(named.numeral, named.kind, context.profile):
        again = _named_again(context, bare, named, previous, before, earlier)
        named = named._replace(name=again.name, evidence=again.evidence)
    voted = share_of_vote if named.kind == "percent" else seats_of_party
    owned = previous is not None and previous.measured_property == "share held"  # "holds 21% and may go up to 29.9%"
    of_party = "" if owned else voted(context, named.numeral, named.name)
    return named._replace(name=of_party, evidence="party") if of_party else named


def _moved(context: SentenceContext, named: Named, previous: FigureMention | None) -> str:
    """ "spent 6.5 billion, 800 million more than last year": how far the number before it moved, where no cue is its own."""
    unnamed = noun_property(named.numeral, named.kind, context.profile)
    moved = change_again(context, named.numeral, previous, named.kind)
    known = moved.removesuffix(f" {CHANGE}") not in _UNTOLD
    return moved if known and named.name in (unnamed, previous.measured_property if previous else "") else ""


def _fate_of_them(context: SentenceContext, bare: Numeral, carried: Numeral) -> str:
    """ "24 confirmed cases, seven of them fatal": what became of some of those told before; "" where nothing says so."""
    pointer = _OF_THEM.match(context.text, bare.end, context.sentence.end)
    if bare.unit_text or not carried.unit_text or pointer is None:
        return ""
    fate = nearest_property(context, replace(bare, end=pointer.end()), "", most=_BESIDE)
    return fate.name if fate and fate.name in _FATES else ""


def with_deed(context: SentenceContext, named: Named, previous: FigureMention | None) -> str:
    """ "hives lost", "officials investigated": an open name with what is done with what it counts."""
    numeral, name, kind, evidence = named
    value = numeral.quantity.value or 0
    if kind in PEOPLE_KINDS and kind and value % 1 and value < _SMALL:
        return f"ratio of {name}"  # "2.4 workers for each pensioner"
    is_open = name == noun_property(numeral, kind, context.profile) and name not in _PLAIN
    is_open = is_open or (kind in _POURED and name in _POURED | substance_names())
    if not is_open or evidence == "whole" or is_whole(context, numeral, previous):
        return name  # a third of the 26 bakeries have closed, not all
    return f"{name} {deed_of(context, numeral)}".strip()


def _as_left_out(context: SentenceContext, numeral: Numeral, left_out: FigureMention) -> Named:
    numeral = replace(numeral, unit_text=left_out.numeral.unit_text)
    kind = unit_kind(numeral.unit_text, context.profile)
    own = nearest_property(context, numeral, kind, most=_BESIDE) if is_subject(context, numeral) else None
    return Named(numeral, own.name if own else left_out.measured_property.removeprefix(TOTAL), kind, "left short")


def _named_again(
    context: SentenceContext,
    bare: Numeral,
    named: Named,
    previous: FigureMention | None,
    before: FigureMention | None,
    earlier: Sequence[FigureMention],
) -> _Told:
    """The name of a number that no cue governs: of the number before it, of the noun told of, of its verb."""
    numeral, _, kind, evidence = named
    told = _told_before(context, bare, named, previous, before) or _Told(named.name, evidence)
    if told.name in _UNTOLD:
        level = level_behind(context, numeral, previous if told.name else None, kind)
        level = level or ("price" if kind == "money" and is_price(context, numeral) else "")
        by_noun = level or _named_by_noun(context, numeral, previous, kind)
        inherited = by_noun or rate_again(context, numeral, kind, earlier, _UNTOLD | {CHANGE})
        inherited = inherited or inherited_property(context, numeral, kind, previous or before, _UNTOLD)
        by_verb = inherited or (sum_of_verb(context, numeral) if kind == "money" else "")
        how: PropertyEvidence = "noun told of" if by_noun else "number before" if inherited else "verb"
        told = _Told(by_verb, how) if by_verb else told
    is_bare = told.name in _UNTOLD and kind in ("percent", "points") and not is_starting_point(context, numeral)
    if not is_bare or not is_change(context, numeral):
        return told
    changed = _change_of(context, numeral, previous)
    return _Told(changed, "movement" if changed != CHANGE else "unit alone")


def _told_before(
    context: SentenceContext, bare: Numeral, named: Named, previous: FigureMention | None, before: FigureMention | None
) -> _Told | None:
    """What the number before it says of one: in a list of shares, by its unit, or in a clause like its own."""
    last = previous or before
    if share := listed_share(context, last, named.kind):
        return _Told(share, "listed")
    if of_unit := _of_carried_unit(context, bare, named.numeral, previous):
        return _Told(of_unit, "number before")
    again = counted_again(context, named.numeral, named.kind, last)
    return _Told(again, "listed") if again else None


def _of_carried_unit(context: SentenceContext, bare: Numeral, numeral: Numeral, previous: FigureMention | None) -> str:
    """ "29 were bound for Hamburg and 16 for Bremen": what takes the unit of the number before counts what it counts."""
    if previous is None or bare.unit_text or numeral.unit_text != previous.numeral.unit_text:
        return ""
    kind = unit_kind(numeral.unit_text, context.profile)
    if is_joined(context, previous.numeral, numeral, "of_all"):
        return ""  # "12 600 ruches sur 34 000": the whole
    return "" if kind in ("money", "percent", "duration") else previous.measured_property.removeprefix(TOTAL)


def _change_of(context: SentenceContext, numeral: Numeral, previous: FigureMention | None) -> str:
    """ "Its shares fell 3%; those of the rival jumped 26%": what changes, if the sentence has told it."""
    told = previous.measured_property if previous else ""
    behind = context.behind(end_of_unit(context, numeral)).lstrip()
    if context.profile.phrase_pattern("scope", "more_or_less").match(behind):
        return CHANGE
    return told if told in _CHANGE_OF.values() else _CHANGE_OF.get(told, CHANGE)


def _property_name(context: SentenceContext, numeral: Numeral, kind: str, previous: FigureMention | None) -> _Told:
    """By the cue that governs it, then by what the number before it counted in a listing, then by the unit itself."""
    if any(rule(context, numeral) for rule in (is_whole_of_share, opens_as_whole, is_whole_of_some)):
        return _fate_of_all(context, numeral, kind) or _Told(noun_property(numeral, kind, context.profile), "whole")
    if clause := clause_on_whole(context, numeral):
        return _told_in_clause(context, numeral, kind, clause)
    cue = nearest_cue(context, numeral, kind)
    known = cue.known if cue else None
    if known and tells_else(known, numeral):
        return _Told(noun_property(numeral, kind, context.profile), "noun and verb")  # and no other cue's
    own = known is not None and names_its_unit(known, numeral)
    if not own and (held_in := _held_in(context, numeral, kind, previous, cue)):
        return _Told(held_in, "listed")
    is_all = numeral.unit_text and is_whole(context, numeral, previous)
    if known and known.name == _POLLED and (of_people := share_of(context, numeral)) not in ("", SHARE):
        return _Told(of_people, "noun told of")  # "in a survey, 23% of pupils were stunted"
    if cue and known and not (is_all and not own):
        steps = known.name in _LEVELS_OF_MONEY and is_step(context, numeral)
        steps = steps or (known.name == "bond yield" and kind == "basis points")
        return _Told(f"{known.name} {CHANGE}" if steps else known.name, "own cue" if own else _how_near(cue))
    if not kind and numeral.quantity.low >= _MILLIONS:
        sum_of_money = nearest_property(context, numeral, "money", most=_BESIDE)
        if sum_of_money:
            return _Told(sum_of_money.name, "cue beside")  # "perdió 140 millones"
    listed = "" if is_all else listed_property(context, numeral, previous, kind)
    if listed:
        return _Told(listed, "listed")
    name = noun_property(numeral, kind, context.profile)
    return _Told(name, _noun_evidence(context, numeral, name, bool(is_all)))


def _fate_of_all(context: SentenceContext, numeral: Numeral, kind: str) -> _Told | None:
    """ "Of the 41 injured, five are in a grave state": what the noun of a whole says of all of it, if it says one thing.

    Victims may have died or not.
    """
    named = {known.name for _, known in context.profile.properties_of(kind) if names_its_unit(known, numeral)}
    return _Told(named.pop(), "own cue") if len(named) == 1 and named <= _FATES - {"deaths"} else None


def _held_in(
    context: SentenceContext, numeral: Numeral, kind: str, previous: FigureMention | None, cue: Cued | None
) -> str:
    """What the number before it counts, if it is part of that, or is listed with it and has no cue right beside it."""
    if kind not in PEOPLE_KINDS:
        return ""
    is_beside = cue is None or cue.distance <= 1
    is_all = numeral.unit_text and is_whole(context, numeral, previous)  # "will cut 3,500 of its 90,000 jobs"
    shared = "" if is_beside or is_all else shared_cue(context, numeral, previous, kind)
    return included_property(context, numeral, previous, kind) or shared


def _told_in_clause(context: SentenceContext, numeral: Numeral, kind: str, start: int) -> _Told:
    """By a cue of the clause that begins there, and of no other; else by the number's own noun."""
    clause = replace(context, sentence=replace(context.sentence, start=start))
    known = nearest_property(clause, numeral, kind)
    return _Told(known.name, "cue near") if known else _Told(noun_property(numeral, kind, context.profile), "whole")


def _how_near(cue: Cued) -> PropertyEvidence:
    return "cue beside" if cue.distance <= 1 else "cue near" if cue.distance <= _NEAR else "cue far"


def _noun_evidence(context: SentenceContext, numeral: Numeral, name: str, is_all: bool) -> PropertyEvidence:
    """What its own noun says of a number: nothing but a unit, that it counts people, a thing that has a name."""
    if is_all:
        return "whole"
    if name in _UNTOLD:
        return "unit alone"
    if name in _PLAIN:
        return "plain noun"
    is_known = any(noun_name(word, context.profile.code) for word in numeral.unit_text.split())
    return "known noun" if is_known else "unknown noun"


def _named_by_noun(context: SentenceContext, numeral: Numeral, previous: FigureMention | None, kind: str) -> str:
    """What the noun that the sentence tells of says where nothing else does; "" where none does."""
    share = _share(context, numeral) if kind == "percent" else ""
    told = level_of_noun(context, numeral, previous) or share or noun_told_of(context, numeral, kind)
    return told or complement_of(context, numeral, kind)


def _share(context: SentenceContext, numeral: Numeral) -> str:
    """Of what a percentage is; a firm's, where it is bought; of a country's output, it measures what the clause tells of."""
    share = share_of(context, numeral)
    if share in ("", SHARE) and is_of_firm(context, numeral) and is_traded(context, numeral):
        return "share held"
    return share if not is_of_output(context, numeral) else noun_told_of(context, numeral, "percent") or share
