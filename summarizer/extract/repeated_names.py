"""Names that open a German sentence, where the first word has a capital anyway: known from the article's other sentences."""

import re
from dataclasses import replace

from summarizer.language.names.proper_names import Name
from summarizer.language.profile import Profile
from summarizer.schema.marked import Sentence

_WORD = re.compile(r"[^\W\d_][\w-]*")


def with_names_repeated(
    found: dict[int, list[Name]], sentences: dict[int, Sentence], text: str, profile: Profile
) -> dict[int, list[Name]]:
    """The names of each sentence, with a name of one word that opens it where another sentence has it as a name.

    `found` and `sentences` are by the sentences' numbers; each keeps its names in order.
    """
    if not profile.tables["capital_nouns"]:
        return found
    known = {n.text: n for names in found.values() for n in names if " " not in n.text and (n.kind or n.title)}
    return {number: _with_opening(names, sentences[number], text, known) for number, names in found.items()}


def _with_opening(names: list[Name], sentence: Sentence, text: str, known: dict[str, Name]) -> list[Name]:
    word = _WORD.match(text, sentence.start, sentence.end)
    if word is None or word.group() not in known or any(n.start < word.end() for n in names):
        return names
    return [replace(known[word.group()], start=word.start(), end=word.end(), title="", acronym=""), *names]
