"""Every benchmark still runs: once each, at the smallest size, whatever it measures."""

import importlib
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES
from measuring import run
from sample_briefing import sample_briefing

from summarizer.render.json import to_json

ROOT = Path(__file__).resolve().parent.parent
STORY = "harvest"  # the shortest
GOLD = str(ROOT / "fixtures" / "gold" / f"{STORY}.yaml")
BENCHMARKS = ROOT / "benchmarks"

# what each is called with; what it measures by default would take minutes
OPTIONS: dict[str, list[str]] = {
    "careless_model": ["--reader", "everything", "--workers", "1", GOLD],
    "evidence": ["SUITE"],
    "false_sentences": [GOLD],
    "fault_matrix": ["--articles", "2", "--latency", "0.01", "--seeds", "1"],
    "first_reading": [],
    "fuzz_readers": ["--examples", "2", "--seed", "1"],
    "generated_articles": ["FOLDER", "--count", "2"],
    "happenings": ["first"],
    "identities": [str(ROOT / "fixtures" / "identities" / "first.yaml")],
    "kills": ["--articles", "2", "--latency", "0.01", "--kills", "1"],
    "look_alikes": [],
    "shapes": [],
    "mark_speed": [],
    "memory": ["--sizes", "2", "--only", "lexical"],
    "merge_quality": ["--story", STORY],
    "merge_scale": ["--articles", "5", "--names", "--processes", "0"],
    "noisy_readers": ["--reader", "silent", "--workers", "1", GOLD],
    "perfect_reading": [GOLD],
    "reading": ["--mutations", "1", "--repeats", "1"],
    "reconciling": [str(ROOT / "fixtures" / "reconciling" / "first.yaml")],
    "rule_ablation": ["--story", STORY, "--only", "same_number"],
    "speed": ["--only", "brief", "--repeat", "1"],
    "startup": ["--repeat", "1"],
    "waits": ["--articles", "2", "--latency", "0.01"],
    "written_translations": [],
}
SIZES: dict[str, dict[str, Any]] = {
    "mark_speed": {"PARAGRAPHS": (2, 4)},
    "reading": {"BIG": {}, "end_to_end": lambda _: None},
    "rule_ablation": {"small_cases": dict},
    "speed": {"SIZES": ((2, 0.01), (3, 0.01))},
}
ELSEWHERE = {
    "coreference_corpus": "needs a corpus: tests/test_coreference_corpus.py",
    "fault_server": "asked by fault_matrix",
    "fixed_latency_server": "asked by speed",
    "langextract_figures": "a peer's",
    "peers": "a peer's",
    "process_tree": "started by all that measure processes",
    "render": "below",
    "tokens_vs_langextract": "a peer's",
}


def test_every_benchmark_that_can_be_started_is_started_here() -> None:
    scripts = {p.stem for p in BENCHMARKS.glob("*.py") if "__main__" in p.read_text(encoding="utf-8")}
    assert scripts == OPTIONS.keys() | ELSEWHERE.keys()


def once(command: list[str], _: int) -> float:
    """Not what only imports others' libraries."""
    return 0.0 if "-c" in command else run(command).cpu


@pytest.mark.parametrize("name", OPTIONS)
def test_it_runs_and_prints_something(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    benchmark = importlib.import_module(name)
    for constant, value in SIZES.get(name, {}).items():
        monkeypatch.setattr(benchmark, constant, value)
    if name == "startup":
        monkeypatch.setattr(benchmark, "cpu", once)
    places: dict[str, Callable[[Path], Path]] = {"FOLDER": lambda p: p / "articles", "SUITE": small_suite}
    given = [str(places[o](tmp_path)) if o in places else o for o in OPTIONS[name]]
    monkeypatch.setattr(sys, "argv", [f"{name}.py", *given])
    assert not benchmark.main()
    assert capsys.readouterr().out


def test_the_forms_of_a_briefing_are_timed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    benchmark = importlib.import_module("render")
    monkeypatch.setattr(benchmark, "_RUNS", 1)
    path = tmp_path / "brief.json"
    path.write_text(to_json(sample_briefing()), encoding="utf-8")
    benchmark.main(str(path))
    assert "html" in capsys.readouterr().out


def small_suite(folder: Path) -> Path:
    """A suite of one story."""
    shutil.copytree(FIXTURES / STORY, folder / "articles" / STORY)
    (folder / "gold").mkdir()
    shutil.copy(GOLD, folder / "gold")
    return folder
