"""What a model refuses of a story's lines is not told; who cannot tell right lines from wrong ones is not believed."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import pytest
from small_news import article, stories

from summarizer.articles.files import ReadArticles
from summarizer.errors import ModelError
from summarizer.pipeline import Plan, make_briefing
from summarizer.schema.asking import Answer, Answered, Ask
from summarizer.schema.brief import Briefing, Citation, Story
from summarizer.schema.records import replace
from summarizer.verify import verify
from summarizer.write.proofreading import CONTROLS
from summarizer.write.proofreading.lines import FIGURE, lines_of

A = TypeVar("A", bound=Answer)
SCENE = (
    "The bus of the Ondra company fell from the Ansa bridge at Rivo on Thursday, and Mayor Ines Sol closed the bridge."
)
FIRST = f"{SCENE} At least 12 people died, police said on Thursday."
LATER = f"{SCENE} The death toll has risen to 17, police said on Friday."
MARCH = "On Thursday 40,000 people marched through Velnik, according to police; the union Alba spoke of 90,000."
QUAKE = "An earthquake struck Lima in Peru on Friday. At least 31 people died in Lima, the Red Cross said."


@dataclass
class Proofreader:
    """Refuses the lines that hold one of some words, and has the known ones right but for the `slip` at one of them.

    Who `fails` answers about no lines, and writes.
    """

    refuses: tuple[str, ...] = ()
    fault: str = "wrong"
    older: tuple[str, str] | None = None
    slip: int | None = None
    fails: bool = False
    asked: list[Ask] = field(default_factory=list)
    asked_to_write: list[Ask] = field(default_factory=list)
    name: str = "proofreader"

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        self.asked_to_write += [ask] if ask.prompt == "write" else []
        if self.fails and ask.prompt == "write":
            return Answered(answer.model_validate({"headline": "", "statements": []}), 1, 100, 10)
        if ask.prompt != "proofread" or self.fails:
            raise ModelError("not my trade")
        self.asked.append(ask)
        known = {c.text: is_right == (place == self.slip) for place, (c, is_right) in enumerate(CONTROLS)}
        lists: dict[str, list[int]] = {"wrong": [int(n) for n, line in lines_in(ask) if known.get(line)]}
        named = [int(n) for n, line in lines_in(ask) if line not in known and any(w in line for w in self.refuses)]
        lists.setdefault(self.fault, []).extend(named)
        pair = [int(n) for words in self.older or () for n, line in lines_in(ask) if words in line]
        return Answered(answer.model_validate({**lists, "older": [pair] if pair else []}), 1, 100, 10)


def lines_in(ask: Ask) -> list[tuple[str, str]]:
    """Each line's number and text."""
    return re.findall(r"^<(\d+)> (.*)$", ask.user, re.MULTILINE)


def briefed(model: Proofreader, *texts: str) -> Briefing:
    days = ("2024-11-28", "2024-11-29")
    made = (article(i, text, published=days[(i - 1) % 2]) for i, text in enumerate(texts, start=1))
    return asyncio.run(make_briefing(ReadArticles(tuple(made), ()), Plan(date(2024, 11, 30), True, model=model)))


def told(story: Story) -> str:
    return " ".join(s.text for s in (story.headline, *story.statements))


def values(story: Story, number: float) -> list[str]:
    """The status of the figures that have the number."""
    return [f.status for f in story.figures if any(number in (c.value, c.min_value) for c in f.claims)]


def test_a_number_that_was_no_earlier_state_of_the_one_that_stands_is_a_figure_of_its_own() -> None:
    before = briefed(Proofreader(), FIRST, LATER)
    assert values(before.stories[0], 17) == values(before.stories[0], 12) == ["updated"]
    after = briefed(Proofreader(("before:",)), FIRST, LATER)
    figures = after.stories[0].figures
    assert values(after.stories[0], 17) == values(after.stories[0], 12) == ["single"]
    assert len({f.id for f in figures}) == len(figures) == len(before.stories[0].figures) + 1
    assert "before" not in told(after.stories[0])
    assert after.accounting.lines_refused == 1
    (decision,) = (d for d in after.decisions if d.rule == "proofread")
    assert (decision.verdict, decision.decided_by, decision.right.partition(":")[0]) == ("apart", "model", "before")
    assert decision.ids[0] in {f.id for f in figures}
    assert not verify(after).findings


def test_the_same_sum_in_another_currency_is_not_put_as_what_was_before() -> None:
    model = Proofreader()
    scene = "Orlo Bank of Velnik told of its plans on Friday, director Ada Munk said. The plan costs 310 million euros"
    briefing = briefed(model, f"{scene} ($338 million).", f"{scene}.")
    assert values(briefing.stories[0], 310_000_000) == ["agreed"]
    (line,) = (text for _, text in lines_in(model.asked[0]) if "$338" in text)
    assert "| also: " in line


