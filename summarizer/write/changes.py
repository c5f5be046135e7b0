"""What is new, changed or withdrawn since the previous briefing."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from summarizer.language.events.event_types import salience
from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.numbers.measures import measure_of
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.places import fold_name, skeleton
from summarizer.language.profile import load_profile
from summarizer.schema.brief import (
    Article,
    Briefing,
    Citation,
    Claim,
    Event,
    Figure,
    Statement,
    Story,
)
from summarizer.schema.facts import StoryFacts
from summarizer.support.library import Library
from summarizer.write.carried_articles import Carrier
from summarizer.write.older_figures import (
    Value,
    by_quantity,
    live,
    pairs,
    sides,
    standing_of,
    told_values,
    values_of,
)
from summarizer.write.review.sense import FATES
from summarizer.write.same_story import OlderStories
from summarizer.write.templates import TemplateWriter
from summarizer.write.words.wording import claim_number

_MAX_NEW_EVENTS = 2
_WEIGHTY = 3  # salience, from which on what no day is said of is news
_TOLL = "casualties"
_ENDS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Changes:
    """The statements that lead the briefing, and the older articles that they still cite."""

    statements: tuple[Statement, ...]
    carried: tuple[Article, ...]


def changes_since(previous: Briefing, stories: Iterable[Story], articles: Sequence[Article], language: str) -> Changes:
    """A line for each story that is new; for one that goes on, its new events, changed figures and withdrawn values.

    Articles of the previous briefing that such a line cites, and that are not among today's, are carried, under ids of
    their own ("c1", ...).
    """
    carrier = Carrier(previous, articles)
    older = OlderStories(previous.stories, previous.articles)
    statements: list[Statement] = []
    told = tuple(stories)
    for story in told:
        own = [carrier.today(i) for i in story.articles]
        before = older.counterpart(story, own, carrier.known(story.articles))
        if before is None:
            statements.append(_prefixed("new_story", story.headline, language))
        else:
            compared = _Comparison(story, before, carrier, language)
            statements += compared.among_others() if len(told) > 1 else compared.statements()
    return Changes(tuple(statements), tuple(carrier.carried.values()))


def _prefixed(phrase: str, statement: Statement, language: str) -> Statement:
    """ "New: ..." before a statement; what it derives moves along."""
    text = load_profile(language).tables["templates"][phrase].format(text=statement.text)
    shift = text.index(statement.text)
    derived = tuple(d.model_copy(update={"start": d.start + shift, "end": d.end + shift}) for d in statement.derived)
    return statement.model_copy(update={"text": text, "derived": derived})


def _joined(lines: Sequence[Statement]) -> Statement:
    """Sentences as one line; what each derives moves along."""
    first = lines[0]
    text = first.text if first.text.endswith(_ENDS) else f"{first.text}."
    derived = list(first.derived)
    for line in lines[1:]:
        shift = len(text) + 1
        text = f"{text} {line.text}"
        derived += [d.model_copy(update={"start": d.start + shift, "end": d.end + shift}) for d in line.derived]
    return Statement(
        text=text,
        written_by="model" if any(line.written_by == "model" for line in lines) else "template",
        citations=tuple(dict.fromkeys(c for line in lines for c in line.citations)),
        figures=tuple(dict.fromkeys(f for line in lines for f in line.figures)),
        events=tuple(dict.fromkeys(e for line in lines for e in line.events)),
        actors=tuple(dict.fromkeys(a for line in lines for a in line.actors)),
        derived=tuple(derived),
    )


class _Comparison:
    """One story against what the previous briefing told of it."""

    def __init__(self, story: Story, before: Story, carrier: Carrier, language: str) -> None:
        self.story = story
        self.before = before
        self.carrier = carrier
        self.language = language
        self._profile = load_profile(language)
        facts = StoryFacts(
            story.id,
            tuple(carrier.today(i) for i in story.articles),
            story.events,
            story.actors,
            story.figures,
            story.relations,
        )
        self.templates = TemplateWriter(facts, language, Library(facts.articles))

    def statements(self) -> list[Statement]:
        """New events, then figures that stand otherwise, then values that were taken back; without any a new headline."""
        lines = [*self._new_events(), *self._changed_figures(), *self._withdrawn()]
        return lines or self._news_of_headline()

    def among_others(self) -> list[Statement]:
        """The same where the day has other stories: numbers stand behind news that says whose they are.

        Of a story that goes on with neither, the headline, if it is news.
        """
        events, numbers = self._new_events(), [*self._changed_figures(), *self._withdrawn()]
        if numbers:
            cited = {c for line in numbers for c in line.citations}
            news = self._told_with(cited, events)
            others = [
                e for e in events if e is not news and not cited.issuperset(e.citations)
            ]  # else its number is told
            events = [_joined([news, *numbers]), *others]
        return events or self._news_of_headline()

    def _told_with(self, cited: AbstractSet[Citation], events: Sequence[Statement]) -> Statement:
        """The news that the numbers belong to: what shares a passage with them, or tells where they were counted.

        A new strike on one town is no news of the dead in another: there the headline says whose they are.
        """
        near = next((e for e in events if not cited.isdisjoint(e.citations)), None)
        if near or not events:
            return near or self.story.headline
        where = {e.id: e.place for e in self.story.events}
        counted = {where[e.id] for e in self.story.events if e.place and not cited.isdisjoint(e.citations)}
        place = next((p for e in events[0].events if (p := where.get(e))), None)
        return self.story.headline if place and counted and place not in counted else events[0]

    def _news_of_headline(self) -> list[Statement]:
        headline = self.story.headline
        events = [e for e in self.story.events if e.id in headline.events]
        told = any(
            self._was_told(e) or self._is_known(e) or (e.date or self.carrier.since) < self.carrier.since
            for e in events
        )
        again = any(self.carrier.was_read(c) for c in headline.citations)
        return [_prefixed("new_story", headline, self.language)] if events and not told and not again else []

    def _new_events(self) -> list[Statement]:
        """The weightiest events that only new articles tell, and that no older one of their day and kind can be."""
        events = [
            e
            for e in self.templates.ranked_events()
            if self._is_recent(e)
            and not self._is_known(e)
            and not self._was_told(e)
            and not any(self.carrier.was_read(c) for c in e.citations)
        ]
        return [_prefixed("new_story", self.templates.event(e), self.language) for e in events[:_MAX_NEW_EVENTS]]

    def _is_known(self, event: Event) -> bool:
        """Whether the previous briefing has an event of its kind and day."""
        return event.date is not None and any((e.type, e.date) == (event.type, event.date) for e in self.before.events)

    def _was_told(self, event: Event) -> bool:
        """Whether the previous briefing has an event with half of its numbers and names, of its day or either undated."""
        own = _anchors(event, self.language)
        # what had not happened by then was not told without a day either
        days = (event.date,) if (event.date or "") > self.carrier.since else (event.date, None)
        told = (e for e in self.before.events if e.date in days or event.date is None)
        same_day = (_anchors(e, self.carrier.language) for e in told)
        return bool(own) and any(len(own & old) * 2 >= len(own) for old in same_day)

    def _is_recent(self, event: Event) -> bool:
        if event.language not in ("", self.language) or event.modality != "actual":
            return False
        if event.date is None:
            return self._is_of_a_new_kind(event)
        return event.date_precision == "day" and event.date >= self.carrier.since

    def _is_of_a_new_kind(self, event: Event) -> bool:
        """Whether what an article tells without a day is news by its kind: what has a number is told as a figure.

        What is still so ("the hospital is still closed") has not begun since.
        """
        passage = event.citations[0].exact
        if self._profile.phrase_pattern("comparison", "still").search(passage):
            return False
        plain = event.id and not self.templates.excerpts.leans(event) and not find_numerals(passage, self._profile)
        weighty = event.type != _TOLL and salience(event.type, event.sub_type) >= _WEIGHTY
        return bool(plain) and weighty and event.type not in {e.type for e in self.before.events}

    def _changed_figures(self) -> list[Statement]:
        """A line for each figure that both have, but for what has been taken back: `_withdrawn` tells that."""
        gone = {value for _, wrong in self._corrections() for value in self._told_values[wrong]}
        found = pairs(by_quantity(self.story), by_quantity(self.before, gone))
        return [change for now, then in found if (change := self._change(now, then))]

    def _change(self, now: Figure, then: Figure) -> Statement | None:
        """ "Deaths: 311, after at least 231 in the previous briefing", or all sides where a dispute began or ended."""
        same = standing_of(now) == standing_of(then) or (
            now.status == "single" and standing_of(now) < standing_of(then)
        )
        if same or self._stands_beside(now, then) or _scale(now) != _scale(then):
            return None  # one side that says its number again has settled nothing
        if now.current is None:
            return self.templates.lines.figure(now)
        stood = sides(then)
        older = [self.carrier.carry(claim.citations) for claim in stood]
        return self._replaced(now, now.current, stood, [c for c in older if c]) if all(older) else None

    def _stands_beside(self, now: Figure, then: Figure) -> bool:
        """Whether the older number still stands, as another figure: 62 francs are offered, and by somebody else 66."""
        others = (f for f in self.story.figures if f.id != now.id and f.measured_property not in FATES)
        return told_values(then) <= {value for f in others for value in told_values(f)}

    def _replaced(self, figure: Figure, current: int, stood: list[Claim], older: list[Citation]) -> Statement:
        claim = figure.claims[current]
        profile = self._profile
        label = self.templates.lines.label(figure)
        # the older briefing may have been written in another language
        same = self.carrier.language == self.language
        before = " / ".join(then.text if same else claim_number(then, profile) for then in stood)
        text = profile.tables["templates"]["new_figure"].format(
            label=label[:1].upper() + label[1:], new=claim.text, old=before
        )
        return Statement(
            text=text,
            written_by="template",
            citations=tuple(dict.fromkeys((*claim.citations[:2], *older))),
            figures=(f"{figure.id}.c{current}",),
        )

    def _withdrawn(self) -> list[Statement]:
        """A value that stood in the previous briefing and that a source has since taken back."""
        stood = {value for f in live(self.before) for value in told_values(f)}
        return [
            self.templates.lines.correction(right, wrong)
            for right, wrong in self._corrections()
            if stood & self._told_values[wrong]
        ]

    def _corrections(self) -> list[tuple[str, str]]:
        """The ids of the figures that stand, where it is known what they count, and of those that were taken back."""
        known = {f.id for f in self.story.figures if not f.told_as}
        pairs = ((r.figures[0], r.figures[1]) for r in self.story.relations if r.kind == "corrected")
        return [(right, wrong) for right, wrong in pairs if right in known]

    @cached_property
    def _told_values(self) -> dict[str, set[Value]]:
        """Every value of today's figures, by the figure's id."""
        return {f.id: {(f.measured_property, v) for v in values_of(f.claims)} for f in self.story.figures}


def _scale(figure: Figure) -> float | None:
    """What its unit is in its dimension's base unit; None for what is counted. 28 degrees are no change of 82."""
    claim = figure.claims[figure.current or 0]
    measure = measure_of(claim.unit_text)
    return measure.factor if measure else None


def _anchors(event: Event, language: str) -> frozenset[str]:
    """The numbers by value and the names by their consonants that the event's passages hold."""
    found: set[str] = set()
    for text in {c.exact for c in event.citations}:
        profile = load_profile(event.language or language)
        read = find_numerals(text, profile)
        found |= {str(float(v)) for n in read for v in (n.quantity.value, n.quantity.min_value) if v}
        names = find_names(text, profile, 0, len(text), Vocabulary.of(text))
        found |= {skeleton(fold_name(name.text)) for name in names}
    return frozenset(found)
