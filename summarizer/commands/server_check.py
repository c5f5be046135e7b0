"""Whether the model's server can be reached, knows key and model, and which way of asking it understands."""

import asyncio
import json
from dataclasses import replace
from datetime import date
from typing import Any

import httpx2

from summarizer.commands.amounts import dollars
from summarizer.commands.check import Check
from summarizer.config import ModelSettings
from summarizer.errors import ModelError, SummarizerError
from summarizer.model.dialect import STANDARD, DialectMemory
from summarizer.model.price import find_price
from summarizer.network import how_to_reach, origin_of
from summarizer.schema.asking import Answer, Answered, Ask

_OPENAI = "https://api.openai.com/v1"
_PATIENCE = 10.0  # seconds for a list of models
_PROBE_PATIENCE = 120.0  # seconds: a server of one's own may load the model first
_SHOWN_MODELS = 5
_BASE_URL = "check OPENAI_BASE_URL, which usually ends in /v1"


class _Ready(Answer):
    """The answer to the probe."""

    ready: bool


def check_server(settings: ModelSettings) -> Check:
    """Asks the server for its list of models, which costs nothing."""
    address = settings.base_url or _OPENAI
    try:
        url = httpx2.URL(address)
        shown = origin_of(url)
        headers = {"authorization": f"Bearer {settings.api_key}"} if settings.api_key else {}
        response = httpx2.get(f"{address.rstrip('/')}/models", headers=headers, timeout=_PATIENCE)
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol):
        return Check("server", "fault", f"OPENAI_BASE_URL is not a web address; give one like {_OPENAI}")
    except UnicodeEncodeError:
        return Check("server", "fault", "OPENAI_API_KEY holds a character that no key has; copy it again")
    except httpx2.HTTPError as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        advice = f"is it running? {_BASE_URL}" if settings.base_url else how_to_reach(shown)
        return Check("server", "fault", f"cannot connect to {shown} ({reason}); {advice}")
    return _told_by(response, shown, settings)


def _told_by(response: httpx2.Response, server: str, settings: ModelSettings) -> Check:
    status = response.status_code
    if status in (401, 403):
        return Check("server", "fault", f"{server} does not accept the key ({status}); check OPENAI_API_KEY")
    known = _models(response)
    if known is None:
        return Check("server", "note", f"{server} answers, but lists no models ({status}); {_BASE_URL}")
    if settings.name in known:
        return Check("server", "ok", f"{server} has the model")
    others = ", ".join(known[:_SHOWN_MODELS]) + (" …" if len(known) > _SHOWN_MODELS else "")
    told = f"{server} does not list {settings.name}; it has {others or 'none'}: set SUMMARIZER_MODEL"
    # a server of one's own may take any name
    return Check("server", "fault" if settings.base_url is None else "note", told)


def _models(response: httpx2.Response) -> list[str] | None:
    """The models' names, None where the response is no list of them."""
    try:
        listed = json.loads(response.content)["data"]
        return [str(model["id"]) for model in listed]
    except (ValueError, KeyError, TypeError):
        return None


def probe_model(settings: ModelSettings) -> Check:
    """Puts one question of a few tokens to the model, past the cache, in the way that a run would."""
    try:
        answered = asyncio.run(_probed(settings))
    except ModelError as error:
        return Check("mode", "fault", f"the probe failed: {error}")
    except SummarizerError as error:
        return Check("mode", "fault", str(error))
    tokens = f"{answered.prompt_tokens} prompt and {answered.completion_tokens} answer tokens"
    return Check("mode", "ok", f"{known_mode(settings)}; the probe took {tokens}{_cost(settings, answered)}")


async def _probed(settings: ModelSettings) -> Answered[_Ready]:
    from summarizer.model.client import Server, connect
    from summarizer.model.patience import Patience
    from summarizer.model.tape import Tape

    ask = Ask(
        prompt="probe",
        version="1",
        prompt_digest="",
        subject="the probe",
        subject_digest="",
        system="Answer in JSON.",
        user='Answer {"ready": true}',
        max_tokens=200,
    )
    server = Server(settings.name, settings.base_url, settings.api_key, timeout=_PROBE_PATIENCE, memory=settings.memory)
    async with connect(server, Tape(), patience=replace(Patience(), tries=1)) as model:
        return await model.ask(ask, _Ready)


def _cost(settings: ModelSettings, answered: Answered[Any]) -> str:
    price = find_price(settings.name, date.today())
    return f", {dollars(price.cost(answered.prompt_tokens, answered.completion_tokens))}" if price else ""


def known_mode(settings: ModelSettings) -> str:
    """How questions are put to this server and model: as an earlier run found it, else as is tried first."""
    if settings.memory is None:
        return STANDARD.form
    url = httpx2.URL(settings.base_url or _OPENAI)
    return DialectMemory(settings.memory, origin_of(url) + url.path, settings.name).recall().form
