"""Two raids of one week are two: which happening a number belongs to, and what is compared with what."""

import pytest
from small_news import article, figure, grounded, stories, story

from summarizer.merge import merge
from summarizer.schema.facts import StoryFacts
from summarizer.write.question import build_ask

RAIDS = (
    "A raid on the market of Harlow killed at least 23 people on Monday, the Red Cross said.",
    "A second raid hit the bus station of Harlow on Wednesday. Sixteen people died, the Red Cross said."
    " Monday's raid on the market has now killed 26 people, and the two together have killed 42.",
)


def raids(*further: str) -> StoryFacts:
    """The raids of Monday 25 and Wednesday 27 November 2024, told on the 25th, the 28th and the 29th."""
    return story(*RAIDS, *further, days=("25", "28", *["29"] * len(further)))


def counted(facts: StoryFacts) -> dict[tuple[str, ...], set[float | None]]:
    """The dead by the days of the raids that they count."""
    deaths = [f for f in facts.figures if f.measured_property == "deaths"]
    return {f.occasions: {c.value if c.value is not None else c.min_value for c in f.claims} for f in deaths}


def test_the_dead_of_two_raids_are_two_figures_and_those_of_both_a_third() -> None:
    assert counted(raids()) == {("2024-11-25",): {23, 26}, ("2024-11-27",): {16}, ("2024-11-25", "2024-11-27"): {42}}


def test_a_model_that_writes_is_told_which_days_a_number_counts() -> None:
    assert "deaths of 2024-11-27 alone (" in build_ask(raids(), "en").user


def test_each_raid_is_part_of_both() -> None:
    facts = raids()
    (part,) = [r for r in facts.relations if r.kind == "part_of"]
    assert part.figures[0] == figure(facts, 42).id
    assert set(part.figures[1:]) == {figure(facts, 26).id, figure(facts, 16).id}


def test_a_rival_count_of_one_raid_disputes_that_one_only() -> None:
    facts = raids("The second raid killed 28 people, the Interior Ministry said. The first raid killed 26 people.")
    assert counted(facts)["2024-11-27",] == {16, 28}
    assert figure(facts, 26).status == "updated"


def test_a_number_that_nothing_ties_joins_neither_raid() -> None:
    facts = raids("Raids have shaken Harlow. The war goes on. The Interior Ministry said 31 people were killed.")
    assert counted(facts)[()] == {31}


def test_a_number_told_elsewhere_of_one_raid_is_that_ones() -> None:
    facts = raids("Raids have shaken Harlow. The war goes on. The Interior Ministry said 26 people were killed.")
    assert counted(facts)["2024-11-25",] == {23, 26}


def test_one_raid_told_on_two_days_stays_one_figure() -> None:
    facts = story(RAIDS[0], "Monday's raid on the market of Harlow has now killed 26 people.", days=("25", "28"))
    assert counted(facts) == {(): {23, 26}}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The second raid hit the bus station on Wednesday and killed 16 people. At the market on Monday, 26 people"
            " were killed. In all, 42 people were killed.",
        ),
        (
            "fr",
            "Le second raid a frappé mercredi la gare routière et tué 16 personnes. Le raid de lundi a tué 26"
            " personnes. Au total, 42 personnes ont été tuées.",
        ),
        (
            "es",
            "El segundo bombardeo alcanzó el miércoles la estación y mató a 16 personas. El bombardeo del lunes mató a"
            " 26 personas. En total murieron 42 personas.",
        ),
        (
            "de",
            "Der zweite Angriff traf am Mittwoch den Busbahnhof und tötete 16 Menschen. Der Angriff vom Montag tötete"
            " 26 Menschen. Insgesamt starben 42 Menschen.",
        ),
    ],
)
def test_a_number_takes_the_day_of_its_happening(language: str, text: str) -> None:
    (read,) = grounded(article(1, text, language=language))
    tied = {f.mention.numeral.quantity.value: f.mention for f in read.figures}
    days = {value: m.occasion.start if m.occasion else "" for value, m in tied.items()}
    assert days == {16: "2024-11-27", 26: "2024-11-25", 42: ""}
    assert [value for value, m in tied.items() if m.counts_all] == [42]
    assert read.several


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The toll of the avalanche at Harlow rose on Thursday to 31."),
        ("fr", "Le bilan de l'avalanche de Harlow s'est alourdi jeudi à 31 morts."),
        ("es", "La cifra de muertos del alud de Harlow ascendió este jueves a 31."),
        ("de", "Am Donnerstag stieg die Zahl der Toten der Lawine von Harlow auf 31."),
    ],
)
def test_the_day_on_which_a_toll_rose_is_no_day_of_what_happened(language: str, text: str) -> None:
    (read,) = grounded(article(1, text, language=language))
    assert not read.occasions


