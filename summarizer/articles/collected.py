"""Drafts to numbered articles: what is known twice once, what is not whole said so."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from summarizer.articles.canonical import site
from summarizer.articles.draft import Draft, refusal
from summarizer.schema.brief import Article, Failure

_NOT_WHOLE = {
    "teaser": "only the feed's teaser was read",
    "paywalled": "only what stands before the pay wall was read; save the whole text to a file and name that",
}
_BEST_FIRST = ("whole", "paywalled", "teaser")


@dataclass(frozen=True, slots=True)
class ReadArticles:
    """What came of the sources: articles in order, with ids a1, a2, ..., and one failure for each that gave none.

    `notes` are lines to the user about what is no failure: a feed without anything new.
    """

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...] = ()


def number_articles(drafts: Iterable[Draft], failures: Iterable[Failure]) -> ReadArticles:
    """The articles under their ids. One that is not whole is a failure too, unless one about it stands already."""
    kept, found = _without_repeats(list(drafts)), list(failures)
    told = {failure.source for failure in found}
    articles: list[Article] = []
    for draft in kept:
        if not draft.is_enough:
            if draft.source not in told:
                found.append(refusal(draft.source, "the feed gives a title and no text"))
            continue
        if draft.extent in _NOT_WHOLE and draft.source not in told:
            found.append(refusal(draft.source, _NOT_WHOLE[draft.extent]))
        articles.append(draft.as_article(f"a{len(articles) + 1}"))
    return ReadArticles(tuple(articles), tuple(found))


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Of an article that several feeds list, or a feed and a page, the best: whole before teaser, newer before older.

    It stands where the first stood. Files are never dropped: whoever names two files means two.
    """
    best: dict[str, Draft] = {}
    for number, draft in enumerate(drafts):
        key = _address(draft) or str(number)
        if key not in best or _is_better(draft, best[key]):
            best[key] = draft
    return list(best.values())


def _is_better(draft: Draft, than: Draft) -> bool:
    one, other = (_BEST_FIRST.index(d.extent) for d in (draft, than))
    return one < other or (one == other and _changed(draft) > _changed(than))


def _changed(draft: Draft) -> str:
    return draft.metadata.get("modified") or draft.metadata.get("published") or ""


def _address(draft: Draft) -> str | None:
    """What two mentions of one web page have in common; None for what did not come from the web."""
    url = draft.metadata.get("url")
    if url is None or not (draft.listed_in or draft.source.startswith(("http://", "https://"))):
        return None
    parts = urlsplit(url)
    return f"{site(parts.hostname or '')}{parts.path.rstrip('/')}?{parts.query}"
