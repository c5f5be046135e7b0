"""Figures side by side: agreement, update, dispute, part and whole, correction, and what is not comparable."""

from dataclasses import replace

import pytest
from small_news import article, figure, grounded, stories, story

from summarizer.merge import merge
from summarizer.merge.figures.counted.own_units import with_own_units

SCENE = "A fire burned down the mill of Velnik. "


def test_the_same_number_by_two_papers_is_agreed_and_counts_two_origins() -> None:
    facts = story(
        SCENE + "The blaze killed 34 people on Thursday.",
        "In Velnik the mill is gone since yesterday. The flames killed 34 people.",
    )
    toll = figure(facts, 34)
    assert toll.status == "agreed"
    assert [c.origin_count for c in toll.claims] == [2]


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


def test_what_the_number_that_stands_counts_names_a_figure_whose_claims_say_it_in_two_words() -> None:
    facts = story(
        SCENE + "At least 30 people were injured, the fire service said.",
        SCENE + "The number of injured has risen to 41 workers, the fire service said.",
        days=("28", "29"),
    )
    hurt = figure(facts, 41)
    assert (hurt.status, hurt.observation_about) == ("updated", "workers")


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
        SCENE + "The blaze killed thirty-four people.", SCENE + "The blaze killed 34 people, the fire service said."
    )
    for claim in (c for f in facts.figures for c in f.claims):
        assert claim.citations
        assert any("34" in c.exact or "thirty-four" in c.exact for c in claim.citations)


def test_a_towns_dead_are_never_an_update_of_the_countrys() -> None:
    facts = story(
        SCENE + "At least 17 people were killed, the fire service said. Nine of the victims lived in Osterby, five in"
        " Marlow and three in Kirkvale.",
        SCENE + "The fire service says 20 people were killed.",
        days=("28", "29"),
    )
    toll = figure(facts, 20)
    assert {c.value or c.min_value for c in toll.claims} == {17, 20}
    assert figure(facts, 9).id != toll.id


def test_numbers_of_one_breath_count_two_things() -> None:
    apart = story(SCENE + "The blaze has now killed 26 people, and the two fires together have killed 42.")
    assert figure(apart, 26).id != figure(apart, 42).id


def test_what_only_grows_does_not_fall_in_one_mouth() -> None:
    facts = story(
        SCENE + "The blaze killed 23 people, the Red Cross said.",
        SCENE + "A second fire at the docks killed 16 people, the Red Cross said.",
        days=("27", "29"),
    )
    assert figure(facts, 23).id != figure(facts, 16).id


def test_a_number_told_again_beside_a_newer_one_is_the_older_figures() -> None:
    facts = story(
        SCENE + "Some 22 people are missing, the Red Cross said.",
        SCENE + "In all 13 people are still missing; on Thursday it was 22 people who were missing.",
        days=("28", "29"),
    )
    assert figure(facts, 22).id == figure(facts, 13).id


def test_two_named_reckonings_of_a_loss_are_a_dispute() -> None:
    facts = story(
        SCENE + "The mayor put the damage at 46 million euros.",
        SCENE + "The damage is 90 million euros, the Farm Union said.",
        SCENE + "The damage is 46 million euros, the Trade Office said.",
    )
    assert figure(facts, 90_000_000).status == "disputed"


def test_dead_rescued_and_missing_are_parts_of_all_aboard() -> None:
    facts = story(
        "The ferry had 184 people aboard. It said 38 people died, 121 were rescued and 25 people are missing."
    )
    (whole,) = [r.figures[0] for r in facts.relations if r.kind == "part_of" and len(r.figures) == 4]
    assert whole == figure(facts, 184).id


def test_a_lead_in_points_is_the_difference_of_two_shares() -> None:
    facts = story(
        "Anna Berg won 51.2 percent of the vote and Karl Holm 48.8 percent. The lead is 2.4 percentage points."
    )
    wanted = {figure(facts, v).id for v in (51.2, 48.8, 2.4)}
    assert any(r.kind == "part_of" and set(r.figures) == wanted for r in facts.relations)


def test_a_number_that_a_named_voice_stands_by_is_disputed_and_not_withdrawn() -> None:
    facts = story(
        SCENE + "More than fifty dead, and not 34. The Red Cross said that the blaze killed 51 people on Friday."
        " The Fire Service said that the blaze killed 34 people on Friday.",
        SCENE + "The blaze killed 34 people, the Fire Service said.",
    )
    assert not any(r.kind == "corrected" for r in facts.relations)
    assert figure(facts, 34).status == "disputed"


