"""Whose dead they are: "seven Ecuadorean soldiers" and "nineteen Germans" are no count of all, nor of the other side's."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from summarizer.language.places import Entry, gazetteer
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.comparing import are_in_passage
from summarizer.merge.figures.one_count.army_and_rebels import FIGHTERS, losses_of_army_and_rebels
from summarizer.merge.figures.one_count.sides_at_war import LOSSES, losses_at_war
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, STATES
from summarizer.merge.figures.voices import Voice
from summarizer.schema.records import replace

HOME = "home"
_LOCATED = frozenset({"customers", "households"})
_WORDS_BEFORE = 3  # "la cifra española a 390.000"
_REACH = 45  # characters behind a number in which the nation of those it counts may stand
_STOP = WordPattern(r"[,;:.!?()\d]|\b(?:<grammar.and>|<grammar.and_before_i>|<nations.place_words>)\b", re.IGNORECASE)
_MEDIA = WordPattern(r"\b(?:<kinds.media>|<nations.press>)\b", re.IGNORECASE)
_OWN = WordPattern(r"\b(?:<nations.own>)\b", re.IGNORECASE)


def with_nations(voices: list[Voice]) -> list[Voice]:
    """The voices, those that count people of one nation with it; `HOME` for the nation that the story is about.

    "52 Syrians" of a raid in Syria may be all who died; nineteen Germans in a Spanish flood are not.
    """
    losses = losses_at_war(voices, _speakers(voices))
    if not losses and not are_counted_by_nation(voices):
        losses = losses_of_army_and_rebels(voices)
    named = {id(v): nation for v in voices if (nation := _nation(v))}
    found = {i: told.of for i, told in losses.items()} | _going_on(voices, named) | named
    if not found:
        return voices
    home = _home(voices)
    among = {n for v in voices if v.mention.measured_property in CUMULATIVE and (n := found.get(id(v)))}
    at_war = len(among) > 1
    tags = {i: HOME if nation == home and not at_war else nation for i, nation in found.items()}
    tagged = [
        replace(v, nation=tags[id(v)], speaks_for=losses[id(v)].said_for if id(v) in losses else "")
        if id(v) in tags
        else v
        for v in voices
    ]
    return [_in_war(v, _with_civilians(tagged)) if v.nation and at_war else v for v in tagged]


def _going_on(voices: list[Voice], named: dict[int, str]) -> dict[int, str]:
    """ "Two Chileans died, Chile's consulate said. Another two are missing": of its own people it goes on to speak.

    The nation by the voice's identity, of those that name nobody of their own behind a number of the speaker's compatriots.
    """
    told: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    for voice in sorted(voices, key=lambda v: v.mention.numeral.start):
        told[voice.article, voice.speaker_id].append(voice)
    found: dict[int, str] = {}
    for (_, speaker), said in told.items():
        for last, voice in pairwise(said) if speaker else ():
            nation = named.get(id(last)) or found.get(id(last), "")
            own = nation != "" and nation == speaks_for(voice) and id(voice) not in named
            if own and _is_counted(voice) and _names_nobody(voice) and are_in_passage(last, voice):
                found[id(voice)] = nation
    return found


def _names_nobody(voice: Voice) -> bool:
    return not voice.mention.numeral.unit_text


def _is_counted(voice: Voice) -> bool:
    return voice.mention.measured_property in CUMULATIVE | STATES and not voice.unit


def _with_civilians(voices: list[Voice]) -> frozenset[str]:
    """The nations whose dead civilians are counted."""
    return frozenset(v.nation for v in voices if v.mention.subject_class == "civilians")


def _speakers(voices: list[Voice]) -> dict[str, str]:
    """The country of each speaker whose name tells it, by the actor's id; a country's newspapers speak for none."""
    told = (v for v in voices if v.speaker_id and not _MEDIA.search(v.speaker))
    return {v.speaker_id: country for v in told if (country := speaks_for(v))}


def are_counted_by_nation(voices: list[Voice]) -> bool:
    """Whether numbers are told of the people of two nations: "41 Ecuadorean soldiers", "six Peruvians"."""
    return len({nation for v in voices if (nation := _nation(v))}) > 1


def with_countries(voices: list[Voice]) -> list[Voice]:
    """The voices, customers whose place nobody names with the country that a word beside their number does.

    "3.2 million French subscribers", "elevó la cifra española a 390.000".
    """
    return [replace(v, place=country) if (country := _country_beside(v)) else v for v in voices]


def speaks_for(voice: Voice) -> str:
    """The country that the speaker's name tells ("Ukraine's air force"); "" where it tells none."""
    return _country_in(voice.speaker)


def _country_beside(voice: Voice) -> str:
    mention = voice.mention
    if voice.place or voice.unit or mention.subject_class not in _LOCATED:
        return ""
    if mention.measured_property in CUMULATIVE | STATES:
        return ""
    before = voice.before.split()[-_WORDS_BEFORE:]
    return _people_in(_behind(voice)) or _people_in(" ".join(before))


def _people_in(words: str) -> str:
    found = (gazetteer().demonym(word) for word in re.findall(r"[^\W\d_]+", words))
    return next((entry.id for entry in found if entry and entry.kind == "country"), "")


def _in_war(voice: Voice, with_civilians: frozenset[str]) -> Voice:
    """Between two sides a side's fighters are its people, its soldiers unless its civilians are counted too."""
    mention = voice.mention
    if voice.nation in FIGHTERS:
        return voice.as_saying(subject_class=FIGHTERS[voice.nation])
    fighters = mention.subject_class == "rebels" or (
        mention.subject_class == "soldiers" and voice.nation not in with_civilians
    )
    kind = "people" if fighters else mention.subject_class
    return voice.as_saying(subject_class=kind, subject=_whose(voice))


def _home(voices: list[Voice]) -> str:
    """The country where most of the story's numbers are."""
    told = Counter(entry.country or entry.id for v in voices if (entry := gazetteer().by_id.get(v.place)))
    return min(told, key=lambda country: (-told[country], country), default="")


def _nation(voice: Voice) -> str:
    if not _is_counted(voice):
        return ""
    words = _behind(voice)
    found = _country_in(voice.speaker if _OWN.search(words) else words) or _country_in(voice.mention.subject)
    return found or (voice.holder if voice.mention.measured_property in LOSSES else "")


def _behind(voice: Voice) -> str:
    """The words right behind the number, as far as they belong to what it counts."""
    behind = voice.behind[:_REACH]
    stop = _STOP.search(behind)
    return behind[: stop.start()] if stop else behind


def _whose(voice: Voice) -> str:
    """What is counted with the word for the nation: "Ecuadorean soldiers", "militares ecuatorianos"."""
    subject, words = voice.mention.subject, _behind(voice).split()
    at = next((i for i, word in enumerate(words) if _country_in(word)), -1)
    told = " ".join(words[: at + 1])
    if not told or told in subject:
        return subject
    both = f"{told} {subject}"
    return both if both in " ".join(voice.text.split()) else told


@lru_cache(maxsize=4096)  # a number is held against every other of its story
def _country_in(words: str) -> str:
    found = (_entry(name) for name in _one_and_two(re.findall(r"[^\W\d_]+", words)))
    return next((entry.id for entry in found if entry and entry.kind == "country"), "")


def _one_and_two(words: list[str]) -> Iterator[str]:
    """Each word, before it the two from it on ("South Koreans")."""
    for at, word in enumerate(words):
        yield " ".join(words[at : at + 2])
        yield word


def _entry(word: str) -> Entry | None:
    return gazetteer().demonym(word) or gazetteer().lookup(word)
