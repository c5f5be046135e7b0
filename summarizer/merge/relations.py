"""How the figures of a story stand to each other: parts and wholes, corrections, background, other scopes."""

from summarizer.merge.parts import parts_of_wholes
from summarizer.merge.voices import MEASURES, Voice, comparable_class
from summarizer.schema.brief import Figure, Relation


def relations_between(groups: list[list[Voice]], figures: list[Figure]) -> list[Relation]:
    pairs = list(zip(groups, figures, strict=True))
    found = [*parts_of_wholes(pairs), *_backgrounds(pairs), *_corrections(pairs)]
    related = {frozenset(r.figures) for r in found}
    return found + [r for r in _scopes(pairs) if frozenset(r.figures) not in related]


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
            standing = [(g, f) for g, f in pairs if not g[0].mention.withdrawn and _like(g[0], wrong[0])]
            papers = {v.sentence[0] for v in wrong}
            # what the paper that takes the number back puts in its place, else the weightiest of its kind
            own = next((f for g, f in standing if papers & {v.sentence[0] for v in g}), None)
            right = own or (standing[0][1] if standing else None)
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
