"""What the tape keeps, and what it hands on, with the real client libraries above and a real server below it."""

import asyncio
import json
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from scripted_server import Reply, completion, failure, serving

from summarizer.errors import KeyRejected, RecordingMissing, Refused, TapeError, Truncated, UsageError
from summarizer.model import client
from summarizer.model.client import Server, connect
from summarizer.model.patience import Patience
from summarizer.model.tape import Cache, Recording, Tape, live_tape, recorded_model, replay_tape
from summarizer.schema.asking import Answer, Answered, Ask

KEY = "sk-very-secret"
NOWHERE = "http://127.0.0.1:9/v1"


class Place(Answer):
    """Where it happened."""

    name: str


class Region(Answer):
    """Another schema."""

    name: str
    country: str | None = None


def an_ask(subject: str = "003_x.txt", **changes: Any) -> Ask:
    values: dict[str, Any] = {"prompt": "extract", "version": "2", "prompt_digest": "p1", "system": "Say where."}
    values |= {"subject_digest": f"a1 {subject}", "user": f"PRIVATE TEXT of {subject}", "max_tokens": 50}
    return Ask(**{**values, "subject": subject, **changes})


def ask_all(
    tape: Tape, url: str = NOWHERE, asks: Sequence[Ask] = (), answer: type[Answer] = Place, model: str = "m"
) -> list[Answered[Any]]:
    async def asked() -> list[Answered[Any]]:
        server = Server(model, url, KEY)
        async with connect(server, tape, patience=Patience(tries=2, first_wait=0.01)) as connected:
            return await asyncio.gather(*(connected.ask(one, answer) for one in asks or [an_ask()]))

    return asyncio.run(asked())


def place(name: str = "Aleppo", **usage: Any) -> Reply:
    return completion(json.dumps({"name": name}), **usage)


def echo(request: dict[str, Any]) -> Reply:
    return place(request["messages"][1]["content"])


def record(folder: Path, *script: Any, asks: Sequence[Ask] = (), **kwargs: Any) -> list[Answered[Any]]:
    with serving(*(script or [place()])) as server:
        return ask_all(live_tape(record=folder), server.url, asks, **kwargs)


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_a_replay_gives_the_recorded_answer_with_no_server_anywhere(tmp_path: Path) -> None:
    live = record(tmp_path, place(tokens=(70, 8)))
    assert ask_all(replay_tape(tmp_path)) == live
    assert live == [Answered(Place(name="Aleppo"), 1, 70, 8)]


def test_a_replay_opens_no_way_to_a_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live = record(tmp_path)
    monkeypatch.setattr(client, "open_network", lambda *_: pytest.fail("certificates take a while to load"))
    assert ask_all(replay_tape(tmp_path)) == live


def test_a_re_asked_question_replays_with_both_its_requests(tmp_path: Path) -> None:
    live = record(tmp_path, completion("{}"), place())
    assert live[0].requests == 2
    assert ask_all(replay_tape(tmp_path)) == live


@pytest.mark.parametrize(
    ("reply", "error"), [(completion(None, refusal="No."), Refused), (completion("{", finish="length"), Truncated)]
)
def test_a_refusal_and_a_truncated_answer_replay_as_such(tmp_path: Path, reply: Reply, error: type[Exception]) -> None:
    with pytest.raises(error):
        record(tmp_path, reply)
    with pytest.raises(error):
        ask_all(replay_tape(tmp_path))


@pytest.mark.parametrize("reply", [completion(""), Reply({"choices": []}), Reply("<p>hello</p>"), failure(500, "oops")])
def test_what_is_no_answer_is_not_kept(tmp_path: Path, reply: Reply) -> None:
    with pytest.raises(Exception, match=r"no answer|empty|failed"):
        record(tmp_path, reply)
    assert not list(tmp_path.iterdir())


def test_a_recording_names_its_model_server_time_and_prompt_and_holds_digests(tmp_path: Path) -> None:
    record(tmp_path)
    file = only_file(tmp_path)
    kept = json.loads(file.read_text())
    assert list(kept) == [
        "kind", "model", "server", "recorded_at", "prompt", "subject", "key", "digests", "answer",
    ]  # fmt: skip
    assert file.name == f"extract-003_x_txt-{kept['key'][:12]}.json"
    assert (kept["kind"], kept["model"], kept["prompt"]) == ("recording", "m", {"name": "extract", "version": "2"})
    assert kept["server"].startswith("http://127.0.0.1:")
    assert len(kept["recorded_at"]) == len("2026-11-22T06:00:00Z")
    assert set(kept["digests"]) == {"article", "prompt", "schema", "parameters", "messages"}
    assert kept["answer"]["choices"][0]["message"]["content"] == '{"name": "Aleppo"}'


