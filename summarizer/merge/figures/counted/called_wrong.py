"""Numbers that an article calls wrong where another stands beside them: "The 64.1 percent were wrong. It was 61.4."

Or that it has written itself: "We wrote that 16,400 arrived. It is 18,400." What the reader of one sentence marks as
withdrawn is left as it is; here two numbers are held against each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from summarizer.language.corrections import calls_wrong, quotes_itself, says_was_wrong
from summarizer.language.names.parties import answers
from summarizer.language.profile import load_profile
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.comparing import are_in_two_countries
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, PLAIN_COUNT, comparable_class
from summarizer.merge.figures.voices import TELLING_VALUE, Voice, nominal
from summarizer.schema.records import replace

_NEGATED = WordPattern(
    r"\b(?:<grammar.not>)(?: (?:<comparison.denied_of>))?(?: (?:<grammar.articles>|<grammar.the_many>))? ?$",
    re.IGNORECASE,
)
_CORRECTED = WordPattern(r"\b(?:<comparison.correcting>)(?: (?:<grammar.the_many>))? $", re.IGNORECASE)
_BRINGS_TOTAL = WordPattern(r"\b(?:<comparison.brings_total>)\b", re.IGNORECASE)
_OWN = WordPattern(r"(?:<grammar.possessives>) ", re.IGNORECASE)
_REACH = 12  # characters before a number

Sentence = tuple[str, int]


def with_called_wrong(voices: list[Voice]) -> list[Voice]:
    """The voices, those withdrawn that a sentence negates beside another number, or calls wrong before the next corrects it.

    Nobody takes back what another named voice says: whoever says "31, and not nine" denies the nine of that voice, and has
    said no nine himself. An estimate was none the worse for the count.
    """
    told: dict[Sentence, list[Voice]] = defaultdict(list)
    for voice in voices:
        told[voice.sentence].append(voice)
    wrong = _told_wrong(told)
    speakers = defaultdict(set)
    for voice in (v for v in voices if v.speaker_id):
        speakers[_number(voice)].add(voice.speaker_id)
    kept = [_put_right(v, speakers[_number(v)]) if id(v) in wrong else v for v in voices]
    gone = {id(v) for v, now in zip(voices, kept, strict=True) if now is None}
    said = {id(v) for v in kept if v is not None and v.speaker_id}  # and not taken back: who does that denies nobody
    negated = (v for v in voices if id(v) in gone or (id(v) in said and _stands_negated(v)))
    denials = {id(by): nominal(v.quantity) for v in negated for by in _denying(v, told[v.sentence])}
    pairs = [pair for first, second in pairwise(sorted(told)) for pair in _contradicted(told[first], told[second])]
    denials |= {id(by): nominal(v.quantity) for by, v in pairs}
    still = {id(v) for _, v in pairs}  # told: what another calls wrong has not given way to his number
    return [
        replace(v, denies=denials.get(id(v)), replaced_by=None if id(v) in still else v.replaced_by)
        if id(v) in still or id(v) in denials
        else v
        for v in kept
        if v is not None
    ]


def _told_wrong(told: dict[Sentence, list[Voice]]) -> set[int]:
    """The voices, by identity, whose number a sentence negates beside another or calls wrong before the next corrects it."""
    wrong = {id(v) for found in told.values() for v in found if is_negated(v) and _rightful_of(v, found)}
    return wrong | {id(v) for first, second in pairwise(sorted(told)) for v in _called_wrong(told[first], told[second])}


def _put_right(wrong: Voice, speakers: set[str]) -> Voice | None:
    """What becomes of a number told as wrong which these speak of: taken back, denied, or said by nobody here."""
    if _may_take_back(wrong, speakers):
        return _as_withdrawn(wrong)
    if not is_negated(wrong):
        return wrong
    if _had_been_announced(wrong):
        return replace(wrong.as_saying(modality="denied"), replaced_by=None)
    return None


def _had_been_announced(voice: Voice) -> bool:
    """ "Six bodies, not five as the institute had announced": whoever had said so is put right, and not at odds."""
    return load_profile(voice.language).phrase_pattern("dates", "pluperfect").search(voice.behind) is not None


def _called_wrong(told: list[Voice], after: list[Voice]) -> list[Voice]:
    """What the sentence calls wrong, if it is alone of its kind there and the article's next sentence has its like."""
    if not _follows(told, after):
        return []
    sentence, language = told[0].text, told[0].language
    corrected = calls_wrong(sentence, language) and all(map(_had_been_said, told))  # "a statement that had said 49"
    own = says_was_wrong(sentence, language) or quotes_itself(sentence, language)
    if not corrected and not own and not _calls_last_wrong(after[0]):
        return []
    return [v for v in told if not _rightful_of(v, told) and _rightful_of(v, after)]


