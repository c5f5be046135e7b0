"""Who acts and speaks: names with their kind and the acronym that stands in brackets behind them."""

import re
from functools import lru_cache

from summarizer.language.name_words import names_a_body
from summarizer.language.names import Name, kind_by_ending
from summarizer.language.numerals import find_numerals
from summarizer.language.places import Gazetteer, fold_name, gazetteer
from summarizer.language.profile import Profile
from summarizer.language.quoting import fold_characters
from summarizer.schema.marked import MarkedArticle, Sentence
from summarizer.schema.mentions import ActorMention

_WINDOW = 45
_AGE = re.compile(r"(?:, | \()\d{1,3}(?:[,)]| ans\b| años\b| Jahre\b)")


def propose_actors(
    marked: MarkedArticle, sentence: Sentence, names: list[Name], profile: Profile
) -> list[ActorMention]:
    """An actor mention for each name of the sentence that may act: not for cities and regions."""
    mentions = [
        ActorMention(n.text, sentence.number, kind, n.acronym)
        for n in names
        if (kind := kind_of(n, marked.article.text, sentence, profile)) != "place"
        and not _is_location(n, marked, profile)
        and (kind not in ("", "person") or n.title or not _is_water(n, marked, profile))
    ]
    return mentions + _state_forces(marked, sentence, profile)


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


def kind_of(name: Name, text: str, sentence: Sentence, profile: Profile) -> str:
    """What a name is: by the table of the world, then by its own words, then by the words around it; "" if unclear."""
    known = _by_table(gazetteer(), name.text) or name.kind
    if known:
        return known
    lowered = fold_characters(name.text).lower()
    if profile.tables["capital_nouns"] and lowered.split()[0] in profile.function_words:
        return ""  # "Je Aktie": no name, only a capital
    own = _by_own_words(name, lowered, profile)
    if own:
        return own
    around = fold_characters(
        text[max(sentence.start, name.start - _WINDOW) : min(sentence.end, name.end + _WINDOW)]
    ).lower()
    for kind in ("rebel group", "militia"):
        if _holds(around, profile.tables["kinds"][kind]) and not name.title and not _looks_like_person(name, profile):
            return kind
    if _is_person(name, text, profile):
        return "person"
    return "organisation" if names_a_body(fold_name(name.text)) and not name.title else ""


def _by_own_words(name: Name, lowered: str, profile: Profile) -> str:
    for kind in ("organisation", "state forces", "company", "media"):
        if _holds(lowered, profile.tables["kinds"][kind]):
            return kind
    if _holds(lowered, profile.tables["kinds"]["named_rebels"]):
        return "rebel group"
    by_ending = kind_by_ending(name.text, profile)
    return by_ending if by_ending and by_ending != "person" and not name.title else ""


def _by_table(table: Gazetteer, name: str) -> str:
    entry = table.lookup(name)
    if entry is None:
        return ""
    if entry.kind in ("country", "territory", "metonym") or entry.capital:
        return "country"
    return "place" if entry.kind in ("city", "region") else entry.kind


def _is_person(name: Name, text: str, profile: Profile) -> bool:
    """A title, or a personal shape with a role, an age or a verb of speech beside it, or a surname used alone."""
    if name.title:
        return True
    if not _looks_like_person(name, profile):
        return False
    if _has_role(name, text, profile) or _AGE.match(text, name.end):
        return True
    beside = (
        text[name.end : name.end + 24].lower().split()[:2]
        + text[max(0, name.start - 14) : name.start].lower().split()[-1:]
    )
    speaks = any(word.strip(",.") in profile.attribution_verbs for word in beside)
    return speaks or _is_named_by_surname(name.text, text)


@lru_cache(maxsize=512)
def _is_named_by_surname(name: str, text: str) -> bool:
    """Whether the text also has the last word of a name alone. Remembered: a long page has a name hundreds of times."""
    surname = name.split()[-1]
    if gazetteer().lookup(surname) is not None:
        return False
    return re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", text.replace(name, "")) is not None


def _has_role(name: Name, text: str, profile: Profile) -> bool:
    """ "his lawyer, Anne Pell", "striker Luca Brandt"."""
    before = re.sub(r",?\s+$", "", fold_characters(text[max(0, name.start - 24) : name.start])).lower()
    return any(before.endswith(f" {role}") or before == role for role in profile.words("kinds", "person"))


def _looks_like_person(name: Name, profile: Profile) -> bool:
    words = name.text.split()
    inner = frozenset(profile.tables["names"]["inner_words"]) - {"de", "del", "von", "la", "du"}
    return (
        2 <= len(words) <= 4
        and not name.acronym
        and gazetteer().demonym(words[0]) is None
        and not names_a_body(fold_name(name.text))
        and not any(w in inner for w in words)
        and all(not w.isupper() for w in words)
        and not (profile.tables["capital_nouns"] and _is_common(words, profile))
    )


def _is_common(words: list[str], profile: Profile) -> bool:
    """Whether a word is one of measure or office: "Jahren Haft" is nobody, where every noun has a capital."""
    cues = {cue for p in profile.properties for cue in p.near}
    return any(
        w.lower() in profile.unit_kinds or w.lower() in cues or w.lower() in profile.function_words for w in words
    )


def _holds(text: str, words: list[str]) -> bool:
    return _any_of(tuple(words)).search(text) is not None


@lru_cache(maxsize=256)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words as a whole word; none of none."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)" if words else r"(?!)")


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
