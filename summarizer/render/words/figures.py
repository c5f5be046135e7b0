"""Which figures a briefing shows in any form, and in which order."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, takewhile

from summarizer.language.numbers.measures import MEASURED_ONCE, MERE_MEASURES
from summarizer.language.numbers.quantity_names import listed_names
from summarizer.language.profile import FORECAST
from summarizer.render.words.claims import claim_values, shown_status, standing
from summarizer.render.words.latest import WANING, days_of, growing, is_passed, last_counted, latest_of_each, name_of
from summarizer.schema.brief import Claim, Event, Figure, Modality, Statement, Status, Story, true_parts

_FIGURES_SHOWN = 16
_QUOTED = 6
_LEAD, _UNDIVIDED = 6, 8
_MOST_WRITTEN = 10  # lines that a model is asked for
_RECKONED = MEASURED_ONCE | {"depth"}
_STATUSES: tuple[Status, ...] = ("disputed", "updated", "agreed", "single")
_POLLED = frozenset({"support in polls"})
_CROWDS = frozenset({"protesters", "attendance"})
_LAST_DAYS = timedelta(days=3)
_MONTHS = timedelta(days=60)
_DAY = len("2025-10-15")
_DECADE = 10  # years
_PAIR = 2


def ordered_figures(story: Story) -> tuple[Figure, ...]:
    """Figures of several claims, then what a line of figures tells, then the weightiest up to a page's worth.

    What is disputed stands first, then what has changed, then what sources agree on; last a few that stand in their
    source's words, if no line has told them. The rest is in brief.json only: a list of every number of every article hides
    the few that matter.
    """
    told, related = _told(story), _related(story)
    first = {f.id for f in story.figures if _is_told_by_several(f) or f.id in told}
    shown = first | {f.id for f in story.figures if f.id in related}
    rest = [f.id for f in story.figures if f.id not in shown]
    shown.update(rest[: max(0, _FIGURES_SHOWN - len(shown))])
    measured = {f.measured_property for f in story.figures if f.id in shown and _each_has_its_own(f)}
    shown.update(f.id for f in story.figures if f.measured_property in measured)
    those = [f for f in story.figures if f.id in shown and (f.id in told or not _says_little(f))]
    named = sorted((f for f in those if not f.told_as), key=lambda f: _STATUSES.index(shown_status(f)))
    return (*named, *islice(_in_source_words(story, those), _QUOTED))


def _each_has_its_own(figure: Figure) -> bool:
    """Of a forecast or a poll each institute has its own: who reads the one looks for the others."""
    return figure.measured_property.endswith(FORECAST) or figure.measured_property in _POLLED


def _says_little(figure: Figure) -> bool:
    """ "The two sides", "les deux sens": a pair of which nothing is told but what they are."""
    is_noun = figure.measured_property.startswith(figure.observation_about) and not figure.told_as
    values = [value for claim in figure.claims for value in claim_values(claim)]
    is_bare = is_noun and figure.measured_property not in listed_names() and not (figure.place or figure.holder)
    return is_bare and max(values, default=_PAIR + 1) <= _PAIR


def _in_source_words(story: Story, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Those that stand in their source's words: the first of the same words, and none that a line has told."""
    lines = {ref.partition(".")[0] for statement in (story.headline, *story.statements) for ref in statement.figures}
    words = {""}
    for figure in figures:
        if figure.told_as not in words and figure.id not in lines:
            yield figure
        words.add(figure.told_as)


def main_figures(story: Story, at_most: int) -> tuple[Figure, ...]:
    """The first so many of them in their order; of those that only one source has, what a statement tells first."""
    figures, told = ordered_figures(story), _told(story)
    ranked = sorted(figures, key=lambda f: (_rank(f), f.id not in told))[:at_most]
    kept = {figure.id for figure in ranked}
    return tuple(figure for figure in figures if figure.id in kept)


