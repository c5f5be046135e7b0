"""The office or body that a nameless speaker is: "the prefecture", "le préfet", "Präfekt" (data/speaker_words.toml)."""

import re
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from summarizer.language.places import gazetteer
from summarizer.language.tables import load_table
from summarizer.language.word_patterns import words_of_all_languages

_LONGEST = 4  # words of a role
_UNION = "union"
_GENITIVE = re.compile(r"e?s$")  # "des Zivilschutzes"; no role is another's genitive
_ELIDED = re.compile(r"\b[ldLD]['’]|['’]s\b")


@lru_cache(maxsize=5_000)
def role_of(speaker: str) -> str:
    """The role with the country and the other words beside it ("police AT", Austrian), "" for a speaker who has a name.

    A word with a capital that is no country's is a name: the police of Alba and of Berea are two.
    """
    words = _words_of(speaker)
    countries = {word: entry.id for word in words if (entry := gazetteer().demonym(word) or gazetteer().lookup(word))}
    plain = [anyascii(w).lower() for w in words if w not in countries]
    found = _role_in(plain)
    if not found or any(_is_name(w, speaker) for w in words if w not in countries):
        return ""
    role, at, length = found
    rest = {w for w in plain[:at] + plain[at + length :] if w not in _idle()}
    return " ".join((role, *sorted({*countries.values(), *rest})))


def role_of_seat(speaker: str) -> str:
    """The ministry that is called by where it sits ("la place Beauvau"), "" for anybody else."""
    return _seats().get(" ".join(w for w in (anyascii(w).lower() for w in _words_of(speaker)) if w not in _idle()), "")


def ministry_of(speaker_id: str) -> tuple[str, str] | None:
    """Field and country ("" where none is told) of a ministry's role, as `role_of` gives it; None of any other voice."""
    field, _, country = speaker_id.partition(" ")
    return (field, country) if field in _ministries() and (not country or country.isupper()) else None


def ministry_titled(before: str, name: str) -> tuple[str, str] | None:
    """The same for a person with the title right before the name, or in it ("la ministre de la Santé", "Ada Munk")."""
    words = name.split()
    led = [*before.split()[-_LONGEST - 1 :], *words[:-1]]
    ends = range(len(led) - len(words) + 1, len(led) + 1)
    titles = (" ".join(led[start:end]) for end in ends for start in range(end))
    return next((found for title in titles if (found := ministry_of(role_of(title)))), None)


@lru_cache(maxsize=1)
def _ministries() -> frozenset[str]:
    return frozenset(load_table("speaker_words.toml")["ministries"]["roles"].split())


@lru_cache(maxsize=1)
def _seats() -> dict[str, str]:
    rows = load_table("speaker_words.toml")["seats"]
    return {form: role for role, forms in rows.items() for form in forms.split("|")}


@lru_cache(maxsize=1)
def _collective() -> frozenset[str]:
    return frozenset(load_table("speaker_words.toml")["collective"]["roles"].split())


def is_collective(speaker_id: str) -> bool:
    """Whether a role, as `role_of` gives it, is one of many people ("rescuers", "authorities AT"), no single voice."""
    return speaker_id.partition(" ")[0] in _collective()


def _is_name(word: str, speaker: str) -> bool:
    """Whether a capital in the middle of the speaker's words makes a name; German nouns are roles or nothing."""
    if not word[0].isupper() or speaker.startswith(word):
        return False
    return (folded := anyascii(word).lower()) not in _words() and folded not in _idle_in_names()


def _role_in(words: list[str]) -> tuple[str, int, int] | None:
    """The longest role among the words, the first of those, with where it begins and how long it is."""
    for length in range(_LONGEST, 0, -1):
        for at in range(len(words) - length + 1):
            form = " ".join(words[at : at + length])
            if role := _roles().get(form) or _roles().get(_GENITIVE.sub("", form)):
                return role, at, length
    return None


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    rows = load_table("speaker_words.toml")["roles"]
    return {" ".join(_words_of(form)): role for role, forms in rows.items() for form in forms.split("|")}


