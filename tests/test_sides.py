"""What each side of a dispute says now, and when sides have come to one number."""

import pytest
from small_news import article, figure, stories, story

from summarizer.render.words.claims import standing
from summarizer.schema.brief import Figure

SCENE = "Cholera has broken out in Harlow. "
AGENCY = "{} people have died of cholera, the Health Agency said."
CHARITY = "{} people have died of cholera, the Red Cross said."


def sides(dispute: Figure) -> set[tuple[str, float | None]]:
    """Speaker and number of each claim that still stands."""
    claims = [dispute.claims[i] for i in dispute.standing]
    return {(c.attributed_to, c.value if c.value is not None else c.min_value) for c in claims}


def test_a_sides_own_earlier_number_is_no_further_side() -> None:
    facts = story(
        SCENE + AGENCY.format(27),
        SCENE + AGENCY.format(34) + " " + CHARITY.format(51),
        SCENE + AGENCY.format(39) + " " + CHARITY.format(58),
        days=("24", "26", "28"),
    )
    dispute = figure(facts, 39)
    assert dispute.status == "disputed"
    assert {c.value for c in dispute.claims} == {27, 34, 39, 51, 58}
    assert sides(dispute) == {("Health Agency", 39), ("Red Cross", 58)}
    assert [dispute.claims[i].value for i in standing(dispute)] == [39, 58]


def test_a_rounding_of_a_sides_number_is_no_further_side() -> None:
    facts = story(SCENE + "More than 50 people have died of cholera. " + CHARITY.format(51) + " " + AGENCY.format(34))
    dispute = figure(facts, 34)
    assert sides(dispute) == {("Health Agency", 34), ("Red Cross", 51)}


def test_what_a_paper_repeats_of_a_side_falls_with_it() -> None:
    facts = story(
        SCENE + AGENCY.format(34) + " " + CHARITY.format(51),
        SCENE + "34 people have died of cholera.",
        SCENE + AGENCY.format(39) + " " + CHARITY.format(51),
        days=("24", "25", "28"),
    )
    assert sides(figure(facts, 39)) == {("Health Agency", 39), ("Red Cross", 51)}


def test_two_bodies_that_put_one_number_are_one_side_as_long_as_they_agree() -> None:
    facts = story(
        SCENE + AGENCY.format(34) + " " + CHARITY.format(51),
        SCENE + "34 people have died of cholera, the Interior Ministry said.",
        SCENE + "39 people have died of cholera, the Interior Ministry said.",
        days=("24", "25", "28"),
    )
    assert sides(figure(facts, 39)) == {("Interior Ministry", 39), ("Red Cross", 51)}


def test_sides_that_have_come_to_one_number_dispute_nothing() -> None:
    facts = story(SCENE + AGENCY.format(34) + " " + CHARITY.format(51), SCENE + AGENCY.format(51), days=("24", "28"))
    settled = figure(facts, 51)
    assert settled.status == "updated"
    assert settled.current is not None
    assert settled.claims[settled.current].value == 51
    assert settled.standing == (settled.current,)


@pytest.mark.parametrize("second", ["34", "more than 30"])
def test_one_number_has_one_standing_claim(second: str) -> None:
    facts = story(SCENE + AGENCY.format(34), SCENE + AGENCY.format(second))
    assert len(figure(facts, 34).standing) == 1


def test_a_papers_count_goes_on_from_what_a_side_said_and_takes_its_place() -> None:
    facts = story(
        SCENE + AGENCY.format(34) + " " + CHARITY.format(51),
        SCENE + "The cholera has killed 38 people.",
        SCENE + "The cholera has killed 41 people. " + CHARITY.format(58),
        days=("24", "25", "28"),
    )
    assert sides(figure(facts, 41)) == {("", 41), ("Red Cross", 58)}


def test_who_has_fallen_silent_is_followed_by_the_later_number_that_is_nearest() -> None:
    facts = story(
        SCENE + AGENCY.format(34) + " " + CHARITY.format(51),
        SCENE + "38 people have died of cholera, the Interior Ministry said. " + CHARITY.format(55),
        days=("24", "28"),
    )
    assert sides(figure(facts, 55)) == {("Interior Ministry", 38), ("Red Cross", 55)}


def test_who_was_contradicted_on_one_day_is_not_followed_by_whoever_contradicted() -> None:
    facts = story(SCENE + AGENCY.format(34) + " " + CHARITY.format(51), SCENE + CHARITY.format(52), days=("24", "28"))
    assert sides(figure(facts, 52)) == {("Health Agency", 34), ("Red Cross", 52)}


