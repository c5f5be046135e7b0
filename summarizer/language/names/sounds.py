"""Whether two spellings may be one name: transliterations, doubled letters, a slip of the pen."""

import re
from functools import lru_cache

_SPELLINGS = (
    ("tsch", "ch"),
    ("dsch", "j"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("ch", "sh"),
    ("ph", "f"),
    ("kh", "h"),
    ("gh", "g"),
    ("dj", "j"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("w", "v"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ey", "ei"),
    ("ay", "ai"),
    ("iy", "i"),
    ("ij", "i"),
    ("yj", "i"),
    ("y", "i"),
)
_FREE = frozenset({frozenset("ae"), frozenset("ei"), frozenset("ou")})
_MIN_SWAP = 4
_MAX_SWAPS = 2
_MIN_LONG = 7
_ARTICLES = frozenset(["al", "el", "as", "ad", "ar", "an", "ash", "ul"])
_SONS = {"ben": "bin", "ibn": "bin"}  # "son of"
_ABROAD = {  # letters by which a language writes the sound that English has others for
    "es": (("(?<!d)j", "kh"), ("gu(?=[ei])", "g")),
    "de": (("dsch", "dj"), ("tsch", "tch"), ("sch", "sh"), ("(?<!d)j", "y"), (r"(?<!t)ch", "kh")),
    "fr": (("gu(?=[ei])", "g"),),
}
_ELSEWISE = {  # further sounds that the same letters may stand for: Schukow, Joukov are Zhukov, Kusnezow Kuznetsov
    "es": ((r"\by(?=[aeiou])", "dj"),),
    "de": (("(?<![td])sch", "zh"), ("z", "ts"), ("(?<![st])s(?=[aeiou])", "z")),
    "fr": ((r"(?<!d)j", "zh"),),
}
_ANYWHERE_ELSE = (("ch", "kh"),)  # Greek: Michalis
# of names from other scripts, whatever the language: Christos, Hristos; Gorbachov, Gorbachev; Haniyeh, Haniye
_EVERYWHERE = (
    ("ch(?=[rl])", "kh"),
    ("(?<=ch)o[vw]$", "ev"),
    ("(?<=[ae])h$", ""),
    (r"zh(?=\w{4})|(?<=\w\w)zh", "j"),
    ("dz", "ds"),
)
_REGION = {"de": ("ien", "ia"), "fr": ("ie", "ia")}  # Ossetien, Ossétie: Ossetia
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]")
_E_BEHIND_DR = re.compile(r"(?<=[dt]r)e$")
_SILENT = re.compile(r"(?<=\w{4}[^aeiou])e$")  # Rahmane, Rahman: not in a given name, where it is another's (Martine)


@lru_cache(maxsize=10_000)
def canonical(word: str) -> str:
    """A folded word with the spellings of one sound made one and doubled letters single."""
    for written, sound in _SPELLINGS:
        word = word.replace(written, sound)
    return _DOUBLED.sub(_letter, word)


def _letter(doubled: re.Match[str]) -> str:
    return doubled[1]


def sounds_alike(one: str, other: str) -> bool:
    """Whether two folded names may be two transliterations of one: Hezbollah and Hizbollah, Saraqib and Saraqeb.

    Word by word the consonants are the same, and vowels differ at most as a~e, e~i, o~u, none of them at the end.
    """
    first, second = _parts(one), _parts(other)
    return len(first) == len(second) and all(_alike(a, b) for a, b in zip(first, second, strict=True))


def _parts(name: str) -> list[str]:
    """The words without the Arabic article; what is left of "abd al" and "abdul" is alike."""
    if "abd" in name:
        name = re.sub(r"\babd (?:al|el|ul|ar|er)\b ?", "abdal", name)
        name = re.sub(r"\babd(?:ul|el|al|oul|er|ur|ar) ?(?=\w{3})", "abdal", name)
    words = [_SONS.get(w, w) for w in name.split() if w not in _ARTICLES] or name.split()
    if words[-1].endswith("e"):
        words[-1] = _SILENT.sub("", words[-1])
    return words


@lru_cache(maxsize=10_000)
def readings(word: str, language: str) -> tuple[str, ...]:
    """A folded word of another script's name as English would write it: Spanish "jaled", German "chalid" are "khaled",
    "khalid". A second reading where letters stand for two sounds: German "schukow" is "shukow" or "jukow"; "gh" and "q" are
    one sound in Persian.

    `language` is "" for a word that papers of several languages have.
    """
    own = _ABROAD.get(language, ())
    plain = _as_said(word, (*own, *_EVERYWHERE))
    other = _as_said(word.replace("gh", "q"), (*_ELSEWISE.get(language, _ANYWHERE_ELSE), *own, *_EVERYWHERE))
    return (plain,) if plain == other else (plain, other)


def _as_said(word: str, letters: tuple[tuple[str, str], ...]) -> str:
    for written, sound in letters:
        word = re.sub(written, sound, word)
    word = word.replace("x", "ks")
    return _E_BEHIND_DR.sub("", word) if word.endswith("re") else word


def region_at_home(word: str, language: str) -> str:
    """A folded region's name with the ending that English and Spanish give it: "ostrawien", "ostravie" are "ostravia"."""
    ending, plain = _REGION.get(language, ("", ""))
    return word[: -len(ending)] + plain if ending and word.endswith(ending) else word


def sound_block(name: str) -> str:
    """What all names that sound alike share: their consonants, word by word."""
    return " ".join(_consonants(w) for w in _parts(name))


@lru_cache(maxsize=10_000)
def _consonants(word: str) -> str:
    return _VOWELS.sub("", canonical(word).replace("z", "s")) or word[0]


@lru_cache(maxsize=10_000)
def _alike(one: str, other: str) -> bool:
    if one == other or canonical(one) == canonical(other):
        return True
    if min(len(one), len(other)) < _MIN_SWAP:
        return False
    first, second = canonical(one), canonical(other)
    if min(len(one), len(other)) >= _MIN_LONG:  # Zelensky, Selenskyj
        first, second = first.replace("z", "s"), second.replace("z", "s")
    return _vowels_agree(_split(first), _split(second), min(len(one), len(other)) > _MIN_SWAP)


def _vowels_agree(first: list[tuple[str, str]], second: list[tuple[str, str]], long_: bool) -> bool:
    """The same consonants, and vowels that are written for each other; one vowel more or less inside a long word."""
    if [c for c, _ in first] != [c for c, _ in second] or first[-1][1] != second[-1][1]:
        return False
    differing = [(a, b) for (_, a), (_, b) in zip(first, second, strict=True) if a != b]
    if all(len(a) == len(b) and all(_swap(x, y) for x, y in zip(a, b, strict=True)) for a, b in differing):
        return len(differing) <= _MAX_SWAPS
    return long_ and len(differing) == 1 and "" in differing[0]


def _split(word: str) -> list[tuple[str, str]]:
    """(consonant, vowels behind it) all through a word."""
    return [(m[1], m[2]) for m in re.finditer(r"([^aeiou]?)([aeiou]*)", word) if m.group()]


def _swap(one: str, other: str) -> bool:
    return one == other or frozenset((one, other)) in _FREE
