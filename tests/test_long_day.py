"""A day too long to hold lies on disk while it is worked on, and gives the briefing that it would give in memory."""

import asyncio
import io
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import IO, Any

import pytest
from conftest import FIXTURES
from hypothesis import given
from hypothesis import strategies as st

from summarizer import spool
from summarizer.articles.files import read_articles
from summarizer.assembly import AskingStage, Spent, usage_of
from summarizer.pipeline import Plan, make_briefing
from summarizer.render import render
from summarizer.render.json import json_parts, to_json
from summarizer.render.weightiest import weightiest
from summarizer.schema.brief import Briefing
from summarizer.spool import HELD, Pickled, SetAside, Spool


def brief() -> Briefing:
    read = read_articles([str(FIXTURES / story) for story in ("quake", "final", "strike", "bank")], io.BytesIO())
    return asyncio.run(make_briefing(read, Plan(date(2026, 6, 5), True)))


@pytest.fixture(scope="module")
def held() -> Briefing:
    """The day in memory."""
    return brief()


@pytest.fixture(scope="module")
def on_disk() -> Briefing:
    """The same day, of which hardly anything is held."""
    build = Spool.__init__
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Spool, "__init__", lambda spool, items=(), held=1: build(spool, items, held=1))
        return brief()


def test_a_day_on_disk_gives_the_same_briefing_byte_for_byte(held: Briefing, on_disk: Briefing) -> None:
    assert isinstance(on_disk.stories, Spool)
    assert isinstance(on_disk.articles, Spool)
    assert isinstance(on_disk.summary, Spool)
    assert "".join(json_parts(on_disk)) == "".join(json_parts(held)) == to_json(held)
    assert [render(on_disk, form) for form in ("md", "html")] == [render(held, form) for form in ("md", "html")]


def test_a_briefing_written_in_parts_reads_as_one(held: Briefing) -> None:
    without = held.model_copy(update={"articles": (), "stories": ()})
    assert "".join(json_parts(without)) == to_json(without)


def test_what_many_answers_took_lies_on_disk_and_is_written_as_if_it_were_held(held: Briefing) -> None:
    answers: dict[tuple[AskingStage, str], tuple[Spent, ...]]
    answers = {("extract", f"a{n}"): (Spent(1, 10 * n, n),) for n in reversed(range(HELD + 2))}
    usage = usage_of(answers, None)
    assert isinstance(usage.parts, Spool)
    assert [part.of for part in usage.parts] == [f"a{n}" for n in range(HELD + 2)]
    assert usage.completion_tokens == sum(range(HELD + 2))
    in_memory = held.model_copy(update={"usage": usage.model_copy(update={"parts": tuple(usage.parts)})})
    assert "".join(json_parts(held.model_copy(update={"usage": usage}))) == to_json(in_memory)


def test_a_form_for_reading_tells_the_weightiest_stories_and_says_how_many_there_are(held: Briefing) -> None:
    shown = weightiest(held, most=3)
    assert [s.id for s in shown.stories] == ["s1", "s2", "s3"]
    assert {a for s in shown.stories for a in s.articles} == {a.id for a in shown.articles}
    assert shown.stories_left_out == len(held.stories) - 3
    assert f"{len(held.stories)} stories; the 3 weightiest are told here" in render(shown, "md")


def test_a_day_that_fits_is_shown_whole(held: Briefing) -> None:
    assert weightiest(held, most=len(held.stories)) == held


@given(st.lists(st.integers()), st.integers(0, 5), st.integers(0, 40))
def test_a_spool_is_the_sequence_that_was_put_into_it(numbers: list[int], most: int, start: int) -> None:
    filled = Spool(numbers, held=most)
    assert list(filled) == numbers
    assert len(filled) == len(numbers)
    assert list(filled[start:]) == numbers[start:]
    assert (numbers[-1] in filled) if numbers else not filled
    assert isinstance(filled.settled(), tuple) == (len(numbers) <= most)


@given(st.lists(st.tuples(st.integers(), st.booleans())), st.integers(0, 5))
def test_items_that_came_pickled_are_read_as_the_others(numbers: list[tuple[int, bool]], most: int) -> None:
    filled = Spool[int]((Pickled.of(n) if is_pickled else n for n, is_pickled in numbers), held=most)
    assert list(filled) == [n for n, _ in numbers]


@given(st.permutations(range(12)), st.integers(0, 12))
def test_items_may_come_in_any_order(places: list[int], most: int) -> None:
    filled = Spool[str](held=most)
    for place in places:
        filled.put(place, f"item {place}")
    assert list(filled) == [f"item {place}" for place in range(12)]


def test_a_place_that_nothing_was_put_into_is_no_item() -> None:
    gap = Spool[int](held=0)
    gap.put(1, 7)
    assert gap[1] == 7
    with pytest.raises(LookupError):
        gap[0]
    with pytest.raises(IndexError):
        gap[2]


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open has a name there")
def test_nothing_of_a_spool_can_be_found_in_the_folder_of_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    kept = Spool(range(10), held=1)
    assert list(kept) == list(range(10))
    assert list(tmp_path.iterdir()) == []


def test_where_the_disk_takes_no_more_the_rest_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: Any) -> IO[bytes]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    kept = Spool(range(2_000), held=3)
    assert list(kept) == list(range(2_000))
    assert SetAside([1, 2]).thing() == [1, 2]


def test_a_disk_that_fills_up_in_between_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Spool(range(5), held=1)
    monkeypatch.setattr(spool.Spool, "_write", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    for number in range(5, 10):
        kept.append(number)
    monkeypatch.undo()
    kept.append(10)
    assert list(kept) == list(range(11))


def test_each_reading_gives_an_object_of_its_own() -> None:
    kept = Spool([[1]], held=0)
    kept[0].append(2)
    assert kept[0] == [1]


def test_what_is_set_aside_is_made_anew_each_time() -> None:
    aside = SetAside([1, 2])
    aside.thing().append(3)
    assert aside.thing() == [1, 2]
