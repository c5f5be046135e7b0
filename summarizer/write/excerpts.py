"""Events told in their sources' own sentences, each of which can be read alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.language.condense import MAX_CHARACTERS, condense
from summarizer.language.content import content_words
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import Profile, load_profile
from summarizer.language.quotations import quotations
from summarizer.language.standing_alone import is_sentence, leans_on_context, speaks_of_itself
from summarizer.schema.brief import Article, Citation, Event, Statement
from summarizer.schema.facts import StoryFacts
from summarizer.support.library import Library
from summarizer.support.passages import supporting
from summarizer.support.whose import leaves_open_whose
from summarizer.write.words.foreign_words import holds_quotation, marked_translation, opening_of, quoted
from summarizer.write.words.wording import months_between, tells_relative_day, with_day

_OPENING_YEAR = re.compile(r"(?:\w+ ){1,2}((?:19|20)\d\d)\b")
_TITLED = 0.25  # of a title's words stand in the sentence that it is about
_LONGEST = 340  # characters of a statement that is two sentences of its source


@dataclass(frozen=True)
class Excerpts:
    """Tells one story's events in the briefing's language; `library` holds at least the story's articles."""

    facts: StoryFacts
    language: str
    library: Library

    @property
    def profile(self) -> Profile:
        """The briefing's language."""
        return load_profile(self.language)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The story's articles by id."""
        return {a.id: a for a in self.facts.articles}

    @cached_property
    def newest(self) -> str:
        """The day on which the story's last article came out, or ""."""
        return max((a.published[:10] for a in self.facts.articles if a.published), default="")

    def openings(self) -> list[Event]:
        """What the articles in the briefing's language open with, where no event was read from it.

        Each is an event of no type and without an id. Only sentences that name one of the story's actors, or are what
        the article's title is about.
        """
        events = {(c.article, c.start) for e in self.facts.events for c in e.citations}
        names = [name for actor in self.facts.actors for name in (actor.name, *actor.aliases)]
        found = []
        for article in (a for a in self.facts.articles if a.language == self.language and a.origin == a.id):
            spans = (s for s in self.library.sentences(article) if is_sentence(article.text[slice(*s)]))
            first = next(spans, None)
            if first is None or any(a == article.id and first[0] <= start < first[1] for a, start in events):
                continue
            citation = Citation.of(article.id, article.text, *first)
            if (article.published or "")[:10] != self.newest and tells_relative_day(citation.exact, self.profile):
                continue
            if any(name in citation.exact for name in names) or self._is_titled(article, citation):
                found.append(self.passage(citation))
        return found

    def other_openings(self, event: Event) -> list[Event]:
        """The event as other articles in the briefing's language, of its last day or without one, open with it."""
        cited = [c for c in event.citations[1:] if self.articles[c.article].language == self.language]
        days = {c.article: (self.articles[c.article].published or "")[:10] for c in (event.citations[0], *cited)}
        latest = [c for c in cited if days[c.article] in ("", max(days.values())) and self._is_opening(c)]
        retold = [
            event.model_copy(update={"summary": condense(c.exact, self.profile), "citations": (c,), "language": ""})
            for c in latest
        ]
        return [e for e in retold if not self.leans(e) and not self.is_in_person(e.summary)]

    def _is_opening(self, citation: Citation) -> bool:
        article = self.articles[citation.article]
        spans = (s for s in self.library.sentences(article) if is_sentence(article.text[slice(*s)]))
        return next(spans, (-1, -1))[0] == citation.start

    def passage(self, citation: Citation) -> Event:
        """A sentence in the briefing's language as an event of no type and without an id."""
        summary = condense(citation.exact, self.profile)
        return Event(id="", type="", summary=summary, citations=(citation,), language=self.language)

    def _is_titled(self, article: Article, citation: Citation) -> bool:
        title = content_words(article.title or "", article.language)
        return len(title & content_words(citation.exact, article.language)) > _TITLED * len(title)

    # --- what an event is like ---

    def is_foreign(self, event: Event) -> bool:
        """Whether its words are of another language than the briefing's."""
        return (event.language or self.language) != self.language

    def is_quoted(self, event: Event) -> bool:
        """Whether its words cannot be the briefing's own: of another language, or said in the first person."""
        return self.is_foreign(event) or self.is_in_person(event.summary)

    def is_in_person(self, text: str) -> bool:
        """Whether a source speaks of itself."""
        said = _outside_quotations(text)
        return bool(set(self.profile.tables["condense"]["first_person"]) & {w.lower() for w in said if w != "US"})

    def can_be_told(self, event: Event) -> bool:
        """Whether it states something, and without one quotation inside another, which does not nest."""
        passage = event.citations[0].exact
        if passage.rstrip().endswith("?") or speaks_of_itself(passage, self._source(event)):
            return False
        return not self.is_quoted(event) or not holds_quotation(event.citations[0])

    def is_background(self, event: Event) -> bool:
        """Dated by a year or a month gone by: what was, told last."""
        if event.date_precision == "month" and event.date and self.newest:
            return months_between(event.date, self.newest) > 1
        return event.date_precision in ("year", "month") or self._opens_with_past_year(event)

    def _opens_with_past_year(self, event: Event) -> bool:
        """ "Since 2015, the key for the regime …": before the year of what it is told beside."""
        opening = _OPENING_YEAR.match(event.summary)
        return opening is not None and bool(self._year) and opening[1] < self._year

    @cached_property
    def _year(self) -> str:
        """The year of the story's news, or ""."""
        days = (e.date for e in self.facts.events if e.date and e.date_precision == "day" and e.modality == "actual")
        return (self.newest or max(days, default=""))[:4]

    def leans(self, event: Event) -> bool:
        """Whether its sentence needs the one before it to be understood."""
        told, source = event.citations[0], self._source(event)
        if leaves_open_whose(event.summary, told, self.facts.figures, self.facts.actors):
            return True
        opens = self._is_opening(told)
        if not leans_on_context(event.summary, source, opens_article=opens):
            return False
        before = self.sentence_before(told)
        counts = before is None or bool(find_numerals(before.exact, source))
        return leans_on_context(event.summary, source, opens_article=opens, behind_count=counts)

    def _source(self, event: Event) -> Profile:
        return load_profile(event.language or self.articles[event.citations[0].article].language)

    # --- its sentence ---

    def event(self, event: Event, limit: int | None = None) -> Statement:
        """The event in the words of its best source, quoted where those are of another language."""
        summary = condense(event.summary, self._source(event), limit) if limit else event.summary
        cited = event.citations
        if self.is_quoted(event):
            cited = (self._with_subject(cited[0]), *cited[1:])
            summary = self._opening_of(cited[0], limit or MAX_CHARACTERS)
            text = quoted(summary, self.profile)
        else:
            dated = with_day(summary, event.date if event.date_precision == "day" else None, self.profile)
            text = dated if limit else self._marked_if_translated(event, dated)
        return Statement(
            text=text,
            written_by="template",
            citations=supporting(cited, summary, event.language or self.language, self.articles),
            figures=self._claims_in(text, cited[0]),
            events=(event.id,) if event.id else (),
        )

    def with_sentence_before(self, event: Event) -> Statement | None:
        """The event behind the sentence that it leans on; None where that one does not stand alone either."""
        before = self.sentence_before(event.citations[0])
        source = self._source(event)
        if before is None or self.is_quoted(event):
            return None
        opening = condense(before.exact, source)
        if leans_on_context(opening, source) or self.is_in_person(opening):
            return None
        first = Statement(
            text=opening, written_by="template", citations=(before,), figures=self._claims_in(opening, before)
        )
        return self.continued(first, event)

    def continued(self, told: Statement, event: Event) -> Statement | None:
        """A statement that goes on with the event, as its source does; None where that would be too long."""
        more = self.event(event)
        if len(told.text) + len(more.text) >= _LONGEST:
            return None
        return told.model_copy(
            update={
                "text": f"{told.text} {more.text}",
                "citations": tuple(dict.fromkeys((*told.citations, *more.citations))),
                "figures": tuple(dict.fromkeys((*told.figures, *more.figures))),
                "events": (*told.events, *more.events),
            }
        )

    def sentence_before(self, citation: Citation) -> Citation | None:
        """The sentence that stands before a passage in its article."""
        article = self.articles[citation.article]
        before = [s for s in self.library.sentences(article) if s[1] <= citation.start]
        if not before or not is_sentence(article.text[slice(*before[-1])]):
            return None
        return Citation.of(article.id, article.text, *before[-1])

    def _claims_in(self, text: str, citation: Citation) -> tuple[str, ...]:
        """The ids of the claims whose number the text gives from that passage."""
        return tuple(
            f"{figure.id}.c{i}"
            for figure in self.facts.figures
            for i, claim in enumerate(figure.claims)
            if any((c.article, c.start) == (citation.article, citation.start) for c in claim.citations)
            and claim.numeral_in(text)
        )

    def quoted_opening(self, citation: Citation, limit: int) -> str:
        """The passage's beginning in the briefing's quotation marks."""
        return quoted(self._opening_of(citation, limit), self.profile)

    def _with_subject(self, citation: Citation) -> Citation:
        """The whole sentence for a clause that goes on with its subject ("… and hit a wall")."""
        if not citation.exact[:1].islower():
            return citation
        article = self.articles[citation.article]
        around = (s for s in self.library.sentences(article) if s[0] <= citation.start and citation.end <= s[1])
        span = next(around, None)
        return Citation.of(article.id, article.text, *span) if span else citation

    def _opening_of(self, citation: Citation, limit: int) -> str:
        return opening_of(citation, load_profile(self.articles[citation.article].language), limit)

    def _marked_if_translated(self, event: Event, text: str) -> str:
        """The text, marked where a model has put a passage of another language into these words."""
        source = self.articles[event.citations[0].article].language or ""
        if self.is_foreign(event) or source in ("", self.language) or event.language != self.language:
            return text
        return marked_translation(text, self.profile)


def follows(excerpts: Excerpts, event: Event, told: Sequence[Statement]) -> int | None:
    """The index of the statement that ends with the sentence before the event's, or None."""
    before = excerpts.sentence_before(event.citations[0])
    if before is None:
        return None
    ends = ((i, c) for i, s in enumerate(told) for c in s.citations if s.events)
    return next((i for i, c in ends if (c.article, c.end) == (before.article, before.end)), None)


def _outside_quotations(text: str) -> list[str]:
    """The words of a sentence without those that it quotes."""
    inside = quotations(text)
    words = re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)  # "i-DE" is a company
    return [w.group() for w in words if not any(start <= w.start() < end for start, end in inside)]
