"""`brief --dry-run`: what a run would ask and cost, told before the first question and without a network."""

import re
from pathlib import Path

import pytest
from scripted_model import pointing
from scripted_server import serving
from test_cli import At, Run, articles

from summarizer.commands.run_log import run_logs

PRICED = "gpt-4.1-mini"


def numbers(line: str) -> list[int]:
    return [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", line)]


def test_nothing_is_asked_and_nothing_written(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(pointing) as server:
        model_at(server.url, PRICED)
        ran = run("brief", articles(tmp_path / "in", 5), "--dry-run", "--out", tmp_path / "out")
    assert (ran.code, ran.err, server.requests) == (0, "", [])
    assert not (tmp_path / "out").exists()
    assert not run_logs().exists()
    day, extract, proofread, write, cost = ran.out.splitlines()
    assert day.startswith("5 articles, 1 story")
    assert numbers(extract)[:3] == [5, 0, 5]
    assert numbers(proofread)[:3] == numbers(write)[:3] == [1, 0, 1]
    assert re.match(rf"cost: about \$0\.0\d+, at most \$0\.0\d+ with {PRICED}", cost)


def test_it_comes_near_what_the_run_then_takes(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(pointing) as server:
        model_at(server.url, PRICED)
        estimated = numbers(run("brief", articles(tmp_path / "in", 5), "--dry-run").out.splitlines()[1])[3]
        run("brief", tmp_path / "in", "--out", tmp_path / "out")
    asked = [r for r in server.requests if "<n1>" in r["messages"][1]["content"]]
    characters = sum(len(m["content"]) for r in asked for m in r["messages"])
    assert estimated == pytest.approx(characters / 3.8, rel=0.01)


def test_answers_already_kept_are_not_counted_as_cost(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(pointing) as server:
        model_at(server.url, PRICED)
        run("brief", articles(tmp_path / "in", 5), "--out", tmp_path / "out")
        articles(tmp_path / "in", 7)
        paid = len(server.requests)
        ran = run("brief", tmp_path / "in", "--dry-run")
        assert len(server.requests) == paid
    assert numbers(ran.out.splitlines()[1])[:3] == [7, 5, 2]


def test_when_everything_is_kept_it_costs_nothing(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(pointing) as server:
        model_at(server.url, PRICED)
        run("brief", articles(tmp_path / "in", 3), "--out", tmp_path / "out", "--date", "2024-11-30")
    model_at("http://127.0.0.1:9/v1", PRICED)
    ran = run("brief", tmp_path / "in", "--dry-run", "--date", "2024-11-30")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == f"cost: $0 with {PRICED}"


def test_without_the_cache_all_would_be_asked(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(pointing) as server:
        model_at(server.url, PRICED)
        run("brief", articles(tmp_path / "in", 3), "--out", tmp_path / "out")
        ran = run("brief", tmp_path / "in", "--dry-run", "--no-cache")
    assert numbers(ran.out.splitlines()[1])[:3] == [3, 0, 3]


def test_an_unknown_price_is_said_to_be_unknown(run: Run, model_at: At, tmp_path: Path) -> None:
    model_at("http://127.0.0.1:9/v1", "m")
    ran = run("brief", articles(tmp_path / "in"), "--dry-run")
    assert ran.out.splitlines()[-1] == "cost: the price of m is not known"


def test_without_a_model_nothing_would_be_asked(run: Run, tmp_path: Path) -> None:
    ran = run("brief", articles(tmp_path / "in"), "--dry-run", "--extractor", "lexical")
    assert (ran.code, ran.out) == (0, "3 articles; no model is set up, so nothing would be asked\n")


def test_a_source_that_cannot_be_read_is_told_before_the_run(run: Run, model_at: At, tmp_path: Path) -> None:
    model_at("http://127.0.0.1:9/v1")
    ran = run("brief", articles(tmp_path / "in"), tmp_path / "gone.txt", "--dry-run")
    assert ran.code == 3
    assert "gone.txt" in ran.err
