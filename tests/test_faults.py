"""A day on which everything goes wrong a little: the fault matrix of the benchmarks, small."""

import json
import os
import subprocess
import sys
from pathlib import Path

from fault_matrix import FAULTS
from fault_server import running
from generated_articles import write_articles
from measuring import configured, stats

OFTEN = {name: 0.1 if name == "hang" else 0.08 for name in FAULTS}


def test_under_every_fault_at_once_all_articles_are_in_the_briefing_and_nothing_is_paid_twice(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 12)
    faults = [f"--fault={name}={share}" for name, share in (OFTEN | {"drip": 0.05, "503": 0.05}).items()]
    command = [sys.executable, "-m", "summarizer", "brief", str(folder), "--out", str(tmp_path / "out")]
    with running("--seed=7", *faults) as url:
        environment = os.environ | configured(url, tmp_path)
        done = subprocess.run(
            [*command, "--date", "2026-11-28", "--timeout", "1s"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        seen = stats(url)
    briefing = json.loads((tmp_path / "out" / "brief.json").read_text(encoding="utf-8"))
    assert done.returncode == (3 if briefing["failures"] else 0)
    assert len(briefing["articles"]) == 12
    assert briefing["usage"]["requests"] > 0
    assert seen["answered_twice"] == 0
    assert len(seen["faults"]) >= 6
    assert "Traceback" not in done.stderr
