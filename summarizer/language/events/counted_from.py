"""What a sentence counts its own day from: "..., two days after it announced the purchase of another firm"."""

import re
from functools import lru_cache

from summarizer.language.alternatives import one_of
from summarizer.language.events.event_types import background_of
from summarizer.language.profile import Profile

_WORDS_OF_NUMBER = 4  # "barely two and a half"


def counts_from(text: str, start: int, end: int, profile: Profile) -> int:
    """Where the stretch begins to count its day from another event, its end if it does not."""
    tail = _tail(profile)
    found = tail.search(text, start, end) if tail else None
    return found.start() if found else end


@lru_cache(maxsize=32)
def _tail(profile: Profile) -> re.Pattern[str] | None:
    """ ", three weeks after", ", drei Tage nach": a comma, a number, a unit of time and what counts from."""
    units = one_of(word for word, kind in profile.unit_kinds.items() if kind == "duration")
    after = one_of(background_of(profile.code).after)
    if not units or not after:
        return None
    return re.compile(rf",\s(?:[^\s,;:]+\s){{0,{_WORDS_OF_NUMBER}}}(?:{units})\s(?:{after})\b", re.IGNORECASE)
