"""One event, however many report it; two events, however alike."""

from dataclasses import replace

import pytest
from small_news import article, grounded, stories, story

from summarizer.language.regions import region_of
from summarizer.merge import merge
from summarizer.merge.decisions import DecisionLog
from summarizer.merge.events.apart import other_parties, other_place
from summarizer.merge.events.clusters import cluster_events
from summarizer.merge.events.reports import EventReport, Likeness
from summarizer.schema.mentions import DateReading

RAID = "An air raid hit the market of Velnik on {day}, killing {n} people, officials said."


def days(*texts: str) -> list[str]:
    return sorted(str(e.date) for e in story(*texts).events if "raid" in e.summary)


def test_two_reports_of_one_raid_are_one_event_with_both_citations() -> None:
    facts = story(
        "An air raid hit the market of Velnik on Thursday, killing 12 people, officials said.",
        "On Thursday an air raid on the market of Velnik killed 12 people, residents said.",
    )
    (event,) = [e for e in facts.events if "raid" in e.summary]
    assert {c.article for c in event.citations} == {"a1", "a2"}
    assert event.date == "2024-11-28"


def test_two_like_raids_on_two_days_are_two_events() -> None:
    one = RAID.format(day="Wednesday", n=12)
    other = RAID.format(day="Thursday", n=15)
    assert days(one, other) == ["2024-11-27", "2024-11-28"]


def test_two_like_raids_on_two_towns_are_two_events() -> None:
    facts = story(
        "An air raid hit the market of Aleppo on Thursday, killing 12 people, officials said.",
        "An air raid hit the market of Damascus on Thursday, killing 12 people, officials said.",
    )
    assert len([e for e in facts.events if "raid" in e.summary]) == 2


@pytest.mark.parametrize(
    ("language", "raid", "war"),
    [
        (
            "en",
            "At least 44 people were killed in Velnik.",
            "The overall toll of people killed since October 2023 is 68,229.",
        ),
        ("fr", "Au moins 44 personnes ont été tuées.", "Au total, 68 229 personnes ont été tuées depuis octobre 2023."),
        ("es", "Murieron al menos 44 personas.", "Murieron 68.229 personas desde el inicio de la guerra."),
        ("de", "Mindestens 44 Menschen wurden getötet.", "Seit Kriegsbeginn wurden 68.229 Menschen getötet."),
    ],
)
def test_all_who_died_in_a_war_are_no_event_of_one_raid(language: str, raid: str, war: str) -> None:
    reports = [EventReport(f"a{n}", text, language, "casualties") for n, text in enumerate((raid, raid, war), start=1)]
    assert cluster_events(reports) == [[0, 1], [2]]


def test_a_quarter_is_in_the_town_that_the_other_report_names_beside_it() -> None:
    told = (
        "In the Dalhun district of Aleppo shells hit a school on Thursday and killed 22 people.",
        "Shells hit a school in Dalhun on Thursday and killed 22 people.",
        "Shells hit a school in Wastan on Thursday and killed nine people.",
    )
    places = ("Aleppo", "Dalhun", "Wastan")
    day = DateReading("2024-11-28", "2024-11-28", "day", "given")
    reports = [
        EventReport(f"a{n}", text, "en", "explosion", date=day, place=place)
        for n, (text, place) in enumerate(zip(told, places, strict=True), start=1)
    ]
    assert cluster_events(reports) == [[0, 1], [2]]


def test_what_is_planned_is_not_what_happened() -> None:
    facts = story(
        "The army shelled the airport of Velnik on Thursday, officials said.",
        "Velnik plans a day of mourning on Saturday, officials at the airport said.",
    )
    assert {e.modality for e in facts.events} == {"actual", "planned"}


def test_a_walkout_called_for_a_day_and_its_report_are_one_event_told_as_it_was() -> None:
    facts = story(
        "The union called a two-hour walkout at the Velnik works for Friday.",
        "Some 900 workers staged a walkout at the Velnik works on Friday, police said.",
        days=("28", "30"),
    )
    (event,) = [e for e in facts.events if e.type == "labour_strike"]
    assert (event.modality, event.date) == ("actual", "2024-11-29")
    assert event.summary.startswith("Some 900")


def test_a_closure_in_the_german_present_is_the_one_that_will_come_in_english() -> None:
    one = report("a1", "Der Getriebehersteller Brandtner schließt sein Werk in Zwickau.", "closure", BUYER)
    other = report("a2", "Gearbox maker Brandtner will close its plant in Zwickau.", "closure", BUYER)
    undated = [replace(one, date=None, language="de"), replace(other, date=None, modality="planned")]
    assert cluster_events(undated) == [[0, 1]]
    assert cluster_events([undated[0], replace(undated[1], modality="denied")]) == [[0], [1]]


