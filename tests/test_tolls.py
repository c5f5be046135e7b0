"""Tolls of disasters and attacks: whose day they are of, which gave way to which, and what is no toll at all."""

import pytest
from small_news import article, figure, mention_of, stories, story
from test_extract_lexical import read

from summarizer.language.profile import load_profile
from summarizer.write.words.wording import claim_number


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The president declared Sunday a national day of mourning. Police said on Saturday that 93 people died.",
        ),
        ("en", "The minister is due to visit the site on Sunday. Police said on Saturday that 93 people died."),
        ("fr", "Le maire a décrété dimanche jour de deuil. La police a annoncé samedi que 93 personnes sont mortes."),
        ("es", "El alcalde declaró el domingo día de luto. La policía informó el sábado de 93 muertos."),
        ("de", "Der Präsident erklärte den Sonntag zum Trauertag. Die Polizei meldete am Samstag 93 Tote."),
    ],
)
def test_an_undated_article_is_of_its_last_day_that_is_no_plan(language: str, text: str) -> None:
    mentions = read(text, language, published=None)
    assert mentions.day is not None
    assert mentions.day.start == "2024-11-30"  # a Saturday, the day before the briefing's


@pytest.mark.parametrize(
    ("language", "now", "before"),
    [
        ("en", "The death toll in Harlow is 137, police said.", "A previous count put it at 133 dead."),
        ("en", "The disease infected 137 people in Harlow.", "The ministry had earlier reported 133 infections."),
        ("fr", "L'incendie a fait 137 morts à Harlow.", "Un précédent bilan faisait état de 133 morts."),
        ("es", "El incendio dejó 137 muertos en Harlow.", "El balance anterior era de 133 muertos."),
        ("de", "Die Zahl der Toten in Harlow stieg auf 137.", "Zuvor war von 133 Toten die Rede gewesen."),
    ],
)
def test_what_is_called_an_earlier_count_gave_way_to_the_number_beside_it(language: str, now: str, before: str) -> None:
    (facts,) = stories(article(1, f"{now} {before}", language=language))
    told = figure(facts, 137)
    assert told.status == "updated"
    assert told.current is not None
    assert told.claims[told.current].value == 137


def test_an_earlier_count_of_something_else_is_no_former_toll() -> None:
    facts = story("At least 51 people died in Harlow. An earlier report by the mayor put the injured at 30 people.")
    assert figure(facts, 51).id != figure(facts, 30).id


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor said 50 of the bodies had been identified."),
        ("fr", "Cinquante corps ont été identifiés, selon le parquet."),
        ("es", "Hasta ahora han sido identificados 50 cadáveres."),
        ("de", "Bislang seien 50 Leichen identifiziert worden, teilte die Polizei mit."),
    ],
)
def test_bodies_that_have_a_name_are_no_toll(language: str, text: str) -> None:
    assert [f.measured_property for f in read(text, language).figures] == ["identified"]


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("en", "It was the deadliest since a 1960 tremor destroyed Alba, killing at least 12,000 people.", "1960"),
        ("en", "In 2015 a crane collapsed in Alba, killing 111 worshippers.", "2015"),
        ("fr", "En février 2004, un séisme avait frappé la province, faisant 628 morts.", "2004"),
        ("es", "El volcán entró en erupción en 2010, matando a 353 personas.", "2010"),
    ],
)
def test_what_came_of_an_older_event_is_of_its_year(language: str, text: str, year: str) -> None:
    (toll,) = read(text, language).figures
    assert toll.background
    assert toll.as_of is not None
    assert toll.as_of.start.startswith(year)


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("fr", "La province de Dunmere est la plus touchée avec 1 293 morts.", ["Dunmere"]),
        (
            "fr",
            "Il y a 90 morts à Harlow, suivie de celle de Dunmere, où 452 personnes ont péri.",
            ["Harlow", "Dunmere"],
        ),
        ("en", "The worst-hit region was Dunmere with 1,293 dead.", ["Dunmere"]),
        ("es", "La provincia de Dunmere es la más afectada con 40 muertos.", ["Dunmere"]),
        ("de", "Am schwersten betroffen ist die Provinz Dunmere mit 40 Toten.", ["Dunmere"]),
        ("en", "The governor of Dunmere province, Ann Holt, said 40 people died.", [""]),
    ],
)
def test_the_worst_hit_place_has_a_count_of_its_own(language: str, text: str, places: list[str]) -> None:
    assert [f.place for f in read(text, language).figures] == places


