"""A draft of gold from a briefing: what the program read, in the gold's format, for a person to correct.

It saves the typing, not the reading: quotes and ids are ready, and every value is as wrong as the program was. Its
`made_by` says that nobody has read it, and `regress` warns of it until someone changes that line.
"""

import re
from collections import Counter

import yaml

from summarizer.regress.scoring.matching import Articles, Told, claims_told
from summarizer.regress.scoring.quantities import as_of
from summarizer.schema.brief import Briefing, Event, Figure
from summarizer.schema.gold import DRAFT, Gold, GoldActor, GoldEvent, GoldFigure, GoldQuote, GoldRelation, RelationKind

_HEAD = """\
# A draft made from a briefing; nobody has read it against the articles yet. Go through each article: correct what is
# wrong, add what is missing, delete what no article says, then set made_by to your name or "hand".
"""
_JOINED: dict[str, RelationKind] = {"agreed": "agreed", "updated": "evolving", "disputed": "conflict"}
_RELATED: dict[str, RelationKind] = {
    "part_of": "part_whole",
    "not_comparable": "scope",
    "corrected": "corrected",
    "background": "background",
}


def draft_gold(brief: Briefing) -> str:
    """The draft as YAML, one record a line."""
    articles = Articles(brief)
    told = list(claims_told(brief))
    figures = _figures(told, articles)
    gold = Gold(
        cluster=story_of(brief),
        made_by=DRAFT,
        date=brief.date,
        language=brief.language,
        origins=_origins(articles),
        figures=tuple(figures.values()),
        actors=tuple(
            GoldActor(id=_id(a.name), name=a.name, kind=a.kind, aliases=tuple(dict.fromkeys((a.name, *a.aliases))))
            for a in {a.id: a for story in brief.stories for a in story.actors}.values()
        ),
        events=tuple(_event(e, articles) for story in brief.stories for e in story.events),
        reconcile=tuple(_relations(brief, figures)),
    )
    return _HEAD + _yaml(gold)


def story_of(brief: Briefing) -> str:
    """The folder of the first article, which names a story in a suite."""
    parts = re.split(r"[\\/]", brief.articles[0].source) if brief.articles else []
    return parts[-2] if len(parts) > 1 else "story"


def _id(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower()).strip("-") or "x"


def _origins(articles: Articles) -> tuple[tuple[str, ...], ...]:
    copies: dict[str, list[str]] = {}
    for article in articles.fresh:
        copies.setdefault(article.origin, []).append(articles.name_of(article.id))
    return tuple(tuple(names) for names in copies.values() if len(names) > 1)


def _figures(told: list[Told], articles: Articles) -> dict[tuple[str, str, int], GoldFigure]:
    """A gold figure for each claim as each passage tells it, by (claim, article, offset)."""
    seen: Counter[str] = Counter()
    found = {}
    for one in told:
        claim, stem = one.claim, _id(one.figure.measured_property)
        seen[stem] += 1
        found[one.ref, one.citation.article, one.citation.start] = GoldFigure(
            id=f"{stem}{seen[stem]}",
            metric=one.figure.measured_property,
            subject=claim.subject,
            value=_value(one),
            min_value=claim.min_value if claim.bound == "range" else None,
            max_value=claim.max_value if claim.bound == "range" else None,
            bound=claim.bound,
            unit=claim.unit_text,
            as_of=as_of(claim),
            attributed_to=claim.attributed_to,
            article=articles.name_of(one.citation.article),
            quote=claim.phrase if claim.phrase and claim.phrase in one.citation.exact else one.citation.exact,
        )
    return found


def _value(one: Told) -> float | None:
    claim = one.claim
    if claim.bound in ("range", "plural"):
        return None
    return next((v for v in (claim.value, claim.min_value, claim.max_value) if v is not None), None)


def _event(event: Event, articles: Articles) -> GoldEvent:
    led = "" if event.modality == "actual" else f"{event.modality}: "
    return GoldEvent(
        id=event.id,
        date=event.date,
        what=led + event.summary,
        articles=tuple(dict.fromkeys(articles.name_of(c.article) for c in event.citations)),
        mentions=tuple(GoldQuote(article=articles.name_of(c.article), quote=c.exact) for c in event.citations),
    )


def _relations(brief: Briefing, figures: dict[tuple[str, str, int], GoldFigure]) -> list[GoldRelation]:
    """What the briefing concludes: one relation a Figure of several claims, and its own relations."""
    by_figure: dict[str, list[str]] = {}
    for (ref, _, _), gold in figures.items():
        by_figure.setdefault(ref.split(".")[0], []).append(gold.id)
    joined = [f for story in brief.stories for f in story.figures if f.status in _JOINED]
    rows: list[tuple[RelationKind, list[str], Figure | None]] = [
        (_JOINED[f.status], by_figure.get(f.id, []), f) for f in joined
    ]
    rows += [
        (_RELATED[r.kind], [i for f in r.figures for i in by_figure.get(f, [])], None)
        for story in brief.stories
        for r in story.relations
    ]
    kept = [row for row in rows if len(row[1]) > 1]
    return [
        GoldRelation(id=f"R{n}", kind=kind, figures=tuple(ids), status=f.status if f else None)
        for n, (kind, ids, f) in enumerate(kept, 1)
    ]


def _yaml(gold: Gold) -> str:
    """As the hand-made files are written: a record a line."""
    data = gold.model_dump(mode="json", exclude_defaults=True)
    lines = []
    for key, value in data.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{key}:")
            lines += [f"- {_flow(record)}" for record in value]
        else:
            lines.append(f"{key}: {_flow(value)}")
    return "\n".join(lines) + "\n"


def _flow(value: object) -> str:
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**9)
    return text.removesuffix("...\n").strip()