def key_figures(story: Story, at_most: int) -> tuple[Figure, ...]:
    """Those to put before all else: several sources or the headline speak of them, they are neither withdrawn nor of old.

    What is disputed comes first, unless a writer tells it late: a march counted by two heads no takeover. Then comes what
    the headline's passages have, then what has changed, parts behind the others if a whole of their kind is among these,
    and what one article has and no line tells behind what several have; of the headline's own numbers one is always among
    them. A part that bears its whole's name says nothing beside it.
    """
    named = {ref.partition(".")[0] for ref in story.headline.figures}
    headed = {f.id for f in story.figures if f.id in named or _stands_in(story.headline, f)}
    weighty = _weighty(story, headed)
    told, late = _told_in_prose(story), _told_late(story) - headed
    rank = {f.id: 2 if f.id in late else _rank(f) for f in weighty}
    beside = {f.id: f.measured_property for f in weighty}  # a toll stands behind no count of who was aboard
    parts = {part for whole, part in true_parts(story.relations) if beside.get(whole) == beside.get(part)}
    by_weight = sorted(
        weighty,
        key=lambda f: (
            rank[f.id] > 0,
            f.id in parts,
            f.id not in headed,
            f.id not in told and _stands_in_one_article(f),
            rank[f.id],
            f.id not in told,
        ),
    )
    kept, left = by_weight[:at_most], by_weight[at_most:]
    main = next((f for f in left if f.id in headed), None)
    if main and not any(f.id in headed for f in kept):
        kept[-1] = main
    return tuple(kept)


def _weighty(story: Story, headed: Container[str]) -> list[Figure]:
    """The figures that may stand before all else; `headed` have the headline's passages."""
    aside = {i for r in story.relations if r.kind in ("corrected", "background") for i in r.figures[1:]}
    sure = (f for f in ordered_figures(story) if not f.told_as and f.measured_property not in MERE_MEASURES)
    sure = (f for f in sure if common_modality(f) != "denied" and (f.vouched or f.status != "disputed"))
    newest = max(map(last_counted, story.figures), default="")
    weighty = [f for f in sure if f.id not in aside and (f.id in headed or _is_told_by_several(f))]
    weighty = [f for f in weighty if not (_is_of_old(f, newest) or _was_feared(story, f))]
    weighty = [f for f in weighty if f.id in headed or not _is_of_months(f)] or weighty
    weighty = latest_of_each(story, weighty)
    parts = {part for _, part in true_parts(story.relations)}
    return [f for f in weighty if f.id not in parts or not _is_named_like_its_whole(story, f)]


def _stands_in_one_article(figure: Figure) -> bool:
    """Whether one article alone has it, though it tells what it was before: "cash flow rose from 1.24 to 1.34 billion"."""
    return len({cited.article for claim in figure.claims for cited in claim.citations}) == 1


def _is_named_like_its_whole(story: Story, part: Figure) -> bool:
    """Whether nothing tells the two apart: "deaths: rebel forces" is another name than "deaths"."""
    wholes = {whole for whole, i in true_parts(story.relations) if i == part.id}
    return bool(part.label) and any(name_of(f) == name_of(part) for f in story.figures if f.id in wholes)


def common_modality(figure: Figure) -> Modality:
    """That of all the claims that stand, where they have one: planned, possible or denied; else actual."""
    found = {figure.claims[index].modality for index in standing(figure)}
    return found.pop() if len(found) == 1 else "actual"


def _is_of_old(figure: Figure, newest: str) -> bool:
    """Whether all that is known of when its numbers held is a month or a year long gone: "in January more than 400 died".

    Or an earlier march than the last days', or what has been counted for decades: "190 coups since 1825". Where all that a
    story tells lies ahead (no `newest`), nothing is of old.
    """
    days = days_of(figure)
    since = {figure.claims[index].period_start or "" for index in standing(figure)}
    if newest and "" not in since and all(int(newest[:4]) - int(day[:4]) > _DECADE for day in since):
        return True
    if figure.measured_property in _CROWDS and days:
        return _is_days_before(max(days), newest)
    return newest != "" and len(days) == len(figure.claims) and all(_month(newest) - _month(day) > 1 for day in days)


