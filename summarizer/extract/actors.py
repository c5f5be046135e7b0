"""Who acts and speaks: names with their kind and the acronym that stands in brackets behind them."""

import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache

from summarizer.extract.name_kinds import kind_of
from summarizer.language.names import Name
from summarizer.language.numerals import find_numerals
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile
from summarizer.language.quoting import fold_characters
from summarizer.schema.marked import MarkedArticle, Sentence
from summarizer.schema.mentions import ActorMention


def propose_actors(
    marked: MarkedArticle, sentence: Sentence, names: list[Name], profile: Profile
) -> list[ActorMention]:
    """An actor mention for each name of the sentence that may act: not for cities and regions."""
    mentions = [
        ActorMention(n.text, sentence.number, kind, n.acronym)
        for n in names
        if (kind := kind_of(n, marked.article.text, sentence, profile)) != "place"
        and (kind == "company" or not _is_location(n, marked, profile))
        and (kind not in ("", "person") or n.title or not _is_water(n, marked, profile))
    ]
    return mentions + _state_forces(marked, sentence, profile)


def with_one_kind(mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions of an article with one kind for each name: the one that most of its mentions have shown."""
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.kind:
            shown[mention.name][mention.kind] += 1
    return [replace(m, kind=shown[m.name].most_common(1)[0][0]) if m.name in shown else m for m in mentions]


def may_act(name: Name, profile: Profile) -> bool:
    """Whether a name can be an actor's or a speaker's: no time zone, no "A Commission", no "Thirty-Nine People"."""
    words, tables = name.text.split(), profile.tables["names"]
    if words[-1] in tables["time_zones"] or profile.unit_kinds.get(name.text.lower()) == "money":
        return False
    if words[0] in tables["indefinite"] and len(words) == 2 and gazetteer().lookup(name.text) is None:
        return False
    if words[-1].lower() not in profile.unit_kinds:
        return True
    numeral = next(iter(find_numerals(name.text, profile)), None)
    return numeral is None or numeral.start > 0


def _is_water(name: Name, marked: MarkedArticle, profile: Profile) -> bool:
    """ "the River Wye", "el río Arbanoz": a water does nothing that a briefing would tell."""
    waters = profile.words("names", "waters")
    before = marked.article.text[max(0, name.start - 14) : name.start].lower().split()[-1:]
    own = name.text.lower().split()
    return own[0] in waters or own[-1] in waters or (bool(before) and before[0] in waters)


def _is_location(name: Name, marked: MarkedArticle, profile: Profile) -> bool:
    """A capital, or a name that nothing else explains, is a place behind "in" or "from"."""
    entry = gazetteer().place(name.text)
    before = fold_characters(marked.article.text[max(0, name.start - 14) : name.start]).lower().split()
    may_act = (entry is not None and not entry.capital) or bool(name.title or name.acronym)
    return (
        not may_act
        and gazetteer().lookup(name.text) in (entry, None)
        and bool(before)
        and before[-1] in profile.tables["names"]["locative"]
    )


def _state_forces(marked: MarkedArticle, sentence: Sentence, profile: Profile) -> list[ActorMention]:
    """ "the Syrian army": a demonym with a force in lower case is an actor that capitals alone do not show."""
    text = marked.article.text
    pairs = _forces_pattern(profile).finditer(text, sentence.start, sentence.end)
    return [
        ActorMention(pair.group(), sentence.number, "state forces")
        for pair in pairs
        if pair[2].islower() and gazetteer().demonym(pair[1])
    ]


@lru_cache(maxsize=32)
def _forces_pattern(profile: Profile) -> re.Pattern[str]:
    forces = "|".join(re.escape(w) for w in profile.tables["kinds"]["state forces"])
    return re.compile(rf"\b([A-Z][\w-]+) ((?i:{forces}))\b")
