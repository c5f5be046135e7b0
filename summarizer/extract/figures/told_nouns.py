"""What a share, a sum or a bare number is of by the noun that the sentence tells it of, where no property fits."""

import re
from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import REMARK, end_of_unit
from summarizer.extract.figures.movements import is_change
from summarizer.extract.figures.unit_kinds import unit_kind
from summarizer.language.alternatives import one_of
from summarizer.language.clause_marks import STOP
from summarizer.language.nouns import (
    counted_names,
    measure_name,
    measure_names,
    noun_name,
    phrase_name,
    substance_name,
)
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import OwnWords
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import FigureMention

_MEASURED = frozenset({"percent", "points", "money", "length", "mass", "volume", "area", "power", "speed", ""})
_LEVELS = frozenset({"", "money", "mass", "volume", "power"})
_WORDS_BACK = 7
_COUNTED_BACK = 5
_SHARES = {"shares": "share held"}
SHARE = "share"
_LEVEL_REACH = 40
_COMPLEMENT_WORDS = 2  # "€7 million of connection fees"
_FILLED = frozenset({"mass", "volume", "area"})
_PLURALS = "sx"
_THE_NOUN = OwnWords(r"\s(?:<scope.articles>)\s(?P<noun>[^\W\d_]{3,})")
_WORD = re.compile(r"[^\W\d_][\w'-]*")


def noun_told_of(context: SentenceContext, numeral: Numeral, kind: str) -> str:
    """ "a surplus of 24 million", "las remesas alcanzaron los 5.600 millones": the English name of the noun in front.

    With "change" where the number is how far it rose or fell. "" where no noun of the table stands close in front of it.
    """
    if kind not in _MEASURED or (not kind and not _stands_after_level_word(context, numeral)):
        return ""
    changes = kind in ("percent", "points") and is_change(context, numeral)
    if not changes and kind and _stands_after_level_word(context, numeral) and (of := _subject_noun(context, numeral)):
        return of
    noun = (_object_of_change(context, numeral) if changes else "") or _noun_before(
        context, numeral.qualifier_start, counted=changes or not kind
    )
    return f"{noun} change" if noun and changes else noun


def _object_of_change(context: SentenceContext, numeral: Numeral) -> str:
    """ "a réduit de 20 % la production", "redujo un 20 % la producción": what right behind it is said to have changed."""
    found = _THE_NOUN.of(context.profile).match(context.text, end_of_unit(context, numeral), context.sentence.end)
    return noun_name(found["noun"], context.profile.code) if found else ""


def level_of_noun(context: SentenceContext, numeral: Numeral, previous: FigureMention | None) -> str:
    """ "Burglaries rose by a fifth to 48,200": what a bare number counts behind the change that led to it."""
    if previous is None or previous.numeral.sentence != numeral.sentence:
        return ""
    if unit_kind(numeral.unit_text, context.profile) not in _LEVELS:
        return ""
    kind = unit_kind(previous.numeral.unit_text, context.profile)
    near = numeral.qualifier_start - previous.numeral.end <= _LEVEL_REACH
    if kind != "percent" or not near or not _stands_after_level_word(context, numeral):
        return ""
    return _noun_before(context, previous.numeral.qualifier_start, counted=True)


def share_of(context: SentenceContext, numeral: Numeral) -> str:
    """ "12 percent of the harvest": a share, of what if the table of nouns has it; "" where no noun follows."""
    profile, behind = context.profile, context.behind(end_of_unit(context, numeral))
    opened = _of_pattern(profile).match(behind)
    if opened is None:
        beside = None if _has_sign(context, numeral) else _NOUN_NEXT.match(behind)
        inside = _WORD.findall(context.text[numeral.start : numeral.end])[1:]  # "neuf pharmacies sur dix"
        named = (noun_name(word, profile.code) for word in (*inside, *([beside["noun"]] if beside else ())))
        name = next((name for name in named if name), "")
        return f"share of {name}" if name else ""
    name = noun_name(opened["noun"], profile.code)
    return _SHARES.get(name, f"share of {name}" if name else SHARE)


def is_of_output(context: SentenceContext, numeral: Numeral) -> bool:
    """ "a debt of 104 percent of gross domestic product": the output only measures it."""
    return _follows(context, numeral, "of_output")


def is_of_firm(context: SentenceContext, numeral: Numeral) -> bool:
    """ "49 Prozent an dem Makler", "el 70 % de su rival": a word behind which what is owned may stand."""
    return _follows(context, numeral, "of_share") or _follows(context, numeral, "of_firm")


def _follows(context: SentenceContext, numeral: Numeral, key: str) -> bool:
    at = end_of_unit(context, numeral)
    behind = context.behind(at)
    at += len(behind) - len(behind.lstrip())
    return context.profile.phrase_pattern("scope", key).match(context.text, at, context.sentence.end) is not None


def _has_sign(context: SentenceContext, numeral: Numeral) -> bool:
    """Whether the number is written with its percent, not as "cuatro de cada diez"."""
    end = numeral.end + len(numeral.unit_text) + 2
    return numeral.unit_text.lower() in context.text[numeral.start : end].lower()


