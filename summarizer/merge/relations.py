"""How the figures of a story stand to each other: parts and wholes, corrections, background, other scopes."""

from itertools import combinations

from summarizer.merge.voices import MEASURES, Voice, comparable_class, nominal
from summarizer.schema.brief import Figure, Relation


def relations_between(groups: list[list[Voice]], figures: list[Figure]) -> list[Relation]:
    pairs = list(zip(groups, figures, strict=True))
    found = [*_sums(pairs), *_backgrounds(pairs), *_corrections(pairs)]
    related = {frozenset(r.figures) for r in found}
    return found + [r for r in _scopes(pairs) if frozenset(r.figures) not in related]


def _sums(pairs: list[tuple[list[Voice], Figure]]) -> list[Relation]:
    """ "231: 144 rebels and 87 soldiers": two counts of one article that add up to a third."""
    relations = []
    for whole, figure in pairs:
        parts = [
            (f, v)
            for g, f in pairs
            for v in g
            if f.id != figure.id and v.mention.measured_property == whole[0].mention.measured_property
        ]
        for total in whole:
            near = [
                (f, v) for f, v in parts if _same_article(v, total) and nominal(v.quantity) < nominal(total.quantity)
            ]
            match = next(
                (
                    (a, b)
                    for a, b in combinations(near, 2)
                    if nominal(a[1].quantity) + nominal(b[1].quantity) == nominal(total.quantity)
                ),
                None,
            )
            if match:
                relations.append(Relation(kind="part_of", figures=(figure.id, match[0][0].id, match[1][0].id)))
                break
    return relations


def _same_article(one: Voice, other: Voice) -> bool:
    return one.grounded.citations[0].article == other.grounded.citations[0].article


def _backgrounds(pairs: list[tuple[list[Voice], Figure]]) -> list[Relation]:
    relations = []
    for old, figure in pairs:
        if old[0].mention.background:
            today = next((f for g, f in pairs if not g[0].mention.background and _like(g[0], old[0])), None)
            if today:
                relations.append(Relation(kind="background", figures=(today.id, figure.id)))
    return relations


def _corrections(pairs: list[tuple[list[Voice], Figure]]) -> list[Relation]:
    relations = []
    for wrong, figure in pairs:
        if wrong[0].mention.withdrawn:
            right = next((f for g, f in pairs if not g[0].mention.withdrawn and _like(g[0], wrong[0])), None)
            if right:
                relations.append(Relation(kind="corrected", figures=(right.id, figure.id)))
    return relations


def _scopes(pairs: list[tuple[list[Voice], Figure]]) -> list[Relation]:
    """Figures of one property that count different things or scopes: side by side, never against each other."""
    by_property: dict[str, list[str]] = {}
    for group, figure in pairs:
        if (
            not group[0].mention.background
            and not group[0].mention.withdrawn
            and group[0].mention.subject_class not in MEASURES
        ):
            by_property.setdefault(figure.measured_property, []).append(figure.id)
    return [Relation(kind="not_comparable", figures=tuple(ids)) for ids in by_property.values() if len(ids) > 1]


def _like(one: Voice, other: Voice) -> bool:
    return one.mention.measured_property == other.mention.measured_property and comparable_class(
        one.mention
    ) == comparable_class(other.mention)
