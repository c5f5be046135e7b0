"""Which of a sentence's days is its event's: not that of a saying, of the latest count, or of what it only mentions."""

import re
from itertools import islice

from summarizer.extract.context import SentenceContext
from summarizer.extract.events.triggers import CAUSES
from summarizer.extract.figures.day_roles import (
    follows_since,
    is_aside,
    is_compared,
    is_dateline,
    is_genitive,
    is_in_relative,
    is_in_subject,
    is_of_the_counted,
    opens_sentence,
    sets_the_time,
)
from summarizer.extract.figures.older_events import lies_ahead
from summarizer.language.clause_marks import CONJUNCTION, PAUSE
from summarizer.language.dates.nights import days_and_nights
from summarizer.language.dates.search import DateMention
from summarizer.language.events.event_nouns import is_led_into, types_named
from summarizer.language.events.event_types import EventType, background_of
from summarizer.language.phrases import Phrases
from summarizer.language.profile import Profile, phrase_pattern, reported_future
from summarizer.schema.brief import Modality
from summarizer.schema.mentions import DateReading
from summarizer.schema.records import replace

TALK = frozenset({"request", "accuse", "reject", "support", "threaten", "announcement"})
_SCHEDULED = "scheduled"
_GOES_ON = frozenset(
    [
        "labour_strike",
        "epidemic",
        "closure",
        "outage",
        "wildfire",
        "fire",
        "flood",
        "battle",
        "protest",
        "evacuation",
        "drought",
    ]
)
_DEADLY = CAUSES | {"crime"}
_SPEECH_REACH = 40
_SOURCE_REACH = 60
_BESIDE_A_NUMBER = 5  # words: its unit, and the preposition of the day
_WORD = re.compile(r"[^\W\d_][\w-]*")
_MODIFIED_WORDS = 3
_NOUN_REACH = 60
_DESCRIBED_WORDS = 4  # from the word of the event to the end of its noun phrase
_REMEMBERED_WORDS = 5  # "the victims of last month's gas explosion"
_BEHIND_A_WORD = 20  # characters in which a preposition stands before a day


def day_of_event(context: SentenceContext, at: int, modality: Modality, kind: EventType) -> DateReading | None:
    """The date of the sentence nearest to the trigger, or None: the article's day is no event's day.

    A weekday of what is planned lies ahead ("plans a day of mourning on Saturday"), where it stands in the plan's clause.
    """
    text = context.marked.article.text
    # what is planned was decided on the day of the report, for a day that none may tell
    decided = modality == "planned" and kind.type != _SCHEDULED
    dated = [m for m in _days_told(context) if not _is_limit(context, m) and (decided or not is_dateline(context, m))]
    dated = [m for m in dated if not _is_of_mentioned(context, at, m)]
    dated = [m for m in dated if not _is_of_former(context, m) and not (kind.effect and is_compared(context, m))]
    dated = [m for m in dated if kind.effect or not _is_of_relative(context, at, m)]
    dated = [m for m in dated if not is_of_the_counted(context, at, m)]
    dated = [m for m in dated if not _is_of_count(context, m) and not _is_of_paper(context, m)]
    dated = [m for m in dated if not _is_of_remembering(context, at, m) and not _is_of_source(context, m)]
    dated = [m for m in dated if not _is_of_running_toll(context, at, m, kind)]
    dated = [m for m in dated if not _is_of_called_off(context, at, m, kind) and not _says_which(context, at, m, kind)]
    days = [m for m in dated if m.reading and m.reading.precision == "day" and not is_aside(text, m)]
    if kind.type not in TALK:
        own = [m for m in days if not _dates_a_saying(context, m, at) and not is_dateline(context, m)]
        days = own or days
    near = [
        m for m in dated if sets_the_time(context, at, m) and (not is_aside(text, m) or _is_described(context, at, m))
    ]
    days = [m for m in days if not _is_of_later_relative(context, at, m)] or days
    nearest = min(days or near, key=lambda m: abs(m.start - at), default=None)
    if nearest is None or nearest.reading is None:
        return _deadline(context, modality, kind) or _since(context, kind)
    left, right = sorted((at, nearest.start))
    if (modality == "planned" or kind.ground or kind.effect) and _dates_a_saying(context, nearest, at):
        return _since(context, kind)  # "will buy its rival, the two companies said on Tuesday"
    if modality == "planned" and _is_beside_saying(context, nearest, at):
        return None
    if modality == "planned" and not CONJUNCTION.search(text, left, right):
        return nearest.later or nearest.reading
    if modality == "denied" and nearest.later and not nearest.ahead and nearest.start > at:
        return None  # "denied that the King comes on Sunday": nobody says which
    return nearest.reading


