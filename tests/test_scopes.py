"""What a number covers: one hospital's dead, a day's of a season, passengers alone; and whose losses two sides tell.

The numbers are labelled as a careful reader would (benchmarks/reconciling.py), so that the merge alone is tested.
"""

from typing import Any

import pytest
from reconciling import judge_case
from small_news import article, figure, stories

Number = dict[str, Any]


def outcomes(*reports: tuple[str, str, dict[str, Number]], language: str = "en") -> dict[str, str]:
    """How each two numbers of one property stand to each other, by their names joined."""
    told = [
        {"published": f"2026-06-{day}", "text": text, "numbers": numbers, "language": language}
        for day, text, numbers in reports
    ]
    case = {"case": "", "reports": told, "expected": []}
    return {"".join(judged.pair): judged.told for judged in judge_case(case, asked=False)}


def number(quote: str, name: str, speaker: str = "", **said: str) -> Number:
    return {"quote": quote, "property": name, "speaker": speaker, **said}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fire killed 16 people, police said. The Central Hospital said nine bodies had been taken there."),
        ("fr", "L’incendie a fait 16 morts, selon la police. L’hôpital central dit avoir reçu neuf corps."),
        ("es", "El incendio dejó 16 muertos, según la policía. El hospital central dijo que allí murieron nueve."),
        ("de", "Der Brand tötete 16 Menschen, sagte die Polizei. Das Zentralkrankenhaus sprach von neun Toten dort."),
    ],
)
def test_one_hospitals_dead_dispute_no_count_of_all(language: str, text: str) -> None:
    nine = {"en": "nine", "fr": "neuf", "es": "nueve", "de": "neun"}[language]
    hospital = {"en": "Central Hospital", "fr": "hôpital central", "es": "hospital central", "de": "Zentralkrankenhaus"}
    numbers = {"a": number("16", "deaths", "police"), "b": number(nine, "deaths", hospital[language])}
    assert outcomes(("10", text, numbers), language=language) == {"ab": "apart"}


def test_a_hospital_that_counts_more_than_the_army_disputes_its_number() -> None:
    text = "Shells killed 64 people, the town's hospital said. The army said 20 had died."
    numbers = {"a": number("64", "deaths", "hospital"), "b": number("20", "deaths", "army")}
    assert outcomes(("10", text, numbers)) == {"ab": "disputed"}


def test_a_days_dead_are_no_count_of_the_season_nor_of_the_next_day() -> None:
    found = outcomes(
        (
            "10",
            "Six people died of dengue in the past 24 hours, the health ministry said.",
            {"a": number("Six", "deaths", "health ministry")},
        ),
        (
            "11",
            "Nine people died of dengue in the past 24 hours, the health ministry said. Dengue has killed 14 people.",
            {"b": number("Nine", "deaths", "health ministry"), "c": number("14", "deaths", "health ministry")},
        ),
    )
    assert found == {"ab": "apart", "ac": "apart", "bc": "apart"}


def test_passengers_are_not_all_who_were_aboard() -> None:
    found = outcomes(
        ("10", "A jet with 66 people on board crashed, the airline said.", {"a": number("66", "aboard", "airline")}),
        ("10", "The jet carried 62 passengers.", {"b": number("62", "aboard")}),
    )
    assert found == {"ab": "apart"}


def test_survivors_who_saw_far_more_passengers_dispute_the_manifest() -> None:
    text = "The ferry had 145 passengers, the coast guard said. Survivors said 210 people were on board."
    numbers = {"a": number("145", "aboard", "coast guard"), "b": number("210", "aboard", "survivors")}
    assert outcomes(("10", text, numbers)) == {"ab": "disputed"}


def test_a_month_and_the_same_month_of_the_year_before_are_two_counts() -> None:
    text = "The island had 412,000 visitors in May, against 455,000 a year earlier."
    numbers = {
        "a": number("412,000", "tourist arrivals", day="2026-05"),
        "b": number("455,000", "tourist arrivals", day="2025-05"),
    }
    assert outcomes(("10", text, numbers)) == {"ab": "apart"}


