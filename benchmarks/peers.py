"""One peer's plain recipe for many articles, as its documentation shows it: extraction alone, into a plain schema.

    peers/bin/python benchmarks/peers.py instructor --base-url URL --articles FOLDER --count 200 --concurrency 20

Runs in the peers' own environment (see `peers.txt`) and prints one JSON object: seconds of wall clock and of CPU from
the first request on, start-up left out, and how many articles got an answer.
"""

import argparse
import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field

PROMPT = "Extract the events, actors and figures that the article reports. Copy numbers and quotes as they stand."
MODEL = "m"
Reader = Callable[[str], Awaitable[Any]]


class Happening(BaseModel):
    """One event, with the fields that an Event of brief.json has."""

    type: str = Field(description="what kind of act it is")
    summary: str = Field(description="what happened, in one sentence")
    date: str | None = Field(description="ISO 8601")
    date_precision: Literal["day", "week", "month", "year", "unknown"]
    place: str | None
    actors: list[str] = Field(description="names of those who take part")
    modality: Literal["actual", "planned", "possible", "denied"]
    quote: str = Field(description="the sentence that tells it")


class Someone(BaseModel):
    """One actor."""

    name: str
    kind: Literal["person", "organisation", "company", "country", "government", "group", "media"]
    aliases: list[str]


class Number(BaseModel):
    """One figure, with the fields that a Claim of brief.json has."""

    measured_property: str = Field(description="what is measured: deaths, injuries, losses")
    observation_about: str = Field(description="what is counted")
    bound: Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "plural"]
    value: float | None
    min_value: float | None
    max_value: float | None
    unit_text: str
    observation_date: str | None = Field(description="ISO 8601")
    attributed_to: str = Field(description="who says it")
    quote: str = Field(description="the words of the article that hold it")


class Reading(BaseModel):
    """What one article says."""

    events: list[Happening]
    actors: list[Someone]
    figures: list[Number]


def _messages(text: str) -> Any:
    return [{"role": "system", "content": PROMPT}, {"role": "user", "content": text}]


def raw_http(url: str) -> Reader:
    """The floor: one HTTP client, the schema made once, the answer validated."""
    import httpx2

    client = httpx2.AsyncClient(timeout=60, limits=httpx2.Limits(max_connections=100))
    schema = {"type": "json_schema", "json_schema": {"name": "reading", "schema": Reading.model_json_schema()}}

    async def read(text: str) -> Reading:
        body = {"model": MODEL, "messages": _messages(text), "response_format": schema}
        answer = (await client.post(f"{url}/chat/completions", json=body)).json()
        return Reading.model_validate_json(answer["choices"][0]["message"]["content"])

    return read


def openai_parse(url: str) -> Reader:
    """openai's own `.parse`."""
    import openai

    client = openai.AsyncOpenAI(base_url=url, api_key="none")

    async def read(text: str) -> Any:
        done = await client.chat.completions.parse(model=MODEL, messages=_messages(text), response_format=Reading)
        return done.choices[0].message.parsed

    return read


def instructor(url: str) -> Reader:
    """instructor over openai, in its default mode."""
    import instructor
    import openai

    client = instructor.from_openai(openai.AsyncOpenAI(base_url=url, api_key="none"))

    async def read(text: str) -> Any:
        return await client.chat.completions.create(model=MODEL, messages=_messages(text), response_model=Reading)

    return read


def langchain(url: str) -> Reader:
    """LangChain's `with_structured_output`."""
    from langchain_openai import ChatOpenAI

    model = ChatOpenAI(model=MODEL, base_url=url, api_key="none").with_structured_output(Reading)

    async def read(text: str) -> Any:
        return await model.ainvoke([("system", PROMPT), ("user", text)])

    return read


def pydantic_ai(url: str) -> Reader:
    """pydantic-ai's agent with an output type."""
    from pydantic_ai import Agent
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    model = OpenAIChatModel(MODEL, provider=OpenAIProvider(base_url=url, api_key="none"))
    agent = Agent(model, output_type=Reading, system_prompt=PROMPT)

    async def read(text: str) -> Any:
        return (await agent.run(text)).output

    return read


def langextract(url: str, texts: Sequence[str], concurrency: int) -> int:
    """langextract at its defaults: it runs a pool of threads of its own, and cuts articles into pieces of 1,000
    characters."""
    import langextract as lx
    from langextract import factory

    example = lx.data.ExampleData(
        text="At least 12 people were injured, the mayor of Harlow said.",
        extractions=[lx.data.Extraction("figure", "12 people were injured", attributes={"said_by": "the mayor"})],
    )
    connection = {"base_url": url, "api_key": "none", "max_workers": concurrency}
    found = lx.extract(
        [lx.data.Document(text, document_id=str(i)) for i, text in enumerate(texts)],
        prompt_description=PROMPT,
        examples=[example],
        config=factory.ModelConfig(model_id=MODEL, provider="OpenAILanguageModel", provider_kwargs=connection),
        max_workers=concurrency,
        batch_length=concurrency,
        show_progress=False,
    )
    return sum(bool(document.extractions) for document in found)


READERS: dict[str, Callable[[str], Reader]] = {
    "raw": raw_http,
    "openai": openai_parse,
    "instructor": instructor,
    "langchain": langchain,
    "pydantic-ai": pydantic_ai,
}


async def _gathered(read: Reader, texts: Sequence[str], concurrency: int) -> int:
    places = asyncio.Semaphore(concurrency)

    async def placed(text: str) -> Any:
        async with places:
            return await read(text)

    return sum(answer is not None for answer in await asyncio.gather(*map(placed, texts)))


def measured(peer: str, url: str, texts: Sequence[str], concurrency: int) -> dict[str, float]:
    """Wall and CPU seconds for all texts; imports and a first answer are not counted."""
    if peer == "langextract":
        return _clocked(lambda: langextract(url, texts, concurrency))
    read = READERS[peer](url)

    async def all_of_them() -> dict[str, float]:
        await read(texts[0])
        wall, cpu = time.perf_counter(), time.process_time()
        answered = await _gathered(read, texts, concurrency)
        return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "answered": answered}

    return asyncio.run(all_of_them())


def _clocked(work: Callable[[], int]) -> dict[str, float]:
    for package in ("langextract", "openai"):
        __import__(package)
    wall, cpu = time.perf_counter(), time.process_time()
    answered = work()
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "answered": answered}


def main() -> None:
    """Measures one peer."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("peer", choices=[*READERS, "langextract"])
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--concurrency", type=int, default=20)
    asked = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(asked.articles.glob("*.txt"))[: asked.count]]
    print(json.dumps(measured(asked.peer, asked.base_url, texts, asked.concurrency)))


if __name__ == "__main__":
    main()
