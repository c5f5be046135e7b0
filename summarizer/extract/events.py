"""What happened, by the trigger words of the event table (ACLED, PLOVER and plain topic types)."""

import re

from summarizer.extract.figures import SentenceContext, follows_since, modality_of
from summarizer.language.dates import find_dates
from summarizer.language.event_types import EventType, event_types
from summarizer.language.names import Name
from summarizer.language.places import gazetteer
from summarizer.language.profile import phrase_pattern
from summarizer.language.quoting import QUOTATION_MARKS, fold_characters
from summarizer.schema.mentions import DateReading, EventMention

_MIN_WORDS = 5


def propose_event(context: SentenceContext, names: list[Name], summary: str) -> EventMention | None:
    """The event that the sentence reports, by its most salient trigger outside quotation marks, or None."""
    text, sentence = fold_characters(context.marked.article.text), context.sentence
    if len(text[sentence.start : sentence.end].split()) < _MIN_WORDS:
        return None
    found = _best_trigger(text, sentence.start, sentence.end, context.profile.code)
    if found is None:
        return None
    kind, at = found
    return EventMention(
        sentence=sentence.number,
        type=kind.type,
        sub_type=kind.sub_type,
        summary=summary,
        actors=tuple(n.text for n in names if gazetteer().place(n.text) is None),
        place=_place(names, at),
        date=event_date(context, at),
        modality=modality_of(text, sentence.start, sentence.end, context.profile),
        read_by="rule",
    )


def _best_trigger(text: str, start: int, end: int, language: str) -> tuple[EventType, int] | None:
    quoted = _quoted_spans(text, start, end)
    found: list[tuple[int, int, EventType]] = []
    for kind in event_types():
        triggers = kind.triggers.get(language) or kind.triggers["en"]
        for match in phrase_pattern(triggers).finditer(text, start, end):
            if not any(s <= match.start() < e for s, e in quoted):
                found.append((-kind.salience, match.start(), kind))
                break
    if not found:
        return None
    _, at, kind = min(found, key=lambda f: (f[0], f[1]))
    return kind, at


def _quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches between quotation marks longer than a few words: speech, not report."""
    marks = [m.start() for m in re.finditer(f"[{re.escape(QUOTATION_MARKS)}]", text[start:end])]
    pairs = zip(marks[::2], [*marks[1::2], end - start][: len(marks[::2])], strict=True)
    return [(start + a, start + b) for a, b in pairs if len(text[start + a : start + b].split()) > 4]


def _place(names: list[Name], at: int) -> str:
    """The most local place of the sentence; the nearest to the trigger among equals."""
    rank = {"city": 0, "region": 1, "territory": 2, "country": 3}
    placed = [(rank[entry.kind], abs(n.start - at), n.text) for n in names if (entry := gazetteer().place(n.text))]
    return min(placed)[2] if placed else ""


def event_date(context: SentenceContext, at: int) -> DateReading | None:
    """The date of the sentence nearest to the trigger, or None: the article's day is no event's day."""
    sentence, text = context.sentence, context.marked.article.text
    mentions = find_dates(text, context.profile, context.day.anchor, sentence.start, sentence.end)
    dated = [m for m in mentions if m.reading and not follows_since(text, m, context.profile)]
    days = [m for m in dated if m.reading and m.reading.precision == "day"]
    near = [m for m in dated if not re.search(r"[,;:–—]", text[min(at, m.start) : max(at, m.end)])]
    nearest = min(days or near, key=lambda m: abs(m.start - at), default=None)
    return nearest.reading if nearest else None
