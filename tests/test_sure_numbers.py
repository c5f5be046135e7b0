"""What the merge is sure enough of to say: that numbers dispute or update each other, or stand side by side."""

from dataclasses import replace

import pytest
from small_news import article, figure, grounded, stories, story

from summarizer.merge import DecisionLog, doubts_of, merge
from summarizer.schema.brief import Figure
from summarizer.schema.mentions import GroundedFigure, GroundedMentions
from summarizer.support.library import Library
from summarizer.write.by_model import write_by_templates

SCENE = "A fire burned down the mill of Velnik. "
CLINIC = (
    SCENE
    + "The miller's dog barked. Nine people have died, the director of the clinic said. Six were children, 6 died."
)
CHURCH = SCENE + "Twelve people have died, the parish priest said. Of the dead, 7 were women who died."


def told_of(facts_value: Figure) -> set[float | None]:
    return {claim.value for claim in facts_value.claims}


def test_two_voices_of_two_days_who_name_no_place_may_have_counted_two_things() -> None:
    facts = story(CLINIC, CHURCH, days=("28", "29"))
    assert figure(facts, 9).status == figure(facts, 12).status == "single"


@pytest.mark.parametrize(
    ("first", "second", "then", "now"),
    [
        (
            "Twelve people died, the coastguard said on Thursday.",
            "14 people died, the ministry said on Friday.",
            12,
            14,
        ),
        ("Eight people are missing, police said.", "Six people are still missing, rescuers said on Friday.", 8, 6),
    ],
)
def test_a_near_later_count_by_another_voice_is_the_next_one_where_neither_tells_a_second(
    first: str, second: str, then: int, now: int
) -> None:
    scene = "A ferry sank off the coast on Thursday. "
    facts = story(scene + first, scene + second, days=("28", "29"))
    assert figure(facts, then) == figure(facts, now)
    assert figure(facts, now).status == "updated"


def test_a_later_count_by_another_voice_that_is_far_off_stands_beside_the_first() -> None:
    scene = "A ferry sank off the coast on Thursday. "
    said = "12 people died, the coastguard said.", "The ministry said on Friday that 61 died."
    facts = story(*(scene + words for words in said), days=("28", "29"))
    assert figure(facts, 12).status == figure(facts, 61).status == "single"


def test_the_same_two_voices_are_one_count_where_a_model_says_so() -> None:
    read = grounded(article(1, CLINIC, "2024-11-28"), article(2, CHURCH, "2024-11-29"))
    log = DecisionLog()
    merge(read, "en", log=log)
    (doubt,) = [d for d in doubts_of(log, read) if {d.left[:4], d.right[:4]} == {"Nine", "Twel"}]
    (facts,) = merge(read, "en", log=DecisionLog({doubt.key: "same"}))
    assert told_of(figure(facts, 12)) >= {9, 12}
    assert figure(facts, 12).status == "updated"


def test_each_update_of_a_row_that_nothing_shows_is_asked_about() -> None:
    scene = "Velnik counts the votes of its election. "
    texts = (
        scene + "The lead of Ada Munk shrank to 54,000 votes; on Wednesday it had been 66,000 votes.",
        scene + "The tribunal has annulled 41 ballot papers. The lead of Ada Munk is 49,500 votes, her party says.",
        scene + "The lead of Ada Munk is 46,312 votes, the tribunal says. The lead in Harlow is 12,400 votes.",
    )
    read = grounded(*(article(i, text, f"2024-11-{27 + i}") for i, text in enumerate(texts, start=1)))
    log = DecisionLog()
    (facts,) = merge(read, "en", log=log)
    assert figure(facts, 54_000).status == "single"
    (facts,) = merge(read, "en", log=DecisionLog({d.key: "same" for d in doubts_of(log, read) if d.about == "figure"}))
    assert told_of(figure(facts, 46_312)) == {54_000, 49_500, 46_312}


def labelled_by_model(articles: list[GroundedMentions]) -> list[GroundedMentions]:
    def labelled(figure: GroundedFigure) -> GroundedFigure:
        return replace(figure, mention=replace(figure.mention, read_by="model", property_evidence="model"))

    return [replace(a, figures=tuple(map(labelled, a.figures))) for a in articles]


