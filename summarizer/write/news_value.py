"""Which of a story's events is the news: a value for each, from evidence that needs no model.

What an editor weighs (frequency, intensity and continuity in Galtung and Ruge 1965): how many independent reports tell
it, whether articles open with it, what their titles are about, how new the telling is, what kind of event it is, and
whether the story's main number stands in it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from summarizer.language.anchors import anchors
from summarizer.language.content import content_words
from summarizer.language.events.event_types import salience
from summarizer.language.profile import load_profile
from summarizer.language.quotations import quotations
from summarizer.language.standing_alone import is_sentence
from summarizer.schema.brief import Citation, Claim, Event, Figure
from summarizer.schema.facts import StoryFacts
from summarizer.support.library import Library

_MOST_ORIGINS = 4
_PER_ORIGIN = 1.5
_LEAD = 4.5
_OPENS = 2.0  # for what an article of the newest day opens with
_PLACE = 1.5
_SPEECH = 3.0
_TITLES = 10.0
_NEWEST = 6.0
_PER_DAY = 2.5
_PLANNED = 2.5
_OLD = 2.0  # that it happened before yesterday
_RUNNING_TOTAL = 6.0
_KEY_FIGURES = 3
_KEY = 1.5
_STALE = 6.0
_PARTLY_STALE = 2.0
_ELDER_TITLE = 0.5
_UNTYPED = 3  # salience of an opening from which no event was read
_FIRST = 0.7  # what the passage that is told counts for, beside the best of an event's passages


@dataclass(frozen=True, slots=True)
class _Title:
    """What an article's title is about, and how much it counts: an older article's less, a reprint's not again."""

    language: str | None
    words: frozenset[str]
    anchors: frozenset[str]
    weight: float

    def likeness(self, citation: Citation, language: str | None) -> float:
        """The share of the title that the passage says, 0 to 1."""
        if language == self.language:
            return _share(self.words, content_words(citation.exact, language))
        return _share(self.anchors, anchors(citation.exact, language))


