"""Which articles tell one story: fuse none, split none."""

import io
from collections import Counter

import pytest
from conftest import FIXTURES
from generated_news import Press
from small_news import article, grounded, stories

from summarizer.articles.files import read_articles
from summarizer.merge.decisions import DecisionLog
from summarizer.merge.groundwork import Groundwork
from summarizer.merge.stories.clusters import cluster_stories
from summarizer.merge.stories.features import name_features, sound
from summarizer.merge.stories.leads import lead_of
from summarizer.merge.stories.vectors import Vectors
from summarizer.schema.mentions import DateReading
from summarizer.schema.records import replace

QUAKE = (
    "An earthquake struck Arequipa in southern Peru on Thursday, killing 13 people near Santa Orla, officials said. "
)
SEISME = "Un séisme a frappé Arequipa, dans le sud du Pérou, faisant 13 morts près de Santa Orla, selon les autorités. "
STORIES_WITH_A_STRAY = {"bank": ["05"], "harvest": ["03", "04"], "heat": ["05"], "ruling": ["05"]}
BANK = "The central bank of Norway cut its interest rate to 3 percent in Oslo on Thursday, as inflation slowed. "


def test_two_languages_on_one_event_are_one_story() -> None:
    assert len(stories(article(1, QUAKE), article(2, SEISME, language="fr"))) == 1


def test_two_events_of_a_day_are_two_stories() -> None:
    assert [[a.id for a in s.articles] for s in stories(article(1, QUAKE), article(2, BANK), article(3, QUAKE))] == [
        ["a1", "a3"],
        ["a2"],
    ]


def test_what_numbers_count_and_what_happened_count_in_every_language() -> None:
    told = (
        article(1, "An avalanche killed six skiers at Hornkar on Friday. Four are missing, the rescuers said."),
        article(
            2,
            "Eine Lawine hat am Freitag am Hornkar sechs Skifahrer getötet. Vier weitere werden vermisst, hieß es.",
            language="de",
        ),
    )
    assert len(stories(*told)) == 1


def test_two_banks_that_change_their_rates_on_one_day_are_two_stories() -> None:
    told = (
        article(
            1, "The National Bank of Moldova raised its base rate by half a point to 6.5% on Thursday in Chisinau."
        ),
        article(
            2,
            "La Banque nationale de Norvège a abaissé jeudi à Oslo son taux directeur d'un demi-point à 3 %.",
            language="fr",
        ),
        article(
            3,
            "Die Nationalbank in Oslo hat am Donnerstag den Leitzins um einen halben Punkt auf 3 Prozent gesenkt, teilte"
            " Norwegens Zentralbank mit.",
            language="de",
        ),
    )
    assert [[a.id for a in s.articles] for s in stories(*told)] == [["a2", "a3"], ["a1"]]


def test_one_article_is_one_story_and_none_is_none() -> None:
    assert len(stories(article(1, QUAKE))) == 1
    assert stories() == []


@pytest.mark.parametrize("folder", sorted(f.name for f in FIXTURES.iterdir()))
def test_the_articles_of_a_story_are_one_story_on_a_day_that_has_no_other(folder: str) -> None:
    read = read_articles([str(FIXTURES / folder)], io.BytesIO()).articles
    groups = [[read[i].source.split("/")[-1][:2] for i in group] for group in cluster_stories(grounded(*read))]
    strays = [STORIES_WITH_A_STRAY[folder]] if folder in STORIES_WITH_A_STRAY else []  # see fixtures/traps.yaml
    assert groups[1:] == strays


def test_no_story_of_the_fixtures_is_fused_with_another_in_any_order() -> None:
    read = read_articles([str(FIXTURES)], io.BytesIO()).articles
    for articles in (read, read[::-1]):
        groups = cluster_stories(grounded(*articles))
        folders = [{articles[i].source.split("/")[-2] for i in group} for group in groups]
        assert all(len(folder) == 1 for folder in folders)
        stories = {name for (name,) in folders}
        assert len(groups) == len(stories) + len(STORIES_WITH_A_STRAY)


