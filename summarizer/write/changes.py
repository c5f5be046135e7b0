"""What is new, changed or withdrawn since the previous briefing."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache

from anyascii import anyascii

from summarizer.language.events.event_types import salience
from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.numbers.measures import MEASURED_ONCE, currency_of, measure_of, same_currency
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.places import fold_name, skeleton
from summarizer.language.profile import available_languages, load_profile
from summarizer.schema.brief import (
    Article,
    Briefing,
    Citation,
    Claim,
    Event,
    Figure,
    Number,
    Statement,
    Story,
    true_parts,
)
from summarizer.schema.facts import StoryFacts
from summarizer.support.library import Library
from summarizer.write.carried_articles import Carrier
from summarizer.write.review.sense import FATES
from summarizer.write.same_story import OlderStories
from summarizer.write.templates import TemplateWriter
from summarizer.write.words.wording import claim_number

_MAX_NEW_EVENTS = 2
_WEIGHTY = 3  # salience, from which on what no day is said of is news
_TOLL = "casualties"
_ENDS = (".", "!", "?", "…")
_OF_ITS_DAY = " change"
_EVERYBODY = frozenset({"people", "combatants", ""})  # a toll of the dead, of people, of fighters: one total
_SHARE = "percent"
_SAME_COUNT = 3  # times, up to which a number of things or a sum may be the older one's next
_AT_WORK = "workers"  # where somebody is hurt at work they are often all who are

_Quantity = tuple[str, str, str]  # what is measured, of which kind of thing, in which money
_Value = tuple[str, tuple[Number, ...]]  # what is measured, the numbers that a claim gives


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
        pairs = _pairs(_by_quantity(self.story), _by_quantity(self.before, gone))
        return [change for now, then in pairs if (change := self._change(now, then))]

    def _change(self, now: Figure, then: Figure) -> Statement | None:
        """ "Deaths: 311, after at least 231 in the previous briefing", or all sides where a dispute began or ended."""
        same = _standing(now) == _standing(then) or (now.status == "single" and _standing(now) < _standing(then))
        if same or self._stands_beside(now, then) or _scale(now) != _scale(then):
            return None  # one side that says its number again has settled nothing
        if now.current is None:
            return self.templates.lines.figure(now)
        stood = _sides(then)
        older = [self.carrier.carry(claim.citations) for claim in stood]
        return self._replaced(now, now.current, stood, [c for c in older if c]) if all(older) else None

    def _stands_beside(self, now: Figure, then: Figure) -> bool:
        """Whether the older number still stands, as another figure: 62 francs are offered, and by somebody else 66."""
        others = (f for f in self.story.figures if f.id != now.id and f.measured_property not in FATES)
        return _told(then) <= {value for f in others for value in _told(f)}

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
        stood = {value for f in _live(self.before) for value in _told(f)}
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
    def _told_values(self) -> dict[str, set[_Value]]:
        """Every value of today's figures, by the figure's id."""
        return {f.id: {(f.measured_property, v) for v in _values(f.claims)} for f in self.story.figures}


def _live(story: Story) -> Iterator[Figure]:
    """The figures that tell of now: neither background, nor a part, nor taken back, nor only feared or planned.

    The missing of those aboard are a number of their own: a part is what its whole's own property counts.
    """
    properties = {f.id: f.measured_property for f in story.figures}
    dead = {i for r in story.relations if r.kind in ("background", "corrected") for i in r.figures[1:]}
    dead |= {p for whole, p in true_parts(story.relations) if properties.get(p) == properties.get(whole)}
    return (f for f in story.figures if f.id not in dead and f.claims and f.claims[0].modality == "actual")


def _by_quantity(story: Story, gone: AbstractSet[_Value] = frozenset()) -> dict[_Quantity, list[Figure]]:
    """The figures of each property and kind of thing counted, the weightiest first, whatever the language of its sources.

    Only of properties that the tables know: what a noun counts, and what is measured once, does not go on. None whose
    weightiest has values that are `gone`: what stood beside it ("five more bodies") is not what has become of it.
    """
    known = {p.name for p in load_profile("en").properties if not p.name.endswith(_OF_ITS_DAY)} - MEASURED_ONCE
    found: dict[_Quantity, list[Figure]] = {}
    live = (f for f in _live(story) if f.measured_property in known and not f.told_as)
    for figure in live:
        unit = figure.claims[0].unit_text
        kinds = _kind(figure.observation_about), _kind(unit)
        sign = currency_of(unit) if same_currency(unit) else _SHARE if _SHARE in kinds or unit == "%" else ""
        kind = kinds[0] if kinds[0] != sign else ""
        found.setdefault((figure.measured_property, kind, sign), []).append(figure)
    return {quantity: figures for quantity, figures in found.items() if not _told(figures[0]) <= gone}


def _pairs(
    now: Mapping[_Quantity, list[Figure]], old: Mapping[_Quantity, list[Figure]]
) -> Iterator[tuple[Figure, Figure]]:
    """The weightiest figures of one quantity; workers of the one go with people of the other where neither has both."""
    for key, figures in now.items():
        name, kind, sign = key
        other = name, {_AT_WORK: "", "": _AT_WORK}.get(kind, kind), sign
        older = old.get(key) or (old.get(other, []) if other not in now else [])
        figure = figures[0]
        then = _same_count(figure, older, alone=len(figures) == 1)
        if then is not None:
            yield figure, then


def _same_count(figure: Figure, older: Sequence[Figure], *, alone: bool) -> Figure | None:
    """Which of the older figures of its quantity a figure goes on from: one voice has put both, or it tells what was.

    Without that the weightiest of people's fates, and of other things the only one, if the figure is `alone` too. Never what
    another body has or holds, or was counted elsewhere.
    """
    fits = [f for f in older if _may_have_become(f, figure)]
    told = {(figure.measured_property, value) for value in _values(figure.claims)}
    known = (f for f in fits if _voices(f) & _voices(figure) or _told(f) <= told)
    is_one = figure.measured_property in FATES or (alone and len(older) == 1)
    return next(known, fits[0] if fits and is_one else None)


def _may_have_become(then: Figure, now: Figure) -> bool:
    """Whether nothing shows two counts: another holder or place, a toll fallen by half, a sum three times as high."""
    named = ((then.holder, now.holder), (then.place, now.place))
    if any(one and other and fold_name(one) != fold_name(other) for one, other in named):
        return False
    before, after = (max((float(v) for values in _standing(f) for v in values), default=0.0) for f in (then, now))
    if now.current is None:
        return True  # its line tells the dispute, and nothing of what was
    if now.measured_property in FATES:
        return after * 2 >= before or now.measured_property not in _growing()
    return before <= after * _SAME_COUNT and after <= before * _SAME_COUNT


@lru_cache(maxsize=1)
def _growing() -> frozenset[str]:
    """Properties that only grow while a story goes on."""
    return frozenset(p.name for p in load_profile("en").properties if p.cumulative)


def _voices(figure: Figure) -> set[str]:
    return {fold_name(claim.attributed_to) for claim in figure.claims if claim.attributed_to}


def _kind(about: str) -> str:
    """What is counted, as the tables of all languages know it; its own words where none does."""
    words = re.findall(r"[^\W\d_]+", about.lower())
    tables = [load_profile(code).unit_kinds for code in available_languages()]
    kinds = [table[word] for word in words for table in tables if word in table]
    kind = next((k for k in kinds if k not in _EVERYBODY), kinds[0] if kinds else " ".join(sorted(words)))
    return "" if kind in _EVERYBODY else anyascii(kind)


def _standing(figure: Figure) -> frozenset[tuple[Number, ...]]:
    """The value that stands now; that of each side where sources dispute it."""
    return _values(_sides(figure))


def _told(figure: Figure) -> set[_Value]:
    """What stands of a figure, each with what it measures."""
    return {(figure.measured_property, value) for value in _standing(figure)}


def _sides(figure: Figure) -> list[Claim]:
    """The claim that stands, or the first of each value that a side of a dispute gives now."""
    if figure.current is not None:
        return [figure.claims[figure.current]]
    claims = [figure.claims[i] for i in figure.standing] or figure.claims
    return list({(c.value, c.min_value, c.max_value): c for c in reversed(claims)}.values())[::-1]


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


def _values(claims: Iterable[Claim]) -> frozenset[tuple[Number, ...]]:
    return frozenset(tuple(v for v in (c.value, c.min_value, c.max_value) if v is not None) for c in claims)
