"""Numbers that leave out what they count, because the sentence or the one before has just said it."""

import re
from collections.abc import Sequence
from itertools import islice

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import end_of_unit, is_of_others, is_subject
from summarizer.extract.figures.unit_kinds import PEOPLE_KINDS, may_count, unit_kind
from summarizer.extract.figures.wholes import is_said_part
from summarizer.language.clause_marks import CLAUSE_END, CONJUNCTION
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import FigureMention

_MOST_TIMES = 20
_MOST_TIMES_MEASURED = 4
_INHERITED = frozenset({"money", "length", "area", "mass", "volume"})
_NEVER = frozenset({"money", "percent", "points", "duration", "temperature", "speed", "basis points"})
_LEFT_OUT_VERB = WordPattern(rf"(?:{CONJUNCTION.grammar}|;)\s*[\w'’]+\s+(?P<noun>\w+),\s+$", re.IGNORECASE)
_RECALLED_SENTENCES, _SPEECH_WORDS, _DAY_GAP = 3, 3, 8
_LAST_WORD = re.compile(r"([\w'’-]+)[\s\"«“]*$")


def noun_before_comma(context: SentenceContext, numeral: Numeral) -> str:
    """ "The displaced are 21,500 and the injured, 412.": the noun of a clause without its verb; "" where there is none."""
    if numeral.unit_text or not CLAUSE_END.match(context.text, numeral.end, context.sentence.end):
        return ""
    found = _LEFT_OUT_VERB.search(context.text, context.sentence.start, numeral.qualifier_start)
    return found["noun"] if found and unit_kind(found["noun"], context.profile) in PEOPLE_KINDS else ""


def gapped(context: SentenceContext, numeral: Numeral, previous: FigureMention | None) -> FigureMention | None:
    """The figure whose noun a bare number leaves out: "the Greens have 11 seats and the People's List six"; else None.

    The number ends its clause, stands behind a verb or a name, and is of the size of the one before.
    """
    if previous is None or numeral.unit_text or not _goes_on_from(context, numeral, previous):
        return None
    if unit_kind(previous.numeral.unit_text, context.profile) in _NEVER or not previous.numeral.unit_text:
        return None
    text = context.text
    if not _is_near(numeral, previous, _MOST_TIMES):
        return None
    if is_subject(context, numeral):  # "26 were hurt; two are in danger", but not "two others are sought"
        goes_on = previous.numeral.sentence == numeral.sentence and not is_of_others(context, numeral)
        return previous if goes_on else None
    is_part = is_said_part(context, numeral)  # "of which 400 in Zaragoza"
    if not is_part and not CLAUSE_END.match(text, numeral.end, context.sentence.end):
        return None
    before = _LAST_WORD.search(text, context.sentence.start, numeral.qualifier_start)
    if before is None:
        return None
    word = before[1].lower()
    words = context.profile.words
    is_open = word not in context.profile.function_words or word in words("scope", "to_level", "has")
    is_open = is_open or is_part
    return previous if is_open and word not in context.profile.tables["numerals"]["label_nouns"] else None


def recalled(context: SentenceContext, numeral: Numeral, earlier: Sequence[FigureMention]) -> FigureMention | None:
    """The figure that "am Dienstag waren es 21", "it had spoken of 41,000" or "n'en compte que huit" goes back to.

    The last one up to three sentences before that counts or costs something of this number's size; else None.
    """
    is_resumed = _is_resumed(context, numeral)
    if numeral.unit_text or not (is_resumed or _is_spoken_of(context, numeral)):
        return None
    before = reversed(earlier)
    if not is_resumed:  # then only the last one that is no part
        before = islice((f for f in before if not _is_part_of_its_sentence(context, f, earlier)), 1)
    near = (f for f in before if context.sentence.number - f.numeral.sentence <= _RECALLED_SENTENCES)
    return next((f for f in near if _may_be_resumed(context, numeral, f)), None)


def _is_part_of_its_sentence(context: SentenceContext, figure: FigureMention, told: Sequence[FigureMention]) -> bool:
    """ "The toll is 99, of whom 32 are identified. He had confirmed 64.": what is said next goes on from the 99."""
    before = context.text[
        context.marked.sentence(figure.numeral.sentence).start : figure.numeral.qualifier_start
    ].rstrip()
    cues = context.profile.phrase_pattern("scope", "part").finditer(before)
    if not any(cue.end() == len(before) for cue in cues):
        return False
    return any(f.numeral.sentence == figure.numeral.sentence and f.numeral.end <= figure.numeral.start for f in told)