@pytest.mark.parametrize(
    ("language", "text", "measured"),
    [
        ("en", "The quake struck 72 km southwest of Alba at a depth of 18 km.", ["distance", "depth"]),
        ("de", "Das Beben lag in 18 Kilometern Tiefe rund 72 Kilometer südlich von Alba.", ["depth", "distance"]),
        ("fr", "Une réplique de magnitude 4,9 a suivi.", ["aftershock magnitude"]),
        ("en", "A 6.1-magnitude aftershock followed.", ["aftershock magnitude"]),
        ("en", "Dozens of port officials under house arrest as toll reaches 137.", ["arrests", "deaths"]),
        ("es", "El temporal deja 2.100 muertos y miles de personas duermen al raso.", ["deaths", "displaced"]),
        ("fr", "Quatre assaillants sont entrés dans la salle.", ["attackers"]),
    ],
)
def test_what_stands_beside_a_toll_is_counted_for_itself(language: str, text: str, measured: list[str]) -> None:
    assert [f.measured_property for f in read(text, language).figures] == measured


def test_a_country_that_observes_a_day_says_nothing() -> None:
    (toll,) = read("Norland on Sunday observed a day of mourning after gunmen stormed a hall, killing 133.").figures
    assert toll.speaker == ""


def test_since_when_somebody_is_in_office_is_no_period_of_a_toll() -> None:
    (toll,) = read("Officials responsible for safety since 2014 were held as the toll climbed to 137 dead.").figures
    assert toll.period is None


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("fr", "Près de 300 000 personnes sont sans domicile.", "almost 300,000"),
        ("de", "Weniger als 300 Menschen sind obdachlos.", "less than 300"),
    ],
)
def test_almost_is_not_told_as_less_than(language: str, text: str, shown: str) -> None:
    (facts,) = stories(article(1, f"{text} Harlow.", language=language))
    claim = facts.figures[0].claims[0]
    assert claim_number(claim, load_profile("en"), load_profile(language)) == shown


@pytest.mark.parametrize(
    ("language", "text", "since"),
    [
        ("en", "There have been 27,000 cases since the outbreak began in January 2023, officials say.", "2023-01-01"),
        ("fr", "Le conflit a fait 14 000 morts depuis qu'il a éclaté en avril 2023.", "2023-04-01"),
        ("es", "La guerra ha dejado 14.000 muertos desde que estalló en abril de 2023.", "2023-04-01"),
        ("de", "Seit Ausbruch des Krieges im April 2023 wurden 14.000 Menschen getötet.", "2023-04-01"),
        ("fr", "Depuis 2014, plus de 27.000 migrants sont morts.", "2014-01-01"),
        ("en", "Norland has recorded 548 deaths this year.", "2024-01-01"),
        ("es", "En lo que va de año murieron 548 personas.", "2024-01-01"),
        ("de", "Seit Jahresbeginn starben 548 Menschen.", "2024-01-01"),
    ],
)
def test_a_count_since_something_began_is_of_today_and_has_a_period(language: str, text: str, since: str) -> None:
    (counted,) = read(text, language).figures
    assert counted.period is not None
    assert counted.period.start == since
    assert not counted.background
    assert counted.as_of is not None
    assert counted.as_of.start == "2024-11-30"


def test_the_worst_since_an_older_event_has_no_period_of_that_event() -> None:
    (toll,) = read("It was the worst crash since a 1994 accident near Alba left 62 dead.").figures
    assert toll.period is None
    assert toll.background


def test_what_was_counted_for_a_year_and_for_three_is_no_quarrel() -> None:
    facts = story(
        "The fever spread in Harlow. It killed 548 people this year, the Health Ministry said.",
        "The fever spread in Harlow. It has killed 1,456 people since January 2022, the Disease Agency said.",
    )
    assert figure(facts, 548).id != figure(facts, 1456).id


def test_the_health_organization_is_no_pronoun() -> None:
    text = "Officials in Alba confirmed a case. There have been 27,000 cases, according to the WHO."
    assert read(text).figures[-1].speaker == "WHO"


