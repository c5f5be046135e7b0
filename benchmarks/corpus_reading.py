"""A corpus read as a brief reads it: the lexical extractor's acts and names, matched with gold's mentions by their place."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus_types import Corpus, Kind, Mention

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.ground import ground
from summarizer.marking import mark
from summarizer.merge import merge
from summarizer.schema.brief import Article
from summarizer.schema.facts import StoryFacts
from summarizer.schema.mentions import GroundedMentions

Spans = dict[Mention, tuple[int, int]]
NO_DAY = BriefingDay(date(2026, 1, 1), False)


@dataclass(frozen=True, slots=True)
class Read:
    """The articles as the rules read them, and gold's mentions of one kind with their offsets."""

    corpus: Corpus
    kind: Kind
    spans: Spans
    grounded: dict[str, GroundedMentions]

    @classmethod
    def of(cls, corpus: Corpus, kind: Kind, spans: Spans, articles: dict[str, Article]) -> "Read":
        """Reads every article by rules."""
        return cls(corpus, kind, spans, {i: ground(extract_by_rules(mark(a), NO_DAY)) for i, a in articles.items()})

    def clusters(self, topics: list[list[str]]) -> list[frozenset[Mention]]:
        """What a brief of each topic takes for one act or one actor."""
        found: list[set[Mention]] = []
        for topic in topics:
            merged = merge([self.grounded[i] for i in topic], "en")
            groups = self._acts(merged) if self.kind == "event" else self._actors(merged)
            found += [set(group) for group in groups]
        seen: set[Mention] = set()
        for group in found:  # what two of them claim is the first one's
            group -= seen
            seen |= group
        return [frozenset(group) for group in found if group]

    def found(self) -> list[Mention]:
        """Every mention that the rules read, gold's where one stands there."""
        heads = self._heads() if self.kind == "event" else self._names()
        return list(dict.fromkeys(m for mentions in heads.values() for m in mentions))

    def _acts(self, merged: list[StoryFacts]) -> Iterator[set[Mention]]:
        heads = self._heads()
        for story in merged:
            yield from ({m for c in e.citations for m in heads.get((c.article, c.start), ())} for e in story.events)

    def _actors(self, merged: list[StoryFacts]) -> Iterator[set[Mention]]:
        names = self._names()
        for story in merged:
            documents = [a.id for a in story.articles]
            for actor in story.actors:
                called = {actor.name, *actor.aliases}
                yield {m for d in documents for name in called for m in names.get((d, name), ())}

    def _heads(self) -> dict[tuple[str, object], list[Mention]]:
        """(document, where its sentence begins) -> the acts read there."""
        heads: dict[tuple[str, object], list[Mention]] = defaultdict(list)
        for document, read in self.grounded.items():
            for event in (*read.events, *read.mentioned):
                at = event.citation.start + max(0, event.citation.exact.find(event.mention.head))
                mention = self._mention(document, at, at + len(event.mention.head))
                heads[document, event.citation.start].append(mention)
        return heads

    def _names(self) -> dict[tuple[str, object], list[Mention]]:
        """(document, name) -> where it stands."""
        names: dict[tuple[str, object], list[Mention]] = defaultdict(list)
        for document, read in self.grounded.items():
            for actor in read.actors:
                at = actor.citation.start + max(0, actor.citation.exact.find(actor.name))
                mention = self._mention(document, at, at + len(actor.name))
                names[document, actor.name].append(mention)
        return names

    def _mention(self, document: str, start: int, end: int) -> Mention:
        """Gold's mention there, the one that ends nearest; else one of no chain, at its offsets in the article."""
        there = [(abs(e - end), m) for m, (s, e) in self._of(document) if s < end and start < e]
        least = min((distance for distance, _ in there), default=-1)
        return next((m for d, m in there if d == least), Mention(document, -1, start, end, self.kind, ""))

    def _of(self, document: str) -> list[tuple[Mention, tuple[int, int]]]:
        return [(m, span) for m, span in self.spans.items() if m.document == document]