def _contradicted(told: list[Voice], after: list[Voice]) -> Iterator[tuple[Voice, Voice]]:
    """ "The plant announced 400 job cuts. The union says that figure is wrong: it is 1,200": who says so, and what of."""
    named = [v for v in after if v.speaker_id and _calls_last_wrong(v)] if _follows(told, after) else []
    for by in named:
        rivals = (v for v in told if v.speaker_id != by.speaker_id and _counted(v) == _counted(by))
        yield from ((by, v) for v in rivals if nominal(v.quantity) != nominal(by.quantity))


def _follows(told: list[Voice], after: list[Voice]) -> bool:
    """Whether the second sentence is the next of the article."""
    return told[0].article == after[0].article and 0 < _place(after[0]) - _place(told[0]) <= 1


def _place(voice: Voice) -> int:
    return voice.mention.numeral.sentence


def _calls_last_wrong(voice: Voice) -> bool:
    """Whether its sentence says of the one before that its number is wrong, and not what somebody did."""
    pattern = load_profile(voice.language).pattern("scope", "calls_last_wrong", re.IGNORECASE)
    found = pattern.search(voice.text)
    return found is not None and not found["deed"]


def _rightful_of(wrong: Voice, told: list[Voice]) -> list[Voice]:
    """The other numbers of what the first counts, by the same voice, or by whom "his ministry" is told to be of."""
    alike = _counted if is_negated(wrong) and _OWN.match(wrong.speaker) else _kind
    return [v for v in told if alike(v) == alike(wrong) and nominal(v.quantity) != nominal(wrong.quantity)]


def _denying(wrong: Voice, told: list[Voice]) -> list[Voice]:
    """Those who put another number in its place: its voice, or a rival ("1,200 jobs go, not 400 as the firm claims")."""
    others = (v for v in told if _counted(v) == _counted(wrong) and nominal(v.quantity) != nominal(wrong.quantity))
    return [v for v in others if is_negated(wrong) or v.speaker_id != wrong.speaker_id]


def _kind(voice: Voice) -> tuple[object, ...]:
    return *_counted(voice), voice.speaker_id


def _counted(voice: Voice) -> tuple[object, ...]:
    return voice.mention.measured_property, voice.unit, comparable_class(voice.mention)


def _number(voice: Voice) -> tuple[object, ...]:
    return voice.mention.measured_property, voice.unit, nominal(voice.quantity)


def is_negated(voice: Voice) -> bool:
    """Whether its sentence, or who read it, says that it is not so."""
    if voice.mention.modality == "denied" or _CORRECTED.search(voice.before):
        return True
    if not _stands_negated(voice):
        return False
    proposed = load_profile(voice.language).phrase_pattern("scope", "proposed")
    return proposed.search(voice.text) is None  # "workers would need 32 years, not 33" calls nothing wrong


def _stands_negated(voice: Voice) -> bool:
    """Whether a "not" stands before it that is no side of a vote."""
    return voice.holder not in answers() and _NEGATED.search(voice.before[-_REACH:]) is not None


def _may_take_back(voice: Voice, speakers: set[str]) -> bool:
    return not voice.speaker_id or speakers <= {voice.speaker_id}


def _as_withdrawn(voice: Voice) -> Voice:
    mention = voice.mention
    kept = mention.background or voice.former
    return voice if kept else voice.as_saying(withdrawn=not voice.estimate, modality="actual")


def with_withdrawn(voices: list[Voice]) -> list[Voice]:
    """A number that one article takes back is withdrawn wherever it stands: stale copies do not revive it. Where a toll has
    come up to it again on a later day, it is another count.

    Not where that article has a named voice stand by it ("more than fifty, and not 34"): that is a quarrel. Where it goes on
    telling the number itself ("cuts 3,500 jobs; it was wrong that 3,500 go in Alba alone"), or two other sources have it of
    one body to whom the article gives no other number, it is wrong in that one sentence only.
    """
    quarrels = {_taken(v) for v in voices if v.mention.withdrawn and _is_denied(v, voices)}
    taken_back = {_taken(v): v for v in voices if v.mention.withdrawn and v.mention.modality == "actual"}
    held = {_taken(v) for v in voices if (by := taken_back.get(_taken(v))) and _stands_by(v, by)} | quarrels
    elsewhere = {_taken(v) for v in voices if (by := taken_back.get(_taken(v))) and _is_of_others(v, by, voices)}
    wrong = taken_back.keys() - held - elsewhere
    kept = [v if _taken(v) in elsewhere - held else v.as_saying(withdrawn=_taken(v) in wrong) for v in voices]
    told = [
        k
        if (by := taken_back.get(_taken(v))) and not _is_of_another_place(v, by) and not _has_grown_since(v, by)
        else v
        for k, v in zip(kept, voices, strict=True)
    ]
    return _denied_where_nothing_replaces(told)


