"""What is concluded of a story hangs on that story alone: a second merge concludes again only what a verdict touches."""

import gc
import io
import multiprocessing
import pickle
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from conftest import FIXTURES
from generated_news import Press
from small_news import article, grounded

from summarizer.articles.files import read_articles
from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.ground import ground
from summarizer.language.places import gazetteer
from summarizer.marking import mark
from summarizer.merge import DayMerge, DecisionLog, conclude, conclusion, doubts_of, merge
from summarizer.merge.conclusion import Conclusion, StoryInput
from summarizer.schema.doubts import Verdicts
from summarizer.schema.facts import StoryFacts
from summarizer.schema.mentions import GroundedMentions
from summarizer.spool import Spool
from summarizer.workers import Worker, start_workers

Told = tuple[list[StoryFacts], Any]
SHORT_NEWS = (
    "Mayor Rosa Illanes left Velnik. Karl Ostrander praised the new school. The harvest of the northern orchards failed."
    " Ferries to Ordava stopped. Tellmar and Kobrin signed their treaty. A museum of clocks opened in Sarnow. The Dorvan"
    " lake rose. Painters of Vastell struck. Hunters left Gorrin and Pelm. Okrand sold its tramway."
)
MORE_SHORT_NEWS = (
    "Mayor Rosa Illanes was not seen in Velnik. Greta Lindqvist won the regatta. Bakers of Pellano raised prices. Trains"
    " from Mirtov arrived late. Ulvik and Jessen quarrelled over fish. A theatre burned in Harnau. The Quelle river froze."
    " Skaters of Ummen fell. Weavers met in Tollan and Frey. Zabrin bought a steamer."
)


@pytest.fixture(scope="module")
def day() -> list[GroundedMentions]:
    """Four stories in four languages, read by rules."""
    read = read_articles([str(FIXTURES / story) for story in ("quake", "raids", "runoff", "ferry")], io.BytesIO())
    return [ground(extract_by_rules(mark(a), BriefingDay(date(2026, 4, 13), True))) for a in read.articles]


def told_by(merging: DayMerge, verdicts: Verdicts) -> Told:
    log = DecisionLog(verdicts)
    return list(merging.stories(log)), log.kept()


def concluded_by(merging: DayMerge, verdicts: Verdicts, monkeypatch: pytest.MonkeyPatch) -> tuple[Told, int]:
    """What is told, and how many stories were concluded for it."""
    known = conclusion.conclude
    asked: list[StoryInput] = []

    def counted(story: StoryInput) -> Conclusion:
        asked.append(story)
        return known(story)

    with monkeypatch.context() as patch:
        patch.setattr(conclusion, "conclude", counted)
        return told_by(merging, verdicts), len(asked)


@pytest.mark.parametrize("about", ["actor", "event", "story", ""])
def test_verdicts_taken_in_later_give_what_they_give_from_the_start(day: list[GroundedMentions], about: str) -> None:
    merging, log = DayMerge(day, "en", again=True), DecisionLog()
    first = list(merging.stories(log))
    pairs = [d.key for d in doubts_of(log, day) if about in ("", d.about)]
    verdicts: Verdicts = {key: "different" if i % 3 == 2 else "same" for i, key in enumerate(pairs)}
    assert pairs or about == "story"
    later = told_by(merging, verdicts)
    assert later == told_by(DayMerge(day, "en"), verdicts)
    assert (later[0] == first) == (not pairs)


def test_a_day_that_lies_on_disk_takes_verdicts_in_later_as_well(day: list[GroundedMentions]) -> None:
    merging, log = DayMerge(Spool(day, held=1), "en", again=True), DecisionLog()
    assert list(merging.stories(log)) == list(DayMerge(day, "en").stories(DecisionLog()))
    verdicts: Verdicts = {d.key: "same" for d in doubts_of(log, day)}
    assert told_by(merging, verdicts) == told_by(DayMerge(day, "en"), verdicts)


def test_only_stories_that_a_verdict_touches_are_concluded_again(
    day: list[GroundedMentions], monkeypatch: pytest.MonkeyPatch
) -> None:
    merging, log = DayMerge(day, "en", again=True), DecisionLog()
    stories = len(list(merging.stories(log)))
    event = next(d.key for d in doubts_of(log, day) if d.about == "event")
    assert concluded_by(merging, {event: "same"}, monkeypatch)[1] == 1 < stories
    assert concluded_by(merging, {("event", "No such", "sentence"): "same"}, monkeypatch)[1] == 0


def test_two_stories_that_a_model_holds_to_be_one_are_concluded_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    bank = "The Kestrel Bank bought the Tessen Bank for 900 million euros. Clara Voss will lead both."
    read = grounded(*(article(i, text) for i, text in enumerate((SHORT_NEWS, MORE_SHORT_NEWS, bank), start=1)))
    merging, log = DayMerge(read, "en", again=True), DecisionLog()
    apart = list(merging.stories(log))
    (doubt,) = (d for d in doubts_of(log, read) if d.about == "story")
    (joined, _), concluded = concluded_by(merging, {doubt.key: "same"}, monkeypatch)
    assert (len(apart), len(joined), concluded) == (3, 2, 1)
    assert [a.id for a in joined[0].articles] == ["a1", "a2"]


def test_a_story_among_others_has_the_events_and_figures_that_it_has_alone() -> None:
    news = Press().day(60)
    told = merge(news.grounded, "en")
    own = {a.id for a in told[0].articles}
    (alone,) = merge([g for g in news.grounded if g.article.article.id in own], "en")
    assert len(told) > 1
    assert without_ids(told[0]) == without_ids(alone)


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Worker]]:
    monkeypatch.setattr(conclude, "BATCH", 6)
    started = start_workers(2, gazetteer)
    yield started
    for worker in started:
        worker.close()


def test_processes_conclude_what_one_process_concludes(workers: list[Worker]) -> None:
    news = Press().day(80).grounded
    known = DecisionLog()
    here = list(DayMerge(news, "en").stories(known))
    for grounded_ in (news, Spool(news, held=1)):
        assert told_by(DayMerge(grounded_, "en", workers=workers), {}) == (here, known.kept())


def test_what_killed_processes_have_not_concluded_is_concluded_here(workers: list[Worker]) -> None:
    news = Press().day(80).grounded
    stories = DayMerge(news, "en", workers=workers).stories(DecisionLog())
    first = next(stories)
    children = multiprocessing.active_children()
    assert len(children) >= 2
    for child in children:
        child.kill()
    assert [first, *stories] == merge(news, "en")


def test_processes_look_for_garbage_more_seldom_than_python_does(workers: list[Worker]) -> None:
    assert all(worker.submit(gc.get_threshold).result() > (700, 10, 10) for worker in workers)


def test_articles_on_disk_are_read_here_where_the_processes_were_killed(workers: list[Worker]) -> None:
    news = Press().day(40).grounded
    for worker in workers:
        worker.submit(gc.get_threshold).result()  # it has begun
    for child in multiprocessing.active_children():
        child.kill()
    stories = DayMerge(Spool(news, held=1), "en", workers=workers).stories(DecisionLog())
    assert list(stories) == merge(news, "en")


def test_what_is_read_from_an_article_is_pickled_as_it_is(day: list[GroundedMentions]) -> None:
    assert pickle.loads(pickle.dumps(day, pickle.HIGHEST_PROTOCOL)) == day


def without_ids(told: StoryFacts) -> list[dict[str, Any]]:
    return [each.model_dump(exclude={"id": True, "actors": True}) for each in (*told.events, *told.figures)]
