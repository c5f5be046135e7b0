"""What a briefing says of a story's numbers and days, line by line, each beside the passages that it rests on."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from summarizer.schema.brief import Article, Citation, Claim, Event, Figure
from summarizer.schema.facts import StoryFacts
from summarizer.schema.records import record
from summarizer.write.told_claims import Groups, ToldClaims, told_claims

FIGURE, EVENT = "figure", "event"
AT_ODDS, BEFORE, AT_ODDS_BEFORE, ALSO = "at odds", "before", "at odds before", "also"
RELATIONS = {"part_of": "part of", "corrected": "withdrawn", "background": "long ago"}
"""The relations that a briefing tells, and how a line says each."""

MOST_LINES = 52
"""Lines of a story."""

_MOST_COUNTS = 36  # lines on figures: about what a briefing shows of one story
_MOST_RELATIONS = 8
_MOST_EVENTS = 8
_VOICES = 2  # claims of one value
_PASSAGE = 420  # characters
_LEAD_IN = 160  # characters of what stands before it in its paragraph, which may say where and of what
_WHEN = {"day": "on", "week": "in the week of", "": "in"}
_AHEAD = {"week": "for the week of", "": "for"}


@record
class Line:
    """One thing that the briefing says, and the passages for it.

    `kind` and `ids`: FIGURE, what stands (first) of the figure of this id; AT_ODDS, BEFORE, AT_ODDS_BEFORE or ALSO, the
    figure's id and the index of a claim that is set beside it; a relation's kind, the ids of two figures, the whole or the
    right one first; EVENT, the day of the event of this id.
    """

    kind: str
    ids: tuple[str, ...]
    text: str
    passages: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What it is about."""
        return self.kind, *self.ids


def lines_of(facts: StoryFacts) -> list[Line]:
    """The story's lines: on figures, those of several numbers first; how two stand to each other; the days of events."""
    articles = {a.id: a for a in facts.articles}
    told = [f for f in facts.figures if not f.told_as]
    told.sort(key=lambda f: (f.told_status not in ("disputed", "updated"), len(f.claims) == 1))
    counts = (line for figure in told for line in _counts(figure, articles))
    days = (_day(e, e.date, articles) for e in facts.events if e.date)
    return [
        *islice(counts, _MOST_COUNTS),
        *islice(_relations(facts, articles), _MOST_RELATIONS),
        *islice(days, _MOST_EVENTS),
    ]


def groups_of(figure: Figure) -> tuple[list[int], dict[str, Groups]]:
    """Indexes of the claims of what stands first, and how a briefing sets others beside it: those of one value together."""
    told = told_claims(figure)
    rest = [*told.now[1:], *told.contested, *told.before]
    unshown = _unshown(figure, told)
    if figure.told_status != figure.status or figure.status == "agreed":  # agreed: a rounding, or another currency
        return told.now[0], {ALSO: [*rest, *unshown]}
    return told.now[0], {AT_ODDS: told.now[1:], AT_ODDS_BEFORE: told.contested, BEFORE: told.before, ALSO: unshown}


def _unshown(figure: Figure, told: ToldClaims) -> Groups:
    """Indexes of the claims of each value that no line has room for: the table has them, and they follow what is refused."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for i, claim in enumerate(figure.claims):
        groups.setdefault((claim.value, claim.min_value, claim.max_value), []).append(i)
    shown = {i for group in told.all for i in group}
    return [group for group in groups.values() if shown.isdisjoint(group)]


def _counts(figure: Figure, articles: Mapping[str, Article]) -> Iterator[Line]:
    first, beside = groups_of(figure)
    name, claims = _counted(figure), [figure.claims[i] for i in first[:_VOICES]]
    yield Line(FIGURE, (figure.id,), f"{name} | {_joined(claims)}", _passages(claims, articles))
    for kind, group in ((kind, group) for kind, groups in beside.items() for group in groups):
        others = [figure.claims[i] for i in group[:_VOICES]]
        text = f"{name} | {_claim(claims[0])} | {kind}: {_joined(others)}"
        yield Line(kind, (figure.id, str(group[0])), text, _passages([claims[0], *others], articles))


def _relations(facts: StoryFacts, articles: Mapping[str, Article]) -> Iterator[Line]:
    """How two figures stand to each other, where neither has its source's words in its stead."""
    figures = {f.id: f for f in facts.figures if not f.told_as}
    for relation in (r for r in facts.relations if r.kind in RELATIONS):
        first, *others = (figures.get(i) for i in relation.figures)
        yield from (_relation(relation.kind, first, other, articles) for other in others if first and other)