def _words_of(speaker: str) -> list[str]:
    """Its words as written, without elided articles and possessives ("ministère de l'intérieur" has three)."""
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", _ELIDED.sub("", speaker))


@lru_cache(maxsize=5_000)
def speaks_for_hospital(speaker: str) -> bool:
    """Whether one hospital speaks ("Nasser Hospital", "le directeur de l'hôpital"): of whom it has, not of all."""
    words = [anyascii(w).lower() for w in _words_of(speaker)]
    return any(word.endswith(form) for word in words for form in _hospitals())


@lru_cache(maxsize=1)
def _hospitals() -> tuple[str, ...]:
    forms = load_table("speaker_words.toml")["roles"]["hospital"].split("|")
    return tuple(form for form in forms if " " not in form)


def name_beside_role(speaker: str) -> str:
    """The acronym that a role is put beside ("CGT union", "Gewerkschaft CGT", "le syndicat CGT"), or a union's name ("the IG
    Metall union"), "" where none is.

    Not a country's: the US military is not the US.
    """
    words = _words_of(speaker)
    plain, articles = _words(), _articles()
    named = [w for w in words if (folded := anyascii(w).lower()) not in plain and folded not in articles]
    is_acronym = len(named) == 1 < len(words) and named[0].isupper() and len(named[0]) > 1
    if is_acronym and not gazetteer().lookup(named[0]):
        return named[0]
    is_union = any(_roles().get(anyascii(w).lower()) == _UNION for w in words if w not in named)
    is_name = bool(named) and all(w[0].isupper() for w in named)
    return " ".join(named) if is_union and is_name and not gazetteer().lookup(" ".join(named)) else ""


class RoleName(NamedTuple):
    """What a nameless speaker is called in one language: "prefecture", and behind "according to" "the prefecture"."""

    alone: str
    in_sentence: str


def role_in(speaker: str, language: str) -> RoleName | None:
    """A nameless speaker in the briefing's words ("die Präfektur" -> "the prefecture"), None for anybody else.

    Who is told apart by more than the role ("gouvernement régional") is not: that would be another voice.
    """
    words = [anyascii(w).lower() for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", _ELIDED.sub("", speaker))]
    form = " ".join(w for w in words if w not in _articles())
    role = _roles().get(form) or _roles().get(_GENITIVE.sub("", form), "")
    called = _called(language).get(role)
    if not called:
        return None
    alone, _, in_sentence = called.partition("|")
    return RoleName(alone, in_sentence or alone)


@lru_cache(maxsize=16)
def _called(language: str) -> dict[str, str]:
    """What each role is called in a language."""
    return dict(load_table("speaker_words.toml")["called"].get(language, {}))


def role_in_nominative(speaker: str) -> str:
    """A German role of one word without the ending of its case ("Unternehmens", "Ärzten"); whatever else as it stands."""
    if not (speaker[:1].isupper() and speaker.isalpha()):
        return speaker
    bare = (speaker.removesuffix(ending) for ending in ("s", "es") if speaker.endswith(ending))
    genitive = next((noun for noun in bare if noun in _german_roles().values()), speaker)
    return _german_roles().get(speaker, genitive)


@lru_cache(maxsize=1)
def _german_roles() -> dict[str, str]:
    """What each role is called in German behind "laut" -> what it is called alone; no plural in -s among them."""
    names = (called.partition("|") for called in _called("de").values())
    return {behind or alone: alone for alone, _, behind in names}


@lru_cache(maxsize=1)
def _articles() -> frozenset[str]:
    return words_of_all_languages("grammar", "articles") | words_of_all_languages("grammar", "articles_declined")


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(word for form in _roles() for word in form.split())


@lru_cache(maxsize=1)
def _idle_in_names() -> frozenset[str]:
    return frozenset(load_table("speaker_words.toml")["idle"]["in_names"].split())


@lru_cache(maxsize=1)
def _idle() -> frozenset[str]:
    return frozenset(load_table("speaker_words.toml")["idle"]["words"].split())