def test_one_sides_losses_are_disputed_however_far_apart_its_own_count_and_the_enemys_are() -> None:
    text = (
        "Ardany said it had lost 11 soldiers on Tuesday. Belvona said that Ardany had lost 140 soldiers and itself 20."
    )
    numbers = {
        "a": number("11", "deaths", "Ardany", of="Ardany"),
        "b": number("140", "deaths", "Belvona", of="Ardany"),
        "c": number("20", "deaths", "Belvona", of="Belvona"),
    }
    assert outcomes(("10", text, numbers)) == {"ab": "disputed", "ac": "apart", "bc": "apart"}


def test_a_rumour_of_job_cuts_disputes_no_plan() -> None:
    found = outcomes(
        (
            "10",
            "Dresk could cut 9,000 jobs, people close to the matter said.",
            {"a": number("9,000", "job cuts", "people close to the matter", modality="possible")},
        ),
        ("12", "Dresk will cut 5,200 jobs, it said.", {"b": number("5,200", "job cuts", "Dresk", modality="planned")}),
    )
    assert found == {"ab": "apart"}


def test_one_speakers_number_from_day_to_day_is_a_series() -> None:
    found = outcomes(
        ("10", "Of its trains 31 run, the railway said.", {"a": number("31", "trains running", "railway")}),
        ("12", "The railway said 58 trains were running.", {"b": number("58", "trains running", "railway")}),
    )
    assert found == {"ab": "updated"}


def test_two_voices_in_two_papers_dispute_a_turnout() -> None:
    found = outcomes(
        (
            "10",
            "Turnout was 54 percent, the electoral commission said.",
            {"a": number("54 percent", "turnout", "electoral commission")},
        ),
        (
            "10",
            "The Orla Institute said that turnout had been 21 percent.",
            {"b": number("21 percent", "turnout", "Orla Institute")},
        ),
    )
    assert found == {"ab": "disputed"}


def test_what_two_donors_give_is_two_sums() -> None:
    text = "Hasland said it would give 20 million dollars. Ostia said it would give 12 million dollars."
    numbers = {
        "a": number("20 million", "aid pledged", "Hasland", of="Hasland"),
        "b": number("12 million", "aid pledged", "Ostia", of="Ostia"),
    }
    assert outcomes(("10", text, numbers)) == {"ab": "apart"}


@pytest.mark.parametrize(
    ("language", "everywhere", "here"),
    [
        ("en", "It has sickened 266 people in 13 countries, the agency said.", "In Spain 180 people fell ill."),
        (
            "fr",
            "Elle a rendu malades 266 personnes dans 13 pays, selon l’agence.",
            "En Espagne, 180 personnes sont malades.",
        ),
        ("es", "Ha enfermado a 266 personas en 13 países, según la agencia.", "En España hay 180 enfermos."),
        ("de", "In 13 Ländern sind 266 Menschen erkrankt, sagte die Agentur.", "In Spanien erkrankten 180."),
    ],
)
def test_one_countrys_cases_are_no_rival_of_those_in_many(language: str, everywhere: str, here: str) -> None:
    found = outcomes(
        ("10", everywhere, {"a": number("266", "infections", "agency")}),
        ("10", here, {"b": number("180", "infections", "health ministry")}),
        language=language,
    )
    assert found == {"ab": "apart"}


def test_numbers_of_one_sentence_are_parts_of_what_another_article_counts_in_all() -> None:
    found = outcomes(
        ("10", "A jet with 66 people on board crashed, the airline said.", {"a": number("66", "aboard", "airline")}),
        (
            "10",
            "The jet carried 62 tourists and four stewards.",
            {"b": number("62", "aboard"), "c": number("four", "aboard")},
        ),
    )
    assert (found["ab"], found["ac"]) == ("part", "part")


def test_what_became_of_some_of_them_is_compared_with_other_counts_of_it() -> None:
    found = outcomes(
        (
            "10",
            "A jet with 66 people on board crashed, the airline said. Twelve of them were hurt.",
            {"a": number("66", "aboard", "airline"), "b": number("Twelve", "injuries", "airline")},
        ),
        ("10", "The clinic said 15 people were hurt.", {"c": number("15", "injuries", "clinic")}),
    )
    assert found["bc"] == "disputed"


