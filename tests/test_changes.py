"""What is new, changed or withdrawn since the previous briefing."""

import asyncio
import io
import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from conftest import FIXTURES
from story_facts import COUNTED, FIGHTERS, article, cite, deaths, event, facts, library

from summarizer.articles.files import read_articles
from summarizer.pipeline import Plan, make_briefing
from summarizer.schema.brief import Actor, Briefing, Claim, Figure, Generator, Relation, Story
from summarizer.schema.facts import StoryFacts
from summarizer.verify import verify
from summarizer.write.by_model import write_by_templates
from summarizer.write.changes import changes_since
from summarizer.write.same_story import OlderStories
from summarizer.write.templates import TemplateWriter


def story(*figures: Figure, relations: tuple[Relation, ...] = ()) -> Story:
    told = facts(*figures)
    made = write_by_templates(told, library(told), "en")
    return Story(
        id="s1",
        articles=tuple(a.id for a in told.articles),
        headline=made.headline,
        statements=(),
        events=told.events,
        actors=told.actors,
        figures=told.figures,
        relations=relations,
    )


def briefing(told: Story, language: str = "en") -> Briefing:
    return Briefing(
        date="2024-11-29",
        language=language,
        generator=Generator(extractor="lexical", model=None, prompts={}),
        articles=tuple(article(i) for i in ("a1", "a2", "a3")),
        stories=(told,),
    )


def lines(now: Story, before: Briefing, language: str = "en") -> list[str]:
    articles = tuple(article(i) for i in ("a1", "a2", "a3"))
    return [s.text for s in changes_since(before, (now,), articles, language).statements]


def toll(value: int, **changes: object) -> Figure:
    """A figure with one claim."""
    said = {"subject": "dead", "attributed_to": "the Monitor", "citations": (COUNTED if value == 311 else FIGHTERS,)}
    claim = Claim.model_validate({"bound": "exact", "value": value, "text": str(value), **said})
    figure = deaths().model_copy(update={"claims": (claim,), "current": 0, "status": "single"})
    return figure.model_copy(update=changes)


def test_the_same_briefing_again_has_no_changes() -> None:
    assert lines(story(), briefing(story())) == []


def test_a_figure_that_stands_otherwise_is_told_with_what_it_was() -> None:
    assert lines(story(toll(311)), briefing(story(toll(231)))) == ["Deaths: 311, after 231 in the previous briefing."]


def test_a_dispute_that_began_is_told_with_all_sides() -> None:
    (line,) = lines(story(deaths("disputed")), briefing(story(toll(231))))
    assert "500" in line
    assert "311" in line


def test_a_dispute_that_ended_is_told() -> None:
    (line,) = lines(story(deaths()), briefing(story(deaths("disputed"))))
    assert "311" in line


def test_one_side_of_a_dispute_that_says_its_number_again_has_settled_nothing() -> None:
    before = briefing(story(deaths("disputed")))
    assert lines(story(toll(500)), before) == []
    assert lines(story(toll(500, status="agreed")), before) != []


def test_a_value_that_was_taken_back_is_told_as_such() -> None:
    right, wrong = toll(311), toll(231, id="f2")
    now = story(right, wrong, relations=(Relation(kind="corrected", figures=("f1", "f2")),))
    assert lines(now, briefing(story(toll(231)))) == ["Deaths: 231, since corrected to 311."]
    # what one voice took back is not what the toll of another has risen from
    before = story(toll(231, id="f2"), toll(200, observation_about="workers"))
    assert lines(now, briefing(before)) == [
        "Deaths: 311, after 200 in the previous briefing.",
        "Deaths: 231, since corrected to 311.",
    ]


def test_what_stood_beside_a_toll_that_was_taken_back_has_not_become_the_right_one() -> None:
    """ "The toll rose to 231 after 40 more bodies were found"; next day 231 was wrong, and 311 is not "after 40"."""
    right, wrong = toll(311), toll(231, id="f2")
    now = story(right, wrong, relations=(Relation(kind="corrected", figures=("f1", "f2")),))
    before = story(toll(231, id="f2"), toll(40, id="f3", observation_about="bodies"))
    assert lines(now, briefing(before)) == ["Deaths: 231, since corrected to 311."]


def test_what_was_taken_back_is_not_told_where_nobody_knows_what_it_counts() -> None:
    """ "Amount: 2 million, since corrected to 3 million", in every language."""
    right, wrong = toll(311, told_as="311 dead by Saturday", label=""), toll(231, id="f2")
    now = story(right, wrong, relations=(Relation(kind="corrected", figures=("f1", "f2")),))
    assert lines(now, briefing(story(toll(231)))) == []
    told = StoryFacts("s1", facts().articles, facts().events, (), now.figures, now.relations)
    assert not any("corrected" in s.text for s in TemplateWriter(told, "en", library(told)).statements())