@pytest.mark.parametrize(
    ("language", "sentence", "start", "end"),
    [
        ("fr", "La crue a dévasté dans la nuit de mercredi à jeudi deux villages de la vallée.", "27", "28"),
        ("de", "In der Nacht von Mittwoch auf Donnerstag hat die Flut zwei Dörfer verwüstet.", "27", "28"),
        ("es", "La riada arrasó dos pueblos en la noche del miércoles al jueves en el valle.", "27", "28"),
        ("es", "La riada arrasó dos pueblos el miércoles y el jueves llegó el Ejército.", "27", "27"),
    ],
)
def test_a_night_between_two_days_may_be_of_either(language: str, sentence: str, start: str, end: str) -> None:
    (told,) = grounded(article(1, sentence, language=language))
    day = told.events[0].mention.date
    assert day is not None
    assert (day.start[-2:], day.end[-2:]) == (start, end)


def test_an_event_is_told_in_words_of_one_of_its_sentences() -> None:
    for event in story(RAID.format(day="Thursday", n=12)).events:
        assert any(event.summary.rstrip(".") in c.exact for c in event.citations)


BUYER = ("p1", "company")


def report(article: str, sentence: str, kind: str, *parties: tuple[str, str]) -> EventReport:
    day = DateReading("2024-11-28", "2024-11-28", "day", "given")
    return EventReport(article, sentence, "en", kind, day, "", frozenset(parties))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # other_parties
            report("a1", "Orvan agreed on Thursday to buy Velnik Steel for cash.", "merger", BUYER, ("p2", "company")),
            report("a2", "Orvan agreed on Thursday to buy Harrow Foods for cash.", "merger", BUYER, ("p3", "company")),
        ),
        (  # other_magnitude
            report("a1", "A quake of magnitude 6.3 shook the valley of Velnik on Thursday.", "earthquake"),
            report("a2", "A quake of magnitude 5.4 shook the valley of Velnik on Thursday.", "earthquake"),
        ),
        (  # other_type
            report("a1", "The mill of Velnik on the river burned on Thursday.", "fire"),
            report("a2", "The mill of Velnik on the river was sold on Thursday.", "merger"),
        ),
        (  # one article tells an event and goes on
            report("a1", "Rescuers pulled nine people from the mill of Velnik.", "rescue"),
            report("a1", "Rescuers said that the search at the harbour would go on.", "rescue"),
        ),
    ],
)
def test_like_reports_of_two_events_stay_two(one: EventReport, other: EventReport) -> None:
    assert cluster_events([one, other]) == [[0], [1]]


def test_two_sentences_that_a_reader_named_as_events_of_one_article_stay_two() -> None:
    first = report("a1", "The Health Ministry of Velnik said cholera killed 172 people in Velnik.", "epidemic")
    second = report("a1", "The Doctors' Union of Velnik said cholera killed 346 people in Velnik.", "epidemic")
    read = [replace(r, position=n, is_chosen=True) for n, r in enumerate((first, second), start=1)]
    assert len(cluster_events(read)) == 2
    assert len(cluster_events([replace(r, is_chosen=False) for r in read])) == 1


def test_who_calls_for_a_recount_is_no_report_of_the_election_that_both_sentences_speak_of() -> None:
    won = report("a1", "Ines Sol won the election in Velnik against Mara Lind on Thursday.", "election")
    plea = report(
        "a2", "The observers called for a recount of the election in Velnik of Ines Sol on Thursday.", "request"
    )
    assert len(cluster_events([won, plea])) == 1
    assert len(cluster_events([replace(r, is_chosen=True) for r in (won, plea)])) == 2


def test_like_reports_of_two_articles_are_one_event() -> None:
    one = report("a1", "A quake of magnitude 6.3 shook the valley of Velnik on Thursday.", "earthquake")
    other = report("a2", "The valley of Velnik was shaken by a 6.3 magnitude quake on Thursday.", "earthquake")
    assert cluster_events([one, other]) == [[0, 1]]


THURSDAY = DateReading("2024-11-28", "2024-11-28", "day", "given")