def _is_described(context: SentenceContext, at: int, aside: DateMention) -> bool:
    """ "The assault, launched on Wednesday, ...": the word of the event stands right before the apposition."""
    described = context.text[at : context.text.rfind(",", 0, aside.start)]
    return 0 < len(described.split()) <= _DESCRIBED_WORDS


def _deadline(context: SentenceContext, modality: Modality, kind: EventType) -> DateReading | None:
    """The one day until which something may still be done: "shareholders have until 26 January"."""
    limits = [m for m in _days_told(context) if _is_limit(context, m)]
    may_be_done = context.profile.phrase_pattern("dates", "deadline")
    is_one = modality == "planned" and kind.type == _SCHEDULED and len(limits) == 1
    if not is_one or not may_be_done.search(context.text, context.sentence.start, context.sentence.end):
        return None  # "showers are expected until Tuesday"
    if context.profile.phrase_pattern("dates", "pluperfect").search(
        context.text, limits[0].start, context.sentence.end
    ):
        return None  # "by Friday noon the towns had handed out 1.48 million papers"
    day = limits[0].later or limits[0].reading
    return day if day and day.precision == "day" and lies_ahead(context, day) else None


def _since(context: SentenceContext, kind: EventType) -> DateReading | None:
    """From the day on which what goes on began to the article's: "on strike since Monday". None for what takes no time."""
    text, own = context.marked.article.text, context.day.reading
    began = [m.reading for m in context.dates if m.reading and follows_since(text, m, context.profile)]
    if _superlative(context.profile).search(context.text, context.sentence.start, context.sentence.end):
        return None  # "the worst flood since 2002" began when nobody says
    if kind.type not in _GOES_ON or len(began) != 1 or lies_ahead(context, began[0]):
        return None
    return replace(began[0], end=max(began[0].end, own.end)) if own else began[0]


def _superlative(profile: Profile) -> Phrases:
    return profile.phrase_pattern("dates", "superlatives")


def _days_told(context: SentenceContext) -> list[DateMention]:
    """The sentence's dates, a night's two as one; none that only opens a period."""
    found = days_and_nights(context.text, context.dates, context.profile)
    return [m for m in found if m.reading and not follows_since(context.text, m, context.profile)]


def day_of_cause(context: SentenceContext, at: int, effect: int, kind: EventType) -> DateReading | None:
    """The day of what happened, not of its latest count: one that names the happening, or stands nearer to its word."""
    told = [m for m in _days_told(context) if not _dates_a_saying(context, m, at) and not is_compared(context, m)]
    told = [m for m in told if not _is_of_running_toll(context, at, m, kind)]
    own = [m for m in told if is_genitive(context, m) or abs(m.start - at) < abs(m.start - effect)]
    nearest = min(own, key=lambda m: abs(m.start - at), default=None)
    return nearest.reading if nearest else _since(context, kind)


def day_of_saying(context: SentenceContext) -> DateReading | None:
    """The day on which somebody said what the sentence tells: "..., the ministry said on Tuesday"."""
    behind = context.sentence.end
    return next((m.reading for m in _days_told(context) if m.reading and _dates_a_saying(context, m, behind)), None)


def new_day(context: SentenceContext) -> DateReading | None:
    """The day to which something is put off: "due on Friday, is postponed to Sunday". None where nothing is."""
    words = background_of(context.profile.code)
    if not phrase_pattern(words.put_off).search(context.text, context.sentence.start, context.sentence.end):
        return None
    to = phrase_pattern(words.put_off_to)
    moved = [m for m in context.dates if m.reading and _stands_right_behind(to, context, m.start)]
    return (moved[-1].later or moved[-1].reading) if moved else None


def day_extended_to(context: SentenceContext) -> DateReading | None:
    """The day until which there now is time to do something: "on Tuesday extended the deadline until Friday"."""
    limits = [m for m in context.dates if m.reading and is_extended_to(context, m)]
    return (limits[-1].later or limits[-1].reading) if limits else None


def is_extended_to(context: SentenceContext, mention: DateMention) -> bool:
    """ "Talks have been extended to 5 December": a new end, and not when they were held."""
    words = background_of(context.profile.code)
    if not phrase_pattern(words.extended).search(context.text, context.sentence.start, mention.start):
        to = phrase_pattern(words.until)  # "bis Freitag verlängert"
        behind = phrase_pattern(words.extended).search(context.text, mention.end, context.sentence.end)
        return behind is not None and _stands_right_behind(to, context, mention.start)
    return _stands_right_behind(phrase_pattern(words.until + words.put_off_to), context, mention.start)


def _stands_right_behind(phrases: Phrases, context: SentenceContext, at: int) -> bool:
    begin = max(context.sentence.start, at - _BEHIND_A_WORD)
    before = context.text[begin:at].rstrip()
    return any(found.end() == begin + len(before) for found in phrases.finditer(context.text, begin, at))


