"""A minister and the ministry are one voice, where a story hears one of the field: nobody quarrels with his own office."""

from collections import defaultdict

from summarizer.language.names.roles import ministry_of, ministry_titled
from summarizer.merge.figures.voices import Voice
from summarizer.schema.records import replace

_UNTOLD = ""


def with_ministries(voices: list[Voice]) -> list[Voice]:
    """The voices, those of "Health Minister Ada Munk", "Munk" and "Peru's health ministry" under one id.

    Of two countries' ministries, or two ministers, each stays its own.
    """
    titled = _titled(voices)
    told = [ministry_of(v.speaker_id) or titled.get(v.speaker_id) for v in voices]
    countries: dict[str, set[str]] = defaultdict(set)
    for field, country in filter(None, told):
        countries[field].update({country} - {_UNTOLD})
    one = {field: " ".join((field, *named)) for field, named in countries.items() if len(named) <= 1}
    ids = (one.get(said[0], v.speaker_id) if said else v.speaker_id for v, said in zip(voices, told, strict=True))
    return [replace(v, speaker_id=i) if i != v.speaker_id else v for v, i in zip(voices, ids, strict=True)]


def _titled(voices: list[Voice]) -> dict[str, tuple[str, str]]:
    """Id of a speaker with a name -> field and country, for the only one of the story who is that field's minister."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for voice in voices:
        at = voice.text.find(voice.mention.speaker) if voice.mention.speaker else -1
        if at >= 0 and (said := ministry_titled(voice.text[:at], voice.mention.speaker)):
            bearers[said[0]].add(voice.speaker_id)
    return {ids.pop(): (field, _UNTOLD) for field, ids in bearers.items() if len(ids) == 1}
