"""The news in one clause: the leading event in short, or a title that its article's passages bear out."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from summarizer.language.anchors import anchors
from summarizer.language.common_words import common_words
from summarizer.language.condense import condense
from summarizer.language.content import akin, content_words
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.language.quoting import QUOTATION_MARKS
from summarizer.language.standing_alone import is_sentence, leans_on_context
from summarizer.schema.brief import Actor, Article, Citation, Event, Figure, Statement, true_parts
from summarizer.support import is_borne_out
from summarizer.write.excerpts import Excerpts
from summarizer.write.figure_lines import FigureLines
from summarizer.write.news_value import NewsValues, standing

_SHORT = 110
_LONGEST = 170
_LONGEST_TELLING = 190  # of an event that outweighs what can be told in fewer words
_AS_WEIGHTY = 0.92  # of the leading event's value: where it takes many words, the next may take its place
_COMPARABLE = 0.7  # of the leading event's value: less is other news, however short it is told
_BODIES = frozenset({"company", "organisation"})
_MOST_BODIES = 2
_CHOICE = 4  # events, of which the first that can be told in short heads the story
_MIN_TITLE_WORDS = 4
_MAX_TITLE = 120
_ABOUT_THE_EVENT = 0.25  # of the title's words stand in the event's own passages
_BORNE_OUT = 0.5  # of the title's words stand in what is cited for it
_MAX_CITED = 3
_READ = 10  # sentences of an article among which its title's words are looked for
_UNFINISHED = ("…", "...", "?", ":")


@dataclass(frozen=True)
class HeadlineWriter:
    """Chooses one story's headline. `ranked` are its events, the news first; `abroad` those that only other languages tell
    and that overtake all that ours has."""

    excerpts: Excerpts
    lines: FigureLines
    values: NewsValues
    ranked: list[Event]
    abroad: list[Event]

    def headline(self) -> Statement:
        """The leading event in its own words where they are few, else its article's title, else the next best.

        News that only other languages have is told by what it moved: a reader knows a number in any language. A headline
        that names nobody and nothing stands behind the place that most articles name.
        """
        return self._placed_if_nameless(self._of_the_news())

    def _of_the_news(self) -> Statement:
        if self.abroad and (moved := self._moved_figure()):
            return moved
        events = self._candidates()
        if not events:
            return self._without_events()
        if all(self.excerpts.is_foreign(e) and self.excerpts.leans(e) for e in events):
            return self._first_sentence()  # a quotation that opens with "there" is of nobody knows where
        least = self.values.of(events[0]) * _AS_WEIGHTY
        found = ((e, self._in_short(e)) for e in events if self.values.of(e) >= least)
        short = next(((e, head) for e, head in found if head and len(head.text) <= _MAX_TITLE), None)
        for event, headline in [short] if short else ((e, self._in_short(e)) for e in events):
            if headline:
                return self._with_main_figure(headline, self.values.stale_figure(event))
        return _headed(min((self.excerpts.event(e, _SHORT) for e in events), key=lambda h: len(h.text)))

    def _moved_figure(self) -> Statement | None:
        """The story's main number, or a toll, where what the newest articles say disputes or changes it, in a short line.

        A toll stands behind the place of the news, which says what story it is; of a long line only what stands now.
        """
        facts = self.excerpts.facts
        parts = {part for _, part in true_parts(facts.relations)}
        several = [f for f in facts.figures if len(f.claims) > 1]
        weighty = [f for f in several if f.id not in parts and (f is several[0] or self.lines.grows(f))]
        moved = (f for f in weighty if f.told_status in ("disputed", "updated") and self.values.is_moved(f))
        main = next(filter(self.lines.can_be_told, moved), None)
        if main is None:
            return None
        told = ((e.place, e.citations[0]) for e in self.ranked if e.place)
        named = next(((place, c) for place, c in told if place in c.exact), None) if self.lines.grows(main) else None
        line = _headed(self.lines.figure(main, "" if self.lines.grows(main) else self._bodies_beside(main)))
        if named and named[0] not in line.text:
            line = self._behind(named[0], line, named[1])
        if len(line.text) > _LONGEST and named:
            line = self.lines.added(Statement(text=named[0], written_by="template", citations=(named[1],)), main)
        return line if len(line.text) <= _LONGEST else None

    def _bodies_beside(self, figure: Figure) -> str:
        """The weightiest firms or bodies that the passage of what stands names: a price alone is nobody knows whose."""
        passage = standing(figure)[0].citations[0].exact
        bodies = (a for a in self.excerpts.facts.actors if a.kind in _BODIES)
        named = (next((n for n in (a.name, *a.aliases) if n in passage), "") for a in bodies)
        return ", ".join(islice(filter(None, named), _MOST_BODIES))

    def _placed_if_nameless(self, headline: Statement) -> Statement:
        """The headline behind where it happened, if it names nothing: among others it must stand alone."""
        labelled = ": " in headline.text and not self._opens_with_common_word(headline.text)  # "Orven valley: ..."
        if headline.text[:1] in QUOTATION_MARKS or labelled or self._names_something(headline.text):
            return headline
        for place, passage in _by_articles((e.place, e.citations) for e in self.excerpts.facts.events if e.place):
            named = self._behind(place, headline, passage)
            if is_borne_out(named.text, self.excerpts.language, self.excerpts.library.evidence(named)):
                return named
        return headline

    def _names_something(self, text: str) -> bool:
        facts = self.excerpts.facts
        known = {name for actor in facts.actors for name in (actor.name, *actor.aliases)}
        known |= {e.place for e in facts.events if e.place}
        opening = text.partition(" ")[0]  # "Deutsche will cut jobs", of Deutsche Bank
        opens_with_name = any(opening in name.split() for name in known)
        if opens_with_name and opening.lower() not in self.excerpts.profile.function_words:
            return True
        found = anchors(text, self.excerpts.language)
        return any(name in text for name in known) or any(not a[:1].isdigit() for a in found)

    def _behind(self, name: str, line: Statement, passage: Citation) -> Statement:
        """The line behind a name, with a passage that has it."""
        said = line.text[0].lower() + line.text[1:] if self._opens_with_common_word(line.text) else line.text
        citations = tuple(dict.fromkeys((*line.citations, passage)))
        return line.model_copy(update={"text": f"{name}: {said}", "citations": citations})

    def _opens_with_common_word(self, text: str) -> bool:
        """Whether its first word is surely no name, and would be written small behind a colon."""
        profile = self.lines.profile
        word = text.partition(" ")[0].strip(",:;").lower()
        known = word in profile.function_words or word in common_words(profile)
        return known and not profile.tables["capital_nouns"]

    def _without_events(self) -> Statement:
        """The weightiest figure, in the words of an opening that has it; where no article is in the briefing's language,
        behind what one of them opens with."""
        figures = [f for f in self.excerpts.facts.figures if not f.told_as]
        if not figures:
            return self._first_sentence()
        opening = self._first_sentence()
        if any(a.language == self.excerpts.language for a in self.excerpts.facts.articles):
            told = {(c.article, c.start) for claim in standing(figures[0]) for c in claim.citations}
            has_it = (opening.citations[0].article, opening.citations[0].start) in told
            return opening if has_it and len(opening.text) <= _MAX_TITLE else self.lines.figure(figures[0])
        return self.lines.added(opening, figures[0]) if figures[0].label else opening

    def _with_main_figure(self, headline: Statement, stale: Figure | None) -> Statement:
        """The headline with what now stands of a number that it has from before, or with the toll where it has none."""
        if stale is not None:
            told = all(claim.text in headline.text for claim in standing(stale))
            return headline if told else self.lines.added(headline, stale)
        toll = self.lines.toll()
        if toll is None or find_numerals(headline.text, self.excerpts.profile):
            return headline
        more = self.lines.added(headline, toll)
        return more if len(more.text) <= _MAX_TITLE else headline

    def _in_short(self, event: Event) -> Statement | None:
        """The event in its own words where they are few or hold the story's main number; else a title; else cut."""
        whole = self.excerpts.event(event)
        short = self.excerpts.event(event, _SHORT)
        if len(whole.text) <= _SHORT or (len(short.text) <= _MAX_TITLE and self.lines.key_refs() & {*short.figures}):
            return _headed(short)
        if title := self._title(event):
            return title
        for other in self.excerpts.other_openings(event):
            if len((retold := self.excerpts.event(other, _SHORT)).text) <= _SHORT:
                return _headed(retold)
        bare = self.excerpts.event(event, len(whole.text) - 1)
        if len(short.text) * 2 < len(bare.text) <= _LONGEST_TELLING:
            return _headed(bare)  # half a sentence is not the news
        return _headed(short) if len(short.text) <= _LONGEST_TELLING else None

    def _candidates(self) -> list[Event]:
        """The leading events of those that happened and stand alone: the first that can be told in short is taken."""
        if self.abroad:
            return list(self.abroad[:1])
        strong = [e for e in self.ranked if not self._is_weak(e)]
        firm = [e for e in strong if not self.excerpts.is_foreign(e)] or strong or self.ranked
        least = self.values.of(firm[0]) * _COMPARABLE if firm else 0.0
        return [e for e in firm[:_CHOICE] if self.values.of(e) >= min(least, self.values.of(firm[0]))]

    def _is_weak(self, event: Event) -> bool:
        excerpts = self.excerpts
        return (
            excerpts.is_background(event)
            or excerpts.leans(event)
            or (event.modality != "actual" and not self.values.opens_the_news(event))
        )

    # --- titles ---

    def _title(self, event: Event) -> Statement | None:
        """The title of an article that tells the event, where its passages hold all that the title says."""
        told = {c.article: c for c in reversed(event.citations)}
        articles = [a for a in self.excerpts.facts.articles if a.id in told and a.language == self.excerpts.language]
        day = max(((a.published or "")[:10] for a in articles), default="")
        articles = [a for a in articles if not a.published or a.published[:10] == day]
        for article in articles:
            title = " ".join((article.title or "").split()).rstrip(".")
            if self._can_head(title, article, told[article.id]):
                statement = self._borne_out(title, article, event, told[article.id])
                if statement is not None:
                    return statement
        return None

    def _can_head(self, title: str, article: Article, passage: Citation) -> bool:
        """Whether the title is a clause about the event: not a question, a label, a quotation or a teaser."""
        profile = load_profile(article.language)
        if len(title.split()) < _MIN_TITLE_WORDS or len(title) > _MAX_TITLE or title.endswith(_UNFINISHED):
            return False
        if self.excerpts.is_in_person(title) or leans_on_context(title, profile):
            return False
        words = content_words(title, article.language)
        return akin(words, content_words(passage.exact, article.language)) >= _ABOUT_THE_EVENT * len(words)

    def _borne_out(self, title: str, article: Article, event: Event, passage: Citation) -> Statement | None:
        """The title with the fewest passages that hold its numbers with their bounds, its names and most of its words."""
        cited: list[Citation] = [passage]
        if (at := article.text.find(title)) >= 0:
            cited = [Citation.of(article.id, article.text, at, at + len(title)), passage]
        more = self._most_alike(title, article, passage)
        for size in range(len(cited), len(cited) + len(more) + 1):
            statement = Statement(
                text=title,
                written_by="template",
                citations=tuple([*cited, *more][:size]),
                events=(event.id,) if event.id else (),
                actors=tuple(a.id for a in self.excerpts.facts.actors if _is_alias_in(title, a)),
            )
            if self._holds(statement, article):
                return statement
        return None

    def _most_alike(self, title: str, article: Article, passage: Citation) -> list[Citation]:
        """The article's first sentences, by how many of the title's words they hold; enough of them to try."""
        words = content_words(title, article.language)
        spans = [s for s in self.excerpts.library.sentences(article) if is_sentence(article.text[slice(*s)])][:_READ]
        cited = [Citation.of(article.id, article.text, *s) for s in spans if s[0] != passage.start]
        cited.sort(key=lambda c: -akin(words, content_words(c.exact, article.language)))
        return cited[: _MAX_CITED - 1]

    def _holds(self, statement: Statement, article: Article) -> bool:
        profile = load_profile(article.language)
        said = {n.quantity for n in find_numerals(statement.text, profile)}
        held = {n.quantity for c in statement.citations for n in find_numerals(c.exact, profile)}
        words = content_words(statement.text, article.language)
        found = frozenset().union(*(content_words(c.exact, article.language) for c in statement.citations))
        if not said <= held or akin(words, found) < _BORNE_OUT * len(words):
            return False
        return is_borne_out(statement.text, self.excerpts.language, self.excerpts.library.evidence(statement))

    def _first_sentence(self) -> Statement:
        article = min(self.excerpts.facts.articles, key=lambda a: sum(not c.isascii() for c in a.text[:_SHORT]))
        start, end = next(iter(self.excerpts.library.sentences(article)))
        citation = Citation.of(article.id, article.text, start, end)
        text = condense(citation.exact, load_profile(article.language), _SHORT).rstrip(".")
        if (article.language or self.excerpts.language) != self.excerpts.language:
            text = self.excerpts.quoted_opening(citation, _SHORT)
        return Statement(text=text, written_by="template", citations=(citation,))


def _by_articles(places: Iterable[tuple[str, tuple[Citation, ...]]]) -> list[tuple[str, Citation]]:
    """Places that the passages of several articles name, with the first of these; those of most articles first."""
    passages: dict[str, dict[str, Citation]] = {}
    for name, citations in places:
        for citation in (c for c in citations if name in c.exact):
            passages.setdefault(name, {}).setdefault(citation.article, citation)
    several = sorted((n for n, found in passages.items() if len(found) > 1), key=lambda n: -len(passages[n]))
    return [(name, next(iter(passages[name].values()))) for name in several[:_CHOICE]]


def _is_alias_in(title: str, actor: Actor) -> bool:
    return any(name in title for name in (actor.name, *actor.aliases))


def _headed(statement: Statement) -> Statement:
    return statement.model_copy(update={"text": statement.text.rstrip(".")})
