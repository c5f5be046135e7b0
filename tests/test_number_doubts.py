"""Numbers that may count two things are left to a model: what it is asked, and what its word changes."""

import asyncio
from collections.abc import Callable
from typing import Any

from sample_briefing import sample_briefing
from small_news import article, figure, grounded
from test_merge_by_model import Comparing

from summarizer.merge import DecisionLog, doubts_of, merge
from summarizer.merge.by_model import CONTROLS, decide_by_model
from summarizer.render.decisions import explained
from summarizer.schema.doubts import Doubt, DoubtKey, Verdict
from summarizer.schema.facts import StoryFacts
from summarizer.schema.records import replace

SUNDAY, MONDAY = "2024-11-24T18:00:00Z", "2024-11-25T09:00:00Z"
SCENE = "Cholera has broken out in Harlow. "
AGENCY = SCENE + "34 people have died of cholera, the Health Agency said."
CHARITY = SCENE + "The sick crowd into tents. 51 people have died of cholera, the Red Cross said."
BOTH = SCENE + "34 people have died of cholera, the Health Agency said. The Red Cross speaks of 51 deaths."


def read(*texts: str) -> list[Any]:
    return grounded(*(article(i, text) for i, text in enumerate(texts, start=1)))


def asked(articles: list[Any]) -> list[Doubt]:
    log = DecisionLog()
    merge(articles, "en", log=log)
    return [doubt for doubt in doubts_of(log, articles) if doubt.about == "figure"]


def decided(articles: list[Any], verdict: Verdict) -> tuple[StoryFacts, DecisionLog]:
    log = DecisionLog({doubt.key: verdict for doubt in asked(articles)})
    (facts,) = merge(articles, "en", log=log)
    return facts, log


def test_two_sides_of_a_dispute_are_asked_about_with_the_lines_in_which_they_stand() -> None:
    (doubt,) = asked(read(AGENCY, CHARITY))
    assert doubt.left.startswith("34 people (Health Agency")
    assert doubt.right.startswith("51 people (Red Cross")
    assert doubt.right_passage.startswith("The sick crowd into tents. 51 people")


def test_a_dispute_that_a_model_says_is_none_is_two_figures_and_one_that_it_confirms_stays() -> None:
    articles = read(AGENCY, CHARITY)
    facts, log = decided(articles, "different")
    assert {figure(facts, 34).status, figure(facts, 51).status} == {"single"}
    assert any((d.about, d.verdict, d.decided_by) == ("figure", "apart", "model") for d in log.kept()[0])
    facts, log = decided(articles, "same")
    assert figure(facts, 34).status == "disputed"
    assert any((d.about, d.verdict, d.decided_by) == ("figure", "same", "model") for d in log.kept()[0])


def test_a_side_takes_its_own_earlier_numbers_with_it() -> None:
    facts, _ = decided(read(AGENCY, CHARITY, AGENCY.replace("34", "39"), CHARITY.replace("51", "58")), "different")
    told = {frozenset(c.value for c in f.claims) for f in facts.figures if f.measured_property == "deaths"}
    assert told == {frozenset({34, 39}), frozenset({51, 58})}


def test_what_an_article_sets_side_by_side_in_one_count_is_nobodys_to_decide() -> None:
    articles = read(BOTH.replace("51 deaths", "51"))
    (facts,) = merge(articles, "en", log=DecisionLog())
    assert figure(facts, 34).status == "disputed"
    assert asked(articles) == []


def test_two_figures_that_the_rules_keep_apart_are_one_and_disputed_if_a_model_says_so() -> None:
    articles = read(
        SCENE + "140 people have died of cholera, the Health Agency said.",
        SCENE + "330 people have died of cholera, the Red Cross said.",
    )
    assert figure(merge(articles, "en", log=DecisionLog())[0], 140).status == "single"
    facts, _ = decided(articles, "same")
    assert figure(facts, 140).status == "disputed"


def test_two_named_sides_are_asked_about_however_far_their_numbers_are_apart() -> None:
    war = "Northland and Southland fought at Velnik Pass on Sunday. "
    articles = read(
        war + "Three soldiers were killed at the pass, Northland's army said.",
        war + "95 soldiers were killed at the pass, Southland's army said.",
    )
    (doubt,) = asked(articles)
    assert (doubt.left[:5], doubt.right[:2]) in {("Three", "95"), ("95 so", "Th")}
    assert figure(decided(articles, "disputed")[0], 95).status == "disputed"
    unnamed = read(war + "Three soldiers were killed at the pass.", war + "95 soldiers were killed at the pass.")
    assert asked(unnamed) == []


