"""Whether what a number counts has happened although its clause tells of something ahead, or lies ahead by its tense."""

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import end_of_unit
from summarizer.extract.figures.deeds import is_announced as is_announced_deed
from summarizer.extract.figures.stances.cues import lies_ahead
from summarizer.extract.figures.stances.own_words import tells_of_else
from summarizer.extract.figures.stances.rows import Span, ToldNumber
from summarizer.extract.figures.unit_kinds import PEOPLE_KINDS, unit_kind
from summarizer.language.profile import future_tense, reported_future

_SUFFERED = frozenset({"deaths", "injured", "missing"})


def is_presupposed(told: ToldNumber) -> bool:
    """ "will resign after the death of 41 people": what it follows on has happened, whatever is planned or denied."""
    if unit_kind(told.numeral.unit_text, told.context.profile) not in PEOPLE_KINDS:
        return False
    return told.finds("presupposed", (told.clause[0], told.numeral.qualifier_start))


def is_known(told: ToldNumber) -> bool:
    """ "a tribute to the 41 victims": whom everybody knows to have died."""
    led = told.context.word_before(told.numeral.qualifier_start)
    return told.measured_property in _SUFFERED and led in told.context.profile.words("scope", "definite")


def is_told_of_behind(told: ToldNumber) -> bool:
    """ "The 41 schools that were damaged will stay closed": right behind the number's noun a clause tells the past."""
    at, text, profile = end_of_unit(told.context, told.numeral), told.context.text, told.context.profile
    at += len(told.context.behind(at)) - len(told.context.behind(at).lstrip(" ,"))
    opened = profile.phrase_pattern("attribution", "relatives").match(text, at, told.clause[1])
    past = profile.pattern("dates", "past").search(text, at, told.clause[1]) if opened else None
    ahead = future_tense(profile), profile.phrase_pattern("modality", "planned")
    return past is not None and not any(pattern.search(text, at, past.start()) for pattern in ahead)


def is_in_relative(told: ToldNumber) -> bool:
    """ "The attack that killed 41 will be avenged": the object of a past verb behind "who" or "that"."""
    text, profile, at = told.context.text, told.context.profile, told.numeral.qualifier_start
    *_, opened = [None, *profile.phrase_pattern("attribution", "relatives").finditer(text, told.clause[0], at)]
    past = profile.pattern("dates", "past").search(text, opened.end(), at) if opened else None
    if opened is None or past is None or lies_ahead(text, opened.end(), at, profile):
        return False
    small = profile.function_words | profile.words("scope", "links", "articles")
    return small.issuperset(text[past.end() : at].lower().split())


def is_demanded(told: ToldNumber) -> bool:
    """ "demands the release of 41 prisoners"."""
    return told.finds("demanded", told.side)


def will_be(told: ToldNumber) -> bool:
    """ "41 shops will close"."""
    ahead = future_tense(told.context.profile).search(told.context.text, *told.side)
    return ahead is not None and not tells_of_else(told.context, ahead)


def would_be(told: ToldNumber) -> bool:
    """ "The group said it would close 41 shops"."""
    return is_reported_ahead(told.context, told.numeral.start, told.side)


def is_reported_ahead(context: SentenceContext, at: int, clause: Span) -> bool:
    """Whether a saying of the sentence reports what stands at `at` as ahead of it: "said that it would close the plant".

    Not by the verb of a clause that only tells which is meant ("those who would leave").
    """
    ahead = reported_future(context.profile).search(context.text, *clause)
    if ahead is None or not context.attributions:
        return False
    relatives = context.profile.phrase_pattern("dates", "relatives")
    return relatives.search(context.text, *sorted((at, ahead.start()))) is None


def is_announced(told: ToldNumber) -> bool:
    """ "announced the delivery of 41 helicopters"."""
    return is_announced_deed(told.context, told.numeral)
