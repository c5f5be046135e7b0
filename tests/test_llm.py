"""What a question to a model comes to, over the real client libraries and a real server on the loopback."""

import asyncio
import json
import pickle
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from scripted_server import Reply, ScriptedServer, completion, failure, serving

from summarizer.errors import (
    EmptyAnswer,
    InvalidAnswer,
    KeyRejected,
    ModelError,
    NoSuchModel,
    RateLimited,
    Refused,
    RequestRejected,
    ServerFault,
    ServerUnreachable,
    Truncated,
    UsageError,
)
from summarizer.model.client import OpenAIModel, Server, connect
from summarizer.model.dialect import Dialect, DialectMemory
from summarizer.model.patience import Patience
from summarizer.model.tape import Tape, live_tape
from summarizer.schema.asking import Answer, Answered, Ask
from summarizer.schema.run_events import watching

KEY = "sk-very-secret"
QUICK = Patience(tries=3, first_wait=0.01, longest_wait=2.0)


class Count(BaseModel):
    n: int


class Counts(Answer):
    place: str
    counts: list[Count]


GOOD = json.dumps({"place": "Aleppo", "counts": [{"n": 7}]})
Review = Callable[[Counts], list[str]]


def an_ask(subject: str = "001.txt", user: str = "[1] <n7>231</n7> died.", **changes: Any) -> Ask:
    values = {"prompt": "extract", "version": "2", "prompt_digest": "p" * 64, "subject_digest": "a" * 64}
    return Ask(**{**values, "subject": subject, "system": "Count.", "user": user, "max_tokens": 100, **changes})


def model_at(url: str, tape: Tape | None = None, patience: Patience = QUICK, timeout: float = 10.0) -> OpenAIModel:
    return connect(Server("m", url, KEY, timeout), tape or live_tape(), patience=patience)


def ask(server: ScriptedServer, review: Review | None = None, question: Ask | None = None) -> Answered[Counts]:
    async def asked() -> Answered[Counts]:
        async with model_at(server.url) as model:
            return await model.ask(question or an_ask(), Counts, review)

    return asyncio.run(asked())


def no_mark_7(answer: Counts) -> list[str]:
    found = [index for index, count in enumerate(answer.counts) if count.n == 7]
    return [f"counts[{index}].n: there is no mark n7; the article has n1 to n3" for index in found]


def test_an_answer_comes_back_in_the_callers_own_class() -> None:
    with serving(completion(GOOD)) as server:
        answered = ask(server)
    assert answered == Answered(Counts(place="Aleppo", counts=[Count(n=7)]), 1, 10, 5)
    assert pickle.loads(pickle.dumps(answered.value)) == answered.value


def test_the_request_asks_for_the_schema_at_temperature_0_with_the_prompt_as_it_is() -> None:
    with serving(completion(GOOD)) as server:
        ask(server)
    request = server.requests[0]
    assert request["messages"] == [
        {"role": "system", "content": "Count."},
        {"role": "user", "content": "[1] <n7>231</n7> died."},
    ]
    assert (request["model"], request["temperature"], request["max_tokens"]) == ("m", 0, 100)
    assert request["response_format"]["json_schema"]["schema"]["additionalProperties"] is False


def test_an_article_that_looks_like_a_template_arrives_unchanged() -> None:
    text = "Budget {% raw %}{{x}} {# not a comment #} {% for"
    with serving(completion(GOOD)) as server:
        ask(server, question=an_ask(user=text))
    assert server.requests[0]["messages"][1]["content"] == text


def test_a_problem_found_by_the_review_goes_back_with_its_path_and_reason() -> None:
    better = json.dumps({"place": "Aleppo", "counts": [{"n": 3}]})
    with serving(completion(GOOD), completion(better)) as server:
        answered = ask(server, no_mark_7)
    told = server.requests[1]["messages"]
    assert told[2] == {"role": "assistant", "content": GOOD}
    assert "counts[0].n: there is no mark n7; the article has n1 to n3" in told[3]["content"]
    assert answered.value.counts[0].n == 3


def test_a_misshapen_answer_goes_back_with_path_and_reason_and_without_links() -> None:
    with serving(completion('{"place": "Aleppo", "counts": [{"n": "many"}]}'), completion(GOOD)) as server:
        ask(server)
    told = server.requests[1]["messages"][3]["content"]
    assert "counts.0.n\n  Input should be a valid integer" in told
    assert "http" not in told


