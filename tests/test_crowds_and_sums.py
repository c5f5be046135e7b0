"""Days of marches and of quarterly results: which crowd, which day, what is expected and what is the same number again."""

import pytest
from small_news import article, figure, read, stories, story

from summarizer.write.told_claims import told_claims
from summarizer.write.words.wording import worded_figures


def occasions(text: str, language: str = "en") -> dict[str, str]:
    found = read(text, language, "2023-01-31").figures
    return {f.numeral_text: f.occasion.start if f.occasion else "" for f in found}


def test_what_goes_on_behind_a_comparison_is_of_the_march_told_and_not_of_the_one_compared_with() -> None:
    text = (
        "About 1.3 million people marched on Tuesday to keep pensions at 60, the ministry said, up from 1.1 million at a "
        "first protest on Jan. 19. The federation put the turnout at 2.6 million."
    )
    assert occasions(text) | {"60": ""} == {
        "About 1.3 million": "2023-01-31",
        "60": "",
        "1.1 million": "2023-01-19",
        "2.6 million": "2023-01-31",
    }
    named = {f.numeral_text: f.measured_property for f in read(text, "en", "2023-01-31").figures}
    assert {named["About 1.3 million"], named["1.1 million"], named["2.6 million"]} == {"protesters"}


def test_a_towns_crowd_of_today_is_not_put_on_the_day_of_its_crowd_before() -> None:
    facts = story(
        "On Friday 900,000 protesters marched across the country, the ministry said.\n\n"
        "In Larnay the procession drew 87,000 protesters according to police and 300,000 according to the federation.\n\n"
        "On 19 November police had counted 80,000 protesters in Larnay.",
    )
    assert "2024-11-19" not in figure(facts, 87000).occasions


def test_sales_set_against_what_was_forecast_are_no_forecast() -> None:
    facts = story(
        "Norvane Motors fell short of hopes. Its revenue was 78.5 billion euros. "
        "Analysts had forecast revenue of 77.5 billion euros."
    )
    assert figure(facts, 78.5e9).measured_property == "revenue"


def test_a_rounded_sum_of_a_later_paper_is_no_newer_sum() -> None:
    facts = story(
        "Norvane Motors said on Wednesday that its profit was 1.58 billion euros, down from 4.35 billion euros.",
        "Norvane Motors made a profit of 1.6 billion euros, it said on Wednesday.",
        days=("27", "28"),
    )
    found = figure(facts, 1.58e9)
    assert found.current is not None
    assert found.claims[found.current].value == 1.58e9
    told = [found.claims[i].value for group in told_claims(found).all for i in group]
    assert 1.6e9 not in told


def test_a_rounded_sum_with_its_currency_in_another_language_is_no_former_sum() -> None:
    facts = story(
        "Norvane Motors said on Wednesday that its profit was 1.58 billion euros, down from 4.35 billion euros.",
        "Norvane Motors made a profit of 1.6 billion Euro, it said on Wednesday.",
        days=("27", "28"),
    )
    found = figure(facts, 1.58e9)
    assert 1.6e9 not in [found.claims[i].value for group in told_claims(found).all for i in group]


def test_fewer_in_hospital_by_another_office_hours_later_are_no_quarrel() -> None:
    at = "2023-03-01T{}:00+00:00".format
    dawn = article(
        1, "After the crash at Orlo 66 people were in hospital, the fire service said on Wednesday.", at("05:00")
    )
    noon = article(2, "After the crash at Orlo 53 people were in hospital, the health ministry said.", at("11:00"))
    assert all(f.status != "disputed" for s in stories(dawn, noon) for f in s.figures)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Norvane Motors expects revenue of 320 billion euros. It had previously forecast 340 billion euros.",
        ),
        (
            "fr",
            "Norvane prévoit un chiffre d'affaires de 320 milliards d'euros. Il tablait auparavant sur 340 milliards.",
        ),
        (
            "es",
            "Norvane prevé unos ingresos de 320 millones de euros. Antes preveía 340 millones de euros.",
        ),
        (
            "de",
            "Norvane erwartet 320 Milliarden Euro Umsatz. Zuvor waren 340 Milliarden Euro in Aussicht gestellt worden.",
        ),
    ],
)
def test_a_forecast_told_as_that_of_before_does_not_overtake_the_one_that_stands(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language))
    (found,) = facts.figures
    assert found.status == "updated"
    assert found.current is not None
    assert str(found.claims[found.current].value).startswith("32")


