"""`summarizer doctor`: every line says what is so and what to do, the key never shows, and asking costs nothing."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from conftest import Ran
from scripted_server import Reply, completion, failure, serving
from test_cli import At, Run

KEY = "sk-very-secret"


@contextmanager
def listing(status: int, body: Any) -> Iterator[str]:
    """A server that answers every GET alike, whose base URL it is."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def examined(run: Run, model_at: At) -> Callable[..., Ran]:
    """The doctor's words on a server that answers so."""

    def ran(status: int, body: Any, *options: str) -> Ran:
        with listing(status, body) as url:
            model_at(url)
            return run("doctor", *options)

    return ran


def line(ran: Ran, name: str) -> str:
    return next(line for line in ran.out.splitlines() if line[6:16].strip() == name)


def test_with_nothing_set_up_it_says_what_to_set_and_finds_no_fault(run: Run) -> None:
    ran = run("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert "OPENAI_API_KEY or OPENAI_BASE_URL" in line(ran, "model")
    assert "extract" in line(ran, "prompts")
    assert "pydantic" in line(ran, "program")
    assert "openai" in line(ran, "packages")
    assert all(len(line(ran, name)) <= 80 for name in ("program", "packages"))


def test_a_server_that_lists_the_model_is_in_order(examined: Callable[..., Ran]) -> None:
    ran = examined(200, {"data": [{"id": "m"}, {"id": "n"}]})
    assert ran.code == 0
    assert line(ran, "server").startswith("ok")
    assert line(ran, "model").endswith("m (SUMMARIZER_MODEL)")
    assert "not known" in line(ran, "price")


def test_a_model_that_the_server_does_not_list_is_told_with_those_it_has(examined: Callable[..., Ran]) -> None:
    told = line(examined(200, {"data": [{"id": "other"}]}), "server")
    assert told.startswith("note")
    assert "it has other" in told


@pytest.mark.parametrize(("status", "words"), [(401, "OPENAI_API_KEY"), (403, "OPENAI_API_KEY")])
def test_a_rejected_key_is_a_fault(examined: Callable[..., Ran], status: int, words: str) -> None:
    ran = examined(status, {"error": {"message": f"bad key {KEY}"}})
    assert ran.code == 1
    assert line(ran, "server").startswith("fault")
    assert words in line(ran, "server")


@pytest.mark.parametrize("body", [{"detail": "not found"}, ["a"], "x", {"data": 3}, {"data": [1]}])
def test_a_server_without_a_list_may_still_answer(examined: Callable[..., Ran], body: Any) -> None:
    ran = examined(404, body)
    assert ran.code == 0
    assert "ends in /v1" in line(ran, "server")


def test_the_key_is_never_printed(examined: Callable[..., Ran]) -> None:
    ran = examined(401, {"error": {"message": f"{KEY} is wrong"}}, "--probe")
    assert KEY not in ran.out + ran.err


def test_a_server_that_is_not_there_is_a_fault_and_no_probe_is_sent(run: Run, model_at: At) -> None:
    model_at("http://127.0.0.1:9/v1")
    ran = run("doctor", "--probe")
    assert ran.code == 1
    assert "is it running" in line(ran, "server")
    assert line(ran, "mode").startswith("note")


@pytest.mark.parametrize("url", ["localhost:8080", "ftp://example.org", "http://a:port/v1"])
def test_a_base_url_that_is_none_is_a_fault_in_one_line(run: Run, model_at: At, url: str) -> None:
    model_at(url)
    ran = run("doctor")
    assert (ran.code, ran.err) == (1, "")
    assert "not a web address" in line(ran, "server")


def test_a_secret_in_the_base_url_is_not_shown(run: Run, model_at: At) -> None:
    model_at("http://user:hidden@127.0.0.1:9/hidden/v1")
    assert "hidden" not in run("doctor").out


def test_the_model_is_asked_only_with_probe_and_then_once(run: Run, model_at: At) -> None:
    with serving(completion('{"ready": true}', tokens=(21, 5))) as server:
        model_at(server.url)
        run("doctor")
        assert server.requests == []
        ran = run("doctor", "--probe")
    assert len(server.requests) == 1
    assert "21 prompt and 5 answer tokens" in line(ran, "mode")


def test_a_probe_that_fails_is_a_fault_that_says_why(run: Run, model_at: At) -> None:
    with serving(completion("no JSON at all")) as server:
        model_at(server.url)
        ran = run("doctor", "--probe")
    assert ran.code == 1
    assert "the probe failed" in line(ran, "mode")


def test_a_cache_that_cannot_be_written_is_a_fault(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ran = run("doctor", "--cache", tmp_path / "file" / "cache")
    assert ran.code == 1
    assert "--cache DIR" in line(ran, "cache")


def test_a_known_price_is_told(run: Run, model_at: At) -> None:
    model_at("http://127.0.0.1:9/v1", "gpt-4.1-mini")
    assert "$0.40 a million prompt tokens" in line(run("doctor"), "price")


def test_what_the_probe_finds_out_is_remembered(run: Run, model_at: At) -> None:
    def only_tools(request: dict[str, Any]) -> Reply:
        return completion('{"ready": true}') if "tools" in request else failure(400, "response_format is not known")

    with serving(only_tools) as server:
        model_at(server.url)
        assert "tools; the probe took" in line(run("doctor", "--probe"), "mode")
        assert line(run("doctor"), "mode")[16:].startswith("tools")


def test_it_says_through_which_proxy_pages_are_fetched_without_its_password(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("https_proxy", "http://user:secret@proxy.example:3128")
    ran = run("doctor")
    assert "through http://proxy.example:3128" in line(ran, "web")
    assert "secret" not in ran.out


def test_a_proxy_that_cannot_be_spoken_to_is_a_fault(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("https_proxy", "socks5://proxy.example:1080")
    ran = run("doctor")
    assert ran.code == 1
    assert line(ran, "web").startswith("fault")