def test_a_model_that_has_labelled_both_numbers_has_not_said_that_they_are_one_count() -> None:
    read = labelled_by_model(grounded(article(1, CLINIC, "2024-11-28"), article(2, CHURCH, "2024-11-29")))
    log = DecisionLog()
    (facts,) = merge(read, "en", log=log)
    assert figure(facts, 9).status == figure(facts, 12).status == "single"
    assert {"Nine", "Twel"} in [{d.left[:4], d.right[:4]} for d in doubts_of(log, read)]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "en",
            "In Portugal 21 people died in the storm, the police said.",
            "In Portugal 34 people died, a minister said.",
        ),
        (
            "de",
            "In Portugal starben 21 Menschen im Sturm, so die Polizei.",
            "In Portugal starben 34 Menschen, sagte ein Minister.",
        ),
        (
            "fr",
            "Au Portugal, 21 personnes sont mortes, selon la police.",
            "Au Portugal, 34 personnes sont mortes, selon un ministre.",
        ),
        (
            "es",
            "En Portugal murieron 21 personas, según la policía.",
            "En Portugal murieron 34 personas, según un ministro.",
        ),
    ],
)
def test_a_count_that_has_grown_of_a_place_that_both_sentences_name_is_an_update(
    language: str, first: str, second: str
) -> None:
    days = ("2024-11-28", "2024-11-29")
    read = [article(i, text, day, language) for i, (text, day) in enumerate(zip((first, second), days, strict=True), 1)]
    found = [f for facts in stories(*read, language=language) for f in facts.figures if f.measured_property == "deaths"]
    assert [(f.status, told_of(f)) for f in found] == [("updated", {21, 34})]


def test_the_only_number_that_each_paper_tells_of_a_kind_goes_on_from_one_to_the_other() -> None:
    facts = story(SCENE + "The fire killed 21 people.", SCENE + "The fire killed 34 people.", days=("28", "29"))
    assert figure(facts, 34).status == "updated"


def test_a_share_above_which_something_happens_was_never_counted() -> None:
    facts = story(
        "Velnik voted for a new mayor. Ada Munk took more than 3 percent of the vote.",
        "Velnik voted for a new mayor. Ada Munk took 3.2 percent of the vote.",
        days=("28", "29"),
    )
    assert {f.status for f in facts.figures} == {"single"}


def test_a_figure_is_of_the_place_that_its_standing_number_names() -> None:
    facts = story(
        SCENE + "In Porto 21 people died, the Red Cross said.",
        SCENE + "The blaze killed 34 people, the Red Cross said.",
        days=("28", "29"),
    )
    assert figure(facts, 34).place is None


FLOOD = [
    ("09:15", "The flood in Velnik killed at least 6 people. Fire chief Tom Radley said 14 people were missing."),
    (
        "17:40",
        "The death toll of the flood in Velnik rose to nine on Friday. Eleven people were missing in Velnik, mayor "
        "Ada Norwick said, down from 14.",
    ),
    (
        "21:10",
        "The flood in Velnik has killed ten people, the fire service said late on Friday.",
    ),
]
AFTER = ("2024-11-30T06:30:00+00:00", "The flood in Velnik emptied the town. Eight people are missing in Velnik.")


def test_how_many_are_missing_is_one_list_that_gets_shorter_whoever_tells_of_it() -> None:
    papers = [article(n, text, f"2024-11-29T{hour}:00+00:00") for n, (hour, text) in enumerate(FLOOD, start=1)]
    (facts,) = stories(*papers, article(4, AFTER[1], AFTER[0]))
    missing = figure(facts, 8)
    assert missing.status == "updated"
    assert told_of(missing) >= {14, 11, 8}


