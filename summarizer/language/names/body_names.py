"""Names of bodies that go on in small letters: "Conseil norvégien pour les réfugiés", "ministère kényan de la Défense"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.names.tokens import GAPS, Token
from summarizer.language.names.words import concepts, name_words, names_a_body
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import WordPattern, words_of_all_languages

_LONGEST = 10  # tokens
_LOOK_AHEAD = 3  # capitals behind a possessive, one of which must be a body
_POSSESSIVES = ("'s ", "’s ", "' ", "’ ")
_SAINTS = frozenset({"st", "saint", "king", "queen"})
# kinds of body that a paper names after a place no table may have, and those it calls small before its country's adjective
_OF_A_PLACE = frozenset({"hospital", "university", "museum", "prosecution"})
_SMALL = _OF_A_PLACE | {
    "ministry",
    "court",
    "police",
    "army",
    "forces",
    "guard",
    "parliament",
    "senate",
    "assembly",
    "bank",
}
# kinds of which a country or a town has several: with no more than that beside it, the noun names none of them
_OF_MANY = frozenset(
    {"bank", "court", "hospital", "university", "museum", "authority", "office", "agency", "school", "union"}
)
# endings of adjectives that a body's kind takes with it ("Conseil municipal", "Banco central"), none of them a verb's
_ADJECTIVE = WordPattern(r"(?:<names.adjective_endings>)$")
_SURVEY = WordPattern(r"(?<!\w)<names.surveys>(?!\w)", re.IGNORECASE)
_SURVEY_REACH = 30
_UNIT = WordPattern(r"\b(\d{1,3}(?:<numerals.ordinal_endings>)?[ \u00a0])$")
_UNITS = frozenset({"brigade", "division", "regiment", "battalion"})


def closing_adjective(run: list[Token], pending: list[Token], profile: Profile) -> list[Token]:
    """ "l'Union africaine", "la Banque centrale européenne": what closes the name of a body or of forces."""
    if not pending or len(pending) > 2 or not all(describes_body(run, [], token, profile) for token in pending):
        return []
    return pending


def is_commissioned(text: str, run: list[Token], pending: list[Token]) -> bool:
    """ "un sondage Ifop pour Le Monde", "a poll by Ipsos for the BBC": who asked for it is no part of the name."""
    links = words_of_all_languages("names", "on_behalf")
    named = bool(pending) and pending[0].text in links
    return named and _SURVEY.search(text, max(0, run[0].start - _SURVEY_REACH), run[0].start) is not None


def is_for_somebody(run: list[Token], pending: list[Token], profile: Profile) -> bool:
    """ "das Angebot für Aurelis": whom something is for is no part of a name, as an institute's field is."""
    nouns = tuple(profile.tables["names"].get("for_somebody", ()))
    named = bool(pending) and pending[0].text in words_of_all_languages("names", "on_behalf")
    return named and bool(nouns) and run[-1].text.lower().endswith(nouns)


def describes_body(run: list[Token], pending: list[Token], token: Token, profile: Profile) -> bool:
    """ "Fédération de football des Lacs", "Conseil municipal de Nantes": a small word behind the kind of a body, either an
    adjective or behind a link.
    """
    is_nations = run[-1].text.lower() in words_of_all_languages("names", "nations")
    if is_nations and token.text in words_of_all_languages("names", "united"):
        return True  # "les Nations unies"
    if profile.tables["capital_nouns"] or run[-1].text.lower() not in _bodies(profile):
        return False
    if any(t.text.lower() not in profile.function_words for t in run[:-1]):
        return False
    if not token.text.islower() or token.text in profile.function_words:
        return False
    if pending and pending[-1].text in inner_words(profile):
        return len(pending) == 1 and token.end - token.start > 2
    return bool(_ADJECTIVE.search(token.text)) or gazetteer().demonym(token.text) is not None


def continues_body(link: Token, capital: Token, profile: Profile) -> bool:
    """Whether what a body is of may follow: a name behind a link, but nobody with a title."""
    titled = capital.text.lower().rstrip(".") in known_titles(profile)
    return link.text in profile.words("names", "affiliation") and not titled


@lru_cache(maxsize=16)
def _bodies(profile: Profile) -> frozenset[str]:
    """The language's nouns for bodies; none where a name's small words stand before it ("the Nantes city council")."""
    if not profile.tables["names"].get("kind_first"):
        return frozenset()
    return profile.words("kinds", "organisation", "state forces")


@lru_cache(maxsize=16)
def inner_words(profile: Profile) -> frozenset[str]:
    """The small words that may stand inside a name; "and" may join two names."""
    return profile.words("names", "inner_words") - words_of_all_languages("names", "outer_words")


@lru_cache(maxsize=16)
def known_titles(profile: Profile) -> frozenset[str]:
    """The language's titles, in small letters."""
    return frozenset(profile.tables["names"]["titles"])


def body_end(text: str, tokens: Sequence[Token], at: int, run: list[Token], profile: Profile) -> list[Token]:
    """The tokens from `at` that go on with the name of a body in `run`: words for what it is, where and of whom.

    "Commission | indienne de la concurrence", "UN Assistance Mission | in Somalia". None where no word of the run is a body.
    """
    if not names_a_body(fold_name(" ".join(t.text for t in run))):
        return []
    is_romance = follows_its_kind(profile)
    kept, pending = list[Token](), list[Token]()
    for token in tokens[at : at + _LONGEST]:
        if text[([*run, *kept, *pending])[-1].end : token.start] not in GAPS and not is_elided(token, pending or kept):
            break
        if _is_link(token, run, profile):
            pending.append(token)
        elif token.text in profile.function_words:
            break  # "la Banque de France est prudente": a verb, no east
        elif _says_which(token, bool(pending), is_romance, run) or _is_rest_of_place(token, kept, pending, run):
            kept, pending = [*kept, *pending, token], []
        else:
            break
    return kept


