"""Which act a word names, whatever its form or part of speech: "acquires", "acquisition", "purchase" (`data/acts.toml`)."""

from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.events.word_forms import (
    is_particle,
    joined,
    particles_in,
    plain,
    stem_of,
    stem_of_entry,
    words_of,
)
from summarizer.language.profile import load_profile
from summarizer.language.tables import load_table

_NOUN_ENDINGS = frozenset(
    ["ment", "ion", "ation", "ition", "er", "or", "ance", "ence", "al", "ure", "ung", "miento", "cion"]
)
_MIN_STEM = 3
_FAMILY = 5  # letters at the start that two words of one family share at least
_SHORTEST_ROOT = 4
_OBJECT_REACH = 2
_FAMILY_SHARE = 0.75  # of the shorter: acquire and acquisition, but not interest and interview


@dataclass(frozen=True, slots=True)
class Act:
    """The base form of the word that names an act (lower case ASCII, without ending), and what kind of act that is.

    `kin` are the numbers of the table's rows that have it. `is_light` is true for verbs of saying and others that tell
    little without the rest of the sentence.
    """

    stem: str
    kin: frozenset[int] = frozenset()
    is_light: bool = False

    def is_same_as(self, other: "Act") -> bool:
        """Whether both are forms of one word, or of one family of words (announce, announcement)."""
        if self.stem == other.stem or self.stem[:1] != other.stem[:1] or " " in self.stem + other.stem:
            return self.stem == other.stem
        short, long_ = sorted((self.stem, other.stem), key=len)
        shared = next((i for i, (a, b) in enumerate(zip(short, long_, strict=False)) if a != b), len(short))
        derived = shared == len(short) >= _SHORTEST_ROOT and long_[shared:].removeprefix("e") in _NOUN_ENDINGS
        return derived or shared >= max(_FAMILY, _FAMILY_SHARE * len(short))

    def is_kin_of(self, other: "Act") -> bool:
        """Whether both name one kind of act."""
        return not self.kin.isdisjoint(other.kin)

    @property
    def blocks(self) -> tuple[str, ...]:
        """Keys of which related acts share at least one."""
        return (self.stem[:_SHORTEST_ROOT], *(f"kin {row}" for row in sorted(self.kin)))


@lru_cache(maxsize=5_000)
def act_of(head: str, language: str | None, behind: str = "") -> Act:
    """The act that a word or phrase names: by its verb with a particle, else by its head noun.

    `behind` is what follows in its clause, where a particle may stand: "pulled her over", "nahm den Mann fest".
    """
    code = load_profile(language).code
    found = _act(_head_stem(head, code), code)
    if found.stem in _listed("light", code):
        behind = f"{head.partition(' ')[2]} {behind}".strip()
    if behind:
        parted = (_act(joined(found.stem, particle, code), code) for particle in particles_in(behind, code))
        does = found.stem in _listed("light", code)
        done = (act_of(noun, language) for noun in _objects(behind, code)) if does else ()
        return next((act for act in (*parted, *done) if act.kin and act.stem not in _listed("light", code)), found)
    return found


def _objects(behind: str, code: str) -> list[str]:
    """The nouns that say what a light verb is about: the first two of its clause ("made a fair offer")."""
    small = load_profile(code).function_words
    return [word for word in words_of(behind) if word not in small][:_OBJECT_REACH]


@lru_cache(maxsize=16)
def _listed(row: str, language: str) -> frozenset[str]:
    words: str = load_table("acts.toml")[row].get(language, "")
    return frozenset(stem_of_entry(word, language) for word in words.split())


def _act(stem: str, language: str) -> Act:
    known = _kin(language)
    bare = stem[:-1] if stem[-1:] == stem[-2:-1] else stem  # "cancelled" in British letters
    kin = known.get(stem) or known.get(bare) or _kin_of_compound(stem, language)
    return Act(stem, kin, stem in _light(language))


def _kin_of_compound(stem: str, language: str) -> frozenset[int]:
    """Of a German compound its last part's: "Großbrand", "Banküberfall"."""
    if not load_profile(language).tables["capital_nouns"]:
        return frozenset()
    ends = (stem[at:] for at in range(_MIN_STEM, len(stem) - _FAMILY + 1))
    return next((_kin(language)[end] for end in ends if end in _kin(language)), frozenset())


def _head_stem(head: str, language: str) -> str:
    words = words_of(head)
    if not words:
        return plain(head)
    if len(words) == 2 and is_particle(words[1], language):
        return joined(stem_of(words[0], language), words[1], language)
    profile = load_profile(language)
    small = profile.function_words
    while len(words) > 1 and words[0] in small:
        del words[0]
    cut = next((i for i, w in enumerate(words) if i and w in small), len(words))
    named = words[0] if profile.tables["numerals"].get("noun_first") else words[cut - 1]
    return stem_of(named, language, may_be_verb=head[:1].islower())


@lru_cache(maxsize=8)
def _kin(language: str) -> dict[str, frozenset[int]]:
    """Stem -> rows of kin; the same numbers for all languages."""
    rows = load_table("acts.toml")["kin"]
    found: dict[str, frozenset[int]] = {}
    for number, row in enumerate(rows):
        for word in row.get(language, "").split():
            stem = stem_of_entry(word, language)
            found[stem] = found.get(stem, frozenset()) | {number}
    return found


@lru_cache(maxsize=8)
def _light(language: str) -> frozenset[str]:
    said = (stem_of_entry(word, language) for word in load_profile(language).attribution_verbs)
    return _listed("light", language) | frozenset(said)