def _dates_a_saying(context: SentenceContext, mention: DateMention, at: int) -> bool:
    """Whether a verb of saying stands before the day, and neither the trigger nor what is to be done between them.

    Not the day that names what happened: "put the toll of Tuesday's crash at 15".
    """
    if is_genitive(context, mention) and _names_an_event(context, mention):
        return False
    near = (a for a in context.attributions if 0 <= mention.start - a.cue_start <= _SPEECH_REACH)
    return any(
        not a.cue_start <= at < mention.start and not _has_plan(context, a.cue_start, mention.start) for a in near
    )


def _is_beside_saying(context: SentenceContext, mention: DateMention, at: int) -> bool:
    """Whether a clause ends with a verb of saying and the day beside it, whoever speaks: ", it said on Friday",
    "a-t-il annoncé vendredi", "wie sie am Freitag mitteilte".
    """
    text, end = context.text, context.sentence.end
    words = list(_WORD.finditer(text, max(context.sentence.start, mention.start - _SPEECH_REACH), mention.start))
    while words and words[-1].group().lower() in context.profile.function_words - context.profile.attribution_verbs:
        words.pop()
    before = words[-1] if words and not _WORD.match(text, mention.end + 1, end) else None
    behind = _WORD.match(text, mention.end + 1, end)
    last = behind if behind and not _WORD.match(text, behind.end() + 1, end) else before
    if last is None or last.group().lower() not in context.profile.attribution_verbs or is_genitive(context, mention):
        return False
    apart = PAUSE.search(text, min(last.start(), mention.end), max(last.start(), mention.start))
    return apart is None and not last.start() <= at < last.end()


def _has_plan(context: SentenceContext, start: int, end: int) -> bool:
    """Whether a verb of what is to be done stands between: "agreed to meet", "said that it would close"."""
    if context.profile.pattern("modality", "infinitive").search(context.text, start, end):
        return True
    reported = reported_future(context.profile).search(context.text, start, context.sentence.end)
    return reported is not None and reported.start() < end


def _is_limit(context: SentenceContext, mention: DateMention) -> bool:
    """ "until Friday": the end of a period."""
    until = phrase_pattern(background_of(context.profile.code).until)
    return _stands_right_behind(until, context, mention.start) or is_extended_to(context, mention)


def _is_of_former(context: SentenceContext, mention: DateMention) -> bool:
    """ "valued at 24 million, against 18 million on Sunday": the day of the number that this one is compared with."""
    before = [n for n in context.numerals if n.end <= mention.start]
    if not before or len(context.text[before[-1].end : mention.start].split()) > _BESIDE_A_NUMBER:
        return False
    words, scope = (
        context.before(before[-1].qualifier_start).lower(),
        context.profile.tables["scope"],
    )
    if len(before) > 1 and not PAUSE.search(context.text, before[-2].end, before[-1].start):
        is_move = words.rstrip().endswith(tuple(f" {word}" for word in scope["moved_from"]))
        if is_move:
            return False  # "raised its rate to 4.5 percent from 4.25 percent on Wednesday"
    return words.rstrip().endswith(tuple(f" {word}" for word in scope["compared"]))


def _is_of_relative(context: SentenceContext, at: int, mention: DateMention) -> bool:
    """ "The suspect, who was held on Monday, has been charged": the day of a clause that commas set apart."""
    closed = mention.end < at and "," in context.text[mention.end : at]
    return closed and is_in_relative(context, mention)


def _is_of_later_relative(context: SentenceContext, at: int, mention: DateMention) -> bool:
    """ "ist am Freitag wegen der Explosion zurückgetreten, die am Montag ...": of two days that behind the comma."""
    return at < mention.start and ", " in context.text[at : mention.start] and is_in_relative(context, mention)


def _is_of_count(context: SentenceContext, mention: DateMention) -> bool:
    """ "a premium over Friday's close", "cours de clôture de vendredi": the day of a number and of nothing that happened."""
    if not is_genitive(context, mention):
        return False
    behind = _WORD.search(context.text, mention.end + 2, context.sentence.end)
    noun = behind if context.text[mention.end : mention.end + 2] == "'s" else _noun_before(context, mention)
    return noun is not None and noun.group().lower() in context.profile.words("dates", "dated_counts")


def _is_of_paper(context: SentenceContext, mention: DateMention) -> bool:
    """ "said the decree of 18 April may be unlawful": the day by which a paper is known. "Monday's decree" came that day."""
    noun = _noun_before(context, mention)
    by_number = any(c.isdigit() for c in context.text[mention.start : mention.end])
    named = noun is not None and noun.group().lower() in context.profile.words("dates", "dated_papers")
    return named and by_number and is_genitive(context, mention)


