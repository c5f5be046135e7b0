"""Whether a sentence tells how things are instead of what happened: "Twelve people remain missing", "Revenue is unchanged".

It has no day, opens no article, and has no form of something done; or the only word for an act is a noun that may name
a mere thing ("the museum puts the loss at 24 million"); or it gives a measure without a day or of a month or year, or a
toll of several. What is counted is told as a figure.
"""

import re

from summarizer.extract.context import SentenceContext
from summarizer.extract.events.triggers import best_trigger
from summarizer.language.events.deeds import prepositions
from summarizer.language.events.event_types import background_of
from summarizer.language.profile import Profile, phrase_pattern
from summarizer.language.quoting import QUOTATION_MARKS
from summarizer.schema.mentions import EventMention

_TOLL = "casualties"
_CLOSING = f"{QUOTATION_MARKS}'’)] "
_NEAR = 3  # words between "no" and the toll
_LEAD = 2  # sentences in which an article says what it is about
_LONGER = frozenset(["month", "year"])
_MEASURES = frozenset(["economy", "earnings"])
# What news tells of in the present, though it is done: "the opposition demands his resignation", "Paris sends a doctor".
_TOLD_IN_PRESENT = frozenset(
    [
        *("request", "accuse", "reject", "support", "threaten", "announcement", "aid", "agree", "consult", "yield"),
        *("sanction", "takeover_bid", "transfer", "mobilize", "protest", "appointment", "resignation", "scheduled"),
    ]
)


def tells_state(context: SentenceContext, event: EventMention) -> bool:
    """Whether the event's sentence, or its clause, tells no act of its own."""
    if _asks(context) or _corrects_itself(context):
        return True
    if event.sentence > 1 and event.type == _TOLL and _counts_nobody(context):
        return True
    if event.modality != "actual" or event.sentence <= _LEAD:
        return False
    if event.date is not None:
        return event.type in _MEASURES and event.date.precision in _LONGER
    if event.type in _MEASURES or _is_count(context, event):
        return True
    return _names_a_thing(context, event) or (event.type not in _TOLD_IN_PRESENT and not _is_done(context))


def _asks(context: SentenceContext) -> bool:
    """ "So who is buying whom?": a question tells nothing that happened."""
    return context.own_text.rstrip(_CLOSING).endswith("?")


def _is_count(context: SentenceContext, event: EventMention) -> bool:
    """A toll of several: "Forty people died, the authority said"; the one who "was found dead" is news."""
    return event.type == _TOLL and any(n.quantity.low > 1 for n in context.numerals)


def _corrects_itself(context: SentenceContext) -> bool:
    """ "Correction: An earlier version of this article said 87": of the paper, not of the story."""
    words = context.own_text
    return background_of(context.profile.code).own_correction.search(words) is not None


def _counts_nobody(context: SentenceContext) -> bool:
    """ "Nobody was hurt", "No injuries have been reported": a toll of none."""
    told = best_trigger(context)
    if told is None or not told.trigger.kind.effect:
        return False
    none = phrase_pattern(background_of(context.profile.code).none)
    found = none.search(context.text, context.sentence.start, told.trigger.start)
    return found is not None and len(context.text[found.end() : told.trigger.start].split()) <= _NEAR


def _is_done(context: SentenceContext) -> bool:
    span = context.sentence
    return any(p.search(context.text, span.start, span.end) for p in done_patterns(context.profile))


def done_patterns(profile: Profile) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds the verbs of something done."""
    return profile.pattern("dates", "past"), background_of(profile.code).happened


def _names_a_thing(context: SentenceContext, event: EventMention) -> bool:
    """Whether the word for the act is only a hint of one, and a noun: it has a capital in German, elsewhere a determiner."""
    told = best_trigger(context)
    if told is None or told.trigger.sure or event.takes_up:
        return False
    at, profile = told.trigger.start, context.profile
    _, *behind = context.text[at : told.trigger.end].lower().split()
    if not prepositions(profile.code).issuperset(behind):
        return False
    if profile.tables["capital_nouns"]:
        return context.text[at].isupper()
    if any(n.end <= at <= n.end + 1 for n in context.numerals):
        return True
    determiners = (profile.words("scope", "articles") | prepositions(profile.code)) - profile.words("dates", "finite")
    return context.word_before(at).strip('«“"(') in determiners
