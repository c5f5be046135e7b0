"""Words of another language than the briefing's: quoted in the original, and marked where a model has translated them."""

import re

from summarizer.language.condense import without_last_clauses, without_lead_in
from summarizer.language.profile import Profile
from summarizer.language.quoting import QUOTATION_MARKS
from summarizer.schema.brief import Citation

_MARKS = re.compile(f"[{QUOTATION_MARKS}]")


def opening_of(citation: Citation, source: Profile, limit: int) -> str:
    """The passage behind its dateline, letter for letter, to a clause boundary: what stands in quotation marks.

    Of a passage that quotes somebody itself the longest stretch between its own marks.
    """
    whole = without_opening(citation, source)
    short = without_last_clauses(whole, source, limit).rstrip(".")
    told = short if whole.startswith(short) else whole
    return max(_MARKS.split(told), key=len).strip(" ,;:")


def without_opening(citation: Citation, source: Profile) -> str:
    """The passage behind its dateline, letter for letter but for white space."""
    return without_lead_in(" ".join(citation.exact.split()), source)


def quoted(text: str, profile: Profile) -> str:
    """The text in the quotation marks of a language."""
    phrases = profile.tables["render"]
    return f"{phrases['quote_open']}{text}{phrases['quote_close']}"


def holds_quotation(citation: Citation) -> bool:
    """Whether a passage quotes somebody itself: quotations do not nest."""
    return any(mark in citation.exact for mark in QUOTATION_MARKS)


def marked_translation(text: str, profile: Profile) -> str:
    """ "The dam has burst (translated)."."""
    said, stop = text.removesuffix("."), "." if text.endswith(".") else ""
    return str(profile.tables["templates"]["translated"]).format(text=said) + stop
