"""The phrases that every written form of a briefing shares, as plain text that the form still has to escape."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import PurePosixPath

from summarizer.render.words.figure_wording import FigureWording
from summarizer.render.words.figures import disputes, lead_and_further
from summarizer.render.words.lettering import clipped
from summarizer.render.words.reading import (
    Day,
    announced,
    newest_of_old,
    only_counts,
    origins,
    own_articles,
    passages_of,
    quoted_language,
)
from summarizer.schema.brief import Article, Citation, Claim, Event, Failure, Statement, Story

_OPENING = 60  # characters of an article without a title
_FEW_FAILURES = 2
_CENT = 0.01
_NAMED = 3
_WHOLE_DAY = "day"  # the source of what failed for no one article or story


class Wording(FigureWording):
    """Says a briefing's facts in its language. What is unknown is said to be so."""

    def title(self) -> str:
        """The briefing's name with its date written out."""
        return f"{self.labels.word('briefing')}, {self.labels.long_date(self.briefing.date)}"

    def scope(self) -> str:
        """How much went in: in the briefing's own line, or articles, stories, origins."""
        counted = [line.text for line in self.briefing.summary if only_counts(line)]
        told, left_out = len(self.briefing.stories), self.briefing.stories_left_out
        stories = self._count("stories", told + left_out)
        if left_out:
            stories += f"; {self._count('weightiest', told)}"
        ahead = sum(a.dated_ahead is not None for a in own_articles(self.briefing))
        doubted = [self._count("articles_ahead", ahead)] if ahead else []
        if counted:
            return " ".join([*counted, *([f"{stories}."] if told + left_out > 1 else []), *doubted])
        return ". ".join([f"{self._articles(own_articles(self.briefing))}, {stories}", *doubted])

    def size(self, story: Story) -> str:
        """How much a story rests on, and of which day that is where it is old news."""
        return ", ".join(filter(None, (self._articles(self._articles_of(story)), self._age(story))))

    def articles(self, story: Story) -> str:
        """The same in short."""
        return ", ".join(filter(None, (self._count("articles", len(self._articles_of(story))), self._age(story))))

    def _articles_of(self, story: Story) -> tuple[Article, ...]:
        return own_articles(self.briefing, story.articles)

    def _age(self, story: Story) -> str:
        """Of which day the newest article is that tells old news ("on Thursday" of another year), or ""."""
        newest = newest_of_old(self._articles_of(story), self.briefing.date)
        return (
            self.labels.word("newest_of", date=self.labels.short_date(newest, near=self.briefing.date))
            if newest
            else ""
        )

    def _articles(self, articles: tuple[Article, ...]) -> str:
        independent = origins(articles)
        if independent == 1 < len(articles):
            return self.labels.word("one_origin", n=str(len(articles)))
        return f"{self._count('articles', len(articles))}, {self._count('origins', independent)}"

    def passages(self, event: Event) -> tuple[Citation, ...]:
        """The passages that say an event's line."""
        return passages_of(event, self.articles_by_id)

    def _count(self, key: str, n: int) -> str:
        return self.labels.count(key, n)

    def caution(self, line: Statement) -> str:
        """What stands behind a line about the whole day: that it is new, that sources disagree, or how old it is; or ""."""
        disputed = self.labels.word("disputed") if line.text in self._disputed_headlines else ""
        age = self._ages.get(line.text, "")
        return self.labels.word("apart").join(filter(None, (self.novelty(line), disputed, age)))

    def novelty(self, line: Statement) -> str:
        """A word for a line of the overview that the previous briefing did not have, or ""."""
        return self.labels.word("new") if line.text in self._news else ""

    @cached_property
    def _news(self) -> frozenset[str]:
        return frozenset(announced(self.briefing).values())

    @cached_property
    def _disputed_headlines(self) -> frozenset[str]:
        """The headlines that tell a side of what sources disagree on."""
        return frozenset(s.headline.text for s in self.briefing.stories if disputes(s, s.headline))

    @cached_property
    def _ages(self) -> dict[str, str]:
        return {story.headline.text: self._age(story) for story in self.briefing.stories}

    def original(self, line: Statement) -> str:
        """The language that a line quotes, where it opens with words of another than the briefing's: "in Spanish", or ""."""
        code = quoted_language(line, self.articles_by_id, self.briefing.language)
        return self.labels.in_language(code) if code else ""

    def language_of(self, event: Event) -> str:
        """The language of an event's line where that is another than the briefing's: "in Spanish", or ""."""
        foreign = event.language not in ("", self.briefing.language)
        return self.labels.in_language(event.language) if foreign else ""

    def event_notes(self, event: Event) -> str:
        """What stands behind an event's line: its language, and that it has not, or not surely, happened; or ""."""
        return self.labels.word("apart").join(filter(None, (self.language_of(event), self.modality(event))))

    def lead_and_further(
        self, story: Story, told: Sequence[Statement], with_figures: bool
    ) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
        """As `figures.lead_and_further`; of the lead, what is quoted in another language stands last."""
        lead, further = lead_and_further(story, told, with_figures)
        return tuple(sorted(lead, key=lambda line: self.original(line) != "")), further

    def day(self, day: Day) -> str:
        """The date of what happened together."""
        if day.date is None:
            return self.labels.word("no_date")
        return self.labels.short_date(day.date, day.precision, self.briefing.date) + self.sign(day.assumed)

    def modality(self, item: Claim | Event) -> str:
        """A word for what has not, or not surely, happened; nothing for what has."""
        return "" if item.modality == "actual" else self.labels.word(item.modality)

    def title_of(self, article: Article) -> str:
        """An article's title; where it has none, how its first cited passage begins, or the name that it came by."""
        opening = self._first_passages.get(article.id, "")
        words = self.labels.word("quoted", text=clipped(opening, _OPENING)) if opening else _last_part(article.source)
        return article.title or words or self.labels.word("no_title")

    @cached_property
    def _first_passages(self) -> dict[str, str]:
        """By article the passage that is cited nearest to its beginning: what stands above it may be a page's furniture."""
        told: list[Statement | Event] = []
        for story in self.briefing.stories:
            told += (story.headline, *story.statements, *story.events)
        cited = [citation for one in told for citation in one.citations]
        return {c.article: c.exact for c in sorted(cited, key=lambda citation: -citation.start)}

    def source_facts(self, article: Article) -> tuple[str, ...]:
        """What is known of a source besides its title and address: whose it is, of when, and what is amiss with it."""
        facts = (
            article.publisher,
            article.byline,
            self.labels.long_date(article.published),
            self._dated_ahead(article),
            self._revised(article),
            "" if article.extent == "whole" else self.labels.word(article.extent),
            self._reprint(article),
            self.labels.word("carried") if article.carried else "",
        )
        return tuple(fact for fact in facts if fact)

    def _dated_ahead(self, article: Article) -> str:
        return (
            self.labels.word("dated_ahead", date=self.labels.long_date(article.dated_ahead))
            if article.dated_ahead
            else ""
        )

    def _revised(self, article: Article) -> str:
        if not article.modified or article.modified == article.published:
            return ""
        return self.labels.word("revised", date=self.labels.long_date(article.modified))

    def _reprint(self, article: Article) -> str:
        if article.origin == article.id or article.origin not in self.numbers:
            return ""
        return self.labels.word("reprint", n=str(self.numbers[article.origin]))

    def failure(self, failure: Failure) -> str:
        """What is missing, where, and why; a story goes by its headline."""
        source = self._quoted_headlines.get(failure.source, failure.source)
        return f"{source} ({self.labels.word(failure.stage)}): {failure.reason}"

    @cached_property
    def _quoted_headlines(self) -> dict[str, str]:
        """By story."""
        told = ((story.id, clipped(story.headline.text, _OPENING)) for story in self.briefing.stories)
        return {story: self.labels.word("quoted", text=text) for story, text in told}

    def missing(self) -> str:
        """What is missing, to be said at the head: all of it where it is little.

        Else which sources at which stage, what was done instead, and the reason if all have one.
        """
        failures = self.briefing.failures
        if len(failures) <= _FEW_FAILURES:
            return self.labels.word("apart").join(map(self.failure, failures))
        stages: dict[str, list[Failure]] = {}
        for failure in failures:
            stages.setdefault(failure.stage, []).append(failure)
        told = self.labels.word("apart").join(self._at_stage(stage, found) for stage, found in stages.items())
        causes = {_instead_and_cause(failure)[1] for failure in failures}
        return f"{told} – {causes.pop()}" if len(causes) == 1 else told

    def _at_stage(self, stage: str, failures: Sequence[Failure]) -> str:
        names = [self._short_name(failure.source) for failure in failures if failure.source != _WHOLE_DAY]
        more = f" +{len(names) - _NAMED}" if len(names) > _NAMED else ""
        listed = ", ".join(names[:_NAMED]) + more
        word = self.labels.word(stage)
        told = self.labels.word("pair", name=word, value=listed) if listed else word
        instead = {_instead_and_cause(failure)[0] for failure in failures}
        done = instead.pop() if len(instead) == 1 else ""
        return f"{told} ({done})" if done else told

    def _short_name(self, source: str) -> str:
        return self._quoted_headlines.get(source) or _last_part(source) or source

    def failures(self) -> tuple[str, ...]:
        """The whole list, to be given at the end; nothing where the head says it all."""
        listed = tuple(map(self.failure, self.briefing.failures))
        return listed if len(listed) > _FEW_FAILURES else ()

    def colophon(self) -> tuple[str, ...]:
        """How the briefing was made and what became of the numbers that it read, one sentence a line."""
        generator, accounting, labels = self.briefing.generator, self.briefing.accounting, self.labels
        made = (labels.word("model"), generator.model) if generator.model else None
        name, value = made or (labels.word("extractor"), labels.word("lexical"))
        versions = ", ".join(f"{prompt} {version}" for prompt, version in sorted(generator.prompts.items()))
        seen, of_all = labels.number(accounting.labelled), labels.number(accounting.numerals)
        return (
            labels.word("pair", name=name, value=value),
            *([labels.word("pair", name=labels.word("prompts"), value=versions)] if versions else []),
            *self._paid(),
            labels.word("numbers_read", labelled=seen, all=of_all),
            *([labels.count("refused", accounting.refused)] if accounting.refused else []),
            *([labels.count("lines_refused", accounting.lines_refused)] if accounting.lines_refused else []),
            *([labels.count("replaced", accounting.statements_replaced)] if accounting.statements_replaced else []),
        )

    def _paid(self) -> tuple[str, ...]:
        """What the model's answers came to; of the cost nothing where it is not known."""
        usage = self.briefing.usage
        if not usage.requests:
            return ()
        tokens = self.labels.number(usage.prompt_tokens + usage.completion_tokens)
        cost = "" if usage.cost is None else f", ${usage.cost:.2f}" if usage.cost >= _CENT else f", ${usage.cost:.4f}"
        return (f"{self.labels.count('asked', usage.requests)}, {self.labels.word('tokens', n=tokens)}{cost}",)


def _instead_and_cause(failure: Failure) -> tuple[str, str]:
    """What was done instead ("read by rules"), or "", and why; without the advice that the first of many has."""
    reason = failure.reason.partition("; ")[0]
    instead, colon, cause = reason.partition(": ")
    return (instead, cause) if colon else ("", reason)


def _last_part(source: str) -> str:
    """The last part of a path or an address that has one: "03-report.txt"."""
    return PurePosixPath(source.partition("?")[0].partition("#")[0]).name.strip()
