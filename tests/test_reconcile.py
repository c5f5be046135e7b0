"""Figures over several articles: units, places, holders, feared numbers, older events, corrections."""

import pytest
from small_news import article, figure, figures_of, stories, story

from summarizer.merge.decisions import DecisionLog
from summarizer.schema.facts import StoryFacts

FLOOD = "The river Velde burst its banks near Harlow and flooded the valley. "


def told(facts: StoryFacts, measured_property: str) -> list[set[float]]:
    """The values of each figure of one property, as sets."""
    return [
        {v for c in f.claims for v in (c.value, c.min_value, c.max_value) if v is not None}
        for f in facts.figures
        if f.measured_property == measured_property
    ]


def related(facts: StoryFacts, kind: str) -> list[tuple[str, ...]]:
    return [r.figures for r in facts.relations if r.kind == kind]


def test_miles_in_one_paper_agree_with_kilometres_in_another() -> None:
    facts = story(
        FLOOD + "The quake struck at a depth of 6 miles.",
        FLOOD + "As deep as 10 km below the valley lay the quake; its depth was 10 km.",
    )
    assert told(facts, "depth") == [{6, 10}]
    assert figure(facts, 10).status == "agreed"


def test_a_number_and_its_conversion_in_brackets_are_one_claim() -> None:
    facts = story(FLOOD + "The blaze has burned 12,000 acres (4,900 hectares) of forest.")
    assert told(facts, "area burned") == [{12000}]
    assert figure(facts, 12000).status == "single"


def test_an_amount_joins_another_currency_only_by_an_articles_own_conversion() -> None:
    facts = story(
        "Norvane agreed to buy Tellis for €4.2bn ($4.6bn).",
        "Norvane agreed to buy Tellis for $4.6bn.",
        "Norvane agreed to buy Tellis for £3.5bn.",
    )
    assert sorted(map(sorted, told(facts, "offer value"))) == [[3.5e9], [4.2e9, 4.6e9]]


def test_dead_in_two_towns_are_two_figures_and_no_dispute() -> None:
    facts = story(
        FLOOD + "Ten people died in Dunmere, the Fire Service said.",
        FLOOD + "Twelve people died in Ashford, the Red Cross said.",
    )
    assert figure(facts, 10).id != figure(facts, 12).id
    assert {figure(facts, 10).status, figure(facts, 12).status} == {"single"}
    assert (figure(facts, 10).place, figure(facts, 12).place) == ("Dunmere", "Ashford")


def test_the_staff_of_two_companies_is_never_one_figure() -> None:
    facts = story(
        "Norvane agreed to buy Tellis. Tellis employs 6,400 people.",
        "Norvane agreed to buy Tellis. Norvane employs 9,000 people.",
        days=("28", "29"),
    )
    assert sorted(map(sorted, told(facts, "staff"))) == [[6400], [9000]]


def test_feared_dead_stay_apart_from_the_counted() -> None:
    facts = story(
        FLOOD + "The flood killed 30 people, the Fire Service said.",
        FLOOD + "Up to 50 people are feared dead, the Red Cross said.",
    )
    assert figure(facts, 50).id != figure(facts, 30).id
    assert figure(facts, 50).claims[0].modality == "possible"
    assert figure(facts, 30).status == "single"


