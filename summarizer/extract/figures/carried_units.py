"""The unit that a bare number takes from the one before it, from its whole, or from the noun that stands beside it."""

import re
from collections import Counter

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import is_of_others, is_subject
from summarizer.extract.figures.unit_kinds import PEOPLE_KINDS, unit_kind
from summarizer.language.clause_marks import BARRIER, CLAUSE_END, CONJUNCTION
from summarizer.language.nouns import counted_names, noun_name
from summarizer.language.numbers.measures import currency_of
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import FigureMention
from summarizer.schema.records import replace

TOTAL = "total "
_PART_REACH = 20
_COMPARED_REACH = 30
_UNIT_WORDS = 3
_IN_BRACKETS = re.compile(r" [\w ]{0,20}\(")
_WEIGHED = WordPattern(r" \w+ (?:<grammar.of>) ", re.IGNORECASE)
_THOUSAND, _MILLION = 10**3, 10**6
_HUNDRED = 100
_MONEY = frozenset({"money"})
_SPAN = "duration"
_TIMES_LESS = 5  # a bare number that a sum is held against is of about its size
_NUMBER_OF_REACH = 60
_POSTPONED = WordPattern(r" (?:<scope.postponed_articles>) (?P<noun>[^\W\d_]+)")
_AND = WordPattern(rf"\s(?:{CONJUNCTION.grammar})\s", re.IGNORECASE)
_SECOND_VERB = WordPattern(rf"{CONJUNCTION.grammar} [^\W\d_]+ $", re.IGNORECASE)
_LISTED = WordPattern(r"(?:,|\b(?:<grammar.and>|<grammar.or>|<scope.listed_next>)\b)\s*$")
_ARTICLE_NEXT = WordPattern(r" (?:(?:<grammar.articles>) )?")
_ARTICLE_LAST = WordPattern(r"\s+(?:<scope.counted_articles>)$")


def with_carried_unit(context: SentenceContext, numeral: Numeral, previous: FigureMention | None) -> Numeral:
    """ "about 40 arrests on Monday and at least 15 on Tuesday": the second number takes the first one's unit."""
    numeral = _with_unit_named_before(context, _with_unit_of_whole(context, _in_sterling(context, numeral)))
    numeral = _with_unit_of_subject(context, numeral)
    numeral = _with_currency_told(context, numeral)
    if numeral.unit_text or previous is None or previous.numeral.sentence != numeral.sentence:
        return numeral
    kind = unit_kind(previous.numeral.unit_text, context.profile)
    if numeral.quantity.low >= _MILLION and previous.numeral.quantity.low < _THOUSAND:
        return numeral  # "three times as much, 180 million"
    if is_of_other_scale(numeral, previous) or (kind == "percent" and not may_be_percent(context, numeral)):
        return numeral
    if is_subject(context, numeral) and kind not in PEOPLE_KINDS:
        return numeral  # "they got three years each, and five were acquitted"
    between = context.text[previous.numeral.end : numeral.qualifier_start]
    listed = _LISTED.search(between)
    pairs = ("not_but",) if kind == _SPAN else ("versus", "not_but")  # "brought the toll in three weeks to 240"
    versus = any(is_joined(context, previous.numeral, numeral, key) for key in pairs)
    more = context.profile.phrase_pattern("numerals", "more").match(context.text, numeral.end + 1)
    doubled = _ends_second_verb(context, numeral, between, previous) or _is_compared(context, numeral, previous)
    if (
        is_joined(context, previous.numeral, numeral, "of_all")
        and numeral.quantity.low >= previous.numeral.quantity.low
    ):
        return replace(numeral, unit_text=previous.numeral.unit_text)  # "214 bureaux, sur 6 800"
    if len(between) > 60 or not (listed or versus or more or doubled or is_from_to(context, previous.numeral, numeral)):
        return numeral
    return replace(numeral, unit_text=previous.numeral.unit_text)


def with_percent_told(context: SentenceContext, numeral: Numeral, name: str) -> Numeral:
    """ "The Greens won 11.6 percent, the Left 8.8": a bare number of what is told in percent alone is one."""
    units = [p.units for p in context.profile.properties if p.name == name]
    told = [n.unit_text for n in context.numerals if unit_kind(n.unit_text, context.profile) == "percent"]
    is_share = bool(units) and all(kinds == {"percent"} for kinds in units) and numeral.quantity.high <= _HUNDRED
    return replace(numeral, unit_text=told[0]) if is_share and told and not numeral.unit_text else numeral


def _in_sterling(context: SentenceContext, numeral: Numeral) -> Numeral:
    """ "5 billion pounds ($6.3 billion)": pounds are weighed, but not where the article tells of the currency or a cost."""
    told, table = context.profile.tables["numerals"].get("sterling"), context.profile
    if not told or numeral.unit_text.lower() not in table.words("numerals", "pounds"):
        return numeral
    converted = any(
        unit_kind(other.unit_text, table) == "money"
        for other in context.numerals
        if _in_brackets(context, numeral, other)
    )
    many = numeral.quantity.low >= _MILLION and not _WEIGHED.match(context.text, numeral.end, context.sentence.end)
    spoken = many and (
        "£" in context.text
        or table.phrase_pattern("numerals", "sterling").search(context.text)
        or _tells_money(context)
    )
    return replace(numeral, unit_text=told[0]) if converted or spoken else numeral