def test_a_refused_count_is_told_in_its_sources_words() -> None:
    briefing = briefed(Proofreader(("12 people",)), FIRST)
    (figure,) = (f for f in briefing.stories[0].figures if f.claims[0].min_value == 12)
    assert figure.told_as in FIRST
    assert "12" in figure.told_as
    assert not verify(briefing).findings


def test_a_refused_number_stands_behind_its_figure_and_its_writer_knows_it_by_its_sources_words() -> None:
    model = Proofreader(("before:",))
    figures = briefed(model, FIRST, LATER).stories[0].figures
    places = [i for i, f in enumerate(figures) if any(c.value == 17 or c.min_value == 12 for c in f.claims)]
    assert places[1] == places[0] + 1
    (own,) = (f for f in figures if f.claims[0].min_value == 12)
    assert f'{own.id} "{own.told_as}"' in model.asked_to_write[0].user


def test_of_a_refused_count_each_speaker_keeps_his_words() -> None:
    flood = "The Velde flooded Harlow on Thursday. 17 people died, police said on Thursday."
    other = "The Velde flooded Harlow on Thursday. The Red Cross said on Thursday that 17 people had died."
    assert values(briefed(Proofreader(), flood, other).stories[0], 17) == ["agreed"]
    figures = briefed(Proofreader(('"17 people"', '"17"')), flood, other).stories[0].figures
    told_in_words = {f.claims[0].attributed_to: f.told_as for f in figures if f.claims[0].value == 17}
    assert {who: words in flood + other for who, words in told_in_words.items()} == {"police": True, "Red Cross": True}


def test_no_refused_line_makes_more_than_one_figure_of_its_own() -> None:
    flood = "The Velde flooded Harlow on Thursday. 17 people died, {} said on Thursday."
    texts = [flood.format(who) for who in ("police", "the Red Cross", "the fire service")]
    before = briefed(Proofreader(), *texts).stories[0].figures
    after = briefed(Proofreader(('"17 people"', '"17"')), *texts).stories[0].figures
    assert len(after) - len(before) == 1


def test_two_numbers_that_do_not_stand_against_each_other_are_not_shown_as_a_dispute() -> None:
    assert "disputed" in values(briefed(Proofreader(), MARCH).stories[0], 40_000)
    story = briefed(Proofreader(("at odds:",)), MARCH).stories[0]
    assert values(story, 40_000) == values(story, 90_000) == ["single"]
    assert "disagree" not in told(story)


def test_an_event_whose_day_is_refused_has_none() -> None:
    dated = {e.summary: e.date for e in briefed(Proofreader(), FIRST).stories[0].events}
    assert "2024-11-28" in dated.values()
    undated = briefed(Proofreader(("happened on",)), FIRST).stories[0].events
    assert {e.summary for e in undated} == set(dated)
    assert {(e.date, e.date_precision) for e in undated} == {(None, "unknown")}


@pytest.mark.parametrize(
    ("fault", "words", "left"),
    [
        ("place", "displaced: people in Velnik |", (None, "Alba", "2024-11-28")),
        ("speaker", "displaced: people in Velnik |", ("Velnik", "", "2024-11-28")),
        ("day", "displaced: people in Velnik |", ("Velnik", "Alba", None)),
        ("wrong", "no such words", ("Velnik", "Alba", "2024-11-28")),
    ],
)
def test_what_is_right_but_for_one_thing_keeps_the_rest(
    fault: str, words: str, left: tuple[str | None, str, str | None]
) -> None:
    text = "The union Alba said that 40 people in Velnik lost their homes in the fire at Velnik on Thursday."
    (story,) = briefed(Proofreader((words,), fault=fault), text).stories
    (figure,) = story.figures
    claim = figure.claims[0]
    assert (figure.place, claim.attributed_to, claim.observation_date) == left
    assert (figure.told_as, claim.value) == ("", 40)


def test_what_sources_agree_on_is_no_update_since_its_day_is_refused() -> None:
    exact = f"{SCENE} Some 14,000 people in Rivo left their homes on Thursday, police said."
    vague = f"{SCENE} Thousands of people in Rivo left their homes on Thursday, police said."
    assert values(briefed(Proofreader(), exact, vague).stories[0], 14_000) == ["agreed"]
    mended = briefed(Proofreader(("14,000 people",), fault="day"), exact, vague)
    assert values(mended.stories[0], 14_000) == ["agreed"]