def test_copies_of_one_dispatch_are_in_its_story_whatever_number_each_has() -> None:
    told = "At least {} people died on Friday in Harlow, the fire service said. The mine was closed."
    assert len(stories(*(article(n, told.format(11 + n)) for n in range(1, 41)))) == 1


def test_of_many_articles_one_name_alone_makes_no_story_however_often_it_is_told() -> None:
    told = {
        1: "Kestrane opened a ferry line to the western islands on Monday. Kestrane carries salt; Kestrane has four boats.",
        2: "A court heard Kestrane about unpaid pensions. Kestrane denied it. The judge adjourned, and Kestrane appealed.",
    }
    others = [
        article(n, f"Village {'abcdefghij'[n % 10]} held its yearly fair, said organiser {n}.") for n in range(3, 103)
    ]
    log = DecisionLog()
    groups = cluster_stories(grounded(article(1, told[1]), article(2, told[2]), *others), log=log)
    assert [0] in groups
    assert any("nearly all of it by “kstrn”" in f.evidence for f in log.findings if f.verdict == "apart")


def test_pairs_looked_up_in_parts_are_those_that_are_looked_up_at_once() -> None:
    vectors = Groundwork(Press().day(60).grounded).vectors
    pairs = list(vectors.near_pairs())
    parts = (range(1), range(1, 20), range(20, 20), range(20, 60))
    assert len(pairs) > 60
    assert [pair for part in parts for pair in vectors.without_names().near_pairs(part)] == pairs


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("putin", "poutine", True),
        ("duma", "douma", True),
        ("saraqib", "saraqeb", True),
        ("nowak", "novak", True),
        ("baran", "boren", False),
        ("malik", "milka", False),
        ("brandtner", "brendtnar", True),
    ],
)
def test_a_short_name_sounds_like_another_only_with_its_vowels(one: str, other: str, alike: bool) -> None:
    assert (sound(one) == sound(other)) is alike


def days_stories(*told: tuple[str, str, str]) -> list[list[str]]:
    """The ids of the articles of each story; given are the day of November, the language and the text of each."""
    articles = (article(n, text, f"2024-11-{day}", lang) for n, (day, lang, text) in enumerate(told, start=1))
    return [[a.id for a in s.articles] for s in stories(*articles)]


KANO = (
    "Nigerian aircraft bombed a market in Kano on Friday, killing 14 people, rescuers said. Nigeria's army said that the"
    " air strike had hit rebels. The African Union asked Nigeria for a truce."
)
MAIDUGURI = (
    "An air strike by Nigeria's army killed 31 people in Maiduguri on Friday, doctors said. The Nigerian aircraft hit a bus"
    " station. Rebels and the African Union accused Nigeria of a crime."
)


@pytest.mark.parametrize(("beside", "count"), [("", 2), (" Kano was hit as well.", 1)])
def test_two_raids_of_one_army_are_two_stories_unless_an_article_tells_of_both_towns(beside: str, count: int) -> None:
    assert len(days_stories(("29", "en", KANO), ("29", "en", MAIDUGURI + beside))) == count


def test_two_takeovers_by_one_buyer_are_two_stories() -> None:
    told = (
        "Brewer Castlane agreed on Friday to buy Hopmere for 80 million euros. Castlane boss Rufus Pell praised the brand.",
        "Brewer Castlane announced on Friday the acquisition of Dunvale for 45 million euros, Castlane's Rufus Pell said.",
    )
    assert len(days_stories(*(("29", "en", text) for text in told))) == 2


