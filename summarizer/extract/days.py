"""The day an article reports from, and what vouches for it."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from summarizer.extract.planned_days import read_ahead
from summarizer.language.dates.in_text import find_dates
from summarizer.language.dates.search import Anchor, DateMention, day_reading
from summarizer.language.profile import Profile
from summarizer.language.quotations import quotations
from summarizer.schema.evidence import DATELINE, PUBLISHED
from summarizer.schema.marked import MarkedArticle
from summarizer.schema.mentions import DateReading

_WEEK = 7
_FORTNIGHT = timedelta(days=14)
_LINES_ON_TOP, _LINE_ON_TOP = 6, 90  # lines, characters
_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class BriefingDay:
    """The briefing's date; only one that the user gave (`explicit`) may anchor weekdays, as "assumed"."""

    day: date
    explicit: bool


@dataclass(frozen=True, slots=True)
class ArticleDay:
    """What relative dates of an article count from, and the day it reports from; both None where nothing says."""

    anchor: Anchor | None
    reading: DateReading | None


def article_day(
    marked: MarkedArticle, profile: Profile, briefing: BriefingDay, cues: Mapping[int, list[int]]
) -> ArticleDay:
    """The dateline of up to two weeks before publication, else the publication date, else a dateline, a full date in the
    text, an explicit briefing date: what is printed on Saturday in a weekly was written when its dateline says.

    A line on top with nothing but a date may be the page's, so it is believed no more than the briefing's own date: where
    that would anchor the weekdays, a full date up to a week before it does so instead, "assumed" as well.

    `cues` are the offsets of the verbs of speech by sentence. A day of what is planned is none that it reports from.
    """
    published = _published(marked)
    if published:
        sent = _sent(marked, profile, published)
        anchor = Anchor(sent, DATELINE) if sent else Anchor(published, PUBLISHED)
        return ArticleDay(anchor, day_reading(anchor.day, DATELINE if sent else PUBLISHED))
    written = _dateline(marked, profile, briefing.day) or _latest_calendar_day(marked, profile, briefing)
    if written:
        return ArticleDay(Anchor(date.fromisoformat(written.start), written.evidence), written)
    if briefing.explicit and (day := _day_on_top(marked, profile, briefing)):
        anchor = Anchor(day, "the date line (assumed)")
        return ArticleDay(anchor, day_reading(day, anchor.evidence))
    if briefing.explicit:
        anchor = Anchor(briefing.day, "the briefing's date (assumed)")
        return ArticleDay(anchor, _latest_day(marked, profile, anchor, cues))
    return ArticleDay(None, None)


def _published(marked: MarkedArticle) -> date | None:
    stamp = marked.article.published
    return datetime.fromisoformat(stamp).date() if stamp else None


def _sent(marked: MarkedArticle, profile: Profile, published: date) -> date | None:
    """The day of a dateline that is older than the publication, but not too old to be this report's."""
    written = _dateline(marked, profile, published)
    day = date.fromisoformat(written.start) if written else published
    return day if timedelta(0) < published - day <= _FORTNIGHT else None


def _dateline(marked: MarkedArticle, profile: Profile, latest: date) -> DateReading | None:
    body = marked.body
    if not body:
        return None
    match = profile.pattern("furniture", "dateline").match(marked.text_of(body[0].number))
    if not match or not match.groupdict().get("date"):
        return None
    return _on_or_before(find_dates(match["date"], profile, Anchor(latest, "the dateline")), latest)


def _day_on_top(marked: MarkedArticle, profile: Profile, briefing: BriefingDay) -> date | None:
    """The day of a short line above the story that gives day, month and year: "Küstenfunk, 11. Mai 2026"."""
    lines = (line for line in marked.article.text.splitlines() if line.strip())
    for line in itertools.takewhile(lambda line: len(line) <= _LINE_ON_TOP, itertools.islice(lines, _LINES_ON_TOP)):
        if not _YEAR.search(line) or line.rstrip().endswith("."):
            continue
        found = _on_or_before(find_dates(line, profile, None), briefing.day)
        if found and (briefing.day - date.fromisoformat(found.start)).days <= _WEEK:
            return date.fromisoformat(found.start)
    return None


def _latest_calendar_day(marked: MarkedArticle, profile: Profile, briefing: BriefingDay) -> DateReading | None:
    """The latest day that the body names by month, if it names one within a week of the briefing's date."""
    anchor = Anchor(briefing.day, "the article's own date")
    days = [
        m
        for s in marked.body
        for m in find_dates(marked.article.text, profile, anchor, s.start, s.end)
        if _names_month(m)
    ]
    latest = _on_or_before(days, briefing.day)
    if latest and (briefing.day - date.fromisoformat(latest.start)).days <= _WEEK:
        return latest
    return None


def _names_month(mention: DateMention) -> bool:
    return mention.reading is not None and any(c.isdigit() for c in mention.reading.evidence.split(",")[0])


def _on_or_before(mentions: list[DateMention], limit: date) -> DateReading | None:
    days = [m.reading for m in mentions if m.reading and m.reading.precision == "day"]
    past = [r for r in days if r.start <= limit.isoformat()]
    return max(past, key=lambda r: r.start, default=None)


def _latest_day(
    marked: MarkedArticle, profile: Profile, anchor: Anchor, cues: Mapping[int, list[int]]
) -> DateReading | None:
    """The latest day that the story names in its own words; what somebody calls today was so when he spoke."""
    text = marked.article.text
    quoted = quotations(text)
    mentions = [
        read_ahead(mention, text, (s.start, s.end), profile, cues.get(s.number, []))
        for s in marked.body
        for mention in find_dates(text, profile, anchor, s.start, s.end)
        if not any(start <= mention.start < end for start, end in quoted)
    ]
    return _on_or_before([m for m in mentions if not m.ahead], anchor.day)