def test_who_had_spoken_of_more_on_the_evening_before_has_corrected_himself() -> None:
    text = (
        "Die Polizei meldete am Donnerstag 23 Festnahmen. Am Mittwochabend hatte sie noch von 30 Festnahmen gesprochen."
    )
    (facts,) = stories(article(1, text, language="de"))
    found = figure(facts, 23)
    assert [c.value for c in found.claims if c.value != 23] == [30]
    assert found.current is not None
    assert found.claims[found.current].value == 23


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Police counted 87,000 marchers. That is more than on 19 January, when 80,000 people marched in protest.",
        ),
        (
            "fr",
            "La police a compté 87 000 manifestants. C'est plus que le 19 janvier, où il y avait 80 000 manifestants.",
        ),
        ("es", "La policía contó 87.000 manifestantes. Son más que el 19 de enero, cuando contó 80.000 manifestantes."),
        (
            "de",
            "Die Polizei zählte 87.000 Demonstranten. Das sind mehr als am 19. Januar, als sie 80.000 Demonstranten zählte.",
        ),
    ],
)
def test_whom_a_clause_counts_behind_the_day_compared_with_marched_then(language: str, text: str) -> None:
    assert list(occasions(text, language).values()) == ["", "2023-01-19"]


def test_a_toll_raised_from_another_takes_nothing_back() -> None:
    facts = story(
        "In the wreck 46 people were killed. The fire service raised the toll from 43 deaths early on Friday."
    )
    found = figure(facts, 46)
    assert [c.value for c in found.claims] == [43, 46] or [c.value for c in found.claims] == [46, 43]
    assert found.status == "updated"
    assert not [r for r in facts.relations if r.kind == "corrected"]


@pytest.mark.parametrize(("language", "label"), [("de", "Nettogewinn"), ("fr", "bénéfice net"), ("en", "")])
def test_what_is_measured_is_called_in_the_briefings_language(language: str, label: str) -> None:
    source = article(1, "Norvane Motors lost 34 people to its rivals, it said.")
    (facts,) = stories(source)
    found = facts.figures[0].model_copy(update={"measured_property": "net profit"})
    assert worded_figures((found,), {source.id: source}, language)[0].label == label


@pytest.mark.parametrize(
    ("name", "language", "label"),
    [
        ("hausse de la cotisation", "fr", "hausse de la cotisation"),
        ("hausse de la cotisation", "en", ""),
        ("people sent", "fr", ""),
        ("zurückgekehrt", "de", "zurückgekehrt"),
        ("people lost", "de", ""),
    ],
)
def test_a_models_own_name_in_the_briefings_language_is_what_a_reader_sees(
    name: str, language: str, label: str
) -> None:
    source = article(1, "Norvane Motors lost 34 people to its rivals, it said.")
    (facts,) = stories(source)
    told = facts.figures[0]
    claims = tuple(c.model_copy(update={"property_evidence": "model"}) for c in told.claims)
    found = told.model_copy(update={"measured_property": name, "claims": claims})
    assert worded_figures((found,), {source.id: source}, language)[0].label == label


def test_a_models_own_name_in_the_words_of_its_source_is_what_a_reader_sees() -> None:
    source = article(1, "Norvane Motors hat 34 Stellen gerettet, sagte die Firma.", language="de")
    (facts,) = stories(source)
    told = facts.figures[0]
    claims = tuple(c.model_copy(update={"property_evidence": "model"}) for c in told.claims)
    found = told.model_copy(update={"measured_property": "gerettete Stellen", "claims": claims})
    assert worded_figures((found,), {source.id: source}, "de")[0].label == "gerettete Stellen"