def test_a_recording_holds_no_key_no_header_and_no_text_of_the_request(tmp_path: Path) -> None:
    record(tmp_path)
    text = only_file(tmp_path).read_text().lower()
    assert not [word for word in (KEY, "authorization", "content-type", "private text", "say where") if word in text]


def test_an_answer_is_on_disk_before_it_is_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    sync, swap = os.fsync, Path.replace

    def noted_sync(handle: int) -> None:
        order.append("synced")
        sync(handle)

    def noted_swap(part: Path, file: Path) -> Path:
        order.append("named")
        return swap(part, file)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_swap)
    record(tmp_path)
    assert order[:2] == ["synced", "named"]


def test_a_full_disk_is_told_as_such_and_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(TapeError, match="No space left"):
        record(tmp_path)
    assert not list(tmp_path.iterdir())


def test_recording_again_into_a_folder_pays_only_for_what_is_new(tmp_path: Path) -> None:
    record(tmp_path)
    with serving(place("Idlib")) as server:
        answers = ask_all(live_tape(record=tmp_path), server.url, [an_ask(), an_ask("004_y.txt")])
    assert [answer.value.name for answer in answers] == ["Aleppo", "Idlib"]
    assert len(server.requests) == 1
    assert len(list(tmp_path.iterdir())) == 2


def test_the_same_question_twice_at_once_is_paid_once(tmp_path: Path) -> None:
    with serving(place("Aleppo"), place("Idlib")) as server:
        answers = ask_all(live_tape(record=tmp_path), server.url, [an_ask(), an_ask()])
    assert answers[0] == answers[1]
    assert len(server.requests) == 1


def test_a_servers_dialect_does_not_change_what_is_replayed(tmp_path: Path) -> None:
    def newer(request: dict[str, Any]) -> Reply:
        return failure(400, "use max_completion_tokens") if "max_tokens" in request else place()

    live = record(tmp_path, newer)
    assert ask_all(replay_tape(tmp_path)) == live


def test_another_server_finds_the_same_recordings(tmp_path: Path) -> None:
    record(tmp_path)
    with serving(place("Idlib")) as elsewhere:
        assert ask_all(live_tape(record=tmp_path), elsewhere.url)[0].value.name == "Aleppo"
    assert not elsewhere.requests


def test_text_in_any_script_is_kept_readable_and_half_a_surrogate_does_no_harm(tmp_path: Path) -> None:
    asks = [an_ask(), an_ask("b\udcff.txt", user="x", subject_digest="b1")]
    live = record(tmp_path, completion('{"name": "حلب"}'), completion('{"name": "\ud83d"}'), asks=asks)
    assert "حلب" in "".join(file.read_text(encoding="utf-8") for file in tmp_path.iterdir())
    assert ask_all(replay_tape(tmp_path), asks=asks) == live


def test_an_answer_written_by_hand_replays_like_any_other(tmp_path: Path) -> None:
    record(tmp_path)
    file = only_file(tmp_path)
    kept = json.loads(file.read_text()) | {"kind": "reference", "written_by": "an analyst"}
    kept["answer"] = {"choices": [{"finish_reason": "stop", "message": {"content": '{"name": "Saraqib"}'}}]}
    file.write_text(json.dumps(kept))
    assert ask_all(replay_tape(tmp_path)) == [Answered(Place(name="Saraqib"), 1, 0, 0)]


def missed(folder: Path, **kwargs: Any) -> str:
    with serving(place()) as server, pytest.raises(RecordingMissing) as caught:
        ask_all(replay_tape(folder), server.url, **kwargs)
    assert not server.requests
    return str(caught.value)


def test_a_miss_says_that_the_prompt_changed(tmp_path: Path) -> None:
    record(tmp_path)
    told = missed(tmp_path, asks=[an_ask(version="3", prompt_digest="p2", system="Say exactly where.")])
    assert told.startswith("no recording for extract of 003_x.txt: nearest is extract-003_x_txt-")
    assert "(model m, 20" in told
    assert told.endswith(
        "which differs in the prompt's text (recorded with version 2, now 3); run with --record DIR to make one"
    )


@pytest.mark.parametrize(
    ("changed", "difference"),
    [
        ({"asks": [an_ask(subject_digest="a2", user="Corrected text")]}, "the article's text"),
        ({"asks": [an_ask(user="Other words")]}, "the messages"),
        ({"asks": [an_ask(max_tokens=51)]}, "the model or its parameters"),
        ({"model": "m2"}, "the model (recorded with m, now m2)"),
        ({"answer": Region}, "the answer's schema"),
    ],
)
def test_a_miss_says_what_else_changed(tmp_path: Path, changed: dict[str, Any], difference: str) -> None:
    record(tmp_path)
    assert f"which differs in {difference};" in missed(tmp_path, **changed)


