"""Two figures of one count, of which the one has overtaken the other, as one figure."""

from collections.abc import Mapping, Sequence

from summarizer.schema.brief import Figure


def joined(figures: Sequence[Figure], newer: Mapping[str, str]) -> tuple[list[Figure], frozenset[str]]:
    """The figures where each older one that `newer` leads from is told with the one it leads to, and the ids of these older.

    Both must be of one property, and none can be both older and newer than others: likeness does not chain.
    """
    by_id = {f.id: f for f in figures}
    pairs = {
        older: new
        for older, new in newer.items()
        if new not in newer and older in by_id and new in by_id and _may_be_one(by_id[older], by_id[new])
    }
    found = []
    for figure in figures:
        if figure.id not in pairs:
            overtaken = [by_id[older] for older, new in pairs.items() if new == figure.id]
            for older in overtaken:
                figure = _with_older(figure, older)
            found.append(figure)
    return found, frozenset(pairs)


def _may_be_one(older: Figure, new: Figure) -> bool:
    return older.id != new.id and older.measured_property == new.measured_property


def _with_older(figure: Figure, older: Figure) -> Figure:
    """The figure, which the older claims lead up to; sides of a dispute among these are told as such, unless it has its own.

    What a reader has said of the two vouches for it.
    """
    claims = (*figure.claims, *older.claims)
    several = len({(c.value, c.min_value, c.max_value) for c in claims}) > 1
    at_odds = figure.status == "disputed"
    sides = older.standing if older.status == "disputed" and not at_odds and not figure.contested else ()
    return figure.model_copy(
        update={
            "claims": claims,
            "status": "disputed" if at_odds else "updated" if several else "agreed",
            "contested": figure.contested or tuple(len(figure.claims) + i for i in sides),
            "vouched": figure.vouched or not at_odds,
        }
    )
