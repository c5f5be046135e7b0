"""Who a speaker is, as a claim's side: an actor, else the office or body that the words name, else the words themselves."""

import re
from collections.abc import Iterator

from summarizer.language.speaker_roles import acronym_beside_role, role_of
from summarizer.merge.actors import Actors

_BRACKET = re.compile(r"\s*\(([^()]*)\)")


def speaker_of(spoken: str, actors: Actors) -> tuple[str, str]:
    """The speaker's name and id: "the prefecture" and "le préfet" have one id though they are no actors; "" of nobody."""
    if not spoken:
        return "", ""
    for form in forms_of(spoken):
        if found := actors.id_of(form):
            name = actors.name_of(form)
            return name, role_of(name) or found
    return spoken, role_of(spoken) or spoken.lower()


def forms_of(spoken: str) -> Iterator[str]:
    """The speaker as written, then without what stands in brackets, then that alone: "Tribunal Supremo (TSE)"; then the
    acronym of "AGR union".

    None of nobody.
    """
    if not spoken:
        return
    yield spoken
    if brackets := _BRACKET.findall(spoken):
        yield _BRACKET.sub("", spoken)
        yield brackets[0]
    if acronym := acronym_beside_role(spoken):
        yield acronym