def test_usage_sums_every_attempt() -> None:
    with serving(completion("{}", tokens=(100, 20)), completion(GOOD, tokens=(130, 25))) as server:
        answered = ask(server)
    assert (answered.requests, answered.prompt_tokens, answered.completion_tokens) == (2, 230, 45)


def test_the_last_attempt_is_accepted_with_the_problems_it_still_has() -> None:
    with serving(completion(GOOD)) as server:
        answered = ask(server, no_mark_7)
    assert len(server.requests) == 2
    assert no_mark_7(answered.value)


@pytest.mark.parametrize("worse", [completion("{"), completion(GOOD, finish="length"), completion(None)])
def test_where_only_the_re_ask_fails_the_reviewed_answer_is_taken(worse: Reply) -> None:
    with serving(completion(GOOD), worse) as server:
        answered = ask(server, no_mark_7)
    assert answered.value.counts == [Count(n=7)]
    assert answered.requests == 2


def test_an_answer_that_never_fits_is_invalid_and_the_error_says_where() -> None:
    with serving(completion('{"place": 3}')) as server, pytest.raises(InvalidAnswer, match="counts Field required"):
        ask(server)
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"Sure! Here it is:\n```json\n{GOOD}\n```\nAnything else?",
        f"  {GOOD}\n",
        f'<think>Perhaps {{"place": "Homs", "counts": [{{"n": 1}}, {{"n": 2}}]}}? No.</think>\n{GOOD}',
        f"Of the form {{place, counts}}: {GOOD} ({{}} would be nothing.)",
    ],
)
def test_prose_around_the_json_costs_no_second_request(text: str) -> None:
    with serving(completion(text)) as server:
        assert ask(server).value.place == "Aleppo"
    assert len(server.requests) == 1


def test_prose_instead_of_json_is_asked_again() -> None:
    with serving(completion("I could not find any."), completion(GOOD)) as server:
        assert ask(server).requests == 2


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (completion(None, refusal="I cannot help with that."), Refused),
        (completion("{", finish="content_filter"), Refused),
        (completion(""), EmptyAnswer),
        (completion(None), EmptyAnswer),
        (Reply({"choices": []}), EmptyAnswer),
        (Reply({"error": {"message": "upstream"}}), EmptyAnswer),
        (Reply([1, 2]), EmptyAnswer),
        (Reply({"choices": [{"message": "no object"}]}), EmptyAnswer),
        (completion(None, tool_calls=[{"id": "t1"}]), EmptyAnswer),
        (Reply("<html>Welcome</html>", headers={"content-type": "text/html"}), EmptyAnswer),
        (Reply("{ not json"), EmptyAnswer),
        (failure(401, f"Incorrect API key {KEY}"), KeyRejected),
        (failure(403, "Forbidden"), KeyRejected),
        (failure(404, "no such model"), NoSuchModel),
        (failure(400, f"the context of {KEY} has at most 4096 tokens"), RequestRejected),
        (failure(429, "quota", "insufficient_quota"), RateLimited),
        (failure(429, "come tomorrow", retry_after="86400"), RateLimited),
    ],
)
def test_what_asking_again_cannot_mend_is_named_after_one_request(reply: Reply, error: type[ModelError]) -> None:
    with serving(reply) as server, pytest.raises(error) as caught:
        ask(server)
    assert type(caught.value) is error
    assert len(server.requests) == 1
    assert KEY not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (failure(429, "slow down"), RateLimited),
        (failure(500, "oops"), ServerFault),
        (Reply(fault="reset"), ServerFault),
    ],
)
def test_a_fault_that_does_not_pass_is_named_after_the_budget_of_tries(reply: Reply, error: type[ModelError]) -> None:
    with serving(reply) as server, pytest.raises(error) as caught:
        ask(server)
    assert len(server.requests) == QUICK.tries
    assert not caught.value.permanent


@pytest.mark.parametrize(
    "reply", [failure(500, "oops"), failure(503, "busy"), Reply("<html>bad gateway</html>", 502), Reply(fault="reset")]
)
def test_a_passing_fault_is_waited_out(reply: Reply) -> None:
    with serving(reply, completion(GOOD)) as server:
        answered = ask(server)
    assert len(server.requests) == 2
    assert answered.requests == 1


