"""What is on the wire comes home, whatever becomes of the run: real processes, really killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from threading import Event
from typing import Any
from unittest.mock import patch

import pytest
from scripted_model import dawdling, pointing
from scripted_server import Reply, ScriptedServer, serving
from test_cli import articles, wait_until
from test_tape import an_ask, ask_all, echo

from summarizer.commands.head_start import head_start
from summarizer.model.courier.launch import see_off
from summarizer.model.tape import live_tape
from summarizer.options.run import Options

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no courier there")


def started(folder: Path, home: Path, url: str) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "summarizer",
        "brief",
        str(folder),
        "--out",
        str(home / "out"),
        "--concurrency",
        "4",
    ]
    environment = os.environ | {"OPENAI_BASE_URL": url, "SUMMARIZER_MODEL": "m", "XDG_CACHE_HOME": str(home)}
    return subprocess.Popen([*command, "--date", "2024-11-30", "--quiet"], env=environment)


def finished(folder: Path, home: Path, url: str) -> bytes:
    assert started(folder, home, url).wait(60) == 0
    return (home / "out" / "brief.json").read_bytes()


def came(server: ScriptedServer) -> Counter[str]:
    """How often each request came."""
    return Counter(json.dumps(request, sort_keys=True) for request in server.requests)


@pytest.mark.parametrize("after", [1, 6])
def test_a_run_that_is_killed_and_started_again_asks_nothing_twice_and_ends_with_the_same_bytes(
    tmp_path: Path, after: int
) -> None:
    folder = articles(tmp_path / "in", 8)
    with serving(pointing) as server:
        undisturbed = finished(folder, tmp_path / "undisturbed", server.url)
    with serving(dawdling(pointing, seed=1, longest=0.4)) as server:
        run = started(folder, tmp_path / "killed", server.url)
        wait_until(lambda: len(server.requests) >= after)
        run.send_signal(signal.SIGKILL)
        run.wait()
        again = finished(folder, tmp_path / "killed", server.url)
    assert again == undisturbed
    assert set(came(server).values()) == {1}


def test_two_runs_at_once_on_one_cache_pay_once(tmp_path: Path) -> None:
    folder = articles(tmp_path / "in", 8)
    with serving(dawdling(pointing, seed=2, longest=0.2)) as server:
        runs = [started(folder, tmp_path / "home", server.url) for _ in range(2)]
        assert [run.wait(60) for run in runs] == [0, 0]
    assert set(came(server).values()) == {1}


def test_another_server_is_asked_at_once_what_one_that_hangs_still_has_under_way(tmp_path: Path) -> None:
    folder, over = articles(tmp_path / "in", 2), Event()

    def hanging(request: dict[str, Any]) -> Reply:
        over.wait(60)
        return pointing(request)

    with serving(hanging) as hung, serving(pointing) as other:
        run = started(folder, tmp_path / "home", hung.url)
        wait_until(lambda: len(hung.requests) >= 2)
        run.kill()
        run.wait()
        try:
            finished(folder, tmp_path / "home", other.url)
            assert {str(r) for r in hung.requests} <= {str(r) for r in other.requests}
        finally:
            over.set()


def test_a_courier_that_dies_is_replaced_and_its_questions_are_asked_again(tmp_path: Path) -> None:
    killed: list[int] = []

    def after_the_courier_died(request: dict[str, Any]) -> Reply:
        if len(killed) == 0 and "002" in str(request):
            killed.append(kill_couriers_of(os.getpid()))
            time.sleep(0.1)
        return echo(request)

    with serving(after_the_courier_died) as server:
        tape = live_tape(cache=tmp_path / "answers.sqlite")
        answers = ask_all(tape, server.url, [an_ask("001.txt"), an_ask("002.txt"), an_ask("003.txt")])
    assert killed == [1]
    assert [a.value.name[-7:] for a in answers] == ["001.txt", "002.txt", "003.txt"]


def test_a_courier_that_was_launched_ahead_and_not_asked_for_ends_with_the_command() -> None:
    options = Options(model="m")
    with patch.dict(os.environ, {"OPENAI_BASE_URL": "http://127.0.0.1:9", "SUMMARIZER_MODEL": "m"}):
        with head_start([], options):
            assert len(couriers_started_by(os.getpid())) == 1
        assert not couriers_started_by(os.getpid())


def kill_couriers_of(parent: int) -> int:
    """Kills the couriers that a process has started; how many."""
    couriers = couriers_started_by(parent)
    for courier in couriers:
        os.kill(courier, signal.SIGKILL)
    return len(couriers)


def couriers_started_by(parent: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(parent)], capture_output=True, text=True, check=False
    )
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "summarizer.model.courier" in line]


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks at the processes in /proc")
def test_a_courier_that_is_let_go_ends_beside_what_the_command_still_does_and_before_it() -> None:
    with head_start([], Options()):
        courier = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
        see_off(courier)
        still_there = courier.poll() is None
        assert courier.stdin is not None
        courier.stdin.close()
    assert still_there
    assert courier.returncode == 0


def test_a_run_that_has_nothing_to_ask_leaves_no_courier_behind(tmp_path: Path) -> None:
    folder = articles(tmp_path / "in", 2)
    with serving(pointing) as server:
        first = finished(folder, tmp_path, server.url)
        asked = len(server.requests)
        assert finished(folder, tmp_path, server.url) == first
        assert len(server.requests) == asked
    wait_until(lambda: not couriers_of(tmp_path))


def couriers_of(home: Path) -> list[str]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if b"summarizer.model.courier" in (process / "cmdline").read_bytes():
                found += [process.name] * (str(home).encode() in (process / "environ").read_bytes())
        except OSError:  # it has just ended
            continue
    return found


def test_where_no_courier_starts_the_run_carries_its_requests_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.model.courier.launch._COMMAND", (sys.executable, "-c", "raise SystemExit(1)"))
    with serving(echo) as server:
        cache = tmp_path / "answers.sqlite"
        for _ in range(2):
            answers = ask_all(live_tape(cache=cache), server.url, [an_ask("001.txt"), an_ask("002.txt")])
    assert len(answers) == 2
    assert len(server.requests) == 2