def test_of_two_acts_of_one_kind_and_day_only_a_model_knows_which_is_told_in_another_language() -> None:
    spanish = EventReport("a1", "Se derrumbó una galería de la mina.", "es", "accident", THURSDAY)
    first = EventReport("a2", "A bus fell into the river Sava.", "en", "accident", THURSDAY)
    second = EventReport("a2", "Its roof buried three workers.", "en", "accident", THURSDAY)
    log = DecisionLog()
    assert cluster_events([spanish, first, second], log) == [[0], [1], [2]]
    findings = [f for f in log.findings if f.doubtful]
    assert {(f.rule, f.left) for f in findings} == {("other_language", spanish.sentence)}
    assert [f.right for f in findings] == [first.sentence, second.sentence]
    told = DecisionLog({("event", spanish.sentence, second.sentence): "same"})
    assert cluster_events([spanish, first, second], told) == [[0, 2], [1]]
    later = replace(second, date=DateReading("2024-11-29", "2024-11-29", "day", "given"))
    assert cluster_events([spanish, later], told) == [[0], [1]]


def test_the_only_act_of_its_kind_and_day_is_one_in_two_languages() -> None:
    german = EventReport("a1", "Eine Lawine verschüttete vier Skifahrer.", "de", "landslide", THURSDAY)
    english = EventReport("a2", "Two people died in the Alps.", "en", "landslide", THURSDAY)
    log = DecisionLog()
    assert cluster_events([german, english], log) == [[0, 1]]
    assert "only_one_of_its_day" in {f.rule for f in log.findings}
    said = [replace(r, type="request") for r in (german, english)]
    assert cluster_events(said) == [[0], [1]]


def test_a_toll_without_a_day_goes_on_with_the_one_happening_of_its_article() -> None:
    fire = EventReport("a1", "The mill of Velnik burned on Thursday.", "en", "fire", THURSDAY)
    toll = EventReport("a1", "Nine workers died.", "en", "casualties", numbers=frozenset({"9"}))
    assert cluster_events([fire, toll]) == [[0, 1]]
    one_death = replace(toll, sentence="A firefighter died.", numbers=frozenset())
    assert cluster_events([fire, one_death]) == [[0], [1]]
    elsewhere = replace(toll, article="a2")
    assert cluster_events([fire, elsewhere]) == [[0], [1]]
    crash = EventReport("a1", "A bus fell into the Sava on Thursday.", "en", "accident", THURSDAY)
    assert cluster_events([fire, crash, toll]) == [[0], [1], [2]]


def test_a_sentence_that_brings_in_another_happening_does_not_go_on_with_the_first() -> None:
    outbreak = EventReport("a1", "Cholera spread in Velnik on Thursday.", "en", "epidemic", THURSDAY, head="Cholera")
    again = EventReport("a1", "It rose to 538 infections.", "en", "epidemic", head="infections")
    other = EventReport("a1", "A measles outbreak has made children ill.", "en", "epidemic", head="outbreak")
    assert cluster_events([outbreak, again, other]) == [[0, 1], [2]]


def test_reports_of_one_day_in_two_languages_meet_in_common_words() -> None:
    english = EventReport("a1", "The helicopters are delayed by the weather.", "en", "", THURSDAY)
    german = EventReport("a2", "Die Hubschrauber verspäten sich.", "de", "", THURSDAY)
    assert Likeness([english, german])(english, german) > 0
    undated = replace(english, date=None), replace(german, date=None)
    assert Likeness(undated)(*undated) == 0


def test_a_village_may_lie_in_the_country_that_another_report_names() -> None:
    facts = story(
        "An air raid hit a market in Wadi Tarfa on Thursday, killing 12 people, officials said.",
        "On Thursday an air raid on a market in Libya killed 12 people, residents said.",
    )
    assert len([e for e in facts.events if "raid" in e.summary]) == 1


def test_a_toll_joins_its_flood_where_both_sentences_tell_of_one_and_a_sale_does_not() -> None:
    flood = report("a1", "The river flooded Velnik on Thursday and swept the mill away.", "flood")
    toll = report("a2", "The flood of Velnik killed twelve people at the mill.", "casualties")
    sale = report("a3", "The mill of Velnik was sold on Thursday by the river company.", "takeover_bid")
    assert cluster_events([flood, toll, sale]) == [[0, 1], [2]]


def test_peoples_bodies_and_kinds_of_acts_tell_one_event_in_two_languages() -> None:
    day = DateReading("2024-11-28", "2024-11-28", "day", "given")
    french = EventReport(
        "a1", "Le tribunal a condamné jeudi l'amiral libyen à sept ans de prison.", "fr", "verdict", day
    )
    german = EventReport(
        "a2", "Ein libyscher Admiral ist von einem Gericht zu 7 Jahren Haft verurteilt worden.", "de", "verdict"
    )
    other = EventReport(
        "a3", "Die Börse in Zürich schloss am Donnerstag mit 7 Punkten im Plus.", "de", "market_move", day
    )
    assert cluster_events([french, german, other]) == [[0, 1], [2]]


