"""How a briefing is read out in any form: numbering, look-ups, and the grouping of events."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TypeVar
from urllib.parse import urlsplit

from summarizer.language.places import fold_name
from summarizer.language.profile import load_profile
from summarizer.language.quoting import QUOTATION_MARKS
from summarizer.language.standing_alone import leans_on_context
from summarizer.render.words.figures import tells_what_has_moved
from summarizer.render.words.labels import calendar_day
from summarizer.schema.brief import Actor, Article, Briefing, Citation, DatePrecision, Event, Statement, Story
from summarizer.support.passages import supporting
from summarizer.support.whose import leaves_open_whose

T = TypeVar("T", Event, Actor)

_NEVER = "9999"
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_A_DAY = 2  # words: "since last Friday", "desde el viernes"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTED = re.compile(r'"([^"]+)"')
_COURSE = _ACTORS = 12
_A_DAY = 3
_NEWS = timedelta(days=7)


@dataclass(frozen=True)
class Day:
    """What happened on one day, or in one longer period."""

    date: str | None
    precision: DatePrecision
    events: tuple[Event, ...]

    @property
    def assumed(self) -> bool:
        """Whether any of its dates hangs on the briefing's date alone."""
        return any(is_assumed(event.date_evidence) for event in self.events)


def article_numbers(briefing: Briefing) -> dict[str, int]:
    """The number that a source bears in citations: its place among the articles, from 1."""
    return {article.id: number for number, article in enumerate(briefing.articles, 1)}


def is_web(source: str) -> bool:
    """Whether a source is an address that may be made a link: no other scheme ever is."""
    try:
        return urlsplit(source).scheme in ("http", "https") and bool(urlsplit(source).netloc)
    except ValueError:
        return False


def cited_numbers(citations: Iterable[Citation], numbers: Mapping[str, int]) -> tuple[int, ...]:
    """The sources that citations point at, each once, in order."""
    return tuple(sorted({numbers[citation.article] for citation in citations if citation.article in numbers}))


def own_articles(briefing: Briefing, ids: Iterable[str] | None = None) -> tuple[Article, ...]:
    """The articles of this briefing, or those of them with the ids: what an older one left counts nowhere."""
    wanted = None if ids is None else set(ids)
    return tuple(
        article for article in briefing.articles if not article.carried and (wanted is None or article.id in wanted)
    )


def origins(articles: Iterable[Article]) -> int:
    """How many independent origins the articles have."""
    return len({article.origin for article in articles})


def newest_of_old(articles: Iterable[Article], day: str) -> str | None:
    """When the newest article came out, where all are dated and older than a week on that day; else None."""
    told = [calendar_day(article.published or "") for article in articles]
    newest, today = max(filter(None, told), default=None), calendar_day(day)
    if newest is None or today is None or None in told or today - newest <= _NEWS:
        return None
    return newest.isoformat()


def other_names(actor: Actor) -> tuple[str, ...]:
    """What an actor is also called, without what is its name but for case, an article or how it is spelled."""
    names: dict[str, str] = {}
    for alias in (actor.name, *actor.aliases):
        names.setdefault(fold_name(alias) or alias, alias)
    return tuple(names.values())[1:]


def overview(briefing: Briefing) -> tuple[Statement, ...]:
    """The day in a few lines, without a line that only counts articles: the head of every form says that."""
    return tuple(line for line in briefing.summary if not only_counts(line))


def announced(briefing: Briefing) -> Mapping[str, str]:
    """The lines of the overview that a line of `changes` only says to be new, by that line's text."""
    phrase = load_profile(briefing.language).tables["templates"]["new_story"]
    said = {change.text for change in briefing.changes}
    return {text: line.text for line in overview(briefing) if (text := phrase.format(text=line.text)) in said}


def changed(briefing: Briefing) -> tuple[Statement, ...]:
    """What has changed, without the lines that the overview says again: there the news is marked as new."""
    again = announced(briefing)
    return tuple(line for line in briefing.changes if line.text not in again)


def only_counts(statement: Statement) -> bool:
    """Whether a statement says nothing but how many articles were read, of how many origins."""
    return bool(statement.derived) and not statement.citations and all(d.op != "difference" for d in statement.derived)


def quoted_language(line: Statement, articles: Mapping[str, Article], language: str) -> str:
    """The code of the language that a line opens with a quotation of, where that is not the briefing's, or ""."""
    said = line.text.removeprefix(load_profile(language).tables["templates"]["new_story"].format(text=""))
    if not line.citations or said[:1] not in QUOTATION_MARKS or line.citations[0].article not in articles:
        return ""
    spoken = articles[line.citations[0].article].language or ""
    return spoken if spoken != language else ""


