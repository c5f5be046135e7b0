"""Whether a text is written in another language than it should be: told by small words, of which names have few."""

import re
from functools import lru_cache

from summarizer.language.profile import available_languages, load_profile

_SMALL = re.compile(r"(?<![\w'’])[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*")
_WITHIN_NAMES = re.compile(r"(?<=[A-ZÀ-ÖØ-Þ])([^\W\d_]+)(?: [^\W\d_A-ZÀ-ÖØ-Þ]+){1,2} (?=[A-ZÀ-ÖØ-Þ])")
_LEAST = 2
_AS_MANY = 3


@lru_cache(maxsize=2_000)
def is_foreign(text: str, language: str) -> bool:
    """Whether of the function words that it does not share, another language has three times as many in the text."""
    words, own = _SMALL.findall(_WITHIN_NAMES.sub(r"\1 ", text)), load_profile(language).function_words
    for other in (load_profile(code).function_words for code in available_languages() if code != language):
        theirs, ours = (sum(w in one - two for w in words) for one, two in ((other, own), (own, other)))
        if theirs >= max(_LEAST, _AS_MANY * ours):
            return True
    return False
