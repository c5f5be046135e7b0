"""The statistics of a comparison: known values, and what must hold whatever the numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.regress.comparison import MIN_UNITS, mcnemar, paired_interval
from summarizer.regress.scoring.measures import Ratio, hits

RATIOS = st.integers(0, 20).flatmap(lambda whole: st.integers(0, whole).map(lambda part: Ratio(part, whole)))
PAIRS = st.lists(st.tuples(RATIOS, RATIOS), min_size=MIN_UNITS, max_size=12)


@pytest.mark.parametrize(
    ("lost", "won", "p"), [(0, 0, 1.0), (1, 0, 1.0), (6, 0, 2 / 64), (9, 1, 22 / 1024), (2, 8, 112 / 1024), (5, 5, 1.0)]
)
def test_mcnemars_exact_test_is_the_two_sided_binomial(lost: int, won: int, p: float) -> None:
    """By hand: 9 and 1 of 10 leave a tail of 1 + 10 of 1,024 on either side."""
    assert mcnemar(lost, won) == pytest.approx(p)


def test_a_change_of_the_same_size_everywhere_has_an_interval_of_no_width() -> None:
    before, after = [Ratio(10, 20)] * 6, [Ratio(8, 20)] * 6
    interval = paired_interval(before, after)
    assert interval is not None
    assert interval[0] == interval[1] == pytest.approx(-0.1)


def test_a_change_in_one_case_of_six_may_be_chance() -> None:
    before = [Ratio(10, 20)] * 6
    interval = paired_interval(before, [Ratio(2, 20), *before[1:]])
    assert interval is not None
    assert interval[0] < interval[1] == 0


def test_a_large_change_in_most_cases_is_none() -> None:
    before, after = [Ratio(18, 20)] * 10, [Ratio(18, 20)] * 2 + [Ratio(9, 20)] * 8
    interval = paired_interval(before, after)
    assert interval is not None
    assert interval[1] < 0


def test_few_cases_have_no_interval() -> None:
    assert paired_interval([Ratio(1, 2)] * (MIN_UNITS - 1), [Ratio(2, 2)] * (MIN_UNITS - 1)) is None


@settings(max_examples=15)  # each draws 6,000 samples
@given(PAIRS)
def test_an_interval_turns_round_with_its_sides_and_stays_within_what_can_be(pairs: list[tuple[Ratio, Ratio]]) -> None:
    before, after = [b for b, _ in pairs], [a for _, a in pairs]
    there, back = paired_interval(before, after), paired_interval(after, before)
    if there is None or back is None:
        return
    assert -1 <= there[0] <= there[1] <= 1
    # percentiles of 2,000 draws: the mirrored end may be the draw beside it
    assert there[0] == pytest.approx(-back[1], abs=0.1)
    assert paired_interval(before, before) == (0, 0)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_f1_as_a_ratio_is_the_harmonic_mean(right: int, more_found: int, more_wanted: int) -> None:
    found, wanted = right + more_found, right + more_wanted
    measured = hits("x", right, found, wanted)
    precision, recall, f1 = (measured[f"x.{name}"].value for name in ("precision", "recall", "f1"))
    if precision and recall:
        assert f1 == pytest.approx(2 * precision * recall / (precision + recall))
    else:
        assert f1 in (0, None)
