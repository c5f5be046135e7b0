"""Days that lie ahead: a weekday in the clause of a plan ("will meet on Monday") is the next one, not the last."""

import re
from functools import lru_cache

from summarizer.language.dates.search import DateMention
from summarizer.language.events.event_nouns import types_named
from summarizer.language.profile import Profile, future_tense, reported_future
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.records import replace

_CLAUSE_END = WordPattern(r"[,;:–—!?]\s|\s[–—-]\s|\b(?:<grammar.that>|<grammar.and>|<grammar.but>)\b", re.IGNORECASE)
_SPEECH_REACH = 28
_OPENING = 4  # characters before a day that opens its sentence: "On "
_TOLD_REACH = 60  # characters behind such a day in which its verb stands
_UNFORESEEN = frozenset(
    {"accident", "crime", "earthquake", "explosion", "fire", "landslide", "violence_against_civilians", "wildfire"}
)
_NOUN_REACH = 40  # characters before or behind a day in which the noun stands that has it
_MODIFIED_WORDS = 3  # "Monday's deadly train crash"
_WORD = re.compile(r"[^\W\d_][\w-]*")


def read_ahead(
    mention: DateMention, text: str, span: tuple[int, int], profile: Profile, speech: list[int]
) -> DateMention:
    """The mention read forwards where its clause tells a plan; `speech` are the offsets of the sentence's cues.

    A day that dates the saying stays behind ("said on Monday it will close"), and one without a year is of the last where
    its clause tells what was ("On January 1 a quake had devastated the coast").
    """
    other, later = mention.other_year, mention.later
    if other and mention.reading and other.start > mention.reading.start:
        later = other
    elif other and _is_told_as_past(mention, text, span, profile):
        return replace(mention, reading=other)
    if later is None or mention.ahead or _is_counted_from(mention, text, span, profile):
        return mention
    if _is_of_the_unforeseen(mention, text, span, profile):
        return replace(mention, later=None)
    start, end = _clause(text, span, mention)
    plans = [m.start() for m in profile.phrase_pattern("dates", "plans").finditer(text, start, end)]
    plans += _schedule(text, start, end, profile)
    plans += [m.start() for m in future_tense(profile).finditer(text, start, end)]
    plans += _reported(text, start, end, mention, profile) if speech else []
    if profile.pattern("dates", "past", re.IGNORECASE).search(text, start, mention.start):
        plans = [at for at in plans if at < mention.start]  # "marched on Tuesday against the plan to raise the age"
    if not plans or _dates_the_saying(mention, plans, [cue for cue in speech if start <= cue < end]):
        return mention
    return replace(mention, reading=later, ahead=True)


def _is_of_the_unforeseen(mention: DateMention, text: str, span: tuple[int, int], profile: Profile) -> bool:
    """ "Les victimes de l'attentat de lundi seront inhumées": what nobody plans has been, whatever its clause plans."""
    if text[mention.end : mention.end + 2] in ("'s", "’s"):
        behind = _WORD.findall(text, mention.end + 2, min(span[1], mention.end + _NOUN_REACH))
        nouns = behind[:_MODIFIED_WORDS]
    else:
        before = _WORD.findall(text, max(span[0], mention.start - _NOUN_REACH), mention.start)
        genitive = before[-1:] and before[-1].lower() in profile.words("dates", "genitive")
        nouns = before[-2:-1] if genitive else []
    return any(types_named(noun, profile.code) & _UNFORESEEN for noun in nouns)


def _is_told_as_past(mention: DateMention, text: str, span: tuple[int, int], profile: Profile) -> bool:
    """Whether the day opens the sentence, or its clause has a pluperfect, and what is said behind it has been."""
    start, end = _clause(text, span, mention)
    opens = mention.start - span[0] <= _OPENING
    told = (mention.end, min(span[1], mention.end + _TOLD_REACH)) if opens else (start, end)
    if future_tense(profile).search(text, *told) or profile.phrase_pattern("dates", "plans").search(text, *told):
        return False
    past = profile.pattern("dates", "past", re.IGNORECASE).search(text, *told) if opens else None
    return past is not None or profile.phrase_pattern("dates", "pluperfect").search(text, *told) is not None


@lru_cache(maxsize=32)
def _since(profile: Profile) -> re.Pattern[str]:
    """The words for "since" at the end of a stretch."""
    words = "|".join(re.escape(word.strip()) for word in profile.tables["dates"]["since"])
    return re.compile(rf"(?<!\w)(?:{words})$")


def _schedule(text: str, start: int, end: int, profile: Profile) -> list[int]:
    """Where verbs in the present tell what is fixed for a day ("votes on Thursday"); none in a clause that tells a past."""
    scheduled = [m.span() for m in profile.pattern("dates", "scheduled", re.IGNORECASE).finditer(text, start, end)]
    if not scheduled:
        return []
    told = (m.span() for m in profile.pattern("dates", "past", re.IGNORECASE).finditer(text, start, end))
    is_past = any(not any(a < right and left < b for a, b in scheduled) for left, right in told)
    return [] if is_past else [left for left, _ in scheduled]


def _reported(text: str, start: int, end: int, mention: DateMention, profile: Profile) -> list[int]:
    """Where a saying reports what lies ahead of it; "those who would not go were held on Monday" goes on in the past."""
    past = profile.pattern("dates", "past", re.IGNORECASE)
    found = reported_future(profile).finditer(text, start, end)
    return [m.start() for m in found if not past.search(text, m.end(), max(m.end(), mention.start))]


def _is_counted_from(mention: DateMention, text: str, span: tuple[int, int], profile: Profile) -> bool:
    """ "since Monday": what goes on has begun."""
    before = text[span[0] : mention.start].rstrip().casefold()
    return _since(profile).search(before) is not None


def _clause(text: str, span: tuple[int, int], mention: DateMention) -> tuple[int, int]:
    start = max((m.end() for m in _CLAUSE_END.finditer(text, span[0], mention.start)), default=span[0])
    opens = mention.start - span[0] <= _OPENING and text.startswith(", ", mention.end)
    stop = _CLAUSE_END.search(text, mention.end + len(", ") if opens else mention.end, span[1])
    return start, stop.start() if stop else span[1]


def _dates_the_saying(mention: DateMention, plans: list[int], speech: list[int]) -> bool:
    for cue in speech:
        left, right = sorted((cue, mention.start))
        if right - left <= _SPEECH_REACH and not any(left <= plan < right for plan in plans):
            return True
    return False
