"""One event, however many report it: groups of reports made into records, the weightiest first."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import fsum
from types import MappingProxyType

from summarizer.language.anchors import values
from summarizer.language.content import content_words, stems_of_text
from summarizer.language.events.event_types import is_on_ground, salience
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.regions import region_of
from summarizer.merge.actors.story_actors import Actors
from summarizer.merge.decisions import DecisionLog
from summarizer.merge.events.clusters import cluster_events
from summarizer.merge.events.reports import EventReport
from summarizer.schema.brief import Article, Citation, Event
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import DateReading, EventMention, GroundedEvent, GroundedMentions
from summarizer.schema.records import record

Numbers = Mapping[tuple[str, int], frozenset[str]]
_Quality = tuple[bool, bool, bool, bool, bool, str, int, int]
NO_NUMBERS: Numbers = MappingProxyType({})

_CHOSEN = 4.0  # what a model that has read the article names among its main events
_GOOD_LENGTH = (50, 210)
_FINENESS = {"day": 0, "week": 1, "month": 2}
_LAST_MONTH = timedelta(days=40)
_ONE_DAY = timedelta(days=1)


@record
class _Report:
    """One article's report of an event; `order` is the article's place in the story."""

    grounded: GroundedEvent
    actors: frozenset[str]
    article: Article
    order: int

    @property
    def mention(self) -> EventMention:
        return self.grounded.mention

    @property
    def position(self) -> int:
        return self.mention.sentence

    @property
    def language(self) -> str:
        return self.mention.language or self.article.language or ""

    @property
    def words(self) -> frozenset[str]:
        return content_words(self.grounded.citation.exact, self.article.language)


def numbers_of(story: Iterable[GroundedMentions]) -> Numbers:
    """The numbers of each sentence that tells an event, by the article's id and the sentence's number."""
    found: dict[tuple[str, int], frozenset[str]] = {}
    for grounded in story:
        telling: dict[int, list[Numeral]] = {e.mention.sentence: [] for e in grounded.events}
        for numeral in grounded.article.numerals:
            if numeral.sentence in telling:
                telling[numeral.sentence].append(numeral)
        found |= {(grounded.article.article.id, n): frozenset(values(marks)) for n, marks in telling.items()}
    return found


def merge_events(
    mentions: list[GroundedEvent],
    articles: dict[str, Article],
    actors: Actors,
    log: DecisionLog | None = None,
    numbers: Numbers = NO_NUMBERS,
    mentioned: Sequence[GroundedEvent] = (),
) -> tuple[Event, ...]:
    """The events of one story, weightiest first, numbered from e1. Summaries in the briefing's language win.

    `numbers` are those that have been read in the sentences that tell them (`numbers_of`). What is only `mentioned` is
    cited with the event that it belongs to, and tells nothing else of it. Reports of how things are found no event.
    """
    log = log if log is not None else DecisionLog()
    order = {article: number for number, article in enumerate(articles)}
    reports = [_report(m, articles, actors, order) for m in mentions]
    reports.sort(key=lambda r: (r.mention.date is None, r.position, r.order))
    plain = [_plain(r, actors, numbers) for r in reports]
    beside = [_report(m, articles, actors, order) for m in mentioned]
    groups, further = _told(
        reports, beside, cluster_events(plain, log, [_plain(r, actors, NO_NUMBERS) for r in beside])
    )
    central = _centrality(articles, {m.citation.article for m in mentions})
    newest = max((a.published[:10] for a in articles.values() if a.published), default=None)
    ranked = sorted(groups, key=lambda g: -_weight(g, central) - _recency(g, newest))
    return tuple(_event(g, further[id(g)], f"e{i}", actors.language) for i, g in enumerate(ranked, start=1))


def _told(
    reports: Sequence[_Report], mentioned: Sequence[_Report], clusters: Iterable[Sequence[int]]
) -> tuple[list[list[_Report]], dict[int, list[Citation]]]:
    """The reports of each event that is told, and by the id of their list the passages that only mention it."""
    groups: list[list[_Report]] = []
    cited: dict[int, list[Citation]] = {}
    for cluster in clusters:
        group = [reports[i] for i in cluster if i < len(reports)]
        if not all(r.mention.is_state for r in group):
            groups.append(group)
            cited[id(group)] = [mentioned[i - len(reports)].grounded.citation for i in cluster if i >= len(reports)]
    return groups, cited


def _report(grounded: GroundedEvent, articles: dict[str, Article], actors: Actors, order: dict[str, int]) -> _Report:
    ids = frozenset(i for name in grounded.mention.actors if (i := actors.id_of(name)))
    article = articles[grounded.citation.article]
    return _Report(grounded, ids, article, order[article.id])


def _plain(report: _Report, actors: Actors, numbers: Numbers) -> EventReport:
    mention = report.mention
    return EventReport(
        article=report.article.id,
        sentence=report.grounded.citation.exact,
        language=report.article.language,
        type=mention.type,
        date=mention.date,
        place=mention.place,
        participants=frozenset((i, actors.kind_of(i)) for i in report.actors),
        modality=mention.modality,
        head=mention.head,
        numbers=numbers.get((report.article.id, mention.sentence)),
        position=mention.sentence,
        takes_up=mention.takes_up,
        is_chosen=mention.read_by == "model",
        published=(report.article.published or "")[:10],
    )


def _centrality(articles: dict[str, Article], ids: set[str]) -> dict[str, float]:
    """Content word -> the share of the story's articles that use it."""
    counts = Counter(word for i in ids for word in stems_of_text(articles[i].text, articles[i].language))
    return {word: count / len(ids) for word, count in counts.items()}


