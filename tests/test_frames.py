"""What a word of its sentence makes a number of (a season's dead, an exit poll's seats) is no dispute and no update.

The numbers are labelled as a careful reader would (benchmarks/reconciling.py), so that the merge alone is tested.
"""

import pytest
from small_news import article, stories
from test_scopes import number, outcomes


@pytest.mark.parametrize(
    ("language", "poll", "count"),
    [
        ("en", "An exit poll gave the Alliance 34 seats.", "The Alliance won 33 seats, the commission said."),
        ("fr", "Une projection donne 34 sièges à l’Alliance.", "L’Alliance a 33 sièges, selon la commission."),
        ("es", "Un sondeo a pie de urna da 34 escaños a la Alianza.", "La Alianza tiene 33 escaños."),
        ("de", "Die Hochrechnung sieht die Allianz bei 34 Sitzen.", "Die Allianz hat 33 Sitze."),
    ],
)
def test_an_exit_poll_is_neither_updated_nor_disputed_by_the_count(language: str, poll: str, count: str) -> None:
    seats = {"property": "seats", "of": "Alliance"}
    found = outcomes(
        ("10", poll, {"a": {"quote": "34", "speaker": "Metra", **seats}}),
        ("11", count, {"b": {"quote": "33", "speaker": "commission", **seats}}),
        language=language,
    )
    assert found == {"ab": "apart"}


@pytest.mark.parametrize(
    ("language", "season", "slide"),
    [
        ("en", "Mudslides have killed 80 people this rainy season, rescuers said.", "The Orla mudslide killed 15."),
        ("fr", "Les avalanches ont tué 80 personnes cet hiver, selon les secours.", "L’avalanche a fait 15 morts."),
        ("es", "Suman 80 los muertos de esta temporada, según Rescate.", "El alud de Orla dejó 15 muertos."),
        (
            "de",
            "In diesem Winter starben 80 Menschen in Lawinen, so die Bergrettung.",
            "Die Lawine tötete 15 Menschen.",
        ),
    ],
)
def test_a_seasons_dead_are_no_later_count_of_one_landslide(language: str, season: str, slide: str) -> None:
    found = outcomes(
        ("10", slide, {"a": number("15", "deaths", "mayor")}),
        ("12", season, {"b": number("80", "deaths", "rescuers")}),
        language=language,
    )
    assert found == {"ab": "apart"}


def test_gross_borrowing_is_not_disputed_by_what_another_voice_puts_the_net_one_at() -> None:
    text = (
        "The state will raise 340 million euros in gross borrowing, the treasury said. "
        "Auditors put net borrowing at 250 million euros."
    )
    numbers = {"a": number("340 million", "borrowing", "treasury"), "b": number("250 million", "borrowing", "auditors")}
    assert outcomes(("10", text, numbers)) == {"ab": "apart"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A second fire, near Cuerva, has burned 3,100 hectares."),
        ("fr", "Un autre incendie, près de Cuerva, a parcouru 3 100 hectares."),
        ("es", "Otro incendio ha quemado 3.100 hectáreas."),
        ("de", "Ein anderer Brand bei Cuerva erfasste 3.100 Hektar."),
    ],
)
def test_what_is_told_of_another_fire_is_no_later_count_of_the_first(language: str, text: str) -> None:
    quote = {"en": "3,100", "fr": "3 100"}.get(language, "3.100")
    found = outcomes(
        ("10", "Robleda: 2300 ha.", {"a": number("2300", "area burned")}),
        ("11", text, {"b": number(quote, "area burned")}),
        language=language,
    )
    assert found == {"ab": "apart"}


def test_a_window_behind_one_number_is_not_that_of_the_next() -> None:
    found = outcomes(
        ("10", "Measles made 318 people ill.", {"a": number("318", "infections", "health office")}),
        (
            "17",
            "The health office counted 61 infections in a week and 379 altogether.",
            {"b": number("61", "infections", "health office"), "c": number("379", "infections", "health office")},
        ),
    )
    assert found["ac"] == "updated"
    assert found["ab"] != "updated"