def test_what_still_stands_beside_a_number_has_not_become_it() -> None:
    """One bids 62, next day another 66: two prices, and nobody's has changed."""

    def price(value: int, figure_id: str = "f1") -> Figure:
        return toll(value, id=figure_id, measured_property="price per share", label="price per share")

    assert lines(story(price(311), price(231, "f2")), briefing(story(price(231)))) == []


def test_what_is_said_of_a_dispute_that_ended_are_its_sides_and_not_all_that_was_ever_said() -> None:
    """The Monitor had 231 before its 311; television stood against the latter."""
    before = deaths("disputed").model_copy(update={"standing": (1, 2)})
    assert lines(story(toll(520)), briefing(story(before))) == [
        "Deaths: 520, after 311 / 500 in the previous briefing."
    ]


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (toll(90), toll(231)),  # nobody comes back to life: another count
        (toll(311, place="Velnik"), toll(231, place="Alba")),
        (toll(800, measured_property="staff"), toll(231, measured_property="staff")),
    ],
)
def test_a_number_that_cannot_have_come_from_the_older_one_is_no_change_of_it(now: Figure, then: Figure) -> None:
    def unsaid(figure: Figure) -> Figure:
        claims = tuple(c.model_copy(update={"attributed_to": ""}) for c in figure.claims)
        return figure.model_copy(update={"claims": claims})

    assert lines(story(unsaid(now)), briefing(story(unsaid(then)))) == []


def test_shares_of_two_holders_are_no_change() -> None:
    def share(value: int, holder: str) -> Figure:
        return toll(value, measured_property="vote share", label="vote share", holder=holder)

    assert lines(story(share(311, "Unity")), briefing(story(share(231, "Reform")))) == []
    assert lines(story(share(311, "Unity")), briefing(story(share(231, "Unity")))) != []


def test_news_without_a_day_is_told_where_it_is_weighty_and_of_a_kind_that_was_not_told() -> None:
    text = "Prosecutor Ada Brunn opened an investigation into the Monitor."
    today = article("a3", text=text)
    charge = event("e3", text, type="charge", citations=(cite("a3", text, text),), date=None, date_precision="unknown")
    now = story().model_copy(update={"events": (charge,)})
    told = changes_since(briefing(story()), (now,), (article("a1"), article("a2"), today), "en").statements
    assert [s.text for s in told] == [f"New: {text}"]
    toll_alone = now.model_copy(update={"events": (charge.model_copy(update={"type": "casualties"}),)})
    assert changes_since(briefing(story()), (toll_alone,), (article("a1"), article("a2"), today), "en").statements == ()
    minor = now.model_copy(update={"events": (charge.model_copy(update={"type": "statement"}),)})
    assert changes_since(briefing(story()), (minor,), (article("a1"), article("a2"), today), "en").statements == ()


def test_what_is_still_so_is_no_news() -> None:
    def said(text: str) -> list[str]:
        shut = event(
            "e3", text, type="closure", citations=(cite("a3", text, text),), date=None, date_precision="unknown"
        )
        now = story().model_copy(update={"events": (shut,)})
        articles = article("a1"), article("a2"), article("a3", text=text)
        return [s.text for s in changes_since(briefing(story()), (now,), articles, "en").statements]

    assert said("The clinic of Oberau is closed.") == ["New: The clinic of Oberau is closed."]
    assert said("The clinic of Oberau is still closed.") == []


def test_a_figure_of_something_else_is_no_change() -> None:
    injured = toll(311, measured_property="injured", label="injured")
    assert lines(story(injured), briefing(story(toll(231)))) == []


def test_a_part_that_outweighs_its_whole_today_is_no_change_of_it() -> None:
    whole = deaths()
    part = whole.model_copy(
        update={"id": "f2", "claims": (whole.claims[0].model_copy(update={"value": 10}),), "current": 0}
    )
    told = story(part, whole, relations=(Relation(kind="part_of", figures=("f1", "f2")),))
    assert lines(told, briefing(story(whole))) == []


def test_degrees_of_another_scale_are_no_change() -> None:
    def warm(value: int, unit: str) -> Figure:
        claim = deaths().claims[1].model_copy(update={"value": value, "text": str(value), "unit_text": unit})
        return deaths().model_copy(update={"measured_property": "temperature", "claims": (claim,), "current": 0})

    assert lines(story(warm(28, "degrees Celsius")), briefing(story(warm(82, "degrees Fahrenheit")))) == []


