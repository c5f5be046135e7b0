"""Stories are written while others are read or decided; what they are called in the briefing is no matter."""

import asyncio
import os
import re
import signal
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

import pytest
from small_news import article
from writers_question import told_events

from summarizer.article_reading import ArticleReader, ReadArticle
from summarizer.articles.files import ReadArticles
from summarizer.assembly import worded
from summarizer.errors import ModelError
from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.ground import ground
from summarizer.marking import mark
from summarizer.merge import DayMerge, merge
from summarizer.pipeline import Plan, make_briefing
from summarizer.schema.asking import AheadReview, Answer, Answered, Ask
from summarizer.schema.brief import Article, Briefing
from summarizer.story_writing import Outcome, StoryWriting, worth_beginning
from summarizer.support.library import DayWords
from summarizer.workers import start_workers
from summarizer.write import by_model
from summarizer.write.by_model import Written

A = TypeVar("A", bound=Answer)
DOUBTFUL = (
    "A fire burned down the mill of Velnik, and the river rose. Minister Anna Berg said so. Minister Karl Berg said no. "
    "Then Berg said yes, and Berg left for Velnik."
)
PLAIN = "An earthquake struck Lima in Peru on Friday. At least 31 people died in Lima, the Red Cross said."
LATE = "The parliament of Norway in Oslo voted for a new budget on Friday, and 14 ministers left their offices in Oslo."
LONGER = (
    "Two trains collided near Delhi in India on Friday, killing 12 people, said police. The line was closed in Delhi."
)


@dataclass
class Editor:
    """Writes a sentence of each story's first event; answers on doubts, and on an article, once it may."""

    may_decide: Callable[["Editor"], bool] = lambda _: True
    may_read: Callable[["Editor", Ask], bool] = lambda *_: True
    wrote: list[Ask] = field(default_factory=list)
    decided: bool = False
    name: str = "editor"

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        if ask.prompt == "extract":
            await until(lambda: self.may_read(self, ask))
            raise ModelError("not my trade")
        if ask.prompt == "merge":
            await until(lambda: self.may_decide(self))
            self.decided = True
            first, *others = map(int, re.findall(r"^<(\d+)>", ask.user, re.MULTILINE))
            return Answered(answer.model_validate({"same": [first], "different": others}), 1, 100, 10)
        if ask.prompt == "proofread":
            return Answered(answer.model_validate({"wrong": []}), 1, 100, 10)
        self.wrote.append(ask)
        opener = told_events(ask.user)[0]
        opening = " ".join(opener.words.split()[:4])
        said = {"headline": f"{opening} [{opener.event}]", "statements": [f"{opening} [{opener.event}]."]}
        return Answered(answer.model_validate(said), 1, 100, 10)