def test_that_raid_is_the_one_spoken_of_before_and_a_place_tells_which() -> None:
    text = (
        "Bombs fell again on Wednesday, this time on the bus station. A market was hit in a raid on Monday."
        " That raid has killed 26 people.\n\nEleven people at the bus station were injured."
    )
    (read,) = grounded(article(1, text))
    days = [m.mention.occasion.start for m in read.figures if m.mention.occasion]
    assert days == ["2024-11-25", "2024-11-27"]


def test_an_older_happening_is_no_occasion_of_the_week() -> None:
    text = "A raid on Monday killed 26 people. In 2012 another raid killed 61 people."
    (read,) = grounded(article(1, text))
    assert not read.several


def test_a_record_that_a_crowd_is_held_against_is_no_occasion() -> None:
    text = "Police put the number of protesters at 12,800 on Friday, slightly above the previous record of November 21."
    (read,) = grounded(article(1, text))
    assert [f.mention.occasion.start for f in read.figures if f.mention.occasion] == ["2024-11-29"]


def test_an_earlier_march_does_not_reach_into_the_next_paragraph() -> None:
    text = (
        "Some 128,000 people marched on Friday, police said. On November 21, police had counted 127,000 protesters.\n\n"
        "In Harlow, police counted 8,100 protesters."
    )
    (read,) = grounded(article(1, text))
    days = {f.mention.numeral.quantity.value: f.mention.occasion for f in read.figures}
    assert days[8100] is None or days[8100].start == "2024-11-29"


def test_the_day_of_a_death_is_no_day_of_the_match() -> None:
    text = (
        "Norland beat Harlow 2-0 in the final on Friday, watched by 75,784 spectators.\n\nThe captain's father had died on"
        " Wednesday. The final drew 5,600 spectators in the square."
    )
    (read,) = grounded(article(1, text))
    days = {f.mention.numeral.quantity.value: f.mention.occasion for f in read.figures}
    assert days[5600] is None or days[5600].start != "2024-11-27"


def test_two_marches_have_each_their_crowd() -> None:
    facts = story(
        "Dock workers of Harlow marched. Police counted 4,000 protesters at a march on Saturday, the union 15,000.",
        "Dock workers of Harlow marched. Police counted 11,000 protesters at a march on Tuesday, the union 32,000.",
        days=("24", "27"),
    )
    assert figure(facts, 4000).id == figure(facts, 15000).id
    assert figure(facts, 11000).id == figure(facts, 32000).id
    assert figure(facts, 4000).id != figure(facts, 11000).id
    assert {figure(facts, 4000).status, figure(facts, 11000).status} == {"disputed"}


def test_no_one_article_need_tell_both_days() -> None:
    facts = story(
        "Sunday's explosion at a plant in Harlow killed 14 people.",
        "A second explosion hit Ashford on Wednesday, and nine people died.",
        "Both explosions hit plants of Norvane. Sunday's explosion killed 14 people. In all, 23 people have died.",
        days=("25", "28", "28"),
    )
    assert counted(facts) == {("2024-11-24",): {14}, ("2024-11-27",): {9}, ("2024-11-24", "2024-11-27"): {23}}