def test_what_goes_on_about_an_event_long_gone_is_background() -> None:
    text = "The deadliest wreck took place on April 18, 2015, when a boat sank. Experts found 1,100 people were aboard."
    (aboard,) = [f for f in read(text).figures if f.numeral.quantity.value == 1100]
    assert aboard.background


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A Boeing 737-800 carrying 181 people crashed."),
        ("fr", "Un avion, un Boeing 737-800 avec 181 personnes à bord, s'est écrasé."),
        ("de", "Eine Boeing 737-800 mit 181 Menschen an Bord stürzte ab."),
    ],
)
def test_a_model_of_aircraft_is_no_range(language: str, text: str) -> None:
    assert [f.numeral.quantity.value for f in read(text, language).figures] == [181]


def test_who_speaks_is_not_what_is_counted() -> None:
    (told,) = read("Según la ONG, los supervivientes hablan de unos 100 menores en la bodega.", "es").figures
    assert told.measured_property != "rescued"


def test_cases_and_deaths_of_one_breath_are_of_one_place() -> None:
    mentions = read("Le Kenya a enregistré 15 664 cas et 548 décès cette année.", "fr")
    assert {f.place for f in mentions.figures} == {"Kenya"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The death toll from the worst fire in decades rose to 58 on Monday and dozens of people were missing."),
        ("en", "The committee said the toll had risen to 58 and the search for bodies was continuing."),
        (
            "fr",
            "Le bilan du pire incendie depuis des années s'est alourdi à 58 morts et des dizaines de gens sont disparus.",
        ),
        ("es", "El balance ha subido a 58 muertos y decenas de personas siguen desaparecidas."),
        ("de", "Die Zahl der Toten stieg auf 58 und Dutzende Menschen werden weiter vermisst."),
    ],
)
def test_what_a_toll_rose_to_is_no_number_of_the_missing(language: str, text: str) -> None:
    assert read(text, language).figures[0].measured_property == "deaths"


def test_a_bridge_has_a_toll_too_but_nobody_died_of_it() -> None:
    assert "deaths" not in {f.measured_property for f in read("The toll on the bridge rose to 4 euros.").figures}


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("en", "It was the worst crash in years, since a crash in Alba in 1997 that killed 228 people.", "1997"),
        ("en", "The floods are the worst since July 2021, when at least 185 people died.", "2021"),
        ("fr", "C'est la pire épidémie depuis celle de 1994, qui avait tué 671 personnes.", "1994"),
        ("de", "Es ist das schwerste Unglück seit einem Absturz im Jahr 1997, bei dem 228 Menschen starben.", "1997"),
    ],
)
def test_what_happened_then_since_when_nothing_was_worse_is_background(language: str, text: str, year: str) -> None:
    (toll,) = read(text, language).figures
    assert toll.background
    assert toll.as_of is not None
    assert toll.as_of.start.startswith(year)
    assert toll.period is None


def test_what_was_counted_since_a_war_began_is_no_background() -> None:
    (toll,) = read("Since the war began in April 2023, 14,000 people have died.").figures
    assert not toll.background


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Harlow's fire killed 179 people. Officials first spoke of 28 dead, then of 85 and later of 124."),
        ("es", "El incendio dejó 179 muertos. Los bomberos hablaron primero de 28, después de 85 y más tarde de 124."),
        (
            "fr",
            "L'incendie a fait 179 morts. Les pompiers avaient d'abord parlé de 28 morts, puis de 85 et ensuite de 124.",
        ),
        (
            "de",
            "Das Feuer forderte 179 Tote. Die Feuerwehr sprach zunächst von 28 Toten, dann von 85 und später von 124.",
        ),
    ],
)
def test_a_row_of_earlier_counts_gave_way_to_the_last_toll(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language))
    told = figure(facts, 179)
    assert told.current is not None
    assert told.claims[told.current].value == 179
    assert {28, 85, 124} <= {c.value for c in told.claims}
    assert told.status == "updated"


def test_an_earlier_count_further_down_gave_way_too() -> None:
    facts = story(
        "Harlow's fire killed 179 people. The mayor left early. Crews searched the halls. The roof had come down."
        " An earlier toll spoke of 151 dead."
    )
    assert figure(facts, 179).status == "updated"