def _recency(group: list[_Report], newest: str | None) -> float:
    """Up to 4.5 for an event told by the story's newest articles, less by 1.5 for each day before."""
    told = [r.article.published[:10] for r in group if r.article.published]
    if newest is None or not told:
        return 0.0
    return max(0.0, 4.5 - 1.5 * (date.fromisoformat(newest) - date.fromisoformat(max(told))).days)


def _weight(group: list[_Report], central: dict[str, float]) -> float:
    origins = len({r.article.origin for r in group})
    lead = max(1.0 / r.position for r in group)
    dated = any(r.mention.date and r.mention.date.precision == "day" for r in group)
    model = any(r.mention.read_by == "model" for r in group)
    past = any(_is_past(r) for r in group)
    salience = max(_salience(r) for r in group)
    # fsum: words come in no order, and two equal weights must stay equal
    topic = max(fsum(central.get(w, 0.0) for w in r.words) / max(1, len(r.words)) for r in group)
    return 2.0 * min(origins, 5) + 3.0 * lead + dated + _CHOSEN * model + salience + 8.0 * topic - 12.0 * past


def _is_past(report: _Report) -> bool:
    """Whether the report tells of a year or month that was over well before its article came out."""
    reading, published = report.mention.date, report.article.published
    if reading is None or reading.precision not in ("year", "month"):
        return False
    return not published or date.fromisoformat(published[:10]) - date.fromisoformat(reading.end) > _LAST_MONTH


def _salience(report: _Report) -> float:
    return float(salience(report.mention.type, report.mention.sub_type))


def _event(group: list[_Report], mentioned: list[Citation], event_id: str, language: str) -> Event:
    when = _when(group)
    actual = any(r.mention.modality == "actual" for r in group)
    best = max(group, key=lambda r: _rank(r, when, language))
    when = best.mention.date if when and best.mention.date and _are_one_night(when, best.mention.date) else when
    return Event(
        id=event_id,
        type=best.mention.type,
        sub_type=best.mention.sub_type,
        summary=best.mention.summary,
        date=_iso(when.start, when.precision) if when else None,
        date_precision=when.precision if when else "unknown",
        place=_place(group, language),
        actors=tuple(sorted(frozenset().union(*(r.actors for r in group)), key=lambda i: int(i[1:]))),
        modality="actual" if actual else best.mention.modality,
        citations=tuple(
            dict.fromkeys(
                [best.grounded.citation, *best.grounded.also, *(r.grounded.citation for r in group), *mentioned]
            )
        ),
        language=best.language,
        date_evidence=when.evidence if when else "",
    )


