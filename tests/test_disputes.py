"""What makes a quarrel of two numbers, and what only looks like one."""

from dataclasses import replace

import pytest
from small_news import article, figure, grounded, stories, story

from summarizer.merge import merge

FLOOD = "The river Velde burst its banks near Harlow and flooded the valley. "

MARCHES = [
    ("fr", "La marche de jeudi à Torvik a réuni 30 000 personnes selon les organisateurs, 8 000 selon la police."),
    (
        "es",
        "La marcha del jueves en Torvik reunió a 30.000 personas, según los organizadores; la Policía había contado 8.000.",
    ),
    (
        "de",
        "An dem Marsch am Donnerstag in Torvik nahmen laut Polizei 8000 Menschen teil, laut den Veranstaltern 30.000.",
    ),
]


def test_two_papers_that_each_tell_one_number_in_their_own_words_dispute_it() -> None:
    facts = story(
        "There were 54 people aboard the turboprop that crashed near Harlow on Friday.",
        "The crashed turboprop, found near Harlow on Friday, had 57 people aboard.",
    )
    assert figure(facts, 54).status == "disputed"
    assert [c.attributed_to for c in figure(facts, 54).claims] == ["", ""]


@pytest.mark.parametrize(
    ("language", "first", "second", "numbers"),
    [
        (
            "en",
            "Nine people were killed in the raid on Torvik on Friday, the army said.",
            "The director of the hospital, Lena Aruz, said that 31 people, and not nine, were killed in the raid on Friday.",
            (9, 31),
        ),
        (
            "fr",
            "Douze personnes ont été blessées vendredi à Torvik, a indiqué le ministère de l'Intérieur.",
            "« Il y a eu 27 blessés et non douze », a déclaré le syndicat des pompiers de Torvik vendredi.",
            (12, 27),
        ),
        (
            "de",
            "In Torvik sind am Freitag nach Angaben des Innenministeriums 18 Menschen verletzt worden.",
            "Es seien am Freitag in Torvik 44 Menschen verletzt worden und nicht 18, sagte Klinikchefin Vera Amsel.",
            (18, 44),
        ),
        (
            "es",
            "Siete personas murieron el viernes en el bombardeo de Torvik, según el ejército.",
            "La Cruz Verde aseguró que los muertos del viernes en Torvik son 22, no siete como sostiene el ejército.",
            (7, 22),
        ),
        (
            "en",
            "Brantek will cut 400 jobs at its Torvik plant, the company said on Friday.",
            "The union Metal Voice said 1,200 jobs would be cut at Brantek's Torvik plant, not 400 as the company claims.",
            (400, 1200),
        ),
    ],
)
def test_whoever_says_one_number_and_not_another_is_at_odds_with_whoever_says_that(
    language: str, first: str, second: str, numbers: tuple[int, int]
) -> None:
    (facts,) = stories(article(1, first, language=language), article(2, second, language=language))
    told = [figure(facts, n) for n in numbers]
    assert told[0].id == told[1].id
    assert told[0].status == "disputed"


def test_whoever_had_announced_another_number_is_put_right() -> None:
    facts = story(
        "Five bodies were found in Torvik on Wednesday, the ombudsman said. Five people were killed in Torvik, she said.",
        "Six people were killed in Torvik, not five as the institute had announced on Wednesday, the attorney general said.",
    )
    assert "denied" in {c.modality for f in facts.figures for c in f.claims if c.value == 5}
    assert figure(facts, 6).status != "disputed"


def test_who_puts_his_own_number_right_is_at_odds_with_nobody() -> None:
    facts = story(
        "Floodwater entered 500 homes in Torvik on Friday, mayor Piet Rowan said.",
        "Mayor Piet Rowan said on Friday evening that 350 homes had been flooded in Torvik, not 500.",
    )
    assert not any(f.status == "disputed" for f in facts.figures)


def test_two_numbers_of_one_paper_say_nothing_of_which_another_means() -> None:
    facts = story(
        "Carrick signed Jonas Halle for 42 million euros. It signed the keeper Iker Sola for 18 million euros.",
        "Carrick signed Jonas Halle for 48 million euros.",
    )
    assert {figure(facts, n).status for n in (42e6, 18e6, 48e6)} == {"single"}


@pytest.mark.parametrize(
    ("second", "status"),
    [
        ("The Red Cross speaks of 7,000 displaced people.", "disputed"),
        ("The number of displaced people rose to 7,000, the Red Cross said.", "updated"),
    ],
)
def test_a_papers_own_count_and_a_named_voices_beside_it_are_at_odds_unless_it_has_moved(
    second: str, status: str
) -> None:
    facts = story(FLOOD + f"Some 5,200 people are displaced. {second}")
    assert figure(facts, 7000).status == status


@pytest.mark.parametrize(
    ("guess", "disputed"),
    [("fears that 10 people are trapped", True), ("fears that up to 10 people may be trapped", False)],
)
def test_a_fear_of_how_many_are_trapped_now_is_its_voices_count(guess: str, disputed: bool) -> None:
    facts = story(
        f"A mine caved in near Harlow. Seven people are trapped, the Mining Company said. The Miners' Union {guess}."
    )
    assert (figure(facts, 7).status == "disputed") is disputed


