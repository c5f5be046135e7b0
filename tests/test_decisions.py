"""What a log of decisions holds of a day that has too many."""

from summarizer.merge.decisions import DecisionLog, Finding


def finding(number: int, weight: int = 1, doubtful: bool = False) -> Finding:
    return Finding("figure", "same", "rule", f"left {number}", "right", "", weight=weight, doubtful=doubtful)


def test_a_long_log_keeps_the_weightiest_whenever_they_came_and_counts_the_rest() -> None:
    log = DecisionLog()
    for number in range(1000):
        log.add(finding(number, weight=1 + (number in (3, 990))))
    kept, left_out = log.kept()
    assert [decision.left for decision in kept[:2]] == ["left 3", "left 990"]
    assert (len(kept), left_out) == (60, 940)
    assert len(list(log.findings)) < 300


def test_a_decision_is_noted_once_and_a_doubtful_one_is_kept_before_a_weighty_one() -> None:
    log = DecisionLog()
    log.add(finding(-1, doubtful=True))
    for number in [*range(500), *range(500)]:
        log.add(finding(number, weight=9))
    kept, left_out = log.kept()
    assert kept[0].left == "left -1"
    assert len(kept) + left_out == 501


def test_what_another_log_has_left_out_is_counted_with_it() -> None:
    first, second = DecisionLog(), DecisionLog()
    for number in range(500):
        first.add(finding(number))
    second.include(first)
    second.add(finding(500))
    assert second.kept()[1] == 501 - 60
