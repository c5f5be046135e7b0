"""Figures side by side: agreement, update, dispute, part and whole, correction, and what is not comparable."""

from small_news import figure, story

SCENE = "A fire burned down the mill of Velnik. "


def test_the_same_number_by_two_papers_is_agreed_and_counts_two_origins() -> None:
    facts = story(
        SCENE + "The blaze killed 34 people on Thursday.",
        "In Velnik the mill is gone since yesterday. The flames killed 34 people.",
    )
    toll = figure(facts, 34)
    assert toll.status == "agreed"
    assert max(c.origin_count for c in toll.claims) == 2 or len(toll.claims) == 2


def test_a_number_told_once_is_single() -> None:
    assert figure(story(SCENE + "The blaze killed 34 people."), 34).status == "single"


def test_a_later_higher_toll_is_an_update_and_stands_now() -> None:
    facts = story(
        SCENE + "At least 30 people were killed, the fire service said.",
        SCENE + "The death toll has risen to 41 people, the fire service said.",
        days=("28", "29"),
    )
    toll = figure(facts, 41)
    assert toll.status == "updated"
    assert toll.current is not None
    assert toll.claims[toll.current].value == 41
    assert figure(facts, 30).id == toll.id


def test_two_named_voices_that_cannot_both_be_right_are_a_dispute_with_no_standing_claim() -> None:
    facts = story(
        SCENE + "The blaze killed 34 people, the Fire Service said on Thursday.",
        SCENE + "The blaze killed 52 people, the Red Cross said on Thursday.",
    )
    toll = figure(facts, 52)
    assert (toll.status, toll.current) == ("disputed", None)
    assert {c.value for c in toll.claims} == {34, 52}
    assert len({c.attributed_to for c in toll.claims}) == 2


def test_parts_that_add_up_stand_under_their_whole() -> None:
    facts = story(SCENE + "The fighting killed 231 people: 144 rebels and 87 soldiers, the Red Cross said.")
    whole = figure(facts, 231)
    parts = {figure(facts, 144).id, figure(facts, 87).id}
    assert [r.figures[0] for r in facts.relations if r.kind == "part_of" and set(r.figures[1:]) == parts] == [whole.id]


def test_a_number_that_its_paper_takes_back_is_corrected_wherever_it_stands() -> None:
    facts = story(
        SCENE + "The blaze killed 78 people. Correction: An earlier version of this article said 87; the figure is 78.",
        SCENE + "The mill fire has killed 87 people.",
    )
    wrong = figure(facts, 87)
    assert any(r.kind == "corrected" and wrong.id in r.figures[1:] for r in facts.relations)
    assert figure(facts, 78).status != "disputed"


def test_dead_and_injured_are_never_one_figure() -> None:
    facts = story(SCENE + "The blaze killed 34 people.", SCENE + "Some 34 people were injured by the blaze.")
    properties = {f.measured_property for f in facts.figures}
    assert {"deaths", "injured"} <= properties


def test_an_earlier_disaster_is_background_and_in_no_toll() -> None:
    facts = story(
        SCENE + "The blaze killed 34 people on Thursday.",
        SCENE + "It killed 34 people. A fire in August 2012 killed 61 people in the same mill.",
    )
    assert figure(facts, 61).id != figure(facts, 34).id


def test_vague_words_keep_a_floor_and_the_firm_number_stands() -> None:
    facts = story(SCENE + "The blaze killed dozens of people.", SCENE + "The blaze killed 34 people.")
    toll = figure(facts, 34)
    vague = [c for c in toll.claims if c.bound == "plural"]
    assert [c.min_value for c in vague] == [24]
    assert toll.status != "disputed"


def test_euros_and_dollars_are_not_compared() -> None:
    facts = story(
        "Brightmoor offered to buy Kestrane for $1.2 billion on Thursday.",
        "Brightmoor offered to buy Kestrane for €1.1 billion on Thursday.",
    )
    assert figure(facts, 1_200_000_000).id != figure(facts, 1_100_000_000).id


def test_a_claims_number_stands_in_every_one_of_its_passages() -> None:
    facts = story(
        SCENE + "The blaze killed thirty-four people.",
        SCENE + "The blaze killed 34 people, the fire service said.",
    )
    for claim in (c for f in facts.figures for c in f.claims):
        assert claim.citations
        assert any("34" in c.exact or "thirty-four" in c.exact for c in claim.citations)