def test_a_miss_names_the_same_subjects_recording_before_anothers(tmp_path: Path) -> None:
    record(tmp_path, echo, asks=[an_ask("001_a.txt"), an_ask("003_x.txt")])
    newer = an_ask(version="3", prompt_digest="p2", system="?")
    assert "nearest is extract-003_x_txt" in missed(tmp_path, asks=[newer])
    assert "nearest is extract-001_a_txt" in missed(tmp_path, asks=[an_ask("009.txt")])


def test_a_miss_in_a_folder_without_the_prompt_says_so(tmp_path: Path) -> None:
    record(tmp_path)
    assert "has none of this prompt" in missed(tmp_path, asks=[an_ask(prompt="write", system="?")])


def test_the_second_run_over_a_cache_sends_no_request(tmp_path: Path) -> None:
    cache = tmp_path / "deep" / "answers.sqlite"
    with serving(echo) as server:
        runs = [ask_all(live_tape(cache=cache), server.url, [an_ask(), an_ask("004_y.txt")]) for _ in range(2)]
    assert runs[0] == runs[1]
    assert len(server.requests) == 2


def test_what_was_answered_before_a_failure_is_not_paid_again(tmp_path: Path) -> None:
    cache = tmp_path / "answers.sqlite"
    first, second = an_ask("001.txt"), an_ask("002.txt")
    with serving(place(), failure(401, "no")) as server:
        ask_all(live_tape(cache=cache), server.url, [first])
        with pytest.raises(KeyRejected):
            ask_all(live_tape(cache=cache), server.url, [second])
    with serving(echo) as server:
        ask_all(live_tape(cache=cache), server.url, [first, second])
    assert [request["messages"][1]["content"] for request in server.requests] == ["PRIVATE TEXT of 002.txt"]


def test_an_answer_from_the_cache_is_recorded_too(tmp_path: Path) -> None:
    cache, folder = tmp_path / "answers.sqlite", tmp_path / "recordings"
    with serving(place()) as server:
        live = ask_all(live_tape(cache=cache), server.url)
        ask_all(live_tape(record=folder, cache=cache), server.url)
    assert len(server.requests) == 1
    assert ask_all(replay_tape(folder)) == live


def a_recording(name: str = "Aleppo") -> Recording:
    told = {"kind": "recording", "model": "m", "server": "s", "recorded_at": "2026-11-22T06:00:00Z", "subject": "x"}
    named = {"prompt": {"name": "extract", "version": "1"}, "key": "k", "digests": {}, "answer": {"name": name}}
    return Recording.model_validate(told | named)


def test_two_processes_on_one_cache_go_on_with_the_answer_that_came_first(tmp_path: Path) -> None:
    first, second = Cache(tmp_path / "c.sqlite"), Cache(tmp_path / "c.sqlite")
    assert first.put_all([a_recording("Aleppo")])[0].answer == {"name": "Aleppo"}
    assert second.put_all([a_recording("Idlib")])[0].answer == {"name": "Aleppo"}
    assert first.get("k") == second.get("k") == a_recording("Aleppo")
    assert first.get("other") is None
    first.close()
    second.close()


def test_a_cache_that_is_no_database_is_told_with_its_name(tmp_path: Path) -> None:
    cache = tmp_path / "c.sqlite"
    cache.write_text("not a database, but long enough to be taken for one" * 50)
    with pytest.raises(TapeError, match=r"c\.sqlite .*--no-cache"):
        live_tape(cache=cache)


def test_a_damaged_answer_in_the_cache_is_told_as_such(tmp_path: Path) -> None:
    cache = tmp_path / "c.sqlite"
    with serving(place()) as server:
        ask_all(live_tape(cache=cache), server.url)
        with sqlite3.connect(cache) as connection:
            connection.execute("UPDATE answers SET recording = '{}'")
        connection.close()
        with pytest.raises(TapeError, match="cannot use the cache"):
            ask_all(live_tape(cache=cache), server.url)


def test_without_stores_the_tape_is_off(tmp_path: Path) -> None:
    with serving(place()) as server:
        ask_all(live_tape(), server.url)
        ask_all(live_tape(), server.url)
    assert len(server.requests) == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["", "{", "[]", '{"kind": "recording"}'])
def test_a_damaged_recording_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "extract-x.json").write_text(text)
    with pytest.raises(TapeError, match=r"extract-x\.json is not a recording"):
        replay_tape(tmp_path)


def test_a_replay_without_a_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--record"):
        replay_tape(tmp_path / "nowhere")


def test_the_recorded_model_is_the_one_that_the_folder_names(tmp_path: Path) -> None:
    record(tmp_path / "a", model="small")
    assert recorded_model(tmp_path) == "small"
    record(tmp_path / "b", model="large")
    with pytest.raises(UsageError, match=r"large, small.*--model"):
        recorded_model(tmp_path)


def test_a_folder_without_recordings_has_no_model(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no recordings"):
        recorded_model(tmp_path)
