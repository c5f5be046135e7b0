"""The first of several like happenings and a later one: "the first collapse", "a second collapse", "shook again"."""

import re
from functools import lru_cache

from summarizer.language.alternatives import one_of
from summarizer.language.events.event_nouns import types_named
from summarizer.language.profile import load_profile
from summarizer.language.word_patterns import OwnWords

_AGAIN = OwnWords(r"(?<!\w)(?i:<occasions.again>)(?!\w)")
_ANOTHER = OwnWords(r"(?<!\w)(?i:<happenings.one_more>)\s(?P<noun>[\w'-]+(?:\s[\w'-]+)?)")
_CLAUSE = re.compile(r"[,;:()]|\s[–—]\s")
_WORDS_BETWEEN = r"\s(?:[\w'-]+\s){0,2}"


@lru_cache(maxsize=4_000)
def turn_of(sentence: str, language: str | None) -> str:
    """ "first" or "later" where the sentence says of one happening alone which of several it was; else ""."""
    first, later = _patterns(language)
    turns = {name for name, pattern in (("first", first), ("later", later)) if pattern.search(sentence)}
    return turns.pop() if len(turns) == 1 else ""


@lru_cache(maxsize=32)
def _patterns(language: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load_profile(language).tables["occasions"]
    nouns = one_of(table["nouns"])
    first, last = set(table["first"]), set(table["several"]) & set(table["last"])

    def pattern(words: set[str]) -> re.Pattern[str]:
        written = "|".join(map(re.escape, sorted(words))) or "(?!)"
        return re.compile(rf"\b(?:{written}){_WORDS_BETWEEN}(?:{nouns})\b", re.IGNORECASE)

    return pattern(first), pattern(last)


def tells_of_one_more(sentence: str, at: int, head: str, language: str | None, is_toll: bool = False) -> bool:
    """Whether the act that `head` names, at that offset, is told as another of its kind: "shook again", "un nuevo sismo".

    In its own clause, and not where another verb may be what was done again: "a blast that once again showed". What took
    lives (`is_toll`) may be told in a clause before them.
    """
    profile = load_profile(language)
    before = sentence[:at] if is_toll else _CLAUSE.split(sentence[:at])[-1]
    behind = _CLAUSE.split(sentence[at + len(head) :])[0]
    opened = profile.phrase_pattern("dates", "relatives").search(behind)
    clause = before + head + (behind[: opened.start()] if opened else behind)
    named = (word for m in _ANOTHER.of(profile).finditer(clause) for word in m["noun"].split())
    return _AGAIN.of(profile).search(clause) is not None or any(types_named(word, profile.code) for word in named)