def test_what_is_of_a_month_is_no_earlier_count_of_today() -> None:
    facts = story(
        "Inflation in Norland was 2.4% in October.",
        "The National Bank of Norland said on Friday that inflation was 2.1%.",
    )
    assert figure(facts, 2.4).id != figure(facts, 2.1).id


def test_a_state_goes_on_within_a_sentence() -> None:
    facts = story(FLOOD + "On Thursday 2,400 people were displaced and on Friday 900 people were displaced.")
    assert figure(facts, 900).status == "updated"
    assert figure(facts, 900).id == figure(facts, 2400).id


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The fire has burned 5,400 hectares, the prefecture said. The fire union puts the figure at 15,000 hectares.",
        ),
        ("es", "La prefectura lo cifra en 5.400 hectáreas; los bomberos hablan de 6.100."),
        (
            "de",
            "Die Präfektur beziffert die verbrannte Fläche auf 5.400 Hektar; die Feuerwehr spricht von 16.100 Hektar.",
        ),
    ],
)
def test_words_that_take_up_the_number_before_make_one_thing_of_the_two(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    (disputed,) = [f for f in facts.figures if f.status == "disputed"]
    assert len(disputed.claims) == 2


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The turnout of 64.1 percent was wrong. The turnout was 61.4 percent.", 64.1),
        ("The number of displaced people is 5,700 and not 7,500 people, who had been displaced on paper.", 7500),
    ],
)
def test_a_number_called_wrong_beside_the_right_one_is_taken_back(text: str, wrong: float) -> None:
    facts = story(FLOOD + text)
    taken_back = {figure(facts, wrong).id}
    assert [r for r in facts.relations if r.kind == "corrected" and taken_back <= set(r.figures)]


def test_nobody_takes_back_what_another_says() -> None:
    facts = story(
        FLOOD + "The Miners' Union said 1,900 jobs will be cut.",
        FLOOD + "The figure of 1,900 job cuts is wrong, the Norvane Company said. It said 600 jobs will be cut.",
    )
    assert not [r for r in facts.relations if r.kind == "corrected"]


def test_shares_of_equal_precision_are_no_roundings_of_each_other() -> None:
    facts = story(
        "Turnout in Norland was 61.4 percent, the Electoral Board said.",
        "Turnout in Norland was 61.9 percent, the Electoral Board said.",
        days=("28", "29"),
    )
    assert figure(facts, 61.9).status == "updated"


def test_a_sum_told_about_in_another_currency_behind_a_comma_is_the_same() -> None:
    facts = story(FLOOD + "The insurers put the damage at 35 million euros, about 40 million dollars.")
    assert figure(facts, 35e6).id == figure(facts, 40e6).id
    assert figure(facts, 35e6).status == "agreed"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Around 4,500 protesters marched in Torvik on Friday, according to police, who had earlier spoken of 4,000. "
            "The union Tarn said more than 5,000 protesters took part.",
        ),
        (
            "fr",
            "Environ 4 500 manifestants ont défilé vendredi à Torvik, selon la police ; le syndicat Tarn en compte plus de "
            "5 000.",
        ),
        (
            "es",
            "Unos 4.500 manifestantes marcharon el viernes en Torvik, según la Policía; el sindicato Tarn habla de más de "
            "5.000 manifestantes.",
        ),
        (
            "de",
            "Rund 4500 Demonstranten zogen am Freitag nach Angaben der Polizei durch Torvik; die Gewerkschaft Tarn spricht "
            "von mehr als 5000 Demonstranten.",
        ),
    ],
)
def test_about_so_many_and_more_than_what_another_says_in_the_same_breath_are_a_quarrel(
    language: str, text: str
) -> None:
    (facts,) = stories(article(1, text, language=language))
    assert (figure(facts, 4500).status, figure(facts, 4500)) == ("disputed", figure(facts, 5000))


def test_the_crowds_of_two_named_days_are_no_quarrel() -> None:
    facts = story(
        "Police counted 40,000 protesters in Harlow on Tuesday; the organisers spoke of 110,000 protesters on Tuesday.",
        "The Workers' Union said 150,000 protesters marched in Harlow on Thursday.",
        days=("26", "28"),
    )
    assert figure(facts, 150_000).id != figure(facts, 40_000).id


def test_two_counts_of_each_of_two_days_are_two_quarrels() -> None:
    facts = story(
        "About 600 people marched in Harlow, police said, while the union counted 1,000.",
        "On its second day the protest in Harlow drew 700 people, by the police's count. The union put them at 1,500.",
        days=("26", "27"),
    )
    assert figure(facts, 600).id == figure(facts, 1_000).id != figure(facts, 700).id == figure(facts, 1_500).id