def test_a_rival_without_a_day_answers_the_dated_number_before_it() -> None:
    found = outcomes(
        (
            "10",
            "Police held 231 people on Tuesday, the ministry said. Lawyers speak of 300 arrests.",
            {"a": number("231", "arrests", "ministry", day="2026-06-09"), "b": number("300", "arrests", "lawyers")},
        )
    )
    assert found == {"ab": "disputed"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mill will cut 90 jobs fewer than it had said."),
        ("fr", "L’usine supprimera 90 postes de moins que prévu."),
        ("es", "La planta suprimirá 90 empleos menos de lo anunciado."),
        ("de", "Das Werk streicht 90 Stellen weniger als angekündigt."),
    ],
)
def test_how_many_fewer_go_is_no_later_count_of_those_who_go(language: str, text: str) -> None:
    found = outcomes(
        ("10", "Mill: 150 jobs.", {"a": number("150", "job cuts", "mayor")}),
        ("13", text, {"b": number("90", "job cuts")}),
        language=language,
    )
    assert found == {"ab": "apart"}


def test_last_years_sales_are_not_updated_by_this_years() -> None:
    text = "Sales fell to 2.1 billion euros in the quarter from 2.4 billion a year earlier."
    numbers = {"a": number("2.1 billion", "revenue"), "b": number("2.4 billion", "revenue", day="2025-06-10")}
    assert outcomes(("10", text, numbers)) == {"ab": "apart"}


def test_a_number_that_a_sentence_denies_behind_an_article_is_taken_back() -> None:
    found = outcomes(
        (
            "10",
            "Eight ships came to the port, not the 14 that were announced.",
            {"a": number("Eight", "ships diverted"), "b": number("14", "ships diverted")},
        )
    )
    assert found == {"ab": "corrected"}


@pytest.mark.parametrize(
    ("language", "city", "country"),
    [
        (
            "en",
            "In Orla 200 thousand marched, the unions said.",
            "Across the country 380 thousand marched, police said.",
        ),
        ("fr", "À Orla, 200 000 personnes ont défilé, selon les syndicats.", "Dans tout le pays, 380 000 ont défilé."),
        (
            "es",
            "En Orla marcharon 200.000 personas, según los sindicatos.",
            "En todo el país marcharon 380.000 personas.",
        ),
        ("de", "In Orla demonstrierten 200.000 Menschen.", "Landesweit gingen 380.000 Menschen auf die Straße."),
    ],
)
def test_a_citys_marchers_are_not_disputed_by_the_whole_countrys(language: str, city: str, country: str) -> None:
    few, many = {"en": ("200", "380"), "fr": ("200 000", "380 000")}.get(language, ("200.000", "380.000"))
    found = outcomes(
        ("10", city, {"a": number(few, "protesters", "unions")}),
        ("11", country, {"b": number(many, "protesters", "police", day="2026-06-10")}),
        language=language,
    )
    assert found == {"ab": "apart"}


@pytest.mark.parametrize(
    ("language", "inside", "outside"),
    [
        ("en", "200 marched, the unions said.", "Outside Orla 380 marched, police said."),
        ("fr", "200 ont défilé, selon les syndicats.", "En dehors d’Orla, 380 ont défilé, selon la police."),
        ("es", "Marcharon 200, según los sindicatos.", "Fuera de Orla marcharon 380, según la policía."),
        ("de", "Es demonstrierten 200 Menschen.", "Außerhalb von Orla demonstrierten 380 Menschen."),
    ],
)
def test_marchers_outside_a_town_are_no_other_count_of_those_in_it(language: str, inside: str, outside: str) -> None:
    found = outcomes(
        ("10", inside, {"a": number("200", "protesters", "unions")}),
        ("10", outside, {"b": number("380", "protesters", "police")}),
        language=language,
    )
    assert found == {"ab": "apart"}


@pytest.mark.parametrize(
    ("language", "bid", "market"),
    [
        ("en", "Orlo offers 12.50 euros for Velnik shares.", "Velnik shares closed at 13.10 euros."),
        ("fr", "Orlo propose 12,50 euros pour un titre Velnik.", "L'action Velnik a clôturé à 13,10 euros."),
        ("es", "Orlo ofrece 12,50 euros por Velnik.", "La acción de Velnik cerró a 13,10 euros."),
        ("de", "Orlo bietet 12,50 Euro je Velnik-Aktie.", "Die Velnik-Aktie stieg auf 13,10 Euro."),
    ],
)
def test_what_a_share_costs_on_the_market_updates_no_offer(language: str, bid: str, market: str) -> None:
    low, high = ("12.50", "13.10") if language == "en" else ("12,50", "13,10")
    found = outcomes(
        ("10", bid, {"a": number(low, "share price", unit="euros")}),
        ("11", market, {"b": number(high, "share price", unit="euros", day="2026-06-11")}),
        language=language,
    )
    assert found == {"ab": "apart"}