@pytest.mark.parametrize(
    ("language", "today", "then"),
    [
        ("en", "The flood killed 34 people.", "A flood killed 17,000 people there in 1999."),
        ("en", "The flood killed 34 people.", "Ten years ago a flood killed 61 people there."),
        ("en", "The flood killed 34 people.", "Last year's flood killed 61 people."),
        ("fr", "La crue a tué 34 personnes.", "L'an dernier, une crue avait fait 61 morts."),
        ("fr", "La crue a tué 34 personnes.", "La crue de 1999 avait tué 61 personnes."),
        ("es", "La riada mató a 34 personas.", "Hace diez años una riada mató a 61 personas."),
        ("de", "Die Flut tötete 34 Menschen.", "Vor zehn Jahren tötete eine Flut 61 Menschen."),
    ],
)
def test_an_older_events_toll_is_background(language: str, today: str, then: str) -> None:
    (facts,) = stories(article(1, f"{today} {then}", language=language), language=language)
    old = next(f for f in facts.figures if {c.value for c in f.claims} & {61, 17000})
    assert related(facts, "background") == [(figure(facts, 34).id, old.id)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The flood killed 12 people. Officials revised the toll down to 12 from 15."),
        ("en", "The flood killed 12 people, not 15, the ministry said."),
        ("en", "The flood killed 12 people. An earlier version of this article said 15 people had died."),
        ("fr", "La crue a fait 12 morts. Les autorités ont revu le bilan à la baisse, de 15 à 12 morts."),
        ("fr", "Rectificatif : une version antérieure de cet article faisait état de 15 morts ; il y en a 12."),
        ("es", "La riada dejó 12 muertos. Las autoridades rebajaron la cifra de 15 a 12 muertos."),
        ("es", "Los muertos de la riada son 12 y no 15, aclaró el ministerio."),
        ("de", "Die Flut forderte 12 Tote. Die Behörden korrigierten die Zahl der Toten von 15 auf 12."),
        ("de", "Bei der Flut gab es 12 Tote, nicht 15, teilte die Polizei mit."),
    ],
)
def test_a_number_taken_back_is_corrected_to_the_one_that_stands(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    assert related(facts, "corrected") == [(figure(facts, 12).id, figure(facts, 15).id)]


@pytest.mark.parametrize(
    "text",
    [
        "The flood killed 12 people: five men, four women and three children.",
        "The flood killed 12 people, including three children.",
        "The flood killed 12 people. Three of them were children.",
        "The flood killed 12 people: three in Dunmere and nine in Ashford.",
    ],
)
def test_parts_of_any_kind_stand_under_their_whole(text: str) -> None:
    facts = story(FLOOD + text)
    wholes = {ids[0]: ids[1:] for ids in related(facts, "part_of")}
    assert figure(facts, 3).id in wholes[figure(facts, 12).id]


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 9 people. The hospital treated 31 people. Dozens of houses burned. It killed 15 soldiers.",
        "Three people died. The crash injured 12 people. Nine people died.",
        "The flood killed 12 soldiers. Seven women died. Five children died.",
    ],
)
def test_what_adds_up_by_chance_or_cannot_hold_the_other_is_no_part(text: str) -> None:
    assert related(story(FLOOD + text), "part_of") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Of the 538 suspected cases, 318 have recovered and 34 have died."),
        ("fr", "Sur 538 cas suspects, 318 patients sont guéris et 34 sont morts."),
        ("de", "Von 538 Verdachtsfällen gelten 318 als genesen, 34 Menschen starben."),
    ],
)
def test_the_number_that_a_sentence_opens_with_holds_the_others(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    wholes = {ids[0] for ids in related(facts, "part_of")}
    assert wholes == {figure(facts, 538).id}


def test_a_part_is_explained_by_what_shows_it() -> None:
    log = DecisionLog()
    figures_of(log, FLOOD + "The flood killed 12 people: five men, four women and three children.")
    evidence = [f.evidence for f in log.findings if f.rule == "part_of"]
    assert "5 + 4 + 3 = 12, in one passage" in evidence


def test_a_part_that_exceeds_its_whole_is_a_dispute() -> None:
    facts = story(
        FLOOD + "The clash killed 40 people, the Red Cross said.",
        FLOOD + "The clash killed 55 rebels, the Interior Ministry said.",
    )
    assert figure(facts, 55).id == figure(facts, 40).id
    assert figure(facts, 55).status == "disputed"


def test_a_days_count_under_a_total_since_an_earlier_day_is_no_dispute() -> None:
    facts = story(
        FLOOD + "The fighting has killed 60 people since Monday, the Red Cross said.",
        FLOOD + "The fighting killed 35 people on Thursday, the Fire Service said.",
    )
    assert all(f.status != "disputed" for f in facts.figures)


def test_every_merge_and_refusal_of_figures_is_noted_with_its_rule() -> None:
    log = DecisionLog()
    figures_of(
        log,
        FLOOD + "The flood killed 34 people. Ten people died in Dunmere.",
        FLOOD + "In all 34 people were killed. Twelve people died in Ashford.",
    )
    noted = {(f.verdict, f.rule) for f in log.findings if f.about == "figure"}
    assert {("same", "same_claim"), ("apart", "other_place")} <= noted


def test_a_denied_number_is_no_rival_of_another_and_never_stands() -> None:
    facts = story(
        "Norvane will cut up to 1,200 jobs at Tellis, works council head Petra Lohse said on Monday.",
        "Reports that up to 2,000 jobs at Tellis will go were wide of the mark, spokesman Karl Brandt said on Monday.",
    )
    cuts = figure(facts, 1200)
    assert cuts.status != "disputed"
    assert cuts.current is not None
    assert cuts.claims[cuts.current].modality == "planned"


def test_who_denies_a_number_disputes_it_with_who_says_it() -> None:
    facts = story(
        "Norvane will cut 2,000 jobs at Tellis, works council head Petra Lohse said on Monday.",
        "Spokesman Karl Brandt denied on Monday that Norvane will cut 2,000 jobs at Tellis.",
    )
    assert figure(facts, 2000).status == "disputed"


def test_a_side_that_raises_its_own_number_does_not_settle_the_quarrel() -> None:
    facts = story(
        FLOOD + "The raid killed 12 people, the Harlow Army said on Monday.",
        FLOOD + "The raid killed 41 people, the Velde Front said on Monday.",
        FLOOD + "The raid killed 70 people, the Velde Front said on Thursday.",
    )
    assert figure(facts, 41).id == figure(facts, 12).id
    assert figure(facts, 41).status == "disputed"


def test_a_vague_word_of_a_later_day_does_not_take_the_place_of_a_number() -> None:
    facts = story(
        FLOOD + "Rebels have taken about 70 villages, the Harlow Monitor said on Friday.",
        FLOOD + "Rebels have taken dozens of villages, the mayor said on Saturday.",
    )
    taken = figure(facts, 70)
    assert taken.current is not None
    assert taken.claims[taken.current].value == 70


def test_a_count_without_a_place_does_not_follow_a_villages_count_that_is_many_times_lower() -> None:
    facts = story(
        FLOOD + "Two people died in Dunmere on Monday, the Fire Service said.",
        FLOOD + "At least 13 people died in the flood, the Red Cross said on Tuesday.",
    )
    assert figure(facts, 2).id != figure(facts, 13).id


def test_a_bare_number_counts_what_the_number_before_it_counts() -> None:
    """ "Seven soldiers ... the other side speaks of a dozen": of soldiers, too."""
    facts = story(
        FLOOD + "At least seven soldiers were killed, the Defence Ministry said. The Velde Army put it at 12."
    )
    assert told(facts, "deaths") == [{7, 12}]
    assert figure(facts, 12).status == "disputed"


def test_a_speakers_guess_is_no_count_where_another_paper_shortens_it() -> None:
    facts = story(
        FLOOD + "There may be up to 300 people missing, Anna Berg said. The Fire Service said 184 people were missing.",
        FLOOD + "Anna Berg said 300 people were missing. The Fire Service said 184 people were missing.",
    )
    assert figure(facts, 184).status != "disputed"


def test_two_voices_of_one_article_dispute_a_share_too() -> None:
    facts = story(
        FLOOD
        + "The Growers Union puts unemployment at 60 percent, while the Harlow Council puts unemployment at 40 percent."
    )
    assert figure(facts, 60).status == "disputed"


def test_a_number_that_somebody_else_rejects_is_no_correction() -> None:
    facts = story(
        FLOOD + "The Harlow Police arrested 57 people, the Harlow Police said.",
        FLOOD + "Police said 57 people were arrested, not 40, as the Fan Club says.",
    )
    assert not related(facts, "corrected")


def test_francs_are_the_storys_only_francs() -> None:
    facts = story(
        FLOOD + "The clean-up of Harlow will cost 40 million Swiss francs, the Harlow Council said.",
        FLOOD + "The clean-up of Harlow will cost 40 million francs, the Harlow Council said.",
    )
    assert told(facts, "cost") == [{40_000_000}]


def test_an_air_temperature_that_no_air_ever_had_in_celsius_is_fahrenheit() -> None:
    facts = story(
        FLOOD + "The temperature in Harlow reached 104 degrees.",
        "The Velde flooded Harlow at noon, when its streets were empty and a temperature of 40 degrees was read.",
    )
    assert told(facts, "temperature") == [{40, 104}]
    assert figure(facts, 104).status == "agreed"


def test_each_sides_dead_are_told_apart_and_disputed_by_the_other_side() -> None:
    facts = story(
        "Fighting broke out on the river Velde. Peru's army said 41 Ecuadorean soldiers were killed on Thursday. "
        "Ecuador's army said 38 Peruvian soldiers were killed on Thursday.",
        "Fighting broke out on the river Velde. Ecuador's army said 30 Ecuadorean soldiers were killed on Thursday.",
    )
    assert told(facts, "deaths") == [{30, 41}, {38}]
    assert figure(facts, 41).status == "disputed"


def test_foreigners_among_the_dead_are_no_later_count_of_all() -> None:
    facts = story(
        "A flood in Spain destroyed a camp. In Spain 12 people were missing after the flood, officials said.",
        "A flood in Spain destroyed a camp. After the flood in Spain 19 Germans were missing.",
        days=("28", "29"),
    )
    assert figure(facts, 12).id != figure(facts, 19).id


def test_a_later_papers_dollars_are_no_update_of_the_euros_that_they_convert() -> None:
    facts = story(
        FLOOD + "The court cut the Harlow Council's fine to €610 million from €920 million.",
        FLOOD + "The Harlow Council's fine is now €610 million ($700 million).",
        days=("28", "29"),
    )
    fine = figure(facts, 610_000_000)
    assert figure(facts, 700_000_000).id == fine.id
    assert fine.current is not None
    assert fine.claims[fine.current].value == 610_000_000


def test_whose_dead_are_counted_is_told_in_words_that_the_source_has() -> None:
    text = (
        "QUITO. L'armée équatorienne a revendiqué lundi 55 Péruviens tués près de Velnik. "
        "Lima parle de 41 Équatoriens tués et de six soldats péruviens morts."
    )
    (facts,) = stories(article(1, text, language="fr"), language="fr")
    told = [f.observation_about for f in facts.figures if f.measured_property == "deaths"]
    assert told
    assert all(about in text for about in told)


@pytest.mark.parametrize(
    ("language", "correction"),
    [
        ("en", "We wrote on Thursday that 87 people died in Harlow. 78 people died."),
        ("fr", "Nous avions écrit jeudi que 87 personnes sont mortes. 78 personnes sont mortes."),
        ("es", "Habíamos escrito que murieron 87 personas. Murieron 78 personas."),
        ("de", "Wir hatten geschrieben, dass 87 Menschen starben. Es starben 78 Menschen."),
    ],
)
def test_what_a_paper_says_it_has_written_is_taken_back_for_what_it_says_next(language: str, correction: str) -> None:
    (facts,) = stories(article(1, correction, language=language), language=language)
    ((right, wrong),) = related(facts, "corrected")
    values = {f.id: f.claims[0].value for f in facts.figures}
    assert (values[right], values[wrong]) == (78, 87)


def test_a_part_named_beside_a_number_that_is_taken_back_does_not_stand_for_it() -> None:
    facts = story(
        FLOOD
        + "An earlier version said that 63 people were rescued, which was wrong; nine people were rescued from a roof."
    )
    assert related(facts, "corrected") == []


def test_a_forecast_by_two_papers_is_one_whether_it_is_put_as_a_plan_or_not() -> None:
    facts = story(
        "Norvane agreed to buy Tellis. The overhaul costs 310 million euros, Norvane said.",
        "Norvane agreed to buy Tellis. The overhaul will cost 325 million euros, Norvane said.",
        days=("28", "29"),
    )
    assert told(facts, "cost") == [{310e6, 325e6}]


def test_the_heat_of_two_towns_is_no_update() -> None:
    facts = story(
        "A heatwave grips Harlow. It was 43.1 degrees Celsius on Wednesday.",
        "A heatwave grips Harlow. It was 42.6 degrees Celsius in Dunmere on Thursday.",
        days=("28", "29"),
    )
    assert len(told(facts, "temperature")) == 2


def test_a_closing_price_of_which_every_paper_tells_one_follows_the_day() -> None:
    facts = story(
        "Norvane agreed to buy Tellis. Shares in Norvane closed at 14.35 euros on Wednesday.",
        "Norvane agreed to buy Tellis. After the news a share price of 13.02 euros was reached.",
        days=("27", "28"),
    )
    (price,) = [f for f in facts.figures if f.measured_property == "share price"]
    assert (price.status, price.current is not None and price.claims[price.current].value) == ("updated", 13.02)


def test_two_shares_that_one_paper_tells_of_one_day_are_two_for_every_paper() -> None:
    facts = story(
        "The bank of Harlow cut its interest rate by 25 basis points. It discussed a cut of 50 basis points.",
        "The bank of Harlow cut its interest rate by 25 basis points. There was talk of 50 basis points, Anna Brandt said.",
    )
    assert not [f for f in facts.figures if f.status == "disputed"]


def test_a_bare_number_that_a_sentence_puts_in_place_of_another_counts_the_same() -> None:
    facts = story(
        "The ferry Tara sank near Harlow. 231 people were aboard, the Port Authority said.",
        "The ferry Tara sank near Harlow. There were 212 people and not 231, the Port Authority said.",
        days=("28", "29"),
    )
    assert set(related(facts, "corrected")) == {(figure(facts, 212).id, figure(facts, 231).id)}


def test_a_number_that_is_taken_back_is_corrected_by_no_paper_that_does_not_have_it() -> None:
    facts = story(
        FLOOD + "The Health Agency withdrew its count of 13 people injured, which was an error.",
        FLOOD + "19 people were injured.",
    )
    assert related(facts, "corrected") == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "A fire at the paint works in Dunmere killed {} workers on Tuesday, the fire service said."),
        ("fr", "L'incendie de l'usine de peinture de Dunmere a fait {} morts mardi, ont indiqué les pompiers."),
        ("es", "El incendio de la fábrica de pinturas de Dunmere dejó {} muertos el martes, informaron los bomberos."),
        ("de", "Beim Brand der Farbenfabrik in Dunmere starben am Dienstag {} Arbeiter, teilte die Feuerwehr mit."),
    ],
)
@pytest.mark.parametrize(("before", "since"), [("3", "5"), ("5", "3")])
def test_the_later_version_of_a_sentence_has_the_number_that_stands(
    language: str, sentence: str, before: str, since: str
) -> None:
    versions = (
        article(1, sentence.format(before), "2024-11-29T08:00:00+00:00", language),
        article(2, sentence.format(since), "2024-11-29T12:00:00+00:00", language),
    )
    (facts,) = stories(*versions, language=language)
    (dead,) = [f for f in facts.figures if f.measured_property == "deaths"]
    assert dead.status == "updated"
    assert dead.claims[dead.current or 0].value == int(since)