def test_how_far_an_exchange_rate_moved_is_no_part_of_a_deficit() -> None:
    facts = story(
        "The euro was down 0.3 percent at 1.1580 dollars. The budget deficit is set to reach 5.6 percent of GDP this year. "
        "The bank forecasts a budget deficit of 5.9 percent next year."
    )
    assert not [r for r in facts.relations if r.kind == "part_of"]


def test_pounds_in_brackets_are_the_euros_before_them_and_no_second_sum() -> None:
    facts = story("The bridge will cost 48 million euros (40 million pounds), the council said on Thursday.")
    (cost,) = facts.figures
    assert [(c.value, c.unit_text) for c in cost.claims] == [(48_000_000, "euros"), (40_000_000, "pounds sterling")]
    assert cost.status == "agreed"


def test_what_organisers_put_a_marchs_attendance_at_disputes_how_many_protesters_police_counted() -> None:
    facts = story(
        "Some 12,000 protesters marched through Velnik on Friday, police said. Organisers put attendance at 30,000."
    )
    assert figure(facts, 12000).status == figure(facts, 30000).status == "disputed"


def test_the_spectators_of_a_match_are_no_rival_count_of_those_who_marched_to_it() -> None:
    facts = story(
        "Some 4,000 protesters marched to the stadium on Friday, police said. "
        "The club put the attendance at 18,500 spectators."
    )
    assert figure(facts, 4000).status == figure(facts, 18500).status == "single"


@pytest.mark.parametrize(
    ("language", "text", "number", "modality"),
    [
        ("en", "Some 12,000 people marched on Friday against a planned dam.", "12,000", "actual"),
        ("fr", "Quelque 8.000 personnes ont défilé vendredi contre la fermeture prévue du port.", "8.000", "actual"),
        ("es", "Unas 7.000 personas marcharon el viernes contra la ley propuesta.", "7.000", "actual"),
        ("de", "Rund 5000 Menschen haben am Freitag gegen das geplante Kraftwerk demonstriert.", "5000", "actual"),
        ("en", "The town approved 340 planned homes on Friday.", "340", "planned"),
        ("fr", "Quelque 650 suppressions de postes ont été prévues pour mars.", "650", "planned"),
        ("de", "In Velnik waren 430 geplante Wohnungen strittig.", "430", "planned"),
    ],
)
def test_a_plan_that_people_marched_against_makes_no_plan_of_their_number(
    language: str, text: str, number: str, modality: str
) -> None:
    assert [f.modality for f in read(text, language).figures if number in f.numeral_text] == [modality]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Ostia had 2.1 million tourists in the last quarter. It had 7.4 million tourists in 2023.",
            ["not_comparable"],
        ),
        ("Ostia had 2.1 million tourists in the last quarter. It had 7.4 million tourists in 2019.", ["background"]),
        ("A fire killed five people in Ostia on Friday. Fires killed 61 people in 2023.", ["background"]),
    ],
)
def test_a_quarters_number_has_the_year_just_over_beside_it_and_not_as_its_background(
    text: str, kinds: list[str]
) -> None:
    facts = stories(article(1, text, "2024-03-01"))[0]
    assert [r.kind for r in facts.relations] == kinds


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", "Shares in Orlo fell 3 percent on Friday on recession fears.", "actual"),
        ("fr", "Le titre Orlo a perdu 3 % vendredi en raison de craintes de récession.", "actual"),
        ("es", "La acción de Orlo cayó un 3 % el viernes por temor a una recesión.", "actual"),
        ("de", "Die Orlo-Aktie fiel am Freitag um 3 Prozent wegen neuer Befürchtungen.", "actual"),
        ("en", "Some 30 people are feared dead.", "possible"),
        ("en", "There are fears that 30 people have died.", "possible"),
    ],
)
def test_for_fear_of_what_a_price_moved_leaves_no_doubt_of_how_far(language: str, text: str, modality: str) -> None:
    assert [f.modality for f in read(text, language).figures] == [modality]
