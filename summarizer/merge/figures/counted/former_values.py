"""What a number was before: "cut from 920 to 610 million", "up from 17 a day earlier", "instead of 2.4 percent".

Such a number was right in its time: the one beside it has taken its place. It is taken back only where the sentence calls
it wrong, or where a count that only grows has been lowered.
"""

import re
from collections import defaultdict
from functools import lru_cache

from summarizer.language.corrections import calls_wrong
from summarizer.language.events.event_types import background_of
from summarizer.language.names.roles import role_of
from summarizer.language.phrases import Phrases
from summarizer.language.profile import Profile, load_profile
from summarizer.merge.figures.comparing import are_two_speakers, told_number
from summarizer.merge.figures.counted.forecasts import is_forecast
from summarizer.merge.figures.counted.word_places import between
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, ONE_DAY, PRECISE, comparable_class
from summarizer.merge.figures.voices import TELLING_VALUE, Voice, nominal
from summarizer.schema.evidence import OWN_DAY, TOLD_BEFORE
from summarizer.schema.records import replace

_REACH = 24  # characters before a number in which the word that makes it a former one may stand
_SENTENCES_BEHIND = 2
_YEAR = len("2025")
_ADJOINING = 4  # words between "from A" and "B", the last of which is "to"

_SIGNS = " \u00a0\u202f€$£¥₹"  # of a currency, before its number
_COUNTED_ON = CUMULATIVE | {"missing", "trapped", "displaced", "without power"}
_ONE_LIST = frozenset({"missing", "trapped"})
_MANY = 5


def with_formers(voices: list[Voice]) -> list[Voice]:
    """The voices, those marked that say what another of their sentence was before, wherever their speaker says it."""
    sentences: dict[tuple[str, int], list[Voice]] = defaultdict(list)
    for voice in voices:
        sentences[voice.sentence].append(voice)
    nearby = _by_article(voices)
    formers = {}
    for told in sentences.values():
        for voice in told:
            if now := _successor(voice, told) or _that_of_a_later_count(voice, nearby[voice.article]):
                formers[id(voice)] = _as_former(voice, now)
    marked = [formers.get(id(v), v) for v in voices]
    known = {_said(v): v for v in formers.values() if v.speaker_id}
    given_up = {told_number(v): v for v in formers.values() if _is_anybodys(v, nearby[v.article])}
    told = [
        v if v.former or not (old := known.get(_said(v)) or given_up.get(told_number(v))) else _as_told_before(v, old)
        for v in marked
    ]
    return _on_one_day(told)


def _on_one_day(voices: list[Voice]) -> list[Voice]:
    """The voices, what has taken the place of a crowd's number as of the day of that crowd, whenever it was put right."""
    held = {
        (v.replaced_by, v.speaker_id): v.day
        for v in voices
        if v.former and v.day and v.mention.measured_property in ONE_DAY
    }
    return [
        replace(v, day=day)
        if not v.former
        and v.mention.measured_property in ONE_DAY
        and (day := held.get((nominal(v.quantity), v.speaker_id))) is not None
        and day < v.day
        else v
        for v in voices
    ]


def _by_article(voices: list[Voice]) -> dict[str, list[Voice]]:
    told: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        told[voice.article].append(voice)
    return told


def _said(voice: Voice) -> tuple[object, ...]:
    return *told_number(voice), voice.speaker_id


def _is_anybodys(voice: Voice, told: list[Voice]) -> bool:
    """Whether an article calls a telling number an earlier count and says of nobody by name that it was his.

    Or says of how many are missing that they were so many: of a list that gets shorter all tell.
    """
    if voice.mention.measured_property in _ONE_LIST and nominal(voice.quantity) >= _MANY:
        return True
    nameless = not voice.speaker_id or bool(role_of(voice.speaker))
    return nameless and nominal(voice.quantity) >= TELLING_VALUE and _is_of_an_earlier_count(voice, told)


def _as_told_before(voice: Voice, old: Voice) -> Voice:
    """The same number by the same speaker, told while it stood."""
    earlier = not voice.day or not old.day or voice.day <= old.day
    return replace(voice, replaced_by=old.replaced_by if earlier and not voice.mention.withdrawn else None)


def _successor(voice: Voice, told: list[Voice]) -> Voice | None:
    """The number of the sentence that has taken the voice's place, if the sentence says so and calls none wrong."""
    fits = [v for v in told if v is not voice and _is_comparable(v, voice)]
    if not fits or calls_wrong(voice.text, voice.language):
        return None
    now = _that_of_a_former_range(voice, fits) or (_one_before(voice, fits) if _is_compared(voice) else None)
    now = now or (_one_after(voice, fits) if _is_start(voice) else None)
    if now is None or now.mention.withdrawn or _is_of_a_year(voice, now):
        return None
    falls = voice.mention.measured_property in CUMULATIVE and nominal(now.quantity) < nominal(voice.quantity)
    return None if falls else now