def test_the_first_of_two_like_happenings_is_not_the_second() -> None:
    facts = story(
        "A gallery of the Cerro Pardo mine collapsed on Tuesday and killed three workers. "
        "A second collapse on Wednesday killed two rescuers at the Cerro Pardo mine.",
        "A second collapse at the Cerro Pardo mine killed two rescuers on Wednesday. "
        "The first collapse killed three workers at the Cerro Pardo mine.",
    )
    (later,) = [e for e in facts.events if any("A second" in c.exact for c in e.citations)]
    assert not any("first collapse" in c.exact for c in later.citations)


def test_parts_of_a_country_are_one_in_any_language_and_two_by_their_direction() -> None:
    assert region_of("est de l'Afghanistan") == region_of("Osten Afghanistans") == region_of("eastern Afghanistan")
    assert region_of("northern Afghanistan") != region_of("eastern Afghanistan")
    assert region_of("South Korea") is None


@pytest.mark.parametrize(
    ("place", "other", "apart"),
    [
        ("northern Mali", "southern Mali", True),
        ("northern Mali", "nord du Mali", False),
        ("northern Mali", "Mali", False),
        ("northern Mali", "Chad", True),
        ("northern Mali", "Tinzaret", False),
    ],
)
def test_a_part_of_a_country_may_hold_what_lies_in_it_and_is_no_other_part(place: str, other: str, apart: bool) -> None:
    said = "Rebels attacked a convoy."
    reports = [EventReport(f"a{n}", said, "en", "armed_clash", None, place=p) for n, p in enumerate((place, other))]
    assert bool(other_place(*reports)) == apart


@pytest.mark.parametrize(
    ("language", "one", "other", "head"),
    [
        ("en", "Gunmen shot a judge outside his home.", "Later a poacher shot two rangers.", "shot"),
        ("fr", "Des inconnus ont abattu un juge.", "Un braconnier a ensuite abattu deux gardes.", "abattu"),
        ("es", "Unos desconocidos mataron a un juez.", "Un furtivo mató después a dos guardas.", "mat"),
        ("de", "Unbekannte erschossen einen Richter.", "Ein Wilderer erschoss danach zwei Jagdaufseher.", "erschoss"),
    ],
)
def test_the_word_of_the_act_alone_makes_no_one_event_of_two_sentences_of_an_article(
    language: str, one: str, other: str, head: str
) -> None:
    told = [EventReport("a1", s, language, "crime", head=head, position=n) for n, s in enumerate((one, other), start=1)]
    assert cluster_events(told) == [[0], [1]]


def test_what_parties_refuse_does_not_hang_on_which_report_came_first() -> None:
    left = report("a1", "Orvan resigned on Thursday.", "resignation", ("p1", "person"))
    ruled_out = report("a2", "Velnik ruled out on Thursday that she would resign.", "reject", ("p2", "person"))
    assert other_parties(left, ruled_out) == other_parties(ruled_out, left) == ""
    also_left = replace(ruled_out, type="resignation")
    assert other_parties(left, also_left) == other_parties(also_left, left) == "the parties differ"


def test_an_article_tells_nothing_that_happened_after_it_came_out() -> None:
    rescued = EventReport("a2", "Nine miners were rescued from the Velnik mine on Thursday.", "en", "rescue", THURSDAY)
    before = EventReport("a1", "Nine miners were rescued from the Velnik mine.", "en", "rescue", published="2024-11-26")
    assert cluster_events([rescued, before]) == [[0], [1]]
    assert cluster_events([rescued, replace(before, published="2024-11-28")]) == [[0, 1]]
    assert cluster_events([rescued, replace(before, published="")]) == [[0, 1]]


def test_an_articles_own_words_tell_an_event_before_a_translation_of_another_does() -> None:
    own = article(1, "Rebels seized the airport of Velnik on Friday, killing 12 soldiers.", "2024-11-29")
    abroad = article(2, "Les rebelles ont pris l'aéroport de Velnik vendredi et tué 12 soldats.", "2024-11-30", "fr")
    first, second = grounded(own, abroad)
    translated = [
        replace(
            e, mention=replace(e.mention, summary="Rebels took the airport of Velnik.", language="en", read_by="model")
        )
        for e in second.events
    ]
    (told,) = merge([first, replace(second, events=tuple(translated))], "en")
    assert [(e.summary, len(e.citations)) for e in told.events] == [(own.text, 2)]


