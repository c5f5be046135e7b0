"""What a date of a sentence is there for: it dates what is told, names an event, opens a period, is compared with."""

import re
from functools import lru_cache
from itertools import pairwise

from summarizer.extract.attribution.speaker_patterns import place_behind_day
from summarizer.extract.context import SentenceContext
from summarizer.language.clause_marks import BARRIER
from summarizer.language.dates.search import DateMention
from summarizer.language.profile import Profile, phrase_pattern
from summarizer.language.quoting import fold_characters
from summarizer.language.word_patterns import OwnWords

OPENING_REACH = 12
_SINCE_REACH = 80
_ASIDE = re.compile(r",\s+\w+(?: \w+)?\s*$")
_PAIR = 2
_COUNTED_WORDS = 3  # behind a number, before what is told of whom it counts
_STARTS_WORDS = 6  # between a number and its date: "55 percent of the votes in 2020"
_SEGMENT = re.compile(r"[;:]\s(?:\w+\s+){0,2}$")
_SINCE = OwnWords(r"(?:<dates.since>)\s+(?P<noun>(?:[^\W\d_][\w'’-]*\s+){0,8})$")  # with the noun that the date is of


def follows_since(text: str, mention: DateMention, profile: Profile) -> bool:
    """Whether the date opens a period: "since Wednesday", "since its introduction in 2018"."""
    return _opens_a_period(text[max(0, mention.start - _SINCE_REACH) : mention.start], profile)


@lru_cache(maxsize=256)  # several rules ask of a sentence's dates
def _opens_a_period(before: str, profile: Profile) -> bool:
    """Whether a date behind such words opens one."""
    opened = _SINCE.of(profile).search(fold_characters(before).lower())
    if opened is None:
        return False
    words = opened["noun"].split()
    if words[-1:] and words[-1] in profile.tables["numerals"]["articles"]:
        return False  # "the worst since a 1994 accident": the year belongs to the noun behind it
    return not set(words) & (profile.weekdays.keys() | profile.months.keys() | profile.words("dates", "finite"))


def sets_the_time(context: SentenceContext, at: int, mention: DateMention) -> bool:
    """Whether a date is that of what stands at `at`: in its clause, between commas, or at the sentence's opening."""
    if dates_a_start(context, at, mention) or _dates_what_was_before(context, at, mention):
        return False
    text = context.marked.article.text
    left, right = sorted(((at, at), (mention.start, mention.end)))
    if not is_parted(context, left[1], right[0]) or is_aside(text, mention):
        return True
    return opens_sentence(context, mention) and "; " not in text[mention.end : max(at, mention.end)]


def dates_a_start(context: SentenceContext, at: int, mention: DateMention) -> bool:
    """ "Fell from 55 percent in 2020 to 3.2 percent": the year is that of the first number, and of none behind it."""
    start = next((n for n in reversed(context.numerals) if n.end <= mention.start), None)
    level = next((n for n in context.numerals if n.start >= mention.end), None)
    if start is None or level is None or at == start.start:
        return False
    words = context.profile.words
    dated = context.text[start.end : mention.start].split()
    led = context.text[mention.end : level.qualifier_start].lower().split()
    is_level = len(led) == 1 and led[0] in words("scope", "to_level")
    opened = context.word_before(start.qualifier_start) in words("scope", "revised_from")
    return opened and is_level and len(dated) <= _STARTS_WORDS


def _dates_what_was_before(context: SentenceContext, at: int, mention: DateMention) -> bool:
    """ "82.5 percent after 76.4 percent in 2021": the year is that of the number which the first is compared with."""
    *_, now, before = [None, None, *(n for n in context.numerals if n.end <= mention.start)]
    if now is None or before is None or at != now.start:
        return False
    between = context.text[now.end : before.qualifier_start].replace(now.unit_text, "", 1)
    return between.strip(" ,").lower() in context.profile.words("scope", "compared")


def is_parted(context: SentenceContext, start: int, end: int) -> bool:
    """Whether a comma or a stop lies between; not one before what came of it (", killing 12,000 people")."""
    resulting = context.profile.phrase_pattern("dates", "resulting")
    return any(not resulting.match(context.text, stop.end()) for stop in BARRIER.finditer(context.text, start, end))


def opens_sentence(context: SentenceContext, mention: DateMention) -> bool:
    """Whether the sentence begins with the date, up to a preposition: "In der Nacht zum Montag ..."."""
    return mention.start - context.sentence.start <= OPENING_REACH


def opens_segment(context: SentenceContext, mention: DateMention) -> bool:
    """Whether a date begins what stands behind a semicolon or a colon: "9,000 are cut off; on Tuesday it was 52,000"."""
    start = max(context.sentence.start, mention.start - OPENING_REACH)
    return _SEGMENT.search(context.text, start, mention.start) is not None


def is_aside(text: str, mention: DateMention) -> bool:
    """A day inside an apposition ("the assault, launched on Wednesday, has left") dates the apposition's verb."""
    before, after = text[max(0, mention.start - 40) : mention.start], text[mention.end : mention.end + 2]
    return "," in before and after.startswith(",") and bool(_ASIDE.search(before))