def test_two_named_voices_side_by_side_in_one_sentence_are_a_dispute() -> None:
    facts = story(SCENE + "The Fire Service put the death toll at 34, the Red Cross put the death toll at 52.")
    toll = figure(facts, 52)
    assert {c.attributed_to for c in toll.claims} == {"Fire Service", "Red Cross"}
    assert toll.status == "disputed"


def test_the_dead_of_a_plant_are_its_workers() -> None:
    facts = story(
        SCENE + "The blaze killed 23 workers, the Fire Service said.",
        SCENE + "The blaze killed 26 people, the Red Cross said.",
    )
    assert figure(facts, 23).id == figure(facts, 26).id


def test_few_dead_here_and_few_elsewhere_in_one_article_are_no_dispute() -> None:
    facts = story(SCENE + "The Fire Service said seven people died. Four people died in Dunmere, the Red Cross said.")
    assert {figure(facts, 7).status, figure(facts, 4).status} == {"single"}


def test_two_counts_of_a_bare_noun_in_other_words_are_two_figures() -> None:
    facts = story(
        "The rocket carried nine satellites into orbit, the Space Agency said. Anna Berg said the rival had lost 16"
        " satellites in a storm."
    )
    assert figure(facts, 9).id != figure(facts, 16).id


@pytest.mark.parametrize(("pilots", "named"), [("5,000", "pilots"), ("5,150", "attendance")])
def test_only_a_number_that_nothing_shares_by_chance_gives_its_name_to_a_noun(pilots: str, named: str) -> None:
    facts = story(
        SCENE
        + "The union Tarn put attendance at the march at more than 5,000. It put attendance on Thursday at 5,150.",
        SCENE + f"At the airline about {pilots} pilots vote in July.",
    )
    assert any(c.subject == "pilots" and f.measured_property == named for f in facts.figures for c in f.claims)


def test_of_a_crowd_of_numbers_only_the_same_ones_meet() -> None:
    posts = " ".join(f"The river stood at {200 + n} centimetres." for n in range(450))
    facts = story(posts, "The river stood at 300 centimetres.", "The river stood at 301 centimetres.")
    assert len(figure(facts, 300).claims[0].citations) + len(figure(facts, 300).claims) >= 2
    assert figure(facts, 300).id != figure(facts, 301).id


def test_what_a_number_was_before_is_an_update_and_no_correction() -> None:
    """ "Cut from 920 to 610 million": the first was right in its time."""
    facts = story(
        SCENE + "The court cut the mill owner's fine to €610 million from €920 million on Thursday.",
        SCENE + "The fine for the mill owner was lowered from €920 million to €610 million.",
    )
    fine = figure(facts, 610_000_000)
    assert fine.status == "updated"
    assert fine.current is not None
    assert fine.claims[fine.current].value == 610_000_000
    assert figure(facts, 920_000_000).id == fine.id
    assert not [r for r in facts.relations if r.kind == "corrected"]


def test_what_a_sentence_calls_wrong_stays_taken_back() -> None:
    facts = story(
        SCENE + "The mill reported a profit of €48 million for last year.",
        SCENE + "The mill restated its profit to €41 million from €48 million after an error.",
    )
    assert figure(facts, 48_000_000).id != figure(facts, 41_000_000).id


def test_a_rival_who_stands_by_a_number_that_its_author_has_raised_disputes_the_new_one() -> None:
    facts = story(
        SCENE + "The blaze trapped 14 workers, the Velnik Mill Company said on Thursday. The Grain Union put it at 19.",
        SCENE + "The Velnik Mill Company raised its figure of trapped workers on Thursday from 14 to 16. "
        "The Grain Union said 19 workers were trapped.",
    )
    trapped = figure(facts, 19)
    assert trapped.status == "disputed"
    assert {facts_claim.value for facts_claim in trapped.claims} >= {16, 19}


def test_an_office_is_one_speaker_in_two_languages() -> None:
    french = article(2, "L’incendie du moulin de Velnik a fait 34 morts, selon les pompiers.", language="fr")
    facts = stories(article(1, SCENE + "The blaze killed 34 people, firefighters said."), french)
    assert len(facts) == 1
    assert len(figure(facts[0], 34).claims) == 1