def test_two_short_sentences_that_differ_in_a_number_need_not_count_one_thing() -> None:
    facts = story(FLOOD + "Police arrested 3 men.", FLOOD + "Police arrested 8 men.")
    assert len(told(facts, "arrests")) == 2


@pytest.mark.parametrize("mark", ["“{}”", "« {} »"])
def test_a_sides_own_word_in_quotation_marks_does_not_name_the_figure(mark: str) -> None:
    facts = story(
        "Fighting broke out in Dunmere on Thursday. The Norwatch monitor said 144 rebel forces had been killed.",
        f"Fighting broke out in Dunmere on Thursday. State media said 200 {mark.format('terrorists')} were killed.",
    )
    assert {f.observation_about for f in facts.figures if f.measured_property == "deaths"} == {"rebel forces"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            'A report that the port had spent 40 million euros on cranes was "fiction", its director, Ana Ruiz, said.',
        ),
        ("fr", "Les 40 millions d'euros de dégâts annoncés sont une pure invention, a dit la directrice, Ana Ruiz."),
        ("es", "Que los daños asciendan a 40 millones de euros es un invento, dijo la directora, Ana Ruiz."),
        ("de", "Ein Bericht über Schäden von 40 Millionen Euro sei „erfunden“, sagte die Direktorin, Ana Ruiz."),
    ],
)
def test_a_number_that_is_called_an_invention_is_denied(language: str, sentence: str) -> None:
    (facts,) = stories(article(1, sentence, language=language), language=language)
    assert [c.modality for f in facts.figures for c in f.claims] == ["denied"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The flood killed 46 people in Alba and 44 people in Berea. An earlier version of this article said 43 people"
            " had been killed in Alba. The number is 46.",
        ),
        (
            "fr",
            "La crue a tué 46 personnes à Alba et 44 personnes à Berea. Une version antérieure de cet article parlait de 43"
            " morts à Alba. Le bon chiffre est 46.",
        ),
        (
            "es",
            "La crecida mató a 46 personas en Alba y a 44 en Berea. Una versión anterior de este artículo hablaba de 43"
            " muertos en Alba. La cifra correcta es 46.",
        ),
        (
            "de",
            "Das Hochwasser tötete 46 Menschen in Alba und 44 in Berea. Eine frühere Fassung dieses Artikels sprach von"
            " 43 Toten in Alba. Die richtige Zahl ist 46.",
        ),
    ],
)
def test_the_right_number_is_the_one_given_behind_the_wrong_one(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    (found,) = [r for r in facts.relations if r.kind == "corrected"]
    assert found.figures == (figure(facts, 46).id, figure(facts, 43).id)


def test_a_number_put_down_to_an_agency_whose_report_is_there_is_no_second_voice() -> None:
    wire = "HARLOW (NPA) - The river Velde flooded Harlow. Eight people died, the coast guard said."
    credited = FLOOD + "The mayor, Ada Munk, called it a shame. Eight people died, the NPA news agency reported."
    facts = story(wire, credited)
    assert not any("NPA" in claim.attributed_to for claim in figure(facts, 8).claims)
    assert figure(story(wire, FLOOD + "Eight people died, the mayor, Ada Munk, said."), 8).status == "agreed"