def _tells_money(context: SentenceContext) -> bool:
    """ "The bridge will cost 40 million pounds": whether a cue of what is only counted in money stands in the sentence."""
    likely = (p for rank, p in context.profile.properties_of("money") if rank in context.likely_properties)
    sentence = context.sentence
    return any(p.units == _MONEY and p.cues.search(context.text, sentence.start, sentence.end) for p in likely)


def _in_brackets(context: SentenceContext, one: Numeral, other: Numeral) -> bool:
    """Whether one of the two stands in brackets behind the other: "48 million euros (40 million pounds)"."""
    first, second = sorted((one, other), key=lambda n: n.start)
    return _IN_BRACKETS.fullmatch(context.text, first.end, second.qualifier_start) is not None


def compared_property(context: SentenceContext, numeral: Numeral, previous: FigureMention | None) -> str:
    """What a number that is held against the one before it counts: the same; "" for any other."""
    if previous is None or numeral.unit_text or previous.numeral.sentence != numeral.sentence:
        return ""
    is_held = _is_compared(context, numeral, previous) and not is_of_others(context, numeral)  # "nach zwei weiteren"
    return previous.measured_property.removeprefix(TOTAL) if is_held else ""


def _with_currency_told(context: SentenceContext, numeral: Numeral) -> Numeral:
    """ "will take 210 million this season": bare millions are the money that the article told before, and nobody's verb.

    Of two currencies the one that the sentence has told last, else the one that the article has told more often.
    """
    if numeral.unit_text or numeral.quantity.low < _MILLION or is_subject(context, numeral):
        return numeral
    told = [
        n for n in context.marked.numerals if n.start < numeral.start and n.unit_text and n.quantity.low >= _MILLION
    ]
    if not told or unit_kind(told[-1].unit_text, context.profile) != "money":
        return numeral
    if told[-1].sentence == numeral.sentence:
        return replace(numeral, unit_text=told[-1].unit_text)
    sums = [n.unit_text for n in told if unit_kind(n.unit_text, context.profile) == "money"]
    often = Counter(map(currency_of, sums))
    return replace(numeral, unit_text=max(reversed(sums), key=lambda unit: often[currency_of(unit)]))


def _is_compared(context: SentenceContext, numeral: Numeral, previous: FigureMention) -> bool:
    """ "93,000 hectares, compared with 48,000 a year before"; no bare number is a part of a hundred, nor money, but for
    "14.50 euros a share from 13.": what is about as much, and ends its clause.
    """
    at = numeral.qualifier_start
    start = max((n.end for n in context.numerals if n.end <= at), default=context.sentence.start)
    before = context.text[max(start, at - _COMPARED_REACH) : at].rstrip()
    cues = context.profile.phrase_pattern("scope", "compared").finditer(before)
    ends = (len(before), len(_ARTICLE_LAST.pattern.sub("", before)))  # "frente a los 2,7 millones"
    compared = (cue for cue in cues if cue.end() in ends and not opens_another(before[: cue.start()]))
    kind = unit_kind(previous.numeral.unit_text, context.profile)
    return kind != "percent" and any(compared) and (kind != "money" or _is_as_much(context, numeral, previous.numeral))


def _is_as_much(context: SentenceContext, numeral: Numeral, other: Numeral) -> bool:
    """Whether a bare number that ends its clause, or is said to have held before, is of another's size."""
    behind = context.behind(numeral.end)
    held = context.profile.phrase_pattern("scope", "held_before").match(behind.lstrip())
    ends = held is not None or CLAUSE_END.match(behind) is not None
    low, high = sorted((numeral.quantity.low, other.quantity.low))
    return ends and high <= _TIMES_LESS * low


def opens_another(between: str) -> bool:
    """ "cut 300 jobs and reduce its plants from 17": behind "and" something else is told, and what is compared is that."""
    opened = [m.end() for m in _AND.finditer(between)]
    return bool(opened) and len(between[opened[-1] :].split()) > 1


def may_be_percent(context: SentenceContext, numeral: Numeral) -> bool:
    """No part of a hundred is over it, or stands behind "to" without a sign of its own: "0.6% to 24.85 per euro"."""
    led = context.word_before(numeral.qualifier_start) in context.profile.words("scope", "to_level")
    return numeral.quantity.low <= _HUNDRED and not led