def test_what_another_speaker_counted_earlier_and_higher_is_still_disputed() -> None:
    facts = story(
        "Police said 133 people died in Harlow. The editor Ana Sims earlier put the number of dead at 143, without"
        " citing a source."
    )
    told = figure(facts, 143)
    assert told.status == "disputed"
    assert {c.attributed_to for c in told.claims} >= {"Ana Sims"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed more than 1,400 people, mainly civilians, in Alba on Friday."),
        ("es", "Los atacantes mataron a 1.400 personas, la mayoría civiles, en Alba el viernes."),
        ("fr", "Les assaillants ont tué 1.400 personnes, surtout des civils, à Alba vendredi."),
    ],
)
def test_a_short_remark_parts_a_toll_neither_from_its_place_nor_from_its_day(language: str, text: str) -> None:
    (toll,) = read(text, language).figures
    assert toll.place == "Alba"
    assert toll.as_of is not None
    assert toll.as_of.start == "2024-11-29"


def test_a_ministry_that_lowers_its_own_count_of_the_day_before_is_in_no_dispute() -> None:
    text = "El incendio dejó 471 muertos en Alba, frente a los 500 de los que el ministerio había hablado la víspera."
    (facts,) = stories(article(1, text, language="es"))
    assert all(f.status != "disputed" for f in facts.figures)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The death toll in Harlow is 812, the ministry said. Earlier in the day the police had put the toll at 142.",
        ),
        ("fr", "Le ministère fait état de 812 morts à Harlow. Auparavant, la police avait annoncé 142 morts."),
    ],
)
def test_what_somebody_had_put_earlier_that_day_is_no_side_of_a_dispute(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language))
    assert figure(facts, 812).status == "updated"


def test_a_toll_that_was_lowered_is_not_stood_by_by_who_had_told_it_before() -> None:
    facts = story(
        "Officials lowered the death toll of the fire in Harlow to 16 from 17. "
        "Anna Lund of the rescue service had told reporters that 17 people died. "
        '"The number of dead is 16," the mayor said.'
    )
    assert figure(facts, 16).status != "disputed"


def test_those_who_took_the_toll_higher_are_not_the_toll() -> None:
    facts = story(
        "Police said that two people had died in hospital, taking the toll of the fire in Harlow to 17.",
        "The fire in Harlow killed 17 people, the ministry said.",
    )
    assert figure(facts, 2).id != figure(facts, 17).id


def test_two_dead_of_one_nation_are_not_any_two_who_died() -> None:
    facts = story(
        "The fire in Harlow killed 16 people. Two South Koreans are among the dead, prosecutors said.",
        "Two people had died overnight after the fire in Harlow, police said.",
    )
    assert len({f.id for f in facts.figures if any(c.value == 2 for c in f.claims)}) == 2


def test_a_countrys_office_that_counts_its_own_people_goes_on_to_speak_of_them() -> None:
    facts = story(
        "A ferry sank off Harlow. Chile's foreign ministry said that two Chileans had died. Another three are missing and 17"
        " were rescued, it said.",
        "A ferry sank off Harlow. The coastguard said that 21 people were rescued and five are missing.",
    )
    assert {figure(facts, n).id for n in (17, 3)}.isdisjoint(figure(facts, n).id for n in (21, 5))
    assert not [f for f in facts.figures if f.status == "disputed"]


def test_what_a_statement_had_said_before_it_was_corrected_is_withdrawn() -> None:
    facts = story(
        "The town of Harlow corrected its statement, in which it had put the number of the dead at 49. "
        "The number of the dead is 21."
    )
    assert ("corrected", (figure(facts, 21).id, figure(facts, 49).id)) in [(r.kind, r.figures) for r in facts.relations]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It came two days after a quake near Denizli that killed six."),
        ("fr", "Ce séisme survient deux jours après un tremblement de terre près de Denizli qui a fait six morts."),
        ("es", "El terremoto ocurrió dos días después de un sismo cerca de Denizli que dejó seis muertos."),
        ("de", "Es ereignete sich zwei Tage nach einem Beben bei Denizli, bei dem sechs Menschen starben."),
    ],
)
def test_the_toll_of_what_a_happening_came_after_is_background(language: str, text: str) -> None:
    assert mention_of(text, language, 6).background


