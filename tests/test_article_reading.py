"""Articles read by processes of their own: the same briefing, whatever becomes of the processes."""

import asyncio
import io
import multiprocessing
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from generated_articles import write_articles
from scripted_model import pointing
from scripted_server import Reply, serving

from summarizer import workers
from summarizer.article_reading import Readers
from summarizer.articles.files import read_articles
from summarizer.commands import head_start
from summarizer.commands.files import write_forms
from summarizer.extract.days import BriefingDay
from summarizer.model.client import Server, connect
from summarizer.model.tape import live_tape
from summarizer.options.run import Options
from summarizer.pipeline import Plan, make_briefing
from summarizer.render import PLAIN
from summarizer.render.json import to_json
from summarizer.schema.asking import LanguageModel
from summarizer.schema.brief import UsagePart
from summarizer.spool import Spool
from summarizer.workers import processes_for

DAY = date(2026, 11, 28)
has_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "articles", 12)


def briefing(articles: Path, processes: int, model: LanguageModel | None = None) -> Any:
    read = read_articles([str(articles)], io.BytesIO())
    readers = Readers(BriefingDay(DAY, True), "en", processes)
    return make_briefing(read, Plan(DAY, True, model, language="en", at_once=6, readers=readers))


def by_rules(articles: Path, processes: int) -> str:
    return to_json(asyncio.run(briefing(articles, processes)))


def by_model(articles: Path, processes: int, answer: Callable[[dict[str, Any]], Reply] = pointing) -> str:
    async def made(url: str) -> str:
        async with connect(Server("m", url), live_tape()) as model:
            return to_json(await briefing(articles, processes, model))

    with serving(answer) as server:
        return asyncio.run(made(server.url))


def test_processes_make_the_same_briefing_by_rules(articles: Path) -> None:
    assert by_rules(articles, 2) == by_rules(articles, 0)


def test_processes_make_the_same_briefing_by_model(articles: Path) -> None:
    assert by_model(articles, 2) == by_model(articles, 0)


def test_a_page_that_another_process_makes_is_the_one_that_this_one_makes(articles: Path, tmp_path: Path) -> None:
    made = asyncio.run(briefing(articles, 0))
    parts = Spool((UsagePart(stage="extract", of=a.id, requests=1) for a in made.articles), held=2)
    made = made.model_copy(update={"usage": made.usage.model_copy(update={"parts": parts})})  # as of a long day
    here, beside = (write_forms(made, tmp_path / str(n), PLAIN, processes=n) for n in (0, 1))
    assert [path.read_bytes() for path in beside] == [path.read_bytes() for path in here]


def test_what_killed_processes_have_not_read_is_read_here(articles: Path) -> None:
    killed: list[int | None] = []

    def killing(request: dict[str, Any]) -> Reply:
        for process in multiprocessing.active_children() if not killed else ():
            killed.append(process.pid)
            process.kill()
        return pointing(request)

    assert by_model(articles, 2, killing) == by_model(articles, 0)
    assert len(killed) == 2


_INSTALLED = """
from summarizer.cli import main
if __name__ == "__main__":
    from summarizer.workers import Worker
    there = Worker(int)
    print(there.submit(eval, "'typer' in __import__('sys').modules").result(), "installed.py" in __file__)
    there.close()
"""


def test_processes_of_the_installed_command_do_not_import_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "installed.py").write_text(_INSTALLED)
    ran = subprocess.run([sys.executable, str(tmp_path / "installed.py")], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "True"]


def test_processes_are_started_for_many_articles_alone() -> None:
    assert processes_for(workers.ENOUGH - 1) == 0
    assert processes_for(workers.ENOUGH_TO_ASK - 1, asking=True) == 0


def test_a_run_begins_to_start_processes_before_it_reads_the_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[str] = []
    monkeypatch.setattr(head_start, "processes_for", lambda articles, asking: articles // 5)
    monkeypatch.setattr(head_start, "prepare", lambda: prepared.append("once"))
    folder = write_articles(tmp_path / "some", 4)
    with head_start.head_start([str(folder), "https://example.org/feed"], Options()):
        pass
    assert not prepared
    write_articles(folder / "more", 1)
    with head_start.head_start([str(folder), "https://example.org/feed"], Options()):
        pass
    assert prepared == ["once"]


@has_proc
@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGKILL])
def test_however_a_run_ends_its_processes_end_with_it(tmp_path: Path, ended_by: signal.Signals) -> None:
    articles = write_articles(tmp_path / "articles", 2 * workers.ENOUGH)
    command = [sys.executable, "-m", "summarizer", "brief", str(articles), "--extractor", "lexical", "--quiet"]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert wait_for(lambda: len(descendants(run.pid)) >= 3), "no processes of its own were started"
    started = descendants(run.pid)
    run.send_signal(ended_by)
    said = run.communicate(timeout=60)[1].decode()
    assert run.returncode == (-ended_by if ended_by == signal.SIGKILL else 130)
    assert "Traceback" not in said
    assert wait_for(lambda: not any(is_alive(process) for process in started))


def wait_for(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + 60
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def descendants(process: int) -> list[int]:
    parents = {int(entry.name): parent_of(entry) for entry in Path("/proc").iterdir() if entry.name.isdigit()}
    found = [process]
    for known in found:
        found += [child for child, parent in parents.items() if parent == known]
    return found[1:]


def parent_of(entry: Path) -> int:
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0  # it has just ended


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
