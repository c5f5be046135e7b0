"""A story told in the program's own sentences: the news first, then disputes and changes, the rest, and what was.

The floor of the writing: what the lexical extractor's briefing is made of, and what stands in for a model's sentence
that its citations do not bear out.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from summarizer.language.anchors import anchors
from summarizer.language.content import content_words, overlap
from summarizer.language.events.event_types import salience
from summarizer.schema.brief import Event, Figure, Statement
from summarizer.schema.facts import StoryFacts
from summarizer.support import is_borne_out
from summarizer.support.library import Library
from summarizer.write.excerpts import Excerpts, follows
from summarizer.write.figure_lines import FigureLines
from summarizer.write.headline import HeadlineWriter
from summarizer.write.needed_citations import with_needed_citations
from summarizer.write.news_value import NewsValues
from summarizer.write.selection import Candidate, Room, Selection

_LEADING = 3  # events that stand before disputes and changes
_LEADS = 0.5  # of the best event's news value, that one must have to stand before disputes and changes
_WORTH_REPEATING = 30  # characters that a statement must add to its headline
_REPEATED = 0.6
_WEIGHTY = 3  # salience
_QUOTED = 3.0  # of news value, that a quotation in another language loses
_OVERTAKES = 1.4  # how much weightier news in another language must be to come first
_CATCHES_UP = 0.75  # the same where ours is of the days before


@dataclass(frozen=True)
class TemplateWriter:
    """Writes one story's statements from its facts, in the briefing's language.

    `library` holds the day's articles, by which `verify` will judge what is a name.
    """

    facts: StoryFacts
    language: str
    library: Library

    @cached_property
    def excerpts(self) -> Excerpts:
        """The story's events in sentences."""
        return Excerpts(self.facts, self.language, self.library)

    @cached_property
    def lines(self) -> FigureLines:
        """The story's figures in sentences."""
        return FigureLines(self.facts, self.excerpts)

    @cached_property
    def _values(self) -> NewsValues:
        return NewsValues(self.facts, self.library)

    @cached_property
    def _abroad(self) -> list[Event]:
        """News that only articles in another language have: far weightier, and of a later day, than anything in our own."""
        events = [e for e in self.ranked_events() if not self.excerpts.leans(e) and e.modality == "actual"]
        own = [e for e in events if not self.excerpts.is_foreign(e) and not self.excerpts.is_background(e)]
        if not own or self._values.stale_figure(own[0]) is not None:
            return []
        stale = not any(map(self._values.is_recent, own))
        most = max(map(self._values.of, own)) * (_CATCHES_UP if stale else _OVERTAKES)
        latest = max(map(self._values.told_on, own))
        foreign = (e for e in events if self.excerpts.is_foreign(e))
        return [e for e in foreign if self._values.of(e) > most and self._values.told_on(e) > latest]

    def headline(self) -> Statement:
        """The news in one clause."""
        return self._headline

    @cached_property
    def _headline(self) -> Statement:
        writer = HeadlineWriter(self.excerpts, self.lines, self._values, self.ranked_events(), self._abroad)
        headline = self._cited(writer.headline())
        instead = (self._cited(self.excerpts.event(event)) for event in self.ranked_events())
        return next(filter(self._is_borne_out, chain([headline], instead)), headline)

    def _is_borne_out(self, statement: Statement) -> bool:
        """Whether `verify` will find all of it in its citations; what a source garbles may tell more than it holds."""
        return is_borne_out(statement.text, self.language, self.library.evidence(statement))

    def _cited(self, statement: Statement) -> Statement:
        return with_needed_citations(statement, self.library, self.language)

    def event(self, event: Event) -> Statement:
        """The event in the words of its best source, behind the sentence that it needs to be understood."""
        joined = self.excerpts.with_sentence_before(event) if self.excerpts.leans(event) else None
        return self._cited(joined or self.excerpts.event(event))

    def tell(self, figure: Figure) -> Statement:
        """The figure's statement: several claims side by side, a single one in its source's sentence."""
        return self._cited(self.lines.tell(figure))

    def ranked_events(self) -> list[Event]:
        """The events that can be told, in the briefing's language first, each group by news value; what was comes last."""
        return list(self._ranked)

    @cached_property
    def _ranked(self) -> list[Event]:
        excerpts = self.excerpts
        told = (e for e in (*self.facts.events, *excerpts.openings()) if not self._values.is_taken_back(e))
        return sorted(
            filter(excerpts.can_be_told, told),
            key=lambda e: (excerpts.is_foreign(e), excerpts.is_background(e), excerpts.leans(e), -self._values.of(e)),
        )

    def statements(self) -> list[Statement]:
        """The leading events; disputes and changes; the other events; the figures not yet told; what was.

        None that its citations do not bear out.
        """
        headline = self.headline()
        several = self._moving_lines(headline)
        told = self._events_told(headline, several)
        old = {e.id for e in self.facts.events if self.excerpts.is_background(e)}
        news = [s for s in told if not old & {*s.events[:1]}]
        single = self._single_lines(headline, told, several)
        lead = sorted((s for s in news if self._leads(s)), key=lambda s: not self._is_foreign(s))[:_LEADING]
        rest = [s for s in news if s not in lead]
        in_order = (*lead, *several, *rest, *single, *(s for s in told if s not in news))
        return [*filter(self._is_borne_out, map(self._cited, in_order))]

    def _leads(self, statement: Statement) -> bool:
        """Whether it may stand before disputes and changes: what happened, by numbers that still stand."""
        events = [e for e in self.facts.events if e.id in statement.events[:1]]
        return all(e in self._abroad or (self._is_firm(e) and self._values.of(e) >= self._least) for e in events)

    @cached_property
    def _least(self) -> float:
        """The news value from which on an event may stand before disputes and changes."""
        return _LEADS * max(map(self._values.of, self.ranked_events()), default=0.0)

    def _is_firm(self, event: Event) -> bool:
        values = self._values
        happened = event.modality != "planned" and values.stale_figure(event) is None
        return happened and values.is_recent(event) and not self.excerpts.is_foreign(event)

    def _events_told(self, headline: Statement, lines: list[Statement]) -> list[Statement]:
        told: list[Statement] = []
        ranked = self.ranked_events()
        selection = Selection(self.language, [headline], (ref for line in lines for ref in line.figures))
        alone = [e for e in ranked if not self.excerpts.leans(e)]
        for past in (False, True):  # what was is told last
            group = (e for e in alone if self.excerpts.is_background(e) == past)
            for chosen in selection.in_order(map(self._candidate, group)):
                if len(told) >= self._room.events:
                    break
                if self._is_new(chosen.event, chosen.statement, headline, told):
                    told.append(chosen.statement)
                    selection.tell(chosen.statement)
        leaning = [e for e in ranked if self.excerpts.leans(e) and not self.excerpts.is_quoted(e)]
        for event in sorted(leaning, key=lambda e: (e.citations[0].article, e.citations[0].start)):
            self._tell_leaning(event, headline, told)
        return told

    @cached_property
    def _room(self) -> Room:
        return Room.of(self.facts.articles, self.language)

    def _candidate(self, event: Event) -> Candidate:
        """The event as it would be told, by its news value, of which a quotation in another language loses some."""
        worth = self._values.of(event) - _QUOTED * self.excerpts.is_foreign(event)
        return Candidate(event, self.excerpts.event(event), worth)

    def _tell_leaning(self, event: Event, headline: Statement, told: list[Statement]) -> None:
        """Adds the event to the statement that it goes on from, or behind the sentence before it."""
        at = follows(self.excerpts, event, told)
        if at is not None:
            told[at] = self.excerpts.continued(told[at], event) or told[at]
            return
        statement = self.excerpts.with_sentence_before(event)
        if statement is None or len(told) >= self._room.events:
            return
        if statement.citations[0] == headline.citations[0] and salience(event.type, event.sub_type) < _WEIGHTY:
            return  # "Both banks said so on Sunday" is not worth the headline again
        if self._is_new(event, statement, headline, told):
            told.append(statement)

    def _is_new(self, event: Event, statement: Statement, headline: Statement, told: list[Statement]) -> bool:
        if repeats_headline(statement, headline) or _repeats(statement, told):
            return False
        if not self.excerpts.is_foreign(event):
            return True
        return sum(map(self._is_foreign, told)) < self._room.foreign and not self._is_told_in_own_words(event)

    def _is_told_in_own_words(self, event: Event) -> bool:
        """Whether a sentence of the briefing's language has the names and numbers of one of another, or the same event."""
        wanted = anchors(event.citations[0].exact, event.language)
        for own in (e for e in self.facts.events if not self.excerpts.is_foreign(e)):
            shared = wanted & anchors(own.citations[0].exact, self.language)
            if len(shared) * 2 >= len(wanted) and (event.type == own.type or len(shared) > 1):
                return True
        return False

    def _is_foreign(self, statement: Statement) -> bool:
        return any(self.excerpts.is_foreign(e) for e in self.facts.events if e.id in statement.events)

    @cached_property
    def _withdrawn(self) -> dict[str, str]:
        """The id of the number that stands, by the id of the one that a source took back."""
        return {r.figures[-1]: r.figures[0] for r in self.facts.relations if r.kind == "corrected"}

    @cached_property
    def corrections(self) -> list[Statement]:
        """A line for each number that a source took back, where it is known what it counts."""
        guessed = {f.id for f in self.facts.figures if f.told_as}
        pairs = ((right, wrong) for wrong, right in self._withdrawn.items() if right not in guessed)
        return [self.lines.correction(right, wrong) for right, wrong in pairs]

    @cached_property
    def _tellable(self) -> list[Figure]:
        """The figures of the news that stand and that a line can tell."""
        left_out = {*self._withdrawn, *(r.figures[-1] for r in self.facts.relations if r.kind == "background")}
        return [f for f in self.facts.figures if f.id not in left_out and self.lines.can_be_told(f)]

    def _moving_lines(self, headline: Statement) -> list[Statement]:
        """Disputes, changes and corrections."""
        moving = sorted(filter(_is_moving, self._tellable), key=lambda f: f.status != "disputed")
        several = [self.lines.figure(f) for f in moving[: self._room.figures]] + self.corrections
        return [s for s in {s.text: s for s in several}.values() if s.figures != headline.figures]

    def _single_lines(self, headline: Statement, told: list[Statement], several: list[Statement]) -> list[Statement]:
        """The other figures, none that `told` or `several` have stated already."""
        single: list[Statement] = []
        for figure in (f for f in self._tellable if not _is_moving(f)):
            known = {ref for s in (*told, *several, *single) for ref in s.figures}
            if len(several) + len(single) >= self._room.figures or self.lines.standing_refs(figure) & known:
                continue
            statement = self.lines.tell(figure)
            if self._is_told_apart(figure, statement, [*several, *single]) and not _repeats(
                statement, [headline, *told, *single]
            ):
                single.append(statement)
        return single

    def _is_told_apart(self, figure: Figure, statement: Statement, lines: list[Statement]) -> bool:
        """Whether a reader can tell it from what other lines of the same name count: "Deaths: 2" beside "Deaths: 39" says
        nothing."""
        if (
            statement.events
            or self.lines.label(figure) != figure.label
            or statement.text != self.lines.figure(figure).text
        ):
            return True
        told = {ref.partition(".")[0] for line in lines for ref in line.figures}
        return not any(f.label == figure.label for f in self.facts.figures if f.id in told)


def _is_moving(figure: Figure) -> bool:
    """Whether its sources disagree or it has changed, and a line may say so."""
    return figure.told_status in ("disputed", "updated")


def repeats_headline(statement: Statement, headline: Statement) -> bool:
    """Whether a copied sentence is the headline's own, and adds too little to be read again."""
    adds = len(statement.text) >= len(headline.text) + _WORTH_REPEATING
    return statement.citations[0] == headline.citations[0] and not adds


def _repeats(statement: Statement, told: list[Statement]) -> bool:
    words = content_words(statement.text, None)
    return any(overlap(words, content_words(t.text, None)) >= _REPEATED for t in told)
