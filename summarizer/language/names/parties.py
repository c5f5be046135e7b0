"""Parties and camps by what they are called: "the Social Democrats", "los socialdemócratas", "die Sozialdemokraten"."""

import re
from functools import lru_cache

from summarizer.language.phrases import Phrases
from summarizer.language.places import fold_name
from summarizer.language.profile import phrase_pattern
from summarizer.language.tables import load_table

_ACRONYM = re.compile(r"(?:[A-ZÄÖÜ][\w]{0,3}[A-ZÄÖÜ]\w?|[A-Z]{2,6})")


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    return load_table("parties.toml")


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    """Folded words -> family."""
    return {fold_name(word): family for family, words in _tables()["families"].items() for word in (family, *words)}


@lru_cache(maxsize=1)
def family_pattern() -> re.Pattern[str]:
    """Any family but an answer, as it stands in prose without diacritics, the longest first; search it in lower case."""
    told = (ws for family, ws in _tables()["families"].items() if family not in answers())
    words = sorted({w for ws in told for w in ws}, key=lambda w: (-len(w), w))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(w).replace(' ', '[ -]') for w in words)})(?!\w)")


@lru_cache(maxsize=1)
def answers() -> frozenset[str]:
    """The families that are sides of a referendum."""
    return frozenset(_tables()["answers"]["sides"])


@lru_cache(maxsize=4096)
def family_of(name: str) -> str:
    """The family that a name is the word for ("Los socialdemócratas" -> "social_democrats"), "" where it is none."""
    return _families().get(fold_name(name), "")


@lru_cache(maxsize=1)
def compound_pattern() -> re.Pattern[str]:
    """ "Arbeiterliga", "Bauernpartei": a party's name in one word with a capital, in a language that writes all nouns so."""
    return re.compile(rf"(?<![\w-])[A-ZÄÖÜ]\w{{2,}}(?:{'|'.join(_tables()['words']['compound'])})(?![\w-])")


@lru_cache(maxsize=4096)
def names_a_party(name: str) -> bool:
    """Whether a name looks like a party's: an acronym, a family, or a word such as "party" in it."""
    if fold_name(name) in no_parties():
        return False
    if _ACRONYM.fullmatch(name) or family_of(name):
        return True
    return not _party_words().isdisjoint(fold_name(name).split())


@lru_cache(maxsize=1)
def no_parties() -> frozenset[str]:
    """Acronyms that are no party's: "5% of GDP", "3% in the EU"."""
    return frozenset(_tables()["words"]["no_party"])


@lru_cache(maxsize=1)
def houses() -> frozenset[str]:
    """Parliaments by the one word that names them, folded: where seats are, and nobody's."""
    return frozenset(_tables()["words"]["houses"])


@lru_cache(maxsize=1)
def _party_words() -> frozenset[str]:
    return frozenset(_tables()["words"]["party"])


@lru_cache(maxsize=2)
def words_of(topic: str) -> Phrases:
    """The phrases that tell of a "vote" or of a "poll", in any language."""
    return phrase_pattern(tuple(_tables()["words"][topic]))