@pytest.mark.parametrize("code", [429, 503])
def test_an_error_that_a_gateway_sends_as_a_success_is_waited_out(code: int) -> None:
    error = {"error": {"message": "the model behind is busy", "code": code}}
    with serving(Reply(error), completion(GOOD)) as server:
        assert ask(server).value.place == "Aleppo"
    assert len(server.requests) == 2


def test_an_error_sent_as_a_success_is_told_in_the_servers_words_when_it_stays() -> None:
    error = {"error": {"message": "no such model here", "code": 404}}
    with serving(Reply(error)) as server, pytest.raises(NoSuchModel, match="no such model here"):
        ask(server)


def test_the_wait_that_the_server_asks_for_is_kept_to() -> None:
    with serving(failure(429, "slow down", retry_after="0.3"), completion(GOOD)) as server:

        async def seconds() -> float:
            async with model_at(server.url) as model:
                start = asyncio.get_running_loop().time()
                await model.ask(an_ask(), Counts)
                return asyncio.get_running_loop().time() - start

        assert asyncio.run(seconds()) >= 0.3


def test_an_answer_that_was_cut_off_is_asked_for_once_more_with_twice_the_room() -> None:
    with serving(completion('{"place": "Al', finish="length", tokens=(10, 100)), completion(GOOD)) as server:
        answered = ask(server)
    assert [request["max_tokens"] for request in server.requests] == [100, 200]
    assert (answered.requests, answered.completion_tokens) == (2, 105)


def test_an_answer_that_is_cut_off_twice_is_truncated() -> None:
    with serving(completion('{"place": "Al', finish="length")) as server, pytest.raises(Truncated, match="200 tokens"):
        ask(server)
    assert len(server.requests) == 2


def test_of_an_answer_that_is_cut_off_twice_all_but_its_last_item_is_taken() -> None:
    """The last one may have lost digits: 12 of 123."""
    cut = completion('{"place": "Aleppo", "counts": [{"n": 7}, {"n": 12', finish="length")
    with serving(cut) as server:
        assert ask(server).value == Counts(place="Aleppo", counts=[Count(n=7)])
    assert len(server.requests) == 2


@pytest.mark.parametrize("rest", ["\n" * 90, ', {"n": 7, "of": "the same city as before"}' * 9])
def test_an_answer_that_goes_in_circles_until_its_limit_is_given_no_more_room(rest: str) -> None:
    round_and_round = completion(f'{{"place": "Aleppo", "counts": [{{"n": 7}}{rest}', finish="length")
    with serving(round_and_round) as server:
        assert ask(server).value.counts[0] == Count(n=7)
    assert len(server.requests) == 1


def test_thinking_aloud_that_is_cut_off_is_no_answer() -> None:
    cut = completion('<think>It may be {"place": "Aleppo", "counts": [{"n": 7}]}, or', finish="length")
    with serving(cut) as server, pytest.raises(Truncated):
        ask(server)


def test_of_an_answer_that_does_not_fit_to_the_last_what_fits_is_taken() -> None:
    misfits = completion('{"place": "Aleppo", "counts": [{"n": 7}, {"n": "many"}, {"of": 3}]}')
    with serving(misfits) as server:
        answered = ask(server)
    assert answered.value == Counts(place="Aleppo", counts=[Count(n=7)])
    assert answered.requests == 2


def test_a_server_without_twice_the_room_leaves_it_at_truncated() -> None:
    cut = completion('{"place": "Al', finish="length")
    with serving(cut, failure(400, "that is too long")) as server, pytest.raises(Truncated, match="100 tokens"):
        ask(server)


def test_faults_and_misfits_have_budgets_of_their_own() -> None:
    oops = failure(500, "oops")
    with serving(oops, oops, completion("{}"), oops, oops, completion(GOOD)) as server:
        assert ask(server).requests == 2


def test_a_server_that_hangs_is_given_up_after_a_second_try() -> None:
    with serving(Reply(fault="hang")) as server:

        async def asked() -> None:
            async with model_at(server.url, timeout=0.2) as model:
                await model.ask(an_ask(), Counts)

        with pytest.raises(ServerFault, match="too long"):
            asyncio.run(asked())
    assert len(server.requests) == 2