def test_what_is_only_feared_is_no_change() -> None:
    feared = toll(311)
    claim = feared.claims[0].model_copy(update={"modality": "possible"})
    assert lines(story(feared.model_copy(update={"claims": (claim,)})), briefing(story(toll(231)))) == []


def test_a_story_that_nobody_told_before_is_new() -> None:
    other = story().model_copy(
        update={
            "articles": (),
            "actors": (),
            "events": (event(place="Paris", summary="The airport of Velnik was closed."),),
        }
    )
    (line,) = lines(story(), briefing(other))
    assert line == f"New: {story().headline.text}"


def test_a_story_told_from_an_article_that_was_read_before_is_not_new_though_it_names_nobody() -> None:
    nameless = story().model_copy(update={"actors": (), "events": ()})
    assert lines(nameless, briefing(nameless)) == []
    unread = briefing(nameless).model_copy(update={"articles": ()})
    assert lines(nameless, unread) == [f"New: {nameless.headline.text}"]


def test_an_older_citation_that_does_not_hold_makes_no_line() -> None:
    before = briefing(story(toll(231)))
    changed = before.articles[0].model_copy(update={"text": "x" + before.articles[0].text, "sha256": "0"})
    broken = before.model_copy(update={"articles": (changed, *before.articles[1:])})
    assert lines(story(toll(311)), broken) == []


def test_a_briefing_without_the_articles_it_cites_makes_no_line() -> None:
    before = briefing(story(toll(231)))
    assert lines(story(toll(311)), before.model_copy(update={"articles": ()})) == []


# --- among other stories ---


def among(now: Story, before: Briefing) -> list[str]:
    """What is said of a story on a day that has another."""
    apart = {"articles": (), "actors": (), "events": (event(place="Velbrück"),), "figures": ()}
    other = now.model_copy(update={"id": "s2", **apart})
    articles = tuple(article(i) for i in ("a1", "a2", "a3"))
    return [s.text for s in changes_since(before, (now, other), articles, "en").statements][:-1]


def test_a_changed_number_among_other_stories_stands_behind_the_news_that_it_belongs_to() -> None:
    """ "Deaths: 311" alone does not say whose."""
    now = story(toll(311))
    (line,) = among(now, briefing(story(toll(231))))
    assert line == f"{now.headline.text}. Deaths: 311, after 231 in the previous briefing."


def test_a_changed_toll_does_not_stand_behind_the_news_of_another_town() -> None:
    """A strike on one town is not what more people have died of in another."""
    text = "A drone hit the depot of Oberau on Saturday."
    struck = event("e3", text, place="Oberau", date="2024-11-30", citations=(cite("a3", text, text),))
    counted = event("e4", COUNTED.exact, type="casualties", date="2024-11-29", citations=(COUNTED,))
    now = story(toll(311)).model_copy(update={"events": (struck, counted)})
    articles = article("a1"), article("a2"), article("a3", text=text)
    others = now.model_copy(update={"id": "s2", "actors": (), "events": (event(place="Velbrück"),), "figures": ()})
    found = changes_since(briefing(story(toll(231))), (now, others), articles, "en").statements
    assert [s.text for s in found[:2]] == [
        f"{now.headline.text}. Deaths: 311, after 231 in the previous briefing.",
        f"New: {text}",
    ]


def test_the_dead_of_those_aboard_are_compared_though_they_are_part_of_them() -> None:
    def counted(dead: int) -> Story:
        aboard = toll(44, id="f2", measured_property="people aboard", label="people aboard")
        return story(toll(dead), aboard, relations=(Relation(kind="part_of", figures=("f2", "f1")),))

    assert "Deaths: 311, after 231 in the previous briefing." in lines(counted(311), briefing(counted(231)))


def test_two_stories_of_one_country_are_two() -> None:
    def of(name: str, kind: str) -> Story:
        actors = tuple(
            Actor(id=f"a{i}", name=n, kind=k) for i, (n, k) in enumerate((("Norland", "country"), (name, kind)))
        )
        return story().model_copy(update={"articles": (), "actors": actors, "events": ()})

    vote = of("House of Deputies", "organisation")
    (line,) = lines(vote, briefing(of("Ada Brunn", "person")))
    assert line.startswith("New: ")
    assert lines(vote, briefing(vote)) == []


