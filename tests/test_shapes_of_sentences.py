"""The shapes in which papers write one kind of number, by kind and shape; beside each what must not change."""

import pytest
from small_news import read


def measured(text: str, language: str) -> str:
    """What the first number of a text measures."""
    return read(text, language).figures[0].measured_property


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Der Umsatz betrug 31 Milliarden Euro.", "revenue"),
        ("de", "Der Ölpreis betrug 81 Dollar.", "oil price"),
        ("de", "Ein Betrug in Höhe von 31 Millionen Euro flog auf.", "sum embezzled"),
        ("de", "Bei Kämpfen wurden 41 Bewohner vertrieben.", "displaced"),
        ("de", "300 Feuerwehrleute kämpfen gegen die Flammen.", "deployed"),
        ("de", "41 Menschen saßen in dem Bus.", "people aboard"),
    ],
)
def test_a_verb_is_not_taken_for_the_noun_that_is_written_like_it(language: str, text: str, expected: str) -> None:
    assert measured(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "41 people did not survive the crash.", "deaths"),
        ("en", "41 people survived the crash.", "rescued"),
        ("de", "41 Menschen überlebten den Absturz nicht.", "deaths"),
        ("de", "41 Menschen überlebten den Absturz.", "rescued"),
        ("en", "41 people succumbed to their injuries.", "deaths"),
        ("de", "41 Menschen erlagen ihren Verletzungen.", "deaths"),
        ("de", "41 Menschen erlitten Verletzungen.", "injured"),
        ("en", "410 houses lost their roofs.", "buildings damaged"),
        ("en", "410 prisoners of war returned home.", "freed"),
        ("de", "410 Kriegsgefangene kehrten heim.", "freed"),
        ("en", "Power restored to 30,000 homes.", "homes"),
        ("en", "30,000 homes had no power.", "without power"),
    ],
)
def test_what_becomes_of_them_says_more_than_the_noun_beside(language: str, text: str, expected: str) -> None:
    assert measured(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Fachleute erwarten, dass der Füllstand 31 Prozent erreicht.", "fill level"),
        ("de", "Die Partei dürfte laut Umfragen 31 Prozent erreichen.", "support in polls"),
        ("de", "Der Füllstand stieg von 28 Prozent auf 31 Prozent.", "fill level"),
        ("de", "Der Füllstand erhöhte sich auf 31 Prozent.", "fill level"),
        ("en", "Its holding in the brewery rose to 25%.", "percentage"),
        ("en", "The consumer price index rose 3.4% from a year earlier.", "inflation"),
        ("en", "The stock index rose 3.4%.", "stock index change"),
        ("en", "62% of voters cast ballots.", "turnout"),
        ("en", "62% of voters backed the treaty.", "vote share"),
        ("en", "31% would vote for the party.", "support in polls"),
        ("en", "31% of the votes went to the party.", "vote share"),
        ("en", "6.2% of the workforce is out of work.", "unemployment"),
        ("en", "The river level has climbed to 7.4 metres.", "water level"),
        ("en", "The plane climbed to 900 metres.", "altitude"),
        ("en", "The fire destroyed 4,100 hectares.", "area burned"),
        ("de", "Das Feuer zerstörte 4.100 Hektar.", "area burned"),
        ("en", "The outage affected 41,000 customers.", "without power"),
        ("de", "41.000 Menschen waren vom Stromausfall betroffen.", "without power"),
        ("de", "Die Luftabwehr schoss 41 Drohnen ab.", "shot down"),
        ("en", "Air defences destroyed 41 drones.", "shot down"),
    ],
)
def test_the_sentence_tells_which_of_two_kinds_it_is(language: str, text: str, expected: str) -> None:
    assert measured(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Revenue: $4.2 billion", "revenue"),
        ("en", "The key interest rate: 4.25%", "interest rate"),
        ("de", "Der Nettogewinn: 310 Millionen Euro", "profit"),
        ("de", "Der Wasserstand: 7,40 Meter", "water level"),
        ("en", "Its share price, at $41, was the highest in ten years.", "share price"),
        ("en", "They remember the dead: 14 streets bear their names.", "roads"),
    ],
)
def test_a_label_names_the_bare_number_behind_it(language: str, text: str, expected: str) -> None:
    assert measured(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "More than 41 prisoners, most of them women, were freed in the exchange.", "freed"),
        ("de", "Mehr als 41 Kinder, die meisten davon Mädchen, wurden geimpft.", "vaccinated"),
    ],
)
def test_a_remark_about_who_they_are_parts_no_number_from_its_verb(language: str, text: str, expected: str) -> None:
    assert measured(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "An earthquake measuring 6.3 hit the island.", "magnitude"),
        ("en", "It has a workforce of 41,000.", "staff"),
        ("en", "Police took 41 people into custody.", "arrests"),
        ("en", "Organisers put the turnout at 41,000.", "protesters"),
        ("en", "The strike by 4,100 workers entered its second week.", "strikers"),
        ("de", "Die Regierung entsandte 4.100 Soldaten.", "deployed"),
        ("de", "41 Menschen wurden infiziert.", "infections"),
        ("de", "Die Armee befreite 14 Dörfer.", "places taken"),
    ],
)
def test_words_for_one_thing_are_read_alike(language: str, text: str, expected: str) -> None:
    assert measured(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Armee bestritt, dass 41 Menschen gestorben seien.", "denied"),
        ("de", "Das Ministerium wies Berichte zurück, wonach 41 Menschen gestorben seien.", "denied"),
        ("de", "Die Behauptung, 41 Menschen seien gestorben, ist falsch.", "denied"),
        ("de", "Die Polizei, die Gewalt bestritt, nahm 41 Menschen fest.", "actual"),
        ("de", "Es wird befürchtet, dass 41 Menschen gestorben sind.", "possible"),
        ("de", "Das Ministerium bestätigte, dass 41 Menschen gestorben sind.", "actual"),
        ("de", "Der Konzern kündigte an, 4.100 Stellen zu streichen.", "planned"),
        ("de", "Helfern gelang es, 41 Menschen zu retten.", "actual"),
        ("de", "Die Armee wird 4.100 Soldaten entsenden.", "planned"),
        ("de", "Es wurden 4.100 Soldaten entsandt.", "actual"),
    ],
)
def test_a_clause_behind_a_comma_is_as_sure_as_what_governs_it(language: str, text: str, expected: str) -> None:
    assert read(text, language).figures[0].modality == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The death toll stands at 41 and is expected to rise.", "actual"),
        ("en", "The toll of 41 could rise further.", "actual"),
        ("en", "The death toll could rise to 41.", "possible"),
        ("de", "Die Zahl der Toten liegt bei 41 und dürfte steigen.", "actual"),
        ("de", "Die Zahl der Toten dürfte auf 41 steigen.", "possible"),
        ("en", "41 people died in what could be the worst fire in years.", "actual"),
        ("de", "41 Menschen starben bei dem wohl schwersten Unglück seit Jahren.", "actual"),
        ("de", "Der Minister will nach dem Tod von 41 Menschen zurücktreten.", "actual"),
        ("en", "He denied the charges over the deaths of 41 people.", "actual"),
        ("en", "He denied the deaths of 41 people.", "denied"),
        ("en", "The firm closed two plants and will close a third.", "actual"),
    ],
)
def test_what_lies_ahead_of_something_else_leaves_the_number_as_it_is(language: str, text: str, expected: str) -> None:
    assert read(text, language).figures[0].modality == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "41 people are believed to have died.", "possible"),
        ("en", "If the dam broke, 41,000 people would have to flee.", "possible"),
        ("en", "When the dam broke, 41,000 people had to flee.", "actual"),
        ("de", "41 Menschen sollen gestorben sein.", "possible"),
        ("de", "41 Menschen sollen freikommen.", "planned"),
        ("en", "The country is preparing to send 4,100 soldiers.", "planned"),
    ],
)
def test_hearsay_and_conditions_are_only_possible(language: str, text: str, expected: str) -> None:
    assert read(text, language).figures[0].modality == expected


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "The death toll was 41 on Friday, up from 36 on Thursday.", ["2024-11-29", "2024-11-28"]),
        ("en", "The death toll rose to 41 on Friday from 36 on Thursday.", ["2024-11-29", "2024-11-28"]),
        ("en", "The death toll rose from 36 on Thursday to 41 on Friday.", ["2024-11-28", "2024-11-29"]),
        ("de", "Die Zahl der Toten lag am Freitag bei 41, nach 36 am Donnerstag.", ["2024-11-29", "2024-11-28"]),
        ("en", "As of Friday, 41 people were missing.", ["2024-11-29"]),
        ("en", "As of 6 p.m. on Friday, 41 people had died.", ["2024-11-29"]),
        ("de", "41 Menschen waren bis Freitagmorgen gestorben.", ["2024-11-29"]),
        ("en", "Since Friday, 41 people have died.", ["2024-11-30"]),
    ],
)
def test_each_count_is_of_the_day_beside_it(language: str, text: str, days: list[str]) -> None:
    told = [f.as_of for f in read(text, language, "2024-11-30").figures]
    assert [reading.start for reading in told if reading] == days


def test_two_counts_of_one_toll_are_of_one_happening() -> None:
    text = "The death toll was 41 on Friday, up from 36 on Thursday."
    assert [f.occasion for f in read(text, "en", "2024-11-30").figures] == [None, None]


def test_two_raids_of_two_days_are_two_happenings() -> None:
    text = "A raid on Friday killed 41 people, and a second raid on Thursday killed 36."
    assert len({f.occasion and f.occasion.start for f in read(text, "en", "2024-11-30").figures}) == 2