def _is_of_months(figure: Figure) -> bool:
    """Whether it has been added up for months: a route's dead of the year, no news beside a boat's."""
    periods = [(figure.claims[i].period_start or "", figure.claims[i].period_end or "") for i in standing(figure)]
    days = [pair for pair in periods if all(len(day) == _DAY for day in pair)]
    long = any(date.fromisoformat(end) - date.fromisoformat(start) > _MONTHS for start, end in days)
    return long and figure.measured_property in growing()


def _was_feared(story: Story, figure: Figure) -> bool:
    """Whether it is what was feared of one happening, of which others have counted since: "60 feared dead", then 42."""
    if common_modality(figure) != "possible" or not days_of(figure):
        return False
    alike = (f for f in story.figures if f.measured_property == figure.measured_property and f.id != figure.id)
    counted = (f for f in alike if f.occasions == figure.occasions and common_modality(f) == "actual" and not f.told_as)
    return any(max(days_of(f), default="") > max(days_of(figure)) for f in counted)


def _is_days_before(day: str, newest: str) -> bool:
    known = len(day) == len(newest) == _DAY
    return known and date.fromisoformat(newest) - date.fromisoformat(day) > _LAST_DAYS


def _month(day: str) -> int:
    """The months that an ISO date counts, a year's by its last one."""
    return int(day[:4]) * 12 + int(day[5:7] or "12")


def _stands_in(headline: Statement, figure: Figure) -> bool:
    """Whether a passage that the headline cites has a number of the figure, and not only its place."""
    return any(
        cited.article == own.article
        and cited.start <= own.start
        and own.end <= cited.end
        and claim.numeral_in(own.exact)
        for cited in headline.citations
        for claim in figure.claims
        for own in claim.citations
    )


def _is_told_by_several(figure: Figure) -> bool:
    if shown_status(figure) == "single" and figure.told_status == "agreed":
        return False
    return len(figure.claims) > 1 or any(claim.origin_count > 1 for claim in figure.claims)


def _rank(figure: Figure) -> int:
    """What is disputed, what has changed, all else.

    Of forecasts each house has its own, and of an earthquake's strength and depth each institute: that is no quarrel.
    """
    rank = min(2, _STATUSES.index(shown_status(figure)))
    is_reckoned = figure.measured_property.endswith(FORECAST) or figure.measured_property in _RECKONED
    return max(1, rank) if is_reckoned else rank


def _told(story: Story) -> set[str]:
    """The figures that statements are made of: a number that stands in an event's sentence may be any."""
    return {ref.split(".")[0] for statement in story.statements if not statement.events for ref in statement.figures}


def _told_in_prose(story: Story) -> set[str]:
    """The figures that a line tells which is more than a list of their claims; a model names each number of its own line."""
    lines = (s for s in story.statements if not lists_claims(story, s) and (s.written_by == "model" or not s.events))
    return {ref.split(".")[0] for line in lines for ref in line.figures}


def _related(story: Story) -> set[str]:
    return {i for relation in story.relations if relation.kind != "not_comparable" for i in relation.figures}


def claim_at(story: Story, claim_id: str) -> tuple[Figure, int] | None:
    """The figure and the index that a claim's id names: `f3.c1` is claim 1, from 0, of figure f3."""
    figure_id, _, index = claim_id.rpartition(".c")
    for figure in story.figures:
        if figure.id == figure_id and index.isdecimal() and int(index) < len(figure.claims):
            return figure, int(index)
    return None


def status_in(story: Story, figure: Figure) -> Status:
    """Its status as its story shows it: on a number that was withdrawn nobody agrees."""
    status = shown_status(figure)
    withdrawn = status == "agreed" and any(
        r.kind == "corrected" and figure.id in r.figures[1:] for r in story.relations
    )
    return "single" if withdrawn else status


def disputes(story: Story, statement: Statement) -> tuple[Figure, ...]:
    """The disputed figures of which a statement tells what a side says now, each once."""
    named = [found for claim in statement.figures if (found := claim_at(story, claim))]
    sides = (figure for figure, i in named if shown_status(figure) == "disputed" and i in (figure.standing or (i,)))
    return tuple({figure.id: figure for figure in sides}.values())


