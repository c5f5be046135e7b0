"""Of which country a toll is, where a storm hits several and its words leave that to the reader."""

import pytest
from small_news import article, figure, stories, story

from summarizer.merge.figures.one_count.scopes import names_several_countries

SCENE = "Cyclone Oda hit Samoa and Tonga. "


def test_all_counts_of_a_sentence_are_of_the_one_country_that_it_names() -> None:
    facts = story(
        SCENE
        + "In Tonga the storm killed 14 people and injured 60. "
        + "Deaths in Samoa rose to 31 on Friday, the ministry said, up from 22 the day before, with 45 people injured."
    )
    assert figure(facts, 22).id == figure(facts, 31).id
    assert figure(facts, 45).place == "Samoa"
    assert figure(facts, 45).id != figure(facts, 60).id


def test_a_toll_goes_on_in_the_country_that_its_paragraph_speaks_of() -> None:
    facts = story(
        SCENE + "The storm killed 14 people in Tonga, the disaster office said. A further 90 were injured.",
        SCENE + "In Samoa 31 people were killed, the Red Cross said. Another 120 people were injured.",
    )
    assert (figure(facts, 90).place, figure(facts, 120).place) == ("Tonga", "Samoa")
    assert figure(facts, 90).status == figure(facts, 120).status == "single"


def test_how_many_are_affected_is_of_the_country_whose_dead_are_told_before() -> None:
    facts = story(
        SCENE + "The storm killed 14 people in Tonga, the disaster office said. Some 63,000 people were affected.",
        SCENE + "In Samoa 31 people were killed, the Red Cross said.",
    )
    assert figure(facts, 63_000).place == "Tonga"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Aux Samoa, le cyclone Oda a tué 31 personnes. Aux Tonga, il a tué 14 personnes. Il y a 60 blessés."),
        ("es", "En Samoa el ciclón Oda mató a 31 personas. En Tonga mató a 14 personas. Hay 60 heridos."),
        ("de", "In Samoa tötete der Zyklon Oda 31 Menschen. In Tonga tötete er 14 Menschen. Es gibt 60 Verletzte."),
    ],
)
def test_in_every_language_the_country_told_last_is_meant(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    (hurt,) = [f for f in facts.figures if f.measured_property == "injured"]
    assert any("Tonga" in citation.exact for claim in hurt.claims for citation in claim.citations)
    assert hurt.place is not None


def test_what_stands_beside_a_towns_count_is_not_put_in_the_country() -> None:
    facts = story(
        SCENE + "Samoa counted 31 dead in Samoa and Tonga 14 dead in Tonga. "
        "Eight people died in the village of Levuka, two of them children, a shop owner said."
    )
    assert figure(facts, 2).place == "Levuka"


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        (
            "en",
            "Fiji mourns its dead",
            "The ferry sank off Levuka. The hospital counts 87 bodies. In Samoa {}, in Tonga {}.",
        ),
        (
            "fr",
            "Deuil aux Fidji",
            "Le bac a coulé près de Levuka. L'hôpital compte 87 morts. Aux Samoa {}, aux Tonga {}.",
        ),
        (
            "es",
            "Duelo en Fiyi",
            "El barco se hundió ante Levuka. El hospital cuenta 87 muertos. En Samoa {}, en Tonga {}.",
        ),
        ("de", "Trauer in Fidschi", "Die Fähre sank vor Levuka. Die Klinik zählt 87 Tote. In Samoa {}, in Tonga {}."),
    ],
)
def test_an_articles_own_toll_is_not_of_the_countries_that_it_tells_of_besides(
    language: str, title: str, text: str
) -> None:
    dead = {
        "en": "{} people died",
        "fr": "{} personnes sont mortes",
        "es": "murieron {} personas",
        "de": "starben {} Menschen",
    }
    told = text.format(*(dead[language].format(number) for number in (31, 14)))
    (facts,) = stories(article(1, told, language=language).model_copy(update={"title": title}), language=language)
    assert figure(facts, 87).place is None
    assert figure(facts, 31).place is not None


def test_what_two_nations_lost_in_a_war_is_not_put_where_it_fell() -> None:
    facts = story(
        "Fighting broke out between Peru and Ecuador. Some 40 people died in Peru and 12 in Ecuador. "
        "Lima said 41 Ecuadorean soldiers and six Peruvian soldiers were killed."
    )
    assert figure(facts, 41).place is None


def test_an_epidemics_cases_of_a_continent_and_of_one_country_are_no_dispute() -> None:
    facts = story(
        "Cholera spread in Africa. More than 9,600 cases and 537 deaths have been reported in Zambia, the WHO said. "
        "The African Health Agency has counted 11,541 cholera cases in 13 countries this year, and 517 deaths.",
        "Cholera spread in Africa. The African Health Agency counted 12,737 cholera cases in Africa this year. "
        "At least 541 people have died of cholera. Malawi has 61 confirmed cases.",
        days=("14", "17"),
    )
    assert [f.status for f in facts.figures if f.status == "disputed"] == []
    assert figure(facts, 9600).place == figure(facts, 537).place == "Zambia"
    assert figure(facts, 537).id not in (figure(facts, 517).id, figure(facts, 541).id)
    assert figure(facts, 61).place == "Malawi"


def test_what_counts_since_another_year_is_no_later_count() -> None:
    facts = story(
        "Cholera spread in Alba. Since the start of this year 517 people have died of cholera, the agency said.",
        "Cholera spread in Alba. Since January 2022, 1,456 people have died of cholera, the agency said.",
        days=("14", "17"),
    )
    assert figure(facts, 517).id != figure(facts, 1456).id


def test_a_sum_of_goods_and_one_of_cases_are_not_one_number() -> None:
    facts = story(
        "Cholera spread in Zambia. Nearly 100,000 cases have been reported in Zambia, the WHO said.",
        "Cholera spread in Zambia. France gave 100,000 doses to Zambia.",
    )
    assert len({f.id for f in facts.figures if any(100_000 in (c.value, c.max_value) for c in f.claims)}) == 2


def test_the_provinces_of_the_country_are_not_several_countries() -> None:
    text = (
        "Le choléra a touché l'Afrique. Les 26 provinces du pays sont touchées et 548 personnes sont mortes en Zambie. "
        "Au Malawi, 61 personnes sont mortes du choléra. Sur le continent, 1 541 personnes sont mortes du choléra."
    )
    (facts,) = stories(article(1, text, language="fr"), language="fr")
    assert figure(facts, 548).place == "Zambie"
    assert names_several_countries("Les 26 provinces du pays sont touchées.") is False
    assert names_several_countries("Dans 13 pays, 517 personnes sont mortes.") is True
