"""Where a number stands in its sentence: its clause, the end of its unit, its list, and the remarks around it."""

import re
from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.unit_kinds import PEOPLE_KINDS, unit_kind
from summarizer.language.clause_marks import BARRIER, CONJUNCTION, STOP
from summarizer.language.names.proper_names import Name
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.marked import Numeral

_ARMS = frozenset({"vehicles", "missiles", "ships"})  # "442 drones and 41 missiles"
SHORT_REMARK = re.compile(r", [^\W\d_]+(?: [^\W\d_]+){0,2}, (?=[^\W\d_])")  # "1,400 people, mainly civilians, in Alba"
_AND_OTHERS = WordPattern(r" (?:<grammar.and>) [^\W\d_]+(?= )")
_LISTED_WORDS = 3
REMARK = re.compile(r",\s(?:(?!\s[-–—]\s)[^,;:.])*,\s")  # "ALBA, Norland - A blast in Berea killed two, ..." has none
UNIT_GAP = 12
APPOSED_WORDS = 3


def is_far_off(context: SentenceContext, numeral: Numeral) -> bool:
    """ "72 km southwest of Alba": neither deep nor high nor long."""
    if unit_kind(numeral.unit_text, context.profile) != "length":
        return False
    behind = context.behind(end_of_unit(context, numeral)).lstrip()
    return context.profile.pattern("scope", "how_far").match(behind) is not None


def is_subject(context: SentenceContext, numeral: Numeral) -> bool:
    """ "318 have recovered", "17 Demonstranten wurden ...": a verb follows that says what the number counts."""
    at = end_of_unit(context, numeral)
    joined = _AND_OTHERS.match(context.text, at, context.sentence.end) if numeral.unit_text else None
    at = joined.end() if joined else at  # "7,500 residents and holidaymakers were evacuated"
    verb = context.profile.phrase_pattern("scope", "predicates").match(context.text, at + 1, context.sentence.end)
    return verb is not None and context.text[at : at + 1] == " "


def is_of_others(context: SentenceContext, numeral: Numeral) -> bool:
    """ "zwei weitere", "otros dos": others than those just counted, of whom their own verb tells."""
    more = context.profile.words("numerals", "more")
    behind = context.behind(numeral.end).lower().split()[:1]
    return not more.isdisjoint(behind) or context.word_before(numeral.start) in more


def is_in_remark(context: SentenceContext, name: Name, until: int) -> bool:
    """Whether a name stands in a remark on another one that ends before `until`: "Orlo, founded in 1911 in Alba, has"."""
    remarks = (m for m in REMARK.finditer(context.text, context.sentence.start, until))
    held = [m for m in remarks if m.start() < name.start and name.end < m.end()]
    return any(_is_of_name(context, m.start()) for m in held)


def _is_of_name(context: SentenceContext, at: int) -> bool:
    """Whether a name ends at the comma, or the sentence opens with one ("Orlo, founded ...", not "In Alba, ...")."""
    opening = context.before(at).split()
    is_name = len(opening) <= APPOSED_WORDS and all(word[:1].isupper() for word in opening)
    opens = bool(opening) and is_name and opening[0].lower() not in context.profile.function_words
    return opens or any(other.end == at for other in context.names)


@lru_cache(maxsize=64)  # several rules ask of one number
def clause_of_number(context: SentenceContext, numeral: Numeral) -> tuple[int, int]:
    """Where the number's own clause begins and ends."""
    text, sentence = context.text, context.sentence
    start = max([sentence.start, *(m.end() for m in BARRIER.finditer(text, sentence.start, numeral.start))])
    stop = BARRIER.search(text, numeral.end, sentence.end)
    return start, stop.start() if stop else sentence.end


def end_of_unit(context: SentenceContext, numeral: Numeral) -> int:
    """Where the number's own unit ends; the number's end where its unit stands elsewhere, or is its sign ("64%")."""
    if not numeral.unit_text or context.text.endswith(numeral.unit_text, numeral.start, numeral.end):
        return numeral.end
    whose = context.profile.pattern("scope", "of_whose", re.IGNORECASE).match(context.text, numeral.end + 1)
    since = whose.end() if whose else numeral.end  # "twelve of the city's 40 schools"
    at = context.text.find(numeral.unit_text, numeral.end, since + len(numeral.unit_text) + UNIT_GAP)
    return at + len(numeral.unit_text) if at >= 0 else numeral.end


def are_listed(context: SentenceContext, numeral: Numeral, other: Numeral) -> bool:
    """Whether two numbers stand in one list: "12 soldiers and 23 civilians", with hardly a word between but the unit."""
    first, second = sorted((numeral, other), key=lambda n: n.start)
    between = context.text[first.end : second.qualifier_start].replace(first.unit_text, " ", 1)
    aside = context.profile.phrase_pattern("scope", "aside").search(between)
    if first.unit_text and aside and between[: aside.start()].rstrip().endswith(","):
        return False  # "backed by 64 percent, with 77 percent turnout"; but "rose to 538, with 47 new cases"
    whole_before = context.profile.phrase_pattern("scope", "of_whom").search(between)
    if whole_before and between[: whole_before.start()].rstrip().endswith((",", "(")):
        return False  # "17,500 cases, of which 2,800 are confirmed"; but "2,600 of which in Ecuador and 800 in Peru"
    for part in context.profile.phrase_pattern("scope", "part").finditer(between):
        between = between.replace(part.group(), " ", 1)  # "2,600 of them in Ecuador and 800 in Peru"
    of_whom = context.profile.phrase_pattern("scope", "of_whom").search(between)  # "54 men, of whom 31 got out"
    if of_whom or any(is_far_off(context, n) for n in (first, second)):
        return False
    words = [w for w in re.findall(r"[^\W\d_]+", between) if not CONJUNCTION.fullmatch(w)]
    if len(words) > _LISTED_WORDS or STOP.search(between) or not all(_is_small(w, context.profile) for w in words):
        return False
    kinds = {unit_kind(n.unit_text, context.profile) for n in (first, second)}
    is_level = bool(words) and {w.lower() for w in words} <= context.profile.words("scope", "to_level")
    return len(kinds) == 1 or kinds <= PEOPLE_KINDS or kinds <= _ARMS or "" in kinds or is_level


def _is_small(word: str, profile: Profile) -> bool:
    """Whether a word may stand within a list: a name, or one that says where, when or how, and no verb."""
    lowered = word.lower()
    known = (profile.function_words, profile.words("scope", "links"), profile.words("scope", "including"))
    return word[0].isupper() or lowered in profile.unit_kinds or any(lowered in words for words in known)


def list_of(context: SentenceContext, numeral: Numeral) -> list[Numeral]:
    """The numbers that stand in one list with this one, it among them."""
    numbers = sorted(context.numerals, key=lambda n: n.start)
    at = next((i for i, n in enumerate(numbers) if n.start == numeral.start), None)
    if at is None:
        return [numeral]
    first = last = at
    while first > 0 and are_listed(context, numbers[first - 1], numbers[first]):
        first -= 1
    while last + 1 < len(numbers) and are_listed(context, numbers[last], numbers[last + 1]):
        last += 1
    return numbers[first : last + 1]