@pytest.mark.parametrize(("published", "count"), [("2024-11-29", 2), (None, 1)])
def test_two_quakes_days_apart_are_two_stories_unless_their_days_are_assumed(published: str | None, count: int) -> None:
    late = "An earthquake of magnitude 5.9 shook Arequipa in southern Peru on Thursday. Santa Orla lost its school."
    early = (
        "An earthquake hit Arequipa in Peru on Sunday. Homes fell in Santa Orla, and Peru sent blankets to Arequipa."
    )
    assert len(stories(article(1, late, published), article(2, early, published))) == count


def test_two_blasts_are_two_stories_though_one_calls_its_an_accident_and_is_of_the_day_a_mayor_resigned_over_the_other() -> (
    None
):
    new = (
        "Three people were killed and nine injured when a gas explosion wrecked an apartment block in Dorve on Friday,"
        " police said. It came four days after a similar blast in Harlin."
    )
    old = (
        "Pavel Strand stepped down as mayor of Harlin on Friday. Fourteen people were killed in Monday's explosion in an"
        " apartment block there, police said."
    )
    assert len(days_stories(("29", "en", new), ("29", "en", old))) == 2


def test_reports_of_two_happenings_stay_apart_that_are_much_less_alike_than_those_of_one() -> None:
    wordings = (
        "Police in {0} broke up a march of {1} on Friday. {2} led the march. Police held {3} in {0}, {2} said in Kenya.",
        "On Friday a march that {2} led was broken up by police. The {1} of {0} were marching when police held {3}. "
        "Kenya and {2} deplored it.",
    )
    told = [
        ("29", "en", wording.format(*row))
        for row in (("Kisolo", "teachers", "Amos Tirop", "52"), ("Marigat", "nurses", "Esther Chelang", "78"))
        for wording in wordings
    ]
    assert sorted(days_stories(*told)) == [["a1", "a2"], ["a3", "a4"]]


def test_a_reprint_of_the_first_report_does_not_keep_the_later_ones_away() -> None:
    first = (
        "A passenger ferry carrying 212 people ran aground outside Port Lessing on Saturday, killing at least four, the "
        "coastguard said. Rescue boats had taken 187 passengers off the Marta Linde by 9 p.m., spokeswoman Irene Holt said. "
        "Twenty-one people were still missing. The operator, Nordsund Lines, said it would cooperate."
    )
    later = (
        "Divers recovered five more bodies from the Marta Linde on Sunday, bringing the toll of the ferry accident off "
        "Port Lessing to nine dead, the coastguard said. Sixteen people are still missing, spokeswoman Irene Holt said. "
        "The association Safe Crossing named 14 dead. Transport minister Pavel Orsted said the captain had been detained."
    )
    french = (
        "Le naufrage du ferry Marta Linde, samedi au large de Port Lessing, a fait neuf morts, ont dit dimanche les "
        "garde-côtes. Seize personnes sont portées disparues, selon leur porte-parole, Irene Holt. L'association Safe "
        "Crossing affirme avoir recensé 14 morts. Le ministre Pavel Orsted a annoncé l'arrestation du capitaine."
    )
    told = [("23", "en", first), ("24", "en", later), ("24", "fr", french)]
    assert len(days_stories(*told)) == 1
    assert len(days_stories(told[0], *told)) == 1


def test_what_was_counted_one_day_and_is_told_again_the_next_is_one_story() -> None:
    clash = (
        "Police in {0} broke up a march of {1} on Friday. {2} led the march. Police held {3} in {0}, {2} said in Kenya."
    )
    counted = " Kenya counts 146 closed schools, 820 strikers and 39 burnt buses."
    told = [
        ("29", "en", clash.format(*row) + extra + counted)
        for row in (("Kisolo", "teachers", "Amos Tirop", "52"), ("Marigat", "nurses", "Esther Chelang", "78"))
        for extra in (" Kenya's police gave no reason.", " Shops in Kenya stayed open.")
    ]
    assert days_stories(*told) == [["a1", "a2", "a3", "a4"]]


