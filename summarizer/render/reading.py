"""How a briefing is read out in any form: numbering, look-ups, and the grouping of claims and events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar
from urllib.parse import urlsplit

from summarizer.schema.brief import (
    Actor,
    Article,
    Briefing,
    Citation,
    Claim,
    DatePrecision,
    Event,
    Figure,
    Statement,
    Story,
)

T = TypeVar("T", Event, Actor)

_FIGURES_SHOWN = 14
_NEVER = "9999"
_SYMBOLS = {"about": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< ", "plural": "≥ "}


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


def ordered_figures(story: Story) -> tuple[Figure, ...]:
    """Figures of several claims, then what a statement tells, then the weightiest up to a page's worth.

    The rest is in brief.json only: a list of every number of every article hides the few that matter.
    """
    told, related = _told(story), _related(story)
    first = [f for f in story.figures if len(f.claims) > 1 or f.id in told]
    rest = [f for f in story.figures if f not in first and f.id in related]
    rest += [f for f in story.figures if f not in first and f not in rest][
        : max(0, _FIGURES_SHOWN - len(first) - len(rest))
    ]
    shown = {f.id for f in (*first, *rest)}
    return tuple(sorted((f for f in story.figures if f.id in shown), key=lambda f: f.status == "single"))


def main_figures(story: Story, at_most: int) -> tuple[Figure, ...]:
    """The first so many of them in their order: what sources dispute, then what has changed, then what is told."""
    told, figures = _told(story), ordered_figures(story)
    rank = {"disputed": 0, "updated": 1}
    ranked = sorted(figures, key=lambda f: (rank.get(f.status, 2), f.id not in told))[:at_most]
    return tuple(figure for figure in figures if figure in ranked)


def _told(story: Story) -> set[str]:
    return {ref.split(".")[0] for statement in story.statements for ref in statement.figures}


def _related(story: Story) -> set[str]:
    return {i for relation in story.relations if relation.kind != "not_comparable" for i in relation.figures}


def standing(figure: Figure) -> tuple[int, ...]:
    """The indices of the claims to show first: the current one, or every side of a dispute."""
    indices = range(len(figure.claims))
    if figure.status != "disputed" and figure.current is not None and figure.current in indices:
        return (figure.current,)
    sides: dict[object, list[int]] = {}
    for index in indices:
        claim = figure.claims[index]
        if not _superseded(claim, figure.claims):
            values = tuple(v for v in (claim.value, claim.min_value, claim.max_value) if v is not None)
            sides.setdefault(values or claim.text, []).append(index)
    return tuple(min(side, key=lambda i: not figure.claims[i].attributed_to) for side in sides.values())


def others(figure: Figure) -> tuple[int, ...]:
    """The indices of the remaining claims: earlier, or otherwise."""
    shown = standing(figure)
    return tuple(index for index in range(len(figure.claims)) if index not in shown)


def _superseded(claim: Claim, claims: Iterable[Claim]) -> bool:
    """Whether the same speaker says something of a later day: who updates a figure does not dispute it."""
    day = claim.observation_date
    if not claim.attributed_to or not day:
        return False
    return any(
        claim.attributed_to == later.attributed_to and later.observation_date and later.observation_date > day
        for later in claims
    )


def claim_at(story: Story, claim_id: str) -> tuple[Figure, int] | None:
    """The figure and the index that a claim's id names: `f3.c1` is claim 1, from 0, of figure f3."""
    figure_id, _, index = claim_id.rpartition(".c")
    for figure in story.figures:
        if figure.id == figure_id and index.isdecimal() and int(index) < len(figure.claims):
            return figure, int(index)
    return None


def disputes(story: Story, statement: Statement) -> tuple[Figure, ...]:
    """The disputed figures that a statement rests on, each once."""
    named = [found[0] for claim in statement.figures if (found := claim_at(story, claim))]
    return tuple({figure.id: figure for figure in named if figure.status == "disputed"}.values())


def figure_name(figure: Figure) -> str:
    """What a figure measures, of whom, and where."""
    name = figure.label or figure.measured_property.replace("_", " ")
    if figure.observation_about and figure.observation_about.casefold() != name.casefold():
        name = f"{name}: {figure.observation_about}" if name else figure.observation_about
    if figure.place and figure.place.casefold() not in name.casefold():
        name = f"{name} ({figure.place})"
    return name


def number_text(claim: Claim) -> str:
    """A claim's number with its bound; in signs where the briefing brings no words for it."""
    if claim.text:
        return claim.text
    if claim.bound == "range":
        return f"{claim.min_value}–{claim.max_value}"
    values = (claim.value, claim.min_value, claim.max_value)
    number = next((str(value) for value in values if value is not None), claim.qualifier or "?")
    return _SYMBOLS.get(claim.bound, "") + number


def counted(claim: Claim) -> str:
    """The unit or thing that a claim's number counts, unless the number's own words say it."""
    number = number_text(claim)
    if claim.phrase.startswith(number):
        return claim.phrase[len(number) :].strip()
    noun = claim.unit_text or claim.subject
    in_words = any(c.isalpha() for c in noun) and noun.casefold() not in number.casefold()
    return noun if in_words else ""


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


def most_reported(items: Sequence[T], at_most: int) -> tuple[T, ...]:
    """Those that the most articles are cited for, in their order; of equally reported ones the first."""
    kept = sorted(range(len(items)), key=lambda place: (-_reports(items[place]), place))[:at_most]
    return tuple(items[place] for place in sorted(kept))


def _reports(item: Event | Actor) -> int:
    return len({citation.article for citation in item.citations})


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