def _may_be_resumed(context: SentenceContext, numeral: Numeral, figure: FigureMention) -> bool:
    kind = unit_kind(figure.numeral.unit_text, context.profile)
    if kind == "money":
        return _is_near(numeral, figure, _MOST_TIMES_MEASURED)
    return kind not in _NEVER and _is_near(numeral, figure, _MOST_TIMES)


def _is_resumed(context: SentenceContext, numeral: Numeral) -> bool:
    """Whether the words right before say that what was counted before were so many: "es seien", "eran", "n'en a vu que"."""
    before = context.before(numeral.qualifier_start).rstrip()
    resumes = context.profile.pattern("scope", "resumes", re.IGNORECASE)
    if any(m.end() == len(before) for m in resumes.finditer(before)):
        return True
    they_were = context.profile.phrase_pattern("scope", "they_were").finditer(before)
    return any(m.end() == len(before) for m in they_were) and _ends_clause(context, numeral)


def _is_spoken_of(context: SentenceContext, numeral: Numeral) -> bool:
    """ "It had spoken of 41,000 on Tuesday", "spricht inzwischen von 12.500", "the government says 34."."""
    words = context.words_before(numeral.qualifier_start)
    behind = words and words[-1] in context.profile.words("scope", "spoken_of")
    if behind:
        said = set(words[-_SPEECH_WORDS - 1 : -1]) & (
            context.profile.words("scope", "speaks") | context.profile.attribution_verbs
        )
    else:
        said = set(words[-1:]) & context.profile.attribution_verbs
    return bool(said) and _ends_clause(context, numeral)


def _ends_clause(context: SentenceContext, numeral: Numeral) -> bool:
    """Whether the number closes its clause, but for a day or a participle behind it."""
    at = end_of_unit(context, numeral)
    day = next((d for d in context.dates if 0 <= d.start - at <= _DAY_GAP), None)
    at = day.end if day and not re.search(r"[.;:!?]", context.text[at : day.start]) else at
    been = context.profile.pattern("scope", "been").match(context.text, at)
    return CLAUSE_END.match(context.text, been.end() if been else at, context.sentence.end) is not None


def counted_again(context: SentenceContext, numeral: Numeral, kind: str, previous: FigureMention | None) -> str:
    """ "The army names 41 dead. The mission confirms ten Peruvians.": people behind a verb of saying, counted as before."""
    if previous is None or kind not in PEOPLE_KINDS or not _goes_on_from(context, numeral, previous):
        return ""
    word = _LAST_WORD.search(context.text, context.sentence.start, numeral.qualifier_start)
    if word is None or word[1].lower() not in context.profile.attribution_verbs:
        return ""
    name = previous.measured_property
    return name if may_count(name, kind, context.profile) else ""


def inherited_property(
    context: SentenceContext, numeral: Numeral, kind: str, previous: FigureMention | None, untold: frozenset[str]
) -> str:
    """ "The pay is 1,450 euros. The Greens wanted 1,600.": a sum or measure that nothing names is of the one before."""
    if previous is None or kind not in _INHERITED or not _goes_on_from(context, numeral, previous):
        return ""
    same_unit = previous.numeral.unit_text == numeral.unit_text
    if not same_unit or previous.measured_property in untold or previous.measured_property.endswith("change"):
        return ""
    is_another = context.profile.phrase_pattern("scope", "one_of").finditer(context.text, context.sentence.start)
    is_another_sum = any(m.end() == numeral.qualifier_start - 1 for m in is_another if m.end() <= numeral.start)
    near = is_another_sum or _is_near(numeral, previous, _MOST_TIMES_MEASURED)
    return previous.measured_property if near else ""


def _goes_on_from(context: SentenceContext, numeral: Numeral, previous: FigureMention) -> bool:
    """Whether the number before stands in the same sentence, or in the last one of its paragraph, with no other between."""
    here, there = context.sentence, context.marked.sentence(previous.numeral.sentence)
    if here.number - there.number > 1 or here.paragraph != there.paragraph:
        return False
    return not context.marked.has_numeral_between(previous.numeral, numeral)


def _is_near(numeral: Numeral, previous: FigureMention, most: int) -> bool:
    low, high = sorted((numeral.quantity.low, previous.numeral.quantity.low))
    return low > 0 and high / low <= most