def test_the_seats_of_its_rivals_are_no_part_of_a_partys_own() -> None:
    told = story(
        "The New Centre has 29 seats in Velnik, the Green Left 11 seats, the Country Party 10 seats "
        "and the Labour Union 8 seats."
    )
    assert not [r for r in told.relations if r.kind == "part_of"]


def test_the_seats_that_a_party_claims_are_not_its_rivals_of_the_same_number() -> None:
    told = stories(
        article(1, "The Civic Alliance won 32 seats in Velnik on Thursday, the electoral commission said."),
        article(2, "Rok Zajec said on Thursday that his party would end up with at least 32 seats in Velnik."),
    )
    assert all(len(f.claims) == 1 for s in told for f in s.figures)


def test_crowds_of_two_days_that_both_have_a_name_are_two_crowds() -> None:
    text = (
        "La manifestation de mardi avait rassemblé 110 000 personnes selon les organisateurs, 40 000 selon la police. "
        "Celle de jeudi en a réuni 150 000, selon la police."
    )
    told = stories(article(1, text, language="fr"))
    crowds = [{c.value for c in f.claims} for s in told for f in s.figures if f.measured_property == "protesters"]
    assert {150000} in crowds
    assert {110000, 40000} in crowds


def test_an_offer_calls_nothing_wrong() -> None:
    told = story("Workers would need 32 years of contributions, not 33, the ministry offered.")
    assert not [r for r in told.relations if r.kind == "corrected"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested three men in Velnik on Thursday. Two of the arrested are still in custody."),
        (
            "fr",
            "La police a arrêté trois hommes jeudi à Velnik. Deux des personnes arrêtées sont toujours en détention.",
        ),
        ("es", "La policía detuvo el jueves a tres jóvenes en Velnik. Dos de los detenidos siguen en prisión."),
    ],
)
def test_some_of_those_told_before_are_a_part_and_no_update(language: str, text: str) -> None:
    (told,) = stories(article(1, text, language=language))
    (relation,) = told.relations
    assert relation.kind == "part_of"
    assert {f.status for f in told.figures} == {"single"}


def test_dozens_of_others_are_no_whole_of_the_dead_told_before_them() -> None:
    text = "Un séisme a frappé Velnik jeudi, tuant 13 personnes et évacuant des dizaines d’autres, a dit le maire."
    (told,) = stories(article(1, text, language="fr"))
    assert not told.relations


def test_a_number_and_its_rounding_in_another_paper_are_one_and_agree() -> None:
    told = story(
        "Credit Beaumont was rescued. The bank employs some 50,000 people.",
        "The state has saved Credit Beaumont, which employs 50,480 people.",
    )
    assert figure(told, 50_000).id == figure(told, 50_480).id
    assert figure(told, 50_000).status == "agreed"


def test_more_than_a_round_number_is_no_rounding_of_a_smaller_one() -> None:
    told = story(
        "Officials said on Monday that 14,600 hectares had burned.",
        "More than 15,000 hectares have burned, firefighters said on Monday.",
    )
    assert figure(told, 14_600).status == "disputed"


def test_what_one_hospital_has_is_no_rival_of_another_nor_of_the_whole_toll() -> None:
    told = story(
        "A strike hit Ormana on Thursday. Nasser Hospital said it received 20 dead. Shifa Hospital said 13 were killed.",
        "The strike on Ormana killed 71 people on Thursday, the health ministry said.",
    )
    assert len({figure(told, n).id for n in (20, 13, 71)}) == len((20, 13, 71))


def test_a_number_in_words_stands_in_a_text_that_has_its_words_not_its_unit_alone() -> None:
    told = story("The bank cut its rate by half a point on Thursday.")
    (claim,) = next(f for f in told.figures if f.claims[0].value == 0.5).claims
    assert claim.numeral_in("It was half a point, the bank said.")
    assert not claim.numeral_in("It was a quarter of a point.")
    cut = claim.model_copy(update={"text": "3,500", "value": 3500, "unit_text": "", "qualifier": ""})
    assert cut.numeral_in("Die Bank will 3500 Stellen abbauen.")
    assert cut.numeral_in("La banque supprime 3 500 postes.")
    assert not cut.numeral_in("La banque supprime 13 500 postes.")


