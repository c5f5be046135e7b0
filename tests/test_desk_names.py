"""The desk's names: an actor wherever a source has them, though no reader takes them for names."""

import asyncio
from datetime import date

from small_news import article

from summarizer.articles.collected import ReadArticles
from summarizer.pipeline import Plan, make_briefing
from summarizer.schema.brief import Briefing
from summarizer.schema.overrides import Overrides

DAY = date(2024, 11, 29)
TEXTS = (
    "The Velnik flood office said on Friday that the Orla river had reached 5.8 metres. The office expects rain.",
    "The Orla river stood at 5.8 metres on Friday, Jalbec said. Jalbec warned of rain.",
)


def briefing(overrides: Overrides, warned: list[str]) -> Briefing:
    read = ReadArticles([article(i, text) for i, text in enumerate(TEXTS, start=1)], ())
    return asyncio.run(make_briefing(read, Plan(DAY, True, overrides=overrides, warn=warned.append)))


def test_an_alias_of_the_desk_holds_for_a_body_in_small_letters_and_two_papers_that_quote_it_have_one_voice() -> None:
    warned: list[str] = []
    (story,) = briefing(Overrides(aliases=(("Velnik flood office", ("Jalbec",)),)), warned).stories
    assert [a.aliases for a in story.actors if a.name == "Velnik flood office"] == [("Jalbec", "Velnik flood office")]
    assert [f.status for f in story.figures if f.measured_property == "water level"] == ["single"]
    assert not warned


def test_a_name_of_the_desk_within_a_longer_name_or_word_is_no_mention_of_it() -> None:
    warned: list[str] = []
    briefing(
        Overrides(
            aliases=(
                (
                    "Velnik flood office",
                    ("Jalb", "flood off"),
                ),
            )
        ),
        warned,
    )
    assert len(warned) == 2