def test_a_place_that_stands_beside_one_day_only_tells_which() -> None:
    facts = raids(
        "A second raid struck in Ashford on Wednesday, and the war goes on. Monday's raid killed 26 people.",
        "Raids have shaken the valley of Harlow. The war goes on. The union said 28 people died in Ashford.",
    )
    assert counted(facts)["2024-11-27",] == {16, 28}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The first raid, on Monday, killed 14 people; the second, on Wednesday in Ashford, killed 19 people."),
        ("es", "El primer ataque, el del lunes, mató a 14 personas; el segundo, el miércoles, mató a 19 personas."),
    ],
)
def test_a_day_in_its_part_of_the_sentence_is_the_numbers(language: str, text: str) -> None:
    (read,) = grounded(article(1, text, language=language))
    days = {m.mention.numeral.quantity.value: m.mention.occasion and m.mention.occasion.start for m in read.figures}
    assert days == {14: "2024-11-25", 19: "2024-11-27"}


def test_a_few_dead_of_one_happening_may_be_disputed_though_only_one_side_says_where() -> None:
    facts = story(
        "A raid on Harlow killed 26 people on Monday.",
        "A second raid hit Harlow on Wednesday. It killed nine people, the Interior Ministry said. The Red Cross said 12"
        " people died in Harlow. Monday's raid killed 26 people.",
        days=("25", "28"),
    )
    assert figure(facts, 9).id == figure(facts, 12).id


def test_who_is_missing_is_of_no_one_happening() -> None:
    facts = story(
        "A collapse at the mine of Harlow on Monday killed 15 people. 22 people are missing, the Red Cross said.",
        "A second collapse hit the mine of Harlow on Wednesday and killed 16 people. 19 people are missing, the Red Cross"
        " said.",
        days=("25", "28"),
    )
    assert figure(facts, 22).id == figure(facts, 19).id
    assert figure(facts, 22).occasions == ()


def test_the_order_of_reading_changes_nothing() -> None:
    texts = [article(i, t, f"2024-11-{d}") for i, (t, d) in enumerate(zip(RAIDS, ("25", "28"), strict=True), start=1)]
    (forward,), (backward,) = stories(*texts), stories(*texts[::-1])
    assert counted(forward) == counted(backward)


def test_what_a_paper_counts_day_by_day_is_neither_the_toll_nor_another_days() -> None:
    facts = story(
        "Riots shook Harlow. The Harlow Gazette counts 187 dead: 6 on Monday, 41 on Tuesday, 101 on Wednesday and 39 on "
        "Thursday.",
        "Riots shook Harlow. 163 people have died, the Red Cross said. Eleven people were killed on Monday, police said, "
        "and 32 people were killed and 700 injured on Tuesday. By Thursday 155 people had died.",
        "Riots shook Harlow. About 1,000 people have been injured, the mayor said.",
        days=("29", "29", "29"),
    )
    assert figure(facts, 187).id == figure(facts, 163).id
    assert figure(facts, 163).id not in (figure(facts, 41).id, figure(facts, 32).id)
    assert figure(facts, 11).id not in (figure(facts, 41).id, figure(facts, 101).id)
    assert figure(facts, 700).id != figure(facts, 1000).id
    days = {f.id for f in facts.figures if f.occasions}
    assert not any(r.figures[0] in days for r in facts.relations if r.kind == "part_of")


@pytest.mark.parametrize(
    ("language", "later"),
    [
        ("en", "Another 5.9-magnitude earthquake struck Santa Orla on Friday and injured more than 190 people."),
        ("fr", "Une autre secousse a frappé vendredi Santa Orla, faisant plus de 190 blessés."),
        ("es", "Otro sismo de magnitud 5,9 sacudió el viernes Santa Orla y dejó más de 190 heridos."),
        ("de", "Ein weiteres Erdbeben der Stärke 5,9 hat am Freitag in Santa Orla mehr als 190 Menschen verletzt."),
    ],
)
def test_the_hurt_of_a_second_quake_are_no_later_count_of_the_first(language: str, later: str) -> None:
    first = "An earthquake of magnitude 5.9 struck Santa Orla on Wednesday and injured more than 120 people."
    (facts,) = merge(grounded(article(1, first, "2024-11-27"), article(2, later, language=language)), "en")
    hurt = [len(f.claims) for f in facts.figures if f.measured_property == "injured"]
    assert hurt == [1, 1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "A second raid in the night of Tuesday to Wednesday killed 16 in Harlow. The raid of Monday killed 26.",
        ),
        (
            "fr",
            "Un second raid a tué 16 personnes dans la nuit de mardi à mercredi à Harlow. Le raid de lundi en a tué 26.",
        ),
        (
            "de",
            "Ein zweiter Angriff tötete in der Nacht von Dienstag auf Mittwoch 16 Menschen in Harlow."
            " Der Angriff vom Montag tötete 26 Menschen.",
        ),
    ],
)
def test_a_night_is_that_of_its_morning_unless_others_name_its_evening(language: str, text: str) -> None:
    told = article(1, text, language=language)
    (facts,) = stories(told, language=language)
    assert counted(facts) == {("2024-11-25",): {26}, ("2024-11-27",): {16}}
    other = article(
        2, "A second raid on Tuesday killed 16 people in Harlow. The raid of Monday in Harlow killed 26 people."
    )
    (facts,) = stories(told, other, language=language)
    assert counted(facts) == {("2024-11-25",): {26}, ("2024-11-26",): {16}}


