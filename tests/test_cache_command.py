"""`summarizer cache`: what is kept is shown, and pruning removes the old and leaves the new."""

import json
import random
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import Ran
from scripted_model import pointing
from scripted_server import serving
from test_cli import At, Run, articles

from summarizer.articles.web.kept import Fetch, KeptFetches
from summarizer.cache_upkeep import prune, read_contents
from summarizer.model.tape import Cache

PRICED = "gpt-4.1-mini"


def kept(folder: Path, *days_ago: int, words: int = 10) -> Path:
    """A cache of made-up answers, each so many days old."""
    path = folder / "answers.sqlite"
    Cache(path).close()
    with sqlite3.connect(path) as connection:
        for number, days in enumerate(days_ago):
            when = (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
            usage = {"prompt_tokens": 1000, "completion_tokens": 100}
            answer = {"model": PRICED, "recorded_at": when, "answer": {"usage": usage, "text": "word " * words}}
            connection.execute("INSERT INTO answers VALUES (?, ?)", (f"k{number}", json.dumps(answer)))
    return path


def keys(path: Path) -> set[str]:
    with sqlite3.connect(path) as connection:
        return {key for (key,) in connection.execute("SELECT key FROM answers")}


@pytest.fixture
def filled(run: Run, model_at: At, tmp_path: Path) -> Callable[[], Ran]:
    """Makes a briefing of three articles through the user's own cache."""

    def ran() -> Ran:
        with serving(pointing) as server:
            model_at(server.url, PRICED)
            return run("brief", articles(tmp_path / "in"), "--out", tmp_path / "out")

    return ran


def test_an_empty_cache_says_so_and_creates_nothing(run: Run, tmp_path: Path) -> None:
    ran = run("cache", "--cache", tmp_path / "none")
    assert (ran.code, ran.err) == (0, "")
    assert "empty" in ran.out
    assert not (tmp_path / "none").exists()


def test_what_a_run_kept_is_counted_with_tokens_and_price(run: Run, filled: Callable[[], Ran]) -> None:
    filled()
    told = run("cache").out
    assert "5 answers" in told
    assert f"{PRICED}: 5 answers" in told
    assert "prompt and" in told
    assert "worth $0.00" in told


def test_what_later_runs_did_not_pay_again_is_told(run: Run, filled: Callable[[], Ran]) -> None:
    filled()
    assert "not paid again" not in run("cache").out
    filled()
    filled()
    assert "the last 3 runs took 10 answers from it, $0.00" in run("cache").out


def test_answers_older_than_an_age_go_and_the_others_stay(run: Run, tmp_path: Path) -> None:
    path = kept(tmp_path, 100, 40, 29, 0)
    ran = run("cache", "prune", "--cache", tmp_path, "--older-than", "30d")
    assert (ran.code, keys(path)) == (0, {"k2", "k3"})
    assert ran.out.startswith("2 answers removed")


def test_to_fit_a_size_the_oldest_go_first(tmp_path: Path) -> None:
    path = kept(tmp_path, 1, 9, 5, 3, words=20_000)
    assert prune(path, None, 250_000) == 2
    assert keys(path) == {"k0", "k3"}
    assert read_contents(path).size < 300_000


def test_pruning_with_room_to_spare_removes_nothing(tmp_path: Path) -> None:
    path = kept(tmp_path, 1, 2)
    assert prune(path, None, 10**9) == 0
    assert keys(path) == {"k0", "k1"}


def test_a_pruned_answer_is_asked_again_and_the_rest_is_not(run: Run, filled: Callable[[], Ran], model_at: At) -> None:
    filled()
    run("cache", "prune", "--max-size", "0kB")
    assert "5 answers, $" in filled().err


def test_pruning_beside_a_run_that_has_the_cache_open_disturbs_neither(tmp_path: Path) -> None:
    path = kept(tmp_path, 100, 1)
    beside = Cache(path)
    assert prune(path, datetime.now(UTC) - timedelta(days=30), None) == 1
    assert beside.get("gone") is None
    beside.close()


@pytest.mark.parametrize(
    "options", [[], ["--older-than", "soon"], ["--older-than", "3"], ["--max-size", "much"], ["--max-size", "5"]]
)
def test_what_is_to_go_must_be_said_rightly(run: Run, tmp_path: Path, options: list[str]) -> None:
    ran = run("cache", "prune", "--cache", tmp_path, *options)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1


def test_a_file_that_is_no_cache_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answers.sqlite").write_text("not a database, whatever its name says " * 40)
    ran = run("cache", "--cache", tmp_path)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)


def pages_kept(folder: Path, *days_ago: int, size: int = 10) -> Path:
    """A store of fetched pages, each last met so many days ago; incompressible, `size` bytes."""
    path = folder / "fetches.sqlite"
    store = KeptFetches(path, "recording")
    for number, days in enumerate(days_ago):
        body = random.Random(number).randbytes(size)
        store.put(Fetch(f"p{number}", f"p{number}", "2026-01-01T00:00:00+00:00", None, None, None, body))
        with sqlite3.connect(path) as connection:
            met = (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%d")
            connection.execute("UPDATE fetches SET met = ? WHERE url = ?", (met, f"p{number}"))
    store.close()
    return path


def pages_in(path: Path) -> set[str]:
    with sqlite3.connect(path) as connection:
        return {url for (url,) in connection.execute("SELECT url FROM fetches")}


def test_fetched_pages_are_shown_beside_the_answers(run: Run, tmp_path: Path) -> None:
    path = pages_kept(tmp_path, 40, 0)
    ran = run("cache", "--cache", tmp_path)
    assert ran.code == 0
    assert f"{path}\n2 fetched pages, " in ran.out


def test_pages_that_no_run_has_met_for_long_go_and_the_others_stay(run: Run, tmp_path: Path) -> None:
    path = pages_kept(tmp_path, 40, 29, 0)
    ran = run("cache", "prune", "--cache", tmp_path, "--older-than", "30d")
    assert pages_in(path) == {"p1", "p2"}
    assert "1 page removed" in ran.out
    assert "2 pages left" in ran.out


def test_to_fit_a_size_pages_go_before_answers(run: Run, tmp_path: Path) -> None:
    answers, pages = kept(tmp_path, 9, 3, words=20_000), pages_kept(tmp_path, 1, 5, 3, size=100_000)
    run("cache", "prune", "--cache", tmp_path, "--max-size", "350kB")
    assert (keys(answers), pages_in(pages)) == ({"k0", "k1"}, {"p0"})


def test_a_store_of_pages_that_is_broken_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fetches.sqlite").write_text("not a database, whatever its name says " * 40)
    ran = run("cache", "--cache", tmp_path)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
