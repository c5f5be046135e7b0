"""A model's sentence whose numbers and names hold, and whose sense the sources refute, is sent back."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from story_facts import MONITOR, NORTHERN_FRONT, article, cite, deaths, event, facts, library

from summarizer.language.profile import load_profile
from summarizer.schema.answers import WriteAnswer
from summarizer.schema.asking import Answered, Ask
from summarizer.schema.brief import Actor, Citation, Claim, Figure
from summarizer.schema.facts import StoryFacts
from summarizer.write.by_model import write_by_model
from summarizer.write.review.slots import SlotFiller

TELEVISION = Actor(
    id="p3", name="State television", kind="media", citations=(deaths("disputed").claims[2].citations[0],)
)
DISPUTE = facts(deaths("disputed"), actors=(NORTHERN_FRONT, MONITOR, TELEVISION))
SHELLED = (
    "Moscow’s jets had gone. Tarsia shelled Morland on Friday. The town of Ostrel was hit by Morland. So said Tarsia."
)


class Author:
    name = "author"

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        self.problems: list[str] = []

    async def ask(self, ask: Ask, answer: type[Any], review: Callable[[Any], list[str]] | None = None) -> Answered[Any]:
        given = WriteAnswer(headline="The airport was closed [e2]", statements=[self.sentence])
        self.problems = review(given) if review else []
        return Answered(given, 1, 10, 5)


def problem(sentence: str, story: StoryFacts = DISPUTE, language: str = "en") -> str:
    author = Author(sentence)
    asyncio.run(write_by_model(author, story, library(story), language))
    return next((p.partition(": ")[2] for p in author.problems if p.startswith("statements")), "")


@pytest.mark.parametrize(
    "sentence",
    [
        "{f1.c1} people have died, says {p2}; before it was {f1.c0}.",
        "The toll reached {f1.c1}, according to {p2}.",
        "{p2} counted {f1.c1} dead, while {p3} spoke of {f1.c2}.",
        "According to {p2}, {f1.c1} were killed; according to {p3}, {f1.c2} were.",
        "{f1.c0} fighters died after {p1} entered Velnik [e1].",
    ],
)
def test_a_number_may_be_given_to_its_speaker(sentence: str) -> None:
    assert problem(sentence) == ""


def test_a_number_is_not_given_to_somebody_else() -> None:
    assert problem("The toll reached {f1.c1}, according to {p3}.") == "{p3} does not say it: its speaker is the Monitor"
    assert "does not say it" in problem("{p1} said that {f1.c1} people have died.")


def test_a_verb_of_saying_right_behind_a_comma_has_its_speaker_behind_it() -> None:
    """ "A blow to the Front, said the Monitor": the Front says nothing."""
    assert "does not say it" not in problem("{f1.c1} people have died in a blow to {p1}, said {p2}.")
    assert "does not say it" in problem("{f1.c1} people have died, {p1} said.")


def test_who_is_named_as_the_doer_behind_by_says_nothing_though_a_verb_of_saying_follows() -> None:
    sentence = "Against raids by {p1} claimed {f1.c1} dead, according to {p2}, protested {f1.c1} people."
    assert "does not say it" not in problem(sentence)


def test_where_something_was_counted_is_not_who_counted_it() -> None:
    sentence = "In {p1} reports of the Monitor show {f1.c1} dead, according to {p2}."
    assert "does not say it" not in problem(sentence)
    assert "does not say it" in problem(sentence.replace("In {p1} reports", "{p1} reports"))


def test_who_wants_a_number_need_not_be_the_one_who_tells_it() -> None:
    wanted = deaths("disputed").model_copy(update={"holder": NORTHERN_FRONT.name})
    story = facts(wanted, actors=(NORTHERN_FRONT, MONITOR, TELEVISION))
    assert "does not say it" not in problem("{p1} demands {f1.c1} dead.", story)
    assert "does not say it" in problem("{p1} reports {f1.c1} dead.", story)


def test_two_speakers_do_not_change_their_numbers() -> None:
    assert "another's number" in problem("According to {p3}, {f1.c1} were killed; according to {p2}, {f1.c2} were.")


def test_a_number_counts_nothing_that_no_passage_names() -> None:
    assert problem("{f1.c0} soldiers died, {p2} said.").startswith("what it refers to counts no 'soldiers'")
    assert problem("{f1.c0} fighters died, {p2} said.") == ""
    assert problem("{f1.c1} people died, {p2} said.") == ""


def test_a_noun_behind_a_small_word_is_not_what_is_counted() -> None:
    assert "counts no" not in problem("{p2} put the dead at {f1.c0} after soldiers had come.")
    assert problem("{p2} counted {f1.c0} brave soldiers.").startswith("what it refers to counts no 'soldiers'")


def test_a_fate_in_the_words_of_the_facts_is_nobodys_invention() -> None:
    lost = deaths().model_copy(update={"measured_property": "killed or wounded"})
    assert problem("{p2} put those killed or wounded at {f1.c1}.", facts(lost, actors=(MONITOR,))) == ""
    assert "'wounded'" in problem("{p2} put the wounded at {f1.c1}.", facts(deaths(), actors=(MONITOR,)))


def test_people_meet_no_fate_that_no_passage_tells() -> None:
    assert problem("{f1.c1} people were injured, {p2} said.").startswith("what it refers to says nothing of 'injured'")
    assert problem("{f1.c1} people were killed, {p2} said.") == ""


def test_a_name_that_reads_like_a_fate_tells_none() -> None:
    said = "The airport of Velnik was closed, Die Bahn said, for 40 trains."
    claim = Claim(value=40, bound="exact", text="40", attributed_to="Die Bahn", citations=(cite("a1", said, said),))
    rail = Actor(id="p2", name="Die Bahn", kind="company", citations=claim.citations)
    trains = deaths().model_copy(
        update={"claims": (claim,), "status": "single", "current": 0, "measured_property": "trains"}
    )
    story = replace(facts(trains, events=(), actors=(rail,)), articles=(article("a1", text=said),))
    assert problem("{f1.c0} trains stand still, according to {p2}.", story) == ""


def test_a_number_counts_no_other_fate_that_its_passage_tells_too() -> None:
    both = "At least 13 people were killed and 40 injured in Velnik, officials said."
    claim = Claim(
        bound="at_least", min_value=13, text="at least 13", subject="people", citations=(cite("a1", both, both),)
    )
    toll = deaths().model_copy(update={"claims": (claim,), "status": "single", "current": 0})
    story = replace(facts(toll, events=()), articles=(article("a1", text=both),), actors=())
    assert problem("{f1.c0} people were injured.", story) == "its numbers count deaths, not injured"
    assert problem("{f1.c0} people died, and others were injured.", story) == ""


def shelled() -> StoryFacts:
    """A story of one article in which one country shells another."""
    told = (
        cite("a1", "Tarsia shelled Morland on Friday.", SHELLED),
        cite("a1", "The town of Ostrel was hit by Morland.", SHELLED),
    )
    return StoryFacts(
        id="s1",
        articles=(article("a1", text=SHELLED),),
        events=tuple(_told(f"e{i}", c) for i, c in enumerate(told, start=1)),
        actors=(),
        figures=(),
        relations=(),
    )


def _told(event_id: str, citation: Citation) -> Any:
    return event(event_id, citation.exact, citations=(citation,), place="")


@pytest.mark.parametrize(
    "sentence",
    ["Tarsia shelled Morland [e1].", "Morland was shelled by Tarsia [e1].", "Morland hit the town of Ostrel [e2]."],
)
def test_active_and_passive_tell_the_same(sentence: str) -> None:
    assert problem(sentence, shelled()) == ""


@pytest.mark.parametrize("how", ["laut VST", "nach den Zahlen, die VST nennt,"])
def test_a_german_share_of_something_makes_no_passive(how: str) -> None:
    told = "ALB und NRD kommen nach Auszählung von 99 Prozent der Stimmen auf je 26 Sitze, wie die Agentur VST meldete."
    cited = cite("a1", told, told)
    story = replace(shelled(), articles=(article("a1", text=told, language="de"),), events=(_told("e1", cited),))
    assert "the other way round" not in problem(f"ALB und NRD kommen {how} auf gleich viele Sitze [e1].", story, "de")


@pytest.mark.parametrize("sentence", ["Morland shelled Tarsia [e1].", "Morland was hit by Ostrel [e2]."])
def test_who_did_it_to_whom_is_not_turned_round(sentence: str) -> None:
    assert "the other way round" in problem(sentence, shelled())


def test_who_made_a_statement_is_no_doer_of_the_verb_before_it() -> None:
    said = "On Friday Tarsia changed its toll, correcting a statement by Morland."
    told = _told("e1", cite("a1", said, said))
    story = replace(shelled(), articles=(article("a1", text=said),), events=(told,))
    assert problem("Tarsia changed its toll, correcting Morland [e1].", story) == ""


def test_who_claimed_a_town_is_not_said_to_have_killed() -> None:
    assert problem("{p1} claimed the town of Velnik [e1].") == ""


def test_seats_may_be_called_so_where_the_paper_gives_the_number_alone() -> None:
    alone = "The Reform party got 22 and its rival, 18."
    seats = deaths().model_copy(
        update={
            "measured_property": "seats",
            "claims": (Claim(bound="exact", value=22, text="22", citations=(cite("a3", alone, alone),)),),
            "current": 0,
            "status": "single",
        }
    )
    story = replace(facts(seats), articles=(article("a1"), article("a2"), article("a3", text=alone)))
    assert problem("It won {f1.c0} seats.", story) == ""


COUNTED = (
    "The landslide killed 14 villagers, and 600 were evacuated, officials said. Damage is put at 3 million francs."
)


def counted(figure: str, measured: str, value: int, text: str, said: str) -> Figure:
    claim = Claim(bound="exact", value=value, text=text, citations=(cite("a1", said, COUNTED),))
    return Figure.model_validate(
        {"id": figure, "measured_property": measured, "observation_about": "", "status": "single", "claims": (claim,)}
    )


def counted_in(figure: str, value: int, said: str) -> Figure:
    claim = Claim(bound="exact", value=value, text=str(value), citations=(cite("a1", said, said),))
    return counted(figure, "deaths", 14, "14", FIRST).model_copy(update={"claims": (claim,)})


FIRST, SECOND = COUNTED.split(". ")
LANDSLIDE = replace(
    facts(
        counted("f1", "deaths", 14, "14", f"{FIRST}."),
        counted("f2", "displaced", 600, "600", f"{FIRST}."),
        counted("f3", "damage", 3_000_000, "3 million francs", SECOND),
    ),
    articles=(article("a1", text=COUNTED),),
    events=(),
    actors=(),
)


@pytest.mark.parametrize(
    "sentence",
    [
        "{f1.c0} villagers were killed and {f2.c0} evacuated.",
        "The landslide killed {f1.c0}, and damage is put at {f3.c0}.",
    ],
)
def test_each_of_several_numbers_stands_with_its_own_words(sentence: str) -> None:
    assert problem(sentence, LANDSLIDE) == ""


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("{f2.c0} villagers were killed and {f1.c0} evacuated.", "{f2.c0} and {f1.c0} stand in each other's place"),
        ("Damage is put at {f1.c0}, and {f3.c0} died.", "what it refers to says nothing of 'Damage'"),
    ],
)
def test_numbers_in_each_others_place_are_sent_back(sentence: str, reason: str) -> None:
    assert problem(sentence, LANDSLIDE).startswith(reason)


def test_a_second_number_may_stand_with_nothing_but_its_place() -> None:
    said = "The storm killed 31 people in Velnik and 45 in Ostrel, officials said."
    toll = (counted_in("f1", 31, said), counted_in("f2", 45, said))
    story = replace(facts(*toll), articles=(article("a1", text=said),), events=(), actors=())
    assert problem("{f1.c0} people were killed in Velnik and {f2.c0} in Ostrel.", story) == ""


def test_a_unit_that_the_number_brings_along_is_said_once() -> None:
    filled = SlotFiller(LANDSLIDE, load_profile("en")).fill("Damage of {f3.c0} francs was done.")
    assert filled.text == "Damage of 3 million francs was done."


MEANT = "The ministry will close the harbour on Friday."


def open_event(modality: str) -> StoryFacts:
    told = event(summary=MEANT, citations=(cite("a1", MEANT, MEANT),), modality=modality)
    return replace(facts(events=(told,)), articles=(article("a1", text=MEANT),), figures=(), actors=())


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry is to close the harbour [e1].",
        "The harbour may be closed on {e1.date} [e1].",
        "The ministry plans to close the harbour [e1].",
        "The ministry announced that it closes the harbour [e1].",
    ],
)
def test_what_is_planned_is_told_as_planned(sentence: str) -> None:
    assert problem(sentence, open_event("planned")) == ""


@pytest.mark.parametrize("modality", ["planned", "possible"])
def test_what_is_planned_or_feared_is_not_told_as_done(modality: str) -> None:
    sentence = "The ministry has closed the harbour [e1]."
    assert problem(sentence, open_event(modality)).startswith("what it refers to has not happened yet")
    assert problem(sentence, open_event("actual")) == ""


@pytest.mark.parametrize(("day", "is_told"), [("2024-12-20", True), ("2024-11-28", False)])
def test_a_day_that_is_still_to_come_tells_that_a_plan_lies_ahead(day: str, is_told: bool) -> None:
    story = open_event("planned")
    told = story.articles[0].model_copy(update={"published": "2024-11-30T08:00:00+00:00"})
    dated = replace(story, articles=(told,), events=(story.events[0].model_copy(update={"date": day}),))
    assert (problem("The ministry closes the harbour on {e1.date} [e1].", dated) == "") == is_told


def test_a_date_stands_with_the_words_of_its_own_event() -> None:
    assert problem("Rebels entered Velnik on {e1.date} [e1].") == ""
    assert problem("Rebels entered Velnik on {e2.date} [e1].").startswith("{e2.date} stands beside words of e1")
    assert problem("Rebels entered on {e1.date}, and the airport was closed on {e2.date} [e1, e2].") == ""


SIDES = "In Norland 14 people died. In Sudland 600 people were evacuated."
NORTH, SOUTH = (f"{words}." for words in SIDES.rstrip(".").split(". "))


def placed(figure: str, measured: str, value: int, place: str, said: str) -> Figure:
    claim = Claim(bound="exact", value=value, text=str(value), citations=(cite("a1", said, SIDES),))
    return counted(figure, measured, value, str(value), FIRST).model_copy(update={"place": place, "claims": (claim,)})


def test_a_number_does_not_stand_beside_the_place_of_another() -> None:
    figures = (placed("f1", "deaths", 14, "Norland", NORTH), placed("f2", "displaced", 600, "Sudland", SOUTH))
    story = replace(LANDSLIDE, figures=figures, articles=(article("a1", text=SIDES),))
    assert problem("{f1.c0} people died in Norland, and {f2.c0} were evacuated in Sudland.", story) == ""
    assert problem("{f1.c0} people died in Sudland, and {f2.c0} were evacuated in Norland.", story).startswith(
        "{f1.c0} is of Norland"
    )
