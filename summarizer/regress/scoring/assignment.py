"""The best one-to-one assignment: which pairs of two lists, each item used once, weigh the most together.

Kuhn's Hungarian method in the form of shortest augmenting paths with potentials (Kuhn 1955; Jonker and Volgenant 1987),
cubic in the longer list. Lists are short (some hundred items), so no numeric library is worth its weight.
"""

from collections.abc import Sequence
from math import inf

Weights = Sequence[Sequence[float]]


def best_assignment(weights: Weights) -> list[tuple[int, int]]:
    """The pairs (row, column) of the heaviest assignment, in order of rows; pairs that weigh nothing are left out.

    `weights` has rows of equal length and no negative weight; a pair that must not be has weight 0.
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        turned = best_assignment([list(column) for column in zip(*weights, strict=True)])
        return sorted((row, column) for column, row in turned)
    owners = _assigned([[-w for w in row] for row in weights])
    pairs = [(row - 1, column - 1) for column, row in enumerate(owners) if column and row]
    return sorted((row, column) for row, column in pairs if weights[row][column] > 0)


def _assigned(costs: list[list[float]]) -> list[int]:
    """For each column, the row it goes to in the cheapest assignment (both from 1, 0 for none); rows <= columns."""
    columns = len(costs[0])
    row_potential, column_potential = [0.0] * (len(costs) + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, len(costs) + 1):
        owner[0] = row
        came_from = _augmenting_path(costs, owner, row_potential, column_potential)
        column = next(c for c in came_from if owner[c] == 0)
        while column:  # hand each column on the path to the row before it
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    return owner


def _augmenting_path(
    costs: list[list[float]], owner: list[int], row_potential: list[float], column_potential: list[float]
) -> dict[int, int]:
    """The cheapest way from column 0 to a column without owner: column -> the column before it, the free one among
    them. Adjusts the potentials so that all reduced costs stay at least 0."""
    columns = range(1, len(owner))
    least, before = dict.fromkeys(columns, inf), dict.fromkeys(columns, 0)
    visited, at = [0], 0
    while owner[at]:
        row, rest = owner[at], [c for c in columns if c not in visited]
        for c in rest:
            reduced = costs[row - 1][c - 1] - row_potential[row] - column_potential[c]
            if reduced < least[c]:
                least[c], before[c] = reduced, at
        nearest = min(rest, key=least.__getitem__)
        step = least[nearest]
        for c in visited:
            row_potential[owner[c]] += step
            column_potential[c] -= step
        for c in rest:
            least[c] -= step
        at = nearest
        visited.append(at)
    return {c: before[c] for c in visited[1:]}
