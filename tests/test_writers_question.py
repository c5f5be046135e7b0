"""What a writer is asked: the facts that it can write of, each number's slot beside the event whose words have it."""

from dataclasses import replace

from story_facts import COUNTED, TELEVISION, cite, deaths, event, facts

from summarizer.schema.brief import Figure, Relation
from summarizer.write.question import build_ask


def _counted(figure_id: str, words: str = "The airport of Velnik was closed.") -> Figure:
    """A figure of one claim, told by those words of the second article."""
    toll = deaths()
    claim = toll.claims[1].model_copy(update={"citations": (cite("a2", words),)})
    return toll.model_copy(update={"id": figure_id, "status": "single", "claims": (claim,), "current": None})


def test_an_events_line_ends_with_the_slots_of_the_numbers_in_its_words() -> None:
    counted = event("e3", COUNTED.exact, citations=(COUNTED,))
    user = build_ask(facts(events=(event(), counted)), "en").user
    assert f"| {COUNTED.exact} | f1.c1\n" in user


def test_an_events_line_has_the_slots_of_all_who_say_a_number_in_its_passage() -> None:
    denied = event("e3", TELEVISION.exact, citations=(TELEVISION,), modality="denied")
    user = build_ask(facts(deaths("disputed"), events=(denied,)), "en").user
    assert f"| {TELEVISION.exact} (denied) | f1.c2\n" in user


def test_a_number_that_a_main_event_tells_is_shown_before_numbers_of_no_event() -> None:
    counted = event("e3", COUNTED.exact, citations=(COUNTED,))
    others = [_counted(f"f{n}") for n in range(2, 40)]
    story = replace(facts(), figures=(deaths(), *others, _counted("f40", COUNTED.exact)), events=(counted,))
    user = build_ask(story, "en").user
    assert "\nf40 deaths (single):" in user
    assert f"| {COUNTED.exact} | f1.c1 f40.c0\n" in user
    assert "\nf39 deaths" not in user, "what is shown has an end"


def test_a_number_on_which_several_sources_agree_is_shown_though_no_main_event_tells_it() -> None:
    agreed = _counted("f60")
    agreed = agreed.model_copy(update={"claims": (agreed.claims[0].model_copy(update={"origin_count": 2}),)})
    others = [_counted(f"f{n}") for n in range(2, 60)]
    counted = event("e3", COUNTED.exact, citations=(COUNTED,))
    user = build_ask(replace(facts(), figures=(*others, agreed), events=(counted,)), "en").user
    assert "\nf60 deaths (single):" in user


def test_the_whole_of_parts_is_shown_though_one_source_has_it_and_no_main_event_tells_it() -> None:
    parted = Relation(kind="part_of", figures=("f60", "f2"))
    others = [_counted(f"f{n}") for n in range(2, 60)]
    counted = event("e3", COUNTED.exact, citations=(COUNTED,))
    story = replace(facts(), figures=(*others, _counted("f60")), events=(counted,), relations=(parted,))
    assert "\nf60 deaths (single):" in build_ask(story, "en").user
