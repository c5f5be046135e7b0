"""What a number counts because the number before it does: rivals, parts, comparisons, and clauses left short."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.carried_units import (
    TOTAL,
    is_from_to,
    is_joined,
    is_of_other_scale,
    may_be_percent,
    opens_another,
    stands_behind,
)
from summarizer.extract.figures.clauses import are_listed, end_of_unit, is_of_others, is_subject
from summarizer.extract.figures.properties import POPULATION, nearest_property
from summarizer.extract.figures.unit_kinds import PEOPLE_KINDS, may_count, unit_kind
from summarizer.extract.figures.wholes import is_said_part
from summarizer.language.clause_marks import CLAUSE_END, CONJUNCTION
from summarizer.language.names.proper_names import Name
from summarizer.language.profile import Property
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import FigureMention
from summarizer.schema.records import replace

_RIVAL_REACH = 40
_COMPARED_REACH = 30
_LISTING_REACH = 90
_UNIT_REACH = 20  # characters before a number in which "including" opens it
_SUBJECT_WORDS = 5
_TOUCHING = 1
_MOST_TIMES, _MOST_TIMES_LESS = 1000, 50
_CONVERTING_WORDS, _CONVERTED_REACH = 2, 14
_MEASURED = frozenset(
    {"money", "percent", "points", "length", "area", "mass", "volume", "speed", "temperature", "duration", "power"}
)
_POLLED = frozenset({"support in polls", "vote share"})
_LEVELS = {  # (what changed, the unit of the level) -> what the level is
    ("share price change", "money"): "share price",
    ("price change", "money"): "price",
    ("revenue change", "money"): "revenue",
    ("profit change", "money"): "profit",
    ("interest rate change", "percent"): "interest rate",
    ("interest rate", "percent"): "interest rate",
    ("exchange rate change", "money"): "exchange rate",
    ("exchange rate change", ""): "exchange rate",
    ("bond yield change", "percent"): "bond yield",
}
_APPOSED = re.compile(r"; (?P<subject>[^\s,;]+(?: [^\s,;]+){0,4}), [^,;\d]+$")
_MARK = re.compile(r"[,;:.]")
_LISTS = WordPattern(r":|\b(?:<scope.lists>)\b")
_CLAUSE_START = WordPattern(rf"[;:,.!?(]\s|\s[—–]|{CONJUNCTION.grammar}", re.IGNORECASE)


class Carried(NamedTuple):
    """A bare number with the unit of the one before it, and whose it is where its short clause names somebody."""

    numeral: Numeral
    measured_property: str
    subject: str


def carried_figure(context: SentenceContext, numeral: Numeral, previous: FigureMention | None) -> Carried | None:
    """A bare number that counts what the one before it counted; None where it does not.

    Its rival ("police put the figure at 18,000"; "the employers 6,500"), or a part of it that opens the next sentence
    ("Three of them were children").
    """
    if previous is None or numeral.unit_text or _passes_one_by(context, numeral, previous):
        return None
    if unit_kind(previous.numeral.unit_text, context.profile) == "percent" and not may_be_percent(context, numeral):
        return None
    if nearest_property(context, numeral, "", most=_TOUCHING):
        return None  # "put the number of injured at 17"
    subject = short_clause(context, numeral)
    if not (subject or _is_part(context, numeral, previous) or _is_same(context, numeral, previous)):
        return None
    with_unit = replace(numeral, unit_text=previous.numeral.unit_text)
    return Carried(with_unit, previous.measured_property.removeprefix(TOTAL), subject)


def _is_same(context: SentenceContext, numeral: Numeral, previous: FigureMention) -> bool:
    """Whether a bare number is what stands instead of the one before it, its rival, or says anew how many there are."""
    if previous.numeral.sentence == numeral.sentence and stands_behind(context, numeral, "instead_of"):
        return True
    near = previous.numeral.quantity.low <= _MOST_TIMES_LESS * numeral.quantity.high
    return near and (_is_rival(context, numeral) or _says_how_many(context, numeral, previous))


def _is_part(context: SentenceContext, numeral: Numeral, previous: FigureMention) -> bool:
    """Whether a bare number is told of some of those whom the one before it counts, in the next sentence or right behind."""
    if not is_said_part(context, numeral) or _is_part_of_others(context, numeral):
        return False
    return previous.numeral.sentence != numeral.sentence or _is_part_behind(context, numeral, previous)


def _is_part_behind(context: SentenceContext, numeral: Numeral, previous: FigureMention) -> bool:
    """ "five were hurt, two of them badly": the cue stands right behind, and no verb of its own says what the two count."""
    part = context.profile.phrase_pattern("scope", "part").match(
        context.text, min(context.sentence.end, numeral.end + 1)
    )
    is_people = unit_kind(previous.numeral.unit_text, context.profile) in PEOPLE_KINDS
    if part is None or not is_people:
        return False
    stop = _MARK.search(context.text, part.end(), context.sentence.end)
    end = stop.start() if stop else context.sentence.end
    rows = (p for p in _likely_of_no_unit(context) if p.name != previous.measured_property)
    return not any(p.cues.search(context.text, part.end(), end) for p in rows)


def _likely_of_no_unit(context: SentenceContext) -> Iterator[Property]:
    """The properties that may count what has no noun, of those that may have a cue in the sentence."""
    rows = context.profile.properties_of("")
    return (candidate for rank, candidate in rows if rank in context.likely_properties)


def _is_part_of_others(context: SentenceContext, numeral: Numeral) -> bool:
    """ "twelve of those arrested": of whom the cue names, whatever was counted before."""
    behind = context.behind(numeral.end).lstrip()
    part = context.profile.phrase_pattern("scope", "part").match(behind)
    rows = (p for p in _likely_of_no_unit(context) if p.name != POPULATION)  # "of them live in Spain"
    return part is not None and any(p.cues.match(behind[part.end() :].lstrip()) for p in rows)


def _passes_one_by(context: SentenceContext, numeral: Numeral, previous: FigureMention) -> bool:
    """Whether a number that the rules could not tell stands between the two, or one is of quite another size.

    A part is smaller than its whole, but nobody's rival count is a thousand times the other's.
    """
    if is_of_other_scale(numeral, previous) or numeral.quantity.low > _MOST_TIMES * previous.numeral.quantity.low > 0:
        return True
    return context.marked.has_numeral_between(previous.numeral, numeral)


def _is_rival(context: SentenceContext, numeral: Numeral) -> bool:
    if _has_its_own_voice(context, numeral):
        return True
    at = numeral.qualifier_start
    before = context.before(at, _RIVAL_REACH).rstrip()
    head, _, preposition = before.rpartition(" ")
    is_level = preposition in context.profile.words("scope", "to_level")
    undescribed = f"{head.rpartition(' ')[0]} {preposition}" if is_level else ""  # "eleva la cifra española a 390.000"
    cues = context.profile.phrase_pattern("scope", "rival")
    return any(cue.end() == len(words) for words in (before, undescribed) for cue in cues.finditer(words))


def _says_how_many(context: SentenceContext, numeral: Numeral, previous: FigureMention) -> bool:
    """ "La direction conteste : ils sont cinq": of what was counted before, where nothing was measured."""
    if unit_kind(previous.numeral.unit_text, context.profile) in _MEASURED:
        return False
    before = context.before(numeral.qualifier_start)
    clause = re.split(r"[,;:.«\"]\s?", before)[-1].strip()
    return context.profile.phrase_pattern("scope", "they_are").fullmatch(clause) is not None


def _has_its_own_voice(context: SentenceContext, numeral: Numeral) -> bool:
    """ "300 according to police; 600, according to the unions": a number alone in its clause, with who says it."""
    before = context.before(numeral.qualifier_start).rstrip()
    led, _, last = before.rpartition(" ")
    words = context.profile.words
    if numeral.unit_text and last.lower() in words("scope", "links") - words("scope", "to_level"):
        before = led  # "del 78 % según el sindicato y del 52 % según la empresa"
    opened = before.endswith((";", ",", ":")) or CONJUNCTION.fullmatch(before.rpartition(" ")[2]) is not None
    at = end_of_unit(context, numeral)
    behind = re.match(r",? ?", context.behind(at))
    at += behind.end() if behind else 0
    return opened and context.profile.phrase_pattern("attribution", "prepositions").match(context.text, at) is not None


def short_clause(context: SentenceContext, numeral: Numeral) -> str:
    """Who a number belongs to in a clause that leaves its verb out, or has only one of counting; "" in any other.

    "The union counts 12,500 strikers, the employers 6,500"; "la Policía calculó 12.000".
    """
    if not CLAUSE_END.match(context.behind(end_of_unit(context, numeral))):
        return ""
    lead, counting = _without_counting(context, numeral)
    starts = [m.end() for m in _CLAUSE_START.finditer(lead)]
    at = max(starts, default=0)
    subject = lead[at:].strip()
    if not subject or not (starts or counting):
        return ""
    if len(subject.split()) <= _SUBJECT_WORDS and _names_somebody(context, subject, context.sentence.start + at):
        return subject
    apposed = _APPOSED.search(lead)  # "; the union, which called the march, at 150,000"
    if not apposed or not _names_somebody(
        context, apposed["subject"], context.sentence.start + apposed.start("subject")
    ):
        return ""
    return apposed["subject"]


def _without_counting(context: SentenceContext, numeral: Numeral) -> tuple[str, bool]:
    """The sentence before the number, less "at", "count" and the like; whether a verb of counting was among them."""
    profile = context.profile
    words = context.before(numeral.qualifier_start).rstrip(" ,")
    counting = False
    while (last := words.rsplit(" ", 1)[-1].lower()) in profile.words("scope", "counting"):
        counting = counting or last in profile.words("scope", "count_verbs")
        words = words[: -len(last)].rstrip(" ,")
    return words, counting


def _names_somebody(context: SentenceContext, subject: str, at: int) -> bool:
    """Whether the words are a name, a known kind of speaker, or an article and one noun: there is no verb in them."""
    profile = context.profile
    if any(p.cues.search(subject) for p in _likely_of_no_unit(context)):
        return False  # "los heridos, 412"
    first, *rest = subject.split()
    if first.lower() in profile.words("scope", "articles") or first[:2].lower() == "l'":
        nouns = rest if first.lower() in profile.words("scope", "articles") else [first[2:]]
        if len(nouns) == 1 and nouns[0].lower() not in profile.function_words:
            return True
        subject = " ".join(nouns)
    if profile.tables["capital_nouns"] and subject and all(word[0].isupper() for word in subject.split()):
        return True
    is_speaker = profile.phrase_pattern("attribution", "speakers").fullmatch(subject) is not None
    return is_speaker or any(_is_at(name, at, subject) for name in context.names)


def _is_at(name: Name, at: int, subject: str) -> bool:
    return at <= name.start and name.text.endswith(subject)


def same_again(context: SentenceContext, numeral: Numeral, previous: FigureMention | None, kind: str) -> str:
    """What "6.2%, from 5.8% in January" and "130 km/h (81 mph)" repeat: compared or converted, it counts the same.

    So does what another voice gives: "62% according to the union and 31% according to the company".
    """
    if previous is None or unit_kind(previous.numeral.unit_text, context.profile) != kind:
        return ""
    between = context.text[previous.numeral.end : numeral.qualifier_start].removeprefix(" ")
    is_bracketed = (
        between.endswith("(") and len(between) <= _CONVERTED_REACH and kind == "money"
    )  # "€15.60 a share ($18.10)"
    if is_bracketed or (between.removeprefix(previous.numeral.unit_text).strip() == "(" and kind != "percent"):
        return previous.measured_property
    if kind == "money" and _is_converted(context, between.removeprefix(previous.numeral.unit_text)):
        return previous.measured_property  # "two million dollars, or 1.7 million euros"
    if kind in _MEASURED and previous.numeral.sentence == numeral.sentence and _has_its_own_voice(context, numeral):
        return previous.measured_property
    compared = context.profile.phrase_pattern("scope", "compared").finditer(context.text, previous.numeral.end)
    ends = numeral.qualifier_start - 1
    is_compared = (
        len(between) <= _COMPARED_REACH
        and not is_of_others(context, numeral)
        and any(
            m.end() == ends and not opens_another(context.text[previous.numeral.end : m.start()])
            for m in compared
            if m.end() <= numeral.start
        )
    )
    return previous.measured_property if is_compared or is_from_to(context, previous.numeral, numeral) else ""


def _is_converted(context: SentenceContext, between: str) -> bool:
    words = between.strip(" ,(").lower().split()
    return (
        between.strip()[:1] in (",", "(")
        and 0 < len(words) <= _CONVERTING_WORDS
        and (words[0] in context.profile.words("scope", "converted"))
    )


def level_after(context: SentenceContext, numeral: Numeral, previous: FigureMention | None, kind: str) -> str:
    """ "shares fell 5.1% to 58.30 euros": the level that the change led to; "41,000 votes, or 52%": the share."""
    if previous is None:
        return ""
    if (previous.measured_property, kind) == ("votes", "percent"):
        return "vote share" if is_joined(context, previous.numeral, numeral, "in_other_words") else ""
    if (previous.measured_property, kind) == ("lead", "points"):
        return "lead" if is_joined(context, previous.numeral, numeral, "in_other_words") else ""
    level = _LEVELS.get((previous.measured_property, kind), "")
    led = level and any(is_joined(context, previous.numeral, numeral, key) for key in ("to_level", "compared"))
    return level if led else ""


def level_behind(context: SentenceContext, numeral: Numeral, previous: FigureMention | None, kind: str) -> str:
    """ "lost 6.8% in Paris, to 14.35 euros", "from 2.1% of GDP to 1.3%": the level, where words stand between the two."""
    if previous is None or previous.numeral.sentence != numeral.sentence:
        return ""
    if context.word_before(numeral.qualifier_start) not in context.profile.words("scope", "to_level"):
        return ""
    name = previous.measured_property
    if kind == "percent":
        is_level = unit_kind(previous.numeral.unit_text, context.profile) == kind and not name.endswith("change")
        return name if is_level else ""
    return name.removesuffix(" change") if name.endswith(" change") and kind not in ("points", "duration") else ""


def included_property(context: SentenceContext, numeral: Numeral, previous: FigureMention | None, kind: str) -> str:
    """ "26 dead, including three children, and 93 injured": the three are of the 26; "" where nothing says so."""
    if previous is None or not numeral.unit_text or is_subject(context, numeral):
        return ""
    opened = previous.numeral.qualifier_start
    before = context.before(opened, _UNIT_REACH)
    goes_on = _ends_with_including(context, before) and are_listed(context, previous.numeral, numeral)
    between = context.text[previous.numeral.end : numeral.qualifier_start]
    led = len(between) < _LISTING_REACH and _ends_with_including(context, between)
    name = previous.measured_property
    return name if (led or goes_on) and may_count(name, kind, context.profile) else ""


def _ends_with_including(context: SentenceContext, text: str) -> bool:
    cues = context.profile.phrase_pattern("scope", "including").finditer(text)
    last = max((cue.end() for cue in cues), default=-1)
    return last >= 0 and not text[last:].strip()


def listed_property(context: SentenceContext, numeral: Numeral, previous: FigureMention | None, kind: str) -> str:
    """What "231 combatants have died: 144 rebels and 87 soldiers" counts in its parts, "" where it lists none."""
    if previous is None or is_subject(context, numeral):
        return ""
    if unit_kind(previous.numeral.unit_text, context.profile) == kind and short_clause(context, numeral):
        return previous.measured_property.removeprefix(TOTAL)
    if kind not in PEOPLE_KINDS:
        return ""
    if is_said_part(context, numeral) and may_count(previous.measured_property, kind, context.profile):
        return previous.measured_property
    between = context.text[previous.numeral.end : numeral.start]
    opened = _LISTS.search(between) and len(between) < _LISTING_REACH
    stands_alone = numeral.unit_text or _only_placed(context, numeral)
    if not opened and not (stands_alone and are_listed(context, previous.numeral, numeral)):
        return ""
    name = previous.measured_property
    return name if may_count(name, kind, context.profile) else ""


def shared_cue(context: SentenceContext, numeral: Numeral, previous: FigureMention | None, kind: str) -> str:
    """ "carrying 89 passengers and six crew, landed": what stands right before a list is of all in it."""
    if previous is None or previous.property_evidence != "cue beside" or is_subject(context, numeral):
        return ""
    name = previous.measured_property
    is_shared = numeral.unit_text and are_listed(context, previous.numeral, numeral)
    return name if is_shared and may_count(name, kind, context.profile) else ""


def listed_share(context: SentenceContext, previous: FigureMention | None, kind: str) -> str:
    """What "the party is on 24%. The Greens are on 13%, the liberals on 8%" goes on with: a poll's or a vote's shares."""
    if previous is None or kind != "percent" or previous.measured_property not in _POLLED:
        return ""
    here, before = context.sentence, context.marked.sentence(previous.numeral.sentence)
    return previous.measured_property if here.paragraph == before.paragraph else ""


def _only_placed(context: SentenceContext, numeral: Numeral) -> bool:
    """ "three in Dunmere and nine in Ashford": nothing behind the number but a place, or its clause's end."""
    place = context.profile.phrase_pattern("scope", "within").match(context.text, numeral.end + 1)
    return place is not None or CLAUSE_END.match(context.behind(numeral.end)) is not None
