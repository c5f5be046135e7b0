"""The forms of a briefing: pure functions from a `Briefing` to text."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarizer.render.json import json_parts
from summarizer.render.markdown import to_markdown
from summarizer.render.weightiest import weightiest
from summarizer.schema.brief import Briefing

Format = Literal["md", "html", "json"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is to look: with its sources whole, and with a user's own templates."""

    full_text: bool = False
    templates: Path | None = None


PLAIN = Look()


def import_page_maker() -> None:
    """Imports what makes pages, for whoever will make one soon. A job that writes Markdown or JSON does not pay for it."""
    import summarizer.render.page.html  # noqa: F401 - a template engine


def render(briefing: Briefing, format: Format, look: Look = PLAIN) -> str:  # noqa: A002 - the option is called --format
    """The briefing in one form. Raises SummarizerError where a user's template cannot be used."""
    if format == "json":
        return "".join(json_parts(briefing))
    briefing = weightiest(briefing)
    if format == "html":
        # a job that writes Markdown or JSON does not pay for the import of a template engine
        from summarizer.render.page.html import to_html

        return to_html(briefing, full_text=look.full_text, templates=look.templates)
    return to_markdown(briefing)
