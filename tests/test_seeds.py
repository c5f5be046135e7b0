"""Five real articles on one day's story, read in place beside the project; skipped, saying so, where they are not."""

import asyncio
import io
import json
from datetime import date
from pathlib import Path

import pytest

from summarizer.articles.files import read_articles
from summarizer.pipeline import Plan, make_briefing
from summarizer.render.words.figures import key_figures
from summarizer.schema.brief import Briefing, Claim, Figure


@pytest.fixture(scope="module")
def briefing(seeds: Path) -> Briefing:
    """The five articles read by rules."""
    read = read_articles([str(seeds)], io.BytesIO())
    return asyncio.run(make_briefing(read, Plan(day=date(2024, 11, 30), day_given=True)))


def figure_with(briefing: Briefing, measured_property: str, *values: int) -> Figure:
    """The one figure of that property whose claims hold all the values."""
    found = [
        figure
        for story in briefing.stories
        for figure in story.figures
        if figure.measured_property == measured_property and set(values) <= {number(c) for c in figure.claims}
    ]
    assert len(found) == 1, [f.claims for f in found]
    return found[0]


def number(claim: Claim) -> float | None:
    return next((v for v in (claim.value, claim.min_value, claim.max_value) if v is not None), None)


@pytest.mark.parametrize(("measured_property", "values"), [("deaths", (231, 311)), ("places taken", (50, 70))])
def test_an_update_by_one_voice_is_one_figure_with_that_voice(
    briefing: Briefing, measured_property: str, values: tuple[int, ...]
) -> None:
    figure = figure_with(briefing, measured_property, *values)
    speakers = {number(c): c.attributed_to for c in figure.claims if c.attributed_to}
    assert figure.status == "updated"
    assert {speakers[v] for v in values} == {"Syrian Observatory for Human Rights"}


def test_the_articles_tell_one_story(briefing: Briefing) -> None:
    assert [len(story.articles) for story in briefing.stories] == [5]


def test_an_actor_with_an_acronym_and_two_spellings_is_there_once(briefing: Briefing) -> None:
    [story] = briefing.stories
    [actor] = [a for a in story.actors if "HTS" in a.aliases]
    assert {"HTS", "Hayat Tahrir al-Sham", "Hayat Tahrir al Sham"} <= {actor.name, *actor.aliases}


def test_state_media_and_the_observatory_disagree_on_the_rebel_dead(briefing: Briefing) -> None:
    figure = figure_with(briefing, "deaths", 144, 200)
    assert (figure.status, figure.current) == ("disputed", None)
    assert len({c.attributed_to for c in figure.claims}) > 1
    assert figure in key_figures(briefing.stories[0], 4)


def test_nothing_is_dated_to_the_day_on_top_of_one_page(briefing: Briefing) -> None:
    told = briefing.model_dump(exclude={"articles"}, mode="json")
    assert "-07-28" not in json.dumps(told)


def test_page_furniture_is_quoted_nowhere(briefing: Briefing) -> None:
    [story] = briefing.stories
    cited = {c.exact for s in story.statements for c in s.citations} | {
        c.exact for e in story.events for c in e.citations
    }
    assert not cited & {"Share.", "Share", "Leave A Reply", "Exit mobile version", "Monday, July 28"}
