"""Which numbers of an article add up to another."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.merge.figures.wholes.sums import adding_up


@given(st.lists(st.integers(1, 40), max_size=12), st.integers(2, 60), st.sampled_from((3, 4)))
def test_every_set_that_adds_up_is_found_once_the_small_ones_first(values: list[int], total: int, most: int) -> None:
    near = [i for i, value in enumerate(values) if value < total]
    tried = (s for size in range(2, most + 1) for s in combinations(near, size))
    assert adding_up(near, values, total, most) == [s for s in tried if sum(values[i] for i in s) == total]
