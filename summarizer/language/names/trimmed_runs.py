"""What in a run of capitals is no part of the name: titles, roles, kinds, where somebody is from or belongs to."""

import re
from functools import lru_cache

from summarizer.language.names.body_names import (
    known_titles,
)
from summarizer.language.names.clues import is_given_name
from summarizer.language.names.kinds_by_ending import kind_by_ending
from summarizer.language.names.tokens import Token
from summarizer.language.names.words import concepts, holds_kind, name_words, names_a_body
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.profile import Profile

_WITH_ORIGIN = 3  # words of "Rostocker Schiffbaugruppe Nordwerft"
_LED_REACH = 40  # characters before a name
_WORDS_BEFORE = re.compile(r"(?:(?P<noun>[^\W\d_]+) )?(?P<last>[^\W\d_]+(?:['’]| ))\Z")
_BASE = re.compile(r"-(?:based|backed|born|led|owned|listed|run|controlled)$")
_PARTS_OF_PLACES = frozenset({"centre", "airport", "ports"})
_NAMED_AFTER_PEOPLE = frozenset(
    {"hospital", "university", "museum", "foundation", "institute", "school", "academy", "trust", "centre"}
)


def ends_where(text: str, run: list[Token], behind: list[Token], profile: Profile) -> bool:
    """Whether a run is where somebody is, whose name follows: "à Lyon Karim Belhadj", "l'ancien maire d'Oberau Guy Castel".

    A town behind a preposition, or what an office is of, and behind it a given name with another name; an agency to which
    somebody has spoken ("a déclaré à l'AFP Rafiatou Chabi"), and behind it two names.
    """
    if len(behind) < 2 or not all(t.capital for t in behind):
        return False
    adjoins = text[behind[0].end : behind[1].start] == " " == text[run[-1].end : behind[0].start]
    if not adjoins or is_given_name(run[0].text):
        return False
    if not is_given_name(behind[0].text) and not _is_told_to(run, behind):
        return False
    led = _WORDS_BEFORE.search(text, max(0, run[0].start - _LED_REACH), run[0].start)
    before = [(led[word] or "").strip().lower().replace("’", "'") for word in ("noun", "last")] if led else []
    if _is_told_to(run, behind) and not profile.words("names", "locative").isdisjoint(before):
        return True
    if not before or before[1] not in profile.words("names", "locative"):
        return False
    return gazetteer().place(" ".join(t.text for t in run)) is not None or before[0] in known_titles(profile)


def _is_told_to(run: list[Token], behind: list[Token]) -> bool:
    """An agency that is known by its initials, and no part of it behind it: not "BBC World Service"."""
    known = gazetteer().lookup(run[0].text) if len(run) == 1 and run[0].text.isupper() else None
    is_name = not any(t.text.isupper() or gazetteer().lookup(t.text) for t in behind[:2])
    return known is not None and known.kind == "media" and is_name and not _names_a_body(behind[:2])


def without_base(run: list[Token]) -> list[Token]:
    """ "Sao Paulo-based Grupo Amaral" is Grupo Amaral."""
    at = max((i for i, t in enumerate(run) if _BASE.search(t.text)), default=-1)
    return run[at + 1 :] if at < len(run) - 1 else run


def without_function_words(run: list[Token], profile: Profile) -> list[Token]:
    """The run without articles and prepositions at its head; "La Paz" and "Le Havre" begin with theirs."""
    while run and run[0].text.lower() in profile.function_words and not _is_acronym(run[0].text):
        if len(run) > 1 and not run[0].initial and _names_a_body(run[:1]):
            break  # "Frente Amplio"
        if len(run) > 1 and _opens_place(run):
            break
        run = run[1:]
    return run


def _opens_place(run: list[Token]) -> bool:
    """Whether a place has the article in its name: "La Paz", not "La Bolivie"."""
    written = [t.text for t in run]
    place = gazetteer().place(" ".join(written))
    return place is not None and gazetteer().place(" ".join(written[1:])) != place


def _is_acronym(word: str) -> bool:
    """ "UN", and "A" as a label, but not "À" at the head of a French sentence."""
    return word.isupper() and word.isascii()


def without_title(run: list[Token], profile: Profile) -> tuple[list[Token], str]:
    """The run without a leading title ("Iranian Foreign Minister Abbas Araghchi" is Abbas Araghchi)."""
    titles = known_titles(profile)
    for length in (4, 3, 2, 1):
        if len(run) <= length:
            continue
        words = [w if (w := t.text.lower()) in titles else w.rpartition("-")[2] for t in run[:length]]
        if _names_a_body(run[length:]):
            continue  # "Attorney General's Office" is nobody's title
        bare = " ".join(words).rstrip(".")
        last_two = " ".join(words[-2:])
        if bare in titles or (
            length > 1
            and (last_two in titles or words[-1] in titles)
            and (
                gazetteer().demonym(run[0].text)
                or _names_portfolio(words[:-1], run[length:])
                or _is_person(run[length:])
                or (run[0].text.isupper() and [t.capital for t in run[length:]] == [True, True])  # "NATO Chairman ..."
            )
        ):
            return run[length:], " ".join(t.text for t in run[:length])
    return run, ""


def is_place_of_office(run: list[Token], profile: Profile) -> bool:
    """Whether what a title leaves is where the office is: "Bishop of Norwatch", "Maire de Lyon"; not "de Gaulle"."""
    if run[1:] == [] or run[0].text not in profile.tables["names"]["affiliation"]:
        return False
    place = " ".join(t.text for t in run[1:])
    return run[0].text not in name_words().particles or gazetteer().place(place) is not None


