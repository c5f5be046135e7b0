"""The coreference metrics give what their papers compute by hand, and keep their promises on any clustering."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.regress.scoring.assignment import best_assignment
from summarizer.regress.scoring.coreference import PRF, b_cubed, ceaf_e, conll_f1, lea, merge_errors, muc

Clusters = list[frozenset[str]]


def clusters(*written: str) -> Clusters:
    """ "abc de" is two clusters of one-letter mentions."""
    return [frozenset(w) for w in written]


# Pradhan et al. (2014), figure 1, and Moosavi and Strube (2016), section 4, compute this example by hand.
KEY = clusters("abc", "defg")
RESPONSE = clusters("ab", "cd", "fghi")


@pytest.mark.parametrize(
    ("metric", "precision", "recall", "f1"),
    [
        (muc, 2 / 5, 2 / 5, 0.40),
        (b_cubed, 4 / 8, 35 / 84, 0.45),
        (ceaf_e, 1.3 / 3, 1.3 / 2, 0.52),
        (lea, (2 + 2 / 3) / 8, (1 + 2 / 3) / 7, 0.28),
    ],
)
def test_the_papers_example(metric: object, precision: float, recall: float, f1: float) -> None:
    """Two gold clusters, three of the response, with mentions that only one side has."""
    assert callable(metric)
    found: PRF = metric(KEY, RESPONSE)
    assert found.precision == pytest.approx(precision)
    assert found.recall == pytest.approx(recall)
    assert found.f1 == pytest.approx(f1, abs=0.005)


def test_the_conll_score_is_the_mean_of_three() -> None:
    assert conll_f1(KEY, RESPONSE) == pytest.approx((0.40 + 0.4545 + 0.52) / 3, abs=0.001)


def test_b_cubed_on_the_example_of_bagga_and_baldwin() -> None:
    """Merging a cluster of five with one of two costs less than merging it with another of five: 0.76 and 0.58."""
    key = clusters("12345", "67", "89ABC")
    small = b_cubed(key, clusters("12345", "6789ABC"))
    large = b_cubed(key, clusters("1234589ABC", "67"))
    assert small.recall == large.recall == pytest.approx(1)
    assert small.precision == pytest.approx(0.76, abs=0.005)
    assert large.precision == pytest.approx(0.58, abs=0.005)


def test_ceaf_aligns_each_cluster_once() -> None:
    """Luo (2005): all in one cluster can be aligned with one gold cluster only, so lumping does not pay."""
    key = clusters("12345", "67", "89ABC")
    lumped = ceaf_e(key, clusters("123456789ABC"))
    assert lumped.precision == pytest.approx(10 / 17)
    assert lumped.recall == pytest.approx(10 / 17 / 3)


def test_muc_says_nothing_of_singletons_and_the_mean_leaves_it_out() -> None:
    apart = clusters("a", "b")
    assert muc(apart, apart) == PRF(None, None)
    assert conll_f1(apart, apart) == pytest.approx(1)
    assert muc(apart, clusters("ab")).f1 == 0


def test_merged_and_split_clusters_are_told_apart() -> None:
    """Of the response's pairs (ab, cd, fg; h and i are in no gold) one is wrong; of gold's six
    (ab, ac, bc; df, dg, fg) four are lost."""
    errors = merge_errors(KEY, RESPONSE)
    assert errors.over_merge == pytest.approx(1 / 3)
    assert errors.under_merge == pytest.approx(4 / 6)
    assert errors.merged == (frozenset("cd"),)
    assert errors.split == (frozenset("abc"), frozenset("dfg"))


def test_a_lost_mention_is_no_merge_error() -> None:
    errors = merge_errors(clusters("ab", "cd"), clusters("a", "cd"))
    assert (errors.over_merge, errors.under_merge, errors.split) == (0, 0, ())


MENTIONS = "abcdefgh"


@st.composite
def clusterings(draw: st.DrawFn) -> Clusters:
    """Any disjoint clusters of some of eight mentions."""
    homes = draw(st.lists(st.integers(0, 5), min_size=len(MENTIONS), max_size=len(MENTIONS)))
    found = [frozenset(m for m, home in zip(MENTIONS, homes, strict=True) if home == n) for n in range(1, 6)]
    return [c for c in found if c]


METRICS = (muc, b_cubed, ceaf_e, lea)


@given(clusterings(), clusterings())
def test_every_metric_stays_between_0_and_1_and_turns_round_with_its_sides(a: Clusters, b: Clusters) -> None:
    for metric in METRICS:
        there, back = metric(a, b), metric(b, a)
        assert all(v is None or 0 <= v <= 1 + 1e-9 for v in (there.precision, there.recall, there.f1))
        assert there.precision == pytest.approx(back.recall)


@given(clusterings())
def test_a_clustering_is_perfect_against_itself_and_nothing_else_is_for_lea_and_ceaf(a: Clusters) -> None:
    for metric in METRICS:
        assert metric(a, a).f1 in (None, pytest.approx(1))
    errors = merge_errors(a, a)
    assert not errors.over_merge
    assert not errors.under_merge
    if len(a) > 1:
        joined = [a[0] | a[1], *a[2:]]
        assert (lea(a, joined).f1 or 0) < 1
        assert (ceaf_e(a, joined).f1 or 0) < 1
        assert merge_errors(a, joined).over_merge


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n, max_size=n), max_size=5)))
def test_no_assignment_weighs_more_than_the_best(weights: list[list[int]]) -> None:
    """Compared with trying every assignment."""
    chosen = best_assignment(weights)
    assert len({i for i, _ in chosen}) == len({j for _, j in chosen}) == len(chosen)
    rows, columns = len(weights), len(weights[0]) if weights else 0
    padded = [[*row, *([0] * rows)] for row in weights]
    every = (sum(padded[i][j] for i, j in enumerate(p)) for p in permutations(range(columns + rows), rows))
    assert sum(weights[i][j] for i, j in chosen) == max(every, default=0)


@given(clusterings(), clusterings())
def test_ceaf_in_groups_of_clusters_that_overlap_is_ceaf_over_all_of_them(a: Clusters, b: Clusters) -> None:
    similarity = [[2 * len(k & r) / (len(k) + len(r)) for r in b] for k in a]
    best = sum(similarity[i][j] for i, j in best_assignment(similarity))
    assert ceaf_e(a, b).recall == (pytest.approx(best / len(a)) if a else None)
    assert ceaf_e(a, b).precision == (pytest.approx(best / len(b)) if b else None)


def test_a_corpus_of_thousands_of_clusters_is_scored() -> None:
    gold = [frozenset({(n, 1), (n, 2)}) for n in range(4000)]
    halves = [frozenset({(n, i)}) for n in range(4000) for i in (1, 2)]
    found = ceaf_e(gold, halves)
    assert found.recall == pytest.approx(2 / 3)
    assert found.precision == pytest.approx(1 / 3)