OUTAGE = "A storm hit Harlow. "


def test_a_quarrel_over_a_state_is_past_once_it_is_far_from_all_that_was_said() -> None:
    facts = story(
        OUTAGE
        + "60,000 homes are without power, the Mayor said. The Grid Company said 47,000 homes are without power.",
        OUTAGE + "9,000 homes are without power, the Grid Company said.",
        days=("24", "25"),
    )
    outage = figure(facts, 9000)
    assert outage.status == "updated"
    assert outage.current is not None
    assert outage.claims[outage.current].value == 9000
    assert {outage.claims[i].value for i in outage.contested} == {60000, 47000}


def test_a_number_that_gave_way_to_another_had_no_quarrel_with_it() -> None:
    mill = "Harlow Paper filed for insolvency. "
    facts = story(
        mill + "Harlow Paper owes its creditors 310 million euros, the works council said.",
        mill
        + "Harlow Paper has debts of 342 million euros, against the 310 million euros reported on Sunday, Anne Pell said.",
        days=("24", "26"),
    )
    debts = next(f for f in facts.figures if {c.value for c in f.claims} == {310_000_000, 342_000_000})
    assert debts.status == "updated"
    assert debts.contested == ()


def test_a_side_that_is_alone_with_its_number_stands_although_the_other_has_moved() -> None:
    facts = story(
        OUTAGE + "33 people are missing, the Health Agency said. The Red Cross said 60 people are missing.",
        OUTAGE + "26 people are missing, the Health Agency said.",
        days=("24", "25"),
    )
    assert sides(figure(facts, 26)) == {("Health Agency", 26), ("Red Cross", 60)}


def test_what_is_disputed_now_has_no_dispute_that_is_over() -> None:
    facts = story(SCENE + AGENCY.format(34) + " " + CHARITY.format(51))
    assert figure(facts, 34).status == "disputed"
    assert figure(facts, 34).contested == ()


def test_a_vague_word_takes_no_side_between_two_larger_numbers() -> None:
    facts = story(
        "Farmers protest in Harlow. Police counted 120,000 protesters on Friday, the union 350,000.",
        "Farmers protest in Harlow. Tens of thousands of protesters marched on Friday.",
    )
    assert sides(figure(facts, 120_000)) == {("Police", 120_000), ("union", 350_000)}


def test_more_than_a_round_number_is_not_its_speakers_second_side() -> None:
    facts = story(
        "Farmers protest in Harlow. More than 100,000 protesters marched on Friday, police said."
        " Police counted 128,000 protesters on Friday, the union 350,000."
    )
    assert sides(figure(facts, 128_000)) == {("Police", 128_000), ("union", 350_000)}


def test_a_part_of_a_crowd_is_no_rival_count_of_the_whole() -> None:
    facts = story(
        "Farmers protest across Norland. Police counted 128,000 protesters on Friday."
        " The AGR union said 350,000 people had taken part, including 70,000 in Harlow.",
        "In Harlow, police counted 8,000 protesters on Friday, the AGR 70,000.",
    )
    assert sides(figure(facts, 350_000)) == {("Police", 128_000), ("AGR", 350_000)}
    assert figure(facts, 70_000).id != figure(facts, 350_000).id


def test_an_earlier_floor_under_all_that_was_counted_later_is_no_side() -> None:
    facts = story(
        SCENE + "At least 13 people have died of cholera, officials said.",
        SCENE + AGENCY.format(34) + " " + CHARITY.format(52),
        days=("28", "29"),
    )
    assert sides(figure(facts, 52)) == {("Health Agency", 34), ("Red Cross", 52)}


@pytest.mark.parametrize(
    ("first", "hour", "status"),
    [
        ("At least 12 people have", "T18:00:00Z", "updated"),
        ("At least 12 people have", "T22:00:00Z", "disputed"),  # told at one time
        ("At least 12 people have", "", "disputed"),
        ("12 people have", "T18:00:00Z", "disputed"),
    ],
)
def test_a_floor_that_another_voice_exceeds_hours_later_disputes_nothing(first: str, hour: str, status: str) -> None:
    early = article(1, SCENE + f"{first} died of cholera, the Health Agency said on Friday.", f"2024-11-29{hour}")
    late = article(2, SCENE + "At least 15 people have died of cholera, the Red Cross said.", "2024-11-29T23:00:00Z")
    (facts,) = stories(early, late)
    assert figure(facts, 15).status == status