def test_forecasts_for_two_years_are_no_rivals_and_a_claim_has_its_year() -> None:
    facts = story(
        "The bank in Alba cut its rate on Thursday. It expects inflation of 2.5% this year, the bank said.",
        "The bank in Alba cut its rate on Thursday. It expects inflation of 2.2% next year, the treasury said.",
    )
    one, other = figure(facts, 2.5), figure(facts, 2.2)
    assert one.id != other.id
    assert other.claims[0].period_start == "2025-01-01"
    assert other.claims[0].period_end == "2025-12-31"


def test_the_viewers_of_two_channels_are_no_dispute() -> None:
    facts = story(
        "Norvia won the final in Alba on Thursday. It was watched by 13.5 million viewers on television, Orlo Media said.",
        "Norvia won the final in Alba on Thursday. It was watched by 25.6 million viewers on television, Velnik said.",
    )
    assert figure(facts, 13.5e6).id != figure(facts, 25.6e6).id


def test_another_country_s_central_bank_has_a_rate_of_its_own() -> None:
    facts = story(
        "The Bank of Alba cut its key rate to 3.75% on Thursday. Canada's central bank cut its own on Wednesday to 4.75%.",
        "On Thursday, the Bank of Alba cut its key rate to 3.75%.",
    )
    assert figure(facts, 3.75).id != figure(facts, 4.75).id


def test_a_profit_in_money_does_not_take_the_name_of_a_margin_that_is_foreseen_in_percent() -> None:
    (told,) = grounded(
        article(
            1, "Orlo Motors had a profit of 58 million euros. It foresees a profit margin of 5.6 percent next year."
        )
    )
    names = ("profit", "profit margin forecast")
    read = [
        replace(f, mention=replace(f.mention, measured_property=n)) for f, n in zip(told.figures, names, strict=True)
    ]
    (facts,) = merge([replace(told, figures=tuple(read))], "en")
    assert {f.measured_property for f in facts.figures} == set(names)


def test_what_insurers_pay_is_no_rival_of_the_whole_damage() -> None:
    facts = story(
        SCENE + "The blaze caused insured losses of 70 million euros, the reinsurer Calder Re said.",
        SCENE + "The blaze caused damage of 110 million euros, the mayor of Velnik said.",
    )
    assert figure(facts, 70_000_000).status == figure(facts, 110_000_000).status == "single"


def test_goods_that_are_on_their_way_and_goods_handed_out_are_two_loads() -> None:
    facts = story(
        SCENE + "A ship left the port with 180 tonnes of aid.",
        SCENE + "So far 120 tonnes of aid have been handed out, the prefecture said.",
    )
    assert figure(facts, 180).id != figure(facts, 120).id


def test_both_ends_of_a_range_that_held_previously_have_given_way() -> None:
    facts = story(
        "Orlo Motors cut its outlook. In September Orlo Motors cut its inflation forecast to 5.6 percent, "
        "from 6.5 percent to 7 percent previously."
    )
    found = figure(facts, 7)
    assert found.current is not None
    assert found.claims[found.current].value == 5.6


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bank raised its key interest rate to 4.5 percent, compared with 4.25 percent previously."),
        ("fr", "La banque a relevé son taux directeur à 4,5 %, contre 4,25 % auparavant."),
        ("es", "El banco subió su tipo de interés al 4,5 por ciento, frente al 4,25 por ciento anterior."),
    ],
)
def test_what_a_rate_is_compared_with_is_its_former_value_where_the_words_say_that_it_held_before(
    language: str, text: str
) -> None:
    (facts,) = stories(article(1, text, language=language))
    found = figure(facts, 4.25)
    assert found.current is not None
    assert found.claims[found.current].value == 4.5


def test_a_forecast_for_a_month_is_not_overtaken_by_that_for_the_next() -> None:
    facts = story(
        "Norland's prices rose. Inflation was forecast at 3.1% in September, the central bank said.",
        "Norland's prices rose. Inflation was forecast at 2.8% in October, the central bank said.",
        days=("28", "29"),
    )
    assert figure(facts, 3.1).measured_property == figure(facts, 2.8).measured_property == "inflation forecast"
    assert figure(facts, 3.1).id != figure(facts, 2.8).id


def test_what_was_measured_in_a_month_that_is_over_answers_no_forecast() -> None:
    facts = story(
        "Norland's inflation was 2.7% in October, the statistics office said. Analysts had forecast inflation of 3.1%. In"
        " September inflation was 3.5%, the statistics office said."
    )
    assert figure(facts, 3.5).measured_property == "inflation"