async def until(allowed: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not allowed():
            await asyncio.sleep(0.01)


def briefed(model: Editor, *texts: str, ahead: bool = False) -> Briefing:
    """With `ahead`, the day is merged when all but two articles are read, and one story written then."""
    articles = tuple(article(i, text) for i, text in enumerate(texts, start=1))
    plan = Plan(date(2024, 11, 30), True, model=model, language="en")
    plan = replace(plan, at_once=4, ahead=2) if ahead else plan
    return asyncio.run(make_briefing(ReadArticles(articles, ()), plan))


@pytest.mark.parametrize(
    ("waiting", "places", "begun"),
    [
        (3, 4, []),  # they all fit behind the verdicts
        (5, 4, [5]),  # the least weighty would need a round of its own
        (10, 4, [9, 10]),
        (7, 4, []),  # three of four places would be filled anyway
        (5, 0, []),  # no server is asked
    ],
)
def test_stories_that_hang_on_a_doubt_are_begun_before_it_is_decided_where_few_need_a_round_of_their_own(
    waiting: int, places: int, begun: list[int]
) -> None:
    settled = [True, *[False] * waiting]
    assert worth_beginning(settled, places) == [0, *begun]


def test_a_story_without_doubts_is_written_while_those_of_another_are_decided() -> None:
    early = Editor(may_decide=lambda editor: bool(editor.wrote))
    briefing = briefed(early, DOUBTFUL, PLAIN)
    assert early.decided
    assert len(early.wrote) == len(briefing.stories) == 2
    assert {d.decided_by for d in briefing.decisions} >= {"model"}
    assert all(s.statements[0].written_by == "model" for s in briefing.stories)
    assert briefing.model_dump_json() == briefed(Editor(), DOUBTFUL, PLAIN).model_dump_json()


def test_what_is_asked_about_a_story_does_not_change_with_the_rest_of_the_day() -> None:
    alone, among = Editor(), Editor()
    briefed(alone, PLAIN)
    briefing = briefed(among, LONGER, PLAIN)
    assert alone.wrote[0].user in {ask.user for ask in among.wrote}
    for story in briefing.stories:
        own = {e.id for e in story.events}
        assert {i for s in (story.headline, *story.statements) for i in s.events} <= own


def test_a_story_that_a_verdict_changed_after_all_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    undisturbed = briefed(Editor(), DOUBTFUL, PLAIN)
    monkeypatch.setattr(DayMerge, "settled", lambda *_: iter([True, True]))
    early = Editor(may_decide=lambda editor: len(editor.wrote) == 2)
    assert briefed(early, DOUBTFUL, PLAIN).model_dump_json() == undisturbed.model_dump_json()
    assert len(early.wrote) == 3


def test_a_story_whose_articles_are_read_is_written_while_others_are_awaited() -> None:
    early = Editor(may_read=lambda editor, ask: "Norway" not in ask.user or bool(editor.wrote))
    briefing = briefed(early, PLAIN, LATE, LONGER, ahead=True)
    assert len(early.wrote) == len(briefing.stories) == 3
    assert briefing.model_dump_json() == briefed(Editor(), PLAIN, LATE, LONGER).model_dump_json()


def test_a_story_that_the_last_article_changed_after_all_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    more = PLAIN.replace("31 people", "44 people")
    undisturbed = briefed(Editor(), PLAIN, more, LONGER)
    by_rules = ArticleReader.unanswered

    def of_something_else(reader: ArticleReader, article: Article) -> ReadArticle:
        return by_rules(reader, article.model_copy(update={"text": LATE}))

    monkeypatch.setattr(ArticleReader, "unanswered", of_something_else)
    early = Editor(may_read=lambda editor, ask: "44 people" not in ask.user or bool(editor.wrote))
    assert briefed(early, PLAIN, more, LONGER, ahead=True).model_dump_json() == undisturbed.model_dump_json()
    assert len(undisturbed.stories) == 2
    assert len(early.wrote) == 3


def test_stories_beyond_those_that_are_told_are_not_begun() -> None:
    early = Editor()
    articles = tuple(article(i, text) for i, text in enumerate((PLAIN, LATE, LONGER), start=1))
    plan = Plan(date(2024, 11, 30), True, early, language="en", at_once=4, ahead=2, max_stories=1)
    assert len(asyncio.run(make_briefing(ReadArticles(articles, ()), plan)).stories) == 1
    assert len(early.wrote) == 1


class Critic(Editor):
    """Has each answer on a story looked through before it is reviewed, as a server's model does."""

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        answered = await super().ask(ask, answer, review)
        if isinstance(review, AheadReview):
            await review.prepare(answered.value)
        return answered


@pytest.mark.parametrize("killed", [False, True])
def test_what_a_model_wrote_is_looked_through_by_another_process_with_the_same_result(
    killed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = briefed(Editor(), PLAIN, LONGER)
    (worker,) = start_workers(1, os.getpid)
    if killed:
        os.kill(worker.submit(os.getpid).result(), signal.SIGKILL)
    else:
        monkeypatch.setattr(by_model, "_Desk", None)  # it is not looked through here

    async def written() -> list[Outcome]:
        articles = tuple(article(i, text) for i, text in enumerate((PLAIN, LONGER), start=1))
        grounded = [ground(extract_by_rules(mark(a), BriefingDay(date(2024, 11, 30), True))) for a in articles]
        async with aclosing(
            StoryWriting(lambda question: question(Critic()), DayWords(articles), "en", [worker])
        ) as writing:
            stories = [worded(facts, "en", writing.words) for facts in merge(grounded, "en")]
            return [await writing.outcome(facts, 99) for facts in stories]

    try:
        found = asyncio.run(written())
    finally:
        worker.close()
    assert [told.written.headline for told in found if isinstance(told.written, Written)] == [
        story.headline for story in here.stories
    ]
