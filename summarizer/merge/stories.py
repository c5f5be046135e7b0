"""Which articles tell one story: similar names, places and words, by average linkage.

Features are weighted by inverse document frequency; names weigh more than words, and count across languages through the
table of the world.
"""

import math
import re
from collections import Counter
from itertools import combinations

from anyascii import anyascii

from summarizer.language.names import Vocabulary, find_names
from summarizer.language.places import fold_name, gazetteer, skeleton
from summarizer.language.profile import load_profile
from summarizer.schema.mentions import GroundedMentions

_THRESHOLD = 0.115
_MIN_VALUE = 13
_OTHER_DAYS = 25  # articles of other days, as it were: with few articles, what all share must still count
_NAME_WEIGHT = 2.0
_MIN_WORD = 5


def cluster_stories(grounded: list[GroundedMentions], overrides=None, log=None) -> list[list[int]]:
    """Groups of indexes into `grounded`, each in reading order, the groups by their first article."""
    vectors = _vectors([_features(g) for g in grounded])
    similarity = {(i, j): _cosine(vectors[i], vectors[j]) for i, j in combinations(range(len(grounded)), 2)}
    groups = [[i] for i in range(len(grounded))]
    while len(groups) > 1:
        pairs = [(_linkage(a, b, similarity), x, y) for (x, a), (y, b) in combinations(enumerate(groups), 2)]
        best, x, y = max(pairs, key=lambda p: (p[0], -p[1], -p[2]))
        if best < _THRESHOLD:
            break
        groups[x] = sorted(groups[x] + groups[y])
        del groups[y]
    return sorted(groups)


def _linkage(one: list[int], other: list[int], similarity: dict[tuple[int, int], float]) -> float:
    return sum(similarity[min(i, j), max(i, j)] for i in one for j in other) / (len(one) * len(other))


def _features(grounded: GroundedMentions) -> Counter[str]:
    """Words, the words of names (by consonants, so that spellings meet), table entries, and the larger numbers."""
    marked = grounded.article
    article, profile = marked.article, load_profile(marked.article.language)
    body = " ".join(article.text[s.start : s.end] for s in marked.body)
    words = [anyascii(w).lower() for w in re.findall(r"[^\W\d_]+", body)]
    features = Counter(f"w:{w[:8]}" for w in words if len(w) >= _MIN_WORD and w not in profile.function_words)
    vocabulary = Vocabulary.of(article.text)
    for sentence in marked.body:
        for name in find_names(article.text, profile, sentence.start, sentence.end, vocabulary):
            features.update(_name_features(name.text))
    values = (v for n in marked.numerals for v in (n.quantity.value, n.quantity.min_value, n.quantity.max_value) if v)
    features.update({f"n:{v}" for v in values if v >= _MIN_VALUE})
    return features


def _name_features(name: str) -> list[str]:
    entry = gazetteer().lookup(name)
    if entry:
        # World organisations turn up in many stories of one day: they weigh no more than a word.
        mark = "w" if entry.kind in ("organisation", "media") else "n"
        return [f"n:{entry.country}"] * bool(entry.country) + [f"{mark}:{entry.id}"]
    return [f"n:{skeleton(word)}" for word in fold_name(name).split() if len(word) >= 3]


def _vectors(features: list[Counter[str]]) -> list[dict[str, float]]:
    documents = Counter(key for f in features for key in f)
    total = len(features)
    return [
        {
            key: (1 + math.log(count))
            * math.log((total + _OTHER_DAYS) / documents[key])
            * (_NAME_WEIGHT if key[0] == "n" else 1.0)
            for key, count in f.items()
        }
        for f in features
    ]


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    shared = sum(weight * other[key] for key, weight in one.items() if key in other)
    norms = math.sqrt(sum(w * w for w in one.values())) * math.sqrt(sum(w * w for w in other.values()))
    return shared / norms if norms else 0.0