def _is_of_a_year(old: Voice, now: Voice) -> bool:
    """ "Revenue of 320 billion is foreseen, down from 322 billion in 2023": what was is no former forecast."""
    told = old.mention.as_of
    gone_by = told is not None and told.precision == "year" and told.start[:_YEAR] < now.day[:_YEAR]
    return gone_by and (is_forecast(now) or now.mention.modality == "planned")


def _is_comparable(one: Voice, other: Voice) -> bool:
    kinds = {comparable_class(one.mention), comparable_class(other.mention)}
    return one.unit == other.unit and len(kinds) == 1 and nominal(one.quantity) != nominal(other.quantity)


def _that_of_a_later_count(voice: Voice, told: list[Voice]) -> Voice | None:
    """ "The toll is 137. A previous count put it at 133.": the nearest that may follow what is called an earlier count.

    What a growing count was at first gives way to a higher one alone, told before it or right behind it.
    """
    if voice.mention.withdrawn or not (_is_of_an_earlier_count(voice, told) or _is_raised_from(voice, told)):
        return None
    fits = [
        v
        for v in told
        if v.mention.numeral.sentence - voice.mention.numeral.sentence <= _SENTENCES_BEHIND
        and _is_comparable(v, voice)
        and _may_follow(v, voice)
        and not (v.sentence == voice.sentence and _is_of_an_earlier_count(v, told))
    ]
    if voice.mention.measured_property in CUMULATIVE:
        fits = [v for v in fits if _outgrows(v, voice)]
    return min(fits, key=lambda v: (_distance(v, voice), v.mention.numeral.start), default=None)


def _is_raised_from(voice: Voice, told: list[Voice]) -> bool:
    """ "The toll is 46. The fire service raised it from 43 on Thursday.": no other count of its kind in the sentence."""
    counted = voice.mention.measured_property in _COUNTED_ON and _is_compared(voice)
    return counted and not any(
        v.sentence == voice.sentence and v is not voice and _is_comparable(v, voice) for v in told
    )


def _outgrows(now: Voice, old: Voice) -> bool:
    """Whether a growing count may have taken the place of another: it is higher, or the same speaker lowers it nearby."""
    if nominal(now.quantity) > nominal(old.quantity):
        return True
    return not _are_rivals(now, old) and _distance(now, old) <= _SENTENCES_BEHIND


def _are_rivals(now: Voice, old: Voice) -> bool:
    """Whether two named voices each stand by a number: not a president and what is called an earlier government estimate.

    Nor who "corrected an earlier statement by his office".
    """
    named = are_two_speakers(now, old)
    office = bool(role_of(old.speaker)) and not role_of(now.speaker)
    return bool(named) and not office and not calls_wrong(old.text, old.language)


def _is_of_an_earlier_count(voice: Voice, told: list[Voice]) -> bool:
    """Whether the words for an earlier count open before the number, with no other number between.

    "They first spoke of 28 dead, then of 85 and later of 124": what "then" leads on to is of the same row.
    """
    start, at = voice.sentence[1], voice.mention.numeral.start
    opened = [start + place for place in _earlier_counts(voice.text, voice.language) if start + place < at]
    if not opened:
        return False
    on_the_way = [v for v in told if v is not voice and opened[-1] < v.mention.numeral.start < at]
    then = load_profile(voice.language).phrase_pattern("scope", "then")
    return all(_leads_on(v, voice, then) for v in on_the_way)


@lru_cache(maxsize=1024)  # of each number of the sentence
def _earlier_counts(sentence: str, language: str | None) -> tuple[int, ...]:
    """Where the sentence has words for an earlier count."""
    pattern = load_profile(language).pattern("scope", "earlier_count", re.IGNORECASE)
    return tuple(found.start() for found in pattern.finditer(sentence))


def _leads_on(earlier: Voice, later: Voice, then: Phrases) -> bool:
    """Whether "then" or "later" stands between two numbers of one sentence that count the same."""
    alike = earlier.sentence == later.sentence and _is_comparable(earlier, later)
    return alike and then.search(between(earlier, later)) is not None


