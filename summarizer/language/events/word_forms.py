"""From the form of a word for an act to its stem: "festgenommen", "nahm ... fest", "Festnahme" (`data/acts.toml`)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

from summarizer.language.tables import load_table

_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = ("ing", "ed", "es", "s", "en", "e")  # of English; `endings` of the table has the others'
_MIN_STEM = 3
_PARTICLE_REACH = 3  # words between a verb and its particle: "pulled the car over"


def plain(text: str) -> str:
    """Lower case ASCII."""
    return str(anyascii(text)).lower()


def words_of(text: str) -> list[str]:
    """The words of letters of a text, in lower case ASCII."""
    return _WORD.findall(plain(text))


def stem_of(word: str, language: str, may_be_verb: bool = True) -> str:
    """The stem of a form: of its base by the table, behind a German prefix and the sign of a participle too."""
    return _stem(_base(word, language, may_be_verb), language)


def stem_of_entry(entry: str, language: str) -> str:
    """The stem of a word of the table, in base form; "call_off" is one with its particle."""
    verb, _, particle = plain(entry).partition("_")
    stem = _stem(_bases(language).get(verb, verb), language)
    return joined(stem, particle, language) if particle else stem


def joined(stem: str, particle: str, language: str) -> str:
    """A verb with its particle, as the table has it: behind it in English, before it in German."""
    return particle + stem if _signs(language) else f"{stem} {particle}"


def particles_in(behind: str, language: str) -> list[str]:
    """The particles that may belong to a verb before `behind`: near it, in German at the end of its clause."""
    words = words_of(behind)
    near = words[-1:] if _signs(language) else words[:_PARTICLE_REACH]
    return [word for word in near if is_particle(word, language)]


def is_particle(word: str, language: str) -> bool:
    """Whether a word may belong to a verb before it."""
    return word in _listed("prefixes", language)


def _base(word: str, language: str, may_be_verb: bool) -> str:
    bases = _bases(language)
    bare = next((prefix + bases[rest] for prefix, rest in _parted(word, language) if rest in bases), "")
    if bare:
        return bare
    weak = next((prefix + rest for prefix, rest in _parted(word, language) if prefix and prefix + rest != word), "")
    signs = _signs(language) if may_be_verb and word.endswith(("t", "en")) else ()
    return weak or next((word.removeprefix(sign) for sign in signs if word.startswith(sign)), word)


def _parted(word: str, language: str) -> Iterator[tuple[str, str]]:
    """(prefix, rest) as a word may be parted, without and with the sign of a participle between them; first the whole."""
    yield "", word
    signs = _signs(language)
    for prefix in ("", *_listed("prefixes", language)) if signs else ():
        rest = word.removeprefix(prefix)
        if word.startswith(prefix) and len(rest) >= _MIN_STEM:
            yield from ((prefix, rest.removeprefix(sign)) for sign in ("", *signs) if rest.startswith(sign))


def _stem(base: str, language: str) -> str:
    """Without endings of tense and number, and without the doubled letter that they leave ("stopped", "stop")."""
    endings = _listed("endings", language)
    ending = next((e for e in endings or _ENDINGS if base.endswith(e) and len(base) - len(e) >= _MIN_STEM), "")
    stem = base[: len(base) - len(ending)]
    if endings:
        return stem
    if ending in ("ing", "ed") and len(stem) > _MIN_STEM and stem[-1] == stem[-2] and stem[-1] not in "sl":
        stem = stem[:-1]
    return stem[:-1] + "y" if ending in ("es", "ed") and stem.endswith("i") else stem


@lru_cache(maxsize=8)
def _bases(language: str) -> dict[str, str]:
    """Irregular form -> base form."""
    forms: dict[str, str] = load_table("acts.toml")["forms"].get(language, {})
    return {plain(form): plain(base) for base, written in forms.items() for form in [base, *written.split()]}


def _signs(language: str) -> tuple[str, ...]:
    """What stands before a participle or between it and its prefix."""
    return _listed("participles", language)


@lru_cache(maxsize=32)
def _listed(row: str, language: str) -> tuple[str, ...]:
    return tuple(plain(load_table("acts.toml")[row].get(language, "")).split())
