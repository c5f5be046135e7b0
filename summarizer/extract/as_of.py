"""As of when a number holds, and what period it covers: by the dates of its sentence, else by the article's day."""

import re

from summarizer.extract.context import SentenceContext
from summarizer.extract.properties import BARRIER
from summarizer.language.dates import DateMention
from summarizer.language.profile import Profile
from summarizer.language.quoting import fold_characters
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import DateReading

_SPEECH_REACH = 24
_OPENING_REACH = 12


def as_of(context: SentenceContext, numeral: Numeral) -> DateReading | None:
    """The nearest date of the sentence that dates the count, else the article's day; None for what was "rose from"."""
    if is_starting_point(context, numeral):
        return None
    ranked = [(rank, m) for m in context.dates if (rank := _rank(context, numeral, m)) is not None]
    best = min(ranked, key=lambda r: (r[0], abs(r[1].start - numeral.start)), default=None)
    return best[1].reading if best else context.day.reading


def period(context: SentenceContext, numeral: Numeral) -> DateReading | None:
    """What stands behind "since" opens the period."""
    text, profile = context.marked.article.text, context.profile
    since = [
        m for m in context.dates if m.reading and follows_since(text, m, profile) and _one_clause(context, numeral, m)
    ]
    return since[0].reading if since else None


def is_starting_point(context: SentenceContext, numeral: Numeral) -> bool:
    """ "rose to 19, from 13": the second number held before, nobody says when."""
    at = numeral.qualifier_start
    before = context.text[max(context.sentence.start, at - 12) : at].lower().split()
    return bool(before) and before[-1] in context.profile.words("bounds", "range_not_after")


def _rank(context: SentenceContext, numeral: Numeral, mention: DateMention) -> int | None:
    """How well a date of the sentence tells as of when a number holds; None where it dates something else.

    Best is the day on which the number was said, then a day behind it in its clause, then one that opens the sentence.
    A day before the number ("the quake that struck on Tuesday has killed 34") dates the event, not the count.
    """
    reading = mention.reading
    if reading is None or reading.precision != "day" or _names_an_event(context, mention):
        return None
    if any(0 <= mention.start - a.cue_start <= _SPEECH_REACH for a in context.attributions):
        return 0
    if mention.start >= numeral.end and _one_clause(context, numeral, mention):
        return 1
    if mention.start - context.sentence.start <= _OPENING_REACH:
        return 2
    return None


def follows_since(text: str, mention: DateMention, profile: Profile) -> bool:
    """Whether the date opens a period: "since Wednesday"."""
    before = fold_characters(text[max(0, mention.start - 14) : mention.start]).lower().rstrip()
    return any(before.endswith(word) for word in profile.tables["dates"]["since"])


def sets_the_time(context: SentenceContext, at: int, mention: DateMention) -> bool:
    """Whether a date is that of what stands at `at`: in its clause, between commas, or at the sentence's opening."""
    text = context.marked.article.text
    left, right = sorted(((at, at), (mention.start, mention.end)))
    if not BARRIER.search(text, left[1], right[0]) or is_aside(text, mention):
        return True
    return mention.start - context.sentence.start <= _OPENING_REACH


def is_aside(text: str, mention: DateMention) -> bool:
    """A day inside an apposition ("the assault, launched on Wednesday, has left") dates the apposition's verb."""
    before, after = text[max(0, mention.start - 40) : mention.start], text[mention.end : mention.end + 2]
    return "," in before and after.startswith(",") and bool(re.search(r",\s+\w+(?: \w+)?\s*$", before))


def _names_an_event(context: SentenceContext, mention: DateMention) -> bool:
    """ "Tuesday's earthquake", "el terremoto del martes", "launched on Wednesday,", "since Monday": no as-of date."""
    before = context.text[max(0, mention.start - 8) : mention.start].lower().split()
    genitive = bool(before) and before[-1] in context.profile.words("dates", "genitive")
    possessive = context.text[mention.end : mention.end + 2] == "'s"
    text = context.marked.article.text
    return genitive or possessive or follows_since(text, mention, context.profile) or is_aside(text, mention)


def _one_clause(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    left, right = sorted(((numeral.start, numeral.end), (mention.start, mention.end)))
    return not BARRIER.search(context.marked.article.text, left[1], right[0])
