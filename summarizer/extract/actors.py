"""Who acts and speaks: names with their kind and the acronym that stands in brackets behind them."""

import re
from collections import Counter, defaultdict
from functools import lru_cache

from summarizer.extract.name_kinds import kind_of
from summarizer.language.alternatives import one_of
from summarizer.language.names.proper_names import Name
from summarizer.language.names.words import concepts, ends_in_body, holds_kind
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.profile import Profile
from summarizer.language.quoting import fold_characters
from summarizer.language.word_patterns import OwnWords
from summarizer.schema.marked import MarkedArticle, Sentence
from summarizer.schema.mentions import ActorMention
from summarizer.schema.records import replace

# kinds that a name has even behind "of" or "in", where a name without any is a place
_ACTING = frozenset({"company", "person", "organisation", "state forces", "media", "rebel group", "militia"})
_MEASURED = frozenset({"volume", "mass", "length", "area"})
_OF_STATE = frozenset({"ministry", "court", "bank", "guard", "commission", "agency"})
_OWNED = re.compile(
    r"\b(?:(?P<country>[A-Z]\w+(?: [A-Z]\w+)?)['’]s|(?P<people>[A-Z]\w+)) (?P<owned>[a-z]+(?: [a-z]+){0,2})\b"
)
_POSSESSIVE = re.compile(r"(?P<country>[A-Z]\w+(?: [A-Z]\w+)?)['’]s \Z")
_OWNER_REACH = 40  # characters
_SHORTEST_BODY = 7  # letters of a compound
_BEHIND_ARTICLES = OwnWords(r"(?<!\w)(?i:<scope.articles>) ([A-ZÄÖÜ]\w{3,})(?!\w)")


def propose_actors(
    marked: MarkedArticle, sentence: Sentence, names: list[Name], profile: Profile
) -> list[ActorMention]:
    """An actor mention for each name of the sentence that may act: not for cities and regions."""
    mentions = [
        ActorMention(_told_apart(n, marked.article.text), sentence.number, kind, n.acronym)
        for n in names
        if (kind := kind_of(n, marked.article.text, sentence, profile)) != "place"
        and (kind in _ACTING or not _is_location(n, marked, profile))
        and (kind not in ("", "person") or n.title or not _is_of_nature(n, marked, profile))
    ]
    told = {m.name for m in mentions}
    others = [
        *_state_forces(marked, sentence, profile),
        *_bodies_of_countries(marked, sentence, profile),
        *_compound_bodies(marked, sentence, profile),
    ]
    return mentions + [m for m in others if m.name not in told]


def _told_apart(name: Name, text: str) -> str:
    """ "Estonia's Ministry of Defence" where the text has Latvia's, too; else the name alone."""
    country = _owner(text, name.start) if holds_kind(fold_name(name.text)) else ""
    if not country:
        return name.text
    alike = (m.start() for m in re.finditer(re.escape(name.text), text))
    owners = {owner for at in alike if (owner := _owner(text, at))}
    return text[name.start - len(country) : name.end] if len(owners) > 1 else name.text


def _owner(text: str, at: int) -> str:
    """The country in the possessive right before an offset, with its sign and space; "" where none stands there."""
    found = _POSSESSIVE.search(text, max(0, at - _OWNER_REACH), at)
    entry = gazetteer().place(found["country"]) if found else None
    return found.group() if found and entry is not None and entry.kind == "country" else ""


