"""Which city "the capital" is: the one seat of government that the article names."""

import re
from functools import lru_cache

from summarizer.language.places import gazetteer

_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w'’-]*(?: [^\W\d_a-zß-ÿ][\w'’-]*){0,2}")


@lru_cache(maxsize=8)
def capital_in(text: str) -> str:
    """The name, as the article first writes it, of the only capital city in it; "" where it names none or several."""
    found: dict[str, str] = {}
    for name in _NAME.finditer(text):
        for words in (name.group(), name.group().split()[0]):
            entry = gazetteer().place(words.strip("'’-"))
            if entry and entry.kind == "city" and entry.capital:
                found.setdefault(entry.id, words.strip("'’-"))
    return next(iter(found.values())) if len(found) == 1 else ""