def test_a_server_that_is_not_there_is_unreachable_soon() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"

    async def asked() -> float:
        loop = asyncio.get_running_loop()
        start = loop.time()
        async with model_at(url, patience=Patience(first_wait=0.1)) as model:
            with pytest.raises(ServerUnreachable, match="check the base URL") as caught:
                await model.ask(an_ask(), Counts)
        assert caught.value.permanent
        return loop.time() - start

    assert asyncio.run(asked()) < 0.6  # three tries, a tenth of the usual waits


SLOWLY = Reply({"error": {"message": "slowly"}}, 429, headers={"retry-after": "0.1"})


def waits_before_an_answer(*faults: Reply) -> list[float]:
    """The seconds waited after each fault, the first wait of one's own being 0.2."""
    waits: list[float] = []

    async def asked(url: str) -> None:
        async with model_at(url, patience=Patience(first_wait=0.2)) as model:
            await model.ask(an_ask(), Counts)

    with (
        serving(*faults, completion(GOOD)) as server,
        watching(lambda event: waits.append(float(str(event.fields.get("wait", 0))))),
    ):
        asyncio.run(asked(server.url))
    return [wait for wait in waits if wait]


def test_a_server_that_says_how_long_to_wait_is_asked_again_after_just_that() -> None:
    *first, last = waits_before_an_answer(SLOWLY, SLOWLY, SLOWLY, SLOWLY)
    assert len(first) == 3
    assert all(0.1 <= wait <= 0.15 for wait in first)
    assert last >= 1.6  # one that goes on is asked less often


def test_a_fault_that_follows_on_waits_the_server_asked_for_is_waited_out_like_a_first_one() -> None:
    oops = failure(500, "oops")
    *_, first, second = waits_before_an_answer(SLOWLY, SLOWLY, oops, oops)
    assert 0.2 <= first <= 0.4
    assert 0.4 <= second <= 0.6


def test_which_errors_make_further_asking_pointless() -> None:
    assert KeyRejected("").permanent
    assert NoSuchModel("").permanent
    assert RateLimited("", permanent=True).permanent
    assert not any(kind("").permanent for kind in (RateLimited, ServerFault, Refused, Truncated, InvalidAnswer))


def test_twenty_questions_at_once_keep_their_own_reviews_and_counts() -> None:
    def echo(request: dict[str, Any]) -> Reply:
        number = int(request["messages"][1]["content"])
        again = len(request["messages"]) > 2
        return completion(json.dumps({"place": f"P{number}", "counts": [{"n": number + (100 if again else 0)}]}))

    def review_of(number: int) -> Review:
        return lambda answer: [f"{answer.place}: not yet"] if answer.place != f"P{number}" or number % 2 else []

    async def all_asked(url: str) -> list[Answered[Counts]]:
        async with model_at(url) as model:
            questions = [model.ask(an_ask(user=str(n)), Counts, review_of(n)) for n in range(20)]
            return await asyncio.gather(*questions)

    with serving(echo) as server:
        answers = asyncio.run(all_asked(server.url))
    assert [(a.value.place, a.value.counts[0].n, a.requests) for a in answers] == [
        (f"P{n}", n + 100 if n % 2 else n, 2 if n % 2 else 1) for n in range(20)
    ]