def _with_unit_named_before(context: SentenceContext, numeral: Numeral) -> Numeral:
    """ "put the number of jobs at risk, suppliers included, at more than 900": what stands behind "number of"."""
    if numeral.unit_text or is_subject(context, numeral):
        return numeral
    start, at = context.sentence.start, numeral.qualifier_start
    if postponed := _POSTPONED.match(context.text, numeral.end, context.sentence.end):
        noun = postponed["noun"].lower()
        if noun in context.profile.unit_kinds and context.profile.tables["numerals"].get("noun_first"):
            return replace(numeral, unit_text=postponed["noun"])  # "ha elevado a 33 los escaños"
    found = context.profile.phrase_pattern("scope", "number_of")
    behind = found.match(context.text, _past_article(context, numeral.end))
    cues = [behind] if behind else list(found.finditer(context.text, max(start, at - _NUMBER_OF_REACH), at))
    others = [n for n in context.numerals if cues and min(cues[-1].end(), at) <= n.start < at]
    if not cues or others:
        return numeral
    words = context.behind(cues[-1].end()).split()[:_UNIT_WORDS]
    phrases = [" ".join(words[:n]).strip("',.;") for n in range(1, len(words) + 1)]
    known = [p for p in phrases if {p.lower(), p.rpartition(" ")[2].lower()} & context.profile.unit_kinds.keys()]
    return replace(numeral, unit_text=known[-1]) if known else numeral


def _past_article(context: SentenceContext, at: int) -> int:
    article = _ARTICLE_NEXT.match(context.text, at)
    return article.end() if article else at


def _ends_second_verb(context: SentenceContext, numeral: Numeral, between: str, previous: FigureMention) -> bool:
    """ "destroyed 2,400 houses and damaged 9,800.": where the second verb is the cue of a property of such a unit."""
    if not _SECOND_VERB.search(between) or not CLAUSE_END.match(context.behind(numeral.end)):
        return False
    kind = unit_kind(previous.numeral.unit_text, context.profile)
    verb = between.split()[-1]
    rows = (p for p in context.profile.properties if kind in p.units)
    return any(p.cues.fullmatch(verb) for p in rows)


def _with_unit_of_whole(context: SentenceContext, numeral: Numeral) -> Numeral:
    """ "152 of 300 seats": the part takes the unit of its whole."""
    later = next((n for n in context.numerals if n.start > numeral.start), None)
    if numeral.unit_text or later is None or later.unit_text in ("", "%"):
        return numeral
    joined = any(is_joined(context, numeral, later, key) for key in ("of_all", "versus", "instead", "not_but"))
    if not joined and not is_from_to(context, numeral, later):
        return numeral
    return replace(numeral, unit_text=later.unit_text)


def is_denied_for_next(context: SentenceContext, numeral: Numeral) -> bool:
    """ "no son nueve, sino ocho", "nicht elf, sondern 19 Tage": the first of the two is what is denied."""
    later = next((n for n in context.numerals if n.start > numeral.start), None)
    return (
        later is not None
        and stands_behind(context, numeral, "not_before")
        and is_joined(context, numeral, later, "not_but")
    )


def stands_behind(context: SentenceContext, numeral: Numeral, key: str) -> bool:
    """Whether one of the phrases of a key ends right before the number."""
    before = context.before(numeral.qualifier_start, _PART_REACH)
    before = before.rstrip()
    return any(m.end() == len(before) for m in context.profile.phrase_pattern("scope", key).finditer(before))


def _with_unit_of_subject(context: SentenceContext, numeral: Numeral) -> Numeral:
    """ "las monedas halladas no son nueve": a bare number behind "are" counts the first noun of its clause that is known."""
    if (
        numeral.unit_text
        or not stands_behind(context, numeral, "copulas")
        or stands_behind(context, numeral, "expletives")
    ):
        return numeral
    clause = BARRIER.split(context.before(numeral.qualifier_start))[-1]
    known = (w for w in re.findall(r"[^\W\d_]+", clause) if _is_noun(w, context.profile))
    return replace(numeral, unit_text=next(known, ""))


def _is_noun(word: str, profile: Profile) -> bool:
    if profile.tables["capital_nouns"] and not word[0].isupper():
        return False
    return word.lower() in profile.unit_kinds or noun_name(word, profile.code) in counted_names()


def is_from_to(context: SentenceContext, first: Numeral, second: Numeral) -> bool:
    """ "from 15% to 18%": the level before and after."""
    opened = context.word_before(first.qualifier_start) in context.profile.words("scope", "revised_from")
    return opened and is_joined(context, first, second, "to_level")


def is_of_other_scale(numeral: Numeral, previous: FigureMention) -> bool:
    """ "Of the 610 million, 565 ...": millions too, perhaps."""
    return previous.numeral.quantity.low >= _MILLION and numeral.quantity.low < _THOUSAND


def is_joined(context: SentenceContext, first: Numeral, second: Numeral, key: str) -> bool:
    """Whether only the first number's unit and one of the joining words stand between two numbers."""
    between = context.text[first.end : second.qualifier_start + len(second.qualifier)]
    between = (
        between.replace(first.unit_text, "", 1).strip(" ,").lower() if first.unit_text else between.strip().lower()
    )
    if key == "of_all" and context.profile.pattern("scope", "of_whose", re.IGNORECASE).fullmatch(between):
        return True
    words = context.profile.words("scope", key)
    bare = _ARTICLE_LAST.pattern.sub("", between)
    return between in words or bare in words
