"""What is done with what a number counts ("214 wolves were shot"), where no property has a cue: by the clause's grammar.

The verb stands in the noun phrase ("ruches perdues"), behind it, right before the number as its object ("lost 54,000
hives"), or at the end of a German clause.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import are_listed, clause_of_number, end_of_unit
from summarizer.extract.figures.unit_kinds import unit_kind
from summarizer.extract.figures.wholes import is_part_of_next
from summarizer.language.clause_marks import CONJUNCTION
from summarizer.language.events.deeds import (
    announcing,
    deed,
    deed_named,
    prepositions,
    price_prepositions,
    sum_named_by,
    trade_verbs,
)
from summarizer.language.profile import Profile
from summarizer.schema.marked import Numeral

_CLAUSE_END = re.compile(r"[;:.!?,()]\s|[.!?)]$|\s[—–]\s")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BEHIND_WORDS, _BEFORE_WORDS, _LAST_WORDS, _BRACKET_WORDS = 8, 3, 2, 12

Naming = Callable[[str, str], str]


def deed_of(context: SentenceContext, numeral: Numeral) -> str:
    """ "lost", "killed": the English participle of what is done with what the number counts; "" where nothing says."""
    if is_part_of_next(context, numeral):  # "mould in 27 of the 90 flats they visited": all 90 were
        return _behind(context, numeral, deed, predicate=True) or _before(context, numeral, deed)
    nouns = context.profile.tables["capital_nouns"]  # "Beschäftigte" are no "beschäftigte"
    words = (word for word in _WORD.findall(numeral.unit_text)[:6] if not (nouns and word[0].isupper()))
    inside = (deed(word, context.profile.code) for word in words)
    found = next(filter(None, inside), "") or _behind(context, numeral, deed) or _before(context, numeral, deed)
    return found or _of_noun(context, numeral)[0]


def is_announced(context: SentenceContext, numeral: Numeral) -> bool:
    """ "announced the delivery of 12 helicopters": whether the number is of what somebody says he will do."""
    named, at = _of_noun(context, numeral)
    if not named:
        return False
    start, end = clause_of_number(context, numeral)
    told = context.text[start : end if context.profile.tables["capital_nouns"] else at]  # "kündigte ... an"
    return not announcing(context.profile.code).isdisjoint(word.lower() for word in _WORD.findall(told))


def _of_noun(context: SentenceContext, numeral: Numeral) -> tuple[str, int]:
    """The participle of the noun that stands before "of" and the number, and where the noun begins."""
    before = list(_WORD.finditer(context.text, context.sentence.start, numeral.qualifier_start))[-2:]
    if len(before) < len(("noun", "of")) or before[1].group().lower() not in _words_for_of(context.profile):
        return "", 0
    noun = before[0].group().rsplit("'")[-1]
    return deed_named(noun, context.profile.code), before[0].start()


@lru_cache(maxsize=16)
def _words_for_of(profile: Profile) -> frozenset[str]:
    grammar = profile.tables["grammar"]
    return frozenset(grammar.get("of", ())) | frozenset(grammar.get("genitive", ()))


def sum_of_verb(context: SentenceContext, numeral: Numeral) -> str:
    """ "El Estado debe 38 millones": what a sum is by the verb before it, or at the end of its German clause."""
    before = _before(context, numeral, sum_named_by)
    at_end = context.profile.tables["capital_nouns"]
    return before or (_behind(context, numeral, sum_named_by) if at_end else "")


def is_price(context: SentenceContext, numeral: Numeral) -> bool:
    """ "vendu pour 38 millions d'euros", "compra la firma por 890 millones": what is bought or sold for the sum."""
    led = context.word_before(numeral.qualifier_start) in price_prepositions(context.profile.code)
    return led and is_traded(context, numeral)


def is_traded(context: SentenceContext, numeral: Numeral) -> bool:
    """Whether the number's clause has a verb of buying or selling."""
    start, end = clause_of_number(context, numeral)
    words = (word.lower() for word in _WORD.findall(context.text[start:end]))
    return not trade_verbs(context.profile.code).isdisjoint(words)


def _behind(context: SentenceContext, numeral: Numeral, named: Naming, *, predicate: bool = False) -> str:
    """By the verb behind the number; `predicate` asks for an auxiliary before it."""
    code, words = context.profile.code, _words_behind(context, numeral)
    if context.profile.tables["capital_nouns"]:  # the verb closes its clause
        if _follows_preposition(context, numeral):
            return ""  # "verkaufte die Sparte mit 2,5 Millionen Kunden"
        if _acts_on_number(context, numeral, words, named):
            return ""
        last = reversed(words[-_LAST_WORDS:] if len(words) <= _BRACKET_WORDS else [])
        return next(filter(None, (named(w, code) for w in last if w[0].islower())), "")
    if _acts_on_number(context, numeral, words, named):
        return ""
    auxiliaries, reflexive = context.profile.words("dates", "finite"), context.profile.words("grammar", "reflexive")
    for i, word in enumerate(words[:_BEHIND_WORDS]):
        found = "" if _only_links(context, words[i : i + 2]) else named(word, code)
        led = i > 0 and words[i - 1].lower() in auxiliaries
        small = all(_is_small(context, w) for w in words[:i])
        follows = led or (small and (not predicate or not auxiliaries.isdisjoint(w.lower() for w in words[:i])))
        if found and follows and not reflexive.intersection(words[:i][-1:]):
            return "" if _has_object(context, words[i : i + 2]) else found
    return ""


