"""`summarizer extract`."""

import json
import sys
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from summarizer.commands.desk import Desk
from summarizer.commands.files import report, say
from summarizer.commands.interruptible import run_interruptible
from summarizer.commands.run_report import reporting
from summarizer.options.run import Options
from summarizer.schema.brief import Citation
from summarizer.schema.mentions import EventMention, FigureMention, GroundedMentions
from summarizer.schema.run_events import tell


def extract(sources: list[str], options: Options) -> int:
    """Prints one JSON line per article. Returns 0, 1 or 3; raises UsageError and SummarizerError."""
    with reporting("extract", options) as run:
        desk = Desk(options)
        run.price = desk.price
        read = desk.read(sources)
        failures = run_interruptible(desk.extract(read, _print))
        report(failures)
        if not read.articles:
            say("nothing to extract from: none of the sources gave an article")
        code = (3 if failures else 0) if read.articles else 1
        tell("end", command="extract", exit_code=code, **run.fields())
        return code


def _print(mentions: GroundedMentions) -> None:
    sys.stdout.write(json.dumps(_mentions_json(mentions), ensure_ascii=False) + "\n")


def _mentions_json(mentions: GroundedMentions) -> dict[str, object]:
    article = mentions.article.article
    return {
        "article": article.id,
        "source": article.source,
        "language": article.language,
        "day": to_jsonable_python(mentions.day),
        "events": [_with_citations(e.mention, (e.citation, *e.also)) for e in mentions.events],
        "actors": [
            {"name": a.name, "kind": a.kind, "acronym": a.acronym, "citations": [a.citation.model_dump()]}
            for a in mentions.actors
        ],
        "figures": [_with_citations(f.mention, f.citations) for f in mentions.figures],
        "unlabelled": [{"number": n.number, "text": article.text[n.start : n.end]} for n in mentions.unlabelled],
        "refusals": [{"what": r.what, "reason": r.reason} for r in mentions.refusals],
    }


@cache
def _fields() -> TypeAdapter[EventMention | FigureMention]:
    """What writes a mention's fields, in half the time that it takes to ask each value what it is."""
    return TypeAdapter(EventMention | FigureMention)


def _with_citations(mention: EventMention | FigureMention, citations: tuple[Citation, ...]) -> dict[str, Any]:
    """A mention's own fields, without `also`, which is among its citations."""
    fields: dict[str, Any] = _fields().dump_python(mention, mode="json", exclude={"also"})
    return fields | {"citations": [c.model_dump() for c in citations]}