def test_a_whole_countrys_dead_are_not_those_of_the_one_raid_that_had_been_by_then() -> None:
    facts = story(
        "A raid on the market in Harlow killed at least 23 people on Monday, the Red Cross said.",
        "A second raid hit the bus station in Alba on Wednesday. Sixteen people died in Alba, the Red Cross said."
        " Monday's raid in Harlow has now killed 26 people.",
        "Raids on the markets and stations of Alba and Harlow go on. Across Yemen 940 people have died in Yemen in raids,"
        " the Red Cross said.",
        days=("25", "28", "25"),
    )
    assert counted(facts) == {("2024-11-25",): {23, 26}, ("2024-11-27",): {16}, (): {940}}


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "es",
            "Hombres armados atacaron el lunes el cuartel de Harlow y mataron a dos agentes.",
            "Hombres armados atacaron el miércoles el cuartel de Alba y mataron a tres agentes."
            " Es el segundo ataque de la semana.",
        ),
        (
            "en",
            "Gunmen attacked a police post in Harlow on Monday and killed two officers.",
            "Gunmen attacked the police post of Alba near Harlow on Wednesday and killed three officers."
            " It was the second attack in a week.",
        ),
    ],
)
def test_what_is_called_the_second_attack_leaves_the_first_one_its_own_dead(
    language: str, first: str, second: str
) -> None:
    (facts,) = stories(article(1, first, "2024-11-26", language), article(2, second, "2024-11-28", language))
    assert counted(facts) == {("2024-11-25",): {2}, ("2024-11-27",): {3}}


def test_a_town_that_is_bombed_again_on_another_day_has_been_bombed_twice() -> None:
    facts = story(
        "An air raid on Harlow in Yemen killed eight people on Monday, doctors said.",
        "Warplanes bombed Harlow again on Wednesday, killing 12 people at a petrol station, doctors said."
        " An air raid on Monday killed eight.",
        days=("26", "28"),
    )
    assert counted(facts) == {("2024-11-25",): {8}, ("2024-11-27",): {12}}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A strike on the market of Harlow killed eleven people on Friday. On Wednesday, a raid had killed six."),
        (
            "fr",
            "Une frappe vendredi sur le marché de Harlow a tué onze personnes. Mercredi, un raid avait fait six morts.",
        ),
        ("es", "Un bombardeo mató el viernes a once personas en Harlow. El miércoles, un ataque había matado a seis."),
        (
            "de",
            "Bei einem Luftangriff auf Harlow starben am Freitag elf Menschen. Am Mittwoch hatte ein Angriff sechs getötet.",
        ),
    ],
)
def test_two_attacks_each_told_as_new_on_its_day_are_two(language: str, text: str) -> None:
    (facts,) = merge(grounded(article(1, text, language=language)), "en")
    assert [len(f.claims) for f in facts.figures if f.measured_property == "deaths"] == [1, 1]


def test_one_attack_told_anew_by_the_day_on_which_its_toll_rose_is_one() -> None:
    told = "A raid on Harlow killed six people on Wednesday, the mayor said."
    facts = story(told, f"{told} Eleven people have died in the raid, the mayor said on Friday.", days=("27", "29"))
    assert figure(facts, 6).id == figure(facts, 11).id
