"""Parts and wholes that a sentence tells as such, in four languages."""

import pytest
from small_news import article, stories, story

from summarizer.schema.facts import StoryFacts


def parts(facts: StoryFacts) -> set[tuple[str, str]]:
    """(whole, part) as the first claims put them."""
    said = {f.id: f.claims[0].text for f in facts.figures}
    found = (r.figures for r in facts.relations if r.kind == "part_of")
    return {(said[whole], said[part]) for whole, *others in found for part in others}


@pytest.mark.parametrize(
    ("language", "text", "whole", "part"),
    [
        ("en", "Police caught nine of the 26 inmates who escaped.", "26", "nine"),
        ("en", "Of its 640 guests, 180 were flown home.", "640", "180"),
        ("fr", "Selon la CFDT, 400 des 2 100 postes sont menacés.", "2 100", "400"),
        ("fr", "Le syndicat compte 400 grévistes sur 2 100 salariés.", "2 100", "400"),
        ("es", "Llegaron 80.000 de las 250.000 dosis prometidas.", "250.000", "80.000"),
        ("de", "Bis zum Abend wurden 61 der 214 Wahllokale ausgezählt.", "214", "61"),
    ],
)
def test_a_number_drawn_from_another_is_part_of_it(language: str, text: str, whole: str, part: str) -> None:
    (facts,) = stories(article(1, text, language=language), language=language)
    assert (whole, part) in parts(facts)


@pytest.mark.parametrize(
    "text",
    [
        "The company made a profit of 48 million euros on revenue of 612 million euros.",
        "The mission sent two teams of four observers.",
        "The central bank of Norland cut its key interest rate by 0.25 percentage points to 3.75% from 4%.",
    ],
)
def test_not_every_of_leads_to_a_whole(text: str) -> None:
    assert parts(story(text)) == set()


def test_what_came_on_top_is_in_the_total_beside_it() -> None:
    facts = story(
        "The flood at Harlow went on. Four more people died overnight, which took the number of deaths to 21."
    )
    assert parts(facts) == {("21", "Four")}