def test_a_bare_share_that_answers_a_named_one_is_a_share_of_the_same() -> None:
    facts = story(
        "A vote was held in Harlow. The Red Cross said turnout was 85 percent; the Health Agency counts 52 percent."
    )
    (share,) = [f for f in facts.figures if any(c.value == 52 for c in f.claims)]
    assert {c.value for c in share.claims} == {85, 52}
    assert share.status == "disputed"


def test_what_each_side_shoots_down_of_the_others_is_no_dispute() -> None:
    facts = story(
        "Syria's air force said 112 drones had been shot down on Friday. "
        "Turkey's army said it had shot down 65 Syrian drones on Friday."
    )
    assert figure(facts, 112).id != figure(facts, 65).id


def test_two_donors_of_one_round_sum_do_not_agree() -> None:
    given = grounded(
        article(1, "Germany pledged 1 million euros in aid for Harlow, its embassy said."),
        article(2, "France pledged 1 million euros in aid for Harlow."),
    )
    held = [
        replace(g, figures=tuple(replace(f, mention=replace(f.mention, holder=name)) for f in g.figures))
        for g, name in zip(given, ("Germany", "France"), strict=True)
    ]
    (facts,) = merge(held, "en")
    assert [f.status for f in facts.figures if f.measured_property == "aid"] == ["single", "single"]


def test_a_rival_number_is_set_beside_one_that_another_paper_tells_too() -> None:
    facts = story(
        "A quake shook Harlow. The Geological Survey put its magnitude at 6.0.",
        "A quake shook Harlow. The Geological Survey put its magnitude at 6.0. "
        "The Research Centre for Geosciences put the magnitude at 6.2.",
    )
    assert figure(facts, 6.2).status == "disputed"


def test_the_no_side_of_a_referendum_takes_no_number_back() -> None:
    facts = story("In Sunday's referendum Yes had 51.1 percent and No 48.9 percent.")
    assert [f.status for f in facts.figures] == ["single", "single"]


def test_each_camp_of_a_referendum_has_its_own_count_of_one_share() -> None:
    facts = story(
        "In the referendum in Harlow Yes won with 51.7 percent and No had 48.3 percent, the Electoral Office said. "
        "The Citizens' League claimed that No had won with 50.6 percent."
    )
    assert figure(facts, 48.3) == figure(facts, 50.6)
    assert figure(facts, 50.6) != figure(facts, 51.7)


def test_two_named_voices_may_measure_one_area() -> None:
    facts = story(
        "Rebels hold 260 square kilometres near Harlow, according to the Free Front, "
        "and 90 square kilometres according to the Observatory of Velde."
    )
    assert figure(facts, 90).status == "disputed"


def test_who_is_arrested_at_a_march_is_counted_whatever_he_is_called() -> None:
    facts = story(
        "Farmers marched in Harlow. 34 protesters were arrested, the police said.",
        "Farmers marched in Harlow. 52 people were arrested, the League of Lawyers said.",
    )
    assert figure(facts, 34).status == "disputed"


def test_men_are_people_where_no_women_are_counted() -> None:
    facts = story(
        "Rebels attacked Harlow. The attack killed 27 men, the army said on Thursday.",
        "Rebels attacked Harlow. The attack killed 31 people, the army said on Friday.",
        days=("28", "29"),
    )
    assert figure(facts, 31).status == "updated"


def test_those_who_flee_towards_a_neighbour_are_no_people_of_his() -> None:
    facts = story(
        "Rebels attacked Harlow. 6,500 people have fled towards the Spanish border, the Aid Council said. "
        "The prefecture speaks of 9,000 displaced people."
    )
    assert figure(facts, 6500).status == "disputed"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Brandt Re put the damage at between 0.7 billion and 2 billion dollars on Friday. "
            "Halden Rating put the damage at less than 4.8 billion dollars on Friday.",
        ),
        (
            "de",
            "Brandt Rück bezifferte den Schaden am Freitag auf 0,7 bis 2 Milliarden Dollar. "
            "Die Agentur Halden bezifferte den Schaden am Freitag auf weniger als 4,8 Milliarden Dollar.",
        ),
    ],
)
def test_two_ranges_that_leave_room_for_one_number_are_no_dispute(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    assert {f.measured_property for f in facts.figures} == {"damage"}
    assert "disputed" not in {f.status for f in facts.figures}


@pytest.mark.parametrize(("language", "text"), MARCHES)
def test_a_quarrel_over_a_crowd_that_a_second_paper_retells_is_one(language: str, text: str) -> None:
    english = "Some 8,000 people marched in Torvik on Thursday, police said. Organisers put the number at 30,000."
    (facts,) = stories(article(1, english), article(2, text, language=language))
    assert figure(facts, 30_000) == figure(facts, 8_000)
    assert figure(facts, 8_000).status == "disputed"


def test_who_puts_his_own_number_right_takes_it_back() -> None:
    facts = story(
        "Nine people were killed in a blast in Velnik on Thursday, the army said.",
        "The army said on Friday that seven people had been killed in the blast in Velnik and not nine.",
    )
    assert "denied" not in {c.modality for f in facts.figures for c in f.claims}
