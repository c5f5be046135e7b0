"""What each statement of a briefing may draw on, looked up by id: passages, names, dates and derived numbers."""

from collections.abc import Iterable
from functools import cached_property

from summarizer.language.names.proper_names import Vocabulary
from summarizer.language.sentences import sentences_of
from summarizer.language.standing_alone import TERMINAL
from summarizer.schema.brief import Actor, Article, Citation, Claim, Event, Figure, Statement
from summarizer.support import Evidence, Passage


class DayWords:
    """What the day's own articles together tell of capitals, gathered once it is asked for."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = articles

    @classmethod
    def known(cls, vocabulary: Vocabulary) -> "DayWords":
        """Those gathered before, in another process."""
        words = cls(())
        words.vocabulary = vocabulary
        return words

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of all of them."""
        small, capital = set[str](), set[str]()
        for article in (a for a in self._articles if not a.carried):
            own = Vocabulary.of(article.text)
            small |= own.small
            capital |= own.capital
        return Vocabulary(frozenset(small), frozenset(capital))


class Library:
    """Articles and merged objects of a briefing by id: all of them, or one story's with the `words` of the whole day."""

    def __init__(self, articles: Iterable[Article], words: DayWords | None = None) -> None:
        self.articles = {a.id: a for a in articles}
        self._words = words or DayWords(self.articles.values())
        self.events: dict[str, Event] = {}
        self.actors: dict[str, list[Actor]] = {}
        self.claims: dict[str, Claim] = {}
        self.figures: dict[str, Figure] = {}
        self._sentences: dict[str, tuple[tuple[int, int], ...]] = {}

    def add(self, events: Iterable[Event], actors: Iterable[Actor], figures: Iterable[Figure]) -> None:
        """Makes a story's objects known."""
        self.events |= {e.id: e for e in events}
        for actor in actors:
            self.actors.setdefault(actor.id, []).append(actor)
        for figure in figures:
            self.figures[figure.id] = figure
            self.claims |= {f"{figure.id}.c{i}": claim for i, claim in enumerate(figure.claims)}

    def evidence(self, statement: Statement) -> Evidence:
        """What the statement may draw on. Ids that are not known add nothing."""
        return Evidence(
            passages=tuple(self._passage(c) for c in statement.citations if c.article in self.articles),
            names=tuple(n for i in statement.actors for a in self.actors.get(i, ()) for n in (a.name, *a.aliases)),
            days=tuple(self._days(statement)),
            derived=tuple((d.start, d.end) for d in statement.derived),
            labels=frozenset(word for i in statement.figures for word in self._property_of(i).split()),
            vocabulary=self.vocabulary,
        )

    def _property_of(self, ref: str) -> str:
        """What the figure of a claim measures; "" of one that is not known."""
        figure = self.figures.get(ref.split(".")[0])
        return figure.measured_property if figure else ""

    @property
    def vocabulary(self) -> Vocabulary:
        """What the day's own articles together tell of capitals."""
        return self._words.vocabulary

    def cannot_tell(self, statement: Statement, kind: str) -> bool:
        """Whether what the cited words lack may stand beside them, in a text that was left out.

        A name always may: without the texts the day's words are not known either. Anything else, where a citation
        ends within a sentence.
        """
        bare = [c for c in statement.citations if c.article in self.articles and self.articles[c.article].text_left_out]
        return bool(bare) and (kind == "name" or not all(_is_whole(c) for c in bare))

    def _passage(self, citation: Citation) -> Passage:
        """The citation widened to the sentences it touches: a name may stand anywhere in them."""
        article = self.articles[citation.article]
        if article.text_left_out:
            return Passage(citation.prefix + citation.exact + citation.suffix, article.language)
        touched = [s for s in self.sentences(article) if s[0] < citation.end and citation.start < s[1]]
        start = min([citation.start, *(s[0] for s in touched)])
        end = max([citation.end, *(s[1] for s in touched)])
        return Passage(article.text[start:end], article.language)

    def sentences(self, article: Article) -> tuple[tuple[int, int], ...]:
        """The spans of the article's sentences."""
        if article.id not in self._sentences:
            self._sentences[article.id] = sentences_of(article.text, article.language)
        return self._sentences[article.id]

    def _days(self, statement: Statement) -> list[str]:
        """Dates of the events and claims that the statement names and shares a cited article's passage with."""
        cited = {(c.article, c.start) for c in statement.citations}
        days: list[str | None] = []
        for event in (self.events[i] for i in statement.events if i in self.events):
            days += [event.date] if _shares(event.citations, cited) else []
        for claim in (c for i in statement.figures for c in self.claims_of(i)):
            if _shares(claim.citations, cited):
                days += [claim.observation_date, claim.period_start, claim.period_end]
        for figure in (self.figures[i.split(".")[0]] for i in statement.figures if i.split(".")[0] in self.figures):
            days += figure.occasions
        return [d for d in days if d]

    def claims_of(self, ref: str) -> list[Claim]:
        """The claim of that id, or all claims of the figure of that id; [] where there is neither."""
        if ref in self.claims:
            return [self.claims[ref]]
        return list(self.figures[ref].claims) if ref in self.figures else []


def _is_whole(citation: Citation) -> bool:
    """Whether a citation is whole sentences, as far as it and what stands around it show."""
    before = not citation.prefix or citation.prefix.endswith("\n") or bool(TERMINAL.search(citation.prefix))
    return before and bool(TERMINAL.search(citation.exact))


def _shares(citations: tuple[Citation, ...], cited: set[tuple[str, int]]) -> bool:
    return any((c.article, c.start) in cited for c in citations)