class NewsValues:
    """The news value of each event of one story."""

    def __init__(self, facts: StoryFacts, library: Library) -> None:
        self._articles = {a.id: a for a in facts.articles}
        self._library = library
        self._known: dict[int, tuple[Event, float]] = {}  # each is asked for several times
        self._ends: dict[str, list[int]] = {}  # of each article's sentences, in order
        self.newest = max((a.published[:10] for a in facts.articles if a.published), default="")
        happened = (e.date for e in facts.events if e.date and e.date_precision == "day" and e.modality == "actual")
        self._today = self.newest or max(happened, default="")
        self._titles = list(self._read_titles(facts))
        several = [f for f in facts.figures if len(f.claims) > 1]
        self._moved = [
            (f, _passages(standing(f)), _passages([*superseded(f), *self._told_earlier(f)])) for f in several
        ]
        self._main = self._moved[:_KEY_FIGURES]
        self._taken_back = list(_taken_back(facts))

    def of(self, event: Event) -> float:
        """The event's value; only the order of two of them means anything."""
        known = self._known.get(id(event))
        if known is None:
            known = self._known[id(event)] = event, self._weighed(event)
        return known[1]

    def _weighed(self, event: Event) -> float:
        cited = [c for c in event.citations if c.article in self._articles]
        origins = len({self._articles[c.article].origin for c in cited})
        key = any((c.article, c.start) in stands for c in cited for _, stands, _ in self._main)
        return (
            _PER_ORIGIN * min(origins, _MOST_ORIGINS)
            + _LEAD * _mostly_first([1.0 / (1 + self._position(c)) for c in cited])
            + _TITLES * _mostly_first([self._votes(c) for c in cited])
            + (_mostly_first([self._recency(c) for c in cited]) if self.newest else self._newness(event))
            + float(salience(event.type, event.sub_type) if event.type else _UNTYPED)
            + _KEY * key
            - self._staleness(event)
            + _OPENS * (event.modality != "planned" and self.opens_the_news(event))
            + self._placed(event)
            - _PLANNED * (event.modality != "actual")
            - _SPEECH * bool(quotations(event.summary))
            - _OLD * self._is_old(event)
            - _RUNNING_TOTAL * self._tells_running_total(event)
        )

    def _tells_running_total(self, event: Event) -> bool:
        """ "More than 68,000 have died since the war began": what papers add for the frame, and not the news."""
        told = event.citations[0]
        profile = load_profile(self._articles[told.article].language or "")
        since = profile.pattern("scope", "summed_since", re.IGNORECASE).search(told.exact)
        return since is not None or profile.phrase_pattern("scope", "running_total").search(told.exact) is not None

    def _staleness(self, event: Event) -> float:
        """A main number that no longer stands makes what tells it old; another one less so."""
        figure = self.stale_figure(event)
        if figure is None:
            return 0.0
        return _STALE if any(figure is main for main, _, _ in self._main) else _PARTLY_STALE

    def _is_old(self, event: Event) -> bool:
        """Whether it happened before the day that precedes the story's newest, by its own day."""
        if not event.date or event.date_precision != "day" or not self._today:
            return False
        return (date.fromisoformat(self._today) - date.fromisoformat(event.date)).days > 1

    def _placed(self, event: Event) -> float:
        """Less for what names no place, unless an article opens with it: it goes on with what was said before."""
        if event.place is not None:
            return _PLACE
        return 0.0 if not self._position(event.citations[0]) else -_PLACE

    def opens_the_news(self, event: Event) -> bool:
        """Whether an article of the story's newest day begins with the passage that the event is told from."""
        first = event.citations[0]
        published = self._articles[first.article].published or ""
        return published[:10] == self.newest and self._position(first) == 0

    def told_on(self, event: Event) -> str:
        """The day of the article whose words tell it, "" where it has no date."""
        article = self._articles[event.citations[0].article]
        origin = self._articles.get(article.origin, article)
        return (article.published or origin.published or "")[:10]

    def is_recent(self, event: Event) -> bool:
        """Whether it is told on the story's newest day or the one before; where its article has no day, it may be."""
        day = self.told_on(event)
        return not day or not self.newest or (date.fromisoformat(self.newest) - date.fromisoformat(day)).days <= 1

    def is_moved(self, figure: Figure) -> bool:
        """Whether an article of the story's newest day says what stands now of the figure."""
        told = (self._articles[c.article].published or "" for claim in standing(figure) for c in claim.citations)
        return max(day[:10] for day in told) == self.newest

    def stale_figure(self, event: Event) -> Figure | None:
        """The first figure of which the passage that tells the event has a superseded number, and none that stands."""
        first = event.citations[0]
        at = (first.article, first.start)
        return next((f for f, stands, gone in self._moved if at in gone and at not in stands), None)

    def is_taken_back(self, event: Event) -> bool:
        """Whether the passage that the event is told from has a number that a source withdrew, and not the right one."""
        first = event.citations[0]
        at = (first.article, first.start)
        return any(at in wrong and at not in right for wrong, right in self._taken_back)

    def _told_earlier(self, figure: Figure) -> list[Claim]:
        """What the speaker of the claim that stands had said that day, in articles that came out before any that has it."""
        if figure.status != "updated" or figure.current is None:
            return []
        now = figure.claims[figure.current]
        since = min(self._moments(now), default=0.0)
        return [c for c in figure.claims if _is_as_said(c, now) and 0 < max(self._moments(c), default=0.0) < since]

    def _moments(self, claim: Claim) -> list[float]:
        """When its articles came out, in seconds since 1970; none where the hour or zone of one is not known."""
        told = [self._articles[c.article].published or "" for c in claim.citations if c.article in self._articles]
        moments = [datetime.fromisoformat(moment) for moment in told if moment]
        known = len(moments) == len(told) and all(m.tzinfo for m in moments)
        return [m.timestamp() for m in moments] if known else []

    def _votes(self, citation: Citation) -> float:
        """How much of the titles the passage says, on average over the titles, 0 to 1."""
        whole = sum(t.weight for t in self._titles)
        language = self._articles[citation.article].language
        return sum(t.likeness(citation, language) * t.weight for t in self._titles) / whole if whole else 0.0

    def _recency(self, citation: Citation) -> float:
        """6 for what the story's newest articles tell, less by 2.5 for each day before."""
        told = self._articles[citation.article].published
        if not told or not self.newest:
            return 0.0
        days = (date.fromisoformat(self.newest) - date.fromisoformat(told[:10])).days
        return max(0.0, _NEWEST - _PER_DAY * days)

    def _newness(self, event: Event) -> float:
        """The same by the event's own day, where no article has one; half of it for an event without a day."""
        if not event.date or event.date_precision != "day" or not self._today:
            return _NEWEST / 2
        days = (date.fromisoformat(self._today) - date.fromisoformat(event.date)).days
        return max(0.0, _NEWEST - _PER_DAY * max(days, 0))

    def _position(self, citation: Citation) -> int:
        """How many sentences of its article stand before it; titles and bylines do not count."""
        article = self._articles[citation.article]
        if article.id not in self._ends:
            told = (s for s in self._library.sentences(article) if is_sentence(article.text[s[0] : s[1]]))
            self._ends[article.id] = sorted(end for _, end in told)
        return bisect_right(self._ends[article.id], citation.start)

    def _read_titles(self, facts: StoryFacts) -> Iterator[_Title]:
        titled = [a for a in facts.articles if a.title]
        for article in titled:
            copies = sum(a.origin == article.origin for a in titled)
            new = (article.published or "")[:10] == self.newest
            title = article.title or ""
            yield _Title(
                article.language,
                content_words(title, article.language),
                anchors(title, article.language),
                (1.0 if new else _ELDER_TITLE) / copies,
            )


