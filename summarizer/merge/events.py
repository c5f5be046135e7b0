"""One event, however many report it: the same kind of act, on the same day, at the same place, in similar words.

Below the level of the story: two similar events on two days, or at two places, stay two.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from summarizer.language.content import content_words, word_overlap
from summarizer.language.event_types import salience
from summarizer.language.names import Vocabulary, find_names
from summarizer.language.numerals import find_numerals
from summarizer.language.places import fold_name, gazetteer, skeleton
from summarizer.language.profile import load_profile
from summarizer.merge.actors import Actors
from summarizer.schema.brief import Article, Event, Modality
from summarizer.schema.mentions import EventMention, GroundedEvent

_OVERLAP_DATED = 0.12
_OVERLAP_UNDATED = 0.25
_MIN_ANCHORS = 2
_GOOD_LENGTH = (50, 210)


@dataclass(frozen=True, slots=True)
class _Report:
    """One article's report of an event, with its resolved participants; `order` is the article's place in the story."""

    grounded: GroundedEvent
    actors: frozenset[str]
    words: frozenset[str]
    anchors: frozenset[str]
    origin: str
    position: int
    language: str
    article: Article
    order: int

    @property
    def mention(self) -> EventMention:
        return self.grounded.mention


def merge_events(
    mentions: list[GroundedEvent], articles: dict[str, Article], actors: Actors, first: int
) -> tuple[Event, ...]:
    """The events of one story, weightiest first; ids count from `first`. Summaries in the briefing's language win."""
    reports = [_report(m, articles, actors) for m in mentions]
    groups: list[list[_Report]] = []
    for report in sorted(reports, key=lambda r: (r.mention.date is None, r.position, r.order)):
        scored = [
            (max(_overlap(report, other) for other in g), g)
            for g in groups
            if all(_may_be_one(report, other) for other in g)
        ]
        best = max(scored, key=lambda s: s[0], default=None)
        if best and best[0] >= (_OVERLAP_DATED if report.mention.date else _OVERLAP_UNDATED):
            best[1].append(report)
        else:
            groups.append([report])
    central = _centrality(articles, {m.citation.article for m in mentions})
    ranked = sorted(groups, key=lambda g: -_weight(g, central) - _recency(g, articles))
    return tuple(_event(group, f"e{first + i}", actors.language) for i, group in enumerate(ranked))


def _report(grounded: GroundedEvent, articles: dict[str, Article], actors: Actors) -> _Report:
    article = articles[grounded.citation.article]
    ids = frozenset(i for name in grounded.mention.actors if (i := actors.id_of(name)))
    words = content_words(grounded.citation.exact, article.language)
    spoken = grounded.mention.language or article.language or ""
    anchors = _anchors(grounded.citation.exact, article.language)
    order = list(articles).index(article.id)
    position = grounded.mention.sentence
    return _Report(grounded, ids, words, anchors, article.origin, position, spoken, article, order)


@lru_cache(maxsize=50_000)
def _anchors(sentence: str, language: str | None) -> frozenset[str]:
    """What translation leaves alone: names by their consonants, places by their table row, and numbers."""
    profile = load_profile(language)
    found = {str(v) for n in find_numerals(sentence, profile) for v in (n.quantity.value, n.quantity.min_value) if v}
    for name in find_names(sentence, profile, 0, len(sentence), Vocabulary.of(sentence)):
        entry = gazetteer().lookup(name.text)
        found |= {entry.id} if entry else set(skeleton(fold_name(name.text)).split())
    return frozenset(found)


def _may_be_one(one: _Report, other: _Report) -> bool:
    first, second = one.mention, other.mention
    if first.type != second.type or not _compatible_modality(first.modality, second.modality):
        return False
    if _is_past(first) != _is_past(second):
        return False
    if first.date and second.date and not (first.date.start <= second.date.end and second.date.start <= first.date.end):
        return False
    return _same_place(first.place, second.place)


def _is_past(mention: EventMention) -> bool:
    """Dated by year or month alone: background, which must not join what happened today."""
    return mention.date is not None and mention.date.precision in ("year", "month")