def _may_follow(now: Voice, old: Voice) -> bool:
    named = old.mention.measured_property == now.mention.measured_property or (
        old.sentence == now.sentence and old.mention.property_evidence == "plain noun"
    )  # "carried 44 people, said the governor, who had first spoken of 45 people"
    same = named and old.place in ("", now.place)
    aside = (
        now.mention.background or now.mention.withdrawn or now.mention.modality not in ("actual", old.mention.modality)
    )
    return same and not aside


def _distance(one: Voice, other: Voice) -> int:
    return abs(one.mention.numeral.sentence - other.mention.numeral.sentence)


def _one_before(voice: Voice, fits: list[Voice]) -> Voice | None:
    """The nearest number in front, one that is said to count the same before any other: "48 in hospital, six of them in
    intensive care, down from 57"."""
    before = [v for v in fits if v.mention.numeral.start < voice.mention.numeral.start]
    named = [v for v in before if v.mention.measured_property == voice.mention.measured_property]
    return max(named or before, key=lambda v: v.mention.numeral.start, default=None)


def _one_after(voice: Voice, fits: list[Voice]) -> Voice | None:
    """The number right behind "to", a few words after the one behind "from"."""
    after = [v for v in fits if v.mention.numeral.start > voice.mention.numeral.start]
    now = min(after, key=lambda v: v.mention.numeral.start, default=None)
    if now is None:
        return None
    words = between(voice, now).rstrip(_SIGNS).lower().split()
    leads = 0 < len(words) <= _ADJOINING and words[-1] in load_profile(now.language).words("scope", "to_level")
    return now if leads else None


def _that_of_a_former_range(voice: Voice, fits: list[Voice]) -> Voice | None:
    """ "To about 5.6 percent, from 6.5 to 7 percent previously": both ends of what held before gave way to the first."""
    end = voice if not _is_start(voice) else _one_after(voice, fits)
    starts = [v for v in [voice, *fits] if v is not end and _is_start(v) and end and _one_after(v, [end]) is end]
    if end is None or not starts or not _held_before(end):
        return None
    return _one_before(starts[0], [v for v in fits if v is not end and v not in starts])


def _held_before(voice: Voice) -> bool:
    left = voice.behind.strip().removeprefix(voice.mention.numeral.unit_text).lstrip().lower()
    return left.startswith(tuple(load_profile(voice.language).words("scope", "held_before")))


def _is_compared(voice: Voice) -> bool:
    """Whether it stands behind "from" or "instead of"; what it is "compared with" may be last year's, if not "before"."""
    profile = load_profile(voice.language)
    found = _older(profile).search(_before(voice))
    compared = profile.words("comparison", "than_before")
    if found is None:  # "14,50 Euro, nach 13 Euro zuvor"
        return _held_before(voice) and _ends_with(_before(voice), frozenset(background_of(profile.code).after))
    return voice.mention.measured_property in _COUNTED_ON or found[0] not in compared or _held_before(voice)


def _is_start(voice: Voice) -> bool:
    return _ends_with(_before(voice), load_profile(voice.language).words("scope", "revised_from"))


def _before(voice: Voice) -> str:
    before = voice.before[-_REACH:].rstrip(_SIGNS).lower()
    lead, _, last = before.rpartition(" ")
    return (
        lead if last in load_profile(voice.language).words("grammar", "the_many") else before
    )  # "up from the 1.3 billion planned"


def _ends_with(before: str, words: frozenset[str]) -> bool:
    return bool(before) and before.split()[-1] in words


@lru_cache(maxsize=32)
def _older(profile: Profile) -> re.Pattern[str]:
    """What a former number stands behind; "12, not 15" takes the 15 back."""
    denied = profile.words("grammar", "not") | profile.words("comparison", "no_longer")
    known = (word for word in profile.tables["dates"]["older"] if word.split()[-1] not in denied)
    words = "|".join(re.escape(word) for word in known) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})$")


def _as_former(voice: Voice, now: Voice) -> Voice:
    """What the number is of is what its successor is of; a rate or sum is of no day that only its article has."""
    as_of = voice.mention.as_of
    unsaid = as_of is not None and (as_of.evidence in OWN_DAY or as_of.evidence.endswith(TOLD_BEFORE))
    own_day = not (unsaid and voice.mention.subject_class in PRECISE)
    told = voice.as_saying(
        as_of=voice.mention.as_of if own_day else None,
        measured_property=now.mention.measured_property,
        background=now.mention.background,
        modality=now.mention.modality,
        holder=now.mention.holder or voice.mention.holder,
        withdrawn=False,
    )
    return replace(
        told,
        replaced_by=nominal(now.quantity),
        day=voice.day if own_day else "",
        place=voice.place or now.place,
        holder=now.holder or voice.holder,
    )
