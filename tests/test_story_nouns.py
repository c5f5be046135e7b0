"""A noun that is in no table is named by the article of the story that counts the same number in English."""

from small_news import article, figure, stories

ENGLISH = "The organ of Velnik has woodworm. The chapter of Velnik counted {} zorbs."
GERMAN = (
    "In der Orgel von Velnik sitzt der Holzwurm. Das Kapitel von Velnik zählte {} Zorpeln."
    " Davon sind 410 Zorpeln befallen."
)


def name_of_410(english: str, german: str) -> str:
    """What the story calls what the German paper counts 410 of."""
    texts = article(1, ENGLISH.format(english)), article(2, GERMAN.format(german), language="de")
    (facts,) = stories(*texts)
    return figure(facts, 410).measured_property


def test_an_unknown_noun_takes_its_english_name_from_the_same_telling_number() -> None:
    assert name_of_410("5,486", "5.486") == "zorbs infected"


def test_a_round_number_or_another_names_nothing() -> None:
    assert name_of_410("2,000", "2.000") == "zorpeln infected"
    assert name_of_410("5,486", "5.487") == "zorpeln infected"
