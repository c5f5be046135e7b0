"""Small numbers that a story counts place by place: which add up, which is taken back, and which two are one."""

from small_news import story

from summarizer.schema.facts import StoryFacts

_LISTS = (
    "The storm agency counts 26 dead: 15 dead in Norland and nine dead in Velmark. "
    "Two people died in Harlow. In Corran seven people died, four of them in Alba and two in Berea."
)


def _wholes(facts: StoryFacts) -> set[float | None]:
    """The numbers of which the story says that they hold others."""
    held = {r.figures[0] for r in facts.relations if r.kind == "part_of"}
    return {c.value for f in facts.figures if f.id in held for c in f.claims}


def test_what_one_place_counts_is_no_sum_of_picks_from_the_lists_of_others() -> None:
    assert not _wholes(story(_LISTS)) & {15, 9}  # nine, two and four are 15, and four, two and two are no nine


def test_towns_told_in_sentences_of_their_own_still_add_up() -> None:
    facts = story(
        "Six people died in Alba on Friday. Three people died in Berea on Friday. In all, nine people died on Friday."
    )
    assert 9 in _wholes(facts)


def test_a_small_number_taken_back_of_one_town_stands_in_another() -> None:
    facts = story(
        "The flood killed seven people: three died in Alba, and four died in Berea.",
        "Two people died in Corran in the flood. An earlier version of this story said three people had died in Corran.",
    )
    alba = next(f for f in facts.figures if f.place == "Alba")
    assert not any(r.kind == "corrected" and alba.id in r.figures[1:] for r in facts.relations)


def test_two_of_a_county_are_not_the_two_of_another_voice_somewhere() -> None:
    facts = story(
        "Five people died in the storm, three of them in Alba and two in Berea, the coast guard said on Friday.",
        "Governor Lena Marsh said on Friday that 13 people had died in the storm. Two people died on a farm, she said.",
    )
    berea = [f for f in facts.figures if f.place == "Berea"]
    assert all({c.attributed_to for c in f.claims} <= {"coast guard", "the coast guard", ""} for f in berea)


def test_one_companys_customers_are_no_later_count_of_anothers() -> None:
    facts = story(
        "Hurricane Velda left 412,000 homes without power, the company Velgrid said. Velda killed 41 people in Norland.",
        "Hurricane Velda cut power to 318,000 Norgrid Corran customers on Friday. Velda killed 41 people in Norland.",
        days=("28", "29"),
    )
    told = [f for f in facts.figures if f.measured_property == "without power"]
    assert {tuple(c.value for c in f.claims) for f in told} == {(318_000,), (412_000,)}
