"""An event is told in words that the passages cited for it bear out, by the check that every statement goes through."""

from collections.abc import Iterable, Iterator

from summarizer.schema.brief import Event, Statement
from summarizer.support import is_borne_out
from summarizer.support.library import Library


def borne_out_events(events: Iterable[Event], library: Library, language: str) -> Iterator[Event]:
    """The events, those whose summary does not hold in the words of their first passage; none where not even these do.

    In garbled text a sentence cut short may read as another: a quotation that loses its end, two words run into one
    name. `library` holds the events and their articles; `language` is the briefing's.
    """
    for event in events:
        if _holds(event, library, language):
            yield event
            continue
        first = event.citations[0]
        article = library.articles[first.article]
        copied = event.model_copy(update={"summary": " ".join(first.exact.split()), "language": article.language or ""})
        if _holds(copied, library, language):
            yield copied


def _holds(event: Event, library: Library, language: str) -> bool:
    if any(event.summary == " ".join(c.exact.split()) for c in event.citations):
        return True  # whole, and as it stands
    told = Statement(text=event.summary, written_by="template", citations=event.citations, events=(event.id,))
    return is_borne_out(event.summary, event.language or language, library.evidence(told))
