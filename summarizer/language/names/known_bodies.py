"""Names that capitals do not show whole: organisations and countries of the world's table ("Médecins sans frontières", "UN
human rights office", "République dominicaine"), and German bodies for a field ("Rat für öffentliche Finanzen").
"""

from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.names.tokens import GAPS, Token
from summarizer.language.names.words import concepts, name_words
from summarizer.language.places import fold_name, gazetteer, is_article
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import words_of_all_languages

_MOST_TOKENS = 12
_KINDS = ("organisation", "country")  # "Guinée équatoriale" is not Guinea
_LEAST_OF_FIELD = 3
_ELISION = ("'", "’")


def unmistakable_body(text: str, tokens: Sequence[Token], at: int, profile: Profile) -> list[Token]:
    """The name of a body or country from `tokens[at]` that needs no clue, or none; without an article or the first "En"."""
    at += len(tokens) > at + 1 and (_is_article(tokens[at].text) or _opens_sentence(tokens[at], profile))
    return _known_body(text, tokens, at) or (_body_for_field(tokens, at) if profile.tables["capital_nouns"] else [])


def _opens_sentence(token: Token, profile: Profile) -> bool:
    return token.initial and token.text.lower() in profile.function_words


@lru_cache(maxsize=20_000)
def may_open_body(word: str) -> bool:
    """Whether `unmistakable_body` may find one where the word stands, in a language that writes nouns small."""
    return _is_article(word) or _opens_a_name(word)


def _body_for_field(tokens: Sequence[Token], at: int) -> list[Token]:
    """ "Rat für öffentliche Finanzen", "Amt für Statistik": a body, a preposition, an adjective at the most, and a noun."""
    run = list(tokens[at : at + 4])
    if len(run) < _LEAST_OF_FIELD or run[1].text not in words_of_all_languages("names", "on_behalf"):
        return []
    if not run[0].capital or concepts(fold_name(run[0].text)).isdisjoint(name_words().bodies):
        return []
    nouns = [n for n, t in enumerate(run) if n > 1 and t.capital]
    return run[: nouns[0] + 1] if nouns else []


def _known_body(text: str, tokens: Sequence[Token], at: int) -> list[Token]:
    """The longest name of the table from `tokens[at]` that has words written small beside a capital, or none."""
    if not _opens_a_name(tokens[at].text):
        return []
    found: list[Token] = []
    for end in range(at + 1, min(at + _MOST_TOKENS, len(tokens))):
        if not _adjoin(text, tokens[end - 1], tokens[end]):
            break
        run = tokens[at : end + 1]
        if fold_name(text[run[0].start : run[-1].end]) in _names() and _is_mixed(run):
            found = list(run)
    return found


def _adjoin(text: str, one: Token, other: Token) -> bool:
    between = text[one.end : other.start]
    return between in GAPS or between in _ELISION or between == ""


def _is_mixed(run: Sequence[Token]) -> bool:
    """Whether a capital stands in it, and a word written small."""
    small = [t for t in run if not t.capital and len(t.text) > 2]
    return bool(small) and len(small) < len(run)


@lru_cache(maxsize=20_000)
def _is_article(word: str) -> bool:
    return is_article(fold_name(word))


@lru_cache(maxsize=20_000)
def _opens_a_name(word: str) -> bool:
    return fold_name(word).split(" ")[0] in _first_words()


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(name for name, entry in gazetteer().by_name.items() if entry.kind in _KINDS and " " in name)


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(name.split(" ", 1)[0] for name in _names())
