"""Which disputes and updates a line may tell: those that a passage shows; the others stand in the table, side by side."""

import pytest
from small_news import article, figure, stories

from summarizer.render.words.claims import before, shown_status
from summarizer.render.words.figures import key_figures
from summarizer.schema.brief import Figure, Story
from summarizer.schema.facts import StoryFacts
from summarizer.support.library import Library
from summarizer.write.by_model import write_by_templates

TAKEN_UP = {
    "en": "Police counted 300 protesters in Velnik on Friday. The union spoke of 900.",
    "fr": "La police a compté 300 manifestants à Velnik vendredi. Le syndicat a parlé de 900.",
    "es": "La policía contó 300 manifestantes en Velnik el viernes. El sindicato habló de 900.",
    "de": "Die Polizei zählte am Freitag 300 Demonstranten in Velnik. Die Gewerkschaft sprach von 900.",
}
NAMED_ANEW = (
    "Soldiers searched the harbour. Five people described as smugglers were killed in the search, the army said. "
    "At least 16 people have been killed, according to police."
)


def written(facts: StoryFacts) -> Story:
    library = Library(facts.articles)
    library.add(facts.events, facts.actors, facts.figures)
    told = write_by_templates(facts, library, "en")
    return Story(
        id="s1",
        articles=tuple(a.id for a in facts.articles),
        headline=told.headline,
        statements=told.statements,
        events=facts.events,
        actors=facts.actors,
        figures=facts.figures,
        relations=facts.relations,
    )


def one_of(text: str, value: float, language: str = "en") -> tuple[StoryFacts, Figure]:
    (facts,) = stories(article(1, text, language=language), language=language)
    return facts, figure(facts, value)


@pytest.mark.parametrize("language", TAKEN_UP)
def test_a_second_voice_that_takes_the_count_up_disputes_it(language: str) -> None:
    _, crowd = one_of(TAKEN_UP[language], 900, language)
    assert crowd.status == "disputed"
    assert crowd.vouched


def test_two_full_sentences_are_told_as_they_stand_and_not_as_a_dispute() -> None:
    facts, dead = one_of(NAMED_ANEW, 5)
    told = written(facts)
    assert (dead.status, dead.vouched, shown_status(dead)) == ("disputed", False, "single")
    assert not any("disagree" in line.text for line in (told.headline, *told.statements))
    assert any("described as smugglers" in line.text for line in (told.headline, *told.statements))
    assert dead.id not in [f.id for f in key_figures(told, 9)]


def test_the_later_of_two_sentences_is_not_said_to_update_the_first() -> None:
    facts, _ = one_of(
        "Police in Velnik held 40 people on Thursday. Guards arrested 52 people at the port on Friday.", 40
    )
    held = figure(facts, 52)
    assert (held.status, held.vouched) == ("updated", False)
    assert before(held) is None


def test_one_sentence_that_tells_both_numbers_updates_the_first() -> None:
    _, held = one_of("The number of arrests in Velnik rose to 52 on Friday, up from 40 on Thursday, police said.", 52)
    assert (held.status, held.vouched) == ("updated", True)
    assert before(held) is not None


@pytest.mark.parametrize(("whom", "told"), [("rebels", True), ("people", False)])
def test_two_articles_dispute_a_toll_where_both_say_of_whom(whom: str, told: bool) -> None:
    raid = "The army raided the camp at Velnik on Friday. "
    said = f"The army said 40 {whom} were killed on Friday.", f"Observers said 58 {whom} were killed on Friday."
    (facts,) = stories(*(article(n, raid + words) for n, words in enumerate(said, start=1)))
    assert (figure(facts, 58).status, figure(facts, 58).vouched) == ("disputed", told)


def test_what_two_bodies_put_on_two_days_is_not_told_as_the_number_before() -> None:
    first = article(
        1, "A flood hit the town. About 10,000 people are missing, the Red Lantern said on Tuesday.", "2024-11-26"
    )
    second = article(
        2, "A flood hit the town. Some 10,900 people are missing, the coastguard said on Thursday.", "2024-11-28"
    )
    (facts,) = stories(first, second)
    missing = [f for f in facts.figures if f.measured_property == "missing"]
    assert missing
    assert not any(f.status == "updated" and f.vouched for f in missing)


def test_what_a_sentence_says_it_rose_from_is_told_before_an_older_papers_number() -> None:
    first = article(
        1, "A flood hit the town. At least 20,000 people were displaced, the Water Office said.", "2024-11-26"
    )
    second = article(
        2,
        "A flood hit the town. The number of displaced rose from 30,000 to 38,640, the Water Office said.",
        "2024-11-28",
    )
    (facts,) = stories(first, second)
    earlier = before(figure(facts, 38640))
    assert earlier is not None
    assert earlier.value == 30000
