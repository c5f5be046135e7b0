"""What translation leaves alone in a sentence: names by their consonants, places by their table row, numbers by value."""

from functools import lru_cache

from summarizer.language.names import Vocabulary, find_names
from summarizer.language.numerals import find_numerals
from summarizer.language.places import fold_name, gazetteer, skeleton
from summarizer.language.profile import load_profile


@lru_cache(maxsize=2_000)
def anchors(sentence: str, language: str | None) -> frozenset[str]:
    """The sentence's anchors, by which sentences of two languages can be compared."""
    profile = load_profile(language)
    found = {str(v) for n in find_numerals(sentence, profile) for v in (n.quantity.value, n.quantity.min_value) if v}
    for name in find_names(sentence, profile, 0, len(sentence), Vocabulary.of(sentence)):
        entry = gazetteer().lookup(name.text)
        found |= {entry.id} if entry else set(skeleton(fold_name(name.text)).split())
    return frozenset(found)