def _denied_where_nothing_replaces(voices: list[Voice]) -> list[Voice]:
    """ "There was talk of 41 dead. That was false.": where the story counts nothing in its place, it is not so."""
    standing = (v.mention for v in voices if not (v.mention.withdrawn or v.mention.background))
    counted = {(mention.measured_property, comparable_class(mention)) for mention in standing}
    return [
        v.as_saying(withdrawn=False, modality="denied")
        if v.mention.withdrawn and counted.isdisjoint((v.mention.measured_property, kind) for kind in _kinds(v))
        else v
        for v in voices
    ]


def _kinds(voice: Voice) -> tuple[str, str]:
    return PLAIN_COUNT, comparable_class(voice.mention)


def _has_grown_since(voice: Voice, withdrawal: Voice) -> bool:
    """Whether it adds to a growing count on a day after the withdrawal: "which brings the toll to 14"."""
    grows = voice.mention.measured_property in CUMULATIVE and voice.day > _told_on(withdrawal)
    return grows and _BRINGS_TOTAL.search(voice.text) is not None


def _told_on(withdrawal: Voice) -> str:
    """The day on which its article takes it back; the number itself may be of a day before."""
    return max(withdrawal.day, withdrawal.published)


def _is_of_another_place(voice: Voice, withdrawal: Voice) -> bool:
    """Three dead in one county are not the three that were too many in another; a large number is no coincidence."""
    if are_in_two_countries(voice, withdrawal):
        return True
    places = {voice.place, withdrawal.place} - {""}
    return len(places) > 1 and nominal(voice.quantity) < TELLING_VALUE


def _is_denied(voice: Voice, voices: list[Voice]) -> bool:
    """Whether another named voice puts its own number against it in one sentence: nobody takes back what others say.

    Whoever "lowered the toll from 17 to 16" has taken back the 17 of the service below him; who names "his ministry", its.
    """
    restated = load_profile(voice.language).phrase_pattern("scope", "restated")
    if restated.search(voice.text) or _OWN.match(voice.speaker):
        return False
    rivals = (v for v in voices if v.sentence == voice.sentence and v.speaker_id and not v.mention.withdrawn)
    same = (v for v in rivals if v.mention.measured_property == voice.mention.measured_property)
    return bool(voice.speaker_id) and any(v.speaker_id != voice.speaker_id for v in same)


def _taken(voice: Voice) -> tuple[str, float]:
    return voice.mention.measured_property, nominal(voice.quantity)


def _stands_by(voice: Voice, withdrawal: Voice) -> bool:
    """Whether a named voice says the number in the article that takes it back, for a day no earlier.

    Who "had told reporters" that it was 17 does not stand by it.
    """
    same_article = voice.article == withdrawal.article and voice.sentence != withdrawal.sentence
    return (
        same_article
        and bool(voice.speaker_id and voice.day)
        and not voice.mention.withdrawn
        and not _had_been_said(voice)
        and voice.day >= withdrawal.day
    )


def _is_of_others(voice: Voice, withdrawal: Voice, voices: list[Voice]) -> bool:
    """Whether what the article takes back is told beside that as right, or by two others of a body to which it gives no
    other number: a slip about whose number it was, or of what. One paper's slip does not come to two by themselves.
    """
    if voice.mention.withdrawn or _had_been_said(voice):
        return False
    article, sentence = withdrawal.article, withdrawal.mention.numeral.sentence
    if voice.article == article:
        return abs(voice.mention.numeral.sentence - sentence) <= 1
    alike = [v for v in voices if _taken(v)[0] == _taken(voice)[0]]
    answered = {v.speaker_id for v in alike if v.article == article and _taken(v) != _taken(voice)} | {""}
    told = {v.origin for v in alike if v.speaker_id == voice.speaker_id and _taken(v) == _taken(voice)}
    return voice.speaker_id not in answered and len(told - {withdrawal.origin}) > 1


def _had_been_said(voice: Voice) -> bool:
    """Whether its sentence tells it in the pluperfect: of a time before the article's own."""
    told = load_profile(voice.language).phrase_pattern("dates", "pluperfect")
    return told.search(voice.before) is not None
