"""The days of happenings: "Sunday's avalanche", "el alud del domingo", "the raid that hit the town on Monday"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import end_of_unit
from summarizer.extract.figures.day_roles import (
    end_with_place,
    follows_since,
    is_compared,
    is_dateline,
    is_genitive,
    is_in_relative,
)
from summarizer.extract.figures.earlier_numbers import is_older
from summarizer.extract.occasions.words import Span, clause_of, names_happening, part_of
from summarizer.language.dates.nights import days_and_nights
from summarizer.language.dates.search import DateMention
from summarizer.schema.mentions import DateReading, EventMention

_RECENT = timedelta(days=45)
DEEDS = frozenset(
    {"battle", "explosion", "violence_against_civilians", "protest", "riot", "labour_strike", "match", "crime"}
)
HAPPENS_AGAIN = DEEDS | {
    "earthquake",
    "aftershock",
    "tsunami",
    "volcano",
    "flood",
    "storm",
    "wildfire",
    "landslide",
    "accident",
    "fire",
    "casualties",
}
_OF_A_TOLL = frozenset({"deaths", "injured", "missing"})
_BESIDE = 30  # characters between a noun and the day in its genitive
_SPEECH_REACH = 24


@dataclass(frozen=True, slots=True)
class DatedHappening:
    """A day, or a night with its two, that dates a happening in a sentence; `named`: beside the noun for it."""

    at: int
    reading: DateReading
    named: bool
    places: tuple[str, ...] = ()
    aside: bool = False  # only that of an older number: "up from 1.1 million on 19 January"


def dated_happenings(context: SentenceContext, event: EventMention | None) -> Iterator[DatedHappening]:
    """Days that name a happening or stand in a clause about it; beside one that names it, the
    others date a count or a finding. `event` is what the rules read of the sentence."""
    nights = days_and_nights(context.text, context.dates, context.profile)
    mentions = [m for m in nights if _may_date(context, m)]
    naming = [m for m in mentions if _names_happening(context, m)]
    happens = event if event and event.modality == "actual" and event.type in HAPPENS_AGAIN else None
    for mention in mentions:
        start, end = part_of(context, mention.start, mention.end)
        if mention not in naming and any(start <= m.start < end for m in naming):
            continue
        clause = clause_of(context, mention.start, mention.end)
        named = mention in naming or names_happening(context, *clause)
        if mention.reading and (named or happens):
            places = tuple(_places(context, clause))
            told = _relative_behind(context, mention) if is_compared(context, mention) else 0
            if told:
                yield DatedHappening(told, mention.reading, named, places, aside=True)
                continue
            yield DatedHappening(
                mention.start, mention.reading, named, places, _dates_an_older_number(context, mention)
            )


def _relative_behind(context: SentenceContext, mention: DateMention) -> int:
    """Where the clause begins that tells of the day ("more than on 19 January, when police counted 80,000"), else 0."""
    found = context.profile.phrase_pattern("dates", "told_of").search(context.text, mention.end, context.sentence.end)
    return found.start() if found and not context.text[mention.end : found.start()].strip(" ,") else 0


def _dates_an_older_number(context: SentenceContext, mention: DateMention) -> bool:
    """ "up from 1.1 million at a first march on Jan. 19": what the article goes on about is not of that day."""
    start, _ = clause_of(context, mention.start, mention.end)
    before = [n for n in context.numerals if start <= n.start and n.end <= mention.start]
    return bool(before) and is_older(context, before[-1])


def _places(context: SentenceContext, clause: Span) -> Iterator[str]:
    """The names of a clause that a word like "in" or "near" makes places."""
    within = context.profile.words("scope", "within")
    for name in (n for n in context.names if clause[0] <= n.start < clause[1]):
        before = context.text[clause[0] : name.start].lower().split()[-1:]
        if before and before[0] in within:
            yield name.text


def _may_date(context: SentenceContext, mention: DateMention) -> bool:
    reading, own = mention.reading, context.day.reading
    if reading is None or reading.precision != "day" or mention.ahead or own is None or reading.start > own.end:
        return False
    if date.fromisoformat(reading.start) < date.fromisoformat(own.start) - _RECENT:
        return False
    if follows_since(context.marked.article.text, mention, context.profile):
        return False
    if is_compared(context, mention) and not _relative_behind(context, mention):
        return False
    return not (dates_a_saying(context, mention) or _dates_a_count(context, mention) or is_dateline(context, mention))


def dates_a_saying(context: SentenceContext, mention: DateMention) -> bool:
    cues, end = [a.cue_start for a in context.attributions], end_with_place(context, mention)
    if any(0 <= mention.start - cue <= _SPEECH_REACH or 0 < cue - end <= 2 for cue in cues):
        return True
    before = context.words_before(mention.start)[-2:]
    behind = context.behind(end).lower().split()[:1]
    return any(word.strip(",.;") in context.profile.attribution_verbs for word in (*before, *behind))


def _dates_a_count(context: SentenceContext, mention: DateMention) -> bool:
    """ "The toll of the wreck rose on Monday to 63", "Am Montag stieg die Zahl der Toten ...": a count moved on that day.

    The verb stands right beside the day, and a number behind both.
    """
    profile, text = context.profile, context.text
    start, end = clause_of(context, mention.start, mention.end)
    small = profile.function_words | profile.words("attribution", "day_parts")
    before = [w for w in text[start : mention.start].lower().split() if w not in small][-1:]
    behind = text[mention.end : end].lower().split()[:1]
    moved = any(profile.phrase_pattern("scope", "change").fullmatch(word) for word in (*before, *behind))
    ahead = any(mention.end <= n.start < end for n in context.marked.numerals)
    return (moved and ahead) or _dates_a_toll(context, mention, ahead=ahead and bool(before))


def _dates_a_toll(context: SentenceContext, mention: DateMention, *, ahead: bool) -> bool:
    """ "The death toll was 41 on Friday, up from 36 on Thursday", "Die Zahl der Toten lag am Freitag bei 41".

    A toll stands before, and the day right behind its number, or (`ahead`) between its verb and its number.
    """
    profile, text = context.profile, context.text
    told = {word.strip(".,;:") for word in text[context.sentence.start : mention.start].lower().split()}
    of_people = (p for p in profile.properties if p.name in _OF_A_TOLL)
    if told.isdisjoint(profile.words("dates", "tolls")) or not any(context.cues_of(p) for p in of_people):
        return False  # how many marched is of the day of the march
    small = profile.function_words | profile.words("attribution", "day_parts")
    counted = [n for n in context.numerals if context.sentence.start <= n.start and n.end <= mention.start]
    between = text[end_of_unit(context, counted[-1]) : mention.start].lower().split() if counted else ["none"]
    if small.issuperset(between):
        return True
    verb = next((w for w in reversed(text[: mention.start].lower().split()) if w not in small), "")
    return ahead and verb in profile.words("scope", "links")


def _names_happening(context: SentenceContext, mention: DateMention) -> bool:
    """ "Sunday's avalanche", "el alud del domingo", "the quake that struck on Tuesday"."""
    if is_genitive(context, mention):
        span = context.sentence
        return names_happening(context, max(span.start, mention.start - _BESIDE), min(span.end, mention.end + _BESIDE))
    start, _ = clause_of(context, mention.start, mention.end)
    earlier = [m.end for m in context.dates if start <= m.end <= mention.start]
    return is_in_relative(context, mention) and names_happening(context, max([start, *earlier]), mention.start)
