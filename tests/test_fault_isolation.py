"""A fault of the program in what follows from one article costs that article and nothing else."""

import asyncio
import errno
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES
from hypothesis import given
from hypothesis import strategies as st
from test_pipeline import DAYS

from summarizer.articles.files import read_articles
from summarizer.commands.files import write_forms
from summarizer.extract.lexical import extract_by_rules
from summarizer.fault_isolation import made_without_faulty
from summarizer.merge.conclusion import StoryInput, conclude
from summarizer.merge.groundwork import Groundwork
from summarizer.pipeline import Plan, make_briefing
from summarizer.render import PLAIN
from summarizer.schema.brief import Briefing
from summarizer.verify import verify
from summarizer.write.by_model import write_by_templates

FAULTY = "newsdrift"  # the article of the quake that the tests let a stage fail on


# --- finding what is faulty ---


@given(st.integers(1, 60), st.sets(st.integers(0, 59), max_size=4))
def test_all_that_works_is_kept_in_order_and_each_faulty_item_is_found_in_few_tries(
    many: int, faulty: set[int]
) -> None:
    tries = 0

    async def make(items: Sequence[int]) -> list[int]:
        nonlocal tries
        tries += 1
        if faulty & set(items):
            raise ValueError(sorted(faulty & set(items)))
        return list(items)

    made = asyncio.run(made_without_faulty(range(many), make))
    bad = {i for i in faulty if i < many}
    assert made.kept == tuple(i for i in range(many) if i not in bad)
    assert [item for item, _ in made.left_out] == sorted(bad)
    assert made.result == (list(made.kept) or None)
    assert tries <= 1 + 2 * len(bad) * (many.bit_length() + 1)


def test_of_two_that_fail_only_together_the_first_is_kept() -> None:
    async def make(items: Sequence[int]) -> int:
        if {3, 8} <= set(items):
            raise KeyError("both")
        return len(items)

    made = asyncio.run(made_without_faulty(range(10), make))
    assert made.kept == (0, 1, 2, 3, 4, 5, 6, 7, 9)
    assert made.result == 9


def test_after_the_deadline_what_fails_is_left_out_whole() -> None:
    async def make(items: Sequence[int]) -> int:
        raise ValueError("all of it")

    made = asyncio.run(made_without_faulty(range(8), make, until=0.0))
    assert (made.result, made.kept, len(made.left_out)) == (None, (), 8)


# --- a briefing all the same ---


FAULT = IndexError("of a name without letters")


def failing_on(
    real: Callable[..., Any], is_faulty: Callable[..., bool], fault: Exception = FAULT
) -> Callable[..., Any]:
    def stage(*given: Any) -> Any:
        if is_faulty(*given):
            raise fault
        return real(*given)

    return stage


def in_reading(patch: pytest.MonkeyPatch) -> None:
    faulty = failing_on(extract_by_rules, lambda marked, _: FAULTY in marked.article.source)
    patch.setattr("summarizer.article_reading.extract_by_rules", faulty)


def in_clustering(patch: pytest.MonkeyPatch) -> None:
    def has_it(ground: Any, *_: Any) -> bool:
        return any(FAULTY in g.article.article.source for g in ground)

    patch.setattr("summarizer.merge.conclude.Groundwork", failing_on(Groundwork, has_it))


def in_concluding(patch: pytest.MonkeyPatch) -> None:
    def has_it(story: StoryInput) -> bool:
        return any(FAULTY in g.article.article.source for g in story.articles)

    patch.setattr("summarizer.merge.conclusion.conclude", failing_on(conclude, has_it))


def in_writing(patch: pytest.MonkeyPatch) -> None:
    def has_it(facts: Any, *_: Any) -> bool:
        return any(FAULTY in a.source for a in facts.articles)

    patch.setattr("summarizer.pipeline.write_by_templates", failing_on(write_by_templates, has_it))


def briefing(notes: list[str]) -> Briefing:
    read = read_articles([str(FIXTURES / "quake")], io.BytesIO())
    return asyncio.run(make_briefing(read, Plan(DAYS["quake"], True, language="en", warn=notes.append)))


@pytest.mark.parametrize("broken", [in_reading, in_clustering, in_concluding, in_writing])
def test_the_day_is_told_without_the_article_that_a_stage_fails_on(
    broken: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = briefing([])
    broken(monkeypatch)
    made = briefing([])
    left = [a for a in whole.articles if FAULTY in a.source]
    assert left
    assert [a.id for a in made.articles] == [a.id for a in whole.articles if a not in left]
    assert [f.source for f in made.failures] == [a.source for a in left]
    expected = "left out: unexpected IndexError: of a name without letters; please report it"
    assert all(f.reason == expected for f in made.failures)
    assert made.stories[0].statements
    assert verify(made).findings == ()
    assert write_forms(made, tmp_path, PLAIN)


@pytest.mark.parametrize("fault", [OSError("no such row"), FileNotFoundError(2, "No such file"), TimeoutError()])
def test_an_error_of_the_system_that_the_disk_has_no_part_in_is_a_fault_like_any_other(
    fault: OSError, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = failing_on(write_by_templates, lambda facts, *_: any(FAULTY in a.source for a in facts.articles), fault)
    monkeypatch.setattr("summarizer.pipeline.write_by_templates", told)
    made = briefing([])
    assert [FAULTY in f.source for f in made.failures] == [True]
    assert made.failures[0].reason.startswith(f"left out: unexpected {type(fault).__name__}")
    assert made.stories[0].statements


def test_a_full_disk_ends_the_run_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr("summarizer.pipeline.write_by_templates", failing_on(write_by_templates, lambda *_: True, full))
    notes: list[str] = []
    with pytest.raises(OSError, match="No space left"):
        briefing(notes)
    assert notes == []


def test_where_every_article_is_faulty_the_fault_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.pipeline.write_by_templates", failing_on(write_by_templates, lambda *_: True))
    notes: list[str] = []
    with pytest.raises(IndexError, match="a name without letters"):
        briefing(notes)
    assert "looking for what brings it about" in notes[0]
