"""What a noun that no table knows is called in English, told by another article of the story that counts the same number.

"5.486 Pfeifen" in one paper and "5,486 pipes" in another: within the story Pfeifen are pipes.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from summarizer.language.nouns import noun_name
from summarizer.merge.figures.voices import Voice, nominal

_ENGLISH = "en"
_TOTAL = "total "
_ROUNDS = 2  # the second by what the first has named
_LEAST, _DIGITS = 100, 2  # a number that tells: 3,200 and 410, but not 2,000
_MEASURED = frozenset(
    {"money", "percent", "points", "duration", "length", "mass", "area", "volume", "temperature", "speed"}
)

Noun = tuple[str | None, str]  # language and word


def with_nouns_of_story(voices: list[Voice]) -> list[Voice]:
    """The voices, each noun that is in no table under the English one that counts the same telling number elsewhere.

    Where two English nouns do so, the noun stays as it is.
    """
    for _ in range(_ROUNDS):
        names = _learned(voices)
        if not names:
            return voices
        voices = [_under(voice, names) for voice in voices]
    return voices


def _learned(voices: list[Voice]) -> Mapping[Noun, str]:
    english: dict[float, Counter[str]] = defaultdict(Counter)
    for voice in voices:
        if _is_telling(voice) and not _is_unknown(voice):
            english[nominal(voice.quantity)][_head(voice)] += 1
    found: dict[Noun, set[str]] = defaultdict(set)
    for voice in voices:
        if _is_telling(voice) and _is_unknown(voice):
            found[voice.language, _head(voice)] |= set(english.get(nominal(voice.quantity), ()))
    return {noun: next(iter(names)) for noun, names in found.items() if len(names) == 1}


def _under(voice: Voice, names: Mapping[Noun, str]) -> Voice:
    known = names.get((voice.language, _head(voice))) if _is_unknown(voice) else None
    if known is None:
        return voice
    mention, head = voice.mention, _head(voice)
    kind = known if mention.subject_class == head else mention.subject_class
    name = mention.measured_property.replace(head, known, 1)
    return voice.as_saying(measured_property=name, subject_class=kind)


def _head(voice: Voice) -> str:
    """The noun of "hives lost" and of "total hives"."""
    return voice.mention.measured_property.removeprefix(_TOTAL).partition(" ")[0]


def _is_unknown(voice: Voice) -> bool:
    """Whether the property is the source's own word in another language than English."""
    if voice.language in (None, _ENGLISH):
        return False
    head = _head(voice)
    return head in voice.mention.numeral.unit_text.lower().split() and not noun_name(head, str(voice.language))


def _is_telling(voice: Voice) -> bool:
    """Whether the number counts a noun, and no other number of a story is likely to be the same by chance."""
    number = nominal(voice.quantity)
    if voice.mention.subject_class in _MEASURED or number < _LEAST or number != int(number):
        return False
    return len(str(int(number)).rstrip("0")) >= _DIGITS