def names_an_event(context: SentenceContext, mention: DateMention) -> bool:
    """ "Tuesday's earthquake", "el terremoto del martes", "launched on Wednesday,", "since Monday": no as-of date."""
    text = context.marked.article.text
    if follows_since(text, mention, context.profile) or is_aside(text, mention) or is_compared(context, mention):
        return True
    return is_genitive(context, mention) or dates_what_is_described(context, mention)


def dates_what_is_described(context: SentenceContext, mention: DateMention) -> bool:
    """ "die 1931 eröffnete Brücke", "das am Montag verabschiedete Gesetz": the day of what the noun behind it has met."""
    behind = context.profile.pattern("dates", "described").match(context.text, mention.end)
    words = context.words_before(mention.start)[-2:]
    return behind is not None and not context.profile.words("dates", "before_described").isdisjoint(words)


def is_genitive(context: SentenceContext, mention: DateMention) -> bool:
    """ "Tuesday's ...", "... del martes"."""
    *_, edge, before = ["", "", *context.words_before(mention.start)]
    genitive = before in context.profile.words("dates", "genitive")
    is_period = mention.reading is not None and mention.reading.precision != "day"
    if is_period and edge in context.profile.words("dates", "edges"):
        genitive = False  # "at the end of December"
    if edge in context.profile.words("dates", "held_on"):
        genitive = False  # "as of Friday"
    return genitive or context.text[mention.end : mention.end + 2] == "'s"


def end_with_place(context: SentenceContext, mention: DateMention) -> int:
    """Where a day ends with the place behind it: "wie die Polizei am Freitag in Torgau mitteilte"."""
    place = place_behind_day(context.profile).match(context.text, mention.end)
    return place.end() if place else mention.end


def is_dateline(context: SentenceContext, mention: DateMention) -> bool:
    """ "PRAGUE, May 8 -": where and when it was written, not what the sentence tells."""
    match = context.profile.pattern("furniture", "dateline").match(context.own_text)
    return match is not None and mention.end <= context.sentence.start + match.end()


def is_compared(context: SentenceContext, mention: DateMention) -> bool:
    """ "five more than on Thursday": the day of another number."""
    before = context.before(mention.start, 20).lower().rstrip()
    return any(before.endswith(f" {word}") for word in context.profile.tables["dates"]["compared"])


def participle_before(context: SentenceContext, mention: DateMention) -> str:
    """ "the fine imposed in 2023": what is described has the date; "" where an auxiliary makes it the sentence's verb."""
    participle, profile = context.profile.pattern("dates", "participle", re.IGNORECASE), context.profile
    words = context.before(mention.start, 40).split()
    while words and words[-1].lower() in profile.function_words:
        words.pop()
    if words and (words[-1][0].isupper() or "'" in words[-1]):
        return ""  # "à la Bourse de Paris lundi", "privés d'électricité mercredi"
    described = bool(words) and words[-1].lower() not in profile.function_words and participle.search(words[-1])
    is_verb = bool(described) and bool({w.lower() for w in words[-3:-1]} & profile.words("dates", "finite"))
    return words[-1] if described and not is_verb else ""


def dates_a_participle(context: SentenceContext, mention: DateMention) -> bool:
    """Whether the date belongs to what is described, not to the sentence's verb."""
    return participle_before(context, mention) != ""


def is_in_subject(context: SentenceContext, mention: DateMention) -> bool:
    """ "Three of those hurt on Monday have died": a verb behind the day makes it part of what the sentence speaks of."""
    text, end = context.marked.article.text, context.sentence.end
    barrier = BARRIER.search(text, mention.end, end)
    stop = barrier.start() if barrier else end
    verb = context.profile.phrase_pattern("dates", "finite").search(context.text, mention.end, stop)
    return verb is not None and len(context.text[verb.end() : stop].split()) > 0


def is_in_relative(context: SentenceContext, mention: DateMention) -> bool:
    """ "the quake that struck on Tuesday": a clause of its own, opened since the last comma."""
    text, start = context.marked.article.text, context.sentence.start
    clause = max((m.end() for m in BARRIER.finditer(text, start, mention.start)), default=start)
    said = max((a.content_start for a in context.attributions if a.content_start <= mention.start), default=start)
    tables = context.profile.tables["dates"]
    words = phrase_pattern((*tables["relatives"], *tables["relatives_behind_comma"]))
    if clause > start and words.match(context.text, clause, mention.start):
        return True
    inside = phrase_pattern(tuple(tables["relatives"])).finditer(context.text, max(clause, said), mention.start)
    return any(m.start() > clause for m in inside)


def is_of_the_counted(context: SentenceContext, at: int, mention: DateMention) -> bool:
    """ "22 are in custody out of 41 who had fled on Tuesday": the day of those among whom a number counts.

    What a single number measures may well be the happening's ("the quake of magnitude 6.3 that struck on Monday").
    """
    told = [n for n in context.numerals if n.end <= mention.start]
    if len(told) < _PAIR or told[-1].start <= at:
        return False
    behind = context.text[told[-1].end : mention.start].lower().split()[: _COUNTED_WORDS + 1]
    words = context.profile.words("attribution", "relatives")
    commas = context.profile.words("dates", "relatives_behind_comma")
    return any(
        word in words and (word not in commas or before.endswith(",")) for before, word in pairwise(["", *behind])
    )