def test_who_says_that_the_true_rate_is_another_disputes_it() -> None:
    text = "Unemployment rose to 7.4 percent. The main union says the true rate is 9 percent."
    numbers = {"a": number("7.4 percent", "unemployment"), "b": number("9 percent", "unemployment", "main union")}
    assert outcomes(("10", text, numbers)) == {"ab": "disputed"}


def test_a_speakers_floor_and_his_number_above_it_agree() -> None:
    found = outcomes(
        ("10", "Organisers spoke of more than 100 hurt.", {"a": number("100", "injuries", "organisers")}),
        ("10", "Organisers said 110 people had been hurt.", {"b": number("110", "injuries", "organisers")}),
    )
    assert found == {"ab": "agree"}


UN = (
    "The United Nations said on Wednesday that 48 people were hurt in the raids since Saturday.\n\n"
    "In Velnik local authorities report 29 wounded."
)


def test_a_towns_count_beside_one_of_all_raids_is_no_rival_of_it_and_no_other_papers_same_number_is() -> None:
    un = {"a": number("48", "injured", "United Nations"), "b": number("29", "injured", "local authorities")}
    town = (
        "A missile hit a block in Velnik on Sunday. The prosecutor's office said that 29 people were hurt. "
        "The rescue service spoke of 34 injured."
    )
    own = {"c": number("29", "injured", "prosecutor's office"), "d": number("34", "injured", "rescue service")}
    told = outcomes(("10", UN, un), ("10", town, own))
    assert (told["ab"], told["ac"], told["cd"]) == ("apart", "apart", "disputed")


def test_civilians_killed_everywhere_are_no_part_that_exceeds_one_towns_dead() -> None:
    text = (
        "The United Nations said that 38 civilians were killed in the raids since Saturday.\n\n"
        "In Velnik local authorities report 21 people killed."
    )
    first = {"c": number("at least 17", "deaths", "president")}
    numbers = {"a": number("38", "deaths", "United Nations"), "b": number("21", "deaths", "local authorities")}
    told = outcomes(("09", "The raids killed at least 17 people, the president said.", first), ("10", text, numbers))
    assert told["ab"] == "apart"


def test_two_voices_of_a_town_at_war_that_an_article_tells_count_one_nations_hurt() -> None:
    text = (
        "A Peruvian missile that hit a block in Velnik killed 21 people, prosecutors said. "
        "The prosecutor's office said that 89 people were hurt in Velnik.\n\n"
        "The rescue service said that 84 people were hurt in Velnik.\n\nIn Goz an Ecuadorean drone killed 12 people."
    )
    numbers = {
        "a": number("21", "deaths", "prosecutors"),
        "b": number("89", "injured", "prosecutor's office"),
        "c": number("84", "injured", "rescue service"),
        "d": number("12", "deaths"),
    }
    assert outcomes(("10", text, numbers))["bc"] == "disputed"


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        (
            "en",
            "A flood hit Velnik. At least 30,000 people were displaced in Velnik, the Water Office said.",
            "A flood hit Velnik. The number of displaced rose from 30,000 to 38,640 in a day, the Water Office said.",
        ),
        (
            "es",
            "Una riada golpeó Velnik. Al menos 30.000 personas fueron desplazadas en Velnik, según la Oficina del Agua.",
            "Una riada golpeó Velnik. La cifra de desplazados pasó de 30.000 a 38.640 en un día, según la Oficina.",
        ),
        (
            "de",
            "Ein Hochwasser traf Velnik. Mindestens 30.000 Menschen wurden in Velnik vertrieben, teilte das Wasseramt mit.",
            "Ein Hochwasser traf Velnik. Die Zahl der Vertriebenen stieg binnen eines Tages von 30.000 auf 38.640, hieß es.",
        ),
    ],
)
def test_what_a_number_rose_from_in_a_day_is_what_it_was_before(language: str, before: str, after: str) -> None:
    reports = (article(1, before, "2024-11-27", language), article(2, after, "2024-11-28", language))
    (facts,) = stories(*reports, language=language)
    risen = figure(facts, 38640)
    assert risen.status == "updated"
    assert 30000 in [c.value for c in risen.claims]
