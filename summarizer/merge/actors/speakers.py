"""Who a speaker is, as a claim's side: an actor, else the only holder of the office that the words name, else that office or
body, else the words themselves.
"""

import re
from collections.abc import Iterator

from summarizer.language.names.offices import post_named
from summarizer.language.names.roles import name_beside_role, role_of, role_of_seat
from summarizer.language.places import fold_name, gazetteer
from summarizer.merge.actors.story_actors import Actors

# roles of data/speaker_words.toml, and the office of name_words.toml whose holder speaks for each
_HELD_BY_ONE = {"governor": "governor", "mayor": "mayor", "prefecture": "prefect"}
# of which a story that names one country's alone means that one
_OF_A_COUNTRY = frozenset({"police", "coast_guard", "border_guard", "civil_protection", "army", "statistics_office"})
_POSTS = frozenset([*_HELD_BY_ONE.values(), "president", "prime_minister", "chancellor", "king", "sultan"])
_SEAT_OF_A_UNION = "city-brussels"
_SPEAK_FOR_A_COUNTRY = frozenset({"country", "metonym"})
_BRACKET = re.compile(r"\s*\(([^()]*)\)")


def speaker_of(spoken: str, actors: Actors) -> tuple[str, str]:
    """The speaker's name and id: "the prefecture" and "le préfet" have one id though they are no actors; "" of nobody."""
    if not spoken:
        return "", ""
    if seated := role_of_seat(spoken):
        return spoken, seated
    for form in forms_of(spoken):
        if found := actors.id_of(form):
            name = actors.name_of(form)
            return name, role_of(name) or _government(name, actors.kind_of(found)) or actors.voice_of(found)
    role = role_of(spoken)
    return spoken, _holder(spoken, role, actors) or role or spoken.lower()


def _government(name: str, kind: str) -> str:
    """The voice of a country, its capital or its seat of government: that of "the Turkish government"; "" of others.

    Brussels speaks for the Union as often as for Belgium.
    """
    entry = gazetteer().lookup(name)
    if entry is None or kind == "person" or entry.id == _SEAT_OF_A_UNION:
        return ""
    return f"government {entry.stands_for}" if entry.capital or entry.kind in _SPEAK_FOR_A_COUNTRY else ""


def _holder(spoken: str, role: str, actors: Actors) -> str | None:
    """The actor whom a bare office means ("the governor", "the prefecture"), where one of the story holds it or is it."""
    post = _HELD_BY_ONE.get(role) or (post_named(fold_name(spoken)) if not role else "")
    body = actors.only_body(role) if role in _HELD_BY_ONE or role in _OF_A_COUNTRY else None
    return (actors.holder_of(post) if post in _POSTS else None) or body


def forms_of(spoken: str) -> Iterator[str]:
    """The speaker as written, then without what stands in brackets, then that alone: "Tribunal Supremo (TSE)"; then the
    name of "AGR union".

    None of nobody.
    """
    if not spoken:
        return
    yield spoken
    if brackets := _BRACKET.findall(spoken):
        yield _BRACKET.sub("", spoken)
        yield brackets[0]
    if named := name_beside_role(spoken):
        yield named
