"""What a name is: by the table of the world, by its own words, by what stands beside it."""

import re
from functools import lru_cache

from summarizer.language.alternatives import one_of
from summarizer.language.determiners import ARTICLE
from summarizer.language.events.event_types import background_of
from summarizer.language.names.clues import company_clues, is_given_name, names_a_club
from summarizer.language.names.kinds_by_ending import kind_by_ending
from summarizer.language.names.parties import family_of
from summarizer.language.names.proper_names import Name
from summarizer.language.names.words import behind_given_name, has_legal_form, name_words, names_a_body
from summarizer.language.phrases import Phrases
from summarizer.language.places import Gazetteer, fold_name, gazetteer
from summarizer.language.profile import Profile
from summarizer.language.quoting import fold_characters
from summarizer.language.word_patterns import WordPattern, words_of_all_languages
from summarizer.schema.marked import Sentence

_WINDOW = 45
_AGE = WordPattern(r"(?:, | \()\d{1,3}(?:[,)]| (?:<names.years_of_age>)\b)")
_BESIDE = 60
_FOLLOWING = re.compile(r" (\w+)")
_WORD = re.compile(r"\w+")
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{3,6}")


@lru_cache(maxsize=256)  # asked of a name by whoever reads its sentence
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
    return _by_words_around(name, text, sentence, profile)


def _by_words_around(name: Name, text: str, sentence: Sentence, profile: Profile) -> str:
    armed = "" if name.title or is_given_name(name.text.split()[0]) else _armed(name, text, sentence, profile)
    if armed:
        return armed
    if not name.title and not is_given_name(name.text.split()[0]) and _is_company(name, text, sentence, profile):
        return "company"
    *before, last = name.text.lower().split()
    if before and not name.title and last in words_of_all_languages("attribution", "of_area"):
        return "place"  # "officials in Harris County said"
    if _is_a_bodys(name, text, profile):
        return "organisation"
    if _is_person(name, text, profile):
        return "person"
    if name.title:
        return ""
    return "organisation" if names_a_body(fold_name(name.text)) or _is_acronym(name, text, profile) else ""


def _armed(name: Name, text: str, sentence: Sentence, profile: Profile) -> str:
    """The kind of armed group whose word stands right beside a name: "rebels of the Red Dawn", "Red Dawn, a militia"."""
    folded = fold_characters(text).lower()
    before = folded[max(sentence.start, name.start - _WINDOW) : name.start]
    behind = folded[name.end : min(sentence.end, name.end + _WINDOW)]
    kinds = ((kind, _beside_armed(profile, kind)) for kind in ("rebel group", "militia"))
    return next((kind for kind, (ends, opens) in kinds if ends.search(before) or opens.match(behind)), "")


