"""A day told by rules after a fault of the program, without the articles that the fault lies in."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Literal, NamedTuple

from summarizer.errors import Unexpected
from summarizer.fault_isolation import made_without_faulty
from summarizer.schema.brief import Article, Briefing, Failure


class Salvaged(NamedTuple):
    """The briefing of what works, and what is to be said of what does not."""

    briefing: Briefing
    failures: list[Failure]


async def told_of_what_works(
    articles: Sequence[Article],
    told: Callable[[Sequence[int]], Awaitable[Briefing]],
    fault: Exception,
    by_model: bool,
    until: float | None,
) -> Salvaged:
    """What `told` makes by rules of the articles at the places that it is given, as many as bring about no fault.

    `fault` is what ended the whole, told `by_model` or not; from `until` on, in the time of `time.monotonic`, nothing that
    fails is looked through any more. Raises the fault where nothing can be told.
    """
    made = await made_without_faulty(range(len(articles)), told, until)
    if made.result is None:
        raise fault
    failures = [left_out(articles[place], "merge", error) for place, error in made.left_out]
    if by_model or not failures:
        reason = f"merged and written by rules: {Unexpected.of(fault)}"
        failures.append(Failure(source="all articles", stage="merge", reason=reason))
    return Salvaged(made.result, failures)


def left_out(article: Article, stage: Literal["extract", "merge"], fault: Exception) -> Failure:
    """What is said of an article that a fault lies in."""
    return Failure(source=article.source, stage=stage, reason=f"left out: {Unexpected.of(fault)}")