def _only_links(context: SentenceContext, verb_and_next: list[str]) -> bool:
    """ "41 viviendas quedaron inundadas", "restent fermées": what they remain says more than that they remain."""
    verb, *following = verb_and_next
    remains = verb.lower() in context.profile.words("dates", "finite")
    return remains and bool(following) and not _is_small(context, following[0])


def _acts_on_number(context: SentenceContext, numeral: Numeral, words: list[str], named: Naming) -> bool:
    """ "Three robbers stole 40 paintings": a verb whose object is the next number tells of no robbers stolen."""
    while words and words[-1].lower() in context.profile.words("doers", "objects"):
        words = words[:-1]
    at = end_of_unit(context, numeral)
    following = next((n for n in context.numerals if n.start >= at), None)
    if not words or following is None or not named(words[-1], context.profile.code):
        return False
    if unit_kind(following.unit_text, context.profile) in ("", "duration"):
        return False
    led = {w.lower() for w in words[:-1]} - context.profile.words("doers", "auxiliaries")
    between = context.text[at : following.qualifier_start]
    return not led and not _CLAUSE_END.search(between) and CONJUNCTION.search(between, 0, len(between)) is None


def _follows_preposition(context: SentenceContext, numeral: Numeral) -> bool:
    return context.word_before(numeral.qualifier_start) in prepositions(context.profile.code)


def _has_object(context: SentenceContext, verb_and_next: list[str]) -> bool:
    """ "the 12 workers built the bridge" tells of no workers built, nor "six policemen shot a man" of policemen shot."""
    verb, *following = (word.lower() for word in verb_and_next)
    acts = verb in context.profile.words("doers", "acts_on")
    objects = context.profile.words("doers", "objects") if acts else context.profile.words("scope", "articles")
    return not objects.isdisjoint(following)


def _before(context: SentenceContext, numeral: Numeral, named: Naming) -> str:
    if context.profile.tables["capital_nouns"] and _has_object(context, ["", *_words_behind(context, numeral)[:1]]):
        return ""  # "nahm 7.000 Haushalten den Strom"
    first = _first_of_list(context, numeral)
    clause = _CLAUSE_END.split(context.before(first.qualifier_start))[-1]
    clause = CONJUNCTION.pattern.split(clause)[-1]  # "212 ships were checked and 37 reports written"
    small = prepositions(context.profile.code)
    words = _WORD.findall(clause)
    words = words if words and named(words[-1], context.profile.code) else _without_place(context, words)
    for word in reversed(words[-_BEFORE_WORDS:]):
        if found := named(word, context.profile.code):
            return found
        if word.lower() in small or not _is_small(context, word):
            return ""
    return ""


def _without_place(context: SentenceContext, words: list[str]) -> list[str]:
    """ "fehlen im Land 68.000 Wohnungen": without the place or time between a verb and the number behind it."""
    small, articles = prepositions(context.profile.code), context.profile.words("scope", "articles")
    length = 3 if words[-2:-1] and words[-2].lower() in articles else 2
    is_place = len(words) > length and words[-length].lower() in small and not _is_small(context, words[-1])
    return words[:-length] if is_place else words


def _first_of_list(context: SentenceContext, numeral: Numeral) -> Numeral:
    before = [n for n in context.numerals if n.start < numeral.start]
    while before and are_listed(context, before[-1], numeral):
        numeral = before.pop()
    return numeral


def _words_behind(context: SentenceContext, numeral: Numeral) -> list[str]:
    """The words between the number's unit and the end of its clause, past the numbers listed with it."""
    at, last = end_of_unit(context, numeral), numeral
    for other in (n for n in context.numerals if n.start > numeral.start):
        if other.start >= at and not are_listed(context, last, other):
            break
        at, last = end_of_unit(context, other), other
    stops = [m.start() for m in (_CLAUSE_END.search(context.text, at, context.sentence.end),) if m]
    stops += [m.start() for m in (CONJUNCTION.search(context.text, at, context.sentence.end),) if m]
    stops += [n.qualifier_start for n in context.numerals if n.start > last.start][:1]
    return _WORD.findall(context.text[at : min([*stops, context.sentence.end])])


def _is_small(context: SentenceContext, word: str) -> bool:
    lowered = word.lower()
    profile = context.profile
    return lowered in profile.function_words or any(
        lowered in profile.words("scope", table) for table in ("links", "articles")
    )
