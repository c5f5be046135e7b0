"""A day of look-alikes: two raids of one army, two purchases of one buyer, two rulings, strikes, wrecks and quakes."""

from look_alikes import score_look_alikes


def test_of_a_day_of_look_alikes_what_is_one_is_told_as_one_and_little_else() -> None:
    score = score_look_alikes()
    assert score.recall == 1.0, score.split
    assert score.precision >= 0.75, score.fused
