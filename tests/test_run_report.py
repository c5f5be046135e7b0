"""A run seen from outside: what cron's mail gets, what a log collector gets, and what is kept of each paid run."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from conftest import Ran
from scripted_model import asks_to_write, pointing
from scripted_server import completion, failure, serving
from test_cli import At, Run, articles, brief_of

from summarizer.commands.amounts import count, dollars, duration, size
from summarizer.commands.run_log import run_logs
from summarizer.schema.run_events import RunEventName

PRICED = "gpt-4.1-mini"


def events(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def twelve(run: Run, model_at: At, tmp_path: Path) -> Callable[..., Ran]:
    """Runs a brief of twelve articles with a model whose price is known."""

    def ran(*options: str) -> Ran:
        with serving(pointing) as server:
            model_at(server.url, PRICED)
            return run("brief", articles(tmp_path / "in", 12), "--out", tmp_path / "out", *options)

    return ran


def test_without_a_terminal_a_good_run_says_one_line_however_many_articles(twelve: Callable[..., Ran]) -> None:
    lines = twelve("--date", "2024-11-30").err.splitlines()
    assert len(lines) == 1
    pattern = r"brief 2024-11-30: 12 articles, 1 story, 14 answers, \$0\.\d+, [\d.]+ s -> .*/out/brief\.html"
    assert re.fullmatch(pattern, lines[0])


def test_a_second_run_says_what_came_from_the_cache_and_that_it_cost_nothing(twelve: Callable[..., Ran]) -> None:
    twelve()
    assert "14 answers (14 kept), $0, " in twelve().err


def test_quiet_says_nothing_where_all_went_in(twelve: Callable[..., Ran]) -> None:
    assert twelve("--quiet").err == ""


def test_verbose_names_each_article_and_who_read_it(twelve: Callable[..., Ran]) -> None:
    read = [line for line in twelve("--verbose").err.splitlines() if line.startswith("read ")]
    assert len(read) == 12
    assert all(line.endswith(".txt (by model)") for line in read)


def test_the_summary_counts_what_is_missing(run: Run, tmp_path: Path) -> None:
    ran = run("brief", articles(tmp_path / "in"), tmp_path / "gone.txt", "--out", tmp_path, "--extractor", "lexical")
    assert "3 articles, 1 story, 1 failure, " in ran.err.splitlines()[-1]


def test_log_json_is_json_to_the_last_line_and_tells_each_article(twelve: Callable[..., Ran]) -> None:
    told = events(twelve("--log", "json").err)
    names = [event["event"] for event in told]
    assert (names[0], names[-1]) == ("start", "note")
    assert (names.count("read"), names.count("answer"), names.count("end")) == (12, 14, 1)
    assert {event["origin"] for event in told if event["event"] == "answer"} == {"server"}
    assert [e["stage"] for e in told if e["event"] == "stage"] == ["extract", "merge", "write", "deliver"]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", event["time"]) for event in told)


def test_log_json_tells_what_is_missing_and_the_exit_code(run: Run, tmp_path: Path) -> None:
    ran = run("brief", articles(tmp_path / "in"), tmp_path / "gone.txt", "--log", "json")
    told = {event["event"]: event for event in events(ran.err)}
    assert told["failure"]["reason"] == "no such file or folder"
    assert told["end"]["exit_code"] == ran.code == 3
    assert "No model is configured" in told["note"]["text"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--nonsense"], "UsageError"),
        (["--extractor", "llm"], "UsageError"),
        (["--quiet", "--verbose"], "UsageError"),
        (["--out", "/dev/null"], "SummarizerError"),
    ],
)
@pytest.mark.parametrize("wish", [["--log", "json"], ["--log=json"]])
def test_log_json_is_json_too_where_the_program_ends_in_an_error(
    run: Run, tmp_path: Path, arguments: list[str], error: str, wish: list[str]
) -> None:
    told = events(run("brief", articles(tmp_path / "in", 1), *arguments, *wish).err)
    assert (told[-1]["event"], told[-1]["error"]) == ("error", error)


def test_log_json_tells_of_retries_and_of_what_was_degraded(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(failure(503, "busy")) as server:
        model_at(server.url)
        ran = run("extract", articles(tmp_path / "in", 1), "--log", "json")
    told = events(ran.err)
    assert [event["status"] for event in told if event["event"] == "retry"] == [503, 503]
    assert [event["error"] for event in told if event["event"] == "degraded"] == ["ServerFault"]
    assert (told[-1]["retries"], told[-1]["degraded"]) == (2, 1)


def test_a_fault_that_all_articles_share_is_a_few_lines_not_one_each(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(failure(401, "no")) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in", 40), "--out", tmp_path / "out")
    assert ran.code == 3
    assert len(ran.err.splitlines()) <= 6
    assert re.search(
        r"extract: 40 sources \(.*00\.txt to .*39\.txt\): read by rules: .*\(401\); check OPENAI_API_KEY", ran.err
    )
    assert len([f for f in brief_of(tmp_path / "out")["failures"] if f["stage"] == "extract"]) == 40


def test_a_fault_that_differs_only_in_its_numbers_is_one_line(run: Run, model_at: At, tmp_path: Path) -> None:
    def too_long(request: dict[str, Any]) -> Any:
        return pointing(request) if asks_to_write(request) else completion('{"events": [1', finish="length")

    with serving(too_long) as server:
        model_at(server.url)
        folder = articles(tmp_path / "in", 12)
        for number, path in enumerate(sorted(folder.iterdir())):
            path.write_text(path.read_text() + "It rained all day. " * number)
        ran = run("brief", folder, "--out", tmp_path / "out", "--date", "2024-11-30")
    limits = {f["reason"] for f in brief_of(tmp_path / "out")["failures"]}
    assert len(limits) > 1
    assert len([line for line in ran.err.splitlines() if line.startswith("extract: ")]) == 1


def test_another_form_of_log_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    ran = run("brief", articles(tmp_path / "in"), "--log", "xml")
    assert (ran.code, "text and json" in ran.err) == (2, True)


def test_a_paid_run_leaves_its_traffic_in_a_log_file(twelve: Callable[..., Ran]) -> None:
    twelve()
    (log,) = run_logs().glob("*.jsonl")
    end = next(event for event in events(log.read_text(encoding="utf-8")) if event["event"] == "end")
    assert (end["answers"], end["kept"], end["exit_code"]) == (14, 0, 0)
    assert end["cost"] > 0
    assert end["prompt_tokens"] > end["completion_tokens"] > 0


def test_runs_by_rules_leave_no_log_file(run: Run, tmp_path: Path) -> None:
    run("brief", articles(tmp_path / "in"), "--extractor", "lexical")
    assert not run_logs().exists()


def test_a_log_that_cannot_be_written_costs_a_line_and_not_the_briefing(twelve: Callable[..., Ran]) -> None:
    run_logs().parent.mkdir(parents=True)
    run_logs().write_text("in the way")
    ran = twelve()
    assert ran.code == 0
    assert ran.err.splitlines()[0].startswith("this run is not logged: ")


def test_only_the_newest_hundred_logs_are_kept(twelve: Callable[..., Ran]) -> None:
    run_logs().mkdir(parents=True)
    for number in range(120):
        (run_logs() / f"2020-01-01T00-00-{number:03}Z-1.jsonl").touch()
    twelve()
    assert len(list(run_logs().iterdir())) == 100


def test_usage_is_told_by_article_and_story_and_adds_up(twelve: Callable[..., Ran], tmp_path: Path) -> None:
    twelve()
    usage = brief_of(tmp_path / "out")["usage"]
    assert [part["of"] for part in usage["parts"]] == [*(f"a{i}" for i in range(1, 13)), "s1", "s1"]
    assert {part["stage"] for part in usage["parts"][:12]} == {"extract"}
    for total in ("requests", "prompt_tokens", "completion_tokens"):
        assert usage[total] == sum(part[total] for part in usage["parts"])
    assert usage["cost"] == pytest.approx(sum(part["cost"] for part in usage["parts"]))


def test_usage_is_the_same_paid_or_kept(twelve: Callable[..., Ran], tmp_path: Path) -> None:
    twelve("--date", "2024-11-30")
    paid = (tmp_path / "out" / "brief.json").read_bytes()
    twelve("--date", "2024-11-30", "--concurrency", "1")
    assert (tmp_path / "out" / "brief.json").read_bytes() == paid


def test_on_a_terminal_a_bar_shows_how_far_it_is(tmp_path: Path) -> None:
    mine, theirs = pty.openpty()
    command = [sys.executable, "-m", "summarizer", "brief", str(articles(tmp_path / "in")), "--extractor", "lexical"]
    with subprocess.Popen(
        [*command, "--out", str(tmp_path / "out")],
        stderr=theirs,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm"},
    ):
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(mine), b"")).decode()
    os.close(mine)
    assert "reading articles" in shown
    assert "3 articles, 1 story" in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (count(1, "story"), "1 story"),
        (count(1_200, "story"), "1,200 stories"),
        (dollars(0), "$0"),
        (dollars(0.00421), "$0.0042"),
        (dollars(0.123), "$0.12"),
        (dollars(1234.5), "$1,234.50"),
        (duration(0.84), "0.8 s"),
        (duration(59.7), "1 min 0 s"),
        (duration(48.2), "48 s"),
        (size(999), "999 bytes"),
        (size(12_345_678), "12.3 MB"),
    ],
)
def test_amounts_are_told_shortly(said: str, expected: str) -> None:
    assert said == expected


def test_every_event_is_documented() -> None:
    page = Path(__file__).parents[1] / "docs" / "running.md"
    table = page.read_text(encoding="utf-8").split("## Logs")[1]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == set(get_args(RunEventName))