def _names_portfolio(field: list[str], name: list[Token]) -> bool:
    """ "Defence Minister Ruta Beskid": the field of an office before it, and a name of two words behind."""
    kinds = name_words().kinds
    return len(name) > 1 and all(w in kinds for w in field) and not any(t.text.lower() in kinds for t in name)


def _is_person(run: list[Token]) -> bool:
    """Whether a run opens with a given name: "Shipping Minister Dora Pavlou", "Bayerns Ministerpräsident Jakob Maier"."""
    return len(run) > 1 and is_given_name(run[0].text)


def without_common_noun(run: list[Token], profile: Profile) -> tuple[list[Token], str, str]:
    """The run without the noun that says who or what is named, and that noun as a title or as a kind: where every noun
    has a capital "Polizeisprecherin Eva Mayrhofer" and "Konzerns Orvantis" look like one name.
    """
    role = len(run) > 1 and run[0].text.lower() in profile.words("kinds", "person")
    if role and not profile.tables["capital_nouns"] and run[0].initial:
        return run[1:], run[0].text, ""  # "Economist Ales Kubin" opens the sentence
    if len(run) < 2 or not profile.tables["capital_nouns"] or not run[1].capital or _is_body_of_a_place(run):
        return run, "", ""
    if is_given_name(run[1].text) and len(run) > 2 and kind_by_ending(run[0].text, profile) != "organisation":
        return run[1:], run[0].text, ""  # "Gutachterin Sabine Thaler", whatever she is
    run = _without_origin(run, profile)
    found = kind_by_ending(run[0].text, profile)
    if found is None or (found == "organisation" and len(run) > 2 and not run[1].text.isupper()):
        return run, "", ""  # "Organisation Amerikanischer Staaten" is its own name
    return run[1:], run[0].text if found == "person" else "", "" if found == "person" else found


def _names_a_body(run: list[Token]) -> bool:
    return names_a_body(fold_name(" ".join(t.text for t in run)))


def _is_body_of_a_place(run: list[Token]) -> bool:
    """ "Universität Nairobi", "Bank von Ghana"; not "Zentrum von Accra", which is a part of it."""
    behind = [t.text for t in run[1:] if t.capital]
    if not _names_a_body(run[:1]) or len(behind) != 1 or gazetteer().place(behind[0]) is None:
        return False
    return run[1].capital or concepts(fold_name(run[0].text)).isdisjoint(_PARTS_OF_PLACES)


def _without_origin(run: list[Token], profile: Profile) -> list[Token]:
    """ "Basler Pharmakonzern Vialis": where the company is from, before the noun that says what it is."""
    from_town = len(run) > 2 and run[0].text.endswith("er") and run[1].capital and not is_given_name(run[0].text)
    kind = kind_by_ending(run[1].text, profile) if from_town else None
    return run[1:] if kind in ("company", "person", "") or (kind and len(run) == _WITH_ORIGIN) else run


def without_affiliation(run: list[Token], profile: Profile, title: str) -> list[Token]:
    """ "David Carden of the UN" is David Carden, "President Carden of the Northern union" Carden; "University of Aleppo"
    stays whole.

    Where every noun has a capital, what one word belongs to is the name: "Anteil von Orvantis", "Aktien des Konzerns".
    """
    links = profile.tables["names"]["affiliation"]
    at = next((i for i, t in enumerate(run) if t.text in links), 0)
    if profile.tables["capital_nouns"] and _is_body_of_a_place(run):
        return run
    if profile.tables["capital_nouns"] and at == 1 and not is_known(" ".join(t.text for t in run)):
        return without_common_noun(run[2:], profile)[0]
    if title and at and run[at].text == "of" and not is_known(" ".join(t.text for t in run)):
        return run[:at]
    if at and _is_led_by(run[:at], [t.text for t in run[at:] if t.capital]):
        return run[:at]
    if at < 2 or is_known(" ".join(t.text for t in run)):
        return run
    tail = [t.text for t in run[at:] if t.capital]
    if run[at].text == "of" and _belongs_to(run[:at], run[at + 1 :]):
        return run[:at]
    organisations = profile.tables["kinds"]["organisation"]
    named = any(t.text.lower() in organisations for t in run[:at]) or _names_a_body(run[:at])
    return run if named or not is_known(" ".join(tail)) else run[:at]


def _belongs_to(head: list[Token], tail: list[Token]) -> bool:
    """ "Ann Pell of the Art Trust": somebody, and the body that she is of."""
    if holds_kind(fold_name(" ".join(t.text for t in head))):
        return False
    return is_given_name(head[0].text) or (tail[0].text == "the" and _names_a_body(tail))


def _is_led_by(body: list[Token], behind: list[str]) -> bool:
    """ "Commission of Anna Maria Berg": who leads it is no part of its name, as it is where a body is named after people."""
    meant = concepts(fold_name(" ".join(t.text for t in body))) & name_words().bodies
    is_person = len(behind) > 1 and is_given_name(behind[0]) and gazetteer().place(" ".join(behind)) is None
    return is_person and bool(meant) and meant.isdisjoint(_NAMED_AFTER_PEOPLE)


@lru_cache(maxsize=10_000)
def is_known(name: str) -> bool:
    """Whether the table of the world has it, as a name or as a demonym."""
    return gazetteer().lookup(name) is not None or gazetteer().demonym(name) is not None
