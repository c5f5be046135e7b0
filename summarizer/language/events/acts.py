"""Which act a word names, whatever its form or part of speech: "acquires", "acquisition", "purchase" (`data/acts.toml`)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from summarizer.language.profile import load_profile
from summarizer.language.tables import load_table

_PARTICLES = frozenset(["over", "up", "out", "off", "down", "away", "in", "on", "apart", "back"])
_ENDINGS = ("ing", "ed", "es", "s", "en", "e")
_NOUN_ENDINGS = frozenset(
    ["ment", "ion", "ation", "ition", "er", "or", "ance", "ence", "al", "ure", "ung", "miento", "cion"]
)
_MIN_STEM = 3
_FAMILY = 5  # letters at the start that two words of one family share at least
_SHORTEST_ROOT = 4
_FAMILY_SHARE = 0.75  # of the shorter: acquire and acquisition, but not interest and interview


@dataclass(frozen=True, slots=True)
class Act:
    """The base form of the word that names an act (lower case ASCII, without ending), and what kind of act that is.

    `kin` is the number of a row of the table, -1 for none; `of_somebody` as in that row. `is_light` is true for verbs of
    saying and others that tell little without the rest of the sentence.
    """

    stem: str
    kin: int = -1
    is_light: bool = False
    of_somebody: bool = False

    def is_same_as(self, other: "Act") -> bool:
        """Whether both are forms of one word, or of one family of words (announce, announcement)."""
        if self.stem == other.stem or " " in self.stem + other.stem:
            return self.stem == other.stem
        short, long_ = sorted((self.stem, other.stem), key=len)
        shared = next((i for i, (a, b) in enumerate(zip(short, long_, strict=False)) if a != b), len(short))
        derived = shared == len(short) >= _SHORTEST_ROOT and long_[shared:].removeprefix("e") in _NOUN_ENDINGS
        return derived or shared >= max(_FAMILY, _FAMILY_SHARE * len(short))

    def is_kin_of(self, other: "Act") -> bool:
        """Whether both name one kind of act."""
        return self.kin >= 0 and self.kin == other.kin

    @property
    def blocks(self) -> tuple[str, ...]:
        """Keys of which related acts share at least one."""
        return (self.stem[:_SHORTEST_ROOT], *([f"kin {self.kin}"] if self.kin >= 0 else []))


@lru_cache(maxsize=5_000)
def act_of(head: str, language: str | None) -> Act:
    """The act that a word or phrase names: by its verb with a particle, else by its head noun."""
    code = load_profile(language).code
    word = _head_word(head, code)
    base = _bases(code).get(word, word)
    stem = _stem(base)
    kin = _kin(code).get(stem, -1)
    return Act(stem, kin, stem in _light(code), kin in _of_somebody())


def _plain(word: str) -> str:
    return str(anyascii(word)).lower()


def _head_word(head: str, language: str) -> str:
    words: list[str] = re.findall(r"[^\W\d_]+", _plain(head))
    if not words:
        return _plain(head)
    if len(words) == 2 and words[1] in _PARTICLES:
        return f"{_bases(language).get(words[0], words[0])} {words[1]}"
    profile = load_profile(language)
    small = profile.function_words
    cut = next((i for i, w in enumerate(words) if i and w in small), len(words))
    return words[0] if profile.tables["numerals"].get("noun_first") else words[cut - 1]


def _stem(word: str) -> str:
    """Without endings of tense and number, and without the doubled letter that they leave ("stopped", "stop")."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _MIN_STEM), "")
    stem = word[: len(word) - len(ending)]
    if ending in ("ing", "ed") and len(stem) > _MIN_STEM and stem[-1] == stem[-2] and stem[-1] not in "sl":
        stem = stem[:-1]
    return stem[:-1] + "y" if ending in ("es", "ed") and stem.endswith("i") else stem


@lru_cache(maxsize=8)
def _bases(language: str) -> dict[str, str]:
    """Irregular form -> base form."""
    forms: dict[str, str] = load_table("acts.toml")["forms"].get(language, {})
    return {form: base for base, written in forms.items() for form in [base, *written.split()]}


@lru_cache(maxsize=8)
def _kin(language: str) -> dict[str, int]:
    """Stem -> row of kin; one number for all languages."""
    rows = load_table("acts.toml")["kin"]
    return {_stem(_plain(w)): n for n, row in reversed(list(enumerate(rows))) for w in row.get(language, "").split()}


@lru_cache(maxsize=1)
def _of_somebody() -> frozenset[int]:
    """The rows whose acts are told apart by whom or what they are done to."""
    return frozenset(n for n, row in enumerate(load_table("acts.toml")["kin"]) if row.get("of_somebody"))


@lru_cache(maxsize=8)
def _light(language: str) -> frozenset[str]:
    bases = _bases(language)
    light = load_table("acts.toml")["light"].get(language, "").split()
    said = map(_plain, load_profile(language).attribution_verbs)
    return frozenset(_stem(bases.get(word, word)) for word in (*light, *said))