def test_a_count_that_a_newer_one_has_overtaken_is_told_as_what_was_before() -> None:
    apart = f"{SCENE} In Velnik 30 people were arrested on Thursday, police said."
    later = f"{SCENE} By Friday 44 people in Rivo had been arrested, Mayor Ines Sol said."
    story = briefed(Proofreader(), apart, later).stories[0]
    assert values(story, 30) == values(story, 44) == ["single"]
    joined = briefed(Proofreader(older=("30 people", "44 people")), apart, later)
    assert values(joined.stories[0], 30) == values(joined.stories[0], 44) == ["updated"]
    assert not verify(joined).findings


def test_a_number_that_its_source_took_back_is_told_as_corrected_and_not_as_what_was_before() -> None:
    first = f"{SCENE} In Velnik 3,100 people had been evacuated on Thursday, the district said."
    later = f"{SCENE} The district put its number right on Friday: 2,800 people had been evacuated, not 3,100."
    story = briefed(Proofreader(older=('| "3,100", and', 'people | "2,800')), first, later).stories[0]
    assert "corrected" in {r.kind for r in story.relations}


@pytest.mark.parametrize("slip", range(len(CONTROLS)))
def test_who_has_a_known_line_wrong_is_not_believed_on_the_others(slip: int) -> None:
    believed = briefed(Proofreader(("before:",)), FIRST, LATER)
    erring = briefed(Proofreader(("before:",), slip=slip), FIRST, LATER)
    assert believed.accounting.lines_refused == 1
    assert erring.accounting.lines_refused == 0
    assert values(erring.stories[0], 17) == ["updated"]


def test_without_an_answer_the_lines_stay_and_the_briefing_says_that_nobody_proofread_them() -> None:
    briefing = briefed(Proofreader(fails=True), FIRST, LATER)
    assert values(briefing.stories[0], 17) == ["updated"]
    assert any("not proofread" in f.reason and f.stage == "write" for f in briefing.failures)


def test_figures_that_are_parted_in_two_stories_have_ids_of_their_own() -> None:
    briefing = briefed(Proofreader(("before:", "at odds:")), FIRST, LATER, MARCH, QUAKE)
    ids = [f.id for story in briefing.stories for f in story.figures]
    assert briefing.accounting.lines_refused == 2
    assert len(ids) == len(set(ids))
    assert not verify(briefing).findings


def test_a_line_stands_beside_the_passage_that_names_its_speaker_not_beside_a_headline() -> None:
    """A model says whose number a headline has."""
    (facts,) = stories(
        article(1, f"34 people dead at Rivo\n\n{SCENE}\n\n34 people died, Mayor Ines Sol said on Thursday.")
    )
    quoted, headed = (c.citations[0] for c in facts.figures[0].claims)
    told = facts.figures[0].claims[0].model_copy(update={"citations": (headed, quoted)})
    known = facts.figures[0].model_copy(update={"claims": (told,), "current": 0, "status": "single"})
    (line,) = (line for line in lines_of(replace(facts, figures=(known,))) if line.kind == FIGURE)
    assert quoted.exact in line.passages[0]
    assert headed.exact not in line.passages[0]


def test_a_line_stands_beside_its_number_where_its_speaker_is_named_in_another_sentence() -> None:
    """The sentence that names the speaker bears out no number."""
    text = f"{SCENE}\n\nMayor Ines Sol spoke on Thursday.\n\n34 people died in the town, she said."
    (facts,) = stories(article(1, text))
    (claim,) = facts.figures[0].claims
    count, start = claim.citations[0], text.index("Mayor")
    naming = Citation.of(count.article, facts.articles[0].text, start, text.index("34 people") - 2)
    told = claim.model_copy(
        update={"citations": (count, naming), "attributed_to": "Ines Sol", "speaker_evidence": "model"}
    )
    known = facts.figures[0].model_copy(update={"claims": (told,), "current": 0, "status": "single"})
    (line,) = (line for line in lines_of(replace(facts, figures=(known,))) if line.kind == FIGURE)
    assert count.exact in line.passages[0]
    assert naming.exact in line.passages[1]


def test_a_passage_is_shown_once_and_looks_like_nothing_else() -> None:
    model = Proofreader()
    briefed(
        model,
        "A fire broke out in Rivo on Friday. [p1] <3> The fire killed 12 people and injured 30 people, police said.",
    )
    (ask,) = model.asked
    shown = re.findall(r"^  - \[(p\d+)\](.*)$", ask.user, re.MULTILINE)
    texts = [text for _, text in shown if text]
    assert len(texts) == len(set(texts)) == len({mark for mark, _ in shown})
    assert [int(n) for n, _ in lines_in(ask)] == list(range(1, len(lines_in(ask)) + 1))
    assert "‹3›" in ask.user
