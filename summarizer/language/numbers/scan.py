"""What the number grammar works on: a stretch of text in one language, and the bare values found in it."""

from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.profile import Profile
from summarizer.language.quoting import fold_characters
from summarizer.schema.brief import Bound, Number
from summarizer.schema.records import record


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """`text[start:stop]` in one language: as written, with characters folded, and in lower case, offsets the same.

    Each is equal to itself alone, so that what is found in it can be remembered.
    """

    raw: str
    text: str
    lower: str
    profile: Profile
    start: int
    stop: int

    def before(self, at: int, width: int = 40) -> str:
        """Up to `width` folded characters before `at`, none from outside the stretch."""
        return self.text[max(self.start, at - width) : at]

    def after(self, at: int, width: int = 40) -> str:
        """Up to `width` folded characters from `at` on, none from outside the stretch."""
        return self.text[at : min(self.stop, at + width)]


@record
class Reading:
    """A bare value found in the text, before bounds, units and exclusions.

    `base` is the number without its scale word ("2.5" of "2.5 million"); `certain` is true where the spelling alone
    (grouping, scale, currency) shows a quantity rather than a year or a label.
    """

    start: int
    end: int
    value: Number
    base: Number
    bound: Bound = "exact"
    unit_text: str = ""
    in_words: bool = False
    certain: bool = False
    money: bool = False


def scan_of(text: str, profile: Profile, start: int, end: int | None) -> Scan:
    """The stretch to read. Folding is remembered, so that a long text is not folded again for each sentence."""
    folded, lower = _spellings(text)
    return Scan(text, folded, lower, profile, start, len(text) if end is None else end)


@lru_cache(maxsize=8)
def _spellings(text: str) -> tuple[str, str]:
    folded = fold_characters(text)
    return folded, folded.replace("\u0130", "I").lower()  # the one letter whose lower case is two characters long