def _compatible_modality(one: Modality, other: Modality) -> bool:
    return one == other or {one, other} == {"actual", "possible"}


def _same_place(one: str, other: str) -> bool:
    if not one or not other or fold_name(one) == fold_name(other):
        return True
    first, second = gazetteer().place(one), gazetteer().place(other)
    if first is None or second is None:
        return False
    return first.id == second.id or first.country == second.id or second.country == first.id


def _overlap(one: _Report, other: _Report) -> float:
    people = 0.1 if one.actors & other.actors else 0.0
    if one.article.language != other.article.language:
        shared = len(one.anchors & other.anchors)
        return word_overlap(one.anchors, other.anchors) * 0.5 + people if shared >= _MIN_ANCHORS else 0.0
    return word_overlap(one.words, other.words) * 0.7 + people


def _centrality(articles: dict[str, Article], ids: set[str]) -> dict[str, float]:
    """Content word -> the share of the story's articles that use it."""
    counts = Counter(word for i in ids for word in content_words(articles[i].text, articles[i].language))
    return {word: count / len(ids) for word, count in counts.items()}


def _recency(group: list[_Report], articles: dict[str, Article]) -> float:
    """Up to 4.5 for an event told by the story's newest articles, less by 1.5 for each day before."""
    days = [date.fromisoformat(a.published[:10]) for a in articles.values() if a.published]
    told = [date.fromisoformat(p[:10]) for r in group if (p := articles[r.grounded.citation.article].published)]
    if not days or not told:
        return 0.0
    return max(0.0, 4.5 - 1.5 * (max(days) - max(told)).days)


def _weight(group: list[_Report], central: dict[str, float]) -> float:
    origins = len({r.origin for r in group})
    lead = max(1.0 / r.position for r in group)
    dated = any(r.mention.date and r.mention.date.precision == "day" for r in group)
    model = any(r.mention.read_by == "model" for r in group)
    past = any(_is_past(r.mention) for r in group)
    salience = max(_salience(r) for r in group)
    topic = max(sum(central.get(w, 0.0) for w in r.words) / max(1, len(r.words)) for r in group)
    return 2.0 * min(origins, 5) + 3.0 * lead + dated + 2.0 * model + salience + 8.0 * topic - 12.0 * past


def _salience(report: _Report) -> float:
    return float(salience(report.mention.type, report.mention.sub_type))


def _event(group: list[_Report], event_id: str, language: str) -> Event:
    best = max(group, key=lambda r: _quality(r, language))
    dated = [r.mention.date for r in group if r.mention.date]
    when = min(dated, key=lambda d: ({"day": 0, "week": 1, "month": 2}.get(d.precision, 3), d.start), default=None)
    places = [r.mention.place for r in group if r.mention.place]
    modalities = {r.mention.modality for r in group}
    return Event(
        id=event_id,
        type=best.mention.type,
        sub_type=best.mention.sub_type,
        summary=best.mention.summary,
        date=_iso(when.start, when.precision) if when else None,
        date_precision=when.precision if when else "unknown",
        place=max(places, key=lambda p: (places.count(p), p)) if places else None,
        actors=tuple(sorted(frozenset().union(*(r.actors for r in group)), key=lambda i: int(i[1:]))),
        modality="actual" if "actual" in modalities else best.mention.modality,
        citations=tuple(
            dict.fromkeys([best.grounded.citation, *best.grounded.also, *(r.grounded.citation for r in group)])
        ),
        language=best.language,
        date_evidence=when.evidence if when else "",
    )


def _iso(day: str, precision: str) -> str:
    return {"year": day[:4], "month": day[:7]}.get(precision, day)


def _quality(report: _Report, language: str) -> tuple[bool, bool, bool, bool, str, int, int]:
    """Which report tells the event best: readable, and of the newest article that says when it was published."""
    summary = report.mention.summary
    well_sized = _GOOD_LENGTH[0] <= len(summary) <= _GOOD_LENGTH[1]
    speech = any(mark in summary for mark in '“”«»"')
    return (
        report.language == language,
        report.mention.read_by == "model",
        well_sized,
        not speech,
        (report.article.published or "")[:10],
        -report.position,
        -report.order,
    )