INSTANT = "A blast at the plant in Osaka killed two workers at 23:30 GMT on Thursday, the fire service said."


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "At 8.30 on Friday morning local time a blast killed two workers at the plant in Osaka.", 1),
        ("fr", "Une explosion a tué deux ouvriers vendredi à 8h30, heure locale, dans une usine d'Osaka.", 1),
        ("es", "Una explosión mató a dos obreros el viernes por la mañana en una planta de Osaka.", 1),
        ("de", "Bei einer Explosion in einem Werk in Osaka starben am Freitag um 8.30 Uhr zwei Arbeiter.", 1),
        ("en", "A blast killed two workers at the plant in Osaka on Friday.", 2),
        ("en", "A blast killed two workers at the plant in Osaka on Wednesday morning.", 2),
    ],
)
def test_one_instant_by_a_named_clock_and_by_that_of_the_place_is_one_event(
    language: str, text: str, days: int
) -> None:
    facts = stories(article(1, INSTANT), article(2, text, language=language))
    assert len([e for f in facts for e in f.events if e.type == "explosion"]) == days


def test_how_things_are_two_days_later_is_no_line_for_the_day_of_the_accident() -> None:
    accident = (
        "A ferry ran aground off Port Lessing on Wednesday evening, killing four people, the coastguard said. "
        "The operator, Nordsund Lines, promised help. Twenty-one people were still missing."
    )
    later = (
        "Taucher haben vor Port Lessing am Freitag fünf weitere Leichen geborgen. Die See war ruhig. "
        "Die Reederei Nordsund Lines schwieg. Einundzwanzig Menschen werden noch vermisst."
    )
    (facts,) = stories(article(1, accident, "2024-11-27"), article(2, later, "2024-11-29", "de"), language="de")
    (event,) = [e for e in facts.events if e.date == "2024-11-27"]
    assert event.summary.startswith("A ferry ran aground")
    assert any("vermisst" in c.exact for c in event.citations)


@pytest.mark.parametrize(
    ("sentence", "language", "apart"),
    [
        ("Rescuers searched the Vietnamese village of Tinzaret, buried by a flood.", "en", True),
        ("En Tinzaret, la aldea vietnamita sepultada por una riada, buscan a 39 personas.", "es", True),
        ("Rescuers searched the Malian village of Tinzaret, buried by a flood.", "en", False),
        ("Vietnamese rescuers searched Tinzaret, buried by a flood.", "en", False),
    ],
)
def test_a_village_lies_in_the_country_whose_its_sentence_calls_it(sentence: str, language: str, apart: bool) -> None:
    country = EventReport("a1", "Floods killed 226 people in Mali.", "en", "flood", None, place="Mali")
    village = EventReport("a2", sentence, language, "flood", None, place="Tinzaret")
    assert bool(other_place(country, village)) == apart


CUT = "Hungary's central bank cut its key interest rate by half a point to 5.75% on Friday."


@pytest.mark.parametrize(
    ("other", "events"),
    [
        ("Romania's central bank raised its key interest rate by a quarter point to 6.75% on Friday.", 2),
        ("Hungary's central bank lowered its benchmark interest rate to 5.75% on Friday.", 1),
    ],
)
def test_two_banks_that_set_two_rates_on_one_day_make_two_events(other: str, events: int) -> None:
    facts = story(CUT, other)
    assert len([e for e in facts.events if e.type == "interest_rate"]) == events


@pytest.mark.parametrize(("magnitude", "events"), [("5.9", 1), ("5.4", 2)])
def test_a_quake_that_two_papers_have_as_measured_first_and_anew_is_one(magnitude: str, events: int) -> None:
    facts = story(
        "A magnitude 6.0 earthquake killed four people in Jajarkot on Friday, police said.",
        f"An earthquake of magnitude {magnitude} hit Jajarkot on Friday and killed four people.",
    )
    assert len([e for e in facts.events if e.type == "earthquake"]) == events


def test_who_is_fined_is_no_place_of_the_fine() -> None:
    (facts,) = stories(
        article(1, "The Media Authority fined Velnik 40 million euros on Wednesday. Velnik said it would appeal."),
        article(
            2, "L'Autorité des médias a infligé mercredi une amende de 40 millions d'euros à Velnik.", language="fr"
        ),
    )
    assert {e.place for e in facts.events} == {None}