def test_a_share_that_a_reader_has_named_takes_no_name_from_another_that_is_as_high() -> None:
    names = ("core inflation", "inflation")
    texts = (
        "Core inflation in Norland was 2.9%, the statistics office said.",
        "Inflation in Norland was 2.9%, it said.",
    )
    read = grounded(*(article(i, text) for i, text in enumerate(texts, 1)))
    named = [
        replace(
            m,
            figures=tuple(
                replace(f, mention=replace(f.mention, measured_property=n, read_by="model")) for f in m.figures
            ),
        )
        for m, n in zip(read, names, strict=True)
    ]
    (facts,) = merge(named, "en")
    assert sorted(f.measured_property for f in facts.figures) == sorted(names)


def test_last_years_sum_is_no_former_forecast_and_a_years_profit_is_not_overtaken_by_the_next() -> None:
    facts = story(
        "Orlo Motors confirmed its forecast: it expects revenue of 320 billion euros, down from 322 billion euros in 2023."
    )
    assert figure(facts, 320e9).id != figure(facts, 322e9).id


def test_a_number_taken_back_is_corrected_only_by_what_its_own_paper_may_mean_for_it() -> None:
    facts = story(
        SCENE + "The blaze injured more than 200 people, the mayor said.",
        SCENE + "The blaze injured 900 people, the mayor said on Friday. "
        "Correction: An earlier version of this article misstated the number of badly injured. It is 45, not 246.",
        days=("28", "29"),
    )
    right = [r.figures[0] for r in facts.relations if r.kind == "corrected"]
    assert figure(facts, 900).id not in right


def test_a_papers_own_count_of_a_crowd_and_the_police_behind_it_are_a_dispute() -> None:
    facts = story(
        "Workers marched in Velnik on Friday. Some 7,000 workers marched in Velnik; the police spoke of about 5,000.",
        "Workers marched in Velnik on Friday. Some 5,000 workers marched, police said; the Metal Union counted 7,000.",
    )
    assert figure(facts, 7000).id == figure(facts, 5000).id
    assert figure(facts, 7000).status == "disputed"


def test_a_magnitude_that_was_revised_stands_though_other_papers_print_the_first_one() -> None:
    facts = stories(
        article(
            1, "A quake of magnitude 6.4 struck Torvik on Thursday, the weather agency said. Nobody died in Torvik."
        ),
        article(
            2,
            "Ein Erdbeben der Stärke 6,6 hat am Donnerstag Torvik erschüttert. "
            "Die Wetterbehörde hatte die Stärke zunächst mit 6,4 angegeben.",
            language="de",
        ),
        article(3, "A quake of magnitude 6.4 shook Torvik on Thursday. Schools in Torvik stayed shut."),
    )
    (magnitude,) = [f for told in facts for f in told.figures if f.measured_property == "magnitude"]
    assert magnitude.status == "updated"
    assert magnitude.current is not None
    assert magnitude.claims[magnitude.current].value == 6.6


def test_people_first_spoken_of_are_those_who_were_aboard() -> None:
    text = (
        "Le ferry transportait 44 personnes, a dit la gouverneure Ada Brunn, qui avait d'abord parlé de 45 personnes."
    )
    (facts,) = stories(article(1, text, language="fr"))
    (aboard,) = [f for f in facts.figures if f.measured_property == "people aboard"]
    assert aboard.current is not None
    assert aboard.claims[aboard.current].value == 44
    assert {c.value for c in aboard.claims} == {44, 45}


def test_tourists_and_crew_that_make_all_aboard_are_parts_whatever_is_said_of_some_of_them() -> None:
    facts = story(
        "The ferry Merle sank off Torvik with 45 people aboard, the port said.",
        "The ferry Merle sank off Torvik. Aboard were 31 tourists, five of them Norlanders, and 14 crew.",
    )
    disputed = [f for f in facts.figures if f.status == "disputed"]
    assert disputed == []
    wholes = {r.figures[0] for r in facts.relations if r.kind == "part_of"}
    assert figure(facts, 45).id in wholes


def test_the_dead_that_will_be_are_feared_and_planned_by_nobody() -> None:
    facts = story(SCENE + "The blaze killed 14 people. There will be 300 dead in the end, the mayor of Velnik said.")
    assert {claim.modality for claim in figure(facts, 300).claims} == {"possible"}
    assert figure(facts, 300).id != figure(facts, 14).id