def test_a_story_is_not_gone_on_with_by_one_that_names_its_actors_in_passing() -> None:
    """The report on one bank ends with what another did the day before: its inflation is no change of the other's."""
    opening = "The bank of Nordmark raised its rate to 2.25%."
    ending = "\n\nGovernor Eva Holm spoke of food. The bank of Sorland held its rate on Friday."
    actors = {name: Actor(id=name, name=name, kind="organisation") for name in ("Nordmark", "Eva Holm", "Sorland")}

    def of(*names: str) -> Story:
        return story().model_copy(update={"actors": tuple(actors[n] for n in names), "events": ()})

    then = briefing(of("Sorland")).model_copy(
        update={"articles": (article("a1", text="The bank of Sorland held its rate."),)}
    )
    for text, new in ((opening + ending, True), (opening + ending.replace("\n\n", " "), False)):
        articles = article("a1", text=text), article("a2"), article("a3")
        found = changes_since(then, (of("Nordmark", "Eva Holm", "Sorland"),), articles, "en").statements
        assert bool([s for s in found if s.text.startswith("New: ")]) == new


def test_a_story_goes_on_under_another_of_the_names_that_its_actors_have() -> None:
    def of(name: str, *aliases: str) -> Story:
        actors = (Actor(id="p1", name=name, kind="company", aliases=aliases),)
        return story().model_copy(update={"articles": (), "actors": actors, "events": ()})

    before = of("Halden")
    assert lines(of("Spinnerei Halden", "Spinnerei Halden", "Halden"), briefing(before)) == []
    (line,) = lines(of("Spinnerei Morn", "Morn"), briefing(before))
    assert line.startswith("New: ")


# --- two days of one story ---


def quake(first: int, last: int, day: int, previous: Briefing | None = None, language: str = "en") -> Briefing:
    """The briefing of so many of the ten articles, by rules."""
    sources = [str(p) for p in sorted((FIXTURES / "quake").iterdir())[first:last]]
    plan = Plan(date(2025, 10, day), True, language=language, previous=previous)
    return asyncio.run(make_briefing(read_articles(sources, io.BytesIO()), plan))


@cache
def two_days(language: str = "en") -> Briefing:
    """The briefing of the first two days."""
    return quake(0, 7, 15, language=language)


def told(made: Briefing) -> str:
    return "\n".join(s.text for s in made.changes)


def test_the_third_days_articles_change_what_two_days_stood_for() -> None:
    made = quake(0, 10, 16, two_days())
    assert "Injured: 412, after 310 in the previous briefing." in told(made)
    assert "Missing: 6, after 13 in the previous briefing." in told(made)
    assert verify(made).findings == ()


def test_articles_of_today_are_cited_as_todays_and_none_is_carried() -> None:
    made = quake(0, 10, 16, two_days())
    assert not any(a.carried for a in made.articles)


def test_older_articles_that_are_cited_again_are_carried_once_and_count_nowhere() -> None:
    made = quake(7, 10, 16, two_days())
    carried = [a for a in made.articles if a.carried]
    ids = [a.id for a in made.articles]
    assert carried
    assert len(set(ids)) == len(ids)
    assert len({a.sha256 for a in made.articles}) == len(ids)
    assert verify(made).findings == ()
    alone = quake(7, 10, 16)
    assert made.summary == alone.summary
    assert made.accounting == alone.accounting
    assert made.stories == alone.stories


def test_a_story_of_which_only_numbers_tell_is_known_again_by_their_place() -> None:
    told = story(toll(311, place="Velnik")).model_copy(update={"events": (), "actors": ()})
    elsewhere = story(toll(311, place="Harlow")).model_copy(update={"events": (), "actors": ()})
    older = OlderStories([elsewhere, told], [])
    assert older.counterpart(told, [], []) is told


def test_the_briefing_of_the_same_articles_has_nothing_new() -> None:
    assert quake(0, 10, 16, quake(0, 10, 16)).changes == ()


def test_a_previous_briefing_in_another_language_is_reworded() -> None:
    made = quake(0, 10, 16, two_days("fr"))
    assert "Displaced: " in told(made)
    assert "environ" not in told(made)
    assert verify(made).findings == ()


@pytest.mark.parametrize("days", [(0, 7), (3, 10)])
def test_a_carried_article_can_be_carried_again(days: tuple[int, int], tmp_path: Path) -> None:
    second = quake(7, 10, 16, two_days())
    third = quake(*days, 17, second)
    assert verify(third).findings == ()
    assert len({a.id for a in third.articles}) == len(third.articles)
    shutil.rmtree(tmp_path)