def complement_of(context: SentenceContext, numeral: Numeral, kind: str) -> str:
    """ "96 tonnes of rice", "850 Tonnen Milchpulver", "1 200 euros de frais": what a measure or a sum is of.

    A length is one of things, in the plural ("75 kilometres of overhead lines"): another is a distance.
    """
    if kind not in _FILLED and kind not in ("money", "length"):
        return ""
    profile, behind = context.profile, context.behind(end_of_unit(context, numeral))
    is_german = profile.tables["capital_nouns"] and kind != "money"
    opened = (_NOUN_BEHIND if is_german else _of_pattern(profile)).match(behind)
    if opened is None:
        return ""
    if kind == "money":
        words = _WORD.findall(behind[opened.start("noun") :])[:_COMPLEMENT_WORDS]
        return next((name for word in words if (name := _named(context, word, counted=False))), "")
    name = _of_what(_WORD.findall(behind[opened.start("noun") :]), profile)
    if kind == "length":
        is_bare = len(behind[: opened.start("noun")].split()) <= 1 and (is_german or opened["noun"][-1] in _PLURALS)
        return name if is_bare and name in counted_names() else ""
    return name


def _of_what(words: list[str], profile: Profile) -> str:
    """What the noun that words begin with names, one of several words first: "aceite de oliva", "terres rares"."""
    lowered = [word.lower() for word in words]
    phrases = (phrase_name(lowered, profile.code, noun_first=True, poured=poured) for poured in (True, False))
    named = (substance_name(words[0], profile.code), noun_name(words[0], profile.code))
    return next((name for name in (*phrases, *named) if name), "")


_NOUN_NEXT = re.compile(r"\s+(?P<noun>[^\W\d_]{3,})")
_NOUN_BEHIND = re.compile(r"\s+(?:[a-zäöüß]\w*\s+)?(?P<noun>[A-ZÄÖÜ]\w{2,})")


@lru_cache(maxsize=32)
def _of_pattern(profile: Profile) -> re.Pattern[str]:
    links = one_of(profile.words("scope", "of_share"))
    noun = r"[A-ZÄÖÜ]\w{2,}" if profile.tables["capital_nouns"] else r"[^\W\d_A-Z]\w{2,}"
    return re.compile(rf"\s*(?:{links})(?:(?<=')|\s+)(?:[^\W\d_A-Z]\w*\s+)??(?:l')?(?P<noun>{noun})")


def _stands_after_level_word(context: SentenceContext, numeral: Numeral) -> bool:
    before = context.words_before(numeral.qualifier_start)
    levels = context.profile.words("scope", "to_level")
    articles = context.profile.words("scope", "articles")
    while before and before[-1] in articles:
        before.pop()
    return bool(before) and before[-1] in levels


def _noun_before(context: SentenceContext, at: int, counted: bool) -> str:
    """The nearest noun of the table among the words before an offset, in its clause; no other number stands between."""
    clause = STOP.split(_before_in_clause(context, at))[-1]
    words = _common(context, _WORD.findall(clause))[-_WORDS_BACK:]
    named = [(i, name) for i in reversed(range(len(words))) if (name := _named_at(context, words, i, counted))]
    told = [(i, name) for i, name in named if not _is_recipient(context, words, i)]
    reach = _COUNTED_BACK if counted and told == named else _WORDS_BACK
    return next((name for i, name in told if i >= len(words) - reach), "")


def _before_in_clause(context: SentenceContext, at: int) -> str:
    """The words between the number before and an offset; past a remark that holds numbers, where none follows it.

    "Les exportations, qui pèsent 62 millions, ont reculé de 9 %".
    """
    start = max([context.sentence.start, *(n.end for n in context.numerals if n.end <= at)])
    aside = next(
        (m for m in REMARK.finditer(context.text, context.sentence.start, at) if m.start() < start < m.end()), None
    )
    if aside is None:
        return context.text[start:at]
    opened = max([context.sentence.start, *(n.end for n in context.numerals if n.end <= aside.start())])
    return f"{context.text[opened : aside.start()]} {context.text[aside.end() : at]}"


def _is_recipient(context: SentenceContext, words: list[str], at: int) -> bool:
    """ "for schools it is 11.5% more", "lending to companies grew 2%": whom it is for or goes to."""
    led = " ".join(words[max(0, at - 2) : at]).lower()
    links = context.profile.words("scope", "on_behalf", "goes_to")
    return led in links or led.rpartition(" ")[2] in links


def _named_at(context: SentenceContext, words: list[str], at: int, counted: bool) -> str:
    """What the noun that ends at a word names, one of several words first: "taux d'endettement", "life expectancy"."""
    phrase = [word.lower() for word in words[: at + 1]]
    name = phrase_name(phrase, context.profile.code, noun_first=False)
    return name if name in measure_names() or (name and counted) else _named(context, words[at], counted)


def _subject_noun(context: SentenceContext, numeral: Numeral) -> str:
    """ "The rent of a hive for three weeks of bloom has risen to 85 euros": the first noun of the table in the clause."""
    clause = STOP.split(context.before(numeral.qualifier_start))[-1]
    return next((name for word in _WORD.findall(clause) if (name := _named(context, word, counted=False))), "")


def _common(context: SentenceContext, words: list[str]) -> list[str]:
    """The words of a clause but those inside it that are names by their capitals: "el ministro de Pesca"."""
    if context.profile.tables["capital_nouns"]:
        return words
    return [word if not i or word[:1].islower() else "" for i, word in enumerate(words)]


def _named(context: SentenceContext, word: str, counted: bool) -> str:
    bare = word.removeprefix("l'").removeprefix("d'").removeprefix("L'")
    if context.profile.tables["capital_nouns"] and not bare[:1].isupper():
        return ""
    name = noun_name if counted else measure_name
    return name(bare, context.profile.code)
