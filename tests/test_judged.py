"""`regress --judge`: a second model says whether citations bear statements out; its word is asked for, and never alone."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran
from regress_suites import write_suite
from scripted_server import Reply, completion, serving

Run = Callable[..., Ran]


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    return write_suite(tmp_path / "suite")


def judging(first: str, left_out: int = 0) -> Callable[[dict[str, Any]], Reply]:
    """A judge that gives statement 1 this verdict and the others "full"; of the last `left_out` it says nothing."""

    def answered(request: dict[str, Any]) -> Reply:
        numbers = [int(n) for n in re.findall(r"^\[(\d+)\]", str(request["messages"][1]["content"]), re.MULTILINE)]
        kept = numbers[: len(numbers) - left_out]
        verdicts = [{"s": n, "support": first if n == 1 else "full"} for n in kept]
        return completion(json.dumps({"verdicts": verdicts}))

    return answered


def measures(path: Path) -> dict[str, dict[str, float]]:
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return {name: m for name, m in rows[0]["measures"].items() if name.startswith("judged.")}


def test_a_judge_counts_what_it_finds_borne_out_and_its_verdicts_are_kept(
    run: Run, suite: Path, tmp_path: Path, model_at: Callable[..., None]
) -> None:
    rules = ("regress", suite, "--judge", "j")
    with serving(judging("none")) as server:
        model_at(server.url)
        run(*rules, "--live", "--record", "--model", "m", f"--json={tmp_path / 'live'}")
    live = measures(tmp_path / "live")
    assert live["judged.unsupported"]["part"] == 1
    assert live["judged.supported"]["part"] == live["judged.supported"]["whole"] - 1
    ran = run(*rules, f"--json={tmp_path / 'replayed'}")
    assert ran.code in (0, 3), ran.err
    assert measures(tmp_path / "replayed") == live
    assert list((suite / "recordings-judge" / "floods").glob("judge-*.json"))


def test_verdicts_that_are_not_recorded_are_told_and_leave_the_other_measures_as_they_are(
    run: Run, suite: Path, tmp_path: Path
) -> None:
    ran = run("regress", suite, "--judge", "j", f"--json={tmp_path / 'json'}")
    assert ran.code == 3
    assert "no recording for judge of statements of floods" in ran.out
    row = json.loads((tmp_path / "json").read_text(encoding="utf-8"))["rows"][0]
    assert row["measures"]["figures.f1"]["value"] > 0
    assert "judged.supported" not in row["measures"]


def test_a_judge_that_leaves_statements_out_is_no_judge(run: Run, suite: Path, model_at: Callable[..., None]) -> None:
    with serving(judging("full", left_out=1)) as server:
        model_at(server.url)
        ran = run("regress", suite, "--case", "floods", "--judge", "j", "--live", "--model", "m")
    assert ran.code == 1
    assert "the judge left statements out" in ran.err


def test_a_models_verdicts_cannot_be_all_that_decides(run: Run, suite: Path) -> None:
    (suite / "gates.toml").write_text('suite = ""\n[allowed_drop]\n"judged.supported" = 0.1\n')
    ran = run("regress", suite)
    assert ran.code == 2
    assert "cannot be all that decides" in ran.err
