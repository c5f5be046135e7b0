"""Of whom a percentage is: what one article tells of two groups disputes nothing."""

from small_news import figure, story

STRIKE = "Unions struck across Norland on Friday. "


def test_shares_of_two_groups_stand_apart_and_each_dispute_stays() -> None:
    facts = story(
        STRIKE
        + "The Norland Railway said 46.3% of its staff were on strike. Some 42% of primary school teachers were on "
        "strike, according to the Education Ministry; the Teachers' Union put the figure at 70%."
    )
    assert {c.text for c in figure(facts, 46.3).claims} == {"46.3%"}
    assert figure(facts, 42).id == figure(facts, 70).id
    assert figure(facts, 42).status == "disputed"


def test_one_speakers_two_shares_are_of_two_groups() -> None:
    facts = story(
        STRIKE
        + "The Education Ministry counted 42.4% of strikers in primary schools. The Teachers' Union said that 70% were "
        "on strike. In secondary schools the Education Ministry counted 34.7% of strikers."
    )
    assert figure(facts, 42.4).id != figure(facts, 34.7).id
