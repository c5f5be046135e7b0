"""Drafts to numbered articles: what is known twice once, what is not whole said so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from summarizer.articles.draft import Draft, refusal
from summarizer.articles.pages.canonical import site
from summarizer.schema.brief import Article, Failure
from summarizer.spool import Spool

_NOT_WHOLE = {
    "teaser": "only the newsletter's teaser was read; its page has the rest",
    "paywalled": "only what stands before the pay wall was read; save the whole text to a file and name that",
}
_FEEDS_TEASER = "only the feed's teaser was read"
_BEST_FIRST = ("whole", "paywalled", "teaser")
_TRUSTED_ADDRESSES = frozenset({"front matter", "record", "fetch", "feed"})  # a page may claim another's as its own
_SHARED_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class ReadArticles:
    """What came of the sources: articles in order, with ids a1, a2, ..., and one failure for each that gave none.

    `notes` are lines to the user about what is no failure: a feed without anything new.
    """

    articles: Sequence[Article]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...] = ()


def without_days_ahead(read: ReadArticles, day: date) -> ReadArticles:
    """The same, where no article goes for newer than the briefing because of a day on which nobody has written yet.

    Such a date is not believed, and a note says so; where most articles have one it is the briefing's that is amiss, and
    they keep theirs: a folder is read whole, whatever its days.
    """
    tomorrow = (day + timedelta(days=1)).isoformat()  # somewhere it is tomorrow already
    days = [a.published[:10] for a in read.articles if a.published]
    ahead = [d for d in days if d > tomorrow]
    if not ahead:
        return read
    are = "article is" if len(ahead) == 1 else "articles are"
    said = f"{len(ahead)} {are} of a later day than the briefing ({day}), up to {max(ahead)}: "
    if len(ahead) * 2 >= len(days):
        return replace(read, notes=(*read.notes, f"{said}mind --date, or leave them out"))
    articles = Spool(_undated(a) if (a.published or "")[:10] > tomorrow else a for a in read.articles)
    return replace(read, articles=articles.settled(), notes=(*read.notes, f"{said}no such date is believed"))


def _undated(article: Article) -> Article:
    return article.model_copy(update={"published": None, "dated_ahead": article.published})


def number_articles(drafts: Iterable[Draft], failures: Iterable[Failure]) -> ReadArticles:
    """The articles under their ids. One that is not whole is a failure too, unless one about it stands already."""
    repeats = _Repeats(list(drafts))
    kept, found = repeats.kept, list(failures)
    told = {failure.source for failure in found}
    articles = Spool[Article]()
    for draft in kept:
        if not draft.is_enough:
            if draft.source not in told:
                found.append(refusal(draft.source, "the feed gives a title and no text"))
            continue
        if draft.extent in _NOT_WHOLE and draft.source not in told:
            of_feed = draft.extent == "teaser" and draft.listed_in
            found.append(refusal(draft.source, _FEEDS_TEASER if of_feed else _NOT_WHOLE[draft.extent]))
        articles.append(draft.as_article(f"a{len(articles) + 1}"))
    return ReadArticles(articles.settled(), tuple(found), tuple(repeats.notes))


class _Repeats:
    """Of what is known twice, the best: whole before teaser, newer before older. It stands where the first stood.

    Two items from the web are one where their address is. A file or record gives way only to a newer version of itself:
    the same address, which a page did not choose itself, the same publisher and most of its words. A note says so.
    Otherwise whoever names two files means two.
    """

    def __init__(self, drafts: list[Draft]) -> None:
        self.notes: list[str] = []
        best: dict[str, Draft] = {}
        for number, draft in enumerate(drafts):
            key = _address(draft) or str(number)
            rival = best.get(key)
            if rival and not (_is_listed(draft) and _is_listed(rival)) and not self._is_version(draft, rival):
                key, rival = str(number), None
            if rival is None or _is_better(draft, rival):
                best[key] = draft
        self.kept = list(best.values())

    def _is_version(self, draft: Draft, rival: Draft) -> bool:
        """Whether one of the two gives way to the other, with a note about it."""
        if not _is_same_article(draft, rival):
            return False
        if draft.text == rival.text:
            self.notes.append(
                f"{draft.source}: the same text as {rival.source}, under the same address; it is read once"
            )
            return True
        dated = all(_moment(d) for d in (draft, rival))
        if not dated or not (_is_newer(draft, rival) or _is_newer(rival, draft)):
            return False
        older, newer = (draft, rival) if _is_newer(rival, draft) else (rival, draft)
        self.notes.append(
            f"{older.source}: superseded by {newer.source}, a newer version of {newer.metadata.get('url')}"
        )
        return True


def _is_listed(draft: Draft) -> bool:
    return bool(draft.listed_in) or draft.source.startswith(("http://", "https://"))


def _is_same_article(one: Draft, other: Draft) -> bool:
    if one.extent != other.extent or not {d.metadata.provenance.get("url") for d in (one, other)} <= _TRUSTED_ADDRESSES:
        return False
    publishers = [d.metadata.get("publisher") for d in (one, other)]
    words = [frozenset(re.findall(r"\w+", d.text.lower())) for d in (one, other)]
    shared = len(words[0] & words[1]) / max(1, min(map(len, words)))
    return (publishers[0] == publishers[1] or None in publishers) and shared >= _SHARED_WORDS


def _is_better(draft: Draft, than: Draft) -> bool:
    one, other = (_BEST_FIRST.index(d.extent) for d in (draft, than))
    return one < other or (one == other and _is_newer(draft, than))


def _is_newer(draft: Draft, than: Draft) -> bool:
    """Whether it was changed, or published, later; moments without a zone and days are compared by day."""
    one, other = _moment(draft), _moment(than)
    if one is None or other is None:
        return one is not None
    if one.tzinfo and other.tzinfo:
        return one > other
    return one.date() > other.date()


def _moment(draft: Draft) -> datetime | None:
    written = draft.metadata.get("modified") or draft.metadata.get("published")
    return datetime.fromisoformat(written) if written else None


def _address(draft: Draft) -> str | None:
    """What two mentions of one web page have in common; None for what has no address."""
    url = draft.metadata.get("url")
    if url is None or not url.startswith(("http://", "https://")):
        return None
    parts = urlsplit(url)
    return f"{site(parts.hostname or '')}{parts.path.rstrip('/')}?{parts.query}"