def test_a_people_is_its_country_in_whatever_language() -> None:
    told = (
        (
            "29",
            "en",
            "A coach plunged into a ravine near Belmora in Bolivia on Friday. Rescuer Tadeo Sorza used ropes to reach the"
            " pilgrims. Bishop Ramiro Quell prayed for them in the chapel of Santa Orla.",
        ),
        (
            "29",
            "de",
            "Nahe Belmora verunglückte die bolivianische Wallfahrt. Der Fahrer Lucio Pandal bremste vergeblich, sagte"
            " Polizistin Irma Vesco. Auch aus Fontana und Merlo kamen Helfer.",
        ),
    )
    assert len(days_stories(*told)) == 1


def test_a_country_its_capital_and_a_number_bind_no_two_articles() -> None:
    told = (
        "LIMA – Peru counted 38 new cases of measles in villages near Santa Orla, nurse Pilar Quintay said."
        " Vaccines are short, schools closed, and doctors from Arequipa are on their way with Major Bruno Salcete.",
        "LIMA – Peru picked 38 players for the youth cup in Japan, among them Nicolas Tarroba and Hugo Venzal. Coach Esteban"
        " Crull praised goalkeepers, wingers and the fans of Huancayo.",
    )
    assert len(days_stories(*(("29", "en", text) for text in told))) == 2


def test_a_name_that_is_spelt_as_the_arabic_article_is_a_name() -> None:
    assert name_features("Ash") == ("n:ash",)
    assert (
        len(stories(article(1, "The mayor of Ash, Timothy Ash, opened a bridge on Friday. Ash has waited for it.")))
        == 1
    )


def test_a_region_and_a_large_number_bring_two_reports_near_and_a_region_and_a_small_one_do_not() -> None:
    def report(number: int, *own: int) -> tuple[str, Counter[str]]:
        words = {f"w:word{i}": 2 for i in range(*own)}
        return "en", Counter({"n:region-andalusia": 2, f"n:{number}": 2, "w:again": 1} | words)

    large = Vectors([report(890_000, 0, 30), report(890_000, 29, 60)])
    small = Vectors([report(300, 0, 30), report(300, 29, 60)])
    assert [pair[:2] for pair in large.near_pairs()] == [(0, 1)]
    assert [pair[:2] for pair in small.near_pairs()] == []


def test_a_name_that_begins_with_a_digit_is_a_name() -> None:
    told = "20minutes and 3Mont of Harlow said on Friday that 20minutes buys 3Mont."
    assert len(stories(article(1, told), article(2, told.replace("said", "told papers")))) == 1
    assert len(Vectors([("en", Counter({"n:45ns oa": 1, "n:3m": 1, "n:1e+16": 1}))])) == 1


def test_two_raids_of_one_town_and_week_are_two_stories_in_any_language() -> None:
    found = stories(
        article(1, "Soldiers raided the market of Koro on Monday and shot 11 traders, witnesses said.", "2024-11-26"),
        article(
            2, "Gunmen in uniform attacked a fish market in Koro on Thursday, killing seven people, an official said."
        ),
        article(3, "À Koro, des soldats ont abattu onze commerçants lundi au marché.", "2024-11-26", "fr"),
    )
    assert sorted(sorted(a.id for a in facts.articles) for facts in found) == [["a1", "a3"], ["a2"]]


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("The death toll of the wreck off Harlow stands at 31, rescuers said on Friday.", ""),
        ("The wreck off Harlow killed 31 people on Friday, rescuers said.", "2024-11-29"),
    ],
)
def test_the_day_that_a_reader_gives_a_toll_is_that_of_the_count(opening: str, day: str) -> None:
    (told,) = grounded(article(1, opening))
    friday = DateReading("2024-11-29", "2024-11-29", "day", '"Friday" by publication date')
    read = tuple(replace(e, mention=replace(e.mention, type="accident", date=friday)) for e in told.events)
    assert {found for _, found in lead_of(replace(told, events=read)).days} == ({day} if day else set())