def test_what_a_live_report_has_overtaken_by_noon_is_no_side() -> None:
    live = (
        "LIVE: Cholera in Harlow\n\nFriday 29 November 2024\n\n16:15 The minister is on his way.\n\n"
        "14:05 New toll: 34 people have died of cholera.\n\n11:31 The wells are shut.\n\n"
        "09:00 Good morning. In Harlow 19 people have died of cholera.\n"
    )
    facts = story(
        SCENE + "34 people have died of cholera. " + CHARITY.format(52),
        live,
        SCENE + "At least 13 people have died of cholera, officials said.",
        days=("29", "29", "28"),
    )
    assert sides(figure(facts, 52)) == {("", 34), ("Red Cross", 52)}


def test_what_a_paper_says_beside_a_higher_count_of_its_own_day_is_no_side() -> None:
    facts = story(
        SCENE + "13 people have died of cholera, officials said.",
        SCENE + AGENCY.format(78) + " 21 people died of cholera.",
        SCENE + CHARITY.format(52),
        days=("28", "29", "29"),
    )
    assert ("", 21) not in {side for f in facts.figures if f.status == "disputed" for side in sides(f)}


def test_a_speakers_vague_word_is_no_side_beside_another_speakers_number_that_it_may_be() -> None:
    vague = "Hundreds of people have died of cholera, the Harlow Doctors' Union said."
    beside = figure(story(SCENE + AGENCY.format(140) + " " + CHARITY.format(260), SCENE + vague), 140)
    assert "Hundreds" in {claim.text for claim in beside.claims}
    assert sides(beside) == {("Health Agency", 140), ("Red Cross", 260)}


def test_a_count_that_the_other_voice_has_passed_within_the_day_is_no_side_any_more() -> None:
    wreck = "A train left the rails in Harlow. "
    morning = article(
        1, wreck + "At least 62 people have died, the fire service said on Friday.", "2024-11-29T06:00:00Z"
    )
    noon = article(
        2,
        wreck + "The fire service counted 124 dead on Friday. The Transport Ministry put the dead at 120.",
        "2024-11-29T10:00:00Z",
    )
    told_last = (
        "All the wagons have been searched. The death toll rose to 179 on Friday, according to the fire service."
    )
    evening = article(3, "The Harlow express lies in the river. " + told_last, "2024-11-29T18:00:00Z")
    (facts,) = stories(morning, noon, evening)
    toll = figure(facts, 179)
    assert (toll.status, [toll.claims[i].value for i in standing(toll)]) == ("updated", [179])


def test_what_a_union_counts_at_noon_is_gone_by_its_count_of_the_evening() -> None:
    march = "Teachers marched across the country on Friday. "
    noon = march + "The police counted 94,000 protesters. The CGT union spoke of 400,000 protesters."
    night = (
        "Schools were shut on Friday. The CGT union spoke of 900,000 protesters. The police counted 300,000 protesters."
    )
    (facts,) = stories(article(1, noon, "2024-11-29T12:00:00Z"), article(2, night, "2024-11-29T21:00:00Z"))
    assert {number for _, number in sides(figure(facts, 900_000))} == {300_000, 900_000}


def test_what_was_told_in_the_morning_disputes_no_count_of_the_evening() -> None:
    facts = story(
        "Officials in Alba said on Friday that more than 60 people were injured in the raid on the town.",
        "In the raid on Alba on Friday more than 60 people were injured.",
        "The police in Alba counted 79 people injured in the raid by Friday evening, up from around 60 on Friday morning.",
        "The interior ministry in Alba said on Friday that 79 people were injured in the raid on the town.",
    )
    assert figure(facts, 79).status == "updated"


def test_the_count_that_a_paper_tells_of_the_day_before_is_no_side() -> None:
    texts = (
        "Durch den Taifun sind in Peru nach Angaben der Behörden mindestens 140 Menschen ums Leben gekommen."
        " Der nationale Zivilschutz in Peru bestätigte am Donnerstag 114 Tote.",
        "Die Zahl der Toten durch den Taifun in Peru ist auf 188 gestiegen. 135 Menschen wurden am Freitag vermisst, wie"
        " der Zivilschutz in Lima mitteilte; am Vortag war von 114 Toten die Rede gewesen.",
    )
    told = (article(i, text, f"2024-11-{27 + i}", language="de") for i, text in enumerate(texts, 1))
    (facts,) = stories(*told, language="de")
    assert {f.status for f in facts.figures if f.measured_property == "deaths"} <= {"updated", "single", "agreed"}