def test_two_voices_in_one_breath_are_asked_about_whatever_a_reader_calls_what_they_count() -> None:
    (news,) = read(
        "Norwell Bank will be merged. The bank plans 900 closures, Norwell Bank said; the union fears 4,100 will go."
    )

    def called(*names: str) -> list[Any]:
        told = zip(news.figures, names, strict=True)
        figures = tuple(replace(f, mention=replace(f.mention, measured_property=n)) for f, n in told)
        return [replace(news, figures=figures)]

    (doubt,) = asked(called("branch closures", "branches at risk"))
    assert (doubt.left[:3], doubt.right[:5]) == ("900", "4,100")
    facts, _ = decided(called("branch closures", "branches at risk"), "disputed")
    assert figure(facts, 900).status == "disputed"
    assert {c.value for c in figure(facts, 900).claims} == {900, 4_100}
    assert asked(called("deaths", "arrests")) == []


def test_people_and_places_in_one_breath_are_not_asked_to_be_one_count_even_if_no_table_has_their_names() -> None:
    (news,) = read(
        "Norwell Bank will be merged. The bank plans 900 closures, Norwell Bank said; the union fears 4,100 will go."
    )

    def of_kinds(*kinds: str) -> list[Any]:
        told = zip(news.figures, kinds, ("led away", "lost"), strict=True)
        mentions = [replace(f.mention, subject_class=kind, measured_property=name) for f, kind, name in told]
        return [
            replace(news, figures=tuple(replace(f, mention=m) for f, m in zip(news.figures, mentions, strict=True)))
        ]

    assert asked(of_kinds("people", "settlements")) == []
    assert len(asked(of_kinds("people", "workers"))) == len(asked(of_kinds("people", "staffs"))) == 1


def test_a_speaker_who_goes_on_counting_is_not_asked_about() -> None:
    toll = SCENE + "In Harlow {} people have died of cholera, the {} said."

    def told_by(speaker: str) -> list[Any]:
        return grounded(
            article(1, toll.format(34, "Health Agency"), published=SUNDAY),
            article(2, toll.format(39, speaker), published=MONDAY),
        )

    assert asked(told_by("Health Agency")) == []
    assert len(asked(told_by("Red Cross"))) == 1


def believed(answered: Callable[[Verdict], Verdict | None]) -> dict[str, Verdict]:
    """What is taken of a model's verdicts on two names and two numbers, by how it judges the numbers that are known."""
    doubts = [Doubt("actor", "A", "B", "x", "y"), Doubt("figure", "7 men", "8 men", "x", "y")]
    told: dict[int, Verdict | None] = {1: "different", 2: "updated"}
    told |= {at: answered(v) if c.about == "figure" else v for at, (c, v) in enumerate(CONTROLS, start=3)}
    lists = {"same": ("same", "disputed"), "updated": ("updated",), "different": ("different",)}
    answer = {name: [n for n, verdict in told.items() if verdict in picked] for name, picked in lists.items()}
    verdicts = asyncio.run(decide_by_model(Comparing(answer), doubts)).verdicts
    return {about: verdict for (about, _, _), verdict in verdicts.items()}


def test_a_model_is_believed_on_numbers_only_if_it_has_the_known_ones_right() -> None:
    assert believed(lambda known: known) == {"actor": "different", "figure": "updated"}
    assert believed(lambda known: None) == {"actor": "different"}
    assert believed(lambda known: "same" if known == "different" else "different") == {}


def test_a_model_that_does_not_tell_a_risen_toll_from_a_dispute_says_only_that_two_numbers_are_one() -> None:
    for ever in ("same", "updated"):
        told = believed(lambda known, ever=ever: known if known == "different" else ever)  # type: ignore[misc]
        assert told == {"actor": "different", "figure": "same"}


