"""langextract at its defaults on one article, asked for figures: passages with attributes, and the tokens it took.

    peers/bin/python benchmarks/langextract_figures.py ARTICLE --base-url URL --model NAME [--limit 2000]

Runs in the peers' environment (see `peers.txt`) and prints one JSON object. `--limit` bounds one answer's tokens: a
small model may go on for ever.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import langextract as lx
from langextract import factory

PROMPT = (
    "Extract every figure that the article reports: numbers that count or measure something. Use the article's exact "
    "words for the passage that holds the number. Give the property that is measured, what is counted, who says it, and "
    "the day it is as of."
)
TEXT = (
    "At least 12 people were injured when a ferry struck the pier at Brenholm on Monday, the coast guard said. "
    "The harbour master, Lene Aas, put the damage at $3 million. Four of the 46 passengers are still in hospital."
)


def _figure(words: str, measured: str, subject: str, speaker: str, day: str) -> Any:
    attributes = {"property": measured, "subject": subject, "said_by": speaker, "as_of": day}
    return lx.data.Extraction("figure", words, attributes=attributes)


EXAMPLE = lx.data.ExampleData(
    text=TEXT,
    extractions=[
        _figure("At least 12 people were injured", "injured", "people", "the coast guard", "Monday"),
        _figure("damage at $3 million", "damage", "dollars", "Lene Aas", "Monday"),
        _figure("Four of the 46 passengers", "in hospital", "passengers", "", ""),
        _figure("46 passengers", "aboard", "passengers", "", ""),
    ],
)


class _Counted:
    """The client's `create`, counting what the server says each answer took."""

    def __init__(self, create: Any) -> None:
        self._create = create
        self.requests = self.prompt_tokens = self.completion_tokens = 0

    def __call__(self, **request: Any) -> Any:
        answer = self._create(**request)
        self.requests += 1
        self.prompt_tokens += answer.usage.prompt_tokens
        self.completion_tokens += answer.usage.completion_tokens
        return answer


def extract(text: str, url: str, model: str, limit: int) -> dict[str, Any]:
    """The passages with offsets into the text, and the tokens."""
    connection = {"base_url": url, "api_key": "none", "max_workers": 1}
    config = factory.ModelConfig(model_id=model, provider="OpenAILanguageModel", provider_kwargs=connection)
    asked = factory.create_model(config, examples=[EXAMPLE], use_schema_constraints=True)
    counted = _Counted(asked._client.chat.completions.create)
    asked._client.chat.completions.create = counted
    found = lx.extract(
        text,
        prompt_description=PROMPT,
        examples=[EXAMPLE],
        model=asked,
        max_workers=1,
        show_progress=False,
        language_model_params={"max_output_tokens": limit},
    )
    placed = [e for e in found.extractions or [] if e.char_interval and e.char_interval.start_pos is not None]
    return {
        "requests": counted.requests,
        "prompt_tokens": counted.prompt_tokens,
        "completion_tokens": counted.completion_tokens,
        "unplaced": len(found.extractions or []) - len(placed),
        "figures": [
            {"start": e.char_interval.start_pos, "end": e.char_interval.end_pos, "attributes": e.attributes or {}}
            for e in placed
        ],
    }


def main() -> None:
    """Extracts and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("article", type=Path)
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--limit", type=int, default=2_000)
    asked = parser.parse_args()
    text = asked.article.read_text(encoding="utf-8")
    print(json.dumps(extract(text, asked.base_url, asked.model, asked.limit)))


if __name__ == "__main__":
    main()
