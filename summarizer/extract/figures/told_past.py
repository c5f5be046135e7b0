"""Whether what a number counts has happened although its clause tells of something ahead, or is doubted before it."""

from summarizer.extract.context import SentenceContext
from summarizer.language.profile import future_tense, reported_future
from summarizer.schema.marked import Numeral

_SUFFERED = frozenset({"deaths", "injured", "missing"})
_Span = tuple[int, int]


def is_told_as_past(context: SentenceContext, numeral: Numeral, clause: _Span, measured_property: str) -> bool:
    """ "The attack that killed 41 will be avenged", or whom everybody knows to have died: "a tribute to the 41 victims"."""
    led = context.word_before(numeral.qualifier_start)
    known = measured_property in _SUFFERED and led in context.profile.words("scope", "definite")
    return known or _is_in_relative(context, numeral, clause)


def _lies_ahead(context: SentenceContext, start: int, end: int) -> bool:
    """Whether a verb of what will or would be stands there."""
    tenses = future_tense(context.profile), reported_future(context.profile)
    patterns = *tenses, context.profile.phrase_pattern("modality", "planned")
    return any(pattern.search(context.text, start, end) for pattern in patterns)


def _is_in_relative(context: SentenceContext, numeral: Numeral, clause: _Span) -> bool:
    """Whether the number is the object of a past verb behind "who" or "that"."""
    text, profile, at = context.text, context.profile, numeral.qualifier_start
    *_, opened = [None, *profile.phrase_pattern("attribution", "relatives").finditer(text, clause[0], at)]
    past = profile.pattern("dates", "past").search(text, opened.end(), at) if opened else None
    if past is None or _lies_ahead(context, opened.end(), at):
        return False
    small = profile.function_words | profile.words("scope", "links", "articles")
    return small.issuperset(text[past.end() : at].lower().split())


def is_doubted_before(context: SentenceContext, own: _Span) -> bool:
    """ "Al parecer, 41 personas murieron": a word of doubt and nothing else stands before the clause."""
    opening = context.text[context.sentence.start : own[0]].strip().lower()
    doubts = context.profile.phrase_pattern("modality", "possible")
    return opening.endswith(",") and doubts.fullmatch(opening.rstrip(",")) is not None