def test_a_toll_for_the_whole_country_is_still_the_next_count_of_one_that_names_no_place() -> None:
    found = outcomes(
        ("10", "The storm has killed 34 people, the ministry said.", {"a": number("34", "deaths", "ministry")}),
        ("11", "The storm has killed 52 people across the country.", {"b": number("52", "deaths", "ministry")}),
    )
    assert found == {"ab": "updated"}


@pytest.mark.parametrize(("first", "second"), [("1,180", "1,240"), ("1,240", "1,180")])
def test_what_one_voice_says_later_of_the_same_month_updates_what_it_said_before(first: str, second: str) -> None:
    text, again = "The heat caused {} excess deaths in May.", "A new estimate by the institute has come to {}."
    found = outcomes(
        ("10", text.format(first), {"a": number(first, "excess deaths", "institute", day="2026-05")}),
        ("20", again.format(second), {"b": number(second, "excess deaths", "institute", day="2026-05")}),
    )
    assert found == {"ab": "updated"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mill loses 310 jobs, Orvane said. The union, which adds the interns, counts 420."),
        ("en", "The mill loses 310 jobs, Orvane said. If interns are added, the union counts 420."),
        ("fr", "L’usine perd 310 postes, selon Orvane. Le syndicat, qui y ajoute les stagiaires, en compte 420."),
        ("es", "La planta pierde 310 empleos, según Orvane. El sindicato, que suma los becarios, cuenta 420."),
        (
            "de",
            "Das Werk verliert 310 Stellen, so Orvane. Rechnet man Praktikanten hinzu, sind es laut Gewerkschaft 420.",
        ),
    ],
)
def test_what_one_side_counts_with_more_added_disputes_no_count_without(language: str, text: str) -> None:
    union = {"en": "union", "fr": "syndicat", "es": "sindicato", "de": "Gewerkschaft"}[language]
    told = {"a": number("310", "job cuts", "Orvane"), "b": number("420", "job cuts", union)}
    assert outcomes(("10", text, told), language=language) == {"ab": "apart"}
    without = {"en": "The union counts 420.", "fr": "Le syndicat en compte 420.", "es": "El sindicato cuenta 420."}
    said = without.get(language, "Die Gewerkschaft zählt 420.")
    assert outcomes(("10", f"{text.split('.')[0]}. {said}", told), language=language) == {"ab": "disputed"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Orla mission saw faults in 8% of the wards it visited. The Bren mission saw them in 14%."),
        ("fr", "La mission Orla a vu des fautes dans 8 % des salles qu’elle a visitées, la mission Bren dans 14 %."),
        ("es", "La misión Orla vio fallos en el 8 % de las salas que visitó. La misión Bren los vio en el 14 %."),
        ("de", "Die Mission Orla sah Mängel in 8 Prozent der von ihr besuchten Säle, die Mission Bren in 14 Prozent."),
    ],
)
def test_shares_of_what_each_has_seen_himself_are_no_dispute(language: str, text: str) -> None:
    quotes = {"en": ("8%", "14%"), "de": ("8 Prozent", "14 Prozent")}.get(language, ("8 %", "14 %"))
    speakers = {"en": "The {} mission", "fr": "la mission {}", "es": "La misión {}", "de": "Die Mission {}"}[language]
    told = {
        key: number(quote, "irregularities", speakers.format(who))
        for key, quote, who in zip("ab", quotes, ("Orla", "Bren"), strict=True)
    }
    assert outcomes(("10", text, told), language=language) == {"ab": "apart"}


def test_gusts_are_no_other_word_for_a_sustained_wind() -> None:
    (facts,) = stories(
        article(
            1, "El tifón Doran avanza hacia Orlania con vientos sostenidos de 155 kilómetros por hora.", language="es"
        ),
        article(2, "Der Taifun Doran traf mit Böen von rund 150 Stundenkilometern auf Orlania.", language="de"),
        language="es",
    )
    assert [f.status for f in facts.figures if f.measured_property == "wind speed"] == ["single", "single"]
