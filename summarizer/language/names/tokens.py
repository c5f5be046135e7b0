"""The words of a text as far as names need them: with their place, without possessives, split behind an elided article."""

import re
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.profile import Profile
from summarizer.language.word_patterns import WordPattern

_TOKEN = re.compile(r"[^\W\d_](?:[\w]|[.'’-](?=\w))*(?:(?<=\b[A-Z])\.(?=[ ,;)]|$))?|\d+")
# not "N'Djamena", "M'Bour": nothing is elided before a consonant, but for one that is spoken as a letter ("l'SNCF")
_ELISION = WordPattern(r"(?:<grammar.elided>)['’](?=\w)(?![bcdfgjklmnpqrstvwxz](?-i:[a-zß-öø-ÿ]))", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:al|el|as|ad|an|ar|az)-[A-Z]")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_OPENERS = ".!?:…•\"“”«»‘'(["
GAPS = (" ", "\u00a0")  # what joins two words of a name


class Token(NamedTuple):
    """A word or number at `start:end`; `initial` where its place would give any word a capital."""

    start: int
    end: int
    text: str
    initial: bool

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital, behind an Arabic article too ("al-Sham")."""
        return self.text[0].isupper() or (self.text[0] in "ae" and bool(_ARTICLE.match(self.text)))


def tokens_in(text: str, start: int, end: int) -> list[Token]:
    """The words and numbers of `text[start:end]`, in order."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        first, written = match.start(), match.group()
        if "'" in written or "’" in written:
            elided = _ELISION.match(written)
            if elided:  # "l'Observatoire": the name begins behind the apostrophe
                tokens.append(Token(first, first + 1, written[:1].lower(), False))
                at = first + elided.end()
                tokens.append(Token(at, match.end(), text[at : match.end()], False))
                continue
            written = _POSSESSIVE.sub("", written)
        initial = not written[0].islower() and _opens(text, start, first)
        tokens.append(Token(first, first + len(written), written, initial))
    return tokens


def _opens(text: str, start: int, at: int) -> bool:
    """Whether a word at `at` has a capital from its place: at the start, or behind a stop, a quotation mark, a bracket."""
    while at > start and text[at - 1] in GAPS:
        at -= 1
    if at == start:
        return True
    last = text[at - 1]
    return last in _OPENERS and (at - start < 2 or last != "." or not text[at - 2].isupper())


def opens_speech(text: str, token: Token, profile: Profile, small: frozenset[str]) -> bool:
    """ "Macron said ...": one word that opens the sentence, speaks, and is no common word that we know of."""
    if not token.initial or profile.tables["capital_nouns"]:
        return False
    lowered = token.text.lower()
    if lowered in small or lowered in _speakers(profile) or lowered in profile.unit_kinds:
        return False
    auxiliaries = profile.words("attribution", "auxiliaries")
    following = next((w for w in text[token.end : token.end + 40].split()[:3] if w not in auxiliaries), "")
    return text[token.end : token.end + 1] == " " and following in _verbs_of_speech(profile)


@lru_cache(maxsize=16)
def _speakers(profile: Profile) -> frozenset[str]:
    """The words of unnamed speakers and of pronouns."""
    table = profile.tables["attribution"]
    return frozenset(word for phrase in table["speakers"] + table["pronouns"] for word in phrase.split())


@lru_cache(maxsize=16)
def _verbs_of_speech(profile: Profile) -> frozenset[str]:
    return profile.attribution_verbs - profile.words("attribution", "weak_verbs")