def test_a_round_part_of_one_count_is_not_the_whole_of_another() -> None:
    facts = story(
        SCENE + "The blaze injured more than 200 people, the hospital said.",
        "Since the mill of Velnik burned more than 1,500 are injured, more than 200 of them badly, Ana Rell said.",
        days=("28", "29"),
    )
    told = [(f.id, c.attributed_to) for f in facts.figures for c in f.claims if c.min_value == 200]
    assert {i for i, by in told if by == "Ana Rell"}.isdisjoint({i for i, by in told if by != "Ana Rell"})


def test_two_numbers_that_one_voice_puts_for_one_day_in_one_article_are_of_two_things() -> None:
    facts = story(
        "Riots shook Velnik. More than 4,500 Indian students have returned from Velnik, India's foreign ministry said on "
        "Friday, up from 978 on Wednesday. Some 500 students from Nepal have returned with them, it said."
    )
    assert figure(facts, 978).id == figure(facts, 4500).id != figure(facts, 500).id


def test_in_one_sentence_police_and_unions_may_count_a_crowd_eight_times_apart() -> None:
    facts = story("Teachers marched on Friday. In Omdra the police counted 15,000 protesters, the unions 120,000.")
    assert {c.value for c in figure(facts, 15_000).claims} == {15_000, 120_000}
    assert figure(facts, 15_000).status == "disputed"


def test_one_citys_marchers_and_a_crowd_without_a_place_are_two_counts() -> None:
    facts = story(
        "Teachers marched on Friday. In Omdra the police counted 20,000 protesters on Friday.",
        "Teachers marched on Friday. The interior ministry counted 94,000 protesters on Friday.",
    )
    assert {c.value for c in figure(facts, 20_000).claims} == {20_000}


def test_last_weeks_crowd_is_no_count_of_this_weeks() -> None:
    facts = story(
        "Teachers marched across the country. On 20 November the CGT union had counted 250,000 protesters.",
        "Teachers marched across the country. The interior ministry counted 400,000 protesters.",
    )
    assert {c.value for c in figure(facts, 400_000).claims} == {400_000}


def test_two_rivals_of_whom_each_article_names_both_may_have_the_same_round_sum() -> None:
    facts = story(
        "Ardan Corp. has fallen behind. Velnik Corp. made a profit of 400 million euros.",
        "Velnik Corp. is afraid of its competitor. Ardan Corp. made a profit of 400 million euros, more than ever.",
    )
    assert {f.holder for f in facts.figures if f.measured_property == "profit"} == {"Ardan Corp", "Velnik Corp"}


def test_how_long_an_inquiry_may_last_is_no_later_value_of_another_duration() -> None:
    facts = story(
        "The train stopped three minutes after the alarm.",
        "The train had no driver. The ministry said that the inquiry will take from six months to three years.",
    )
    assert all(f.status != "updated" for f in facts.figures)


def test_billions_without_a_currency_beside_a_sum_that_measures_the_same_have_its_currency() -> None:
    (read,) = grounded(article(1, "The flood did damage of 20 billion euros, said Velnik Re."))
    (told,) = read.figures
    numeral = replace(told.mention.numeral, start=told.mention.numeral.end + 5, unit_text="")
    bare = replace(told, mention=replace(told.mention, numeral=numeral, subject_class="", subject=""))
    assert [g.mention.numeral.unit_text for g in with_own_units([told, bare])] == ["euros", "euros"]


def test_who_answers_a_share_with_a_bare_one_in_the_next_sentence_disputes_it() -> None:
    facts = story(
        "Tessaro has bid for Velnik Steel. The two would have a market share of 19 percent, Tessaro said. "
        "Rival Ormond puts it at 27 percent."
    )
    share = figure(facts, 27)
    assert (share.status, share.measured_property) == ("disputed", "market share")
    assert share.id == figure(facts, 19).id


def test_a_share_of_the_next_sentence_by_the_same_speaker_is_of_something_else() -> None:
    facts = story(
        "Tessaro has bid for Velnik Steel. The two would have a market share of 19 percent, Tessaro said. "
        "It expects 27 percent of them to agree, Tessaro said."
    )
    assert figure(facts, 27).id != figure(facts, 19).id