def days(events: Sequence[Event]) -> tuple[Day, ...]:
    """Events by date, the undated last."""

    def key(event: Event) -> tuple[str, str]:
        return event.date or _NEVER, event.date_precision

    grouped = groupby(sorted(events, key=key), key=key)
    return tuple(
        Day(None if date == _NEVER else date, found[0].date_precision, found)
        for (date, _), events_of_day in grouped
        if (found := tuple(events_of_day))
    )


def untold(story: Story) -> tuple[Event, ...]:
    """The events of a story but for those without a day that a line of it tells: a course would only say them again."""
    told = {event for line in story.statements for event in line.events}
    return tuple(event for event in with_own_days(story) if event.date or event.id not in told)


def with_own_days(story: Story) -> tuple[Event, ...]:
    """The events of a story, without a day that is surely not that of the passage which tells them.

    Another report told it, and this one tells of another year ("Ecologists had warned in 2022 that the site floods"); or it
    is the day since which something goes on, of which another day's count is told.
    """
    undated = {"date": None, "date_precision": "unknown", "date_evidence": ""}
    return tuple(
        e.model_copy(update=undated) if _is_of_another_year(e) or _is_only_since(e) else e for e in story.events
    )


def _is_of_another_year(event: Event) -> bool:
    if not event.date or not event.citations:
        return False
    passage, words = event.citations[0].exact, _QUOTED.match(event.date_evidence)
    years = set(_YEAR.findall(passage))
    return words is not None and words[1] not in passage and bool(years) and event.date[:4] not in years


def _is_only_since(event: Event) -> bool:
    """ "The heat has killed 33 people since Friday, the ministry said on Tuesday"."""
    words = _QUOTED.match(event.date_evidence)
    if words is None or not event.citations or not event.language:
        return False
    profile, (before, _, behind) = load_profile(event.language), event.citations[0].exact.partition(words[1])
    opened = set(before.lower().split()[-_BEFORE_A_DAY:]) & profile.words("dates", "since")
    others = {w for w in _WORD.findall(f"{before} {behind}".lower()) if w in profile.weekdays}
    return bool(opened) and bool(others - {words[1].lower()})


def course(story: Story, language: str) -> tuple[Event, ...]:
    """The events that tell how it went, up to a screen's worth: a few of each day, the most reported, undated ones last.

    None whose sentence leans on one that is not told beside it: "Its finance arm is shedding 921 jobs" and "Net profit fell
    30%" are anybody's there; none without a day whose number has since become another.
    """
    clear = [e for e in untold(story) if _is_clear(e, story, language)]
    told = [event for day in days(clear) for event in most_reported(day.events, _A_DAY)]
    dated = most_reported([event for event in told if event.date], _COURSE)
    return (*dated, *[event for event in told if not event.date][: _COURSE - len(dated)])


def _is_clear(event: Event, story: Story, language: str) -> bool:
    if not event.date and tells_what_has_moved(story, event):
        return False
    if leans_on_context(event.summary, load_profile(event.language or language)):
        return False
    return not leaves_open_whose(event.summary, event.citations[0], story.figures, story.actors)


def main_actors(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The most reported actors, up to a screen's worth."""
    return most_reported(actors, _ACTORS)


def most_reported(items: Sequence[T], at_most: int) -> tuple[T, ...]:
    """Those that the most articles are cited for, in their order; of equally reported ones the first."""
    kept = sorted(range(len(items)), key=lambda place: (-_reports(items[place]), place))[:at_most]
    return tuple(items[place] for place in sorted(kept))


def _reports(item: Event | Actor) -> int:
    return len({citation.article for citation in item.citations})


def passages_of(event: Event, articles: Mapping[str, Article]) -> tuple[Citation, ...]:
    """What to cite beside an event's line: the passages that say it, of all that speak of the event."""
    if not event.citations or any(c.article not in articles for c in event.citations):
        return event.citations
    language = event.language or articles[event.citations[0].article].language or ""
    return supporting(event.citations, event.summary, language, articles)


def is_assumed(evidence: str) -> bool:
    """Whether a date hangs on the briefing's date alone: its evidence ends on saying so."""
    return evidence.endswith(("assumed", "(assumed)"))


def assumes_dates(briefing: Briefing) -> bool:
    """Whether any date shown hangs on the briefing's date alone."""
    return any(
        is_assumed(evidence)
        for story in briefing.stories
        for evidence in (
            *(event.date_evidence for event in story.events),
            *(claim.date_evidence for figure in story.figures for claim in figure.claims),
        )
    )