def test_a_headline_is_not_the_number_that_was_passed_on_the_same_day() -> None:
    papers = [article(n, text, f"2024-11-29T{hour}:00+00:00") for n, (hour, text) in enumerate(FLOOD, start=1)]
    (facts,) = stories(*papers)
    library = Library(facts.articles)
    library.add(facts.events, facts.actors, facts.figures)
    headline = write_by_templates(facts, library, "en").headline.text
    assert "rose to nine" not in headline or "ten" in headline


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "At least 11 people died in Velnik, police said. Minister Ada Munk said five of the deaths were at sea.",
        ),
        (
            "fr",
            "Au moins 11 personnes sont mortes à Velnik, dit la police. Cinq des décès sont survenus en mer, dit Ada Munk.",
        ),
        (
            "es",
            "Al menos 11 personas murieron, dice la policía. Munk dijo que cinco de los fallecimientos fueron en el mar.",
        ),
        (
            "de",
            "Mindestens 11 Menschen starben in Velnik, so die Polizei. Fünf der Todesfälle gab es auf See, sagte Ada Munk.",
        ),
    ],
)
def test_who_says_where_five_of_the_deaths_were_disputes_no_toll(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language))
    assert {f.status for f in facts.figures if f.measured_property == "deaths"} == {"single"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Velnik 135 people died, the minister said. The agency had earlier reported 113 deaths in Velnik."),
        (
            "fr",
            "À Velnik 135 personnes sont mortes, dit la police. La préfecture évoquait plus tôt 113 morts à Velnik.",
        ),
        ("es", "En Velnik murieron 135 personas, dijo la policía. La alcaldía había informado antes de 113 muertos."),
        ("de", "In Velnik starben 135 Menschen, so die Polizei. Der Präfekt hatte zuvor von 113 Toten gesprochen."),
    ],
)
def test_a_lower_toll_that_another_had_put_earlier_is_no_quarrel(language: str, text: str) -> None:
    (facts,) = stories(article(1, text, language=language))
    assert "disputed" not in {f.status for f in facts.figures if f.measured_property == "deaths"}


def test_who_tells_the_rivals_number_too_has_set_both_apart() -> None:
    facts = story(
        "Russia's defence ministry said on Friday that 110 Ukrainian drones had been shot down over Belgorod.",
        "The Belgorod governor said on Friday that 95 Ukrainian drones were shot down over Belgorod, after 110 overnight.",
    )
    assert {f.status for f in facts.figures} == {"single"}


HOUSE = "A block of flats collapsed on Thursday in the port of Velnik. "


def test_a_floor_without_a_place_goes_on_from_one_with_the_place_and_an_older_happening_is_no_second_number() -> None:
    early = HOUSE + "At least 11 people died in Velnik. In June 2021 a fire in the same town killed ten."
    late = HOUSE + "At least 16 people had died by Friday."
    facts = story(early, late, days=("28", "29"))
    now = figure(facts, 16)
    assert now.status == "updated"
    assert {claim.min_value for claim in now.claims} == {11, 16}


def test_floors_of_two_places_are_two_counts() -> None:
    facts = story(
        "Floods swept the valley. At least 11 people died in Velnik.",
        "Floods swept the valley. At least 16 people died in Harlow, rescuers found on Friday.",
        days=("28", "29"),
    )
    assert all(len({claim.min_value for claim in f.claims}) == 1 for f in facts.figures)


RIVER = "The river Lenn burst its banks at Velnik. "


def test_what_two_papers_call_the_number_of_two_days_in_their_own_words_has_moved_on() -> None:
    early = RIVER + "Seventeen people are missing. Rescuers in boats searched the fields."
    late = RIVER + "Five people are missing. Rain fell until Friday."
    facts = story(early, late, days=("28", "29"))
    assert figure(facts, 17) == figure(facts, 5)
    assert figure(facts, 5).status == "updated"


def test_a_papers_smaller_count_of_the_dead_is_a_part_and_no_earlier_state_of_anothers() -> None:
    early = RIVER + "Fourteen people died. Two people died in a cellar."
    late = RIVER + "Sixteen people died, rescuers said. Five people died at the bridge."
    facts = story(early, late, days=("28", "29"))
    assert 2 not in told_of(figure(facts, 5))


def test_numbers_of_which_a_paper_tells_two_go_on_from_none() -> None:
    early = RIVER + "Lenn Power's shares fell to 12.40 euros. Velnik Mills' shares fell to 14.10 euros."
    late = RIVER + "The share price rose to 13.20 euros."
    facts = story(early, late, days=("28", "29"))
    assert figure(facts, 13.2).status == "single"
