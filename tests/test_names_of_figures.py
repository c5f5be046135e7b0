"""A figure is called by what it counts, once, in the first case and in the reader's language; a price says of what."""

import pytest
from small_news import article, figure, read, stories

from summarizer.schema.facts import StoryFacts
from summarizer.support.library import Library
from summarizer.write.templates import TemplateWriter
from summarizer.write.words.wording import worded_figures


def in_words(facts: StoryFacts, language: str) -> StoryFacts:
    figures = worded_figures(facts.figures, {a.id: a for a in facts.articles}, language)
    return StoryFacts(facts.id, facts.articles, facts.events, facts.actors, figures, facts.relations)


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("en", "The mayor of Harlow said that the number of civilians killed there was 26.", "civilians"),
        ("fr", "Harlow a porté à 26 le nombre de ses soldats tués.", "soldats"),
    ],
)
def test_who_died_is_told_without_whose_they_are_and_what_the_figure_says(
    language: str, text: str, subject: str
) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    assert figure(in_words(facts, language), 26).subject == subject


def test_where_something_was_keeps_its_small_word() -> None:
    """A number of a model's own words: "under collapsed houses", not "collapsed houses"."""
    text = "The quake at Harlow buried dozens under collapsed houses, officials said."
    (facts,) = stories(article(1, text))
    known = facts.figures[0]
    (claim,) = (c.model_copy(update={"subject": "under collapsed houses"}) for c in known.claims[:1])
    trapped = {"measured_property": "trapped", "observation_about": "under collapsed houses", "claims": (claim,)}
    (told,) = worded_figures((known.model_copy(update=trapped),), {a.id: a for a in facts.articles}, "en")
    assert told.subject == "under collapsed houses"


def test_civilians_killed_are_civilians_in_another_language() -> None:
    text = "The mayor of Harlow said that the number of civilians killed there was 26."
    (facts,) = stories(article(1, text), language="fr")
    assert figure(in_words(facts, "fr"), 26).subject == "civils"


def test_a_german_name_of_a_figure_stands_in_the_first_case_and_its_number_without_it() -> None:
    text = (
        "In Harlow wurde gewählt. Die Partei bekam 30.200 Stimmen.\n\n"
        "Die Wahlbehörde sprach von 412 ungültigen Stimmen, die Partei Nordwind von mehr als 900."
    )
    (facts,) = stories(article(1, text, language="de"), language="de")
    told = in_words(facts, "de")
    assert figure(told, 412).subject == "ungültige Stimmen"
    writer = TemplateWriter(told, "de", Library(told.articles))
    line = writer.lines.figure(figure(told, 412)).text
    assert line == "Stimmen: 412 ungültigen Stimmen laut Wahlbehörde (29. November)."
    assert writer.lines.label(figure(told, 412)) == "ungültige Stimmen"


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("Der Wahlleiter von Harlow sprach von 196 Briefen, die zu spät gekommen seien.", 196, "Briefe"),
        ("Die Gewerkschaft sprach von 1.300 Teilnehmern am Protest in Harlow.", 1_300, "Teilnehmer"),
        ("In Harlow kamen bei dem Brand 12 Schwestern eines Ordens ums Leben.", 12, "Schwestern"),
    ],
)
def test_a_german_noun_stands_in_the_first_case_where_it_is_a_figures_name(text: str, value: int, name: str) -> None:
    (facts,) = stories(article(1, text, language="de"), language="de")
    assert figure(in_words(facts, "de"), value).subject == name


def test_a_price_that_heads_a_briefing_says_of_whose_deal_it_is() -> None:
    told = (
        article(
            1,
            "Der Konzern Velnik kauft die Firma Orla Labs.\n\nVelnik bietet 112 Franken je Aktie.",
            "2024-11-25",
            "de",
        ),
        article(
            2,
            "Im Ringen um die Firma Orla Labs hat der Konzern Velnik sein Angebot am Freitag von 112 auf 124 Franken je "
            "Aktie erhöht.",
            "2024-11-29",
            "de",
        ),
        article(3, "The drugmaker Velnik agreed on Monday to buy Orla Labs for 112 francs a share.", "2024-11-25"),
    )
    (facts,) = stories(*told)
    words = in_words(facts, "en")
    headline = TemplateWriter(words, "en", Library(words.articles)).headline().text
    assert "124 francs" in headline
    assert "Velnik" in headline
    assert "Orla Labs" in headline


def test_what_a_length_of_time_leads_to_is_no_length_of_time() -> None:
    found = read("The raids brought the number of dead in two days to 31.").figures
    assert [(f.measured_property, f.numeral.quantity.low) for f in found] == [("duration", 2), ("deaths", 31)]


def test_a_few_of_two_papers_are_no_one_count_where_one_alone_says_where() -> None:
    lead = "Fighting went on along the border of Ostmark on Thursday.\n\n"
    first = lead + "Two people were killed in the village of Harlow, blamed on a drone strike."
    second = lead + "Hospitals in the hills reported no supplies after two wounded men died overnight."
    (facts,) = stories(article(1, first), article(2, second))
    dead = [f for f in facts.figures if f.measured_property == "deaths"]
    assert sorted(len(f.claims) for f in dead) == [1, 1]


def test_a_magnitude_counts_nothing() -> None:
    text = "El instituto revisa la magnitud del sismo: 6,9 en lugar de los 6,8 informados."
    told = stories(article(1, text, language="es"))
    magnitudes = [f for facts in told for f in facts.figures if f.measured_property == "magnitude"]
    assert magnitudes
    assert not any(f.observation_about for f in magnitudes)
