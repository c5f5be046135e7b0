"""The phrases that every written form of a briefing shares, as plain text that the form still has to escape."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from summarizer.language.names.roles import role_in_english
from summarizer.render.figures import (
    before,
    counted,
    figure_name,
    key_figures,
    lead_and_further,
    now_and_otherwise,
    number_text,
    ordered_figures,
)
from summarizer.render.labels import ASSUMED_SIGN, UNKNOWN, Labels, labels_for
from summarizer.render.lettering import clipped
from summarizer.render.reading import (
    Day,
    announced,
    article_numbers,
    cited_numbers,
    is_assumed,
    only_counts,
    origins,
    own_articles,
    passages_of,
    quoted_language,
)
from summarizer.schema.brief import Article, Briefing, Citation, Claim, Event, Failure, Figure, Statement, Story

_OPENING = 60  # characters of an article without a title
_FEW = _FEW_FAILURES = 2
_CENT = 0.01
_KEY_FIGURES = 4
_SIDES = _NAMED = 3
_PAIR = 2


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure in its shortest form. The number of a disputed one holds all sides; `before` is "" where nothing changed.

    `anchor` is where all of it stands, in a form that has links.
    """

    figure: str
    what: str
    number: str
    disputed: bool
    before: str
    anchor: str = ""


