"""Two countries strike each other: each side's losses are one count, whoever tells them and in whatever words."""

import pytest
from small_news import article, figure, stories, story

from summarizer.schema.facts import StoryFacts

LEDE = "Ecuador and Peru exchanged fire along the river Velde on Friday. "
NORTH = LEDE + "Twelve people were killed and 31 wounded in Ecuador's air strikes, Peru's army said. "
SOUTH = LEDE + "On the Ecuadorean side, nine civilians were killed by Peruvian shelling, police said. "


def values(facts: StoryFacts, measured_property: str) -> list[set[float]]:
    return [
        {v for c in f.claims for v in (c.value, c.min_value) if v is not None}
        for f in facts.figures
        if f.measured_property == measured_property
    ]


def test_the_dead_of_the_one_sides_blows_are_no_rival_count_of_the_others() -> None:
    facts = story(NORTH + SOUTH.removeprefix(LEDE))
    assert figure(facts, 12).id != figure(facts, 9).id
    assert {f.status for f in facts.figures} == {"single"}


def test_a_side_that_counts_its_own_again_goes_on_with_its_own() -> None:
    facts = story(
        NORTH + SOUTH.removeprefix(LEDE),
        LEDE + "Peru said 17 people had been killed. Ecuador said 14 people had been killed by shelling on its side.",
        days=("29", "30"),
    )
    assert [v for v in values(facts, "deaths") if 17 in v] == [{12, 17}]
    assert figure(facts, 17).status == figure(facts, 14).status == "updated" or figure(facts, 14).status == "single"
    assert figure(facts, 17).holder == "Peru"


def test_its_police_and_its_government_count_for_one_side_within_a_day() -> None:
    facts = story(
        NORTH + LEDE + "On the Ecuadorean side, ten people were killed by Peruvian shelling, police said.",
        LEDE + "Ecuador's government put its dead at 15: fifteen people were killed by Peruvian artillery, it said.",
    )
    assert figure(facts, 15).status == "updated"


def test_fighters_whom_the_enemy_says_it_killed_dispute_the_dead_of_that_side() -> None:
    facts = story(
        NORTH.replace("Twelve", "Nineteen") + SOUTH.removeprefix(LEDE),
        LEDE
        + "Ecuador's minister Silvia Haro said at least 50 militants were killed. Peru spoke of 19 killed civilians.",
    )
    assert figure(facts, 50).id == figure(facts, 19).id
    assert figure(facts, 50).status == "disputed"


def test_a_sum_of_both_sides_is_neither_sides_count() -> None:
    facts = story(
        NORTH + "On the Ecuadorean side, 14 people were killed by Peruvian shelling. In all, 26 people died on Friday.",
        LEDE + "Peru said 20 people had been killed.",
    )
    assert figure(facts, 26).id != figure(facts, 20).id


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fr",
            "L'Équateur et le Pérou ont échangé des tirs vendredi le long du fleuve Velde. "
            "Dix-neuf personnes ont été tuées par des frappes équatoriennes, selon l'hôpital.",
        ),
        (
            "es",
            "Ecuador y Perú intercambiaron disparos el viernes a lo largo del río Velde. "
            "En el lado peruano murieron 19 personas, según el hospital.",
        ),
        (
            "de",
            "Ecuador und Peru haben sich am Freitag entlang des Flusses Velde beschossen. "
            "Durch ecuadorianischen Beschuss wurden 19 Menschen getötet, teilte das Krankenhaus mit.",
        ),
    ],
    ids=["fr", "es", "de"],
)
def test_in_any_language_who_was_struck_is_of_the_other_side(language: str, told: str) -> None:
    (facts,) = stories(article(1, NORTH + SOUTH.removeprefix(LEDE)), article(2, told, language=language))
    assert figure(facts, 19).id == figure(facts, 12).id


def test_the_dead_of_an_attack_a_fortnight_ago_are_no_count_of_last_nights() -> None:
    facts = story(
        "A bomb in Harlow on Thursday killed 14 people, police said. A bomb in Harlow on 8 November killed 14 people.",
        "The bomb in Harlow on Thursday killed 16 people, police said. The bomb in Harlow on 8 November killed 14 people.",
        days=("29", "30"),
    )
    told = [{c.value for c in f.claims} for f in facts.figures]
    assert sorted(told, key=len) == [{14}, {14, 16}]


def test_eight_people_among_them_a_child_are_eight_people() -> None:
    facts = story(
        "The fire in Harlow killed eight people, among them a child, police said.",
        "The fire in Harlow killed 11 people, all of them farmers, police said.",
        days=("29", "30"),
    )
    assert figure(facts, 8).id == figure(facts, 11).id


SIEGE = "Rebels attacked the town of Harlow on Friday. "


@pytest.mark.parametrize(
    "answer",
    [
        "The army said it had lost ten soldiers. The Free Front says it killed 85.",
        "L'armée dit avoir perdu dix soldats. Le Front libre affirme en avoir tué 85.",
        "El Ejército dice haber perdido diez soldados. El Frente Libre asegura haber matado a 85.",
        "Die Armee verlor nach eigenen Angaben zehn Soldaten. Die Freie Front gibt an, 85 getötet zu haben.",
    ],
)
def test_whom_rebels_say_they_killed_is_no_rebel(answer: str) -> None:
    own = "The Free Front said it had killed 85 soldiers and lost seven rebels. The army said it had killed 63 rebels."
    facts = story(SIEGE + own, SIEGE + answer)
    assert not [v for v in values(facts, "deaths") if 85 in v and v & {63, 7}]


def test_a_bare_number_of_a_passage_is_of_the_side_of_the_one_before_it() -> None:
    facts = story(
        SIEGE + "The army said that 31 soldiers had been killed. The Free Front speaks of 112. "
        "The town is quiet. Sixteen rebels have died, the Free Front said. The army speaks of 140."
    )
    assert [(figure(facts, n).id, figure(facts, n).status) for n in (31, 16)] == [
        (figure(facts, 112).id, "disputed"),
        (figure(facts, 140).id, "disputed"),
    ]


def test_the_dead_of_an_army_and_of_rebels_are_never_one_count_and_the_dead_of_both_are_neither() -> None:
    facts = story(
        SIEGE + "The army lost 19 soldiers, it said. The Free Front lost 16 rebels, it said.",
        SIEGE + "The Observatory of Velde put the dead at 20.",
    )
    assert len({figure(facts, n).id for n in (19, 16, 20)}) == 3