def newer_dialect(request: dict[str, Any]) -> Reply:
    if "max_tokens" in request:
        return failure(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
    if "temperature" in request:
        return failure(400, "Unsupported value: 'temperature' does not support 0 with this model.")
    return completion(GOOD)


def without_schemas(request: dict[str, Any]) -> Reply:
    if "response_format" in request:
        return failure(400, "This response_format type is unavailable now")
    name = request["tool_choice"]["function"]["name"]
    call = {"id": "t1", "type": "function", "function": {"name": name, "arguments": GOOD}}
    return completion(None, finish="tool_calls", tool_calls=[call])


@pytest.mark.parametrize(("dialect", "complaints"), [(newer_dialect, 2), (without_schemas, 1)])
def test_a_servers_dialect_is_learned_once_a_run(dialect: Callable[[dict[str, Any]], Reply], complaints: int) -> None:
    async def asked(url: str) -> list[Answered[Counts]]:
        async with model_at(url) as model:
            return [await model.ask(an_ask(user=str(n)), Counts, no_mark_7) for n in range(2)]

    with serving(dialect) as server:
        answers = asyncio.run(asked(server.url))
    assert [answer.requests for answer in answers] == [2, 2]
    assert len(server.requests) == complaints + 4


def only_json_objects(request: dict[str, Any]) -> Reply:
    if "tools" in request:
        return failure(400, "this model does not support tools")
    if request.get("response_format", {}).get("type") == "json_schema":
        return failure(422, "response_format: json_schema is not one of text, json_object")
    return completion(GOOD)


def only_text(request: dict[str, Any]) -> Reply:
    return failure(400, "unknown field response_format") if "response_format" in request else only_json_objects(request)


@pytest.mark.parametrize("dialect", [only_json_objects, only_text])
def test_a_server_without_schemas_gets_the_schema_in_words(dialect: Callable[[dict[str, Any]], Reply]) -> None:
    with serving(dialect) as server:
        assert ask(server).value.place == "Aleppo"
    told = server.requests[-1]["messages"][0]["content"]
    assert told.startswith("Count.\n\n")
    assert '"counts"' in told


@pytest.mark.parametrize("dialect", [newer_dialect, without_schemas, only_json_objects, only_text])
def test_a_dialect_is_remembered_between_runs(tmp_path: Path, dialect: Callable[[dict[str, Any]], Reply]) -> None:
    async def asked(url: str, model: str = "m") -> None:
        async with connect(Server(model, url, KEY, memory=tmp_path), live_tape(), patience=QUICK) as connected:
            await connected.ask(an_ask(), Counts)

    with serving(dialect) as server:
        asyncio.run(asked(server.url))
        complaints = len(server.requests) - 1
        asyncio.run(asked(server.url))
        assert len(server.requests) == complaints + 2
        asyncio.run(asked(server.url, "another model"))
        assert len(server.requests) == 2 * complaints + 3


def test_a_memory_that_was_spoilt_is_learned_anew(tmp_path: Path) -> None:
    memory = DialectMemory(tmp_path, "http://x", "m")
    memory.note(Dialect(form="tools"))
    assert memory.recall() == Dialect(form="tools")
    (file,) = tmp_path.iterdir()
    for spoilt in ("", "[]", '{"form": "verse", "max_completion_tokens": false, "temperature": true}'):
        file.write_text(spoilt)
        assert memory.recall() == Dialect()


def test_a_complaint_that_no_dialect_helps_is_told_and_not_remembered() -> None:
    with serving(failure(400, "temperature, response_format and max_completion_tokens are all wrong")) as server:

        async def asked() -> None:
            async with model_at(server.url) as model:
                for _ in range(2):
                    with pytest.raises(RequestRejected, match="all wrong"):
                        await model.ask(an_ask(), Counts)

        asyncio.run(asked())
    assert ["temperature" in request for request in server.requests] == [True, False] * 2


@pytest.mark.parametrize("url", ["localhost:8080/v1", "ftp://example.org", "http://", "http://a:b", "nonsense"])
def test_a_base_url_that_is_none_is_wrong_usage(url: str) -> None:
    with pytest.raises(UsageError, match="base URL"):
        connect(Server("m", url), live_tape())


def test_the_environments_proxy_is_the_way_to_a_server_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    async def asked() -> Answered[Counts]:
        async with model_at("http://model.invalid/v1") as model:
            return await model.ask(an_ask(), Counts)

    with serving(completion(GOOD)) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url.removeprefix("http://").removesuffix("/v1"))
        monkeypatch.setenv("no_proxy", "")
        assert asyncio.run(asked()).value.place == "Aleppo"


def test_a_server_of_ones_own_is_asked_past_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "127.0.0.1:9")
    with serving(completion(GOOD)) as server:
        assert ask(server).value.place == "Aleppo"


def test_the_key_is_not_shown_with_the_server() -> None:
    assert KEY not in repr(Server("m", api_key=KEY))


def test_importing_the_module_does_not_import_the_client_libraries() -> None:
    code = "import sys, summarizer.model.client; print({'openai', 'instructor', 'tenacity'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
