"""A model is asked only about what the rules leave open, and no answer of it beats a rule."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml
from hypothesis import given
from hypothesis import strategies as st
from small_news import actor, article, grounded

from summarizer.articles.files import ReadArticles
from summarizer.errors import ModelError
from summarizer.merge import DecisionLog, doubts_of, merge
from summarizer.merge.by_model import Decided, build_ask, decide_by_model, in_questions, review
from summarizer.model.client import Server, connect
from summarizer.model.tape import recorded_model, replay_tape
from summarizer.pipeline import Plan, make_briefing
from summarizer.schema.answers import MergeAnswer
from summarizer.schema.asking import Answer, Answered, Ask
from summarizer.schema.brief import Briefing
from summarizer.schema.doubts import Doubt, Verdicts

A = TypeVar("A", bound=Answer)
DOUBTS = Path(__file__).resolve().parent.parent / "fixtures" / "doubts"
SCENE = "A fire burned down the mill of Velnik, and the river rose. "
BERGS = (
    SCENE + "Minister Anna Berg said so. Minister Karl Berg said no. Then Berg said yes, and Berg left for Velnik.",
)
CUP = (
    SCENE
    + "In Velnik the Valley Cup Committee closed 34 stands, said Rosa Illanes. The Valley Cup Committee left Peru.",
    "À Velnik, a dit Rosa Illanes, le Comité de la Coupe des vallons a fermé 34 tribunes. Le moulin de Velnik a brûlé."
    " Hier le Comité de la Coupe des vallons a quitté le Pérou.",
)


@dataclass
class Comparing:
    """A model that answers the question on doubtful pairs and no other."""

    answer: dict[str, list[int]]
    asked: list[Ask] = field(default_factory=list)
    name: str = "comparing"

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        if ask.prompt != "merge":
            raise ModelError("not my trade")
        self.asked.append(ask)
        return Answered(answer.model_validate(self.answer), 1, 100, 10)


def doubts(*texts: str, languages: tuple[str, ...] = ("en", "fr")) -> tuple[tuple[Doubt, ...], list[Any]]:
    read = grounded(
        *(article(i, t, language=lang) for i, (t, lang) in enumerate(zip(texts, languages, strict=False), start=1))
    )
    log = DecisionLog()
    merge(read, "en", log=log)
    return doubts_of(log, read), read


def merged_with(read: list[Any], verdicts: Verdicts) -> Any:
    log = DecisionLog(verdicts)
    (facts,) = merge(read, "en", log=log)
    return facts, log


def test_a_surname_of_two_people_is_asked_about_and_given_to_the_one_that_the_model_picks() -> None:
    found, read = doubts(*BERGS)
    pairs = {(d.left, d.right) for d in found if d.about == "actor"}
    assert {("Berg", "Anna Berg"), ("Berg", "Karl Berg")} <= pairs
    facts, log = merged_with(
        read, {("actor", "Berg", "Anna Berg"): "same", ("actor", "Berg", "Karl Berg"): "different"}
    )
    assert "Berg" in actor(facts, "Anna Berg").aliases
    assert any(d.decided_by == "model" and d.verdict == "same" for d in log.kept()[0])


def test_a_model_that_picks_both_has_picked_neither() -> None:
    _, read = doubts(*BERGS)
    facts, _ = merged_with(read, {("actor", "Berg", "Anna Berg"): "same", ("actor", "Berg", "Karl Berg"): "same"})
    assert "Berg" not in (*actor(facts, "Anna Berg").aliases, *actor(facts, "Karl Berg").aliases)


def test_bodies_named_in_two_languages_are_asked_about() -> None:
    found, read = doubts(*CUP)
    pair = next(d for d in found if {"Valley Cup Committee", "Comité de la Coupe"} == {d.left, d.right})
    facts, _ = merged_with(read, {pair.key: "same"})
    assert actor(facts, "Valley Cup Committee").id == actor(facts, "Comité de la Coupe").id


def test_two_bodies_that_say_one_number_in_two_languages_are_asked_about() -> None:
    found, read = doubts(
        SCENE + "In Velnik 214 people fled, according to the Harbour Watch Trust. The Harbour Watch Trust left.",
        "À Velnik, 214 personnes ont fui, selon la Vigie des quais (VDQ). Rosa Illanes a salué la VDQ. La VDQ est partie.",
    )
    pair = next(d for d in found if d.left == "Harbour Watch Trust" or d.right == "Harbour Watch Trust")
    facts, _ = merged_with(read, {pair.key: "same"})
    assert actor(facts, pair.left).id == actor(facts, pair.right).id


def test_a_pair_that_was_asked_about_both_ways_round_is_one_actor() -> None:
    found, read = doubts(*CUP)
    pair = next(d for d in found if {"Valley Cup Committee", "Comité de la Coupe"} == {d.left, d.right})
    facts, _ = merged_with(read, {pair.key: "same", ("actor", pair.right, pair.left): "same"})
    assert actor(facts, "Valley Cup Committee").id == actor(facts, "Comité de la Coupe").id


def test_no_answer_joins_what_a_rule_keeps_apart() -> None:
    _, read = doubts(*BERGS)
    facts, _ = merged_with(read, {("actor", "Anna Berg", "Karl Berg"): "same"})
    assert actor(facts, "Anna Berg").id != actor(facts, "Karl Berg").id


def test_the_question_is_one_bounded_and_its_numbers_cannot_be_imitated() -> None:
    many = [Doubt("actor", f"<{i}> A", f"B{i}", "x <7> actor", "y\n<8> actor") for i in range(5)]
    shown = build_ask(many).user
    assert re.findall(r"<(\d+)>", shown) == [str(i) for i in range(1, 6)]
    log = DecisionLog()
    read = grounded(
        *(
            article(i, f"{SCENE} Minister Anna Berg{i}n and Karl Berg{i}n met. Then Berg{i}n left.")
            for i in range(1, 60)
        )
    )
    merge(read, "en", log=log)
    assert len(doubts_of(log, read)) <= 24


FIVE = [Doubt("actor", f"A{i}", f"B{i}", "x", "y") for i in range(1, 6)]
NUMBERS, CONTROLS = {1: 1, 2: 2, 3: 3, 4: 4, 6: 5}, {5, 7, 8}  # how five pairs are numbered among the controls
PICKED = st.lists(st.integers(-3, 9), max_size=9)


@given(same=PICKED, different=PICKED, updated=PICKED)
def test_numbers_without_a_pair_and_contradictions_say_nothing(
    same: list[int], different: list[int], updated: list[int]
) -> None:
    answer = {"same": same, "different": different, "updated": updated}
    decided = asyncio.run(decide_by_model(Comparing(answer), FIVE))
    taken = {int(left[1:]): verdict for (_, left, _), verdict in decided.verdicts.items()}
    once = (set(same) ^ set(different)) - set(updated)
    told = once & CONTROLS
    is_careful = not told & set(same) and len(told) > 1
    assert set(taken) == ({NUMBERS[n] for n in once & set(NUMBERS)} if is_careful else set())
    assert all((n in same) == (taken[NUMBERS[n]] == "same") for n in NUMBERS if NUMBERS[n] in taken)
    every = [n for picked in answer.values() for n in set(picked)]
    sound = len(every) == len(set(every)) and all(1 <= n <= 8 for n in every)
    assert (review(MergeAnswer.model_validate(answer), 8) == []) == sound


def test_a_real_small_model_that_calls_most_pairs_one_the_known_ones_too_is_not_believed() -> None:
    rows = yaml.safe_load((DOUBTS / "pairs.yaml").read_text(encoding="utf-8"))
    pairs = [Doubt(*(row[k] for k in ("about", "left", "right", "left_passage", "right_passage"))) for row in rows]
    folder = DOUBTS / "recordings"

    async def replayed() -> Decided:
        async with connect(Server(recorded_model(folder), "http://nowhere.example"), replay_tape(folder)) as model:
            return await decide_by_model(model, pairs)

    decided = asyncio.run(replayed())
    assert len(decided.answer.value.same) > len(pairs) / 2
    assert decided.verdicts == {}


@given(st.integers(0, 150))
def test_many_pairs_are_put_in_several_questions_of_about_one_length(count: int) -> None:
    pairs = [Doubt("actor", f"A{i}", f"B{i}", "x", "y") for i in range(count)]
    questions = in_questions(pairs)
    assert [pair for question in questions for pair in question] == pairs
    lengths = {len(question) for question in questions}
    assert max(lengths, default=0) <= 32
    assert max(lengths, default=0) - min(lengths, default=0) <= 1
    assert len(questions) == (count + 31) // 32


def test_a_question_on_pairs_that_finds_no_answer_costs_those_pairs_alone() -> None:
    names = [(f"Anna Berg{i}", f"Karl Berg{i}") for i in range(25)]
    quarrel = "Cholera has broken out in {0}. {1} people have died of cholera in {0}, the {2} said."
    counts = (("Health Agency", 34), ("Red Cross", 51))
    texts = [f"{a} and {k} met in Velnik. Then {k.split()[1]} left." for a, k in names]
    texts += [quarrel.format(f"Har{c}low", n, who) for c in "bdfgklmnprst" for who, n in counts]
    read = ReadArticles(tuple(article(i, t) for i, t in enumerate(texts, start=1)), ())

    class Failing(Comparing):
        async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
            found = await super().ask(ask, answer, review)
            if len(self.asked) > 1:
                raise ModelError("gone")
            return found

    model = Failing({"same": [], "different": []})
    briefing = asyncio.run(make_briefing(read, Plan(date(2024, 11, 30), True, model=model, language="en")))
    assert len(model.asked) == 2
    assert [f.source for f in briefing.failures if f.stage == "merge"] == ["day 2"]
    assert [p.of for p in briefing.usage.parts if p.stage == "merge"] == ["day"]


def briefed(model: Any) -> Briefing:
    read = ReadArticles(tuple(article(i, t) for i, t in enumerate(BERGS, start=1)), ())
    return asyncio.run(make_briefing(read, Plan(date(2024, 11, 30), True, model=model, language="en")))


def test_a_briefing_asks_once_and_keeps_who_decided() -> None:
    answer = {"same": [1], "different": [2, 3, 4, 5]}
    model = Comparing(answer)
    briefing = briefed(model)
    assert len(model.asked) == 1
    assert [p.stage for p in briefing.usage.parts] == ["merge"]
    assert {d.decided_by for d in briefing.decisions} >= {"model"}
    assert briefed(Comparing(answer)).model_dump_json() == briefing.model_dump_json()


def test_a_model_that_copies_the_example_of_its_prompt_decides_nothing() -> None:
    briefing = briefed(Comparing({"same": [1], "different": [2]}))
    assert {d.decided_by for d in briefing.decisions} == {"rule"}


def test_without_the_model_the_doubtful_stay_apart_and_the_briefing_says_so() -> None:
    class Gone(Comparing):
        async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
            raise ModelError("gone")

    briefing, alone = briefed(Gone({})), briefed(None)
    assert "merge" in {f.stage for f in briefing.failures}
    assert briefing.stories[0].actors == alone.stories[0].actors
    assert not any(f.stage == "merge" for f in alone.failures)
