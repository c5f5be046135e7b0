"""The day that an article prints as that of its publication."""

import re
from itertools import islice

from summarizer.language.dates.in_text import find_dates
from summarizer.language.profile import load_profile

_LINES = 8
_LINE_LIMIT = 200


def printed_date(text: str, language: str | None, lines: int = _LINES) -> str | None:
    """The day of a line such as "Published on 30 November 2024", year included; a bare date line says nothing.

    Looks at the first so many `lines` only.
    """
    profile = load_profile(language)
    pattern = profile.pattern("furniture", "published", re.IGNORECASE)
    for line in islice(text.splitlines(), lines):
        match = pattern.match(line.strip()[:_LINE_LIMIT])
        readings = [m.reading for m in find_dates(match["date"], profile, None) if m.reading] if match else []
        days = [reading.start for reading in readings if reading.precision == "day"]
        if days:
            return days[0]
    return None
