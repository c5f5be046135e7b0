"""What every article tells one number of is one thing: how many were aboard, what a player cost, how tall a dam is.

Where an article tells two (two players' fees, two parties' shares), nothing says which of them another article means.
"""

from collections import defaultdict
from dataclasses import replace

from summarizer.merge.voices import CUMULATIVE, STATES, UNNAMED, Voice, comparable_class, nominal

# moves from hour to hour, so that two papers may both be right
_RESTLESS = frozenset(
    {"share price", "share price change", "exchange rate", "exchange rate change", "oil price", "bond yield"}
    | {"temperature", "water level", "wind speed", "votes", "votes counted", "vote share", "lead", "market value"}
)


def with_sole_numbers(voices: list[Voice]) -> list[Voice]:
    """The voices, those marked of whose property each article of several tells one number."""
    told: dict[tuple[object, ...], dict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
    for voice in (v for v in voices if _may_be_sole(v)):
        told[_kind(voice)][voice.sentence[0]].add(nominal(voice.quantity))
    sole = {kind for kind, papers in told.items() if len(papers) > 1 and all(len(n) == 1 for n in papers.values())}
    return [replace(v, sole=True) if _kind(v) in sole and _may_be_sole(v) else v for v in voices]


def _may_be_sole(voice: Voice) -> bool:
    mention = voice.mention
    aside = mention.background or mention.withdrawn or voice.former or voice.part or mention.modality == "denied"
    return not aside and mention.measured_property not in CUMULATIVE | STATES | UNNAMED | _RESTLESS


def _kind(voice: Voice) -> tuple[object, ...]:
    return voice.mention.measured_property, voice.unit, comparable_class(voice.mention)
