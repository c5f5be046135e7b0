"""What is expected of a rate or a sum, in one name for all who expect it: what was measured is no rival of it.

A reader has "1.3 percent, the auditors say" as the deficit and "the bill foresees 0.8 percent" as its forecast: the first
answers the second, and is one as well.
"""

from collections import defaultdict
from itertools import pairwise

from summarizer.language.numbers.quantity_names import concepts_of
from summarizer.language.profile import FORECAST
from summarizer.merge.figures.comparing import are_two_speakers, ratio, same_value
from summarizer.merge.figures.quantity_kinds import COMMON, POLLED, PRECISE, comparable_class
from summarizer.merge.figures.voices import Voice, nominal

_RIVAL_RATIO = 2.0
_FORESEEN = COMMON - {"budget deficit"}  # what a bill foresees its auditors answer: a quarrel


def with_forecasts(voices: list[Voice]) -> list[Voice]:
    """The voices, those renamed that foresee what others of the story foresee, or answer a forecast in the next sentence."""
    foreseen = {v.mention.measured_property: _unit(v) for v in voices if is_forecast(v)}
    if not foreseen:
        return voices
    voices = [v.as_saying(measured_property=name) if (name := _fuller_name(v, foreseen)) else v for v in voices]
    known = {_said(v) for v in voices if is_forecast(v) or v.mention.modality == "planned"}
    told: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        told[f"{voice.article} {_base(voice)}"].append(voice)
    found = set().union(*(_answers(own, known) for own in told.values()))
    return [
        v.as_saying(measured_property=name) if (name := f"{_base(v)}{FORECAST}") in foreseen and id(v) in found else v
        for v in voices
    ]


def is_forecast(voice: Voice) -> bool:
    """Whether the property's name says that it is one."""
    return voice.mention.measured_property.endswith(FORECAST)


def is_own_measurement(one: Voice, other: Voice) -> bool:
    """What two institutes foresee of one rate, or have polled: each has its own, and neither says that the other errs."""
    name = base_name(one.mention.measured_property)
    foreseen = all(is_forecast(v) or v.mention.modality == "planned" for v in (one, other))
    own = not (one.former or other.former) and (name in POLLED or (name in _FORESEEN and foreseen))
    return own and are_two_speakers(one, other) and not same_value(one, other)


def base_name(name: str) -> str:
    """What is foreseen: "budget deficit" of its forecast."""
    return name.removesuffix(FORECAST)


def _base(voice: Voice) -> str:
    return base_name(voice.mention.measured_property)


def _said(voice: Voice) -> tuple[object, ...]:
    return _base(voice), nominal(voice.quantity), voice.speaker_id, voice.mention.background


def _fuller_name(voice: Voice, foreseen: dict[str, tuple[str, str]]) -> str:
    """ "Deficit" where one kind of deficit is foreseen: the budget's. A profit in euros is no profit margin in percent."""
    own, unit = concepts_of(voice.mention.measured_property), _unit(voice)
    bases = [base for name, known in foreseen.items() if known == unit and own < concepts_of(base := base_name(name))]
    return bases[0] if len(bases) == 1 and voice.mention.subject_class in PRECISE else ""


def _unit(voice: Voice) -> tuple[str, str]:
    """What a sum or a share is measured in: two currencies are two, as are percent and money."""
    return comparable_class(voice.mention), voice.unit


def _answers(told: list[Voice], known: set[tuple[object, ...]]) -> set[int]:
    """Ids of one article's voices that stand right behind or before another speaker's forecast, and of theirs in turn."""
    ordered = sorted(told, key=lambda v: v.mention.numeral.start)
    found = {id(v) for v in ordered if is_forecast(v) or _said(v) in known}
    for line in (ordered, ordered[::-1]):
        for before, voice in pairwise(line):
            if id(before) in found and _is_answer(voice, before):
                found.add(id(voice))
    return found


def _is_measured(voice: Voice) -> bool:
    """ "A year earlier it was 2.4 billion": of a time that its sentence names and that was over when it was told."""
    told = voice.mention.as_of
    return told is not None and told.evidence.startswith('"') and told.end < voice.published


def _is_answer(voice: Voice, other: Voice) -> bool:
    """What nobody is said to say answers nobody: "Sales were 78 billion, against forecasts of 77"."""
    if not voice.speaker_id:
        return False
    near = abs(voice.mention.numeral.sentence - other.mention.numeral.sentence) <= 1
    rivals = voice.speaker_id != other.speaker_id and voice.unit == other.unit
    stands = not (voice.mention.background or voice.mention.withdrawn or _is_measured(voice))
    alike = _base(voice) == _base(other) and stands
    return near and rivals and alike and ratio(voice.quantity, other.quantity) <= _RIVAL_RATIO