def _when(group: list[_Report]) -> DateReading | None:
    """The finest day told, of several the one that most articles tell, of as many the first."""
    dated = {
        (r.article.id, r.mention.date.start, r.mention.date.precision): r.mention.date for r in group if r.mention.date
    }
    votes = Counter((start, precision) for _, start, precision in dated)
    return min(
        dated.values(),
        key=lambda d: (_FINENESS.get(d.precision, 3), -votes[d.start, d.precision], d.start),
        default=None,
    )


def _are_one_night(day: DateReading, own: DateReading) -> bool:
    """Whether the day most told and that of the line itself are a night's two: the line says which."""
    starts = [date.fromisoformat(d.start) for d in (day, own)]
    ends = [date.fromisoformat(d.end) for d in (day, own)]
    return abs(starts[0] - starts[1]) == _ONE_DAY and max(ends) - min(starts) == _ONE_DAY


def _place(group: list[_Report], language: str) -> str | None:
    """The place that most reports name, as the briefing's language writes it if the table or one of them knows how."""
    named = [
        (r.mention.place, r.article.language == language) for r in group if r.mention.place and not _is_party(r, group)
    ]
    ids = [_place_id(place) for place, _ in named]
    ranked = [((ids.count(i), own, place), place, own) for i, (place, own) in zip(ids, named, strict=True)]
    if not ranked:
        return None
    _, place, own = max(ranked)
    region = None if own else region_of(place)
    return gazetteer().name_in(language, region.whole.name if region else place)  # of a foreign region its country


def _is_party(report: _Report, group: list[_Report]) -> bool:
    """Whether what stands as the place of a decision or a deal takes part in it by another report: "une amende à Velnik"."""
    if is_on_ground(report.mention.type) or gazetteer().place(report.mention.place):
        return False
    return any(report.mention.place in other.mention.actors for other in group)


def _place_id(place: str) -> object:
    entry = gazetteer().place(place)
    return entry.id if entry else region_of(place) or fold_name(place)


def _iso(day: str, precision: str) -> str:
    return {"year": day[:4], "month": day[:7]}.get(precision, day)


def _rank(report: _Report, when: DateReading | None, language: str) -> tuple[bool, bool, bool, bool, _Quality]:
    """How well the report words its event: the briefing's language goes before all but what no article could know.

    An article's own words that can stand alone go before a translation.
    """
    actual = report.mention.modality == "actual"
    own_words = report.article.language == language and not report.mention.takes_up
    return _can_know(report, when), report.language == language, actual, own_words, _quality(report, when)


def _can_know(report: _Report, when: DateReading | None) -> bool:
    """Whether the report's article, if it tells no day itself, came out on the event's day or later.

    How things are is so on the article's own day: "16 are still missing" is no line for the day before.
    """
    published = (report.article.published or "")[:10]
    if when is None or report.mention.date is not None:
        return True
    if report.mention.is_state:
        return when.start <= published <= when.end
    return not published or published >= when.start


def _quality(report: _Report, when: DateReading | None) -> _Quality:
    """Which report tells the event best: readable, saying the event's day, and of the newest article that is dated.

    A line that stands under a day which another article tells is a statement that no source makes.
    """
    own = report.mention.date
    summary = report.mention.summary
    well_sized = _GOOD_LENGTH[0] <= len(summary) <= _GOOD_LENGTH[1]
    speech = any(mark in summary for mark in '“”«»"')
    return (
        when is not None and own is not None and (own.start, own.precision) == (when.start, when.precision),
        not report.mention.takes_up,
        report.mention.read_by == "model",
        well_sized,
        not speech,
        (report.article.published or "")[:10],
        -report.position,
        -report.order,
    )