def is_elided(token: Token, before: list[Token]) -> bool:
    """Whether it stands behind an apostrophe and the last of the words before it: "d'assistance"."""
    return bool(before) and token.start - before[-1].end == 1 and len(before[-1].text) == 1


def _is_link(token: Token, run: list[Token], profile: Profile) -> bool:
    if token.text in words_of_all_languages("names", "mission_to"):
        return "mission" in _meant(run)
    if not follows_its_kind(profile) or not token.text.islower():
        return False
    conjunctions = profile.words("grammar", "and", "and_before_i")
    # "ministère de l'Agriculture et du Développement rural"
    return token.text in inner_words(profile) or (token.text in conjunctions and "ministry" in _meant(run))


def _says_which(token: Token, is_linked: bool, is_romance: bool, run: list[Token]) -> bool:
    """Whether a word tells of which kind, country or people the body is."""
    folded = fold_name(token.text)
    known = folded in name_words().kinds or folded in name_words().meanings
    known = known or folded in words_of_all_languages("names", "nations")
    if token.capital:
        place = gazetteer().place(token.text)
        if not is_linked or (place is None and not is_romance):
            return False
        if is_romance and "ministry" in _meant(run):
            return True  # "Affaires étrangères", "Asuntos Exteriores"
        return place is not None if not is_romance else known or place is not None or bool(_meant(run) & _OF_A_PLACE)
    return is_romance and token.text.islower() and (known or gazetteer().demonym(token.text) is not None)


def _is_rest_of_place(token: Token, kept: list[Token], pending: list[Token], run: list[Token]) -> bool:
    """ "policía de Puerto | Lirio": the second word of a place that no table knows by its first."""
    opened = kept[-1].text if kept and kept[-1].capital and not pending else ""
    if not opened or not token.capital or token.text.isupper() or "ministry" in _meant(run):
        return False
    return gazetteer().place(opened) is None


def _meant(run: Sequence[Token]) -> frozenset[str]:
    return concepts(fold_name(" ".join(t.text for t in run)))


@lru_cache(maxsize=16)
def follows_its_kind(profile: Profile) -> bool:
    """Whether what a body is called stands behind the noun for its kind: "Banco Central", not "the Nantes city council"."""
    return bool(profile.tables["names"].get("kind_first"))


def small_body(text: str, tokens: Sequence[Token], at: int, profile: Profile) -> list[Token]:
    """A body whose kind is written small: "ministère kényan de la Défense", "hôpital de Mulago"; "kolumbianische
    Nationalpolizei".

    It must say of which country or place it is, or which ministry.
    """
    if profile.tables["capital_nouns"]:
        return _with_its_people(text, tokens, at)
    if not follows_its_kind(profile) or not tokens[at].text.islower() or not _meant(tokens[at : at + 1]) & _SMALL:
        return []
    run = [tokens[at], *body_end(text, tokens, at + 1, [tokens[at]], profile)]
    tells = any(t.capital or gazetteer().demonym(t.text) for t in run[1:])
    return run if tells and not is_one_of_many(run) else []


def _with_its_people(text: str, tokens: Sequence[Token], at: int) -> list[Token]:
    """ "kolumbianische Nationalpolizei": the adjective of a country's people before a body of one word."""
    people, body = tokens[at], tokens[at + 1 : at + 2]
    if not people.text.islower() or not body or text[people.end : body[0].start] not in GAPS:
        return []
    is_body = bool(_meant(body) & name_words().bodies) and body[0].capital
    is_named = is_body and gazetteer().demonym(people.text) and not is_one_of_many([people, *body])
    return [people, *body] if is_named else []


def is_one_of_many(run: Sequence[Token]) -> bool:
    """ "banque", "banque italienne": a kind of which there are several, and no more than of whose country."""
    names = [t for t in run if t.capital and gazetteer().place(t.text)]
    kinds = frozenset(c for c in _meant(run) if not c.startswith("@"))
    return not names and len(kinds) == 1 and kinds <= _OF_MANY


def joins_possessive(text: str, run: list[Token], tokens: Sequence[Token], at: int) -> bool:
    """ "Workers' Party", "St Mary's Hospital", "Attorney General's Office": whether a possessive stands in a body's name.

    `tokens[at]` is the word behind it. Not "Kenya's Supreme Court", which are two names.
    """
    before = fold_name(run[-1].text)
    ours = before in name_words().kinds or before in name_words().meanings or fold_name(run[0].text) in _SAINTS
    if not ours or text[run[-1].end : tokens[at].start] not in _POSSESSIVES:
        return False
    behind = [t.text for t in tokens[at : at + _LOOK_AHEAD] if t.capital]
    return bool(behind) and names_a_body(fold_name(" ".join(behind)))


def numbered_from(text: str, start: int, first: str) -> int:
    """Where the name of a military unit begins: at its number ("93rd Brigade", "93. Brigade", "93e brigade")."""
    if not concepts(fold_name(first)) & _UNITS:
        return start
    number = _UNIT.search(text, max(0, start - 6), start)
    return number.start() if number else start