def _relation(kind: str, first: Figure, other: Figure, articles: Mapping[str, Article]) -> Line:
    ends = (other, first) if kind == "part_of" else (first, other)
    said = [f"{_counted(f)}: {_claim(_main(f))}" for f in ends]
    text = f"{said[0]} | {RELATIONS[kind]} | {said[1]}"
    return Line(kind, (first.id, other.id), text, _passages(map(_main, ends), articles))


def _day(event: Event, day: str, articles: Mapping[str, Article]) -> Line:
    how, when = ("planned", _AHEAD) if event.modality == "planned" else ("happened", _WHEN)
    text = f"{how} {when.get(event.date_precision, when[''])} {day}"
    return Line(EVENT, (event.id,), text, (_passage(event.citations[0], articles),))


def _counted(figure: Figure) -> str:
    """What the line says is counted: of whom, whose, where and of which days alone."""
    name = figure.label or figure.measured_property
    about = f": {figure.subject}" if figure.subject and figure.subject.lower() not in name.lower() else ""
    whose = f" of {figure.holder}" if figure.holder else ""
    where = f" in {figure.place}" if figure.place else ""
    days = f" of {' and '.join(figure.occasions)} alone" if figure.occasions else ""
    return f"{name}{about}{whose}{where}{days}"


def _joined(claims: Iterable[Claim]) -> str:
    return ", and ".join(map(_claim, claims))


def _claim(claim: Claim) -> str:
    said = f", says {claim.told_speaker}" if claim.told_speaker else ""
    day = f", as of {claim.told_day}" if claim.told_day else ""
    unsure = f", {claim.modality}" if claim.modality != "actual" else ""
    return f'"{claim.phrase or claim.text}"{said}{day}{unsure}'


def _main(figure: Figure) -> Claim:
    return figure.claims[groups_of(figure)[0][0]]


def _passages(claims: Iterable[Claim], articles: Mapping[str, Article]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(told for claim in claims for told in _telling(claim, articles)))


def _telling(claim: Claim, articles: Mapping[str, Article]) -> list[str]:
    """The first passage that has the number and names its speaker: a headline says nothing of who told it. Where he is named
    in a sentence of his own ("said the mayor. Three are missing"), the number's and, if that is further off, his.
    """
    named = [c for c in claim.citations if claim.told_speaker and claim.told_speaker in c.exact]
    if whole := next((c for c in named if claim.numeral_in(c.exact)), None):
        return [_passage(whole, articles)]
    count = _passage(claim.citations[0], articles)
    return [count, *(_passage(c, articles) for c in named[:1] if claim.told_speaker not in count)]


def _passage(citation: Citation, articles: Mapping[str, Article]) -> str:
    """The day of the article, the end of what stands before the passage in its paragraph, and the passage."""
    article = articles[citation.article]
    before = article.text[max(0, citation.start - _LEAD_IN) : citation.start].rpartition("\n")[2]
    if len(before) == _LEAD_IN:
        before = before.partition(" ")[2]
    told = f"{before}{_cut(citation.exact)}"
    return f"({article.published[:10]}) {told}" if article.published else told


def _cut(passage: str) -> str:
    return passage if len(passage) <= _PASSAGE else f"{passage[:_PASSAGE]}…"