def _taken_back(facts: StoryFacts) -> Iterator[tuple[frozenset[tuple[str, int]], frozenset[tuple[str, int]]]]:
    """The passages of each number that was corrected, and those of the right one."""
    claims = {f.id: list(f.claims) for f in facts.figures}
    for relation in (r for r in facts.relations if r.kind == "corrected"):
        right, *wrong = (claims[i] for i in relation.figures)
        yield from ((_passages(w), _passages(right)) for w in wrong)


def superseded(figure: Figure) -> list[Claim]:
    """The claims that no longer stand: told before the one that does, or before what a side of a dispute says now.

    Where nobody disputes what stands, a lower number of the same day has been overtaken within it, too.
    """
    now = [figure.claims[i] for i in _standing(figure)]
    if figure.status not in ("updated", "disputed") or figure.told_as:
        return []
    latest = max((_told_at(c) for c in now), default=("", ""))
    values = {_value(c) for c in now}
    others = [c for c in figure.claims if c not in now and c.observation_date and _value(c) not in values]
    passed = [c for c in others if figure.status == "updated" and any(_has_passed(n, c) for n in now)]
    return [c for c in others if _told_at(c) < latest or c in passed]


def _has_passed(now: Claim, claim: Claim) -> bool:
    """Whether the one has risen from the other within a day: both are exact, or the lower one is a floor of the higher."""
    if now.observation_date != claim.observation_date or {now.bound, claim.bound} - {"exact", "at_least"}:
        return False
    low, high = (c.value if c.bound == "exact" else c.min_value for c in (claim, now))
    return low is not None and high is not None and high > low and (now.bound, claim.bound) != ("at_least", "exact")


def standing(figure: Figure) -> list[Claim]:
    """The claim that stands now; in a dispute, what each side says now."""
    return [figure.claims[i] for i in _standing(figure)]


def _standing(figure: Figure) -> tuple[int, ...]:
    if figure.standing:
        return figure.standing
    return (figure.current,) if figure.current is not None else tuple(range(len(figure.claims)))


def _value(claim: Claim) -> tuple[object, ...]:
    return claim.bound == "plural", claim.value, claim.min_value, claim.max_value


def _is_as_said(claim: Claim, other: Claim) -> bool:
    return (claim.attributed_to, claim.observation_date) == (other.attributed_to, other.observation_date)


def _told_at(claim: Claim) -> tuple[str, str]:
    return claim.observation_date or "", claim.observation_time or ""


def _passages(claims: list[Claim]) -> frozenset[tuple[str, int]]:
    return frozenset((c.article, c.start) for claim in claims for c in claim.citations)


def _mostly_first(scores: list[float]) -> float:
    return _FIRST * scores[0] + (1 - _FIRST) * max(scores) if scores else 0.0


def _share(wanted: frozenset[str], found: frozenset[str]) -> float:
    return len(wanted & found) / len(wanted) if wanted else 0.0