def test_who_answers_another_without_naming_what_he_counts_again_counts_that_whatever_a_reader_called_it_there() -> (
    None
):
    (news,) = grounded(
        article(
            1, "The blockade costs 22 million dollars a day, Velnik Steel said. The government speaks of 15 million."
        )
    )
    names = iter(["losses a day", "loss"])
    called = tuple(replace(f, mention=replace(f.mention, measured_property=next(names))) for f in news.figures)
    (facts,) = merge([replace(news, figures=called)], "en")
    assert figure(facts, 15_000_000).status == "disputed"
    assert figure(facts, 22_000_000).measured_property == "losses a day"


def test_a_sentence_that_does_not_say_again_what_the_second_voice_counts_sets_one_count_however_far_apart() -> None:
    facts = story("Shops in Velnik closed on Friday. The union Terco counted 240 closed shops, Tessaro 20.")
    closed = figure(facts, 240)
    assert closed.status == "disputed"
    assert closed.id == figure(facts, 20).id


SHOT = "At least four protesters were shot dead in Velnik, the ombudsman said. The ministry spoke of two dead."


def test_protesters_who_were_killed_are_the_dead_where_nobody_else_is_counted() -> None:
    assert figure(story(SHOT), 4).id == figure(story(SHOT), 2).id


def test_protesters_are_some_of_the_dead_where_the_police_are_counted_too() -> None:
    facts = story(f"{SHOT} The unrest also left three police officers dead, the ministry said.")
    assert figure(facts, 4).id != figure(facts, 2).id


def test_the_number_of_those_held_is_no_part_of_those_told_before() -> None:
    facts = story(
        "Police in Velnik arrested 46 people, said Colonel Paul Dorran. "
        "Lawyer Ines Marek put the number of those held at 83."
    )
    held = figure(facts, 83)
    assert held.status == "disputed"
    assert held.id == figure(facts, 46).id


def test_a_kind_of_people_that_one_number_alone_counts_names_none_of_the_others() -> None:
    """ "12 / 14 civilians": of the 12 nobody says that they are civilians."""
    (facts,) = stories(
        article(
            1, "El molino de Velnik ardió. El incendio dejó 12 heridos, dijo el Ministerio de Salud.", language="es"
        ),
        article(2, "Le moulin de Velnik a brûlé. L'incendie a blessé 15 civils, a dit la Croix-Rouge.", language="fr"),
        language="fr",
    )
    assert figure(facts, 12).observation_about == "heridos"


def test_several_hundred_marchers_give_their_name_to_no_two_hundred_soldiers() -> None:
    facts = story(
        SCENE + "About 200 soldiers were there, the Fire Service said.",
        SCENE + "Several hundred protesters marched through the town.",
    )
    assert {f.measured_property for f in facts.figures} == {"soldiers", "protesters"}


def test_since_when_a_number_counts_is_known_whichever_paper_says_it() -> None:
    facts = story(
        SCENE + "The mill has killed 60 people.",
        SCENE + "The mill has killed 60 people since 1998.",
    )
    assert [c.period_start for c in figure(facts, 60).claims] == ["1998-01-01"]


def test_a_number_with_its_kind_is_corrected_by_one_told_without() -> None:
    facts = story(
        "The army in Alba freed 303 on Friday and 390 soldiers on Thursday. An earlier version of this article"
        " said that 300 soldiers were freed on Friday. The number is 303."
    )
    said = {f.id: f.claims[0].value for f in facts.figures}
    assert [[said[i] for i in r.figures] for r in facts.relations if r.kind == "corrected"] == [[303, 300]]


def test_two_of_something_that_nothing_more_is_told_of_stand_behind_what_is_told() -> None:
    facts = story("Shares in Velnik rose 4 percent on Monday, said two sources.")
    assert [f.claims[0].value for f in facts.figures] == [4, 2]


def test_as_many_days_of_rain_and_of_an_inquiry_are_two_durations() -> None:
    facts = story(
        "The dam at Torre broke on Thursday after four days of rain.",
        "The dam at Torre broke on Thursday. The inquiry took four days, said the mayor.",
    )
    assert [len(f.claims) for f in facts.figures] == [1, 1]


def test_one_duration_told_in_like_words_is_one_figure() -> None:
    facts = story(
        "The president was questioned for four days by the prosecutors.",
        "The president was questioned by prosecutors for four days, it said.",
    )
    assert [f.measured_property for f in facts.figures] == ["duration"]