def test_a_number_that_a_model_says_has_given_way_is_no_side_of_a_dispute() -> None:
    articles = [
        article(
            1, "Harlow voted on Sunday. The Reform Party won 31 seats, the Lanner institute said.", published=SUNDAY
        ),
        article(
            2, "Harlow voted on Sunday. The Reform Party won 34 seats, the Oster institute said.", published=SUNDAY
        ),
        article(
            3, "Harlow voted on Sunday. The Reform Party won 36 seats, the electoral board said.", published=MONDAY
        ),
    ]
    read = grounded(*articles)
    assert {doubt.about for doubt in asked(read)} == {"figure"}
    told, _ = decided(read, "updated")
    assert (figure(told, 36).status, figure(told, 36).claims[figure(told, 36).current or 0].value) == ("updated", 36)


def test_what_a_model_says_is_at_odds_is_disputed_though_it_was_said_a_day_later() -> None:
    read = grounded(
        article(1, SCENE + "In Harlow 34 people have died of cholera, the Health Agency said.", published=SUNDAY),
        article(2, SCENE + "In Harlow 39 people have died of cholera, the Red Cross said.", published=MONDAY),
    )
    assert figure(merge(read, "en", log=DecisionLog())[0], 39).status == "updated"
    assert figure(decided(read, "disputed")[0], 39).status == "disputed"
    assert figure(decided(read, "same")[0], 39).status == "updated"


def test_nobody_is_at_odds_with_himself() -> None:
    read = grounded(
        article(1, SCENE + "In Harlow 34 people have died of cholera, the Health Agency said.", published=SUNDAY),
        article(2, SCENE + "In Harlow 39 people have died of cholera, the Health Agency said.", published=MONDAY),
    )
    assert figure(decided(read, "disputed")[0], 39).status == "updated"


def test_what_is_left_open_is_explained_as_open_whichever_way_it_stands() -> None:
    log = DecisionLog()
    merge(read(AGENCY, CHARITY), "en", log=log)
    briefing = sample_briefing(decisions=log.kept()[0])
    assert "one, perhaps two: “34 people (Health Agency" in explained(briefing)


def test_a_verdict_on_numbers_holds_where_the_same_answer_gives_their_speaker_another_name() -> None:
    fire = "A fire burned down the mill of Velnik, and the river rose. "
    texts = (
        fire + "In Velnik 214 people fled, according to the Harbour Watch Trust. The Harbour Watch Trust left.",
        "Un incendie a détruit le moulin de Velnik. À Velnik, 214 personnes ont fui, selon la Vigie des quais (VDQ)."
        " L'incendie a tué 34 personnes, a dit la VDQ. La VDQ est partie.",
        fire + "The fire killed 51 people, the Red Cross said.",
    )
    articles = grounded(*(article(i, t, language="fr" if i == 2 else "en") for i, t in enumerate(texts, start=1)))
    log = DecisionLog()
    merge(articles, "en", log=log)
    found = doubts_of(log, articles)
    verdicts: dict[DoubtKey, Verdict] = {d.key: "same" if d.about == "actor" else "different" for d in found}
    (facts,) = merge(articles, "en", log=DecisionLog(verdicts))
    assert figure(facts, 34).claims[0].attributed_to == "Harbour Watch Trust"
    assert figure(facts, 34).id != figure(facts, 51).id


def test_a_crowd_without_a_place_makes_no_citys_march_one_with_the_countrys() -> None:
    march = "Teachers marched on Friday. "
    articles = read(
        march
        + "In France the interior ministry counted 500,000 protesters. In Lyon the police counted 180,000 protesters.",
        march + "The CGT union counted 300,000 protesters.",
    )
    facts, _ = decided(articles, "same")
    assert {c.value for c in figure(facts, 500_000).claims} & {180_000} == set()


def test_two_voices_of_one_article_that_each_say_what_they_count_are_asked_about_and_told_where_a_model_confirms() -> (
    None
):
    scene = "Protests have shaken Harlow since Monday. "
    text = f"{scene}The ombudsman put the number of dead at 8. The Interior Ministry admits 4 dead."
    articles = read(text)
    assert [sorted((d.left[:1], d.right[:1])) for d in asked(articles)] == [["4", "8"]]
    assert not figure(merge(articles, "en", log=DecisionLog())[0], 8).vouched
    facts, _ = decided(articles, "disputed")
    assert figure(facts, 8).status == "disputed"
    assert figure(facts, 8).vouched
