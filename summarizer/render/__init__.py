"""The forms of a briefing: pure functions from a `Briefing` to text."""

from typing import Literal

from summarizer.render.json import to_json
from summarizer.render.markdown import to_markdown
from summarizer.schema.brief import Briefing

Format = Literal["md", "html", "json"]


def render(briefing: Briefing, format: Format) -> str:  # noqa: A002 - the command's option is called --format
    """The briefing in one form."""
    if format == "html":
        # a job that writes Markdown or JSON does not pay for the import of a template engine
        from summarizer.render.html import to_html

        return to_html(briefing)
    return to_json(briefing) if format == "json" else to_markdown(briefing)
