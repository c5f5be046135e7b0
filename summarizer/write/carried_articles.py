"""Citations of an older briefing: found in today's articles, or carried with their own."""

from collections.abc import Iterable, Sequence

from summarizer.schema.brief import Article, Briefing, Citation


class Carrier:
    """Finds older citations in today's articles, or takes their articles along, once each."""

    def __init__(self, previous: Briefing, articles: Sequence[Article]) -> None:
        self.since = previous.date
        self.language = previous.language
        self._articles = articles
        self._places = {a.id: place for place, a in enumerate(articles)}
        self._digests = [a.sha256 for a in articles]
        self.carried: dict[str, Article] = {}
        self._previous = previous.articles
        self._old: dict[str, int] = {}
        self._read: dict[str, str] = {}
        for place, article in enumerate(previous.articles):  # once: a long briefing's lie on disk
            self._old[article.id] = place
            self._read[article.sha256] = article.id
        self._again = {digest: i for i, digest in zip(reversed(self._places), reversed(self._digests), strict=True)}

    def today(self, article: str) -> Article:
        """Today's article of that id."""
        return self._articles[self._places[article]]

    def was_read(self, citation: Citation) -> bool:
        """Whether the previous briefing had the article of one of today's citations."""
        return self._digests[self._places[citation.article]] in self._read

    def known(self, articles: Iterable[str]) -> set[str]:
        """The previous briefing's ids of those of today's articles that it had, word for word."""
        digests = (self._digests[self._places[i]] for i in articles)
        return {self._read[digest] for digest in digests if digest in self._read}

    def carry(self, citations: tuple[Citation, ...]) -> Citation | None:
        """The first sound citation under an id of this briefing; None where the older briefing's do not hold."""
        for citation in citations:
            place = self._old.get(citation.article)
            article = self._previous[place] if place is not None else None
            if article and citation == Citation.of(article.id, article.text, citation.start, citation.end):
                return citation.model_copy(update={"article": self._id_of(article)})
        return None

    def _id_of(self, article: Article) -> str:
        if article.sha256 in self._again:
            return self._again[article.sha256]
        if article.id not in self.carried:
            new = f"c{len(self.carried) + 1}"
            self.carried[article.id] = article.model_copy(update={"id": new, "origin": new, "carried": True})
        return self.carried[article.id].id