def _is_of_source(context: SentenceContext, mention: DateMention) -> bool:
    """ "at least 33 dead, according to Friday's data", "según datos de la junta del viernes": the day of who says it."""
    if not is_genitive(context, mention) or _names_an_event(context, mention):
        return False
    begin = max(context.sentence.start, mention.start - _SOURCE_REACH)
    words = context.profile.phrase_pattern("attribution", "prepositions").finditer(context.text, begin, mention.start)
    opened = max((m.end() for m in words), default=-1)
    return opened >= 0 and PAUSE.search(context.text, opened, mention.start) is None


def _names_an_event(context: SentenceContext, mention: DateMention) -> bool:
    """ "Friday's attack", "el ataque del viernes": the noun that has the day is one of the table."""
    behind = context.text[mention.end : mention.end + 2] == "'s"
    noun = _noun_behind(context, mention) if behind else _noun_before(context, mention)
    return noun is not None and bool(types_named(noun.group(), context.profile.code))


def _is_of_running_toll(context: SentenceContext, at: int, mention: DateMention, kind: EventType) -> bool:
    """ "The death toll from the attack rose to four on Friday": the day of the toll, unless it stands beside the attack."""
    if kind.type not in _DEADLY or mention.start < at or is_genitive(context, mention):
        return False
    start, words = context.sentence.start, context.profile.words("dates", "tolls")
    toll = max((w.end() for w in _WORD.finditer(context.text, start, at) if w.group().lower() in words), default=-1)
    if toll < 0 or any(toll <= n.start < at for n in context.numerals) or PAUSE.search(context.text, toll, at):
        return False
    verbs = context.profile.phrase_pattern("dates", "finite").finditer(context.text, toll, at)
    is_noun = context.profile.tables["capital_nouns"]  # "die Zahl der Toten"
    return all(is_noun and v.group()[0].isupper() for v in verbs) and not is_in_subject(context, mention)


def _is_of_remembering(context: SentenceContext, at: int, mention: DateMention) -> bool:
    """ "gathered on Wednesday to mourn the victims of the blast": no day of the blast's, unless it is Monday's blast."""
    if is_genitive(context, mention):
        return False
    words = phrase_pattern(background_of(context.profile.code).remembered)
    last = max((m.end() for m in words.finditer(context.text, context.sentence.start, at)), default=-1)
    return last >= 0 and len(context.text[last:at].split()) <= _REMEMBERED_WORDS


def _is_of_called_off(context: SentenceContext, at: int, mention: DateMention, kind: EventType) -> bool:
    """ "Sunday's match was called off": the day is that of what will not be."""
    if kind.type != "cancellation" or mention.start > at:
        return False
    in_subject = is_in_subject(context, mention) and not opens_sentence(context, mention)
    return is_genitive(context, mention) or mention.ahead or in_subject


def _says_which(context: SentenceContext, at: int, mention: DateMention, kind: EventType) -> bool:
    """ "arrested four men over Sunday's attack": the day of another event, which its noun names."""
    if kind.effect or not is_genitive(context, mention):
        return False
    behind = context.text[mention.end : mention.end + 2] == "'s"
    noun = _noun_behind(context, mention) if behind else _noun_before(context, mention)
    if noun is None or noun.start() <= at < noun.end():
        return False
    types = types_named(noun.group(), context.profile.code)
    led = is_led_into(context.text, mention.start if behind else noun.start(), context.profile.code)
    return bool(types) and kind.type not in types and not led


def _noun_behind(context: SentenceContext, mention: DateMention) -> re.Match[str] | None:
    """The noun of the table within three words behind "Sunday's"."""
    words = islice(_WORD.finditer(context.text, mention.end + 2, context.sentence.end), _MODIFIED_WORDS)
    return next((w for w in words if types_named(w.group(), context.profile.code)), None)


def _noun_before(context: SentenceContext, mention: DateMention) -> re.Match[str] | None:
    """The noun that "del domingo" stands behind."""
    words = [*_WORD.finditer(context.text, max(context.sentence.start, mention.start - _NOUN_REACH), mention.start)]
    return words[-2] if len(words) > 1 else None


def _is_of_mentioned(context: SentenceContext, at: int, mention: DateMention) -> bool:
    """ "sacked its coach after it lost on Sunday": the day of what stands behind "after" in the trigger's clause."""
    words = background_of(context.profile.code)
    word = phrase_pattern(words.after).search(context.text, at, mention.start) if at < mention.start else None
    if word is None or PAUSE.search(context.text, at, mention.start):
        return False
    behind = phrase_pattern(words.day_parts).search(context.text, word.end(), mention.start)
    return behind is None or behind.start() > word.end() + 1  # "before dawn on Monday" mentions nothing