def with_one_kind(mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions of an article with one kind for each name: the one that most of its mentions have shown."""
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.kind:
            shown[mention.name][mention.kind] += 1
    kinds = {name: kinds.most_common(1)[0][0] for name, kinds in shown.items()}
    return [replace(m, kind=kinds[m.name]) if kinds.get(m.name, m.kind) != m.kind else m for m in mentions]


def may_act(name: Name, profile: Profile) -> bool:
    """Whether a name can be an actor's or a speaker's: no time zone, no "A Commission", no "Thirty-Nine People", and no
    "Liter Wasser" where every noun has a capital.
    """
    words, tables = name.text.split(), profile.tables["names"]
    if words[-1] in tables["time_zones"] or profile.unit_kinds.get(name.text.lower()) == "money":
        return False
    if profile.tables["capital_nouns"] and profile.unit_kinds.get(words[0].lower()) in _MEASURED:
        return False
    if words[0] in tables["indefinite"] and len(words) == 2 and gazetteer().lookup(name.text) is None:
        return False
    if words[-1].lower() not in profile.unit_kinds:
        return True
    numeral = next(iter(find_numerals(name.text, profile)), None)
    return numeral is None or numeral.start > 0


def _is_of_nature(name: Name, marked: MarkedArticle, profile: Profile) -> bool:
    """ "the River Wye", "el río Arbanoz", "Storm Bert" and what is called Bert with it: a water or a storm says nothing, and
    does nothing that a list of who is involved would tell.
    """
    nature = profile.words("names", "waters", "storms")
    before = (
        fold_characters(marked.article.text)[max(0, name.start - 14) : name.start].lower().rstrip(' "').split()[-1:]
    )
    own = name.text.lower().split()
    named = own[0] in nature or own[-1] in nature or (bool(before) and before[0] in nature)
    return named or name.text in _storms(marked.article.text, profile)


@lru_cache(maxsize=48)
def _storms(text: str, profile: Profile) -> frozenset[str]:
    """The names that a text gives to storms."""
    words = "|".join(map(re.escape, sorted(profile.words("names", "storms"))))
    found = re.finditer(rf'(?<!\w)(?i:{words}) "?(?P<name>[A-ZÀ-Þ]\w+)', fold_characters(text)) if words else ()
    return frozenset(m["name"] for m in found)


def _is_location(name: Name, marked: MarkedArticle, profile: Profile) -> bool:
    """A capital, or a name that nothing else explains, is a place behind "in" or "from"; a capital before "mayor" too."""
    entry = gazetteer().place(name.text)
    before = fold_characters(marked.article.text[max(0, name.start - 14) : name.start]).lower().split()
    may_act = (entry is not None and not entry.capital) or bool(name.title or name.acronym)
    if may_act or gazetteer().lookup(name.text) not in (entry, None):
        return False
    led = bool(before) and before[-1] in profile.tables["names"]["locative"]
    return led or (entry is not None and _is_town_of(name, marked, profile))


def _is_town_of(name: Name, marked: MarkedArticle, profile: Profile) -> bool:
    """ "Warsaw mayor", "Mexico City's fire service": what a town has stands behind its name."""
    behind = fold_characters(marked.article.text[name.end : name.end + 24]).removeprefix("'s").split()[:1]
    return bool(behind) and behind[0].strip(",.;").lower() in profile.tables["names"].get("of_towns", ())


def _state_forces(marked: MarkedArticle, sentence: Sentence, profile: Profile) -> list[ActorMention]:
    """ "the Syrian army", "l'armée libyenne", "Ukraine's air force": forces of a people or country, written small."""
    text = fold_characters(marked.article.text)
    if not profile.phrase_pattern("kinds", "state forces").search(text, sentence.start, sentence.end):
        return []
    pairs = _forces(profile).finditer(marked.article.text, sentence.start, sentence.end)
    return [
        ActorMention(pair.group(), sentence.number, "state forces")
        for pair in pairs
        if _is_of_country(pair) and not _is_capital_name(pair, profile)
    ]


def _bodies_of_countries(marked: MarkedArticle, sentence: Sentence, profile: Profile) -> list[ActorMention]:
    """ "Armenia's defence ministry", "Syrian foreign ministry": in small letters behind a country or people."""
    if profile.tables["capital_nouns"] or profile.tables["names"].get("kind_first"):
        return []
    found = _OWNED.finditer(marked.article.text, sentence.start, sentence.end)
    owners = ((m, gazetteer().place(m["country"]) if m["country"] else gazetteer().demonym(m["people"])) for m in found)
    bodies = (m for m, owner in owners if owner is not None and owner.kind == "country")
    mentions = []
    for match in bodies:
        words = match["owned"].split()
        named = next((n for n in (3, 2, 1) if n <= len(words) and _is_body_of_state(" ".join(words[:n]))), 0)
        if named:
            name = marked.article.text[match.start() : match.start("owned") + len(" ".join(words[:named]))]
            mentions.append(ActorMention(name, sentence.number, "organisation"))
    return mentions


def _is_body_of_state(words: str) -> bool:
    """Whether the words end with the word for a ministry, a court, a central bank: what a state has one of."""
    meant, last = concepts(fold_name(words)), concepts(fold_name(words.split()[-1]))
    is_central = "bank" not in meant or "central" in meant
    return not last.isdisjoint(_OF_STATE) and len(meant) > 1 and is_central


def _is_of_country(pair: re.Match[str]) -> bool:
    if pair["country"]:
        entry = gazetteer().place(pair["country"])
        return entry is not None and entry.kind == "country"
    return gazetteer().demonym(pair["people"] or pair["of"]) is not None


def _is_capital_name(pair: re.Match[str], profile: Profile) -> bool:
    """ "the Syrian Army" is a name that capitals show."""
    force = pair["force"] or pair["forces"] or pair["owned"]
    return force[0].isupper() and not profile.tables["capital_nouns"]


@lru_cache(maxsize=16)
def _forces(profile: Profile) -> re.Pattern[str]:
    forces = one_of(profile.words("kinds", "state forces"))
    return re.compile(
        rf"\b(?:(?P<people>[^\W\d_]\w+) (?P<force>(?i:{forces}))|(?P<country>[^\W\d_]\w+)['’]s (?P<owned>(?i:{forces}))"
        rf"|(?P<forces>(?i:{forces})) (?P<of>\w+))\b"
    )


def _compound_bodies(marked: MarkedArticle, sentence: Sentence, profile: Profile) -> list[ActorMention]:
    """ "das Bundeskartellamt", "die Arbeiterpartei": bodies of one word, where every noun has a capital."""
    endings = tuple(profile.tables["names"].get("body_compounds", ()))
    if not endings:
        return []
    found = _BEHIND_ARTICLES.of(profile).finditer(marked.article.text, sentence.start, sentence.end)
    return [
        ActorMention(m[1], sentence.number, "organisation")
        for m in found
        if (len(m[1]) > _SHORTEST_BODY and m[1].endswith(endings)) or _is_compound_body(m[1])
    ]


def _is_compound_body(word: str) -> bool:
    """ "Arbeiterpartei", "Küstenwache": the end says that it is a body, the beginning which. "Parlamentswahl" is none."""
    return len(concepts(fold_name(word))) > 1 and ends_in_body(fold_name(word))
