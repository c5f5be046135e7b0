"""What a form for reading tells of a very long day: as many stories as anybody reads, the weightiest first."""

from collections.abc import Iterable

from summarizer.schema.brief import Briefing, Statement

MOST_STORIES = 60


def weightiest(briefing: Briefing, most: int = MOST_STORIES) -> Briefing:
    """The briefing with so many of its stories at most, their articles, and the lines about the day that rest on those.

    `stories_left_out` counts the others, too: brief.json has them.
    """
    if len(briefing.stories) <= most:
        return briefing.model_copy(update={"articles": tuple(briefing.articles), "stories": tuple(briefing.stories)})
    stories = tuple(briefing.stories[:most])
    wanted = {article for story in stories for article in story.articles}
    articles = tuple(a for a in briefing.articles if a.id in wanted or a.carried)
    known = {article.id for article in articles}
    return briefing.model_copy(
        update={
            "articles": articles,
            "stories": stories,
            "summary": _resting_on(known, briefing.summary),
            "changes": _resting_on(known, briefing.changes),
            "stories_left_out": briefing.stories_left_out + len(briefing.stories) - most,
        }
    )


def _resting_on(articles: set[str], statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(s for s in statements if all(c.article in articles for c in s.citations))