def _told_late(story: Story) -> set[str]:
    """The figures that a model, which tells the most important first, has told behind its first few lines alone.

    A dispute that it has passed over it tells later still.
    """
    written = [{ref.split(".")[0] for ref in s.figures} for s in story.statements if s.written_by == "model"]
    quarrels = {f.id for f in story.figures if shown_status(f) == "disputed"} if written else set[str]()
    return quarrels.union(*written[_LEAD:]) - set[str]().union(*written[:_LEAD])


def lists_claims(story: Story, statement: Statement) -> bool:
    """Whether a statement is a template's list of one figure's claims ("Deaths: 78 …; earlier 34 …").

    Where that figure is shown with its claims, such a line says nothing more. That of a dispute does.
    """
    told = {found[0].id: found[0] for ref in statement.figures if (found := claim_at(story, ref))}
    if statement.written_by != "template" or statement.events or len(told) != 1:
        return False
    figure = next(iter(told.values()))
    label = (figure.label or figure.observation_about or figure.measured_property).casefold()
    head, colon, _ = statement.text.casefold().partition(":")
    return bool(colon and label) and (head.rstrip() == label or head.startswith((f"{label},", f"{label} (")))


def lead_and_further(
    story: Story, told: Sequence[Statement], with_figures: bool
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Of the lines told: the first few with every dispute, to stand before the figures, and the others, to stand behind.

    A model chooses what it tells, so that all of its lines are among the first; templates tell whatever there is.
    Where the figures are shown (`with_figures`) lines that list their claims are left out. A few lines are not divided.
    What has since become another number stands behind all else.
    """
    lines = [line for line in told if not with_figures or not lists_claims(story, line)]
    lines.sort(key=lambda line: _is_overtaken(story, line))
    if len(lines) <= _UNDIVIDED:
        return tuple(lines), ()
    chosen = takewhile(lambda line: line.written_by == "model" and not _is_overtaken(story, line), lines)
    first = max(_LEAD, len([*islice(chosen, _MOST_WRITTEN)]))
    disputed = (line for line in lines[first:] if not line.events and disputes(story, line))
    lead = (*lines[:first], *disputed)
    return lead, tuple(line for line in lines[first:] if line not in lead)


def _is_overtaken(story: Story, line: Statement) -> bool:
    """Whether it tells what a figure was before, and nothing of what one is now; or a toll that a later one has passed."""
    told = [found for ref in line.figures if (found := claim_at(story, ref))]
    tolls = [f for f, _ in told if f.measured_property in growing() | WANING and f.told_status == "single"]
    if tolls and all(is_passed(story, f) for f in tolls):
        return True
    moved = [(f, i) for f, i in told if shown_status(f) == "updated" and f.current is not None]
    old = [claim_values(f.claims[i]) != claim_values(f.claims[f.current or 0]) for f, i in moved]
    stands = {f.id for (f, _), is_old in zip(moved, old, strict=True) if not is_old}
    waned = [f for f, _ in moved if f.measured_property in WANING and f.id not in stands]
    return bool(old) and (all(old) or bool(waned))


def tells_what_has_moved(story: Story, event: Event) -> bool:
    """Whether an event's words have a number that has since become another, or is no side of its dispute any more.

    "Nine people were injured" says nothing that holds, where no day stands beside it.
    """
    passages = {(c.article, c.start) for c in event.citations}
    for figure in (f for f in story.figures if shown_status(f) in ("updated", "disputed")):
        now = {claim_values(figure.claims[index]) for index in standing(figure)}
        told = {claim_values(c) for c in figure.claims if c.text in event.summary and _stands_in_one(c, passages)}
        if told and now.isdisjoint(told):
            return True
    return False


def _stands_in_one(claim: Claim, passages: set[tuple[str, int]]) -> bool:
    return any((c.article, c.start) in passages for c in claim.citations)
