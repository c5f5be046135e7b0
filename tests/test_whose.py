"""Whose numbers a line tells, where a story has such numbers of several."""

from sample_briefing import story

from summarizer.support.whose import leaves_open_whose


def test_a_line_that_names_no_holder_says_nothing_where_another_has_such_a_number_too() -> None:
    first, second = story().figures[:2]
    passage = first.claims[0].citations[0]
    own = first.model_copy(update={"holder": "Velnik Bank"})
    rival = second.model_copy(update={"holder": "Alba Credit", "measured_property": first.measured_property})
    assert leaves_open_whose("Net profit fell, the bank said.", passage, (own, rival), ())
    assert not leaves_open_whose("Velnik's net profit fell.", passage, (own, rival), ())
    assert not leaves_open_whose("Net profit fell, the bank said.", passage, (own,), ())
