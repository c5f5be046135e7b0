"""What an article is known by when its story is sought: words, names by their sound, table entries and numbers.

A feature's first letter says its kind: "n" and "q" are names and numbers, which may tell a story; "c" is a word that is a
name if another article has it as one; the others say no more than a word does.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from anyascii import anyascii

from summarizer.language.names.clues import is_given_name
from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.names.words import is_apposition, name_words, titles
from summarizer.language.places import fold_name, gazetteer, skeleton
from summarizer.language.profile import Profile, load_profile
from summarizer.schema.mentions import GroundedMentions

_MIN_VALUE = 13
_MIN_WORD = 5
_SHORTEST = 3  # letters of a name's word
_MIN_BARE = 4
_TELLING_CONSONANTS = 5
_WORDS = re.compile(r"[^\W\d_]+")
_LONG_WORDS = re.compile(r"\b[^\W\d_]{5,}")
_VOWELS = re.compile(r"[aeiouy]+")
_VOWEL_CLASSES = str.maketrans("aeiouy", "aiiooi")


def features_of(grounded: GroundedMentions) -> Counter[str]:
    """Words, the words of names (by consonants, so that spellings meet), table entries, and the larger numbers."""
    marked = grounded.article
    article, profile = marked.article, load_profile(marked.article.language)
    body = " ".join(article.text[s.start : s.end] for s in marked.body)
    words = [(w if w.isascii() else anyascii(w)).lower() for w in _WORDS.findall(body)]
    features = Counter(f"w:{w[:8]}" for w in words if len(w) >= _MIN_WORD and w not in profile.function_words)
    features.update(chain.from_iterable(map(name_features, grounded.names)))
    for entry in filter(None, map(gazetteer().by_demonym.get, words)):
        features[f"n:{entry.id}"] += 1  # "libanesa" names Lebanon as "Liban" does
    for name in dict.fromkeys(_names_of(article.title or "", Vocabulary.of(article.text), profile)):
        features |= Counter(name_features(name))  # a title repeats what the text says
    features.update(_concepts(grounded))
    if profile.tables["capital_nouns"]:
        features.update(_likely_names(body))
    values = (v for n in marked.numerals for v in (n.quantity.value, n.quantity.min_value, n.quantity.max_value) if v)
    features.update(list(dict.fromkeys(f"n:{v}" for v in values if v >= _MIN_VALUE)))
    return features


def _concepts(grounded: GroundedMentions) -> Iterator[str]:
    """What no translation hides: the kinds of its events, and what its numbers measure, unless the kind says it already."""
    kinds = tuple({event.mention.type.replace("_", " ") for event in grounded.events if event.mention.type})
    for event in grounded.events:
        if event.mention.type:
            yield f"t:{event.mention.type}/{event.mention.sub_type}"
    for figure in grounded.figures:
        measured, value = figure.mention.measured_property, figure.mention.numeral.quantity.value
        if measured and not measured.startswith(kinds):
            yield f"p:{measured}"
        if measured and value and 1 < value < _MIN_VALUE:
            yield f"q:{measured} {value}"


def _likely_names(text: str) -> Iterator[str]:
    """Capitalised words where a capital shows no name: they are names if another article has them as such."""
    for word in _LONG_WORDS.findall(text):
        if word[0].isupper() and len(skeleton(folded := fold_name(word))) >= _MIN_BARE:
            yield f"c:{sound(folded)}"


def _names_of(title: str, vocabulary: Vocabulary, profile: Profile) -> Iterator[str]:
    """The names of a title; where a capital shows none, its words that the world's table has, too."""
    for name in find_names(title, profile, 0, len(title), vocabulary):
        yield name.text
    if profile.tables["capital_nouns"]:
        yield from (w for w in _WORDS.findall(title) if w[0].isupper() and gazetteer().lookup(w))


@lru_cache(maxsize=10_000)
def name_features(name: str) -> tuple[str, ...]:
    """The features that a name gives an article."""
    entry = gazetteer().lookup(name)
    if entry:
        # World organisations turn up in many stories of one day: they weigh no more than a word.
        mark = "w" if entry.kind in ("organisation", "media") else "n"
        return (f"n:{entry.country}",) * bool(entry.country) + (f"{mark}:{entry.id}",)
    return tuple(f for word in fold_name(name).split() if len(word) >= _SHORTEST for f in _word_features(word))


def _word_features(word: str) -> tuple[str, ...]:
    """A word of many names says no more than any word: "bank" and "national", in whatever language."""
    table = name_words()
    if word in table.kinds:
        return tuple(f"k:{concept}" for concept in table.kinds[word])
    if word in table.idle or word in titles() or is_apposition(word):
        return ()
    return (f"{'g' if is_given_name(word) else 'n'}:{sound(word)}",)


@lru_cache(maxsize=10_000)
def sound(word: str) -> str:
    """A folded word by its consonants; with fewer than five, which chance gives to many, by its vowels as well.

    Vowels are of three classes (a; e, i, y; o, u), a run of them counts by its first, and a last e is silent, so that
    "Duma" and "Douma", "Putin" and "Poutine" stay one. A name that is spelt as the Arabic
    article is ("Ash") is itself.
    """
    consonants = skeleton(word)
    if not consonants or len(consonants) >= _TELLING_CONSONANTS:
        return consonants or word
    vowels = (run[0] for run in _VOWELS.findall(word.removesuffix("e"), 1))
    return f"{consonants} {''.join(vowels).translate(_VOWEL_CLASSES)}"