def test_a_quake_that_opens_the_sentence_is_todays_however_long_ago_it_struck() -> None:
    text = "Two days after a quake struck Denizli and killed 34 people, rescuers found a girl alive."
    assert not mention_of(text, "en", 34).background


def test_a_toll_that_grows_over_three_days_and_languages_is_one() -> None:
    (facts,) = stories(
        article(
            1, "At least 64 people have died and 23 are missing after floods in Valencia, officials said.", "2024-11-27"
        ),
        article(2, "La riada en Valencia deja ya 72 muertos, informó el jueves el Gobierno.", "2024-11-28", "es"),
        article(
            3, "Die Zahl der Toten nach den Überschwemmungen in Valencia ist auf 79 gestiegen.", "2024-11-29", "de"
        ),
    )
    dead = figure(facts, 79)
    assert (dead.status, dead) == ("updated", figure(facts, 64))


def test_a_number_that_was_wrong_of_one_country_may_be_right_of_its_neighbour() -> None:
    (facts,) = stories(
        article(
            1,
            "The floods killed 262 people in Vietnam and 33 in Myanmar. "
            "(Corrects an earlier version. There were 262 dead in Vietnam, not 226.)",
            "2024-11-27",
        ),
        article(2, "The floods have killed 226 people in Myanmar, state television said on Friday.", "2024-11-29"),
    )
    told = [(f.place, c.citations[0].article) for f in facts.figures for c in f.claims if c.value == 226]
    assert sorted(told) == [("Myanmar", "a2"), ("Vietnam", "a1")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Orlo Bank now holds 19.8% of the shares, against 9.2% before the offer."),
        ("fr", "Orlo Bank détient désormais 19,8 % du capital, contre 9,2 % avant l'offre."),
        ("es", "Orlo Bank tiene ya el 19,8 % del capital, frente al 9,2 % antes de la oferta."),
        ("de", "Orlo Bank hält nun 19,8 Prozent der Anteile, gegenüber 9,2 Prozent vor dem Angebot."),
    ],
)
def test_what_was_held_before_something_gave_way_to_what_is_held_now(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language))
    held = figure(facts, 19.8)
    assert (held.status, held) == ("updated", figure(facts, 9.2))


@pytest.mark.parametrize(
    ("text", "withdrawn"),
    [
        ("Orlo Bank withdrew its bid of 15 billion euros on Tuesday.", False),
        ("The army withdrew 300 soldiers from Harlow on Tuesday.", False),
        ("The ministry withdrew its toll of 15 dead on Tuesday.", True),
    ],
)
def test_a_bid_or_soldiers_that_are_withdrawn_take_no_number_back(text: str, withdrawn: bool) -> None:
    (only,) = read(text, "en").figures
    assert only.withdrawn == withdrawn


def test_a_target_was_raised_though_the_sentence_tells_that_a_bid_was_withdrawn() -> None:
    facts = story("Velnik raised its profit target to 10.5 billion euros, from 9.3 billion, after it withdrew its bid.")
    assert figure(facts, 10_500_000_000) == figure(facts, 9_300_000_000)


@pytest.mark.parametrize(
    ("later", "wanted"),
    [
        (
            "The storm in Verany: another body was found on Tuesday, bringing the death toll to 14, the ministry said.",
            14,
        ),
        ("The storm in Verany killed 14 people, the ministry said.", 13),
    ],
    ids=["one more has been found", "a stale copy"],
)
def test_a_toll_that_was_corrected_may_come_up_to_the_old_number_again(later: str, wanted: int) -> None:
    told = "The storm in Verany killed 14 people, the ministry said on Saturday. Roads are closed."
    corrected = "In Verany 13 people died in the storm, not 14 as first reported, the ministry said on Sunday."
    facts = story(told, corrected, later, days=("23", "24", "26"))
    withdrawn = {r.figures[1] for r in facts.relations if r.kind == "corrected"}
    assert len(withdrawn) == 1
    assert [f.claims[f.current or 0].value for f in facts.figures if f.id not in withdrawn] == [wanted]
