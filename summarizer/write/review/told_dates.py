"""A date stands with the words of what happened then: "Talks broke off on 13 September" of talks that did on the 8th."""

import re

from summarizer.language.shared_meaning import shared_words
from summarizer.write.review.number_parts import EDGE, POINTER
from summarizer.write.review.slots import SlotFiller

_DATE = re.compile(r"\{([ef]\d+(?:\.c\d+)?)\.date\}")
_REFERENCE = re.compile(r"\b([ef]\d+(?:\.c\d+)?)\b")


def misdated(sentence: str, filler: SlotFiller) -> str:
    """A date beside words of which another event, or another figure, has more; "" where none is.

    Only what the sentence refers to is compared, events with events and claims with those of other figures.
    """
    referred = list(dict.fromkeys(_REFERENCE.findall(sentence)))
    for part in EDGE.pattern.split(sentence):
        words = POINTER.sub(" … ", part)
        for ref in _DATE.findall(part):
            own, held = _day(ref, filler), _held(words, ref, filler)
            others = (r for r in referred if _is_rival(r, ref) and _day(r, filler) not in (None, own))
            better = next((r for r in others if _held(words, r, filler) > held), None)
            if better:
                return f"{{{ref}.date}} stands beside words of {better}: use {{{better}.date}}"
    return ""


def _is_rival(one: str, other: str) -> bool:
    return one[0] == other[0] and one.partition(".")[0] != other.partition(".")[0]


def _day(ref: str, filler: SlotFiller) -> str | None:
    if ref in filler.events:
        return filler.events[ref].date
    return filler.claims[ref].observation_date if ref in filler.claims else None


def _held(words: str, ref: str, filler: SlotFiller) -> int:
    """How many of the words the passages of an event or a claim have."""
    cited = filler.events[ref].citations if ref in filler.events else filler.claims[ref].citations
    texts = [(c.exact, filler.articles[c.article].language) for c in cited]
    if ref in filler.events:
        event = filler.events[ref]
        texts.append((event.summary, event.language))
    return len(shared_words(words, filler.profile.code, texts))
