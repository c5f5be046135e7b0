"""Which of a story's events are told: the news first, new words and numbers before what has been said."""

from dataclasses import replace

import pytest
from small_news import article, stories
from story_facts import CLOSED, ENTERED, cite, event, facts
from story_facts import article as facts_article

from summarizer.schema.brief import Event, Statement
from summarizer.support import unsupported
from summarizer.support.library import Library
from summarizer.write.selection import Candidate, Room, Selection
from summarizer.write.templates import TemplateWriter


def candidate(text: str, worth: float, *figures: str) -> Candidate:
    statement = Statement(text=text, written_by="template", figures=figures)
    return Candidate(Event(id=text[:5], type="battle", summary=text, citations=(), language="en"), statement, worth)


HEADLINE = Statement(text="Rebels have swept into the second city of Velnik", written_by="template")


def order(*candidates: Candidate, in_lines: tuple[str, ...] = ()) -> list[str]:
    selection = Selection("en", [HEADLINE], in_lines)
    told = []
    for chosen in selection.in_order(candidates):
        told.append(chosen.statement.text)
        selection.tell(chosen.statement)
    return told


def test_what_says_the_headline_again_comes_behind_less_weighty_news() -> None:
    again = candidate("The rebels have swept the city of Velnik.", 10.0)
    other = candidate("Airlines suspended their flights over the region.", 8.0)
    assert order(again, other) == [other.statement.text, again.statement.text]


def test_a_far_weightier_event_is_told_first_though_some_of_its_words_were_said() -> None:
    weighty = candidate("Rebels took the airport of Velnik.", 20.0)
    assert order(candidate("Airlines suspended their flights.", 8.0), weighty)[0] == weighty.statement.text


def test_of_two_alike_the_one_with_numbers_that_nothing_else_tells_is_told() -> None:
    bare = candidate("Airlines suspended their flights.", 8.0)
    numbers = candidate("Clinics counted 46 hurt.", 8.0, "f3.c0")
    assert order(bare, numbers)[0] == numbers.statement.text


def test_a_sentence_whose_only_numbers_stand_in_a_line_of_their_own_comes_later() -> None:
    bare = candidate("Airlines suspended their flights.", 8.0)
    numbers = candidate("Clinics counted 46 hurt.", 8.0, "f3.c0")
    assert order(numbers, bare, in_lines=("f3.c0",))[0] == bare.statement.text


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_story_of_more_independent_articles_gets_more_room(language: str) -> None:
    articles = [article(number, f"Text {number}.") for number in range(1, 7)]
    one, six = Room.of(articles[:1], language), Room.of(articles, language)
    assert (one.events < six.events, one.figures < six.figures) == (True, True)
    assert six.foreign == (3 if language == "en" else 5)


def test_without_any_article_s_day_the_newest_happening_comes_before_how_it_began() -> None:
    first = "The army attacked the town of Velnik on Friday 29 November 2024."
    second = "The army captured the town of Velnik on Saturday 30 November 2024."
    articles = [article(1, first), article(2, second)]
    articles = [a.model_copy(update={"published": None}) for a in articles]
    (story,) = stories(*articles)
    library = Library(articles)
    library.add(story.events, story.actors, story.figures)
    assert TemplateWriter(story, "en", library).headline().text.startswith("The army captured")


def test_what_opens_with_a_past_year_is_told_last() -> None:
    past = "Since 2015, aircraft of the army have bombed the town of Alba."
    text = f"{past}\n\nThe army attacked the town of Velnik on Saturday 30 November 2024."
    articles = [article(1, text)]
    (story,) = stories(*articles)
    library = Library(articles)
    library.add(story.events, story.actors, story.figures)
    told = [s.text for s in TemplateWriter(story, "en", library).statements()]
    assert told[-1] == past


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("A bomb killed 12 soldiers at noon.", "Velnik: a bomb killed 12 soldiers at noon"),
        ("A bomb killed 12 soldiers near Alba.", "A bomb killed 12 soldiers near Alba"),
        ("Orven valley: a bomb killed 12 soldiers.", "Orven valley: a bomb killed 12 soldiers"),
        ("Rovers were hit by a bomb at noon.", "Velnik: Rovers were hit by a bomb at noon"),
    ],
)
def test_a_headline_without_a_name_stands_behind_the_place_that_several_articles_name(text: str, headline: str) -> None:
    days = {"a1": "2024-11-28", "a2": "2024-11-28", "a3": "2024-11-30"}
    articles = [facts_article("a1"), facts_article("a2"), facts_article("a3", text=text)]
    articles = [a.model_copy(update={"published": days[a.id]}) for a in articles]
    bomb = event("e3", text, citations=(cite("a3", text, text),), date="2024-11-30", place=None, type="explosion")
    entered = event("e1", date="2024-11-27", citations=(ENTERED, CLOSED))
    story = replace(facts(events=(entered, bomb)), articles=tuple(articles), figures=())
    library = Library(articles)
    library.add(story.events, story.actors, story.figures)
    made = TemplateWriter(story, "en", library).headline()
    assert made.text == headline
    assert not unsupported(made.text, "en", library.evidence(made))
