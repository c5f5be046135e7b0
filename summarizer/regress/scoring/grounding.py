"""Grounding: how much of what was read aligns with its source, and whether every offset holds."""

from collections.abc import Iterator

from summarizer.regress.scoring.measures import Ratio, Scored
from summarizer.schema.brief import Article, Briefing, Citation
from summarizer.schema.gold import Gold


def score_grounding(brief: Briefing, gold: Gold) -> Scored:
    """Per story: shares of names and passages aligned letter for letter, repaired (white space, quotation marks) and
    refused; `grounding.offsets valid`, which must be 1; number coverage; forbidden days, which must be 0."""
    counts = brief.accounting
    whole = counts.exact + counts.normalized + counts.refused
    articles = {a.id: a for a in brief.articles}
    cited = list(citations(brief))
    dated = list(_days(brief))
    forbidden = sum(day in gold.never_dates for day in dated)
    measures = {
        "grounding.exact": Ratio(counts.exact, whole),
        "grounding.repaired": Ratio(counts.normalized, whole),
        "grounding.refused": Ratio(counts.refused, whole),
        "grounding.offsets valid": Ratio(sum(_holds(c, articles.get(c.article)) for c in cited), len(cited)),
        "grounding.number coverage": Ratio(counts.labelled, counts.numerals),
    }
    if gold.never_dates:
        measures["grounding.forbidden days"] = Ratio(forbidden, len(dated))
    return Scored({gold.cluster: measures})


def citations(brief: Briefing) -> Iterator[Citation]:
    """Every citation of a briefing."""
    for statement in (*brief.summary, *brief.changes):
        yield from statement.citations
    for story in brief.stories:
        yield from (c for statement in (story.headline, *story.statements) for c in statement.citations)
        yield from (c for event in story.events for c in event.citations)
        yield from (c for actor in story.actors for c in actor.citations)
        for figure in story.figures:
            for claim in figure.claims:
                yield from claim.citations


def _holds(citation: Citation, article: Article | None) -> bool:
    """Whether `text[start:end] == exact`, the offsets being those of Python, not counted from the end."""
    inside = article is not None and 0 <= citation.start < citation.end
    return inside and article is not None and article.text[citation.start : citation.end] == citation.exact


def _days(brief: Briefing) -> Iterator[str]:
    for story in brief.stories:
        yield from (e.date for e in story.events if e.date)
        for claim in (c for f in story.figures for c in f.claims):
            yield from (d for d in (claim.observation_date, claim.period_start, claim.period_end) if d)