@lru_cache(maxsize=64)
def _beside_armed(profile: Profile, kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands, in lower case, right before the name of an armed group, and right behind it."""
    words, joined = one_of(profile.words("kinds", kind)), one_of(profile.words("names", "affiliation"))
    article = ARTICLE.expression
    before = rf"(?<!\w)(?:{words}),? (?:(?:{joined})['\s])?(?:{article})?$"
    return re.compile(before), re.compile(rf"(?: |, (?:[\w'-]+ ){{1,3}})(?:{words})(?!\w)")


def _is_company(name: Name, text: str, sentence: Sentence, profile: Profile) -> bool:
    """ "Shares in Norlake", "El grupo Amaral", "die Corenta-Aktie"."""
    clues = company_clues(profile.code)
    folded = fold_characters(text)
    behind = folded[name.end : min(sentence.end, name.end + _BESIDE)].lower()
    before = folded[max(sentence.start, name.start - _BESIDE) : name.start].lower()
    return clues.behind.match(behind) is not None or clues.before.search(before) is not None


def _is_acronym(name: Name, text: str, profile: Profile) -> bool:
    """Capitals that are no currency's ("francs CFA")."""
    before = text[max(0, name.start - 14) : name.start].lower().split()[-1:]
    is_money = any(profile.unit_kinds.get(word) == "money" for word in before)
    return _ACRONYM.fullmatch(name.text) is not None and not is_money


def _by_own_words(name: Name, lowered: str, profile: Profile) -> str:
    if " " in lowered and not name.title and family_of(name.text):
        return "organisation"  # "Christian Democrats", though Christian is a given name
    own = behind_given_name(lowered)
    if said := _first_held(own, ("organisation", "state forces", "company", "media", "named_rebels"), profile):
        return "rebel group" if said == "named_rebels" else said
    if names_a_club(name.text) and not name.title:
        return "organisation"
    if has_legal_form(name.text) or " & " in name.text or _is_of_business(name):
        return "company"
    by_ending = kind_by_ending(name.text, profile)
    return by_ending if by_ending and by_ending != "person" and not name.title else ""


def _is_of_business(name: Name) -> bool:
    words = fold_name(name.text).split()
    return len(words) > 1 and words[-1] in name_words().business and not name.title and not is_given_name(words[0])


def _by_table(table: Gazetteer, name: str) -> str:
    entry = table.lookup(name)
    if entry is None:
        return ""
    if entry.kind in ("country", "territory", "metonym") or entry.capital:
        return "country"
    return "place" if entry.kind in ("city", "region") else entry.kind


def _is_person(name: Name, text: str, profile: Profile) -> bool:
    """A title, or a personal shape with a given name, a role, an age or a verb of speech beside it, or a surname alone."""
    if name.title:
        return True
    if not _looks_like_person(name, profile) or _names_a_thing(name.text, text, profile):
        return False
    if is_given_name(name.text.split()[0]) or _has_role(name, text, profile) or _AGE.match(text, name.end):
        return True
    following = _FOLLOWING.match(text, name.end)
    if following and names_a_body(following[1].lower()):
        return False  # "Velnik Vale council said"
    before = text[max(0, name.start - 14) : name.start].lower()
    if before.endswith(tuple(f" {word} " for word in background_of(profile.code).where)):
        return False  # "off Port Lessing, said the harbour master"
    beside = text[name.end : name.end + 24].lower().split()[:2] + before.split()[-1:]
    speaks = any(word.strip(",.") in profile.attribution_verbs for word in beside)
    return speaks or _is_named_by_surname(name.text, text)


def _is_a_bodys(name: Name, text: str, profile: Profile) -> bool:
    """ "The association Safe Crossing", "la asociación de pasajeros Cruce Seguro": a body's noun stands right before it."""
    if name.title or is_given_name(name.text.split()[0]) or not _looks_like_person(name, profile):
        return False
    words = fold_name(text[max(0, name.start - _BESIDE) : name.start]).split()
    if len(words) > 1 and words[-2] in profile.tables["grammar"].get("of", ()):
        words.pop()  # "asociación de pasajeros"
        words.pop()
    return bool(words) and names_a_body(words[-1])


@lru_cache(maxsize=512)
def _names_a_thing(name: str, text: str, profile: Profile) -> bool:
    """ "The Marta Linde sank", "le ferry Marta Linde": an article, alone or with a thing's noun, stands before a full name.

    Where an English noun follows, the name is but a part of its name: "the Marta Linde trial".
    """
    article, follows = _thing_names(profile)
    start = text.find(name)
    while start >= 0:
        if follows.match(text, start + len(name)) and article.search(text, max(0, start - _WINDOW), start):
            return True
        start = text.find(name, start + 1)
    return False


@lru_cache(maxsize=32)
def _thing_names(profile: Profile) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the name of a thing, and what may behind it."""
    articles, nouns = one_of(profile.words("names", "before_things")), one_of(profile.words("whole", "elsewhere_nouns"))
    small = one_of(word for word in profile.function_words if word.isalpha())
    before = rf"(?<!, )(?<!\w)(?i:{articles})(?: (?i:{nouns}))? $"
    return re.compile(before), re.compile(rf"[.,;:)\n]|$| (?:{small})(?!\w)")


@lru_cache(maxsize=512)
def _is_named_by_surname(name: str, text: str) -> bool:
    """Whether the text also has the last word of a name alone. Remembered: a long page has a name hundreds of times."""
    surname = name.split()[-1]
    if gazetteer().lookup(surname) is not None:
        return False
    return re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", text.replace(name, "")) is not None


def _has_role(name: Name, text: str, profile: Profile) -> bool:
    """ "his lawyer, Anne Pell", "la fiscal general de Lima, Rosa Moncayo", "Nadia Belkacem, procureure"."""
    before, behind = _roles(profile)
    folded = fold_characters(text)
    if behind.match(folded[name.end : name.end + _BESIDE]):
        return True
    return before.search(folded[max(0, name.start - _BESIDE) : name.start].lower()) is not None


@lru_cache(maxsize=32)
def _roles(profile: Profile) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a role before a name, with one adjective or, before a comma, more words; and of one behind it."""
    words = {*profile.words("kinds", "person"), *profile.words("names", "titles")}
    roles = one_of(word for word in words if len(word) > 3)
    small = "|".join(re.escape(w) for w in sorted(profile.function_words) if w.isalpha())
    adjective = rf"(?: (?!(?:{small}) )[\w-]+)?"
    before = rf"(?<!\w)(?:{roles})(?:{adjective},? |(?: [\w'.-]+){{1,7}}, )$"
    return re.compile(before), re.compile(rf", (?:[\w']+ ){{0,3}}(?:{roles})(?!\w|,? (?-i:[A-ZÀ-Þ]))", re.IGNORECASE)


def _looks_like_person(name: Name, profile: Profile) -> bool:
    words = name.text.split()
    if not 2 <= len(words) <= 4 or name.acronym or any(word.isupper() for word in words):
        return False
    if gazetteer().demonym(words[0]) or names_a_body(fold_name(name.text)):
        return False
    if profile.tables["capital_nouns"] and _is_common(words, profile):
        return False
    inner = profile.words("names", "inner_words") - words_of_all_languages("names", "surname_links")
    return inner.isdisjoint(words)


def _is_common(words: list[str], profile: Profile) -> bool:
    """Whether a word is one of measure or office: "Jahren Haft" is nobody, where every noun has a capital."""
    cues = {cue for p in profile.properties for cue in p.near}
    return any(
        w.lower() in profile.unit_kinds or w.lower() in cues or w.lower() in profile.function_words for w in words
    )


@lru_cache(maxsize=1_024)  # a name is asked about wherever it stands
def _first_held(lowered: str, kinds: tuple[str, ...], profile: Profile) -> str:
    """The first of the kinds of which a word stands in a text in lower case; "" where none does."""
    words = frozenset(_WORD.findall(lowered))
    held = (kind for kind in kinds if _words_of_kind(profile, kind).search_among(words, lowered))
    return next(held, "")


@lru_cache(maxsize=256)
def _words_of_kind(profile: Profile, kind: str) -> Phrases:
    return Phrases(tuple(profile.tables["kinds"][kind]), _in_lower_case)


def _in_lower_case(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words as a whole word; none of none."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)" if words else r"(?!)")
