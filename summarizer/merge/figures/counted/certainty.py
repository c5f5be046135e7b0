"""How sure a number is, where one article says less of it than another: what is only feared or planned joins no count."""

from collections import Counter, defaultdict

from summarizer.merge.figures.comparing import ratio
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, STATES
from summarizer.merge.figures.voices import TELLING_VALUE, Voice, nominal
from summarizer.schema.brief import Modality

_RIVAL_RATIO = 2.0
_GROUND = frozenset({"area", "length"})
_SUFFERED = frozenset({"deaths", "injured", "missing", "trapped"})
_UNSURE: tuple[Modality, ...] = ("possible", "planned")


def with_one_certainty(voices: list[Voice]) -> list[Voice]:
    """The voices, a speaker's one number as unsure as he has it anywhere, a plan or a sum as most have it.

    Where one paper quotes "there could have been 300" and another "300, he said", it is no count. What is feared of a
    count that grows is left as it is: the same number may be counted later. Nobody plans the dead: "there will be
    several hundred" is feared.
    """
    voices = [_with(v, "possible") if _is_foretold(v) else v for v in voices]
    counted: dict[str, list[Voice]] = defaultdict(list)
    for voice in (v for v in voices if v.mention.modality == "actual" and v.speaker_id):
        counted[voice.article].append(voice)
    voices = [_with(v, "actual") if _is_set_against(v, counted[v.article]) else v for v in voices]
    said, told = _certainties(voices, by_speaker=True), _certainties(voices, by_speaker=False)
    known = [_with(v, _least_sure(said[_key(v, True)])) if v.speaker_id and _is_telling(v) else v for v in voices]
    return [_with(v, _usual(told[_key(v, False)])) if _is_measured_once(v) else v for v in known]


def _is_foretold(voice: Voice) -> bool:
    return voice.mention.modality == "planned" and voice.mention.measured_property in _SUFFERED


def _is_set_against(voice: Voice, counted: list[Voice]) -> bool:
    """ "Seven are trapped, says the owner; the union fears it is ten": of what is so now a fear is the voice's count.

    So is an estimate of ground: "The institute puts the advance at 14 km², the site at 9".
    """
    mention = voice.mention
    held = mention.numeral.quantity.bound not in ("at_most", "less_than")  # "may be up to 300" is a guess
    is_so_now = mention.measured_property in STATES or voice.unit in _GROUND
    if mention.modality != "possible" or not (held and voice.speaker_id and is_so_now):
        return False
    return any(
        rival.speaker_id != voice.speaker_id
        and rival.mention.measured_property == mention.measured_property
        and abs(rival.mention.numeral.sentence - mention.numeral.sentence) <= 1
        and ratio(rival.quantity, voice.quantity) <= _RIVAL_RATIO
        for rival in counted
    )


def _certainties(voices: list[Voice], by_speaker: bool) -> dict[object, Counter[Modality]]:
    """How often each number is told how surely."""
    told: dict[object, Counter[Modality]] = defaultdict(Counter)
    for voice in voices:
        told[_key(voice, by_speaker)][voice.mention.modality] += 1
    return told


def _key(voice: Voice, by_speaker: bool) -> tuple[object, ...]:
    number = voice.mention.measured_property, nominal(voice.quantity), voice.unit, voice.mention.background
    return (*number, voice.speaker_id) if by_speaker else number


def _is_telling(voice: Voice) -> bool:
    return nominal(voice.quantity) >= TELLING_VALUE and voice.mention.modality != "denied"


def _is_measured_once(voice: Voice) -> bool:
    """Whether the number is no count that may be feared today and reached tomorrow; nor one of a guesser."""
    guessed = voice.speaker_id and voice.mention.modality in _UNSURE
    return _is_telling(voice) and voice.mention.measured_property not in CUMULATIVE | STATES and not guessed


def _least_sure(counts: Counter[Modality]) -> Modality:
    return next((modality for modality in _UNSURE if counts[modality]), "actual")


def _usual(counts: Counter[Modality]) -> Modality:
    return max(("actual", *_UNSURE), key=lambda modality: counts[modality])


def _with(voice: Voice, modality: Modality) -> Voice:
    if modality == voice.mention.modality:
        return voice
    return voice.as_saying(modality=modality)
