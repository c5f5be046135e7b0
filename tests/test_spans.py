"""Counts of one blow beside counts of all that has happened since a day or an event, and of each day beside a total.

The numbers are labelled as a careful reader would, so that the merge alone is tested.
"""

import pytest
from test_scopes import number, outcomes

STRUCK = {
    "en": "The raid killed 44 people, the ministry said. Roads are cut. Some {since} 61 have died, the press office said.",
    "fr": "Le raid a fait 44 morts, selon le ministère. La pluie tombe. 61 personnes sont mortes {since}, dit le bureau.",
    "es": "El ataque dejó 44 muertos, según el ministerio. Hay cortes. Han muerto 61 personas {since}, dijo la oficina.",
    "de": "Der Angriff tötete 44 Menschen, sagte das Ministerium. Es regnet. 61 Menschen starben {since}, so das Presseamt.",
}
SINCE = {
    "en": "since the truce began",
    "fr": "depuis le début de la trêve",
    "es": "desde que empezó la tregua",
    "de": "seit Beginn der Waffenruhe",
}


@pytest.mark.parametrize("language", [*STRUCK])
def test_the_dead_of_a_truce_dispute_no_count_of_one_raid_in_it(language: str) -> None:
    numbers = {"a": number("44", "deaths", "ministry"), "b": number("61", "deaths", "press office")}
    text = STRUCK[language].format(since=SINCE[language])
    assert outcomes(("10", text, numbers), language=language) == {"ab": "apart"}


def test_whoever_puts_the_same_number_elsewhere_counts_over_the_same_span() -> None:
    first = STRUCK["en"].format(since=SINCE["en"])
    found = outcomes(
        ("10", first, {"a": number("44", "deaths", "ministry"), "b": number("61", "deaths", "press office")}),
        ("11", "The press office counts 61 dead.", {"c": number("61", "deaths", "press office")}),
        ("11", "The civil defence put the raid's dead at 45.", {"d": number("45", "deaths", "civil defence")}),
    )
    assert found["bc"] == "agree"
    assert found["cd"] == "apart"


def test_who_answers_a_count_with_one_since_the_blow_counts_the_same() -> None:
    text = "The quake killed 95 people, the ministry said. The Red Cross speaks of 120 dead since the quake."
    numbers = {"a": number("95", "deaths", "ministry"), "b": number("120", "deaths", "Red Cross")}
    assert outcomes(("10", text, numbers)) == {"ab": "disputed"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The deal is for 600 lorries a day. Only 986 lorries have come, the office said."),
        ("fr", "L’accord prévoit 600 camions par jour. Seuls 986 camions sont entrés, dit le bureau."),
        ("es", "El acuerdo prevé 600 camiones al día. Solo han entrado 986 camiones, dijo la oficina."),
        ("de", "Vereinbart sind 600 Lastwagen pro Tag. Nur 986 Lastwagen kamen an, so die Behörde."),
    ],
)
def test_how_many_come_each_day_is_no_count_of_all_that_came(language: str, text: str) -> None:
    numbers = {"a": number("600", "lorries"), "b": number("986", "lorries", "office")}
    assert outcomes(("10", text, numbers), language=language) == {"ab": "apart"}


def test_almost_a_billion_is_no_later_loss_than_966_million() -> None:
    found = outcomes(
        ("10", "The maker lost 966 million euros.", {"a": number("966 million", "loss")}),
        (
            "11",
            "After a loss of almost one billion euros the council is worried.",
            {"b": number("one billion", "loss")},
        ),
    )
    assert found == {"ab": "agree"}
