"""The sentence that says how much was read."""

from summarizer.language.profile import load_profile
from summarizer.schema.brief import Derived, Statement
from summarizer.schema.facts import StoryFacts


def counts_statement(facts: list[StoryFacts], language: str) -> Statement:
    """How many articles were read and how many of them are independent: numbers that the program derives."""
    articles = [a for story in facts for a in story.articles]
    origins = list(dict.fromkeys(a.origin for a in articles))
    template = load_profile(language).tables["templates"]["counts"]
    text = template.format(articles=len(articles), origins=len(origins))
    first = template.index("{articles}")
    second = text.index(str(len(origins)), first + len(str(len(articles))))
    derived = (
        Derived(
            start=first,
            end=first + len(str(len(articles))),
            value=len(articles),
            op="count_articles",
            of=tuple(a.id for a in articles),
        ),
        Derived(
            start=second,
            end=second + len(str(len(origins))),
            value=len(origins),
            op="count_origins",
            of=tuple(a.id for a in articles),
        ),
    )
    return Statement(text=text, written_by="template", derived=derived)