class Wording:
    """Says a briefing's facts in its language. What is unknown is said to be so."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.labels: Labels = labels_for(briefing.language)
        self.numbers = article_numbers(briefing)
        self._by_id = {a.id: a for a in briefing.articles}
        self._named: dict[str, dict[str, list[Figure]]] = {}

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
        if counted:
            return " ".join([*counted, *([f"{stories}."] if told + left_out > 1 else [])])
        return f"{self._articles(own_articles(self.briefing))}, {stories}"

    def size(self, story: Story) -> str:
        """How much a story rests on."""
        return self._articles(own_articles(self.briefing, story.articles))

    def articles(self, story: Story) -> str:
        """The same in short."""
        return self._count("articles", len(own_articles(self.briefing, story.articles)))

    def _articles(self, articles: tuple[Article, ...]) -> str:
        independent = origins(articles)
        if independent == 1 < len(articles):
            return self.labels.word("one_origin", n=str(len(articles)))
        return f"{self._count('articles', len(articles))}, {self._count('origins', independent)}"

    def passages(self, event: Event) -> tuple[Citation, ...]:
        """The passages that say an event's line."""
        return passages_of(event, self._by_id)

    def _count(self, key: str, n: int) -> str:
        return self.labels.count(key, n)

    def what(self, figure: Figure) -> str:
        """What a figure measures, of whom, and where."""
        return figure_name(figure, self.labels)

    def counted(self, figure: Figure, claim: Claim) -> str:
        """What a claim's number counts, unless the figure's name says it; no words of another language but quoted ones."""
        source = self._by_id[claim.citations[0].article].language if claim.citations else None
        if claim.phrase == claim.text and source not in (None, self.briefing.language):
            return ""
        return counted(claim, self.what(figure))

    def relations(self, story: Story, figure: Figure) -> tuple[str, ...]:
        """How a figure stands to others of its story. In each relation the first figure is what the rest refer to.

        Figures of one name are told apart by their sources' words. That two counts are not compared is said where they go
        by the same name; and that a dispute over it is past.
        """
        own = [relation for relation in story.relations if figure.id in relation.figures[1:]]
        others = {other.id: other for other in story.figures} if own else {}
        apart = self.told_apart(story, figure)
        notes = [apart] if apart else [*self._language_of_words(figure, figure.told_as)]
        notes += [self.labels.word("disputed_before")] if figure.contested else []
        for relation in own:
            rest = [self.what(others[i]) for i in relation.figures if i != figure.id and i in others]
            if not rest:
                continue
            if relation.kind == "not_comparable" and (apart or self.what(figure) not in rest):
                continue
            whole = f" {self._whole(others[relation.figures[0]], figure)}" if relation.kind == "part_of" else ""
            notes.append(self.labels.word(relation.kind) + whole)
        return tuple(dict.fromkeys(notes))

    def _whole(self, whole: Figure, part: Figure) -> str:
        """The whole's name in quotation marks, with its number where the part has that name too."""
        name = self.what(whole)
        quoted = name if whole.told_as else self.labels.word("quoted", text=name)
        return f"{quoted} ({self._sides(whole)})" if name == self.what(part) else quoted

    def told_apart(self, story: Story, figure: Figure) -> str:
        """In quotation marks the source's words about a figure that goes by the name of another of the story; else "".

        The one that most claims tell keeps the bare name: it is what the name makes a reader think of.
        """
        alike = self._alike(story).get(self.what(figure), ())
        most = max((len(f.claims) for f in alike if f.id != figure.id), default=len(figure.claims))
        if figure.told_as or not figure.source_words or len(figure.claims) > most or len(alike) < _PAIR:
            return ""
        quoted = self.labels.word("quoted", text=figure.source_words)
        return " ".join((quoted, *self._language_of_words(figure, figure.source_words)))

    def _alike(self, story: Story) -> dict[str, list[Figure]]:
        """The figures that a page of the story shows, by their names."""
        if story.id not in self._named:
            self._named[story.id] = defaultdict(list)
            for figure in ordered_figures(story):
                self._named[story.id][self.what(figure)].append(figure)
        return self._named[story.id]

    def _language_of_words(self, figure: Figure, words: str) -> tuple[str, ...]:
        """The language of a source's words about the figure, where it is not the briefing's."""
        holding = (c.article for claim in figure.claims for c in claim.citations if _has(c, words))
        code = self._by_id[next(holding, "")].language if words else None
        return (self.labels.in_language(code),) if code and code != self.briefing.language else ()

    def speakers(self, claims: Sequence[Claim]) -> str:
        """Who says it, each once; where articles say so themselves, or who it is would be a guess, which of them."""
        named = [self._speaker(claim) for claim in claims if claim.told_speaker]
        own = [c for claim in claims if not claim.told_speaker for c in claim.citations]
        return ", ".join(dict.fromkeys([*named, *self.own_words(own)])) or UNKNOWN

    def _speaker(self, claim: Claim) -> str:
        """Its name; who has none but a foreign word for what it is ("die Behörden") by the English one."""
        source = self._by_id[claim.citations[0].article].language if claim.citations else None
        foreign = self.briefing.language == "en" and source not in (None, "en")
        role = role_in_english(claim.told_speaker) if foreign else ""
        return role.removeprefix("the ") or claim.told_speaker

    def own_words(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """The articles that say a thing themselves: by their publishers where these are few, else by number."""
        numbers = cited_numbers(citations, self.numbers)
        publishers = [self.briefing.articles[number - 1].publisher for number in numbers]
        if 0 < len(numbers) <= _FEW and all(publishers):
            return tuple(dict.fromkeys(publisher for publisher in publishers if publisher))
        return (self.labels.by_sources(numbers),) if numbers else ()

    def key_figures(self, story: Story) -> tuple[KeyFigure, ...]:
        """The figures that a reader should see first."""
        return tuple(
            KeyFigure(
                figure=figure.id,
                what=", ".join(filter(None, (self.what(figure), self.told_apart(story, figure)))),
                number=self._sides(figure),
                disputed=figure.status == "disputed",
                before=self.before(figure),
            )
            for figure in key_figures(story, _KEY_FIGURES)
        )

    def _sides(self, figure: Figure) -> str:
        """The number that stands, or the first few sides of a dispute, with the unit."""
        claims = [figure.claims[voice[0]] for voice in now_and_otherwise(figure)[0]]
        numbers = list(dict.fromkeys(self._amount(figure, claim) for claim in claims))
        return " / ".join(numbers[:_SIDES]) + (" …" if len(numbers) > _SIDES else "")

    def _amount(self, figure: Figure, claim: Claim) -> str:
        """A number with its unit; what it counts besides is the figure's name's to say."""
        noun = self.counted(figure, claim)
        return (
            f"{number_text(claim)} {noun}" if noun and noun == claim.unit_text != claim.subject else number_text(claim)
        )

    def caution(self, line: Statement) -> str:
        """A word for a line about the whole day that is new, or that heads a story whose sources disagree, or ""."""
        disputed = self.labels.word("disputed") if line.text in self._disputed_headlines else ""
        return "; ".join(filter(None, (self.novelty(line), disputed)))

    def novelty(self, line: Statement) -> str:
        """A word for a line of the overview that the previous briefing did not have, or ""."""
        return self.labels.word("new") if line.text in self._news else ""

    @cached_property
    def _news(self) -> frozenset[str]:
        return frozenset(announced(self.briefing).values())

    @cached_property
    def _disputed_headlines(self) -> frozenset[str]:
        """The headlines of stories that have a key figure on which sources disagree."""
        return frozenset(
            story.headline.text
            for story in self.briefing.stories
            if any(figure.status == "disputed" for figure in key_figures(story, _KEY_FIGURES))
        )

    def original(self, line: Statement) -> str:
        """The language that a line quotes, where it opens with words of another than the briefing's: "in Spanish", or ""."""
        code = quoted_language(line, self._by_id, self.briefing.language)
        return self.labels.in_language(code) if code else ""

    def lead_and_further(
        self, story: Story, told: Sequence[Statement], with_figures: bool
    ) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
        """As `figures.lead_and_further`; of the lead, what is quoted in another language stands last."""
        lead, further = lead_and_further(story, told, with_figures)
        return tuple(sorted(lead, key=lambda line: self.original(line) != "")), further

    def key_figure(self, key: KeyFigure) -> str:
        """What stands behind a key figure's number in running text: "deaths (disputed)", "deaths (before: 34 …)"."""
        more = self.labels.word("disputed") if key.disputed else key.before
        return f"{key.what} ({more})" if more else key.what

    def before(self, figure: Figure) -> str:
        """What an updated figure was before, and when ("before: 34, Wed 15 Oct"), or ""."""
        claim = before(figure)
        if claim is None:
            return ""
        told = self._amount(figure, claim), self._short(claim.told_day) if claim.told_day else ""
        return self.labels.word("before", what=f"{', '.join(filter(None, told))}")

    def as_of(self, claim: Claim) -> str:
        """The day a claim holds for, or the period that it covers; no period of what counts nobody knows what surely."""
        if "property" in claim.doubts:
            return self._short(claim.told_day) + self._sign(bool(claim.told_day) and is_assumed(claim.date_evidence))
        start, end = (self._short(day) for day in (claim.period_start, claim.period_end))
        if claim.period_start and claim.period_end:
            period = start if start == end else f"{start} – {end}"
            period = _whole_year(claim.period_start, claim.period_end) or period
        else:
            period = self.labels.word("since", date=start) if claim.period_start else ""
        day = self._short(claim.told_day or (None if claim.period_start else claim.period_end))
        day = f"{day} {claim.observation_time}" if claim.observation_time else day
        shown = f"{day}, {period}" if period and claim.told_day and day != period else period or day
        return shown + self._sign(shown != UNKNOWN and is_assumed(claim.date_evidence))

    def when(self, claim: Claim) -> str:
        """The same in running text: "as of Sat 30 Nov", "since Wed 27 Nov", or that no date is given."""
        shown = self.as_of(claim)
        if shown == UNKNOWN:
            return self.labels.word("no_date")
        of_a_day = claim.told_day or (claim.period_end and not claim.period_start)
        return f"{self.labels.word('as_of')} {shown}" if of_a_day else shown

    def day(self, day: Day) -> str:
        """The date of what happened together."""
        if day.date is None:
            return self.labels.word("no_date")
        return self.labels.short_date(day.date, day.precision, self.briefing.date) + self._sign(day.assumed)

    def _short(self, iso: str | None) -> str:
        return self.labels.short_date(iso, near=self.briefing.date)

    @staticmethod
    def _sign(assumed: bool) -> str:
        return ASSUMED_SIGN if assumed else ""

    def modality(self, item: Claim | Event) -> str:
        """A word for what has not, or not surely, happened; nothing for what has."""
        return "" if item.modality == "actual" else self.labels.word(item.modality)

    def title_of(self, article: Article) -> str:
        """An article's title; where it has none, how its first cited passage begins, or the name that it came by."""
        opening = self._first_passages.get(article.id, "")
        words = f"“{clipped(opening, _OPENING)}”" if opening else _last_part(article.source)
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
            self._revised(article),
            "" if article.extent == "whole" else self.labels.word(article.extent),
            self._reprint(article),
            self.labels.word("carried") if article.carried else "",
        )
        return tuple(fact for fact in facts if fact)

    def _revised(self, article: Article) -> str:
        if not article.modified or article.modified == article.published:
            return ""
        return self.labels.word("revised", date=self.labels.long_date(article.modified))

    def _reprint(self, article: Article) -> str:
        if article.origin == article.id or article.origin not in self.numbers:
            return ""
        return self.labels.word("reprint", n=str(self.numbers[article.origin]))

    def failure(self, failure: Failure) -> str:
        """What is missing, where, and why."""
        return f"{failure.source} ({self.labels.word(failure.stage)}): {failure.reason}"

    def missing(self) -> str:
        """What is missing, to be said at the head: all of it where it is little, else which sources at which stage."""
        failures = self.briefing.failures
        if len(failures) <= _FEW_FAILURES:
            return "; ".join(map(self.failure, failures))
        stages: dict[str, list[str]] = {}
        for failure in failures:
            stages.setdefault(failure.stage, []).append(_last_part(failure.source) or failure.source)
        return "; ".join(self._at_stage(stage, names) for stage, names in stages.items())

    def _at_stage(self, stage: str, names: Sequence[str]) -> str:
        more = f" +{len(names) - _NAMED}" if len(names) > _NAMED else ""
        return self.labels.word("pair", name=self.labels.word(stage), value=", ".join(names[:_NAMED]) + more)

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


def _last_part(source: str) -> str:
    """The last part of a path or an address that has one: "03-report.txt"."""
    return PurePosixPath(source.partition("?")[0].partition("#")[0]).name.strip()


def _has(citation: Citation, words: str) -> bool:
    return words in " ".join(citation.exact.split())


def _whole_year(start: str, end: str) -> str:
    """ "2025" for the period from its first day to its last, else ""."""
    year = start[:4]
    return year if (start, end) == (f"{year}-01-01", f"{year}-12-31") else ""
